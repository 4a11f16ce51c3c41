//! The code that a client pays by, black on white whatever the theme: a phone reads nothing else. What it says stands
//! beside it, so that it can be read out on the phone.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};
use ratatui::text::Line;
use ratatui::widgets::{Clear, Paragraph};

use super::overlay::panel;
use super::text::{centred, cut, wrap};
use crate::i18n::Place;
use crate::print::PayCode;
use crate::print::code::QUIET;
use crate::tui::action::Action;
use crate::tui::model::{CodePage, Model};

/// Columns of the words beside the code: an account number in groups, and a margin.
const WORDS: u16 = 31;

/// Black and white of the fixed part of the palette, which no theme of a terminal changes.
const INK: Style = Style::new().fg(Color::Indexed(16)).bg(Color::Indexed(231));

pub(super) fn draw(frame: &mut Frame<'_>, model: &Model, page: &CodePage, below_header: Rect) {
    let title = model
        .texts
        .with("code-title", &[("name", Place::from(&page.name))]);
    let code = match &page.made {
        Ok(code) => code,
        Err(why) => {
            let none = model.texts.get("code-none");
            let told = format!("{none}\n\n{}", why.told(&model.texts));
            return draw_words(frame, model, &title, &told, below_header);
        }
    };
    let side = to_cells(code.squares.side());
    let most = 2 * to_cells(QUIET);
    let panel_width = WORDS + side + most + 3;
    let panel_height = (side + most).div_ceil(2) + 2;
    if panel_width <= below_header.width && panel_height <= below_header.height {
        let area = centred(below_header, panel_width, panel_height);
        let inside = panel(frame, model, area, &title);
        return draw_code(frame, model, page, code, inside, None);
    }
    // A small screen is all for the code.
    let whole = frame.area();
    let (lines, columns) = ((side + 2).div_ceil(2), WORDS + side + 2);
    if lines > whole.height || columns > whole.width {
        let places = [
            ("lines", Place::from(u32::from(lines))),
            ("columns", u32::from(columns).into()),
        ];
        let told = model.texts.with("code-too-low", &places);
        let told = format!("{told}\n\n{}", said(model, code).join("\n"));
        return draw_words(frame, model, &title, &told, below_header);
    }
    frame.render_widget(Clear, whole);
    frame.render_widget(Paragraph::new("").style(model.theme.text), whole);
    draw_code(frame, model, page, code, whole, Some(&title));
}

/// The words on the left, the code on the right.
fn draw_code(
    frame: &mut Frame<'_>,
    model: &Model,
    page: &CodePage,
    code: &PayCode,
    area: Rect,
    title: Option<&str>,
) {
    let side = code.squares.side();
    let beside = (usize::from(area.width.saturating_sub(WORDS)) - side) / 2;
    let above = (usize::from(area.height) * 2 - side) / 2;
    let (beside, above) = (beside.min(QUIET), above.min(QUIET));
    let blocks = code.squares.half_blocks(beside, above);
    let width = to_cells(side + 2 * beside);
    let height = to_cells(blocks.len()).min(area.height);
    let picture = Rect {
        x: area.right().saturating_sub(width),
        y: area.y + (area.height - height) / 2,
        width,
        height,
    };
    let words = Rect {
        width: area.width - width,
        ..area
    };
    let blocks: Vec<Line<'_>> = blocks.into_iter().map(Line::from).collect();
    frame.render_widget(Paragraph::new(blocks).style(INK), picture);
    frame.render_widget(
        Paragraph::new(words_beside(model, page, code, title, words)),
        words,
    );
}

fn words_beside<'a>(
    model: &Model,
    page: &CodePage,
    code: &PayCode,
    title: Option<&str>,
    area: Rect,
) -> Vec<Line<'a>> {
    let (texts, theme) = (&model.texts, &model.theme);
    let columns = usize::from(area.width).saturating_sub(2);
    let mut lines = Vec::new();
    let mut tell = |text: &str, style, most: usize| {
        let wrapped = wrap(text, columns).into_iter().take(most);
        lines.extend(wrapped.map(|line| Line::styled(format!(" {}", cut(&line, columns)), style)));
    };
    if let Some(title) = title {
        tell(title, theme.title, 2);
        tell(" ", theme.text, 1);
    }
    let which = match page.choices.get(page.at).cloned().flatten() {
        Some(number) => texts.with("code-of", &[("number", Place::from(number))]),
        None => texts.get("code-all"),
    };
    tell(&which, theme.text, 2);
    if page.choices.len() > 1 {
        let places = [
            ("place", Place::from(page.at + 1)),
            ("count", Place::from(page.choices.len())),
        ];
        tell(&texts.with("code-which", &places), theme.dim, 1);
    }
    for (id, value) in rows(model, code) {
        tell(" ", theme.text, 1);
        tell(&texts.get(id), theme.dim, 1);
        let most = if id == "code-pay-to" { 3 } else { 2 };
        tell(&value, theme.text, most);
    }
    tell(" ", theme.text, 1);
    let key = |action| Place::from(model.keymap.key(action));
    if page.choices.len() > 1 {
        let places = [("down", key(Action::ReadDown)), ("up", key(Action::ReadUp))];
        tell(&texts.with("code-keys-choose", &places), theme.dim, 1);
    }
    let close = texts.with("code-keys-close", &[("key", key(Action::ReadClose))]);
    tell(&close, theme.dim, 1);
    lines
}

fn rows(model: &Model, code: &PayCode) -> [(&'static str, String); 4] {
    [
        ("code-pay-to", code.transfer.name().to_owned()),
        ("code-iban", code.iban.clone()),
        ("code-amount", model.texts.money(code.transfer.money())),
        (
            "code-reference",
            code.transfer.remittance().as_str().to_owned(),
        ),
    ]
}

/// What the code says, to be read out.
fn said(model: &Model, code: &PayCode) -> Vec<String> {
    let rows = rows(model, code).into_iter();
    rows.map(|(id, value)| format!("{}: {value}", model.texts.get(id)))
        .collect()
}

/// Words in the place of a code.
fn draw_words(frame: &mut Frame<'_>, model: &Model, title: &str, told: &str, area: Rect) {
    let mut lines = vec![Line::default()];
    for (at, paragraph) in told.lines().enumerate() {
        let style = if at == 0 {
            model.theme.warning
        } else {
            model.theme.text
        };
        let wrapped = wrap(paragraph, 66).into_iter();
        lines.extend(wrapped.map(|line| Line::styled(format!("  {line}"), style)));
        if paragraph.is_empty() {
            lines.push(Line::default());
        }
    }
    let height = to_cells(lines.len()) + 3;
    let area = centred(area, 72, height);
    let inside = panel(frame, model, area, title);
    frame.render_widget(Paragraph::new(lines), inside);
}

fn to_cells(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}
