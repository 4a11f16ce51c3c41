//! The top bar: book, day and hour, what is to be collected, how far the day has come, how old the data is.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::text::{cut, width};
use crate::domain::money::{Money, Sums};
use crate::i18n::Place;
use crate::tui::model::Model;

/// What gives way first; zero never does.
const FIRST_TO_GO: u8 = 7;

/// What gives way at this or before is left out rather than that the bar of the day is.
const LITTLE_SAID: u8 = 6;

/// Signs in the bar that shows how far the day has come.
const BAR: usize = 6;

/// A part of the bar: in full, in short, and how early it gives way (the highest first; never at zero).
struct Part {
    full: String,
    short: String,
    gives_way: u8,
    style: Style,
}

pub(super) fn draw(frame: &mut Frame<'_>, model: &Model, area: Rect) {
    let columns = usize::from(area.width);
    let mut parts = parts(model);
    fit(&mut parts, columns);
    let free = columns.saturating_sub(needed(&parts));
    let gaps = parts.len().saturating_sub(1).max(1);
    let mut spans = vec![Span::raw(" ")];
    let count = parts.len();
    for (at, part) in parts.into_iter().enumerate() {
        spans.push(Span::styled(cut(&part.full, columns), part.style));
        if at + 1 < count {
            let share = free / gaps + usize::from(at < free % gaps);
            spans.push(Span::raw(" ".repeat(share + 2)));
        }
    }
    let line = Paragraph::new(Line::from(spans)).style(model.theme.header);
    frame.render_widget(line, area);
}

fn shorten(parts: &mut [Part], least: u8) {
    for part in parts.iter_mut().filter(|part| part.gives_way >= least) {
        part.full.clone_from(&part.short);
    }
}

/// Says things in short, leaves out what says little, and at last what is said elsewhere too, until all has room.
fn fit(parts: &mut Vec<Part>, columns: usize) {
    for least in (1..=FIRST_TO_GO).rev() {
        if needed(parts) <= columns {
            return;
        }
        shorten(parts, least);
    }
    for least in (1..=FIRST_TO_GO).rev() {
        if needed(parts) <= columns {
            return;
        }
        parts.retain(|part| part.gives_way < least);
        if least == LITTLE_SAID && needed(parts) > columns {
            shorten(parts, 0);
        }
    }
}

fn parts(model: &Model) -> Vec<Part> {
    let (theme, texts) = (&model.theme, &model.texts);
    let part = |full: String, short: String, gives_way, style| Part {
        full,
        short,
        gives_way,
        style,
    };
    let name = format!("cobro · {}", model.book_name);
    let moment = texts.moment(model.now, model.today());
    let hour = model.now.format("%H:%M").to_string();
    let mut parts = vec![
        part(name, "cobro".into(), 7, theme.title),
        part(moment, hour, 5, theme.text),
    ];
    let Some(totals) = &model.queue.totals else {
        let loading = texts.get("bar-loading");
        parts.push(part(loading.clone(), loading, 0, theme.dim));
        return parts;
    };
    let sums = main_sum(model, &totals.to_collect);
    if !sums.is_empty() {
        let full = texts.with("bar-to-collect", &[("money", Place::from(&sums))]);
        let short = match model.has_day_figures() {
            true => {
                let sums = main_sum_short(model, &totals.to_collect);
                texts.with("bar-to-collect", &[("money", Place::from(sums))])
            }
            false => full.clone(),
        };
        parts.push(part(full, short, 1, theme.amount));
    }
    let progress = progress(totals.done, totals.to_do);
    let counted = format!("{}/{}", totals.done, totals.done + totals.to_do);
    parts.push(part(progress, counted, 0, theme.good));
    parts.extend(day_parts(model));
    // On a past day that is only looked at, the import lies ahead.
    if let Some(at) = model.last_import_at.filter(|at| *at <= model.now) {
        let days = (model.today() - at.date()).num_days();
        let old = days > model.import_stale_days;
        let sign = if old { "! " } else { "" };
        let ago = texts.ago(at.date(), model.today());
        let full = texts.with("bar-imported", &[("ago", Place::from(ago))]);
        let short = texts.with("bar-imported-short", &[("count", Place::from(days))]);
        let style = if old { theme.warning } else { theme.dim };
        let gives_way = if old { 0 } else { 6 };
        parts.push(part(
            format!("{sign}{full}"),
            format!("{sign}{short}"),
            gives_way,
            style,
        ));
    }
    parts
}

/// What was promised and collected, and the calls; what there is nothing of is left out.
fn day_parts(model: &Model) -> Vec<Part> {
    let (theme, texts) = (&model.theme, &model.texts);
    let Some(day) = &model.day else {
        return Vec::new();
    };
    let mut parts = Vec::new();
    let sums = [
        ("bar-promised", &day.done.promised, 2),
        ("bar-collected", &day.done.collected, 3),
    ];
    for (id, sums, gives_way) in sums {
        let money = main_sum(model, sums);
        if !money.is_empty() {
            let short = main_sum_short(model, sums);
            parts.push(Part {
                full: texts.with(id, &[("money", Place::from(money))]),
                short: texts.with(&format!("{id}-short"), &[("money", Place::from(short))]),
                gives_way,
                style: theme.good,
            });
        }
    }
    let (calls, minutes) = (day.done.calls(), day.done.minutes());
    if calls > 0 {
        let id = if minutes > 0 {
            "bar-calls-minutes"
        } else {
            "bar-calls"
        };
        let places = [
            ("count", Place::from(calls)),
            ("minutes", Place::from(minutes)),
        ];
        parts.push(Part {
            full: texts.with(id, &places),
            short: texts.with(&format!("{id}-short"), &places),
            gives_way: 4,
            style: theme.text,
        });
    }
    parts
}

/// The sum in the house's own currency or, without one, the first; how many other currencies there are beside it.
fn main_sum(model: &Model, sums: &Sums) -> String {
    main_sum_as(model, sums, |money| model.texts.money(money))
}

/// The same without decimals.
fn main_sum_short(model: &Model, sums: &Sums) -> String {
    main_sum_as(model, sums, |money| model.texts.money_short(money))
}

fn main_sum_as(model: &Model, sums: &Sums, told: impl Fn(Money) -> String) -> String {
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
        1 => told(main),
        count => format!("{} +{}", told(main), count - 1),
    }
}

fn needed(parts: &[Part]) -> usize {
    let texts: usize = parts.iter().map(|part| width(&part.full)).sum();
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
