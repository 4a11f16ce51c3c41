//! The table of a report: headings and totals stay, rows scroll up and down, columns to the left.

use std::cmp::Reverse;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout as Split, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::text::{left, right, width};
use crate::i18n::{Amounts, Place};
use crate::report::{Kind, Row};
use crate::tui::model::{MadeReport, Model, Part};

/// Blanks between columns.
const GAP: usize = 2;

/// What a column of words needs to be read.
const WORDS: usize = 21;

/// Bars beside the rows: a narrower one says nothing, a wider one no more.
const NARROWEST_BAR: usize = 8;
const WIDEST_BAR: usize = 30;

/// The sign of columns to the right.
const MORE: &str = " ▸";

/// The mark of the cursor, and a blank.
const MARGIN: usize = 2;

/// The columns as they are shown: their places and widths.
struct Columns {
    shown: Vec<(usize, usize)>,
    /// How many columns can be scrolled past.
    beyond: usize,
    /// How many are to the right of those that are shown.
    more: usize,
    amounts: Amounts,
}

/// The columns in so much room. Where not all of them fit, the one that names the row stays and those come last that may be left
/// out; amounts are in whole units where more columns are seen then.
fn columns(made: &MadeReport, room: usize, scrolled: usize) -> Columns {
    let room = room.saturating_sub(MARGIN);
    let every = least(made, &made.full, &made.columns());
    if taken(&every) <= room {
        return Columns {
            shown: widened(made, every, room),
            beyond: 0,
            more: 0,
            amounts: Amounts::Full,
        };
    }
    let room = room.saturating_sub(width(MORE));
    let (name, order) = by_weight(made);
    let fitting = |widths: &[usize], from: usize| -> usize {
        let mut used = taken(&least(made, widths, &name));
        let rest = least(made, widths, &order[from..]);
        let fit = rest.iter().take_while(|(_, width)| {
            used += GAP + width;
            used <= room
        });
        fit.count()
    };
    let (widths, amounts) = match fitting(&made.whole, 0) > fitting(&made.full, 0) {
        true => (&made.whole, Amounts::Whole),
        false => (&made.full, Amounts::Full),
    };
    let beyond = (0..order.len()).find(|from| from + fitting(widths, *from) >= order.len());
    let beyond = beyond.unwrap_or(order.len().saturating_sub(1));
    let from = scrolled.min(beyond);
    let count = fitting(widths, from).max(1).min(order.len() - from);
    let shown = name.iter().chain(&order[from..from + count]).copied();
    let shown: Vec<usize> = shown.collect();
    Columns {
        shown: widened(made, least(made, widths, &shown), room),
        beyond,
        more: order.len() - from - count,
        amounts,
    }
}

/// The column that names the rows, and the others, those last that may be left out.
fn by_weight(made: &MadeReport) -> (Vec<usize>, Vec<usize>) {
    let all = made.columns();
    let column = |at: usize| &made.report.columns[at];
    let named = |at: &&usize| column(**at).kind == Kind::Text && !column(**at).aside;
    let name = all.iter().find(named).or(all.first()).copied();
    let rest = all.iter().filter(|at| Some(**at) != name).copied();
    let mut rest: Vec<usize> = rest.collect();
    rest.sort_by_key(|at| column(*at).aside);
    (name.into_iter().collect(), rest)
}

/// Columns with what they need at least: long words may be cut.
fn least(made: &MadeReport, widths: &[usize], columns: &[usize]) -> Vec<(usize, usize)> {
    let each = columns.iter().map(|at| {
        let words = made.report.columns[*at].kind == Kind::Text;
        let width = widths[*at];
        (*at, if words { width.min(WORDS) } else { width })
    });
    each.collect()
}

/// The room that columns take.
fn taken(columns: &[(usize, usize)]) -> usize {
    let widths = columns.iter().map(|(_, width)| width + GAP);
    widths.sum::<usize>().saturating_sub(GAP)
}

/// The room that is left goes to words that were cut.
fn widened(
    made: &MadeReport,
    mut columns: Vec<(usize, usize)>,
    room: usize,
) -> Vec<(usize, usize)> {
    let used: usize = columns.iter().map(|(_, width)| width + GAP).sum();
    let mut spare = (room + GAP).saturating_sub(used);
    let mut cut: Vec<&mut (usize, usize)> = columns.iter_mut().collect();
    cut.sort_by_key(|(at, width)| Reverse(made.full[*at].saturating_sub(*width)));
    for (at, width) in cut {
        let more = made.full[*at].saturating_sub(*width).min(spare);
        if made.report.columns[*at].kind == Kind::Text {
            *width += more;
            spare -= more;
        }
    }
    columns
}

