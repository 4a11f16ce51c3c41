//! Odd layouts, amounts, dates and words that exports of all kinds have.

use super::{check, with_currency};
use crate::common::options;
use expect_test::expect;
use iso_currency::Currency;

#[test]
fn spreadsheet_serials() {
    check(
        "spreadsheet_serials",
        &options(),
        &expect![[r#"
            Invoices [Currency(EUR)]
            name=Customer number=Invoice issued_on=Invoice Date due_on=Due Date total=Amount 
            2: Acme | #A1 | 2024-01-15 | due 2024-02-14 | total 100.50 | EUR
            3: Beta | #A2 | 2024-01-16 | due 2024-02-15 | total 200.00 | EUR
        "#]],
    );
}

#[test]
fn terms_only() {
    check(
        "terms_only",
        &options(),
        &expect![[r#"
        Invoices [Currency(EUR), DueFromTerms]
        name=Cliente number=Factura issued_on=Fecha factura terms=Plazo total=Importe 
        2: Acme | #A-1 | 2024-01-31 | terms 30 | total 100.00 | EUR
        3: Beta | #A-2 | 2024-02-15 | terms 0 | total 50.00 | EUR
    "#]],
    );
}

#[test]
fn two_currencies() {
    check(
        "two_currencies",
        &options(),
        &expect![[r#"
            Invoices [Currency(EUR), UnclearSign(EUR)]
            name=Cliente number=Factura issued_on=Fecha due_on=Vencimiento total=Importe 
            2: Acme | #1 | 2024-01-31 | due 2024-03-01 | total 100.00 | EUR
            3: Beta | #2 | 2024-01-31 | due 2024-03-01 | total 200.00 | USD
            4: Gama | #3 | 2024-01-31 | due 2024-03-01 | total 300.00 | EUR
        "#]],
    );
}

#[test]
fn bad_rows() {
    check(
        "bad_rows",
        &options(),
        &expect![[r#"
            Invoices [Currency(EUR)]
            name=Cliente number=Factura issued_on=Fecha due_on=Vencimiento total=Importe 
            2: Acme | #1 | 2024-01-31 | due 2024-03-01 | total 100.00 | EUR
            12: Acme | #8 | 2024-01-31 | due 2024-03-01 | total 1000.00 | EUR
            line 3: name "" debtor_missing
            line 4: due_on "32/03/2024" date_unreadable
            line 5: total "" amount_missing
            line 6: total "cien" amount_unreadable
            line 7: - "extra" too_many_cells
            line 8: issued_on "00:00.0" date_destroyed
            line 9: total "" amount_missing
            set aside {Repeated: 1, Heading: 1, Remark: 1}
        "#]],
    );
}

#[test]
fn ambiguous_thousands() {
    check(
        "ambiguous_thousands",
        &options(),
        &expect![[r#"
            Invoices [Currency(EUR), NoIssueDate]
            name=Cliente number=Factura due_on=Vencimiento total=Importe 
            2: Acme | #1 | due 2024-03-01 | total 1234.00 | EUR
            3: Beta | #2 | due 2024-03-01 | total 12500.00 | EUR
        "#]],
    );
}

#[test]
fn sep_line() {
    check(
        "sep_line",
        &options(),
        &expect![[r#"
            Invoices [Currency(EUR), NoIssueDate]
            name=Cliente number=Factura due_on=Vencimiento total=Importe 
            3: Acme | #1 | due 2024-03-01 | total 1.50 | EUR
        "#]],
    );
}

#[test]
fn heading_over_two_lines() {
    check(
        "heading_over_two_lines",
        &options(),
        &expect![[r#"
        Invoices [BalanceIsTotal]
        debtor_code=Código cliente name=Nombre cliente number=Nº factura issued_on=Fecha factura due_on=Fecha vencimiento balance=Importe pendiente (€) 
        8: 00123 | Acme, S.L. | #F-001 | 2024-01-31 | due 2024-03-01 | open 1234.56 | EUR
    "#]],
    );
}

#[test]
fn grouped_heading_row() {
    check(
        "grouped_heading_row",
        &options(),
        &expect![[r#"
        Invoices [Currency(EUR)]
        debtor_code=Código name=Nombre number=Número issued_on=Fecha due_on=Vencimiento total=Total balance=Pendiente 
        3: 001 | Acme | #F1 | 2024-01-31 | due 2024-03-01 | total 100.00 | open 40.00 | EUR
        4: 002 | Beta | #F2 | 2024-01-31 | due 2024-03-01 | total 200.00 | open 200.00 | EUR
    "#]],
    );
}

#[test]
fn subtotals_per_client() {
    check(
        "subtotals_per_client",
        &options(),
        &expect![[r#"
        Invoices [Currency(EUR)]
        name=Cliente number=Factura issued_on=Fecha due_on=Vencimiento total=Importe 
        2: Acme | #F1 | 2024-01-31 | due 2024-03-01 | total 100.00 | EUR
        3: Acme | #F2 | 2024-01-31 | due 2024-03-01 | total 50.00 | EUR
        5: Total Energies Spain | #F3 | 2024-01-31 | due 2024-03-01 | total 70.00 | EUR
        set aside {Total: 3}
    "#]],
    );
}

#[test]
fn aging_buckets_only() {
    check(
        "aging_buckets_only",
        &options(),
        &expect![[r#"
        DebtorsOnly [AmountsLeftOut]
        name=Customer 
        2: Acme
        3: Beta
        set aside {Total: 1}
    "#]],
    );
}

#[test]
fn debtor_only_on_first_row() {
    check(
        "debtor_only_on_first_row",
        &options(),
        &expect![[r#"
        Invoices [Currency(EUR), NoIssueDate, DebtorsAsGroups]
        name=Cliente number=Factura due_on=Vencimiento total=Importe 
        3: Acme | #F1 | due 2024-03-01 | total 100.00 | EUR
        4: Acme | #F2 | due 2024-04-01 | total 50.00 | EUR
        6: Beta | #F3 | due 2024-03-01 | total 70.00 | EUR
        set aside {Remark: 2}
    "#]],
    );
}

#[test]
fn negative_and_credit_notes() {
    check(
        "negative_and_credit_notes",
        &options(),
        &expect![[r#"
        Invoices [Currency(EUR)]
        name=Customer number=Number document=Type issued_on=Date due_on=Due Date total=Amount balance=Open Balance 
        2: Acme | #100 | 2024-01-31 | due 2024-03-01 | total 1000.00 | open 1000.00 | EUR
        3: Acme | #101 | 2024-02-10 | due 2024-02-10 | total -200.00 | open -200.00 | EUR
        set aside {Draft: 1, Payment: 1}
    "#]],
    );
}

#[test]
fn dispute_words() {
    check(
        "dispute_words",
        &options(),
        &expect![[r#"
        Invoices [Currency(EUR), BalanceIsTotal, NoIssueDate]
        name=Cliente number=Factura due_on=Vencimiento balance=Saldo status=Situación notes=Observaciones 
        2: Acme | #1 | due 2024-03-01 | open 100.00 | EUR | settled false | disputed true | note Precio
        3: Beta | #2 | due 2024-03-01 | open 50.00 | EUR | settled false
        4: Gama | #3 | due 2024-03-01 | open 0.00 | EUR | settled true
    "#]],
    );
}

#[test]
fn unlabelled_sum() {
    check(
        "unlabelled_sum",
        &options(),
        &expect![[r#"
        Invoices [Currency(EUR), NoIssueDate]
        name=Cliente number=Factura due_on=Vencimiento total=Importe 
        2: Acme | #1 | due 2024-03-01 | total 100.00 | EUR
        3: Beta | #2 | due 2024-03-01 | total 50.00 | EUR
        set aside {Total: 1}
    "#]],
    );
}

#[test]
fn due_date_text() {
    check(
        "due_date_text",
        &options(),
        &expect![[r#"
        Invoices [Currency(EUR), DueFromTerms]
        name=Cliente number=Factura issued_on=Fecha terms=Vencimiento total=Importe 
        2: Acme | #1 | 2024-01-31 | terms 30 | total 100.00 | EUR
        3: Beta | #2 | 2024-01-31 | terms 60 | total 50.00 | EUR
    "#]],
    );
}

#[test]
fn money_with_three_decimals() {
    check(
        "money_with_three_decimals",
        &with_currency(Currency::KWD),
        &expect![[r#"
        Invoices [NoIssueDate]
        name=Customer number=Invoice due_on=Due Date total=Amount currency=Currency 
        2: Acme | #1 | due 2024-03-01 | total 1.234 | KWD
        3: Beta | #2 | due 2024-03-01 | total 12.500 | KWD
    "#]],
    );
}

#[test]
fn percent_as_fraction() {
    check(
        "percent_as_fraction",
        &options(),
        &expect![[r#"
        Invoices [Currency(EUR)]
        name=Cliente number=Factura issued_on=Fecha due_on=Vencimiento net=Base imponible tax_percent=% IVA 
        2: Acme | #1 | 2024-01-31 | due 2024-03-01 | total 121.61 | EUR
        3: Beta | #2 | 2024-01-31 | due 2024-03-01 | total 11.00 | EUR
    "#]],
    );
}

#[test]
fn mixed_date_styles() {
    check(
        "mixed_date_styles",
        &options(),
        &expect![[r#"
        Invoices [Currency(EUR)]
        name=Cliente number=Factura issued_on=Fecha due_on=Vencimiento total=Importe 
        2: Acme | #1 | 2024-01-31 | due 2024-03-01 | total 100.00 | EUR
        3: Beta | #2 | 2024-02-01 | due 2024-04-15 | total 50.00 | EUR
        line 4: due_on "pronto" date_unreadable
    "#]],
    );
}

#[test]
fn status_only_pay_date() {
    check(
        "status_only_pay_date",
        &options(),
        &expect![[r#"
        Invoices [Currency(EUR)]
        name=Cliente number=Nº issued_on=Fecha factura due_on=Fecha vencimiento total=Total paid_on=Fecha de pago 
        2: Acme | #1 | 2024-01-31 | due 2024-03-01 | total 100.00 | EUR | settled false
        3: Beta | #2 | 2024-01-31 | due 2024-03-01 | total 50.00 | EUR | paid on 2024-02-15
        4: Gama | #3 | 2024-01-31 | due 2024-03-01 | total 50.00 | EUR
    "#]],
    );
}

#[test]
fn codes_of_namesakes() {
    check(
        "codes_of_namesakes",
        &options(),
        &expect![[r#"
        Invoices [Currency(EUR)]
        debtor_code=codigo name=nombre number=factura issued_on=fecha due_on=vencimiento total=importe 
        2: 10 | Juan García | #F-1 | 2024-01-15 | due 2024-02-14 | total 100.00 | EUR
        3: 11 | Juan García | #F-2 | 2024-01-16 | due 2024-02-15 | total 200.00 | EUR
        4: 12 | Ana Ruiz | #F-3 | 2024-01-17 | due 2024-02-16 | total 300.00 | EUR
        5: 001 | Luis Gil | #F-4 | 2024-01-18 | due 2024-02-17 | total 10.00 | EUR
        6: 1 | Luis Gil | #F-5 | 2024-01-18 | due 2024-02-17 | total 20.00 | EUR
        7: 0001 | Luis Gil | #F-6 | 2024-01-18 | due 2024-02-17 | total 30.00 | EUR
    "#]],
    );
}

#[test]
fn dashes_for_zero() {
    check(
        "dashes_for_zero",
        &options(),
        &expect![[r#"
            Invoices [Currency(EUR)]
            name=cliente number=factura issued_on=fecha due_on=vencimiento total=total paid=cobrado balance=pendiente 
            2: Puig | #F-1 | 2024-01-15 | due 2024-02-14 | total 100.00 | paid 100.00 | open 0.00 | EUR
            3: Puig | #F-2 | 2024-01-16 | due 2024-02-15 | total 200.00 | paid 0.00 | open 200.00 | EUR
            4: Puig | #F-3 | 2024-01-17 | due 2024-02-16 | total 300.00 | paid 300.00 | open 0.00 | EUR
            5: Puig | #F-4 | 2024-01-18 | due 2024-02-17 | paid 0.00 | open 40.00 | EUR
            6: Puig | #F-5 | 2024-01-19 | due 2024-02-18 | total 50.00 | paid 50.00 | open 0.00 | EUR
        "#]],
    );
}

#[test]
fn disputed_amounts() {
    check(
        "disputed_amounts",
        &options(),
        &expect![[r#"
            Invoices [Currency(EUR)]
            name=cliente number=factura issued_on=fecha due_on=vencimiento total=total disputed_amount=En disputa 
            2: Puig | #F-1 | 2024-01-15 | due 2024-02-14 | total 100.00 | EUR | disputed part 25.00
            3: Puig | #F-2 | 2024-01-16 | due 2024-02-15 | total 200.00 | EUR | disputed part 0.00
            4: Puig | #F-3 | 2024-01-17 | due 2024-02-16 | total 300.00 | EUR | disputed part 300.00
            5: Puig | #F-4 | 2024-01-18 | due 2024-02-17 | total 50.00 | EUR | disputed part 0.00
        "#]],
    );
}

#[test]
fn words_that_say_nothing() {
    check(
        "words_that_say_nothing",
        &options(),
        &expect![[r#"
        Invoices [Currency(EUR), DueFromTerms]
        name=cliente type=tipo deudor number=factura issued_on=fecha terms=plazo total=total disputed=disputada 
        2: Puig | type Illiquid | #F-1 | 2024-01-15 | terms 30 | total 100.00 | EUR | disputed false
        3: Ruiz | type Forgetful | #F-2 | 2024-01-16 | terms 60 | total 200.00 | EUR | disputed true
        4: Gil | #F-3 | 2024-01-17 | terms 30 | total 300.00 | EUR | disputed false
        line 5: terms "según acuerdo" terms_unreadable
        line 6: disputed "150" dispute_unreadable
    "#]],
    );
}
