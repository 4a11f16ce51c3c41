//! The client on show: who they are, what they owe, what is to be done, and the panes.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Paragraph};

use super::text::{cut, cut_words, width};
use super::{amounts, panes, protocol};
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
    let kind = kind(model, row);
    let room = usize::from(area.width).saturating_sub(width(&kind) + 8);
    block = block
        .title_top(Line::styled(
            format!(
                "{}{} ",
                super::queue::focus_sign(focused),
                cut(&named(model, row), room)
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

/// The name, with the tags behind it.
fn named(model: &Model, row: &QueueRow) -> String {
    let file = model.current_file();
    let tags = file.map(|file| file.account.tags.iter());
    let tags = tags.into_iter().flatten().map(|tag| format!(" #{tag}"));
    format!("{}{}", row.name, tags.collect::<String>())
}

/// The type, and the one that is proposed.
fn kind(model: &Model, row: &QueueRow) -> String {
    let kind = model.texts.debtor_type(row.debtor_type);
    let file = model.current_file();
    match file.and_then(|file| file.type_proposal.as_ref()) {
        Some(proposal) => {
            let proposed = model.texts.debtor_type(proposal.debtor_type);
            let places = [("type", Place::from(proposed))];
            let proposed = model.texts.with("type-proposal-title", &places);
            format!("{kind} → {proposed}")
        }
        None => kind,
    }
}

/// Where the panes are below the queue, the line on how the client pays needs a screen of so many lines.
const ROOM_FOR_HABIT: u16 = 24;

/// Amounts, what is to be done, and how to reach them: as many lines as there is room for.
fn head<'a>(model: &Model, row: &QueueRow, columns: usize) -> Vec<Line<'a>> {
    let most = if Layout::of(model.size) == Layout::Stacked {
        1
    } else {
        3
    };
    let mut lines = amounts::lines(model, &row.standing, columns, most);
    lines.extend(protocol::head(model, row, columns));
    if Layout::of(model.size) != Layout::Stacked || model.size.1 >= ROOM_FOR_HABIT {
        lines.extend(habit_line(model, columns));
    }
    if Layout::of(model.size) != Layout::Stacked {
        lines.extend(reach_line(model, columns));
        lines.push(Line::default());
    }
    lines
}

/// How the client usually pays.
fn habit_line<'a>(model: &Model, columns: usize) -> Option<Line<'a>> {
    let habit = &model.current_file()?.habit;
    let (texts, theme) = (&model.texts, &model.theme);
    let text = texts.habit_within(habit, model.today(), columns, &width)?;
    Some(Line::styled(cut_words(&text, columns), theme.dim))
}

fn reach_line<'a>(model: &Model, columns: usize) -> Option<Line<'a>> {
    let file = model.current_file()?;
    let details = &file.account.details;
    let code = details
        .code
        .as_ref()
        .filter(|code| details.name.as_ref() != Some(code));
    // Whoever is named first; the others are a key away.
    let people = file.account.people();
    let first = people.first().map(|it| &it.stated);
    let person = first.map(|it| &it.name).filter(|it| !it.is_empty());
    let number = first.and_then(|it| it.phones.first());
    let number = number.map(|it| model.texts.phone(it));
    let email = first.and_then(|it| it.emails.first());
    let fields = [
        code,
        person,
        number.as_ref(),
        email,
        details.tax_id.as_ref(),
    ];
    let mut parts: Vec<String> = fields.into_iter().flatten().cloned().collect();
    if people.len() > 1 {
        parts.insert(parts.len().min(2), format!("(+{})", people.len() - 1));
    }
    parts.extend(model.texts.erased(&file.account, model.today()));
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
