//! Importing: a file is recognised, its rows become facts, and all of it is recorded in one transaction, or nothing.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::documents::{Taking, read_documents};
use super::merging::Merging;
use super::statements::{BankReport, put_statements};
use super::together::{RefusedFile, together};
use super::{Book, Result};
use crate::app::AppError;
use crate::domain::fact::IMPORT;
use crate::domain::money::{Currency, Money};
use crate::import::bank::BankFile;
use crate::import::einvoice::Doubt;
use crate::import::{
    Assumed, Assumption, DateOrder, Family, Field, Foreign, Group, MOST_REMEMBERED, ReadError,
    Recognised, RowRejection, SetAside, Sniffed, Source, lists_open_items, sniff,
};
use crate::store::{Recording, StoreError};

/// The setting that tells when something was last imported.
pub(super) const LAST_IMPORT: &str = "last_import_at";

/// What to import, and how.
#[derive(Debug, Clone)]
pub struct ImportOrder {
    /// The file, folder or zip.
    pub path: PathBuf,
    /// Files that go in together with it, or not at all.
    pub also: Vec<PathBuf>,
    /// The order of numeric dates, if it is known.
    pub date_order: Option<DateOrder>,
    /// The currency of all amounts, whatever the file says.
    pub currency: Option<Currency>,
    /// Fields put to columns by the user.
    pub mapping: Vec<(Field, String)>,
    /// The sheet of a workbook, by name or number; else the one that looks most like invoices.
    pub sheet: Option<String>,
    /// Whether one bad row refuses the whole file.
    pub strict: bool,
    /// Days from issue to due date when the file names neither.
    pub terms_days: u32,
}

/// What was recognised in a file, and what its import would do.
#[derive(Debug)]
pub struct Preview {
    /// The columns that were recognised, in a table.
    pub recognised: Option<Recognised>,
    /// What would be done.
    pub report: ImportReport,
}

/// What an import did, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// What the file was taken for, and why.
    pub taken_for: Option<Sniffed>,
    /// What each file came to, where several were imported as one.
    pub parts: Vec<(String, ImportReport)>,
    /// The files of those that were refused.
    pub refused: Vec<RefusedFile>,
    /// What a statement of the bank came to, if the file is one.
    pub bank: Option<BankReport>,
    /// Debtors that the book did not have.
    pub debtors_added: u64,
    /// Debtors whose details, type or tags changed.
    pub debtors_updated: u64,
    /// Invoices that the book did not have.
    pub invoices_added: u64,
    /// Invoices that the book had otherwise.
    pub invoices_updated: u64,
    /// Invoices that the book had just so.
    pub invoices_unchanged: u64,
    /// Payments that the book did not have.
    pub payments_added: u64,
    /// Credit notes on invoices that the book did not have.
    pub credit_notes_added: u64,
    /// Payments that the book counted already, and of which the day is known now.
    pub payments_detailed: u64,
    /// Invoices paid with money that persons had written down before.
    pub credits_used: u64,
    /// Open invoices of the book that a list of open ones leaves out: paid since, perhaps. The book keeps them as they are.
    pub no_longer_listed: Vec<Unlisted>,
    /// Debtors whose data were erased on request, by code: the file names them, and that was left out.
    pub erased: Vec<String>,
    /// New debtors that are alike somebody erased who has another code: the new one, and the erased one.
    pub like_erased: Vec<(String, String)>,
    /// Rows that were left out, and why; of very many, the first.
    pub rejected: Vec<RowRejection>,
    /// How many more were left out.
    pub rejected_beyond: u64,
    /// What the file does not say and was taken for granted.
    pub assumptions: Vec<Assumption>,
    /// What was left out of rows that are in all the same.
    pub doubts: Vec<RowRejection>,
    /// Electronic documents that are in and may be wrong.
    pub document_doubts: Vec<DocumentDoubt>,
    /// Names and tax ids of debtors whose tax id fails its check digit; of very many, the first.
    pub suspect_tax_ids: Vec<(String, String)>,
    /// How many more of these there are.
    pub suspect_beyond: u64,
    /// Rows that are no invoices, by what they are.
    pub set_aside: BTreeMap<SetAside, u64>,
    /// The lines of rows that repeat an earlier one to the letter; of very many, the first.
    pub repeated_lines: Vec<u64>,
}

/// An electronic document that is in, and what may be wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentDoubt {
    /// The line on which it begins, counted from 1.
    pub line: u64,
    /// Its number.
    pub number: String,
    /// What may be wrong.
    pub doubt: Doubt,
}

/// An open invoice of the book that a list of open ones no longer has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unlisted {
    /// The code of the debtor, or what else stands for it.
    pub debtor: String,
    /// The debtor's name.
    pub name: String,
    /// The number of the invoice.
    pub number: String,
    /// What is open of it.
    pub balance: Money,
}

