//! Days as facts hold them, `2026-11-23`, written without detours: an import writes hundreds of thousands of them.

use chrono::{Datelike, NaiveDate};
use serde::{Serialize, Serializer};

/// The letters of a day in the years 0 to 9999.
pub fn letters(day: NaiveDate) -> Option<[u8; 10]> {
    let year = u32::try_from(day.year()).ok().filter(|it| *it <= 9999)?;
    let digit = |number: u32, place: u32| b'0' + (number / place % 10) as u8;
    let (month, day) = (day.month(), day.day());
    Some([
        digit(year, 1000),
        digit(year, 100),
        digit(year, 10),
        digit(year, 1),
        b'-',
        digit(month, 10),
        digit(month, 1),
        b'-',
        digit(day, 10),
        digit(day, 1),
    ])
}

/// Writes a day just as it writes itself.
pub(super) fn serialize<S: Serializer>(day: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
    let letters = letters(*day);
    match letters.as_ref().map(|it| std::str::from_utf8(it)) {
        Some(Ok(text)) => serializer.serialize_str(text),
        _ => day.serialize(serializer),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that panics fails")]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct Dated(#[serde(serialize_with = "serialize")] NaiveDate);

    #[test]
    fn a_day_is_written_as_it_writes_itself() {
        let first = NaiveDate::from_ymd_opt(-2, 12, 30).unwrap();
        let last = NaiveDate::from_ymd_opt(9999, 12, 25).unwrap();
        let days = (0..800).map(|at| first + chrono::Days::new(at * 4573));
        for day in days.chain((0..14).map(|at| last + chrono::Days::new(at))) {
            let written = serde_json::to_string(&Dated(day)).unwrap();
            assert_eq!(written, serde_json::to_string(&day).unwrap());
        }
    }
}
