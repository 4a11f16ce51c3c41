//! Judges by the cells of a column whether it can hold what its heading says.

use super::amounts;
use super::currency;
use super::dates::{Shape, shape};
use super::field::Field;
use super::synonyms::Slot;
use super::terms::terms_days;
use super::words;
use rust_decimal::Decimal;

/// The percentage of the filled cells that are of the kind a slot needs; nothing if no cell is filled.
pub(super) fn share(slot: Slot, cells: &[&str]) -> Option<u32> {
    let mut filled = 0u32;
    let mut fitting = 0u32;
    for cell in cells.iter().filter(|cell| !words::is_null(cell)) {
        filled += 1;
        fitting += u32::from(fits(slot, cell));
    }
    (filled > 0).then(|| fitting * 100 / filled)
}

/// Whether a column whose cells fit this badly can't be what its heading says.
pub(super) fn is_unfit(slot: Slot, share: u32) -> bool {
    match slot {
        Slot::Field(Field::DebtorCode) => false,
        Slot::Field(Field::DebtorName) => share < 30,
        _ => share < 50,
    }
}

fn fits(slot: Slot, cell: &str) -> bool {
    match slot {
        Slot::Field(field) => fits_field(field, cell),
        Slot::FirstName | Slot::LastName => has_letter(cell),
        Slot::Series => cell.chars().count() <= 8,
        Slot::CreditNumber => {
            // The same words head amounts.
            fits_field(Field::InvoiceNumber, cell)
                && !amounts::figure(cell).is_some_and(|it| it.body.contains(['.', ',']))
        }
        Slot::SettledFlag | Slot::OpenFlag => words::flag(cell).is_some(),
    }
}

fn fits_field(field: Field, cell: &str) -> bool {
    match field {
        Field::DebtorCode => is_code(cell),
        Field::DebtorName => {
            has_letter(cell)
                && !cell.contains('@')
                && !words::is_no_person(cell)
                && shape(cell) == Shape::Other
        }
        Field::TaxId => {
            let length = cell.chars().filter(|c| c.is_alphanumeric()).count();
            (5..=25).contains(&length) && cell.contains(|c: char| c.is_ascii_digit())
        }
        Field::Email => cell.contains('@'),
        Field::Phone => {
            let digits = cell.chars().filter(char::is_ascii_digit).count();
            digits >= 6
                && !cell.contains('@')
                && cell.chars().filter(|c| c.is_alphabetic()).count() <= 5
        }
        Field::ContactPerson => {
            has_letter(cell) && !cell.contains('@') && !words::is_no_person(cell)
        }
        Field::InvoiceNumber => {
            cell.contains(|c: char| c.is_ascii_digit()) && !matches!(shape(cell), Shape::Parts(_))
        }
        Field::DebtorType => words::debtor_type(cell).is_some(),
        Field::DocumentKind => words::document(cell).is_some(),
        Field::TermsDays => terms_days(cell).is_some(),
        Field::Currency => currency::of_cell(cell).is_some(),
        Field::Status => words::status(cell).is_some(),
        Field::Disputed => words::disputed(cell).is_some(),
        Field::IssuedOn | Field::DueOn | Field::PaidOn => shape(cell) != Shape::Other,
        Field::TaxPercent | Field::WithheldPercent => is_tax_rate(cell),
        Field::Total
        | Field::NetAmount
        | Field::TaxAmount
        | Field::WithheldAmount
        | Field::Paid
        | Field::Balance
        | Field::DisputedAmount => is_amount(cell),
        Field::Tags | Field::Notes => true,
    }
}

/// Whether text looks like a code: one word with a digit in it.
pub(super) fn is_code(cell: &str) -> bool {
    cell.len() <= 24
        && cell.contains(|c: char| c.is_ascii_digit())
        && !cell.contains(|c: char| c.is_whitespace() || matches!(c, '@' | ',' | '$' | '€' | ':'))
}

fn has_letter(cell: &str) -> bool {
    cell.contains(char::is_alphabetic)
}

fn is_amount(cell: &str) -> bool {
    amounts::is_empty(cell)
        || amounts::figure(cell).is_some_and(|figure| amounts::evidence(figure.body).is_some())
}

/// Rates of value-added tax and of withholding in the countries where cobro is used, as `21` or as `0.21`.
fn is_tax_rate(cell: &str) -> bool {
    const TENTHS: [i64; 28] = [
        0, 20, 25, 30, 40, 50, 52, 70, 75, 80, 100, 105, 110, 120, 130, 140, 150, 160, 180, 190,
        200, 210, 220, 230, 240, 250, 270, 320,
    ];
    if cell.ends_with('%') {
        return true;
    }
    let mark = if cell.contains(',') {
        amounts::DecimalMark::Comma
    } else {
        amounts::DecimalMark::Point
    };
    let Some((value, _)) = amounts::parse(cell, mark) else {
        return false;
    };
    let value = value.abs();
    let tenths = if value < Decimal::ONE {
        value * Decimal::ONE_THOUSAND
    } else {
        value * Decimal::TEN
    };
    TENTHS.iter().any(|rate| Decimal::from(*rate) == tenths)
}
