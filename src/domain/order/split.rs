//! Giving an invoice instalments with their own due dates.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{Decided, Every, Facts, Parts, Refusal, Schedule, Situation, instalments};
use crate::domain::fact::InvoiceStated;

/// An invoice is to be paid in instalments. What was paid of it counts for the first ones.
#[derive(Debug, Clone, PartialEq)]
pub struct SplitOrder {
    /// The invoice.
    pub invoice: String,
    /// How its total is divided.
    pub parts: Parts,
    /// The day of the first instalment; it may have passed.
    pub first_on: NaiveDate,
    /// How often one is due.
    pub every: Every,
}

impl SplitOrder {
    pub(super) fn facts(&self, at: &Situation<'_>) -> Decided<Facts> {
        let invoice = at.open_invoice(&self.invoice)?;
        if invoice.charge.is_some() || invoice.total.amount <= Decimal::ZERO {
            return Err(Refusal::NothingOpenOf(self.invoice.clone()));
        }
        if self.first_on < invoice.issued_on {
            return Err(Refusal::DayHasPassed(self.first_on));
        }
        let schedule = Schedule {
            total: invoice.total.amount,
            currency: invoice.total.currency,
            at_once: None,
            parts: self.parts,
            first_on: self.first_on,
            every: self.every,
        };
        let instalments = instalments(&schedule, at.today())?;
        let last = instalments.last().map(|it| it.due_on);
        let stated = InvoiceStated {
            number: invoice.number.clone(),
            issued_on: invoice.issued_on,
            due_on: last.unwrap_or(invoice.due_on),
            total: invoice.total.amount,
            currency: invoice.total.currency,
            // One instalment is the whole, due on another day.
            instalments: if instalments.len() > 1 {
                instalments
            } else {
                Vec::new()
            },
            uuid: None,
            corrects: Vec::new(),
            notes: invoice.notes.clone(),
        };
        Ok(vec![(at.now, stated.into())])
    }
}
