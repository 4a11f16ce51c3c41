//! Reports as programs lay them out on paper: clients above their invoices, sums below them, headings over two rows.

use super::{check, with_currency};
use crate::common::options;
use expect_test::expect;
use iso_currency::Currency;

#[test]
fn xero_aged_receivables_by_contact() {
    check(
        "xero_aged_receivables_by_contact",
        &options(),
        &expect![[r#"
            Invoices [Currency(EUR), DebtorsAsGroups]
            debtor_code=Contact Account Number email=Email phone=Phone number=Invoice Number issued_on=Invoice Date due_on=Due Date total=Total 
            9: BOOM-01 | Boom FM | kim@boom.example | tel +971 4 555 0100 | #INV-0302 | 2026-09-14 | due 2026-10-14 | total 1050.00 | EUR
            10: BOOM-01 | Boom FM | kim@boom.example | tel +971 4 555 0100 | #INV-0311 | 2026-10-20 | due 2026-11-19 | total 525.00 | EUR
            14: City Limousines | #INV-0288 | 2026-08-02 | due 2026-09-01 | total 840.00 | EUR
            15: City Limousines | #CN-0014 | 2026-08-05 | due 2026-08-05 | total -105.00 | EUR
            set aside {Total: 4, Remark: 2}
        "#]],
    );
}

#[test]
fn tally_bills_by_party() {
    check(
        "tally_bills_by_party",
        &with_currency(Currency::INR),
        &expect![[r#"
            Invoices [Currency(INR), DebtorsAsGroups]
            name=Party's Name number=Ref. No. issued_on=Date due_on=Due on total=Opening Amount balance=Pending Amount 
            7: Sharma Traders | #TI/26-27/0112 | 2026-10-05 | due 2026-11-04 | total 150000.00 | open 128500.00 | INR
            8: Sharma Traders | #TI/26-27/0120 | 2026-10-20 | due 2026-11-19 | total 18000.00 | open 18000.00 | INR
            11: Mehta & Sons | #TI/26-27/0098 | 2026-09-13 | due 2026-10-13 | total 1234567.50 | open 1234567.50 | INR
            12: Mehta & Sons | #CN/26-27/0004 | 2026-10-20 | due 2026-10-20 | total -1500.00 | open -1500.00 | INR
            set aside {Total: 3, Remark: 2}
        "#]],
    );
}

#[test]
fn quickbooks_customer_balance_detail() {
    check(
        "quickbooks_customer_balance_detail",
        &options(),
        &expect![[r#"
            Invoices [Currency(EUR), UnclearSign(EUR), DebtorsAsGroups]
            number=Num document=Transaction type issued_on=Transaction date due_on=Due date total=Amount balance=Open balance 
            7: Amy's Bird Sanctuary | #1021 | 2026-10-25 | due 2026-11-24 | total 1459.00 | open 239.00 | EUR
            8: Amy's Bird Sanctuary | #1026 | 2026-11-02 | due 2026-11-02 | total -100.00 | open -100.00 | EUR
            12: Freeman Sporting Goods:0969 Ocean View Road | #1036 | 2026-10-30 | due 2026-11-29 | total 477.50 | open 477.50 | EUR
            15: Freeman Sporting Goods:55 Twin Lane | #1012 | 2026-11-01 | due 2026-12-01 | total 81.00 | open 81.00 | EUR
            set aside {Total: 5, Remark: 5, Payment: 1}
        "#]],
    );
}

#[test]
fn odoo_aged_receivable() {
    check(
        "odoo_aged_receivable",
        &options(),
        &expect![[r#"
        Invoices [DebtorsAsGroups]
        number= issued_on=Invoice Date due_on=Due Date total=Total balance=Amount Currency currency=Currency 
        3: Azure Interior | #INV/2026/00031 | 2026-11-13 | due 2026-12-13 | open 1210.00 | EUR
        4: Azure Interior | #INV/2026/00017 | 2026-10-14 | due 2026-11-13 | open 605.00 | EUR
        7: Deco Addict, S.A. | #INV/2026/00002 | 2026-03-20 | due 2026-04-19 | open 242.00 | EUR
        8: Deco Addict, S.A. | #RINV/2026/00001 | 2026-09-01 | due 2026-09-01 | open -50.00 | EUR
        set aside {Total: 3, Remark: 2}
    "#]],
    );
}

#[test]
fn odoo_with_lines() {
    check(
        "odoo_with_lines",
        &options(),
        &expect![[r#"
        Invoices []
        name=Invoice Partner Display Name number=Number issued_on=Invoice/Bill Date due_on=Due Date total=Total balance=Amount Due currency=Currency status=Payment Status 
        2: Azure Interior | #INV/2026/00041 | 2026-10-01 | due 2026-10-31 | total 1210.00 | open 1210.00 | EUR | settled false
        4: Ready Mat | #INV/2026/00042 | 2026-10-05 | due 2026-11-04 | total 302.50 | open 100.50 | EUR | settled false
        6: Ready Mat | #RINV/2026/00003 | 2026-10-09 | due 2026-10-09 | total -60.50 | open -60.50 | EUR | settled false
        set aside {Remark: 1}
    "#]],
    );
}

#[test]
fn zoho_ar_aging_details() {
    check(
        "zoho_ar_aging_details",
        &options(),
        &expect![[r#"
        Invoices [NoDueDate]
        name=Customer Name number=Transaction# document=Type issued_on=Date total=Amount balance=Balance Due status=Status 
        6: Bowman Furniture | #INV-000031 | 2026-10-13 | total 2120.00 | open 2120.00 | EUR | settled false
        7: Bowman Furniture | #CN-00005 | 2026-11-01 | total -120.00 | open -120.00 | EUR | settled false
        10: ACME Corp | #INV-000022 | 2026-08-20 | total 318.00 | open 18.50 | EUR | settled false
        set aside {Total: 3, Remark: 2}
    "#]],
    );
}

#[test]
fn zoho_credit_notes() {
    check(
        "zoho_credit_notes",
        &options(),
        &expect![[r#"
            Invoices [NoDueDate, CreditNotes]
            debtor_code=Customer ID name=Customer Name number=Credit Note Number issued_on=Credit Note Date total=Total net=SubTotal balance=Balance currency=Currency Code status=Credit Note Status 
            2: 98765 | Bowman Furniture | #CN-00004 | 2026-10-10 | total -106.00 | open -106.00 | USD | settled false
            3: 98766 | ACME Corp | #CN-00005 | 2026-10-12 | total -53.00 | open 0.00 | USD | settled true
        "#]],
    );
}

#[test]
fn freshbooks_accounts_aging() {
    check(
        "freshbooks_accounts_aging",
        &options(),
        &expect![[r#"
        Invoices []
        name=Client number=Invoice Number issued_on=Issue Date due_on=Due Date total=Invoice Total paid=Amount Paid balance=Outstanding currency=Currency status=Status 
        2: Gloria's Bakery | #0000123 | 2026-10-05 | due 2026-11-04 | total 1250.00 | paid 250.00 | open 1000.00 | CAD | settled false
        3: Gloria's Bakery | #0000131 | 2026-11-01 | due 2026-12-01 | total 90.00 | paid 0.00 | open 90.00 | CAD | settled false
        4: Sea Salt LLC | #0000125 | 2026-10-09 | due 2026-10-09 | total 400.00 | paid 400.00 | open 0.00 | CAD | settled true
        set aside {Total: 1}
    "#]],
    );
}

#[test]
fn factusol_cobros() {
    check(
        "factusol_cobros",
        &options(),
        &expect![[r#"
        Invoices [Currency(EUR)]
        debtor_code=Cód. cli. name=Cliente number=Serie+Número document=Doc. issued_on=Fecha due_on=F. vto. total=Total balance=Pendiente 
        6: 00017 | TALLERES MORA, S.L. | #1-000125 | 2026-09-13 | due 2026-10-13 | total 1331.00 | open 1331.00 | EUR
        7: 00017 | TALLERES MORA, S.L. | #1-000126 | 2026-09-15 | due 2026-10-15 | total 242.00 | open 42.00 | EUR
        8: 00021 | GARCÍA PEÑA, ANA | #2-000003 | 2026-10-20 | due 2026-11-19 | total 99.99 | open 99.99 | EUR
        9: 00021 | GARCÍA PEÑA, ANA | #1-000002 | 2026-10-22 | due 2026-10-22 | total -20.00 | open -20.00 | EUR
        set aside {Total: 1}
    "#]],
    );
}

#[test]
fn sage_cartera_efectos() {
    check(
        "sage_cartera_efectos",
        &options(),
        &expect![[r#"
        Invoices [Currency(EUR)]
        name=Razón social tax_id=CIF/DNI number=Factura issued_on=Fecha factura due_on=Vencimiento total=Importe efecto balance=Importe pendiente status=Situación 
        5: Comercial García, S.L. | tax B12345674 | #2026/FV/312 | 2026-01-15 | due 2026-02-14 | total 1815.00 | open 1815.00 | EUR | settled false
        6: Comercial García, S.L. | tax B12345674 | #2026/FV/340 | 2026-03-03 | due 2026-04-02 | total 605.00 | open 605.00 | EUR | settled false
        7: Hostelería Vega, S.A. | tax A58818501 | #2026/FV/351 | 2026-09-10 | due 2026-10-10 | total -1000.00 | open -1000.00 | EUR | settled false
        set aside {Total: 2, Remark: 1}
    "#]],
    );
}

#[test]
fn a3erp_vencimientos() {
    check(
        "a3erp_vencimientos",
        &options(),
        &expect![[r#"
        Invoices [Currency(EUR), DebtorsAsGroups, DebtorAbove("Comercial García, S.L.")]
        number=Documento issued_on=F. Documento due_on=F. Vencimiento total=Importe balance=Pendiente 
        3: 00012 | Comercial García, S.L. | #FV26-0312 | 2026-01-15 | due 2026-02-14 | total 1815.00 | open 1815.00 | EUR
        4: 00012 | Comercial García, S.L. | #FV26-0340 | 2026-03-03 | due 2026-04-02 | total 605.00 | open 305.00 | EUR
        8: 00015 | Hostelería Vega, S.A. | #FV26-0351 | 2026-09-10 | due 2026-10-10 | total 1000.00 | open 1000.00 | EUR
        9: 00015 | Hostelería Vega, S.A. | #AB26-0007 | 2026-09-12 | due 2026-09-12 | total -150.00 | open -150.00 | EUR
        set aside {Total: 3, Heading: 1, Remark: 1}
    "#]],
    );
}

#[test]
fn alegra_cuentas_por_cobrar() {
    check(
        "alegra_cuentas_por_cobrar",
        &with_currency(Currency::COP),
        &expect![[r#"
            Invoices [Currency(COP), UnclearSign(COP)]
            name=Cliente tax_id=Identificación phone=Teléfono number=No. factura issued_on=Creación due_on=Vencimiento total=Total paid=Cobrado balance=Por cobrar 
            5: Distribuciones La 14 S.A.S | tax 900.123.456-7 | tel 601 555 0100 | #FEV-1201 | 2026-09-15 | due 2026-10-15 | total 1190000.00 | paid 190000.00 | open 1000000.00 | COP
            6: María Pérez | tax 52.123.456 | #FEV-1207 | 2026-11-01 | due 2026-11-16 | total 238000.00 | paid 0.00 | open 238000.00 | COP
            7: Distribuciones La 14 S.A.S | tax 900.123.456-7 | tel 601 555 0100 | #NC-33 | 2026-11-02 | due 2026-11-02 | total -50000.00 | paid 0.00 | open -50000.00 | COP
            set aside {Total: 1}
        "#]],
    );
}
