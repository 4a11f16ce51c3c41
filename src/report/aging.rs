//! Aging: what is open on a day, by how long it has been due.

mod table;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::domain::account::{Account, Invoice};
use crate::domain::money::{Currency, Money, Sums};

pub use table::REPORT;

/// How long an amount has been due. Days are counted from the due date: up to 0 it is not due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bucket {
    /// Not due, or due today.
    NotDue,
    /// 1 to 30 days past due.
    To30,
    /// 31 to 60 days past due.
    To60,
    /// 61 to 90 days past due.
    To90,
    /// More than 90 days past due.
    Over90,
}

impl Bucket {
    /// All buckets, the youngest first.
    pub const ALL: [Self; 5] = [
        Self::NotDue,
        Self::To30,
        Self::To60,
        Self::To90,
        Self::Over90,
    ];

    /// The stable name, as in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::NotDue => "not_due",
            Self::To30 => "1-30",
            Self::To60 => "31-60",
            Self::To90 => "61-90",
            Self::Over90 => "90+",
        }
    }

    /// The bucket, on a day, of what is due on another.
    pub fn of(due_on: NaiveDate, day: NaiveDate) -> Self {
        match (day - due_on).num_days() {
            ..=0 => Self::NotDue,
            1..=30 => Self::To30,
            31..=60 => Self::To60,
            61..=90 => Self::To90,
            _ => Self::Over90,
        }
    }
}

/// A number of invoices and what is open of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many invoices.
    pub invoices: u64,
    /// What is open of them.
    pub amount: Decimal,
}

impl Tally {
    fn add(&mut self, amount: Decimal) {
        self.invoices += 1;
        self.amount += amount;
    }

    fn merge(&mut self, other: &Self) {
        self.invoices += other.invoices;
        self.amount += other.amount;
    }
}

/// The open invoices of one currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CurrencyAging {
    /// The currency of all the amounts.
    pub currency: Currency,
    /// How many debtors have open invoices in it.
    pub debtors: u64,
    /// All open invoices, credit notes and overpaid ones with their negative balances included.
    pub open: Tally,
    /// The invoices of which something is contested, and how much of them is.
    pub disputed: Tally,
    /// By age, in the order of [`Bucket::ALL`]. The amounts add up to the total; an invoice whose instalments are of
    /// different ages counts in each of their buckets.
    pub buckets: [Tally; 5],
}

impl CurrencyAging {
    fn new(currency: Currency) -> Self {
        Self {
            currency,
            debtors: 0,
            open: Tally::default(),
            disputed: Tally::default(),
            buckets: [Tally::default(); 5],
        }
    }

    fn add(&mut self, account: &Account, invoice: &Invoice, day: NaiveDate) {
        let balance = invoice.balance().amount;
        self.open.add(balance);
        if let Some(contested) = account.disputed_part(invoice) {
            self.disputed.add(contested);
        }
        for (bucket, amount) in by_age(invoice, day) {
            self.buckets[bucket as usize].add(amount);
        }
    }

    fn merge(&mut self, other: &Self) {
        self.debtors += other.debtors;
        self.open.merge(&other.open);
        self.disputed.merge(&other.disputed);
        for (mine, theirs) in self.buckets.iter_mut().zip(&other.buckets) {
            mine.merge(theirs);
        }
    }
}

/// The balance of an invoice by age: each part by its own date and, by the last date, what is owed to the client.
pub(super) fn by_age(invoice: &Invoice, day: NaiveDate) -> BTreeMap<Bucket, Decimal> {
    let mut ages = BTreeMap::new();
    let mut rest = invoice.balance().amount;
    for part in invoice.parts.iter().filter(|part| !part.balance.is_zero()) {
        *ages
            .entry(Bucket::of(part.due_on, day))
            .or_insert(Decimal::ZERO) += part.balance;
        rest -= part.balance;
    }
    if !rest.is_zero() {
        *ages
            .entry(Bucket::of(invoice.due_on, day))
            .or_insert(Decimal::ZERO) += rest;
    }
    ages
}

/// Adds the money of an account that no invoice has used. What an invoice got too much is in its balance already.
fn unused(account: &Account, sums: &mut Sums) {
    let mut own = account.credit.clone();
    for invoice in &account.invoices {
        let over = invoice.paid + invoice.credited - invoice.total.amount;
        if invoice.total.amount >= Decimal::ZERO && over > Decimal::ZERO {
            own.add(Money::new(-over, invoice.total.currency));
        }
    }
    own.iter().for_each(|money| sums.add(money));
}

/// The part of the aging that is one debtor's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DebtorAging {
    /// What identifies the debtor.
    pub code: String,
    /// What to call the debtor.
    pub name: String,
    /// One for each currency with open invoices, in the order of their codes.
    pub currencies: Vec<CurrencyAging>,
}

