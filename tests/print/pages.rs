//! What the page says.

use cobro::config::{House, Terms};
use cobro::domain::money::Money;
use rust_decimal::Decimal;

use crate::sample::{agreement, press};

fn page(language: &str, instalments: u32) -> String {
    let page = press(language).agreement(&agreement(instalments));
    page.expect("a page")
}

#[test]
fn the_agreement_says_who_owes_what_and_pays_it_when() {
    for language in ["es", "en"] {
        insta::assert_snapshot!(format!("agreement_{language}"), page(language, 3));
    }
}

#[test]
fn plans_of_any_length_add_up_to_nothing_left() {
    for (instalments, rows) in [(1, 1), (12, 12), (360, 360)] {
        for (language, nothing, at_once) in
            [("es", "0,00 €", "de una vez"), ("en", "€0.00", "at once")]
        {
            let page = page(language, instalments);
            let (_, table) = page.split_once("class=\"instalments\"").expect("a table");
            let (table, _) = table.split_once("</table>").expect("its end");
            assert_eq!(table.matches("<tr><td").count(), rows);
            let last = table.lines().rfind(|line| line.contains("<tr>"));
            let last = last.expect("a last row");
            assert!(last.ends_with(&format!("{nothing}</td></tr>")), "{last}");
            assert_eq!(page.contains(&format!(" {at_once}:")), instalments == 1);
        }
    }
}

#[test]
fn an_agreement_for_a_part_of_the_balance_says_so() {
    let mut part = agreement(2);
    part.invoices[0].balance = Money::new(Decimal::from(500), part.total.currency);
    let page = press("es").agreement(&part).expect("a page");
    assert!(page.contains("el resto no forma parte de él"), "{page}");
}

#[test]
fn what_the_house_did_not_say_is_left_blank() {
    let mut press = press("es");
    assert_eq!(press.missing(), Vec::<&str>::new());
    press.house = House::default();
    press.terms = Terms::default();
    let missing = [
        "house.name",
        "house.tax_id",
        "house.place",
        "terms.accounts",
    ];
    assert_eq!(press.missing(), missing);
    let page = press.agreement(&agreement(2)).expect("a page");
    assert_eq!(page.matches("class=\"blank\"").count(), 4, "{page}");
}

#[test]
fn the_page_is_kind_and_needs_nothing_from_elsewhere() {
    for language in ["es", "en"] {
        let page = page(language, 12).to_lowercase();
        for word in ["moroso", "deudor", "debtor", "deuda", "impago"] {
            assert!(!page.contains(word), "{language}: {word}");
        }
        for outside in [
            "<script", "src=", "<link", "@import", "url(", "<iframe", "<form",
        ] {
            assert!(!page.contains(outside), "{language}: {outside}");
        }
        assert_eq!(page.matches("href=").count(), 1);
        for rule in [
            "size: a4",
            "table-header-group",
            "tr { break-inside: avoid; }",
        ] {
            assert!(page.contains(rule), "{language}: {rule}");
        }
    }
}

#[test]
fn whatever_names_hold_is_only_text() {
    let hostile = "<script>alert(\"1\")</script>\u{1b}[31m\u{202e}' & 😀 שלום\u{0}\u{7}</td>";
    let shown = "&lt;script&gt;alert(&quot;1&quot;)&lt;&#x2f;script&gt;[31m&#x27; &amp; 😀 שלום&lt;&#x2f;td&gt;";
    let mut press = press("es");
    let house = &mut press.house;
    for text in [
        &mut house.name,
        &mut house.tax_id,
        &mut house.place,
        &mut house.email,
        &mut house.phone,
    ] {
        *text = hostile.into();
    }
    house.address = vec![hostile.into()];
    press.terms.other_ways = vec![hostile.into()];
    press.terms.payment_link = format!("https://x/\"{hostile}");
    press.terms.accounts[0].holder = hostile.into();
    press.terms.accounts[0].bank = hostile.into();
    press.terms.accounts[0].iban = hostile.into();
    let mut about = agreement(2);
    let client = &mut about.client;
    for text in [
        &mut client.name,
        &mut client.code,
        &mut client.tax_id,
        &mut client.contact_person,
    ] {
        *text = Some(hostile.into());
    }
    about.invoices[0].number = hostile.into();
    let page = press.agreement(&about).expect("a page");
    let plain = crate::pages::page("es", 2);
    for mark in ["<script", "<td", "</td>", "<a ", "\""] {
        // Every tag and every quotation mark of the page is the template's.
        assert_eq!(
            page.matches(mark).count(),
            plain.matches(mark).count(),
            "{mark}"
        );
    }
    assert!(page.contains(shown), "{page}");
    let steering = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
    assert_eq!(page.chars().find(|c| steering(*c)), None);
}

#[test]
fn very_long_names_are_cut() {
    let mut about = agreement(1);
    about.client.name = Some("Ñ".repeat(100_000));
    let page = press("es").agreement(&about).expect("a page");
    assert!(page.contains(&"Ñ".repeat(500)));
    assert!(!page.contains(&"Ñ".repeat(501)));
}
