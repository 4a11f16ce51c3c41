//! What lies on top: lists to choose from, help, and the page of an empty book.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Clear, Paragraph};

use super::choose;
use super::text::{centred, cut, left, wrap};
use crate::i18n::Place;
use crate::tui::action::{ACTIONS, Action, Group};
use crate::tui::model::{Choice, Choose, Choosing, Model};
use crate::tui::update::channel_key;

/// Columns of a list that says more than its choices.
const WIDE_LIST: u16 = 76;

/// A box on top of everything else, with a title.
pub(super) fn panel(frame: &mut Frame<'_>, model: &Model, area: Rect, title: &str) -> Rect {
    let block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(model.theme.border_focus)
        .title_top(Line::styled(
            format!(" {} ", cut(title, 60)),
            model.theme.title,
        ));
    let inside = block.inner(area);
    frame.render_widget(Clear, area);
    frame.render_widget(block.style(model.theme.text), area);
    inside
}

pub(super) fn draw_choose(frame: &mut Frame<'_>, model: &Model, choose: &Choose, area: Rect) {
    let choices = model.choices(choose);
    let palette = choose.what == Choosing::Palette;
    let title = match &choose.what {
        Choosing::Type(debtors) => model
            .texts
            .with("choose-type", &[("count", Place::from(debtors.len()))]),
        Choosing::Tags(debtors) => model
            .texts
            .with("choose-tags", &[("count", Place::from(debtors.len()))]),
        Choosing::Contact(_, name) => model
            .texts
            .with("choose-contact", &[("name", Place::from(name))]),
        Choosing::Sort => model.texts.get("choose-sort"),
        Choosing::Filters => model.texts.get("choose-filters"),
        Choosing::Palette => model.texts.get("choose-palette"),
        Choosing::Person => {
            let file = model.current_file();
            let name = file.map_or("", |file| file.account.details.display_name());
            model.texts.with("choose-person", &[("name", name.into())])
        }
        Choosing::Step => model.step_title(),
        Choosing::ImportField => model.texts.get("choose-import-field"),
        Choosing::ImportColumn(field) => {
            let field = Place::from(model.texts.field(*field));
            model
                .texts
                .with("choose-import-column", &[("field", field)])
        }
        Choosing::ImportCurrency => model.texts.get("choose-import-currency"),
        Choosing::ImportDates => model.texts.get("choose-import-dates"),
        Choosing::Callee => model.texts.get("choose-callee"),
        Choosing::Excuse => model.texts.get("choose-excuse"),
        Choosing::Sign => model.texts.get("choose-sign"),
        Choosing::Message if !model.queue.selected.is_empty() => {
            let places = [("count", Place::from(model.queue.selected.len()))];
            model.texts.with("writing-choose-message-many", &places)
        }
        Choosing::Message => model.texts.get("writing-choose-message"),
        Choosing::Template => model.texts.get("writing-choose-template"),
        Choosing::Recipient => model.texts.get("writing-choose-recipient"),
        Choosing::Attachments => model.texts.get("writing-choose-attachments"),
        Choosing::Way => model.texts.get("writing-choose-way"),
    };
    let typed = palette
        || matches!(choose.what, Choosing::ImportCurrency | Choosing::Tags(_))
        || !choose.typed.value().is_empty();
    let below = choose::below(model, choose, usize::from(area.width.min(WIDE_LIST)) - 4);
    let height = u16::try_from(choices.len() + below.len())
        .unwrap_or(u16::MAX)
        .saturating_add(2 + u16::from(typed));
    let width = match choose.what {
        Choosing::Palette
        | Choosing::ImportField
        | Choosing::ImportColumn(_)
        | Choosing::Type(_)
        | Choosing::Callee
        | Choosing::Message
        | Choosing::Template
        | Choosing::Recipient
        | Choosing::Tags(_) => WIDE_LIST,
        _ => 48,
    };
    let area = centred(area, width, height.max(5));
    let inside = panel(frame, model, area, &title);
    let columns = usize::from(inside.width);
    let mut lines = Vec::new();
    if typed {
        lines.push(Line::from(vec![
            Span::styled(":", model.theme.key),
            Span::styled(format!("{}▏", choose.typed.value()), model.theme.field),
        ]));
    }
    let room = usize::from(inside.height)
        .saturating_sub(lines.len() + below.len())
        .max(1);
    let first = (choose.cursor + 1).saturating_sub(room);
    for (at, choice) in choices.iter().enumerate().skip(first).take(room) {
        let line = choice_line(model, choose, choice, at, columns);
        let style = if at == choose.cursor {
            model.theme.cursor
        } else {
            model.theme.text
        };
        lines.push(line.style(style));
    }
    if choices.is_empty() {
        let id = match choose.what {
            Choosing::Tags(_) => "tags-none",
            _ => "choose-nothing",
        };
        lines.push(Line::styled(model.texts.get(id), model.theme.dim));
    }
    lines.extend(below);
    frame.render_widget(Paragraph::new(lines), inside);
}

