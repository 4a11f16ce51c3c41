//! Protocol, people and profile at the desk: from the key to the journal.

use cobro::domain::contact::Outcome;
use cobro::domain::fact::Fact;
use cobro::domain::profile::{Capacity, Relationship, WarningSign};
use cobro::domain::protocol::StepHow;
use cobro::domain::service::{Collector, ServiceState};
use cobro::domain::standing::NextStep;

use crate::driver::Desk;

const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];

fn snapshot(name: &str, keys: &str) {
    for language in ["es", "en"] {
        for size in SIZES {
            let mut desk = at_step(language, size);
            let screen = desk.press(keys).screen();
            insta::assert_snapshot!(format!("{name}_{language}_{}x{}", size.0, size.1), screen);
        }
    }
}

/// The desk at the first client whose next step stands in a protocol.
fn at_step(language: &str, size: (u16, u16)) -> Desk {
    let mut desk = Desk::on_demo(language, size);
    while !matches!(next_step(&desk), NextStep::Protocol(_)) {
        desk.press("j");
    }
    desk
}

fn next_step(desk: &Desk) -> NextStep {
    let file = desk.model.current_file().expect("a client");
    file.standing.next_step.clone().expect("a step")
}

fn appended(desk: &Desk, before: usize) -> Vec<&'static str> {
    desk.kinds()[before..].to_vec()
}

#[test]
fn the_protocol_people_and_profile_look_right() {
    snapshot("step", "");
    snapshot("step_choice", ">");
    snapshot("pane_protocol", "<tab><tab><tab><tab><tab>");
    snapshot("form_step_skipped", "><down><enter>");
    snapshot("people", "i");
    snapshot("form_person", "i<enter>");
    snapshot("form_profile", "E");
    snapshot("form_service", ":service<enter>");
}

#[test]
fn a_step_is_left_out_with_a_reason_and_brought_back() {
    let mut desk = at_step("es", (80, 24));
    let (before, step) = (desk.kinds().len(), next_step(&desk));
    desk.press("><down><enter><enter>");
    assert!(desk.model.overlay.is_some(), "no reason was given");
    assert_eq!(appended(&desk, before), Vec::<&str>::new());
    desk.press("ya lo sabe<enter>");
    desk.press("u");
    assert_eq!(appended(&desk, before), ["step", "reversal"]);
    assert_eq!(next_step(&desk), step);
}

#[test]
fn nothing_is_written_of_a_step_that_is_opened_and_left() {
    let mut desk = at_step("es", (80, 24));
    let before = desk.kinds().len();
    for keys in [
        ">",
        "><enter>",
        "><down><down><enter>",
        "><end><down><down><down><enter>",
    ] {
        desk.press(keys);
        let opened = desk.model.overlay.is_some() || desk.model.call.is_some();
        assert!(opened, "{keys}");
        desk.press("<esc><esc><esc>");
        assert!(desk.model.overlay.is_none(), "{keys}");
        assert!(desk.model.call.is_none(), "{keys}");
    }
    assert_eq!(appended(&desk, before), Vec::<&str>::new());
}

#[test]
fn enter_in_the_pane_of_the_protocol_opens_the_next_step() {
    let mut desk = at_step("es", (120, 40));
    let listed = desk.press("<tab><tab><tab><tab><tab><enter>").screen();
    assert_eq!(listed, at_step_opened(), "as > does");
}

fn at_step_opened() -> String {
    at_step("es", (120, 40))
        .press("<tab><tab><tab><tab><tab>>")
        .screen()
}

#[test]
fn a_step_done_by_a_call_is_a_contact_for_that_step() {
    let mut desk = at_step("es", (80, 24));
    let current = desk.model.current();
    let NextStep::Protocol(id) = next_step(&desk) else {
        panic!("a step");
    };
    // The first choice does the step: it opens the call, which ends with nobody answering.
    desk.press("><enter>");
    assert!(desk.model.call.is_some());
    desk.press("<ctrl-e>n");
    assert!(desk.model.call.is_none());
    desk.press("u");
    assert_eq!(desk.model.current(), current, "undo shows them again");
    let file = desk.model.current_file().expect("a client");
    let contact = file
        .entries
        .iter()
        .rev()
        .find_map(|entry| match &entry.fact {
            Some(Fact::Contact(contact)) => Some(contact),
            _ => None,
        });
    let contact = contact.expect("a contact");
    assert_eq!(contact.step.as_ref().map(|it| &it.step), Some(&id));
    assert!(matches!(contact.outcome, Outcome::NoAnswer | Outcome::Sent));
}

