//! The reports: the list of them, and the one that is looked at, as table and chart.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout as Split, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Clear, Gauge, Paragraph};

use super::text::{cut, left, width, wrap};
use super::{report_chart, report_table};
use crate::i18n::Place;
use crate::report::ALL;
use crate::tui::action::Action;
use crate::tui::model::{Asking, MadeReport, Model, Reports, Shows, Working};

/// With so many columns, list and report stand side by side.
const WIDE: u16 = 110;

/// Columns of the list beside a report.
const LIST: u16 = 32;

/// With fewer lines, a report is shown without its chart.
const ROOM_FOR_BOTH: u16 = 14;

/// The lines of a chart below a table, at most.
const TALLEST_CHART: u16 = 12;

/// The files that a report is written to, each by its key.
const FILES: [Action; 5] = [
    Action::ReportText,
    Action::ReportCsv,
    Action::ReportXlsx,
    Action::ReportJson,
    Action::ReportHtml,
];

/// The parts of a report's box.
struct Parts {
    head: Rect,
    table: Rect,
    chart: Rect,
    foot: Rect,
}

pub(super) fn draw(frame: &mut Frame<'_>, model: &Model, area: Rect) {
    let (list, report) = areas(model, area);
    if !list.is_empty() {
        draw_list(frame, model, list);
    }
    if !report.is_empty() {
        draw_report(frame, model, report);
    }
}

/// Where the list and the report are; one of them is empty where there is no room for both.
fn areas(model: &Model, area: Rect) -> (Rect, Rect) {
    if area.width >= WIDE {
        let [list, report] =
            Split::horizontal([Constraint::Length(LIST), Constraint::Fill(1)]).areas(area);
        return (list, report);
    }
    match model.reports.is_open {
        true => (Rect::default(), area),
        false => (area, Rect::default()),
    }
}

/// How many rows of the report are seen at once.
pub(super) fn rows_shown(model: &Model, area: Rect) -> usize {
    let (_, report) = areas(model, area);
    let made = model.reports.on_show().filter(|_| model.reports.is_open);
    match made {
        Some(made) => {
            let parts = parts(model, made, inside(report));
            report_table::rows_shown(made, parts.table)
        }
        None => ALL.len(),
    }
}

/// How many columns of the report can be scrolled past.
pub(super) fn columns_beyond(model: &Model, area: Rect) -> usize {
    let (_, report) = areas(model, area);
    let made = model.reports.on_show();
    made.map_or(0, |made| {
        report_table::columns_beyond(made, usize::from(inside(report).width))
    })
}

fn inside(area: Rect) -> Rect {
    Rect {
        x: area.x + 1,
        y: area.y + 1,
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(2),
    }
}

fn boxed(frame: &mut Frame<'_>, model: &Model, area: Rect, title: &str, has_keys: bool) -> Rect {
    let border = match has_keys {
        true => model.theme.border_focus,
        false => model.theme.border,
    };
    let room = usize::from(area.width).saturating_sub(6);
    let mut block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(border)
        .title_top(Line::styled(
            format!(" {} ", cut(title, room)),
            model.theme.title,
        ));
    if has_keys && model.reports.is_open && model.reports.asking.is_none() {
        block = block.title_bottom(files_line(model, room));
    }
    frame.render_widget(Clear, area);
    frame.render_widget(block.style(model.theme.text), area);
    inside(area)
}

/// The keys that write a report to a file.
fn files_line<'a>(model: &Model, room: usize) -> Line<'a> {
    let mut spans = Vec::new();
    let mut used = 0;
    for action in FILES {
        let key = model.keymap.key(action);
        let name = model.texts.get(&format!("{}-short", action.name_text()));
        used += width(&key) + width(&name) + 3;
        if !key.is_empty() && used <= room {
            spans.push(Span::styled(format!(" {key}"), model.theme.key));
            spans.push(Span::raw(format!(" {name} ")));
        }
    }
    Line::from(spans)
}

fn draw_list(frame: &mut Frame<'_>, model: &Model, area: Rect) {
    let (texts, theme, reports) = (&model.texts, &model.theme, &model.reports);
    let title = texts.get("reports-title");
    let has_keys = !reports.is_open;
    let inside = boxed(frame, model, area, &title, has_keys);
    let columns = usize::from(inside.width);
    let about = about_lines(model, columns.saturating_sub(2));
    let below = u16::try_from(about.len() + 1).unwrap_or(u16::MAX);
    let below = below.min(inside.height.saturating_sub(4));
    let [names, told] =
        Split::vertical([Constraint::Fill(1), Constraint::Length(below)]).areas(inside);
    let height = usize::from(names.height).max(1);
    let first = (reports.cursor + 1).saturating_sub(height);
    let lines = ALL.iter().enumerate().skip(first).take(height);
    let lines = lines.map(|(at, definition)| {
        let is_here = at == reports.cursor;
        let cursor = if is_here { "▌" } else { " " };
        let name = texts.report_title(definition.id);
        let line = Line::from(vec![
            Span::styled(cursor, theme.border_focus),
            Span::raw(left(&format!(" {name}"), columns.saturating_sub(1))),
        ]);
        line.style(if is_here { theme.cursor } else { theme.text })
    });
    frame.render_widget(Paragraph::new(lines.collect::<Vec<_>>()), names);
    let mut lines = vec![Line::styled("─".repeat(columns), theme.border)];
    lines.extend(about);
    frame.render_widget(Paragraph::new(lines), told);
    if let Some(asking) = reports.asking.as_ref().filter(|_| has_keys) {
        draw_field(frame, model, asking, last_line(inside));
    }
}

