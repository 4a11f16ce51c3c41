//! The files of rules on contacting clients and of holidays: the house's own in `assets/policies` and `assets/holidays`, one
//! for each country, and the user's in folders of the same names beside the configuration, which take their place one by
//! one. Mistakes say file and line; what was there before holds then.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, Weekday};
use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

use super::{FileProblem, Trouble};
use crate::domain::contact::Channel;
use crate::domain::holidays::{HolidayDay, HolidayRule};
use crate::domain::limits::{
    CountryRules, Counts, DEFAULT_COUNTRY, Limit, LimitRule, Source, WeekHours, Window,
};
use crate::domain::terms::ClientKind;

/// The countries that have rules of their own here, and the cautious rules for all others.
pub const COUNTRIES: [&str; 8] = ["es", "mx", "co", "cl", "ec", "pe", "ar", DEFAULT_COUNTRY];

/// The folder of the user's own rules, beside the configuration.
const POLICIES: &str = "policies";

/// The folder of the user's own holidays, beside the configuration.
const HOLIDAYS: &str = "holidays";

/// The most days that a rule can look back.
const MOST_DAYS: u32 = 365;

macro_rules! own {
    ($folder:literal, $country:expr, [$($code:literal)*]) => {
        match $country {
            $($code => Some(include_str!(concat!("../../assets/", $folder, "/", $code, ".toml"))),)*
            _ => None,
        }
    };
}

/// The text of the rules of a country, with its comments; nothing for countries without rules of their own.
pub fn default_text(country: &str) -> Option<&'static str> {
    own!("policies", country, ["es" "mx" "co" "cl" "ec" "pe" "ar" "default"])
}

fn default_holidays(country: &str) -> Option<&'static str> {
    own!("holidays", country, ["es" "mx" "co" "cl" "ec" "pe" "ar"])
}

/// Where the user's own rules for a country are looked for.
pub fn path_of(config: &Path, country: &str) -> PathBuf {
    file_in(config, POLICIES, country)
}

fn file_in(config: &Path, folder: &str, country: &str) -> PathBuf {
    config
        .with_file_name(folder)
        .join(format!("{country}.toml"))
}

/// The rules and holidays of all countries.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Policies {
    /// The rules by country.
    pub rules: BTreeMap<String, CountryRules>,
    /// The holidays by country.
    pub holidays: BTreeMap<String, Vec<HolidayRule>>,
}

/// The rules and holidays that the program brings along.
#[allow(clippy::expect_used)] // The files are part of the program, and a test reads them.
pub(super) fn defaults() -> Policies {
    let mut all = Policies::default();
    for country in COUNTRIES {
        let path = PathBuf::from(format!("{country}.toml"));
        if let Some(text) = default_text(country) {
            let rules = rules_from_text(&path, country, text).expect("the rules are sound");
            all.rules.insert(country.to_owned(), rules);
        }
        if let Some(text) = default_holidays(country) {
            let holidays = holidays_from_text(&path, text).expect("the holidays are sound");
            all.holidays.insert(country.to_owned(), holidays);
        }
    }
    all
}

/// The user's files over the defaults, and what is wrong with those that don't hold.
pub(super) fn load(config: &Path) -> (Policies, Vec<FileProblem>) {
    let mut all = defaults();
    let mut problems = Vec::new();
    each_file(
        config,
        POLICIES,
        &mut problems,
        &mut |path, country, text| {
            let rules = rules_from_text(path, country, text)?;
            all.rules.insert(country.to_owned(), rules);
            Ok(())
        },
    );
    each_file(
        config,
        HOLIDAYS,
        &mut problems,
        &mut |path, country, text| {
            let holidays = holidays_from_text(path, text)?;
            all.holidays.insert(country.to_owned(), holidays);
            Ok(())
        },
    );
    (all, problems)
}

type Take<'a> = dyn FnMut(&Path, &str, &str) -> Result<(), FileProblem> + 'a;

