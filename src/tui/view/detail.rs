//! The client on show: who they are, what they owe, what is to be done, and the panes.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Paragraph};

use super::panes;
use super::text::{cut, width};
use crate::domain::standing::Band;
use crate::i18n::Place;
use crate::store::QueueRow;
use crate::tui::model::{Focus, Layout, Model, Pane};

pub(super) fn draw(frame: &mut Frame<'_>, model: &Model, area: Rect) {
    if area.is_empty() {
        return;
    }
    let theme = &model.theme;
    let focused = model.focus == Focus::Panes && model.overlay.is_none();
    let border = if focused {
        theme.border_focus
    } else {
        theme.border
    };
    let mut block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(border);
    let Some(row) = model.current_row() else {
        return frame.render_widget(block, area);
    };
    let kind = model.texts.debtor_type(row.debtor_type);
    let room = usize::from(area.width).saturating_sub(width(&kind) + 8);
    block = block
        .title_top(Line::styled(
            format!(
                "{}{} ",
                super::queue::focus_sign(focused),
                cut(&row.name, room)
            ),
            theme.title,
        ))
        .title_top(
            Line::styled(format!(" {kind} "), theme.debtor_type(row.debtor_type)).right_aligned(),
        );
    let inside = block.inner(area);
    frame.render_widget(block, area);
    let columns = usize::from(inside.width);
    let mut lines = head(model, row, columns);
    lines.push(tabs(model));
    let used = lines.len();
    let room = usize::from(inside.height).saturating_sub(used);
    let pane = panes::lines(model, columns);
    lines.extend(pane.into_iter().skip(model.detail.scroll).take(room));
    frame.render_widget(Paragraph::new(lines).style(theme.text), inside);
}

/// Where the panes are below the queue, the line on how the client pays needs a screen of so many lines.
const ROOM_FOR_HABIT: u16 = 24;

/// Amounts, what is to be done, and how to reach them: as many lines as there is room for.
fn head<'a>(model: &Model, row: &QueueRow, columns: usize) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    let most = if Layout::of(model.size) == Layout::Stacked {
        1
    } else {
        3
    };
    for amounts in row.standing.amounts.iter().take(most) {
        lines.push(amounts_line(model, row, amounts));
    }
    if lines.is_empty() {
        lines.push(Line::from(model.texts.get("reason-nothing_open")));
    }
    lines.push(step_line(model, row, columns));
    if Layout::of(model.size) != Layout::Stacked || model.size.1 >= ROOM_FOR_HABIT {
        lines.extend(habit_line(model, columns));
    }
    if Layout::of(model.size) != Layout::Stacked {
        lines.extend(reach_line(model, columns));
        lines.push(Line::default());
    }
    lines
}

fn amounts_line<'a>(
    model: &Model,
    row: &QueueRow,
    amounts: &crate::domain::standing::Amounts,
) -> Line<'a> {
    let (texts, theme) = (&model.texts, &model.theme);
    let money = |amount| texts.money(crate::domain::money::Money::new(amount, amounts.currency));
    let mut spans = vec![
        Span::styled(format!("{} ", texts.get("head-overdue")), theme.dim),
        Span::styled(money(amounts.overdue), theme.amount),
        Span::styled(format!("  {} ", texts.get("head-to-collect")), theme.dim),
        Span::styled(money(amounts.to_collect), theme.amount),
    ];
    if amounts.open != amounts.overdue {
        spans.push(Span::styled(
            format!("  {} ", texts.get("head-open")),
            theme.dim,
        ));
        spans.push(Span::raw(money(amounts.open)));
    }
    if let Some(days) = row.standing.days_past_due(model.today()) {
        let days = texts.with("days", &[("count", Place::from(days))]);
        spans.push(Span::styled(format!("  {days}"), theme.warning));
    }
    Line::from(spans)
}

fn step_line<'a>(model: &Model, row: &QueueRow, columns: usize) -> Line<'a> {
    let (texts, theme) = (&model.texts, &model.theme);
    let standing = &row.standing;
    let step = standing
        .next_step
        .as_ref()
        .map_or_else(|| texts.get("head-nothing"), |step| texts.step(step));
    let when = match standing.next_at {
        Some(at) if at > model.now => {
            let day = texts.when(at.date(), model.today());
            if at.time() == chrono::NaiveTime::MIN {
                day
            } else {
                format!("{day} {}", at.format("%H:%M"))
            }
        }
        _ => texts.get("date-today"),
    };
    let when = capital(&when);
    let style = if standing.band.is_hidden() {
        theme.dim
    } else {
        theme.band(standing.band)
    };
    let reason = match standing.band {
        Band::StepDue | Band::Settled => String::new(),
        _ => format!("  · {}", texts.strongest_reason(standing, model.today())),
    };
    let used = width(&when) + 2 + width(&step);
    Line::from(vec![
        Span::styled(format!("{when}: "), theme.title),
        Span::styled(
            cut(&step, columns.saturating_sub(width(&when) + 2)),
            theme.text,
        ),
        Span::styled(cut(&reason, columns.saturating_sub(used)), style),
    ])
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// How the client usually pays.
fn habit_line<'a>(model: &Model, columns: usize) -> Option<Line<'a>> {
    let habit = &model.current_file()?.habit;
    let (texts, theme) = (&model.texts, &model.theme);
    let text = texts.habit_within(habit, model.today(), columns, &width)?;
    Some(Line::styled(cut(&text, columns), theme.dim))
}

fn reach_line<'a>(model: &Model, columns: usize) -> Option<Line<'a>> {
    let file = model.current_file()?;
    let details = &file.account.details;
    let code = details
        .code
        .as_ref()
        .filter(|code| details.name.as_ref() != Some(code));
    let fields = [
        code,
        details.contact_person.as_ref(),
        details.phone.as_ref(),
        details.email.as_ref(),
        details.tax_id.as_ref(),
    ];
    let mut parts: Vec<String> = fields.into_iter().flatten().cloned().collect();
    parts.extend(file.account.tags.iter().map(|tag| format!("#{tag}")));
    Some(Line::styled(
        cut(&parts.join("  "), columns),
        model.theme.dim,
    ))
}

/// The titles of the panes, the one on show between brackets.
fn tabs<'a>(model: &Model) -> Line<'a> {
    let mut spans = Vec::new();
    for (pane, title) in titles(model) {
        if pane == model.detail.pane {
            spans.push(Span::styled(format!("[{title}]"), model.theme.key));
        } else {
            spans.push(Span::styled(format!(" {title} "), model.theme.dim));
        }
    }
    Line::from(spans)
}

fn titles(model: &Model) -> Vec<(Pane, String)> {
    let title = |pane: Pane| (pane, model.texts.get(pane.title_text()));
    Pane::ALL.map(title).to_vec()
}

/// The pane whose title is at a position of the screen.
pub(super) fn tab_at(model: &Model, area: Rect, column: u16, line: u16) -> Option<Pane> {
    let inside = Block::bordered().inner(area);
    let row = model.current_row()?;
    let at = inside.y + u16::try_from(head(model, row, usize::from(inside.width)).len()).ok()?;
    if line != at || !inside.contains(Position::new(column, line)) {
        return None;
    }
    let mut left = usize::from(inside.x);
    for (pane, title) in titles(model) {
        let right = left + width(&title) + 2;
        if (left..right).contains(&usize::from(column)) {
            return Some(pane);
        }
        left = right;
    }
    None
}
