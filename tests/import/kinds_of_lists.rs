//! What a table is a list of: invoices, lines of invoices, payments, or movements of an account.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that panics fails"
)]

use cobro::import::{Field, Format, Kind, ReadError, ReadOptions, Source, sniff};

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

const BANK_PAYMENTS: &str = "  Value Date ,AMOUNT,Ccy,Payment Reference,Remittance Info,Ordering Party,Customer Code\n\
    28/07/2026,\"26.063,50\",GEL,BNK-2026-000001,INV-2026-0001,Kutaisi Agro Co,C037\n\
    21/07/2026,\"22.100,50\",GEL,BNK-2026-000005,INV-2026-0005,Telavi Agro Co,C029\n";

/// The number, amount, currency and day of each payment of a file called `payments.csv`, or why it is refused.
fn payments(name: &str, text: &str, options: &ReadOptions) -> Result<Vec<String>, ReadError> {
    let file = read_bytes(name, text.as_bytes(), options)?;
    assert_eq!(file.recognised.kind, Kind::Payments);
    assert!(file.rejected.is_empty(), "{:?}", file.rejected);
    let told = file.rows.into_iter().map(|row| {
        let payment = row.payment.unwrap();
        let currency = payment.currency.map_or("-", |it| it.code());
        let (number, amount, day) = (payment.number, payment.amount, payment.paid_on);
        format!("{number} {amount} {currency} {day}")
    });
    Ok(told.collect())
}

#[test]
fn a_list_of_payments_is_known_by_the_names_that_banks_use() {
    let expected = [
        "INV-2026-0001 26063.50 GEL 2026-07-28",
        "INV-2026-0005 22100.50 GEL 2026-07-21",
    ];
    let told = payments("rf_payments.csv", BANK_PAYMENTS, &options()).unwrap();
    assert_eq!(told, expected);
    let noisy = format!(
        "{BANK_PAYMENTS}22/07/2026,\"10,00\",GEL,BNK-2026-000006,ACCOUNT SETTLEMENT,Ana,C030\n"
    );
    let told = payments("rf_payments.csv", &noisy, &options()).unwrap();
    assert_eq!(told[..2], expected);
    assert_eq!(told[2], "ACCOUNT SETTLEMENT 10.00 GEL 2026-07-22");
    let references = "payment_ref,reference,payer_name,value_date,amount,currency\n\
        BNK-2026-000003,INV-2026-0003,Kobuleti Agro JSC,2026-04-28,30175.00,GEL\n";
    let told = payments("payments_2026_04.csv", references, &options()).unwrap();
    assert_eq!(told, ["INV-2026-0003 30175.00 GEL 2026-04-28"]);
}

#[test]
fn a_list_of_payments_whose_invoices_are_not_told_says_which_column_is_missing() {
    let text = "Fecha valor;Importe;Concepto;Referencia de pago;Ordenante\n\
        28/07/2026;10,00;Pago de la factura 1;BNK-2026-000001;Ana\n";
    match payments("cobros.csv", text, &options()) {
        Err(ReadError::PaymentsList {
            missing, headings, ..
        }) => {
            assert_eq!(*missing, [Field::InvoiceNumber]);
            assert_eq!(headings.len(), 5);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_a_person_says_of_a_list_of_payments_makes_no_invoices_of_it() {
    let choose = |pairs: &[(Field, &str)]| ReadOptions {
        mapping: pairs.iter().map(|it| (it.0, it.1.to_owned())).collect(),
        ..options()
    };
    let all = choose(&[
        (Field::InvoiceNumber, "Remittance Info"),
        (Field::Paid, "AMOUNT"),
        (Field::PaidOn, "Value Date"),
    ]);
    for name in ["rf_payments.csv", "july.csv"] {
        let told = payments(name, BANK_PAYMENTS, &all).unwrap();
        assert_eq!(told[0], "INV-2026-0001 26063.50 GEL 2026-07-28", "{name}");
    }
    let one = choose(&[(Field::InvoiceNumber, "Payment Reference")]);
    let told = payments("rf_payments.csv", BANK_PAYMENTS, &one).unwrap();
    assert_eq!(told[0], "BNK-2026-000001 26063.50 GEL 2026-07-28");
    let invoices = choose(&[(Field::Total, "AMOUNT"), (Field::IssuedOn, "Value Date")]);
    let file = read_bytes("rf_payments.csv", BANK_PAYMENTS.as_bytes(), &invoices).unwrap();
    assert_eq!(file.recognised.kind, Kind::Invoices);
}

#[test]
fn movements_of_an_account_are_no_invoices() {
    let statements = [
        "\"Date\",\"Label\",\"Currency\",\"Amount\",\"Partner Name\",\"Bank Account\"\n\
         \"12/15/2018\",\"Your payment\",\"EUR\",\"1,525.00\",\"Azure Interior\",\"\"\n",
        "#;Account;Date;Value Date;Amount;Currency;Name;Number;Reason;Client Reference\n\
         1;DE81254326973657190105;2/20/19;2/20/19;100,00;EUR;Jane Doe;DE21290466325050683191;Refund;\n",
        "account_number,short_name,currency,item1,reference1,transaction_date,value_date,amount\n\
         1234567890,N.SURNAME,EUR,MY_INCOME_LINE,456789012345,2019-11-02,2019-11-02,1500.00\n",
    ];
    for text in statements {
        let bytes = text.as_bytes();
        let name = "list.csv";
        let sniffed = sniff(&Source::Bytes { name, bytes }).unwrap();
        assert_eq!(sniffed.format, Format::BankCsv, "{text}");
    }
    let wallet = "date,account,category,amount,currency,description\n\
        06/12/2021,Cash,Bills,-55,USD,fbbd\n\
        26/12/2021,Cash,Salary,\"1,280.8\",USD,salary\n";
    assert!(matches!(
        read(wallet, &options()),
        Err(ReadError::Movements { heading }) if heading == "amount"
    ));
    let by_hand = ReadOptions {
        mapping: vec![(Field::Total, "amount".to_owned())],
        ..options()
    };
    assert!(read(wallet, &by_hand).is_ok(), "a person said so");
    // A client's invoices and credit notes have both signs too.
    let notes = "Cliente;Fecha;Importe;Concepto\n\
        Ana;13/09/2026;10,00;Obra\nAna;14/09/2026;-5,00;Devolución\n";
    assert!(read(notes, &options()).is_ok());
}
