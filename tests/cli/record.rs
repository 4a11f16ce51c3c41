//! `promise`, `note`, `type` and `undo`.

use serde_json::{Value, json};

use crate::support::{Home, NOW};

#[test]
fn a_promise_without_terms_is_for_all_to_collect() {
    let home = Home::with_sample();
    let made = home.json(&["promise", "C001"]);
    assert_eq!(
        made,
        json!({
            "code": "C001", "name": "Talleres Ibáñez S.L.", "amount": "4310.00", "currency": "EUR",
            "due_on": "2026-11-30", "made_on": "2026-11-23", "replaced": [],
        })
    );
    let row = &home.json(&["queue", "--all", "--search", "C001"])[0];
    assert_eq!(row["band"], "waiting");
    assert_eq!(row["amounts"][0]["to_collect"], "0.00");
    assert_eq!(
        row["promise"],
        json!({ "amount": "4310.00", "currency": "EUR", "due_on": "2026-11-30", "status": "pending" })
    );
}

#[test]
fn amount_and_date_are_understood_as_people_type_them() {
    for (terms, amount, due_on) in [
        (&["500", "vie"][..], "500.00", "2026-11-27"),
        (&["1.250,50", "15/12"], "1250.50", "2026-12-15"),
        (&["vie"], "4310.00", "2026-11-27"),
        (&["next", "friday"], "4310.00", "2026-12-04"),
        (&["+7"], "4310.00", "2026-11-30"),
        (&["500"], "500.00", "2026-11-30"),
        (&["50%", "fin de mes"], "2155.00", "2026-11-30"),
        (&["todo", "mañana"], "4310.00", "2026-11-24"),
        (&["300 EUR", "2026-12-01"], "300.00", "2026-12-01"),
    ] {
        let home = Home::with_sample();
        let args: Vec<&str> = ["promise", "C001"].iter().chain(terms).copied().collect();
        let made = home.json(&args);
        assert_eq!(
            (&made["amount"], &made["due_on"]),
            (&json!(amount), &json!(due_on)),
            "{terms:?}"
        );
    }
}

#[test]
fn a_new_promise_takes_the_place_of_the_live_one() {
    let home = Home::with_sample();
    home.run(&["promise", "C001", "500", "vie"]).code(0);
    let made = home.json(&["promise", "C001", "800", "+10"]);
    assert_eq!(made["replaced"][0]["amount"], "500.00");
    let statuses = |home: &Home| {
        let account = home.json(&["show", "C001"]);
        let promises = account["promises"].as_array().cloned().unwrap_or_default();
        let mut statuses: Vec<String> =
            promises.iter().map(|it| it["status"].to_string()).collect();
        statuses.sort();
        statuses
    };
    assert_eq!(statuses(&home), ["\"pending\"", "\"replaced\""]);
    let added = home.json(&["promise", "C001", "100", "+12", "--beside"]);
    assert_eq!(added["replaced"], json!([]));
    assert_eq!(
        statuses(&home),
        ["\"pending\"", "\"pending\"", "\"replaced\""]
    );
    let all = home.json(&["promise", "C002"]);
    assert_eq!(all["amount"], "1250.00");
    assert_eq!(
        home.json(&["promise", "C002"])["amount"],
        "1250.00",
        "all again, not what is left"
    );
}

#[test]
fn promises_that_make_no_sense_are_refused() {
    let home = Home::with_sample();
    let before = home.journal();
    for (args, code, kind) in [
        (&["C001", "99999"][..], 1, "more_than_open"),
        (&["C001", "500", "2020-01-01"], 1, "day_has_passed"),
        (&["C003"], 1, "nothing_to_collect"),
        (&["C001", "100 USD", "vie"], 1, "other_currency"),
        (&["C001", "0"], 2, "usage"),
        (&["C001", "-5"], 2, "usage"),
        (&["C001", "nunca"], 2, "usage"),
        (&["C001", "500", "31/2"], 2, "usage"),
        (&["C001", "100", "--invoice", "F-9"], 1, "no_invoice"),
    ] {
        let all: Vec<&str> = ["--json", "promise"].iter().chain(args).copied().collect();
        let run = home.run(&all).code(code);
        assert_eq!(run.json()["error"]["kind"], kind, "{args:?}");
        assert!(!run.err.is_empty(), "{args:?}");
    }
    assert_eq!(home.journal(), before);
}

