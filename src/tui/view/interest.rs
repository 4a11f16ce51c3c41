//! Late interest of the client on show: what was claimed, what was let go, and what could be claimed.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout as Split, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::overlay::panel;
use super::text::{centred, cut, left, right, width, wrap};
use crate::domain::fact::ChargeKind;
use crate::domain::interest::{InvoiceInterest, NoInterest};
use crate::domain::money::Money;
use crate::i18n::Place;
use crate::tui::action::Action;
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
        let words = wrap(&why_none(model, why), columns);
        lines.extend(words.into_iter().map(Line::from));
        for invoice in &found.invoices {
            lines.push(Line::default());
            lines.push(Line::styled(invoice.number.clone(), theme.title));
            lines.extend(charge_lines(model, invoice, columns));
        }
        return lines;
    }
    for invoice in &found.invoices {
        lines.push(sum_line(model, invoice, columns));
        lines.extend(segment_lines(model, invoice, columns));
        lines.extend(charge_lines(model, invoice, columns));
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

/// Why there is no figure, and with which keys it can be had.
fn why_none(model: &Model, why: NoInterest) -> String {
    let key = |action| Place::from(model.keymap.key(action));
    let places = [
        ("business", key(Action::InterestBusiness)),
        ("consumer", key(Action::InterestConsumer)),
        ("public", key(Action::InterestPublicBody)),
        ("terms", key(Action::InterestTerms)),
    ];
    match why {
        NoInterest::KindUnknown | NoInterest::Consumer => {
            let id = format!("interest-none-{}-desk", why.id());
            model.texts.with(&id, &places)
        }
        NoInterest::NothingLate => model.texts.no_interest(why, ""),
    }
}

/// What was claimed for an invoice, whether it is too much, and what was let go.
fn charge_lines<'a>(model: &Model, invoice: &InvoiceInterest, columns: usize) -> Vec<Line<'a>> {
    let (texts, theme) = (&model.texts, &model.theme);
    let mut lines = Vec::new();
    let mut add = |text: String, style| {
        let words = wrap(&text, columns.saturating_sub(4)).into_iter();
        lines.extend(words.map(|line| Line::styled(format!("    {line}"), style)));
    };
    for claimed in &invoice.claimed {
        add(texts.claimed_already(claimed), theme.good);
        if let Some(too_much) = texts.claimed_too_much(claimed) {
            let key = Place::from(model.keymap.key(Action::InterestWaive));
            let way = texts.with("interest-waive-key", &[("key", key)]);
            add(format!("{too_much} {way}"), theme.warning);
        }
    }
    for waived in &invoice.waived {
        add(texts.waived_already(waived), theme.dim);
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
        parts.push(texts.with("interest-total-new", &[("money", money)]));
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
    let claimed = found.claimed();
    if !claimed.is_zero() {
        let money = Place::from(texts.sums(&claimed));
        let text = texts.with("interest-total-claimed", &[("money", money)]);
        lines.push(Line::styled(cut(&text, columns), theme.good));
    }
    if found.why_none.is_none() && !total.is_zero() {
        let words = wrap(&texts.get("interest-not-owed"), columns).into_iter();
        lines.extend(words.map(|line| Line::styled(line, theme.key)));
    }
    lines
}
