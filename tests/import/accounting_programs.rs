//! Files in the style of real accounting programs, in both languages, and what they come out as.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that panics fails"
)]

use crate::common::{digest, options};
use cobro::import::ReadOptions;
use expect_test::{Expect, expect};
use iso_currency::Currency;

fn with_currency(currency: Currency) -> ReadOptions {
    ReadOptions::new(currency)
}

fn check(name: &str, options: &ReadOptions, expected: &Expect) {
    let path = format!(
        "{}/tests/fixtures/import/{name}.csv",
        env!("CARGO_MANIFEST_DIR")
    );
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    expected.assert_eq(&digest(&format!("{name}.csv"), &bytes, options));
}

#[test]
fn holded() {
    check(
        "holded",
        &options(),
        &expect![[r#"
        Invoices [Currency(EUR)]
        name=Contacto tax_id=NIF number=Núm issued_on=Fecha due_on=Vencimiento total=Total net=Subtotal tax=IVA withheld=Retenciones paid=Cobrado balance=Pendiente status=Estado 
        2: Talleres Ibáñez S.L. | tax B12345678 | #F240001 | 2024-01-31 | due 2024-03-01 | total 1210.00 | paid 0.00 | open 1210.00 | EUR | settled false
        3: Bodegas Puig | tax A87654321 | #F240002 | 2024-02-02 | due 2024-03-03 | total 530.00 | paid 530.00 | open 0.00 | EUR | settled true
    "#]],
    );
}

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
fn odoo_es() {
    check(
        "odoo_es",
        &options(),
        &expect![[r#"
        Invoices [Currency(EUR)]
        name=Cliente number=Número issued_on=Fecha de factura due_on=Fecha de vencimiento total=Total net=Base imponible balance=Importe adeudado status=Estado de pago+Estado 
        2: Acme, S.L. | #FAC/2024/0001 | 2024-03-01 | due 2024-03-31 | total 121.0 | open 121.0 | EUR | settled false
        3: Acme, S.L. | #FAC/2024/0002 | 2024-03-05 | due 2024-04-04 | total 121.0 | open 0.0 | EUR | settled true
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
        2: account.move_1 | Azure Interior | #INV/2024/0001 | 2024-01-15 | due 2024-02-14 | total 1210.0 | open 1210.0 | EUR | settled false
        3: account.move_2 | Deco Addict | #INV/2024/0002 | 2024-01-15 | due 2024-02-14 | total 50.5 | open 0.0 | EUR | settled true
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
        refused: no column found for total or balance; headings seen: Client Name | Invoice # | Date Issued | Invoice Status | Date Paid | Item Name | Item Description | Rate | Quantity | Discount Percentage | Line Subtotal | Tax 1 Type | Tax 1 Amount | Line Total | Currency
    "#]],
    );
}

#[test]
fn contasol() {
    check(
        "contasol",
        &options(),
        &expect![[r#"
        Invoices [Currency(EUR)]
        debtor_code=Cód. cliente name=Nombre number=Serie+Número issued_on=Fecha due_on=F. Vto. total=Total net=Base tax=I.V.A. 
        5: 00012 | COMERCIAL GARCÍA, S.L. | #1-000001 | 2024-01-15 | due 2024-02-15 | total 1210.00 | EUR
        6: 00007 | HNOS. PÉREZ C.B. | #1-000002 | 2024-01-28 | due 2024-02-28 | total 120.40 | EUR
        set aside {Total: 1}
    "#]],
    );
}

#[test]
fn facturaplus_vencimientos() {
    check(
        "facturaplus_vencimientos",
        &options(),
        &expect![[r#"
        Invoices [Currency(EUR)]
        debtor_code=Cliente name=Nombre number=Documento issued_on=F.Expedición due_on=Vencimiento total=Importe paid=Pagado balance=Pendiente 
        2: 430000012 | COMERCIAL GARCIA | #A/000123 | 2024-03-05 | due 2024-04-04 | total 500.00 | paid 0.00 | open 500.00 | EUR
        3: 430000012 | COMERCIAL GARCIA | #A/000123 | 2024-03-05 | due 2024-05-04 | total 500.00 | paid 0.00 | open 500.00 | EUR
        4: 430000013 | SUMINISTROS NORTE | #A/000125 | 2024-03-15 | due 2024-04-14 | total 1250 | paid 0 | open 1250 | EUR
    "#]],
    );
}

#[test]
fn sage_a3_mayor() {
    check(
        "sage_a3_mayor",
        &options(),
        &expect![[r#"
        Invoices []
        debtor_code=Cuenta name=Título number=Nº Factura issued_on=Fecha Emisión due_on=Fecha Vencimiento total=Importe currency=Divisa status=Situación 
        2: 43000012 | GARCIA E HIJOS SL | #2023/1502 | 2023-12-31 | due 2024-01-30 | total 1234.5 | EUR | settled false
        3: 43000015 | TALLERES NORTE SA | #2023/1501 | 2023-12-30 | due 2024-01-29 | total -89.00 | EUR | settled false
    "#]],
    );
}

#[test]
fn alegra() {
    check(
        "alegra",
        &with_currency(Currency::COP),
        &expect![[r#"
            Invoices [Currency(COP), UnclearSign(COP)]
            name=Cliente tax_id=Identificación number=Número issued_on=Creación due_on=Vencimiento total=Total paid=Cobrado balance=Por cobrar status=Estado 
            2: Distribuciones La 14 S.A.S | tax 900123456-7 | #FV-1 | 2024-03-15 | due 2024-04-14 | total 1190000.00 | paid 0.00 | open 1190000.00 | COP | settled false
            3: María Pérez | tax 52123456 | #FV-2 | 2024-03-16 | due 2024-03-16 | total 238000.00 | paid 238000.00 | open 0.00 | COP | settled true
            set aside {Cancelled: 1}
        "#]],
    );
}

#[test]
fn siigo_cartera() {
    check(
        "siigo_cartera",
        &with_currency(Currency::COP),
        &expect![[r#"
        Invoices [Currency(COP)]
        name=Nombre tercero tax_id=Identificación tercero number=Comprobante issued_on=Fecha elaboración due_on=Fecha de vencimiento total=Valor original balance=Saldo 
        6: Almacenes Éxito | tax 860001234 | #FV-2-501 | 2024-01-05 | due 2024-02-04 | total 1500000 | open 1500000 | COP
        7: Ferretería El Clavo | tax 860009999 | #FV-2-502 | 2024-02-10 | due 2024-03-11 | total 320000 | open 120000 | COP
        set aside {Total: 1}
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
fn sap_b1_es() {
    check(
        "sap_b1_es",
        &options(),
        &expect![[r#"
        Invoices []
        debtor_code=Código SN name=Nombre SN number=Nº documento issued_on=Fecha de contabilización due_on=Fecha de vencimiento total=Total documento balance=Saldo pendiente currency=Moneda 
        2: C20000 | Norm Thompson | #1001 | 2024-01-13 | due 2024-02-12 | total 1000.00 | open 400.00 | EUR
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
        2: CUST-0001 | West View Software Ltd. | #ACC-SINV-2024-00001 | 2024-01-15 | due 2024-02-14 | total 1500.0 | paid 500.0 | open 1000.0 | EUR
        set aside {Total: 1, Payment: 1}
    "#]],
    );
}

#[test]
fn afip_emitidos() {
    check(
        "afip_emitidos",
        &with_currency(Currency::ARS),
        &expect![[r#"
            Invoices [UnclearSign(ARS), NoDueDate]
            name=Denominación Receptor tax_id=Nro. Doc. Receptor number=Punto de Venta+Número Desde issued_on=Fecha total=Imp. Total net=Imp. Neto Gravado tax=IVA currency=Moneda 
            2: EMPRESA SRL | tax 30712345678 | #3-125 | 2024-01-15 | total 121000.00 | ARS
            3: PEREZ JUAN | tax 20123456789 | #3-88 | 2024-01-16 | total 1210.00 | ARS
        "#]],
    );
}

#[test]
fn sat_cfdi() {
    check(
        "sat_cfdi",
        &options(),
        &expect![[r#"
        Invoices [NoDueDate]
        name=Razón Social Receptor tax_id=RFC Receptor number=Serie+Folio document=Tipo de Comprobante issued_on=Fecha Emisión total=Total net=SubTotal currency=Moneda status=Estatus 
        2: CLIENTE UNO SA DE CV | tax XEXX010101000 | #A-00125 | 2024-01-15 | total 1160.00 | MXN | settled false
        set aside {Cancelled: 1}
    "#]],
    );
}

#[test]
fn contpaqi_saldos() {
    check(
        "contpaqi_saldos",
        &with_currency(Currency::MXN),
        &expect![[r#"
            Invoices [Currency(MXN), UnclearSign(MXN)]
            debtor_code=Código Cliente name=Razón Social tax_id=RFC number=Folio issued_on=Fecha due_on=Fecha Vto total=Cargo paid=Abonos balance=Saldo 
            2: C001 | ABARROTES EL SOL SA DE CV | tax ASO010203AB1 | #1523 | 2024-01-15 | due 2024-02-14 | total 11600.00 | paid 1600.00 | open 10000.00 | MXN
            3: C002 | PAPELERIA LUNA | tax PLU990101XY2 | #1524 | 2024-01-20 | due 2024-02-19 | total 580.00 | paid 0 | open 580.00 | MXN
            set aside {Total: 1}
        "#]],
    );
}

#[test]
fn peru_registro() {
    check(
        "peru_registro",
        &with_currency(Currency::PEN),
        &expect![[r#"
        Invoices []
        name=Razón Social tax_id=RUC number=Serie+Correlativo issued_on=F. Emisión due_on=F. Vcto. total=Importe Total balance=Saldo currency=Moneda 
        2: CONSTRUCTORA ANDINA S.A.C. | tax 20123456789 | #F001-00000123 | 2024-01-31 | due 2024-03-01 | total 11800.00 | open 10384.00 | PEN
        3: MINERA SUR S.A. | tax 20987654321 | #F001-00000124 | 2024-02-02 | due 2024-03-03 | total 2360.00 | open 2360.00 | USD
    "#]],
    );
}

#[test]
fn chile_sii() {
    check(
        "chile_sii",
        &with_currency(Currency::CLP),
        &expect![[r#"
        Invoices [Currency(CLP), NoDueDate]
        name=Razon Social tax_id=Rut cliente number=Folio issued_on=Fecha Docto total=Monto total net=Monto Neto tax=Monto IVA 
        2: COMERCIAL LOS AROMOS LTDA | tax 76086428-5 | #1501 | 2024-01-15 | total 119000 | CLP
        3: INVERSIONES SUR SPA | tax 76192083-9 | #1502 | 2024-01-16 | total 100000 | CLP
    "#]],
    );
}

#[test]
fn freelancer_sheet() {
    check(
        "freelancer_sheet",
        &options(),
        &expect![[r#"
        Invoices [NoDueDate]
        name=Cliente number=Nº issued_on=Fecha net=Base tax_percent=IVA withheld_percent=IRPF status=¿Cobrada? 
        4: Agencia Uno | #1 | 2024-01-15 | total 1060.00 | EUR | settled true
        5: Estudio Dos | #2 | 2024-02-20 | total 530.00 | EUR | settled false
        6: Particular | #3 | 2024-02-25 | total 96.80 | EUR | settled false
        set aside {Total: 1}
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
fn plain_ids() {
    check(
        "plain_ids",
        &options(),
        &expect![[r#"
        Invoices [Currency(EUR)]
        name=Cliente number=ID issued_on=Fecha due_on=Vencimiento total=Importe status=Estado 
        2: Ana | #1 | 2024-01-01 | due 2024-01-31 | total 100 | EUR | settled false
        3: Ana | #2 | 2024-02-01 | due 2024-03-02 | total 200 | EUR | settled false
        4: Luis | #3 | 2024-02-01 | due 2024-03-02 | total 300 | EUR | settled true
    "#]],
    );
}

#[test]
fn spreadsheet_serials() {
    check(
        "spreadsheet_serials",
        &options(),
        &expect![[r#"
        Invoices [Currency(EUR)]
        name=Customer number=Invoice issued_on=Invoice Date due_on=Due Date total=Amount 
        2: Acme | #A1 | 2024-01-15 | due 2024-02-14 | total 100.5 | EUR
        3: Beta | #A2 | 2024-01-16 | due 2024-02-15 | total 200 | EUR
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
fn management_sheet() {
    check(
        "management_sheet",
        &with_currency(Currency::COP),
        &expect![[r#"
            Invoices [Currency(COP), UnclearSign(COP)]
            name=CLIENTE tax_id=NIT email=CORREO phone=TELÉFONO contact_person=PERSONA DE CONTACTO type=TIPO number=FACTURA No. issued_on=FECHA FACT. due_on=FECHA VENC. total=VALOR paid=ABONOS balance=SALDO notes=OBSERVACIONES 
            3: INVERSIONES XYZ | tax 800.123.456-1 | xyz@example.com | tel 3001234567 | with Sra. Gómez | type Forgetful | #1020 | 2024-01-05 | due 2024-02-04 | total 2350000 | paid 350000 | open 2000000 | COP | note Promete pago
            4: CONSTRUCTORA ABC | tax 900.555.123-2 | abc@example.com | tel 3019876543 | with Ing. Ruiz | type Illiquid | #1033 | 2024-02-19 | due 2024-03-20 | total 980000 | paid 0 | open 980000 | COP
            set aside {Total: 1}
        "#]],
    );
}

#[test]
fn english_debtors_with_types() {
    check(
        "english_debtors_with_types",
        &options(),
        &expect![[r#"
        Invoices []
        debtor_code=Client Code name=Client type=Debtor Type tags=Tags number=Invoice issued_on=Issued due_on=Due total=Amount disputed=Disputed 
        2: 007 | Bond & Co | type Forgetful | tags vip+spain | #A-1 | 2024-01-13 | due 2024-02-13 | total 100.00 | GBP | disputed true
        3: 008 | Moneypenny Ltd | type Illiquid | #A-2 | 2024-01-14 | due 2024-02-14 | total 50 | GBP | disputed false
    "#]],
    );
}

#[test]
fn clients_es() {
    check(
        "clients_es",
        &options(),
        &expect![[r#"
        DebtorsOnly [AmountsLeftOut]
        debtor_code=Código name=Razón social tax_id=NIF email=Email phone=Teléfono+Móvil contact_person=Persona de contacto 
        2: 00001 | Talleres Ibáñez S.L. | tax B12345678 | info@ibanez.example | tel 910000000 | with Marta
        3: 00002 | Bodegas Puig S.A. | tax A87654321 | tel 600000002
    "#]],
    );
}

#[test]
fn payments_es() {
    check(
        "payments_es",
        &options(),
        &expect![[r#"
        refused: the file looks like a list of payments ("payments_es"); a list of invoices was looked for
    "#]],
    );
}

#[test]
fn suppliers() {
    check(
        "suppliers",
        &options(),
        &expect![[r#"
        refused: no column found for name or debtor_code; headings seen: Proveedor | NIF | Nº factura | Fecha | Vencimiento | Importe
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
        12: Acme | #8 | 2024-01-31 | due 2024-03-01 | total 1000 | EUR
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
        2: Acme | #1 | due 2024-03-01 | total 1234 | EUR
        3: Beta | #2 | due 2024-03-01 | total 12500 | EUR
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
        3: Acme | #1 | due 2024-03-01 | total 1.5 | EUR
    "#]],
    );
}

#[test]
fn ledger_es() {
    check(
        "ledger_es",
        &options(),
        &expect![[r#"
        Invoices [Currency(EUR), NoDueDate]
        name=Cliente number=Documento issued_on=Fecha total=Cargo paid=Abono balance=Saldo 
        3: Acme | #F-1 | 2024-01-31 | total 100.00 | paid 0.00 | open 100.00 | EUR
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
fn all_caps_no_accents() {
    check(
        "all_caps_no_accents",
        &with_currency(Currency::MXN),
        &expect![[r#"
            Invoices [UnclearSign(MXN)]
            name=RAZON SOCIAL tax_id=R.F.C. number=FACTURA issued_on=FEC. EMISION due_on=FEC. VENCTO total=IMPTE balance=SDO. PEND. currency=MONEDA 
            2: ACME SA | tax ACM010101AAA | #A 100 | 2024-01-31 | due 2024-03-01 | total 1000.00 | open 400.00 | MXN
            3: BETA SA | tax BET010101AAA | #A 101 | 2024-01-31 | due 2024-03-01 | total 2000.00 | open 2000.00 | USD
        "#]],
    );
}

#[test]
fn us_style() {
    check(
        "us_style",
        &options(),
        &expect![[r#"
            Invoices [Currency(EUR), UnclearSign(EUR)]
            debtor_code=Customer # name=Customer Name number=Invoice # issued_on=Invoice Date due_on=Due Date terms=Terms total=Original Amount paid=Amount Paid balance=Balance Due 
            2: 10045 | Smith & Sons, Inc. | #INV-1001 | 2024-01-15 | due 2024-02-14 | terms 30 | total 1250.00 | paid 0.00 | open 1250.00 | EUR
            3: 10046 | O'Brien LLC | #INV-1002 | 2024-01-05 | due 2024-01-20 | terms 15 | total 80.50 | paid 80.50 | open 0.00 | EUR
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
fn community_fees() {
    check(
        "community_fees",
        &options(),
        &expect![[r#"
        Invoices []
        name=Propietario number=Recibo issued_on=Emisión due_on=Vence total=Cuota status=Estado 
        2: Ana López | #2024/01/1A | 2024-01-01 | due 2024-01-15 | total 60.00 | EUR | settled false
        3: Luis Gil | #2024/01/1B | 2024-01-01 | due 2024-01-15 | total 60.00 | EUR | settled true
    "#]],
    );
}

#[test]
fn school() {
    check(
        "school",
        &with_currency(Currency::MXN),
        &expect![[r#"
            Invoices [Currency(MXN), UnclearSign(MXN), NoInvoiceNumber, NoIssueDate]
            name=Alumno email=Correo del padre due_on=Fecha límite de pago total=Monto status=Pagado notes=Concepto 
            2: Juan Pérez | papa@example.com | due 2024-01-10 | total 2500.00 | MXN | settled false | note Colegiatura enero
            3: Ana Ruiz | mama@example.com | due 2024-01-10 | total 2500.00 | MXN | settled true | note Colegiatura enero
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
fn name_and_surname() {
    check(
        "name_and_surname",
        &options(),
        &expect![[r#"
        Invoices [Currency(EUR)]
        name=Nombre+Apellidos tax_id=DNI phone=Móvil number=Factura issued_on=Fecha due_on=Fecha vto total=Importe balance=Pendiente 
        2: Ana López Gil | tax 12345678Z | tel 600 111 222 | #15 | 2024-01-31 | due 2024-02-28 | total 100 | open 100 | EUR
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
fn bilingual() {
    check(
        "bilingual",
        &options(),
        &expect![[r#"
        Invoices []
        name=Cliente / Customer number=Nº Factura / Invoice No. issued_on=Fecha / Date due_on=Vencimiento / Due date total=Importe / Amount currency=Moneda / Currency 
        2: Acme GmbH | #24-001 | 2024-01-31 | due 2024-03-01 | total 1500.00 | EUR
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
fn customer_numbers_as_clients() {
    check(
        "customer_numbers_as_clients",
        &options(),
        &expect![[r#"
        Invoices []
        debtor_code=Cliente number=Documento issued_on=Fecha doc. due_on=Venc.neto total=Importe en ML currency=Moneda 
        2: 1000234 | #1800000123 | 2024-01-15 | due 2024-02-14 | total 1234 | EUR
        3: 1000235 | #1800000124 | 2024-01-16 | due 2024-02-15 | total 99 | EUR
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
        2: Puig | #F-1 | 2024-01-15 | due 2024-02-14 | total 100.00 | paid 100.00 | open 0 | EUR
        3: Puig | #F-2 | 2024-01-16 | due 2024-02-15 | total 200.00 | paid 0 | open 200.00 | EUR
        4: Puig | #F-3 | 2024-01-17 | due 2024-02-16 | total 300.00 | paid 300.00 | open 0 | EUR
        5: Puig | #F-4 | 2024-01-18 | due 2024-02-17 | paid 0 | open 40.00 | EUR
        6: Puig | #F-5 | 2024-01-19 | due 2024-02-18 | total 50.00 | paid 50.00 | open 0 | EUR
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
        3: Puig | #F-2 | 2024-01-16 | due 2024-02-15 | total 200.00 | EUR | disputed part 0
        4: Puig | #F-3 | 2024-01-17 | due 2024-02-16 | total 300.00 | EUR | disputed part 300.00
        5: Puig | #F-4 | 2024-01-18 | due 2024-02-17 | total 50.00 | EUR | disputed part 0
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
