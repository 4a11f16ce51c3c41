//! Files that are refused, and one file in many notations.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that panics fails"
)]

use crate::common::{digest, options, read_bytes};
use cobro::import::{
    DateOrder, Field, ReadError, ReadOptions, Reason, Row, Source, recognise, rows,
};
use expect_test::expect;
use iso_currency::Currency;
use std::io::Write;

fn refusal(name: &str, bytes: &[u8]) -> ReadError {
    match recognise(&Source::Bytes { name, bytes }, &options()) {
        Ok(found) => panic!("{name} was taken for {found:?}"),
        Err(error) => error,
    }
}

#[test]
fn what_is_no_table_of_invoices_is_refused_with_what_was_looked_for() {
    assert!(matches!(refusal("a.csv", b""), ReadError::Empty));
    assert!(matches!(
        refusal("a.csv", b"\xEF\xBB\xBF\r\n \r\n"),
        ReadError::Empty
    ));
    assert!(matches!(
        refusal(
            "a.csv",
            "\u{feff}\r\n"
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect::<Vec<_>>()
                .as_slice()
        ),
        ReadError::Empty
    ));
    assert!(matches!(
        refusal("a.csv", b"PK\x03\x04xl/worksheets"),
        ReadError::Damaged
    ));
    let noise: Vec<u8> = (0..50_000u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8)
        .collect();
    assert!(matches!(refusal("a.csv", &noise), ReadError::NotText));
    match refusal("a.csv", b"foo;bar;baz\n1;2;3\n4;5;6\n") {
        ReadError::NoHeadingKnown { seen, looked_for } => {
            assert_eq!(seen, ["foo", "bar", "baz"]);
            assert!(
                looked_for
                    .iter()
                    .any(|(field, words)| *field == Field::DueOn
                        && words.iter().any(|word| word == "fecha vencimiento"))
            );
        }
        other => panic!("{other:?}"),
    }
    match refusal(
        "a.csv",
        b"Cliente;Factura;Fecha;Vencimiento\nAcme;1;31/01/2024;01/03/2024\n",
    ) {
        ReadError::NeededFieldMissing { missing, .. } => {
            assert_eq!(missing, [Field::Total, Field::Balance])
        }
        other => panic!("{other:?}"),
    }
    match refusal(
        "a.csv",
        b"Factura;Fecha;Vencimiento;Importe\n1;31/01/2024;01/03/2024;1\n",
    ) {
        ReadError::NeededFieldMissing { missing, .. } => {
            assert!(missing.contains(&Field::DebtorName))
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn destroyed_dates_are_told_with_column_and_sample() {
    let text = "Cliente,Factura,Fecha vencimiento,Importe\nA,1,00:00.0,5.00\nB,2,00:00.0,6.00\n";
    match refusal("a.csv", text.as_bytes()) {
        ReadError::DatesDestroyed {
            heading,
            field,
            sample,
        } => {
            assert_eq!(
                (heading.as_str(), field, sample.as_str()),
                ("Fecha vencimiento", Field::DueOn, "00:00.0")
            );
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn ambiguous_dates_are_asked_about_and_an_order_settles_it() {
    let text = "Cliente;Factura;Fecha;Vencimiento;Importe\nA;1;01/02/2024;01/03/2024;5,00\n";
    match refusal("a.csv", text.as_bytes()) {
        ReadError::AmbiguousDates { columns } => {
            let told: Vec<_> = columns
                .iter()
                .map(|column| (column.heading.as_str(), column.samples.clone()))
                .collect();
            assert_eq!(
                told,
                [
                    ("Fecha", vec!["01/02/2024".to_owned()]),
                    ("Vencimiento", vec!["01/03/2024".to_owned()])
                ]
            );
        }
        other => panic!("{other:?}"),
    }
    for (order, due) in [
        (DateOrder::DayMonthYear, "2024-03-01"),
        (DateOrder::MonthDayYear, "2024-01-03"),
    ] {
        let given = ReadOptions {
            date_order: Some(order),
            ..options()
        };
        let file = read_bytes("a.csv", text.as_bytes(), &given).unwrap();
        assert_eq!(
            file.rows[0]
                .invoice
                .as_ref()
                .unwrap()
                .due_on
                .unwrap()
                .to_string(),
            due
        );
        // The choice is remembered with the mapping.
        let again = ReadOptions {
            remembered: vec![file.recognised.mapping()],
            ..options()
        };
        let file = read_bytes("a.csv", text.as_bytes(), &again).unwrap();
        assert_eq!(
            file.rows[0]
                .invoice
                .as_ref()
                .unwrap()
                .due_on
                .unwrap()
                .to_string(),
            due
        );
    }
}

#[test]
fn a_line_without_end_is_refused_soon_and_in_little_memory() {
    let path = std::env::temp_dir().join(format!("cobro-long-line-{}.csv", std::process::id()));
    let mut file = std::fs::File::create(&path).unwrap();
    file.write_all(b"Cliente;Factura;Vencimiento;Importe\n")
        .unwrap();
    for _ in 0..64 {
        file.write_all(&vec![b'x'; 1 << 20]).unwrap();
    }
    drop(file);
    let start = std::time::Instant::now();
    let result = recognise(&Source::File(&path), &options());
    let took = start.elapsed();
    std::fs::remove_file(&path).unwrap();
    assert!(
        matches!(result, Err(ReadError::LineTooLong { line: 2, .. })),
        "{result:?}"
    );
    assert!(took.as_millis() < 500, "{took:?}");
}

/// The lines that are read, and those that are left out with their reason.
fn lines_of(text: &str) -> (Vec<u64>, Vec<(u64, String, Reason)>) {
    let source = Source::Bytes {
        name: "a.csv",
        bytes: text.as_bytes(),
    };
    let recognised = recognise(&source, &options()).unwrap();
    let (mut read, mut left_out) = (Vec::new(), Vec::new());
    for row in rows(&recognised, &source).unwrap() {
        match row.unwrap() {
            Row::Read(row) => read.push(row.line),
            Row::Rejected(it) => left_out.push((it.line, it.value, it.reason)),
        }
    }
    (read, left_out)
}

#[test]
fn a_row_whose_quote_is_never_closed_is_left_out_and_the_others_are_read() {
    let text = "Cliente;Factura;Vencimiento;Importe\nA;1;2024-03-01;5\n\"B;2;2024-03-01;5\nC;3;2024-03-01;5\n";
    let broken = |line| (line, "\"B".to_owned(), Reason::QuoteUnclosed);
    assert_eq!(lines_of(text), (vec![2, 4], vec![broken(3)]));
    // Quoted cells further down are whole.
    let text = format!("{text}\"D; S.L.\";4;2024-03-01;5\n");
    assert_eq!(lines_of(&text), (vec![2, 4, 5], vec![broken(3)]));
    // However much follows.
    let many: String = (0..100_000)
        .map(|at| format!("C;{at};2024-03-01;5\n"))
        .collect();
    let (read, left_out) = lines_of(&text.replace("C;3;2024-03-01;5\n", &many));
    assert_eq!((read.len(), left_out), (100_002, vec![broken(3)]));
}

#[test]
fn headings_whose_quote_is_never_closed_are_refused_with_their_line() {
    let text = "Cartera\n\"Cliente;Factura;Vencimiento;Importe\nA;1;2024-03-01;5\n";
    assert!(matches!(
        refusal("a.csv", text.as_bytes()),
        ReadError::UnclosedQuote { line: 2 }
    ));
}

const ACCENTED: &str = "Razón social;Nº factura;Fecha emisión;Vencimiento;Importe (€)\nTalleres Ibáñez;0001;31/01/2024;01/03/2024;1.234,50\nPeñalver;0002;01/02/2024;02/03/2024;99,00\n";

#[test]
fn every_encoding_gives_the_same_rows() {
    let expected = digest("a.csv", ACCENTED.as_bytes(), &options());
    expect![[r#"
        Invoices []
        name=Razón social number=Nº factura issued_on=Fecha emisión due_on=Vencimiento total=Importe (€) 
        2: Talleres Ibáñez | #0001 | 2024-01-31 | due 2024-03-01 | total 1234.50 | EUR
        3: Peñalver | #0002 | 2024-02-01 | due 2024-03-02 | total 99.00 | EUR
    "#]]
    .assert_eq(&expected);
    let utf16 = |mark: &str, swap: bool| -> Vec<u8> {
        let units = format!("{mark}{ACCENTED}")
            .encode_utf16()
            .collect::<Vec<_>>();
        units
            .into_iter()
            .flat_map(|unit| {
                if swap {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                }
            })
            .collect()
    };
    for (name, bytes) in [
        (
            "UTF-8 with mark",
            format!("\u{feff}{ACCENTED}").into_bytes(),
        ),
        (
            "windows-1252",
            encoding_rs::WINDOWS_1252.encode(ACCENTED).0.into_owned(),
        ),
        ("UTF-16LE with mark", utf16("\u{feff}", false)),
        ("UTF-16BE with mark", utf16("\u{feff}", true)),
        ("UTF-16LE", utf16("", false)),
        ("UTF-16BE", utf16("", true)),
        ("CRLF", ACCENTED.replace('\n', "\r\n").into_bytes()),
        ("CR", ACCENTED.replace('\n', "\r").into_bytes()),
        ("tabs", ACCENTED.replace(';', "\t").into_bytes()),
        ("bars", ACCENTED.replace(';', "|").into_bytes()),
        (
            "sep",
            format!("sep=;\n{ACCENTED}")
                .replace("Razón", "Razón")
                .into_bytes(),
        ),
    ] {
        let found = digest("a.csv", &bytes, &options());
        let found = if name == "sep" {
            found.replace("3: T", "2: T").replace("4: P", "3: P")
        } else {
            found
        };
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn a_mapping_by_hand_goes_before_the_proposal() {
    let text = b"Cliente;Otro;Vencimiento;Importe;Saldo\nA;0007;2024-03-01;5;4\n".as_slice();
    let with = |mapping: &[(Field, &str)]| {
        let mapping = mapping
            .iter()
            .map(|(field, column)| (*field, (*column).to_owned()))
            .collect();
        digest(
            "a.csv",
            text,
            &ReadOptions {
                mapping,
                ..options()
            },
        )
    };
    expect![[r#"
        Invoices [Currency(EUR), NoIssueDate]
        name=Cliente number=Otro due_on=Vencimiento total=Importe balance=Saldo 
        2: A | #0007 | due 2024-03-01 | total 5.00 | open 4.00 | EUR
    "#]]
    .assert_eq(&with(&[(Field::InvoiceNumber, "otro")]));
    assert_eq!(
        with(&[(Field::InvoiceNumber, "2")]),
        with(&[(Field::InvoiceNumber, "Otro")])
    );
    expect![[r#"
        Invoices [Currency(EUR), NoInvoiceNumber, NoIssueDate]
        name=Cliente due_on=Vencimiento total=Saldo 
        2: A | due 2024-03-01 | total 4.00 | EUR
    "#]]
    .assert_eq(&with(&[(Field::Total, "Saldo"), (Field::Balance, "-")]));
    expect![[r#"
        refused: the mapping number=Folio names a column that the file doesn't have; it has: Cliente | Otro | Vencimiento | Importe | Saldo
    "#]]
    .assert_eq(&with(&[(Field::InvoiceNumber, "Folio")]));
    // Headings of which none is known can be mapped by number.
    let unknown = b"aa;bb;cc\nAcme;5,00;31/01/2024\n".as_slice();
    let mapping = [
        (Field::DebtorName, "1"),
        (Field::Total, "2"),
        (Field::DueOn, "3"),
    ]
    .map(|(field, column)| (field, column.to_owned()))
    .to_vec();
    expect![[r#"
        Invoices [Currency(EUR), NoInvoiceNumber, NoIssueDate]
        name=aa due_on=cc total=bb 
        2: Acme | due 2024-01-31 | total 5.00 | EUR
    "#]]
    .assert_eq(&digest(
        "a.csv",
        unknown,
        &ReadOptions {
            mapping,
            ..options()
        },
    ));
}

#[test]
fn a_remembered_mapping_is_used_for_the_same_headings_only() {
    let text = b"Cliente;Otro;Vencimiento;Importe;Tel;Tel\nA;0007;2024-03-01;5;;600\n".as_slice();
    let chosen = ReadOptions {
        mapping: vec![(Field::InvoiceNumber, "Otro".to_owned())],
        ..options()
    };
    let mapping = read_bytes("a.csv", text, &chosen)
        .unwrap()
        .recognised
        .mapping();
    let again = ReadOptions {
        remembered: vec![mapping],
        ..options()
    };
    assert_eq!(
        digest("b.csv", text, &again),
        digest("a.csv", text, &chosen)
    );
    let other = b"Cliente;Otro;Vencimiento;Importe\nA;0007;2024-03-01;5\n".as_slice();
    assert_eq!(
        digest("b.csv", other, &again),
        digest("b.csv", other, &options())
    );
}

#[test]
fn a_forced_currency_goes_before_what_the_file_says() {
    let text = "Cliente;Factura;Vencimiento;Importe;Moneda\nA;1;2024-03-01;5 €;USD\n";
    let currency = |options: &ReadOptions| {
        read_bytes("a.csv", text.as_bytes(), options).unwrap().rows[0]
            .invoice
            .as_ref()
            .unwrap()
            .currency
    };
    assert_eq!(currency(&ReadOptions::new(Currency::MXN)), Currency::USD);
    assert_eq!(
        currency(&ReadOptions {
            currency_forced: true,
            ..ReadOptions::new(Currency::MXN)
        }),
        Currency::MXN
    );
}

#[test]
fn names_come_in_without_what_steers_a_terminal() {
    let text = "Cliente;Factura;Vencimiento;Importe\n\"Evil\u{1b}[31m\u{202e}txt\n  S.L.\u{9b}\";\u{feff}00\u{200f}1;2024-03-01;5\n";
    let file = read_bytes("a.csv", text.as_bytes(), &options()).unwrap();
    assert_eq!(
        file.rows[0].debtor.name.as_deref(),
        Some("Evil[31mtxt S.L.")
    );
    assert_eq!(
        file.rows[0].invoice.as_ref().unwrap().number.as_deref(),
        Some("001")
    );
}

#[test]
fn no_input_makes_the_reader_panic() {
    // A small generator of hostile files out of pieces that mean something to the reader.
    let pieces = [
        "Cliente",
        "Factura",
        "Vencimiento",
        "Importe",
        "Estado",
        ";",
        ";",
        ";",
        ",",
        "\n",
        "\n",
        "\r",
        "\"",
        "\"\"",
        "31/01/2024",
        "00:00.0",
        "1.234,50",
        "(",
        "-",
        "€",
        "TOTAL",
        "Paid",
        "ñ",
        "\u{feff}",
        "sep=;",
        "=1+1",
        " ",
        "\u{202e}",
        "99999999999999999999999999999",
        "%",
        "#",
    ];
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    for _ in 0..400 {
        let mut text = String::from(if state.is_multiple_of(2) {
            "Cliente;Factura;Vencimiento;Importe;Estado\n"
        } else {
            ""
        });
        for _ in 0..state % 60 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            text.push_str(pieces[(state >> 33) as usize % pieces.len()]);
        }
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let _ = digest("a.csv", text.as_bytes(), &options());
        let _ = digest(
            "a.csv",
            &encoding_rs::WINDOWS_1252.encode(&text).0,
            &options(),
        );
    }
}
