//! What came of an import of several files: one summary for all of them, the refused ones by name.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::{Value, json};

use super::failure::{Failure, read_kind};
use super::import_view::{Imported, LISTED, list_rejected, summary, value, warnings};
use super::output::{Done, warn};
use super::session::Session;
use crate::app::{AppError, ImportReport};

/// So many files and no more are told of one by one.
const TOLD_EACH: usize = 5;

/// So many files and no more are named on the screen for a reason, and so many reasons; JSON has them all.
const NAMED: usize = 20;

/// A file that was refused while others went in.
pub(super) struct Refused {
    file: String,
    kind: &'static str,
    text: String,
}

/// What came of the files so far.
#[derive(Default)]
pub(super) struct Outcome {
    pub done: Vec<Imported>,
    pub refused: Vec<Refused>,
    /// How many files were not looked at, because the user stopped.
    pub not_reached: usize,
}

impl Refused {
    /// A file that can't be read, or may not be for its bad rows; what is wrong with the book itself is given back.
    pub(super) fn new(session: &Session, file: &str, error: AppError) -> Result<Self, AppError> {
        let kind = match &error {
            AppError::Read(error) => read_kind(error),
            AppError::ReadWithin { error, .. } => read_kind(error),
            AppError::BadRows { .. } => "bad_rows",
            _ => return Err(error),
        };
        let mut text = session.texts.error(&error);
        if let Some(option) = session.texts.option_against(&error) {
            text.push(' ');
            text.push_str(&option);
        }
        Ok(Self {
            file: file.to_owned(),
            kind,
            text,
        })
    }
}

impl Outcome {
    /// All files by themselves: those of a folder or zip one after the other.
    fn flat(&mut self, session: &Session) {
        let done = std::mem::take(&mut self.done);
        for imported in done {
            // Files that were named side by side are in none.
            let folder = imported.report.taken_for.as_ref();
            let folder = folder.map(|_| imported.file.trim_end_matches('/'));
            let within = |name: &str| match folder {
                Some(folder) => format!("{folder}/{name}"),
                None => name.to_owned(),
            };
            for refused in &imported.report.refused {
                self.refused.push(Refused {
                    file: within(&refused.file),
                    kind: read_kind(&refused.error),
                    text: session.texts.read_error(&refused.error),
                });
            }
            if imported.report.parts.is_empty() {
                self.done.push(imported);
                continue;
            }
            for (name, report) in &imported.report.parts {
                self.done.push(Imported {
                    file: within(name),
                    report: report.clone(),
                    recognised: None,
                    dry_run: imported.dry_run,
                    terms_days: imported.terms_days,
                });
            }
        }
    }

    /// The document of what was done, with what was refused.
    pub(super) fn value(&self, session: &Session, dry_run: bool) -> Value {
        let mut document = value(session, &self.done, dry_run);
        let refused = self.refused.iter();
        let each = refused.map(|it| json!({ "file": it.file, "kind": it.kind, "text": it.text }));
        document["files_refused"] = each.collect();
        document["files_not_reached"] = self.not_reached.into();
        document
    }

    /// Tells of it all. Gives exit code 3 where something was left out.
    pub(super) fn finish(mut self, session: &Session, dry_run: bool) -> Result<Done, Failure> {
        self.flat(session);
        self.tell_refused(session);
        let is_one = self.done.len() == 1 && self.refused.is_empty();
        let with_rows = self.done.iter().filter(|it| !it.report.rejected.is_empty());
        for imported in with_rows.clone().take(NAMED) {
            if !is_one {
                warn(&format!("{}:", imported.file));
            }
            warn(&list_rejected(session, &imported.report.rejected));
        }
        let more = with_rows.clone().count().saturating_sub(NAMED);
        if more > 0 {
            warn(&session.with("cli-import-more-with-rows", &[("count", more.into())]));
        }
        let banks = self.done.iter().filter_map(|it| it.report.bank.as_ref());
        let leaves_out = with_rows.count() > 0
            || banks.filter(|it| it.leaves_out()).count() > 0
            || !self.refused.is_empty()
            || self.not_reached > 0;
        if self.done.is_empty() {
            let text = match self.not_reached {
                0 => session.texts.get("cli-import-none-imported"),
                _ => session.texts.get("error-stopped"),
            };
            return Err(Failure::Told("nothing_imported", text));
        }
        let code = if leaves_out && !dry_run { 3 } else { 0 };
        let text = || self.text(session, dry_run);
        Ok(Done::either(session.json, || self.value(session, dry_run), text).with_code(code))
    }

