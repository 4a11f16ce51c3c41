//! Recognising payments: a line for each credit, and what the one under the cursor may pay, with what speaks for it.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout as Split, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::overlay::panel;
use super::text::{cut, right, width, wrap};
use crate::app::Credit;
use crate::domain::matching::{Proposal, Verdict};
use crate::domain::money::Money;
use crate::i18n::Place;
use crate::tui::model::{Model, ReconcilePage};

/// From this width on, list and proposals stand side by side.
const WIDE: u16 = 100;

/// Columns of the day and of the amount.
const DAY: usize = 10;
const AMOUNT: usize = 14;

pub(super) fn draw(frame: &mut Frame<'_>, model: &Model, page: &ReconcilePage, area: Rect) {
    let places = [("count", Place::from(page.credits().len()))];
    let title = match page.found {
        Some(_) => model.texts.with("reconcile-title", &places),
        None => model.texts.get("do-reconcile"),
    };
    let inside = panel(frame, model, area, &title);
    let Some(credit) = page.credit() else {
        let id = match page.found {
            None => "reconcile-looking",
            Some(_) => "reconcile-none",
        };
        let words = wrap(
            &model.texts.get(id),
            usize::from(inside.width).saturating_sub(2),
        );
        let lines: Vec<Line<'_>> = words
            .into_iter()
            .map(|line| Line::from(format!(" {line}")))
            .collect();
        return frame.render_widget(Paragraph::new(lines), inside);
    };
    let (list, rule, detail) = if inside.width >= WIDE {
        let left = Constraint::Percentage(48);
        let [list, rule, detail] =
            Split::horizontal([left, Constraint::Length(1), Constraint::Fill(1)]).areas(inside);
        (list, rule, detail)
    } else {
        let above = Constraint::Percentage(42);
        let [list, rule, detail] =
            Split::vertical([above, Constraint::Length(1), Constraint::Fill(1)]).areas(inside);
        (list, rule, detail)
    };
    draw_rule(frame, model, rule);
    let lines = rows(model, page, list);
    frame.render_widget(Paragraph::new(lines), list);
    let lines = about(model, page, credit, usize::from(detail.width));
    frame.render_widget(Paragraph::new(lines), detail);
}

fn draw_rule(frame: &mut Frame<'_>, model: &Model, rule: Rect) {
    let lines: Vec<Line<'_>> = if rule.width == 1 {
        vec![Line::from("│"); usize::from(rule.height)]
    } else {
        vec![Line::from("─".repeat(usize::from(rule.width)))]
    };
    frame.render_widget(Paragraph::new(lines).style(model.theme.border), rule);
}

fn rows<'a>(model: &Model, page: &ReconcilePage, area: Rect) -> Vec<Line<'a>> {
    let height = usize::from(area.height);
    let first = (page.cursor + 1).saturating_sub(height.max(1));
    let credits = page.credits().iter().enumerate().skip(first).take(height);
    credits
        .map(|(place, credit)| row(model, page, place, credit, usize::from(area.width)))
        .collect()
}

fn row<'a>(
    model: &Model,
    page: &ReconcilePage,
    place: usize,
    credit: &Credit,
    columns: usize,
) -> Line<'a> {
    let (sign, style) = sign(model, credit.proposals.first());
    let movement = &credit.movement;
    let cursor = if place == page.cursor { "▌" } else { " " };
    let day = right(&model.texts.day_in_numbers(movement.booked_on), DAY);
    let money = right(&model.texts.money(movement.money), AMOUNT);
    let room = columns.saturating_sub(DAY + AMOUNT + 6);
    let line = Line::from(vec![
        Span::styled(cursor, model.theme.border_focus),
        Span::styled(format!("{sign} "), style),
        Span::raw(day),
        Span::styled(money, model.theme.amount),
        Span::raw("  "),
        Span::raw(cut(&model.texts.said_by_bank(movement), room)),
    ]);
    match place == page.cursor {
        true => line.style(model.theme.cursor),
        false => line,
    }
}

/// A sign and a style for how sure a proposal is, so that colour is never alone.
fn sign(model: &Model, proposal: Option<&Proposal>) -> (&'static str, Style) {
    let theme = &model.theme;
    match proposal.map(|it| it.verdict) {
        Some(Verdict::Certain) => ("●", theme.good),
        Some(Verdict::Likely) => ("◐", theme.warning),
        Some(Verdict::Possible) => ("○", theme.text),
        None => ("–", theme.dim),
    }
}

/// What the bank says of a credit, and what it may pay.
fn about<'a>(
    model: &Model,
    page: &ReconcilePage,
    credit: &Credit,
    columns: usize,
) -> Vec<Line<'a>> {
    let (texts, theme) = (&model.texts, &model.theme);
    let room = columns.saturating_sub(2);
    let mut lines = Vec::new();
    let mut add = |text: &str, indent: &str, style: Style| {
        let words = wrap(text, room.saturating_sub(width(indent))).into_iter();
        lines.extend(words.map(|line| Line::styled(format!(" {indent}{line}"), style)));
    };
    let said = texts.said_by_bank(&credit.movement);
    add(&said, "", theme.title);
    if let Some(account) = credit
        .movement
        .payer
        .account
        .as_deref()
        .filter(|it| !said.contains(it))
    {
        add(account, "", theme.dim);
    }
    if let Some(it) = credit.recorded {
        let places = [
            ("name", Place::from(page.name(it.debtor))),
            ("day", texts.day_in_numbers(it.on).into()),
        ];
        add(
            &texts.with("reconcile-recorded", &places),
            "! ",
            theme.warning,
        );
    }
    if credit.proposals.is_empty() {
        add(&texts.get("reconcile-no-proposal"), "", theme.text);
    }
    for (place, proposal) in credit.proposals.iter().enumerate() {
        let is_chosen = place == page.choice;
        let style = sign(model, Some(proposal)).1;
        let mark = if is_chosen { "▸" } else { " " };
        let head = format!(
            "{} · {} · {}",
            texts.verdict(proposal),
            page.name(proposal.debtor),
            texts.proposed_invoices(proposal)
        );
        add(
            &head,
            &format!("{mark} "),
            if is_chosen { style } else { theme.dim },
        );
        if is_chosen {
            let mut why = texts.all_evidence(proposal);
            let left = credit.movement.money.amount - proposal.used();
            if !left.is_zero() {
                let money = texts.money(Money::new(left, credit.movement.money.currency));
                let left = texts.with("reconcile-credit", &[("money", money.into())]);
                why = format!("{why}; {left}");
            }
            add(&why, "    ", theme.text);
        }
    }
    lines
}
