//! A list of payments into facts. What the paid column of an earlier list counts already is told in detail by it, and is no
//! second payment; what comes to more than that column contradicts it, and stays out.

use std::collections::HashMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::merge::{Assumed, News};
use super::{Field, PaymentColumns, Reason, RowRejection};
use crate::domain::account::{Account, Invoice, Recorded};
use crate::domain::fact::{
    Allocation, CorrectPayment, Entry, EntryNumber, Payment, PaymentCorrected,
};
use crate::domain::standing::start_of;

/// A row of the list.
type Listed<'a> = &'a (u64, PaymentColumns);

/// Notes what a list of payments says that the book does not.
pub(super) fn payment_news(
    listed: &[(u64, PaymentColumns)],
    entries: &[Entry],
    known: &Account,
    assumed: &Assumed,
    news: &mut News,
) {
    let mut by_invoice: Vec<(&str, Vec<Listed<'_>>)> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for row in listed {
        let number = row.1.number.as_str();
        let at = *places.entry(number).or_insert(by_invoice.len());
        match by_invoice.get_mut(at) {
            Some((_, rows)) => rows.push(row),
            None => by_invoice.push((number, vec![row])),
        }
    }
    let ledger = Ledger::of(entries, known, &places);
    for (number, rows) in by_invoice {
        match ledger.invoices.get(number) {
            Some(invoice) => invoice_payments(invoice, rows, &ledger, assumed, news),
            None => leave_out(&rows, Field::InvoiceNumber, &Reason::InvoiceUnknown, news),
        }
    }
}

/// What the book has of the invoices of the list, each found at once: both may be long.
struct Ledger<'a> {
    invoices: HashMap<&'a str, &'a Invoice>,
    /// The payments of each, with the entries that tell of them.
    payments: HashMap<&'a str, Vec<Told<'a>>>,
}

/// A payment with the entry that tells of it.
type Told<'a> = (&'a Recorded<Payment>, Option<&'a Entry>);

impl<'a> Ledger<'a> {
    fn of(entries: &'a [Entry], known: &'a Account, listed: &HashMap<&str, usize>) -> Self {
        let mut invoices = HashMap::new();
        for invoice in &known.invoices {
            let number = invoice.number.as_str();
            if listed.contains_key(number) {
                invoices.entry(number).or_insert(invoice);
            }
        }
        let entries: HashMap<EntryNumber, &Entry> =
            entries.iter().map(|entry| (entry.number, entry)).collect();
        let mut payments: HashMap<&str, Vec<_>> = HashMap::new();
        for payment in &known.payments {
            let entry = entries.get(&payment.number).copied();
            for share in &payment.what.allocations {
                let of_it: &mut Vec<(&Recorded<Payment>, _)> =
                    payments.entry(share.invoice.as_str()).or_default();
                // Of an invoice named twice in one payment, the first share counts.
                if of_it
                    .last()
                    .is_none_or(|(last, _)| last.number != payment.number)
                {
                    of_it.push((payment, entry));
                }
            }
        }
        Self { invoices, payments }
    }
}