pub(super) fn is_in_whole_units(made: &MadeReport, room: usize) -> bool {
    columns(made, room, 0).amounts == Amounts::Whole
}

pub(super) fn columns_beyond(made: &MadeReport, room: usize) -> usize {
    columns(made, room, 0).beyond
}

/// How many lines of totals stand below the rows, with the rule above them.
fn total_lines(made: &MadeReport, height: usize) -> usize {
    match made.report.totals.len() {
        0 => 0,
        totals => (totals + 1).min(height / 3),
    }
}

pub(super) fn rows_shown(made: &MadeReport, area: Rect) -> usize {
    let height = usize::from(area.height);
    height.saturating_sub(1 + total_lines(made, height))
}

pub(super) fn draw(frame: &mut Frame<'_>, model: &Model, made: &MadeReport, area: Rect) {
    let room = usize::from(area.width);
    let columns = columns(made, room, model.reports.left);
    let totals = total_lines(made, usize::from(area.height));
    let totals = u16::try_from(totals).unwrap_or(u16::MAX);
    let [heading, rows, foot] = Split::vertical([
        Constraint::Length(1),
        Constraint::Fill(1),
        Constraint::Length(totals),
    ])
    .areas(area);
    let line = heading_line(model, made, &columns, room);
    frame.render_widget(Paragraph::new(line), heading);
    let shown = row_lines(model, made, &columns, rows);
    frame.render_widget(Paragraph::new(shown), rows);
    let lines = foot_lines(model, made, &columns, foot);
    frame.render_widget(Paragraph::new(lines), foot);
}

/// The headings, and signs of columns to the left and to the right.
fn heading_line<'a>(model: &Model, made: &MadeReport, columns: &Columns, room: usize) -> Line<'a> {
    let headings = columns.shown.iter().map(|(at, _)| {
        let id = made.report.columns[*at].id;
        model.texts.report_column(id)
    });
    let line = aligned(made, columns, headings.collect());
    let is_scrolled = model.reports.left.min(columns.beyond) > 0;
    let before = if is_scrolled { "◂ " } else { "  " };
    let more = if columns.more > 0 { MORE } else { "" };
    let text = left(&format!("{before}{line}"), room.saturating_sub(width(more)));
    Line::from(vec![
        Span::styled(text, model.theme.key),
        Span::styled(more, model.theme.key),
    ])
}

/// Cells in their columns, numbers to the right.
fn aligned(made: &MadeReport, columns: &Columns, cells: Vec<String>) -> String {
    let mut line = String::new();
    for ((at, wide), cell) in columns.shown.iter().zip(cells) {
        if !line.is_empty() {
            line.push_str(&" ".repeat(GAP));
        }
        let column = &made.report.columns[*at];
        line.push_str(&match column.kind.is_number() {
            true => right(&cell, *wide),
            false => left(&cell, *wide),
        });
    }
    line
}

/// A line of the table: a row by its place on show, or the currency of the rows below.
enum Shown<'a> {
    Row(usize, &'a Part, usize),
    Currency(&'a Part),
}

/// The lines that are seen, the cursor in the middle of them where that is possible.
fn row_lines<'a>(model: &Model, made: &MadeReport, columns: &Columns, area: Rect) -> Vec<Line<'a>> {
    let height = usize::from(area.height);
    let has_headings = made.parts.len() > 1;
    let mut before = 0;
    let mut cursor = model.reports.row;
    for part in &made.parts {
        before += part.rows.len();
        cursor += usize::from(has_headings);
        if model.reports.row < before {
            break;
        }
    }
    let all = made.len() + if has_headings { made.parts.len() } else { 0 };
    let first = cursor.saturating_sub(height / 2);
    let first = first.min(all.saturating_sub(height));
    let shown = lines_from(made, has_headings, first, height);
    let shown = shown.into_iter().map(|it| match it {
        Shown::Currency(part) => {
            let code = part.currency.map_or("", |it| it.code());
            let dashes = "─".repeat(usize::from(area.width).saturating_sub(code.len() + 5));
            Line::styled(format!("── {code} {dashes}"), model.theme.border)
        }
        Shown::Row(place, part, at) => {
            let row = &made.report.rows[at];
            row_line(model, made, columns, (place, part, row), area)
        }
    });
    shown.collect()
}

fn lines_from(
    made: &MadeReport,
    has_headings: bool,
    first: usize,
    height: usize,
) -> Vec<Shown<'_>> {
    let mut shown = Vec::with_capacity(height);
    let (mut line, mut place) = (0, 0);
    for part in &made.parts {
        if has_headings {
            if line >= first && shown.len() < height {
                shown.push(Shown::Currency(part));
            }
            line += 1;
        }
        let skipped = first.saturating_sub(line).min(part.rows.len());
        let room = height - shown.len();
        let rows = part.rows.iter().enumerate().skip(skipped).take(room);
        shown.extend(rows.map(|(at, row)| Shown::Row(place + at, part, *row)));
        line += part.rows.len();
        place += part.rows.len();
    }
    shown
}