#[test]
fn a_broken_promise_comes_to_the_top() {
    let home = Home::with_sample();
    home.run(&["promise", "C002", "1250", "vie"]).code(0);
    let later = home.json_at("2026-12-02T09:00", &["queue"]);
    assert_eq!(later[0]["code"], "C002");
    assert_eq!(later[0]["band"], "broken_promise");
    assert_eq!(later[0]["promise"]["status"], "broken");
}

#[test]
fn notes_keep_their_lines_and_may_come_from_a_pipe() {
    let home = Home::with_sample();
    let args = ["--lang", "es", "--now", NOW, "--json", "note", "C002", "-"];
    let run = home
        .run_bare(&args, "Llamar a Marta\n\u{1b}[31mpor la tarde\n")
        .code(0);
    assert_eq!(run.json()["text"], "Llamar a Marta\n[31mpor la tarde");
    let notes = &home.json(&["show", "C002"])["notes"];
    assert_eq!(notes[0]["text"], "Llamar a Marta\n[31mpor la tarde");
    home.run(&["note", "C002", "- con guion"]).code(0);
    home.run(&["note", "C002", "  "]).code(1);
    home.run(&["note", "C002"]).code(2);
}

#[test]
fn types_are_set_in_either_language() {
    let home = Home::with_sample();
    let set = home.json(&[
        "type",
        "C001",
        "sin",
        "liquidez",
        "--reason",
        "sin caja hasta enero",
    ]);
    assert_eq!(
        (&set["type"], &set["before"]),
        (&json!("illiquid"), &json!("unclassified"))
    );
    assert_eq!(
        home.json(&["type", "C001", "forgetful"])["before"],
        "illiquid"
    );
    let run = home.run(&["type", "C001", "moroso"]).code(2);
    assert!(run.err.contains("olvidadizo"), "{run:?}");
}

#[test]
fn undo_takes_back_the_last_action_and_keeps_it_in_the_history() {
    let home = Home::with_sample();
    home.run(&["note", "C001", "un error"]).code(0);
    let undone = home.json(&["undo"]);
    assert_eq!(undone["action"], "note");
    assert_eq!(
        undone["who"],
        json!([{ "code": "C001", "name": "Talleres Ibáñez S.L." }])
    );
    let account = home.json(&["show", "C001"]);
    assert_eq!(account["notes"], json!([]));
    let reversed = |it: &&Value| it["kind"] == "note" && it["reversed"] == true;
    assert!(
        account["history"]
            .as_array()
            .is_some_and(|all| all.iter().any(|it| reversed(&it))),
        "{account}"
    );
    assert_eq!(home.json(&["undo"])["action"], "import");
    assert_eq!(home.json(&["aging"])["currencies"], json!([]));
    home.run(&["undo"]).code(1);
    home.run(&["check"]).code(0);
}

#[test]
fn what_another_window_did_is_not_taken_back_in_silence() {
    let home = Home::with_sample();
    let someone_else = home.file("config.toml", "");
    let args = ["--lang", "es", "--now", NOW, "--json", "undo"];
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_cobro"));
    let output = command
        .args(args)
        .env("USER", "berta")
        .env("COBRO_DB", home.book())
        .env("COBRO_CONFIG", someone_else)
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(1));
    let err = String::from_utf8_lossy(&output.stderr);
    assert!(
        err.contains("ana") && err.contains("importación") && err.contains("--any"),
        "{err}"
    );
    home.run(&["undo", "--any"]).code(0);
}

#[test]
fn the_type_that_it_is_already_is_not_recorded_again() {
    let home = Home::with_sample();
    let first = home.json(&["type", "puig", "illiquid"]);
    assert_eq!(first["recorded"], true);
    let before = home.journal();
    let again = home.json(&["type", "puig", "illiquid"]);
    assert_eq!(again["recorded"], false);
    let run = home.run(&["type", "puig", "illiquid"]).code(0);
    assert!(run.out.contains("ya es sin liquidez"), "{run:?}");
    assert_eq!(home.journal(), before);
    home.run(&["type", "puig", "illiquid", "--reason", "lo dice su gestor"])
        .code(0);
    assert_ne!(home.journal(), before);
}

#[test]
fn a_wrong_amount_before_a_date_is_what_is_blamed() {
    let home = Home::with_sample();
    for (amount, told) in [
        ("0", "mayor que cero"),
        ("120%", "pendiente"),
        ("mucho", "importe"),
    ] {
        let run = home.run(&["promise", "puig", amount, "vie"]).code(2);
        assert!(run.err.contains(told), "{amount}: {run:?}");
        assert!(!run.err.contains("fecha"), "{amount}: {run:?}");
    }
}
