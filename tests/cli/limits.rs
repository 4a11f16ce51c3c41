//! `cobro limits`: whether a client may be contacted now.

use serde_json::json;

use crate::support::{Home, SAMPLE, text};

fn in_colombia() -> Home {
    let home = Home::new();
    home.file("config.toml", "currency = \"COP\"\n");
    let file = home.file("sample.csv", SAMPLE);
    home.run(&["import", text(&file)]).code(0);
    home
}

#[test]
fn a_contact_is_allowed_or_the_rule_is_told_with_its_end_and_source() {
    let home = in_colombia();
    let monday = home.json(&["limits", "C002"]);
    assert_eq!(monday["allowed"], true);
    assert_eq!(monday["country"], "co");
    assert_eq!(monday["client_kind"], json!(null));
    assert_eq!(monday["broken"], json!([]));
    assert_eq!(monday["until"], json!(null));
    assert_eq!(monday["channels_unknown"], true);

    let saturday = home.json_at("2026-11-28T15:00", &["limits", "C002"]);
    assert_eq!(saturday["allowed"], false);
    assert_eq!(saturday["until"], "2026-11-30T07:00:00");
    assert_eq!(
        saturday["broken"],
        json!([{
            "rule": "hours",
            "until": "2026-11-30T07:00:00",
            "source": { "kind": "law", "text": "Ley 2300 de 2023, art. 3" },
            "message": "fuera de horario (lun–vie 07:00–19:00, sáb 08:00–15:00)",
        }])
    );
    let visit = home.json(&["limits", "C002", "--channel", "visita"]);
    assert_eq!(visit["broken"][0]["rule"], "never");
    assert_eq!(visit["until"], json!(null));

    home.run(&["terms", "C002", "--kind", "business"]).code(0);
    let business = home.json(&["limits", "C002", "--channel", "visit"]);
    assert_eq!(business["allowed"], true);
    assert_eq!(business["client_kind"], "business");
}

#[test]
fn people_read_it_in_words() {
    let home = in_colombia();
    let told = home
        .run_at("2026-11-22T10:00", &["limits", "C002"])
        .code(0)
        .out;
    for words in [
        "Reglas: Colombia (co), como consumidor",
        "fuera de horario (lun–vie 07:00–19:00, sáb 08:00–15:00) · hasta lun 23 nov 07:00 · Ley 2300 de 2023, art. 3",
        "Se podrá desde lun 23 nov 07:00.",
        "no es asesoramiento jurídico",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    let old = home.run_at(
        "2026-12-09T10:00",
        &["limits", "C002", "--channel", "email"],
    );
    assert!(old.out.contains("¿habrá pagado desde entonces?"), "{old:?}");
    let old = home.json_at("2026-12-09T10:00", &["limits", "C002"]);
    assert_eq!(old["stale_import"], "2026-11-23T10:00:00");
}

#[test]
fn mistakes_are_told() {
    let home = in_colombia();
    home.run(&["limits"]).code(2);
    home.run(&["limits", "C002", "--channel", "paloma"]).code(2);
    let nobody = home.run(&["limits", "C002", "--person", "Rosa"]).code(2);
    assert!(nobody.err.contains("Rosa"), "{nobody:?}");
    home.run(&["limits", "Nadie"]).code(1);
    home.run(&["limits", "--print", "fr"]).code(2);
    home.run(&["limits", "--print", "../config"]).code(2);
}

#[test]
fn a_file_of_one_s_own_takes_the_place_of_the_rules_and_mistakes_in_it_are_told() {
    let home = in_colombia();
    let printed = home.run(&["limits", "--print", "co"]).code(0).out;
    assert!(printed.contains("no legal advice"), "{printed}");
    std::fs::create_dir(home.path("policies")).expect("a folder");
    home.file(
        "policies/co.toml",
        printed.replace("7:00-19:00", "7:00-9:00"),
    );
    let own = home.json(&["limits", "C002"]);
    assert_eq!(own["until"], "2026-11-24T07:00:00");
    home.file(
        "policies/co.toml",
        "[[rules]]\nsource = \"caution\"\nrest_days = 0\n",
    );
    let broken = home.run(&["limits", "C002"]).code(0);
    assert!(
        broken.err.contains("co.toml:3: rest_days = 0"),
        "{broken:?}"
    );
    assert!(
        broken.out.contains("Nada impide"),
        "the rules that come along hold: {broken:?}"
    );
    home.file("policies/colombia.toml", "");
    let misnamed = home.run(&["limits", "C002"]);
    assert!(misnamed.err.contains("colombia"), "{misnamed:?}");
}

#[test]
fn the_policy_says_whose_rules_hold() {
    let home = in_colombia();
    home.file(
        "config.toml",
        "currency = \"COP\"\n[limits]\nholidays = [\"11-23 Fiesta\", \"fiesta\"]\n",
    );
    let told = home.run(&["config", "policy"]).code(0);
    assert!(
        told.out.contains("Reglas de la casa: Colombia (co)"),
        "{told:?}"
    );
    assert!(
        told.err.contains("config.toml:3: limits.holidays"),
        "{told:?}"
    );
    home.file(
        "config.toml",
        "currency = \"COP\"\n[limits]\nholidays = [\"11-23 Fiesta\"]\n",
    );
    let policy = home.json(&["config", "policy"]);
    assert_eq!(policy["limits"]["profile"], "auto");
    assert_eq!(policy["limits"]["country"], "co");
    let closed = home.json(&["limits", "C002"]);
    assert_eq!(closed["broken"][0]["rule"], "holiday");
    assert_eq!(closed["broken"][0]["message"], "festivo: Fiesta");
    assert_eq!(closed["until"], "2026-11-24T07:00:00");
}
