//! Messages to many clients, and the outbox: looked at, sent, printed, recorded, sent once more.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::super::message::{Message, Posted, PrintedLetters, SentAgain};
use super::super::model::Printed;
use super::Sender;
use crate::app::{
    AppError, BulkOrder, BulkOutcome, BulkReport, Handled, Progress, Scribe, SendOrder, Sent,
};
use crate::domain::fact::BatchId;
use crate::domain::order::Refusal;
use crate::domain::queue::Filter;
use crate::i18n::Place;
use crate::post::Password;
use crate::print::{Format, PrintError, Sheet, file_name};
use crate::store::DebtorId;

/// How the names of letters begin, before the client and the day.
const LETTER: &str = "letter";

impl Sender {
    /// What clients would get, or why nothing.
    pub(super) fn prepare(&mut self, debtors: Vec<DebtorId>, order: &BulkOrder) -> Posted {
        let debtors = match debtors.is_empty() {
            false => Ok(debtors),
            true => self.book.due_by_email(&Filter::default(), None),
        };
        let scribe = self.scribe();
        let candidates = debtors.and_then(|debtors| {
            let each = debtors.into_iter();
            each.map(|debtor| self.book.candidate(debtor, order, &scribe))
                .collect()
        });
        match candidates {
            Ok(candidates) => Posted::Prepared(candidates),
            Err(error) => Posted::NotSent(self.texts.error(&error)),
        }
    }

