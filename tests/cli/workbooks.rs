//! `import` of workbooks: the same book as of a text, the sheet that was chosen, what was understood.

use super::spreadsheet::{Rows, as_csv, as_ods, as_xlsx, invoices};
use crate::support::{Home, text};

#[test]
fn the_same_invoices_make_the_same_journal() {
    let rows = invoices();
    let files = [
        ("a.csv", as_csv(&rows)),
        ("a.xlsx", as_xlsx(&[("Facturas", &rows)])),
        ("a.ods", as_ods(&[("Facturas", &rows)])),
    ];
    let journals: Vec<_> = files
        .iter()
        .map(|(name, bytes)| {
            let home = Home::new();
            let file = home.file(name, bytes);
            let done = home.json(&["import", text(&file)]);
            assert_eq!(done["invoices_added"], 4, "{name}: {done}");
            let again = home.json(&["import", text(&file)]);
            assert_eq!(again["invoices_unchanged"], 4, "{name}: {again}");
            // The others bring nothing new to a book that one of them made.
            for (other, bytes) in &files {
                let file = home.file(other, bytes);
                let done = home.json(&["import", text(&file)]);
                assert_eq!(
                    done["invoices_unchanged"], 4,
                    "{other} after {name}: {done}"
                );
            }
            home.journal()
        })
        .collect();
    assert_eq!(journals[0], journals[1]);
    assert_eq!(journals[0], journals[2]);
}

#[test]
fn the_sheet_is_said_and_can_be_chosen() {
    let home = Home::new();
    let (rows, none) = (invoices(), Rows::new());
    let file = home.file("a.xlsx", as_xlsx(&[("Notas", &none), ("Facturas", &rows)]));
    let done = home.json(&["import", "--dry-run", text(&file)]);
    let told = &done["files"][0];
    assert_eq!(told["format"], "xlsx");
    assert_eq!(
        (&told["sheet"], &told["encoding"]),
        (&"Facturas".into(), &serde_json::Value::Null)
    );
    assert_eq!(told["other_sheets"][0], "Notas");
    let told = home.run(&["import", "--dry-run", text(&file)]).code(0).out;
    assert!(
        told.contains("hoja «Facturas»") && told.contains("Excel (XLSX)"),
        "{told}"
    );
    let refused = home
        .run(&["--json", "import", "--sheet", "Otra", text(&file)])
        .code(1);
    assert_eq!(refused.json()["error"]["kind"], "unknown_sheet");
    assert!(refused.err.contains("Facturas"), "{refused:?}");
}
