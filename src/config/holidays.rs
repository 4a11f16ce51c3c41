//! Holidays as they are written: in the files of the countries, and in the configuration.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::{NaiveDate, Weekday};
use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

use super::FileProblem;
use super::limit_rules::Wrong;
use super::policies::not_allowed;
use crate::domain::holidays::{HolidayDay, HolidayRule};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Day {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

impl Day {
    const ALL: [Weekday; 7] = [
        Weekday::Mon,
        Weekday::Tue,
        Weekday::Wed,
        Weekday::Thu,
        Weekday::Fri,
        Weekday::Sat,
        Weekday::Sun,
    ];

    fn weekday(self) -> Weekday {
        Self::ALL[self as usize]
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenHolidays {
    #[serde(default)]
    holidays: Vec<Spanned<WrittenHoliday>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenHoliday {
    name: BTreeMap<String, String>,
    day: Option<Spanned<String>>,
    dates: Option<Vec<Spanned<Datetime>>>,
    from: Option<i32>,
    to: Option<i32>,
    #[serde(default)]
    only_on: Vec<Day>,
    #[serde(default)]
    shift: BTreeMap<Day, Spanned<i8>>,
}

/// The holidays in a text.
///
/// # Errors
/// When it can't be read, or makes no sense: with file and line.
pub fn holidays_from_text(path: &Path, text: &str) -> Result<Vec<HolidayRule>, FileProblem> {
    let written: WrittenHolidays =
        toml::from_str(text).map_err(|error| FileProblem::from_toml(path, text, &error))?;
    if written.holidays.is_empty() {
        return Err(not_allowed(
            path,
            None,
            "holidays",
            "[]",
            "≥ 1 [[holidays]]",
        ));
    }
    let rules = written.holidays.into_iter().map(|written| {
        let start = written.span().start;
        holiday(&written.into_inner(), start).map_err(|wrong| wrong.in_file(path, text))
    });
    rules.collect()
}

fn holiday(written: &WrittenHoliday, start: usize) -> Result<HolidayRule, Wrong> {
    const DAYS: &str = "\"12-25\", \"easter-2\", \"1 mon 02\"";
    let day = match (&written.day, &written.dates) {
        (Some(text), None) => {
            day_of_year(text.as_ref()).ok_or_else(|| Wrong::new("day", text, DAYS))?
        }
        (None, Some(dates)) => {
            let date = |it: &Spanned<Datetime>| {
                let day = it.as_ref().date.as_ref()?;
                NaiveDate::from_ymd_opt(i32::from(day.year), day.month.into(), day.day.into())
            };
            let dates = dates
                .iter()
                .map(|it| date(it).ok_or_else(|| Wrong::new("dates", it, "2026-12-25")));
            HolidayDay::Dates(dates.collect::<Result<_, _>>()?)
        }
        _ => {
            return Err(Wrong {
                start,
                key: "holidays",
                value: written.name.values().next().cloned().unwrap_or_default(),
                allowed: "day | dates",
            });
        }
    };
    let mut shift = [0; 7];
    for (weekday, by) in &written.shift {
        if !(-7..=7).contains(by.as_ref()) {
            return Err(Wrong::new("shift", by, "-7–7"));
        }
        shift[weekday.weekday().num_days_from_monday() as usize] = *by.as_ref();
    }
    Ok(HolidayRule {
        names: written.name.clone(),
        day,
        from: written.from,
        to: written.to,
        only_on: written.only_on.iter().map(|day| day.weekday()).collect(),
        shift,
    })
}

/// `12-25`, `easter-2`, `easter+43`, `1 mon 02`
fn day_of_year(text: &str) -> Option<HolidayDay> {
    if let Some(after) = text.strip_prefix("easter") {
        let after: i64 = after.parse().ok()?;
        return (-100..=100)
            .contains(&after)
            .then_some(HolidayDay::Easter(after));
    }
    if let Some((month, day)) = text.split_once('-') {
        let (month, day) = (month.parse().ok()?, day.parse().ok()?);
        // A leap year, so that the last of February may be named.
        NaiveDate::from_ymd_opt(2024, month, day)?;
        return Some(HolidayDay::Fixed(month, day));
    }
    let mut words = text.split_whitespace();
    let nth = words
        .next()?
        .parse()
        .ok()
        .filter(|nth| (1..=5).contains(nth))?;
    let weekday = words.next()?.parse().ok()?;
    let month = words
        .next()?
        .parse()
        .ok()
        .filter(|it| (1..=12).contains(it))?;
    words.next().is_none().then_some(HolidayDay::Nth {
        nth,
        weekday,
        month,
    })
}

/// A holiday that the house added: `2026-11-09` or, every year, `05-15`; a name may follow.
pub fn local_holiday(text: &str) -> Option<HolidayRule> {
    let (day, name) = text.trim().split_once(' ').unwrap_or((text.trim(), ""));
    let day = match day.parse::<NaiveDate>() {
        Ok(date) => HolidayDay::Dates(vec![date]),
        Err(_) => day_of_year(day).filter(|it| matches!(it, HolidayDay::Fixed(..)))?,
    };
    Some(HolidayRule::plain(name.trim(), day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holidays_that_make_no_sense_are_told_with_their_line() {
        let cases = [
            (
                "[[holidays]]\nname = { es = \"a\" }\nday = \"02-30\"\n",
                "h.toml:3: day = \"02-30\": ",
            ),
            (
                "[[holidays]]\nname = { es = \"a\" }\nday = \"6 mon 02\"\n",
                "h.toml:3: day = \"6 mon 02\": ",
            ),
            (
                "\n[[holidays]]\nname = { es = \"a\" }\n",
                "h.toml:2: holidays = a: day | dates",
            ),
            (
                "[[holidays]]\nname = { es = \"a\" }\nday = \"01-01\"\nshift = { sun = 9 }\n",
                "h.toml:4: shift = 9: ",
            ),
        ];
        for (text, expected) in cases {
            let problem = holidays_from_text(Path::new("h.toml"), text).unwrap_err();
            let told = problem.to_string();
            assert!(told.starts_with(expected), "{told}");
        }
    }

    #[test]
    fn a_holiday_of_the_house_is_a_date_or_a_day_of_every_year() {
        for (text, name) in [("2026-11-09", ""), ("05-15 San Isidro", "San Isidro")] {
            let rule = local_holiday(text).expect("a holiday");
            assert_eq!(rule.name("es"), name);
        }
        for text in ["15-05", "easter-2", "tomorrow", ""] {
            assert_eq!(local_holiday(text), None, "{text}");
        }
    }
}
