//! How real clients pay, and a forecast of what was in fact paid, worked out straight from the file.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use chrono::{Days, NaiveDate};
use cobro::app::{Book, Settings};
use cobro::clock::Clock;
use cobro::config::Config;
use cobro::domain::account::Account;
use cobro::domain::money::Currency;
use cobro::report::forecast::Collecting;
use cobro::report::forecast::experience::{Learning, Weights};
use cobro::store::sqlite::Access;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::Value;

use crate::support::{Home, real_data, text};

/// One invoice of the file.
struct Row {
    debtor: String,
    issued_on: NaiveDate,
    due_on: NaiveDate,
    amount: Decimal,
    paid_on: NaiveDate,
}

fn file() -> Option<PathBuf> {
    real_data().map(|folder| folder.join("receivables/cuentas_por_cobrar.csv"))
}

fn rows(file: &Path) -> Vec<Row> {
    let content = std::fs::read_to_string(file).expect("can be read");
    let day = |cell: &str| NaiveDate::parse_from_str(cell, "%m/%d/%Y").expect("is a day");
    let lines = content.lines().skip(1).filter(|line| !line.is_empty());
    let row = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        Row {
            debtor: cells[1].to_owned(),
            issued_on: day(cells[4]),
            due_on: day(cells[5]),
            amount: cells[6].parse().expect("is an amount"),
            paid_on: day(cells[8]),
        }
    };
    lines.map(row).collect()
}

fn imported(file: &Path) -> Home {
    let home = Home::new();
    home.run_at("2026-11-23", &["import", text(file)]).code(0);
    home
}

fn twice_the_median(days: &mut [i64]) -> i64 {
    days.sort_unstable();
    let middle = days.len() / 2;
    if days.len() % 2 == 1 {
        days[middle] * 2
    } else {
        days[middle - 1] + days[middle]
    }
}

#[test]
fn every_clients_habit_is_what_the_file_says() {
    let Some(file) = file() else { return };
    let home = imported(&file);
    let mut days: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    for row in rows(&file) {
        let late = (row.paid_on - row.due_on).num_days();
        days.entry(row.debtor).or_default().push(late);
    }
    let late: usize = days.values().flatten().filter(|days| **days > 0).count();
    assert_eq!(
        (late, days.values().map(Vec::len).sum::<usize>()),
        (877, 2466)
    );
    let seen = home.json_at("2026-11-23", &["forecast"])["based_on"].clone();
    assert_eq!(
        (&seen["late"], &seen["invoices"]),
        (&877.into(), &2466.into())
    );
    for (debtor, mut days) in days {
        let habit = home.json_at("2026-11-23", &["show", &debtor])["habit"].clone();
        assert_eq!(habit["invoices"], days.len(), "{debtor}");
        let late = days.iter().filter(|days| **days > 0).count();
        assert_eq!(habit["late"], late, "{debtor}");
        let share = habit["late_share"].as_f64().expect("is a share");
        let expected = late.to_f64().expect("small") / days.len().to_f64().expect("small");
        assert!((share - expected).abs() < 0.0001, "{debtor}: {share}");
        let twice = habit["median_days_late"].as_f64().expect("is known") * 2.0;
        assert_eq!(
            Some(twice),
            twice_the_median(&mut days).to_f64(),
            "{debtor}"
        );
    }
}

const WEEKS: usize = 8;

/// What was paid, week by week after a day, of the invoices open on it; and what would have been, had everybody paid on
/// the due date and what was overdue at once.
fn truth(rows: &[Row], day: NaiveDate) -> (Vec<Decimal>, Vec<Decimal>) {
    let from = day + Days::new(1);
    let mut paid = vec![Decimal::ZERO; WEEKS];
    let mut naive = paid.clone();
    let add = |weeks: &mut Vec<Decimal>, on: NaiveDate, amount: Decimal| {
        let week = usize::try_from((on - from).num_days() / 7).expect("not before");
        if let Some(sum) = weeks.get_mut(week) {
            *sum += amount;
        }
    };
    for row in rows
        .iter()
        .filter(|row| row.issued_on <= day && row.paid_on > day)
    {
        add(&mut paid, row.paid_on, row.amount);
        add(&mut naive, row.due_on.max(from), row.amount);
    }
    (paid, naive)
}

