//! Using credit, credit notes and write-offs.

use rust_decimal::Decimal;

use super::{Decided, Facts, Refusal, Situation, sound, usable_credit};
use crate::domain::account::{Invoice, free_credit};
use crate::domain::fact::{Allocation, CreditAllocated, CreditNote, WriteOff};
use crate::domain::money::{Currency, Money};

/// Free credit is to pay invoices: those named, else what is overdue and neither contested nor on hold, the oldest first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct UseCreditOrder {
    /// In which currency; that of the invoices named, else the first with credit, when it is not said.
    pub currency: Option<Currency>,
    /// How much; all that can be used when it is not said.
    pub amount: Option<Decimal>,
    /// The invoices to pay, each with its share, or as much as is open of it.
    pub invoices: Vec<(String, Option<Decimal>)>,
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
        let currency = self.currency(at)?;
        let (unallocated, notes) = usable_credit(at.account, currency);
        let of_notes: Decimal = notes.iter().map(|note| -note.amount).sum();
        let usable = unallocated + of_notes;
        if usable <= Decimal::ZERO {
            return Err(Refusal::NoCredit);
        }
        let needed = self.needed(at, currency)?;
        let payable: Decimal = needed.iter().map(|share| share.amount).sum();
        let most = usable.min(payable);
        let amount = match self.amount {
            Some(amount) if amount > most => {
                return Err(Refusal::MoreThan(Money::new(most, currency)));
            }
            Some(amount) => sound(amount, currency, Some(usable))?,
            None => most,
        };
        let mut left = amount;
        let mut allocations = Vec::with_capacity(needed.len());
        for share in needed {
            let used = share.amount.min(left);
            if used > Decimal::ZERO {
                left -= used;
                allocations.push(Allocation {
                    invoice: share.invoice,
                    amount: used,
                });
            }
        }
        // Money comes first, then credit notes, the oldest first: paying one out uses it up.
        let mut of_notes = (amount - unallocated).max(Decimal::ZERO);
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

    /// The currency asked for, else that of the invoices named, else the first with credit that something overdue needs.
    fn currency(&self, at: &Situation<'_>) -> Decided<Currency> {
        let named = self.invoices.iter().map(|(number, _)| number.as_str());
        match (self.currency, at.currency_of(named)?) {
            (Some(asked), Some(named)) if asked != named => Err(Refusal::SeveralCurrencies),
            (Some(currency), _) | (None, Some(currency)) => Ok(currency),
            (None, None) => {
                let open = at.account.open();
                let known = open.iter().chain(at.account.credit.iter());
                let mut with_credit: Vec<Currency> = known.map(|it| it.currency).collect();
                with_credit.retain(|it| free_credit(at.account, *it) > Decimal::ZERO);
                let overdue = |it: &&Currency| !overdue_shares(at, **it).is_empty();
                let needed = with_credit.iter().find(overdue);
                let found = needed.or(with_credit.first());
                found.copied().ok_or(Refusal::NoCredit)
            }
        }
    }

    /// What could be paid: of the invoices named, else of those overdue that are neither contested nor on hold.
    fn needed(&self, at: &Situation<'_>, currency: Currency) -> Decided<Vec<Allocation>> {
        if self.invoices.is_empty() {
            let overdue = overdue_shares(at, currency);
            return match overdue.is_empty() {
                true => Err(Refusal::NothingOverdue),
                false => Ok(overdue),
            };
        }
        let mut needed: Vec<Allocation> = Vec::with_capacity(self.invoices.len());
        for (number, share) in &self.invoices {
            let balance = at.open_invoice(number)?.balance().amount;
            let earlier = needed.iter().filter(|it| it.invoice == *number);
            let open = balance - earlier.map(|it| it.amount).sum::<Decimal>();
            if share.is_some_and(|share| share > open) {
                return Err(Refusal::MoreThan(Money::new(open, currency)));
            }
            needed.push(Allocation {
                invoice: number.clone(),
                amount: sound(share.unwrap_or(open), currency, Some(open))?,
            });
        }
        Ok(needed)
    }
}

/// What is overdue and neither contested nor on hold, by invoice, the oldest part first.
fn overdue_shares(at: &Situation<'_>, currency: Currency) -> Vec<Allocation> {
    let today = at.today();
    let mut invoices: Vec<&Invoice> = at.account.invoices.iter().collect();
    invoices.retain(|it| it.total.currency == currency && !at.account.is_held(it, today));
    let oldest = |it: &&Invoice| {
        let open = it.parts.iter().find(|part| part.balance > Decimal::ZERO);
        open.map(|part| part.due_on)
    };
    invoices.sort_by_key(oldest);
    let shares = invoices.into_iter().map(|invoice| {
        let contested = at.account.disputed_part(invoice).unwrap_or_default();
        // What is contested is taken off the latest parts, as when money is allocated.
        let sound = invoice.balance().amount - contested;
        Allocation {
            invoice: invoice.number.clone(),
            amount: invoice.overdue_on(today).min(sound),
        }
    });
    shares.filter(|it| it.amount > Decimal::ZERO).collect()
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
