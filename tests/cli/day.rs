//! `contact`, `callback`, `snooze`, `tag`, `today`, and the type that is proposed.

use serde_json::{Value, json};

use crate::support::Home;

#[test]
fn a_contact_is_recorded_with_what_was_said_of_it() {
    let home = Home::with_sample();
    let made = home.json(&[
        "contact",
        "C001",
        "--channel",
        "llamada",
        "--outcome",
        "call_back",
        "--person",
        "Eva",
        "--minutes",
        "3:20",
        "--note",
        "Está reunida",
        "--call-back",
        "mañana 10:30",
        "--excuse",
        "no_money",
        "--at",
        "9:15",
    ]);
    assert_eq!(
        made["contact"],
        json!({
            "channel": "call", "direction": "out", "outcome": "call_back", "at": "2026-11-23T09:15:00",
            "person": "Eva", "address": null, "seconds": 200, "excuse": "no_money", "step": "find_out_why",
            "call_back_at": "2026-11-24T10:30:00", "note": "Está reunida", "exception": null,
        })
    );
    assert_eq!(made["band"], "waiting");
    assert_eq!(made["next_at"], "2026-11-24T10:30:00");
    assert_eq!(made["next_step"], "call_back");
    let at_the_hour = home.json_at("2026-11-24T10:30", &["queue"]);
    assert_eq!(at_the_hour[0]["code"], "C001");
    assert_eq!(at_the_hour[0]["band"], "call_back");
    home.run(&["undo"]).code(0);
    let back = home.json(&["queue"]);
    assert_ne!(back[0]["band"], "waiting");
}

#[test]
fn what_is_left_out_of_a_contact_is_the_usual() {
    let home = Home::with_sample();
    for (args, direction, outcome) in [
        (&["--channel", "email"][..], "out", "sent"),
        (&["--channel", "letter"], "out", "sent"),
        (&["--channel", "email", "--incoming"], "in", "other"),
        (&["--channel", "visit"], "out", "other"),
        (
            &["--channel", "call", "--outcome", "no contesta"],
            "out",
            "no_answer",
        ),
    ] {
        let all: Vec<&str> = ["contact", "C001"].iter().chain(args).copied().collect();
        let made = home.json(&all);
        assert_eq!(made["contact"]["direction"], direction, "{args:?}");
        assert_eq!(made["contact"]["outcome"], outcome, "{args:?}");
        home.run(&["undo"]).code(0);
    }
}

#[test]
fn a_contact_for_a_step_does_it() {
    let home = Home::with_sample();
    let step = home.json(&["show", "C002"])["next_step"].clone();
    let named = step.as_str().expect("a step").to_owned();
    let made = home.json(&[
        "contact",
        "C002",
        "--channel",
        "call",
        "--outcome",
        "other",
        "--step",
        &named,
    ]);
    assert_eq!(made["contact"]["step"], step);
    let none = home.json(&["contact", "C004", "--channel", "call", "--step", "none"]);
    assert_eq!(none["contact"]["step"], Value::Null);
    home.run(&["undo"]).code(0);
    let run = home.run(&["contact", "C004", "--channel", "call", "--step", "no_such"]);
    assert!(run.code(1).err.contains("no_such"));
}

#[test]
fn mistakes_in_contacts_and_hours_are_told_and_record_nothing() {
    let home = Home::with_sample();
    let before = home.journal();
    for (args, code, told) in [
        (&["contact", "C001"][..], 2, "--channel"),
        (&["contact", "C001", "--channel", "paloma"], 2, "paloma"),
        (
            &["contact", "C001", "--channel", "call", "--outcome", "x"],
            2,
            "promised",
        ),
        (
            &["contact", "C001", "--channel", "call", "--minutes", "mucho"],
            2,
            "mucho",
        ),
        (
            &["contact", "C001", "--channel", "call", "--minutes", "3:75"],
            2,
            "3:75",
        ),
        (
            &["contact", "C001", "--channel", "call", "--at", "mañana"],
            1,
            "24 de noviembre",
        ),
        (
            &[
                "contact",
                "C001",
                "--channel",
                "call",
                "--call-back",
                "ayer",
            ],
            2,
            "ayer",
        ),
        (&["callback", "C001"], 2, "CUÁNDO"),
        (&["callback", "C001", "hoy", "9"], 2, "9:00 ya ha pasado"),
        (
            &["callback", "C001", "mañana", "25:00"],
            2,
            "esa hora no existe",
        ),
        (&["callback", "C001", "cuando", "pueda"], 2, "no entiendo"),
        (&["snooze", "C001", "+3"], 2, "--reason"),
        (&["snooze", "C001", "+3", "--reason", " "], 1, "motivo"),
        (
            &["snooze", "C001", "hoy", "--reason", "x"],
            1,
            "ya ha pasado",
        ),
        (&["tag", "C001", "+"], 2, "«+»"),
        (&["tag", "C001", "--nope"], 2, "--nope"),
    ] {
        let run = home.run(args).code(code);
        assert!(run.err.contains(told), "{args:?}: {run:#?}");
    }
    assert_eq!(home.journal(), before);
}

