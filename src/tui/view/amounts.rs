//! What a client owes, in lines that fit: words get shorter and the least important parts go, amounts are never cut.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::text::width;
use crate::domain::money::Money;
use crate::domain::standing::{Amounts, Standing};
use crate::i18n::Place;
use crate::tui::model::Model;

/// Blanks between the parts of a line.
const GAP: usize = 2;

/// A part of a line: its words in full and in short, and what they are about. Without words, the figure has a short form.
#[derive(Clone)]
struct Part {
    words: String,
    short: String,
    figure: String,
    style: Style,
    /// The parts with the highest go first; the one with zero never goes.
    gives_way: u8,
}

impl Part {
    /// The part in fewer words.
    fn shortened(&self) -> Self {
        let mut shorter = self.clone();
        if self.words.is_empty() {
            shorter.figure.clone_from(&self.short);
        } else {
            shorter.words.clone_from(&self.short);
        }
        shorter
    }

    fn width(&self) -> usize {
        let words = width(&self.words);
        words + usize::from(words > 0) + width(&self.figure)
    }
}

/// One line for each currency, the main one first; no more than so many, and how many are left out.
pub(super) fn lines<'a>(
    model: &Model,
    standing: &Standing,
    columns: usize,
    most: usize,
) -> Vec<Line<'a>> {
    let all = &standing.amounts;
    if all.is_empty() {
        let why = model.texts.strongest_reason(standing, model.today());
        return vec![Line::from(why)];
    }
    let shown = all.len().min(most);
    let each = all.iter().take(shown).enumerate();
    each.map(|(at, amounts)| {
        let mut parts = parts(model, amounts);
        if at == 0 {
            parts.extend(age(model, standing));
        }
        if at + 1 == shown && all.len() > shown {
            parts.push(others(model, all.len() - shown));
        }
        line(model, fitted(parts, columns))
    })
    .collect()
}

fn parts(model: &Model, amounts: &Amounts) -> Vec<Part> {
    let (texts, theme) = (&model.texts, &model.theme);
    let part = |id: &str, amount, style, gives_way| Part {
        words: texts.get(id),
        short: texts.get(&format!("{id}-short")),
        figure: texts.money(Money::new(amount, amounts.currency)),
        style,
        gives_way,
    };
    let mut parts = vec![
        part("head-overdue", amounts.overdue, theme.amount, 2),
        part("head-to-collect", amounts.to_collect, theme.amount, 0),
    ];
    if amounts.open != amounts.overdue {
        parts.push(part("head-open", amounts.open, theme.text, 4));
    }
    parts
}

/// How long the oldest part is overdue.
fn age(model: &Model, standing: &Standing) -> Option<Part> {
    let days = standing.days_past_due(model.today())?;
    let said = |id| model.texts.with(id, &[("count", Place::from(days))]);
    Some(Part {
        words: String::new(),
        short: said("days-short"),
        figure: said("days"),
        style: model.theme.warning,
        gives_way: 3,
    })
}

/// How many more currencies there are.
fn others(model: &Model, count: usize) -> Part {
    let said = |id| model.texts.with(id, &[("count", Place::from(count))]);
    Part {
        words: String::new(),
        short: said("head-others-short"),
        figure: said("head-others"),
        style: model.theme.dim,
        gives_way: 1,
    }
}

/// The parts that fit: words get shorter before a part goes, and the least important parts go first.
fn fitted(parts: Vec<Part>, columns: usize) -> Vec<Part> {
    if needed(&parts) <= columns {
        return parts;
    }
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|at| parts[*at].gives_way);
    let mut kept = vec![false; parts.len()];
    let mut used = 0;
    for at in order {
        let wide = parts[at].shortened().width() + if used > 0 { GAP } else { 0 };
        if used == 0 || used + wide <= columns {
            kept[at] = true;
            used += wide;
        }
    }
    let kept = parts.into_iter().zip(kept).filter(|(_, kept)| *kept);
    let mut parts: Vec<Part> = kept.map(|(part, _)| part).collect();
    if needed(&parts) > columns {
        parts = parts.iter().map(Part::shortened).collect();
    }
    if needed(&parts) > columns {
        parts.iter_mut().for_each(|part| part.words.clear());
    }
    parts
}

fn needed(parts: &[Part]) -> usize {
    let widths: usize = parts.iter().map(Part::width).sum();
    widths + parts.len().saturating_sub(1) * GAP
}

fn line<'a>(model: &Model, parts: Vec<Part>) -> Line<'a> {
    let mut spans = Vec::new();
    for (at, part) in parts.into_iter().enumerate() {
        if at > 0 {
            spans.push(Span::raw(" ".repeat(GAP)));
        }
        if !part.words.is_empty() {
            spans.push(Span::styled(format!("{} ", part.words), model.theme.dim));
        }
        spans.push(Span::styled(part.figure, part.style));
    }
    Line::from(spans)
}
