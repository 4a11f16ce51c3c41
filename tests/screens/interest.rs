//! The page of late interest.

use cobro::app::Book;
use cobro::demo::{Action, Story};
use cobro::domain::debtor::Details;
use cobro::domain::fact::{Allocation, ChargeClaimed, ChargeKind, InvoiceStated, Payment};
use cobro::domain::money::Currency;
use rust_decimal::Decimal;

use crate::driver::{Desk, now};

/// Nine invoices of a company: one paid late on a day that nobody knows, one with its cost claimed, one in pesos.
fn fill(book: &mut Book) {
    let details = Details {
        code: Some("C1".into()),
        name: Some("Suministros Peña e Hijos de Cuenca S.A.".into()),
        tax_id: Some("A58818501".into()),
        ..Details::default()
    };
    let day = |text: &str| text.parse().expect("a day");
    let mut facts = vec![(now(), details.into())];
    for at in 1..10_u32 {
        let invoice = InvoiceStated {
            number: format!("F26-{at:04}"),
            issued_on: day("2025-10-01"),
            due_on: day(&format!("2025-{}-28", 9 + at % 4)),
            total: Decimal::from(at * 10_123) / Decimal::TEN,
            currency: if at == 5 {
                Currency::MXN
            } else {
                Currency::EUR
            },
            instalments: Vec::new(),
            uuid: None,
            corrects: Vec::new(),
            notes: None,
        };
        facts.push((now(), invoice.into()));
    }
    let payment = Payment {
        amount: Decimal::ONE_THOUSAND,
        currency: Currency::EUR,
        allocations: vec![Allocation {
            invoice: "F26-0002".into(),
            amount: Decimal::ONE_THOUSAND,
        }],
        day_assumed: true,
        method: None,
        reference: None,
        movement: None,
    };
    facts.push((now(), payment.into()));
    let charge = ChargeClaimed {
        kind: ChargeKind::RecoveryCost,
        invoice: "F26-0004".into(),
        number: "CR-F26-0004".into(),
        amount: Decimal::from(40),
        currency: Currency::EUR,
        from: None,
        through: None,
        due_on: day("2026-11-23"),
    };
    facts.push((now(), charge.into()));
    let story = Story {
        actions: vec![Action {
            recorded_at: now(),
            author: "Ana",
            facts,
        }],
    };
    book.write_stories(&mut std::iter::once(story), &mut |_| true)
        .expect("written");
}

#[test]
fn interest_is_shown_apart_and_recorded_only_when_it_is_claimed() {
    for language in ["es", "en"] {
        for size in [(80, 24), (120, 40)] {
            let name = |what: &str| format!("{what}_{language}_{}x{}", size.0, size.1);
            let mut desk = Desk::on(language, size, fill);
            let kinds = desk.kinds();
            insta::assert_snapshot!(name("many"), desk.press("I").screen());
            // Scrolled to the end and beyond, one line up shows again.
            let end = desk.press("<pgdn><pgdn><pgdn><pgdn>").screen();
            insta::assert_snapshot!(name("many_end"), end);
            assert_ne!(desk.press("k").screen(), end);
            desk.press("<enter><esc>");
            assert_eq!(desk.kinds(), kinds);
        }
    }
}

#[test]
fn why_there_is_no_figure() {
    for language in ["es", "en"] {
        let mut desk = Desk::on_demo(language, (80, 24));
        let screen = desk.press("/guell<enter>I").screen();
        insta::assert_snapshot!(format!("unknown_{language}"), screen);
        let mut desk = Desk::on_demo(language, (80, 24));
        let screen = desk.press("./zubiri<enter>I").screen();
        insta::assert_snapshot!(format!("nothing_late_{language}"), screen);
    }
}

#[test]
fn it_fits_a_small_screen() {
    let mut desk = Desk::on("es", (44, 12), fill);
    insta::assert_snapshot!("small", desk.press("I").screen());
}

/// What was claimed and stands, and what could be, of the client on show.
fn sums(desk: &Desk) -> (Decimal, Decimal) {
    match &desk.model.overlay {
        Some(cobro::tui::model::Overlay::Interest(page)) => {
            let euros = |sums: cobro::domain::money::Sums| sums.get(Currency::EUR);
            (euros(page.found.claimed()), euros(page.found.total()))
        }
        _ => panic!("the sheet is not there"),
    }
}

#[test]
fn it_is_claimed_from_the_sheet_and_let_go_and_undone() {
    for language in ["es", "en"] {
        for size in [(80, 24), (120, 40)] {
            let name = |what: &str| format!("{what}_{language}_{}x{}", size.0, size.1);
            let mut desk = Desk::on(language, size, fill);
            let before = sums(desk.press("I"));
            assert_eq!(before.0, Decimal::from(40));
            insta::assert_snapshot!(name("claim"), desk.press("<enter>").screen());
            // Only the recovery cost.
            let cost = sums(desk.press("<right><right><enter>"));
            assert_eq!(cost.0 - before.0, before.1 - cost.1);
            assert!(cost.0 > before.0);
            desk.press("u");
            assert_eq!(sums(&desk), before);
            let all = sums(desk.press("<enter><enter>"));
            // What is uncertain and what is in pesos aside, nothing is left.
            assert!(all.1 < before.1 / Decimal::TWO);
            desk.press("w<enter>");
            assert!(desk.screen().contains(match language {
                "es" => "Falta el motivo",
                _ => "The reason is missing",
            }));
            desk.press("<tab><tab>x<enter>");
            let waived = sums(&desk);
            assert!(waived.0 < all.0);
            assert_eq!(waived.1, all.1, "what was let go is not proposed again");
            insta::assert_snapshot!(name("claimed"), desk.screen());
        }
    }
}

#[test]
fn who_the_client_is_can_be_said_in_the_sheet() {
    let mut desk = Desk::on_demo("es", (80, 24));
    desk.press("/guell<enter>");
    let before = desk.kinds().len();
    desk.press("I1");
    assert!(sums(&desk).1 > Decimal::ZERO);
    // It is known now: the key says nothing anew.
    desk.press("2");
    assert_eq!(desk.kinds()[before..], ["terms"]);
    desk.press("u");
    assert_eq!(sums(&desk).1, Decimal::ZERO);
    desk.press("2");
    assert!(desk.screen().contains("Es un consumidor"));
}
