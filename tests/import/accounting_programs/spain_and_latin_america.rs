//! Programs of Spain and Latin America.

use super::{check, with_currency};
use crate::common::options;
use expect_test::expect;
use iso_currency::Currency;

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
fn odoo_es() {
    check(
        "odoo_es",
        &options(),
        &expect![[r#"
            Invoices [Currency(EUR)]
            name=Cliente number=Número issued_on=Fecha de factura due_on=Fecha de vencimiento total=Total net=Base imponible balance=Importe adeudado status=Estado de pago+Estado 
            2: Acme, S.L. | #FAC/2024/0001 | 2024-03-01 | due 2024-03-31 | total 121.00 | open 121.00 | EUR | settled false
            3: Acme, S.L. | #FAC/2024/0002 | 2024-03-05 | due 2024-04-04 | total 121.00 | open 0.00 | EUR | settled true
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
            4: 430000013 | SUMINISTROS NORTE | #A/000125 | 2024-03-15 | due 2024-04-14 | total 1250.00 | paid 0.00 | open 1250.00 | EUR
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
            2: 43000012 | GARCIA E HIJOS SL | #2023/1502 | 2023-12-31 | due 2024-01-30 | total 1234.50 | EUR | settled false
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
            6: Almacenes Éxito | tax 860001234 | #FV-2-501 | 2024-01-05 | due 2024-02-04 | total 1500000.00 | open 1500000.00 | COP
            7: Ferretería El Clavo | tax 860009999 | #FV-2-502 | 2024-02-10 | due 2024-03-11 | total 320000.00 | open 120000.00 | COP
            set aside {Total: 1}
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
            3: C002 | PAPELERIA LUNA | tax PLU990101XY2 | #1524 | 2024-01-20 | due 2024-02-19 | total 580.00 | paid 0.00 | open 580.00 | MXN
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
fn quickbooks_es() {
    check(
        "quickbooks_es",
        &options(),
        &expect![[r#"
        Invoices [Currency(EUR), UnclearSign(EUR)]
        name=Cliente number=N.º document=Tipo de transacción issued_on=Fecha due_on=Fecha de vencimiento total=Importe balance=Saldo pendiente 
        6: Comercial Andina | #1001 | 2026-06-13 | due 2026-07-13 | total 1239.00 | open 239.00 | EUR
        7: Pastelería Sol | #1026 | 2026-06-14 | due 2026-06-14 | total -100.00 | open -100.00 | EUR
        set aside {Total: 2, Remark: 1}
    "#]],
    );
}

#[test]
fn holded_en() {
    check(
        "holded_en",
        &options(),
        &expect![[r#"
        Invoices [Currency(EUR)]
        name=Client tax_id=VAT number tags=Tags number=Num issued_on=Date due_on=Due date total=Total net=Subtotal paid=Paid status=Status 
        2: Talleres Ibáñez S.L. | tax B12345678 | #F260031 | 2026-10-01 | due 2026-10-31 | total 1210.00 | paid 210.00 | EUR | settled false
        3: Bodegas Puig S.A. | tax A87654321 | tags vip | #F260032 | 2026-10-15 | due 2026-11-14 | total 242.00 | paid 0.00 | EUR | settled false
    "#]],
    );
}

#[test]
fn erpnext_es() {
    check(
        "erpnext_es",
        &options(),
        &expect![[r#"
            Invoices []
            debtor_code=Cliente name=Nombre del cliente number=Nº de comprobante document=Tipo de comprobante issued_on=Fecha de publicación due_on=Fecha de vencimiento total=Cantidad facturada paid=Cantidad pagada balance=Cantidad pendiente currency=Moneda 
            2: CUST-0001 | Aceros del Norte | #ACC-SINV-2026-00001 | 2026-09-13 | due 2026-10-13 | total 12500.00 | paid 2500.00 | open 10000.00 | MXN
            3: CUST-0002 | Beta SA | #ACC-SINV-2026-00002 | 2026-10-14 | due 2026-11-13 | total 800.00 | paid 0.00 | open 800.00 | MXN
            set aside {Total: 1}
        "#]],
    );
}
