//! What a first walk through the call desk stumbled over: printed rules, hand-overs, people to be left alone, tags, titles,
//! hours out of hours, and options that make no sense.

use serde_json::{Value, json};

use crate::support::Home;

#[test]
fn printing_rules_into_the_user_s_own_file_gives_the_built_in_ones() {
    let home = Home::with_sample();
    let built_in = home.run(&["limits", "--print", "es"]).code(0).out;
    std::fs::create_dir(home.path("policies")).expect("a folder");
    // A shell empties the file before the program writes.
    home.file("policies/es.toml", "");
    let printed = home.run(&["limits", "--print", "es"]).code(0);
    assert_eq!(printed.out, built_in);
    for empty in ["", "# nothing yet\n", "rules = []\n"] {
        home.file("policies/es.toml", empty);
        let told = home.run_at("2026-11-22T10:00", &["limits", "C002"]).code(0);
        assert!(told.err.contains("es.toml: rules = []"), "{told:?}");
        assert!(told.out.contains("fuera de horario"), "{told:?}");
    }
    std::fs::remove_file(home.path("policies/es.toml")).expect("removed");
    std::fs::create_dir(home.path("holidays")).expect("a folder");
    home.file("holidays/es.toml", "");
    let told = home.run_at("2026-12-08T10:00", &["limits", "C002"]).code(0);
    assert!(told.err.contains("es.toml: holidays = []"), "{told:?}");
    assert!(told.out.contains("festivo"), "{told:?}");
}

#[test]
fn who_was_handed_over_is_asked_about_and_not_handed_over_again() {
    let home = Home::with_sample();
    home.run(&["type", "C001", "forgetful"]).code(0);
    for (to, done) in [
        ("agency", vec!["hand_to_agency"]),
        ("lawyer", vec!["hand_to_agency", "hand_to_lawyer"]),
    ] {
        let order = ["hand-over", "C001", to, "--reason", "no paga"];
        home.run(&order).code(0);
        let shown = home.json(&["show", "C001"]);
        assert_eq!(shown["next_step"], "follow_hand_over", "{to}");
        let steps = home.json(&["protocol", "show", "C001"])["steps"].clone();
        let steps = steps.as_array().cloned().unwrap_or_default();
        let handed = steps.iter().filter(|it| it["state"] == "done");
        let handed: Vec<&str> = handed.filter_map(|it| it["step"].as_str()).collect();
        assert_eq!(handed, done, "{to}");
    }
    // Months later it is still the lawyer who is asked.
    let later = home.json_at("2027-09-01T10:00", &["show", "C001"]);
    assert_eq!(later["next_step"], "follow_hand_over");
    assert_eq!(later["band"], "step_due");
}

#[test]
fn who_asked_to_be_left_alone_is_left_alone_by_every_channel_that_they_named() {
    let home = Home::with_sample();
    let ana = [
        "people",
        "C002",
        "add",
        "--name",
        "Ana",
        "--phone",
        "+34 600 123 123",
        "--email",
        "ana@puig.es",
        "--do-not-contact",
        "lo lleva su gestor",
        "--closed",
        "call",
        "--closed",
        "whatsapp",
    ];
    home.run(&ana).code(0);
    let call = home.json(&["limits", "C002"]);
    assert_eq!(call["broken"][0]["rule"], "do_not_contact");
    assert_eq!(call["until"], Value::Null);
    assert_eq!(
        home.json(&["limits", "C002", "--channel", "email"])["allowed"],
        true
    );

    let refused = home
        .run(&["contact", "C002", "--channel", "whatsapp"])
        .code(1);
    assert!(
        refused
            .err
            .contains("no contactar a Ana: lo lleva su gestor"),
        "{refused:?}"
    );
    home.run(&["contact", "C002", "--channel", "email"]).code(0);
    let reason = [
        "contact",
        "C002",
        "--channel",
        "whatsapp",
        "--reason",
        "lo pidió ella",
    ];
    home.run(&reason).code(0);
    home.run(&["contact", "C002", "--channel", "call", "--incoming"])
        .code(0);

    // Somebody else may be called.
    home.run(&[
        "people",
        "C002",
        "add",
        "--name",
        "Luis",
        "--phone",
        "+34 600 321 321",
    ])
    .code(0);
    assert_eq!(
        home.json_at("2026-12-09T10:00", &["limits", "C002"])["broken"],
        json!([])
    );
}

#[test]
fn several_tags_are_told_apart_by_commas() {
    let home = Home::with_sample();
    let tagged = home.json(&["tag", "C001", "vip, norte", "+sur;#este"]);
    assert_eq!(tagged["tags"], json!(["este", "norte", "sur", "vip"]));
    let left = home.json(&["tag", "C001", "-norte,sur"]);
    assert_eq!(left["tags"], json!(["este", "vip"]));
    home.run(&["tag", "C001", ","]).code(2);
}

#[test]
fn steps_are_called_as_the_protocol_of_the_type_calls_them() {
    let home = Home::with_sample();
    std::fs::create_dir(home.path("protocols")).expect("a folder");
    home.file(
        "protocols/illiquid.toml",
        "[[steps]]\nid = \"call\"\ntitle = { es = \"llamar y ofrecer plazos\" }\nfrom_day = 1\nchannel = \"call\"\n\
         tone = \"neutral\"\nrepeat_days = 7\n",
    );
    home.run(&["type", "C001", "illiquid"]).code(0);
    let shown = home.run(&["show", "C001"]).code(0).out;
    assert!(shown.contains("llamar y ofrecer plazos"), "{shown}");
    let english = ["--lang", "en", "--now", "2026-11-23T10:00", "show", "C001"];
    let shown = home.run_bare(&english, "").code(0).out;
    assert!(
        shown.contains("llamar y ofrecer plazos"),
        "a title in another language is better than none: {shown}"
    );
}

