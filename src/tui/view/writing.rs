//! A message being written: whom it is for, what it is about, the text, and what the tone check says of it.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Clear, Paragraph};
use tui_input::Input;

use super::text::{cut, width, wrap};
use crate::domain::contact::Channel;
use crate::i18n::Place;
use crate::message::tone::{Finding, Severity};
use crate::tui::action::{ACTIONS, Scope};
use crate::tui::model::{Model, Way, Writing, WritingPart, WritingStage};

/// The first place in the footer that the message's own line of keys leaves to it.
const OWN_KEYS: std::ops::Range<u8> = 1..9;

/// Columns that the names of the fields take.
const NAMES: usize = 9;

pub(super) fn draw(frame: &mut Frame<'_>, model: &Model, writing: &Writing, area: Rect) {
    let inside = frame_of(frame, model, writing, area);
    if inside.is_empty() {
        return;
    }
    let columns = usize::from(inside.width);
    let mut top = vec![to(model, writing, columns)];
    if writing.has_subject() {
        top.push(subject(model, writing, columns));
    }
    if !writing.about.message.attachments.is_empty() {
        top.push(papers(model, writing, columns));
    }
    let told = told(model, writing, columns);
    let most = usize::from(inside.height);
    let below = told.len().min(most / 2);
    let [above, text, foot, keys] = parts(inside, top.len(), below);
    frame.render_widget(Paragraph::new(top), above);
    draw_text(frame, model, writing, text);
    frame.render_widget(
        Paragraph::new(told.into_iter().take(below).collect::<Vec<_>>()),
        foot,
    );
    // While something is asked, other keys have their say.
    if matches!(writing.stage, WritingStage::Writing) {
        frame.render_widget(Paragraph::new(own_keys(model, columns)), keys);
    }
    put_cursor(frame, writing, above, foot);
}

/// Heads, a line across, the text, what is told, and the keys.
fn parts(inside: Rect, heads: usize, told: usize) -> [Rect; 4] {
    let heads = u16::try_from(heads).unwrap_or(u16::MAX).min(inside.height);
    let told = u16::try_from(told).unwrap_or(0);
    let keys = 1.min(inside.height - heads);
    let text = inside.height - heads - keys - told.min(inside.height - heads - keys);
    let line = |y: u16, height: u16| Rect {
        y: inside.y + y,
        height,
        ..inside
    };
    [
        line(0, heads),
        line(heads, text),
        line(heads + text, told),
        line(inside.height - keys, keys),
    ]
}

fn frame_of(frame: &mut Frame<'_>, model: &Model, writing: &Writing, area: Rect) -> Rect {
    let (texts, theme) = (&model.texts, &model.theme);
    let message = &writing.about.message;
    let channel = texts.channel(message.channel);
    let places = [
        ("channel", Place::from(channel)),
        ("name", Place::from(&writing.name)),
    ];
    let title = texts.with("writing-title", &places);
    let mut right = Vec::new();
    if writing.recovered {
        right.push(Span::styled(
            format!(" {} ", texts.get("writing-recovered")),
            theme.warning,
        ));
    }
    if let Some(round) = &model.round {
        let turn = format!(" {}/{} ", round.turn(), round.total);
        right.push(Span::styled(turn, theme.title));
    }
    let template = model.template_title(message);
    right.push(Span::styled(format!(" {template} "), theme.key));
    let taken = Line::from(right.clone()).width() + 6;
    let room = usize::from(area.width).saturating_sub(taken);
    let block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(theme.border_focus)
        .title_top(Line::styled(
            format!(" {} ", cut(&title, room)),
            theme.title,
        ))
        .title_top(Line::from(right).right_aligned());
    let inside = block.inner(area);
    frame.render_widget(Clear, area);
    frame.render_widget(block.style(theme.text), area);
    Rect {
        x: inside.x + 1.min(inside.width),
        width: inside.width.saturating_sub(2),
        ..inside
    }
}

