//! Forms of the desk: payments, plans, disputes, holds, from the key to the journal.

use rust_decimal::Decimal;

use crate::driver::Desk;

const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];

fn snapshot(name: &str, keys: &str) {
    for language in ["es", "en"] {
        for size in SIZES {
            let mut desk = Desk::on_demo(language, size);
            let screen = desk.press(keys).screen();
            insta::assert_snapshot!(format!("{name}_{language}_{}x{}", size.0, size.1), screen);
        }
    }
}

/// What is to be collected from the client on show, in the main currency.
fn to_collect(desk: &Desk) -> Decimal {
    let file = desk.model.current_file().expect("a client");
    file.standing
        .amounts
        .first()
        .map_or(Decimal::ZERO, |it| it.to_collect)
}

fn appended(desk: &Desk, before: usize) -> Vec<String> {
    desk.kinds()[before..]
        .iter()
        .map(ToString::to_string)
        .collect()
}

#[test]
fn forms_tell_what_they_come_to_while_they_are_typed() {
    snapshot("form_payment", "$<tab><tab>");
    snapshot("form_plan", "a4");
    snapshot("form_dispute", "d<tab><right>");
    snapshot("form_hold", "H");
}

#[test]
fn a_payment_is_typed_recorded_and_undone() {
    let mut desk = Desk::on_demo("es", (80, 24));
    let (before, owed) = (desk.kinds().len(), to_collect(&desk));
    desk.press("$50<tab>ayer<tab><tab>t<tab>TRF 9<enter>");
    assert_eq!(appended(&desk, before), ["payment"]);
    assert!(desk.model.overlay.is_none());
    assert_eq!(to_collect(&desk), owed - Decimal::from(50));
    let payment = desk
        .model
        .current_file()
        .and_then(|file| file.account.payments.last().cloned());
    let payment = payment.expect("a payment");
    assert_eq!(payment.at.date().to_string(), "2026-11-22");
    assert_eq!(payment.what.method.map(|it| it.id()), Some("transfer"));
    assert_eq!(payment.what.reference.as_deref(), Some("TRF 9"));
    desk.press("u");
    assert_eq!(to_collect(&desk), owed);
}

#[test]
fn a_payment_that_makes_no_sense_is_not_recorded_and_stays_to_be_mended() {
    let mut desk = Desk::on_demo("es", (80, 24));
    let before = desk.kinds().len();
    desk.press("$50<tab>mañana<enter>");
    assert!(desk.model.overlay.is_some());
    assert_eq!(appended(&desk, before), Vec::<String>::new());
    desk.press("<esc>");
    assert!(desk.model.overlay.is_none());
    assert_eq!(appended(&desk, before), Vec::<String>::new());
}

#[test]
fn a_plan_takes_what_is_to_be_collected() {
    let mut desk = Desk::on_demo("en", (120, 40));
    let before = desk.kinds().len();
    desk.press("a3<enter>");
    assert!(desk.model.overlay.is_none());
    // Whoever has a plan waits; undo shows them again.
    desk.press("u");
    assert_eq!(appended(&desk, before), ["plan", "reversal"]);
}

#[test]
fn the_agreement_of_a_plan_just_agreed_is_written_though_the_client_left_the_list() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.html");
    let mut desk = Desk::on_demo("es", (120, 40));
    let agreed = desk.model.current();
    desk.press("a3<enter>");
    let told = desk.model.status.clone().expect("is told").text;
    assert!(told.ends_with("Por escrito: :agreement"), "{told}");
    assert_ne!(desk.model.current(), agreed);
    let typed = format!(":agreement<enter><ctrl-u>{}<enter>", path.display());
    desk.press(&typed);
    assert!(desk.model.overlay.is_none());
    let told = desk.model.status.clone().expect("is told").text;
    assert!(told.contains("a.html"), "{told}");
    let page = std::fs::read_to_string(&path).expect("a page");
    assert!(page.contains("Talleres Ibáñez S.L."), "{page}");
    // The same name again is refused, and can be changed.
    desk.press(&typed);
    assert!(desk.screen().contains("ya existe"), "{}", desk.screen());
    desk.press("<esc>j:agreement<enter>");
    assert!(desk.model.overlay.is_none(), "nobody else has a plan");
}

#[test]
fn pages_for_paper_and_the_policy_look_right() {
    snapshot("plan_agreed", "a3<enter>");
    snapshot("agreement", "a3<enter>:agreement<enter>");
    snapshot("settings", ":settings<enter>");
    snapshot("settings_end", ":settings<enter><space><space><space>");
}

#[test]
fn the_policy_scrolls_no_further_than_its_end() {
    let mut desk = Desk::on_demo("es", (80, 24));
    let end = desk.press(":settings<enter><space><space><space>").screen();
    let over = desk.press("<space><space><space>").screen();
    assert_eq!(over, end);
    assert_ne!(desk.press("k").screen(), end);
}

#[test]
fn a_hold_needs_a_reason_and_can_be_released() {
    let mut desk = Desk::on_demo("es", (80, 24));
    let before = desk.kinds().len();
    desk.press("H<enter>");
    assert!(desk.model.overlay.is_some(), "no reason was given");
    desk.press("<tab>espera el abono<enter>");
    assert_eq!(appended(&desk, before), ["hold_placed"]);
}

#[test]
fn a_promise_beyond_the_policy_asks_for_a_reason() {
    let mut desk = Desk::on_demo("es", (80, 24));
    let before = desk.kinds().len();
    desk.press("P+90<enter>");
    assert_eq!(appended(&desk, before), Vec::<String>::new());
    desk.press("cobra en febrero<enter>");
    assert!(desk.model.overlay.is_none());
    desk.press("u");
    assert_eq!(appended(&desk, before), ["promise", "reversal"]);
}

#[test]
fn every_field_of_every_form_has_its_texts() {
    use cobro::tui::action::{ACTIONS, Scope};
    for language in ["es", "en"] {
        for row in ACTIONS.iter().filter(|row| row.scope == Scope::Desk) {
            let mut desk = Desk::on_demo(language, (120, 40));
            let key = format!(":{}<enter>", row.id);
            if ["quit", "suspend"].contains(&row.id) {
                continue;
            }
            let screen = desk.press(&key).screen();
            assert!(
                !screen.contains("Unknown localization"),
                "{}: {screen}",
                row.id
            );
            assert!(!screen.contains("form-"), "{}: {screen}", row.id);
        }
    }
}