#[test]
fn an_agreed_hour_out_of_hours_is_pointed_out_and_kept() {
    let home = Home::with_sample();
    let sunday = home.run(&["callback", "C001", "2026-11-29 11:00"]).code(0);
    assert!(
        sunday
            .err
            .contains("A esa hora no conviene llamar: fuera de horario"),
        "{sunday:?}"
    );
    let holiday = [
        "contact",
        "C001",
        "--channel",
        "call",
        "--outcome",
        "call_back",
        "--call-back",
        "2026-12-08 10:30",
    ];
    let holiday = home.run_at("2026-11-23T10:05", &holiday).code(0);
    assert!(holiday.err.contains("festivo"), "{holiday:?}");
    assert_eq!(
        home.json_at("2026-11-23T10:06", &["show", "C001"])["call_back"]["at"],
        "2026-12-08T10:30:00"
    );
    let monday = home.run(&["callback", "C001", "2026-11-30 11:00"]).code(0);
    assert_eq!(monday.err, "");
    let past = home.run(&["callback", "C001", "ayer 10:00"]).code(2);
    assert!(past.err.contains("ya ha pasado"), "{past:?}");
}

#[test]
fn options_that_make_no_sense_are_refused_with_what_does() {
    let home = Home::with_sample();
    let before = home.journal();
    let contact = |more: &[&str]| {
        let all: Vec<&str> = ["contact", "C001", "--channel"]
            .iter()
            .chain(more)
            .copied()
            .collect();
        home.run(&all).code(2).err
    };
    for (more, known) in [
        (&["call", "--excuse", "nope"][..], "boss_away"),
        (&["email", "--outcome", "voicemail"], "sent"),
        (&["call", "--outcome", "sent"], "no_answer"),
        (&["letter", "--minutes", "3"], "call, whatsapp, visit"),
    ] {
        let told = contact(more);
        assert!(told.contains(known), "{more:?}: {told}");
    }
    for stated in [
        ["--email", "ana@casa"],
        ["--email", "ana"],
        ["--language", "klingon"],
    ] {
        let all = [&["people", "C001", "add", "--name", "Ana"], &stated[..]].concat();
        home.run(&all).code(2);
    }
    assert_eq!(home.journal(), before);
    home.run(&[
        "people",
        "C001",
        "add",
        "--name",
        "Ana",
        "--language",
        "español",
    ])
    .code(0);
    assert_eq!(
        home.json(&["people", "C001"])["people"][0]["language"],
        "es"
    );
}

#[test]
fn contacts_are_told_field_by_field_and_reasons_in_full() {
    let home = Home::with_sample();
    let call = [
        "contact",
        "C001",
        "--channel",
        "call",
        "--outcome",
        "cannot_pay",
        "--minutes",
        "3:20",
        "--person",
        "Ana",
    ];
    home.run(&call).code(0);
    let shown = home.json(&["show", "C001"]);
    let contact = &shown["contacts"][0];
    for (field, value) in [
        ("channel", json!("call")),
        ("direction", json!("out")),
        ("outcome", json!("cannot_pay")),
        ("seconds", json!(200)),
        ("person", json!("Ana")),
        ("address", Value::Null),
        ("excuse", Value::Null),
    ] {
        assert_eq!(contact[field], value, "{field}");
    }
    home.run(&["promise", "C002", "100", "2026-11-24"]).code(0);
    let listed = home.run_at("2026-12-03T10:00", &["queue"]).code(0).out;
    assert!(!listed.contains('…'), "nothing is cut in a pipe: {listed}");
}

#[test]
fn what_was_given_up_is_not_called_paid() {
    let home = Home::with_sample();
    home.run(&["writeoff", "C004", "F-4", "--reason", "cerró"])
        .code(0);
    let shown = home.json(&["show", "C004"]);
    assert_eq!(shown["band"], "settled");
    assert_eq!(shown["reasons"][0]["rule"], "written_off");
    let told = home.run(&["show", "C004"]).code(0).out;
    assert!(told.contains("dado por perdido 300,00 €"), "{told}");
    assert!(
        told.contains("1 factura dada por perdida") && !told.contains("saldada"),
        "{told}"
    );
}

#[test]
fn the_country_of_the_rules_is_told_with_what_speaks_for_it() {
    let home = Home::with_sample();
    home.run(&[
        "people",
        "C001",
        "add",
        "--name",
        "Ana",
        "--phone",
        "+52 55 1234 5678",
    ])
    .code(0);
    let told = home.run(&["limits", "C001"]).code(0).out;
    assert!(
        told.contains("Reglas: México (mx), por su teléfono"),
        "{told}"
    );
    assert!(told.contains("Cuenta la hora de este equipo"), "{told}");
    let limits = home.json(&["limits", "C001"]);
    assert_eq!(limits["country_from"], "signs");
    assert_eq!(limits["country_signs"], json!(["phone"]));
    home.run(&["profile", "C001", "--country", "ES"]).code(0);
    let stated = home.json(&["limits", "C001"]);
    assert_eq!(
        (&stated["country"], &stated["country_from"]),
        (&json!("es"), &json!("stated"))
    );
}
