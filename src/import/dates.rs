//! Reads one cell as a date, as far as that can be done without knowing the order of the column.

use super::options::DateOrder;
use super::words::{fold, is_nothing};
use chrono::NaiveDate;

/// What a cell looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Nothing, or a word for it.
    Empty,
    /// A date that reads in one way only.
    Full(NaiveDate),
    /// Three numbers whose order the column must tell.
    Parts(Parts),
    /// A day count of a spreadsheet, if the whole column is written so.
    Serial(NaiveDate),
    /// A time or an error mark where a date was once.
    Destroyed,
    /// Something else.
    Other,
}

/// Three numbers of a date, as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Parts {
    pub first: u32,
    pub second: u32,
    pub third: u32,
    /// Whether the third number has two digits only, so that it may be anything.
    pub short: bool,
}

impl Parts {
    /// The date in this order, if there is such a day.
    pub(super) fn date(self, order: DateOrder) -> Option<NaiveDate> {
        let (year, month, day) = match order {
            DateOrder::DayMonthYear => (self.third, self.second, self.first),
            DateOrder::MonthDayYear => (self.third, self.first, self.second),
            DateOrder::YearMonthDay if self.short => (self.first, self.second, self.third),
            DateOrder::YearMonthDay => return None,
        };
        day_of(if self.short { full_year(year) } else { year }, month, day)
    }
}

/// Two digits of a year: 70 to 99 are of the last century.
fn full_year(short: u32) -> u32 {
    if short >= 70 {
        1900 + short
    } else {
        2000 + short
    }
}

