//! Importing: a file is recognised, its rows become facts, and all of it is recorded in one transaction, or nothing.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::{Book, Result};
use crate::app::AppError;
use crate::domain::account::Account;
use crate::domain::money::Currency;
use crate::domain::search::fold;
use crate::import::{
    Assumed, DateOrder, Field, Group, Groups, Mapping, ReadOptions, Recognised, Row, RowRejection,
    SetAside, Source, recognise, rows,
};
use crate::store::{DebtorId, Identity, Recording, StoreError};

/// The setting that tells when something was last imported.
pub(super) const LAST_IMPORT: &str = "last_import_at";

/// Rows between two looks at whether the user wants to stop.
const ROWS_BETWEEN_LOOKS: u64 = 2000;

/// What to import, and how.
#[derive(Debug, Clone)]
pub struct ImportOrder {
    /// The file.
    pub path: PathBuf,
    /// The order of numeric dates, if it is known.
    pub date_order: Option<DateOrder>,
    /// The currency of all amounts, whatever the file says.
    pub currency: Option<Currency>,
    /// Fields put to columns by the user.
    pub mapping: Vec<(Field, String)>,
    /// Whether one bad row refuses the whole file.
    pub strict: bool,
    /// Days from issue to due date when the file names neither.
    pub terms_days: u32,
}

/// What was recognised in a file, and what its import would do.
#[derive(Debug)]
pub struct Preview {
    /// What was recognised.
    pub recognised: Recognised,
    /// What would be done.
    pub report: ImportReport,
}

/// What an import did, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportReport {
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
    /// Rows that were left out, and why.
    pub rejected: Vec<RowRejection>,
    /// Rows that are no invoices, by what they are.
    pub set_aside: BTreeMap<SetAside, u64>,
    /// The lines of rows that repeat an earlier one to the letter.
    pub repeated_lines: Vec<u64>,
}

