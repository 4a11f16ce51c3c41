//! What cobro proposes from what happened, with the evidence. It proposes; a person decides.

use chrono::{NaiveDateTime, TimeDelta};

use super::account::{Account, Promise, PromiseStatus};
use super::fact::Direction;
use super::interest::{Claimed, InterestRules, late_interest};
use super::policy::Policy;

/// Something worth doing, and why.
#[derive(Debug, Clone, PartialEq)]
pub enum Proposal {
    /// Thank the client for a promise kept.
    ThankYou {
        /// The promise.
        kept: Promise,
    },
    /// New orders are to be paid before they are delivered.
    Prepayment {
        /// The promises that were not kept, by date.
        broken: Vec<Promise>,
    },
    /// Let go what is claimed too much by what is known today.
    WaiveExcess {
        /// The charge.
        charge: Box<Claimed>,
    },
    /// Sell nothing more on credit.
    NoMoreCredit {
        /// The promises that were not kept, by date.
        broken: Vec<Promise>,
    },
}

impl Proposal {
    /// The stable English name, as in JSON.
    pub fn id(&self) -> &'static str {
        match self {
            Self::ThankYou { .. } => "thank_you",
            Self::Prepayment { .. } => "prepayment",
            Self::NoMoreCredit { .. } => "no_more_credit",
            Self::WaiveExcess { .. } => "waive_excess",
        }
    }
}

/// What is to be proposed for an account, folded for this moment, the most important first.
pub fn proposals(
    account: &Account,
    now: NaiveDateTime,
    policy: &Policy,
    rules: &InterestRules,
) -> Vec<Proposal> {
    let mut proposals = Vec::new();
    if !account.charges.is_empty() {
        let found = late_interest(account, now.date(), rules);
        let claimed = found.invoices.into_iter().flat_map(|it| it.claimed);
        let too_high = claimed.filter(|it| it.excess().is_some());
        proposals.extend(too_high.map(|it| Proposal::WaiveExcess {
            charge: Box::new(it),
        }));
    }
    let broken: Vec<Promise> = account
        .promises
        .iter()
        .filter(|promise| promise.is_failed())
        .cloned()
        .collect();
    let count = u32::try_from(broken.len()).unwrap_or(u32::MAX);
    let reached = |after: u32| after > 0 && count >= after;
    if reached(policy.credit.no_credit_after_broken) {
        proposals.push(Proposal::NoMoreCredit { broken });
    } else if reached(policy.credit.prepayment_after_broken)
        && account.terms.prepayment != Some(true)
    {
        proposals.push(Proposal::Prepayment { broken });
    }
    proposals.extend(thank_you(account, now, policy));
    proposals
}

/// A promise kept some days ago at most, since which nobody has written or called.
fn thank_you(account: &Account, now: NaiveDateTime, policy: &Policy) -> Option<Proposal> {
    let since = now - TimeDelta::days(i64::from(policy.credit.thank_you_days));
    let spoken_since = |at: NaiveDateTime| {
        let contacts = account.contacts.iter();
        contacts
            .filter(|contact| contact.what.direction == Direction::Out)
            .any(|contact| contact.at >= at)
    };
    let kept = account
        .promises
        .iter()
        .filter(|promise| promise.status == PromiseStatus::Kept)
        .filter_map(|promise| Some((promise.kept_at?, promise)))
        .filter(|(at, _)| *at >= since && *at <= now && !spoken_since(*at))
        .max_by_key(|(at, _)| *at)?;
    Some(Proposal::ThankYou {
        kept: kept.1.clone(),
    })
}
