//! `import` of files that are fine, or nearly.

use serde_json::{Value, json};

use crate::support::{Home, SAMPLE, text};

fn counts(report: &Value) -> [u64; 6] {
    let names = [
        "debtors_added",
        "debtors_updated",
        "invoices_added",
        "invoices_updated",
        "invoices_unchanged",
        "payments_added",
    ];
    names.map(|name| {
        report[name]
            .as_u64()
            .unwrap_or_else(|| panic!("{name}: {report}"))
    })
}

#[test]
fn a_second_import_changes_nothing() {
    let home = Home::new();
    let file = home.file("sample.csv", SAMPLE);
    assert_eq!(
        counts(&home.json(&["import", text(&file)])),
        [5, 0, 5, 0, 0, 1]
    );
    let before = home.journal();
    let again = home.json_at("2026-11-24T09:00", &["import", text(&file)]);
    assert_eq!(counts(&again), [0, 0, 0, 0, 5, 0]);
    assert_eq!(home.journal(), before);
    let shown = home.run(&["import", text(&file)]).code(0).out;
    assert!(shown.contains("nada nuevo"), "{shown}");
}

#[test]
fn a_newer_export_updates_balances_as_new_facts() {
    let home = Home::with_sample();
    let newer = SAMPLE
        .replace("4310,00;0,00", "4310,00;1310,00")
        .replace("1250,00;0,00", "1250,00;1250,00");
    let file = home.file("newer.csv", newer);
    let report = home.json_at("2026-11-25T09:00", &["import", text(&file)]);
    assert_eq!(report["payments_added"], 2);
    assert_eq!(report["debtors_added"], 0);
    let aging = home.json_at("2026-11-25T10:00", &["aging"]);
    assert_eq!(aging["currencies"][0]["total"], "3699.50");
    let before = home.json_at("2026-11-24", &["aging"]);
    assert_eq!(
        before["currencies"][0]["total"], "6259.50",
        "the day before nothing was paid"
    );
    home.run_at("2026-11-25T11:00", &["check"]).code(0);
}

#[test]
fn bad_rows_are_left_out_and_listed() {
    let home = Home::new();
    let bad = format!("{SAMPLE}C006;Mal Importe;B6;F-6;2026-10-01;2026-10-31;doce;0,00;No\n");
    let file = home.file("bad.csv", bad);
    let run = home.run(&["--json", "import", text(&file)]).code(3);
    let report = run.json();
    assert_eq!(counts(&report)[2], 5);
    let row = &report["rows_rejected"][0];
    assert_eq!(row["line"], 7);
    assert_eq!(row["field"], "total");
    assert_eq!(row["value"], "doce");
    assert_eq!(row["reason"], "amount_unreadable");
    assert!(row["text"].as_str().is_some_and(|text| !text.is_empty()));
    assert!(run.err.contains("doce") && run.err.contains('7'), "{run:?}");
}

#[test]
fn strict_refuses_the_file_for_one_bad_row() {
    let home = Home::new();
    let bad = format!("{SAMPLE}C006;Mal Importe;B6;F-6;2026-10-01;2026-10-31;doce;0,00;No\n");
    let file = home.file("bad.csv", bad);
    let run = home
        .run(&["--json", "import", "--strict", text(&file)])
        .code(1);
    let error = &run.json()["error"];
    assert_eq!(error["kind"], "bad_rows");
    assert_eq!(error["rows_rejected"][0]["line"], 7);
    assert!(
        !home.book().exists(),
        "no book is left where there was none"
    );
}