fn leave_out(rows: &[Listed<'_>], field: Field, reason: &Reason, news: &mut News) {
    let each = rows.iter().map(|(line, columns)| RowRejection {
        line: *line,
        field: Some(field),
        value: match field {
            Field::InvoiceNumber => columns.number.clone(),
            Field::Currency => columns.currency.map_or("", |it| it.code()).to_owned(),
            _ => columns.amount.to_string(),
        },
        reason: reason.clone(),
    });
    news.rejected.extend(each);
}

/// A payment of the book, as far as it pays the invoice at hand.
struct Recognised {
    amount: Decimal,
    day: NaiveDate,
    /// Whether a person wrote it down, and not a list.
    by_hand: bool,
}

/// What earlier lists said was paid without a day.
struct Counted {
    number: EntryNumber,
    amount: Decimal,
    payment: Payment,
    day: NaiveDate,
    listed_on: NaiveDate,
}

fn invoice_payments(
    invoice: &Invoice,
    rows: Vec<Listed<'_>>,
    ledger: &Ledger<'_>,
    assumed: &Assumed,
    news: &mut News,
) {
    let currency = invoice.total.currency;
    let differs = |row: &Listed<'_>| row.1.currency.is_some_and(|named| named != currency);
    let (foreign, rows): (Vec<_>, Vec<_>) = rows.into_iter().partition(differs);
    leave_out(&foreign, Field::Currency, &Reason::CurrencyDiffers, news);
    let (recognised, counted) = payments_of(&invoice.number, ledger);
    let rows = without_known(rows, recognised);
    // What is paid after a list was made can't be in its column.
    let listed_on = counted.iter().map(|it| it.listed_on).max();
    let is_old = |row: &Listed<'_>| listed_on.is_some_and(|day| row.1.paid_on <= day);
    let (old, new): (Vec<_>, Vec<_>) = rows.into_iter().partition(is_old);
    let detailed: Decimal = old.iter().map(|(_, columns)| columns.amount).sum();
    let counts: Decimal = counted.iter().map(|it| it.amount).sum();
    if detailed > counts {
        leave_out(&old, Field::Paid, &Reason::PaymentContradicts, news);
    } else {
        detail(&counted, &old, counts - detailed, invoice, assumed, news);
    }
    for (_, columns) in new {
        let payment = payment_of(columns, invoice);
        news.payments_added += 1;
        news.facts.push((start_of(columns.paid_on), payment.into()));
    }
}

/// The payments of an invoice: those whose day is known, and what lists counted without one.
fn payments_of(number: &str, ledger: &Ledger<'_>) -> (Vec<Recognised>, Vec<Counted>) {
    let mut recognised = Vec::new();
    let mut counted = Vec::new();
    for (payment, entry) in ledger.payments.get(number).into_iter().flatten() {
        let Recorded {
            number: at,
            at: when,
            what,
        } = payment;
        let share = what.allocations.iter().find(|it| it.invoice == number);
        let Some(share) = share else { continue };
        let by_hand = entry.is_some_and(|entry| !entry.imported);
        if what.day_assumed && !by_hand && what.allocations.len() == 1 {
            counted.push(Counted {
                number: *at,
                amount: share.amount,
                payment: what.clone(),
                day: when.date(),
                listed_on: entry.map_or(when.date(), |entry| entry.recorded_at.date()),
            });
        } else {
            recognised.push(Recognised {
                amount: share.amount,
                day: when.date(),
                by_hand,
            });
        }
    }
    (recognised, counted)
}

/// The rows that the book does not have yet. What a person wrote down may have come a few days sooner or later.
fn without_known(rows: Vec<Listed<'_>>, mut recognised: Vec<Recognised>) -> Vec<Listed<'_>> {
    let mut left = Vec::new();
    for exact in [true, false] {
        let rows = match exact {
            true => rows.clone(),
            false => std::mem::take(&mut left),
        };
        for row in rows {
            let columns = &row.1;
            let found = recognised.iter().position(|it| {
                it.amount == columns.amount && (it.day == columns.paid_on || (!exact && it.by_hand))
            });
            match found {
                Some(at) => drop(recognised.swap_remove(at)),
                None => left.push(row),
            }
        }
    }
    left
}

/// Puts payments with their days in the place of what a list counted; what is left of that stays as it was.
fn detail(
    counted: &[Counted],
    old: &[Listed<'_>],
    left: Decimal,
    invoice: &Invoice,
    assumed: &Assumed,
    news: &mut News,
) {
    let [first, others @ ..] = counted else {
        return;
    };
    let mut rows = old.iter();
    let Some((_, columns)) = rows.next() else {
        return;
    };
    let becomes = match left.is_zero() {
        true => CorrectPayment {
            paid_on: columns.paid_on,
            payment: payment_of(columns, invoice),
        },
        false => {
            let fact = payment_of(columns, invoice);
            news.facts.push((start_of(columns.paid_on), fact.into()));
            let mut payment = first.payment.clone();
            payment.amount = left;
            for share in &mut payment.allocations {
                share.amount = left;
            }
            CorrectPayment {
                paid_on: first.day,
                payment,
            }
        }
    };
    let mut correct = |payment, becomes| {
        let reason = None;
        let correction = PaymentCorrected {
            payment,
            becomes,
            reason,
        };
        news.facts.push((assumed.now, correction.into()));
    };
    correct(first.number, Some(becomes));
    for other in others {
        correct(other.number, None);
    }
    for (_, columns) in rows {
        let payment = payment_of(columns, invoice);
        news.facts.push((start_of(columns.paid_on), payment.into()));
    }
    news.payments_detailed += old.len() as u64;
}

fn payment_of(columns: &PaymentColumns, invoice: &Invoice) -> Payment {
    Payment {
        amount: columns.amount,
        currency: invoice.total.currency,
        allocations: vec![Allocation {
            invoice: invoice.number.clone(),
            amount: columns.amount,
        }],
        day_assumed: false,
        method: None,
        reference: columns.reference.clone(),
        movement: None,
    }
}
