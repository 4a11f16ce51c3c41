//! A note being typed, on top of the desk.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use super::overlay::panel;
use super::text::{centred, cut};
use super::writing::explained;
use crate::i18n::Place;
use crate::tui::action::Action;
use crate::tui::model::{Model, NoteEntry};

/// Lines that the tone check may take from the note.
const TOLD: usize = 3;

pub(super) fn draw(frame: &mut Frame<'_>, model: &Model, entry: &NoteEntry, area: Rect) {
    let texts = &model.texts;
    let area = centred(area, 76, 12);
    let title = texts.with("note-title", &[("name", Place::from(&entry.name))]);
    let inside = panel(frame, model, area, &title);
    let tone = tone(model, entry, usize::from(inside.width.saturating_sub(2)));
    let told = u16::try_from(tone.len()).unwrap_or(0);
    let text = Rect {
        x: inside.x + 1,
        width: inside.width.saturating_sub(2),
        height: inside.height.saturating_sub(1 + told),
        ..inside
    };
    frame.render_widget(&entry.area, text);
    let below = Rect {
        y: text.bottom(),
        height: told,
        ..text
    };
    frame.render_widget(Paragraph::new(tone), below.intersection(inside));
    let places = [
        ("save", Place::from(model.keymap.key(Action::NoteSave))),
        ("leave", Place::from(model.keymap.key(Action::NoteLeave))),
    ];
    let id = if entry.recovered {
        "note-recovered"
    } else {
        "note-help"
    };
    let help = cut(&texts.with(id, &places), usize::from(text.width));
    let foot = Rect {
        y: below.bottom(),
        height: 1,
        ..text
    };
    let style = if entry.recovered {
        model.theme.warning
    } else {
        model.theme.dim
    };
    frame.render_widget(Line::styled(help, style), foot);
}

/// The phrase that was typed last of those that are better said otherwise: whoever reads the dossier reads the note. It is only
/// told, and stands in nobody's way.
fn tone<'a>(model: &Model, entry: &NoteEntry, columns: usize) -> Vec<Line<'a>> {
    let said = entry.area.lines().join("\n");
    let cursor = entry.area.cursor();
    let lines = entry.area.lines().iter().take(cursor.0);
    let before: usize = lines.map(|line| line.len() + 1).sum();
    let line = entry.area.lines().get(cursor.0);
    let line = line.map_or("", String::as_str).chars().take(cursor.1);
    let at = before + line.map(char::len_utf8).sum::<usize>();
    let mut findings = entry.findings.iter();
    let nearest = findings.rfind(|it| it.range.start <= at);
    let Some(finding) = nearest.or(entry.findings.first()) else {
        return Vec::new();
    };
    let style = ("!", model.theme.warning);
    let mut lines = explained(model, &said, finding, style, columns);
    lines.truncate(TOLD);
    lines
}
