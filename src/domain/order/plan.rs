//! Agreeing on a payment plan.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{Decided, Every, Facts, Parts, Refusal, Schedule, Situation, instalments};
use crate::domain::fact::{EntryNumber, Fact, Instalment, PlanAgreed, PromiseCancelled};
use crate::domain::money::{Currency, Money};
use crate::domain::standing::by_weight;

/// A payment plan as it is being agreed.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanOrder {
    /// The invoices it is for; all that is to be collected in the main currency when none is named.
    pub invoices: Vec<String>,
    /// How the amount is divided.
    pub parts: Parts,
    /// The day of the first instalment.
    pub first_on: NaiveDate,
    /// How often one is due.
    pub every: Every,
    /// What is paid at once.
    pub at_once: Option<Decimal>,
}

/// A plan to be looked at before it is accepted.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanProposal {
    /// All of it.
    pub total: Money,
    /// What is paid when.
    pub instalments: Vec<Instalment>,
    /// The invoices it is for.
    pub invoices: Vec<String>,
    /// Live promises and plans whose place it takes.
    pub replaces: Vec<EntryNumber>,
}

impl PlanOrder {
    /// The plan that it would be.
    ///
    /// # Errors
    /// When there is nothing to plan for, or the amount can't be divided so.
    pub fn proposal(&self, at: &Situation<'_>) -> Decided<PlanProposal> {
        if self.first_on < at.today() {
            return Err(Refusal::DayHasPassed(self.first_on));
        }
        let named = self.invoices.iter().map(String::as_str);
        let currency = at.currency_of(named)?.unwrap_or_else(|| at.main_currency());
        let mut live: Vec<EntryNumber> = at
            .account
            .live_promises()
            .filter(|it| it.money.currency == currency && self.shares_invoices(&it.invoices))
            .map(|it| it.number)
            .collect();
        live.dedup();
        live.sort_unstable();
        live.dedup();
        let total = self.total(at, currency, &live)?;
        let schedule = Schedule {
            total,
            currency,
            at_once: self.at_once,
            parts: self.parts,
            first_on: self.first_on,
            every: self.every,
        };
        Ok(PlanProposal {
            total: Money::new(total, currency),
            instalments: instalments(&schedule, at.today())?,
            invoices: self.covered(at, currency),
            replaces: live,
        })
    }

    /// Whether a promise for these invoices, or for any when none is named, is for the same as this plan.
    fn shares_invoices(&self, promised: &[String]) -> bool {
        self.invoices.is_empty()
            || promised.is_empty()
            || promised.iter().any(|it| self.invoices.contains(it))
    }

    /// What is open and not contested of the invoices named; else what is to be collected, with what the promises cover
    /// whose place it takes.
    fn total(
        &self,
        at: &Situation<'_>,
        currency: Currency,
        replaced: &[EntryNumber],
    ) -> Decided<Decimal> {
        let account = at.account;
        let total = if self.invoices.is_empty() {
            let owed = by_weight(account, at.now, at.policy);
            let main = owed.iter().find(|it| it.currency == currency);
            let promises = account.live_promises();
            let covered: Decimal = promises
                .filter(|it| replaced.contains(&it.number))
                .map(|it| it.missing)
                .sum();
            main.map_or(Decimal::ZERO, |main| {
                (main.to_collect + covered.min(main.promised)).min(main.open)
            })
        } else {
            let mut sum = Decimal::ZERO;
            let named: BTreeSet<&String> = self.invoices.iter().collect();
            for number in named {
                let invoice = at.open_invoice(number)?;
                sum +=
                    invoice.balance().amount - account.disputed_part(invoice).unwrap_or_default();
            }
            sum
        };
        if total <= Decimal::ZERO {
            return Err(Refusal::NothingOpen);
        }
        Ok(total)
    }

    /// The invoices named, else those with something to be collected.
    fn covered(&self, at: &Situation<'_>, currency: Currency) -> Vec<String> {
        if !self.invoices.is_empty() {
            let mut named = self.invoices.clone();
            let mut seen = BTreeSet::new();
            named.retain(|number| seen.insert(number.clone()));
            return named;
        }
        let today = at.today();
        let overdue = at.account.invoices.iter().filter(|invoice| {
            let contested = at.account.disputed_part(invoice).unwrap_or_default();
            invoice.total.currency == currency
                && invoice.overdue_on(today) > contested
                && !at.account.is_held(invoice, today)
        });
        overdue.map(|invoice| invoice.number.clone()).collect()
    }

    pub(super) fn facts(&self, at: &Situation<'_>) -> Decided<Facts> {
        let proposal = self.proposal(at)?;
        let mut replaced = proposal.replaces.into_iter();
        let plan = PlanAgreed {
            instalments: proposal.instalments,
            currency: proposal.total.currency,
            invoices: proposal.invoices,
            replaces: replaced.next(),
        };
        let others = replaced.map(|promise| {
            let cancelled = PromiseCancelled {
                promise,
                reason: None,
            };
            (at.now, Fact::PromiseCancelled(cancelled))
        });
        let mut facts: Facts = others.collect();
        facts.push((at.now, plan.into()));
        Ok(facts)
    }
}
