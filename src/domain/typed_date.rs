//! Dates of promises as a person types them on the phone, in Spanish and English at once.
//!
//! The screen shows the day that was understood, so a loose phrase takes the likeliest day; but text with
//! two readings, or with none, is a [`DateProblem`] and never a guess. The rules that are a choice:
//!
//! * A weekday, with or without "este" or "this", is the first such day after today.
//! * "próximo viernes", "viernes que viene" and "next friday" are the Friday of the next calendar week
//!   (Monday to Sunday). Both languages waver; whoever means the coming one says, and types, plain "viernes".
//! * Beside a date the weekday only checks it: "viernes 15" must be a Friday, and "próximo" adds nothing.
//! * A date without a year is the first one from today on. A day that this date's year lacks is refused,
//!   while a bare day ("31") skips the months that lack it.
//! * "next week" is its Monday, "next month" its first day. The start, middle and end of a month are the 1st,
//!   the 15th and the last day; of a week Monday, Wednesday and Friday. Without "este" or "próximo" they roll
//!   on to the next one when past. "fin de semana", a bare month or a bare year names no day.
//! * "quincena" is the next pay day from today on (the 15th or the last day); "próxima quincena" leaves today out.
//! * "mar" is Tuesday or March, whichever makes sense; "mar 3" makes sense both ways and is refused, except
//!   where the month comes first.
//! * Two figures of a year mean 20xx. Only a date with its year, typed in full, may lie before today.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use words::{Part, Token as T, Unit};

mod moment;
mod near;
mod past;
#[cfg(test)]
mod tests;
mod words;

pub use moment::{MomentProblem, parse_moment, parse_past_moment};
pub use near::parse_near_date;
pub use past::parse_past_date;

/// Which number comes first in a date like `3/12`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DayMonthOrder {
    /// The third of December, as nearly everywhere.
    #[default]
    DayMonth,
    /// The twelfth of March, as in the United States.
    MonthDay,
}

/// Why a typed text is not a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateProblem {
    /// Nothing was typed.
    Empty,
    /// The text, trimmed and cut to 80 characters, says no date that is known here.
    Unknown(String),
    /// The text has two readings, such as "mar 3".
    Unclear,
    /// The text names a month, a week or a weekend, but not a day in it.
    NoDay,
    /// The calendar has no such day, such as 31/4 or 29/2/2027.
    NoSuchDay,
    /// The date falls on another day of the week than the one typed.
    OtherWeekday(NaiveDate),
    /// The phrase can only mean this day, which is over.
    Past(NaiveDate),
    /// A day and month that have passed this year, and no year: the day that it would be, far ahead.
    YearUnsaid(NaiveDate),
    /// A count such as "+9999" leads more than ten years ahead.
    TooFar,
}

type Read = Result<NaiveDate, DateProblem>;

/// Longer text is no date, and is not worth the work at each key.
const LONGEST_TEXT: usize = 80;
const FARTHEST_DAYS: u64 = 3_660;

/// Reads the date of a promise; the rules are those of this module.
///
/// The answer is today or later, unless the text gives a full date with its year: then the caller judges it.
///
/// # Errors
///
/// A [`DateProblem`] when the text is empty, unknown, unclear, names no day, or names one that doesn't exist.
pub fn parse_date(text: &str, today: NaiveDate, order: DayMonthOrder) -> Read {
    let text = text.trim();
    if text.is_empty() {
        return Err(DateProblem::Empty);
    }
    let reader = Reader { text, today, order };
    if text.chars().count() > LONGEST_TEXT {
        return reader.unknown();
    }
    match words::tokens(text) {
        None => reader.unknown(),
        Some(tokens) if tokens.contains(&T::Weekend) => Err(DateProblem::NoDay),
        Some(tokens) if tokens.contains(&T::Mar) => reader.tuesday_or_march(&tokens),
        Some(tokens) => reader.phrase(&tokens),
    }
}

struct Reader<'a> {
    text: &'a str,
    today: NaiveDate,
    order: DayMonthOrder,
}

