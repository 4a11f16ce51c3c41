//! A note being typed, on top of the desk.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::overlay::panel;
use super::text::{centred, cut};
use crate::i18n::Place;
use crate::tui::action::Action;
use crate::tui::model::{Model, NoteEntry};

pub(super) fn draw(frame: &mut Frame<'_>, model: &Model, entry: &NoteEntry, area: Rect) {
    let texts = &model.texts;
    let area = centred(area, 76, 12);
    let title = texts.with("note-title", &[("name", Place::from(&entry.name))]);
    let inside = panel(frame, model, area, &title);
    let text = Rect {
        x: inside.x + 1,
        width: inside.width.saturating_sub(2),
        height: inside.height.saturating_sub(1),
        ..inside
    };
    frame.render_widget(&entry.area, text);
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
        y: text.bottom(),
        height: 1,
        ..text
    };
    let style = if entry.recovered {
        model.theme.warning
    } else {
        model.theme.dim
    };
    frame.render_widget(ratatui::text::Line::styled(help, style), foot);
}
