//! `cobro bank`: the movements of the house's bank accounts, as statements brought them.
//!
//! JSON: `[{id, account, booked_on, value_on, amount, currency, payer: {name, account, tax_id}, reference, text,
//! bank_reference, state, debtor}]`; money that came in is positive; `state` is `open`, `accepted` (a payment of `debtor`, by
//! code), `skipped` or `debit`.

use std::collections::HashMap;

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::failure::Failure;
use super::json::amount;
use super::output::Done;
use super::session::Session;
use super::table::{Align, Table, screen_width};
use crate::app::BankReport;
use crate::domain::account_number::iban;
use crate::domain::movement::Movement;
use crate::i18n::Texts;
use crate::store::{DebtorId, MarkKind, MovementRow, QueueRow};

/// Which movements.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(long, value_name = "ACCOUNT")]
    account: Option<String>,
    #[arg(long)]
    open: bool,
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    let book = session.book()?;
    let account = args
        .account
        .as_deref()
        .map(|it| iban(it).unwrap_or_else(|| it.to_owned()));
    let mut rows = book.movements()?;
    rows.retain(|it| {
        account
            .as_ref()
            .is_none_or(|wanted| it.movement.account == *wanted)
    });
    rows.retain(|it| !args.open || state(it) == "open");
    let debtors: Vec<i64> = rows
        .iter()
        .filter_map(|it| it.mark.as_ref().and_then(|mark| mark.debtor))
        .collect();
    let named = book.store().rows(&debtors)?;
    let named: HashMap<DebtorId, &QueueRow> = named.iter().map(|row| (row.debtor, row)).collect();
    let whose = |it: &MovementRow| -> Option<&QueueRow> {
        let debtor = it.mark.as_ref()?.debtor?;
        named.get(&debtor).copied()
    };
    let json = || rows.iter().map(|it| value(it, whose(it))).collect();
    Ok(Done::either(session.json, json, || {
        if rows.is_empty() {
            return session.texts.get("cli-bank-none");
        }
        table(session, &rows)
    }))
}

fn state(row: &MovementRow) -> &'static str {
    match &row.mark {
        Some(mark) if mark.kind == MarkKind::Accepted => "accepted",
        Some(_) => "skipped",
        None if row.movement.is_credit() => "open",
        None => "debit",
    }
}

/// What the bank says of a movement.
pub(super) fn movement_value(movement: &Movement) -> Value {
    let payer = &movement.payer;
    json!({
        "account": movement.account,
        "booked_on": movement.booked_on,
        "value_on": movement.value_on,
        "amount": amount(movement.money.amount, movement.money.currency),
        "currency": movement.money.currency.code(),
        "payer": { "name": payer.name, "account": payer.account, "tax_id": payer.tax_id },
        "reference": movement.reference,
        "text": movement.text,
        "bank_reference": movement.bank_reference,
    })
}

fn value(row: &MovementRow, whose: Option<&QueueRow>) -> Value {
    let mut value = movement_value(&row.movement);
    value["id"] = row.id.to_string().into();
    value["state"] = state(row).into();
    value["debtor"] = whose.map(|it| it.code.as_str()).into();
    value
}

/// What a statement came to: `{movements_added, movements_known, movements_known_otherwise (from a statement of another format),
/// movements_alike (new, with day and amount of one of another format), pending, statements: [{account, currency, opening, closing,
/// from, to, movements}], faults: [{kind, place, number, leaves_out, text}]}`.
pub(super) fn report_value(texts: &Texts, report: &BankReport) -> Value {
    let statements = report.statements.iter().map(|it| {
        let written = |figure: Option<Decimal>| figure.map(|figure| amount(figure, it.currency));
        json!({
            "account": it.account,
            "currency": it.currency.code(),
            "opening": written(it.opening),
            "closing": written(it.closing),
            "from": it.days.map(|days| days.0),
            "to": it.days.map(|days| days.1),
            "movements": it.movements,
        })
    });
    let faults = report.faults.iter().map(|it| {
        json!({
            "kind": it.problem.id(),
            "place": it.place.map(|place| place.id()),
            "number": it.place.map(|place| place.number()),
            "leaves_out": it.problem.leaves_out(),
            "text": texts.bank_fault(it),
        })
    });
    json!({
        "movements_added": report.added,
        "movements_known": report.known,
        "movements_known_otherwise": report.known_otherwise,
        "movements_alike": report.alike,
        "pending": report.pending,
        "statements": statements.collect::<Vec<_>>(),
        "faults": faults.collect::<Vec<_>>(),
    })
}

fn table(session: &Session, rows: &[MovementRow]) -> String {
    let texts = &session.texts;
    let mut table = Table::new(vec![
        (texts.get("cli-bank-id"), Align::Left),
        (texts.get("cli-bank-booked"), Align::Right),
        (texts.get("cli-bank-amount"), Align::Right),
        (texts.get("cli-bank-state"), Align::Left),
        (texts.get("cli-bank-text"), Align::Left),
    ]);
    for row in rows {
        let movement = &row.movement;
        table.row(vec![
            row.id.short(),
            texts.day_in_numbers(movement.booked_on),
            texts.money(movement.money),
            texts.get(&format!("cli-bank-state-{}", state(row))),
            texts.said_by_bank(movement),
        ]);
    }
    table.render(screen_width())
}
