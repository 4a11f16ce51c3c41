//! `tone`: what in a text offends. Exit code 3 when something serious does.

use serde_json::json;

use crate::support::{Home, Run, text};

const UNKIND: &str = "Hola, Ana:\n\nEs usted una morosa.\n¡Pague ya!\n";

/// One rule for a language, as users write it.
const OWN: &str = "[[rules]]\nid = \"late\"\ncategory = \"cold\"\nseverity = \"serious\"\n\
    patterns = [\"con retraso\"]\nwhy = \"Suena frío.\"\nkinder = \"Aún no ha llegado.\"\n";

fn tone(home: &Home, language: &str, args: &[&str], input: &str) -> Run {
    let all: Vec<&str> = ["--lang", language, "tone"]
        .iter()
        .chain(args)
        .copied()
        .collect();
    home.run_bare(&all, input)
}

#[test]
fn a_serious_finding_is_shown_with_its_place_and_ends_with_code_3() {
    let home = Home::new();
    let file = home.file("carta.txt", UNKIND);
    let run = tone(&home, "es", &[text(&file)], "").code(3);
    assert!(
        run.out.contains("3:14  «morosa» (insulto, grave)"),
        "{}",
        run.out
    );
    assert!(run.out.contains("    Mejor: La factura"), "{}", run.out);
    assert!(run.out.contains("una es grave"), "{}", run.out);
    assert_eq!(run.err, "");
    assert_eq!(tone(&home, "es", &["-"], UNKIND).code(3).out, run.out);
}

#[test]
fn a_mild_finding_is_shown_and_ends_well() {
    let home = Home::new();
    let run = tone(&home, "es", &["-"], "Tiene que pagar la factura 12.").code(0);
    assert!(run.out.contains("«Tiene que pagar» (orden)"), "{}", run.out);
    assert!(run.out.contains("ninguna es grave"), "{}", run.out);
    let kind = tone(&home, "es", &["-"], "¿Qué día le viene bien pagar?").code(0);
    assert_eq!(kind.out, "Nada que objetar al tono de este texto.\n");
    assert_eq!(tone(&home, "es", &["-"], "").code(0).out, kind.out);
}

#[test]
fn json_tells_every_finding_with_line_column_and_rule() {
    let home = Home::new();
    let run = tone(&home, "es", &["-", "--json"], UNKIND).code(3);
    let told = run.json();
    assert_eq!(told["language"], "es");
    assert_eq!(told["serious"], 1);
    let findings = told["findings"].as_array().expect("a list");
    let places: Vec<_> = findings
        .iter()
        .map(|it| json!([it["line"], it["column"], it["rule"], it["severity"]]))
        .collect();
    assert_eq!(places[0], json!([3, 14, "moroso", "serious"]));
    assert!(places.contains(&json!([4, 2, "pague_ya", "mild"])));
    let first = &findings[0];
    assert_eq!(first["category"], "insulting");
    assert_eq!(first["phrase"], "morosa");
    for field in ["why", "kinder"] {
        assert!(first[field].as_str().is_some_and(|it| it.len() > 10));
    }
}

#[test]
fn each_language_has_rules_of_its_own() {
    let home = Home::new();
    let run = tone(
        &home,
        "en",
        &["-", "--json"],
        "You deadbeat, es usted morosa.",
    )
    .code(3);
    let told = run.json();
    assert_eq!(told["language"], "en");
    assert_eq!(told["findings"][0]["rule"], "deadbeat");
    assert_eq!(told["findings"].as_array().map(Vec::len), Some(1));
    let american = tone(&home, "es-MX", &["-"], UNKIND);
    assert_eq!(american.code, 3);
}

#[test]
fn the_rules_are_listed_with_why_and_kinder() {
    let home = Home::new();
    for (language, least) in [("es", 191), ("en", 2)] {
        let told = tone(&home, language, &["--list", "--json"], "").code(0);
        let told = told.json();
        let rules = told["rules"].as_array().expect("a list");
        assert!(rules.len() >= least, "{language}: {}", rules.len());
        let fields = ["rule", "category", "severity", "why", "kinder"];
        for rule in rules {
            assert!(
                fields
                    .iter()
                    .all(|it| rule[it].as_str().is_some_and(|it| !it.is_empty())),
                "{rule}"
            );
        }
        let listed = tone(&home, language, &["--list"], "").code(0).out;
        assert!(
            listed.contains(rules[0]["why"].as_str().expect("a text")),
            "{listed}"
        );
    }
}