fn named<'a>(model: &Model, id: &str) -> Span<'a> {
    let name = cut(&model.texts.get(id), NAMES - 1);
    let blanks = " ".repeat(NAMES - width(&name));
    Span::styled(format!("{name}{blanks}"), model.theme.key)
}

/// Whom it is for, and where it goes.
fn to<'a>(model: &Model, writing: &Writing, columns: usize) -> Line<'a> {
    let name = named(model, "writing-to");
    if let WritingStage::Address(input) = &writing.stage {
        let field = Span::styled(input.value().to_owned(), model.theme.field);
        return Line::from(vec![name, field]);
    }
    let message = &writing.about.message;
    let (text, style) = match &message.to {
        Some(to) => {
            let address = to.address.as_deref().map(|it| match message.channel {
                Channel::Email => format!("<{it}>"),
                _ => model.texts.phone(it),
            });
            let known = address.is_some() || message.channel == Channel::Letter;
            let parts = [Some(to.name.clone()), address].into_iter().flatten();
            let parts: Vec<String> = parts.filter(|it| !it.is_empty()).collect();
            match known {
                true if parts.is_empty() => (writing.name.clone(), model.theme.text),
                true => (parts.join(" "), model.theme.text),
                false => (
                    format!(
                        "{} · {}",
                        parts.join(" "),
                        model.texts.get("writing-nowhere")
                    ),
                    model.theme.warning,
                ),
            }
        }
        None if message.channel == Channel::Letter => (writing.name.clone(), model.theme.text),
        None => (model.texts.get("writing-nowhere"), model.theme.warning),
    };
    let room = columns.saturating_sub(NAMES);
    Line::from(vec![name, Span::styled(cut(&text, room), style)])
}

fn subject<'a>(model: &Model, writing: &Writing, columns: usize) -> Line<'a> {
    let style = match writing.part {
        WritingPart::Subject => model.theme.field,
        WritingPart::Text => model.theme.text,
    };
    let room = columns.saturating_sub(NAMES);
    let value = cut(writing.subject.value(), room);
    Line::from(vec![
        named(model, "writing-subject"),
        Span::styled(value, style),
    ])
}

fn papers<'a>(model: &Model, writing: &Writing, columns: usize) -> Line<'a> {
    let papers = writing.about.message.attachments.iter();
    let names: Vec<String> = papers.map(|paper| model.texts.attachment(paper)).collect();
    let room = columns.saturating_sub(NAMES);
    Line::from(vec![
        named(model, "writing-papers"),
        Span::raw(cut(&names.join(", "), room)),
    ])
}

fn draw_text(frame: &mut Frame<'_>, model: &Model, writing: &Writing, area: Rect) {
    if area.height < 2 {
        return;
    }
    let line = Line::styled("─".repeat(usize::from(area.width)), model.theme.border);
    frame.render_widget(Paragraph::new(line), Rect { height: 1, ..area });
    let text = Rect {
        y: area.y + 1,
        height: area.height - 1,
        ..area
    };
    frame.render_widget(&writing.area, text);
}

/// What is asked, else what the tone check says.
fn told<'a>(model: &Model, writing: &Writing, columns: usize) -> Vec<Line<'a>> {
    let texts = &model.texts;
    let asked = match &writing.stage {
        WritingStage::Writing | WritingStage::Address(_) => return tone(model, writing, columns),
        WritingStage::File(_, input) => ask(model, "writing-ask-file", input.value()),
        WritingStage::Reason(_, input) => ask(model, "writing-ask-reason", input.value()),
        WritingStage::Password(input) => {
            let dots = "•".repeat(input.value().chars().count());
            ask(model, "writing-ask-password", &dots)
        }
        WritingStage::Sending(_) => vec![Line::styled(
            texts.get("writing-sending"),
            model.theme.title,
        )],
        WritingStage::Handed(way) => {
            let mut text = texts.get(&format!("writing-handed-{}", way.id()));
            // A link and a clipboard carry words only.
            let papers = writing.about.message.attachments.iter();
            let names: Vec<String> = papers.map(|paper| texts.attachment(paper)).collect();
            if !names.is_empty() && *way != Way::Page {
                let places = [("papers", Place::from(names.join(", ")))];
                text = format!("{} {text}", texts.with("writing-attach-yourself", &places));
            }
            let lines = wrap(&text, columns).into_iter();
            lines
                .map(|it| Line::styled(it, model.theme.title))
                .collect()
        }
    };
    std::iter::once(across(model, columns))
        .chain(asked)
        .collect()
}

