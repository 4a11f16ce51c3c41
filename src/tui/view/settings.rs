//! The collection policy, to be read.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use super::overlay::panel;
use super::text::{centred, wrap};
use crate::tui::model::Model;

/// Columns that the page takes where there is room.
const WIDE: u16 = 90;

pub(super) fn draw(frame: &mut Frame<'_>, model: &Model, scroll: usize, area: Rect) {
    let area = centred(area, WIDE, area.height);
    let inside = panel(frame, model, area, &model.texts.get("settings-title"));
    let lines = lines(model, inside.width);
    let most = lines.len().saturating_sub(usize::from(inside.height));
    let shown: Vec<Line<'_>> = lines.into_iter().skip(scroll.min(most)).collect();
    frame.render_widget(Paragraph::new(shown), inside);
    if scroll < most {
        let sign = Rect {
            x: area.right().saturating_sub(5),
            y: area.bottom().saturating_sub(1),
            width: 3,
            height: 1,
        };
        let more = Line::styled(" ↓ ", model.theme.key);
        frame.render_widget(Paragraph::new(more), sign.intersection(area));
    }
}

/// The most lines that can be scrolled past in an area.
pub(super) fn most_scrolled(model: &Model, area: Rect) -> usize {
    let columns = area.width.min(WIDE).saturating_sub(2);
    let height = usize::from(area.height.saturating_sub(2));
    lines(model, columns).len().saturating_sub(height)
}

fn lines<'a>(model: &Model, columns: u16) -> Vec<Line<'a>> {
    let columns = usize::from(columns).saturating_sub(6);
    let file = model.config_file.as_ref();
    let file = file.map(|(path, exists)| (path.as_path(), *exists));
    let mut lines = Vec::new();
    for section in model.texts.policy(&model.config, file) {
        let title = format!(" {}", section.title);
        lines.push(Line::styled(title, model.theme.title));
        for sentence in &section.lines {
            for (at, words) in wrap(sentence, columns).into_iter().enumerate() {
                let indent = if at == 0 { "   " } else { "     " };
                lines.push(Line::from(format!("{indent}{words}")));
            }
        }
        lines.push(Line::default());
    }
    lines.pop();
    lines
}
