//! Recording promises to pay, once or in a series.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, Weekday};
use rust_decimal::Decimal;

use super::{Decided, Every, Facts, Refusal, Situation, due_day};
use crate::domain::account::{Account, Collectable};
use crate::domain::fact::{BatchId, EntryNumber, PromiseMade};
use crate::domain::money::{Currency, Money, decimals};
use crate::domain::policy::Policy;
use crate::domain::standing::{by_weight, days_after};

/// What to promise. What is left out follows from what is to be collected and from the policy.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PromiseOrder {
    /// How much; everything to collect in the main currency when it is not said.
    pub amount: Option<Decimal>,
    /// In which currency; the main one when it is not said.
    pub currency: Option<Currency>,
    /// The last day to pay; by policy when it is not said.
    pub due_on: Option<NaiveDate>,
    /// For which invoices; the oldest first when none is named.
    pub invoices: Vec<String>,
    /// The promise whose place it takes.
    pub replaces: Option<EntryNumber>,
    /// The batch of a promise just recorded that this one corrects: undo takes back both.
    pub amends: Option<BatchId>,
    /// The same amount several times; once when it is not said.
    pub series: Option<Series>,
    /// Why it is accepted although the policy allows no such promise.
    pub reason: Option<String>,
}

/// The same promise several times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Series {
    /// How often.
    pub every: Every,
    /// How many times in all, at least once.
    pub times: u32,
}

impl Series {
    const ONCE: Self = Self {
        every: Every::Week,
        times: 1,
    };

    /// The days, from the first on.
    ///
    /// # Errors
    /// When they do not fit the calendar, or there is no such day of the month.
    fn days(self, first_on: NaiveDate) -> Decided<Vec<NaiveDate>> {
        let days = (0..self.times.max(1)).map(|number| due_day(self.every, first_on, number));
        let days: std::result::Result<Vec<NaiveDate>, _> = days.collect();
        days.map_err(Refusal::from)
    }
}

/// What the policy on promises does not allow without a reason.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Exception {
    /// The day is further away than this many days.
    TooFarAhead(u32),
    /// The amount is less than this.
    TooLittle(Money),
}

/// What is promised when.
#[derive(Debug, Clone, PartialEq)]
struct Terms {
    money: Money,
    /// The days, one for each promise, at least one.
    days: Vec<NaiveDate>,
}

/// The day that a promise gets when none is named: so many days ahead, moved from a weekend to Monday.
pub fn promise_day(today: NaiveDate, days_ahead: u32) -> NaiveDate {
    let day = days_after(today, u64::from(days_ahead));
    match day.weekday() {
        Weekday::Sat => days_after(day, 2),
        Weekday::Sun => days_after(day, 1),
        _ => day,
    }
}

impl PromiseOrder {
    pub(super) fn facts(&self, at: &Situation<'_>) -> Decided<Facts> {
        let default_day = promise_day(at.today(), at.policy.promise.days_ahead);
        let terms = terms(self, at, default_day)?;
        let made = promises(self, &terms, at.policy).into_iter();
        Ok(made.map(|fact| (at.now, fact.into())).collect())
    }
}

/// The promises of an order: one, or a series of them.
fn promises(order: &PromiseOrder, terms: &Terms, policy: &Policy) -> Vec<PromiseMade> {
    let check_in_on = |due_on: NaiveDate| {
        let from = policy.promise.check_in_from;
        let weight = policy
            .urgency
            .weight(terms.money.amount, terms.money.currency);
        let days = chrono::Days::new(u64::from(policy.promise.check_in_days_before));
        let day = due_on.checked_sub_days(days)?;
        (from > Decimal::ZERO && weight >= from && day < due_on).then_some(day)
    };
    terms
        .days
        .iter()
        .enumerate()
        .map(|(at, &due_on)| PromiseMade {
            amount: terms.money.amount,
            currency: terms.money.currency,
            due_on,
            invoices: order.invoices.clone(),
            replaces: order.replaces.filter(|_| at == 0),
            check_in_on: check_in_on(due_on),
            exception: order.reason.clone().filter(|it| !it.trim().is_empty()),
        })
        .collect()
}