    pub(super) fn send_each(
        &mut self,
        debtors: &[DebtorId],
        order: &BulkOrder,
        typed: Option<Password>,
        send: &mut dyn FnMut(Message),
    ) -> Posted {
        let (mut postman, password) = match self.postman(typed) {
            Ok(found) => found,
            Err(posted) => return posted,
        };
        let stop = Arc::clone(&self.stop);
        stop.store(false, Ordering::Relaxed);
        let scribe = self.scribe();
        let mut watch = |progress: &Progress<'_>| {
            send(Message::Posted(Box::new(Posted::Going(progress.done))));
            !stop.load(Ordering::Relaxed)
        };
        let report = self
            .book
            .send_each(debtors, order, &scribe, &mut postman, &mut watch);
        if report.count("sent") > 0 {
            self.password = password;
        }
        Posted::Mailed(report)
    }

    /// Writes letters: into one PDF when the name is that of one, else each into a folder.
    pub(super) fn print(
        &mut self,
        debtors: &[DebtorId],
        order: &BulkOrder,
        path: &Path,
        send: &mut dyn FnMut(Message),
    ) -> Posted {
        let mut done = PrintedLetters {
            path: path.to_owned(),
            ..PrintedLetters::default()
        };
        let together = Format::of(path) == Some(Format::Pdf);
        let mut pages = Vec::new();
        if let Err(problem) = self.room_for(path, together) {
            done.problem = Some(problem);
            return Posted::Printed(done);
        }
        let stop = Arc::clone(&self.stop);
        stop.store(false, Ordering::Relaxed);
        let scribe = self.scribe();
        for (place, debtor) in debtors.iter().enumerate() {
            send(Message::Posted(Box::new(Posted::Going(place))));
            if stop.load(Ordering::Relaxed) {
                break;
            }
            match self.letter(*debtor, order, &scribe, (path, together)) {
                Ok((letter, page)) => {
                    done.letters.push(letter);
                    pages.extend(page);
                }
                Err(why) => done.left_out.push((*debtor, why)),
            }
        }
        if together && !pages.is_empty() {
            let title = self.texts.get("mailing-letters-title");
            let made = self.press.pdf_of_pages(&pages, &title, self.book.now());
            let kept = made.and_then(|page| Sheet::lay(path, page, false)?.keep());
            if let Err(error) = kept {
                done.letters.clear();
                done.problem = Some(error.told(&self.texts));
            }
        }
        Posted::Printed(done)
    }

    /// Whether something can be written there: nothing takes the place of a file that exists.
    fn room_for(&self, path: &Path, together: bool) -> Result<(), String> {
        if together && path.symlink_metadata().is_ok() {
            return Err(PrintError::Exists(path.to_owned()).told(&self.texts));
        }
        if together {
            return Ok(());
        }
        std::fs::create_dir_all(path).map_err(|error| {
            let (path, problem) = (path.to_owned(), error.to_string());
            PrintError::File { path, problem }.told(&self.texts)
        })
    }

    /// A client's letter, with its page when all of them go into one file; else it is written.
    fn letter(
        &self,
        debtor: DebtorId,
        order: &BulkOrder,
        scribe: &dyn Scribe,
        (path, together): (&Path, bool),
    ) -> Result<(Printed, Option<String>), String> {
        let in_words = |error: AppError| self.texts.error(&error);
        let candidate = self.book.candidate(debtor, order, scribe);
        let candidate = candidate.map_err(in_words)?;
        let today = self.book.now().date();
        let ready = candidate
            .what
            .map_err(|skip| self.texts.skip(&skip, today))?;
        let file = self.book.debtor(debtor).map_err(in_words)?;
        let told = |error: PrintError| error.told(&self.texts);
        let html = self
            .press
            .letter_html(&file, &ready.message, self.book.now());
        let html = html.map_err(told)?;
        let letter = Printed {
            debtor,
            message: Box::new(ready.message),
            exception: ready.exception,
        };
        if together {
            return Ok((letter, Some(html)));
        }
        let name = file_name(&self.texts, LETTER, &candidate.code, today, Format::Pdf);
        let page = self.press.pdf(&html, self.book.now()).map_err(told)?;
        let sheet = Sheet::lay(&path.join(name), page, false);
        sheet.and_then(Sheet::keep).map_err(told)?;
        Ok((letter, None))
    }

    /// Records letters as sent: the user says so.
    pub(super) fn record_sent(
        &mut self,
        letters: Vec<Printed>,
        send: &mut dyn FnMut(Message),
    ) -> Posted {
        let mut report = BulkReport::default();
        for (place, letter) in letters.into_iter().enumerate() {
            send(Message::Posted(Box::new(Posted::Going(place))));
            let Printed {
                debtor,
                message,
                exception,
            } = letter;
            let order = SendOrder {
                debtor,
                message: (*message).clone(),
                parts: Vec::new(),
                exception,
                kept: None,
                keep: false,
                as_of: None,
                draft: false,
            };
            if let Err(error) = self.book.sent_elsewhere(&order) {
                report.left.push(debtor);
                report.stopped = Some(crate::app::Stopped::ByBook(error));
                continue;
            }
            report.handled.push(Handled {
                debtor,
                code: String::new(),
                name: String::new(),
                message: Some(*message),
                attachments: Vec::new(),
                outcome: BulkOutcome::Sent(String::new()),
            });
        }
        Posted::Mailed(report)
    }

    /// Sends a message of the outbox once more, with what comes with it as it is today.
    pub(super) fn again(
        &mut self,
        id: BatchId,
        reason: Option<String>,
        typed: Option<Password>,
    ) -> Posted {
        let (mut postman, password) = match self.postman(typed) {
            Ok(found) => found,
            Err(posted) => return posted,
        };
        let told = |this: &Self, error: &AppError| Posted::NotSent(this.texts.error(error));
        let kept = match self.book.kept_message(&id.to_string()) {
            Ok(kept) => kept,
            Err(error) => return told(self, &error),
        };
        let parts = match self.parts(kept.debtor, &kept.outgoing.message) {
            Ok(parts) => parts,
            Err(problem) => return Posted::NotSent(problem),
        };
        let order = SendOrder {
            debtor: kept.debtor,
            message: kept.outgoing.message,
            parts,
            exception: reason.or(kept.outgoing.exception),
            kept: Some(id),
            keep: true,
            as_of: None,
            draft: false,
        };
        match self.book.send(&order, &mut postman) {
            Ok(Sent::Confirmed { .. }) => {
                self.password = password;
                let name = self.name_of(kept.debtor);
                Posted::Again(SentAgain::Sent(kept.debtor, name))
            }
            Ok(Sent::Failed { error, .. }) => self.not_sent(&error),
            Ok(Sent::Unknown { problem, .. }) => {
                let places = [("problem", Place::from(problem))];
                Posted::NotSent(self.texts.with("writing-unknown", &places))
            }
            Err(AppError::Refused(refusal @ Refusal::BeyondLimits(_))) => {
                let why = self.texts.error(&AppError::Refused(refusal));
                Posted::Again(SentAgain::ReasonWanted(why))
            }
            Err(error) => told(self, &error),
        }
    }

    fn name_of(&self, debtor: DebtorId) -> String {
        let file = self.book.debtor(debtor);
        let name = |file: crate::app::DebtorFile| file.account.details.display_name().to_owned();
        file.map(name).unwrap_or_default()
    }
}
