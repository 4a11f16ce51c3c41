//! The collection policy, to be read.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use super::overlay::panel;
use super::text::{centred, wrap};
use crate::tui::model::Model;

pub(super) fn draw(frame: &mut Frame<'_>, model: &Model, scroll: usize, area: Rect) {
    let area = centred(area, 90, area.height);
    let inside = panel(frame, model, area, &model.texts.get("settings-title"));
    let columns = usize::from(inside.width).saturating_sub(4);
    let file = model.config_file.as_ref();
    let file = file.map(|(path, exists)| (path.as_path(), *exists));
    let mut lines = Vec::new();
    for section in model.texts.policy(&model.config, file) {
        lines.push(Line::styled(
            format!(" {}", section.title),
            model.theme.title,
        ));
        for sentence in &section.lines {
            let words = wrap(sentence, columns.saturating_sub(2));
            for (at, words) in words.into_iter().enumerate() {
                let indent = if at == 0 { "   " } else { "     " };
                lines.push(Line::from(format!("{indent}{words}")));
            }
        }
        lines.push(Line::default());
    }
    lines.pop();
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
