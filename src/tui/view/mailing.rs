//! E-mails to many: a line for each client, the message under the cursor when it is read, and how far the sending is.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Gauge, Paragraph};

use super::overlay::panel;
use super::text::{cut, left, width, wrap};
use crate::domain::contact::Channel;
use crate::i18n::Place;
use crate::tui::model::{Mailing, MailingMark, MailingRow, MailingStage, Model};

/// Columns of a client's name.
const NAME: usize = 26;

pub(super) fn draw(frame: &mut Frame<'_>, model: &Model, mailing: &Mailing, area: Rect) {
    let ready = mailing.ready().len();
    let places = [
        ("ready", Place::from(ready)),
        ("skipped", Place::from(mailing.rows.len() - ready)),
    ];
    let channel = mailing.order.channel;
    let title = match (&mailing.stage, channel) {
        (MailingStage::Ready, Channel::Letter) => {
            model.texts.with("mailing-title-letters", &places)
        }
        (MailingStage::Ready, _) => model.texts.with("mailing-title", &places),
        (_, Channel::Letter) => model.texts.get("mailing-letters-title"),
        (_, Channel::Email) => model.texts.get("mailing-title-bare"),
        (_, channel) => model.texts.channel(channel),
    };
    let inside = panel(frame, model, area, &title);
    if inside.height < 3 {
        return;
    }
    let body = Rect {
        height: inside.height - 2,
        ..inside
    };
    let foot = Rect {
        y: inside.bottom() - 1,
        height: 1,
        ..inside
    };
    let columns = usize::from(inside.width);
    let reading = mailing.reading.zip(mailing.rows.get(mailing.cursor));
    let lines = match reading {
        Some((scroll, row)) => read(model, row, columns, scroll),
        None if mailing.rows.is_empty() => empty(model, mailing, columns),
        None => list(model, mailing, columns, usize::from(body.height)),
    };
    frame.render_widget(Paragraph::new(lines), body);
    draw_foot(frame, model, mailing, foot);
}

fn empty<'a>(model: &Model, mailing: &Mailing, columns: usize) -> Vec<Line<'a>> {
    let id = match mailing.stage {
        MailingStage::Preparing => "mailing-preparing",
        _ => "mailing-none",
    };
    let lines = wrap(&model.texts.get(id), columns.saturating_sub(2));
    lines
        .into_iter()
        .map(|line| Line::from(format!(" {line}")))
        .collect()
}

fn list<'a>(model: &Model, mailing: &Mailing, columns: usize, height: usize) -> Vec<Line<'a>> {
    let first = (mailing.cursor + 1).saturating_sub(height.max(1));
    let rows = mailing.rows.iter().enumerate().skip(first).take(height);
    rows.map(|(place, row)| {
        let (sign, style) = sign(model, row.mark);
        let cursor = if place == mailing.cursor { "▌" } else { " " };
        let told = match row.mark {
            _ if row.told.is_empty() => row.subject.clone(),
            MailingMark::Ready => row.subject.clone(),
            _ => row.told.replace('\n', " "),
        };
        let room = columns.saturating_sub(NAME + 5);
        let line = Line::from(vec![
            Span::styled(cursor, model.theme.border_focus),
            Span::styled(format!("{sign} "), style),
            Span::raw(left(&row.name, NAME)),
            Span::raw("  "),
            Span::styled(cut(&told, room), style),
        ]);
        match place == mailing.cursor {
            true => line.style(model.theme.cursor),
            false => line,
        }
    })
    .collect()
}

/// A sign and a style, so that colour is never alone.
fn sign(model: &Model, mark: MailingMark) -> (&'static str, Style) {
    let theme = &model.theme;
    match mark {
        MailingMark::Ready => ("●", theme.text),
        MailingMark::Skipped => ("–", theme.dim),
        MailingMark::Sent => ("✓", theme.good),
        MailingMark::Refused => ("✗", theme.error),
        MailingMark::Unknown => ("?", theme.warning),
    }
}

fn read<'a>(model: &Model, row: &MailingRow, columns: usize, scroll: usize) -> Vec<Line<'a>> {
    let room = columns.saturating_sub(2);
    let mut lines = vec![Line::styled(
        format!(" {}", cut(&row.name, room)),
        model.theme.title,
    )];
    lines.push(Line::styled(
        format!(" {}", cut(&row.subject, room)),
        model.theme.key,
    ));
    let text = wrap(&row.text, room).into_iter();
    lines.extend(text.map(|line| Line::from(format!(" {line}"))).skip(scroll));
    lines
}

fn draw_foot(frame: &mut Frame<'_>, model: &Model, mailing: &Mailing, area: Rect) {
    match &mailing.stage {
        MailingStage::Preparing | MailingStage::Ready => {}
        MailingStage::Password(input) => {
            let dots = "•".repeat(input.value().chars().count());
            let line = Line::from(vec![
                Span::styled(
                    format!(" {}: ", model.texts.get("writing-ask-password")),
                    model.theme.title,
                ),
                Span::styled(dots, model.theme.field),
            ]);
            frame.render_widget(Paragraph::new(line), area);
        }
        MailingStage::Path(input) => {
            let ask = format!(" {} ", model.texts.get("mailing-letters-path"));
            let room = usize::from(area.width).saturating_sub(width(&ask) + 1);
            let typed = input.value();
            // The end of a long path is what one looks at while typing.
            let skipped = typed.chars().count().saturating_sub(room);
            let shown: String = typed.chars().skip(skipped).collect();
            let before = input.cursor().saturating_sub(skipped);
            let before: String = shown.chars().take(before).collect();
            let x = u16::try_from(width(&ask) + width(&before)).unwrap_or(0);
            let line = Line::from(vec![
                Span::styled(ask, model.theme.title),
                Span::styled(shown, model.theme.field),
            ]);
            frame.render_widget(Paragraph::new(line), area);
            frame.set_cursor_position(((area.x + x).min(area.right().saturating_sub(1)), area.y));
        }
        MailingStage::Printed(path, letters) => {
            let name = path.file_name().unwrap_or(path.as_os_str());
            let places = [
                ("count", Place::from(letters.len())),
                ("file", Place::from(name.to_string_lossy().into_owned())),
            ];
            let asked = model.texts.with("mailing-letters-sent", &places);
            let asked = cut(&asked, usize::from(area.width).saturating_sub(1));
            let line = Line::styled(format!(" {asked}"), model.theme.title);
            frame.render_widget(Paragraph::new(line), area);
        }
        MailingStage::Sending(done) => {
            let total = mailing.ready().len().max(1);
            let part = (*done as f64 / total as f64).min(1.0);
            let gauge = Gauge::default()
                .gauge_style(model.theme.good)
                .ratio(part)
                .label(format!("{done}/{total}"));
            frame.render_widget(gauge, area);
        }
        MailingStage::Over(told) => {
            let told = cut(told, usize::from(area.width).saturating_sub(1));
            let line = Line::styled(format!(" {told}"), model.theme.title);
            frame.render_widget(Paragraph::new(line), area);
        }
    }
}