/// What the report under the cursor tells, and what it can be asked for.
fn about_lines<'a>(model: &Model, columns: usize) -> Vec<Line<'a>> {
    let (texts, theme, reports) = (&model.texts, &model.theme, &model.reports);
    let definition = reports.definition();
    let mut lines = Vec::new();
    let mut add = |text: &str, style: Style| {
        let words = wrap(text, columns).into_iter();
        lines.extend(words.map(|line| Line::styled(format!(" {line}"), style)));
    };
    add(&texts.report_about(definition.id), theme.text);
    let asked = asked_for(model, reports, reports.by());
    if !asked.is_empty() {
        add(&asked.join(" · "), theme.dim);
    }
    if let Some(day) = reports.day {
        let day = Place::from(texts.day_in_full(day));
        add(
            &texts.with("reports-on-day", &[("date", day)]),
            theme.warning,
        );
    }
    lines
}

/// What a report is asked for, besides its days: what its rows are about, its number, the person of the house.
fn asked_for(model: &Model, reports: &Reports, by: &str) -> Vec<String> {
    let texts = &model.texts;
    let (definition, wish) = (reports.definition(), reports.wish());
    let mut asked = Vec::new();
    if !by.is_empty() {
        asked.push(texts.get(&format!("reports-by-{by}")));
    }
    if let Some(number) = definition.number {
        let count = Place::from(wish.number.unwrap_or(number.usual));
        let id = format!("reports-number-{}", number.name);
        asked.push(texts.with(&id, &[("count", count)]));
    }
    if let Some(author) = &wish.author {
        asked.push(texts.with("reports-only", &[("author", Place::from(author))]));
    }
    asked
}

fn draw_report(frame: &mut Frame<'_>, model: &Model, area: Rect) {
    let (texts, reports) = (&model.texts, &model.reports);
    let made = reports.on_show();
    let by = made.map_or(reports.by(), |made| made.asked.by);
    let mut title = vec![texts.report_title(reports.definition().id)];
    title.extend(asked_for(model, reports, by));
    if let Some(currency) = made.and_then(only_currency) {
        title.push(currency.to_owned());
    }
    let inside = boxed(frame, model, area, &title.join(" · "), reports.is_open);
    match made {
        Some(made) => draw_made(frame, model, made, inside),
        None => draw_unmade(frame, model, inside),
    }
    if let Some(working) = &reports.working {
        draw_working(frame, model, working, last_line(inside));
    }
    if let Some(asking) = reports.asking.as_ref().filter(|_| reports.is_open) {
        draw_field(frame, model, asking, last_line(inside));
    }
}

/// The currency of all rows, if it is only one.
fn only_currency(made: &std::sync::Arc<MadeReport>) -> Option<&'static str> {
    match made.parts.as_slice() {
        [part] => part.currency.map(|it| it.code()),
        _ => None,
    }
}

fn last_line(area: Rect) -> Rect {
    Rect {
        y: area.bottom().saturating_sub(1),
        height: area.height.min(1),
        ..area
    }
}

/// Nothing was worked out yet.
fn draw_unmade(frame: &mut Frame<'_>, model: &Model, area: Rect) {
    let id = match (model.reports.working, model.reports.is_open) {
        (Some(_), _) => return,
        (None, true) => "reports-none-made",
        (None, false) => "reports-choose",
    };
    let key = Place::from(model.keymap.key(Action::ReportOpen));
    let text = model.texts.with(id, &[("key", key)]);
    let columns = usize::from(area.width).saturating_sub(2);
    let mut lines = vec![Line::default()];
    let words = wrap(&text, columns).into_iter();
    lines.extend(words.map(|line| Line::styled(format!(" {line}"), model.theme.dim)));
    frame.render_widget(Paragraph::new(lines), area);
}

fn draw_made(frame: &mut Frame<'_>, model: &Model, made: &MadeReport, area: Rect) {
    let parts = parts(model, made, area);
    let columns = usize::from(area.width);
    let theme = &model.theme;
    let head = head_lines(model, made, columns).into_iter();
    let head: Vec<Line<'_>> = head.map(|line| Line::styled(line, theme.dim)).collect();
    frame.render_widget(Paragraph::new(head), parts.head);
    if made.is_empty() {
        let text = format!(" {}", model.texts.get("report-nothing"));
        frame.render_widget(Paragraph::new(Line::raw(text)), parts.table);
    } else if !parts.table.is_empty() {
        report_table::draw(frame, model, made, parts.table);
    }
    if !parts.chart.is_empty() {
        report_chart::draw(frame, model, made, parts.chart);
    }
    let notes = note_lines(model, made, columns, usize::from(parts.foot.height));
    let notes: Vec<Line<'_>> = notes
        .into_iter()
        .map(|line| Line::styled(line, theme.dim))
        .collect();
    frame.render_widget(Paragraph::new(notes), parts.foot);
}

