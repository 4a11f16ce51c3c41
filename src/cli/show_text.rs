//! What `cobro show` prints for people.

use std::io::IsTerminal;

use rust_decimal::Decimal;

use super::session::Session;
use super::show::{History, in_words};
use super::show_money;
use super::table::{Align, Table, cut, screen_width, table_width};
use crate::app::DebtorFile;
use crate::domain::fact::Fact;
use crate::domain::money::{Money, Sums};
use crate::i18n::Place;

/// No more lines of history than these; JSON has all.
const LISTED: usize = 20;

/// The whole page: who, what is owed and why now, then invoices, promises, notes and history.
pub(super) fn text(session: &Session, file: &DebtorFile, history: &History<'_>) -> String {
    let sections = [
        head(session, file),
        invoices(session, file),
        promises(session, file),
        show_money::plans(session, file),
        show_money::disputes(session, file),
        show_money::holds(session, file),
        show_money::charges_table(session, file, history.standing()),
        notes(session, history),
        happened(session, file, history),
    ];
    let filled: Vec<&str> = sections
        .iter()
        .map(|it| it.trim_end())
        .filter(|it| !it.is_empty())
        .collect();
    filled.join("\n\n")
}

fn head(session: &Session, file: &DebtorFile) -> String {
    let texts = &session.texts;
    let account = &file.account;
    let details = &account.details;
    let standing = &file.standing;
    let today = session.today();
    let mut lines = vec![format!(
        "{}  [{}]  {} · {}",
        details.display_name(),
        details.key(),
        texts.debtor_type(account.debtor_type),
        texts.band(standing.band)
    )];
    let known = [
        &details.tax_id,
        &details.contact_person,
        &details.phone,
        &details.email,
    ];
    let known: Vec<&str> = known.into_iter().flatten().map(String::as_str).collect();
    lines.extend(texts.erased(account, today));
    if !known.is_empty() {
        lines.push(known.join(" · "));
    }
    if !account.tags.is_empty() {
        let tags: Vec<String> = account.tags.iter().map(|tag| format!("#{tag}")).collect();
        lines.push(tags.join(" "));
    }
    for it in &standing.amounts {
        let money = |amount| Place::from(texts.money(Money::new(amount, it.currency)));
        let places = [
            ("open", money(it.open)),
            ("overdue", money(it.overdue)),
            ("collect", money(it.to_collect)),
        ];
        lines.push(texts.with("cli-show-amounts", &places));
    }
    let credit: Sums = account.credit.clone();
    if !credit.is_zero() {
        lines.push(texts.with("cli-show-credit", &[("money", texts.sums(&credit).into())]));
    }
    lines.extend(texts.habit(&file.habit, today));
    lines.extend(texts.kept(&file.kept));
    if let (Some(step), Some(at)) = (&standing.next_step, standing.next_at) {
        let places = [
            ("step", texts.step(step, account.debtor_type).into()),
            ("when", texts.when(at.date(), today).into()),
        ];
        lines.push(texts.with("cli-show-step", &places));
    }
    let mut reasons: Vec<String> = standing
        .reasons
        .iter()
        .map(|it| texts.reason(it, today))
        .collect();
    // The rule that speaks for the band may be one of those that give points.
    reasons.dedup();
    let places = [
        ("reasons", reasons.join(", ").into()),
        ("points", standing.points.to_string().into()),
    ];
    lines.push(texts.with("cli-show-why", &places));
    let proposals = file.proposals.iter();
    lines.extend(proposals.map(|it| format!("→ {}", texts.proposal(it, today))));
    let proposal = file.type_proposal.as_ref();
    lines.extend(proposal.map(|it| format!("→ {}", texts.type_proposal(it))));
    if file.asks_type {
        lines.push(format!("→ {}", texts.get("type-question")));
    }
    lines.join("\n")
}

