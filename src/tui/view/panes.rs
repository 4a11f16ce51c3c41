//! The panes of a client: history, notes, invoices, promises, and why they stand where they stand.

use chrono::NaiveDate;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use rust_decimal::Decimal;

use super::text::{cut, cut_words, left, right, width, wrap};
use crate::app::DebtorFile;
use crate::domain::account::{PromiseStatus, collectables, reversed_batches};
use crate::domain::fact::{Entry, Fact};
use crate::domain::money::Money;
use crate::i18n::Place;
use crate::tui::model::{Layout, Model, Pane};

/// In fewer columns, what is left of a remark says nothing.
const LEAST_REMARK: usize = 12;

/// All lines of the pane on show.
pub(super) fn lines<'a>(model: &Model, columns: usize) -> Vec<Line<'a>> {
    let Some(file) = model.current_file() else {
        return vec![Line::styled(
            model.texts.get("bar-loading"),
            model.theme.dim,
        )];
    };
    let lines = match model.detail.pane {
        Pane::History => history(model, file, columns, |_| true),
        Pane::Notes => history(model, file, columns, is_note),
        Pane::Invoices => invoices(model, file, columns),
        Pane::Promises => promises(model, file, columns),
        Pane::Protocol => super::protocol::lines(model, file, columns),
        Pane::Why => why(model, file, columns),
    };
    if lines.is_empty() {
        return vec![Line::styled(model.texts.get("pane-empty"), model.theme.dim)];
    }
    lines
}

fn is_note(fact: &Fact) -> bool {
    match fact {
        Fact::Note(_) => true,
        Fact::Contact(contact) => contact.note.is_some(),
        _ => false,
    }
}

/// What happened, newest first, with its author. What was taken back is crossed out.
fn history<'a>(
    model: &Model,
    file: &DebtorFile,
    columns: usize,
    shown: impl Fn(&Fact) -> bool,
) -> Vec<Line<'a>> {
    let (texts, theme) = (&model.texts, &model.theme);
    let reversed = reversed_batches(&file.entries);
    let mut entries: Vec<&Entry> = file
        .entries
        .iter()
        .filter(|entry| entry.happened_at <= model.now)
        .filter(|entry| !matches!(entry.fact, Some(Fact::Reversal(_))))
        .collect();
    entries.sort_by_key(|entry| std::cmp::Reverse((entry.happened_at, entry.number)));
    let mut lines = Vec::new();
    let mut any_assumed = false;
    for entry in entries {
        let Some(fact) = entry.fact.as_ref().filter(|fact| shown(fact)) else {
            continue;
        };
        any_assumed |= matches!(fact, Fact::Payment(payment) if payment.day_assumed);
        let taken_back = reversed.contains(&entry.batch);
        let when = moment(model, entry);
        let gutter = 17;
        let mut text = texts
            .fact_of(file, entry, model.today())
            .unwrap_or_default();
        if taken_back {
            text = format!("{text} ({})", texts.get("history-taken-back"));
        }
        let words = wrap(&text, columns.saturating_sub(gutter + 9).max(12));
        let style = if taken_back {
            theme.dim
        } else {
            fact_style(model, fact)
        };
        for (at, words) in words.into_iter().enumerate() {
            let when = if at == 0 { when.as_str() } else { "" };
            let author = if at == 0 { entry.author.as_ref() } else { "" };
            lines.push(Line::from(vec![
                Span::styled(left(when, gutter), theme.dim),
                Span::styled(left(author, 8), theme.dim),
                Span::raw(" "),
                Span::styled(words, style),
            ]));
        }
    }
    if any_assumed {
        let text = texts.get("history-day-assumed");
        let words = wrap(&text, columns.max(12)).into_iter();
        lines.extend(words.map(|words| Line::styled(words, theme.dim)));
    }
    lines
}

/// The day, with the hour where it is known.
fn moment(model: &Model, entry: &Entry) -> String {
    if entry.happened_at.time() == chrono::NaiveTime::MIN {
        model.texts.day(entry.happened_at.date(), model.today())
    } else {
        model.texts.moment(entry.happened_at, model.today())
    }
}

fn fact_style(model: &Model, fact: &Fact) -> Style {
    let theme = &model.theme;
    match fact {
        Fact::Payment(_) => theme.good,
        Fact::Promise(_) | Fact::Plan(_) => theme.band_promise_due,
        Fact::DisputeOpened(_) => theme.band_review,
        Fact::Note(_) | Fact::Contact(_) => theme.text,
        _ => theme.dim,
    }
}

