//! Days to come whose year goes without saying.

use chrono::{Days, Months, NaiveDate};

use super::past::names_a_day;
use super::{DateProblem, DayMonthOrder, parse_date};

/// A day of the year that is further ahead than this is more likely one that has passed.
const HALF_A_YEAR: u64 = 183;

/// As [`parse_date`], for what is recorded without being looked at first: a day and month without a year are refused when
/// they lead more than half a year ahead because this year's have passed.
///
/// # Errors
/// As [`parse_date`], and [`DateProblem::YearUnsaid`] with the day that it would be.
pub fn parse_near_date(
    text: &str,
    today: NaiveDate,
    order: DayMonthOrder,
) -> Result<NaiveDate, DateProblem> {
    let day = parse_date(text, today, order)?;
    let near = today.checked_add_days(Days::new(HALF_A_YEAR));
    if near.is_none_or(|near| day <= near) || !names_a_day(text) {
        return Ok(day);
    }
    // With its year it is the same day whenever it is read.
    let year_ago = today.checked_sub_months(Months::new(12));
    match year_ago.map(|year_ago| parse_date(text, year_ago, order)) {
        Some(Ok(other)) if other == day => Ok(day),
        _ => Err(DateProblem::YearUnsaid(day)),
    }
}
