//! Agreeing on a payment plan.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::exception::plan_exception;
use super::{
    Decided, Every, Exception, Facts, Parts, Refusal, Schedule, Situation, covering, instalments,
    meant,
};
use crate::domain::fact::{EntryNumber, Instalment, PlanAgreed};
use crate::domain::money::{Currency, Money};

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
    /// In which currency; that of the invoices named, else the main one, when it is not said.
    pub currency: Option<Currency>,
    /// Why it is accepted although the policy allows no such plan.
    pub reason: Option<String>,
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
    /// What the policy does not allow of it without a reason.
    pub exception: Option<Exception>,
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
        let currency = match (self.currency, at.currency_of(named)?) {
            (Some(asked), Some(named)) if asked != named => return Err(Refusal::SeveralCurrencies),
            (asked, named) => asked.or(named).unwrap_or_else(|| at.main_currency()),
        };
        let covering = covering(at.account, currency, &self.invoices);
        let replaces: BTreeSet<EntryNumber> = covering.map(|it| it.number).collect();
        let replaces: Vec<EntryNumber> = replaces.into_iter().collect();
        for number in &self.invoices {
            at.open_invoice(number)?;
        }
        let total = meant(at.account, at.now, currency, &self.invoices, &replaces)?.amount;
        if total <= Decimal::ZERO {
            return Err(Refusal::NothingOpen);
        }
        let schedule = Schedule {
            total,
            currency,
            at_once: self.at_once,
            parts: self.parts,
            first_on: self.first_on,
            every: self.every,
        };
        let instalments = instalments(&schedule, at.today())?;
        Ok(PlanProposal {
            total: Money::new(total, currency),
            exception: plan_exception(
                &instalments,
                self.at_once.is_some_and(|it| it > Decimal::ZERO),
                currency,
                at.today(),
                at.policy,
            ),
            instalments,
            invoices: self.covered(at, currency),
            replaces,
        })
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
        let reason = self.reason.clone().filter(|it| !it.trim().is_empty());
        if let (Some(exception), None) = (proposal.exception, &reason) {
            return Err(Refusal::NeedsReason(exception));
        }
        let plan = PlanAgreed {
            instalments: proposal.instalments,
            currency: proposal.total.currency,
            invoices: proposal.invoices,
            replaces: proposal.replaces,
            exception: reason,
        };
        Ok(vec![(at.now, plan.into())])
    }
}
