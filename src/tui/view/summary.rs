//! The day at length: what was done, promised and collected, and who is left.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use super::overlay::panel;
use super::text::{centred, cut, wrap};
use crate::app::DayReport;
use crate::i18n::Place;
use crate::tui::action::Action;
use crate::tui::model::Model;

/// Columns that the page takes where there is room.
const WIDE: u16 = 90;

pub(super) fn draw(frame: &mut Frame<'_>, model: &Model, scroll: usize, area: Rect) {
    let columns = area.width.min(WIDE).saturating_sub(2);
    let lines = lines(model, columns);
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let area = centred(area, WIDE, height.saturating_add(2).min(area.height));
    let date = Place::from(model.texts.day_in_full(model.today()));
    let title = model.texts.with("summary-title", &[("date", date)]);
    let inside = panel(frame, model, area, &title);
    let most = lines.len().saturating_sub(usize::from(inside.height));
    let shown: Vec<Line<'_>> = lines.into_iter().skip(scroll.min(most)).collect();
    frame.render_widget(Paragraph::new(shown), inside);
}

/// In the place of a list in which nobody is left.
pub(super) fn draw_day_done(frame: &mut Frame<'_>, model: &Model, area: Rect) {
    draw(frame, model, 0, area);
}

/// The most lines that can be scrolled past in an area.
pub(super) fn most_scrolled(model: &Model, area: Rect) -> usize {
    let columns = area.width.min(WIDE).saturating_sub(2);
    let height = usize::from(area.height.saturating_sub(2));
    lines(model, columns).len().saturating_sub(height)
}

fn lines<'a>(model: &Model, columns: u16) -> Vec<Line<'a>> {
    let (texts, theme) = (&model.texts, &model.theme);
    let Some(report) = &model.day else {
        let loading = texts.get("summary-loading");
        return vec![Line::styled(format!(" {loading}"), theme.dim)];
    };
    let columns = usize::from(columns).saturating_sub(6);
    let mut lines = Vec::new();
    for section in texts.day_report(report, DayReport::NAMED) {
        let title = cut(&section.title, columns);
        lines.push(Line::styled(format!(" {title}"), theme.title));
        for line in &section.lines {
            for (at, words) in wrap(line, columns).into_iter().enumerate() {
                let indent = if at == 0 { "   " } else { "     " };
                lines.push(Line::from(format!("{indent}{words}")));
            }
        }
        lines.push(Line::default());
    }
    if model.is_day_done() {
        let keys = [(
            "hidden",
            Place::from(model.keymap.key(Action::ToggleHidden)),
        )];
        let words = wrap(&texts.with("day-show-waiting", &keys), columns);
        lines.extend(
            words
                .into_iter()
                .map(|it| Line::styled(format!(" {it}"), theme.good)),
        );
    } else {
        lines.pop();
    }
    lines
}
