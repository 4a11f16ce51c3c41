//! The instalments of a payment plan: so many, or so much each, on which days. The last one takes what rounding leaves.

use chrono::{Datelike, Days, Months, NaiveDate};
use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::domain::fact::Instalment;
use crate::domain::money::{Currency, decimals};

/// The most instalments that a plan may have: thirty years of months.
const MOST: u32 = 360;

/// How often an instalment is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Every {
    /// Every so many days, at least one.
    Days(u32),
    /// Every seven days.
    Week,
    /// Every fourteen days.
    Fortnight,
    /// On the day of the month of the first one, or the last day of a shorter month.
    Month,
    /// On this day of the month, 1 to 31, or the last day of a shorter month.
    DayOfMonth(u32),
}

impl Every {
    /// Those that have a name and no number.
    pub const NAMED: [Self; 3] = [Self::Week, Self::Fortnight, Self::Month];

    /// The stable English name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Days(_) => "days",
            Self::Week => "week",
            Self::Fortnight => "fortnight",
            Self::Month => "month",
            Self::DayOfMonth(_) => "day_of_month",
        }
    }
}

/// How the amount is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parts {
    /// Into so many instalments.
    Count(u32),
    /// So much each, as many as it takes.
    Each(Decimal),
}

/// What is wanted of the instalments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Schedule {
    /// All of it, in `currency`.
    pub total: Decimal,
    /// The currency of the amounts.
    pub currency: Currency,
    /// What is paid at once, before the instalments.
    pub at_once: Option<Decimal>,
    /// How the rest is divided.
    pub parts: Parts,
    /// The first day on which an instalment may be due.
    pub first_on: NaiveDate,
    /// How often one is due.
    pub every: Every,
}

/// Why no instalments can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UnfitSchedule {
    /// The amounts are not more than zero.
    #[error("the amounts must be more than zero")]
    NotPositive,
    /// What is paid at once, or each time, is more than all.
    #[error("an instalment is more than all of it")]
    MoreThanAll,
    /// There would be none, or too many, or each would be less than the smallest coin.
    #[error("1 to {MOST} instalments")]
    Count,
    /// An amount has more decimals than its currency.
    #[error("finer than the currency")]
    TooFine,
    /// There is no such day of the month.
    #[error("a day of the month is 1 to 31")]
    Day,
}

/// The instalments, by date, adding up to the total; what is paid at once is the first, due today.
///
/// # Errors
/// When the amount can't be divided so.
pub fn instalments(wanted: &Schedule, today: NaiveDate) -> Result<Vec<Instalment>, UnfitSchedule> {
    let at_once = wanted.at_once.unwrap_or_default();
    if wanted.total <= Decimal::ZERO || at_once < Decimal::ZERO {
        return Err(UnfitSchedule::NotPositive);
    }
    let fine = |amount: Decimal| amount.normalize().scale() > decimals(wanted.currency);
    let each = match wanted.parts {
        Parts::Each(each) => each,
        Parts::Count(_) => Decimal::ZERO,
    };
    if fine(at_once) || fine(each) {
        return Err(UnfitSchedule::TooFine);
    }
    if at_once > wanted.total {
        return Err(UnfitSchedule::MoreThanAll);
    }
    let mut all = Vec::new();
    if at_once > Decimal::ZERO {
        all.push(Instalment {
            due_on: today,
            amount: at_once,
        });
    }
    let rest = wanted.total - at_once;
    if rest.is_zero() {
        return Ok(all);
    }
    let (count, each) = divided(rest, wanted)?;
    let mut left = rest;
    for number in 0..count {
        let amount = if number + 1 == count { left } else { each };
        left -= amount;
        all.push(Instalment {
            due_on: due_day(wanted.every, wanted.first_on, number)?,
            amount,
        });
    }
    Ok(all)
}

/// How many instalments, and how much each but the last.
fn divided(rest: Decimal, wanted: &Schedule) -> Result<(u32, Decimal), UnfitSchedule> {
    let places = decimals(wanted.currency);
    let (count, each) = match wanted.parts {
        Parts::Count(count) => {
            let each = rest
                .checked_div(Decimal::from(count))
                .ok_or(UnfitSchedule::Count)?;
            let each = each.round_dp_with_strategy(places, RoundingStrategy::ToZero);
            // A single instalment is all of it, however fine.
            (count, if count == 1 { rest } else { each })
        }
        Parts::Each(each) if each <= Decimal::ZERO => return Err(UnfitSchedule::NotPositive),
        Parts::Each(each) if each > rest => return Err(UnfitSchedule::MoreThanAll),
        Parts::Each(each) => {
            let count = rest.checked_div(each).ok_or(UnfitSchedule::Count)?.ceil();
            (count.to_u32().ok_or(UnfitSchedule::Count)?, each)
        }
    };
    if count == 0 || count > MOST || each <= Decimal::ZERO {
        return Err(UnfitSchedule::Count);
    }
    Ok((count, each))
}

/// The day of an instalment, counted from 0.
///
/// # Errors
/// When it lies beyond the calendar, or there is no such day of the month.
pub fn due_day(every: Every, first: NaiveDate, number: u32) -> Result<NaiveDate, UnfitSchedule> {
    let days = |days: u32| {
        let days = u64::from(days) * u64::from(number);
        first.checked_add_days(Days::new(days))
    };
    let day = match every {
        Every::Days(0) => return Err(UnfitSchedule::Count),
        Every::Days(count) => days(count),
        Every::Week => days(7),
        Every::Fortnight => days(14),
        Every::Month => first.checked_add_months(Months::new(number)),
        Every::DayOfMonth(day) => {
            let this_month = day_of_month(first, day)?;
            let skipped = u32::from(this_month < first);
            let month = first.with_day(1);
            let month = month.and_then(|it| it.checked_add_months(Months::new(number + skipped)));
            month.map(|month| day_of_month(month, day)).transpose()?
        }
    };
    day.ok_or(UnfitSchedule::Count)
}

/// A day of the month of a date, or the last day of a shorter month.
fn day_of_month(of: NaiveDate, day: u32) -> Result<NaiveDate, UnfitSchedule> {
    if !(1..=31).contains(&day) {
        return Err(UnfitSchedule::Day);
    }
    let mut days = (1..=day).rev();
    days.find_map(|day| of.with_day(day))
        .ok_or(UnfitSchedule::Day)
}
