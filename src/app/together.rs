//! Several files as one import: a folder, a zip, or files that go in together or not at all. They are read one after the
//! other, and all that they say is recorded in one transaction.

use std::path::Path;
use std::sync::Arc;

use super::import::{FileRead, ImportOrder, ImportReport, LAST_IMPORT};
use super::table::all_rows;
use super::{AppError, Book, Result};
use crate::domain::fact::IMPORT;
use crate::import::einvoice::turn;
use crate::import::{Family, Format, Group, Mapping, Members, ReadError, Sniffed, Source, sniff};
use crate::store::StoreError;

/// A file of an import of several that was refused.
#[derive(Debug, Clone)]
pub struct RefusedFile {
    /// Its name.
    pub file: String,
    /// Why.
    pub error: Arc<ReadError>,
}

impl PartialEq for RefusedFile {
    fn eq(&self, other: &Self) -> bool {
        self.file == other.file && self.error.to_string() == other.error.to_string()
    }
}

impl Eq for RefusedFile {}

/// A file that was read, and not recorded yet.
struct Part {
    name: String,
    file: FileRead,
    /// Whose turn it is, the smallest first.
    turn: (bool, u8),
}

/// Whether an order is about several files; what the first is taken for, if it is a folder or zip.
pub(super) fn together(order: &ImportOrder) -> Result<Option<Option<Sniffed>>> {
    if !order.also.is_empty() {
        return Ok(Some(None));
    }
    let taken_for = sniff(&Source::File(&order.path))?;
    let is_archive = taken_for.format.family() == Family::Archive;
    Ok(is_archive.then_some(Some(taken_for)))
}

impl Book {
    /// Imports several files, or the whole book that they are.
    pub(super) fn import_several(
        &mut self,
        order: &ImportOrder,
        taken_for: Option<Sniffed>,
        dry: bool,
        watch: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<ImportReport> {
        match taken_for {
            Some(taken_for) if taken_for.format == Format::Book => {
                self.import_book(&order.path, taken_for, dry)
            }
            taken_for => self.import_together(order, taken_for, dry, watch),
        }
    }

    /// Imports several files in one transaction, or with `dry` works out what that would do.
    fn import_together(
        &mut self,
        order: &ImportOrder,
        taken_for: Option<Sniffed>,
        dry: bool,
        watch: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<ImportReport> {
        let (mut parts, refused) = self.read_parts(order, watch)?;
        let merges = parts
            .iter()
            .map(|part| self.merging(order, &part.file.groups))
            .collect::<Result<Vec<_>>>()?;
        let batch = self.new_batch(IMPORT);
        let count = parts.len() as u64;
        let now = self.now();
        let mut stopped = false;
        let mut refuses = false;
        let mut changes = false;
        let mut tells_of_invoices = false;
        let mut work_through = |work: &mut dyn crate::store::Recording| {
            for (at, (part, merge)) in (0..).zip(parts.iter_mut().zip(&merges)) {
                part.file.record(work, merge, &mut |_| {
                    stopped = !watch(count + at, 2 * count);
                    !stopped
                })?;
                refuses |= order.strict && !part.file.report.rejected.is_empty();
                changes |= part.file.report.changes_anything();
                tells_of_invoices |= part.file.bank.is_none();
            }
            if dry || refuses || !changes {
                return Err(StoreError::Stopped);
            }
            if !tells_of_invoices {
                return Ok(());
            }
            work.put_setting(LAST_IMPORT, &now.to_string())
        };
        let done = match dry {
            true => self.store.record(&batch, &mut work_through),
            false => self.store.record_much(&batch, &mut work_through),
        };
        let mappings: Vec<Mapping> = parts
            .iter()
            .filter_map(|it| it.file.recognised.as_ref())
            .map(|it| it.mapping())
            .collect();
        let report = combined(parts, refused, taken_for);
        if refuses && !dry {
            let report = Box::new(report);
            return Err(AppError::BadRows { report });
        }
        match done {
            Err(StoreError::Stopped) if !stopped && (dry || !changes) => {}
            other => other?,
        }
        if !dry {
            self.remember(mappings, now)?;
        }
        Ok(report)
    }

    fn read_parts(
        &self,
        order: &ImportOrder,
        watch: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<(Vec<Part>, Vec<RefusedFile>)> {
        let also = order.also.iter().map(|path| path.as_path());
        let paths: Vec<&Path> = std::iter::once(order.path.as_path()).chain(also).collect();
        let mut members = Members::of(&paths)?;
        let count = members.len() as u64;
        let mut pile = self.pile(&members.paths());
        let mut parts = Vec::new();
        let mut refused = Vec::new();
        for at in 0..members.len() {
            if !watch(at as u64, 2 * count) {
                return Err(StoreError::Stopped.into());
            }
            let name = members.name(at).to_owned();
            if let Some(ahead) = pile.take() {
                parts.push(Part {
                    turn: (pays(&ahead.groups), ahead.turn),
                    name,
                    file: FileRead {
                        groups: ahead.groups,
                        report: ahead.report,
                        ..FileRead::default()
                    },
                });
                continue;
            }
            pile.pass();
            let content = members.open(at);
            let mut its_turn = 0;
            let read = content.map_err(AppError::from).and_then(|content| {
                let source = content.source(&name);
                its_turn = turn(&source);
                let mut watch = |_, _| watch(at as u64, 2 * count);
                let mut file = self.read(order, &source, &mut watch)?;
                if let Some(recognised) = file.recognised.as_ref().filter(|_| file.is_put_off) {
                    file.groups = all_rows(recognised, &source, &mut file.report, &mut watch)?;
                }
                Ok(file)
            });
            match read {
                Ok(file) => parts.push(Part {
                    turn: (pays(&file.groups), its_turn),
                    name,
                    file,
                }),
                Err(AppError::Read(error)) if order.strict => {
                    let error = Box::new(error);
                    return Err(AppError::ReadWithin { file: name, error });
                }
                Err(AppError::Read(error)) => refused.push(RefusedFile {
                    file: name,
                    error: Arc::new(error),
                }),
                Err(error) => return Err(error),
            }
        }
        if parts.is_empty() {
            return Err(ReadError::NothingInside {
                refused: refused.len(),
                first: refused
                    .first()
                    .map(|it| (it.file.clone(), Arc::clone(&it.error))),
            }
            .into());
        }
        // Payments and corrections are of invoices that another of the files may bring.
        parts.sort_by_key(|part| part.turn);
        Ok((parts, refused))
    }
}

/// Whether a file is a list of payments.
fn pays(groups: &[Group]) -> bool {
    groups.iter().any(|group| !group.payments.is_empty())
}

/// One report for all.
fn combined(
    parts: Vec<Part>,
    refused: Vec<RefusedFile>,
    taken_for: Option<Sniffed>,
) -> ImportReport {
    let mut report = ImportReport::default();
    for part in &parts {
        report.add(&part.file.report);
    }
    report.taken_for = taken_for;
    report.refused = refused;
    report.parts = parts
        .into_iter()
        .map(|it| (it.name, it.file.report))
        .collect();
    report
}