    /// Says of each reason once what files it refused.
    fn tell_refused(&self, session: &Session) {
        let mut reasons: Vec<(&str, Vec<&str>)> = Vec::new();
        for refused in &self.refused {
            let has_room = reasons.len() < NAMED;
            match reasons.iter_mut().find(|(text, _)| *text == refused.text) {
                Some((_, files)) => files.push(&refused.file),
                None if has_room => reasons.push((&refused.text, vec![&refused.file])),
                None => {}
            }
        }
        let mut told = 0;
        for (text, files) in &reasons {
            told += files.len();
            let mut names = files[..files.len().min(NAMED)].join(", ");
            let more = files.len().saturating_sub(NAMED);
            if more > 0 {
                names.push_str(&session.with("cli-import-and-more", &[("count", more.into())]));
            }
            warn(&format!("{names}: {text}"));
        }
        let more = self.refused.len() - told;
        if more > 0 {
            warn(&session.with("cli-import-more-refused", &[("count", more.into())]));
        }
    }

    fn text(&self, session: &Session, dry_run: bool) -> String {
        let mut parts: Vec<String> = match self.done.len() <= TOLD_EACH {
            true => self.done.iter().map(|it| summary(session, it)).collect(),
            false => {
                let together = summary(session, &self.all(session, dry_run));
                let mut parts = vec![together];
                parts.extend(self.warnings(session));
                parts
            }
        };
        let mut more = |id: &str, count: usize| {
            if count > 0 {
                parts.push(session.with(id, &[("count", count.into())]));
            }
        };
        more("cli-import-files-refused", self.refused.len());
        more("cli-import-files-not-reached", self.not_reached);
        parts.join("\n\n")
    }

    /// What is in and may be wrong, file by file.
    fn warnings(&self, session: &Session) -> Option<String> {
        let mut room = LISTED;
        let mut lines = Vec::new();
        let mut more = 0;
        for imported in &self.done {
            let mut told = warnings(&session.texts, &imported.report);
            let faults = imported.report.bank.iter().flat_map(|it| &it.faults);
            told.extend(faults.map(|it| session.texts.bank_fault(it)));
            let count = told.len();
            let told: Vec<String> = told.into_iter().take(room).collect();
            more += count - told.len();
            room -= told.len();
            if !told.is_empty() {
                lines.push(format!("{}:", imported.file));
                lines.extend(told.into_iter().map(|text| format!("  {text}")));
            }
        }
        if more > 0 {
            lines.push(session.with("cli-more-rows", &[("count", more.into())]));
        }
        (!lines.is_empty()).then(|| lines.join("\n"))
    }

    /// All files as one, but for the warnings, which say nothing without their file.
    fn all(&self, session: &Session, dry_run: bool) -> Imported {
        let mut report = ImportReport::default();
        for imported in &self.done {
            report.add(&imported.report);
        }
        report.doubts.clear();
        report.suspect_tax_ids.clear();
        report.document_doubts.clear();
        if let Some(bank) = &mut report.bank {
            bank.faults.clear();
            if bank.statements.len() > LISTED {
                bank.statements.clear();
            }
        }
        let places = [("count", self.done.len().into())];
        Imported {
            file: session.with("cli-import-files-in-all", &places),
            report,
            recognised: None,
            dry_run,
            terms_days: self.done.first().map_or(0, |it| it.terms_days),
        }
    }
}

/// Set by Ctrl-C, which ends the import between two files and leaves out the one under way; a second one ends the program.
pub(super) fn stopper() -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM] {
        let at_once =
            signal_hook::flag::register_conditional_shutdown(signal, 130, Arc::clone(&stop));
        let then = signal_hook::flag::register(signal, Arc::clone(&stop));
        // Without them Ctrl-C does what it always does, and no transaction is left half done by that either.
        drop((at_once, then));
    }
    stop
}

/// Whether the user wants to stop.
pub(super) fn is_stopped(stop: &AtomicBool) -> bool {
    stop.load(Ordering::Relaxed)
}
