//! Late interest of the client on show: to be read, never recorded from here.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout as Split, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::overlay::panel;
use super::text::{centred, cut, left, right, width, wrap};
use crate::domain::fact::ChargeKind;
use crate::domain::interest::InvoiceInterest;
use crate::domain::money::Money;
use crate::i18n::Place;
use crate::tui::model::{InterestPage, Model};

/// No wider than this: figures that belong together stay together.
const WIDEST: u16 = 90;

/// With fewer lines than these, only the grand total stands below.
const ROOMY: u16 = 14;

pub(super) fn draw(frame: &mut Frame<'_>, model: &Model, page: &InterestPage, area: Rect) {
    let area = place(area);
    let title = format!("{} · {}", model.texts.get("interest-title"), page.name);
    let inside = panel(frame, model, area, &title);
    let (body, foot) = parts(model, page, inside);
    let [above, below] = split(inside, foot.len());
    let most = body.len().saturating_sub(usize::from(above.height));
    let scroll = page.scroll.min(most);
    let rule = if scroll < most { "↓" } else { "─" };
    let dashes = "─".repeat(usize::from(inside.width).saturating_sub(2));
    let shown: Vec<Line<'_>> = body.into_iter().skip(scroll).collect();
    frame.render_widget(Paragraph::new(shown), above);
    if foot.is_empty() {
        return;
    }
    let mut lines = vec![Line::styled(format!("{dashes}{rule}─"), model.theme.border)];
    lines.extend(foot);
    frame.render_widget(Paragraph::new(lines), below);
}

/// How far the page can be scrolled in what lies between header and footer.
pub(super) fn most_scrolled(model: &Model, page: &InterestPage, area: Rect) -> usize {
    let area = place(area);
    let inside = Rect {
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(2),
        ..area
    };
    let (body, foot) = parts(model, page, inside);
    let [above, _] = split(inside, foot.len());
    body.len().saturating_sub(usize::from(above.height))
}

fn place(area: Rect) -> Rect {
    centred(area, WIDEST, area.height)
}

/// Figures scroll above; what holds for all of them stays below a rule.
fn split(inside: Rect, foot: usize) -> [Rect; 2] {
    let foot = if foot == 0 { 0 } else { foot + 1 };
    let foot = u16::try_from(foot).unwrap_or(u16::MAX);
    let foot = foot.min(inside.height.saturating_sub(3));
    Split::vertical([Constraint::Fill(1), Constraint::Length(foot)]).areas(inside)
}

fn parts<'a>(model: &Model, page: &InterestPage, inside: Rect) -> (Vec<Line<'a>>, Vec<Line<'a>>) {
    let columns = usize::from(inside.width);
    let brief = inside.height < ROOMY;
    (
        body(model, page, columns),
        foot(model, page, columns, brief),
    )
}

fn body<'a>(model: &Model, page: &InterestPage, columns: usize) -> Vec<Line<'a>> {
    let (texts, theme) = (&model.texts, &model.theme);
    let found = &page.found;
    let day = texts.day_in_full(found.as_of);
    let mut lines = vec![Line::styled(
        cut(
            &texts.with("interest-as-of", &[("date", Place::from(day))]),
            columns,
        ),
        theme.text,
    )];
    let basis = texts.interest_basis(found);
    if !basis.is_empty() {
        lines.push(Line::styled(cut(&basis, columns), theme.dim));
    }
    lines.push(Line::default());
    if let Some(why) = found.why_none {
        let words = wrap(&texts.no_interest(why, &page.code), columns);
        lines.extend(words.into_iter().map(Line::from));
        return lines;
    }
    for invoice in &found.invoices {
        lines.push(sum_line(model, invoice, columns));
        lines.extend(segment_lines(model, invoice, columns));
        for charge in &invoice.claimed {
            let text = format!("    {}", texts.claimed_already(charge));
            lines.push(Line::styled(cut(&text, columns), theme.good));
        }
    }
    let notes = texts.interest_notes(found);
    if !notes.is_empty() {
        lines.push(Line::default());
    }
    for note in notes {
        let words = wrap(&note, columns).into_iter();
        lines.extend(words.map(|line| Line::styled(line, theme.warning)));
    }
    lines
}

