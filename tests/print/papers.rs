//! What statements and letters say.

use cobro::config::{House, PrintConfig, Terms, WindowSide};
use cobro::domain::interest::late_interest;
use cobro::domain::money::Currency;
use cobro::print::{NoCode, Paper, PrintError, Words};

use crate::sample::{account, now, press};

fn statement(language: &str, invoices: u64) -> Paper {
    let page = press(language).statement_of(&account(invoices), now(), None, None);
    page.expect("a page")
}

fn letter(language: &str, text: &str) -> Paper {
    let words = Words {
        subject: "Facturas pendientes".into(),
        text: text.into(),
        address: vec!["Calle del Comercio, 15".into(), "28001 Madrid".into()],
    };
    let page = press(language).letter_of(&account(4), now(), None, words);
    page.expect("a page")
}

/// A page without its styles and the squares of its code.
fn shown(page: &Paper) -> String {
    let (head, rest) = page.html.split_once("<style>").expect("styles");
    let (_, rest) = rest.split_once("</style>").expect("their end");
    let whole = format!("{head}{rest}");
    match whole.split_once(" d=\"M") {
        None => whole,
        Some((before, after)) => {
            let (_, after) = after.split_once('"').expect("its end");
            format!("{before} d=\"…\"{after}")
        }
    }
}

#[test]
fn a_statement_says_what_is_open_and_how_to_pay() {
    for language in ["es", "en"] {
        let page = statement(language, 6);
        insta::assert_snapshot!(format!("statement_{language}"), shown(&page));
    }
}

#[test]
fn a_letter_says_its_words_and_what_they_are_about() {
    for (language, text) in [
        (
            "es",
            "Estimado cliente:\n\nLe recordamos\nque siguen pendientes.\n\n\nUn cordial saludo,\nEstudio Ñandú S.L.",
        ),
        ("en", "Dear client,\n\nThis is to remind you."),
    ] {
        insta::assert_snapshot!(format!("letter_{language}"), shown(&letter(language, text)));
    }
}

#[test]
fn late_interest_is_on_a_statement_only_when_it_is_asked_for_and_apart_from_the_balance() {
    let account = account(6);
    let rules = cobro::config::Config::default().interest_rules();
    let found = late_interest(&account, now().date(), &rules);
    let press = press("es");
    let with = press
        .statement_of(&account, now(), None, Some(found.clone()))
        .expect("a page");
    let without = press
        .statement_of(&account, now(), None, None)
        .expect("a page");
    assert!(!without.html.contains("Intereses"));
    let total = press.texts.sums(&found.total());
    assert!(
        with.html.contains(&format!("Total {total}")),
        "{}",
        with.html
    );
    assert_eq!(with.statement.parts, without.statement.parts);
    assert!(with.html.contains("no están incluidos en el saldo"));
    // No contractual penalty, no column for it.
    assert!(!with.html.contains("Penalización"));
}

#[test]
fn a_client_who_owes_nothing_is_told_so_and_gets_no_letter() {
    let page = statement("es", 0);
    assert!(
        page.html.contains("no queda nada pendiente"),
        "{}",
        page.html
    );
    assert_eq!((page.code, page.no_code), (None, None));
    let words = Words::default();
    let none = press("es").letter_of(&account(0), now(), None, words);
    assert!(matches!(none, Err(PrintError::NothingOpen)));
    // Nothing in pesos, though something is open in euro.
    let words = Words::default();
    let none = press("es").letter_of(&account(3), now(), Some(Currency::MXN), words);
    assert!(matches!(none, Err(PrintError::NothingOpen)));
}

#[test]
fn a_page_without_an_account_has_no_code_and_says_why() {
    let mut press = press("es");
    press.house = House::default();
    press.terms = Terms::default();
    let page = press
        .statement_of(&account(2), now(), None, None)
        .expect("a page");
    assert_eq!((page.code, page.no_code), (None, Some(NoCode::NoAccount)));
    assert!(!page.html.contains("<svg"));
    assert_eq!(page.html.matches("class=\"blank\"").count(), 1);
}

