//! Invoices with their balances: statements and payments in, who owes what out.

use std::collections::HashMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::Recorded;
use crate::domain::fact::{Instalment, InvoiceStated, Payment};
use crate::domain::money::{Currency, Money, Sums};

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
    /// The day of the last payment, if it is known.
    pub last_paid_on: Option<NaiveDate>,
    /// The parts with their own due dates, at least one, by date; payments settle them in this order.
    pub parts: Vec<InvoicePart>,
    /// What the accounting program says about it.
    pub notes: Option<String>,
}

/// A part of an invoice with its own due date.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct InvoicePart {
    /// The last day to pay it.
    pub due_on: NaiveDate,
    /// What is still open of it.
    pub balance: Decimal,
}

impl Invoice {
    /// What is still open: the total less what was paid. Negative for credit notes and overpaid invoices.
    pub fn balance(&self) -> Money {
        Money::new(self.total.amount - self.paid, self.total.currency)
    }

    /// Whether anything is open.
    pub fn is_open(&self) -> bool {
        self.total.amount != self.paid
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

/// Invoice statements, the last one of each number counting.
#[derive(Default)]
pub(super) struct Stated {
    invoices: Vec<InvoiceStated>,
    by_number: HashMap<String, usize>,
}

/// Up to this many invoices a scan is quicker than hashing.
const SCANNED: usize = 8;

impl Stated {
    pub(super) fn state(&mut self, stated: InvoiceStated) {
        match self.position(&stated.number) {
            Some(at) => self.invoices[at] = stated,
            None => {
                if self.invoices.len() >= SCANNED {
                    let at = self.invoices.len();
                    self.by_number.insert(stated.number.clone(), at);
                }
                self.invoices.push(stated);
                if self.invoices.len() == SCANNED {
                    let numbered = self.invoices.iter().enumerate();
                    self.by_number = numbered.map(|(at, it)| (it.number.clone(), at)).collect();
                }
            }
        }
    }

    fn position(&self, number: &str) -> Option<usize> {
        if self.invoices.len() < SCANNED {
            self.invoices.iter().position(|it| it.number == number)
        } else {
            self.by_number.get(number).copied()
        }
    }

    /// Applies the payments. What a payment does not allocate, or an invoice got beyond its total, is free credit; what
    /// is allocated to an invoice that does not count yet stays reserved for it.
    pub(super) fn settle(self, payments: &[Recorded<Payment>]) -> (Vec<Invoice>, Sums) {
        let mut paid = vec![Decimal::ZERO; self.invoices.len()];
        let mut last_paid_on = vec![None; self.invoices.len()];
        let mut credit = Sums::default();
        for payment in payments {
            let mut free = payment.what.amount;
            for allocation in &payment.what.allocations {
                free -= allocation.amount;
                let Some(at) = self.position(&allocation.invoice) else {
                    continue;
                };
                if self.invoices[at].currency != payment.what.currency {
                    free += allocation.amount;
                    continue;
                }
                paid[at] += allocation.amount;
                // A correction is no payment; paying out a credit note is.
                let total = self.invoices[at].total;
                let pays = allocation.amount.is_sign_negative() == total.is_sign_negative();
                if pays && !payment.what.day_assumed {
                    last_paid_on[at] = last_paid_on[at].max(Some(payment.at.date()));
                }
            }
            if !free.is_zero() {
                credit.add(Money::new(free, payment.what.currency));
            }
        }
        let mut invoices = Vec::with_capacity(self.invoices.len());
        for ((stated, paid), last_paid_on) in self.invoices.into_iter().zip(paid).zip(last_paid_on)
        {
            let over = paid - stated.total;
            if over > Decimal::ZERO && stated.total >= Decimal::ZERO {
                credit.add(Money::new(over, stated.currency));
            }
            invoices.push(settled(stated, paid, last_paid_on));
        }
        invoices.sort_by(|a, b| (a.due_on, &a.number).cmp(&(b.due_on, &b.number)));
        (invoices, credit)
    }
}

fn settled(stated: InvoiceStated, paid: Decimal, last_paid_on: Option<NaiveDate>) -> Invoice {
    let currency: Currency = stated.currency;
    let whole = [Instalment {
        due_on: stated.due_on,
        amount: stated.total,
    }];
    let mut parts = stated.instalments;
    parts.sort_by_key(|instalment| instalment.due_on);
    let instalments = if parts.is_empty() { &whole[..] } else { &parts };
    // Paying out a credit note uses it up; it makes no debt.
    let mut left = paid - stated.total.min(Decimal::ZERO);
    let parts = instalments
        .iter()
        .map(|instalment| {
            let owed = instalment.amount.max(Decimal::ZERO);
            let used = left.clamp(Decimal::MIN, owed);
            left -= used;
            InvoicePart {
                due_on: instalment.due_on,
                balance: owed - used,
            }
        })
        .collect();
    Invoice {
        number: stated.number,
        issued_on: stated.issued_on,
        due_on: instalments.last().map_or(stated.due_on, |last| last.due_on),
        total: Money::new(stated.total, currency),
        paid,
        last_paid_on: last_paid_on.filter(|_| !paid.is_zero()),
        parts,
        notes: stated.notes,
    }
}