fn across<'a>(model: &Model, columns: usize) -> Line<'a> {
    Line::styled("─".repeat(columns), model.theme.border)
}

fn ask<'a>(model: &Model, id: &str, typed: &str) -> Vec<Line<'a>> {
    vec![
        Line::styled(model.texts.get(id), model.theme.title),
        Line::styled(typed.to_owned(), model.theme.field),
    ]
}

/// Each phrase that offends, why, and what could be said instead.
fn tone<'a>(model: &Model, writing: &Writing, columns: usize) -> Vec<Line<'a>> {
    let theme = &model.theme;
    if writing.findings.is_empty() {
        return Vec::new();
    }
    let said = writing.said();
    let mut lines = vec![across(model, columns)];
    for finding in &writing.findings {
        let (sign, style) = match finding.severity {
            Severity::Serious => ("‼", theme.error),
            Severity::Mild => ("!", theme.warning),
        };
        lines.extend(explained(model, &said, finding, (sign, style), columns));
    }
    lines
}

/// What a phrase does, and what could be said instead.
pub(super) fn explained<'a>(
    model: &Model,
    said: &str,
    finding: &Finding,
    (sign, style): (&'static str, Style),
    columns: usize,
) -> Vec<Line<'a>> {
    let phrase = said.get(finding.range.clone()).unwrap_or_default();
    let places = [
        ("phrase", Place::from(phrase.replace('\n', " "))),
        ("why", Place::from(&finding.why)),
        ("kinder", Place::from(&finding.kinder)),
    ];
    let text = model.texts.with("writing-tone", &places);
    let words = wrap(&text, columns.saturating_sub(2)).into_iter();
    let signs = std::iter::once(sign).chain(std::iter::repeat(" "));
    let lines = words.zip(signs).map(|(words, sign)| {
        Line::from(vec![
            Span::styled(format!("{sign} "), style),
            Span::raw(words),
        ])
    });
    lines.collect()
}

/// What can be done with the message besides sending it.
fn own_keys<'a>(model: &Model, columns: usize) -> Line<'a> {
    let rows = ACTIONS.iter().filter(|row| row.scope == Scope::Message);
    let rows = rows.filter(|row| OWN_KEYS.contains(&row.footer));
    let mut spans = Vec::new();
    let mut used = 0;
    for row in rows {
        let key = model.keymap.key(row.action);
        let name = model
            .texts
            .get(&format!("{}-short", row.action.name_text()));
        let wide = width(&key) + width(&name) + 2;
        if !key.is_empty() && used + wide <= columns {
            used += wide;
            spans.push(Span::styled(key, model.theme.key));
            spans.push(Span::raw(format!(" {name} ")));
        }
    }
    Line::from(spans)
}

fn put_cursor(frame: &mut Frame<'_>, writing: &Writing, above: Rect, foot: Rect) {
    let at = |input: &Input, x: u16, y: u16, right: u16| {
        let column = u16::try_from(input.visual_cursor()).unwrap_or(0);
        ((x + column).min(right.saturating_sub(1)), y)
    };
    let names = u16::try_from(NAMES).unwrap_or(0);
    match &writing.stage {
        WritingStage::Address(input) => {
            frame.set_cursor_position(at(input, above.x + names, above.y, above.right()));
        }
        WritingStage::File(_, input)
        | WritingStage::Reason(_, input)
        | WritingStage::Password(input) => {
            frame.set_cursor_position(at(input, foot.x, foot.y + 2, foot.right()));
        }
        WritingStage::Writing if writing.part == WritingPart::Subject => {
            let input = &writing.subject;
            frame.set_cursor_position(at(input, above.x + names, above.y + 1, above.right()));
        }
        _ => {}
    }
}
