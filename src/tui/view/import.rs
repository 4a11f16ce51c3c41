//! Importing, on top of the desk: the path, the preview, how far it has come, the report.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Gauge, Paragraph};

use super::import_report::report_lines;
use super::overlay::{draw_choose, panel};
use super::text::{centred, cut, left, width, wrap};
use crate::app::Preview;
use crate::i18n::Place;
use crate::import::{Format, Recognised};
use crate::tui::action::Action;
use crate::tui::model::{Choice, ImportEntry, ImportStage, Model};

pub(super) fn draw(frame: &mut Frame<'_>, model: &Model, entry: &ImportEntry, area: Rect) {
    match &entry.stage {
        ImportStage::Path(problem) => draw_path(frame, model, entry, problem.as_deref(), area),
        ImportStage::DateOrder(problem) => {
            let inside = window(frame, model, area, area.height);
            let lines = paragraph(problem, inside.width, model);
            frame.render_widget(Paragraph::new(lines), inside);
        }
        ImportStage::Refused { problem, .. } => {
            let inside = window(frame, model, area, area.height);
            let lines = refused_lines(model, problem, inside.width);
            draw_scrolled(frame, lines, entry.scroll, inside);
        }
        ImportStage::Working(done, total) => draw_gauge(frame, model, *done, *total, area),
        ImportStage::Preview(preview) => {
            let inside = window(frame, model, area, area.height);
            let lines = preview_lines(model, entry, preview, usize::from(inside.width));
            draw_scrolled(frame, lines, entry.scroll, inside);
        }
        ImportStage::Done(report) => {
            let inside = window(frame, model, area, area.height.min(20));
            let mut lines = report_lines(model, report, usize::from(inside.width));
            lines.push(Line::default());
            lines.push(Line::styled(
                model.texts.get("import-done"),
                model.theme.key,
            ));
            draw_scrolled(frame, lines, entry.scroll, inside);
        }
    }
    if let Some(choose) = &entry.asking {
        draw_choose(frame, model, choose, area);
    }
}

fn window(frame: &mut Frame<'_>, model: &Model, area: Rect, height: u16) -> Rect {
    let area = centred(area, 100, height);
    panel(frame, model, area, &model.texts.get("import-title"))
}

fn draw_scrolled(frame: &mut Frame<'_>, lines: Vec<Line<'_>>, scroll: usize, area: Rect) {
    let most = lines.len().saturating_sub(usize::from(area.height));
    let shown: Vec<Line<'_>> = lines.into_iter().skip(scroll.min(most)).collect();
    frame.render_widget(Paragraph::new(shown), area);
}

fn paragraph<'a>(text: &str, columns: u16, model: &Model) -> Vec<Line<'a>> {
    wrapped(text, usize::from(columns), model.theme.warning)
}

fn draw_path(
    frame: &mut Frame<'_>,
    model: &Model,
    entry: &ImportEntry,
    problem: Option<&str>,
    area: Rect,
) {
    let inside = window(frame, model, area, 11);
    let columns = usize::from(inside.width).saturating_sub(3);
    let typed = entry.path.value();
    // The end of a long path is what one looks at while typing.
    let skipped = typed.chars().count().saturating_sub(columns);
    let shown: String = typed.chars().skip(skipped).collect();
    let mut lines = vec![
        Line::from(format!(" {}", model.texts.get("import-path"))),
        Line::styled(format!(" {shown}"), model.theme.field),
        Line::default(),
    ];
    if let Some(problem) = problem {
        lines.extend(paragraph(problem, inside.width, model));
    }
    frame.render_widget(Paragraph::new(lines), inside);
    let x = inside.x + 1 + u16::try_from(width(&shown).min(columns)).unwrap_or(0);
    frame.set_cursor_position((x, inside.y + 1));
}

fn draw_gauge(frame: &mut Frame<'_>, model: &Model, done: u64, total: u64, area: Rect) {
    let inside = window(frame, model, area, 5);
    let percent = (done.min(total) * 100).checked_div(total).unwrap_or(0);
    let gauge = Gauge::default()
        .percent(u16::try_from(percent).unwrap_or(100))
        .gauge_style(model.theme.good)
        .label(model.texts.get("import-working"));
    let bar = Rect {
        x: inside.x + 1,
        y: inside.y + inside.height / 2,
        width: inside.width.saturating_sub(2),
        height: 1.min(inside.height),
    };
    frame.render_widget(gauge, bar);
}

fn refused_lines<'a>(model: &Model, problem: &str, columns: u16) -> Vec<Line<'a>> {
    let mut lines = paragraph(problem, columns, model);
    lines.push(Line::default());
    let places = [
        ("key", Place::from(model.keymap.key(Action::ImportColumns))),
        ("leave", Place::from(model.keymap.key(Action::ImportLeave))),
    ];
    let next = model.texts.with("import-map-first", &places);
    lines.push(Line::styled(format!(" {next}"), model.theme.key));
    lines
}

