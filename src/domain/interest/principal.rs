//! What was outstanding of an invoice on each day of its life.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;

use crate::domain::account::{Account, Invoice, TakenOff};
use crate::domain::money::Currency;

/// What takes something off an invoice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Paid,
    Credited,
    WrittenOff,
}

/// Something that made an invoice smaller.
#[derive(Debug, Clone, Copy)]
struct Reduction {
    on: NaiveDate,
    kind: Kind,
    amount: Decimal,
    /// Whether the day is an assumption.
    assumed: bool,
}

/// What made the invoices of an account smaller, by the number of the invoice.
pub(super) struct Reductions<'a> {
    by_number: HashMap<&'a str, Vec<(Option<Currency>, Reduction)>>,
}

impl<'a> Reductions<'a> {
    pub fn of(account: &'a Account) -> Self {
        let mut all = Self {
            by_number: HashMap::new(),
        };
        for payment in &account.payments {
            let what = &payment.what;
            for share in &what.allocations {
                all.add(
                    &share.invoice,
                    Some(what.currency),
                    Reduction {
                        on: payment.at.date(),
                        kind: Kind::Paid,
                        amount: share.amount,
                        assumed: what.day_assumed && !share.amount.is_zero(),
                    },
                );
            }
        }
        let sure = |at: NaiveDateTime, kind, amount| Reduction {
            on: at.date(),
            kind,
            amount,
            assumed: false,
        };
        for used in &account.credit_used {
            for share in &used.what.allocations {
                let reduction = sure(used.at, Kind::Paid, share.amount);
                all.add(&share.invoice, Some(used.what.currency), reduction);
            }
        }
        for note in &account.credit_notes {
            let reduction = sure(note.at, Kind::Credited, note.what.amount);
            all.add(&note.what.invoice, None, reduction);
        }
        for given_up in &account.write_offs {
            let reduction = sure(given_up.at, Kind::WrittenOff, given_up.what.amount);
            all.add(&given_up.what.invoice, None, reduction);
        }
        all
    }

    fn add(&mut self, number: &'a str, currency: Option<Currency>, reduction: Reduction) {
        let of_number = self.by_number.entry(number).or_default();
        of_number.push((currency, reduction));
    }
}

/// An invoice with the days on which it became smaller.
pub(super) struct Principal<'a> {
    invoice: &'a Invoice,
    /// By day.
    reductions: Vec<Reduction>,
    /// Whether the day of a payment is an assumption.
    pub uncertain: bool,
}

impl<'a> Principal<'a> {
    pub fn of(invoice: &'a Invoice, all: &Reductions<'_>) -> Self {
        let mine = all.by_number.get(invoice.number.as_str());
        let mine = mine.into_iter().flatten();
        // A payment in another currency pays nothing of it.
        let fitting =
            mine.filter(|(currency, _)| currency.is_none_or(|it| it == invoice.total.currency));
        let mut reductions: Vec<Reduction> = fitting.map(|(_, it)| *it).collect();
        reductions.sort_by_key(|it| it.on);
        Self {
            invoice,
            uncertain: reductions.iter().any(|it| it.assumed),
            reductions,
        }
    }

    /// What is past due on a day: what is paid on a day still counts on it, and no longer on the next.
    pub fn on(&self, day: NaiveDate) -> Decimal {
        let left = self.left_on(day);
        let due = left.iter().filter(|(due_on, _)| *due_on < day);
        due.map(|(_, amount)| *amount).sum()
    }

    /// What was not paid of each part by its due date, of the parts that were due before a day.
    pub fn unpaid_when_due(&self, day: NaiveDate) -> Decimal {
        let parts = self.invoice.parts.iter().enumerate();
        let due = parts.filter(|(_, part)| part.due_on < day);
        let unpaid = due.map(|(at, part)| {
            let day_after = part.due_on.succ_opt().unwrap_or(part.due_on);
            self.left_on(day_after)[at].1
        });
        unpaid.sum()
    }

    /// The next day, after one, on which [`Self::on`] may give something else.
    pub fn changes_after(&self, day: NaiveDate) -> Option<NaiveDate> {
        let due = self.invoice.parts.iter().map(|part| part.due_on);
        let reduced = self.reductions.iter().map(|it| it.on);
        let changes = due.chain(reduced).filter_map(|on| on.succ_opt());
        changes.filter(|change| *change > day).min()
    }

    /// The first day on which something can be past due.
    pub fn first_late_day(&self) -> Option<NaiveDate> {
        self.invoice.parts.first()?.due_on.succ_opt()
    }

    /// What is left of each part at the beginning of a day.
    fn left_on(&self, day: NaiveDate) -> Vec<(NaiveDate, Decimal)> {
        let mut off = TakenOff::default();
        for reduction in self.reductions.iter().take_while(|it| it.on < day) {
            match reduction.kind {
                Kind::Paid | Kind::Credited => off.settled += reduction.amount,
                Kind::WrittenOff => off.written_off += reduction.amount,
            }
        }
        let parts = &self.invoice.parts;
        let amounts = parts.iter().map(|part| part.amount);
        let left = off.left_of(self.invoice.total.amount, amounts);
        parts.iter().map(|part| part.due_on).zip(left).collect()
    }
}