/// The number of an invoice and what could be claimed for it.
fn sum_line<'a>(model: &Model, invoice: &InvoiceInterest, columns: usize) -> Line<'a> {
    let (texts, theme) = (&model.texts, &model.theme);
    let days = texts.with("days", &[("count", Place::from(invoice.days()))]);
    let mut more = String::new();
    for (kind, money) in [
        (ChargeKind::RecoveryCost, invoice.recovery_cost),
        (ChargeKind::Penalty, invoice.penalty),
    ] {
        if let Some(money) = money {
            let kind = texts.get(&format!("charge-{}", kind.id()));
            more.push_str(&format!("  + {} {kind}", texts.money(money)));
        }
    }
    if invoice.uncertain {
        more.push_str("  ?");
    }
    let number = left(&invoice.number, 18);
    let room = columns.saturating_sub(18 + 10 + 16);
    Line::from(vec![
        Span::styled(number, theme.title),
        Span::styled(right(&days, 10), theme.text),
        Span::styled(right(&texts.money(invoice.interest), 16), theme.amount),
        Span::styled(cut(&more, room), theme.text),
    ])
}

/// How the interest of an invoice comes about.
fn segment_lines<'a>(model: &Model, invoice: &InvoiceInterest, columns: usize) -> Vec<Line<'a>> {
    let (texts, theme) = (&model.texts, &model.theme);
    let lines = invoice.segments.iter().map(|segment| {
        let days = texts.with("days-short", &[("count", Place::from(segment.days()))]);
        let principal = Money::new(segment.principal, invoice.interest.currency);
        let text = format!(
            "    {} – {}{}{}{}",
            texts.day_in_numbers(segment.from),
            texts.day_in_numbers(segment.to),
            right(&days, 8),
            right(&texts.money(principal), 20),
            right(&texts.interest_rate(segment), 12),
        );
        Line::styled(cut(&text, columns), theme.dim)
    });
    lines.collect()
}

/// Totals, and that nothing of it is owed.
fn foot<'a>(model: &Model, page: &InterestPage, columns: usize, brief: bool) -> Vec<Line<'a>> {
    let (texts, theme) = (&model.texts, &model.theme);
    let found = &page.found;
    let mut lines = Vec::new();
    let total = found.total();
    if !total.is_zero() {
        let kinds = [
            ("interest-total-interest", ChargeKind::Interest),
            ("interest-total-recovery", ChargeKind::RecoveryCost),
            ("interest-total-penalty", ChargeKind::Penalty),
        ];
        let kinds = kinds
            .into_iter()
            .filter(|_| !brief)
            .filter_map(|(id, kind)| {
                let sums = found.sums(kind);
                let money = Place::from(texts.sums(&sums));
                (!sums.is_zero()).then(|| texts.with(id, &[("money", money)]))
            });
        let mut parts: Vec<String> = kinds.collect();
        let money = Place::from(texts.sums(&total));
        parts.push(texts.with("interest-total", &[("money", money)]));
        let joined = parts.join(" · ");
        let styled = |line: String| Line::styled(line, theme.amount);
        if width(&joined) <= columns {
            lines.push(styled(joined));
        } else {
            let cut = parts.into_iter().map(|part| cut(&part, columns));
            lines.extend(cut.map(styled));
        }
    } else if found.why_none.is_none() {
        lines.push(Line::from(texts.get("interest-nothing-left")));
    }
    if found.why_none.is_none() {
        let words = wrap(&texts.get("interest-not-owed"), columns).into_iter();
        lines.extend(words.map(|line| Line::styled(line, theme.key)));
    }
    if !total.is_zero() && !brief {
        let code = Place::from(page.code.clone());
        let text = texts.with("interest-how-to-claim", &[("code", code)]);
        lines.push(Line::styled(cut(&text, columns), theme.dim));
    }
    lines
}
