//! The top bar: book, day and hour, what is to be collected, how far the day has come, how old the data is.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::text::{cut, width};
use crate::i18n::Place;
use crate::tui::model::Model;

/// Signs in the bar that shows how far the day has come.
const BAR: usize = 6;

pub(super) fn draw(frame: &mut Frame<'_>, model: &Model, area: Rect) {
    let theme = &model.theme;
    let texts = &model.texts;
    let columns = usize::from(area.width);
    let moment = texts.moment(model.now, model.today());
    let mut parts: Vec<(String, u8, ratatui::style::Style)> = vec![
        (format!("cobro · {}", model.book_name), 0, theme.title),
        (moment, 2, theme.text),
    ];
    if let Some(totals) = &model.queue.totals {
        let sums = main_sum(model, &totals.to_collect);
        if !sums.is_empty() {
            let text = texts.with("bar-to-collect", &[("money", Place::from(sums))]);
            parts.push((text, 1, theme.amount));
        }
        parts.push((progress(totals.done, totals.to_do), 0, theme.good));
    } else {
        parts.push((texts.get("bar-loading"), 0, theme.dim));
    }
    // On a past day that is only looked at, the import lies ahead.
    if let Some(at) = model.last_import_at.filter(|at| *at <= model.now) {
        let days = (model.today() - at.date()).num_days();
        let ago = texts.ago(at.date(), model.today());
        let text = texts.with("bar-imported", &[("ago", Place::from(ago))]);
        let old = days > model.import_stale_days;
        let style = if old { theme.warning } else { theme.dim };
        let text = if old { format!("! {text}") } else { text };
        parts.push((text, 3, style));
    }
    // The least important parts give way first.
    for least in (1..=3).rev() {
        if needed(&parts) <= columns {
            break;
        }
        parts.retain(|(_, importance, _)| *importance < least);
    }
    let free = columns.saturating_sub(needed(&parts));
    let gaps = parts.len().saturating_sub(1).max(1);
    let mut spans = vec![Span::raw(" ")];
    let count = parts.len();
    for (at, (text, _, style)) in parts.into_iter().enumerate() {
        spans.push(Span::styled(cut(&text, columns), style));
        if at + 1 < count {
            let share = free / gaps + usize::from(at < free % gaps);
            spans.push(Span::raw(" ".repeat(share + 2)));
        }
    }
    frame.render_widget(Paragraph::new(Line::from(spans)).style(theme.header), area);
}

/// The sum in the house's own currency or, without one, the first; how many other currencies there are beside it.
fn main_sum(model: &Model, sums: &crate::domain::money::Sums) -> String {
    let own = sums
        .iter()
        .find(|money| money.currency == model.currency && !money.amount.is_zero());
    let shown: Vec<_> = sums
        .iter()
        .filter(|money| !money.amount.is_zero())
        .collect();
    let Some(main) = own.or(shown.first().copied()) else {
        return String::new();
    };
    match shown.len() {
        1 => model.texts.money(main),
        count => format!("{} +{}", model.texts.money(main), count - 1),
    }
}

fn needed(parts: &[(String, u8, ratatui::style::Style)]) -> usize {
    let texts: usize = parts.iter().map(|(text, _, _)| width(text)).sum();
    texts + parts.len().saturating_sub(1) * 2 + 2
}

fn progress(done: usize, to_do: usize) -> String {
    let all = done + to_do;
    let full = (done * BAR).checked_div(all).unwrap_or(BAR);
    format!(
        "{}{} {done}/{all}",
        "▰".repeat(full),
        "▱".repeat(BAR - full)
    )
}
