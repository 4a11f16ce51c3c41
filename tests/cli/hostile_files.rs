//! `import` of files that were made to do harm, and of files under a password.

use super::spreadsheet::{as_xlsx, invoices, zip_of};
use crate::support::{Home, text};

const GOOD: &str = "Código cliente;Cliente;Nº factura;Fecha factura;Vencimiento;Total\n\
                    K1;Acme;X-1;2026-07-24;2026-09-22;10,50\n";

/// Far more than any list of invoices comes to, packed to next to nothing.
fn zeros() -> Vec<u8> {
    vec![b'0'; 300 << 20]
}

/// Marks the files of a zip as encrypted, all of them or the last.
fn encrypted(mut zip: Vec<u8>, only_last: bool) -> Vec<u8> {
    // A local header begins with PK34 and has its flags at 6, a central one with PK12 and has them at 8.
    for (mark, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let places: Vec<usize> = (0..zip.len().saturating_sub(4))
            .filter(|at| zip[*at..].starts_with(mark))
            .collect();
        let kept = if only_last { places.len() - 1 } else { 0 };
        for at in &places[kept..] {
            zip[at + flags] |= 1;
        }
    }
    zip
}

#[test]
fn a_zip_that_unfolds_to_too_much_is_refused_and_takes_no_others_with_it() {
    let home = Home::new();
    let bomb = zip_of(&[("a.csv", zeros()), ("b.csv", GOOD.into())]);
    assert!(bomb.len() < 1 << 20);
    let bomb = home.file("bomb.zip", bomb);
    let refused = home.run(&["--json", "import", text(&bomb)]).code(1);
    assert_eq!(refused.json()["error"]["kind"], "too_large");
    assert!(!home.book().exists());
    let good = home.file("good.csv", GOOD);
    let done = home
        .run(&["--json", "import", text(&bomb), text(&good)])
        .code(3)
        .json();
    assert_eq!(done["invoices_added"], 1);
    assert_eq!(done["files_refused"][0]["kind"], "too_large");
}

#[test]
fn a_workbook_that_unfolds_to_too_much_within_a_zip_is_refused_alone() {
    let home = Home::new();
    let bomb = zip_of(&[
        ("xl/workbook.xml", Vec::new()),
        ("xl/worksheets/sheet1.xml", zeros()),
    ]);
    let zip = zip_of(&[("bomb.xlsx", bomb), ("good.csv", GOOD.into())]);
    let zip = home.file("papers.zip", zip);
    let done = home.run(&["--json", "import", text(&zip)]).code(3).json();
    assert_eq!(done["invoices_added"], 1);
    assert_eq!(done["files_refused"][0]["kind"], "too_large");
}

#[test]
fn a_zip_under_a_password_is_named_as_such() {
    let home = Home::new();
    let both = || {
        zip_of(&[
            ("a.csv", GOOD.into()),
            ("b.xlsx", as_xlsx(&[("a", &invoices())])),
        ])
    };
    let all = home.file("all.zip", encrypted(both(), false));
    let refused = home.run(&["--json", "import", text(&all)]).code(1);
    assert!(refused.err.contains("contraseña"), "{refused:?}");
    let one = home.file("one.zip", encrypted(both(), true));
    let done = home.run(&["--json", "import", text(&one)]).code(3);
    assert!(done.err.contains("b.xlsx"), "{done:?}");
    assert!(done.err.contains("contraseña"), "{done:?}");
    assert_eq!(done.json()["invoices_added"], 1);
}

#[test]
fn a_zip_of_very_many_files_is_one_import_with_one_summary() {
    const FILES: usize = 5_000;
    let home = Home::new();
    let names: Vec<String> = (0..FILES).map(|at| format!("{at:06}.txt")).collect();
    let mut files: Vec<(&str, Vec<u8>)> =
        names.iter().map(|it| (it.as_str(), Vec::new())).collect();
    files.push(("good.csv", GOOD.into()));
    let zip = home.file("many.zip", zip_of(&files));
    let done = home.run(&["--json", "import", text(&zip)]).code(3);
    let named = done.err.matches(".txt").count();
    assert_eq!(named, 20, "the others are in the document: {}", done.err);
    assert_eq!(done.err.lines().count(), 1);
    let json = done.json();
    assert_eq!(json["invoices_added"], 1);
    assert_eq!(json["files_refused"].as_array().map(Vec::len), Some(FILES));
}