/// What stands where: days above, notes below, table and chart between them.
fn parts(model: &Model, made: &MadeReport, area: Rect) -> Parts {
    let columns = usize::from(area.width);
    let lines = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
    let head = lines(head_lines(model, made, columns).len());
    let is_brief = model.reports.shows == Shows::Both || area.height < ROOM_FOR_BOTH;
    let most = usize::from(area.height) / if is_brief { 5 } else { 2 };
    let notes = lines(note_lines(model, made, columns, most).len());
    // What is being worked out or typed stands in the last line.
    let busy = model.reports.working.is_some() || model.reports.asking.is_some();
    let foot = Constraint::Length(notes + u16::from(busy && notes == 0));
    let [head, body, foot] =
        Split::vertical([Constraint::Length(head), Constraint::Fill(1), foot]).areas(area);
    let needed = report_chart::lines(made, model.reports.row).min(TALLEST_CHART);
    let chart = match model.reports.shows {
        Shows::Table => 0,
        Shows::Chart => body.height,
        Shows::Both if area.height < ROOM_FOR_BOTH || made.is_empty() => 0,
        Shows::Both => needed.min(body.height / 2),
    };
    let chart = if needed == 0 { 0 } else { chart };
    let [table, chart] =
        Split::vertical([Constraint::Fill(1), Constraint::Length(chart)]).areas(body);
    Parts {
        head,
        table,
        chart,
        foot,
    }
}

/// The day and the days that the report is about, in as few lines as they fit.
fn head_lines(model: &Model, made: &MadeReport, columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in model.texts.report_days(&made.report) {
        match lines.last_mut() {
            Some(line) if width(line) + width(&part) + 3 <= columns => {
                line.push_str(&format!(" · {part}"));
            }
            _ => lines.push(format!(" {}", cut(&part, columns.saturating_sub(1)))),
        }
    }
    lines
}

/// What has to be said beside the figures, in no more than so many lines.
fn note_lines(model: &Model, made: &MadeReport, columns: usize, most: usize) -> Vec<String> {
    let texts = &model.texts;
    let notes = made.report.notes.iter().map(|note| texts.report_note(note));
    let mut notes: Vec<String> = notes.collect();
    if report_table::is_in_whole_units(made, columns) {
        notes.insert(0, texts.get("reports-whole-units"));
    }
    let mut lines: Vec<String> = Vec::new();
    for note in notes {
        let note = note.replace('\n', " ");
        let words: Vec<&str> = note.split_whitespace().collect();
        let wrapped = wrap(&words.join(" "), columns.saturating_sub(2)).into_iter();
        lines.extend(wrapped.map(|line| format!(" {line}")));
    }
    if lines.len() > most {
        lines.truncate(most.max(1));
        if let Some(last) = lines.last_mut() {
            *last = format!("{}…", cut(last.trim_end(), columns.saturating_sub(2)));
        }
    }
    lines
}

fn draw_working(frame: &mut Frame<'_>, model: &Model, working: &Working, area: Rect) {
    let part = match working.total {
        0 => 0.0,
        total => (working.done as f64 / total as f64).min(1.0),
    };
    let places = [
        ("percent", Place::from((part * 100.0) as u64)),
        ("key", Place::from(model.keymap.key(Action::ReportLeave))),
    ];
    let gauge = Gauge::default()
        .gauge_style(model.theme.good)
        .ratio(part)
        .label(model.texts.with("reports-working", &places));
    frame.render_widget(Clear, area);
    frame.render_widget(gauge, area);
}

/// Something being typed, what it means, or why it was not taken.
fn draw_field(frame: &mut Frame<'_>, model: &Model, asking: &Asking, area: Rect) {
    let theme = &model.theme;
    let name = model.reports.definition().number.map_or("", |it| it.name);
    let id = match asking.field.id() {
        "number" => format!("reports-ask-{name}"),
        field => format!("reports-ask-{field}"),
    };
    let asked = format!(" {}: ", model.texts.get(&id));
    let typed = asking.input.value().to_owned();
    let at = area.x + u16::try_from(width(&asked) + asking.input.visual_cursor()).unwrap_or(0);
    let (told, style) = match (&asking.problem, model.report_day_meant()) {
        (Some(problem), _) => (problem.replace('\n', " "), theme.error),
        (None, Some(day)) => (day, theme.dim),
        (None, None) => (String::new(), theme.dim),
    };
    let used = width(&asked) + width(&typed) + 4;
    let room = usize::from(area.width).saturating_sub(used);
    let line = Line::from(vec![
        Span::styled(asked, theme.title),
        Span::styled(format!("{typed} "), theme.field),
        Span::styled(format!("  {}", cut(&told, room)), style),
    ]);
    frame.render_widget(Clear, area);
    frame.render_widget(Paragraph::new(line).style(theme.text), area);
    frame.set_cursor_position((at.min(area.right().saturating_sub(1)), area.y));
}
