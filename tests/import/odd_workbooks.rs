//! Workbooks as programs and people leave them: summaries before the details, hidden sheets, errors, dates in all notations.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that panics fails"
)]

use crate::common::spreadsheet::{Cell, Rows, as_xlsx, xlsx_of};
use crate::common::{digest, options, read_bytes};
use expect_test::expect;

const HEADINGS: [&str; 5] = ["Cliente", "Factura", "Fecha", "Vencimiento", "Pendiente"];

fn details() -> Rows {
    use Cell::{Day, Number, Text};
    vec![
        HEADINGS.map(Text).to_vec(),
        vec![
            Text("Acme"),
            Text("F-1"),
            Day(2026, 9, 1),
            Day(2026, 10, 1),
            Number(100.5),
        ],
    ]
}

#[test]
fn a_summary_of_clients_is_not_taken_for_their_invoices() {
    use Cell::{Number, Text};
    let summary: Rows = vec![
        [
            "Cliente",
            "NIF",
            "Teléfono",
            "Email",
            "Contacto",
            "Total",
            "Saldo",
        ]
        .map(Text)
        .to_vec(),
        vec![
            Text("Acme"),
            Text("B12345674"),
            Text("600 111 222"),
            Text("a@acme.example"),
            Text("Ana"),
            Number(100.5),
            Number(100.5),
        ],
    ];
    let pivot: Rows = vec![
        vec![Text("Suma de Pendiente"), Text("Etiquetas de columna")],
        vec![
            Text("Etiquetas de fila"),
            Text("2026"),
            Text("Total general"),
        ],
        vec![Text("Acme"), Number(100.5), Number(100.5)],
    ];
    let details = details();
    let book = as_xlsx(&[
        ("Resumen", &summary),
        ("Tabla dinámica", &pivot),
        ("Detalle", &details),
    ]);
    let found = read_bytes("a.xlsx", &book, &options()).unwrap();
    assert_eq!(found.recognised.sheet.unwrap().name, "Detalle");
    assert_eq!(found.rows.len(), 1);
}

#[test]
fn a_hidden_sheet_is_not_read() {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, number) in [("Visible", "F-1"), ("Escondida", "F-2")] {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap();
        for (column, heading) in (0..).zip(HEADINGS) {
            sheet.write(0, column, heading).unwrap();
        }
        for (column, cell) in (0..).zip(["Acme", number, "2026-09-01", "2026-10-01", "10,00"]) {
            sheet.write(1, column, cell).unwrap();
        }
        sheet.set_hidden(name == "Escondida");
    }
    let found = read_bytes("a.xlsx", &book.save_to_buffer().unwrap(), &options()).unwrap();
    let sheet = found.recognised.sheet.unwrap();
    assert_eq!((sheet.name.as_str(), sheet.others.len()), ("Visible", 0));
    let number = found.rows[0].invoice.as_ref().unwrap().number.clone();
    assert_eq!(number.as_deref(), Some("F-1"));
}

