//! Workbooks of every kind come out as the same rows that a text does.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that panics fails"
)]

use crate::common::spreadsheet::{Cell, Rows, as_csv, as_ods, as_xlsx, invoices, ods_of, zip_of};
use crate::common::{digest, options, read_bytes};
use cobro::import::{ImportRow, ReadError, ReadOptions};
use expect_test::expect;

fn rows_of(name: &str, bytes: &[u8]) -> Vec<ImportRow> {
    let file =
        read_bytes(name, bytes, &options()).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert!(file.rejected.is_empty(), "{name}: {:?}", file.rejected);
    assert_eq!(file.set_aside.len(), 1, "{name}: the row of sums");
    let without_line = |row: ImportRow| ImportRow { line: 0, ..row };
    file.rows.into_iter().map(without_line).collect()
}

#[test]
fn the_same_invoices_come_out_alike_of_every_format() {
    let rows = invoices();
    let csv = rows_of("a.csv", &as_csv(&rows));
    assert_eq!(csv.len(), 4);
    assert_eq!(rows_of("a.xlsx", &as_xlsx(&[("Facturas", &rows)])), csv);
    assert_eq!(rows_of("a.ods", &as_ods(&[("Facturas", &rows)])), csv);
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/import/workbook.xls"
    );
    assert_eq!(rows_of("a.xls", &std::fs::read(path).unwrap()), csv);
    // A name says nothing against what a file is.
    assert_eq!(rows_of("a.csv", &as_xlsx(&[("Facturas", &rows)])), csv);
}

#[test]
fn the_sheet_that_looks_like_invoices_is_read_or_the_one_asked_for() {
    let tips: Rows = vec![
        vec![Cell::Text("QuickBooks Export Tips")],
        vec![Cell::Text("Amount: see below")],
    ];
    let (rows, none) = (invoices(), Rows::new());
    let book = as_xlsx(&[("Tips", &tips), ("Vacía", &none), ("Pendiente", &rows)]);
    let found = read_bytes("a.xlsx", &book, &options()).unwrap();
    let sheet = found.recognised.sheet.unwrap();
    assert_eq!(
        (sheet.name.as_str(), sheet.others),
        ("Pendiente", vec!["Tips".to_owned(), "Vacía".to_owned()])
    );
    assert_eq!(found.recognised.heading_line, 3);
    let asked = |sheet: &str| ReadOptions {
        sheet: Some(sheet.to_owned()),
        ..options()
    };
    for name in ["Pendiente", "PENDIENTE", "3"] {
        assert_eq!(
            read_bytes("a.xlsx", &book, &asked(name))
                .unwrap()
                .rows
                .len(),
            4,
            "{name}"
        );
    }
    assert!(matches!(
        read_bytes("a.xlsx", &book, &asked("1")),
        Err(ReadError::NoHeadingKnown { .. })
    ));
    assert!(matches!(
        read_bytes("a.xlsx", &book, &asked("vacia")),
        Err(ReadError::Empty)
    ));
    match read_bytes("a.xlsx", &book, &asked("4")) {
        Err(ReadError::UnknownSheet { asked, sheets }) => {
            assert_eq!((asked.as_str(), sheets.len()), ("4", 3))
        }
        other => panic!("{other:?}", other = other.err()),
    }
}

