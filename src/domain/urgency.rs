//! Urgency: the points that order debtors within a band, each with its reason.

use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;

use super::account::{Account, Collectable};
use super::money::Money;
use super::policy::{Threshold, UrgencyPolicy, points_for};
use super::standing::{Reason, Rule, days_after, start_of};

/// The rules that give points, and when one of them will give others.
pub(super) struct Urgency {
    /// The rules with points, strongest first.
    pub reasons: Vec<Reason>,
    /// The next midnight at which a rule gives other points.
    pub changes_at: Option<NaiveDateTime>,
}

/// Assesses an account at the moment it was folded for.
pub(super) fn assess(
    account: &Account,
    collectables: &[Collectable],
    moment: NaiveDateTime,
    policy: &UrgencyPolicy,
) -> Urgency {
    let today = moment.date();
    let mut reasons = Vec::with_capacity(5);
    let mut changes_at = None;
    let mut give = |rule: Rule, points: i32| {
        if points != 0 {
            reasons.push(Reason { rule, points });
        }
    };
    if let Some(main) = collectables.iter().find(|it| it.to_collect > Decimal::ZERO) {
        let weight = policy.weight(main.to_collect, main.currency);
        let money = Money::new(main.to_collect, main.currency);
        give(Rule::Amount { money }, points_for(&policy.amount, weight));
    }
    if let Some(due_on) = collectables
        .iter()
        .filter_map(|it| it.oldest_collectable)
        .min()
    {
        let days = (today - due_on).num_days();
        give(Rule::Age { due_on }, points_for(&policy.age_days, days));
        next_threshold(&mut changes_at, &policy.age_days, due_on, today);
    }
    let broken = account.promises.iter().filter(|it| it.is_failed()).count();
    let count = u32::try_from(broken).unwrap_or(u32::MAX);
    let counted = count.min(policy.broken_promises_counted);
    let points = policy
        .broken_promise
        .saturating_mul(i32::try_from(counted).unwrap_or(i32::MAX));
    give(Rule::BrokenPromises { count }, points);
    let debtor_type = account.debtor_type;
    let points = policy.debtor_type.get(&debtor_type).copied().unwrap_or(0);
    give(Rule::DebtorType { debtor_type }, points);
    let spoken = last_contact_on(account);
    let oldest_overdue = collectables.iter().filter_map(|it| it.oldest_overdue).min();
    if let Some(since) = spoken.or(oldest_overdue) {
        let days = (today - since).num_days();
        let ever_spoken = spoken.is_some();
        give(
            Rule::Silence { since, ever_spoken },
            points_for(&policy.silence_days, days),
        );
        next_threshold(&mut changes_at, &policy.silence_days, since, today);
    }
    reasons.sort_by_key(|reason| std::cmp::Reverse(reason.points));
    Urgency {
        reasons,
        changes_at,
    }
}

/// The day somebody last spoke with the client, or tried to; a promise is spoken too.
pub(super) fn last_contact_on(account: &Account) -> Option<NaiveDate> {
    let contact = account.contacts.last().map(|contact| contact.at.date());
    let promise = account
        .promises
        .iter()
        .map(|promise| promise.made_at.date())
        .max();
    contact.max(promise)
}

/// Notes the first day after today on which a count of days from `since` reaches a threshold.
fn next_threshold(
    changes_at: &mut Option<NaiveDateTime>,
    thresholds: &[Threshold<i64>],
    since: NaiveDate,
    today: NaiveDate,
) {
    let reached = thresholds
        .iter()
        .filter_map(|threshold| u64::try_from(threshold.at_least).ok())
        .map(|days| days_after(since, days))
        .filter(|day| *day > today)
        .min();
    if let Some(day) = reached.map(start_of) {
        *changes_at = Some(changes_at.map_or(day, |earlier| earlier.min(day)));
    }
}
