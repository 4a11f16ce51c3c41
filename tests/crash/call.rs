//! A call in a terminal, cut off by kill -9: at most a second of typing is lost, and the call is offered again.

use std::time::Duration;

use super::desk::Desk;
use super::home::{Home, PATIENCE, comes_true};

/// The most urgent client of the demo book.
const FIRST: &str = "Talleres Ibáñez";

/// How long what is being typed may be unsaved.
const DRAFT_AGE: Duration = Duration::from_secs(1);

const F9: &str = "\x1b[20~";
const CTRL_E: &str = "\x05";

#[test]
fn a_call_survives_kill_9_but_for_the_last_second() {
    let home = Home::with_demo();
    let contacts = home.facts("contact").len();
    let mut desk = Desk::open(&home);
    desk.wait_for_pane(FIRST);
    desk.press("c");
    desk.wait_for("Guion");
    desk.press("Habla Ramón;\rel seguro");
    desk.wait_for("el seguro");
    desk.press(F9);
    desk.wait_for("¿Qué excusa");
    desk.press("esperando\r");
    desk.wait_for("excusa: estamos esperando a cobrar");
    desk.press(" paga el jueves");
    desk.wait_for("seguro paga el jueves");
    // What was on screen a second before the end is there afterwards; what was typed later may be.
    std::thread::sleep(DRAFT_AGE);
    desk.press(" o el viernes");
    desk.kill();
    assert_eq!(home.facts("contact").len(), contacts);

    let mut desk = Desk::open(&home);
    desk.wait_for("Hay una llamada sin terminar");
    desk.wait_for_pane(FIRST);
    desk.press("c");
    desk.wait_for("retomar la llamada de lun 23 nov 10:00");
    desk.press("\r");
    desk.wait_for("recuperada");
    desk.wait_for("Habla Ramón;");
    desk.wait_for("el seguro paga el jueves");
    desk.wait_for("excusa: estamos esperando a cobrar");
    desk.press(CTRL_E);
    desk.wait_for("¿Cómo ha terminado");
    desk.press("c");
    desk.wait_for("Anotado: no puede pagar");
    let found = home.count("contact", "Habla Ramón;\\nel seguro paga el jueves");
    assert_eq!(found, 1);
    assert_eq!(home.count("contact", "waiting_to_be_paid"), 1);
    let drafts = || home.json(&["sql", "--readonly", "SELECT text FROM draft"]);
    let gone = comes_true(PATIENCE, || drafts().as_array().is_some_and(Vec::is_empty));
    assert!(gone, "a call that was recorded is no draft: {}", drafts());
    desk.kill();
    let desk = Desk::open(&home);
    assert!(!desk.screen().contains("sin terminar"), "{}", desk.screen());
    home.assert_sound();
}

#[test]
fn a_day_of_calls_costs_few_keys_and_leaves_everybody_with_a_next_step() {
    let home = Home::with_demo();
    let mut desk = Desk::open(&home);
    desk.wait_for_pane(FIRST);
    let contacts = home.facts("contact").len();
    // Letters of outcomes, the keys besides `c` and Ctrl-e that they take, and how each is told.
    let day = [
        ("p", "\r", "Promesa de"),
        ("n", "", "no contesta"),
        ("v", "", "buzón de voz"),
        ("b", "lun 9\r", "volver a llamar"),
        ("d", "", "no está conforme"),
        ("c", "", "no puede pagar"),
        ("r", "", "se niega"),
        ("y", "", "dice que ya pagó"),
        ("o", "", "hablado"),
        ("w", "", "número equivocado"),
        ("n", "", "no contesta"),
        ("p", "\r", "Promesa de"),
    ];
    let mut keys = Vec::new();
    for (letter, more, told) in day {
        desk.press("c");
        let asked = |desk: &Desk| desk.screen().contains("Antes de contactar");
        comes_true(PATIENCE, || asked(&desk) || desk.screen().contains("Guion"));
        // It is a holiday in Argentina, where one of them is: going on takes a reason.
        let why = match asked(&desk) {
            true => "\rurge\r",
            false => "",
        };
        desk.press(why);
        desk.wait_for("Guion");
        desk.press(CTRL_E);
        desk.wait_for("¿Cómo ha terminado");
        desk.press(letter);
        if letter == "p" {
            desk.wait_for("Anotada. Puede cambiar");
        } else if !more.is_empty() {
            desk.wait_for("¿Cuándo hay que");
        }
        desk.press(more);
        desk.wait_gone("Guion");
        desk.wait_gone("Anotada. Puede cambiar");
        if letter != "p" {
            // The list of outcomes has the same words, and may still be on the screen.
            desk.wait_for("Anotado: ");
            desk.wait_for(told);
        }
        keys.push(3 + why.chars().count() + more.chars().count());
        // F12 does nothing but take the last message away.
        desk.press("\x1b[24~");
        desk.wait_gone("Anotado: ");
    }
    desk.press("q");
    desk.wait_end();
    keys.sort_unstable();
    assert!(keys[keys.len() / 2] <= 5, "{keys:?}");
    assert_eq!(home.facts("contact").len(), contacts + day.len());
    let queue = home.json(&["queue", "--all"]);
    let clients = queue
        .as_array()
        .or(queue["debtors"].as_array())
        .expect("a list");
    for client in clients {
        let owes = client["band"] != "settled";
        assert_eq!(client["next_step"].is_string(), owes, "{client}");
        assert_eq!(client["next_on"].is_string(), owes, "{client}");
    }
    home.assert_sound();
}
