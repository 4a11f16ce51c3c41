//! `import` of files that are refused: each with a reason, exit code 1 and the book unchanged.

use std::io::Write;
use std::path::Path;

use crate::support::{Home, SAMPLE, text};

/// Refused with this kind and these words on stderr, with a book that stays as it is and without one.
#[track_caller]
fn refused(home: &Home, file: &Path, kind: &str, words: &[&str]) {
    let before = home.journal();
    let run = home.run(&["--json", "import", text(file)]).code(1);
    assert_eq!(run.json()["error"]["kind"], kind, "{run:?}");
    for word in words {
        assert!(run.err.contains(word), "{word}: {run:?}");
    }
    assert_eq!(home.journal(), before, "{kind}");
    let none = home.path("none.db");
    home.run(&["--db", text(&none), "import", text(file)])
        .code(1);
    assert!(
        !none.exists(),
        "{kind}: no book is left where there was none"
    );
}

#[test]
fn files_without_invoices_are_refused() {
    let home = Home::with_sample();
    let destroyed = "Cliente;Factura;Fecha;Vencimiento;Total\n\
        Puig;1;00:00.0;00:00.0;10,00\nPuig;2;00:00.0;00:00.0;20,00\n";
    let file = home.file("destroyed.csv", destroyed);
    refused(&home, &file, "dates_destroyed", &["00:00.0"]);
    let file = home.file("empty.csv", "");
    refused(&home, &file, "empty", &["CSV"]);
    let file = home.file("blank.csv", "\n \n\n");
    refused(&home, &file, "empty", &["CSV"]);
    let binary: Vec<u8> = (0..4096_u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8)
        .collect();
    let file = home.file("binary.csv", binary);
    refused(&home, &file, "not_text", &["CSV"]);
    let file = home.file("image.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0");
    refused(&home, &file, "not_importable", &["CSV"]);
    let file = home.file("unknown.csv", "foo;bar;baz\n1;2;3\n4;5;6\n");
    refused(&home, &file, "no_heading_known", &["foo", "--map"]);
    refused(&home, &home.path("missing.csv"), "io", &["missing.csv"]);
}

#[test]
fn a_line_without_end_is_refused_quickly() {
    const CHUNK: usize = 1 << 20;
    // COBRO_LONG_LINE_MIB=300 is the full test; a part of it shows the same.
    let wanted = std::env::var("COBRO_LONG_LINE_MIB")
        .ok()
        .and_then(|it| it.parse().ok());
    let home = Home::with_sample();
    let path = home.path("long.csv");
    let mut file = std::fs::File::create(&path).expect("a file can be made");
    file.write_all(b"Cliente;Factura;Fecha;Vencimiento;Total\nPuig;")
        .expect("is written");
    for _ in 0..wanted.unwrap_or(20) {
        file.write_all(&vec![b'x'; CHUNK]).expect("is written");
    }
    drop(file);
    refused(&home, &path, "line_too_long", &["2"]);
}

#[test]
fn dates_that_fit_two_orders_are_never_guessed() {
    let home = Home::with_sample();
    let csv = "Cliente;Factura;Fecha;Vencimiento;Total\nPuig;A;01/02/2026;03/04/2026;10,00\n";
    let file = home.file("either.csv", csv);
    refused(
        &home,
        &file,
        "ambiguous_dates",
        &["--date-order", "dmy", "mdy", "01/02/2026"],
    );
    for (order, due_on) in [("dmy", "2026-04-03"), ("mdy", "2026-03-04")] {
        let book = home.path(order);
        let db = ["--db", text(&book)];
        home.run(&[db[0], db[1], "import", "--date-order", order, text(&file)])
            .code(0);
        let account = home.json(&[db[0], db[1], "show", "puig"]);
        assert_eq!(account["invoices"][0]["due_on"], due_on);
    }
}

#[test]
fn the_reason_is_in_the_users_language() {
    let home = Home::new();
    let file = home.file("empty.csv", "");
    let spanish = home
        .run_bare(&["--lang", "es", "import", text(&file)], "")
        .code(1)
        .err;
    let english = home
        .run_bare(&["--lang", "en", "import", text(&file)], "")
        .code(1)
        .err;
    assert!(
        spanish.contains("vacío") && english.contains("empty"),
        "{spanish} {english}"
    );
}

#[test]
fn what_a_file_is_taken_for_is_said_with_the_reason() {
    let home = Home::with_sample();
    let file = home.file("statement.csv", "Fecha;Concepto;Importe;Saldo\n");
    let empty = home.json(&["import", text(&file)]);
    assert_eq!(empty["files"][0]["format"], "bank_csv");
    assert_eq!(empty["files"][0]["bank"]["movements_added"], 0);
    let file = home.file("list.xls", "<html><table><tr><td>Cliente");
    refused(&home, &file, "not_importable", &["XLSX"]);
    let file = home.file("invoices.csv", SAMPLE);
    let done = home.json(&["import", "--dry-run", text(&file)]);
    assert_eq!(done["files"][0]["format"], "csv");
    assert_eq!(done["files"][0]["family"], "table");
    assert!(done["files"][0]["evidence"].is_string());
    let formats = home.json(&["formats"]);
    let csv = formats.as_array().and_then(|all| all.first());
    assert_eq!(csv.map(|it| &it["imported"]), Some(&true.into()));
    let told = home.run_bare(&["--lang", "es", "formats"], "").code(0).out;
    assert!(told.contains("Norma 43") && told.contains(".n43"), "{told}");
}

#[test]
fn a_folder_is_no_file() {
    let home = Home::new();
    let folder = home.path("folder.csv");
    std::fs::create_dir(&folder).expect("a folder can be made");
    home.run(&["import", text(&folder)]).code(1);
    let file = home.file("sample.csv", SAMPLE);
    home.run(&["--db", text(&folder), "import", text(&file)])
        .code(1);
}