#[test]
fn an_hour_is_agreed_and_called_off() {
    let home = Home::with_sample();
    let agreed = home.json(&[
        "callback", "C002", "lun", "9", "--person", "Ana", "--reason", "viaja",
    ]);
    assert_eq!(
        agreed["call_back"],
        json!({ "at": "2026-11-30T09:00:00", "person": "Ana", "reason": "viaja" })
    );
    assert_eq!(agreed["band"], "waiting");
    assert_eq!(
        home.json(&["show", "C002"])["call_back"],
        agreed["call_back"]
    );
    let off = home.json(&["callback", "C002", "none"]);
    assert_eq!(off["call_back"]["at"], Value::Null);
    assert_eq!(off["band"], "step_due");
    let run = home.run(&["callback", "C002", "+2", "9:00"]).code(0);
    assert!(run.out.contains("mié 25 nov 09:00"), "{run:?}");
}

#[test]
fn a_snooze_puts_out_of_the_way_until_its_day() {
    let home = Home::with_sample();
    let snoozed = home.json(&[
        "snooze",
        "C001",
        "fin",
        "de",
        "mes",
        "--reason",
        "vacaciones",
    ]);
    assert_eq!(
        snoozed["snooze"],
        json!({ "until": "2026-11-30", "reason": "vacaciones" })
    );
    assert_eq!(snoozed["band"], "waiting");
    let back = home.json_at("2026-11-30T10:00", &["show", "C001"]);
    assert_eq!(back["band"], "review");
}

#[test]
fn tags_are_put_on_shown_filtered_and_taken_off() {
    let home = Home::with_sample();
    let tagged = home.json(&["tag", "C001", "+Exportación", "vip"]);
    assert_eq!(tagged["tags"], json!(["Exportación", "vip"]));
    assert_eq!(tagged["recorded"], true);
    assert_eq!(
        home.json(&["tag", "C001", "+exportacion"])["recorded"],
        false
    );
    assert_eq!(
        home.json(&["queue", "--tag", "exportacion"])[0]["code"],
        "C001"
    );
    assert_eq!(
        home.json(&["show", "C001"])["tags"],
        json!(["Exportación", "vip"])
    );
    let shown = home.run(&["tag", "C001"]).code(0);
    assert!(shown.out.contains("#Exportación #vip"), "{shown:?}");
    let last = home.run(&["tag", "C001", "-vip", "--json"]).code(0).json();
    assert_eq!(last["tags"], json!(["Exportación"]));
    home.run(&["tag", "C001", "-EXPORTACION"]).code(0);
    let shown = home.run(&["tag", "C001"]).code(0);
    assert!(shown.out.contains("no tiene etiquetas"), "{shown:?}");
    assert_eq!(home.json(&["queue", "--tag", "exportacion"]), json!([]));
}

