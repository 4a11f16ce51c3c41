//! The dossier, written from the desk by its key.

use cobro::config::House;
use cobro::domain::contact::Contact;
use cobro::domain::fact::{Channel, Direction, InvoiceStated, Note, Outcome};
use cobro::domain::money::Currency;
use rust_decimal::Decimal;

use crate::driver::{Desk, now, write};

/// A client who owes an invoice, whose last call ended with these words.
fn desk(language: &str, size: (u16, u16), words: &str) -> Desk {
    let mut desk = Desk::on(language, size, |book| {
        let day = |text: &str| text.parse().expect("a day");
        let invoice = InvoiceStated {
            uuid: None,
            corrects: Vec::new(),
            number: "F26-0428".into(),
            issued_on: day("2026-08-21"),
            due_on: day("2026-09-22"),
            total: Decimal::from(4310),
            currency: Currency::EUR,
            instalments: Vec::new(),
            notes: None,
        };
        let call = Contact {
            note: Some(words.into()),
            ..Contact::new(Channel::Call, Direction::Out, Outcome::Other)
        };
        let note = Note {
            text: "#dosier Firmó el albarán.".into(),
        };
        let facts = [invoice.into(), call.into(), note.into()];
        // So long ago that the client is not left to rest.
        let then = now() - chrono::Days::new(30);
        write(book, facts.map(|fact| (then, fact)).to_vec());
    });
    desk.model.config.house = House {
        name: "Estudio Ñandú S.L.".into(),
        tax_id: "B12345674".into(),
        ..House::default()
    };
    desk
}

#[test]
fn the_dossier_is_written_by_its_key_and_it_says_where() {
    let folder = tempfile::tempdir().expect("a folder");
    for (language, size, told) in [
        ("es", (80, 24), "Dosier escrito en «"),
        ("en", (120, 40), "Dossier written to “"),
    ] {
        let mut desk = desk(language, size, "Paga el viernes");
        let before = desk.kinds().len();
        desk.press("D");
        insta::assert_snapshot!(format!("dossier_{language}"), desk.screen());
        for (name, begins) in [("d.pdf", "%PDF"), ("d.html", "<!DOCTYPE html>")] {
            let path = folder.path().join(format!("{language}-{name}"));
            if desk.model.overlay.is_none() {
                desk.press("D");
            }
            desk.press(&format!("<ctrl-u>{}<enter>", path.display()));
            let written = std::fs::read(&path).expect("written");
            assert!(written.starts_with(begins.as_bytes()), "{name}");
            assert!(desk.screen().contains(told), "{}", desk.screen());
            // What was written is never replaced in silence.
            desk.press(&format!("D<ctrl-u>{}<enter>", path.display()));
            assert!(desk.model.overlay.is_some());
            desk.press("<esc>");
        }
        assert_eq!(desk.kinds().len(), before, "nothing is recorded by it");
        let page = folder.path().join(format!("{language}-d.html"));
        let page = std::fs::read_to_string(page).expect("a page");
        assert!(page.contains("Firmó el albarán.") && page.contains("Paga el viernes"));
        assert!(page.contains(&format!("<html lang=\"{language}\">")));
    }
}

#[test]
fn words_that_may_harm_the_house_are_told_with_their_entries() {
    let folder = tempfile::tempdir().expect("a folder");
    for (language, words, told) in [
        (
            "es",
            "Es un moroso",
            "Una frase puede perjudicarle ante un juez (n.º 3). Dosier escrito en",
        ),
        (
            "en",
            "He is a deadbeat",
            "One phrase may harm you before a judge (no. 3). Dossier written to",
        ),
    ] {
        let mut desk = desk(language, (120, 40), words);
        let path = folder.path().join(format!("{language}.html"));
        desk.press(&format!("D<ctrl-u>{}<enter>", path.display()));
        let screen = desk.screen();
        assert!(screen.contains(told), "{screen}");
        assert!(path.exists());
    }
}

#[test]
fn a_dispute_is_closed_by_another_key() {
    let mut desk = desk("es", (80, 24), "Paga el viernes");
    desk.press("d<enter><esc>.").press("S");
    assert!(desk.model.overlay.is_some(), "{}", desk.screen());
    assert!(desk.screen().contains("disputa"), "{}", desk.screen());
}
