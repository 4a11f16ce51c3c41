//! Recording promises to pay, once or in a series.

use chrono::{Datelike, NaiveDate, Weekday};
use rust_decimal::Decimal;

use super::{
    Decided, Every, Facts, Refusal, Situation, due_day, meant, promise_exception, replaced_promises,
};
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
    /// Whether it is beside the live promises for the same; in their place when it is not.
    pub beside: bool,
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

/// What is promised when.
#[derive(Debug, Clone, PartialEq)]
struct Terms {
    money: Money,
    /// The days, one for each promise, at least one.
    days: Vec<NaiveDate>,
    /// The promises whose place the first of them takes.
    replaces: Vec<EntryNumber>,
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
    /// The currency that is said, or that of the invoices named, which must not contradict each other.
    fn currency_in(&self, at: &Situation<'_>) -> Decided<Option<Currency>> {
        let named = self.invoices.iter().map(String::as_str);
        match (self.currency, at.currency_of(named)?) {
            (Some(asked), Some(named)) if asked != named => Err(Refusal::SeveralCurrencies),
            (asked, named) => Ok(asked.or(named)),
        }
    }

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
            replaces: match at {
                0 => terms.replaces.clone(),
                _ => Vec::new(),
            },
            check_in_on: check_in_on(due_on),
            exception: order.reason.clone().filter(|it| !it.trim().is_empty()),
        })
        .collect()
}

fn terms(order: &PromiseOrder, at: &Situation<'_>, default_day: NaiveDate) -> Decided<Terms> {
    let today = at.now.date();
    let currency = match order.currency_in(at)? {
        Some(currency) => currency,
        // The collectables come with the main currency first.
        None => match by_weight(at.account, at.now, at.policy).first() {
            Some(main) => main.currency,
            None => return Err(Refusal::NothingToCollect),
        },
    };
    let replaces = match order.beside {
        true => Vec::new(),
        false => replaced_promises(at.account, currency, &order.invoices),
    };
    let meant = meant(at.account, at.now, currency, &order.invoices, &replaces)?;
    let is_unsaid = order.amount.is_none() || meant.open <= Decimal::ZERO;
    if is_unsaid && meant.amount <= Decimal::ZERO {
        return Err(Refusal::NothingToCollect);
    }
    let amount = order.amount.unwrap_or(meant.amount);
    if amount <= Decimal::ZERO {
        return Err(Refusal::NotPositive);
    }
    let precise = decimals(currency).max(meant.open.normalize().scale());
    if amount.normalize().scale() > precise {
        return Err(Refusal::TooPrecise(currency));
    }
    let due_on = order.due_on.unwrap_or(default_day);
    if due_on < today {
        return Err(Refusal::DayHasPassed(due_on));
    }
    let days = order.series.unwrap_or(Series::ONCE).days(due_on)?;
    let whole = amount.saturating_mul(Decimal::from(days.len()));
    if whole > meant.most {
        return Err(Refusal::MoreThanOpen(Money::new(meant.most, currency)));
    }
    let last = days.last().copied().unwrap_or(due_on);
    let reason = order.reason.as_ref();
    let explained = reason.is_some_and(|it| !it.trim().is_empty());
    let promised = Money::new(whole, currency);
    let exception = promise_exception(promised, last, meant.amount, today, at.policy);
    if let Some(exception) = exception.filter(|_| !explained) {
        return Err(Refusal::NeedsReason(exception));
    }
    Ok(Terms {
        money: Money::new(amount, currency),
        days,
        replaces,
    })
}
