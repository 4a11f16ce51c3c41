//! The list of clients, most urgent first.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Paragraph};

use super::text::{cut, left, right, width};
use crate::domain::queue::Match;
use crate::domain::standing::Band;
use crate::i18n::Place;
use crate::store::QueueRow;
use crate::tui::model::{Choice, Focus, Layout, Model, Overlay};

/// Columns for the short name of a type, an amount and an age.
const TYPE: usize = 8;
const AMOUNT: usize = 15;
const AGE: usize = 7;

/// A list narrower than this shows no type and no age.
const NARROW: usize = 48;

/// The sign of a band: never colour alone.
pub(super) fn sign(band: Band) -> &'static str {
    match band {
        Band::BrokenPromise => "!",
        Band::CallBack => "↻",
        Band::PromiseDue => "◆",
        Band::Review => "?",
        Band::StepDue => "●",
        Band::Waiting => "·",
        Band::NotDue => "○",
        Band::Settled => "✓",
    }
}

pub(super) fn row_height(model: &Model) -> usize {
    if Layout::of(model.size) == Layout::Stacked {
        1
    } else {
        2
    }
}

pub(super) fn inner(area: Rect) -> Rect {
    Block::bordered().inner(area)
}

pub(super) fn rows_shown(model: &Model, area: Rect) -> usize {
    usize::from(inner(area).height) / row_height(model)
}

pub(super) fn draw(frame: &mut Frame<'_>, model: &Model, area: Rect) {
    if area.is_empty() {
        return;
    }
    let theme = &model.theme;
    let focused = model.focus == Focus::Queue && model.overlay.is_none();
    let border = if focused {
        theme.border_focus
    } else {
        theme.border
    };
    let block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(border)
        .title_top(title(model, area.width, focused))
        .title_bottom(Line::from(foot(model)).right_aligned());
    let inside = block.inner(area);
    frame.render_widget(block, area);
    if model.queue.debtors.is_empty() {
        return draw_nothing(frame, model, inside);
    }
    let columns = usize::from(inside.width);
    let shown = rows_shown(model, area);
    let mut lines = Vec::with_capacity(shown * 2);
    let queue = &model.queue;
    for place in queue.top..(queue.top + shown).min(queue.debtors.len()) {
        let debtor = queue.debtors[place];
        let under_cursor = place == queue.cursor;
        let selected = queue.selected.contains(&debtor);
        let made = match queue.rows.get(&debtor) {
            Some(row) if row_height(model) == 1 => {
                one_line(model, row, columns, under_cursor, selected)
            }
            Some(row) => two_lines(model, row, columns, under_cursor, selected),
            None => vec![Line::from(left(" …", columns)); row_height(model)],
        };
        let style = if under_cursor {
            theme.cursor
        } else {
            theme.text
        };
        lines.extend(made.into_iter().map(|line| line.style(style)));
    }
    frame.render_widget(Paragraph::new(lines), inside);
}

fn draw_nothing(frame: &mut Frame<'_>, model: &Model, area: Rect) {
    let id = if model.queue.totals.is_none() {
        "bar-loading"
    } else if model.queue.waiting > 0 {
        "queue-found-waiting"
    } else if model.queue.filter.is_active() {
        "queue-nothing-found"
    } else {
        "queue-all-done"
    };
    let keys = [
        ("count", Place::from(model.queue.waiting)),
        (
            "clear",
            Place::from(model.keymap.key(crate::tui::action::Action::ClearFilters)),
        ),
        (
            "hidden",
            Place::from(model.keymap.key(crate::tui::action::Action::ToggleHidden)),
        ),
    ];
    let text = model.texts.with(id, &keys);
    let columns = usize::from(area.width.saturating_sub(2));
    let lines: Vec<Line<'_>> = super::text::wrap(&text, columns)
        .into_iter()
        .map(|line| Line::from(format!(" {line}")))
        .collect();
    frame.render_widget(Paragraph::new(lines).style(model.theme.dim), area);
}

fn marks<'a>(model: &Model, row: &QueueRow, under_cursor: bool, selected: bool) -> Vec<Span<'a>> {
    let theme = &model.theme;
    let cursor = if under_cursor { "▌" } else { " " };
    let band = Span::styled(sign(row.standing.band), theme.band(row.standing.band));
    let mark = if selected {
        Span::styled("✓", theme.selected)
    } else {
        Span::raw(" ")
    };
    vec![Span::styled(cursor, theme.border_focus), band, mark]
}

fn figures<'a>(model: &Model, row: &QueueRow) -> Vec<Span<'a>> {
    let theme = &model.theme;
    let texts = &model.texts;
    let amount = row
        .standing
        .headline()
        .map_or_else(String::new, |money| texts.money_short(money));
    let more = row
        .standing
        .amounts
        .iter()
        .filter(|it| !it.to_collect.is_zero())
        .count()
        > 1;
    let amount = if more { format!("{amount}+") } else { amount };
    let age = row
        .standing
        .days_past_due(model.today())
        .map_or_else(String::new, |days| {
            texts.with("days-short", &[("count", Place::from(days))])
        });
    let kind = texts.debtor_type_short(row.debtor_type);
    vec![
        Span::styled(left(&kind, TYPE), theme.debtor_type(row.debtor_type)),
        Span::styled(format!(" {}", right(&amount, AMOUNT - 1)), theme.amount),
        Span::styled(format!(" {}", right(&age, AGE - 1)), theme.dim),
    ]
}