/// Open invoices by due date, then the settled ones, newest first.
fn invoices<'a>(model: &Model, file: &DebtorFile, columns: usize) -> Vec<Line<'a>> {
    let account = &file.account;
    let theme = &model.theme;
    let open = account.invoices.iter().filter(|invoice| invoice.is_open());
    let settled = account
        .invoices
        .iter()
        .rev()
        .filter(|invoice| !invoice.is_open());
    let mut lines = Vec::new();
    for invoice in open.chain(settled) {
        let balance = invoice.balance();
        let mut remarks = Vec::new();
        if let Some(contested) = account.disputed_part(invoice) {
            let money = Money::new(contested, balance.currency);
            let place = Place::from(model.texts.money(money));
            remarks.push(model.texts.with("invoice-disputed", &[("money", place)]));
        }
        if account.is_held(invoice, model.today()) {
            remarks.push(model.texts.get("invoice-held"));
        }
        if invoice.parts.len() > 1 {
            let place = Place::from(invoice.parts.len());
            remarks.push(model.texts.with("invoice-parts", &[("count", place)]));
        }
        let days = (model.today() - invoice.due_on).num_days();
        let overdue = invoice.overdue_on(model.today()) > Decimal::ZERO;
        let given_up = Money::new(invoice.written_off, balance.currency);
        if invoice.written_off > Decimal::ZERO {
            let place = Place::from(model.texts.money(given_up));
            remarks.push(model.texts.with("invoice-written_off", &[("money", place)]));
        }
        let age = if !invoice.is_open() && invoice.written_off > Decimal::ZERO {
            model.texts.get("invoice-given_up")
        } else if !invoice.is_open() {
            model.texts.get("invoice-settled")
        } else if overdue && days > 0 {
            model
                .texts
                .with("days-short", &[("count", Place::from(days))])
        } else {
            String::new()
        };
        let style = if !invoice.is_open() {
            theme.dim
        } else if overdue {
            theme.warning
        } else {
            theme.text
        };
        let number = left(&invoice.number, (columns / 4).clamp(10, 20));
        let due = model.texts.day(invoice.due_on, model.today());
        lines.push(Line::from(vec![
            Span::styled(number, theme.text),
            Span::styled(format!(" {}", left(&due, 12)), theme.dim),
            Span::styled(right(&model.texts.money(balance), 16), style),
            Span::styled(right(&age, 10), style),
            Span::styled(format!("  {}", remarks.join(" · ")), theme.band_review),
        ]));
        if invoice.parts.len() > 1 && invoice.is_open() {
            for part in invoice.parts.iter().filter(|it| !it.balance.is_zero()) {
                let money = Money::new(part.balance, balance.currency);
                let due = model.texts.day(part.due_on, model.today());
                let late = part.due_on < model.today();
                let style = if late { theme.warning } else { theme.dim };
                lines.push(Line::from(vec![
                    Span::raw(left("", (columns / 4).clamp(10, 20))),
                    Span::styled(format!(" {}", left(&due, 12)), theme.dim),
                    Span::styled(right(&model.texts.money(money), 16), style),
                ]));
            }
        }
    }
    lines
}

/// How promises were kept; then promises and instalments, the next one due first, then those that are over.
fn promises<'a>(model: &Model, file: &DebtorFile, columns: usize) -> Vec<Line<'a>> {
    let (texts, theme) = (&model.texts, &model.theme);
    let live = |status| status == PromiseStatus::Pending;
    let promises = &file.account.promises;
    let first = promises.iter().filter(|promise| live(promise.status));
    let over = promises
        .iter()
        .rev()
        .filter(|promise| !live(promise.status));
    let kept = texts.kept(&file.kept).into_iter();
    let mut lines: Vec<Line<'a>> = kept
        .map(|text| Line::styled(cut(&text, columns), theme.dim))
        .collect();
    for promise in first.chain(over) {
        let style = match promise.status {
            PromiseStatus::Pending => theme.band_promise_due,
            PromiseStatus::Kept => theme.good,
            PromiseStatus::Broken | PromiseStatus::PartlyKept => theme.error,
            PromiseStatus::Replaced | PromiseStatus::Cancelled => theme.dim,
        };
        let made = texts.day(promise.made_at.date(), model.today());
        let mut remark = texts.with("promise-made", &[("date", Place::from(made))]);
        if promise.of_plan {
            remark = format!("{} · {remark}", texts.get("promise-of-plan"));
        }
        if promise.status == PromiseStatus::PartlyKept {
            let paid = Money::new(promise.paid_in_time, promise.money.currency);
            let paid = texts.with("promise-paid", &[("money", Place::from(texts.money(paid)))]);
            remark = format!("{paid} · {remark}");
        }
        let room = columns.saturating_sub(12 + 16 + 20);
        let remark = match cut_words(&remark, room) {
            stump if stump.ends_with('…') && width(&stump) < LEAST_REMARK => String::new(),
            shown => shown,
        };
        lines.push(Line::from(vec![
            Span::raw(left(&texts.day(promise.due_on, model.today()), 12)),
            Span::styled(right(&texts.money(promise.money), 16), theme.amount),
            Span::styled(
                format!("  {}", left(&texts.promise_status(promise.status), 18)),
                style,
            ),
            Span::styled(remark, theme.dim),
        ]));
    }
    lines
}