fn day_of(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    if !(1900..2200).contains(&year) {
        return None;
    }
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// Looks at one trimmed cell.
pub(super) fn shape(text: &str) -> Shape {
    if text.is_empty() {
        return Shape::Empty;
    }
    if let Some(shape) = numeric(text) {
        return shape;
    }
    if is_nothing(text)
        || text
            .bytes()
            .all(|byte| matches!(byte, b'0' | b'-' | b'/' | b'.'))
    {
        return Shape::Empty;
    }
    if is_destroyed(text) {
        return Shape::Destroyed;
    }
    named(text).map_or(Shape::Other, Shape::Full)
}

/// `2020-01-31`, `31/01/2020`, `1.2.20`, `20200131`, `43861`, each perhaps with a time after it.
fn numeric(text: &str) -> Option<Shape> {
    let bytes = text.as_bytes();
    let (first, width, at) = number(bytes, 0)?;
    let mark = match bytes.get(at) {
        None => return Some(bare_number(first, width)),
        Some(mark @ (b'-' | b'/' | b'.')) => *mark,
        Some(_) => return None,
    };
    let (second, second_width, at) = number(bytes, at + 1)?;
    if bytes.get(at) != Some(&mark) {
        let is_fraction = mark == b'.' && width >= 5 && at == bytes.len();
        return is_fraction.then(|| bare_number(first, width));
    }
    let (third, third_width, at) = number(bytes, at + 1)?;
    if !is_time(text.get(at..)?) || second_width > 2 {
        return None;
    }
    let shape = match (width, third_width) {
        (4, 1 | 2) => {
            return if first == 0 {
                Some(Shape::Empty)
            } else {
                day_of(first, second, third).map(Shape::Full)
            };
        }
        (1 | 2, 4) => Parts {
            first,
            second,
            third,
            short: false,
        },
        (1 | 2, 2) => Parts {
            first,
            second,
            third,
            short: true,
        },
        _ => return None,
    };
    Some(if first == 0 && second == 0 {
        Shape::Empty
    } else {
        Shape::Parts(shape)
    })
}

fn number(bytes: &[u8], from: usize) -> Option<(u32, usize, usize)> {
    let mut value = 0u32;
    let mut at = from;
    while let Some(digit @ b'0'..=b'9') = bytes.get(at) {
        value = value
            .checked_mul(10)?
            .checked_add(u32::from(digit - b'0'))?;
        at += 1;
    }
    (at > from).then_some((value, at - from, at))
}

/// Eight digits are a date without marks, five a day count of a spreadsheet.
fn bare_number(value: u32, width: usize) -> Shape {
    if width == 8 {
        if let Some(date) = day_of(value / 10_000, value / 100 % 100, value % 100) {
            return Shape::Full(date);
        }
        let parts = Parts {
            first: value / 1_000_000,
            second: value / 10_000 % 100,
            third: value % 10_000,
            short: false,
        };
        let orders = [DateOrder::DayMonthYear, DateOrder::MonthDayYear];
        if orders.iter().any(|order| parts.date(*order).is_some()) {
            return Shape::Parts(parts);
        }
    }
    if width == 5 && (20_000..=60_000).contains(&value) {
        let epoch = NaiveDate::from_ymd_opt(1899, 12, 30);
        if let Some(date) =
            epoch.and_then(|epoch| epoch.checked_add_days(chrono::Days::new(u64::from(value))))
        {
            return Shape::Serial(date);
        }
    }
    Shape::Other
}

/// What may follow a date: nothing, or a time with zone and half of the day.
fn is_time(rest: &str) -> bool {
    let Some(first) = rest.chars().next() else {
        return true;
    };
    if !(first == 'T' || first == ',' || first.is_whitespace()) {
        return false;
    }
    let rest = rest.trim_start_matches(|c: char| c == 'T' || c == ',' || c.is_whitespace());
    let has_hours = rest.starts_with(|c: char| c.is_ascii_digit());
    has_hours
        && rest.chars().all(|c| {
            c.is_ascii_digit()
                || c.is_whitespace()
                || matches!(
                    c,
                    ':' | '.' | '+' | '-' | 'Z' | 'a' | 'p' | 'm' | 'A' | 'P' | 'M' | 'h' | 's'
                )
                || matches!(c, 'U' | 'T' | 'C' | 'G')
        })
}

/// `00:00.0`, `00:00:00`, `########`, `#VALUE!`.
fn is_destroyed(text: &str) -> bool {
    if text.starts_with('#') {
        return true;
    }
    let (clock, rest) = text.split_once(':').unwrap_or(("", ""));
    matches!(clock.len(), 1 | 2)
        && clock.bytes().all(|byte| byte.is_ascii_digit())
        && !rest.is_empty()
        && rest
            .bytes()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.' | b','))
}

const MONTHS: [(&str, u32); 18] = [
    ("ene", 1),
    ("jan", 1),
    ("feb", 2),
    ("mar", 3),
    ("abr", 4),
    ("apr", 4),
    ("may", 5),
    ("jun", 6),
    ("jul", 7),
    ("ago", 8),
    ("aug", 8),
    ("sep", 9),
    ("set", 9),
    ("oct", 10),
    ("nov", 11),
    ("dic", 12),
    ("dec", 12),
    ("dez", 12),
];
const AROUND_DATES: [&str; 25] = [
    "de",
    "del",
    "of",
    "the",
    "st",
    "nd",
    "rd",
    "th",
    "lunes",
    "martes",
    "miercoles",
    "jueves",
    "viernes",
    "sabado",
    "domingo",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "lun",
    "mie",
    "jue",
];
const SHORT_DAYS: [&str; 13] = [
    "vie", "sab", "dom", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "tues", "thur", "thurs",
];

/// `31 ene 2020`, `Jan 31, 2020`, `31-Jan-20`, `viernes, 31 de enero de 2020`.
fn named(text: &str) -> Option<NaiveDate> {
    if text.len() > 60 {
        return None;
    }
    let folded = fold(text);
    let mut month = None;
    let mut numbers: Vec<(u32, usize)> = Vec::new();
    let mut day_after_month = false;
    for word in split_words(&folded) {
        if let Some((value, width, _)) = number(word.as_bytes(), 0) {
            if numbers.len() == 2 {
                break; // A time follows.
            }
            day_after_month |= month.is_some() && numbers.is_empty();
            numbers.push((value, width));
        } else if let Some(found) =
            month_of(word).filter(|_| month.is_none() && (word != "mar" || is_march(&folded)))
        {
            month = Some(found);
        } else if !AROUND_DATES.contains(&word) && !SHORT_DAYS.contains(&word) && word != "mar" {
            return None;
        }
    }
    let [(first, first_width), (second, second_width)] = numbers.get(..2)?.try_into().ok()?;
    let (year, year_width, day) = if first_width == 4 && !day_after_month {
        (first, first_width, second)
    } else {
        (second, second_width, first)
    };
    let year = match year_width {
        4 => year,
        2 => full_year(year),
        _ => return None,
    };
    day_of(year, month?, day)
}

/// `mar` is a month, unless another word of the text is one: then it is Tuesday.
fn is_march(folded: &str) -> bool {
    split_words(folded)
        .filter(|other| month_of(other).is_some())
        .count()
        == 1
}

fn month_of(word: &str) -> Option<u32> {
    const FULL: [&str; 24] = [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "setiembre",
        "octubre",
        "noviembre",
        "diciembre",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let is_month = word.len() == 3 || word == "sept" || FULL.contains(&word);
    MONTHS
        .iter()
        .find(|(start, _)| is_month && word.starts_with(start))
        .map(|(_, month)| *month)
}

/// Words and numbers, also where they touch: `31ene2020`, `31st`.
fn split_words(text: &str) -> impl Iterator<Item = &str> {
    text.split(' ').flat_map(|word| {
        let mut rest = word;
        std::iter::from_fn(move || {
            let first = rest.chars().next()?;
            let end = rest
                .find(|c: char| c.is_ascii_digit() != first.is_ascii_digit())
                .unwrap_or(rest.len());
            let (head, tail) = rest.split_at(end);
            rest = tail;
            Some(head)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn describe(text: &str) -> String {
        match shape(text) {
            Shape::Full(date) => date.to_string(),
            Shape::Serial(date) => format!("serial {date}"),
            Shape::Parts(parts) => {
                let orders = [
                    DateOrder::DayMonthYear,
                    DateOrder::MonthDayYear,
                    DateOrder::YearMonthDay,
                ];
                let fits = orders
                    .iter()
                    .filter_map(|order| Some(format!("{} {}", order.id(), parts.date(*order)?)));
                fits.collect::<Vec<_>>().join(", ")
            }
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn dates_table() {
        for (text, expected) in [
            ("2020-01-31", "2020-01-31"),
            ("2020/1/5", "2020-01-05"),
            ("2020.01.31", "2020-01-31"),
            ("2020-01-31 00:00:00", "2020-01-31"),
            ("2020-01-31T10:20:30.000Z", "2020-01-31"),
            ("2020-01-31T10:20:30+01:00", "2020-01-31"),
            ("20200131", "2020-01-31"),
            ("20200210.0", "2020-02-10"),
            ("31012020", "dmy 2020-01-31"),
            ("01022020", "dmy 2020-02-01, mdy 2020-01-02"),
            ("31/01/2020", "dmy 2020-01-31"),
            ("1/31/2020", "mdy 2020-01-31"),
            ("1/2/2020", "dmy 2020-02-01, mdy 2020-01-02"),
            ("31.01.2020", "dmy 2020-01-31"),
            ("31-01-2020 23:59", "dmy 2020-01-31"),
            ("1/31/2020 12:00:00 AM", "mdy 2020-01-31"),
            ("31/01/2020 12:00:00 a. m.", "dmy 2020-01-31"),
            ("31-01-20", "dmy 2020-01-31, ymd 2031-01-20"),
            ("31/01/99", "dmy 1999-01-31"),
            ("20/12/31", "dmy 2031-12-20, ymd 2020-12-31"),
            ("31 ene 2020", "2020-01-31"),
            ("31 de enero de 2020", "2020-01-31"),
            ("viernes, 31 de enero de 2020", "2020-01-31"),
            ("Jan 31, 2020", "2020-01-31"),
            ("January 31st, 2020", "2020-01-31"),
            ("31-Jan-20", "2020-01-31"),
            ("31/ago/2021", "2021-08-31"),
            ("2020-Jan-31", "2020-01-31"),
            ("31ene2020", "2020-01-31"),
            ("5-sept-2021", "2021-09-05"),
            ("03-mar-2021", "2021-03-03"),
            ("mar 2 mar 2021", "Other"),
            ("mar 5 ene 2021", "2021-01-05"),
            ("Tue Mar 2 2021 00:00:00", "2021-03-02"),
            ("43861", "serial 2020-01-31"),
            ("43861.0", "serial 2020-01-31"),
            ("", "Empty"),
            ("-", "Empty"),
            ("N/A", "Empty"),
            ("NULL", "Empty"),
            ("NaT", "Empty"),
            ("0000-00-00", "Empty"),
            ("00/00/0000", "Empty"),
            ("0000-00-00 00:00:00", "Empty"),
            ("00:00.0", "Destroyed"),
            ("00:00:00", "Destroyed"),
            ("12:30", "Destroyed"),
            ("########", "Destroyed"),
            ("#VALUE!", "Destroyed"),
            ("2020-02-30", "Other"),
            ("31/31/2020", ""),
            ("31/01", "Other"),
            ("130.0", "Other"),
            ("Paper", "Other"),
            ("1234", "Other"),
            ("99999999", "Other"),
            ("30 días", "Other"),
            ("3020-01-31", "Other"),
        ] {
            assert_eq!(describe(text), expected, "{text:?}");
        }
    }
}
