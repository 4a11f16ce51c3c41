//! Reads the cells of a record by the plan.

use super::amounts::{self, DecimalMark};
use super::currency;
use super::dates::{Shape, shape};
use super::error::Reason;
use super::field::Field;
use super::options::DateOrder;
use super::plan::{AmountPlan, CurrencyPlan, DatePlan, Plan, TextPlan};
use super::recognise::is_float_code;
use super::records::RecordReader;
use super::words;
use crate::clean::clean_text;
use chrono::NaiveDate;
use iso_currency::Currency;
use rust_decimal::{Decimal, RoundingStrategy};

/// What is wrong with a row, before its line is known.
pub(super) struct Fault {
    pub field: Option<Field>,
    pub value: String,
    pub reason: Reason,
}

impl Fault {
    pub(super) fn new(field: Field, value: &str, reason: Reason) -> Self {
        Fault {
            field: Some(field),
            value: value.to_owned(),
            reason,
        }
    }
}

/// A text field: cleaned, its parts joined, nothing if they are all empty.
pub(super) fn text(
    reader: &RecordReader<'_>,
    plan: &TextPlan,
    joint: &str,
    length: usize,
) -> Option<String> {
    let mut joined: Option<String> = None;
    for alternatives in &plan.parts {
        let cell = alternatives
            .iter()
            .map(|column| reader.cell(*column))
            .find(|cell| !words::is_null(cell));
        let Some(cell) = cell else { continue };
        let cell = if plan.float_tail && is_float_code(cell) {
            cell.trim_end_matches(".0")
        } else {
            cell
        };
        let cleaned = clean_text(cell, length);
        if cleaned.is_empty() {
            continue;
        }
        match &mut joined {
            None => joined = Some(cleaned.into_owned()),
            Some(text) => {
                text.push_str(joint);
                text.push_str(&cleaned);
            }
        }
    }
    joined
}

/// An amount; the currency beside it goes to `mark` unless one is there already.
pub(super) fn amount(
    reader: &RecordReader<'_>,
    plan: Option<AmountPlan>,
    field: Field,
    mark: &mut Option<Currency>,
) -> Result<Option<Decimal>, Fault> {
    let Some(plan) = plan else { return Ok(None) };
    let cell = reader.cell(plan.column);
    if let Some(currency) = amounts::dash(cell) {
        *mark = mark.or(currency);
        return Ok(Some(Decimal::ZERO));
    }
    if amounts::is_empty(cell) {
        return Ok(None);
    }
    let decimal = match reader.is_number(plan.column) {
        true => DecimalMark::Point,
        false => plan.mark,
    };
    let is_rate = matches!(field, Field::TaxPercent | Field::WithheldPercent);
    let (value, currency) = amounts::parse(cell, decimal)
        .filter(|_| is_rate || !cell.ends_with('%'))
        .ok_or_else(|| Fault::new(field, cell, Reason::AmountUnreadable))?;
    *mark = mark.or(currency);
    Ok(Some(value))
}

/// A date.
pub(super) fn date(
    reader: &RecordReader<'_>,
    plan: Option<DatePlan>,
    field: Field,
) -> Result<Option<NaiveDate>, Fault> {
    let Some(plan) = plan else { return Ok(None) };
    let cell = reader.cell(plan.column);
    let reason = match shape(cell) {
        Shape::Empty => return Ok(None),
        Shape::Full(date) => return Ok(Some(date)),
        Shape::Serial(date) if plan.serial => return Ok(Some(date)),
        Shape::Parts(parts) => {
            // Without an order every value of the column was the same day in any.
            let order = plan.order.unwrap_or(DateOrder::DayMonthYear);
            let order = if order == DateOrder::YearMonthDay && !parts.short {
                DateOrder::DayMonthYear
            } else {
                order
            };
            match parts.date(order) {
                Some(date) => return Ok(Some(date)),
                None if [DateOrder::DayMonthYear, DateOrder::MonthDayYear]
                    .iter()
                    .any(|order| parts.date(*order).is_some()) =>
                {
                    Reason::DateAgainstOrder { order }
                }
                None => Reason::DateUnreadable,
            }
        }
        Shape::Destroyed => Reason::DateDestroyed,
        Shape::Serial(_) | Shape::Other => Reason::DateUnreadable,
    };
    Err(Fault::new(field, cell, reason))
}

/// The currency of a row: the user's, the heading's, the column's, the sign beside the amount, the default.
pub(super) fn currency_of(
    reader: &RecordReader<'_>,
    plan: &CurrencyPlan,
    mark: Option<Currency>,
) -> Result<Currency, Fault> {
    if plan.forced {
        return Ok(plan.default);
    }
    if let Some(currency) = plan.heading {
        return Ok(currency);
    }
    let cell = plan.column.map_or("", |column| reader.cell(column));
    if words::is_null(cell) {
        return Ok(mark.unwrap_or(plan.default));
    }
    match currency::of_cell(cell) {
        Some(named) => Ok(named.or(mark).unwrap_or(plan.default)),
        None => Err(Fault::new(Field::Currency, cell, Reason::CurrencyUnknown)),
    }
}

/// Net amount plus tax, less what the client withholds for the tax office.
pub(super) fn with_taxes(
    reader: &RecordReader<'_>,
    plan: &Plan,
    net: Decimal,
    currency: Currency,
) -> Result<Decimal, Fault> {
    let places = u32::from(currency.exponent().unwrap_or(2)).max(net.scale());
    let part = |fixed, fixed_field, percent: Option<AmountPlan>, percent_field| {
        if let Some(value) = amount(reader, fixed, fixed_field, &mut None)? {
            return Ok(Some(value));
        }
        let Some(rate) = amount(reader, percent, percent_field, &mut None)? else {
            return Ok(None);
        };
        let hundredths = if percent.is_some_and(|plan| plan.fraction) {
            Decimal::ONE
        } else {
            Decimal::ONE_HUNDRED
        };
        let value = net
            .checked_mul(rate)
            .and_then(|product| product.checked_div(hundredths));
        let value = value.ok_or_else(|| {
            Fault::new(percent_field, &rate.to_string(), Reason::AmountUnreadable)
        })?;
        Ok(Some(value.round_dp_with_strategy(
            places,
            RoundingStrategy::MidpointAwayFromZero,
        )))
    };
    let tax = part(
        plan.tax,
        Field::TaxAmount,
        plan.tax_percent,
        Field::TaxPercent,
    )?;
    let withheld = part(
        plan.withheld,
        Field::WithheldAmount,
        plan.withheld_percent,
        Field::WithheldPercent,
    )?;
    let sum = net
        .checked_add(tax.unwrap_or_default())
        .and_then(|sum| sum.checked_sub(withheld.unwrap_or_default().abs()));
    let sum = sum
        .ok_or_else(|| Fault::new(Field::NetAmount, &net.to_string(), Reason::AmountUnreadable))?;
    Ok(if tax.is_none() && withheld.is_none() {
        net
    } else {
        sum
    })
}