#[test]
fn what_is_no_text_is_told_and_not_checked() {
    let home = Home::new();
    let missing = tone(&home, "es", &["no-hay.txt"], "").code(1);
    assert!(missing.err.contains("no-hay.txt"), "{}", missing.err);
    assert_eq!(missing.out, "");
    let folder = home.path("carpeta");
    std::fs::create_dir(&folder).expect("made");
    tone(&home, "es", &[text(&folder)], "").code(1);
    for (name, content) in [
        ("foto.png", b"\x89PNG\r\n\x1a\n\xff\xfe".to_vec()),
        ("nulos.bin", b"moroso\0\0\0".to_vec()),
    ] {
        let file = home.file(name, content);
        let run = tone(&home, "es", &[text(&file)], "").code(1);
        assert!(
            run.err.contains(name) && run.err.contains("UTF-8"),
            "{}",
            run.err
        );
        let json = tone(&home, "en", &[text(&file), "--json"], "").code(1);
        assert!(
            json.out.contains("unreadable") || json.err.contains("unreadable"),
            "{json:?}"
        );
    }
    let long = home.file("largo.txt", "á ".repeat(3 << 20));
    let run = tone(&home, "es", &[text(&long)], "").code(1);
    assert!(
        run.err.contains("largo.txt") && run.err.contains("4 MB"),
        "{}",
        run.err
    );
    tone(&home, "es", &[], "").code(2);
    tone(&home, "es", &["-", "--list"], "").code(2);
}

#[test]
fn what_a_text_hides_is_not_let_through_to_the_terminal() {
    let home = Home::new();
    let run = tone(
        &home,
        "es",
        &["-"],
        "es un \u{1b}[31mmoroso\u{202e} sinvergüenza",
    )
    .code(3);
    assert!(!run.out.contains(['\u{1b}', '\u{202e}']), "{:?}", run.out);
}

#[test]
fn a_file_of_the_users_takes_the_place_of_a_language() {
    let home = Home::new();
    std::fs::create_dir(home.path("tone")).expect("made");
    home.file("tone/es.toml", OWN);
    let run = tone(&home, "es", &["-", "--json"], "Moroso, paga con retraso.").code(3);
    let told = run.json();
    assert_eq!(told["findings"].as_array().map(Vec::len), Some(1));
    assert_eq!(told["findings"][0]["rule"], "late");
    assert_eq!(told["findings"][0]["phrase"], "con retraso");
    assert_eq!(run.err, "");
    let list = tone(&home, "es", &["--list", "--json"], "").code(0).json();
    assert_eq!(list["rules"].as_array().map(Vec::len), Some(1));
    let english = tone(&home, "en", &["-"], "deadbeat").code(3);
    assert_eq!(english.err, "");
}

#[test]
fn a_faulty_file_of_rules_is_named_with_its_line_and_ours_hold() {
    let home = Home::new();
    std::fs::create_dir(home.path("tone")).expect("made");
    for (from, to, line, reason) in [
        ("con retraso", "con (retraso", 5, "unclosed group"),
        ("con retraso", "con @nobody", 5, "@nobody"),
        ("serious", "deadly", 4, "deadly"),
        ("kinder", "kindest", 7, "kindest"),
        ("[\\\"con retraso\\\"]", "[]", 2, "patterns"),
    ] {
        let from = from.replace("\\\"", "\"");
        home.file("tone/es.toml", OWN.replace(&from, to));
        let run = tone(&home, "es", &["-"], "Es usted un moroso.").code(3);
        assert!(
            run.err.contains(&format!("es.toml:{line}")),
            "{to}: {}",
            run.err
        );
        assert!(run.err.contains(reason), "{to}: {}", run.err);
        assert!(run.out.contains("«moroso»"), "{to}: {}", run.out);
    }
}
