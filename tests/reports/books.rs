//! The books that reports are checked on: the demo book with everything done to it that a report may trip over, and real files.

use std::path::Path;

use chrono::NaiveDate;
use cobro::app::{Book, Settings};
use cobro::clock::Clock;
use cobro::config::Config;
use cobro::domain::policy::Policy;
use cobro::report::last_moment;
use cobro::store::sqlite::Access;

use crate::support::{Home, real_data, text};

/// A book, and the days on which it is looked at.
pub struct Sample {
    pub name: &'static str,
    pub home: Home,
    pub days: [&'static str; 3],
    /// Whether it has neither promises nor holds nor instalments.
    pub plain: bool,
}

pub fn policy() -> Policy {
    Config::default().policy()
}

/// The day as a date.
pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

impl Sample {
    /// The book at the end of a day.
    pub fn book(&self, on: NaiveDate) -> Book {
        let config = Config::default();
        let settings = Settings {
            clock: Clock::Fixed(last_moment(day("2099-12-31"))),
            policy: policy(),
            interest: config.interest_rules(),
            limits: config.contact_rules().into(),
            author: "ana".into(),
            window: "tests".into(),
            currency: config.currency,
            tax_ids: Vec::new(),
        };
        let opened = Book::open(&self.home.book(), Access::ReadOnly, settings);
        let mut book = opened.expect("there is a book");
        book.set_clock(Clock::Fixed(last_moment(on)));
        book
    }
}

/// The invented book of 200 clients alone.
pub fn demo() -> Home {
    let home = Home::new();
    let book = home.book();
    let made = [
        "demo",
        "--debtors",
        "200",
        "--seed",
        "1",
        "--into",
        text(&book),
    ];
    home.run(&made).code(0);
    home
}

/// The demo book after some eventful days.
pub fn eventful() -> Sample {
    let home = demo();
    EVENTS.lines().map(str::trim).for_each(|line| {
        let Some((now, command)) = line.split_once(" cobro ") else {
            return;
        };
        let args: Vec<String> = words(command);
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let run = home.run_at(now, &args);
        assert_eq!(run.code, 0, "{line}: {run:#?}");
    });
    Sample {
        name: "demo",
        home,
        days: ["2026-10-31", "2026-11-15", "2026-11-27"],
        plain: false,
    }
}

/// The words of a command, those in quotes together.
fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (at, part) in command.split('"').enumerate() {
        match at % 2 {
            0 => words.extend(part.split_whitespace().map(str::to_owned)),
            _ => words.push(part.to_owned()),
        }
    }
    words
}

const EVENTS: &str = include_str!("events.txt");

/// The real files, each imported into a book of its own.
pub fn real() -> Vec<Sample> {
    let Some(folder) = real_data().map(|folder| folder.join("receivables")) else {
        return Vec::new();
    };
    let import = |name: &'static str, now: &str, args: &[&str], days, plain| {
        let home = Home::new();
        let paths: Vec<_> = args
            .iter()
            .map(|arg| match arg.ends_with(".csv") {
                true => folder.join(arg).display().to_string(),
                false => (*arg).to_owned(),
            })
            .collect();
        let mut all = vec!["import"];
        all.extend(paths.iter().map(String::as_str));
        home.run_at(now, &all).code(0);
        Sample {
            name,
            home,
            days,
            plain,
        }
    };
    vec![
        import(
            "cuentas_por_cobrar",
            "2026-11-23",
            &["cuentas_por_cobrar.csv"],
            ["2012-06-30", "2012-12-31", "2013-06-30"],
            true,
        ),
        import(
            "open_invoices",
            "2020-05-31",
            &["open_invoices_nulldata.csv"],
            ["2020-03-31", "2020-04-30", "2020-05-31"],
            true,
        ),
        import(
            "invoice_ninja",
            "2026-11-23",
            &["invoiceninja/clients.csv", "invoiceninja/invoice.csv"],
            ["2020-06-30", "2024-12-31", "2026-11-23"],
            true,
        ),
        import(
            "mora_critica",
            "2026-06-24",
            &["--currency", "CLP", "mora_critica_20260624.csv"],
            ["2025-12-31", "2026-03-31", "2026-06-24"],
            true,
        ),
        import(
            "es_facturas_con_cobro",
            "2026-11-23",
            &["--date-order", "dmy", "es_facturas_con_cobro.csv"],
            ["2026-08-31", "2026-09-30", "2026-11-23"],
            true,
        ),
    ]
}

/// A folder for an export, beside a book.
pub fn folder(home: &Home, name: &str) -> std::path::PathBuf {
    let path: &Path = &home.path("exports");
    std::fs::create_dir_all(path).expect("can be made");
    path.join(name)
}
