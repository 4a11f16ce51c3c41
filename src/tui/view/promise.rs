//! The promise on top of the desk: recorded already, or to be filled in.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::overlay::panel;
use super::text::{centred, cut, left, width};
use crate::domain::account::Promise;
use crate::domain::money::Money;
use crate::i18n::Place;
use crate::tui::model::{Model, PromiseEntry, PromiseField, PromiseMode};

/// Columns for the names of the fields.
const NAME: usize = 10;

/// Columns for what is typed.
const TYPED: usize = 20;

pub(super) fn draw(frame: &mut Frame<'_>, model: &Model, entry: &PromiseEntry, area: Rect) {
    let texts = &model.texts;
    let giving_way = model.giving_way(entry);
    let area = centred(area, 74, 9);
    let inside = panel(
        frame,
        model,
        area,
        &texts.with("promise-title", &[("name", Place::from(&entry.name))]),
    );
    let columns = usize::from(inside.width).saturating_sub(2);
    let (about, style) = about(model, entry, &giving_way);
    let date = match model.promise_date(entry) {
        Ok(day) => (texts.day_in_full(day), model.theme.good),
        Err(problem) => (problem, model.theme.warning),
    };
    let amount = match model.promise_money(entry) {
        Ok(money) => (texts.money(money), model.theme.good),
        Err(problem) => (problem, model.theme.warning),
    };
    let help = match &entry.mode {
        PromiseMode::Recorded(_) => "promise-help-recorded",
        _ => "promise-help",
    };
    let mut lines = vec![
        Line::styled(format!(" {}", cut(&about, columns)), style),
        Line::styled(
            format!(" {}", cut(&others(model, entry), columns)),
            model.theme.warning,
        ),
        field(model, entry, PromiseField::Date, "promise-date", date),
        field(model, entry, PromiseField::Amount, "promise-amount", amount),
    ];
    lines.extend([
        match &entry.reason {
            Some(_) => {
                let asked = (String::new(), model.theme.dim);
                field(model, entry, PromiseField::Reason, "promise-reason", asked)
            }
            None => Line::default(),
        },
        Line::styled(
            format!(" {}", cut(&texts.get("promise-examples"), columns)),
            model.theme.dim,
        ),
        Line::styled(
            format!(" {}", cut(&texts.get(help), columns)),
            model.theme.dim,
        ),
    ]);
    frame.render_widget(Paragraph::new(lines), inside);
    let (input, line) = match (entry.field, &entry.reason) {
        (PromiseField::Date, _) => (&entry.date, 2),
        (PromiseField::Reason, Some(reason)) => (reason, 4),
        _ => (&entry.amount, 3),
    };
    let before: String = input.value().chars().take(input.cursor()).collect();
    let column = 1 + NAME + width(&before).min(3 * TYPED);
    let x = inside.x + u16::try_from(column).unwrap_or(0);
    frame.set_cursor_position((x.min(inside.right().saturating_sub(1)), inside.y + line));
}

/// What becomes of it: it is recorded, or takes the place of others.
fn about(model: &Model, entry: &PromiseEntry, giving_way: &[&Promise]) -> (String, Style) {
    let texts = &model.texts;
    match &entry.mode {
        PromiseMode::Recorded(_) => (texts.get("promise-recorded"), model.theme.good),
        PromiseMode::Replaces => {
            let live = giving_way.iter();
            let live = live.map(|it| texts.promised(it, model.today()));
            let places = [("promises", Place::from(live.collect::<Vec<_>>().join(", ")))];
            (texts.with("promise-replaces", &places), model.theme.warning)
        }
    }
}

/// What is owed in other currencies, which the promise is not for.
fn others(model: &Model, entry: &PromiseEntry) -> String {
    let currency = match model.promise_money(entry) {
        Ok(money) => Some(money.currency),
        Err(_) => entry.offers.first().map(|it| it.currency),
    };
    let others = entry.offers.iter();
    let others = others.filter(|it| Some(it.currency) != currency);
    let others: Vec<String> = others
        .map(|it| model.texts.money(Money::new(it.open, it.currency)))
        .collect();
    if others.is_empty() {
        return String::new();
    }
    let places = [("money", Place::from(others.join(" + ")))];
    model.texts.with("promise-others", &places)
}

fn field<'a>(
    model: &Model,
    entry: &PromiseEntry,
    which: PromiseField,
    name: &str,
    (resolved, style): (String, Style),
) -> Line<'a> {
    let (input, columns) = match (which, &entry.reason) {
        (PromiseField::Date, _) => (&entry.date, TYPED),
        (PromiseField::Reason, Some(reason)) => (reason, 3 * TYPED),
        _ => (&entry.amount, TYPED),
    };
    let active = entry.field == which;
    // A marked field is replaced by the first letter typed.
    let typed_style = match (active, entry.untouched) {
        (true, true) => model.theme.cursor,
        (true, false) => model.theme.field,
        (false, _) => model.theme.text,
    };
    let typed = input.value();
    let shown: String = typed
        .chars()
        .skip(typed.chars().count().saturating_sub(columns))
        .collect();
    let padding = " ".repeat(columns.saturating_sub(width(&shown)));
    let name_style = if active {
        model.theme.key
    } else {
        model.theme.dim
    };
    Line::from(vec![
        Span::styled(
            format!(" {}", left(&model.texts.get(name), NAME)),
            name_style,
        ),
        Span::styled(shown, typed_style),
        Span::raw(format!("{padding} ")),
        Span::styled(resolved, style),
    ])
}
