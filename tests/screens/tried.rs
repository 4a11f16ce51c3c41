//! Clients who don't answer: nobody is called again while others of the queue were not called yet.

use std::collections::BTreeSet;

use cobro::tui::model::Overlay;

use crate::driver::Desk;

/// Calls whoever is under the cursor, who ends the call with a key.
fn call(desk: &mut Desk, outcome: &str) {
    desk.press("c");
    for _ in 0..3 {
        match &desk.model.overlay {
            Some(Overlay::Choose(_)) => desk.press("<enter>"),
            Some(Overlay::Guard(entry)) if entry.reason.is_some() => desk.press("urge<enter>"),
            Some(Overlay::Guard(_)) => desk.press("<enter>"),
            _ => break,
        };
    }
    assert!(desk.model.call.is_some(), "{}", desk.screen());
    desk.press("<ctrl-e>").press(outcome);
}

#[test]
fn calls_without_an_answer_go_through_the_whole_queue_before_anybody_is_called_again() {
    let mut desk = Desk::on_demo("es", (80, 24));
    let queue: BTreeSet<u32> = desk.model.queue.debtors.iter().copied().collect();
    let before = desk.model.queue.totals.clone().expect("totals");
    assert_eq!(before.to_do, queue.len());
    let mut called = Vec::new();
    while called.len() < queue.len() {
        let debtor = desk.model.current().expect("a client");
        assert!(!called.contains(&debtor), "{debtor} again after {called:?}");
        called.push(debtor);
        call(&mut desk, "n");
        let totals = desk.model.queue.totals.clone().expect("totals");
        assert_eq!(totals.done, before.done + called.len());
    }
    assert_eq!(called.iter().copied().collect::<BTreeSet<_>>(), queue);
}

#[test]
fn the_first_call_goes_on_to_whoever_came_after_and_the_row_says_what_was_tried() {
    let mut desk = Desk::on_demo("es", (120, 40));
    let order = desk.model.queue.debtors.clone();
    call(&mut desk, "n");
    assert_eq!(desk.model.current(), Some(order[1]));
    let screen = desk.screen();
    assert!(
        screen.contains("probado hoy 10:02, sin respuesta"),
        "{screen}"
    );
    let mut desk = Desk::on_demo("es", (120, 40));
    let first = desk.model.current();
    call(&mut desk, "w");
    desk.press("gg");
    while desk.model.current() != first {
        desk.press("j");
    }
    let screen = desk.screen();
    assert!(
        screen.contains("probado hoy 10:02, número equivocado"),
        "{screen}"
    );
    assert!(screen.contains("Hoy: buscar un número"), "{screen}");
}
