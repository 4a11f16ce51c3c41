//! Disputes and holds: what pauses collection, and what ends the pause.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::reduction::up_to_balance;
use super::{Decided, Facts, Refusal, Situation};
use crate::domain::account::Dispute;
use crate::domain::fact::{
    CreditNote, DisputeOpened, DisputeOutcome, DisputeReason, DisputeResolved, DisputeReviewed,
    EntryNumber, HoldPlaced, HoldReleased,
};
use crate::domain::money::Money;

/// The client contests invoices.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DisputeOrder {
    /// The invoices, each with the contested amount, or all of it.
    pub invoices: Vec<(String, Option<Decimal>)>,
    /// Why, by its code.
    pub reason: Option<DisputeReason>,
    /// Why, in the client's words.
    pub text: Option<String>,
    /// Who looks at it.
    pub assignee: Option<String>,
    /// When somebody is to look at it; by policy when it is not said.
    pub review_on: Option<NaiveDate>,
}

/// Somebody looked at a dispute.
#[derive(Debug, Clone, PartialEq)]
pub struct ReviewOrder {
    /// The entry that opened it.
    pub dispute: EntryNumber,
    /// When to look again; by policy when it is not said.
    pub review_on: Option<NaiveDate>,
}

/// A dispute is over.
#[derive(Debug, Clone, PartialEq)]
pub struct ResolveOrder {
    /// The entry that opened it.
    pub dispute: EntryNumber,
    /// How it ended.
    pub outcome: DisputeOutcome,
    /// The amount of the credit note when it ended with one; what was contested when it is not said.
    pub credited: Option<Decimal>,
    /// How it ended, in words.
    pub text: Option<String>,
}

/// Collection pauses.
#[derive(Debug, Clone, PartialEq)]
pub struct HoldOrder {
    /// For this invoice; for the whole debtor when it is not said.
    pub invoice: Option<String>,
    /// The first day on which it pauses nothing any more.
    pub until: NaiveDate,
    /// Why; must be said.
    pub reason: String,
}

/// A hold ends before its day.
#[derive(Debug, Clone, PartialEq)]
pub struct ReleaseOrder {
    /// The entry that placed it.
    pub hold: EntryNumber,
}

impl DisputeOrder {
    pub(super) fn facts(&self, at: &Situation<'_>) -> Decided<Facts> {
        if self.invoices.is_empty() {
            return Err(Refusal::NothingOpen);
        }
        if let Some(day) = self.review_on.filter(|day| *day < at.today()) {
            return Err(Refusal::DayHasPassed(day));
        }
        let said = |text: &Option<String>| text.clone().filter(|it| !it.trim().is_empty());
        let mut facts = Facts::new();
        let mut seen = BTreeSet::new();
        for (number, amount) in &self.invoices {
            if !seen.insert(number) {
                return Err(Refusal::ContestedAlready(number.clone()));
            }
            let invoice = at.open_invoice(number)?;
            let contested = at.account.disputed_part(invoice).unwrap_or_default();
            if contested >= invoice.balance().amount {
                return Err(Refusal::ContestedAlready(number.clone()));
            }
            let amount = match amount {
                Some(_) => Some(up_to_balance(at, number, *amount)?),
                None => None,
            };
            let fact = DisputeOpened {
                invoice: number.clone(),
                amount,
                reason: self.reason,
                text: said(&self.text),
                assignee: said(&self.assignee),
                review_on: self.review_on,
            };
            facts.push((at.now, fact.into()));
        }
        Ok(facts)
    }
}

impl ReviewOrder {
    pub(super) fn facts(&self, at: &Situation<'_>) -> Decided<Facts> {
        open_dispute(at, self.dispute)?;
        if let Some(day) = self.review_on.filter(|day| *day < at.today()) {
            return Err(Refusal::DayHasPassed(day));
        }
        let fact = DisputeReviewed {
            dispute: self.dispute,
            review_on: self.review_on,
        };
        Ok(vec![(at.now, fact.into())])
    }
}

impl ResolveOrder {
    pub(super) fn facts(&self, at: &Situation<'_>) -> Decided<Facts> {
        let dispute = open_dispute(at, self.dispute)?;
        let resolved = DisputeResolved {
            dispute: self.dispute,
            outcome: Some(self.outcome),
            text: self.text.clone().filter(|it| !it.trim().is_empty()),
        };
        let mut facts = vec![(at.now, resolved.into())];
        if self.outcome != DisputeOutcome::Credited {
            if self.credited.is_some() {
                return Err(Refusal::NotCredited);
            }
        } else {
            let opened = &dispute.opened.what;
            let balance = at.open_invoice(&opened.invoice)?.balance();
            let contested = opened.amount.unwrap_or(balance.amount).min(balance.amount);
            if self.credited.is_some_and(|credited| credited > contested) {
                let contested = Money::new(contested, balance.currency);
                return Err(Refusal::MoreThanContested(contested));
            }
            let credited = self.credited.unwrap_or(contested);
            let amount = up_to_balance(at, &opened.invoice, Some(credited))?;
            let note = CreditNote {
                invoice: opened.invoice.clone(),
                amount,
                number: None,
                reason: None,
            };
            facts.push((at.now, note.into()));
        }
        Ok(facts)
    }
}

fn open_dispute<'a>(at: &'a Situation<'_>, number: EntryNumber) -> Decided<&'a Dispute> {
    let mut disputes = at.account.disputes.iter();
    disputes
        .find(|it| it.opened.number == number && !it.resolved)
        .ok_or(Refusal::NoSuchEntry(number))
}

impl HoldOrder {
    pub(super) fn facts(&self, at: &Situation<'_>) -> Decided<Facts> {
        if let Some(number) = &self.invoice {
            at.open_invoice(number)?;
        }
        if self.until <= at.today() {
            return Err(Refusal::DayHasPassed(self.until));
        }
        if self.reason.trim().is_empty() {
            return Err(Refusal::NoReason);
        }
        let fact = HoldPlaced {
            invoice: self.invoice.clone(),
            reason: Some(self.reason.trim().to_owned()),
            until: self.until,
        };
        Ok(vec![(at.now, fact.into())])
    }
}

impl ReleaseOrder {
    pub(super) fn facts(&self, at: &Situation<'_>) -> Decided<Facts> {
        let held = at.account.holds.iter().any(|hold| hold.number == self.hold);
        if !held {
            return Err(Refusal::NoSuchEntry(self.hold));
        }
        let fact = HoldReleased { hold: self.hold };
        Ok(vec![(at.now, fact.into())])
    }
}
