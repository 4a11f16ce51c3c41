//! A dossier as JSON; see [`super::dossier`].

use chrono::NaiveDateTime;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::interest::interest_json;
use super::json::amount;
use super::session::Session;
use crate::app::DebtorFile;
use crate::domain::dossier::{
    Chain, DisputeTold, Dossier, InvoiceState, InvoiceTold, PlanTold, PromiseTold, Reduction, Told,
    Totals,
};
use crate::domain::fact::{Allocation, Contact, Payment};
use crate::domain::money::Currency;
use crate::message::record::Harsh;

pub(super) fn dossier_json(session: &Session, file: &DebtorFile, dossier: &Dossier) -> Value {
    let mut interest = interest_json(session, file, &dossier.interest);
    interest["rates"] = dossier
        .rates
        .iter()
        .map(|it| {
            json!({ "from": it.from, "to": it.to, "percent": it.percent.to_string(), "source": it.source })
        })
        .collect();
    let credit_used = dossier.credit_used.iter().map(|told| {
        let it = &told.what;
        let rest = json!({
            "currency": it.currency.code(),
            "allocations": allocations(&it.allocations, it.currency),
        });
        row(told, rest)
    });
    let measures = dossier.measures.iter().map(|told| {
        let text = session.texts.fact(&told.what, session.today());
        row(told, json!({ "kind": told.what.kind(), "text": text }))
    });
    let left_out = dossier.left_out;
    json!({
        "code": dossier.client.key(),
        "name": dossier.client.display_name(),
        "as_of": dossier.as_of,
        "since": dossier.scope.since,
        "totals": dossier.totals.iter().map(totals).collect::<Value>(),
        "invoices": dossier.invoices.iter().map(invoice).collect::<Value>(),
        "contacts": dossier.contacts.iter().map(contact).collect::<Value>(),
        "promises": dossier.promises.iter().map(promise).collect::<Value>(),
        "plans": dossier.plans.iter().map(plan).collect::<Value>(),
        "disputes": dossier.disputes.iter().map(dispute).collect::<Value>(),
        "payments": dossier.payments.iter().map(payment).collect::<Value>(),
        "credit_used": credit_used.collect::<Value>(),
        "reductions": dossier.reductions.iter().map(reduction).collect::<Value>(),
        "notes": dossier.notes.iter().map(|it| row(it, json!({ "text": it.what }))).collect::<Value>(),
        "service": dossier.service.id(),
        "collected_by": dossier.collected_by.map(|it| it.id()),
        "measures": measures.collect::<Value>(),
        "interest": interest,
        "journal": journal(&dossier.chain),
        "left_out": {
            "events": left_out.events,
            "invoices": left_out.invoices,
            "notes": left_out.notes,
        },
    })
}

/// What happened, after where it stands in the journal.
fn row<T>(told: &Told<T>, rest: Value) -> Value {
    let mut value = json!({
        "entry": told.number,
        "at": told.at,
        "author": &*told.author,
        "imported": told.imported,
    });
    if let (Some(value), Value::Object(rest)) = (value.as_object_mut(), rest) {
        value.extend(rest);
    }
    value
}

fn totals(it: &Totals) -> Value {
    let shown = |sum| amount(sum, it.currency);
    json!({
        "currency": it.currency.code(),
        "invoiced": shown(it.invoiced),
        "paid": shown(it.paid),
        "credited": shown(it.credited),
        "written_off": shown(it.written_off),
        "open": shown(it.open),
        "overdue": shown(it.overdue),
        "disputed": shown(it.disputed),
        "to_collect": shown(it.to_collect),
        "credit": shown(it.credit),
        "balance": shown(it.balance),
    })
}

fn invoice(told: &InvoiceTold) -> Value {
    let it = &told.invoice;
    let currency = it.total.currency;
    let shown = |sum| amount(sum, currency);
    let parts = it.parts.iter().filter(|_| it.parts.len() > 1);
    let parts = parts.map(|part| {
        json!({ "due_on": part.due_on, "amount": shown(part.amount), "balance": shown(part.balance) })
    });
    json!({
        "number": it.number,
        "currency": currency.code(),
        "charge": it.charge.map(|kind| kind.id()),
        "issued_on": it.issued_on,
        "due_on": it.due_on,
        "total": shown(it.total.amount),
        "paid": shown(it.paid),
        "credited": shown(it.credited),
        "written_off": shown(it.written_off),
        "balance": shown(it.balance().amount),
        "state": told.state.id(),
        "days_late": match told.state {
            InvoiceState::Overdue(days) => Some(days),
            _ => None,
        },
        "disputed": told.disputed.map(|it| shown(it.amount)),
        "instalments": parts.collect::<Value>(),
    })
}

fn contact(told: &Told<Contact>) -> Value {
    let it = &told.what;
    let message = it.written.as_deref().map(|written| {
        json!({
            "subject": written.subject,
            "text": written.text,
            "attachments": written.attachments,
            "message_id": written.message_id,
            "answer": written.answer,
            "on_word": written.on_word,
        })
    });
    let rest = json!({
        "channel": it.channel,
        "direction": it.direction,
        "outcome": it.outcome,
        "person": it.person,
        "address": it.address,
        "seconds": it.seconds,
        "excuse": it.excuse,
        "call_back_at": it.call_back_at,
        "note": it.note,
        "message": message,
    });
    row(told, rest)
}

