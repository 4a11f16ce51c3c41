//! How real clients pay, and a forecast of what was in fact paid, worked out straight from the file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::{Days, NaiveDate};
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