impl ImportReport {
    /// Whether the book was changed.
    pub fn changes_anything(&self) -> bool {
        self.debtors_added
            + self.debtors_updated
            + self.invoices_added
            + self.invoices_updated
            + self.payments_added
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
        let (recognised, groups, mut report) = self.read(order, watch)?;
        let batch = self.new_batch("import");
        let merge = self.merging(order);
        let done = self.store.record(&batch, &mut |work| {
            merge.record(work, &groups, &mut report, &mut |_| true)?;
            Err(StoreError::Stopped)
        });
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
        let (recognised, groups, mut report) = self.read(order, watch)?;
        let batch = self.new_batch("import");
        let merge = self.merging(order);
        let total = recognised.record_count;
        let strict = order.strict;
        let done = self.store.record(&batch, &mut |work| {
            merge.record(work, &groups, &mut report, &mut |rows| {
                watch(total + rows, 2 * total)
            })?;
            let refused = strict && !report.rejected.is_empty();
            if refused || !report.changes_anything() {
                return Err(StoreError::Stopped);
            }
            work.put_setting(LAST_IMPORT, &merge.bench.now.to_string())
        });
        if strict && !report.rejected.is_empty() {
            let report = Box::new(report);
            return Err(AppError::BadRows { report });
        }
        match done {
            Err(StoreError::Stopped) if !report.changes_anything() => {}
            other => other?,
        }
        self.remember(&recognised.mapping(), merge.bench.now)?;
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

    fn merging(&self, order: &ImportOrder) -> Merging {
        let bench = self.bench();
        let assumed = Assumed {
            now: bench.now,
            terms_days: order.terms_days,
        };
        Merging { bench, assumed }
    }

    fn read(
        &self,
        order: &ImportOrder,
        watch: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<(Recognised, Vec<Group>, ImportReport)> {
        let source = Source::File(&order.path);
        let options = ReadOptions {
            date_order: order.date_order,
            default_currency: order.currency.unwrap_or(self.settings.currency),
            currency_forced: order.currency.is_some(),
            mapping: order.mapping.clone(),
            remembered: self.remembered()?,
        };
        let recognised = recognise(&source, &options)?;
        let mut groups = Groups::default();
        let mut report = ImportReport::default();
        let mut reading = rows(&recognised, &source)?;
        let mut read = 0;
        for row in reading.by_ref() {
            match row? {
                Row::Read(row) => groups.add(*row),
                Row::Rejected(rejection) => report.rejected.push(rejection),
            }
            read += 1;
            if read % ROWS_BETWEEN_LOOKS == 0 && !watch(read, 2 * recognised.record_count) {
                return Err(StoreError::Stopped.into());
            }
        }
        for (line, what) in reading.set_aside() {
            *report.set_aside.entry(*what).or_insert(0) += 1;
            if *what == SetAside::Repeated {
                report.repeated_lines.push(*line);
            }
        }
        drop(reading);
        Ok((recognised, groups.finish(), report))
    }

    fn remembered(&self) -> Result<Vec<Mapping>> {
        let text = self.store.setting(MAPPINGS)?;
        let stored: Vec<StoredMapping> = text
            .and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or_default();
        Ok(stored.iter().map(StoredMapping::mapping).collect())
    }

    fn remember(&mut self, mapping: &Mapping, now: chrono::NaiveDateTime) -> Result<()> {
        let mut known = self.remembered()?;
        known.retain(|other| other.fingerprint != mapping.fingerprint);
        known.push(mapping.clone());
        let stored: Vec<StoredMapping> = known.iter().map(StoredMapping::new).collect();
        let text = serde_json::to_string(&stored).unwrap_or_default();
        self.store.maintain(&mut |work| {
            work.put_setting(MAPPINGS, &text)?;
            work.put_setting(LAST_IMPORT, &now.to_string())
        })?;
        Ok(())
    }
}

/// The setting with the mappings that were used, by heading.
const MAPPINGS: &str = "import_mappings";

/// A mapping as it is remembered.
#[derive(serde::Serialize, serde::Deserialize)]
struct StoredMapping {
    fingerprint: String,
    columns: Vec<(String, usize)>,
    date_order: Option<String>,
}

impl StoredMapping {
    fn new(mapping: &Mapping) -> Self {
        let columns = mapping.columns.iter();
        Self {
            fingerprint: mapping.fingerprint.clone(),
            columns: columns
                .map(|(field, at)| (field.id().to_owned(), *at))
                .collect(),
            date_order: mapping.date_order.map(|order| order.id().to_owned()),
        }
    }

    fn mapping(&self) -> Mapping {
        let columns = self.columns.iter();
        Mapping {
            fingerprint: self.fingerprint.clone(),
            columns: columns
                .filter_map(|(id, at)| Some((Field::from_id(id)?, *at)))
                .collect(),
            date_order: self.date_order.as_deref().and_then(DateOrder::from_id),
        }
    }
}

/// Merges what a file says into the book.
struct Merging {
    bench: super::Bench,
    assumed: Assumed,
}

impl Merging {
    fn record(
        &self,
        work: &mut dyn Recording,
        groups: &[Group],
        report: &mut ImportReport,
        watch: &mut dyn FnMut(u64) -> bool,
    ) -> std::result::Result<(), StoreError> {
        let mut rows = 0;
        let mut looked_at = 0;
        for group in groups {
            self.record_group(work, group, report)?;
            rows += group.invoices.len() as u64 + 1;
            if rows - looked_at >= ROWS_BETWEEN_LOOKS {
                looked_at = rows;
                if !watch(rows) {
                    return Err(StoreError::Stopped);
                }
            }
        }
        Ok(())
    }

    fn record_group(
        &self,
        work: &mut dyn Recording,
        group: &Group,
        report: &mut ImportReport,
    ) -> std::result::Result<(), StoreError> {
        let known_as = recognised_debtor(work, group)?;
        let mut entries = match known_as {
            Some(debtor) => work.entries(debtor)?,
            None => Vec::new(),
        };
        let known = Account::at(&entries, chrono::NaiveDateTime::MAX, &self.bench.policy);
        let news = group.news(&entries, &known, &self.assumed);
        report.invoices_added += news.invoices_added;
        report.invoices_updated += news.invoices_updated;
        report.invoices_unchanged += news.invoices_unchanged;
        report.payments_added += news.payments_added;
        report.rejected.extend(news.rejected);
        if news.facts.is_empty() {
            return Ok(());
        }
        let debtor = match known_as {
            Some(debtor) => {
                report.debtors_updated += u64::from(news.details_changed);
                debtor
            }
            None => {
                report.debtors_added += 1;
                work.create_debtor()?
            }
        };
        for (happened_at, fact) in news.facts {
            entries.push(work.append(debtor, happened_at, fact)?);
        }
        let account = self.bench.settle(work, debtor, &entries)?;
        if news.details_changed {
            work.put_identities(debtor, &account)?;
        }
        Ok(())
    }
}

/// The debtor that a group is about: the one with its code; else, for want of a code on either side, the only one with its
/// tax id or name.
fn recognised_debtor(
    work: &dyn Recording,
    group: &Group,
) -> std::result::Result<Option<DebtorId>, StoreError> {
    let details = &group.details;
    if let Some(code) = &details.code {
        let found = work.identified(Identity::Code, code)?;
        if let Some(debtor) = found.first() {
            return Ok(Some(*debtor));
        }
    }
    let tax_id = details
        .tax_id
        .as_deref()
        .map(crate::domain::search::compact_tax_id);
    let name = details.name.as_deref().map(fold);
    for (identity, value) in [(Identity::TaxId, tax_id), (Identity::Name, name)] {
        let Some(value) = value.filter(|value| !value.is_empty()) else {
            continue;
        };
        let found = work.identified(identity, &value)?;
        if let [debtor] = found.as_slice() {
            let has_code = details.code.is_some() && has_code(work, *debtor)?;
            return Ok((!has_code).then_some(*debtor));
        }
    }
    Ok(None)
}

/// Whether a debtor has a code: then another code is another debtor, however alike the names are.
fn has_code(work: &dyn Recording, debtor: DebtorId) -> std::result::Result<bool, StoreError> {
    let entries = work.entries(debtor)?;
    Ok(entries.iter().any(|entry| match &entry.fact {
        Some(crate::domain::fact::Fact::Details(details)) => details.code.is_some(),
        _ => false,
    }))
}