fn terms(order: &PromiseOrder, at: &Situation<'_>, default_day: NaiveDate) -> Decided<Terms> {
    let account = at.account;
    let owed = by_weight(account, at.now, at.policy);
    let today = at.now.date();
    let replaced = order.replaces.and_then(|number| {
        let mut live = account.live_promises();
        live.find(|promise| promise.number == number)
    });
    let named = named_invoices(order, account)?;
    let currency = order
        .currency
        .or(named.map(|named| named.currency))
        .or(replaced.map(|promise| promise.money.currency));
    if named.is_some_and(|named| Some(named.currency) != currency) {
        return Err(Refusal::SeveralCurrencies);
    }
    // The collectables come with the main currency first.
    let main = match currency {
        Some(currency) => owed.iter().find(|it| it.currency == currency),
        None => owed.first(),
    };
    let Some(main) = main else {
        return Err(Refusal::NothingToCollect);
    };
    let covered = replaced.map_or(Decimal::ZERO, |promise| promise.missing);
    let proposed = match named {
        Some(named) => named.amount,
        None => (main.to_collect + covered).min(main.open),
    };
    let most = named.map_or(main.open, |named| named.amount.min(main.open));
    let amount = order.amount.unwrap_or(proposed);
    if order.amount.is_none() && amount <= Decimal::ZERO {
        return Err(Refusal::NothingToCollect);
    }
    if amount <= Decimal::ZERO {
        return Err(Refusal::NotPositive);
    }
    let precise = decimals(main.currency).max(main.open.normalize().scale());
    if amount.normalize().scale() > precise {
        return Err(Refusal::TooPrecise(main.currency));
    }
    let due_on = order.due_on.unwrap_or(default_day);
    if due_on < today {
        return Err(Refusal::DayHasPassed(due_on));
    }
    let days = order.series.unwrap_or(Series::ONCE).days(due_on)?;
    let whole = amount.saturating_mul(Decimal::from(days.len()));
    if whole > most {
        return Err(Refusal::MoreThanOpen(Money::new(most, main.currency)));
    }
    let last = days.last().copied().unwrap_or(due_on);
    let explained = order
        .reason
        .as_ref()
        .is_some_and(|it| !it.trim().is_empty());
    if let Some(exception) = exception(whole, last, main, proposed, at).filter(|_| !explained) {
        return Err(Refusal::NeedsReason(exception));
    }
    Ok(Terms {
        money: Money::new(amount, main.currency),
        days,
    })
}

/// What is open and not contested of the invoices that a promise is for, if any are named.
fn named_invoices(order: &PromiseOrder, account: &Account) -> Decided<Option<Money>> {
    let mut sum: Option<Money> = None;
    let mut seen = BTreeSet::new();
    for number in &order.invoices {
        if !seen.insert(number) {
            continue;
        }
        let unknown = || Refusal::NoInvoice(number.clone());
        let invoice = account.invoice(number).ok_or_else(unknown)?;
        let balance = invoice.balance();
        let owed = balance.amount - account.disputed_part(invoice).unwrap_or_default();
        match &mut sum {
            None => sum = Some(Money::new(owed, balance.currency)),
            Some(sum) if sum.currency == balance.currency => sum.amount += owed,
            Some(_) => return Err(Refusal::SeveralCurrencies),
        }
    }
    Ok(sum)
}

/// What the policy would not allow without a reason.
fn exception(
    amount: Decimal,
    due_on: NaiveDate,
    main: &Collectable,
    proposed: Decimal,
    at: &Situation<'_>,
) -> Option<Exception> {
    let policy = &at.policy.promise;
    let last = days_after(at.now.date(), u64::from(policy.most_days_ahead));
    if due_on > last {
        return Some(Exception::TooFarAhead(policy.most_days_ahead));
    }
    let least = proposed.max(Decimal::ZERO) * policy.least_percent / Decimal::ONE_HUNDRED;
    let least = least.round_dp(decimals(main.currency));
    (amount < least).then_some(Exception::TooLittle(Money::new(least, main.currency)))
}
