//! Programs sold everywhere, and data sets in their style.

use super::check;
use crate::common::options;
use expect_test::expect;

#[test]
fn odoo_en() {
    check(
        "odoo_en",
        &options(),
        &expect![[r#"
        Invoices [Currency(EUR)]
        name=Invoice Partner Display Name number=Number issued_on=Invoice/Bill Date due_on=Due Date total=Total in Currency Signed net=Untaxed Amount in Currency Signed balance=Amount Due Signed status=Payment Status+Status 
        2: Azure Interior | #INV/2024/00001 | 2024-01-15 | due 2024-02-14 | total 1210.00 | open 1210.00 | EUR | settled false
        3: Deco Addict, S.A. | #INV/2024/00002 | 2024-01-20 | due 2024-02-19 | total 242.00 | open 0.00 | EUR | settled true
        4: Deco Addict, S.A. | #INV/2024/00003 | 2024-01-21 | due 2024-02-20 | total 242.00 | open 42.00 | EUR | settled false
    "#]],
    );
}

#[test]
fn odoo_technical() {
    check(
        "odoo_technical",
        &options(),
        &expect![[r#"
            Invoices []
            debtor_code=id name=partner_id number=name issued_on=invoice_date due_on=invoice_date_due total=amount_total balance=amount_residual currency=currency_id status=payment_state 
            2: account.move_1 | Azure Interior | #INV/2024/0001 | 2024-01-15 | due 2024-02-14 | total 1210.00 | open 1210.00 | EUR | settled false
            3: account.move_2 | Deco Addict | #INV/2024/0002 | 2024-01-15 | due 2024-02-14 | total 50.50 | open 0.00 | EUR | settled true
        "#]],
    );
}

#[test]
fn quickbooks_open_invoices() {
    check(
        "quickbooks_open_invoices",
        &options(),
        &expect![[r#"
            Invoices [Currency(EUR), UnclearSign(EUR), BalanceIsTotal, DebtorsAsGroups]
            number=Num document=Transaction Type issued_on=Date due_on=Due Date terms=Terms balance=Open Balance 
            7: Amy's Bird Sanctuary | #1021 | 2023-10-25 | due 2023-11-24 | terms 30 | open 239.00 | EUR
            11: Bill's Windsurf Shop | #1027 | 2023-10-30 | due 2023-10-30 | terms 0 | open 85.00 | EUR
            set aside {Total: 3, Remark: 3, Payment: 1}
        "#]],
    );
}

#[test]
fn quickbooks_list() {
    check(
        "quickbooks_list",
        &options(),
        &expect![[r#"
            Invoices [Currency(EUR), UnclearSign(EUR), NoDueDate]
            name=Customer number=No. issued_on=Date total=Amount status=Status notes=Memo 
            2: Sonnenschein Family Store | #1037 | 2023-12-13 | total 362.07 | EUR | settled false
            3: Freeman Sporting Goods:0969 Ocean View Road | #1036 | 2024-01-05 | total 1477.50 | EUR | settled true
        "#]],
    );
}

#[test]
fn quickbooks_desktop_aging() {
    check(
        "quickbooks_desktop_aging",
        &options(),
        &expect![[r#"
        Invoices [Currency(EUR), BalanceIsTotal]
        name=Name number=Num document=Type issued_on=Date due_on=Due Date terms=Terms balance=Open Balance 
        3: Baker, Chris:Family Room | #1098 | 2023-12-15 | due 2024-01-14 | terms 30 | open 5418.00 | EUR
        6: Pretell Real Estate | #1072 | 2023-11-12 | due 2023-12-12 | terms 30 | open 2200.00 | EUR
        set aside {Total: 3, Remark: 2}
    "#]],
    );
}

#[test]
fn xero_sales_invoices() {
    check(
        "xero_sales_invoices",
        &options(),
        &expect![[r#"
        Invoices []
        name=ContactName email=EmailAddress number=InvoiceNumber document=Type issued_on=InvoiceDate due_on=DueDate total=Total tax=TaxTotal paid=InvoiceAmountPaid balance=InvoiceAmountDue currency=Currency status=Status notes=Description 
        2: Ridgeway University | #INV-0001 | 2024-01-13 | due 2024-02-12 | total 6187.50 | paid 0.00 | open 6187.50 | GBP | settled false | note Onsite project management
        3: Boom FM | #INV-0002 | 2024-01-14 | due 2024-02-13 | total 1000.00 | paid 1000.00 | open 0.00 | GBP | settled true | note Retainer
    "#]],
    );
}

#[test]
fn xero_aged_receivables_detail() {
    check(
        "xero_aged_receivables_detail",
        &options(),
        &expect![[r#"
        Invoices [Currency(EUR), DebtorsAsGroups]
        number=Invoice Number issued_on=Invoice Date due_on=Due Date total=Total 
        7: Boom FM | #INV-0002 | 2024-01-14 | due 2024-02-13 | total 1000.00 | EUR
        10: City Limousines | #INV-0010 | 2024-02-20 | due 2024-03-21 | total 250.00 | EUR
        set aside {Total: 3, Remark: 2}
    "#]],
    );
}

#[test]
fn zoho_invoices() {
    check(
        "zoho_invoices",
        &options(),
        &expect![[r#"
        Invoices []
        debtor_code=Customer ID name=Customer Name number=Invoice Number issued_on=Invoice Date due_on=Due Date terms=Payment Terms total=Total net=SubTotal balance=Balance currency=Currency Code status=Invoice Status notes=Notes 
        2: 98765 | Bowman Furniture | #INV-000012 | 2024-01-10 | due 2024-01-25 | terms 15 | total 212.00 | open 212.00 | USD | settled false | note Thanks for your business.
        3: 98766 | ACME Corp | #INV-000013 | 2024-01-12 | due 2024-01-27 | terms 15 | total 318.00 | open 0.00 | USD | settled true
        set aside {Cancelled: 1, Draft: 1}
    "#]],
    );
}

#[test]
fn freshbooks() {
    check(
        "freshbooks",
        &options(),
        &expect![[r#"
            Invoices [LinesAddedUp, NoDueDate]
            name=Client Name number=Invoice # issued_on=Date Issued total=Line Total currency=Currency paid_on=Date Paid status=Invoice Status 
            2: Jane Doe LLC | #0000001 | 2024-01-02 | total 500.00 | USD | paid on 2024-01-20 | settled true
            3: Jane Doe LLC | #0000002 | 2024-02-02 | total 800.00 | USD | settled false
        "#]],
    );
}

#[test]
fn sap_fbl5n() {
    check(
        "sap_fbl5n",
        &options(),
        &expect![[r#"
        Invoices []
        debtor_code=Customer name=Name 1 number=Document Number issued_on=Document Date due_on=Net Due Date total=Amount in Local Currency currency=Local Currency paid_on=Clearing Date 
        2: 1000123 | Müller GmbH | #1800000012 | 2024-01-31 | due 2024-03-01 | total 1234.56 | EUR
        3: 1000123 | Müller GmbH | #1600000003 | 2024-02-15 | due 2024-02-15 | total -200.00 | EUR
        4: 1000456 | Acme SA | #1800000013 | 2024-01-10 | due 2024-02-09 | total 5000.00 | EUR | paid on 2024-02-12
    "#]],
    );
}

#[test]
fn erpnext_ar() {
    check(
        "erpnext_ar",
        &options(),
        &expect![[r#"
            Invoices []
            debtor_code=Customer name=Customer Name number=Voucher No document=Voucher Type issued_on=Posting Date due_on=Due Date total=Invoiced Amount paid=Paid Amount balance=Outstanding Amount currency=Currency 
            2: CUST-0001 | West View Software Ltd. | #ACC-SINV-2024-00001 | 2024-01-15 | due 2024-02-14 | total 1500.00 | paid 500.00 | open 1000.00 | EUR
            set aside {Total: 1, Payment: 1}
        "#]],
    );
}

#[test]
fn ibm_late_payments() {
    check(
        "ibm_late_payments",
        &options(),
        &expect![[r#"
        Invoices [Currency(EUR)]
        debtor_code=customerID number=invoiceNumber issued_on=InvoiceDate due_on=DueDate total=InvoiceAmount paid_on=SettledDate disputed=Disputed 
        2: 0379-NEVHP | #611365 | 2013-01-02 | due 2013-02-01 | total 55.94 | EUR | paid on 2013-01-15 | disputed false
        3: 8976-AMJEO | #7900770 | 2013-01-26 | due 2013-02-25 | total 61.74 | EUR | paid on 2013-03-03 | disputed true
    "#]],
    );
}

#[test]
fn highradius_full() {
    check(
        "highradius_full",
        &options(),
        &expect![[r#"
        Invoices []
        debtor_code=cust_number name=name_customer number=invoice_id issued_on=posting_date due_on=due_in_date total=total_open_amount currency=invoice_currency paid_on=clear_date status=isOpen 
        2: 0200769623 | WAL-MAR corp | #1930438491 | 2020-01-26 | due 2020-02-10 | total 54273.28 | USD | paid on 2020-02-11 | settled true
        3: 0200980828 | BEN E | #1929646410 | 2019-07-22 | due 2019-08-11 | total 79656.60 | USD | settled false
        4: 0140104423 | PEND corp | #2960623488 | 2020-03-30 | due 2020-04-10 | total 2309.79 | CAD | settled false
    "#]],
    );
}

#[test]
fn stripe_invoices() {
    check(
        "stripe_invoices",
        &options(),
        &expect![[r#"
        Invoices []
        debtor_code=Customer name=Customer Name email=Customer Email number=Number issued_on=Date (UTC) due_on=Due Date (UTC) total=Total net=Subtotal paid=Amount Paid balance=Amount Remaining currency=Currency status=Status 
        2: cus_XY12 | Acme SL | pay@acme.example | #ABC-0001 | 2024-01-02 | due 2024-02-01 | total 120.00 | paid 0.00 | open 120.00 | EUR | settled false
        3: cus_XY13 | Beta SL | b@beta.example | #ABC-0002 | 2024-01-03 | due 2024-02-02 | total 50.00 | paid 50.00 | open 0.00 | EUR | settled true
    "#]],
    );
}

#[test]
fn wave() {
    check(
        "wave",
        &options(),
        &expect![[r#"
        Invoices []
        name=Customer email=Email number=Invoice Number issued_on=Invoice Date due_on=Due Date total=Total balance=Amount Due currency=Currency status=Status 
        2: Juan Pérez | juan@example.com | #15 | 2024-05-01 | due 2024-05-31 | total 1250.00 | open 1250.00 | USD | settled false
    "#]],
    );
}

#[test]
fn sage50_uk_aged() {
    check(
        "sage50_uk_aged",
        &options(),
        &expect![[r#"
        Invoices [Currency(EUR)]
        debtor_code=A/C name=Name number=Ref issued_on=Date due_on=Due Date total=Amount balance=Outstanding 
        2: ABS001 | ABS Garages Ltd | #10012 | 2024-02-13 | due 2024-03-14 | total 1200.00 | open 1200.00 | EUR
    "#]],
    );
}

#[test]
fn netsuite() {
    check(
        "netsuite",
        &options(),
        &expect![[r#"
        Invoices []
        name=Name number=Document Number issued_on=Date due_on=Due Date total=Amount (Foreign Currency) balance=Amount Remaining currency=Currency status=Status 
        2: 1024 Acme Corp | #INV10001 | 2024-01-15 | due 2024-02-14 | total 1000.00 | open 600.00 | USD | settled false
        3: 1025 Beta Corp | #INV10002 | 2024-01-31 | due 2024-03-01 | total 500.00 | open 500.00 | EUR | settled false
    "#]],
    );
}

#[test]
fn dynamics() {
    check(
        "dynamics",
        &options(),
        &expect![[r#"
        Invoices []
        debtor_code=Customer No. name=Customer Name number=No. issued_on=Document Date due_on=Due Date total=Original Amount balance=Remaining Amount currency=Currency Code status=Open 
        2: 10000 | The Cannon Group PLC | #SI-103001 | 2024-01-15 | due 2024-02-15 | total 4101.88 | open 4101.88 | EUR | settled false
        3: 20000 | Selangorian Ltd. | #SI-103002 | 2024-01-31 | due 2024-02-29 | total 2461.12 | open 0.00 | USD | settled true
    "#]],
    );
}

#[test]
fn magento_like() {
    check(
        "magento_like",
        &options(),
        &expect![[r#"
            Invoices [Currency(EUR), UnclearSign(EUR), NoDueDate]
            name=Bill-to Name number=Invoice issued_on=Invoice Date total=Grand Total (Base) status=Status 
            2: Veronica Costello | #000000001 | 2024-01-15 | total 39.64 | EUR | settled true
        "#]],
    );
}

#[test]
fn quickbooks_ar_aging_detail() {
    check(
        "quickbooks_ar_aging_detail",
        &options(),
        &expect![[r#"
        Invoices [Currency(EUR), UnclearSign(EUR)]
        name=Customer number=Num document=Transaction Type issued_on=Date due_on=Due Date total=Amount balance=Open Balance 
        7: Amy's Bird Sanctuary | #1001 | 2026-06-01 | due 2026-07-01 | total 1239.00 | open 239.00 | EUR
        8: Pye's Cakes | #1026 | 2026-06-12 | due 2026-06-12 | total -100.00 | open -100.00 | EUR
        11: Geeta Kalapatapu | #1033 | 2026-10-21 | due 2026-11-20 | total 629.10 | open 629.10 | EUR
        15: Sonnenschein Family Store | #1037 | 2026-11-20 | due 2026-12-20 | total 362.07 | open 362.07 | EUR
        set aside {Total: 4, Remark: 4, Payment: 1}
    "#]],
    );
}

#[test]
fn zoho_lines() {
    check(
        "zoho_lines",
        &options(),
        &expect![[r#"
        Invoices []
        debtor_code=Customer ID name=Customer Name number=Invoice Number issued_on=Invoice Date due_on=Due Date total=Total net=SubTotal balance=Balance currency=Currency Code status=Invoice Status 
        2: 98765 | Bowman Furniture | #INV-000021 | 2026-10-01 | due 2026-10-31 | total 265.00 | open 265.00 | USD | settled false
        3: 98765 | Bowman Furniture | #INV-000021 | 2026-10-01 | due 2026-10-31 | total 265.00 | open 265.00 | USD | settled false
        4: 98766 | ACME Corp | #INV-000022 | 2026-10-05 | due 2026-11-04 | total 318.00 | open 18.00 | USD | settled false
        set aside {Draft: 1}
    "#]],
    );
}

#[test]
fn invoice_ninja_v5() {
    check(
        "invoice_ninja_v5",
        &options(),
        &expect![[r#"
            Invoices []
            name=Client Name tax_id=Client Vat Number number=Invoice Invoice Number issued_on=Invoice Date due_on=Invoice Due Date total=Invoice Amount paid=Invoice Paid to Date balance=Invoice Balance currency=Invoice Currency status=Invoice Status 
            2: Kuhn Ltd | tax GB123456789 | #0007 | 2026-09-14 | due 2026-10-14 | total 1200.00 | paid 1000.00 | open 200.00 | GBP | settled false
            3: Feest Group | #0008 | 2026-09-15 | due 2026-10-15 | total 80.00 | paid 80.00 | open 0.00 | GBP | settled true
            4: Feest Group | #0009 | 2026-10-15 | due 2026-11-14 | total 310.50 | paid 0.00 | open 310.50 | GBP | settled false
        "#]],
    );
}

#[test]
fn tally_india() {
    check(
        "tally_india",
        &options(),
        &expect![[r#"
            Invoices [Currency(EUR), BalanceIsTotal]
            name=Party's Name number=Ref. No. issued_on=Date due_on=Due on balance=Pending Amount 
            4: Sharma Traders | #TI/26-27/0112 | 2026-10-05 | due 2026-11-04 | open 128500.00 | EUR
            5: Mehta & Sons | #TI/26-27/0098 | 2026-09-13 | due 2026-10-13 | open 1234567.50 | EUR
            6: Mehta & Sons | #CN/26-27/0004 | 2026-10-20 | due 2026-10-20 | open -1500.00 | EUR
        "#]],
    );
}

#[test]
fn xero_by_line() {
    check(
        "xero_by_line",
        &options(),
        &expect![[r#"
        Invoices []
        name=ContactName email=EmailAddress number=InvoiceNumber document=Type issued_on=InvoiceDate due_on=DueDate total=Total tax=TaxAmount paid=InvoiceAmountPaid balance=InvoiceAmountDue currency=Currency status=Status notes=Description 
        2: Ridgeway University | a@ridgeway.example | #INV-0101 | 2026-10-13 | due 2026-11-12 | total 6187.50 | paid 0.00 | open 6187.50 | GBP | settled false | note Onsite project management
        3: Ridgeway University | a@ridgeway.example | #INV-0101 | 2026-10-13 | due 2026-11-12 | total 6187.50 | paid 0.00 | open 6187.50 | GBP | settled false | note Travel
        4: Boom FM | #CN-0007 | 2026-10-14 | due 2026-10-14 | total -150.00 | paid 0.00 | open -150.00 | GBP | settled false | note Credit
    "#]],
    );
}