impl Reader<'_> {
    fn unknown(&self) -> Read {
        Err(DateProblem::Unknown(
            self.text.chars().take(LONGEST_TEXT).collect(),
        ))
    }

    fn tuesday_or_march(&self, tokens: &[T]) -> Read {
        let march = |t: &T| if *t == T::Mar { T::Month(3) } else { *t };
        let as_march: Vec<T> = tokens.iter().map(march).collect();
        let mut as_tuesday = tokens.to_vec();
        if let Some(first) = as_tuesday.iter_mut().find(|t| **t == T::Mar) {
            *first = T::Weekday(Weekday::Tue);
        }
        // In "mar 3 mar" the second one is the month.
        let as_tuesday: Vec<T> = as_tuesday.iter().map(march).collect();
        match (self.phrase(&as_tuesday), self.phrase(&as_march)) {
            (Ok(tuesday), Ok(march)) if tuesday == march => Ok(march),
            (Ok(_) | Err(DateProblem::OtherWeekday(_)), Ok(march)) => match self.order {
                DayMonthOrder::MonthDay => Ok(march),
                DayMonthOrder::DayMonth => Err(DateProblem::Unclear),
            },
            (Ok(only), Err(_)) | (Err(_), Ok(only)) => Ok(only),
            (Err(DateProblem::Unknown(_)), march) => march,
            (tuesday, Err(_)) => tuesday,
        }
    }

    fn phrase(&self, tokens: &[T]) -> Read {
        if let Some((count, unit)) = count_of_units(tokens) {
            return self.ahead(count, unit);
        }
        match *tokens {
            [T::Today] => Ok(self.today),
            [T::Tomorrow] => self.ahead(1, Unit::Day),
            [T::DayAfterTomorrow] => self.ahead(2, Unit::Day),
            [T::Weekday(day)]
            | [T::This, T::Weekday(day)]
            | [T::This, T::Weekday(day), T::Next] => self.coming(day),
            [T::Next | T::NextUnit(Unit::Week), T::Weekday(day)]
            | [T::Weekday(day), T::Next | T::NextUnit(Unit::Week)] => self.in_week(day, 1),
            [T::Weekday(day), T::ThisUnit(Unit::Week)]
            | [T::ThisUnit(Unit::Week), T::Weekday(day)] => self.not_past(self.in_week(day, 0)?),
            // "in 15" is a phrase on its way to "in 15 days", not the 15th.
            [T::In] | [T::In, T::Number(..) | T::Count(_) | T::In | T::Plus, ..] => self.unknown(),
            [T::In, ref rest @ ..] => self.phrase(rest),
            [T::PayHalf] | [T::This, T::PayHalf] => pay_day(self.today),
            [T::Next, T::PayHalf] | [T::PayHalf, T::Next] => pay_day(self.ahead(1, Unit::Day)?),
            [T::FirstOf, T::PayHalf] => self.part_of(Part::Middle, &[T::Unit(Unit::Month)]),
            [T::SecondOf, T::PayHalf] => self.part_of(Part::End, &[T::Unit(Unit::Month)]),
            [T::FirstOf, T::PayHalf, ref period @ ..] => self.part_of(Part::Middle, period),
            [T::SecondOf, T::PayHalf, ref period @ ..] => self.part_of(Part::End, period),
            [T::Part(part), ref period @ ..] => self.part_of(part, period),
            [T::NextUnit(Unit::Week | Unit::Month)] => self.part_of(Part::Start, tokens),
            [T::Unit(_) | T::ThisUnit(_) | T::NextUnit(Unit::Year) | T::Month(_)]
            | [T::Month(_), T::Number(_, 4)]
            | [T::Number(..), T::Mark(_), T::Number(_, 4)] => Err(DateProblem::NoDay),
            _ => self.calendar_day(tokens),
        }
    }

    /// A date, perhaps with its weekday before it.
    fn calendar_day(&self, tokens: &[T]) -> Read {
        match *tokens {
            [T::Weekday(day), ref rest @ ..]
            | [T::This | T::Next, T::Weekday(day), ref rest @ ..] => {
                let date = self.plain_day(rest)?;
                if date.weekday() == day {
                    Ok(date)
                } else {
                    Err(DateProblem::OtherWeekday(date))
                }
            }
            [T::This | T::Next, ref rest @ ..] => self.plain_day(rest),
            _ => self.plain_day(tokens),
        }
    }

    fn plain_day(&self, tokens: &[T]) -> Read {
        let tokens = match tokens {
            [T::Unit(Unit::Day), rest @ ..] => rest,
            all => all,
        };
        match *tokens {
            [T::Number(value, ..=2)] => self.bare_day(value),
            [T::Number(value, ..=2), T::ThisUnit(Unit::Month)] => {
                self.not_past(self.day_of_month(value, 0)?)
            }
            [T::Number(value, ..=2), T::NextUnit(Unit::Month)]
            | [T::NextUnit(Unit::Month), T::Number(value, ..=2)] => self.day_of_month(value, 1),
            [T::Number(day, ..=2), T::Month(month)] | [T::Month(month), T::Number(day, ..=2)] => {
                self.without_year(day, month)
            }
            [T::Number(day, ..=2), T::Month(month), year]
            | [T::Month(month), T::Number(day, ..=2), year] => self.full(day, month, year),
            [T::Number(a, 1..=2), T::Mark(_), T::Number(b, 1..=2)] => {
                let (day, month) = self.ordered(a, b);
                self.without_year(day, month)
            }
            [
                year @ T::Number(_, 4),
                T::Mark(m),
                T::Number(month, 1..=2),
                T::Mark(n),
                T::Number(day, 1..=2),
            ] if m == n => self.full(day, month, year),
            [
                T::Number(a, 1..=2),
                T::Mark(m),
                T::Number(b, 1..=2),
                T::Mark(n),
                year,
            ] if m == n => {
                let (day, month) = self.ordered(a, b);
                self.full(day, month, year)
            }
            _ => self.unknown(),
        }
    }

    fn ordered(&self, a: u32, b: u32) -> (u32, u32) {
        match self.order {
            DayMonthOrder::DayMonth => (a, b),
            DayMonthOrder::MonthDay => (b, a),
        }
    }

    fn ahead(&self, count: u32, unit: Unit) -> Read {
        let date = match unit {
            Unit::Day => self.today.checked_add_days(Days::new(count.into())),
            Unit::Week => self
                .today
                .checked_add_days(Days::new(u64::from(count).saturating_mul(7))),
            Unit::Month => self.today.checked_add_months(Months::new(count)),
            Unit::Year => self
                .today
                .checked_add_months(Months::new(count.saturating_mul(12))),
        };
        let farthest = self.today.checked_add_days(Days::new(FARTHEST_DAYS));
        date.filter(|date| farthest.is_none_or(|limit| *date <= limit))
            .ok_or(DateProblem::TooFar)
    }

    fn coming(&self, day: Weekday) -> Read {
        let ahead = match day.days_since(self.today.weekday()) {
            0 => 7,
            days => days,
        };
        self.ahead(ahead, Unit::Day)
    }

    fn in_week(&self, day: Weekday, weeks: u64) -> Read {
        let since_monday = Days::new(self.today.weekday().num_days_from_monday().into());
        let from_monday = Days::new(
            weeks
                .saturating_mul(7)
                .saturating_add(day.num_days_from_monday().into()),
        );
        let monday = self.today.checked_sub_days(since_monday);
        monday
            .and_then(|monday| monday.checked_add_days(from_monday))
            .ok_or(DateProblem::TooFar)
    }

    fn not_past(&self, date: NaiveDate) -> Read {
        if date < self.today {
            Err(DateProblem::Past(date))
        } else {
            Ok(date)
        }
    }

    fn bare_day(&self, day: u32) -> Read {
        // Two months in a row may be no good: the 30th, asked for on 31 January, is in March.
        (0..=2)
            .filter_map(|months| self.day_of_month(day, months).ok())
            .find(|date| *date >= self.today)
            .ok_or(DateProblem::NoSuchDay)
    }

    fn day_of_month(&self, day: u32, months: u32) -> Read {
        let first = self
            .today
            .with_day(1)
            .and_then(|first| first.checked_add_months(Months::new(months)));
        first
            .ok_or(DateProblem::TooFar)?
            .with_day(day)
            .ok_or(DateProblem::NoSuchDay)
    }

    /// The year is chosen before asking whether it has that day, so that 29/2 never jumps several years.
    fn without_year(&self, day: u32, month: u32) -> Read {
        let over = (month, day) < (self.today.month(), self.today.day());
        let year = self.today.year().saturating_add(i32::from(over));
        NaiveDate::from_ymd_opt(year, month, day).ok_or(DateProblem::NoSuchDay)
    }

    fn full(&self, day: u32, month: u32, year: T) -> Read {
        let Some(year) = year_of(year) else {
            return self.unknown();
        };
        NaiveDate::from_ymd_opt(year, month, day).ok_or(DateProblem::NoSuchDay)
    }

    fn part_of(&self, part: Part, period: &[T]) -> Read {
        match *period {
            [] => Err(DateProblem::NoDay),
            [T::Unit(unit)] => match self.part_of_unit(part, unit, 0)? {
                date if date < self.today => self.part_of_unit(part, unit, 1),
                date => Ok(date),
            },
            [T::ThisUnit(unit)] => self.not_past(self.part_of_unit(part, unit, 0)?),
            [T::NextUnit(unit)] => self.part_of_unit(part, unit, 1),
            [T::Month(month)] => match part_of_month(part, self.today.year(), month)? {
                date if date < self.today => {
                    part_of_month(part, self.today.year().saturating_add(1), month)
                }
                date => Ok(date),
            },
            [T::Month(month), year] => match year_of(year) {
                Some(year) => part_of_month(part, year, month),
                None => self.unknown(),
            },
            _ => self.unknown(),
        }
    }

    fn part_of_unit(&self, part: Part, unit: Unit, steps: u32) -> Read {
        match (unit, part) {
            (Unit::Day, _) | (Unit::Week, Part::LastDay) => self.unknown(),
            (Unit::Week, Part::Start) => self.in_week(Weekday::Mon, steps.into()),
            (Unit::Week, Part::Middle) => self.in_week(Weekday::Wed, steps.into()),
            (Unit::Week, Part::End) => self.in_week(Weekday::Fri, steps.into()),
            (Unit::Month, _) => {
                let first = self.day_of_month(1, steps)?;
                part_of_month(part, first.year(), first.month())
            }
            (Unit::Year, Part::Middle) => Err(DateProblem::NoDay),
            (Unit::Year, _) => {
                let month = if part == Part::Start { 1 } else { 12 };
                part_of_month(
                    part,
                    self.today.year().saturating_add_unsigned(steps),
                    month,
                )
            }
        }
    }
}

