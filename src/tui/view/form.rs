//! A form on top of the desk: its fields, and what it comes to while it is typed.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::overlay::panel;
use super::text::{centred, cut, cut_words, left, width, wrap};
use crate::i18n::Place;
use crate::tui::form::{FieldName, FormEntry, FormField, FormKind};
use crate::tui::model::Model;

/// Columns for the names of the fields.
const NAME: usize = 16;

/// Columns for what is typed, where something is told beside it.
const TYPED: usize = 22;

pub(super) fn draw(frame: &mut Frame<'_>, model: &Model, entry: &FormEntry, area: Rect) {
    let texts = &model.texts;
    let title = texts.with(
        &format!("form-{}", entry.kind.id()),
        &[
            ("name", Place::from(&entry.name)),
            ("step", model.form_step(entry).into()),
        ],
    );
    let mut told = Vec::new();
    let fields = entry.fields.len();
    let room = usize::from(area.width.min(76)).saturating_sub(4);
    match model.form_preview(entry) {
        Ok(lines) => {
            let lines = lines.iter().flat_map(|line| wrapped(line, room));
            told.extend(lines.map(|line| (line, model.theme.good)));
        }
        Err(problem) => {
            let lines = wrap(&problem, room).into_iter();
            told.extend(lines.map(|line| (line, model.theme.warning)));
            told.extend(examples(model, entry, &problem, room));
        }
    }
    told.extend(open_invoices(model, entry, room));
    told.extend(promise_examples(model, entry, room));
    let most = usize::from(area.height).saturating_sub(fields + 5);
    if told.len() > most {
        // The last line is kept: the last instalment takes what rounding leaves.
        let last = told.pop();
        told.truncate(most.saturating_sub(2));
        told.push(("…".to_owned(), model.theme.dim));
        told.extend(last);
    }
    let height = u16::try_from(fields + told.len() + 5).unwrap_or(u16::MAX);
    let area = centred(area, 76, height);
    let inside = panel(frame, model, area, &title);
    let mut lines: Vec<Line<'_>> = entry
        .fields
        .iter()
        .enumerate()
        .map(|(at, field)| field_line(model, entry, at, field, room))
        .collect();
    lines.push(Line::default());
    lines.extend(
        told.into_iter()
            .map(|(line, style)| Line::styled(format!(" {line}"), style)),
    );
    lines.push(Line::default());
    let help = texts.get("form-help");
    lines.push(Line::styled(
        format!(" {}", cut_words(&help, room)),
        model.theme.dim,
    ));
    frame.render_widget(Paragraph::new(lines), inside);
    let field = &entry.fields[entry.at];
    if field.choices.is_empty() {
        let before: String = field
            .input
            .value()
            .chars()
            .take(field.input.cursor())
            .collect();
        let column = 1 + NAME + width(&before).min(typed_columns(field, room));
        let x = inside.x + u16::try_from(column).unwrap_or(0);
        let y = inside.y + u16::try_from(entry.at).unwrap_or(0);
        frame.set_cursor_position((x.min(inside.right().saturating_sub(1)), y));
    }
}

/// Instalments stand in columns and are not wrapped.
fn wrapped(line: &str, room: usize) -> Vec<String> {
    if line.starts_with(' ') {
        vec![cut(line, room)]
    } else {
        wrap(line, room)
    }
}

/// What may be typed into the field, where something is wrong with what was typed.
fn examples(
    model: &Model,
    entry: &FormEntry,
    problem: &str,
    room: usize,
) -> Option<(String, Style)> {
    let id = match entry.fields[entry.at].name {
        FieldName::Date if model.form_day(entry).is_err() => "form-examples-date",
        FieldName::Amount | FieldName::AtOnce if problem == model.texts.get("typed-amount-bad") => {
            "form-examples-amount"
        }
        _ => return None,
    };
    Some((cut_words(&model.texts.get(id), room), model.theme.dim))
}

