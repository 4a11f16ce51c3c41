//! Hours to come as a person types them on the phone: `mañana 10:30`, `lun 9`, `16:15`, `en 2 horas`, `+45m`.
//!
//! The last word is the hour; what stands before it is a day, as [`parse_date`] reads it. Without a day it is the next time
//! that the clock shows that hour. Without minutes it is the full hour; `5 pm` and `5 de la tarde` are 17:00, and hours
//! from one to seven without more are those of the afternoon, when people are called. A day without an hour is
//! [`HourProblem::NoHour`].

use chrono::{Days, NaiveDateTime, NaiveTime, TimeDelta};

use super::search::fold;
use super::typed_date::{DateProblem, DayMonthOrder, parse_date};

/// Why a typed text is not an hour to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HourProblem {
    /// Nothing was typed.
    Empty,
    /// A day is named and no hour of it.
    NoHour,
    /// The clock has no such hour.
    NoSuchHour,
    /// The hour is over.
    Past(NaiveDateTime),
    /// What stands before the hour is no day.
    Day(DateProblem),
}

/// Longer text is no hour.
const LONGEST_TEXT: usize = 80;

/// Hours from which on a bare number is one of the morning.
const MORNING_FROM: u32 = 8;

/// Reads an hour to come.
///
/// # Errors
/// A [`HourProblem`] when the text names none.
pub fn parse_hour(text: &str, now: NaiveDateTime) -> Result<NaiveDateTime, HourProblem> {
    let folded: String = fold(text.trim()).chars().take(LONGEST_TEXT).collect();
    let words: Vec<&str> = folded
        .split_whitespace()
        .filter(|word| !["a", "las", "la", "at"].contains(word))
        .collect();
    if words.is_empty() {
        return Err(HourProblem::Empty);
    }
    if let Some(later) = from_now(&words) {
        return now.checked_add_signed(later).ok_or(HourProblem::NoSuchHour);
    }
    let (day, time) = split(&words)?;
    let at = if day.is_empty() {
        let today = now.date().and_time(time);
        let tomorrow = today.checked_add_days(Days::new(1));
        let next = if today > now { Some(today) } else { tomorrow };
        next.ok_or(HourProblem::NoSuchHour)?
    } else {
        let day = parse_date(&day.join(" "), now.date(), DayMonthOrder::DayMonth);
        day.map_err(HourProblem::Day)?.and_time(time)
    };
    if at <= now {
        return Err(HourProblem::Past(at));
    }
    Ok(at)
}

/// `en 2 horas`, `in 45 minutes`, `+2h`, `+30m`.
fn from_now(words: &[&str]) -> Option<TimeDelta> {
    let (count, unit) = match words {
        ["en" | "in" | "dentro", count, unit] => (*count, *unit),
        ["dentro", "de", count, unit] => (*count, *unit),
        [one] => {
            let rest = one.strip_prefix('+')?;
            let unit = rest.trim_start_matches(|c: char| c.is_ascii_digit());
            (&rest[..rest.len() - unit.len()], unit)
        }
        _ => return None,
    };
    let count = match count {
        "media" | "half" => return Some(TimeDelta::minutes(30)),
        "una" | "un" | "an" | "one" => 1,
        digits => digits.parse::<u16>().ok()?,
    };
    match unit {
        "h" | "hora" | "horas" | "hour" | "hours" => Some(TimeDelta::hours(count.into())),
        "m" | "min" | "minuto" | "minutos" | "minute" | "minutes" => {
            Some(TimeDelta::minutes(count.into()))
        }
        _ => None,
    }
}

/// The words of the day, and the hour.
fn split<'a, 'w>(words: &'a [&'w str]) -> Result<(&'a [&'w str], NaiveTime), HourProblem> {
    let (rest, half) = half_of_day(words);
    let Some((last, day)) = rest.split_last() else {
        return Err(HourProblem::NoHour);
    };
    let Some((hour, minute)) = clock(last) else {
        return Err(HourProblem::NoHour);
    };
    let bare = half.is_none() && minute.is_none();
    let hour = match half {
        Some(Half::Afternoon) if hour < 12 => hour + 12,
        Some(Half::Morning) if hour == 12 => 0,
        _ if bare && (1..MORNING_FROM).contains(&hour) => hour + 12,
        _ => hour,
    };
    let time = NaiveTime::from_hms_opt(hour, minute.unwrap_or(0), 0);
    Ok((day, time.ok_or(HourProblem::NoSuchHour)?))
}