/// Reads the files of a folder that are named after a country, in the order of their names.
fn each_file(config: &Path, folder: &str, problems: &mut Vec<FileProblem>, take: &mut Take<'_>) {
    let Ok(entries) = std::fs::read_dir(config.with_file_name(folder)) else {
        return;
    };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut paths: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    paths.sort();
    for path in paths {
        let stem = path.file_stem().and_then(|it| it.to_str());
        let country = stem.unwrap_or_default().to_lowercase();
        let is_code = country.len() == 2 && country.chars().all(|c| c.is_ascii_lowercase());
        let read = if is_code || country == DEFAULT_COUNTRY {
            match std::fs::read_to_string(&path) {
                Ok(text) => take(&path, &country, &text),
                Err(error) => Err(unreadable(&path, None, error.to_string())),
            }
        } else {
            let allowed = format!("{}, …", COUNTRIES.join(".toml, "));
            Err(not_allowed(&path, None, "file", &country, &allowed))
        };
        problems.extend(read.err());
    }
}

fn unreadable(path: &Path, line: Option<usize>, problem: String) -> FileProblem {
    FileProblem {
        path: path.to_owned(),
        line,
        trouble: Trouble::Unreadable(problem),
    }
}

fn not_allowed(
    path: &Path,
    line: Option<usize>,
    key: &str,
    value: &str,
    allowed: &str,
) -> FileProblem {
    FileProblem {
        path: path.to_owned(),
        line,
        trouble: Trouble::NotAllowed {
            key: key.to_owned(),
            value: value.to_owned(),
            allowed: allowed.to_owned(),
        },
    }
}

/// What is wrong with a value: its key, what was written and what is allowed.
struct Wrong {
    start: usize,
    key: &'static str,
    value: String,
    allowed: &'static str,
}

impl Wrong {
    fn new<T: std::fmt::Debug>(
        key: &'static str,
        value: &Spanned<T>,
        allowed: &'static str,
    ) -> Self {
        Self {
            start: value.span().start,
            key,
            value: format!("{:?}", value.as_ref()),
            allowed,
        }
    }

    fn in_file(self, path: &Path, text: &str) -> FileProblem {
        let before = &text[..self.start.min(text.len())];
        let line = before.matches('\n').count() + 1;
        not_allowed(path, Some(line), self.key, &self.value, self.allowed)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenRules {
    #[serde(default)]
    rules: Vec<Spanned<WrittenRule>>,
}

/// A rule as it is written: whom it is for, where it comes from, and exactly one thing that it asks for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenRule {
    #[serde(default)]
    kinds: Vec<ClientKind>,
    #[serde(default)]
    channels: Vec<Channel>,
    source: Spanned<String>,
    hours: Option<BTreeMap<String, Spanned<Ranges>>>,
    holidays: Option<Spanned<bool>>,
    most: Option<WrittenMost>,
    rest_days: Option<Spanned<u32>>,
    one_channel_days: Option<Spanned<u32>>,
    never: Option<Spanned<bool>>,
    allowed_channels_only: Option<Spanned<bool>>,
    not_with: Option<Vec<String>>,
    ask_why: Option<Spanned<bool>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenMost {
    contacts: Spanned<u32>,
    days: Spanned<u32>,
    #[serde(default)]
    counts: WrittenCounts,
    #[serde(default)]
    each_channel: bool,
}

#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum WrittenCounts {
    Attempts,
    #[default]
    Reached,
    Answered,
}

/// One range of hours, or several.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Ranges {
    One(String),
    Several(Vec<String>),
}

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

/// The rules of a country in a text.
///
/// # Errors
/// When it can't be read, or makes no sense: with file and line.
pub fn rules_from_text(
    path: &Path,
    country: &str,
    text: &str,
) -> Result<CountryRules, FileProblem> {
    let written: WrittenRules =
        toml::from_str(text).map_err(|error| FileProblem::from_toml(path, text, &error))?;
    let rules = written.rules.into_iter().map(|written| {
        let start = written.span().start;
        rule(written.into_inner(), start).map_err(|wrong| wrong.in_file(path, text))
    });
    Ok(CountryRules {
        country: country.to_owned(),
        rules: rules.collect::<Result<_, _>>()?,
    })
}