#[test]
fn today_counts_what_was_done_and_who_is_left() {
    let home = Home::with_sample();
    let early = home.json(&["today"]);
    assert_eq!((&early["done"], &early["calls"]), (&json!(0), &json!(0)));
    // What a first import says was paid is old news.
    assert_eq!(early["collected"], json!([]));
    home.run(&[
        "contact",
        "C001",
        "--channel",
        "call",
        "--outcome",
        "promised",
        "--minutes",
        "3",
    ])
    .code(0);
    home.run(&["promise", "C001", "500", "vie"]).code(0);
    home.run(&[
        "contact",
        "C002",
        "--channel",
        "call",
        "--outcome",
        "no_answer",
        "--minutes",
        "0:40",
    ])
    .code(0);
    home.run(&["contact", "C002", "--channel", "whatsapp"])
        .code(0);
    home.run(&["pay", "C004", "100", "ayer"]).code(0);
    let day = home.json(&["today"]);
    assert_eq!(day["contacts"], json!({ "call": 2, "whatsapp": 1 }));
    assert_eq!(
        day["outcomes"],
        json!({ "promised": 1, "no_answer": 1, "sent": 1 })
    );
    assert_eq!((&day["calls"], &day["minutes"]), (&json!(2), &json!(4)));
    let euro = |amount: &str| json!([{ "amount": amount, "currency": "EUR" }]);
    assert_eq!(
        day["promises"],
        json!({ "count": 1, "amounts": euro("500.00") })
    );
    assert_eq!(day["collected"], euro("100.00"));
    let codes = |rows: &Value| -> Vec<String> {
        let rows = rows.as_array().cloned().unwrap_or_default();
        rows.iter()
            .map(|row| row["code"].as_str().unwrap_or_default().to_owned())
            .collect()
    };
    assert_eq!(codes(&day["left"]), codes(&home.json(&["queue"])));
    assert_eq!(day["to_do"], codes(&day["left"]).len());
    // Undo takes it off the count, and tomorrow begins anew.
    home.run(&["undo"]).code(0);
    assert_eq!(home.json(&["today"])["collected"], json!([]));
    let tomorrow = home.json_at("2026-11-24T09:00", &["today"]);
    assert_eq!(tomorrow["calls"], 0);
    let text = home.run(&["today"]).code(0).out;
    for part in [
        "lunes 23 de noviembre",
        "2 llamadas",
        "Promesas hechas: 1, por 500,00 €",
        "Ferretería Núñez",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[test]
fn courtesy_notes_whose_day_has_come_are_named() {
    let home = Home::with_sample();
    let courtesy = |now: &str| {
        let day = home.json_at(now, &["today"]);
        let rows = day["courtesy"].as_array().cloned().unwrap_or_default();
        rows.iter()
            .map(|row| row["code"].as_str().unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
    };
    // The invoice of C003 is due on 15 December.
    assert_eq!(courtesy("2026-11-23T10:00"), [""; 0]);
    assert_eq!(courtesy("2026-12-12T10:00"), ["C003"]);
    home.run_at(
        "2026-12-12T10:00",
        &["contact", "C003", "--channel", "email"],
    )
    .code(0);
    assert_eq!(courtesy("2026-12-12T10:05"), [""; 0]);
}

#[test]
fn a_type_is_proposed_with_its_evidence() {
    let home = Home::with_sample();
    assert_eq!(home.json(&["show", "C001"])["type_proposal"], Value::Null);
    assert_eq!(
        home.json(&["show", "C001"])["type_question"],
        "¿Ha habido algún problema con la factura?"
    );
    for day in ["2026-11-02", "2026-11-09", "2026-11-16"] {
        let at = format!("{day}T10:00");
        let said = [
            "contact",
            "C001",
            "--channel",
            "call",
            "--outcome",
            "cannot_pay",
        ];
        let args: Vec<&str> = said.into_iter().chain(["--at", &at]).collect();
        home.run(&args).code(0);
    }
    let shown = home.json(&["show", "C001"]);
    assert_eq!(
        shown["type_proposal"],
        json!({ "type": "illiquid", "evidence": [{
            "evidence": "no_money", "count": 3, "text": "dijo 3 veces que no tiene dinero",
        }] })
    );
    assert_eq!(shown["type_question"], Value::Null);
    assert_eq!(shown["type"], "unclassified", "it is only proposed");
    let text = home.run(&["show", "C001"]).code(0).out;
    assert!(
        text.contains("→ Parece sin liquidez: dijo 3 veces"),
        "{text}"
    );
    home.run(&["type", "C001", "sin", "liquidez"]).code(0);
    assert_eq!(home.json(&["show", "C001"])["type_proposal"], Value::Null);
    // The invoice that came as contested.
    assert_eq!(
        home.json(&["show", "C005"])["type_proposal"]["type"],
        "disputing"
    );
}

#[test]
fn the_question_is_not_asked_where_the_law_bars_it() {
    let home = Home::with_sample();
    let question = || home.json(&["show", "C001"])["type_question"].clone();
    assert_ne!(question(), Value::Null);
    home.file("config.toml", "[limits]\nprofile = \"co\"\n");
    home.run(&["terms", "C001", "--kind", "consumer"]).code(0);
    assert_eq!(question(), Value::Null, "Ley 2300 de 2023");
    home.run(&["terms", "C001", "--kind", "business"]).code(0);
    assert_ne!(question(), Value::Null);
}
