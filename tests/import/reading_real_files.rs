//! The real files of `$COBRO_REAL_DATA`, against figures that were worked out independently.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that panics fails"
)]

use crate::common::{ReadFile, read, read_bytes};
use cobro::import::{
    DateOrder, ImportRow, InvoiceColumns, Kind, ReadError, ReadOptions, SetAside, Source,
};
use iso_currency::Currency;
use rust_decimal::Decimal;
use std::collections::HashSet;
use std::path::PathBuf;

fn real(name: &str) -> Option<PathBuf> {
    let Some(folder) = std::env::var_os("COBRO_REAL_DATA") else {
        eprintln!("SKIPPED: {name} is not read, as COBRO_REAL_DATA is not set");
        return None;
    };
    Some(PathBuf::from(folder).join("receivables").join(name))
}

fn file(name: &str, options: &ReadOptions) -> Option<ReadFile> {
    let path = real(name)?;
    Some(read(&Source::File(&path), options).unwrap_or_else(|error| panic!("{name}: {error}")))
}

fn options() -> ReadOptions {
    ReadOptions::new(Currency::EUR)
}

fn sum<'a>(
    rows: impl IntoIterator<Item = &'a ImportRow>,
    amount: fn(&InvoiceColumns) -> Option<Decimal>,
) -> String {
    rows.into_iter()
        .filter_map(|row| amount(row.invoice.as_ref()?))
        .sum::<Decimal>()
        .to_string()
}

fn debtors(rows: &[ImportRow], key: fn(&ImportRow) -> &Option<String>) -> usize {
    rows.iter()
        .filter_map(|row| key(row).as_deref())
        .collect::<HashSet<_>>()
        .len()
}

fn open_on<'a>(file: &'a ReadFile, day: &str) -> Vec<&'a ImportRow> {
    let day = day.parse().unwrap();
    let is_open = |invoice: &InvoiceColumns| {
        invoice.issued_on.unwrap() <= day && invoice.paid_on.is_none_or(|paid| paid > day)
    };
    file.rows
        .iter()
        .filter(|row| is_open(row.invoice.as_ref().unwrap()))
        .collect()
}

#[test]
fn cuentas_por_cobrar() {
    let Some(file) = file("cuentas_por_cobrar.csv", &options()) else {
        return;
    };
    assert_eq!(
        (file.rows.len(), file.rejected.len(), file.set_aside.len()),
        (2466, 0, 0)
    );
    assert_eq!(debtors(&file.rows, |row| &row.debtor.code), 100);
    assert_eq!(sum(&file.rows, |invoice| invoice.total), "147703.18");
    let disputed: Vec<_> = file
        .rows
        .iter()
        .filter(|row| row.invoice.as_ref().unwrap().disputed == Some(true))
        .collect();
    assert_eq!(
        (
            disputed.len(),
            sum(disputed, |invoice| invoice.total).as_str()
        ),
        (561, "36746.12")
    );
    assert!(
        file.rows
            .iter()
            .all(|row| row.invoice.as_ref().unwrap().number.as_ref().unwrap().len() == 10)
    );
    for (day, count, total, not_due, who) in [
        ("2013-06-30", 84, "5119.85", 72, 52),
        ("2012-12-31", 99, "5725.06", 86, 61),
    ] {
        let open = open_on(&file, day);
        assert_eq!(
            (
                open.len(),
                sum(open.iter().copied(), |invoice| invoice.total).as_str()
            ),
            (count, total)
        );
        let day = day.parse().unwrap();
        assert_eq!(
            open.iter()
                .filter(|row| row.invoice.as_ref().unwrap().due_on.unwrap() >= day)
                .count(),
            not_due
        );
        assert_eq!(
            open.iter()
                .map(|row| row.debtor.code.as_ref().unwrap())
                .collect::<HashSet<_>>()
                .len(),
            who
        );
    }
}

/// The same file as a Spanish program would write it.
#[test]
fn cuentas_por_cobrar_in_windows_1252_with_decimal_commas() {
    let Some(path) = real("cuentas_por_cobrar.csv") else {
        return;
    };
    let text = std::fs::read_to_string(&path).unwrap();
    let original = read(&Source::File(&path), &options()).unwrap();
    let heading = "Código País;ID Cliente;Fecha electrónica;Número Factura;Fecha Factura;Fecha Vencimiento;Monto Factura (€);Disputa;Fecha Pago;Factura Electrónica;Días Pago;Días Tarde";
    let rows = text.lines().skip(1).map(|line| {
        line.trim_end()
            .replace('.', "#")
            .replace(',', ";")
            .replace('#', ",")
    });
    let spanish = std::iter::once(heading.to_owned())
        .chain(rows)
        .collect::<Vec<_>>()
        .join("\r\n");
    let bytes = encoding_rs::WINDOWS_1252.encode(&spanish).0;
    assert!(std::str::from_utf8(&bytes).is_err());
    let file = read_bytes("a.csv", &bytes, &options()).unwrap();
    assert_eq!(file.recognised.encoding_name(), Some("windows-1252"));
    assert_eq!(file.rows, original.rows);
}

