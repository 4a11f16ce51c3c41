//! What `cobro show` prints about plans, disputes, holds and charges.

use chrono::NaiveDate;

use super::session::Session;
use super::table::{Align, Table, table_width};
use crate::app::DebtorFile;
use crate::domain::account::{Dispute, Plan, Promise, PromiseStatus};
use crate::domain::fact::{ChargeClaimed, Entry, Fact};
use crate::domain::money::Money;
use crate::i18n::{Place, Texts};

fn heading(texts: &Texts, ids: &[(&str, Align)]) -> Table {
    Table::new(
        ids.iter()
            .map(|(id, align)| (texts.get(id), *align))
            .collect(),
    )
}

fn rendered(table: &Table) -> String {
    if table.is_empty() {
        String::new()
    } else {
        table.render(table_width())
    }
}

/// Each plan with what became of it, and its instalments below.
pub(super) fn plans(session: &Session, file: &DebtorFile) -> String {
    let plans = file.account.plans.iter();
    let told: Vec<String> = plans.map(|it| plan(&session.texts, file, it)).collect();
    told.join("\n")
}

fn plan(texts: &Texts, file: &DebtorFile, plan: &Plan) -> String {
    let money = |amount| Place::from(texts.money(Money::new(amount, plan.total.currency)));
    let places = [
        ("entry", Place::from(format!("#{}", plan.number))),
        ("money", money(plan.total.amount)),
        ("count", plan.instalments.into()),
        ("status", texts.plan_status(plan.status).into()),
    ];
    let mut head = texts.with("cli-show-plan", &places);
    if let Some(day) = plan.broke_on {
        let day = Place::from(texts.day_in_numbers(day));
        head = format!(
            "{head} {}",
            texts.with("cli-show-plan-broke", &[("date", day)])
        );
    }
    let places = [
        ("paid", plan.paid.into()),
        ("count", plan.instalments.into()),
    ];
    head = format!("{head} · {}", texts.with("cli-show-plan-paid", &places));
    if !plan.missing.is_zero() {
        let missing = texts.with("cli-show-plan-missing", &[("money", money(plan.missing))]);
        head = format!("{head} · {missing}");
    }
    if !plan.invoices.is_empty() {
        head = format!("{head} · {}", plan.invoices.join(", "));
    }
    let mine = || {
        let promises = file.account.promises.iter();
        promises.filter(|it| it.of_plan && it.number == plan.number)
    };
    let waits = |it: &Promise| it.status == PromiseStatus::Pending && !it.missing.is_zero();
    let next = mine().position(waits);
    let mut table = heading(
        texts,
        &[
            ("cli-show-instalments", Align::Left),
            ("cli-column-amount", Align::Right),
            ("cli-column-missing", Align::Right),
            ("cli-column-status", Align::Left),
        ],
    );
    for (at, it) in mine().enumerate() {
        let mut status = texts.instalment_status(it.status);
        if Some(at) == next {
            status = format!("{status} · {}", texts.get("cli-show-next"));
        }
        let missing = Money::new(it.missing, it.money.currency);
        table.row(vec![
            texts.day_in_numbers(it.due_on),
            texts.money(it.money),
            texts.money(missing),
            status,
        ]);
    }
    format!("{head}\n{}", rendered(&table))
}

/// What is and was contested: open or how it ended, why, how much, and when somebody looks at it.
pub(super) fn disputes(session: &Session, file: &DebtorFile) -> String {
    let texts = &session.texts;
    let mut table = heading(
        texts,
        &[
            ("cli-show-disputes", Align::Left),
            ("cli-column-entry", Align::Right),
            ("cli-column-amount", Align::Right),
            ("cli-column-status", Align::Left),
            ("cli-column-until", Align::Right),
            ("cli-column-reason", Align::Left),
        ],
    );
    for it in &file.account.disputes {
        let opened = &it.opened.what;
        let until = it.reviewed.map_or(opened.review_on, |(_, on)| on);
        let until = until.filter(|_| !it.resolved);
        table.row(vec![
            opened.invoice.clone(),
            format!("#{}", it.opened.number),
            contested(texts, file, it),
            dispute_status(texts, it),
            until.map_or_else(String::new, |day| texts.day_in_numbers(day)),
            why(texts, it),
        ]);
    }
    rendered(&table)
}

