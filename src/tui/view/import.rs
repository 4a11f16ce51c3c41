//! Importing, on top of the desk: the path, the preview, how far it has come, the report.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Gauge, Paragraph};

use super::overlay::panel;
use super::text::{centred, cut, left, width, wrap};
use crate::app::{ImportReport, Preview};
use crate::i18n::Place;
use crate::tui::model::{ImportEntry, ImportStage, Model};

/// Bad rows listed; the command line lists them all.
const LISTED: usize = 200;

pub(super) fn draw(frame: &mut Frame<'_>, model: &Model, entry: &ImportEntry, area: Rect) {
    match &entry.stage {
        ImportStage::Path(problem) => draw_path(frame, model, entry, problem.as_deref(), area),
        ImportStage::DateOrder(problem) => {
            let inside = window(frame, model, area, 9);
            let mut lines = paragraph(problem, inside.width, model);
            lines.push(Line::default());
            lines.push(Line::styled(
                model.texts.get("import-date-order"),
                model.theme.key,
            ));
            frame.render_widget(Paragraph::new(lines), inside);
        }
        ImportStage::Working(done, total) => draw_gauge(frame, model, *done, *total, area),
        ImportStage::Preview(preview) => {
            let inside = window(frame, model, area, area.height);
            let lines = preview_lines(model, preview, usize::from(inside.width));
            draw_scrolled(frame, lines, entry.scroll, inside);
        }
        ImportStage::Done(report) => {
            let inside = window(frame, model, area, area.height.min(20));
            let mut lines = report_lines(model, report, usize::from(inside.width));
            lines.push(Line::default());
            lines.push(Line::styled(
                model.texts.get("import-done"),
                model.theme.key,
            ));
            draw_scrolled(frame, lines, entry.scroll, inside);
        }
    }
}

fn window(frame: &mut Frame<'_>, model: &Model, area: Rect, height: u16) -> Rect {
    let area = centred(area, 100, height);
    panel(frame, model, area, &model.texts.get("import-title"))
}

fn draw_scrolled(frame: &mut Frame<'_>, lines: Vec<Line<'_>>, scroll: usize, area: Rect) {
    let most = lines.len().saturating_sub(usize::from(area.height));
    let shown: Vec<Line<'_>> = lines.into_iter().skip(scroll.min(most)).collect();
    frame.render_widget(Paragraph::new(shown), area);
}

fn paragraph<'a>(text: &str, columns: u16, model: &Model) -> Vec<Line<'a>> {
    let words = wrap(text, usize::from(columns).saturating_sub(2));
    words
        .into_iter()
        .map(|line| Line::styled(format!(" {line}"), model.theme.warning))
        .collect()
}

fn draw_path(
    frame: &mut Frame<'_>,
    model: &Model,
    entry: &ImportEntry,
    problem: Option<&str>,
    area: Rect,
) {
    let inside = window(frame, model, area, 11);
    let columns = usize::from(inside.width).saturating_sub(3);
    let typed = entry.path.value();
    // The end of a long path is what one looks at while typing.
    let skipped = typed.chars().count().saturating_sub(columns);
    let shown: String = typed.chars().skip(skipped).collect();
    let mut lines = vec![
        Line::from(format!(" {}", model.texts.get("import-path"))),
        Line::styled(format!(" {shown}"), model.theme.field),
        Line::default(),
    ];
    if let Some(problem) = problem {
        lines.extend(paragraph(problem, inside.width, model));
    }
    frame.render_widget(Paragraph::new(lines), inside);
    let x = inside.x + 1 + u16::try_from(width(&shown).min(columns)).unwrap_or(0);
    frame.set_cursor_position((x, inside.y + 1));
}