#[test]
fn dates_as_text_in_two_languages_and_amounts_in_all_notations() {
    use Cell::Text;
    let mut rows: Rows = vec![HEADINGS.map(Text).to_vec()];
    rows.extend(
        [
            ["A", "1", "15-ene-2026", "14-feb-2026", "1.234,50 €"],
            ["A", "2", "Jan 5, 2026", "Feb 4, 2026", "'1.234,50"],
            [
                "A",
                "3",
                "5 de enero de 2026",
                "4 de febrero de 2026",
                "(99,90)",
            ],
            ["A", "4", "15-Jan-26", "14-Feb-26", "99,90-"],
            ["A", "5", "5 enero 2026", "4 febrero 2026", "€ 12,00"],
            ["A", "6", "1/15/2026", "2/14/2026", "12 %"],
            [
                "A",
                "7",
                "2026-01-15 10:30:00",
                "2026-02-14T00:00:00",
                "-12,00",
            ],
            [
                "A",
                "8",
                "Thursday, January 15, 2026",
                "sept 3 2026",
                "1 234,50",
            ],
        ]
        .map(|row| row.map(Text).to_vec()),
    );
    let expected = expect![[r#"
        Invoices [Currency(EUR), BalanceIsTotal]
        name=Cliente number=Factura issued_on=Fecha due_on=Vencimiento balance=Pendiente 
        2: A | #1 | 2026-01-15 | due 2026-02-14 | open 1234.50 | EUR
        3: A | #2 | 2026-01-05 | due 2026-02-04 | open 1234.50 | EUR
        4: A | #3 | 2026-01-05 | due 2026-02-04 | open -99.90 | EUR
        5: A | #4 | 2026-01-15 | due 2026-02-14 | open -99.90 | EUR
        6: A | #5 | 2026-01-05 | due 2026-02-04 | open 12.00 | EUR
        8: A | #7 | 2026-01-15 | due 2026-02-14 | open -12.00 | EUR
        9: A | #8 | 2026-01-15 | due 2026-09-03 | open 1234.50 | EUR
        line 7: balance "12 %" amount_unreadable
    "#]];
    expected.assert_eq(&digest("a.xlsx", &as_xlsx(&[("a", &rows)]), &options()));
}

/// A row of cells in the notation of the format: what kind, and the value.
fn row(line: u32, cells: &[(&str, &str)]) -> String {
    let cells: String = ('A'..)
        .zip(cells)
        .filter(|(_, (_, value))| !value.is_empty())
        .map(|(column, (kind, value))| match *kind {
            "formula" => format!("<c r=\"{column}{line}\"><f>A1*2</f></c>"),
            "text" => {
                format!("<c r=\"{column}{line}\" t=\"inlineStr\"><is><t>{value}</t></is></c>")
            }
            "day" => format!("<c r=\"{column}{line}\" s=\"1\"><v>{value}</v></c>"),
            "number" => format!("<c r=\"{column}{line}\"><v>{value}</v></c>"),
            kind => format!("<c r=\"{column}{line}\" t=\"{kind}\"><v>{value}</v></c>"),
        })
        .collect();
    format!("<row r=\"{line}\">{cells}</row>")
}

#[test]
fn days_counted_from_1904_and_cells_with_errors() {
    let heading = row(1, &HEADINGS.map(|heading| ("text", heading)));
    let rows = [
        heading,
        row(
            2,
            &[
                ("text", "Acme"),
                ("number", "17"),
                ("day", "44591"),
                ("day", "44619.75"),
                ("number", "100.5"),
            ],
        ),
        row(
            3,
            &[
                ("text", "Acme"),
                ("number", "18"),
                ("day", "44591"),
                ("e", "#N/A"),
                ("number", "1"),
            ],
        ),
        row(
            4,
            &[
                ("text", "Acme"),
                ("number", "19"),
                ("day", "44591"),
                ("day", "44619"),
                ("e", "#DIV/0!"),
            ],
        ),
        row(
            5,
            &[
                ("text", "Acme"),
                ("number", "20"),
                ("day", "44591"),
                ("day", "44619"),
                ("formula", "="),
            ],
        ),
    ]
    .concat();
    let book = xlsx_of("<workbookPr date1904=\"1\"/>", "", &rows);
    expect![[r##"
        Invoices [Currency(EUR), BalanceIsTotal]
        name=Cliente number=Factura issued_on=Fecha due_on=Vencimiento balance=Pendiente 
        2: Acme | #17 | 2026-01-31 | due 2026-02-28 | open 100.50 | EUR
        3: Acme | #18 | 2026-01-31 | open 1.00 | EUR
        line 4: balance "#DIV/0!" amount_unreadable
        line 5: total "" amount_missing
    "##]]
    .assert_eq(&digest("a.xlsx", &book, &options()));
}

#[test]
fn entities_in_a_workbook_unfold_to_nothing() {
    let entities: String = (1..10)
        .map(|at| {
            let before = format!("&lol{};", at - 1).repeat(10);
            format!("<!ENTITY lol{at} \"{before}\">")
        })
        .collect();
    let doctype = format!(
        "<!DOCTYPE sst [<!ENTITY lol0 \"lol\">{entities}<!ENTITY file SYSTEM \"file:///etc/passwd\">]>"
    );
    let rows = [
        row(1, &HEADINGS.map(|heading| ("text", heading))),
        row(
            2,
            &[
                ("s", "0"),
                ("text", "F-1"),
                ("text", "2026-09-01"),
                ("text", "2026-10-01"),
                ("number", "10"),
            ],
        ),
    ]
    .concat();
    for text in ["&lol9;", "&file;"] {
        let strings = format!("{doctype}<sst><si><t>{text}</t></si></sst>");
        let book = xlsx_of("", &strings, &rows);
        match read_bytes("a.xlsx", &book, &options()) {
            Err(_) => {}
            Ok(found) => {
                let names = found.rows.iter().filter_map(|row| row.debtor.name.as_ref());
                assert!(names.into_iter().all(|name| name.len() < 20), "{text}");
            }
        }
    }
}
