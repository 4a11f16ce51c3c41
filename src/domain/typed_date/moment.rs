//! Days with an hour, as people agree on them on the phone, in Spanish and English at once.
//!
//! The screen shows the moment that was understood, so a loose phrase takes the likeliest one. The rules that are a choice:
//!
//! * The hour comes last: "mañana 10:30", "lun 9", "15 16:00", "3/12 9h30", "+2 9:00". What stands before it is read as
//!   [`parse_date`] reads it.
//! * An hour alone is today's or, when that has passed, tomorrow's: "16", "10:30", "at 5 pm".
//! * From 1 to 7 an hour is in the afternoon, unless a zero stands before it ("07:30"), or "am" or "de la mañana" after it:
//!   nobody is called at 4 in the night.
//! * A day alone is meant for 9:00; "por la mañana" is 9:00, "por la tarde" 16:00.
//! * "in 2 hours", "+90 min", "en media hora" count from now.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};

use super::{DateProblem, DayMonthOrder, LONGEST_TEXT, parse_date, parse_past_date};
use crate::domain::search::fold;

/// Why a typed text is no moment to come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MomentProblem {
    /// Its day can't be read, or is none.
    Date(DateProblem),
    /// There is no such hour.
    NoSuchHour,
    /// It has passed.
    Passed(NaiveDateTime),
}

impl From<DateProblem> for MomentProblem {
    fn from(problem: DateProblem) -> Self {
        Self::Date(problem)
    }
}

type Read = Result<NaiveDateTime, MomentProblem>;

/// The hour of a day that comes without one.
const MORNING: u32 = 9;
const AFTERNOON: u32 = 16;

/// The longest time ahead that is counted in minutes: a week.
const FARTHEST_MINUTES: u32 = 7 * 24 * 60;

/// Reads a moment to come; the rules are those of this module.
///
/// # Errors
/// When the text is empty, can't be read, names no day or hour there is, or one that has passed.
pub fn parse_moment(text: &str, now: NaiveDateTime, order: DayMonthOrder) -> Read {
    let text = text.trim();
    if text.is_empty() {
        return Err(DateProblem::Empty.into());
    }
    if text.chars().count() > LONGEST_TEXT {
        let cut = text.chars().take(LONGEST_TEXT).collect();
        return Err(DateProblem::Unknown(cut).into());
    }
    let folded = fold(text).replace(',', " ");
    let words: Vec<&str> = folded.split_whitespace().collect();
    if let Some(minutes) = minutes_ahead(&words) {
        let to_the_minute = now.with_second(0).unwrap_or(now);
        let minutes = TimeDelta::minutes(i64::from(minutes));
        let at = to_the_minute.checked_add_signed(minutes);
        return at.ok_or(DateProblem::TooFar.into());
    }
    let today = now.date();
    let said = on_a_day(text, &words, |text| parse_date(text, today, order));
    let said = said.map_err(|problem| match parse_past_moment(text, now, order) {
        // What makes sense of the past is no riddle.
        Ok(passed) if passed <= now => MomentProblem::Passed(passed),
        _ => problem,
    })?;
    let at = match said {
        Said::Hour(time) => {
            let at = today.and_time(time);
            let tomorrow = || today.succ_opt().map(|day| day.and_time(time));
            let coming = Some(at).filter(|at| *at > now).or_else(tomorrow);
            coming.ok_or(DateProblem::TooFar)?
        }
        Said::Day(day) => day.and_time(time(MORNING, 0)),
        Said::Both(at) => at,
    };
    if at <= now {
        return Err(MomentProblem::Passed(at));
    }
    Ok(at)
}

/// Reads a moment that has come, as [`parse_past_date`] reads days: "ayer 16:30", "vie 10", "10:15". An hour alone is
/// today's. A day alone is its beginning, which says that the hour is not known; today alone is now.
///
/// # Errors
/// When the text is empty, can't be read, or names no day or hour there is. The caller judges a moment to come.
pub fn parse_past_moment(text: &str, now: NaiveDateTime, order: DayMonthOrder) -> Read {
    let text = text.trim();
    if text.is_empty() {
        return Err(DateProblem::Empty.into());
    }
    let folded = fold(text).replace(',', " ");
    let words: Vec<&str> = folded.split_whitespace().collect();
    let today = now.date();
    let said = on_a_day(text, &words, |text| parse_past_date(text, today, order))?;
    Ok(match said {
        Said::Hour(time) => today.and_time(time),
        Said::Day(day) if day == today => now,
        Said::Day(day) => day.and_time(NaiveTime::MIN),
        Said::Both(at) => at,
    })
}

/// What a text says of a moment.
enum Said {
    Hour(NaiveTime),
    Day(NaiveDate),
    Both(NaiveDateTime),
}

