//! Holidays by rule: on a day of the year, counted from Easter, on a weekday of a month, or on dates that were set one by
//! one; and what moves them to another day of the week.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// On which day of a year a holiday falls before anything moves it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HolidayDay {
    /// The same day every year: month and day.
    Fixed(u32, u32),
    /// So many days after Easter Sunday; before it when negative.
    Easter(i64),
    /// The first, second, … such weekday of a month.
    Nth {
        /// Which one, from 1.
        nth: u8,
        /// The weekday.
        weekday: Weekday,
        /// The month.
        month: u32,
    },
    /// On these dates.
    Dates(Vec<NaiveDate>),
}

/// One holiday of a country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HolidayRule {
    /// What it is called, by language.
    pub names: BTreeMap<String, String>,
    /// On which day it falls.
    pub day: HolidayDay,
    /// The first year in which there is such a holiday.
    pub from: Option<i32>,
    /// The last year in which there is such a holiday.
    pub to: Option<i32>,
    /// The only weekdays on which it is a holiday; any when none is named.
    pub only_on: Vec<Weekday>,
    /// By how many days it moves, by the weekday on which it falls, Monday first.
    pub shift: [i8; 7],
}

impl HolidayRule {
    /// A holiday on the same day every year, or on one date.
    pub fn plain(name: &str, day: HolidayDay) -> Self {
        Self {
            names: BTreeMap::from([(String::new(), name.to_owned())]),
            day,
            from: None,
            to: None,
            only_on: Vec::new(),
            shift: [0; 7],
        }
    }

    /// What it is called in a language; in any, where that one is missing.
    pub fn name(&self, language: &str) -> &str {
        let named = self.names.get(language).or(self.names.values().next());
        named.map_or("", String::as_str)
    }

    /// The days on which it is kept that belong to a year.
    fn days(&self, year: i32) -> Vec<NaiveDate> {
        if self.from.is_some_and(|from| year < from) || self.to.is_some_and(|to| year > to) {
            return Vec::new();
        }
        let days = match &self.day {
            HolidayDay::Fixed(month, day) => NaiveDate::from_ymd_opt(year, *month, *day)
                .into_iter()
                .collect(),
            HolidayDay::Easter(after) => easter(year)
                .and_then(|easter| moved(easter, *after))
                .into_iter()
                .collect(),
            HolidayDay::Nth {
                nth,
                weekday,
                month,
            } => NaiveDate::from_weekday_of_month_opt(year, *month, *weekday, *nth)
                .into_iter()
                .collect(),
            HolidayDay::Dates(dates) => {
                let of_year = dates.iter().filter(|date| date.year() == year);
                of_year.copied().collect::<Vec<_>>()
            }
        };
        let weekday = |day: &NaiveDate| day.weekday();
        days.into_iter()
            .filter(|day| self.only_on.is_empty() || self.only_on.contains(&weekday(day)))
            .filter_map(|day| {
                let shift = self.shift[weekday(&day).num_days_from_monday() as usize];
                moved(day, i64::from(shift))
            })
            .collect()
    }

    /// Whether it is kept on a day.
    pub fn falls_on(&self, day: NaiveDate) -> bool {
        let year = day.year();
        // What falls on New Year's Day may be kept on the last day of the year before.
        (year - 1..=year + 1).any(|year| self.days(year).contains(&day))
    }
}

fn moved(day: NaiveDate, by: i64) -> Option<NaiveDate> {
    let days = Days::new(by.unsigned_abs());
    match by < 0 {
        true => day.checked_sub_days(days),
        false => day.checked_add_days(days),
    }
}

fn easter(year: i32) -> Option<NaiveDate> {
    let easter = computus::gregorian(year).ok()?;
    NaiveDate::from_ymd_opt(easter.year, easter.month, easter.day)
}

/// The holidays that count for one client: those of a country, and those that the house added.
#[derive(Debug, Clone, Copy, Default)]
pub struct Calendar<'a> {
    /// Those of the country.
    pub national: &'a [HolidayRule],
    /// Those that the house added.
    pub local: &'a [HolidayRule],
}

impl<'a> Calendar<'a> {
    /// The holiday that falls on a day.
    pub fn holiday(&self, day: NaiveDate) -> Option<&'a HolidayRule> {
        let mut all = self.national.iter().chain(self.local);
        all.find(|rule| rule.falls_on(day))
    }
}
