//! Reports as they are told: JSON as documented, text in both languages, and what is refused.

use insta::assert_snapshot;
use serde_json::Value;

use crate::books::demo;
use crate::support::{Home, NOW};

/// The reports, with groupings, that are held as they are: options and name of the snapshot.
const HELD: [(&str, &[&str]); 17] = [
    ("aging", &[]),
    ("aging", &["--by", "bucket"]),
    ("promises", &[]),
    ("promises", &["--by", "week"]),
    ("expected", &["--weeks", "3"]),
    ("collected", &["--from", "2026-11-01"]),
    ("activity", &["--from", "2026-11-01"]),
    ("activity", &["--from", "2026-11-16", "--by", "day"]),
    ("effectiveness", &["--by", "channel"]),
    ("dso", &[]),
    ("cei", &[]),
    ("disputes", &[]),
    ("concentration", &["--top", "2"]),
    ("silence", &["--days", "60"]),
    ("day", &["--as-of", "2026-11-20"]),
    ("month", &[]),
    ("month", &["--as-of", "2026-10-31"]),
];

fn name(report: &str, options: &[&str]) -> String {
    let options = options.join("").replace("--", "_");
    format!("{report}{options}")
}

fn pretty(told: &Value) -> String {
    serde_json::to_string_pretty(told).expect("is JSON")
}

/// Long lists are cut: what a row looks like is held, not the demo book.
fn cut(mut told: Value) -> Value {
    const ROWS: usize = 6;
    if let Some(rows) = told["rows"].as_array_mut() {
        rows.truncate(ROWS);
    }
    told
}

#[test]
fn every_report_has_its_json() {
    let home = demo();
    for (report, options) in HELD {
        let all: Vec<&str> = ["report", report].iter().chain(options).copied().collect();
        let told = cut(home.json(&all));
        assert_snapshot!(format!("json_{}", name(report, options)), pretty(&told));
    }
    let held: Vec<&str> = HELD.iter().map(|it| it.0).collect();
    for definition in &cobro::report::ALL {
        assert!(
            held.contains(&definition.id),
            "{} is not held",
            definition.id
        );
    }
}

#[test]
fn the_list_documents_every_report() {
    let list = Home::new()
        .run_bare(&["--json", "report", "list", "--lang", "en"], "")
        .code(0)
        .json();
    assert_snapshot!("json_list", pretty(&list));
    // What is documented is what comes.
    let home = demo();
    for report in list.as_array().expect("a list") {
        let name = report["report"].as_str().expect("a name");
        for grouping in report["by"].as_array().expect("a list") {
            let mut args = vec!["report", name];
            if let Some(by) = grouping["by"].as_str() {
                args.extend(["--by", by]);
            }
            let told = home.json(&args);
            assert_eq!(told["columns"], grouping["columns"], "{args:?}");
            assert_eq!(told["by"], grouping["by"], "{args:?}");
        }
    }
}

#[test]
fn reports_are_told_in_both_languages() {
    let home = demo();
    for language in ["es", "en"] {
        let held = [
            &["aging"][..],
            &["promises", "--by", "week"],
            &["collected", "--from", "2026-11-01"],
            &["effectiveness", "--by", "channel"],
            &["month"],
            &["list"],
        ];
        for args in held {
            let all: Vec<&str> = ["report", "--now", NOW, "--lang", language]
                .iter()
                .chain(args)
                .copied()
                .collect();
            let told = home.run_bare(&all, "").code(0).out;
            for line in told.lines().filter(|it| it.contains("  ")) {
                assert!(line.chars().count() <= 80, "{language} {args:?}: {line}");
            }
            let cut: Vec<&str> = told.lines().take(40).collect();
            let name = format!("text_{language}_{}", name(args[0], &args[1..]));
            assert_snapshot!(name, cut.join("\n"));
        }
    }
}

