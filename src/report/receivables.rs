//! What days sales outstanding and the collection effectiveness index are made of: what was invoiced in a time, and what of it
//! is open at its end. Charges for being late are neither sales nor receivables here; credit notes take off both.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;

use super::aging::{Bucket, by_age};
use super::shape::Period;
use crate::domain::account::Account;
use crate::domain::money::Currency;

/// What is open of one currency.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Open {
    /// All of it, credit notes and overpaid invoices included.
    pub total: Decimal,
    /// The part that is not past due.
    pub current: Decimal,
}

/// Amounts of something, by currency, in the order of their codes.
pub(super) type ByCurrency<T> = BTreeMap<&'static str, (Currency, T)>;

/// The place of a currency.
pub(super) fn of<T: Default>(all: &mut ByCurrency<T>, currency: Currency) -> &mut T {
    let entry = all.entry(currency.code());
    &mut entry.or_insert_with(|| (currency, T::default())).1
}

/// Adds what is open of the invoices of an account.
pub(super) fn add_open(all: &mut ByCurrency<Open>, account: &Account, day: NaiveDate) {
    let invoices = account.invoices.iter();
    for invoice in invoices.filter(|it| it.charge.is_none() && it.is_open()) {
        let open = of(all, invoice.total.currency);
        open.total += invoice.balance().amount;
        let ages = by_age(invoice, day);
        open.current += ages.get(&Bucket::NotDue).copied().unwrap_or_default();
    }
}

/// What was invoiced, day by day: invoices on the day of issue, less credit notes on the day that they were made.
pub(super) fn sales(account: &Account) -> impl Iterator<Item = (NaiveDate, Currency, Decimal)> {
    let invoices = account.invoices.iter().filter(|it| it.charge.is_none());
    let invoiced = invoices.map(|it| (it.issued_on, it.total.currency, it.total.amount));
    let credited = account.credit_notes.iter().filter_map(|note| {
        let invoice = account.invoice(&note.what.invoice)?;
        let day = note.at.date();
        let of_sale = invoice.charge.is_none();
        of_sale.then_some((day, invoice.total.currency, -note.what.amount))
    });
    invoiced.chain(credited)
}

/// Adds what was invoiced in a period.
pub(super) fn add_sales(all: &mut ByCurrency<Decimal>, account: &Account, period: Period) {
    for (_, currency, amount) in sales(account).filter(|(day, ..)| period.contains(*day)) {
        *of(all, currency) += amount;
    }
}

/// The moment before the first of a period.
pub(super) fn before(period: Period) -> NaiveDateTime {
    super::asked::last_moment(period.from.pred_opt().unwrap_or(period.from))
}
