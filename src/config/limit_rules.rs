//! Rules on contacting clients as they are written in the files of the countries.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use super::FileProblem;
use super::policies::not_allowed;
use crate::domain::contact::Channel;
use crate::domain::limits::{CountryRules, Counts, Limit, LimitRule, Source, WeekHours, Window};
use crate::domain::terms::ClientKind;

/// The most days that a rule can look back.
const MOST_DAYS: u32 = 365;

/// What is wrong with a value: its key, what was written and what is allowed.
pub(super) struct Wrong {
    /// Where in the text it stands.
    pub start: usize,
    /// Its key.
    pub key: &'static str,
    /// What was written.
    pub value: String,
    /// What is allowed.
    pub allowed: &'static str,
}

impl Wrong {
    /// A value that is not allowed.
    pub fn new<T: std::fmt::Debug>(
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

    /// The problem, with file and line.
    pub fn in_file(self, path: &Path, text: &str) -> FileProblem {
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
    // An empty file is a slip, as when a shell empties it before anything is written, and must not lift all rules.
    if written.rules.is_empty() {
        return Err(not_allowed(path, None, "rules", "[]", "≥ 1 [[rules]]"));
    }
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

#[cfg(test)]
mod tests {
    use super::*;

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
}
