//! What a table is a list of: invoices, lines of invoices, payments, or movements of an account.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that panics fails"
)]

use cobro::import::{Field, ReadError, ReadOptions};

use crate::common::{ReadFile, options, read_bytes};

fn read(text: &str, options: &ReadOptions) -> Result<ReadFile, ReadError> {
    read_bytes("list.csv", text.as_bytes(), options)
}

/// The amounts of the rows that are lines of invoices.
fn lines(text: &str, options: &ReadOptions) -> Vec<String> {
    let file = read(text, options).unwrap();
    let invoices = file.rows.into_iter().filter_map(|row| row.invoice);
    invoices
        .filter(|invoice| invoice.is_line)
        .map(|invoice| invoice.total.unwrap().to_string())
        .collect()
}

const LINES: &str = "\
Client Name,Invoice #,Date Issued,Due Date,Item Name,Rate,Quantity,Line Total,Currency
Zed Co,0000012,2026-05-03,2026-06-02,A,100,1,100.00,CAD
Zed Co,0000012,2026-05-03,2026-06-02,B,50,1,50.00,CAD
";

#[test]
fn lines_are_lines_the_second_time_as_well() {
    let first = options();
    assert_eq!(lines(LINES, &first), ["100.00", "50.00"]);
    let again = ReadOptions {
        remembered: vec![read(LINES, &first).unwrap().recognised.mapping()],
        ..options()
    };
    assert_eq!(lines(LINES, &again), ["100.00", "50.00"]);
    let by_hand = ReadOptions {
        mapping: vec![(Field::Notes, "Item Name".to_owned())],
        ..options()
    };
    assert_eq!(lines(LINES, &by_hand), ["100.00", "50.00"]);
}

#[test]
fn the_price_of_a_piece_is_not_the_total_beside_the_amount_of_the_line() {
    for headings in [
        "Cantidad;Precio;Importe línea",
        "Unidades;Price;Total línea",
    ] {
        let text = format!(
            "Cliente;Factura;Fecha;Vencimiento;{headings}\n\
             Ana;F1;13/09/2026;13/10/2026;1;10,00;10,00\n\
             Ana;F1;13/09/2026;13/10/2026;2;10,00;20,00\n"
        );
        assert_eq!(lines(&text, &options()), ["10.00", "20.00"], "{headings}");
    }
    let whole = "Cliente;Factura;Fecha;Total;Importe línea\nAna;F1;13/09/2026;30,00;10,00\n";
    assert!(
        lines(whole, &options()).is_empty(),
        "the total stands there"
    );
}
