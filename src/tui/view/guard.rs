//! Before a contact: the rules in its way, until when and from where; and what else is to be thought of.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use super::overlay::panel;
use super::text::{centred, width, wrap};
use crate::i18n::Place;
use crate::tui::model::{GuardEntry, Model};

pub(super) fn draw(frame: &mut Frame<'_>, model: &Model, entry: &GuardEntry, area: Rect) {
    let texts = &model.texts;
    let columns = usize::from(area.width.min(76)).saturating_sub(4);
    let mut lines = told(model, entry, columns);
    let reason = entry.reason.as_ref().map(|input| {
        let name = texts.get("guard-reason");
        let room = columns.saturating_sub(width(&name) + 2);
        let typed = input.value();
        let skipped = typed.chars().count().saturating_sub(room);
        let shown: String = typed.chars().skip(skipped).collect();
        let before: String = typed.chars().take(input.cursor()).skip(skipped).collect();
        (
            format!("{name}  {shown}"),
            width(&name) + 2 + width(&before),
        )
    });
    let below = if reason.is_some() { 4 } else { 2 };
    let most = usize::from(area.height).saturating_sub(below + 1);
    if lines.len() > most {
        lines.truncate(most.saturating_sub(1));
        lines.push(("…".to_owned(), model.theme.dim));
    }
    let height = u16::try_from(lines.len() + below).unwrap_or(u16::MAX);
    let area = centred(area, 76, height);
    let name = Place::from(&entry.name);
    let inside = panel(
        frame,
        model,
        area,
        &texts.with("guard-title", &[("name", name)]),
    );
    let mut shown: Vec<Line<'_>> = lines
        .into_iter()
        .map(|(line, style)| Line::styled(format!(" {line}"), style))
        .collect();
    if let Some((line, cursor)) = reason {
        shown.push(Line::default());
        let y = inside.y + u16::try_from(shown.len()).unwrap_or(0);
        shown.push(Line::styled(format!(" {line}"), model.theme.field));
        let x = inside.x + 1 + u16::try_from(cursor).unwrap_or(0);
        frame.set_cursor_position((x.min(inside.right().saturating_sub(1)), y));
    }
    frame.render_widget(Paragraph::new(shown), inside);
}

fn told(model: &Model, entry: &GuardEntry, columns: usize) -> Vec<(String, Style)> {
    let (texts, theme) = (&model.texts, &model.theme);
    let limits = &entry.before.limits;
    let channel = Place::from(texts.channel(limits.channel));
    let mut lines: Vec<(String, Style)> = Vec::new();
    let mut tell = |text: &str, style: Style, indent: &str| {
        let room = columns.saturating_sub(width(indent));
        let wrapped = wrap(text, room).into_iter();
        lines.extend(wrapped.map(|line| (format!("{indent}{line}"), style)));
    };
    if limits.allowed() {
        let id = texts.with("guard-clear", &[("channel", channel)]);
        tell(&id, theme.good, "");
    } else {
        let broken = texts.with("guard-broken", &[("channel", channel)]);
        tell(&broken, theme.warning, "");
        for broken in &limits.broken {
            let rule = texts.limit_rule(limits, &broken.rule);
            tell(&format!("! {rule}"), theme.text, "");
            let until = texts.limit_until(broken.until, limits.at.date());
            let source = texts.limit_source(&broken.source);
            tell(&format!("{until} · {source}"), theme.dim, "  ");
        }
        tell(&texts.limits_end(limits), theme.text, "");
    }
    for hint in texts.before_contact_hints(&entry.before) {
        tell(&format!("! {hint}"), theme.warning, "");
    }
    tell(&texts.get("limits-no-advice"), theme.dim, "");
    lines
}
