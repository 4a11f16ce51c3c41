//! Payment plans and what became of them, worked out from their instalments.

use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;

use super::Recorded;
use super::promises::{Promise, PromiseStatus};
use crate::domain::fact::{EntryNumber, PlanAgreed};
use crate::domain::money::Money;

/// What became of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanStatus {
    /// Instalments are to come, and not too many were missed.
    OnSchedule,
    /// Every instalment was paid, if late.
    Completed,
    /// More instalments are missing than the policy allows; those to come hold no longer.
    Broken,
    /// A newer agreement took its place.
    Replaced,
    /// It was called off.
    Cancelled,
}

impl PlanStatus {
    /// The stable English name, as in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::OnSchedule => "on_schedule",
            Self::Completed => "completed",
            Self::Broken => "broken",
            Self::Replaced => "replaced",
            Self::Cancelled => "cancelled",
        }
    }
}

/// A payment plan with its status at the moment of the account. Its instalments are among the promises, under its number.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The entry that holds it.
    pub number: EntryNumber,
    /// When it was agreed.
    pub made_at: NaiveDateTime,
    /// All instalments together.
    pub total: Money,
    /// The invoices it is for; the oldest first when empty.
    pub invoices: Vec<String>,
    /// How many instalments it has.
    pub instalments: usize,
    /// How many of them are paid, if late.
    pub paid: usize,
    /// What is missing of all of them.
    pub missing: Decimal,
    /// The first day on which it counted as broken.
    pub broke_on: Option<NaiveDate>,
    /// What became of it.
    pub status: PlanStatus,
}

/// How far the instalments of a plan have been missed while they are gone through by date.
#[derive(Clone, Copy)]
pub(super) struct Missed {
    pub count: u32,
    pub broke_on: Option<NaiveDate>,
}

impl Missed {
    pub(super) const NONE: Self = Self {
        count: 0,
        broke_on: None,
    };

    /// Counts an instalment that is failed and still missing; `allowed` of them break the plan.
    pub(super) fn count(&mut self, instalment: &Promise, breaks_at: u32) {
        if instalment.is_failed() && instalment.missing > Decimal::ZERO {
            self.count += 1;
            if self.count >= breaks_at.max(1) && self.broke_on.is_none() {
                self.broke_on = Some(instalment.breaks_on());
            }
        }
    }
}

/// A plan as its judged instalments show it.
pub(super) fn judged(plan: &Recorded<PlanAgreed>, missed: Missed, promises: &[Promise]) -> Plan {
    let mine = || {
        promises
            .iter()
            .filter(|it| it.of_plan && it.number == plan.number)
    };
    let ended = |status| mine().any(|it| it.status == status);
    let missing: Decimal = mine().map(|it| it.missing).sum();
    let is_paid = |it: &&Promise| match it.status {
        PromiseStatus::Kept => true,
        PromiseStatus::PartlyKept | PromiseStatus::Broken => it.missing.is_zero(),
        _ => false,
    };
    let paid = mine().filter(is_paid).count();
    let instalments = plan.what.instalments.len();
    let status = if missed.broke_on.is_some() {
        PlanStatus::Broken
    } else if ended(PromiseStatus::Replaced) {
        PlanStatus::Replaced
    } else if ended(PromiseStatus::Cancelled) {
        PlanStatus::Cancelled
    } else if paid == instalments {
        PlanStatus::Completed
    } else {
        PlanStatus::OnSchedule
    };
    let total = plan.what.instalments.iter().map(|it| it.amount).sum();
    Plan {
        number: plan.number,
        made_at: plan.at,
        total: Money::new(total, plan.what.currency),
        invoices: plan.what.invoices.clone(),
        instalments,
        paid,
        missing,
        broke_on: missed.broke_on,
        status,
    }
}
