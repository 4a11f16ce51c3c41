//! `protocol`, `people`, `profile`, `service` and `hand-over`, and what `show` and `queue` tell of them.

use serde_json::{Value, json};

use crate::support::Home;

fn next(home: &Home, code: &str) -> (Value, Value) {
    let shown = home.json(&["show", code]);
    (shown["next_step"].clone(), shown["next_on"].clone())
}

fn found(home: &Home, text: &str) -> Vec<String> {
    let found = home.json(&["queue", "--all", "--search", text]);
    let rows = found.as_array().cloned().unwrap_or_default();
    let codes = rows.iter().filter_map(|row| row["code"].as_str());
    codes.map(str::to_owned).collect()
}

#[test]
fn the_protocols_are_listed_with_their_steps() {
    let home = Home::new();
    let listed = home.json(&["protocol", "list"]);
    let types: Vec<&str> = listed
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|it| it["type"].as_str())
        .collect();
    assert_eq!(
        types,
        ["forgetful", "illiquid", "disputing", "unclassified"]
    );
    let one = home.json(&["protocol", "list", "olvidadizo"]);
    let first = &one[0]["steps"][0];
    assert_eq!(first["step"], "courtesy_note");
    assert_eq!(first["from_day"], -3);
    assert_eq!(one[0]["file"], Value::Null);
    let told = home.run(&["protocol", "list", "olvidadizo"]).code(0).out;
    assert!(told.contains("recordar con amabilidad"), "{told}");
    home.run(&["protocol", "list", "nobody"]).code(2);
}

#[test]
fn a_protocol_of_ones_own_is_checked_with_file_line_and_reason() {
    let home = Home::new();
    assert_eq!(home.json(&["protocol", "check"])["sound"], true);
    std::fs::create_dir_all(home.path("protocols")).expect("a folder");
    let sound = "[[steps]]\nid = \"only\"\ntitle = { es = \"mirar\" }\nfrom_day = 1\n\
                 tone = \"neutral\"\nrepeat_days = 7\n";
    let file = home.file("protocols/forgetful.toml", sound);
    let checked = home.json(&["protocol", "check"]);
    assert_eq!(checked["files"], json!([file]));
    assert_eq!(
        home.json(&["protocol", "list", "forgetful"])[0]["file"],
        json!(file)
    );

    home.file("protocols/forgetful.toml", sound.replace("= 7", "= 0"));
    home.file("protocols/forgetfull.toml", sound);
    let run = home.run(&["protocol", "check", "--json"]).code(1);
    let checked = run.json();
    assert_eq!(checked["sound"], false);
    assert_eq!(checked["problems"][0]["file"], json!(file));
    assert_eq!(checked["problems"][0]["line"], 1);
    let reason = checked["problems"][0]["reason"].as_str().expect("words");
    assert!(reason.contains("only.repeat_days = 0"), "{reason}");
    assert_eq!(checked["problems"].as_array().map(Vec::len), Some(2));
    let told = home.run(&["protocol", "check"]).code(1).out;
    assert!(
        told.contains("forgetful.toml:1: only.repeat_days"),
        "{told}"
    );
}

