//! Invented books: a hand-written showcase to try cobro with, and big books of any size to measure it on.
//! Everything is relative to a given moment, and the same input gives the same book.

mod big;
mod dice;
mod script;
mod staging;
#[cfg(test)]
mod tests;

use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeDelta, Weekday};

use crate::domain::fact::Fact;

pub use big::big;

/// One invented debtor's life.
#[derive(Debug, Clone, PartialEq)]
pub struct Story {
    /// What was recorded, oldest first. The first fact of the first action says who the debtor is.
    pub actions: Vec<Action>,
}

/// What one user recorded about a debtor at one moment: a batch of the journal.
#[derive(Debug, Clone, PartialEq)]
pub struct Action {
    /// When it was written down.
    pub recorded_at: NaiveDateTime,
    /// Who wrote it down.
    pub author: &'static str,
    /// When each fact happened, never after it was written down, and what happened.
    pub facts: Vec<(NaiveDateTime, Fact)>,
}

/// The people who work with an invented book.
const AUTHORS: [&str; 3] = ["Marta", "Joaquín", "Lucía"];

/// The author of whatever an import brings.
const IMPORTER: &str = "Lucía";

/// The showcase book: about forty hand-written debtors, of every type and in every band, about half of them with
/// something to be done today. The seed only varies the minutes at which things were written down.
pub fn showcase(now: NaiveDateTime, seed: u64) -> Vec<Story> {
    let cast = script::cast();
    let stories = cast.iter().enumerate();
    stories
        .map(|(place, character)| staging::stage(character, now, seed, place))
        .collect()
}

/// The day so many days from another one, before it when negative; the nearest day of the calendar when there is none.
fn shifted(day: NaiveDate, days: i64) -> NaiveDate {
    let by = TimeDelta::try_days(days).unwrap_or(TimeDelta::zero());
    let edge = if days < 0 {
        NaiveDate::MIN
    } else {
        NaiveDate::MAX
    };
    day.checked_add_signed(by).unwrap_or(edge)
}

/// The last working day on or before a day: nobody calls or pays on Saturdays and Sundays.
fn workday_until(day: NaiveDate) -> NaiveDate {
    match day.weekday() {
        Weekday::Sat => shifted(day, -1),
        Weekday::Sun => shifted(day, -2),
        _ => day,
    }
}

/// The first working day on or after a day.
fn workday_from(day: NaiveDate) -> NaiveDate {
    match day.weekday() {
        Weekday::Sat => shifted(day, 2),
        Weekday::Sun => shifted(day, 1),
        _ => day,
    }
}
