//! Real files, whole: figures worked out independently of this program.

use std::path::Path;

use serde_json::Value;

use crate::support::{Home, real_data, text};

/// Invoices, total, disputed, and the buckets that are not empty.
type Figures<'a> = (u64, &'a str, (u64, &'a str), &'a [(&'a str, u64, &'a str)]);

#[track_caller]
fn check(aging: &Value, currency: &str, (invoices, total, disputed, buckets): Figures<'_>) {
    let all = aging["currencies"].as_array().expect("is a list");
    assert_eq!(all.len(), 1, "{aging}");
    let it = &all[0];
    assert_eq!(it["currency"], currency);
    assert_eq!(
        (&it["invoices"], &it["total"]),
        (&invoices.into(), &total.into()),
        "{it}"
    );
    let contested = &it["disputed"];
    assert_eq!(
        (&contested["invoices"], &contested["amount"]),
        (&disputed.0.into(), &disputed.1.into()),
        "{it}"
    );
    let filled: Vec<(&str, u64, &str)> = it["buckets"]
        .as_array()
        .expect("is a list")
        .iter()
        .filter(|bucket| bucket["invoices"] != 0)
        .filter_map(|it| {
            Some((
                it["bucket"].as_str()?,
                it["invoices"].as_u64()?,
                it["amount"].as_str()?,
            ))
        })
        .collect();
    assert_eq!(filled, buckets);
}

#[track_caller]
fn imported_twice(home: &Home, now: &str, args: &[&str], invoices: u64) {
    let all: Vec<&str> = ["import"].iter().chain(args).copied().collect();
    let first = home.json_at(now, &all);
    assert_eq!(first["invoices_added"], invoices, "{first}");
    assert_eq!(first["rows_rejected"], serde_json::json!([]));
    let before = home.journal();
    let again = home.json_at(now, &all);
    assert_eq!(again["invoices_unchanged"], invoices, "{again}");
    for name in [
        "debtors_added",
        "debtors_updated",
        "invoices_added",
        "invoices_updated",
        "payments_added",
    ] {
        assert_eq!(again[name], 0, "{name}");
    }
    assert_eq!(home.journal(), before);
    home.run_at(now, &["check"]).code(0);
}

fn receivables() -> Option<std::path::PathBuf> {
    real_data().map(|folder| folder.join("receivables"))
}

fn check_cuentas(home: &Home) {
    let june = home.json_at("2013-06-30", &["aging"]);
    let buckets = [("not_due", 72, "4284.29"), ("1-30", 12, "835.56")];
    check(&june, "EUR", (84, "5119.85", (27, "1806.84"), &buckets));
    assert_eq!(june["currencies"][0]["debtors"], 52);
    let december = home.json_at("2012-12-31", &["aging"]);
    let it = &december["currencies"][0];
    let contested = it["disputed"]["invoices"].as_u64().unwrap_or(0);
    let amount = it["disputed"]["amount"].as_str().unwrap_or_default();
    let buckets = [("not_due", 86, "4936.32"), ("1-30", 13, "788.74")];
    check(
        &december,
        "EUR",
        (99, "5725.06", (contested, amount), &buckets),
    );
    assert_eq!(it["debtors"], 61);
}

#[test]
fn cuentas_por_cobrar() {
    let Some(folder) = receivables() else { return };
    let home = Home::new();
    imported_twice(
        &home,
        "2026-11-23",
        &[text(&folder.join("cuentas_por_cobrar.csv"))],
        2466,
    );
    check_cuentas(&home);
    assert_eq!(
        home.json_at("2026-11-23", &["aging"])["currencies"],
        serde_json::json!([])
    );
}

