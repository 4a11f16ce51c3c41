//! What was outstanding of an invoice on each day of its life.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::domain::account::{Account, Invoice};

/// What takes something off an invoice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Paid,
    Credited,
    WrittenOff,
}

/// An invoice with the days on which it became smaller.
pub(super) struct Principal<'a> {
    invoice: &'a Invoice,
    /// By day.
    reductions: Vec<(NaiveDate, Kind, Decimal)>,
    /// Whether the day of a payment is an assumption.
    pub uncertain: bool,
}

impl<'a> Principal<'a> {
    pub fn of(invoice: &'a Invoice, account: &Account) -> Self {
        let number = &invoice.number;
        let currency = invoice.total.currency;
        let mut reductions = Vec::new();
        let mut uncertain = false;
        for payment in &account.payments {
            let mine = payment.what.allocations.iter();
            let mine = mine.filter(|it| it.invoice == *number && payment.what.currency == currency);
            for share in mine {
                uncertain |= payment.what.day_assumed && !share.amount.is_zero();
                reductions.push((payment.at.date(), Kind::Paid, share.amount));
            }
        }
        for used in &account.credit_used {
            let mine = used.what.allocations.iter();
            let mine = mine.filter(|it| it.invoice == *number && used.what.currency == currency);
            reductions.extend(mine.map(|share| (used.at.date(), Kind::Paid, share.amount)));
        }
        let notes = account.credit_notes.iter();
        let notes = notes.filter(|note| note.what.invoice == *number);
        reductions.extend(notes.map(|note| (note.at.date(), Kind::Credited, note.what.amount)));
        let given_up = account.write_offs.iter();
        let given_up = given_up.filter(|it| it.what.invoice == *number);
        reductions.extend(given_up.map(|it| (it.at.date(), Kind::WrittenOff, it.what.amount)));
        reductions.sort_by_key(|(day, _, _)| *day);
        Self {
            invoice,
            reductions,
            uncertain,
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
        let reduced = self.reductions.iter().map(|(on, _, _)| *on);
        let changes = due.chain(reduced).filter_map(|on| on.succ_opt());
        changes.filter(|change| *change > day).min()
    }

    /// The first day on which something can be past due.
    pub fn first_late_day(&self) -> Option<NaiveDate> {
        self.invoice.parts.first()?.due_on.succ_opt()
    }

    /// What is left of each part at the beginning of a day. Parts are settled in the order of their due dates, and what is
    /// paid after all was not given up, as in the account.
    fn left_on(&self, day: NaiveDate) -> Vec<(NaiveDate, Decimal)> {
        let total = self.invoice.total.amount;
        let before = self.reductions.iter().take_while(|(on, _, _)| *on < day);
        let mut settled = Decimal::ZERO;
        let mut written_off = Decimal::ZERO;
        for (_, kind, amount) in before {
            match kind {
                Kind::Paid | Kind::Credited => settled += amount,
                Kind::WrittenOff => written_off += amount,
            }
        }
        let unpaid = (total - settled).max(Decimal::ZERO);
        let mut taken = settled + written_off.min(unpaid);
        let parts = self.invoice.parts.iter().map(|part| {
            let owed = part.amount.max(Decimal::ZERO);
            let used = taken.min(owed);
            taken -= used;
            (part.due_on, owed - used)
        });
        parts.collect()
    }
}