#[test]
fn the_window_and_the_paper_are_as_the_house_has_them() {
    let mut press = press("es");
    press.print = PrintConfig {
        paper: cobro::config::Paper::Letter,
        window: WindowSide::Left,
    };
    let page = press.letter_of(&account(2), now(), None, Words::default());
    let html = page.expect("a page").html;
    assert!(html.contains("size: letter;") && html.contains("<div class=\"window-left\">"));
    let agreement = press
        .agreement(&crate::sample::agreement(2))
        .expect("a page");
    assert!(agreement.contains("size: letter;"));
}

#[test]
fn pages_are_kind_and_nothing_on_them_is_from_elsewhere() {
    for language in ["es", "en"] {
        let pages = [statement(language, 9), letter(language, "Hola")];
        for page in pages {
            let page = page.html.to_lowercase();
            for word in ["moroso", "deudor", "debtor", "deuda", "impago"] {
                assert!(!page.contains(word), "{language}: {word}");
            }
            for outside in [
                "<script", "src=", "<link", "@import", "url(", "<iframe", "<form",
            ] {
                assert!(!page.contains(outside), "{language}: {outside}");
            }
        }
    }
}

#[test]
fn whatever_is_typed_is_only_text() {
    let hostile = "</p><script>alert(1)</script>\u{1b}[31m\u{202e} & \"quoted\"";
    let mut press = press("es");
    press.house.name = hostile.into();
    press.terms.accounts[0].holder = hostile.into();
    let mut client = account(2);
    client.details.name = Some(hostile.into());
    client.details.code = Some(hostile.into());
    let words = Words {
        subject: hostile.into(),
        text: format!("{hostile}\n\n{hostile}"),
        address: vec![hostile.into()],
    };
    let page = press
        .letter_of(&client, now(), None, words)
        .expect("a page")
        .html;
    let statement = press
        .statement_of(&client, now(), None, None)
        .expect("a page")
        .html;
    for page in [&page, &statement] {
        for typed in ["<script", "</p>&lt;", "\"quoted\""] {
            assert!(!page.contains(typed), "{typed}: {page}");
        }
        assert!(page.contains("&quot;quoted&quot;"), "{page}");
        let steering = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert_eq!(page.chars().find(|c| steering(*c)), None);
    }
}

/// Messages from templates list the invoices, say how to pay and are signed; nobody need read it twice.
#[test]
fn a_letter_adds_nothing_that_its_words_say_already() {
    let house = press("es");
    let ibans = house.terms.accounts.iter().map(|it| it.iban.as_str());
    let ways = ibans.chain([house.terms.payment_link.as_str()]);
    let ways = ways.collect::<Vec<_>>().join("\n");
    let numbers = "- F26-0000\n- F26-0001\n- F26-0002\n- F26-0003\n- F26-0004";
    let name = house.house.name.as_str();
    let end = format!("Un saludo,\nMarta Soler\n{name}\n912 345 678");
    let all = letter("es", &format!("Hola:\n\n{numbers}\n\n{ways}\n\n{end}"));
    let page = shown(&all);
    assert!(
        !page.contains("<table") && !page.contains("Cómo pagar"),
        "{page}"
    );
    assert!(!page.contains("Atentamente"), "{page}");
    assert!(page.contains("<svg"), "the code is there all the same");
    let signed = page.matches(name).count();
    let some = letter("es", &format!("Hola:\n\n{numbers}\n\n{end}"));
    let page = shown(&some);
    assert!(
        page.contains("<table") && page.contains("Cómo pagar"),
        "{page}"
    );
    let unsigned = shown(&letter("es", &format!("Hola:\n\n{numbers}\n\n{ways}")));
    assert!(unsigned.contains("Atentamente"), "{unsigned}");
    assert_eq!(
        unsigned.matches(name).count(),
        signed,
        "named once below the words"
    );
}

/// Letters that are printed together are counted one by one.
#[test]
fn letters_in_one_file_are_the_sheets_of_each() {
    let house = press("es");
    let pages: Vec<String> = (0..3).map(|_| letter("es", "Hola.").html).collect();
    let together = house.pdf_of_pages(&pages, "Cartas", now()).expect("a PDF");
    let alone = house.pdf(&pages[0], now()).expect("a PDF");
    let sheets = |pdf: &[u8]| {
        let text = String::from_utf8_lossy(pdf);
        text.matches("/Type/Page/").count()
    };
    assert_eq!(sheets(&alone), 1);
    assert_eq!(sheets(&together), 3 * sheets(&alone));
}