/// Puts what there is room for to what is remembered, and gives back how many were too many.
fn keep<T>(kept: &mut Vec<T>, more: impl IntoIterator<Item = T>) -> u64 {
    let mut beyond = 0;
    for it in more {
        if kept.len() < MOST_REMEMBERED {
            kept.push(it);
        } else {
            beyond += 1;
        }
    }
    beyond
}

impl ImportReport {
    /// Takes in the figures of another report.
    pub fn add(&mut self, other: &Self) {
        self.debtors_added += other.debtors_added;
        self.debtors_updated += other.debtors_updated;
        self.invoices_added += other.invoices_added;
        self.invoices_updated += other.invoices_updated;
        self.invoices_unchanged += other.invoices_unchanged;
        self.payments_added += other.payments_added;
        self.payments_detailed += other.payments_detailed;
        self.credit_notes_added += other.credit_notes_added;
        self.credits_used += other.credits_used;
        self.document_doubts
            .extend_from_slice(&other.document_doubts);
        self.no_longer_listed
            .extend_from_slice(&other.no_longer_listed);
        self.erased.extend_from_slice(&other.erased);
        self.like_erased.extend_from_slice(&other.like_erased);
        self.note_rejected(other.rejected.iter().cloned());
        self.rejected_beyond += other.rejected_beyond;
        self.doubts.extend_from_slice(&other.doubts);
        self.note_suspect(other.suspect_tax_ids.iter().cloned());
        self.suspect_beyond += other.suspect_beyond;
        self.repeated_lines.extend_from_slice(&other.repeated_lines);
        if let Some(bank) = &other.bank {
            self.bank.get_or_insert_default().add(bank);
        }
        for assumption in &other.assumptions {
            if !self.assumptions.contains(assumption) {
                self.assumptions.push(assumption.clone());
            }
        }
        for (what, count) in &other.set_aside {
            *self.set_aside.entry(*what).or_insert(0) += count;
        }
    }

    /// Takes in rows that were left out: of very many the first, the others are counted.
    pub(super) fn note_rejected(&mut self, rows: impl IntoIterator<Item = RowRejection>) {
        self.rejected_beyond += keep(&mut self.rejected, rows);
    }

    /// Takes in tax ids that fail their check digit: of very many the first, the others are counted.
    pub(super) fn note_suspect(&mut self, found: impl IntoIterator<Item = (String, String)>) {
        self.suspect_beyond += keep(&mut self.suspect_tax_ids, found);
    }

    /// How many rows were left out.
    #[must_use]
    pub fn rejected_count(&self) -> u64 {
        self.rejected.len() as u64 + self.rejected_beyond
    }

    /// How many rows repeat an earlier one to the letter.
    #[must_use]
    pub fn repeated(&self) -> u64 {
        self.set_aside
            .get(&SetAside::Repeated)
            .copied()
            .unwrap_or(0)
    }

    /// Whether the book was changed.
    pub fn changes_anything(&self) -> bool {
        self.debtors_added
            + self.debtors_updated
            + self.invoices_added
            + self.invoices_updated
            + self.payments_added
            + self.credit_notes_added
            + self.payments_detailed
            + self.credits_used
            + self.bank.as_ref().map_or(0, |bank| bank.added)
            > 0
    }
}