/// How much is contested, as far as it was said or can be known.
fn contested(texts: &Texts, file: &DebtorFile, dispute: &Dispute) -> String {
    let opened = &dispute.opened.what;
    let Some(invoice) = file.account.invoice(&opened.invoice) else {
        return String::new();
    };
    let open = (!dispute.resolved).then(|| file.account.disputed_part(invoice));
    let amount = open.flatten().or(opened.amount);
    amount.map_or_else(
        || texts.get("cli-show-whole"),
        |amount| texts.money(Money::new(amount, invoice.total.currency)),
    )
}

fn dispute_status(texts: &Texts, dispute: &Dispute) -> String {
    if !dispute.resolved {
        return texts.get("cli-show-dispute-open");
    }
    let resolved = texts.get("cli-show-dispute-resolved");
    dispute.outcome.map_or(resolved.clone(), |it| {
        let outcome = texts.get(&format!("dispute-outcome-{}", it.id()));
        format!("{resolved}: {outcome}")
    })
}

/// The reason, the client's words, and who looks at it.
fn why(texts: &Texts, dispute: &Dispute) -> String {
    let opened = &dispute.opened.what;
    let reason = opened
        .reason
        .map(|it| texts.get(&format!("dispute-reason-{}", it.id())));
    let who = opened.assignee.as_ref();
    let who = who.map(|it| texts.with("cli-show-assignee", &[("name", it.into())]));
    let parts = [reason, opened.text.clone(), who];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(" · ")
}

/// What is on hold, until when and why.
pub(super) fn holds(session: &Session, file: &DebtorFile) -> String {
    let texts = &session.texts;
    let mut table = heading(
        texts,
        &[
            ("cli-show-holds", Align::Left),
            ("cli-column-entry", Align::Right),
            ("cli-column-until", Align::Right),
            ("cli-column-status", Align::Left),
            ("cli-column-reason", Align::Left),
        ],
    );
    for it in &file.account.holds {
        let invoice = it.what.invoice.clone();
        let state = hold_state(it.what.until, session.today());
        table.row(vec![
            invoice.unwrap_or_else(|| texts.get("form-hold-whole")),
            format!("#{}", it.number),
            texts.day_in_numbers(it.what.until),
            texts.get(state),
            it.what.reason.clone().unwrap_or_default(),
        ]);
    }
    rendered(&table)
}

fn hold_state(until: NaiveDate, today: NaiveDate) -> &'static str {
    if until > today {
        "cli-show-hold-live"
    } else {
        "cli-show-hold-over"
    }
}

/// Charges claimed so far, those let go included.
pub(super) fn charges<'a>(
    file: &'a DebtorFile,
    happened: impl Iterator<Item = &'a Entry>,
) -> Vec<(&'a Entry, &'a ChargeClaimed, bool)> {
    let mut charges: Vec<_> = happened
        .filter_map(|entry| match &entry.fact {
            Some(Fact::Charge(charge)) => {
                let waived = matches!(file.sequel(entry.number), Some(Fact::ChargeWaived(_)));
                Some((entry, charge, waived))
            }
            _ => None,
        })
        .collect();
    charges.sort_by_key(|(entry, ..)| entry.number);
    charges
}

/// The charges as a table: what, for which invoice, how much, and whether it is owed, paid or let go.
pub(super) fn charges_table<'a>(
    session: &Session,
    file: &'a DebtorFile,
    happened: impl Iterator<Item = &'a Entry>,
) -> String {
    let texts = &session.texts;
    let mut table = heading(
        texts,
        &[
            ("cli-show-charges", Align::Left),
            ("cli-column-invoice", Align::Left),
            ("cli-column-amount", Align::Right),
            ("cli-column-balance", Align::Right),
            ("cli-column-status", Align::Left),
        ],
    );
    for (_, charge, waived) in charges(file, happened) {
        let owed = file.account.invoice(&charge.number).map(|it| it.balance());
        let owed = owed.filter(|_| !waived);
        let status = match owed {
            _ if waived => "cli-show-charge-waived",
            Some(balance) if balance.amount.is_zero() => "cli-show-charge-settled",
            _ => "cli-show-charge-claimed",
        };
        table.row(vec![
            format!(
                "{} {}",
                charge.number,
                texts.get(&format!("charge-{}", charge.kind.id()))
            ),
            charge.invoice.clone(),
            texts.money(Money::new(charge.amount, charge.currency)),
            owed.map(|it| texts.money(it)).unwrap_or_default(),
            texts.get(status),
        ]);
    }
    rendered(&table)
}
