//! The guide to collecting well, to be read beside the work.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::overlay::panel;
use super::text::centred;
use crate::i18n::GuideLine;
use crate::tui::model::Model;

/// Longer lines are hard to read.
const WIDE: u16 = 84;

pub(super) fn draw(frame: &mut Frame<'_>, model: &Model, scroll: usize, area: Rect) {
    let area = centred(area, WIDE, area.height);
    let inside = panel(frame, model, area, &model.texts.get("do-guide"));
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
    let width = usize::from(columns).saturating_sub(2);
    let lines = model.texts.guide_lines(width).into_iter();
    lines
        .map(|line| match line {
            GuideLine::Heading(_, title) => Line::styled(format!(" {title}"), model.theme.title),
            GuideLine::Blank => Line::default(),
            GuideLine::Words(words) => {
                let mut spans = vec![Span::raw(" ")];
                for (at, part) in words.split('`').enumerate() {
                    let style = if at % 2 == 0 {
                        model.theme.text
                    } else {
                        model.theme.key
                    };
                    spans.push(Span::styled(part.to_owned(), style));
                }
                Line::from(spans)
            }
        })
        .collect()
}
