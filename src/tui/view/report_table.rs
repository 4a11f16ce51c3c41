//! The table of a report: headings and totals stay, rows scroll up and down, columns to the left.

use std::cmp::Reverse;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout as Split, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::text::{left, right, width};
use crate::i18n::Amounts;
use crate::report::{Kind, Row};
use crate::tui::model::{MadeReport, Model, Part};

/// Blanks between columns.
const GAP: usize = 2;

/// What a column of words needs to be read.
const WORDS: usize = 21;

/// Bars beside the rows: a narrower one says nothing, a wider one no more.
const NARROWEST_BAR: usize = 8;
const WIDEST_BAR: usize = 30;

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
/// out; amounts are in whole units where that helps.
fn columns(made: &MadeReport, room: usize, scrolled: usize) -> Columns {
    let room = room.saturating_sub(MARGIN);
    let all = made.columns();
    let kind = |at: &usize| made.report.columns[*at].kind;
    let taken = |columns: &[(usize, usize)]| -> usize {
        let widths = columns.iter().map(|(_, width)| width + GAP);
        widths.sum::<usize>().saturating_sub(GAP)
    };
    let least = |widths: &[usize], columns: &[usize]| -> Vec<(usize, usize)> {
        let each = columns.iter().map(|at| {
            let width = widths[*at];
            let words = kind(at) == Kind::Text;
            (*at, if words { width.min(WORDS) } else { width })
        });
        each.collect()
    };
    let every = least(&made.full, &all);
    if taken(&every) <= room {
        return Columns {
            shown: widened(made, every, room),
            beyond: 0,
            more: 0,
            amounts: Amounts::Full,
        };
    }
    let named = |at: &&usize| matches!(kind(at), Kind::Text) && !made.report.columns[**at].aside;
    let name = all.iter().find(named).or(all.first()).copied();
    let mut order: Vec<usize> = all
        .iter()
        .filter(|at| Some(**at) != name)
        .copied()
        .collect();
    order.sort_by_key(|at| made.report.columns[*at].aside);
    let name: Vec<usize> = name.into_iter().collect();
    let needed = order.iter().filter(|at| !made.report.columns[**at].aside);
    let needed: Vec<usize> = name.iter().chain(needed).copied().collect();
    let fits = taken(&least(&made.full, &needed)) <= room || made.full == made.whole;
    let (widths, amounts) = match fits {
        true => (&made.full, Amounts::Full),
        false => (&made.whole, Amounts::Whole),
    };
    let name = least(widths, &name);
    let rest = least(widths, &order);
    let fitting = |from: usize| -> usize {
        let mut used = taken(&name);
        let fit = rest[from..].iter().take_while(|(_, width)| {
            used += GAP + width;
            used <= room
        });
        fit.count()
    };
    let beyond = (0..rest.len()).find(|from| from + fitting(*from) >= rest.len());
    let beyond = beyond.unwrap_or(rest.len().saturating_sub(1));
    let from = scrolled.min(beyond);
    let count = fitting(from).max(1).min(rest.len() - from.min(rest.len()));
    let shown = name.iter().chain(&rest[from..from + count]);
    Columns {
        shown: widened(made, shown.copied().collect(), room),
        beyond,
        more: rest.len() - from - count,
        amounts,
    }
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
    let lines = foot_lines(model, made, &columns, room);
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
    let more = if columns.more > 0 { " ▸" } else { "" };
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

/// The totals below a rule, with their currency where there are several.
fn foot_lines<'a>(
    model: &Model,
    made: &MadeReport,
    columns: &Columns,
    room: usize,
) -> Vec<Line<'a>> {
    let theme = &model.theme;
    let mut lines = vec![Line::styled("─".repeat(room), theme.border)];
    let places: Vec<usize> = columns.shown.iter().map(|(at, _)| *at).collect();
    for part in &made.parts {
        for at in &part.totals {
            let total = &made.report.totals[*at];
            let texts = &model.texts;
            let mut cells = texts.report_total_cells(&made.report, total, &places, columns.amounts);
            let code = part.currency.filter(|_| made.parts.len() > 1);
            if let (Some(first), Some(code)) = (cells.first_mut(), code) {
                *first = format!("{first} {}", code.code());
            }
            let line = format!("  {}", aligned(made, columns, cells));
            lines.push(Line::styled(line, theme.title));
        }
    }
    lines
}
