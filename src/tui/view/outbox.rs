//! Messages that are not known to be out: a line for each, what the server said last, and what is asked.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;
use tui_input::Input;

use super::overlay::panel;
use super::text::{cut, left, width, wrap};
use crate::i18n::Place;
use crate::store::OutboxState;
use crate::tui::model::{Doubt, Model, OutboxPage, OutboxStage};

/// Columns of a client's name.
const NAME: usize = 22;

/// Columns of a state.
const STATE: usize = 10;

/// Columns of a moment.
const WHEN: usize = 16;

pub(super) fn draw(frame: &mut Frame<'_>, model: &Model, page: &OutboxPage, area: Rect) {
    let places = [("count", Place::from(page.rows.len()))];
    let title = model.texts.with("outbox-title", &places);
    let inside = panel(frame, model, area, &title);
    if inside.height < 6 {
        return;
    }
    let columns = usize::from(inside.width);
    let foot = foot(model, page, columns);
    let below = u16::try_from(foot.len())
        .unwrap_or(0)
        .min(inside.height / 2);
    let body = Rect {
        height: inside.height - below,
        ..inside
    };
    let lines = match page.reading.zip(page.current()) {
        Some((scroll, row)) => read(model, row, columns, scroll),
        None if page.rows.is_empty() => empty(model, page, columns),
        None => list(model, page, columns, usize::from(body.height)),
    };
    frame.render_widget(Paragraph::new(lines), body);
    let below = Rect {
        y: body.bottom(),
        height: below,
        ..inside
    };
    frame.render_widget(Paragraph::new(foot), below);
    put_cursor(frame, page, below);
}

fn empty<'a>(model: &Model, page: &OutboxPage, columns: usize) -> Vec<Line<'a>> {
    let id = match page.is_read {
        true => "cli-outbox-empty",
        false => "outbox-reading",
    };
    let lines = wrap(&model.texts.get(id), columns.saturating_sub(2));
    let lines = lines.into_iter();
    lines.map(|line| Line::from(format!(" {line}"))).collect()
}

/// A sign and a style, so that colour is never alone.
fn sign(model: &Model, state: OutboxState) -> (&'static str, Style) {
    let theme = &model.theme;
    match state {
        OutboxState::Draft => ("·", theme.text),
        OutboxState::Intent => ("→", theme.dim),
        OutboxState::Refused => ("✗", theme.error),
        OutboxState::Unknown => ("?", theme.warning),
    }
}

fn list<'a>(model: &Model, page: &OutboxPage, columns: usize, height: usize) -> Vec<Line<'a>> {
    let first = (page.cursor + 1).saturating_sub(height.max(1));
    let rows = page.rows.iter().enumerate().skip(first).take(height);
    rows.map(|(place, row)| {
        let kept = &row.kept;
        let (sign, style) = sign(model, kept.state);
        let cursor = if place == page.cursor { "▌" } else { " " };
        let state = model
            .texts
            .get(&format!("outbox-state-{}", kept.state.id()));
        let when = model.texts.moment(kept.changed_at, model.today());
        let room = columns.saturating_sub(NAME + STATE + WHEN + 6);
        let line = Line::from(vec![
            Span::styled(cursor, model.theme.border_focus),
            Span::styled(format!("{sign} {} ", left(&state, STATE)), style),
            Span::raw(format!("{} ", left(&row.name, NAME))),
            Span::raw(format!("{} ", left(&what(row), room))),
            Span::styled(cut(&when, WHEN), model.theme.dim),
        ]);
        match place == page.cursor {
            true => line.style(model.theme.cursor),
            false => line,
        }
    })
    .collect()
}

/// What a message is about: its subject, else how its text begins.
fn what(row: &Doubt) -> String {
    let message = &row.kept.outgoing.message;
    let first = message.text.lines().find(|line| !line.trim().is_empty());
    match message.subject.as_str() {
        "" => first.unwrap_or_default().to_owned(),
        subject => subject.to_owned(),
    }
}

fn read<'a>(model: &Model, row: &Doubt, columns: usize, scroll: usize) -> Vec<Line<'a>> {
    let room = columns.saturating_sub(2);
    let message = &row.kept.outgoing.message;
    let to = message.to.as_ref().and_then(|to| to.address.as_deref());
    let to = format!(" {} <{}>", row.name, to.unwrap_or_default());
    let mut lines = vec![
        Line::styled(cut(&to, room), model.theme.title),
        Line::styled(format!(" {}", cut(&message.subject, room)), model.theme.key),
        Line::default(),
    ];
    let text = wrap(&message.text, room).into_iter();
    lines.extend(text.map(|line| Line::from(format!(" {line}"))).skip(scroll));
    lines
}

/// What is asked, else what the server said of the message under the cursor.
fn foot<'a>(model: &Model, page: &OutboxPage, columns: usize) -> Vec<Line<'a>> {
    let texts = &model.texts;
    let Some(row) = page.current() else {
        return Vec::new();
    };
    let across = Line::styled("─".repeat(columns), model.theme.border);
    let room = columns.saturating_sub(2);
    let in_lines = |text: &str, style: Style| {
        let lines = wrap(text, room).into_iter();
        let lines = lines.map(move |line| Line::styled(format!(" {line}"), style));
        lines.collect::<Vec<_>>()
    };
    let told = match &page.stage {
        OutboxStage::Asking(deed) => {
            let places = [("name", Place::from(&row.name))];
            let text = texts.with(&format!("outbox-ask-{}", deed.id()), &places);
            in_lines(&text, model.theme.title)
        }
        OutboxStage::Reason(input) => typed(model, "outbox-ask-reason", input.value()),
        OutboxStage::Password(input, _) => {
            let dots = "•".repeat(input.value().chars().count());
            typed(model, "writing-ask-password", &dots)
        }
        OutboxStage::Working => in_lines(&texts.get("outbox-working"), model.theme.title),
        OutboxStage::Looking => {
            let answer = row.kept.answer.clone();
            let none = || texts.get("outbox-no-answer");
            let places = [("answer", Place::from(answer.unwrap_or_else(none)))];
            let mut lines = in_lines(&texts.with("outbox-answer", &places), model.theme.text);
            if row.kept.state == OutboxState::Unknown {
                lines.extend(in_lines(&texts.get("outbox-doubt-help"), model.theme.dim));
            }
            lines
        }
    };
    std::iter::once(across).chain(told).collect()
}

fn typed<'a>(model: &Model, id: &str, typed: &str) -> Vec<Line<'a>> {
    vec![
        Line::styled(format!(" {}", model.texts.get(id)), model.theme.title),
        Line::styled(format!(" {typed}"), model.theme.field),
    ]
}

fn put_cursor(frame: &mut Frame<'_>, page: &OutboxPage, below: Rect) {
    let at = |input: &Input| {
        let before: String = input.value().chars().take(input.cursor()).collect();
        let column = u16::try_from(width(&before) + 1).unwrap_or(0);
        let x = (below.x + column).min(below.right().saturating_sub(1));
        (x, below.y + 2)
    };
    if let OutboxStage::Reason(input) | OutboxStage::Password(input, _) = &page.stage {
        frame.set_cursor_position(at(input));
    }
}