/// A day and an hour of it. The longest tail that says an hour is the hour, if what stands before it is a day.
fn on_a_day(
    text: &str,
    words: &[&str],
    read_day: impl Fn(&str) -> Result<NaiveDate, DateProblem>,
) -> Result<Said, MomentProblem> {
    let mut unfit: Option<DateProblem> = None;
    for start in 0..words.len() {
        let Some(time) = hour(&words[start..]) else {
            continue;
        };
        let time = time?;
        if start == 0 {
            return Ok(Said::Hour(time));
        }
        match read_day(&words[..start].join(" ")) {
            Ok(day) => return Ok(Said::Both(day.and_time(time))),
            Err(problem) => unfit = unfit.or(Some(problem)),
        }
    }
    let known = |it: &DateProblem| !matches!(it, DateProblem::Unknown(_));
    match read_day(text) {
        Ok(day) => Ok(Said::Day(day)),
        Err(problem @ DateProblem::Unknown(_)) => {
            Err(unfit.filter(known).unwrap_or(problem).into())
        }
        Err(problem) => Err(problem.into()),
    }
}

fn time(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default()
}

/// Which half of the day was said.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
}

/// The hour that words say, if they say one.
fn hour(words: &[&str]) -> Option<Result<NaiveTime, MomentProblem>> {
    let words = match words {
        ["a", "las" | "la", rest @ ..] | ["at" | "sobre", rest @ ..] => rest,
        all => all,
    };
    let part = |hour| Some(Ok(time(hour, 0)));
    match words {
        ["por" | "en", "la", "manana"] | ["in", "the", "morning"] | ["a", "primera", "hora"] => {
            return part(MORNING);
        }
        ["por" | "en", "la", "tarde"] | ["in", "the", "afternoon"] => return part(AFTERNOON),
        ["mediodia" | "noon"] | ["al" | "a", "mediodia"] => return part(12),
        _ => {}
    }
    let (clock, half) = match words {
        [clock @ .., "de" | "por", "la", "manana"] | [clock @ .., "in", "the", "morning"] => {
            (clock, Some(Half::Morning))
        }
        [clock @ .., "de" | "por", "la", "tarde" | "noche"]
        | [clock @ .., "in", "the", "afternoon" | "evening"] => (clock, Some(Half::Afternoon)),
        [clock @ .., "am" | "a.m." | "a.m"] => (clock, Some(Half::Morning)),
        [clock @ .., "pm" | "p.m." | "p.m"] => (clock, Some(Half::Afternoon)),
        all => (all, None),
    };
    let (clock, past) = match clock {
        [clock, "y", "media"] => (*clock, Some(30)),
        [clock, "y", "cuarto"] => (*clock, Some(15)),
        [clock, "h" | "hs" | "horas"] | [clock, "o'clock"] => (*clock, None),
        [clock] => (*clock, None),
        _ => return None,
    };
    clock_time(clock, past, half)
}

/// `9`, `10:30`, `10.30`, `10h`, `10h30`, `9am`.
fn clock_time(
    word: &str,
    past: Option<u32>,
    half: Option<Half>,
) -> Option<Result<NaiveTime, MomentProblem>> {
    let glued = [("am", Half::Morning), ("pm", Half::Afternoon)];
    let ending = glued
        .into_iter()
        .find_map(|(ending, half)| Some((word.strip_suffix(ending)?, half)));
    let (word, half) = match ending {
        Some((rest, said)) if half.is_none() => (rest, Some(said)),
        _ => (word, half),
    };
    let parted = word.split_once([':', '.', 'h']);
    let (hours, minutes) = parted.unwrap_or((word, ""));
    let minutes = minutes.strip_suffix('h').unwrap_or(minutes);
    let digits = |text: &str| text.bytes().all(|it| it.is_ascii_digit());
    let written = matches!(hours.len(), 1..=2) && digits(hours) && digits(minutes);
    let fits = match (parted.is_some(), minutes.len()) {
        (true, 2) => true,
        (_, 0) => !word.ends_with([':', '.']),
        _ => false,
    };
    if !written || !fits {
        return None;
    }
    let said: u32 = hours.parse().ok()?;
    let minute = past.or(minutes.parse().ok()).unwrap_or(0);
    let is_clock = parted.is_some() || half.is_some();
    if said > 23 && !is_clock {
        // A number that is no hour may be a day.
        return None;
    }
    let leads_with_zero = hours.starts_with('0');
    let hour = match half {
        Some(_) if said > 12 => said,
        Some(Half::Morning) => said % 12,
        Some(Half::Afternoon) => said % 12 + 12,
        None if (1..=7).contains(&said) && !leads_with_zero => said + 12,
        None => said,
    };
    Some(NaiveTime::from_hms_opt(hour, minute, 0).ok_or(MomentProblem::NoSuchHour))
}