fn rule(written: WrittenRule, start: usize) -> Result<LimitRule, Wrong> {
    let source = match written.source.as_ref().trim() {
        "" => {
            return Err(Wrong::new(
                "source",
                &written.source,
                "\"caution\", \"Ley …, art. …\"",
            ));
        }
        "caution" => Source::Caution,
        law => Source::Law(law.to_owned()),
    };
    let mut limits: Vec<Limit> = Vec::new();
    if let Some(hours) = &written.hours {
        limits.push(Limit::Hours(week_hours(hours)?));
    }
    if let Some(most) = &written.most {
        limits.push(most_contacts(most)?);
    }
    if let Some(days) = &written.rest_days {
        let days = in_range("rest_days", days)?;
        limits.push(Limit::Rest { days });
    }
    if let Some(days) = &written.one_channel_days {
        let days = in_range("one_channel_days", days)?;
        limits.push(Limit::OneChannel { days });
    }
    limits.extend(written.not_with.map(Limit::NotWith));
    let switches = [
        ("holidays", &written.holidays, false, Limit::Holidays),
        ("never", &written.never, true, Limit::Never),
        ("ask_why", &written.ask_why, false, Limit::NoAskingWhy),
        (
            "allowed_channels_only",
            &written.allowed_channels_only,
            true,
            Limit::AllowedChannels,
        ),
    ];
    for (key, value, expected, limit) in switches {
        let Some(value) = value else { continue };
        if *value.as_ref() != expected {
            let allowed = if expected { "true" } else { "false" };
            return Err(Wrong::new(key, value, allowed));
        }
        limits.push(limit);
    }
    if limits.len() != 1 {
        return Err(Wrong {
            start,
            key: "rules",
            value: limits.len().to_string(),
            allowed: "1: hours | holidays | most | rest_days | one_channel_days | never | \
                      allowed_channels_only | not_with | ask_why",
        });
    }
    Ok(LimitRule {
        kinds: written.kinds,
        channels: written.channels,
        limit: limits.swap_remove(0),
        source,
    })
}

fn in_range(key: &'static str, days: &Spanned<u32>) -> Result<u32, Wrong> {
    let number = *days.as_ref();
    let fits = (1..=MOST_DAYS).contains(&number);
    fits.then_some(number)
        .ok_or_else(|| Wrong::new(key, days, "1–365"))
}

fn most_contacts(most: &WrittenMost) -> Result<Limit, Wrong> {
    Ok(Limit::Most {
        contacts: in_range("most.contacts", &most.contacts)?,
        days: in_range("most.days", &most.days)?,
        counts: match most.counts {
            WrittenCounts::Attempts => Counts::Attempts,
            WrittenCounts::Reached => Counts::Reached,
            WrittenCounts::Answered => Counts::Answered,
        },
        each_channel: most.each_channel,
    })
}

fn week_hours(written: &BTreeMap<String, Spanned<Ranges>>) -> Result<WeekHours, Wrong> {
    let mut week = WeekHours::default();
    for (name, ranges) in written {
        let wrong = |value: &str, allowed| Wrong {
            start: ranges.span().start,
            key: "hours",
            value: value.to_owned(),
            allowed,
        };
        let days = days_named(name)
            .ok_or_else(|| wrong(name, "mon, tue, wed, thu, fri, sat, sun, mon-fri, …"))?;
        let texts = match ranges.as_ref() {
            Ranges::One(text) => std::slice::from_ref(text),
            Ranges::Several(texts) => texts.as_slice(),
        };
        let windows: Option<Vec<Window>> = texts.iter().map(|text| window(text)).collect();
        let windows = windows.ok_or_else(|| wrong(&texts.join(", "), "\"7:00-19:00\""))?;
        for day in &mut week.0[days] {
            day.extend(&windows);
            day.sort_unstable_by_key(|it| it.from);
        }
    }
    Ok(week)
}

