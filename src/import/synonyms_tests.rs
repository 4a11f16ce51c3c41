//! Headings as programs and people write them, and what they mean.

use super::*;

fn first(heading: &str) -> String {
    let reading = read_heading(heading);
    let best = reading
        .meanings
        .iter()
        .filter(|meaning| !meaning.needs_proof)
        .max_by_key(|meaning| (meaning.tier, std::cmp::Reverse(meaning.rank)));
    match best.map(|meaning| meaning.slot) {
        Some(Slot::Field(field)) => field.id().to_owned(),
        Some(slot) => format!("{slot:?}"),
        None => "-".to_owned(),
    }
}

#[test]
fn the_tables_can_be_read() {
    assert!(table().exact.len() > 500);
    assert!(!super::super::words::words().currency.is_empty());
}

#[test]
fn headings_table() {
    for (heading, expected) in HEADINGS {
        assert_eq!(
            first(heading),
            *expected,
            "{heading:?} {:?}",
            tokens(heading)
        );
    }
}

#[test]
fn currencies_in_headings() {
    for (heading, code, field) in [
        ("converted_usd", "USD", "total"),
        ("Importe EUR", "EUR", "total"),
        ("Total (MXN)", "MXN", "total"),
        ("Importe (€)", "EUR", "total"),
        ("Saldo US$", "USD", "balance"),
        ("Saldo en euros", "-", "balance"),
        ("Deuda ($)", "-", "balance"),
        ("Total", "-", "total"),
    ] {
        let currency = read_heading(heading)
            .currency
            .map_or("-", |currency| currency.code());
        assert_eq!(
            (currency, first(heading).as_str()),
            (code, field),
            "{heading:?}"
        );
    }
}