fn one_line<'a>(
    model: &Model,
    row: &QueueRow,
    columns: usize,
    under_cursor: bool,
    selected: bool,
) -> Vec<Line<'a>> {
    let fixed = 3 + 1 + TYPE + AMOUNT + AGE + 2;
    let free = columns.saturating_sub(fixed);
    let name = (free * 9 / 20).clamp(10, 34).min(free);
    let mut spans = marks(model, row, under_cursor, selected);
    spans.push(Span::styled(left(&row.name, name), model.theme.title));
    spans.push(Span::raw(" "));
    spans.extend(figures(model, row));
    let style = model.theme.band(row.standing.band);
    spans.push(Span::raw("  "));
    spans.push(Span::styled(left(&reason(model, row), free - name), style));
    vec![Line::from(spans)]
}

fn two_lines<'a>(
    model: &Model,
    row: &QueueRow,
    columns: usize,
    under_cursor: bool,
    selected: bool,
) -> Vec<Line<'a>> {
    // Where there is no room for everything, type and age stand aside for the name.
    let narrow = columns < NARROW;
    let fixed = if narrow {
        3 + 1 + AMOUNT
    } else {
        3 + 1 + TYPE + AMOUNT + AGE
    };
    let name = columns.saturating_sub(fixed);
    let mut first = marks(model, row, under_cursor, selected);
    first.push(Span::styled(left(&row.name, name), model.theme.title));
    first.push(Span::raw(" "));
    let figures = figures(model, row).into_iter();
    first.extend(
        figures
            .skip(usize::from(narrow))
            .take(if narrow { 1 } else { 3 }),
    );
    let reason = reason(model, row);
    let style = model.theme.band(row.standing.band);
    let bar = if under_cursor { "▌" } else { " " };
    let second = vec![
        Span::styled(bar, model.theme.border_focus),
        Span::raw("  "),
        Span::styled(left(&reason, columns.saturating_sub(3)), style),
    ];
    vec![Line::from(first), Line::from(second)]
}

/// Why the client stands there; what is unusual about service, and who collects, before it.
fn reason(model: &Model, row: &QueueRow) -> String {
    let reason = model.texts.strongest_reason(&row.standing, model.today());
    match model.texts.service_in_short(&row.standing) {
        Some(service) => format!("{service} · {reason}"),
        None => reason,
    }
}

/// What tells, without colour, which part of the screen takes the keys.
pub(super) fn focus_sign(focused: bool) -> &'static str {
    if focused { "▸" } else { " " }
}

fn title<'a>(model: &Model, columns: u16, focused: bool) -> Line<'a> {
    let texts = &model.texts;
    let queue = &model.queue;
    let order = texts.get(&format!("sort-{}", queue.sort.id()));
    let mut spans = vec![Span::styled(
        format!(
            "{}{} · {order} ",
            focus_sign(focused),
            texts.get("queue-title")
        ),
        model.theme.title,
    )];
    let mut used = spans[0].width() + 4;
    for chip in chips(model) {
        let chip = format!("[{chip}]");
        used += width(&chip) + 1;
        if used > usize::from(columns) {
            spans.push(Span::raw("…"));
            break;
        }
        spans.push(Span::styled(chip, model.theme.chip));
        spans.push(Span::raw(" "));
    }
    Line::from(spans)
}

/// The filters that are on, in words.
fn chips(model: &Model) -> Vec<String> {
    let filter = &model.queue.filter;
    let types = filter.types.iter().copied().map(Choice::OnlyType);
    let bands = filter.bands.iter().copied().map(Choice::OnlyBand);
    let days = filter.least_days.map(Choice::LeastDays);
    let amount = filter.least_amount.map(Choice::LeastAmount);
    let tag = filter.tag.clone().map(Choice::Tag);
    let choices = types.chain(bands).chain(days).chain(amount).chain(tag);
    let mut chips: Vec<String> = choices.map(|choice| model.choice_name(&choice)).collect();
    if filter.hidden_too {
        chips.push(model.texts.get("filter-hidden-too"));
    }
    let searching = matches!(model.overlay, Some(Overlay::Search(_)));
    if !filter.text.is_empty() && !searching {
        let like = if model.queue.how == Match::Alike {
            "≈"
        } else {
            "/"
        };
        chips.push(format!("{like}{}", cut(&filter.text, 20)));
    }
    chips
}

/// What stands at the foot of the list: how many there are, and how many are selected.
fn foot<'a>(model: &Model) -> Vec<Span<'a>> {
    let queue = &model.queue;
    let mut spans = Vec::new();
    if !queue.selected.is_empty() {
        let places = [("count", Place::from(queue.selected.len()))];
        let text = model.texts.with("queue-selected", &places);
        spans.push(Span::styled(format!(" {text} "), model.theme.selected));
    }
    if !queue.debtors.is_empty() {
        let place = model.texts.count(queue.cursor + 1);
        let all = model.texts.count(queue.debtors.len());
        let all = if queue.totals.is_some() {
            all
        } else {
            "…".to_owned()
        };
        spans.push(Span::styled(format!(" {place}/{all} "), model.theme.dim));
    }
    spans
}