/// "+7", "+2s", "en 10 días", "dentro de una semana", "10 días".
fn count_of_units(tokens: &[T]) -> Option<(u32, Unit)> {
    match *tokens {
        [T::Plus, T::Number(value, _)] => Some((value, Unit::Day)),
        [
            T::Plus | T::In,
            T::Number(value, _) | T::Count(value),
            T::Unit(unit),
        ]
        | [T::Number(value, _) | T::Count(value), T::Unit(unit)] => Some((value, unit)),
        _ => None,
    }
}

fn year_of(token: T) -> Option<i32> {
    match token {
        T::Number(value, 2) => i32::try_from(value.saturating_add(2_000)).ok(),
        T::Number(value, 4) => i32::try_from(value).ok(),
        _ => None,
    }
}

fn last_day(year: i32, month: u32) -> Option<u32> {
    (28..=31)
        .rev()
        .find(|day| NaiveDate::from_ymd_opt(year, month, *day).is_some())
}

fn pay_day(from: NaiveDate) -> Read {
    let part = if from.day() <= 15 {
        Part::Middle
    } else {
        Part::End
    };
    part_of_month(part, from.year(), from.month())
}

fn part_of_month(part: Part, year: i32, month: u32) -> Read {
    let day = match part {
        Part::Start => Some(1),
        Part::Middle => Some(15),
        Part::End | Part::LastDay => last_day(year, month),
    };
    day.and_then(|day| NaiveDate::from_ymd_opt(year, month, day))
        .ok_or(DateProblem::TooFar)
}
