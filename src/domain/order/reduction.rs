//! Using credit, credit notes and write-offs.

use rust_decimal::Decimal;

use super::{Decided, Facts, Refusal, Situation, allocate, sound, usable_credit};
use crate::domain::fact::{Allocation, CreditAllocated, CreditNote, WriteOff};
use crate::domain::money::{Currency, Money};

/// Free credit is to pay invoices, the oldest first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct UseCreditOrder {
    /// In which currency; the first with credit when it is not said.
    pub currency: Option<Currency>,
    /// At most how much; all there is when it is not said.
    pub amount: Option<Decimal>,
}

/// A credit note was made for an invoice.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CreditNoteOrder {
    /// The invoice.
    pub invoice: String,
    /// By how much; all that is open when it is not said.
    pub amount: Option<Decimal>,
    /// The number of the credit note.
    pub number: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

/// An invoice, or part of it, is given up.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct WriteOffOrder {
    /// The invoice.
    pub invoice: String,
    /// How much; all that is open when it is not said.
    pub amount: Option<Decimal>,
    /// Why; must be said.
    pub reason: String,
}

impl UseCreditOrder {
    pub(super) fn facts(&self, at: &Situation<'_>) -> Decided<Facts> {
        let mut currencies: Vec<Currency> = match self.currency {
            Some(currency) => vec![currency],
            None => at.account.open().iter().map(|it| it.currency).collect(),
        };
        currencies.extend(at.account.credit.iter().map(|it| it.currency));
        let found = currencies.into_iter().find_map(|currency| {
            if self.currency.is_some_and(|asked| asked != currency) {
                return None;
            }
            let (unallocated, notes) = usable_credit(at.account, currency);
            let of_notes: Decimal = notes.iter().map(|note| -note.amount).sum();
            let usable = unallocated + of_notes;
            let (pays, _) = allocate(at.account, usable, currency);
            let fits = usable > Decimal::ZERO && (self.currency.is_some() || !pays.is_empty());
            fits.then_some((currency, unallocated, notes, usable))
        });
        let Some((currency, unallocated, notes, usable)) = found else {
            return Err(Refusal::NoCredit);
        };
        let amount = match self.amount {
            Some(amount) if amount > usable => {
                return Err(Refusal::MoreThan(Money::new(usable, currency)));
            }
            Some(amount) => sound(amount, currency, Some(usable))?,
            None => usable,
        };
        let (mut allocations, rest) = allocate(at.account, amount, currency);
        if allocations.is_empty() {
            return Err(Refusal::NothingOpen);
        }
        // Money comes first, then credit notes, the oldest first: paying one out uses it up.
        let mut of_notes = (amount - rest - unallocated).max(Decimal::ZERO);
        for note in notes {
            let used = of_notes.min(-note.amount);
            if used > Decimal::ZERO {
                of_notes -= used;
                allocations.push(Allocation {
                    invoice: note.invoice,
                    amount: -used,
                });
            }
        }
        let fact = CreditAllocated {
            currency,
            allocations,
        };
        Ok(vec![(at.now, fact.into())])
    }
}

impl CreditNoteOrder {
    pub(super) fn facts(&self, at: &Situation<'_>) -> Decided<Facts> {
        let fact = CreditNote {
            invoice: self.invoice.clone(),
            amount: up_to_balance(at, &self.invoice, self.amount)?,
            number: self.number.clone().filter(|it| !it.is_empty()),
            reason: self.reason.clone().filter(|it| !it.is_empty()),
        };
        Ok(vec![(at.now, fact.into())])
    }
}

impl WriteOffOrder {
    pub(super) fn facts(&self, at: &Situation<'_>) -> Decided<Facts> {
        let amount = up_to_balance(at, &self.invoice, self.amount)?;
        if self.reason.trim().is_empty() {
            return Err(Refusal::NoReason);
        }
        let fact = WriteOff {
            invoice: self.invoice.clone(),
            amount,
            reason: self.reason.trim().to_owned(),
        };
        Ok(vec![(at.now, fact.into())])
    }
}

/// The amount asked for, else all that is open of an invoice; never more than that.
pub(super) fn up_to_balance(
    at: &Situation<'_>,
    number: &str,
    amount: Option<Decimal>,
) -> Decided<Decimal> {
    let balance = at.open_invoice(number)?.balance();
    let amount = amount.unwrap_or(balance.amount);
    if amount > balance.amount {
        return Err(Refusal::MoreThan(balance));
    }
    sound(amount, balance.currency, Some(balance.amount))
}