impl Book {
    /// Recognises a file and works out what importing it would do. The book is not changed.
    ///
    /// # Errors
    /// When the file is refused or can't be read.
    pub fn preview_import(
        &mut self,
        order: &ImportOrder,
        watch: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<Preview> {
        if let Some(taken_for) = together(order)? {
            let report = self.import_several(order, taken_for, true, watch)?;
            let recognised = None;
            return Ok(Preview { recognised, report });
        }
        let source = Source::File(&order.path);
        let mut file = self.read(order, &source, watch)?;
        if file.is_put_off {
            let (recognised, report) = self.import_large(order, &source, file, true, watch)?;
            let recognised = Some(recognised);
            return Ok(Preview { recognised, report });
        }
        let batch = self.new_batch(IMPORT);
        let merge = self.merging(order, &file.groups)?;
        let done = self.store.record(&batch, &mut |work| {
            file.record(work, &merge, &mut |_| true)?;
            Err(StoreError::Stopped)
        });
        let (recognised, report) = (file.recognised, file.report);
        match done {
            Err(StoreError::Stopped) | Ok(()) => Ok(Preview { recognised, report }),
            Err(error) => Err(error.into()),
        }
    }

    /// Imports a file. `watch` is told rows done and rows in all from time to time; when it says `false`, nothing is
    /// imported.
    ///
    /// # Errors
    /// When the file is refused, can't be read, has bad rows although none are wanted, or the book can't be written.
    pub fn import(
        &mut self,
        order: &ImportOrder,
        watch: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<ImportReport> {
        if let Some(taken_for) = together(order)? {
            return self.import_several(order, taken_for, false, watch);
        }
        let source = Source::File(&order.path);
        let mut file = self.read(order, &source, watch)?;
        if file.is_put_off {
            let (_, report) = self.import_large(order, &source, file, false, watch)?;
            return Ok(report);
        }
        let batch = self.new_batch(IMPORT);
        let merge = self.merging(order, &file.groups)?;
        let total = file.recognised.as_ref().map_or(1, |it| it.record_count);
        let strict = order.strict;
        let mut stopped = false;
        let done = self.store.record_much(&batch, &mut |work| {
            file.record(work, &merge, &mut |rows| {
                stopped = !watch(total + rows, 2 * total);
                !stopped
            })?;
            let refused = strict && !file.report.rejected.is_empty();
            if refused || !file.report.changes_anything() {
                return Err(StoreError::Stopped);
            }
            if file.bank.is_some() {
                return Ok(());
            }
            work.put_setting(LAST_IMPORT, &merge.bench.now.to_string())
        });
        let (recognised, report) = (file.recognised, file.report);
        if strict && !report.rejected.is_empty() {
            let report = Box::new(report);
            return Err(AppError::BadRows { report });
        }
        match done {
            Err(StoreError::Stopped) if !stopped && !report.changes_anything() => {}
            other => other?,
        }
        // A statement says nothing of how old the invoices are that one has.
        if report.bank.is_some() {
            return Ok(report);
        }
        let mapping = recognised.map(|it| it.mapping());
        self.remember(mapping.into_iter().collect(), merge.bench.now)?;
        Ok(report)
    }

    /// When something was last imported.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn last_import_at(&self) -> Result<Option<chrono::NaiveDateTime>> {
        let text = self.store.setting(LAST_IMPORT)?;
        Ok(text.and_then(|text| {
            chrono::NaiveDateTime::parse_from_str(&text, "%Y-%m-%d %H:%M:%S").ok()
        }))
    }

    pub(super) fn merging(&self, order: &ImportOrder, groups: &[Group]) -> Result<Merging> {
        let bench = self.bench();
        let assumed = Assumed {
            now: bench.now,
            terms_days: order.terms_days,
            lists_open_items: lists_open_items(groups),
        };
        let erasure_salt = self.erasure_salt()?;
        Ok(Merging {
            bench,
            assumed,
            erasure_salt,
        })
    }

    /// Reads a file by the family of its format.
    pub(super) fn read(
        &self,
        order: &ImportOrder,
        source: &Source<'_>,
        watch: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<FileRead> {
        let mut taken_for = sniff(source)?;
        let format = taken_for.format;
        if !format.is_read() {
            return Err(ReadError::NotYet(taken_for).into());
        }
        let mut file = match format.family() {
            Family::Table => self.read_table(order, source, &mut taken_for, watch)?,
            Family::Archive => return Err(ReadError::Foreign(Foreign::Nested).into()),
            Family::Invoices => {
                let (groups, report) = read_documents(source, &Taking::of(&self.settings))?;
                FileRead {
                    groups,
                    report,
                    ..FileRead::default()
                }
            }
            Family::Bank => FileRead::of(self.read_statement(order, source, &taken_for)?),
        };
        file.report.taken_for = Some(taken_for);
        Ok(file)
    }
}

/// A file that was read, and not recorded yet.
#[derive(Default)]
pub(super) struct FileRead {
    /// The columns that were recognised, in a table.
    pub recognised: Option<Recognised>,
    /// What it says of debtors and their invoices.
    pub groups: Vec<Group>,
    /// What was found on the way, and what recording it comes to.
    pub report: ImportReport,
    /// What it says of the house's bank accounts.
    pub bank: Option<BankFile>,
    /// Whether it has so many rows that none were read yet; see [`Book::import_large`].
    pub is_put_off: bool,
}

impl FileRead {
    /// The statement of a bank.
    pub fn of(bank: BankFile) -> Self {
        let report = ImportReport {
            bank: Some(BankReport::of(&bank)),
            ..ImportReport::default()
        };
        Self {
            report,
            bank: Some(bank),
            ..Self::default()
        }
    }

    /// Records what it says, and puts what came of it into the report.
    pub fn record(
        &mut self,
        work: &mut dyn Recording,
        merge: &Merging,
        watch: &mut dyn FnMut(u64) -> bool,
    ) -> std::result::Result<(), StoreError> {
        if let (Some(bank), Some(report)) = (&self.bank, &mut self.report.bank) {
            return put_statements(work, bank, report);
        }
        let groups = std::mem::take(&mut self.groups);
        merge.record(work, groups, &mut self.report, watch)
    }
}