type Cancelled = (NaiveDateTime, Option<String>);

fn cancelled(cancelled: Option<&Cancelled>) -> (Option<NaiveDateTime>, Option<&str>) {
    let at = cancelled.map(|(at, _)| *at);
    (at, cancelled.and_then(|(_, reason)| reason.as_deref()))
}

fn promise(told: &Told<PromiseTold>) -> Value {
    let it = &told.what.promise;
    let (at, reason) = cancelled(told.what.cancelled.as_ref());
    let rest = json!({
        "amount": amount(it.money.amount, it.money.currency),
        "currency": it.money.currency.code(),
        "due_on": it.due_on,
        "invoices": it.invoices,
        "status": it.status.id(),
        "paid_in_time": amount(it.paid_in_time, it.money.currency),
        "kept_at": it.kept_at,
        "cancelled_at": at,
        "reason": reason,
    });
    row(told, rest)
}

fn plan(told: &Told<PlanTold>) -> Value {
    let it = &told.what.plan;
    let currency = it.total.currency;
    let (at, reason) = cancelled(told.what.cancelled.as_ref());
    let instalments = told.what.instalments.iter().map(|it| {
        json!({
            "due_on": it.due_on,
            "amount": amount(it.money.amount, currency),
            "paid_in_time": amount(it.paid_in_time, currency),
            "status": it.status.id(),
        })
    });
    let rest = json!({
        "amount": amount(it.total.amount, currency),
        "currency": currency.code(),
        "invoices": it.invoices,
        "status": it.status.id(),
        "missing": amount(it.missing, currency),
        "broke_on": it.broke_on,
        "cancelled_at": at,
        "reason": reason,
        "instalments": instalments.collect::<Value>(),
    });
    row(told, rest)
}

fn dispute(told: &Told<DisputeTold>) -> Value {
    let DisputeTold {
        opened,
        amount: contested,
        end,
    } = &told.what;
    let end = end.as_ref();
    let outcome = end.and_then(|(_, it)| it.outcome);
    let rest = json!({
        "invoice": opened.invoice,
        "amount": contested.map(|it| amount(it.amount, it.currency)),
        "currency": contested.map(|it| it.currency.code()),
        "reason": opened.reason.map(|it| it.id()),
        "text": opened.text,
        "ended_at": end.map(|(at, _)| at),
        "outcome": outcome.map(|it| it.id()),
        "end": end.and_then(|(_, it)| it.text.as_deref()),
    });
    row(told, rest)
}

fn payment(told: &Told<Payment>) -> Value {
    let it = &told.what;
    let rest = json!({
        "amount": amount(it.amount, it.currency),
        "currency": it.currency.code(),
        "method": it.method.map(|it| it.id()),
        "reference": it.reference,
        "day_assumed": it.day_assumed,
        "allocations": allocations(&it.allocations, it.currency),
    });
    row(told, rest)
}

fn allocations(allocations: &[Allocation], currency: Currency) -> Value {
    let each = allocations.iter();
    each.map(|it| json!({ "invoice": it.invoice, "amount": amount(it.amount, currency) }))
        .collect()
}

fn reduction((told, currency): &(Told<Reduction>, Option<Currency>)) -> Value {
    let (kind, number, reason) = match &told.what {
        Reduction::CreditNote(it) => ("credit_note", it.number.as_deref(), it.reason.as_deref()),
        Reduction::WriteOff(it) => ("write_off", None, Some(it.reason.as_str())),
    };
    let sum: Decimal = told.what.amount();
    let rest = json!({
        "kind": kind,
        "number": number,
        "invoice": told.what.invoice(),
        "amount": currency.map_or_else(|| sum.to_string(), |it| amount(sum, it)),
        "currency": currency.map(|it| it.code()),
        "reason": reason,
    });
    row(told, rest)
}

fn journal(chain: &Chain) -> Value {
    let seal = chain.seal();
    let rows = chain.rows.iter().map(|it| {
        json!({
            "entry": it.number,
            "facts": it.facts,
            "kind": it.kind,
            "recorded_at": it.recorded_at,
            "happened_at": it.happened_at,
            "author": &*it.author,
            "hash": hex(&it.hash),
            "emptied": it.emptied,
            "undone": it.undone,
        })
    });
    json!({
        "entries": seal.entries,
        "last_hash": seal.hash.to_string(),
        "seal": seal.to_string(),
        "broken": chain.problems.iter().map(super::dossier::row_of).collect::<Vec<u32>>(),
        "rows": rows.collect::<Value>(),
    })
}

pub(super) fn harsh_json(harsh: &[Harsh]) -> Value {
    let each = harsh.iter().map(|it| {
        json!({
            "entry": it.entry,
            "phrase": it.phrase,
            "rule": it.finding.rule,
            "category": it.finding.category.id(),
            "why": it.finding.why,
            "kinder": it.finding.kinder,
        })
    });
    each.collect()
}

/// Bytes as hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
