//! Invoices with their balances.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::domain::fact::ChargeKind;
use crate::domain::money::Money;

/// An invoice with what was paid of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Invoice {
    /// The number on the invoice.
    pub number: String,
    /// The day of issue.
    pub issued_on: NaiveDate,
    /// The day by which all of it is to be paid.
    pub due_on: NaiveDate,
    /// What was owed in all.
    pub total: Money,
    /// What was paid of it so far.
    pub paid: Decimal,
    /// What credit notes took off it.
    pub credited: Decimal,
    /// What was given up of it. Never more than what is not paid.
    pub written_off: Decimal,
    /// The day of the last payment, if it is known.
    pub last_paid_on: Option<NaiveDate>,
    /// The parts with their own due dates, at least one, by date; payments settle them in this order.
    pub parts: Vec<InvoicePart>,
    /// What the accounting program says about it.
    pub notes: Option<String>,
    /// The id that the tax office knows it by.
    pub uuid: Option<String>,
    /// The invoices that it corrects, a credit note that came before them.
    pub corrects: Vec<String>,
    /// What it is when it is no invoice but a claim for being late.
    pub charge: Option<ChargeKind>,
}

/// A part of an invoice with its own due date.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct InvoicePart {
    /// The last day to pay it.
    pub due_on: NaiveDate,
    /// What was owed in all of it.
    pub amount: Decimal,
    /// What is still open of it.
    pub balance: Decimal,
}

/// What takes something off an invoice: what was paid and credited, and what was given up of it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct TakenOff {
    pub settled: Decimal,
    pub written_off: Decimal,
}

impl TakenOff {
    /// What was really given up of a total: what came in after all was not lost.
    pub fn given_up(self, total: Decimal) -> Decimal {
        if total < Decimal::ZERO {
            return self.written_off;
        }
        let unpaid = (total - self.settled).max(Decimal::ZERO);
        self.written_off.min(unpaid)
    }

    /// What is left of the parts of a total, which are settled in the order given.
    pub fn left_of(
        self,
        total: Decimal,
        parts: impl Iterator<Item = Decimal>,
    ) -> impl Iterator<Item = Decimal> {
        // Paying out a credit note uses it up; it makes no debt.
        let reduced = self.settled + self.given_up(total);
        let mut taken = reduced - total.min(Decimal::ZERO);
        parts.map(move |amount| {
            let owed = amount.max(Decimal::ZERO);
            let used = taken.min(owed);
            taken -= used;
            owed - used
        })
    }
}

impl Invoice {
    /// What is still open: the total less what was paid, credited and given up. Negative for credit notes and overpaid
    /// invoices.
    pub fn balance(&self) -> Money {
        let reduced = self.paid + self.credited + self.written_off;
        Money::new(self.total.amount - reduced, self.total.currency)
    }

    /// Whether anything is open.
    pub fn is_open(&self) -> bool {
        !self.balance().amount.is_zero()
    }

    /// What is open of the parts due before a day. Never negative.
    pub fn overdue_on(&self, day: NaiveDate) -> Decimal {
        self.parts
            .iter()
            .filter(|part| part.due_on < day)
            .map(|part| part.balance)
            .sum()
    }
}
