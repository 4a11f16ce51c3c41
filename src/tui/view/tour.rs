//! The tour's lines at the foot of the screen: what to do next.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::text::{cut, width, wrap};
use crate::i18n::Place;
use crate::tui::action::{Action, Scope};
use crate::tui::model::Model;
use crate::tui::tour::Tour;

/// Lines of text: all steps have the same with the usual keys, so that the desk does not jump.
const LEAST_TEXT: usize = 2;
const MOST_TEXT: usize = 3;

/// Below so many lines the desk needs all of them.
const LEAST_ROOM: u16 = 16;

/// Lines that the tour takes from the desk.
pub(super) fn height(model: &Model) -> u16 {
    match &model.tour {
        Some(tour) if model.size.1 >= LEAST_ROOM => {
            let text = text_lines(model, tour, usize::from(model.size.0)).len();
            1 + u16::try_from(text.clamp(LEAST_TEXT, MOST_TEXT)).unwrap_or_default()
        }
        _ => 0,
    }
}

fn text_lines(model: &Model, tour: &Tour, columns: usize) -> Vec<String> {
    wrap(&tour.text(model), columns.saturating_sub(2))
}

pub(super) fn draw(frame: &mut Frame<'_>, model: &Model, area: Rect) {
    let Some(tour) = model.tour.as_ref().filter(|_| area.height > 0) else {
        return;
    };
    let theme = &model.theme;
    let columns = usize::from(area.width);
    let (at, all) = tour.progress();
    let bar = "▰".repeat(at) + &"▱".repeat(all - at);
    let title = format!("━ {} · {at}/{all} ", tour.title(model));
    let places = [
        ("leave", Place::from(model.keymap.key(Action::Back))),
        ("quit", Place::from(model.keymap.key(Action::Quit))),
    ];
    // Elsewhere these keys do other things.
    let way_out = match model.scope() {
        Scope::Desk => format!(" {} ━", model.texts.with("tour-way-out", &places)),
        _ => "━".to_owned(),
    };
    let room = columns.saturating_sub(width(&way_out) + width(&bar) + 1);
    let title = cut(&title, room);
    let between = room.saturating_sub(width(&title));
    let mut lines = vec![Line::from(vec![
        Span::styled(title, theme.title),
        Span::styled(bar, theme.good),
        Span::styled(format!(" {}", "━".repeat(between)), theme.border_focus),
        Span::styled(way_out, theme.dim),
    ])];
    for line in text_lines(model, tour, columns) {
        let mut spans = vec![Span::raw(" ")];
        for (at, part) in line.split('`').enumerate() {
            let style = if at % 2 == 0 { theme.text } else { theme.key };
            spans.push(Span::styled(part.to_owned(), style));
        }
        lines.push(Line::from(spans));
    }
    frame.render_widget(Paragraph::new(lines).style(theme.text), area);
}
