//! A client whose personal data were erased on request.

use cobro::app::EraseOrder;
use cobro::demo;

use crate::driver::{Desk, now};

/// The desk on the example book, with its first client erased.
fn desk(language: &str, size: (u16, u16)) -> Desk {
    Desk::on(language, size, |book| {
        let mut stories = demo::showcase(now(), 1).into_iter();
        book.write_stories(&mut stories, &mut |_| true)
            .expect("written");
        let debtor = book.find("C0001").expect("is known");
        book.erase(debtor, &EraseOrder::default()).expect("erased");
    })
}

#[test]
fn an_erased_client_is_shown_by_the_code() {
    for language in ["es", "en"] {
        for size in [(80, 24), (120, 40)] {
            let screen = desk(language, size).screen();
            assert!(!screen.contains("Ibáñez"), "{screen}");
            insta::assert_snapshot!(format!("erased_{language}_{}x{}", size.0, size.1), screen);
        }
    }
}

#[test]
fn an_erased_client_is_not_found_by_the_name_and_an_erasure_is_not_undone() {
    let mut found = desk("es", (80, 24));
    let screen = found.press("/ibanez<enter>").screen();
    assert!(!screen.contains("C0001"), "{screen}");
    let screen = desk("es", (80, 24)).press("u").screen();
    assert!(screen.contains("no se puede deshacer"), "{screen}");
}

#[test]
fn the_other_panes_and_forms_of_an_erased_client_open() {
    for keys in ["<tab><tab>", "i", "E", "c", "p", "n", "I", "T", ">"] {
        let mut desk = desk("es", (80, 24));
        let screen = desk.press(keys).screen();
        assert!(!screen.contains("Ibáñez"), "{keys}: {screen}");
    }
}