#[test]
fn a_dry_run_shows_everything_and_changes_nothing() {
    let home = Home::new();
    let file = home.file("sample.csv", SAMPLE);
    let report = home.json(&["import", "--dry-run", text(&file)]);
    assert!(!home.book().exists());
    assert_eq!(report["dry_run"], true);
    assert_eq!(counts(&report), [5, 0, 5, 0, 0, 1]);
    let told = &report["files"][0];
    assert_eq!(
        (&told["encoding"], &told["separator"], &told["heading_line"]),
        (&json!("UTF-8"), &json!(";"), &json!(1))
    );
    let columns = told["columns"].as_array().expect("is a list");
    let fields: Vec<&str> = columns
        .iter()
        .filter_map(|it| it["field"].as_str())
        .collect();
    assert_eq!(
        fields,
        [
            "debtor_code",
            "name",
            "tax_id",
            "number",
            "issued_on",
            "due_on",
            "total",
            "paid",
            "disputed"
        ]
    );
    assert_eq!(columns[6]["decimal_mark"], ",");
    assert_eq!(columns[1]["samples"][0], "Talleres Ibáñez S.L.");
    assert!(
        told["assumptions"]
            .as_array()
            .is_some_and(|all| all.iter().any(|it| it["assumption"] == "currency")),
        "{told}"
    );

    home.run(&["import", text(&file)]).code(0);
    let before = home.journal();
    let newer = home.file("newer.csv", SAMPLE.replace("4310,00;0,00", "4310,00;10,00"));
    let report = home.json(&["import", "--dry-run", text(&newer)]);
    assert_eq!(report["payments_added"], 1);
    assert_eq!(home.journal(), before);
    let shown = home.run(&["import", "--dry-run", text(&newer)]).code(0).out;
    assert!(
        shown.contains("no se ha cambiado nada") && shown.contains("due_on"),
        "{shown}"
    );
}

#[test]
fn columns_can_be_put_to_fields_by_hand_and_are_remembered() {
    let home = Home::new();
    let csv = "Quién;Factura;Fecha;Tope;Cuánto\nPuig;1;2026-10-01;2026-10-31;10,00\n";
    let file = home.file("odd.csv", csv);
    home.run(&["import", text(&file)]).code(1);
    let args = [
        "import",
        "--map",
        "name=Quién",
        "--map",
        "number=2",
        "--map",
        "issued_on=Fecha",
        "--map",
        "due_on=Tope",
        "--map",
        "total=Cuánto",
        text(&file),
    ];
    assert_eq!(counts(&home.json(&args))[2], 1);
    let more = home.file("more.csv", csv.replace(";1;", ";2;"));
    assert_eq!(
        counts(&home.json(&["import", text(&more)]))[2],
        1,
        "the mapping is remembered"
    );
    let run = home
        .run(&["--json", "import", "--map", "total=Nada", text(&file)])
        .code(1);
    assert_eq!(run.json()["error"]["kind"], "unknown_column");
}

#[test]
fn a_quote_that_is_never_closed_costs_its_own_row() {
    let home = Home::new();
    let file = home.file(
        "quote.csv",
        SAMPLE.replace("Bodegas Puig", "\"Bodegas Puig"),
    );
    let run = home.run(&["--json", "import", text(&file)]).code(3);
    let report = run.json();
    assert_eq!(report["invoices_added"], 4);
    let rejected = &report["rows_rejected"][0];
    assert_eq!(rejected["line"], 3);
    assert_eq!(rejected["reason"], "quote_unclosed");
    assert_eq!(rejected["value"], "\"Bodegas Puig");
    home.run(&["import", "--strict", text(&file)]).code(1);
}

#[test]
fn several_files_go_in_one_after_the_other() {
    let home = Home::new();
    let first = home.file("first.csv", SAMPLE);
    let second = home.file("second.csv", SAMPLE.replace("F-", "G-"));
    let report = home.json(&["import", text(&first), text(&second)]);
    assert_eq!(counts(&report), [5, 0, 10, 0, 0, 2]);
    assert_eq!(report["files"].as_array().map(Vec::len), Some(2));
    let empty = home.file("empty.csv", "");
    let third = home.file("third.csv", SAMPLE.replace("F-", "H-"));
    let run = home
        .run(&["--json", "import", text(&third), text(&empty)])
        .code(3);
    assert!(
        run.json()["files_refused"][0]["file"]
            .as_str()
            .is_some_and(|file| file.ends_with("empty.csv"))
    );
    let document = run.json();
    assert_eq!(document["invoices_added"], 5);
    assert!(
        document["files"][0]["file"]
            .as_str()
            .is_some_and(|file| file.ends_with("third.csv"))
    );
    assert_eq!(
        home.json(&["aging"])["currencies"][0]["invoices"],
        15,
        "the file before it is in"
    );
    assert!(
        run.err.contains("empty.csv"),
        "and the other is told: {run:?}"
    );
}