#[test]
fn a_step_is_moved_and_another_is_chosen() {
    let mut desk = at_step("es", (80, 24));
    let before = desk.kinds().len();
    desk.press("><down><down><enter>+3<tab>de viaje<enter>u");
    desk.press("><down><down><down><enter><right><right><tab>mejor así<enter>u");
    let file = desk.model.current_file().expect("a client");
    let marks = file.entries[before..]
        .iter()
        .filter_map(|entry| match &entry.fact {
            Some(Fact::Step(marked)) => Some(marked.how),
            _ => None,
        });
    let marks: Vec<StepHow> = marks.collect();
    assert!(
        matches!(marks[..], [StepHow::Moved { .. }, StepHow::Chosen]),
        "{marks:?}"
    );
}

#[test]
fn somebody_is_added_changed_and_gone() {
    let mut desk = at_step("es", (120, 40));
    let people = |desk: &Desk| {
        desk.model
            .current_file()
            .expect("a client")
            .account
            .people()
    };
    let before = people(&desk).len();
    desk.press("i<end><down><down><down><down><enter>Ana Ruiz<tab>contable<tab>600 123 123, 12<tab>ana@x.es<enter>");
    assert!(desk.model.overlay.is_none(), "{}", desk.screen());
    let added = people(&desk).pop().expect("somebody");
    assert_eq!(people(&desk).len(), before + 1);
    assert_eq!(added.stated.phones, ["+34600123123", "12"]);
    assert_eq!(added.stated.role.as_deref(), Some("contable"));
    // Whoever is added last stands before the offer to add somebody.
    desk.press(&format!("i{}<enter>", "<down>".repeat(before)));
    let screen = desk.screen();
    assert!(screen.contains("600 12 31 23, 12"), "{screen}");
    assert!(screen.contains("queda como está escrito: 12"), "{screen}");
    desk.press("<backtab><right><enter>");
    assert_eq!(people(&desk).len(), before);
}

#[test]
fn what_was_typed_wrong_in_a_person_is_told_and_not_recorded() {
    let mut desk = at_step("es", (120, 40));
    let before = desk.kinds().len();
    let add = "i<down><down><down><down><enter>";
    desk.press(&format!("{add}Ana<tab><tab><tab>sin arroba<enter>"));
    assert!(
        desk.screen().contains("no parece un correo"),
        "{}",
        desk.screen()
    );
    desk.press("<esc><esc>");
    desk.press(&format!(
        "{add}Ana<tab><tab><tab><tab><tab><tab>mañanas<enter>"
    ));
    assert!(desk.screen().contains("9-11:30"), "{}", desk.screen());
    desk.press("<esc><esc>");
    assert_eq!(appended(&desk, before), Vec::<&str>::new());
}

#[test]
fn a_profile_with_the_kind_of_client_is_one_action() {
    let mut desk = at_step("es", (120, 40));
    let before = desk.kinds().len();
    let keys = "E<right><tab><right><tab><right><right><tab>desorganizado, unpl<bs><bs><bs><bs>trato<tab>vinos<enter>";
    desk.press(keys);
    assert!(desk.model.overlay.is_none(), "{}", desk.screen());
    let profile = &desk.model.current_file().expect("a client").account.profile;
    assert_eq!(profile.relationship(), Relationship::Friend);
    assert_eq!(profile.capacity(), Some(Capacity::Tight));
    assert_eq!(
        profile.warning_signs(),
        [WarningSign::Disorganised, WarningSign::Unpleasant]
    );
    let screen = desk.screen();
    assert!(
        screen.contains("amigo · va justo · ⚑ desorganizado"),
        "{screen}"
    );
    assert_eq!(appended(&desk, before), ["profile", "terms"]);
    desk.press("u");
    let profile = &desk.model.current_file().expect("a client").account.profile;
    assert_eq!(profile.relationship(), Relationship::Ordinary);
}

#[test]
fn service_is_suspended_and_resumed_and_the_debt_handed_over() {
    let mut desk = at_step("es", (120, 40));
    let standing = |desk: &Desk| {
        desk.model
            .current_file()
            .expect("a client")
            .standing
            .clone()
    };
    desk.press(":resume_service<enter>");
    assert_eq!(
        standing(&desk).service,
        ServiceState::Active,
        "it is served"
    );
    desk.press(":service<enter><right><tab>no paga<enter>");
    assert_eq!(standing(&desk).service, ServiceState::Suspended);
    let screen = desk.screen();
    assert!(screen.contains("■ suspendido"), "{screen}");
    assert!(screen.contains("servicio suspendido"), "{screen}");
    desk.press(":resume_service<enter>");
    assert_eq!(standing(&desk).service, ServiceState::Resumed);
    desk.press(".:hand_over<enter><tab>Cobros SL<tab>lleva un año<enter>");
    assert_eq!(standing(&desk).collected_by, Some(Collector::Agency));
    let screen = desk.screen();
    assert!(screen.contains("→ agencia"), "{screen}");
}