fn week_amounts(forecast: &Value, name: &str) -> Vec<Decimal> {
    let weeks = forecast["weeks"].as_array().expect("is a list");
    let amount = |week: &Value| week[name].as_str()?.parse().ok();
    weeks
        .iter()
        .map(|week| amount(week).expect("an amount"))
        .collect()
}

/// The mean of the errors of the weeks, and the error of their sum.
fn errors(guessed: &[Decimal], paid: &[Decimal]) -> (Decimal, Decimal) {
    let each = guessed
        .iter()
        .zip(paid)
        .map(|(guessed, paid)| guessed - paid);
    let total: Decimal = each.clone().sum();
    let absolute: Decimal = each.map(|error| error.abs()).sum();
    (absolute / Decimal::from(WEEKS), total)
}

#[test]
fn a_forecast_is_nearer_to_what_was_paid_than_the_due_dates_are() {
    let Some(file) = file() else { return };
    let home = imported(&file);
    let rows = rows(&file);
    let days = [
        "2012-06-30",
        "2012-09-30",
        "2012-12-31",
        "2013-01-31",
        "2013-02-28",
        "2013-03-31",
        "2013-04-30",
        "2013-05-31",
        "2013-06-30",
        "2013-07-31",
        "2013-08-31",
        "2013-09-30",
    ];
    let mut wins = 0;
    let mut within = 0;
    let (mut ours, mut naive) = (Decimal::ZERO, Decimal::ZERO);
    for day in days {
        let forecast = home.json_at(day, &["forecast", "--weeks", "8"]);
        let (paid, by_due_date) = truth(&rows, day.parse().expect("is a day"));
        let expected = week_amounts(&forecast, "expected");
        let (error, total) = errors(&expected, &paid);
        let (naive_error, naive_total) = errors(&by_due_date, &paid);
        println!(
            "{day}: weekly {error:.2} against {naive_error:.2}, total {total:.2} against {naive_total:.2}"
        );
        if day == "2013-06-30" {
            println!("expected {expected:?}\npaid {paid:?}");
            assert_eq!(forecast["currencies"][0]["open"], "5119.85");
            assert_eq!(forecast["currencies"][0]["disputed"], "1806.84");
            assert!(
                error < naive_error,
                "{error} is not less than {naive_error}"
            );
        }
        let (low, high) = (
            week_amounts(&forecast, "low"),
            week_amounts(&forecast, "high"),
        );
        let bands = low.iter().zip(&high).zip(&paid);
        within += bands
            .filter(|((low, high), paid)| *low <= *paid && *paid <= *high)
            .count();
        wins += usize::from(error < naive_error);
        ours += error;
        naive += naive_error;
    }
    let count = Decimal::from(days.len());
    println!(
        "nearer on {wins} of {} days; within the band {within} of {} weeks",
        days.len(),
        days.len() * WEEKS
    );
    println!(
        "mean weekly error {:.2} against {:.2}",
        ours / count,
        naive / count
    );
    assert!(wins >= 10, "nearer on {wins} days only");
    assert!(
        ours * Decimal::from(4) < naive * Decimal::from(3),
        "{ours} against {naive}"
    );
    let share = Decimal::from(within) / Decimal::from(days.len() * WEEKS);
    assert!(
        share >= Decimal::new(75, 2),
        "only {share} of the weeks lie in the band"
    );
}

