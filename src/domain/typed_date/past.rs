//! Days on which something happened, as people type them: the last such day, where [`super::parse_date`] takes the next.

use chrono::{Days, Months, NaiveDate};

use super::words::{self, Token as T};
use super::{DateProblem, DayMonthOrder, parse_date};
use crate::domain::search::fold;

/// Reads a day that has come: `ayer`, `yesterday`, `anteayer`, `-3`, `hace 3 días`, `3 days ago`, a weekday (the last one,
/// today included), `15` (the last 15th), `3/12` (the last one, unless it is
/// a month ahead at most); all else as [`parse_date`] reads it, so that a day to come
/// may be the answer where nothing else was meant.
///
/// # Errors
/// As [`parse_date`].
pub fn parse_past_date(
    text: &str,
    today: NaiveDate,
    order: DayMonthOrder,
) -> Result<NaiveDate, DateProblem> {
    if let Some(days) = days_ago(text) {
        let day = today.checked_sub_days(Days::new(days));
        return day.ok_or(DateProblem::TooFar);
    }
    let next = parse_date(text, today, order)?;
    if next <= today || !names_a_day(text) {
        return Ok(next);
    }
    let references = [
        today.checked_sub_days(Days::new(7)),
        today
            .checked_sub_months(Months::new(1))
            .and_then(|day| day.succ_opt()),
        today
            .checked_sub_months(Months::new(12))
            .and_then(|day| day.succ_opt()),
    ];
    let last = references
        .into_iter()
        .flatten()
        .filter_map(|reference| parse_date(text, reference, order).ok())
        .find(|day| *day <= today);
    // What is only days away was not a year ago.
    let soon = (next - today).num_days() <= 31;
    let meant = last.filter(|last| !soon || (today - *last).num_days() <= 183);
    Ok(meant.unwrap_or(next))
}

/// Whether the text is a weekday, a day of the month or of the year, and no count of days from today.
pub(super) fn names_a_day(text: &str) -> bool {
    let tokens = words::tokens(text).unwrap_or_default();
    tokens.iter().all(|token| {
        matches!(
            token,
            T::Weekday(_) | T::Number(..) | T::Mark(_) | T::Month(_) | T::Mar
        )
    })
}

fn days_ago(text: &str) -> Option<u64> {
    let folded = fold(text.trim());
    let words: Vec<&str> = folded.split_whitespace().collect();
    let is_day = |word: &str| ["dia", "dias", "day", "days", "d"].contains(&word);
    match words.as_slice() {
        ["ayer" | "yesterday"] => Some(1),
        ["anteayer" | "antier"] | ["antes", "de", "ayer"] => Some(2),
        ["the", "day", "before", "yesterday"] | ["day", "before", "yesterday"] => Some(2),
        ["hace", count, unit] if is_day(unit) => count.parse().ok(),
        [count, unit, "ago"] if is_day(unit) => count.parse().ok(),
        [one] => one.strip_prefix('-')?.parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_happened_is_looked_for_before_today() {
        // A Monday.
        let today: NaiveDate = "2026-11-23".parse().expect("a day");
        for (typed, meant) in [
            ("hoy", "2026-11-23"),
            ("ayer", "2026-11-22"),
            ("Yesterday", "2026-11-22"),
            ("anteayer", "2026-11-21"),
            ("-3", "2026-11-20"),
            ("hace 10 días", "2026-11-13"),
            ("2 days ago", "2026-11-21"),
            ("vie", "2026-11-20"),
            ("lunes", "2026-11-23"),
            ("15", "2026-11-15"),
            ("23", "2026-11-23"),
            ("30", "2026-10-30"),
            ("20/11", "2026-11-20"),
            ("3/12", "2026-12-03"),
            ("3/2", "2026-02-03"),
            ("24/11", "2026-11-24"),
            ("1 mar", "2026-03-01"),
            ("2026-11-02", "2026-11-02"),
            ("mañana", "2026-11-24"),
            ("+2", "2026-11-25"),
            ("2026-12-31", "2026-12-31"),
        ] {
            let read = parse_past_date(typed, today, DayMonthOrder::DayMonth);
            assert_eq!(
                read.map(|day| day.to_string()),
                Ok(meant.to_owned()),
                "{typed}"
            );
        }
        assert!(parse_past_date("antaño", today, DayMonthOrder::DayMonth).is_err());
    }
}