#[test]
fn a_step_is_left_out_moved_chosen_and_done_with_a_reason() {
    let home = Home::with_sample();
    assert_eq!(
        next(&home, "C002"),
        (json!("find_out_why"), json!("2026-11-12"))
    );
    let shown = home.json(&["protocol", "show", "C002"]);
    assert_eq!(
        shown["protocol"],
        json!({
            "step": "find_out_why", "number": 2, "of": 12, "on": "2026-11-12", "why": "vencido hace 12 días",
            "after": { "step": "friendly_reminder", "on": "2026-11-26" },
        })
    );
    assert_eq!(shown["due_on"], "2026-11-11");
    assert_eq!(shown["steps"][0]["state"], "passed_over");
    assert_eq!(shown["steps"][1]["state"], "next");

    home.run(&["protocol", "skip", "C002"]).code(1);
    let skipped = home.json(&["protocol", "skip", "C002", "--reason", "ya hablamos"]);
    assert_eq!(skipped["next_step"], "friendly_reminder");
    assert_eq!(skipped["next_on"], "2026-11-25");
    let moved = home.json(&["protocol", "move", "C002", "+9", "--reason", "vacaciones"]);
    assert_eq!(moved["next_on"], "2026-12-02");
    let chosen = home.json(&[
        "protocol",
        "choose",
        "C002",
        "last_notice",
        "--reason",
        "cierra",
    ]);
    assert_eq!(chosen["next_step"], "last_notice");
    assert_eq!(chosen["next_on"], "2026-11-23");
    let done = home.json(&["protocol", "done", "C002"]);
    assert_eq!(done["next_step"], "hand_to_agency", "a leap");
    let suspended = home.json(&["protocol", "done", "C002", "suspension"]);
    assert_eq!(suspended["service"], "suspended");
    assert_eq!(home.json(&["show", "C002"])["service"], "suspended");
    home.run(&["undo"]).code(0);
    assert_eq!(home.json(&["show", "C002"])["service"], "active");
    let refused = home.run(&[
        "protocol", "choose", "C002", "no_such", "--reason", "x", "--json",
    ]);
    assert_eq!(refused.code(1).json()["error"]["kind"], "no_such_step");
    home.run(&["check"]).code(0);
}

#[test]
fn a_protocol_waits_while_a_promise_comes_first() {
    let home = Home::with_sample();
    home.run(&["promise", "C002", "1250", "+7"]).code(0);
    let protocol = &home.json(&["show", "C002"])["protocol"];
    assert_eq!(protocol["step"], Value::Null);
    assert_eq!(protocol["number"], Value::Null);
    assert_eq!(protocol["of"], 12);
    assert_eq!(protocol["after"]["step"], "find_out_why");
}

#[test]
fn people_are_added_changed_found_and_gone() {
    let home = Home::with_sample();
    let added = home.json(&[
        "people",
        "C002",
        "add",
        "--name",
        "Begoña Ruiz",
        "--role",
        "contabilidad",
        "--phone",
        "91 123 45 67",
        "--phone",
        "centralita",
        "--email",
        "bego@puig.example",
        "--whatsapp",
        "+52 55 1234 5678",
        "--language",
        "ca",
        "--hours",
        "9 a 11.30",
    ]);
    let person = &added["people"][0];
    assert_eq!(
        person["phones"],
        json!([
            { "number": "+34911234567", "shown": "911 23 45 67", "read": true },
            { "number": "centralita", "shown": "centralita", "read": false },
        ])
    );
    assert_eq!(person["whatsapp"]["shown"], "+52 55 1234 5678");
    assert_eq!(
        person["best_hours"],
        json!({ "from": "09:00", "to": "11:30" })
    );
    assert_eq!(added["unread"], json!(["centralita"]));
    for text in [
        "begona",
        "911234567",
        "91 123 45 67",
        "+34 911 234 567",
        "0034911234567",
        "+52 5512345678",
        "bego@puig",
    ] {
        assert_eq!(found(&home, text), ["C002"], "{text}");
    }
    assert_eq!(found(&home, "600999888"), Vec::<String>::new());

    let number = person["number"].to_string();
    let changed = home.json(&[
        "people",
        "C002",
        "change",
        &number,
        "--role",
        "",
        "--do-not-contact",
        "de baja",
        "--closed",
        "llamada",
    ]);
    let person = &changed["people"][0];
    assert_eq!(person["name"], "Begoña Ruiz");
    assert_eq!(person["role"], Value::Null);
    assert_eq!(
        person["do_not_contact"],
        json!({ "reason": "de baja", "channels": ["call"] })
    );
    let told = home.run(&["people", "C002"]).code(0).out;
    assert!(
        told.contains("911 23 45 67") && told.contains("de baja"),
        "{told}"
    );

    home.run(&["people", "C002", "gone", &number]).code(0);
    assert_eq!(home.json(&["people", "C002"])["people"], json!([]));
    let gone = home
        .run(&["people", "C002", "gone", &number, "--json"])
        .code(1);
    assert_eq!(gone.json()["error"]["kind"], "no_such_entry");
    home.run(&["people", "C002", "add"]).code(1);
    home.run(&["people", "C002", "add", "--name", "X", "--hours", "mañanas"])
        .code(2);
    home.run(&["check"]).code(0);
}