#[test]
fn a_row_repeated_to_the_letter_counts_once_and_is_said() {
    let home = Home::new();
    let line = SAMPLE.lines().nth(1).expect("there are rows");
    let file = home.file("twice.csv", format!("{SAMPLE}{line}\n"));
    let report = home.json(&["import", text(&file)]);
    assert_eq!(counts(&report)[2], 5);
    assert_eq!(report["rows_repeated"], 1);
    assert_eq!(report["rows_set_aside"]["repeated"], 1);
}

#[test]
fn another_encoding_and_notation_give_the_same_book() {
    let comma = SAMPLE.replace(';', "\t").replace(',', ".");
    let (windows, _, lossy) = encoding_rs::WINDOWS_1252.encode(SAMPLE);
    assert!(!lossy);
    let mut utf16 = vec![0xff, 0xfe];
    utf16.extend(SAMPLE.encode_utf16().flat_map(u16::to_le_bytes));
    let expected = Home::with_sample().json(&["queue", "--all"]);
    for (name, bytes) in [
        ("tabs", comma.into_bytes()),
        ("1252", windows.into_owned()),
        ("utf16", utf16),
    ] {
        let home = Home::new();
        let file = home.file("x.csv", bytes);
        home.run(&["import", text(&file)]).code(0);
        assert_eq!(home.json(&["queue", "--all"]), expected, "{name}");
    }
}

#[test]
fn the_disputed_part_of_an_invoice_comes_in_and_follows_the_file() {
    let home = Home::new();
    let csv = "Cliente;Factura;Fecha;Vencimiento;Total;Importe en disputa\n\
        Puig;F-1;2026-10-01;2026-10-31;100,00;25,00\n\
        Puig;F-2;2026-10-02;2026-11-01;200,00;0\n\
        Puig;F-3;2026-10-03;2026-11-02;300,00;300,00\n";
    let disputed = || {
        let aging = home.json_at("2026-11-25T10:00", &["aging"]);
        aging["currencies"][0]["disputed"].clone()
    };
    let file = home.file("disputed.csv", csv);
    home.run(&["import", text(&file)]).code(0);
    assert_eq!(disputed(), json!({ "invoices": 2, "amount": "325.00" }));
    let before = home.journal();
    home.run(&["import", text(&file)]).code(0);
    assert_eq!(home.journal(), before, "nothing is new");
    let newer = csv
        .replace("100,00;25,00", "100,00;40,00")
        .replace("300,00;300,00", "300,00;0");
    let file = home.file("newer.csv", newer);
    let report = home.json_at("2026-11-25T09:00", &["import", text(&file)]);
    assert_eq!(report["invoices_updated"], 2);
    assert_eq!(disputed(), json!({ "invoices": 1, "amount": "40.00" }));
    home.run_at("2026-11-25T11:00", &["check"]).code(0);
}

#[test]
fn an_unknown_type_is_told_and_leaves_nothing_out() {
    let home = Home::new();
    let csv = "Cliente;Tipo deudor;Factura;Fecha;Vencimiento;Total\n\
        Puig;Sin liquidez;F-1;2026-10-01;2026-10-31;100,00\n\
        Ruiz;Bueno;F-2;2026-10-02;2026-11-01;200,00\n";
    let file = home.file("types.csv", csv);
    let report = home.json(&["import", "--dry-run", text(&file)]);
    let warning = &report["warnings"][0];
    assert_eq!(
        (&warning["kind"], &warning["line"], &warning["value"]),
        (&json!("type"), &json!(3), &json!("Bueno"))
    );
    let run = home.run(&["import", text(&file)]).code(0);
    assert!(run.out.contains("Bueno"), "{run:?}");
    assert_eq!(home.json(&["aging"])["currencies"][0]["invoices"], 2);
}