const HEADINGS: &[(&str, &str)] = &[
    ("CodigoCliente", "debtor_code"),
    ("Código del cliente", "debtor_code"),
    ("COD_CLIENTE", "debtor_code"),
    ("Cód. Cte.", "debtor_code"),
    ("IDCliente", "debtor_code"),
    ("cust_number", "debtor_code"),
    ("customerID", "debtor_code"),
    ("ID Number", "debtor_code"),
    ("Nº Cliente", "debtor_code"),
    ("name_customer", "name"),
    ("Cliente / Empresa", "name"),
    ("Razón Social", "name"),
    ("RAZON_SOCIAL", "name"),
    ("Customer Name", "name"),
    ("Cliente", "name"),
    ("Nombre o razón social", "name"),
    ("Nombre del Cliente", "name"),
    ("RUT", "tax_id"),
    ("N.I.F.", "tax_id"),
    ("NIF/CIF", "tax_id"),
    ("CIF/NIF", "tax_id"),
    ("VAT Number", "tax_id"),
    ("RFC Receptor", "tax_id"),
    ("RFC emisor", "-"),
    ("R.U.C.", "tax_id"),
    ("C.I.F./N.I.F.", "tax_id"),
    ("Nro. Doc. Receptor", "tax_id"),
    ("Tax ID", "tax_id"),
    ("E-mail", "email"),
    ("Correo electrónico", "email"),
    ("Teléfono", "phone"),
    ("Tlf.", "phone"),
    ("Móvil", "phone"),
    ("Phone", "phone"),
    ("Persona de contacto", "contact_person"),
    ("First Name", "FirstName"),
    ("Apellidos", "LastName"),
    ("NumeroFactura", "number"),
    ("Nº Factura", "number"),
    ("N.º de factura", "number"),
    ("Nro. Factura", "number"),
    ("Núm. Fra.", "number"),
    ("Num.Factura", "number"),
    ("Invoice #", "number"),
    ("Invoice No.", "number"),
    ("InvoiceNumber", "number"),
    ("doc_id", "number"),
    ("Folio", "number"),
    ("No. Comprobante", "number"),
    ("#", "number"),
    ("Número", "number"),
    ("Serie", "Series"),
    ("PO Number", "-"),
    ("FechaFactura", "issued_on"),
    ("Fecha de emisión", "issued_on"),
    ("F. Emisión", "issued_on"),
    ("Fec. Factura", "issued_on"),
    ("Fecha", "issued_on"),
    ("posting_date", "issued_on"),
    ("Invoice/Bill Date", "issued_on"),
    ("Date Issued", "issued_on"),
    ("Invoice Date", "issued_on"),
    ("FechaVencimiento", "due_on"),
    ("Fecha Vcto.", "due_on"),
    ("F. Vto.", "due_on"),
    ("Vto.", "due_on"),
    ("Vencimiento", "due_on"),
    ("due_in_date", "due_on"),
    ("DueDate", "due_on"),
    ("Due Date (dd/mm/yyyy)", "due_on"),
    ("Fecha límite de pago", "due_on"),
    ("Fecha de vencimiento de la factura original", "due_on"),
    ("Net due date", "due_on"),
    ("Partial Due Date", "-"),
    ("invoice_date_due", "due_on"),
    ("FechaPago", "paid_on"),
    ("Fecha de cobro", "paid_on"),
    ("clear_date", "paid_on"),
    ("SettledDate", "paid_on"),
    ("Payment Date", "paid_on"),
    ("Fecha prevista de cobro", "due_on"),
    ("Días de crédito", "terms"),
    ("Terms", "terms"),
    ("Condiciones de pago", "terms"),
    ("cust_payment_terms", "terms"),
    ("DiasPago", "-"),
    ("DiasTarde", "-"),
    ("Días Mora", "-"),
    ("dias_mora", "-"),
    ("tramo_mora", "-"),
    ("Tramo", "-"),
    ("Days Overdue", "-"),
    ("Días vencidos", "-"),
    ("Días de vencimiento", "terms"),
    ("FechaElectronica", "-"),
    ("FacturaElectronica", "-"),
    ("% Provisión", "-"),
    ("Provisión ($)", "-"),
    ("Estado Gestión", "-"),
    ("Acción Recomendada", "-"),
    ("baseline_create_date", "-"),
    ("business_code", "-"),
    ("CodigoPais", "-"),
    ("buisness_year", "-"),
    ("Billing Street", "-"),
    ("Item Cost", "-"),
    ("Límite de crédito", "-"),
    ("Tipo de cambio", "-"),
    ("Saldo medio días", "-"),
    ("Proveedor", "-"),
    ("Vendedor", "-"),
    ("MontoFactura", "total"),
    ("Importe", "total"),
    ("Importe (€)", "total"),
    ("Imp. Total", "total"),
    ("TOTAL FACTURA", "total"),
    ("Invoice Amount", "total"),
    ("Amount", "total"),
    ("Total con IVA (21%)", "total"),
    ("Valor total factura", "total"),
    ("grand_total", "total"),
    ("Base imponible", "net"),
    ("Base", "net"),
    ("Subtotal", "net"),
    ("Importe neto", "net"),
    ("Untaxed Amount", "net"),
    ("% IVA", "tax_percent"),
    ("IVA %", "tax_percent"),
    ("IVA", "tax"),
    ("Cuota IVA", "tax"),
    ("% IRPF", "withheld_percent"),
    ("Retención", "withheld"),
    ("Paid", "paid"),
    ("Importe cobrado", "paid"),
    ("Abonos", "paid"),
    ("Saldo", "balance"),
    ("Saldo pendiente", "balance"),
    ("Importe pdte.", "balance"),
    ("Pendiente de cobro", "balance"),
    ("Deuda ($)", "balance"),
    ("Open Balance", "balance"),
    ("AmountDue", "balance"),
    ("Amount Due", "balance"),
    ("Outstanding Amount", "balance"),
    ("amount_residual", "balance"),
    ("Moneda", "currency"),
    ("Divisa", "currency"),
    ("Currency Code", "currency"),
    ("Estado", "status"),
    ("Status", "status"),
    ("Estatus", "status"),
    ("payment_state", "status"),
    ("Disputa", "disputed"),
    ("Disputed", "disputed"),
    ("Observaciones", "notes"),
    ("Concepto", "notes"),
    ("Transaction Type", "document"),
    ("Tipo de documento", "document"),
];