/// "+2h", "+90 min", "en 2 horas", "in half an hour": minutes from now.
fn minutes_ahead(words: &[&str]) -> Option<u32> {
    let (rest, said) = match words {
        ["dentro", "de", rest @ ..] | ["en" | "in" | "+", rest @ ..] => (rest.to_vec(), true),
        [first, rest @ ..] => match first.strip_prefix('+') {
            Some(glued) => (
                std::iter::once(glued).chain(rest.iter().copied()).collect(),
                true,
            ),
            None => (words.to_vec(), false),
        },
        [] => return None,
    };
    let minutes = match rest.as_slice() {
        ["media", "hora"] | ["half", "an", "hour"] => Some(30),
        ["un", "cuarto", "de", "hora"] => Some(15),
        ["una" | "un" | "one" | "an", "hora" | "hour"] => Some(60),
        ["una", "hora", "y", "media"] => Some(90),
        [count, unit] => counted(count, minutes_of(unit)?),
        // "10h" alone is an hour of the day.
        [glued] if said => {
            let digits = glued.bytes().take_while(u8::is_ascii_digit).count();
            let (count, unit) = glued.split_at(digits);
            counted(count, minutes_of(unit)?)
        }
        _ => None,
    };
    // "10 h" may be ten o'clock; whoever counts hours says from when, or spells the unit out.
    let counts = said
        || rest.iter().any(|word| {
            word.starts_with("hor") || word.starts_with("hou") || word.starts_with("min")
        });
    minutes.filter(|minutes| counts && (1..=FARTHEST_MINUTES).contains(minutes))
}

fn counted(count: &str, minutes: u32) -> Option<u32> {
    let count: u32 = match count {
        "dos" | "two" => 2,
        "tres" | "three" => 3,
        "cuatro" | "four" => 4,
        figures => figures.parse().ok()?,
    };
    count.checked_mul(minutes)
}

fn minutes_of(unit: &str) -> Option<u32> {
    match unit {
        "h" | "hs" | "hora" | "horas" | "hr" | "hrs" | "hour" | "hours" => Some(60),
        "min" | "mins" | "minuto" | "minutos" | "minute" | "minutes" | "'" => Some(1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is typed, and what it means at 10:00 on Monday 23 November 2026.
    const TABLE: &str = include_str!("moments.txt");

    fn now() -> NaiveDateTime {
        "2026-11-23T10:00:12".parse().expect("a moment")
    }

    fn shown(read: &Read) -> String {
        match read {
            Ok(at) => at.format("%F %H:%M").to_string(),
            Err(MomentProblem::NoSuchHour) => "no such hour".into(),
            Err(MomentProblem::Passed(at)) => format!("passed {}", at.format("%F %H:%M")),
            Err(MomentProblem::Date(DateProblem::Unknown(_))) => "unknown".into(),
            Err(MomentProblem::Date(DateProblem::OtherWeekday(day))) => format!("it is {day}"),
            Err(MomentProblem::Date(problem)) => format!("{problem:?}"),
        }
    }

    #[test]
    fn typed_moments_mean_what_the_table_says() {
        let rows: Vec<(&str, &str)> = TABLE
            .lines()
            .filter_map(|line| line.split_once('|'))
            .collect();
        let wrong: Vec<String> = rows
            .iter()
            .filter_map(|(typed, meant)| {
                let read = shown(&parse_moment(typed, now(), DayMonthOrder::DayMonth));
                (read != meant.trim())
                    .then(|| format!("{}: {read}, not {}", typed.trim(), meant.trim()))
            })
            .collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        assert!(rows.len() > 80, "{} rows", rows.len());
    }

    #[test]
    fn what_has_happened_is_looked_for_before_now() {
        for (typed, meant) in [
            ("10:00", "2026-11-23 10:00"),
            ("9", "2026-11-23 09:00"),
            ("ayer 16:30", "2026-11-22 16:30"),
            ("yesterday at 4 pm", "2026-11-22 16:00"),
            ("vie 10", "2026-11-20 10:00"),
            ("15 10:30", "2026-11-15 10:30"),
            ("hace 3 días", "2026-11-20 00:00"),
            ("hoy", "2026-11-23 10:00"),
            ("2026-11-20 09:15", "2026-11-20 09:15"),
            ("antaño", "unknown"),
            ("ayer 25:00", "no such hour"),
        ] {
            let read = parse_past_moment(typed, now(), DayMonthOrder::DayMonth);
            assert_eq!(shown(&read), meant, "{typed}");
        }
    }

    #[test]
    fn no_moment_panics_or_lies_in_the_past() {
        let scraps: Vec<&str> =
            "hoy|mañana|lun|mar|+|2|9|16|30|10:30|25:00|9h|am|pm|a las|de la mañana|y media|en|\
            dentro de|horas|min|h|15|3/12|dic|noon|por la tarde|:|.|°|ñ|99999999999|+2h|0"
                .split('|')
                .collect();
        let mut seed = 7_u64;
        let mut roll = |sides: usize| {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(seed >> 33).expect("small") % sides
        };
        let mut understood = 0;
        for _ in 0..40_000 {
            let text: Vec<&str> = (0..=roll(4)).map(|_| scraps[roll(scraps.len())]).collect();
            if let Ok(at) = parse_moment(&text.join(" "), now(), DayMonthOrder::DayMonth) {
                understood += 1;
                assert!(at > now(), "{text:?}: {at}");
            }
        }
        assert!(understood > 2_000, "only {understood} were understood");
        for moment in [NaiveDateTime::MIN, NaiveDateTime::MAX] {
            for line in TABLE.lines() {
                let typed = line.split('|').next().unwrap_or_default();
                let _ = parse_moment(typed, moment, DayMonthOrder::DayMonth);
            }
        }
    }
}
