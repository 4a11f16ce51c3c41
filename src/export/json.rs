//! Reports as JSON, the same shape for all.
//!
//! `{report, by, as_of, period: {from, to}, before: {from, to}, columns: [{id, type}], rows: [{COLUMN: value}], totals: [{COLUMN:
//! value}], notes: [{note, PLACE: value}]}`. The types are `text`, `currency`, `money`, `count`, `percent`, `days`, `date` and
//! `value` (each row its own). Amounts are strings, their currency beside them in the same row; counts, percentages (87.5 is
//! 87.5 %) and days are numbers, the latter two to four decimals; days of the calendar are ISO 8601; names are the stable English
//! ones. What does not apply, or is not known, is null. `totals` has a row for each currency. A report `by` something has other
//! columns by something else: `cobro report list --json` tells all of them.

use rust_decimal::prelude::ToPrimitive;
use serde_json::{Map, Value, json};

use super::csv::amount;
use crate::report::{Cell, Column, Definition, Period, Report, Row, Span};

/// A report.
pub fn report_json(report: &Report) -> Value {
    let rows = |rows: &[Row]| -> Value { rows.iter().map(|row| named(report, row)).collect() };
    let notes = report.notes.iter().map(|note| {
        let mut value = json!({ "note": note.id });
        for (name, cell) in &note.places {
            value[name] = cell_json(cell);
            if let Cell::Money(money) = cell {
                value["currency"] = money.currency.code().into();
            }
        }
        value
    });
    json!({
        "report": report.id,
        "by": report.by,
        "as_of": report.as_of.date(),
        "period": report.period.map(period),
        "before": report.before.map(period),
        "columns": report.columns.iter().map(column_json).collect::<Value>(),
        "rows": rows(&report.rows),
        "totals": rows(&report.totals),
        "notes": notes.collect::<Value>(),
    })
}

/// A column.
pub fn column_json(column: &Column) -> Value {
    json!({ "id": column.id, "type": column.kind.id() })
}

/// What a report can be asked for: `{report, by: [{by, columns}], period, number: {option, usual}, author}`; `period` says which
/// days it is about when nobody names any (`moment` where it takes none).
pub fn definition_json(of: &Definition) -> Value {
    let columns = |by: &str| -> Value { (of.columns)(by).iter().map(column_json).collect() };
    let groupings: Vec<Value> = match of.groupings {
        [] => vec![json!({ "by": null, "columns": columns("") })],
        some => {
            let each = some.iter();
            each.map(|by| json!({ "by": by, "columns": columns(by) }))
                .collect()
        }
    };
    json!({
        "report": of.id,
        "by": groupings,
        "period": span(of.span),
        "number": of.number.map(|it| json!({ "option": it.name, "usual": it.usual })),
        "author": of.by_author,
    })
}

fn span(span: Span) -> String {
    match span {
        Span::Moment => "moment".to_owned(),
        Span::Ever => "all".to_owned(),
        Span::Days => "days".to_owned(),
        Span::Weeks(weeks) => format!("{weeks} weeks"),
        Span::Month => "month".to_owned(),
        Span::Day => "day".to_owned(),
    }
}

fn period(period: Period) -> Value {
    json!({ "from": period.from, "to": period.to })
}

fn named(report: &Report, row: &Row) -> Value {
    let cells = report.columns.iter().zip(row);
    let cells: Map<String, Value> = cells
        .map(|(column, cell)| (column.id.to_owned(), cell_json(cell)))
        .collect();
    Value::Object(cells)
}

fn cell_json(cell: &Cell) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Text(text) => text.as_str().into(),
        Cell::Named { id, .. } => id.as_str().into(),
        Cell::Currency(currency) => currency.code().into(),
        Cell::Money(money) => amount(*money).into(),
        Cell::Count(count) => (*count).into(),
        Cell::Percent(number) | Cell::Days(number) => number.round_dp(4).to_f64().into(),
        Cell::Date(day) => day.to_string().into(),
    }
}
