//! Sheets that people keep themselves, and exports of smaller programs.

use super::{check, with_currency};
use crate::common::options;
use expect_test::expect;
use iso_currency::Currency;

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
fn plain_ids() {
    check(
        "plain_ids",
        &options(),
        &expect![[r#"
            Invoices [Currency(EUR)]
            name=Cliente number=ID issued_on=Fecha due_on=Vencimiento total=Importe status=Estado 
            2: Ana | #1 | 2024-01-01 | due 2024-01-31 | total 100.00 | EUR | settled false
            3: Ana | #2 | 2024-02-01 | due 2024-03-02 | total 200.00 | EUR | settled false
            4: Luis | #3 | 2024-02-01 | due 2024-03-02 | total 300.00 | EUR | settled true
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
            3: INVERSIONES XYZ | tax 800.123.456-1 | xyz@example.com | tel 3001234567 | with Sra. Gómez | type Forgetful | #1020 | 2024-01-05 | due 2024-02-04 | total 2350000.00 | paid 350000.00 | open 2000000.00 | COP | note Promete pago
            4: CONSTRUCTORA ABC | tax 900.555.123-2 | abc@example.com | tel 3019876543 | with Ing. Ruiz | type Illiquid | #1033 | 2024-02-19 | due 2024-03-20 | total 980000.00 | paid 0.00 | open 980000.00 | COP
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
            3: 008 | Moneypenny Ltd | type Illiquid | #A-2 | 2024-01-14 | due 2024-02-14 | total 50.00 | GBP | disputed false
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
            Payments []
            name=Cliente number=Nº factura paid=Importe cobrado paid_on=Fecha de pago 
            2: Acme
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
fn name_and_surname() {
    check(
        "name_and_surname",
        &options(),
        &expect![[r#"
            Invoices [Currency(EUR)]
            name=Nombre+Apellidos tax_id=DNI phone=Móvil number=Factura issued_on=Fecha due_on=Fecha vto total=Importe balance=Pendiente 
            2: Ana López Gil | tax 12345678Z | tel 600 111 222 | #15 | 2024-01-31 | due 2024-02-28 | total 100.00 | open 100.00 | EUR
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
fn customer_numbers_as_clients() {
    check(
        "customer_numbers_as_clients",
        &options(),
        &expect![[r#"
            Invoices []
            debtor_code=Cliente number=Documento issued_on=Fecha doc. due_on=Venc.neto total=Importe en ML currency=Moneda 
            2: 1000234 | #1800000123 | 2024-01-15 | due 2024-02-14 | total 1234.00 | EUR
            3: 1000235 | #1800000124 | 2024-01-16 | due 2024-02-15 | total 99.00 | EUR
        "#]],
    );
}