/// Words in as many lines as they need, a blank before each.
pub(super) fn wrapped<'a>(text: &str, columns: usize, style: Style) -> Vec<Line<'a>> {
    let lines = wrap(text, columns.saturating_sub(2)).into_iter();
    lines
        .map(|line| Line::styled(format!(" {line}"), style))
        .collect()
}

fn preview_lines<'a>(
    model: &Model,
    entry: &ImportEntry,
    preview: &Preview,
    columns: usize,
) -> Vec<Line<'a>> {
    let (texts, theme) = (&model.texts, &model.theme);
    let read = preview.recognised.as_ref();
    let mut lines = Vec::new();
    if let Some(problem) = &entry.problem {
        lines.extend(wrapped(problem, columns, theme.error));
        lines.push(Line::default());
    }
    let taken_for = preview.report.taken_for.as_ref();
    // Of plain text, the line below says all there is to say.
    if let Some(taken_for) = taken_for.filter(|it| it.format != Format::Csv) {
        lines.extend(wrapped(&texts.taken_for(taken_for), columns, theme.dim));
    }
    if let Some(read) = read {
        lines.extend(wrapped(&texts.layout(read), columns, theme.dim));
    }
    lines.extend(setting_lines(model, entry));
    if let Some(read) = read {
        lines.extend(column_lines(model, read, columns));
    }
    for assumption in &preview.report.assumptions {
        let text = texts.assumption(assumption, model.terms_days);
        lines.extend(wrapped(&format!("· {text}"), columns, theme.warning));
    }
    lines.push(Line::default());
    lines.extend(report_lines(model, &preview.report, columns));
    lines.push(Line::default());
    lines.extend(next_step(model, entry, preview, columns));
    lines
}

/// What can be changed about the import, each with its key.
fn setting_lines<'a>(model: &Model, entry: &ImportEntry) -> Vec<Line<'a>> {
    let texts = &model.texts;
    let order = entry.order.as_ref();
    let currency = order.and_then(|order| order.currency).map_or_else(
        || model.choice_name(&Choice::Currency(None)),
        |currency| currency.code().to_owned(),
    );
    let chosen = order.and_then(|order| order.date_order);
    let dates = chosen.or_else(|| entry.date_order()).map_or_else(
        || texts.get("import-dates-of-file"),
        |order| texts.date_order(order),
    );
    let strict = order.is_some_and(|order| order.strict);
    let strict = if strict { "yes" } else { "no" };
    let settings = [
        (
            Action::ImportCurrency,
            texts.with("import-setting-currency", &[("value", currency.into())]),
        ),
        (
            Action::ImportDates,
            texts.with("import-setting-dates", &[("value", dates.into())]),
        ),
        (
            Action::ImportStrict,
            texts.with("import-setting-strict", &[("strict", strict.into())]),
        ),
        (Action::ImportColumns, texts.get("import-setting-columns")),
    ];
    let line = |(action, text): (Action, String)| {
        Line::from(vec![
            Span::styled(format!(" {} ", model.keymap.key(action)), model.theme.key),
            Span::raw(text),
        ])
    };
    let settings = settings.into_iter();
    let settings = settings.filter(|(action, _)| entry.leaves_open(*action));
    settings.map(line).collect()
}

/// Each field with its column and some of what that holds, then the columns that feed nothing.
fn column_lines<'a>(model: &Model, read: &Recognised, columns: usize) -> Vec<Line<'a>> {
    let (texts, theme) = (&model.texts, &model.theme);
    let mut lines = Vec::new();
    let mut unused = Vec::new();
    for column in &read.columns {
        let Some(field) = column.field else {
            unused.push(column.heading.as_str());
            continue;
        };
        let samples = column.samples.join(" | ");
        lines.push(Line::from(vec![
            Span::styled(format!("   {}", left(&texts.field(field), 22)), theme.title),
            Span::raw(left(&column.heading, 22)),
            Span::styled(
                format!(" {}", cut(&samples, columns.saturating_sub(48))),
                theme.dim,
            ),
        ]));
    }
    unused.retain(|heading| !heading.is_empty());
    if !unused.is_empty() {
        let headings = Place::from(unused.join(" | "));
        let text = texts.with("import-unused", &[("headings", headings)]);
        lines.extend(wrapped(&format!("  {text}"), columns, theme.dim));
    }
    lines
}

fn next_step<'a>(
    model: &Model,
    entry: &ImportEntry,
    preview: &Preview,
    columns: usize,
) -> Vec<Line<'a>> {
    let (texts, theme) = (&model.texts, &model.theme);
    let key = |action| Place::from(model.keymap.key(action));
    if entry.is_refused(preview) {
        let places = [
            ("count", Place::from(preview.report.rejected_count())),
            ("key", key(Action::ImportStrict)),
        ];
        return wrapped(&texts.with("import-refused", &places), columns, theme.error);
    }
    if !preview.report.changes_anything() {
        return wrapped(&texts.get("import-nothing-new"), columns, theme.key);
    }
    let places = [
        ("accept", key(Action::ImportAccept)),
        ("leave", key(Action::ImportLeave)),
    ];
    wrapped(&texts.with("import-accept", &places), columns, theme.key)
}
