//! What the policy does not allow without a reason.

use chrono::{Months, NaiveDate};
use rust_decimal::Decimal;

use crate::domain::fact::Instalment;
use crate::domain::money::{Currency, Money, decimals};
use crate::domain::policy::Policy;
use crate::domain::standing::days_after;

/// What the policy on promises and plans does not allow without a reason.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Exception {
    /// The day of a promise is further away than this many days.
    TooFarAhead(u32),
    /// The amount of a promise is less than this.
    TooLittle(Money),
    /// A plan has more instalments than this.
    TooManyInstalments(u32),
    /// A plan is for more months than this.
    TooManyMonths(u32),
    /// The first instalment of a plan is further away than this many days.
    FirstTooLate(u32),
    /// An instalment of a plan is less than this.
    InstalmentTooSmall(Money),
}

/// What a promise of so much by a day, where so much is proposed, is an exception from.
pub fn promise_exception(
    promised: Money,
    due_on: NaiveDate,
    proposed: Decimal,
    today: NaiveDate,
    policy: &Policy,
) -> Option<Exception> {
    let policy = &policy.promise;
    let last = days_after(today, u64::from(policy.most_days_ahead));
    if due_on > last {
        return Some(Exception::TooFarAhead(policy.most_days_ahead));
    }
    let currency = promised.currency;
    let least = proposed.max(Decimal::ZERO) * policy.least_percent / Decimal::ONE_HUNDRED;
    let least = least.round_dp(decimals(currency));
    (promised.amount < least).then_some(Exception::TooLittle(Money::new(least, currency)))
}

/// What a plan of these instalments, by date, is an exception from; with a payment at once, that is the first.
pub(super) fn plan_exception(
    instalments: &[Instalment],
    pays_at_once: bool,
    currency: Currency,
    today: NaiveDate,
    policy: &Policy,
) -> Option<Exception> {
    let rules = &policy.plan;
    let count = u32::try_from(instalments.len()).unwrap_or(u32::MAX);
    if count > rules.most_instalments {
        return Some(Exception::TooManyInstalments(rules.most_instalments));
    }
    let (first, last) = (instalments.first()?, instalments.last()?);
    if first.due_on > days_after(today, u64::from(rules.first_within_days)) {
        return Some(Exception::FirstTooLate(rules.first_within_days));
    }
    let latest = today.checked_add_months(Months::new(rules.most_months));
    if latest.is_some_and(|latest| last.due_on > latest) {
        return Some(Exception::TooManyMonths(rules.most_months));
    }
    let least = policy.urgency.amount(rules.least_instalment, currency);
    let least = least.round_dp(decimals(currency));
    // What is paid at once may be any amount, and the last one takes what rounding leaves.
    let later = instalments.iter().skip(usize::from(pays_at_once));
    let is_small = later.rev().skip(1).any(|it| it.amount < least);
    is_small.then_some(Exception::InstalmentTooSmall(Money::new(least, currency)))
}