#[test]
fn every_report_has_texts_for_all_it_says() {
    let home = demo();
    for language in ["es", "en"] {
        for definition in &cobro::report::ALL {
            let groupings = match definition.groupings {
                [] => &[""][..],
                some => some,
            };
            for by in groupings {
                let mut args = vec!["report", definition.id, "--now", NOW, "--lang", language];
                if !by.is_empty() {
                    args.extend(["--by", by]);
                }
                let told = home.run_bare(&args, "").code(0).out;
                assert!(!told.contains("Unknown localization"), "{args:?}: {told}");
            }
        }
    }
}

#[test]
fn what_does_not_fit_is_refused_by_name() {
    let home = Home::with_sample();
    for (args, said) in [
        (&["nonsense"][..], "aging, promises"),
        (&["aging", "--by", "month"], "debtor, bucket"),
        (&["dso", "--by", "debtor"], "--by"),
        (&["aging", "--days", "5"], "--days"),
        (&["aging", "--from", "2026-01-01"], "--from"),
        (&["aging", "--to", "2026-01-01"], "--to"),
        (&["collected", "--author", "ana"], "--author"),
        (
            &["collected", "--to", "2026-12-01"],
            "martes 1 de diciembre",
        ),
        (&["aging", "--as-of", "2026-12-01"], "martes 1 de diciembre"),
        (
            &["collected", "--from", "2026-11-02", "--to", "2026-11-01"],
            "02/11/2026",
        ),
        (&["concentration", "--top", "0"], "1–1000"),
        (&["aging", "--csv", "-", "--json"], "--json"),
    ] {
        let all: Vec<&str> = ["report"].iter().chain(args).copied().collect();
        let run = home.run(&all).code(2);
        assert!(run.err.contains(said), "{args:?}: {}", run.err);
    }
}

#[test]
fn an_empty_book_has_nothing_to_report() {
    let home = Home::new();
    let file = home.file(
        "empty.csv",
        "Cliente;Factura;Fecha;Vencimiento;Total\nA;1;2026-11-20;2026-12-20;10,00\n",
    );
    home.run(&["import", crate::support::text(&file)]).code(0);
    for definition in &cobro::report::ALL {
        let run = home
            .run_at("2026-01-01", &["report", definition.id])
            .code(0);
        assert!(!run.out.contains("NaN"), "{}: {}", definition.id, run.out);
        home.json_at("2026-01-01", &["report", definition.id]);
    }
    let told = home.run_at("2026-01-01", &["report", "aging"]).code(0).out;
    assert!(told.contains("No hay nada que contar"), "{told}");
}

#[test]
fn a_past_day_is_told_without_touching_the_book() {
    let home = Home::with_sample();
    let before = std::fs::read(home.book()).expect("there is a book");
    let as_of = home.json(&["report", "aging", "--as-of", "2026-10-05"]);
    assert_eq!(as_of["as_of"], "2026-10-05");
    assert_eq!(as_of["totals"][0]["invoices"], 3, "{as_of}");
    let by_clock = home.json_at("2026-10-05", &["report", "aging"]);
    assert_eq!(as_of, by_clock);
    assert!(std::fs::read(home.book()).expect("there is a book") == before);
}

#[test]
fn the_older_commands_say_the_same() {
    let home = demo();
    let aging = home.json(&["aging"]);
    let report = home.json(&["report", "aging", "--by", "bucket"]);
    for currency in aging["currencies"].as_array().expect("a list") {
        let code = &currency["currency"];
        let rows = report["rows"].as_array().expect("a list").iter();
        let rows: Vec<&Value> = rows.filter(|row| row["currency"] == *code).collect();
        let buckets = currency["buckets"].as_array().expect("a list");
        assert_eq!(rows.len(), buckets.len());
        for (row, bucket) in rows.iter().zip(buckets) {
            for name in ["bucket", "invoices", "amount"] {
                assert_eq!(row[name], bucket[name], "{code}");
            }
        }
    }
    let forecast = home.json(&["forecast", "--weeks", "5"]);
    let report = home.json(&["report", "expected", "--weeks", "5"]);
    assert_eq!(forecast["weeks"], report["rows"]);
    let promises = home.json(&["promises"]);
    let report = home.json(&["report", "promises"]);
    let kept: i64 = report["rows"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|row| row["kept"].as_i64())
        .sum();
    assert_eq!(promises["kept"], kept);
}
