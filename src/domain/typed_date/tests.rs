use chrono::{Datelike, NaiveDate};

use super::{DateProblem, DayMonthOrder, parse_date, parse_near_date};

/// Each block names its today and the order of `3/12`; each row says what is typed and what it means.
const TABLE: &str = include_str!("table.txt");

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn shown(read: &Result<NaiveDate, DateProblem>) -> String {
    match read {
        Ok(date) => date.to_string(),
        Err(DateProblem::Empty) => "empty".into(),
        Err(DateProblem::Unknown(_)) => "unknown".into(),
        Err(DateProblem::Unclear) => "unclear".into(),
        Err(DateProblem::NoDay) => "no day".into(),
        Err(DateProblem::NoSuchDay) => "no such day".into(),
        Err(DateProblem::OtherWeekday(date)) => format!("it is {}", date.format("%a %F")),
        Err(DateProblem::Past(date)) => format!("over {date}"),
        Err(DateProblem::YearUnsaid(date)) => format!("year unsaid {date}"),
        Err(DateProblem::TooFar) => "too far".into(),
    }
}

#[test]
fn a_day_that_has_passed_this_year_needs_its_year() {
    let today = day("2026-11-23");
    for (typed, meant) in [
        ("24/11", "2026-11-24"),
        ("23/11", "2026-11-23"),
        ("20/11", "year unsaid 2027-11-20"),
        ("20 de noviembre", "year unsaid 2027-11-20"),
        ("viernes 20/11", "it is Sat 2027-11-20"),
        ("sabado 20/11", "year unsaid 2027-11-20"),
        ("31/1", "2027-01-31"),
        ("25/5", "2027-05-25"),
        ("26/5", "year unsaid 2027-05-26"),
        ("20/11/2027", "2027-11-20"),
        ("20/11/27", "2027-11-20"),
        ("2027-11-20", "2027-11-20"),
        ("+300", "2027-09-19"),
        ("en 10 meses", "2027-09-23"),
        ("15", "2026-12-15"),
        ("fin de octubre", "2027-10-31"),
        ("29/2", "no such day"),
    ] {
        let read = parse_near_date(typed, today, DayMonthOrder::DayMonth);
        assert_eq!(shown(&read), meant, "{typed}");
    }
}

#[test]
fn typed_dates_mean_what_the_table_says() {
    let mut today = NaiveDate::MIN;
    let mut order = DayMonthOrder::DayMonth;
    let mut rows = 0;
    let mut wrong = Vec::new();
    for line in TABLE.lines() {
        if let Some(head) = line.strip_prefix("# ") {
            today = day(&head[..10]);
            assert_eq!(today.format("%a").to_string(), head[11..14], "{head}");
            order = if head.ends_with("month first") {
                DayMonthOrder::MonthDay
            } else {
                DayMonthOrder::DayMonth
            };
        } else if let Some((typed, meant)) = line.split_once('|') {
            rows += 1;
            let read = shown(&parse_date(typed, today, order));
            if read != meant.trim() {
                wrong.push(format!(
                    "{} on {today}: {read}, not {}",
                    typed.trim(),
                    meant.trim()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(rows > 250, "{rows} rows");
}

#[test]
fn accents_may_be_signs_of_their_own() {
    let read = parse_date("man\u{303}ana", day("2026-11-23"), DayMonthOrder::DayMonth);
    assert_eq!(read, Ok(day("2026-11-24")));
}

#[test]
fn unknown_text_is_given_back_trimmed_and_cut() {
    let read = |text: &str| parse_date(text, day("2026-11-23"), DayMonthOrder::DayMonth);
    assert_eq!(
        read("  cuando pueda "),
        Err(DateProblem::Unknown("cuando pueda".into()))
    );
    assert_eq!(
        read(&"ñ".repeat(5_000)),
        Err(DateProblem::Unknown("ñ".repeat(80)))
    );
}

/// A small generator with a fixed seed, so that a failure comes back at every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

const SCRAPS: &str = "hoy|mañana|pasado|lun|mar|viernes|fri|este|próximo|que viene|next|this|last|semana|mes|año|day|\
    week|fin|fin de|end of|mediados|principios|quincena|primera|segunda|en|in|dentro de|a|una|dos|two|de|el|the|día|dic|\
    march|mar|february|29|30|31|1|15|0|99|2026|2027|26|+|-|/|.|,|º|ª|3rd|7d|2s|1m|+7|29/2|3/12|9999|4294967296|🙂|ß|İ|\u{303}|\t";

#[test]
fn no_text_panics_or_leads_into_the_past() {
    let scraps: Vec<&str> = SCRAPS.split('|').collect();
    let mut dice = Dice(2026);
    let mut understood = 0;
    for _ in 0..60_000 {
        let mut text = String::new();
        for _ in 0..=dice.roll(5) {
            text.push_str(scraps[dice.roll(scraps.len())]);
            text.push_str(["", " ", " ", "  "][dice.roll(4)]);
        }
        let ahead = chrono::Days::new(dice.roll(2_000).try_into().unwrap());
        let today = day("2026-01-01") + ahead;
        for order in [DayMonthOrder::DayMonth, DayMonthOrder::MonthDay] {
            let Ok(date) = parse_date(&text, today, order) else {
                continue;
            };
            understood += 1;
            let numbers = text.split(|c: char| !c.is_ascii_digit());
            let year_typed = numbers
                .filter(|n| n.len() == 2 || n.len() == 4)
                .any(|n| n.parse() == Ok(date.year()) || n.parse() == Ok(date.year() - 2000));
            assert!(date >= today || year_typed, "{text:?} on {today}: {date}");
        }
    }
    assert!(understood > 2_000, "only {understood} were understood");
}

#[test]
fn random_characters_and_the_ends_of_the_calendar_never_panic() {
    let letters: Vec<char> =
        "0123456789/-.+ ,aedlmsñáªº\u{a0}\u{202e}\u{301}fin mar next que viene mes"
            .chars()
            .collect();
    let mut dice = Dice(7);
    for _ in 0..30_000 {
        let text: String = (0..dice.roll(12))
            .map(|_| letters[dice.roll(letters.len())])
            .collect();
        for today in [NaiveDate::MIN, NaiveDate::MAX, day("2026-11-23")] {
            let _ = parse_date(&text, today, DayMonthOrder::DayMonth);
        }
    }
    for line in TABLE.lines() {
        let typed = line.split('|').next().unwrap_or_default();
        for today in [NaiveDate::MIN, NaiveDate::MAX] {
            let _ = parse_date(typed, today, DayMonthOrder::MonthDay);
        }
    }
}