fn invoices(session: &Session, file: &DebtorFile) -> String {
    let texts = &session.texts;
    let account = &file.account;
    let mut table = Table::new(vec![
        (texts.get("cli-show-invoices"), Align::Left),
        (texts.get("cli-column-issued"), Align::Right),
        (texts.get("cli-column-due"), Align::Right),
        (texts.get("cli-column-total"), Align::Right),
        (texts.get("cli-column-balance"), Align::Right),
        (texts.get("cli-column-disputed"), Align::Right),
    ]);
    for it in account.invoices.iter().filter(|it| it.is_open()) {
        let contested = account
            .disputed_part(it)
            .map(|part| texts.money(Money::new(part, it.total.currency)));
        table.row(vec![
            it.number.clone(),
            texts.day_in_numbers(it.issued_on),
            texts.day_in_numbers(it.due_on),
            texts.money(it.total),
            texts.money(it.balance()),
            contested.unwrap_or_default(),
        ]);
    }
    let over = account.invoices.iter().filter(|it| !it.is_open());
    let given_up = over
        .clone()
        .filter(|it| it.written_off > Decimal::ZERO)
        .count();
    let settled = over.count() - given_up;
    let mut text = if table.is_empty() {
        String::new()
    } else {
        table.render(table_width())
    };
    if settled > 0 {
        text.push_str(&texts.with("cli-show-settled", &[("count", settled.into())]));
        text.push('\n');
    }
    if given_up > 0 {
        text.push_str(&texts.with("cli-show-given-up", &[("count", given_up.into())]));
    }
    text
}

fn promises(session: &Session, file: &DebtorFile) -> String {
    let texts = &session.texts;
    let mut table = Table::new(vec![
        (texts.get("cli-show-promises"), Align::Left),
        (texts.get("cli-column-amount"), Align::Right),
        (texts.get("cli-column-made"), Align::Right),
        (texts.get("cli-column-status"), Align::Left),
    ]);
    let promises = file.account.promises.iter();
    for it in promises.filter(|it| !it.of_plan) {
        table.row(vec![
            texts.day_in_numbers(it.due_on),
            texts.money(it.money),
            texts.day_in_numbers(it.made_at.date()),
            texts.promise_status(it.status),
        ]);
    }
    if table.is_empty() {
        String::new()
    } else {
        table.render(table_width())
    }
}

fn notes(session: &Session, history: &History<'_>) -> String {
    let texts = &session.texts;
    let mut text = String::new();
    for (entry, words) in history.notes() {
        if text.is_empty() {
            text = texts.get("cli-show-notes") + "\n";
        }
        text.push_str(&format!(
            "{}  {}\n",
            texts.moment(entry.happened_at, session.today()),
            entry.author
        ));
        for line in words.lines() {
            text.push_str(&format!("  {line}\n"));
        }
    }
    text
}

fn happened(session: &Session, file: &DebtorFile, history: &History<'_>) -> String {
    let texts = &session.texts;
    let mut text = texts.get("cli-show-history") + "\n";
    for entry in history.entries.iter().take(LISTED) {
        let mut line = in_words(texts, file, entry, session.today()).replace('\n', " ");
        if history.is_reversed(entry) {
            line = format!("{line} ({})", texts.get("cli-show-reversed"));
        }
        let day = texts.day_in_numbers(entry.happened_at.date());
        let number = format!("#{}", entry.number);
        let line = format!("{day} {number:>5}  {}  {line}", entry.author);
        // What goes into a file or another program is told in full.
        let told = if std::io::stdout().is_terminal() {
            cut(&line, screen_width())
        } else {
            line
        };
        text.push_str(&told);
        text.push('\n');
    }
    let mut listed = history.entries.iter().take(LISTED);
    if listed.any(|entry| matches!(&entry.fact, Some(Fact::Payment(it)) if it.day_assumed)) {
        text.push_str(&texts.get("history-day-assumed"));
        text.push('\n');
    }
    let more = history.entries.len().saturating_sub(LISTED);
    if more > 0 {
        text.push_str(&texts.with("cli-show-more", &[("count", more.into())]));
    }
    text
}