#[test]
fn what_was_taken_for_granted_is_told_after_the_import_too() {
    let home = Home::new();
    let csv = "Cliente;Fecha;Vencimiento;Total\nPuig;2026-10-01;2026-10-31;$100,00\n";
    let file = home.file("granted.csv", csv);
    let run = home.run(&["import", text(&file)]).code(0);
    for words in ["EUR", "--currency", "número de factura"] {
        assert!(run.out.contains(words), "{words}: {run:?}");
    }
    let file = home.file("more.csv", csv.replace("10-31", "10-30"));
    let report = home.json(&["import", text(&file)]);
    for list in [&report["assumptions"], &report["files"][0]["assumptions"]] {
        let told = list.as_array().expect("is a list").iter();
        let told: Vec<&str> = told.filter_map(|it| it["assumption"].as_str()).collect();
        assert_eq!(told, ["currency", "unclear_sign", "no_invoice_number"]);
    }
    let balances = "Cliente;Saldo\nRuiz;10,00\n";
    let file = home.file("balances.csv", balances);
    let run = home.run(&["import", text(&file)]).code(0);
    assert!(run.out.contains("no entran"), "{run:?}");
}

#[test]
fn a_tax_id_that_fails_its_check_digit_is_a_warning() {
    let home = Home::new();
    let csv = "Cliente;NIF;Factura;Fecha;Vencimiento;Total\n\
        Puig;12345678Z;F-1;2026-10-01;2026-10-31;100,00\n\
        Ruiz;12345678A;F-2;2026-10-02;2026-11-01;200,00\n";
    let file = home.file("tax.csv", csv);
    let report = home.json(&["import", text(&file)]);
    assert_eq!(counts(&report)[2], 2, "both are in");
    let warnings = report["warnings"].as_array().expect("is a list");
    assert_eq!(warnings.len(), 1, "{report}");
    assert_eq!(
        (
            &warnings[0]["kind"],
            &warnings[0]["debtor"],
            &warnings[0]["value"]
        ),
        (&json!("tax_id"), &json!("Ruiz"), &json!("12345678A"))
    );
    let run = home.run(&["import", "--dry-run", text(&file)]).code(0);
    assert!(run.out.contains("12345678A"), "{run:?}");
}

#[test]
fn a_dry_run_names_fields_in_the_users_language_and_as_options_take_them() {
    let home = Home::new();
    let file = home.file("sample.csv", SAMPLE);
    for (language, name) in [("es", "vencimiento"), ("en", "due date")] {
        let args = ["--lang", language, "import", "--dry-run", text(&file)];
        let out = home.run_bare(&args, "").code(0).out;
        let line = out.lines().find(|line| line.starts_with("Vencimiento"));
        let line = line.unwrap_or_default();
        assert!(line.contains(name) && line.contains("due_on"), "{out}");
    }
}

#[test]
fn an_account_above_a_list_is_not_taken_for_its_client() {
    let rows = "Invoice number,Date,Due date,Amount\nF-1,2026-10-01,2026-10-31,500.00\nF-2,2026-10-15,2026-10-31,300.00\n";
    let home = Home::new();
    for label in ["Account", "Ledger", "Cuenta"] {
        let file = home.file("ours.csv", format!("{label}: My Shop Ltd\n{rows}"));
        home.run(&["import", text(&file)]).code(1);
        assert!(!home.book().exists(), "{label}");
    }
    // Where more of them follow, each is a client's.
    let ledger =
        format!("Account: Acme Ltd\n{rows}Account: Beta Ltd\nF-3,2026-10-15,2026-10-31,7.00\n");
    let file = home.file("ledger.csv", ledger);
    assert_eq!(home.json(&["import", text(&file)])["debtors_added"], 2);
    // Who is taken for the client is told by name.
    let file = home.file("theirs.csv", format!("Customer: Gamma Ltd\n{rows}"));
    for (language, words) in [
        ("es", "«Gamma Ltd»: se toma por el cliente"),
        ("en", "“Gamma Ltd” is named above the list"),
    ] {
        let args = ["--lang", language, "import", "--dry-run", text(&file)];
        let out = home.run_bare(&args, "").code(0).out;
        assert!(out.contains(words), "{out}");
    }
    let report = home.json(&["import", text(&file)]);
    let told = report["assumptions"].as_array().expect("is a list").iter();
    let told: Vec<&str> = told.filter_map(|it| it["assumption"].as_str()).collect();
    assert!(told.contains(&"debtor_above"), "{report}");
}
