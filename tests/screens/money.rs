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
    // What was typed is not dropped by one key: any other key goes on.
    desk.press("<esc>");
    assert!(desk.model.overlay.is_some());
    desk.press("<tab><esc>");
    assert!(desk.model.overlay.is_some());
    desk.press("<esc>");
    assert!(desk.model.overlay.is_none());
    assert_eq!(appended(&desk, before), Vec::<String>::new());
    // A form in which nothing was filled in closes at once.
    desk.press("$<tab><tab><esc>");
    assert!(desk.model.overlay.is_none());
}

#[test]
fn a_correction_that_nobody_filled_in_records_nothing_and_says_so() {
    let mut desk = Desk::on_demo("es", (80, 24));
    desk.press("$50<enter>");
    let before = desk.kinds().len();
    let screen = desk.press(":correct_payment<enter><enter>").screen();
    assert!(screen.contains("no se anota nada"), "{screen}");
    assert!(desk.model.overlay.is_some());
    assert_eq!(appended(&desk, before), Vec::<String>::new());
    desk.press("<tab><tab>40<enter>");
    assert_eq!(appended(&desk, before), ["payment_corrected"]);
}

#[test]
fn a_promise_is_for_invoices_and_in_a_series() {
    let mut desk = Desk::on_demo("es", (80, 24));
    let before = desk.kinds().len();
    desk.press("P<tab>100<tab><tab>10 días<tab>3<enter>");
    assert!(desk.model.overlay.is_none(), "{}", desk.screen());
    desk.press("u");
    let recorded = appended(&desk, before);
    assert_eq!(recorded, ["promise", "promise", "promise", "reversal"]);
    let file = desk.model.current_file().expect("a client");
    let open = file.account.invoices.iter().find(|it| it.is_open());
    let (number, balance) = open
        .map(|it| (it.number.clone(), it.balance()))
        .expect("an invoice");
    // The amount that stands there gives way to that of the invoice named; half of it is half of that.
    for (amount, promised) in [("", balance.amount), ("50%", balance.amount / Decimal::TWO)] {
        let debtor = desk.model.current();
        desk.press(&format!("P<tab>{amount}<tab>{number}<enter>u"));
        assert_eq!(desk.model.current(), debtor);
        let file = desk.model.current_file().expect("a client");
        let made = file.entries.iter().rev().find_map(|it| match &it.fact {
            Some(cobro::domain::fact::Fact::Promise(made)) => Some(made.clone()),
            _ => None,
        });
        let made = made.expect("a promise");
        assert_eq!(
            (made.amount, made.invoices),
            (promised, vec![number.clone()])
        );
    }
}

#[test]
fn a_promise_may_be_for_what_is_not_due_yet() {
    let mut desk = Desk::on("es", (80, 24), |book| {
        use cobro::domain::fact::InvoiceStated;
        let invoice = InvoiceStated {
            number: "F-1".into(),
            issued_on: "2026-11-01".parse().expect("a day"),
            due_on: "2026-12-31".parse().expect("a day"),
            total: Decimal::ONE_HUNDRED,
            currency: cobro::domain::money::Currency::EUR,
            instalments: Vec::new(),
            uuid: None,
            corrects: Vec::new(),
            notes: None,
        };
        crate::driver::write(book, vec![(crate::driver::now(), invoice.into())]);
    });
    desk.press(".p");
    assert!(desk.model.overlay.is_none(), "nothing is to be collected");
    let before = desk.kinds().len();
    desk.press("P<enter>");
    assert_eq!(appended(&desk, before), ["promise"]);
    let file = desk.model.current_file().expect("a client");
    let live: Vec<Decimal> = file
        .account
        .live_promises()
        .map(|it| it.money.amount)
        .collect();
    assert_eq!(live, [Decimal::ONE_HUNDRED]);
}

#[test]
fn the_terms_of_a_client_are_set_and_unset() {
    snapshot("form_terms", "T<tab>8,5");
    let mut desk = Desk::on_demo("es", (80, 24));
    let before = desk.kinds().len();
    desk.press("T<right><tab>8,5<tab>60<tab>3<tab>30<tab><right><enter>");
    assert_eq!(appended(&desk, before), ["terms"]);
    let stated = |desk: &Desk| {
        let file = desk.model.current_file().expect("a client");
        let terms = file.account.terms.clone();
        (
            terms.interest_rate.map(|it| it.to_string()),
            terms.payment_days,
            terms.prescription_years,
            terms.deposit_percent.map(|it| it.to_string()),
            terms.prepayment,
        )
    };
    let all = (
        Some("8.5".to_owned()),
        Some(60),
        Some(3),
        Some("30".to_owned()),
        Some(true),
    );
    assert_eq!(stated(&desk), all);
    // An emptied field follows the house again; what stands untouched is not said again.
    desk.press("T<tab><ctrl-u><tab><tab><ctrl-u><tab><tab><left><enter>");
    let left = (None, Some(60), None, Some("30".to_owned()), None);
    assert_eq!(stated(&desk), left);
    desk.press("u");
    assert_eq!(stated(&desk), all);
    let screen = desk.press("T<enter>").screen();
    assert!(screen.contains("no se anota nada"), "{screen}");
    desk.press("<tab>101<enter>");
    assert!(desk.model.overlay.is_some());
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