/// Numbers, days, flags and stored values beside text that looks like them.
#[test]
fn cells_of_all_kinds() {
    use Cell::{Day, Empty, Flag, Formula, Number, Text};
    let headings = [
        "Cliente",
        "Factura",
        "Fecha",
        "Vencimiento",
        "Importe",
        "Pagada",
        "NIF",
        "Notas",
    ];
    let rows: Rows = vec![
        headings.map(Text).to_vec(),
        vec![
            Text("Puig & Cía"),
            Number(1020.0),
            Day(2026, 2, 1),
            Text("2026-03-01"),
            Number(234.567),
            Flag(false),
            Text("B1"),
            Empty,
        ],
        vec![
            Text("Puig & Cía"),
            Number(1021.0),
            Day(2026, 2, 1),
            Text("13/03/2026"),
            Text("1.234,50 €"),
            Flag(true),
            Empty,
            Text("dos\nlíneas"),
        ],
        vec![
            Text("Lluch"),
            Text("0001"),
            Day(2026, 2, 1),
            Day(2026, 4, 5),
            Formula("=1+1", "1210.1"),
            Text("no"),
            Empty,
            Empty,
        ],
        vec![
            Text("Lluch"),
            Text("0002"),
            Day(2026, 2, 1),
            Day(2026, 4, 5),
            Text("#REF!"),
            Text("no"),
            Empty,
            Empty,
        ],
    ];
    let expected = expect![[r##"
        Invoices [Currency(EUR)]
        name=Cliente number=Factura issued_on=Fecha due_on=Vencimiento total=Importe status=Pagada notes=Notas 
        2: Puig & Cía | #1020 | 2026-02-01 | due 2026-03-01 | total 234.567 | EUR | settled false
        3: Puig & Cía | #1021 | 2026-02-01 | due 2026-03-13 | total 1234.50 | EUR | settled true | note dos líneas
        4: Lluch | #0001 | 2026-02-01 | due 2026-04-05 | total 1210.10 | EUR | settled false
        line 5: total "#REF!" amount_unreadable
    "##]];
    expected.assert_eq(&digest("a.xlsx", &as_xlsx(&[("Hoja1", &rows)]), &options()));
}

#[test]
fn what_is_merged_downwards_is_said_of_each_row() {
    let cell = |text: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let merged = "<table:table-cell office:value-type=\"string\" table:number-rows-spanned=\"2\" table:number-columns-spanned=\"1\"><text:p>Puig</text:p></table:table-cell>";
    let row = |cells: &[String]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let heading = row(&["Cliente", "Factura", "Vencimiento", "Importe"].map(cell));
    let first = row(&[
        merged.to_owned(),
        cell("1"),
        cell("2026-01-31"),
        cell("10,50"),
    ]);
    let second = row(&[
        "<table:covered-table-cell/>".to_owned(),
        cell("2"),
        cell("2026-01-31"),
        cell("20,50"),
    ]);
    let sheet = format!("<table:table table:name=\"a\">{heading}{first}{second}</table:table>");
    let found = read_bytes("a.ods", &ods_of(&sheet), &options()).unwrap();
    let names: Vec<_> = found
        .rows
        .iter()
        .map(|row| row.debtor.name.as_deref())
        .collect();
    assert_eq!(names, [Some("Puig"), Some("Puig")]);

    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in (0..).zip(["Cliente", "Factura", "Vencimiento", "Importe"]) {
        sheet.write(0, column, heading).unwrap();
    }
    let plain = rust_xlsxwriter::Format::new();
    sheet.merge_range(1, 0, 2, 0, "Puig", &plain).unwrap();
    sheet.merge_range(1, 3, 2, 3, "", &plain).unwrap();
    sheet.write(1, 3, 30.5).unwrap();
    for row in 1..3 {
        sheet.write(row, 1, f64::from(row)).unwrap();
        sheet.write(row, 2, "2026-01-31").unwrap();
    }
    let found = read_bytes("a.xlsx", &book.save_to_buffer().unwrap(), &options()).unwrap();
    assert_eq!(
        found.rows.len(),
        1,
        "one amount over two invoices is none of the second"
    );
    assert_eq!(found.rejected.len(), 1);
}

#[test]
fn what_unfolds_to_too_much_is_refused() {
    let zeros = vec![b'0'; 300 << 20];
    let bomb = zip_of(&[
        ("xl/workbook.xml", Vec::new()),
        ("xl/sharedStrings.xml", zeros),
    ]);
    assert!(bomb.len() < 1 << 20);
    assert!(matches!(
        read_bytes("a.xlsx", &bomb, &options()),
        Err(ReadError::TooLarge)
    ));

    let wide = |repeats: &str| {
        ods_of(&format!(
            "<table:table table:name=\"a\"><table:table-row {repeats}><table:table-cell table:number-columns-repeated=\"16384\" \
             office:value-type=\"float\" office:value=\"1\"/></table:table-row></table:table>"
        ))
    };
    for repeats in [
        "table:number-rows-repeated=\"1048576\"",
        "table:number-rows-repeated=\"9999\"",
    ] {
        let refused = read_bytes("a.ods", &wide(repeats), &options());
        assert!(matches!(refused, Err(ReadError::TooLarge)), "{repeats}");
    }
    let entities = "<!DOCTYPE x [<!ENTITY a \"b\">]><office:document-content/>";
    let bomb = zip_of(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet".to_vec(),
        ),
        ("content.xml", entities.as_bytes().to_vec()),
    ]);
    assert!(matches!(
        read_bytes("a.ods", &bomb, &options()),
        Err(ReadError::Damaged)
    ));
}

#[test]
fn a_workbook_cut_off_anywhere_is_damaged_and_nothing_worse() {
    let rows = invoices();
    let mut damaged = 0;
    for whole in [as_xlsx(&[("a", &rows)]), as_ods(&[("a", &rows)])] {
        for length in (0..whole.len()).step_by(97) {
            let cut = &whole[..length];
            damaged += u32::from(read_bytes("a.xlsx", cut, &options()).is_err());
        }
    }
    assert!(damaged > 50);
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/import/workbook.xls"
    );
    let whole = std::fs::read(path).unwrap();
    for length in (512..whole.len()).step_by(97) {
        let _ = read_bytes("a.xls", &whole[..length], &options());
        let mut changed = whole.clone();
        changed[length] ^= 0x5A;
        let _ = read_bytes("a.xls", &changed, &options());
    }
}