/// Which half of the day is meant.
#[derive(Clone, Copy)]
enum Half {
    Morning,
    Afternoon,
}

/// Takes `pm`, `de la tarde` and the like from the end.
fn half_of_day<'a, 'w>(words: &'a [&'w str]) -> (&'a [&'w str], Option<Half>) {
    let (rest, half) = match words {
        [rest @ .., "de", "manana"] | [rest @ .., "am"] => (rest, Half::Morning),
        [rest @ .., "de", "tarde" | "noche"] | [rest @ .., "pm"] => (rest, Half::Afternoon),
        _ => return (words, None),
    };
    (rest, Some(half))
}

/// `9`, `9h`, `10:30`, `10.30`, `1030`, `5pm`.
fn clock(word: &str) -> Option<(u32, Option<u32>)> {
    let number = |text: &str| -> Option<u32> {
        let digits =
            !text.is_empty() && text.len() <= 2 && text.bytes().all(|it| it.is_ascii_digit());
        digits.then(|| text.parse().ok()).flatten()
    };
    let afternoon = word.strip_suffix("pm");
    let word = afternoon.or(word.strip_suffix("am")).unwrap_or(word);
    let word = word.strip_suffix('h').unwrap_or(word);
    let (hour, minute) = match word.split_once([':', '.', 'h']) {
        Some((hour, minute)) => (number(hour)?, Some(number(minute)?)),
        None if word.len() == 4 => (number(word.get(..2)?)?, Some(number(word.get(2..)?)?)),
        None => (number(word)?, None),
    };
    match afternoon {
        Some(_) if hour < 12 => Some((hour + 12, minute)),
        _ => Some((hour, minute)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_to_come_are_read_as_they_are_said() {
        // A Monday.
        let now: NaiveDateTime = "2026-11-23T10:02:00".parse().expect("a moment");
        for (typed, meant) in [
            ("mañana 10:30", "2026-11-24T10:30:00"),
            ("lun 9", "2026-11-30T09:00:00"),
            ("mié a las 16:15", "2026-11-25T16:15:00"),
            ("jueves 5 de la tarde", "2026-11-26T17:00:00"),
            ("viernes 9 de la mañana", "2026-11-27T09:00:00"),
            ("tomorrow at 3pm", "2026-11-24T15:00:00"),
            ("mañana 4", "2026-11-24T16:00:00"),
            ("16:15", "2026-11-23T16:15:00"),
            ("12", "2026-11-23T12:00:00"),
            ("9", "2026-11-24T09:00:00"),
            ("9:30", "2026-11-24T09:30:00"),
            ("hoy 11", "2026-11-23T11:00:00"),
            ("15/12 10h", "2026-12-15T10:00:00"),
            ("15 9", "2026-12-15T09:00:00"),
            ("+3 1030", "2026-11-26T10:30:00"),
            ("en 2 horas", "2026-11-23T12:02:00"),
            ("+45m", "2026-11-23T10:47:00"),
            ("in an hour", "2026-11-23T11:02:00"),
        ] {
            let read = parse_hour(typed, now);
            assert_eq!(read, Ok(meant.parse().expect("a moment")), "{typed}");
        }
    }

    #[test]
    fn what_names_no_hour_is_refused() {
        let now: NaiveDateTime = "2026-11-23T10:02:00".parse().expect("a moment");
        for (typed, problem) in [
            (" ", HourProblem::Empty),
            ("mañana", HourProblem::NoHour),
            ("luego", HourProblem::NoHour),
            ("mañana 25", HourProblem::NoSuchHour),
            ("mañana 10:75", HourProblem::NoSuchHour),
            (
                "hoy 9",
                HourProblem::Past(now.date().and_hms_opt(9, 0, 0).expect("an hour")),
            ),
            (
                "nunca 9",
                HourProblem::Day(DateProblem::Unknown("nunca".into())),
            ),
        ] {
            assert_eq!(parse_hour(typed, now), Err(problem), "{typed}");
        }
    }
}
