//! What the tests of the importer share: a file boiled down to a few lines.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that panics fails"
)]
#![allow(dead_code, reason = "each test file uses its own part")]

pub mod spreadsheet;

use cobro::import::{
    Field, ImportRow, ReadOptions, Recognised, Row, RowRejection, SetAside, Source, recognise, rows,
};
use iso_currency::Currency;
use std::collections::BTreeMap;
use std::fmt::Write;

pub fn options() -> ReadOptions {
    ReadOptions::new(Currency::EUR)
}

pub struct ReadFile {
    pub recognised: Recognised,
    pub rows: Vec<ImportRow>,
    pub rejected: Vec<RowRejection>,
    pub set_aside: Vec<(u64, SetAside)>,
}

pub fn read(
    source: &Source<'_>,
    options: &ReadOptions,
) -> Result<ReadFile, cobro::import::ReadError> {
    let recognised = recognise(source, options)?;
    let mut good = Vec::new();
    let mut rejected = Vec::new();
    let mut reading = rows(&recognised, source)?;
    for row in reading.by_ref() {
        match row? {
            Row::Read(row) => good.push(*row),
            Row::Rejected(rejection) => rejected.push(rejection),
        }
    }
    let set_aside = reading.set_aside().to_vec();
    drop(reading);
    Ok(ReadFile {
        recognised,
        rows: good,
        rejected,
        set_aside,
    })
}

pub fn read_bytes(
    name: &str,
    bytes: &[u8],
    options: &ReadOptions,
) -> Result<ReadFile, cobro::import::ReadError> {
    read(&Source::Bytes { name, bytes }, options)
}

/// The file as a test sees it: mapping, what was assumed, rows, what was left out.
pub fn digest(name: &str, bytes: &[u8], options: &ReadOptions) -> String {
    let file = match read_bytes(name, bytes, options) {
        Ok(file) => file,
        Err(error) => return format!("refused: {error}\n"),
    };
    let mut text = String::new();
    let found = &file.recognised;
    writeln!(text, "{:?} {:?}", found.kind, found.assumptions).unwrap();
    for field in Field::ALL {
        let columns: Vec<&str> = found
            .columns
            .iter()
            .filter(|column| column.field == Some(field))
            .map(|column| column.heading.as_str())
            .collect();
        if !columns.is_empty() {
            write!(text, "{}={} ", field.id(), columns.join("+")).unwrap();
        }
    }
    text.push('\n');
    for row in &file.rows {
        writeln!(text, "{}", line_of(row)).unwrap();
    }
    for rejection in &file.rejected {
        let field = rejection.field.map_or("-", Field::id);
        writeln!(
            text,
            "line {}: {field} {:?} {}",
            rejection.line,
            rejection.value,
            rejection.reason.id()
        )
        .unwrap();
    }
    let mut counts: BTreeMap<SetAside, usize> = BTreeMap::new();
    for (_, why) in &file.set_aside {
        *counts.entry(*why).or_default() += 1;
    }
    if !counts.is_empty() {
        writeln!(text, "set aside {counts:?}").unwrap();
    }
    text
}

fn line_of(row: &ImportRow) -> String {
    let mut parts = Vec::new();
    let mut add = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            parts.push(format!("{name}{value}"));
        }
    };
    let debtor = &row.debtor;
    add("", debtor.code.clone());
    add("", debtor.name.clone());
    add("tax ", debtor.tax_id.clone());
    add("", debtor.email.clone());
    add("tel ", debtor.phone.clone());
    add("with ", debtor.contact_person.clone());
    add("type ", debtor.debtor_type.map(|word| format!("{word:?}")));
    add(
        "tags ",
        (!debtor.tags.is_empty()).then(|| debtor.tags.join("+")),
    );
    add("note ", debtor.notes.clone());
    if let Some(invoice) = &row.invoice {
        add("#", invoice.number.clone());
        add("", invoice.issued_on.map(|date| date.to_string()));
        add("due ", invoice.due_on.map(|date| date.to_string()));
        add("terms ", invoice.terms_days.map(|days| days.to_string()));
        add("total ", invoice.total.map(|amount| amount.to_string()));
        add("paid ", invoice.paid.map(|amount| amount.to_string()));
        add("open ", invoice.balance.map(|amount| amount.to_string()));
        add("", Some(invoice.currency.code().to_owned()));
        add("paid on ", invoice.paid_on.map(|date| date.to_string()));
        add(
            "settled ",
            invoice.settled_by_word.map(|settled| settled.to_string()),
        );
        add(
            "disputed ",
            invoice.disputed.map(|disputed| disputed.to_string()),
        );
        add(
            "disputed part ",
            invoice.disputed_amount.map(|amount| amount.to_string()),
        );
        add("note ", invoice.notes.clone());
    }
    format!("{}: {}", row.line, parts.join(" | "))
}
