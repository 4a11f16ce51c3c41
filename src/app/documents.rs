//! Importing electronic invoices: documents are read, those of others are left out, the rest is grouped by client.

use std::collections::HashSet;

use super::import::{DocumentDoubt, ImportReport};
use super::{Result, Settings};
use crate::config::PaidAtOnce;
use crate::import::einvoice::{Document, DocumentKind, Doubt, House, Side, documents};
use crate::import::{Assumption, Group, Groups, ReadError, SetAside, Source};

/// What the house says about electronic invoices.
pub(super) struct Taking {
    house: House,
    paid_at_once: PaidAtOnce,
}

impl Taking {
    /// As the house has set it.
    pub fn of(settings: &Settings) -> Self {
        Self {
            house: House::new(&settings.tax_ids),
            paid_at_once: settings.paid_at_once,
        }
    }
}

/// Reads the electronic invoices of a file.
pub(super) fn read_documents(
    source: &Source<'_>,
    taking: &Taking,
) -> Result<(Vec<Group>, ImportReport)> {
    let found = documents(source).map_err(ReadError::from)?;
    if let [rejection, ..] = found.rejected.as_slice()
        && found.read.is_empty()
    {
        return Err(ReadError::NoGoodDocument(rejection.clone()).into());
    }
    let house = &taking.house;
    let mut report = ImportReport {
        rejected: found.rejected,
        ..ImportReport::default()
    };
    let mut set_aside = |what, count: usize| {
        if count > 0 {
            *report.set_aside.entry(what).or_insert(0) += count as u64;
        }
    };
    set_aside(SetAside::NoClaim, found.no_claims.len());
    let bought = |it: &&Document| house.side(it) == Side::Bought;
    set_aside(SetAside::Purchase, found.read.iter().filter(bought).count());
    let mut found = found.read;
    if taking.paid_at_once == PaidAtOnce::Paid && take_for_paid(&mut found, house) {
        report.assumptions.push(Assumption::PaidAtOnce);
    }
    let is_undated = |it: &Document| {
        let is_owed = it.kind == DocumentKind::Invoice && it.total > it.paid;
        is_owed && it.due_on.is_none() && it.terms_days.is_none()
    };
    if found.iter().any(is_undated) {
        report.assumptions.push(Assumption::NoDueDate);
    }
    let mut groups = Groups::default();
    let mut told = HashSet::new();
    for mut document in found {
        match house.side(&document) {
            Side::Bought => continue,
            Side::Neither => document.doubts.push(Doubt::Strangers),
            Side::Sold => {}
        }
        for doubt in std::mem::take(&mut document.doubts) {
            // A tax id is told once, not with each invoice of a batch.
            if let Doubt::TaxId { tax_id, .. } = &doubt
                && !told.insert(tax_id.clone())
            {
                continue;
            }
            let number = match &document.uuid {
                Some(uuid) if document.number.is_empty() => uuid.clone(),
                _ => document.number.clone(),
            };
            report.document_doubts.push(DocumentDoubt {
                line: document.line,
                number,
                doubt,
            });
        }
        groups.add_document(document);
    }
    Ok((groups.finish(), report))
}

/// Takes invoices that are paid at once for paid. Gives back whether there are any.
fn take_for_paid(documents: &mut [Document], house: &House) -> bool {
    let mut any = false;
    for document in documents {
        let is_one = document.doubts.contains(&Doubt::PaidAtOnce) && document.total > document.paid;
        if is_one && house.side(document) != Side::Bought {
            document.doubts.retain(|doubt| *doubt != Doubt::PaidAtOnce);
            document.paid = document.total;
            document.is_paid_assumed = true;
            any = true;
        }
    }
    any
}