fn choice_line<'a>(
    model: &Model,
    choose: &Choose,
    choice: &Choice,
    at: usize,
    columns: usize,
) -> Line<'a> {
    let name = model.choice_name(choice);
    let cursor = if at == choose.cursor { "▌" } else { " " };
    let mark = match (&choose.what, choice) {
        (Choosing::Type(_) | Choosing::ImportDates, _) => format!("{} ", at + 1),
        (Choosing::Palette, _) => "  ".to_owned(),
        (Choosing::Contact(..), Choice::Contact(channel, direction)) => {
            format!("{} ", channel_key(*channel, *direction))
        }
        (Choosing::Tags(_), Choice::Tag(tag)) => choose::tag_sign(model.tag_mark(choose, tag)),
        (_, choice) if model.is_on(choice) => "✓ ".to_owned(),
        _ => "  ".to_owned(),
    };
    let mut spans = vec![
        Span::styled(cursor, model.theme.border_focus),
        Span::styled(mark, model.theme.key),
    ];
    match choice {
        Choice::Act(action) => {
            let possible = model.possible(*action);
            let style = if possible.is_ok() {
                model.theme.text
            } else {
                model.theme.dim
            };
            let keys = model.keymap.keys(*action).join(" ");
            let about = match possible {
                Ok(()) => action.row().id.to_owned(),
                Err(reason) => model.texts.get(reason),
            };
            spans.push(Span::styled(left(&name, 38), style));
            spans.push(Span::styled(left(&keys, 14), model.theme.key));
            spans.push(Span::styled(
                left(&about, columns.saturating_sub(55)),
                model.theme.dim,
            ));
        }
        Choice::Field(_) | Choice::Column(_) => {
            let detail = model.choice_detail(choice);
            spans.push(Span::raw(left(&name, 28)));
            let room = columns.saturating_sub(32);
            let detail = format!(" {}", left(&detail, room));
            spans.push(Span::styled(detail, model.theme.dim));
        }
        Choice::Callee(way) if way.closed.is_some() => {
            let name = left(&name, columns.saturating_sub(3));
            spans.push(Span::styled(name, model.theme.dim));
        }
        _ => spans.push(Span::raw(left(&name, columns.saturating_sub(3)))),
    }
    Line::from(spans)
}

pub(super) fn draw_help(frame: &mut Frame<'_>, model: &Model, scroll: usize, area: Rect) {
    let area = centred(area, 78, area.height);
    let inside = panel(frame, model, area, &model.texts.get("help-title"));
    let lines = help_lines(model);
    let most = lines.len().saturating_sub(usize::from(inside.height));
    let shown: Vec<Line<'_>> = lines.into_iter().skip(scroll.min(most)).collect();
    frame.render_widget(Paragraph::new(shown), inside);
}

fn help_lines<'a>(model: &Model) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    for group in Group::ALL {
        let title = model.texts.get(&format!("group-{}", group.id()));
        lines.push(Line::styled(title, model.theme.title));
        for row in ACTIONS.iter().filter(|row| row.group == group) {
            let keys = model.keymap.keys(row.action).join(" ");
            let keys = if keys.is_empty() {
                format!("{}{}", model.keymap.key(Action::Palette), row.id)
            } else {
                keys
            };
            lines.push(Line::from(vec![
                Span::styled(format!("  {}", left(&keys, 14)), model.theme.key),
                Span::raw(cut(&model.texts.get(&row.action.help_text()), 58)),
            ]));
        }
        lines.push(Line::default());
    }
    lines.push(Line::styled(
        model.texts.get("help-signs"),
        model.theme.title,
    ));
    for band in crate::domain::standing::Band::ALL {
        lines.push(Line::from(vec![
            Span::styled(
                format!("  {}", left(super::queue::sign(band), 14)),
                model.theme.band(band),
            ),
            Span::raw(model.texts.band(band)),
        ]));
    }
    lines
}

pub(super) fn draw_problems(frame: &mut Frame<'_>, model: &Model, scroll: usize, area: Rect) {
    let area = centred(area, 78, area.height);
    let inside = panel(frame, model, area, &model.texts.get("problems-title"));
    let columns = usize::from(inside.width).saturating_sub(4);
    let mut lines = Vec::new();
    for problem in &model.problems {
        for (at, words) in wrap(problem, columns).into_iter().enumerate() {
            let sign = if at == 0 { " ! " } else { "   " };
            lines.push(Line::from(vec![
                Span::styled(sign, model.theme.error),
                Span::raw(words),
            ]));
        }
        lines.push(Line::default());
    }
    let most = lines.len().saturating_sub(usize::from(inside.height));
    let shown: Vec<Line<'_>> = lines.into_iter().skip(scroll.min(most)).collect();
    frame.render_widget(Paragraph::new(shown), inside);
}

pub(super) fn draw_empty_book(frame: &mut Frame<'_>, model: &Model, area: Rect) {
    let key = model.keymap.key(Action::Palette);
    let text = model.texts.with("empty-book", &[("key", Place::from(key))]);
    let words = wrap(&text, 60);
    let height = u16::try_from(words.len()).unwrap_or(10) + 4;
    let area = centred(area, 68, height);
    let inside = panel(frame, model, area, &model.texts.get("empty-book-title"));
    let mut lines = vec![Line::default()];
    lines.extend(
        words
            .into_iter()
            .map(|line| Line::from(format!("  {line}"))),
    );
    frame.render_widget(Paragraph::new(lines), inside);
}