/// The accounts of the book as they stood at the end of a day.
fn accounts(home: &Home, rows: &[Row], day: &str) -> (chrono::NaiveDateTime, Vec<Account>) {
    let day: NaiveDate = day.parse().expect("is a day");
    let now = day.and_hms_opt(23, 59, 59).expect("is a moment");
    let config = Config::default();
    let settings = Settings {
        clock: Clock::Fixed(now),
        policy: config.policy(),
        interest: config.interest_rules(),
        limits: Default::default(),
        author: "Ana".into(),
        window: "looking".into(),
        currency: Currency::EUR,
        tax_ids: Vec::new(),
        paid_at_once: cobro::config::PaidAtOnce::Open,
    };
    let book = Book::open(&home.book(), Access::ReadOnly, settings).expect("opened");
    let debtors: BTreeSet<&str> = rows.iter().map(|row| row.debtor.as_str()).collect();
    let account = |code: &str| {
        book.debtor(book.find(code).expect("found"))
            .expect("read")
            .account
    };
    (now, debtors.into_iter().map(account).collect())
}

/// The mean weekly error of forecasts with these weights, made at the end of each day.
fn error_with(weights: Weights, days: &[Past]) -> Decimal {
    let one = |past: &Past| {
        let mut learning = Learning::default();
        past.accounts.iter().for_each(|it| learning.add(it));
        let experience = learning.weighing(weights);
        let mut collecting = Collecting::new(std::sync::Arc::new(experience), past.now, 8);
        past.accounts.iter().for_each(|it| collecting.add(it));
        let forecast = collecting.finish();
        let weeks = forecast.currencies[0].weeks.iter();
        let expected: Vec<Decimal> = weeks.map(|it| it.money.expected).collect();
        errors(&expected, &past.paid).0
    };
    days.iter().map(one).sum::<Decimal>() / Decimal::from(days.len())
}

/// A day of the past, and what was paid in the weeks after it.
struct Past {
    now: chrono::NaiveDateTime,
    accounts: Vec<Account>,
    paid: Vec<Decimal>,
    by_due_date: Vec<Decimal>,
}

/// The end of a day of the past, and what was paid in the weeks after it.
fn past(home: &Home, rows: &[Row], day: &str) -> Past {
    let (paid, by_due_date) = truth(rows, day.parse().expect("is a day"));
    let (now, accounts) = accounts(home, rows, day);
    Past {
        now,
        accounts,
        paid,
        by_due_date,
    }
}

/// The weights that are nearest on these days, of many.
fn nearest(days: &[Past]) -> Weights {
    let mut best: Option<(Decimal, Weights)> = None;
    for book in [5.0, 10.0, 20.0, 40.0] {
        for added in [0.5, 2.0, 8.0] {
            for half_paid_after in [10.0, 30.0, 60.0] {
                let weights = Weights {
                    book,
                    added,
                    half_paid_after,
                    ..Weights::CHOSEN
                };
                let error = error_with(weights, days);
                if best.is_none_or(|(least, _)| error < least) {
                    best = Some((error, weights));
                }
            }
        }
    }
    best.expect("some weights").1
}

/// The eight weeks after the days of choosing end within the first year of the file; the days of measuring are in its second.
#[test]
fn weights_that_saw_the_first_year_alone_do_little_better_in_the_second() {
    let Some(file) = file() else { return };
    let home = imported(&file);
    let rows = rows(&file);
    let months = |year: i32, months: std::ops::RangeInclusive<u32>| -> Vec<Past> {
        let end = |month| {
            let first = NaiveDate::from_ymd_opt(year, month, 1).expect("is a day");
            (first + chrono::Months::new(1) - Days::new(1)).to_string()
        };
        months
            .map(|month| past(&home, &rows, &end(month)))
            .collect()
    };
    let chosen = nearest(&months(2012, 5..=10));
    let mut second = months(2012, 12..=12);
    second.extend(months(2013, 1..=9));
    let naive: Decimal = second
        .iter()
        .map(|it| errors(&it.by_due_date, &it.paid).0)
        .sum();
    let naive = naive / Decimal::from(second.len());
    let (ours, theirs) = (
        error_with(Weights::CHOSEN, &second),
        error_with(chosen, &second),
    );
    println!("{chosen:?}: {theirs:.2}, ours {ours:.2}, due dates {naive:.2}");
    // As the README says.
    assert_eq!(chosen.book, 40.0);
    let told = [theirs, ours, naive].map(|error| format!("{error:.2}"));
    assert_eq!(told, ["160.17", "172.58", "267.59"]);
}
