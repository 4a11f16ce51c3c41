//! The payment code on screen, read from its cells as a phone reads it; and statements written from the desk.

use cobro::config::{BankAccount, House};
use cobro::domain::fact::InvoiceStated;
use cobro::domain::money::Currency;
use ratatui::style::Color;
use rust_decimal::Decimal;

use crate::driver::{Desk, now, write};

/// A client with three open invoices, one of them not due, and a house that has an account.
fn desk(language: &str, size: (u16, u16), currency: Currency) -> Desk {
    let mut desk = Desk::on(language, size, |book| {
        let day = |text: &str| text.parse().expect("a day");
        let invoices = [
            ("F26-0428", "2026-09-22", 4310),
            ("F26-0462", "2026-10-20", 250),
            ("F26-0500", "2026-12-20", 99),
        ];
        let facts = invoices.map(|(number, due_on, total)| {
            let invoice = InvoiceStated {
                number: number.into(),
                issued_on: day("2026-08-21"),
                due_on: day(due_on),
                total: Decimal::from(total),
                currency,
                instalments: Vec::new(),
                uuid: None,
                corrects: Vec::new(),
                notes: None,
            };
            (now(), invoice.into())
        });
        write(book, facts.to_vec());
    });
    desk.model.config.house = House {
        name: "Estudio Ñandú S.L.".into(),
        ..House::default()
    };
    desk.model.config.terms.accounts = vec![BankAccount {
        iban: "ES9121000418450200051332".into(),
        ..BankAccount::default()
    }];
    desk
}

/// What the codes on the screen say, on a terminal that is dark or light around them.
fn read(desk: &mut Desk, dark_around: bool) -> Vec<String> {
    const DOTS: usize = 4;
    let buffer = desk.buffer();
    let (columns, lines) = desk.model.size;
    let shade = |colour: Color| match colour {
        Color::Indexed(16) => true,
        Color::Indexed(231) => false,
        _ => dark_around,
    };
    let is_dark = |x: usize, y: usize| {
        let place = (
            u16::try_from(x).expect("small"),
            u16::try_from(y / 2).expect("small"),
        );
        let cell = &buffer[place];
        let is_top = y.is_multiple_of(2);
        let is_ink = match cell.symbol() {
            "█" => true,
            "▀" => is_top,
            "▄" => !is_top,
            _ => false,
        };
        shade(if is_ink { cell.fg } else { cell.bg })
    };
    let (width, height) = (usize::from(columns), usize::from(lines) * 2);
    let mut picture =
        rqrr::PreparedImage::prepare_from_greyscale(width * DOTS, height * DOTS, |x, y| {
            if is_dark(x / DOTS, y / DOTS) { 0 } else { 255 }
        });
    let grids = picture.detect_grids();
    grids
        .iter()
        .map(|grid| grid.decode().expect("a code").1)
        .collect()
}

#[test]
fn a_phone_reads_the_code_from_the_screen() {
    for language in ["es", "en"] {
        for (size, name) in [((80, 24), "80x24"), ((120, 40), "120x40"), ((81, 25), "")] {
            let mut desk = desk(language, size, Currency::EUR);
            desk.press("Q");
            for dark_around in [true, false] {
                assert_eq!(
                    read(&mut desk, dark_around),
                    [
                        "BCD\n002\n1\nSCT\n\nEstudio Ñandú S.L.\nES9121000418450200051332\nEUR4560.00\n\n\nC1"
                    ],
                    "{size:?} {dark_around}"
                );
            }
            if !name.is_empty() {
                insta::assert_snapshot!(format!("code_{language}_{name}"), desk.screen());
            }
        }
    }
}

#[test]
fn the_code_can_be_for_one_invoice() {
    let mut desk = desk("es", (80, 24), Currency::EUR);
    desk.press("Qjj");
    let said = read(&mut desk, true).concat();
    assert!(said.ends_with("EUR250.00\n\n\nC1 F26-0462"), "{said}");
    desk.press("jjjj");
    let said = read(&mut desk, true).concat();
    assert!(said.ends_with("EUR99.00\n\n\nC1 F26-0500"), "{said}");
    desk.press("kkkk");
    assert!(
        read(&mut desk, true)
            .concat()
            .ends_with("EUR4560.00\n\n\nC1")
    );
    desk.press("<esc>");
    assert_eq!(read(&mut desk, true), Vec::<String>::new());
    assert!(desk.model.overlay.is_none());
}

#[test]
fn the_code_is_black_on_white_without_colours_too() {
    let mut desk = desk("es", (80, 24), Currency::EUR);
    desk.model.theme = cobro::tui::theme::Theme::load("dark", true).0;
    desk.press("Q");
    assert_eq!(read(&mut desk, true).len(), 1);
}

#[test]
fn why_there_is_no_code_is_told() {
    let mut none = desk("es", (80, 24), Currency::EUR);
    none.model.config.terms.accounts.clear();
    none.press("Q");
    insta::assert_snapshot!("code_without_account_es", none.screen());
    let mut pesos = desk("en", (80, 24), Currency::MXN);
    pesos.press("Q");
    insta::assert_snapshot!("code_in_pesos_en", pesos.screen());
    // A name too long for the small screen: the words are there, and what it takes.
    let mut long = desk("es", (80, 24), Currency::EUR);
    long.model.config.house.name =
        "Compañía Internacional de Suministros e Instalaciones de Aragón S.A.".into();
    long.press("Q");
    assert_eq!(read(&mut long, true), Vec::<String>::new());
    insta::assert_snapshot!("code_too_low_es", long.screen());
    let mut long = desk("es", (120, 40), Currency::EUR);
    long.model.config.house.name =
        "Compañía Internacional de Suministros e Instalaciones de Aragón S.A.".into();
    long.press("Q");
    assert_eq!(read(&mut long, true).len(), 1);
}

#[test]
fn a_statement_is_written_from_the_desk_and_it_says_where() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, begins) in [
        ("s.pdf", "%PDF"),
        ("s.html", "<!DOCTYPE html>"),
        ("s", "%PDF"),
    ] {
        let mut desk = desk("es", (80, 24), Currency::EUR);
        let path = folder.path().join(name);
        desk.press(":statement<enter>");
        if name == "s.pdf" {
            insta::assert_snapshot!("statement_es", desk.screen());
        }
        desk.press(&format!("<ctrl-u>{}<enter>", path.display()));
        let written = std::fs::read(&path).expect("written");
        assert!(written.starts_with(begins.as_bytes()), "{name}");
        let told = desk.screen();
        assert!(told.contains("Estado de cuenta escrito en «"), "{told}");
        // What was written is never replaced in silence.
        desk.press(&format!(
            ":statement<enter><ctrl-u>{}<enter>",
            path.display()
        ));
        assert!(desk.screen().contains("ya existe"), "{}", desk.screen());
        desk.press("<esc>");
        assert_eq!(desk.kinds().len(), 4);
    }
}
