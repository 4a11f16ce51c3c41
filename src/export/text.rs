//! A report as text: a table for each currency, as wide as is wanted, with bars where there is room.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use unicode_width::UnicodeWidthStr;

use super::table::{Align, Table};
use crate::i18n::{Amounts, ReportTable, Texts};
use crate::report::{Column, Kind, Report, Series};

/// A narrower bar says nothing.
const NARROWEST_BAR: usize = 8;
const WIDEST_BAR: usize = 30;

/// What a column of words needs to be read.
const WORDS: usize = 21;

/// A report in lines of so many columns, as far as its amounts allow.
pub fn report_text(texts: &Texts, report: &Report, width: usize) -> String {
    let mut parts = vec![texts.report_head(report).join("\n")];
    if report.rows.is_empty() {
        parts.push(texts.get("report-nothing"));
    }
    let (tables, in_whole_units) = fitting(texts, report, width);
    for table in tables
        .iter()
        .filter(|it| !it.rows.is_empty() || !it.totals.is_empty())
    {
        parts.push(table_text(texts, table, width));
    }
    // Bars beside the rows say the same.
    if report.bar.is_none() {
        let charts = report.chart.iter();
        parts.extend(charts.map(|series| chart(texts, series, width)));
    }
    let mut notes: Vec<String> = report
        .notes
        .iter()
        .map(|it| texts.report_note(it))
        .collect();
    if in_whole_units {
        notes.push(texts.get("report-whole-units"));
    }
    if !notes.is_empty() {
        parts.push(notes.join("\n"));
    }
    parts.join("\n\n")
}

/// The tables as they fit, and whether any is in whole units: first those columns go that may be left out, the last one first.
fn fitting(texts: &Texts, report: &Report, width: usize) -> (Vec<ReportTable>, bool) {
    let asides = report.columns.iter().filter(|it| it.aside);
    let asides: Vec<&str> = asides.map(|it| it.id).collect();
    let fits = |table: &ReportTable| least(texts, table) <= width;
    for left_out in 0..=asides.len() {
        let gone = &asides[asides.len() - left_out..];
        let shown = |column: &Column| !gone.contains(&column.id);
        let tables = texts.report_tables(report, Amounts::Full, shown);
        if tables.iter().all(fits) {
            return (tables, false);
        }
    }
    let narrow = |column: &Column| !column.aside;
    let full = texts.report_tables(report, Amounts::Full, narrow);
    let whole = texts.report_tables(report, Amounts::Whole, narrow);
    let mut any_whole = false;
    let tables = full.into_iter().zip(whole).map(|(full, whole)| {
        // Nothing is gained where there are no decimals to leave out.
        if fits(&full) || full == whole {
            return full;
        }
        any_whole = true;
        whole
    });
    let tables = tables.collect();
    (tables, any_whole)
}

/// How many columns of the screen a table needs, long words being cut.
fn least(texts: &Texts, table: &ReportTable) -> usize {
    let each = table.columns.iter().enumerate().map(|(at, column)| {
        let cells = table.rows.iter().chain(&table.totals);
        let widest = cells.map(|row| row[at].width()).max().unwrap_or(0);
        let heading = texts.report_column(column.id).width();
        let widest = widest.max(heading);
        match column.kind {
            Kind::Text => widest.min(WORDS),
            _ => widest,
        }
    });
    each.map(|width| width + 2).sum::<usize>().saturating_sub(2)
}

fn table_text(texts: &Texts, shown: &ReportTable, width: usize) -> String {
    let columns = shown.columns.iter().map(|column| {
        let align = match column.kind.is_number() {
            true => Align::Right,
            false => Align::Left,
        };
        (texts.report_column(column.id), align)
    });
    let mut table = Table::new(columns.collect());
    for row in shown.rows.iter().chain(&shown.totals) {
        table.row(row.clone());
    }
    let mut lines: Vec<String> = table.render(width).lines().map(str::to_owned).collect();
    // The first line holds the headings.
    add_bars(&mut lines, 1, &shown.bars, width);
    if let Some(currency) = shown.currency {
        lines.insert(0, currency.code().to_owned());
    }
    lines.join("\n")
}

/// Puts a bar beside each line from one on, where there is room.
fn add_bars(lines: &mut [String], first: usize, bars: &[Decimal], width: usize) {
    let used = lines.iter().map(|it| it.width()).max().unwrap_or(0) + 2;
    let room = width.saturating_sub(used).min(WIDEST_BAR);
    if room < NARROWEST_BAR {
        return;
    }
    for (line, part) in lines.iter_mut().skip(first).zip(bars) {
        let long = (part * Decimal::from(room)).round().to_usize().unwrap_or(0);
        if long > 0 {
            line.push_str(&" ".repeat(used.saturating_sub(line.width())));
            line.push_str(&"█".repeat(long));
        }
    }
}

/// A chart that the rows of no table show: a line for each point.
fn chart(texts: &Texts, series: &Series, width: usize) -> String {
    let mut table = Table::new(vec![
        (texts.report_series(series), Align::Left),
        (String::new(), Align::Right),
    ]);
    for (label, value) in &series.points {
        table.row(vec![texts.report_cell(label), texts.report_cell(value)]);
    }
    let numbers = series.points.iter();
    let numbers = numbers.map(|(_, value)| value.number().unwrap_or_default());
    let numbers: Vec<Decimal> = numbers.map(|it| it.max(Decimal::ZERO)).collect();
    let largest = numbers.iter().copied().max().unwrap_or_default();
    let parts = numbers.iter().filter_map(|it| it.checked_div(largest));
    let parts: Vec<Decimal> = parts.collect();
    let mut lines: Vec<String> = table.render(width).lines().map(str::to_owned).collect();
    add_bars(&mut lines, 1, &parts, width);
    lines.join("\n")
}
