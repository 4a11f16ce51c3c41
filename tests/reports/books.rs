//! The books that reports are checked on: the demo book with everything done to it that a report may trip over, and real files.

use std::path::Path;

use chrono::{NaiveDate, NaiveDateTime};
use cobro::app::{Book, Settings};
use cobro::clock::Clock;
use cobro::config::Config;
use cobro::domain::contact::{Channel, Contact, Direction, Outcome};
use cobro::domain::order::{ContactOrder, ForStep, Order};
use cobro::domain::policy::Policy;
use cobro::domain::written::Written;
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

fn settings(now: NaiveDateTime) -> Settings {
    let config = Config::default();
    Settings {
        clock: Clock::Fixed(now),
        policy: policy(),
        interest: config.interest_rules(),
        limits: config.contact_rules().into(),
        author: "ana".into(),
        window: "tests".into(),
        currency: config.currency,
        tax_ids: Vec::new(),
        paid_at_once: cobro::config::PaidAtOnce::Open,
    }
}

impl Sample {
    /// The book at the end of a day.
    pub fn book(&self, on: NaiveDate) -> Book {
        let settings = settings(last_moment(day("2099-12-31")));
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
    write_messages(&home);
    Sample {
        name: "demo",
        home,
        days: ["2026-10-31", "2026-11-15", "2026-11-27"],
        plain: false,
    }
}

/// What was written to clients, as it was sent: when, to whom, from which template, about what, and the text.
pub const MESSAGES: [(&str, &str, Option<&str>, &str, &str); 4] = [
    (
        "2026-10-29T09:30:00",
        "C0000021",
        Some("reminder"),
        "Factura 37, vencida",
        "Hola:\nLe recordamos la factura 37.",
    ),
    (
        "2026-11-11T10:00:00",
        "C0000017",
        Some("reminder"),
        "=2+5 facturas",
        "=HYPERLINK(\"http://malo.example\")",
    ),
    (
        "2026-11-12T10:00:00",
        "C0000066",
        Some("our-own"),
        "Sobre su cuenta, \"otra vez\"",
        "Buenos días; gracias.",
    ),
    (
        "2026-11-13T16:00:00",
        "C0000007",
        None,
        "",
        "A mano, sin plantilla",
    ),
];

fn write_messages(home: &Home) {
    for (now, code, template, subject, text) in MESSAGES {
        let now = now.parse().expect("a moment");
        let opened = Book::open(&home.book(), Access::Existing, settings(now));
        let mut book = opened.expect("there is a book");
        let debtor = book.find(code).expect("there is one");
        let mut contact = Contact::new(Channel::Email, Direction::Out, Outcome::Sent);
        contact.exception = Some("prueba".into());
        contact.written = Some(Box::new(Written {
            subject: subject.into(),
            text: text.into(),
            template: template.map(str::to_owned),
            ..Written::default()
        }));
        let order = ContactOrder {
            contact,
            at: None,
            for_step: ForStep::Fitting,
        };
        let order = Order::Contact(Box::new(order));
        book.order(debtor, &order).expect("recorded");
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