fn draw_gauge(frame: &mut Frame<'_>, model: &Model, done: u64, total: u64, area: Rect) {
    let inside = window(frame, model, area, 5);
    let percent = (done.min(total) * 100).checked_div(total).unwrap_or(0);
    let gauge = Gauge::default()
        .percent(u16::try_from(percent).unwrap_or(100))
        .gauge_style(model.theme.good)
        .label(model.texts.get("import-working"));
    let bar = Rect {
        x: inside.x + 1,
        y: inside.y + inside.height / 2,
        width: inside.width.saturating_sub(2),
        height: 1.min(inside.height),
    };
    frame.render_widget(gauge, bar);
}

fn preview_lines<'a>(model: &Model, preview: &Preview, columns: usize) -> Vec<Line<'a>> {
    let (texts, theme) = (&model.texts, &model.theme);
    let read = &preview.recognised;
    let places = [
        ("encoding", Place::from(read.encoding_name().to_owned())),
        ("separator", Place::from(separator(read.separator))),
        ("line", Place::from(read.heading_line.to_string())),
    ];
    let mut lines = vec![Line::styled(
        texts.with("import-recognised", &places),
        theme.dim,
    )];
    for column in read.columns.iter().filter(|column| column.field.is_some()) {
        let field = column
            .field
            .map(|field| texts.field(field))
            .unwrap_or_default();
        let samples = column.samples.join(" | ");
        lines.push(Line::from(vec![
            Span::styled(format!(" {}", left(&field, 16)), theme.key),
            Span::raw(left(&column.heading, 26)),
            Span::styled(
                format!(" {}", cut(&samples, columns.saturating_sub(45))),
                theme.dim,
            ),
        ]));
    }
    for assumption in &read.assumptions {
        let text = texts.assumption(assumption, model.terms_days);
        lines.push(Line::styled(
            cut(&format!(" · {text}"), columns),
            theme.warning,
        ));
    }
    lines.push(Line::default());
    lines.extend(report_lines(model, &preview.report, columns));
    lines.push(Line::default());
    let next = if preview.report.changes_anything() {
        "import-accept"
    } else {
        "import-nothing-new"
    };
    lines.push(Line::styled(texts.get(next), theme.key));
    lines
}

fn separator(separator: char) -> String {
    match separator {
        '\t' => "Tab".to_owned(),
        other => other.to_string(),
    }
}

fn report_lines<'a>(model: &Model, report: &ImportReport, columns: usize) -> Vec<Line<'a>> {
    let (texts, theme) = (&model.texts, &model.theme);
    let counts = [
        ("import-debtors-added", report.debtors_added),
        ("import-debtors-updated", report.debtors_updated),
        ("import-invoices-added", report.invoices_added),
        ("import-invoices-updated", report.invoices_updated),
        ("import-invoices-unchanged", report.invoices_unchanged),
        ("import-payments-added", report.payments_added),
        ("import-repeated", report.repeated_lines.len() as u64),
    ];
    let mut lines: Vec<Line<'a>> = counts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(id, count)| Line::from(texts.with(id, &[("count", Place::from(*count))])))
        .collect();
    for (debtor, tax_id) in report.suspect_tax_ids.iter().take(LISTED) {
        let places = [
            ("debtor", Place::from(debtor)),
            ("value", Place::from(tax_id)),
        ];
        let text = texts.with("import-suspect-tax-id", &places);
        lines.push(Line::styled(cut(&text, columns), theme.warning));
    }
    for doubt in report.doubts.iter().take(LISTED) {
        let why = texts.row_rejection(doubt);
        let text = format!("  {}: «{}»: {why}", doubt.line, doubt.value);
        lines.push(Line::styled(cut(&text, columns), theme.warning));
    }
    if !report.rejected.is_empty() {
        let count = Place::from(report.rejected.len());
        lines.push(Line::styled(
            texts.with("import-rejected", &[("count", count)]),
            theme.error,
        ));
    }
    for rejection in report.rejected.iter().take(LISTED) {
        let field = rejection
            .field
            .map(|field| texts.field(field))
            .unwrap_or_default();
        let text = format!(
            "  {}: {field} «{}»: {}",
            rejection.line,
            rejection.value,
            texts.row_rejection(rejection)
        );
        lines.push(Line::styled(cut(&text, columns), theme.warning));
    }
    lines
}
