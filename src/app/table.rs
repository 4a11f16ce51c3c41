//! Tables: their rows are read one after the other and grouped by client. A table of more rows than are to be held in memory
//! is read several times, each time for some of its clients, and goes into the book in one transaction all the same.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::panic::resume_unwind;
use std::sync::mpsc;
use std::thread;

use super::import::{FileRead, ImportOrder, ImportReport, LAST_IMPORT};
use super::merging::ROWS_BETWEEN_LOOKS;
use super::statements::strictly;
use super::{AppError, Book, Result};
use crate::domain::fact::IMPORT;
use crate::domain::tax_id::{self, TaxIdCheck};
use crate::import::{
    Evidence, Group, Groups, ImportRow, Looked, ReadOptions, Recognised, Row, SetAside, Sniffed,
    Source, lists_open_items, look, rows, write_key,
};
use crate::store::StoreError;

/// Rows that are handed over at a time to be grouped.
const ROWS_AT_ONCE: usize = 500;

/// About so many rows are held in memory at once: what fits into some 400 MiB.
const ROWS_HELD: u64 = if cfg!(test) { 5 } else { 1_000_000 };

impl Book {
    /// Reads the rows of a table, if there are not too many of them.
    pub(super) fn read_table(
        &self,
        order: &ImportOrder,
        source: &Source<'_>,
        taken_for: &mut Sniffed,
        watch: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<FileRead> {
        let options = ReadOptions {
            date_order: order.date_order,
            default_currency: order.currency.unwrap_or(self.settings.currency),
            currency_forced: order.currency.is_some(),
            mapping: order.mapping.clone(),
            sheet: order.sheet.clone(),
            remembered: self.remembered()?,
        };
        let recognised = match look(source, &options)? {
            Looked::Table(recognised) => *recognised,
            Looked::Statement(sheet) => {
                taken_for.evidence = Evidence::BankHeadings(sheet.headings());
                let file = sheet.read(&self.bank_options(order));
                return Ok(FileRead::of(strictly(file, order.strict)?));
            }
        };
        let mut report = ImportReport {
            assumptions: recognised.assumptions.clone(),
            ..ImportReport::default()
        };
        let is_put_off = recognised.record_count > ROWS_HELD;
        let groups = match is_put_off {
            true => Vec::new(),
            false => all_rows(&recognised, source, &mut report, watch)?,
        };
        Ok(FileRead {
            recognised: Some(recognised),
            groups,
            report,
            is_put_off,
            ..FileRead::default()
        })
    }

    /// Imports a table that was put off, or with `dry` works out what that would do. All rows of a client are in one part, so
    /// that it comes to the same as if the table were read as a whole.
    pub(super) fn import_large(
        &mut self,
        order: &ImportOrder,
        source: &Source<'_>,
        file: FileRead,
        dry: bool,
        watch: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<(Recognised, ImportReport)> {
        let mut report = file.report;
        let recognised = file.recognised.ok_or(StoreError::Stopped)?;
        let count = recognised.record_count;
        let parts = count.div_ceil(ROWS_HELD);
        let total = parts * count;
        let mut merge = self.merging(order, &[])?;
        merge.assumed.lists_open_items = true;
        let batch = self.new_batch(IMPORT);
        let mut unlisted = BTreeMap::new();
        let mut trouble = None;
        let done = self.store.record_much(&batch, &mut |work| {
            for number in 0..parts {
                let part = Part { number, parts };
                let read = number * count;
                let groups = part
                    .read(&recognised, source, &mut report, &mut |row| {
                        watch(read + row, total)
                    })
                    .map_err(|error| {
                        trouble = Some(error);
                        StoreError::Stopped
                    })?;
                merge.assumed.lists_open_items &= lists_open_items(&groups);
                let mut look = |_| watch(read + count, total);
                merge.record_part(work, groups, &mut report, &mut unlisted, &mut look)?;
            }
            let refuses = order.strict && !report.rejected.is_empty();
            if dry || refuses || !report.changes_anything() {
                return Err(StoreError::Stopped);
            }
            work.put_setting(LAST_IMPORT, &merge.bench.now.to_string())
        });
        if let Some(trouble) = trouble {
            return Err(trouble);
        }
        if merge.assumed.lists_open_items {
            report.no_longer_listed = unlisted.into_values().flatten().collect();
        }
        if order.strict && !dry && !report.rejected.is_empty() {
            let report = Box::new(report);
            return Err(AppError::BadRows { report });
        }
        match done {
            Err(StoreError::Stopped) if dry || !report.changes_anything() => {}
            other => other?,
        }
        if !dry {
            self.remember(vec![recognised.mapping()], merge.bench.now)?;
        }
        Ok((recognised, report))
    }
}

/// All rows of a table by debtor, however many.
pub(super) fn all_rows(
    recognised: &Recognised,
    source: &Source<'_>,
    report: &mut ImportReport,
    watch: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<Vec<Group>> {
    let total = 2 * recognised.record_count;
    let whole = Part {
        number: 0,
        parts: 1,
    };
    whole.read(recognised, source, report, &mut |read| watch(read, total))
}

/// Some of the debtors of a table.
#[derive(Clone, Copy)]
struct Part {
    number: u64,
    parts: u64,
}

impl Part {
    /// The rows about its debtors, by debtor. What else the table has is told with the first part. `watch` says whether to go
    /// on.
    fn read(
        self,
        recognised: &Recognised,
        source: &Source<'_>,
        report: &mut ImportReport,
        watch: &mut dyn FnMut(u64) -> bool,
    ) -> Result<Vec<Group>> {
        let mut rows = rows(recognised, source)?;
        let mut key = String::new();
        let groups = grouped(|give| {
            let mut read = 0;
            for row in rows.by_ref() {
                read += 1;
                if read % ROWS_BETWEEN_LOOKS == 0 && !watch(read) {
                    return Err(StoreError::Stopped.into());
                }
                match row? {
                    Row::Read(row) if self.has(&row, &mut key) => give(row),
                    Row::Rejected(rejection) if self.is_first() => report.rejected.push(rejection),
                    Row::Read(_) | Row::Rejected(_) => {}
                }
            }
            Ok(())
        })?;
        if self.is_first() {
            report.doubts = rows.doubts().to_vec();
            report.set_aside = rows.counts().clone();
            let repeated = rows.set_aside().iter();
            let repeated = repeated.filter(|(_, what)| *what == SetAside::Repeated);
            report.repeated_lines = repeated.map(|(line, _)| *line).collect();
        }
        let suspect = groups.iter().filter_map(suspect_tax_id);
        report.suspect_tax_ids.extend(suspect);
        Ok(groups)
    }

    fn is_first(self) -> bool {
        self.number == 0
    }

    fn has(self, row: &ImportRow, key: &mut String) -> bool {
        if self.parts == 1 {
            return true;
        }
        key.clear();
        write_key(key, &row.debtor);
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        hasher.finish() % self.parts == self.number
    }
}

/// Name and tax id of a debtor whose tax id can't be right.
fn suspect_tax_id(group: &Group) -> Option<(String, String)> {
    let details = &group.details;
    let tax_id = details.tax_id.clone()?;
    if tax_id::check(&tax_id) != TaxIdCheck::Fails {
        return None;
    }
    let name = details.name.clone().or_else(|| details.code.clone());
    Some((name.unwrap_or_default(), tax_id))
}

/// Collects the rows that `read` gives by debtor, in a thread of its own, so that reading need not wait for it.
fn grouped(read: impl FnOnce(&mut dyn FnMut(Box<ImportRow>)) -> Result<()>) -> Result<Vec<Group>> {
    let (to_groups, given) = mpsc::channel::<Vec<Box<ImportRow>>>();
    thread::scope(|scope| {
        let grouping = scope.spawn(move || {
            let mut groups = Groups::default();
            for row in given.into_iter().flatten() {
                groups.add(*row);
            }
            groups.finish()
        });
        let mut some = Vec::with_capacity(ROWS_AT_ONCE);
        let done = read(&mut |row| {
            some.push(row);
            if some.len() == ROWS_AT_ONCE {
                let full = std::mem::replace(&mut some, Vec::with_capacity(ROWS_AT_ONCE));
                // Nobody takes rows any more only when grouping came to grief, which joining tells.
                let _ = to_groups.send(full);
            }
        });
        let _ = to_groups.send(some);
        drop(to_groups);
        let groups = grouping.join().unwrap_or_else(|grief| resume_unwind(grief));
        done.map(|()| groups)
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that panics fails")]
mod tests {
    use std::path::{Path, PathBuf};
    use std::sync::Arc;

    use super::*;
    use crate::app::Settings;
    use crate::clock::Clock;
    use crate::domain::account::Account;
    use crate::domain::limits::ContactRules;
    use crate::domain::money::Currency;
    use crate::store::sqlite::Access;

    /// What the book says of every client after an import, and how the import was told; nothing if the file was refused.
    fn imported(path: &Path) -> Option<(Vec<String>, String)> {
        let folder = tempfile::tempdir().unwrap();
        let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let now = day.and_hms_opt(10, 0, 0).unwrap();
        let settings = Settings {
            clock: Clock::Fixed(now),
            policy: crate::config::Config::default().policy(),
            interest: Default::default(),
            limits: Arc::new(ContactRules::default()),
            author: "test".into(),
            window: "test".into(),
            currency: Currency::EUR,
            tax_ids: Vec::new(),
            paid_at_once: Default::default(),
        };
        let book = folder.path().join("book.db");
        let mut book = Book::open(&book, Access::Create, settings.clone()).unwrap();
        let order = ImportOrder {
            path: path.to_owned(),
            also: Vec::new(),
            date_order: Some(crate::import::DateOrder::DayMonthYear),
            currency: None,
            mapping: Vec::new(),
            sheet: None,
            strict: false,
            terms_days: 30,
        };
        let report = book.import(&order, &mut |_, _| true).ok()?;
        let mut clients = Vec::new();
        let mut note = |entries: &[crate::domain::fact::Entry]| {
            let account = Account::at(entries, now, &settings.policy);
            let invoices = account
                .invoices
                .iter()
                .map(|it| format!("{} {:?} {:?}", it.number, it.total, it.balance()));
            let mut invoices: Vec<String> = invoices.collect();
            invoices.sort();
            clients.push(format!("{:?} {invoices:?}", account.details));
        };
        book.store()
            .each_chain(&mut |_, entries| {
                note(entries);
                Ok(true)
            })
            .unwrap();
        clients.sort();
        let told = format!(
            "{} new invoices, {} left out, {:?}",
            report.invoices_added,
            report.rejected.len(),
            report.set_aside
        );
        Some((clients, told))
    }

    fn fixtures() -> Vec<PathBuf> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import");
        let files = std::fs::read_dir(folder).unwrap();
        let mut files: Vec<PathBuf> = files.map(|it| it.unwrap().path()).collect();
        files.sort();
        files
    }

    /// In these tests a part has about five rows. A folder is read as a whole.
    #[test]
    fn a_table_that_goes_in_part_by_part_comes_to_the_same() {
        let mut compared = 0;
        for file in fixtures() {
            let folder = tempfile::tempdir().unwrap();
            let name = file.file_name().unwrap();
            std::fs::copy(&file, folder.path().join(name)).unwrap();
            let in_parts = imported(&file);
            let whole = imported(folder.path());
            assert_eq!(in_parts, whole, "{}", file.display());
            compared += usize::from(whole.is_some());
        }
        assert!(compared > 30, "{compared}");
    }
}