#[test]
fn open_invoices() {
    let Some(file) = file("open_invoices_nulldata.csv", &options()) else {
        return;
    };
    assert_eq!(
        (file.rows.len(), file.rejected.len(), file.set_aside.len()),
        (9681, 0, 0)
    );
    assert_eq!(debtors(&file.rows, |row| &row.debtor.code), 553);
    assert_eq!(sum(&file.rows, |invoice| invoice.total), "310427858.974");
    assert!(
        file.rows
            .iter()
            .all(|row| row.invoice.as_ref().unwrap().currency == Currency::USD)
    );
    let day: chrono::NaiveDate = "2020-05-31".parse().unwrap();
    for (from, to, count, total) in [
        (i64::MIN, 0, 108, "1553224.51"),
        (1, 30, 2813, "86563679.070"),
        (31, 60, 4392, "147655853.081"),
        (61, 90, 2356, "74358460.233"),
        (91, i64::MAX, 12, "296642.08"),
    ] {
        let in_bucket = |row: &&ImportRow| {
            (from..=to).contains(&(day - row.invoice.as_ref().unwrap().due_on.unwrap()).num_days())
        };
        let bucket: Vec<_> = file.rows.iter().filter(in_bucket).collect();
        let expected: Decimal = total.parse().unwrap();
        assert_eq!(
            (
                bucket.len(),
                sum(bucket, |invoice| invoice.total)
                    .parse::<Decimal>()
                    .unwrap()
            ),
            (count, expected)
        );
    }
}

#[test]
fn invoice_ninja() {
    let Some(invoices) = file("invoiceninja/invoice.csv", &options()) else {
        return;
    };
    assert_eq!((invoices.rows.len(), invoices.rejected.len()), (400, 0));
    assert_eq!(invoices.set_aside, [(7, SetAside::Repeated)]);
    assert_eq!(sum(&invoices.rows, |invoice| invoice.total), "11860.87");
    assert_eq!(sum(&invoices.rows, |invoice| invoice.paid), "5686.21");
    let clients = file("invoiceninja/clients.csv", &options()).unwrap();
    assert_eq!(
        (
            clients.recognised.kind,
            clients.rows.len(),
            clients.recognised.heading_line
        ),
        (Kind::DebtorsOnly, 20, 4)
    );
    assert!(clients.rows.iter().all(|row| row.invoice.is_none()
        && row.debtor.phone.is_some()
        && row.debtor.contact_person.is_some()));
    let names: HashSet<_> = clients
        .rows
        .iter()
        .map(|row| row.debtor.name.clone())
        .collect();
    assert!(
        invoices
            .rows
            .iter()
            .all(|row| names.contains(&row.debtor.name))
    );
    let payments = read(
        &Source::File(&real("invoiceninja/payments.csv").unwrap()),
        &options(),
    );
    let payments = payments.unwrap();
    assert_eq!(payments.recognised.kind, Kind::Payments);
    let paid = payments.rows.iter().flat_map(|row| &row.payment);
    let total: Decimal = paid.map(|payment| payment.amount).sum();
    let repeated = payments.set_aside.iter();
    let repeated = repeated.filter(|(_, why)| *why == SetAside::Repeated);
    assert_eq!((payments.rows.len(), repeated.count()), (401, 2));
    // 11,087.54 with the two rows that are there twice: 26.67 that came in, 400.00 that went back.
    assert_eq!(total.to_string(), "11460.87");
}

#[test]
fn mora_critica() {
    let forced = ReadOptions {
        currency_forced: true,
        ..ReadOptions::new(Currency::CLP)
    };
    let Some(file) = file("mora_critica_20260624.csv", &forced) else {
        return;
    };
    assert_eq!(debtors(&file.rows, |row| &row.debtor.code), 4);
    assert_eq!(sum(&file.rows, |invoice| invoice.balance), "23500000");
    let first = &file.rows[0];
    assert_eq!(
        (
            first.debtor.tax_id.as_deref(),
            first.debtor.contact_person.as_deref()
        ),
        (Some("76.444.555-6"), None)
    );
    let invoice = first.invoice.as_ref().unwrap();
    assert_eq!(
        (
            invoice.currency,
            invoice.number.as_deref(),
            invoice.settled_by_word
        ),
        (Currency::CLP, None, None)
    );
}

#[test]
fn es_facturas_con_cobro() {
    let Some(path) = real("es_facturas_con_cobro.csv") else {
        return;
    };
    // All its dates fit both orders.
    assert!(matches!(
        read(&Source::File(&path), &options()).map(|file| file.rows.len()),
        Err(ReadError::AmbiguousDates { .. })
    ));
    let given = ReadOptions {
        date_order: Some(DateOrder::DayMonthYear),
        ..options()
    };
    let file = read(&Source::File(&path), &given).unwrap();
    let totals: Vec<String> = file
        .rows
        .iter()
        .map(|row| row.invoice.as_ref().unwrap().total.unwrap().to_string())
        .collect();
    assert_eq!(totals, ["121.00"; 4]);
    let settled = |row: &&ImportRow| {
        let invoice = row.invoice.as_ref().unwrap();
        invoice.paid_on.is_none() && invoice.settled_by_word != Some(true)
    };
    let open: Vec<_> = file.rows.iter().filter(settled).collect();
    assert_eq!(
        (open.len(), sum(open, |invoice| invoice.total).as_str()),
        (2, "242.00")
    );
}