/// What may be typed for a promise.
fn promise_examples(model: &Model, entry: &FormEntry, room: usize) -> Vec<(String, Style)> {
    let asks = matches!(
        entry.fields[entry.at].name,
        FieldName::Date | FieldName::Amount
    );
    let told = asks && entry.kind == FormKind::Promise;
    let text = told.then(|| cut_words(&model.texts.get("promise-examples"), room));
    text.map(|text| (text, model.theme.dim))
        .into_iter()
        .collect()
}

/// Where invoices may be named, those that are open.
fn open_invoices(model: &Model, entry: &FormEntry, room: usize) -> Vec<(String, Style)> {
    let asks = matches!(
        entry.fields[entry.at].name,
        FieldName::Invoices | FieldName::Invoice
    );
    let file = model.current_file().filter(|_| asks);
    let Some(file) = file.filter(|file| file.debtor == entry.debtor) else {
        return Vec::new();
    };
    let open = file.account.invoices.iter().filter(|it| it.is_open());
    let open: Vec<String> = open
        .map(|it| format!("{} {}", it.number, model.texts.money(it.balance())))
        .collect();
    let lines = wrap(&open.join(" · "), room).into_iter();
    lines.map(|line| (line, model.theme.dim)).collect()
}

/// Fields with an echo beside them are short, the others take the line.
fn typed_columns(field: &FormField, room: usize) -> usize {
    match field.name {
        FieldName::Amount
        | FieldName::Date
        | FieldName::Moment
        | FieldName::Parts
        | FieldName::AtOnce => TYPED,
        _ => room.saturating_sub(NAME),
    }
}

fn field_line<'a>(
    model: &Model,
    entry: &FormEntry,
    at: usize,
    field: &FormField,
    room: usize,
) -> Line<'a> {
    let active = entry.at == at;
    let name = model.texts.get(&name_text(entry.kind, field.name));
    let name_style = if active {
        model.theme.key
    } else {
        model.theme.dim
    };
    // A marked field is replaced by the first letter typed.
    let marked = entry.untouched && !field.name.is_list();
    let style = match (active, marked || !field.choices.is_empty()) {
        (true, true) => model.theme.cursor,
        (true, false) => model.theme.field,
        (false, _) => model.theme.text,
    };
    // The arrows around a choice take room too.
    let arrows = if active && !field.choices.is_empty() {
        4
    } else {
        0
    };
    let columns = typed_columns(field, room).saturating_sub(arrows);
    let text = field.text();
    let skipped = text.chars().count().saturating_sub(columns);
    let shown: String = text.chars().skip(skipped).collect();
    let shown = match (field.choices.is_empty(), active) {
        (false, true) => format!("◂ {shown} ▸"),
        _ => shown,
    };
    let padding = " ".repeat(columns.saturating_sub(width(&shown)) + 1);
    let mut spans = vec![
        Span::styled(format!(" {} ", left(&name, NAME - 1)), name_style),
        Span::styled(shown, style),
    ];
    let dated = match field.name {
        FieldName::Date if !text.is_empty() => Some(model.form_day(entry)),
        FieldName::Moment if !text.is_empty() => Some(
            model
                .moment(entry)
                .map(|at| at.map(|at| model.texts.moment_in_full(at, model.today()))),
        ),
        _ => None,
    };
    if let Some(dated) = dated {
        let (echo, style) = match dated {
            Ok(day) => (day.unwrap_or_default(), model.theme.good),
            Err(_) => ("?".to_owned(), model.theme.warning),
        };
        let left_over = room.saturating_sub(NAME + columns + 1);
        spans.push(Span::raw(padding));
        spans.push(Span::styled(cut(&echo, left_over), style));
    } else if text.is_empty() {
        let hint = model
            .texts
            .get(&format!("{}-empty", name_text(entry.kind, field.name)));
        let left_over = room.saturating_sub(NAME);
        spans.push(Span::styled(cut_words(&hint, left_over), model.theme.dim));
    }
    Line::from(spans)
}

/// The id of a field's name in the texts.
fn name_text(kind: FormKind, name: FieldName) -> String {
    format!("form-{}-{}", kind.id(), name.id())
}
