//! The house's rules as values: how long to wait, what counts as kept, what makes a debtor urgent.
//! The defaults stand in `assets/config.toml`; users override them in their configuration.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::contact::Outcome;
use super::debtor::DebtorType;
use super::money::Currency;
use super::protocol::Protocols;
use super::standing::NextStep;

/// Every rule that a standing depends on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// When a promise counts as kept, and what date it gets by default.
    pub promise: PromisePolicy,
    /// When a payment plan breaks, and which one needs a reason.
    pub plan: PlanPolicy,
    /// What is proposed after promises kept or broken.
    pub credit: CreditPolicy,
    /// How long debtors rest and when they come back.
    pub follow_up: FollowUpPolicy,
    /// When a debt can no longer be claimed.
    pub prescription: PrescriptionPolicy,
    /// How urgency is counted.
    pub urgency: UrgencyPolicy,
    /// When a type is proposed.
    pub type_proposal: TypeProposalPolicy,
    /// The steps for each type of client.
    pub protocols: Arc<Protocols>,
}

/// When a promise counts as kept, and what date it gets by default.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PromisePolicy {
    /// Days after the promised date in which a payment still keeps the promise.
    pub grace_days: u32,
    /// The part of the amount, in percent, that may be missing from a kept promise.
    pub tolerance_percent: Decimal,
    /// The amount that may be missing from a kept promise, in units of the promise's currency.
    pub tolerance_amount: Decimal,
    /// Days from today to the date that `p` proposes; Saturdays and Sundays move to Monday.
    pub days_ahead: u32,
    /// The most days from today to a promised date; further away needs a reason.
    pub most_days_ahead: u32,
    /// The least part of what is to be collected, in percent, that a promise is for; less needs a reason.
    pub least_percent: Decimal,
    /// The amount, in units of the currency divided by its scale, from which a promise is checked on before its day;
    /// never when zero.
    pub check_in_from: Decimal,
    /// How many days before its day a promise is checked on.
    pub check_in_days_before: u32,
}

/// When a payment plan breaks, and which one needs a reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanPolicy {
    /// How many instalments missing at a time break the plan; at least one.
    pub missed_instalments: u32,
    /// The most instalments; more need a reason.
    pub most_instalments: u32,
    /// The most months from today to the last instalment; more need a reason.
    pub most_months: u32,
    /// The most days from today to the first instalment; more need a reason.
    pub first_within_days: u32,
    /// The least amount of an instalment, in units of the currency divided by its scale; less needs a reason, and the last
    /// one may be any.
    pub least_instalment: Decimal,
}

/// What is proposed after promises kept or broken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreditPolicy {
    /// Broken promises after which payment in advance is proposed; never when zero.
    pub prepayment_after_broken: u32,
    /// Broken promises after which it is proposed to sell nothing more on credit; never when zero.
    pub no_credit_after_broken: u32,
    /// Days in which a thank-you for a kept promise is proposed.
    pub thank_you_days: u32,
}

/// How long debtors rest and when they come back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FollowUpPolicy {
    /// Days of rest after a contact in which somebody was reached.
    pub rest_days_answered: u32,
    /// Days of rest after an attempt in which nobody was reached.
    pub rest_days_unanswered: u32,
    /// Days after which a dispute that nobody looked at comes back.
    pub dispute_review_days: u32,
    /// Days after which one asks how a debt stands that somebody else collects.
    pub hand_over_review_days: u32,
    /// What follows from how a contact ended, where it is not the usual rest and the protocol's next step.
    pub outcomes: BTreeMap<Outcome, AfterOutcome>,
}

/// What follows from how a contact ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AfterOutcome {
    /// Days of rest after it.
    pub rest_days: u32,
    /// What is done then, before the protocol goes on.
    #[serde(default)]
    pub next: Option<AfterStep>,
}

/// What may follow a contact before the protocol goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AfterStep {
    /// See whether the money came that the client says was paid.
    VerifyPayment,
    /// Find a number that reaches the client.
    FindNumber,
    /// Propose a plan.
    ProposePlan,
    /// Look into what the client contests.
    ResolveDispute,
}

