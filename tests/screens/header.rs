//! The head of a client's pane: amounts that are never cut, and what is proposed.

use chrono::NaiveDate;
use cobro::app::Book;
use cobro::demo::{Action, Story};
use cobro::domain::debtor::Details;
use cobro::domain::fact::{Fact, InvoiceStated, PromiseMade};
use cobro::domain::money::Currency;
use rust_decimal::Decimal;

use crate::driver::{Desk, now};

const LARGEST: i64 = 1_000_000_000_000_000;

fn day(day: &str) -> NaiveDate {
    day.parse().expect("a day")
}

fn invoice(number: String, due_on: &str, total: i64, currency: Currency) -> Fact {
    let stated = InvoiceStated {
        number,
        issued_on: day("2026-01-02"),
        due_on: day(due_on),
        total: total.into(),
        currency,
        instalments: Vec::new(),
        uuid: None,
        corrects: Vec::new(),
        notes: None,
    };
    stated.into()
}

/// A desk with one client of whom this happened, on these days.
fn desk_with(language: &str, size: (u16, u16), facts: Vec<(&str, Fact)>) -> Desk {
    let details = Details {
        code: Some("G1".into()),
        name: Some("Grande S.A.".into()),
        ..Details::default()
    };
    let mut facts: Vec<_> = facts
        .into_iter()
        .map(|(on, fact)| (day(on).and_hms_opt(9, 0, 0).expect("a moment"), fact))
        .collect();
    facts.insert(0, (now(), details.into()));
    let story = Story {
        actions: vec![Action {
            recorded_at: now(),
            author: "Ana",
            facts,
        }],
    };
    Desk::on(language, size, |book: &mut Book| {
        let mut stories = std::iter::once(story);
        book.write_stories(&mut stories, &mut |_| true)
            .expect("written");
    })
}

fn large(currencies: &[&str]) -> Vec<(&'static str, Fact)> {
    let mut facts = Vec::new();
    for code in currencies {
        let currency = Currency::from_code(code).expect("a currency");
        let overdue = invoice(format!("A-{code}"), "2026-02-01", LARGEST, currency);
        let to_come = invoice(format!("B-{code}"), "2026-12-24", LARGEST / 2, currency);
        facts.extend([("2026-01-02", overdue), ("2026-01-02", to_come)]);
    }
    facts
}

#[test]
fn the_amounts_are_never_cut_however_large_and_many() {
    for columns in [60, 80, 100, 120, 200] {
        for currencies in [&["EUR"][..], &["EUR", "USD", "MXN", "CLP", "KWD"]] {
            let screen = desk_with("es", (columns, 30), large(currencies)).screen();
            let whole = screen.contains("1.000.000.000.000.000,00 €");
            assert!(whole, "{columns}: {screen}");
            let pane = screen.lines().filter_map(|line| match columns {
                100.. => line.split("││").nth(1),
                _ => line.strip_prefix('│').filter(|line| !line.starts_with('▌')),
            });
            let cut = pane.into_iter().any(|line| {
                let figures = line.split(['│', ' ']);
                figures
                    .filter(|it| it.contains('.') && it.ends_with('…'))
                    .any(|it| it.starts_with(|first: char| first.is_ascii_digit()))
            });
            assert!(!cut, "{columns}: {screen}");
            let told =
                currencies.len() == 1 || ["+4", "+2", "más"].iter().any(|it| screen.contains(it));
            assert!(told, "{columns}: {screen}");
        }
    }
}

#[test]
fn heads_with_much_to_say_look_right() {
    for columns in [80, 100, 120, 200] {
        let mut desk = desk_with(
            "es",
            (columns, 24),
            large(&["EUR", "USD", "MXN", "CLP", "KWD"]),
        );
        let screen = desk.screen();
        insta::assert_snapshot!(format!("head_large_{columns}"), screen);
    }
}

#[test]
fn the_most_important_proposal_stands_beside_what_is_to_be_done() {
    let promise = |due_on: &str| -> Fact {
        let made = PromiseMade {
            amount: Decimal::from(100),
            currency: Currency::EUR,
            due_on: day(due_on),
            invoices: Vec::new(),
            replaces: Vec::new(),
            check_in_on: None,
            exception: None,
        };
        made.into()
    };
    let facts = || {
        let mut facts = vec![(
            "2026-01-02",
            invoice("F-1".into(), "2026-02-01", 1000, Currency::EUR),
        )];
        let promised = [
            ("2026-03-01", "2026-03-10"),
            ("2026-04-01", "2026-04-10"),
            ("2026-05-01", "2026-05-10"),
            ("2026-06-01", "2026-06-10"),
            ("2026-07-01", "2026-07-10"),
        ];
        facts.extend(promised.map(|(made, due)| (made, promise(due))));
        facts
    };
    for (language, told) in [
        ("es", "[no vender más a crédito]"),
        ("en", "[no more credit]"),
    ] {
        for size in [(80, 24), (120, 40)] {
            let screen = desk_with(language, size, facts()).screen();
            assert!(screen.contains(told), "{screen}");
        }
    }
    // The evidence is in the pane that says why.
    let mut desk = desk_with("es", (120, 40), facts());
    let why = desk.press("<tab><tab><tab><tab><tab><tab>").screen();
    assert!(why.contains("→  No vender más a crédito: 5"), "{why}");
}