fn row_line<'a>(
    model: &Model,
    made: &MadeReport,
    columns: &Columns,
    (place, part, row): (usize, &Part, &Row),
    area: Rect,
) -> Line<'a> {
    let theme = &model.theme;
    let places: Vec<usize> = columns.shown.iter().map(|(at, _)| *at).collect();
    let cells = model
        .texts
        .report_cells(&made.report, row, &places, columns.amounts);
    let line = aligned(made, columns, cells);
    let is_here = place == model.reports.row && model.reports.is_open;
    let cursor = if is_here { "▌ " } else { "  " };
    let used = width(&line) + MARGIN + GAP;
    let bar = bar(
        made,
        part,
        row,
        usize::from(area.width).saturating_sub(used),
    );
    let line = Line::from(vec![
        Span::styled(cursor, theme.border_focus),
        Span::raw(line),
        Span::styled(format!("{}{bar}", " ".repeat(GAP)), theme.amount),
    ]);
    match is_here {
        true => line.style(theme.cursor),
        false => line,
    }
}

/// A bar as long as the row's part of the largest one.
fn bar(made: &MadeReport, part: &Part, row: &Row, room: usize) -> String {
    let room = room.min(WIDEST_BAR);
    let at = made.report.bar.and_then(|id| made.report.column(id));
    let number = at.and_then(|at| row[at].number()).unwrap_or_default();
    if room < NARROWEST_BAR || number <= Decimal::ZERO {
        return String::new();
    }
    let long = (number * Decimal::from(room)).checked_div(part.largest);
    let long = long.unwrap_or_default().round().to_usize().unwrap_or(0);
    "█".repeat(long.min(room))
}

/// The totals below a rule, with their currency where there are several; where there is no room for all of them, first those of
/// the currency under the cursor.
fn foot_lines<'a>(
    model: &Model,
    made: &MadeReport,
    columns: &Columns,
    area: Rect,
) -> Vec<Line<'a>> {
    let (texts, theme) = (&model.texts, &model.theme);
    let places: Vec<usize> = columns.shown.iter().map(|(at, _)| *at).collect();
    let room = usize::from(area.height).saturating_sub(1);
    let hidden = made.report.totals.len().saturating_sub(room);
    let here = made.part_of(model.reports.row);
    let mut parts: Vec<&Part> = made.parts.iter().collect();
    if hidden > 0 {
        parts.sort_by_key(|part| here.is_none_or(|here| here.currency != part.currency));
    }
    let totals = parts.iter().flat_map(|part| {
        let totals = part.totals.iter();
        totals.map(|at| (part.currency, &made.report.totals[*at]))
    });
    let totals = totals.take(room).map(|(currency, total)| {
        let mut cells = texts.report_total_cells(&made.report, total, &places, columns.amounts);
        if let Some(code) = currency.filter(|_| made.parts.len() > 1) {
            name_total(&mut cells, columns, code.code());
        }
        Line::styled(format!("  {}", aligned(made, columns, cells)), theme.title)
    });
    let mut rule = "─".repeat(usize::from(area.width));
    if hidden > 0 {
        let more = texts.with("reports-more-totals", &[("count", Place::from(hidden))]);
        rule = format!("── {more} {rule}");
    }
    let rule = rule
        .chars()
        .take(usize::from(area.width))
        .collect::<String>();
    std::iter::once(Line::styled(rule, theme.border))
        .chain(totals)
        .collect()
}

/// Says which currency a total is of, in the first column that has room for it.
fn name_total(cells: &mut [String], columns: &Columns, code: &str) {
    let Some(first) = cells.first_mut() else {
        return;
    };
    let name = format!("{} {code}", std::mem::take(first));
    let mut places = columns.shown.iter().zip(cells.iter());
    let roomy = places.position(|((_, wide), cell)| cell.is_empty() && width(&name) <= *wide);
    cells[roomy.unwrap_or(0)] = name;
}
