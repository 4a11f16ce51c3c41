//! Reports as files: CSV, spreadsheet, page; private, never in place of another unasked.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use calamine::{Data, DataType, Reader, Xlsx, open_workbook};
use serde_json::Value;

use crate::books::demo;
use crate::support::{Home, NOW, text};

fn mode(path: &Path) -> u32 {
    let meta = std::fs::metadata(path).expect("there is a file");
    meta.permissions().mode() & 0o777
}

#[test]
fn files_are_private_and_replaced_only_when_asked() {
    let home = Home::with_sample();
    let (csv, xlsx, html) = (home.path("r.csv"), home.path("r.xlsx"), home.path("r.html"));
    let args = [
        "report",
        "aging",
        "--csv",
        text(&csv),
        "--xlsx",
        text(&xlsx),
        "--html",
        text(&html),
    ];
    let told = home.json(&args);
    let formats: Vec<&Value> = told["files"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|it| &it["format"])
        .collect();
    assert_eq!(formats, ["csv", "xlsx", "html"]);
    for path in [&csv, &xlsx, &html] {
        assert_eq!(mode(path), 0o600, "{}", path.display());
    }
    // One that exists keeps all of them from being written.
    std::fs::write(&xlsx, "mine").expect("written");
    std::fs::remove_file(&csv).expect("removed");
    let refused = home.run(&args).code(1);
    assert!(refused.err.contains("--force"), "{refused:?}");
    assert_eq!(std::fs::read(&xlsx).expect("there"), b"mine");
    assert!(!csv.exists());
    let forced: Vec<&str> = args.iter().chain(&["--force"]).copied().collect();
    home.run(&forced).code(0);
    assert!(csv.exists() && std::fs::read(&xlsx).expect("there").starts_with(b"PK"));
    let left = std::fs::read_dir(home.path(".")).expect("listed").flatten();
    let left: Vec<_> = left
        .filter(|it| it.file_name().to_string_lossy().ends_with(".part"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

/// A client whose name a spreadsheet would calculate.
fn with_formulas() -> Home {
    let home = Home::new();
    let csv = "Código cliente;Cliente;Nº factura;Fecha factura;Vencimiento;Total\n\
        =1+1;\"=HYPERLINK(\"\"x\"\")\";F-1;2026-09-01;2026-10-01;1234,50\n\
        C2;@Puig, S.L.;F-2;2026-09-01;2026-10-01;-80,25\n";
    let file = home.file("f.csv", csv);
    home.run(&["import", text(&file)]).code(0);
    home
}

#[test]
fn csv_is_for_programs_and_defuses_formulas_in_texts_only() {
    let home = with_formulas();
    let out = home.run(&["report", "aging", "--csv", "-"]).code(0).out;
    let mut reader = csv::Reader::from_reader(out.as_bytes());
    let headings: Vec<String> = reader
        .headers()
        .expect("there")
        .iter()
        .map(str::to_owned)
        .collect();
    assert_eq!(headings[..4], ["code", "name", "currency", "invoices"]);
    let rows: Vec<csv::StringRecord> = reader.records().map(|it| it.expect("a row")).collect();
    assert_eq!((&rows[0][0], &rows[0][1]), ("'=1+1", "'=HYPERLINK(\"x\")"));
    assert_eq!((&rows[1][1], &rows[1][9]), ("'@Puig, S.L.", "-80.25"));
    assert!(out.ends_with("\r\n"), "{out:?}");
    // What is told as JSON is the same.
    let told = home.json(&["report", "aging"]);
    assert_eq!(told["rows"][0]["total"], rows[0][9]);
}

#[test]
fn a_spreadsheet_has_numbers_dates_and_no_formulas() {
    let home = with_formulas();
    let path = home.path("aging.xlsx");
    home.run(&["report", "aging", "--xlsx", text(&path)])
        .code(0);
    let mut book: Xlsx<_> = open_workbook(&path).expect("is a spreadsheet");
    let name = book.sheet_names()[0].clone();
    assert_eq!(name, "Antigüedad de la deuda");
    let formulas = book.worksheet_formula(&name).expect("can be read");
    assert!(formulas.used_cells().next().is_none());
    let sheet = book.worksheet_range(&name).expect("there is a sheet");
    let row = sheet
        .rows()
        .find(|row| row[0] == Data::String("=1+1".into()))
        .expect("the client");
    assert_eq!(row[2], Data::String("EUR".into()));
    assert_eq!(row[9], Data::Float(1234.5));
    let total = sheet
        .rows()
        .find(|row| row[0] == Data::String("Total".into()))
        .expect("the total");
    assert_eq!(total[9], Data::Float(1154.25));

    let home = demo();
    let path = home.path("collected.xlsx");
    home.run(&["report", "collected", "--xlsx", text(&path)])
        .code(0);
    let mut book: Xlsx<_> = open_workbook(&path).expect("is a spreadsheet");
    let sheet = book
        .worksheet_range_at(0)
        .expect("there is a sheet")
        .expect("can be read");
    let told = home.json(&["report", "collected"]);
    let rows = told["rows"].as_array().expect("a list");
    let written: Vec<&[Data]> = sheet.rows().filter(|row| row[0].is_datetime()).collect();
    assert_eq!(written.len(), rows.len());
    for (written, told) in written.iter().zip(rows) {
        let day = written[0].as_date().expect("a day").to_string();
        assert_eq!(day, told["from"]);
        let amount: f64 = told["amount"]
            .as_str()
            .expect("an amount")
            .parse()
            .expect("a number");
        assert_eq!(written[4].as_f64(), Some(amount));
        assert_eq!(written[2].as_string().as_deref(), told["currency"].as_str());
    }
}

#[test]
fn every_report_makes_a_spreadsheet_and_a_page() {
    let home = demo();
    for language in ["es", "en"] {
        for definition in &cobro::report::ALL {
            let (xlsx, html) = (home.path("r.xlsx"), home.path("r.html"));
            let args = [
                "report",
                definition.id,
                "--now",
                NOW,
                "--lang",
                language,
                "--force",
                "--xlsx",
                text(&xlsx),
                "--html",
                text(&html),
            ];
            home.run_bare(&args, "").code(0);
            let page = std::fs::read_to_string(&html).expect("there is a page");
            assert!(page.contains(&format!("<html lang=\"{language}\">")));
            assert!(!page.contains("Unknown localization"), "{}", definition.id);
            let mut book: Xlsx<_> = open_workbook(&xlsx).expect("is a spreadsheet");
            book.worksheet_range_at(0)
                .expect("a sheet")
                .expect("can be read");
        }
    }
}

#[test]
fn a_page_says_what_the_report_says_and_nothing_runs_on_it() {
    let home = with_formulas();
    let path = home.path("r.html");
    home.run(&["report", "aging", "--html", text(&path)])
        .code(0);
    let page = std::fs::read_to_string(&path).expect("there is a page");
    for part in [
        "default-src 'none'",
        "1.234,50",
        "Antigüedad de la deuda",
        "@Puig, S.L.",
        "&quot;x&quot;",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!page.contains("<script"));
}

#[test]
fn a_long_report_makes_a_page() {
    let home = Home::new();
    let mut csv =
        String::from("Código cliente;Cliente;Nº factura;Fecha factura;Vencimiento;Total\n");
    for number in 0..3000 {
        csv.push_str(&format!(
            "C{number:05};Cliente {number};F-{number};2026-09-01;2026-10-01;{number},50\n"
        ));
    }
    let file = home.file("many.csv", csv);
    home.run(&["import", text(&file)]).code(0);
    let path = home.path("r.html");
    home.run(&["report", "aging", "--html", text(&path)])
        .code(0);
    let page = std::fs::read_to_string(&path).expect("there is a page");
    assert_eq!(page.matches("<tr>").count(), 3000 + 2);
}