impl From<AfterStep> for NextStep {
    fn from(step: AfterStep) -> Self {
        match step {
            AfterStep::VerifyPayment => Self::VerifyPayment,
            AfterStep::FindNumber => Self::FindNumber,
            AfterStep::ProposePlan => Self::ProposePlan,
            AfterStep::ResolveDispute => Self::ResolveDispute,
        }
    }
}

/// When a debt can no longer be claimed, unless the client's own terms say otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrescriptionPolicy {
    /// Years from the due date, or from the last claim or acknowledgement (Spain: 5, art. 1964 CC).
    pub years: u32,
    /// How many months before the day the warning begins.
    pub warn_months: u32,
}

/// How much must have happened before a type is proposed for a client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TypeProposalPolicy {
    /// How many days back it is looked.
    pub since_days: u32,
    /// Forgetful: so many payments came after a reminder; never proposed when zero.
    pub paid_after_reminder: u32,
    /// Forgetful: the median of the days from reminder to payment is no more than this.
    pub soon_days: u32,
    /// Illiquid: so many part payments, broken promises and words of having no money in all; never proposed when zero.
    pub illiquid_signs: u32,
    /// Disputing: the client said so often that something is wrong with an invoice, or has a dispute open; never proposed
    /// when zero.
    pub disputing_signs: u32,
    /// Codes of excuses that speak of money.
    pub money_excuses: Vec<String>,
    /// Codes of excuses that speak of what was delivered or invoiced.
    pub invoice_excuses: Vec<String>,
}

/// Points from a threshold on: with `at_least` reached, `points` count. The highest threshold reached counts alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Threshold<T> {
    /// The threshold, inclusive.
    pub at_least: T,
    /// The points from there on.
    pub points: i32,
}

/// The points for what has reached the highest of its thresholds, in whatever order they stand; zero below the lowest.
pub fn points_for<T: PartialOrd + Copy>(thresholds: &[Threshold<T>], reached: T) -> i32 {
    let mut highest: Option<&Threshold<T>> = None;
    for threshold in thresholds {
        let higher = highest.is_none_or(|other| threshold.at_least >= other.at_least);
        if reached >= threshold.at_least && higher {
            highest = Some(threshold);
        }
    }
    highest.map_or(0, |threshold| threshold.points)
}

/// How urgency is counted, rule by rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UrgencyPolicy {
    /// Points by the amount to collect, in units of the currency divided by its scale.
    pub amount: Vec<Threshold<Decimal>>,
    /// Points by the days past due of the oldest collectable invoice.
    pub age_days: Vec<Threshold<i64>>,
    /// Points by days without any contact.
    pub silence_days: Vec<Threshold<i64>>,
    /// Points for each broken or partly kept promise.
    pub broken_promise: i32,
    /// The most promises that `broken_promise` counts for.
    pub broken_promises_counted: u32,
    /// Points for what prescribes soon.
    pub prescription: i32,
    /// Points by type, named as in [`DebtorType::id`].
    pub debtor_type: BTreeMap<DebtorType, i32>,
    /// How many units of a currency weigh as much as one euro on the thresholds. It orders; it never converts an amount
    /// that is shown. Currencies that are not listed weigh 1.
    pub scale: BTreeMap<String, Decimal>,
}

impl UrgencyPolicy {
    /// The weight of an amount on the thresholds: the amount divided by the scale of its currency.
    pub fn weight(&self, amount: Decimal, currency: Currency) -> Decimal {
        match self.scale.get(currency.code()) {
            Some(scale) if *scale > Decimal::ZERO => amount.checked_div(*scale).unwrap_or(amount),
            _ => amount,
        }
    }

    /// The amount that weighs so much.
    pub fn amount(&self, weight: Decimal, currency: Currency) -> Decimal {
        match self.scale.get(currency.code()) {
            Some(scale) if *scale > Decimal::ZERO => weight.saturating_mul(*scale),
            _ => weight,
        }
    }
}