/// What is open on a day, by age.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aging {
    /// The day.
    pub as_of: NaiveDate,
    /// One for each currency with open invoices, in the order of their codes.
    pub currencies: Vec<CurrencyAging>,
    /// The debtors with open invoices, the largest amount first; empty unless they were asked for.
    pub debtors: Vec<DebtorAging>,
    /// Money that no invoice has used yet, of which nothing was taken off the figures.
    pub credit: Sums,
}

/// Collects accounts, folded for the day, into an [`Aging`].
#[derive(Debug)]
pub struct Collecting {
    as_of: NaiveDate,
    currencies: BTreeMap<&'static str, CurrencyAging>,
    debtors: Option<Vec<DebtorAging>>,
    credit: Sums,
}

impl Collecting {
    /// Nothing yet. `by_debtor` says whether to keep each debtor's part.
    pub fn new(as_of: NaiveDate, by_debtor: bool) -> Self {
        Self {
            as_of,
            currencies: BTreeMap::new(),
            debtors: by_debtor.then(Vec::new),
            credit: Sums::default(),
        }
    }

    /// Takes in one debtor's account.
    pub fn add(&mut self, account: &Account) {
        unused(account, &mut self.credit);
        let mut own: BTreeMap<&'static str, CurrencyAging> = BTreeMap::new();
        for invoice in account.invoices.iter().filter(|invoice| invoice.is_open()) {
            let currency = invoice.total.currency;
            let aging = own.entry(currency.code());
            let aging = aging.or_insert_with(|| CurrencyAging::new(currency));
            aging.debtors = 1;
            aging.add(account, invoice, self.as_of);
        }
        if own.is_empty() {
            return;
        }
        for (code, aging) in &own {
            let all = self.currencies.entry(code);
            all.or_insert_with(|| CurrencyAging::new(aging.currency))
                .merge(aging);
        }
        if let Some(debtors) = &mut self.debtors {
            debtors.push(DebtorAging {
                code: account.details.key().to_owned(),
                name: account.details.display_name().to_owned(),
                currencies: own.into_values().collect(),
            });
        }
    }

    /// The aging of all that was taken in.
    pub fn finish(self) -> Aging {
        let mut debtors = self.debtors.unwrap_or_default();
        let largest =
            |debtor: &DebtorAging| debtor.currencies.iter().map(|it| it.open.amount).max();
        debtors.sort_by(|a, b| (largest(b), &a.code).cmp(&(largest(a), &b.code)));
        Aging {
            as_of: self.as_of,
            currencies: self.currencies.into_values().collect(),
            debtors,
            credit: self.credit,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::account::InvoicePart;
    use crate::domain::money::Money;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("is a day")
    }

    #[test]
    fn the_due_day_itself_is_not_due() {
        let today = day("2026-11-23");
        for (due_on, bucket) in [
            ("2026-11-24", "not_due"),
            ("2026-11-23", "not_due"),
            ("2026-11-22", "1-30"),
            ("2026-10-24", "1-30"),
            ("2026-10-23", "31-60"),
            ("2026-09-24", "31-60"),
            ("2026-09-23", "61-90"),
            ("2026-08-25", "61-90"),
            ("2026-08-24", "90+"),
        ] {
            assert_eq!(Bucket::of(day(due_on), today).id(), bucket, "{due_on}");
        }
    }

    fn invoice(total: i64, paid: i64, parts: &[(&str, i64)]) -> Invoice {
        let parts = parts.iter().map(|(due_on, balance)| InvoicePart {
            due_on: day(due_on),
            amount: Decimal::from(*balance),
            balance: Decimal::from(*balance),
        });
        Invoice {
            number: "1".into(),
            issued_on: day("2026-01-01"),
            due_on: day("2026-11-30"),
            total: Money::new(Decimal::from(total), Currency::EUR),
            paid: Decimal::from(paid),
            credited: Decimal::ZERO,
            written_off: Decimal::ZERO,
            last_paid_on: None,
            parts: parts.collect(),
            notes: None,
            uuid: None,
            corrects: Vec::new(),
            charge: None,
        }
    }

    #[test]
    fn ages_add_up_to_the_balance_whatever_it_is() {
        let today = day("2026-11-23");
        for invoice in [
            invoice(100, 30, &[("2026-10-30", 20), ("2026-11-30", 50)]),
            invoice(100, 130, &[("2026-11-30", 0)]),
            invoice(-80, 0, &[("2026-11-30", 0)]),
            invoice(100, -10, &[("2026-11-01", 110)]),
        ] {
            let sum: Decimal = by_age(&invoice, today).into_values().sum();
            assert_eq!(sum, invoice.balance().amount);
        }
    }
}
