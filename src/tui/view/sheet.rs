//! A page for paper about to be written: where to.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use super::overlay::panel;
use super::text::{centred, width, wrap};
use crate::i18n::Place;
use crate::tui::model::{Model, PageKind, SheetEntry};

pub(super) fn draw(frame: &mut Frame<'_>, model: &Model, entry: &SheetEntry, area: Rect) {
    let texts = &model.texts;
    let area = centred(area, 76, 10);
    let name = Place::from(&entry.of.name);
    let title = format!("print-title-{}", entry.kind.id());
    let title = texts.with(&title, &[("name", name)]);
    let inside = panel(frame, model, area, &title);
    let columns = usize::from(inside.width).saturating_sub(3);
    // The end of a long path is what one looks at while typing.
    let typed = entry.path.value();
    let skipped = typed.chars().count().saturating_sub(columns);
    let shown: String = typed.chars().skip(skipped).collect();
    let before = entry.path.cursor().saturating_sub(skipped);
    let before: String = shown.chars().take(before).collect();
    let asked = match entry.kind {
        PageKind::Agreement => "print-path",
        PageKind::Statement | PageKind::Dossier => "print-path-page",
    };
    let mut lines = vec![
        Line::from(format!(" {}", texts.get(asked))),
        Line::styled(format!(" {shown}"), model.theme.field),
        Line::default(),
    ];
    let missing = match entry.kind {
        PageKind::Agreement => model.press().missing(),
        PageKind::Statement => model.press().missing_on_statement(),
        PageKind::Dossier => model.press().missing_on_dossier(),
    };
    let told = match &entry.problem {
        Some(problem) => problem.clone(),
        None if missing.is_empty() => String::new(),
        None => {
            let settings = Place::from(missing.join(", "));
            texts.with("print-missing", &[("settings", settings)])
        }
    };
    let told = wrap(&told, columns).into_iter();
    lines.extend(told.map(|line| Line::styled(format!(" {line}"), model.theme.warning)));
    lines.push(Line::default());
    let help = format!(" {}", texts.get("print-path-help"));
    lines.push(Line::styled(help, model.theme.dim));
    frame.render_widget(Paragraph::new(lines), inside);
    let x = inside.x + 1 + u16::try_from(width(&before).min(columns)).unwrap_or(0);
    frame.set_cursor_position((x, inside.y + 1));
}
