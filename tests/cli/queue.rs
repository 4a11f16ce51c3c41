//! `queue`.

use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use crate::support::Home;

fn codes(queue: &Value) -> Vec<&str> {
    let rows = queue.as_array().expect("is a list").iter();
    rows.filter_map(|row| row["code"].as_str()).collect()
}

#[test]
fn the_most_urgent_client_is_first_and_says_why() {
    let home = Home::with_sample();
    let queue = home.json(&["queue"]);
    assert_eq!(
        codes(&queue),
        ["C005", "C001", "C004", "C002"],
        "a dispute nobody looked at, then what is to collect"
    );
    assert_eq!(
        (&queue[0]["rank"], &queue[0]["band"]),
        (&1.into(), &"review".into())
    );
    let first = &queue[1];
    assert_eq!(first["rank"], 2);
    assert_eq!(first["code"], "C001");
    assert_eq!(first["name"], "Talleres Ibáñez S.L.");
    assert_eq!(first["type"], "unclassified");
    assert_eq!(first["band"], "step_due");
    assert_eq!(first["days_past_due"], 62);
    assert_eq!(first["next_step"], "find_out_why");
    assert_eq!(first["promise"], Value::Null);
    let amounts = &first["amounts"][0];
    assert_eq!(
        (
            &amounts["currency"],
            &amounts["overdue"],
            &amounts["to_collect"]
        ),
        (&"EUR".into(), &"4310.00".into(), &"4310.00".into())
    );
    let reasons = first["reasons"].as_array().expect("is a list");
    let points: i64 = reasons.iter().filter_map(|it| it["points"].as_i64()).sum();
    assert_eq!(first["points"], points);
    assert!(
        reasons
            .iter()
            .all(|it| it["text"].as_str().is_some_and(|text| !text.is_empty()))
    );
    assert!(reasons.iter().any(|it| it["rule"] == "amount"), "{first}");
    assert!(
        first["next_on"].as_str().is_some_and(|day| day.len() == 10),
        "{first}"
    );
}

#[test]
fn hidden_bands_are_shown_on_request() {
    let home = Home::with_sample();
    assert!(!codes(&home.json(&["queue"])).contains(&"C003"));
    let all = home.json(&["queue", "--all"]);
    assert_eq!(all.as_array().map(Vec::len), Some(5));
    assert_eq!(codes(&home.json(&["queue", "--band", "not_due"])), ["C003"]);
}

#[test]
fn filters_combine() {
    let home = Home::with_sample();
    home.run(&["type", "C002", "olvidadizo"]).code(0);
    for (args, expected) in [
        (&["--type", "forgetful"][..], &["C002"][..]),
        (&["--type", "Olvidadizo"], &["C002"]),
        (&["--search", "ibanez"], &["C001"]),
        (&["--search", "F-2"], &["C002"]),
        (&["--search", "bodegas", "--all"], &["C002", "C003"]),
        (&["--least-days", "30", "--band", "step_due"], &["C001"]),
        (
            &["--least-amount", "1.000", "--sort", "name"],
            &["C002", "C001"],
        ),
        (&["--sort", "amount", "--limit", "2"], &["C001", "C002"]),
        (&["--tag", "vip"], &[]),
    ] {
        let all: Vec<&str> = ["queue"].iter().chain(args).copied().collect();
        assert_eq!(codes(&home.json(&all)), expected, "{args:?}");
    }
    for wrong in [
        ["--sort", "colour"],
        ["--band", "late"],
        ["--type", "moroso"],
        ["--least-amount", "mucho"],
    ] {
        let run = home.run(&["queue", wrong[0], wrong[1]]).code(2);
        assert!(run.err.contains(wrong[1]), "{run:?}");
    }
}

#[test]
fn the_table_fits_80_columns() {
    let home = Home::with_sample();
    let shown = home.run(&["queue", "--all"]).code(0).out;
    assert_eq!(shown.lines().count(), 6, "{shown}");
    assert!(shown.lines().all(|line| line.width() <= 80), "{shown}");
    assert!(shown.contains("62 d"), "{shown}");
}

#[test]
fn reasons_are_in_the_users_language() {
    let home = Home::with_sample();
    let text = |lang: &str| {
        let args = [
            "--lang",
            lang,
            "--now",
            "2026-11-23T10:00",
            "--json",
            "queue",
        ];
        let run = home.run_bare(&args, "").code(0);
        run.json()[0]["reasons"][0]["text"]
            .as_str()
            .map(str::to_owned)
    };
    assert_ne!(text("es"), text("en"));
}

#[test]
fn an_empty_queue_says_so() {
    let home = Home::with_sample();
    let shown = home.run(&["queue", "--search", "zzzzqqqq"]).code(0).out;
    assert!(shown.contains("--all"), "{shown}");
}

#[test]
fn a_file_that_brings_types_and_notes_is_nobody_dealt_with_today() {
    let home = Home::new();
    let file = home.file(
        "notes.csv",
        "Código cliente;Cliente;Tipo;Notas cliente;Nº factura;Fecha factura;Vencimiento;Total\n\
         C1;Uno;olvidadizo;llama por la tarde;F-1;2026-09-01;2026-10-01;100,00\n",
    );
    home.run(&["import", file.to_str().expect("a path")])
        .code(0);
    let handled = home.run(&[
        "sql",
        "--readonly",
        "SELECT count(handled_on) FROM standing",
    ]);
    assert!(handled.code(0).out.contains('0'));
    home.run(&["note", "C1", "hablado"]).code(0);
    let handled = home.run(&[
        "sql",
        "--readonly",
        "SELECT count(handled_on) FROM standing",
    ]);
    assert!(handled.code(0).out.contains('1'));
}