#[test]
fn a_number_of_a_client_abroad_is_one_of_their_country() {
    let home = Home::with_sample();
    home.run(&["profile", "C002", "--country", "mx"]).code(0);
    let added = home.json(&["people", "C002", "add", "--phone", "55 1234 5678"]);
    let phone = &added["people"][0]["phones"][0];
    assert_eq!(phone["number"], "+525512345678");
    assert_eq!(phone["shown"], "+52 55 1234 5678");
}

#[test]
fn a_profile_is_stated_in_one_batch_and_taken_back_by_one_undo() {
    let home = Home::with_sample();
    let stated = home.json(&[
        "profile",
        "C002",
        "--relationship",
        "amigo",
        "--kind",
        "consumidor",
        "--sector",
        "vinos",
        "--capacity",
        "va justo",
        "--sign",
        "desorganizado",
        "--sign",
        "ambiguous_answers",
        "--channel",
        "whatsapp",
    ]);
    let expected = json!({
        "relationship": "friend", "client_kind": "consumer", "client_kind_from": "stated",
        "country": null, "sector": "vinos", "needs": null, "capacity": "tight",
        "warning_signs": ["disorganised", "ambiguous_answers"], "allowed_channels": ["whatsapp"],
    });
    assert_eq!(stated["profile"], expected);
    assert_eq!(stated["entries"].as_array().map(Vec::len), Some(2));
    assert_eq!(home.json(&["show", "C002"])["profile"], expected);
    let cleared = home.json(&["profile", "C002", "--sign", "", "--capacity", ""]);
    assert_eq!(cleared["profile"]["warning_signs"], json!([]));
    assert_eq!(cleared["profile"]["capacity"], Value::Null);
    home.run(&["profile", "C002", "--relationship", "amigo"])
        .code(1);
    home.run(&["undo"]).code(0);
    home.run(&["undo"]).code(0);
    let before = home.json(&["profile", "C002"]);
    assert_eq!(before["relationship"], "ordinary");
    assert_eq!(before["client_kind"], Value::Null);
    home.run(&["profile", "C002", "--country", "España"])
        .code(2);
    home.run(&["profile", "C002", "--sign", "feo"]).code(2);
}

#[test]
fn service_and_hand_over_take_a_reason_and_show_in_the_queue() {
    let home = Home::with_sample();
    home.run(&["service", "C002", "suspended"]).code(1);
    let suspended = home.json(&["service", "C002", "suspendido", "--reason", "no paga"]);
    assert_eq!(suspended["service"], "suspended");
    let handed = home.json(&[
        "hand-over",
        "C002",
        "agency",
        "--name",
        "Cobros SL",
        "--reason",
        "x",
    ]);
    assert_eq!(handed["collected_by"], "agency");
    assert_eq!(handed["next_step"], "follow_hand_over");
    assert_eq!(handed["next_on"], "2026-12-23");
    let queue = home.json(&["queue", "--all", "--search", "puig"]);
    assert_eq!(queue[0]["service"], "suspended");
    assert_eq!(queue[0]["collected_by"], "agency");
    let told = home.run(&["protocol", "show", "C002"]).code(0).out;
    assert!(
        told.contains("servicio suspendido · lo cobra una agencia"),
        "{told}"
    );
    let back = home.json(&["hand-over", "C002", "house"]);
    assert_eq!(back["collected_by"], Value::Null);
    home.run(&["service", "C002", "resumed"]).code(0);
    home.run(&["service", "C002", "closed"]).code(2);
    home.run(&["check"]).code(0);
}

#[test]
fn an_agreed_call_back_is_shown_while_it_stands() {
    let home = Home::with_sample();
    assert_eq!(home.json(&["show", "C002"])["call_back"], Value::Null);
    home.run(&["callback", "C002", "mañana", "10:30"]).code(0);
    assert_eq!(
        home.json(&["show", "C002"])["call_back"]["at"],
        "2026-11-24T10:30:00"
    );
}
