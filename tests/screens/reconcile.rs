//! Recognising payments at the desk.

use chrono::NaiveDate;
use cobro::app::{Book, ImportOrder};
use cobro::demo::{Action, Story};
use cobro::domain::debtor::Details;
use cobro::domain::fact::InvoiceStated;
use cobro::domain::money::Currency;
use rust_decimal::Decimal;

use crate::driver::{Desk, now};

const STATEMENT: &str = "\
Cuenta;ES91 2100 0418 4502 0005 1332
Fecha operación;Fecha valor;Concepto;Ordenante;IBAN ordenante;Importe;Saldo
12/11/2026;12/11/2026;TRANSF SEPA FRA 2026/0117;TALLERES IBAÑEZ SL;DE89370400440532013000;1.210,00;3.710,00
13/11/2026;13/11/2026;PAGO FACTURAS;BODEGAS PUIG SA;;300,00;4.010,00
16/11/2026;16/11/2026;TRANSFERENCIA RECIBIDA;;;450,00;4.460,00
17/11/2026;17/11/2026;A CUENTA TALLERES IBAÑEZ 2026/0118;;;50,00;4.510,00
18/11/2026;18/11/2026;ABONO INTERESES;;;3,11;4.513,11
19/11/2026;19/11/2026;RECIBO LUZ;;;-84,45;4.428,66
";

fn story(code: &str, name: &str, invoices: &[(&str, i64)]) -> Story {
    let day = |text: &str| -> NaiveDate { text.parse().expect("a day") };
    let details = Details {
        code: Some(code.into()),
        name: Some(name.into()),
        ..Details::default()
    };
    let mut facts = vec![(now(), details.into())];
    for (number, euros) in invoices {
        let invoice = InvoiceStated {
            uuid: None,
            corrects: Vec::new(),
            number: (*number).to_owned(),
            issued_on: day("2026-10-01"),
            due_on: day("2026-10-31"),
            total: Decimal::from(*euros),
            currency: Currency::EUR,
            instalments: Vec::new(),
            notes: None,
        };
        facts.push((now(), invoice.into()));
    }
    Story {
        actions: vec![Action {
            recorded_at: now(),
            author: "Ana",
            facts,
        }],
    }
}

fn fill(book: &mut Book) {
    let stories = vec![
        story(
            "C1",
            "Talleres Ibáñez, S.L.",
            &[("2026/0117", 1210), ("2026/0118", 90)],
        ),
        story(
            "C2",
            "Bodegas Puig, S.A.",
            &[("2026/0119", 300), ("2026/0120", 300), ("2026/0121", 450)],
        ),
        story("C3", "Ferretería Núñez", &[("2026/0122", 450)]),
    ];
    book.write_stories(&mut stories.into_iter(), &mut |_| true)
        .expect("written");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("extracto.csv");
    std::fs::write(&path, STATEMENT).expect("written");
    let order = ImportOrder {
        path,
        also: Vec::new(),
        sheet: None,
        date_order: None,
        currency: None,
        mapping: Vec::new(),
        strict: false,
        terms_days: 30,
    };
    let report = book.import(&order, &mut |_, _| true).expect("imported");
    assert_eq!(report.bank.expect("a statement").added, 6);
}

const OPEN: &str = ":reconoc<enter>";

#[test]
fn the_list_in_every_language_and_size() {
    for language in ["es", "en"] {
        let open = if language == "es" {
            OPEN
        } else {
            ":recognise<enter>"
        };
        for size in [(80, 24), (120, 40)] {
            let mut desk = Desk::on(language, size, fill);
            let screen = desk.press(open).screen();
            insta::assert_snapshot!(format!("reconcile_{language}_{}", size.0), screen);
        }
    }
}

#[test]
fn one_key_accepts_and_undo_takes_it_back() {
    let mut desk = Desk::on("es", (80, 24), fill);
    desk.press(OPEN).press("a");
    insta::assert_snapshot!("accepted", desk.screen());
    assert_eq!(
        desk.file(1).account.open().get(Currency::EUR),
        Decimal::from(90)
    );
    desk.press("u");
    insta::assert_snapshot!("taken_back", desk.screen());
    assert_eq!(
        desk.file(1).account.open().get(Currency::EUR),
        Decimal::from(1300)
    );
}

#[test]
fn all_certain_ones_are_accepted_at_once() {
    let mut desk = Desk::on("es", (80, 24), fill);
    desk.press(OPEN).press("A");
    insta::assert_snapshot!("certain_accepted", desk.screen());
    desk.press("A");
    assert_eq!(
        desk.file(1).account.open().get(Currency::EUR),
        Decimal::from(90)
    );
}

#[test]
fn another_proposal_is_chosen_and_a_credit_is_left_out() {
    let mut desk = Desk::on("es", (80, 24), fill);
    desk.press(OPEN).press("jj<tab>");
    insta::assert_snapshot!("second_proposal", desk.screen());
    desk.press("a");
    let paid = |desk: &Desk, debtor: i64| desk.file(debtor).account.open().get(Currency::EUR);
    assert_eq!(paid(&desk, 2) + paid(&desk, 3), Decimal::from(1050));
    desk.press("jjx");
    insta::assert_snapshot!("left_out", desk.screen());
    desk.press("<esc>");
    insta::assert_snapshot!("back_at_the_desk", desk.screen());
}

#[test]
fn without_credits_it_says_so() {
    let mut desk = Desk::on_demo("es", (80, 24));
    insta::assert_snapshot!("no_credits", desk.press(OPEN).screen());
}
