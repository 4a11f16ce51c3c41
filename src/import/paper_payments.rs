//! Payments that electronic documents tell of: each pays the invoices that it names, once.

use std::collections::HashSet;

use chrono::NaiveDateTime;
use rust_decimal::Decimal;

use super::einvoice::{Document, Settlement, Share};
use super::merge::News;
use super::papers::Lines;
use super::{Field, Reason, RowRejection};
use crate::domain::account::Account;
use crate::domain::fact::{Allocation, Entry, EntryNumber, Fact, Payment, PaymentCorrected};
use crate::domain::money::Currency;

/// What stands before the id of the document in what a payment is known by.
const OF_DOCUMENT: &str = "CFDI ";

/// The documents that tell of payments, and what is known of the invoices that they name.
pub(super) struct PaperPayments<'a> {
    pub payments: Vec<&'a Document>,
    pub known: &'a Account,
    /// What is recorded and was not taken back.
    pub valid: Vec<&'a Entry>,
    pub lines: Lines,
}

/// A payment of one invoice, of the book or of this import.
struct Paid {
    invoice: String,
    amount: Decimal,
    /// When, if a document tells of it: it may be later than another one that comes after it.
    told_at: Option<NaiveDateTime>,
}

impl PaperPayments<'_> {
    /// Notes the payments that the book does not have.
    pub fn news(mut self, news: &mut News) {
        if self.payments.is_empty() {
            return;
        }
        let withdrawn = self.withdraw(news);
        let mut paid = self.paid(&withdrawn);
        let mut settlements: Vec<(&Settlement, String)> = Vec::new();
        for document in std::mem::take(&mut self.payments) {
            let several = document.payments.len() > 1;
            for (at, settlement) in document.payments.iter().enumerate() {
                let part = several.then_some(at + 1);
                settlements.push((settlement, known_by(document, settlement, part)));
            }
        }
        settlements.sort_by_key(|(settlement, _)| settlement.at);
        let mut told: HashSet<String> = HashSet::new();
        for (settlement, reference) in settlements {
            if told.insert(reference.clone()) {
                self.settle(settlement, &reference, &mut paid, news);
            }
        }
    }

    /// Takes back the payments of documents whose place others take. Gives back which.
    fn withdraw(&self, news: &mut News) -> HashSet<EntryNumber> {
        let corrected = self.valid.iter().filter_map(|entry| match &entry.fact {
            Some(Fact::PaymentCorrected(correction)) => Some(correction.payment),
            _ => None,
        });
        let mut withdrawn: HashSet<EntryNumber> = corrected.collect();
        for document in self.payments.iter().filter(|it| it.replaces) {
            let replaced = document.corrects.iter().filter_map(|it| it.uuid.as_ref());
            for uuid in replaced {
                let mark = format!("{OF_DOCUMENT}{uuid}");
                for entry in &self.valid {
                    if reference_of(entry).is_some_and(|it| it.contains(&mark))
                        && withdrawn.insert(entry.number)
                    {
                        let reason = document.uuid.as_ref().unwrap_or(&document.number);
                        let correction = PaymentCorrected {
                            payment: entry.number,
                            becomes: None,
                            reason: Some(format!("{OF_DOCUMENT}{reason}")),
                        };
                        let at = document.issued_on.and_time(Default::default());
                        news.facts.push((at, correction.into()));
                    }
                }
            }
        }
        withdrawn
    }

    /// What is paid by invoice so far.
    fn paid(&self, withdrawn: &HashSet<EntryNumber>) -> Vec<Paid> {
        let mut paid = Vec::new();
        for payment in &self.known.payments {
            if withdrawn.contains(&payment.number) {
                continue;
            }
            let reference = payment.what.reference.as_deref();
            let is_told = reference.is_some_and(|it| it.contains(OF_DOCUMENT));
            for share in &payment.what.allocations {
                paid.push(Paid {
                    invoice: share.invoice.clone(),
                    amount: share.amount,
                    told_at: is_told.then_some(payment.at),
                });
            }
        }
        let used = self.known.credit_used.iter();
        for share in used.flat_map(|it| &it.what.allocations) {
            paid.push(Paid {
                invoice: share.invoice.clone(),
                amount: share.amount,
                told_at: None,
            });
        }
        paid
    }

    fn settle(
        &self,
        settlement: &Settlement,
        reference: &str,
        paid: &mut Vec<Paid>,
        news: &mut News,
    ) {
        let mut by_currency: Vec<(Currency, Vec<Allocation>)> = Vec::new();
        for share in &settlement.shares {
            let Some(number) = self.invoice_of(share, news) else {
                continue;
            };
            if self.is_recorded(reference, &number)
                || self.is_counted(share, &number, settlement.at, paid)
            {
                continue;
            }
            paid.push(Paid {
                invoice: number.clone(),
                amount: share.amount,
                told_at: Some(settlement.at),
            });
            let allocation = Allocation {
                invoice: number,
                amount: share.amount,
            };
            let mut known = by_currency.iter_mut();
            match known.find(|(currency, _)| *currency == share.currency) {
                Some((_, shares)) => shares.push(allocation),
                None => by_currency.push((share.currency, vec![allocation])),
            }
        }
        for (currency, allocations) in by_currency {
            let payment = Payment {
                movement: None,
                amount: allocations.iter().map(|it| it.amount).sum(),
                currency,
                allocations,
                day_assumed: false,
                method: settlement.method,
                reference: Some(reference.to_owned()),
            };
            news.payments_added += 1;
            news.facts.push((settlement.at, payment.into()));
        }
    }

    /// The number of the invoice that a share is of; what is wrong with it is noted.
    fn invoice_of(&self, share: &Share, news: &mut News) -> Option<String> {
        let found = self.lines.find(&share.invoice).map(|at| self.lines.get(at));
        let is_named = share.invoice.uuid.is_some() || share.invoice.number.is_some();
        let wrong = match found {
            None if !is_named => (Field::InvoiceNumber, Reason::NumberMissing),
            None => (Field::InvoiceNumber, Reason::InvoiceUnknown),
            Some(line) if line.currency != share.currency => {
                (Field::Currency, Reason::CurrencyDiffers)
            }
            Some(_) if share.amount <= Decimal::ZERO => (Field::Paid, Reason::AmountUnreadable),
            Some(line) => return Some(line.number.clone()),
        };
        let named = [&share.invoice.number, &share.invoice.uuid];
        let named: Vec<&str> = named.into_iter().flatten().map(String::as_str).collect();
        news.rejected.push(RowRejection {
            line: share.line,
            field: Some(wrong.0),
            value: named.join(" · "),
            reason: wrong.1,
        });
        None
    }

    /// Whether the payment of the invoice came in with the same document before.
    fn is_recorded(&self, reference: &str, number: &str) -> bool {
        self.valid.iter().any(|entry| match &entry.fact {
            Some(Fact::Payment(payment)) => {
                payment.reference.as_deref() == Some(reference)
                    && payment.allocations.iter().any(|it| it.invoice == number)
            }
            _ => false,
        })
    }

    /// Whether what somebody wrote down, or a list told of, already is this payment: then no more is left of the invoice by
    /// then than the document says. What other documents tell of counts up to the same moment.
    fn is_counted(&self, share: &Share, number: &str, at: NaiveDateTime, paid: &[Paid]) -> bool {
        let Some(left) = share.left else { return false };
        let Some(place) = self.lines.find(&share.invoice) else {
            return false;
        };
        let line = self.lines.get(place);
        let gone = line.total - left;
        if gone < share.amount {
            return false;
        }
        let by_then = paid
            .iter()
            .filter(|it| it.invoice == number && it.told_at.is_none_or(|told| told <= at));
        let by_then: Decimal = by_then.map(|it| it.amount).sum();
        by_then + (line.total - line.left) >= gone
    }
}

/// What a payment is known by: what the bank calls it, and the document that tells of it.
fn known_by(document: &Document, settlement: &Settlement, part: Option<usize>) -> String {
    let id = match &document.uuid {
        Some(uuid) => uuid.clone(),
        None if !document.number.is_empty() => document.number.clone(),
        None => settlement.at.format("%Y-%m-%dT%H:%M:%S").to_string(),
    };
    let part = part.map(|part| format!("/{part}")).unwrap_or_default();
    let operation = settlement.operation.as_ref();
    let operation = operation.map(|it| format!("{it} · ")).unwrap_or_default();
    format!("{operation}{OF_DOCUMENT}{id}{part}")
}

fn reference_of(entry: &Entry) -> Option<&str> {
    match &entry.fact {
        Some(Fact::Payment(payment)) => payment.reference.as_deref(),
        _ => None,
    }
}