#[test]
fn cuentas_por_cobrar_as_a_spanish_program_would_write_it() {
    let Some(folder) = receivables() else { return };
    let original =
        std::fs::read_to_string(folder.join("cuentas_por_cobrar.csv")).expect("can be read");
    assert!(!original.contains(';') && !original.contains('"'));
    let rewritten: String = original
        .replace('.', "\u{1}")
        .replace(',', ";")
        .replace('\u{1}', ",");
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&rewritten);
    let home = Home::new();
    let file = home.file("cuentas.csv", bytes);
    imported_twice(&home, "2026-11-23", &[text(&file)], 2466);
    check_cuentas(&home);
}

#[test]
fn open_invoices() {
    let Some(folder) = receivables() else { return };
    let home = Home::new();
    imported_twice(
        &home,
        "2020-05-31",
        &[text(&folder.join("open_invoices_nulldata.csv"))],
        9681,
    );
    let aging = home.json_at("2020-05-31", &["aging"]);
    let buckets = [
        ("not_due", 108, "1553224.51"),
        ("1-30", 2813, "86563679.07"),
        ("31-60", 4392, "147655853.081"),
        ("61-90", 2356, "74358460.233"),
        ("90+", 12, "296642.08"),
    ];
    check(
        &aging,
        "USD",
        (9681, "310427858.974", (0, "0.00"), &buckets),
    );
    assert_eq!(aging["currencies"][0]["debtors"], 553);
}

#[test]
fn invoice_ninja() {
    let Some(folder) = receivables() else { return };
    let folder = folder.join("invoiceninja");
    let (clients, invoices) = (folder.join("clients.csv"), folder.join("invoice.csv"));
    let home = Home::new();
    imported_twice(&home, "2026-11-23", &[text(&clients), text(&invoices)], 400);
    let aging = home.json_at("2026-11-23", &["aging"]);
    assert_eq!(aging["currencies"][0]["total"], "6174.66");
    let payments = home
        .run(&["--json", "import", text(&folder.join("payments.csv"))])
        .code(3)
        .json();
    // Of 401 invoices in it, one is paid just so by its own list; one is in no list, and 399 are paid less.
    assert_eq!(payments["payments_added"], 0);
    assert_eq!(payments["payments_detailed"], 1);
    let rejected = payments["rows_rejected"].as_array().expect("is a list");
    let why = |reason: &str| {
        rejected
            .iter()
            .filter(|row| row["reason"] == reason)
            .count()
    };
    assert_eq!(why("invoice_unknown"), 1, "{rejected:?}");
    assert_eq!(why("payment_contradicts"), rejected.len() - 1);
    assert!(rejected.len() >= 400, "{}", rejected.len());
    let aging = home.json_at("2026-11-23", &["aging"]);
    assert_eq!(aging["currencies"][0]["total"], "6174.66");
}

#[test]
fn mora_critica() {
    let Some(folder) = receivables() else { return };
    let home = Home::new();
    let file = folder.join("mora_critica_20260624.csv");
    imported_twice(&home, "2026-06-24", &["--currency", "CLP", text(&file)], 4);
    let again = home.json_at("2026-06-24", &["import", "--currency", "CLP", text(&file)]);
    let warnings = again["warnings"].as_array().expect("is a list");
    assert_eq!(warnings.len(), 4, "no RUT fits its check digit: {again}");
    let aging = home.json_at("2026-06-24", &["aging"]);
    check(
        &aging,
        "CLP",
        (4, "23500000", (0, "0"), &[("90+", 4, "23500000")]),
    );
}

#[test]
fn es_facturas_con_cobro() {
    let Some(folder) = receivables() else { return };
    let home = Home::new();
    let file: &Path = &folder.join("es_facturas_con_cobro.csv");
    let run = home.run(&["import", text(file)]).code(1);
    assert!(run.err.contains("--date-order"), "{run:?}");
    imported_twice(&home, "2026-11-23", &["--date-order", "dmy", text(file)], 4);
    let aging = home.json_at("2026-11-23", &["aging"]);
    check(
        &aging,
        "EUR",
        (
            2,
            "242.00",
            (0, "0.00"),
            &[("31-60", 1, "121.00"), ("90+", 1, "121.00")],
        ),
    );
}