/// Each rule with its points, then how what is to be collected comes about.
fn why<'a>(model: &Model, file: &DebtorFile, columns: usize) -> Vec<Line<'a>> {
    let (texts, theme) = (&model.texts, &model.theme);
    let standing = &file.standing;
    let points = |points: i32| right(&points.to_string(), 5);
    // Where the head has no room for it, what kind of client it is stands here.
    let narrow = Layout::of(model.size) == Layout::Stacked;
    let kind = texts.kind_of_client(&file.account).filter(|_| narrow);
    let kind = kind.map(|it| Line::styled(cut_words(&it, columns), theme.dim));
    let mut lines: Vec<Line<'a>> = kind.into_iter().collect();
    lines.extend([Line::from(vec![
        Span::styled(points(standing.points), theme.amount),
        Span::raw("  "),
        Span::styled(texts.band(standing.band), theme.band(standing.band)),
    ])]);
    for reason in &standing.reasons {
        let shown = if reason.points == 0 {
            right("·", 5)
        } else {
            points(reason.points)
        };
        let text = texts.reason(reason, model.today());
        lines.push(Line::from(vec![
            Span::styled(shown, theme.dim),
            Span::raw(format!("  {}", cut_words(&text, columns.saturating_sub(7)))),
        ]));
    }
    let proposals = file.proposals.iter();
    let mut proposed: Vec<String> = proposals
        .map(|it| texts.proposal(it, model.today()))
        .collect();
    proposed.extend(
        file.type_proposal
            .as_ref()
            .map(|it| texts.type_proposal(it)),
    );
    proposed.extend(file.asks_type.then(|| texts.get("type-question")));
    for text in proposed {
        let words = wrap(&text, columns.saturating_sub(7).max(12));
        lines.extend(words.into_iter().enumerate().map(|(at, words)| {
            let sign = if at == 0 {
                right("→", 5)
            } else {
                right("", 5)
            };
            Line::from(vec![
                Span::styled(sign, theme.key),
                Span::styled(format!("  {words}"), theme.good),
            ])
        }));
    }
    for owed in collectables(&file.account, model.now) {
        lines.push(Line::default());
        let steps: [(&str, Decimal, bool); 7] = [
            ("why-open", owed.open, true),
            ("why-overdue", owed.overdue, true),
            ("why-disputed", -owed.disputed, false),
            ("why-held", -owed.held, false),
            ("why-promised", -owed.promised, false),
            ("why-credit", -owed.credit, false),
            ("why-to-collect", owed.to_collect, true),
        ];
        for (id, amount, always) in steps {
            if always || !amount.is_zero() {
                let money = texts.money(Money::new(amount, owed.currency));
                let style = if id == "why-to-collect" {
                    theme.amount
                } else {
                    theme.text
                };
                lines.push(Line::from(vec![
                    Span::styled(left(&texts.get(id), 28), theme.dim),
                    Span::styled(right(&money, 18), style),
                ]));
            }
        }
    }
    if standing.reasons.iter().any(|it| it.rule.is_prescription()) {
        lines.push(Line::default());
        let words = wrap(&texts.get("why-prescription"), columns);
        lines.extend(words.into_iter().map(|it| Line::styled(it, theme.dim)));
    }
    lines.extend(since_line(model, standing.last_contact_on));
    lines
}

fn since_line<'a>(model: &Model, last_contact_on: Option<NaiveDate>) -> Option<Line<'a>> {
    let day = last_contact_on?;
    let ago = Place::from(model.texts.ago(day, model.today()));
    let text = model.texts.with("why-last-contact", &[("ago", ago)]);
    Some(Line::styled(text, model.theme.dim))
}
