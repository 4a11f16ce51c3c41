//! A report on paper: what its template is filled with.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::Serialize;

use super::Press;
use crate::clean::{TEXT_LENGTH, clean_text};
use crate::i18n::{Amounts, ReportTable, Texts};
use crate::report::Report;

/// What a report says, word for word.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReportPage {
    /// What it is called.
    title: String,
    /// Day and days that it is about.
    head: Vec<String>,
    /// Who the house is; empty where it is not known.
    house: String,
    tables: Vec<TableShown>,
    notes: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct TableShown {
    /// Empty where there is none.
    currency: String,
    columns: Vec<ColumnShown>,
    rows: Vec<RowShown>,
    totals: Vec<RowShown>,
    /// Whether bars are drawn beside the rows.
    has_bars: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct ColumnShown {
    heading: String,
    is_number: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct RowShown {
    cells: Vec<String>,
    /// How long the bar is, in percent.
    bar: u32,
}

impl ReportPage {
    /// A report in the words of a press.
    pub fn new(report: &Report, press: &Press) -> Self {
        let texts = &press.texts;
        let tables = texts.report_tables(report, Amounts::Full, |_| true);
        Self {
            title: texts.report_title(report.id),
            head: texts.report_days(report),
            house: clean(&press.house.name),
            tables: tables.iter().map(|table| shown(texts, table)).collect(),
            notes: report
                .notes
                .iter()
                .map(|it| texts.report_note(it))
                .collect(),
        }
    }
}

fn shown(texts: &Texts, table: &ReportTable) -> TableShown {
    let columns = table.columns.iter().map(|column| ColumnShown {
        heading: texts.report_column(column.id),
        is_number: column.kind.is_number(),
    });
    let bars = table.bars.iter().copied().map(Some);
    let bars = bars.chain(std::iter::repeat(None));
    let row = |(cells, bar): (&Vec<String>, Option<Decimal>)| {
        let percent = (bar.unwrap_or_default() * Decimal::ONE_HUNDRED).round();
        RowShown {
            cells: cells.iter().map(|cell| clean(cell)).collect(),
            bar: percent.to_u32().unwrap_or(0),
        }
    };
    TableShown {
        currency: table.currency.map_or("", |it| it.code()).to_owned(),
        columns: columns.collect(),
        rows: table.rows.iter().zip(bars).map(row).collect(),
        totals: table
            .totals
            .iter()
            .map(|cells| row((cells, None)))
            .collect(),
        has_bars: !table.bars.is_empty(),
    }
}

/// Nothing reaches paper that hides, turns the direction of reading, or steers.
fn clean(text: &str) -> String {
    clean_text(text, TEXT_LENGTH).into_owned()
}