/// The places in the week of `mon`, or of `mon-fri`.
fn days_named(name: &str) -> Option<std::ops::RangeInclusive<usize>> {
    const NAMES: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let place = |name: &str| NAMES.iter().position(|it| *it == name.trim());
    let (first, last) = name.split_once('-').unwrap_or((name, name));
    let (first, last) = (place(first)?, place(last)?);
    (first <= last).then_some(first..=last)
}

/// `7:00-19:00`
fn window(text: &str) -> Option<Window> {
    let (from, to) = text.split_once(['-', '–'])?;
    let minute = |text: &str| {
        let (hour, minute) = text.trim().split_once(':')?;
        let (hour, minute) = (hour.parse::<u16>().ok()?, minute.parse::<u16>().ok()?);
        let fits = minute < 60 && (hour < 24 || (hour == 24 && minute == 0));
        fits.then_some(hour * 60 + minute)
    };
    let window = Window {
        from: minute(from)?,
        to: minute(to)?,
    };
    (window.from < window.to).then_some(window)
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
    fn the_rules_and_holidays_that_come_along_are_sound_and_named_in_both_languages() {
        let all = defaults();
        assert_eq!(all.rules.len(), COUNTRIES.len());
        assert_eq!(all.holidays.len(), COUNTRIES.len() - 1);
        for holiday in all.holidays.values().flatten() {
            for language in crate::i18n::LANGUAGES {
                assert!(holiday.names.contains_key(language), "{holiday:?}");
            }
        }
        for country in COUNTRIES {
            let text = default_text(country).expect("rules");
            assert!(text.contains("no legal advice"), "{country}");
        }
    }

    #[test]
    fn mistakes_name_the_line_and_what_is_allowed() {
        const ONE_OF: &str = "1: hours | holidays | most | rest_days | one_channel_days | never | \
                              allowed_channels_only | not_with | ask_why is allowed";
        let cases = [
            ("[[rules]]\nholidays = false\n", "p.toml:1: missing field `source`".to_owned()),
            ("[[rules]]\nsource = \"\"\nholidays = false\n",
             "p.toml:2: source = \"\": \"caution\", \"Ley …, art. …\" is allowed".to_owned()),
            ("\n[[rules]]\nsource = \"caution\"\n", format!("p.toml:2: rules = 0: {ONE_OF}")),
            ("[[rules]]\nsource = \"caution\"\nnever = true\nrest_days = 2\n", format!("p.toml:1: rules = 2: {ONE_OF}")),
            ("[[rules]]\nsource = \"caution\"\nrest_days = 0\n", "p.toml:3: rest_days = 0: 1–365 is allowed".to_owned()),
            ("[[rules]]\nsource = \"caution\"\nholidays = true\n", "p.toml:3: holidays = true: false is allowed".to_owned()),
            ("[[rules]]\nsource = \"caution\"\n[rules.hours]\nmon = \"9:00-20:00\"\ntue = \"9:00-8:00\"\n",
             "p.toml:5: hours = 9:00-8:00: \"7:00-19:00\" is allowed".to_owned()),
            ("[[rules]]\nsource = \"caution\"\nhours = { lun = \"9:00-20:00\" }\n",
             "p.toml:3: hours = lun: mon, tue, wed, thu, fri, sat, sun, mon-fri, … is allowed".to_owned()),
            ("[[rules]]\nsource = \"caution\"\nmost = { contacts = 1 }\n", "p.toml:3: missing field `days`".to_owned()),
            ("[[rules]]\nsource = \"caution\"\nnever = true\nchannels = [\"pigeon\"]\n",
             "p.toml:4: unknown variant `pigeon`, expected one of `call`, `email`, `whatsapp`, `sms`, `letter`, `visit`, \
              `social_network`".to_owned()),
        ];
        for (text, expected) in cases {
            let problem = rules_from_text(Path::new("p.toml"), "es", text).unwrap_err();
            assert_eq!(problem.to_string(), expected, "{text}");
        }
    }

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
