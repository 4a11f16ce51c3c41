//! `cobro show DEBTOR`: everything about one debtor.
//!
//! JSON: `code, name, type, tax_id, email, phone, contact_person, tags, erased_on` (the day on which personal data were erased on
//! request, or null), the standing as in `queue` (`band, points, reasons,
//! amounts, days_past_due, next_step, next_on, promise`), and
//! - `people`, as in `people`; `profile`, as in `profile`; `protocol: {step, number, of, on, why, after: {step, on}}`, as in
//!   `protocol show`; `service`, one of `active`, `warned`, `suspended`, `resumed`; `collected_by`, `agency`, `lawyer` or
//!   null; `call_back: {at, person, reason}` or null, the hour that was agreed and still stands;
//! - `contacts: [{entry, channel, direction, outcome, at, person, address, seconds, excuse, step, call_back_at, note,
//!   exception}]` by time;
//! - `invoices: [{number, issued_on, due_on, total, paid, credited, written_off, charge, balance, currency, disputed, disputed_amount, instalments, notes, uuid}]`, settled ones
//!   included, by due date; `disputed` says whether anything of the balance is contested, `disputed_amount` how much;
//! - `collectable: [{currency, open, overdue, disputed, held, promised, credit, to_collect}]`: how what is to be collected
//!   comes about; `to_collect` is `overdue` less the four before it, each cent deducted once;
//! - `credit: [{amount, currency}]`: money received that no invoice has used;
//! - `habit: {invoices, late, late_share, median_days_late, lower_quartile, upper_quartile, trend, last_payment: {on, amount,
//!   currency}}`: how the client pays, from settled invoices whose last payment has a known day; days are negative when early;
//!   `trend` is `better`, `steady`, `worse`, or null when there are too few;
//! - `kept, partly_kept, broken, kept_rate`: how promises were kept, as in `promises`;
//! - `promises: [{number, amount, currency, due_on, made_on, status, missing, of_plan, invoices}]` by due date;
//! - `proposals: [{proposal, text}]`, with `proposal` one of `thank_you`, `prepayment`, `no_more_credit`,
//!   `waive_excess`;
//! - `type_proposal: {type, evidence: [{evidence, count, median_days, text}]}` or null: the type that cobro proposes, `evidence`
//!   one of `paid_after_reminder` (with `median_days`), `part_payments`, `broken_promises`, `no_money`, `open_disputes`,
//!   `says_wrong`; `type_question`: what to ask to find the type out, or null;
//! - `plans: [{number, total, currency, made_on, status, instalments, paid, missing, broke_on, invoices}]`;
//! - `disputes: [{entry, invoice, amount, currency, reason, text, assignee, opened_on, review_on, resolved, outcome}]`;
//! - `charges: [{entry, number, kind, invoice, amount, currency, claimed_on, waived}]`: what was claimed for being late, in the
//!   order it was claimed; what is owed of it stands among the invoices;
//! - `holds: [{entry, invoice, until, reason, placed_at}]`: what is on hold, `invoice` null for the whole debtor; one whose
//!   `until` has come pauses nothing any more;
//! - `snooze: {until, reason, snoozed_at}` or null, the last one that was recorded;
//! - `history: [{number, author, happened_at, recorded_at, kind, text, reversed, message}]`, newest first, as far as it has
//!   happened on the day asked for; `text` is in the user's language, `reversed` says that it was taken back; `message:
//!   {subject, text, template, message_id, attachments, invoices, answer, on_word}` or null: what was written to the client, as
//!   it was sent, `answer` what the mail server said, `on_word` whether only a person says that it was sent;
//! - `notes: [{author, happened_at, recorded_at, text}]`, newest first, those taken back left out.

use std::collections::HashSet;

use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::contact::contact_json;
use super::dealings::{people, profile, protocol};
use super::failure::Failure;
use super::json::{add_kept, add_standing, amount, habit, money, number, promise};
use super::output::Done;
use super::session::Session;
use super::show_money::charges;
use super::show_text::text;
use crate::app::DebtorFile;
use crate::domain::account::{
    Account, Collectable, Invoice, Plan, Recorded, collectables, reversed_batches,
};
use crate::domain::fact::{BatchId, ChargeClaimed, Contact, Entry, Fact, HoldPlaced, Snoozed};
use crate::domain::type_proposal::Evidence;
use crate::i18n::Texts;

/// Whom.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Code, tax id, name or part of the name.
    #[arg(value_name = "DEBTOR", required = true, num_args = 1..)]
    debtor: Vec<String>,
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    let book = session.book()?;
    let debtor = book.find(&args.debtor.join(" "))?;
    let file = book.debtor(debtor)?;
    let history = History::of(&file, session.now());
    let value = || value(session, &file, &history, session.now());
    Ok(Done::either(session.json, value, || {
        text(session, &file, &history)
    }))
}

/// Everything about a debtor, as JSON.
pub(super) fn document(session: &Session, file: &DebtorFile) -> Value {
    let history = History::of(file, session.now());
    value(session, file, &history, session.now())
}

/// What happened up to a moment, newest first.
pub(super) struct History<'a> {
    /// The entries.
    pub entries: Vec<&'a Entry>,
    reversed: HashSet<BatchId>,
}

impl<'a> History<'a> {
    fn of(file: &'a DebtorFile, now: NaiveDateTime) -> Self {
        let happened = file.entries.iter().filter(|entry| entry.happened_at <= now);
        let mut entries: Vec<&Entry> = happened.collect();
        entries.sort_by_key(|entry| std::cmp::Reverse((entry.happened_at, entry.number)));
        Self {
            entries,
            reversed: reversed_batches(&file.entries),
        }
    }

    /// Whether an entry was taken back.
    pub fn is_reversed(&self, entry: &Entry) -> bool {
        self.reversed.contains(&entry.batch)
    }

    /// What was not taken back, newest first.
    pub fn standing(&self) -> impl Iterator<Item = &'a Entry> + '_ {
        let entries = self.entries.iter().copied();
        entries.filter(|entry| !self.is_reversed(entry))
    }

    /// The notes that stand, newest first.
    pub fn notes(&self) -> impl Iterator<Item = (&'a Entry, &'a str)> + '_ {
        self.standing().filter_map(|entry| match &entry.fact {
            Some(Fact::Note(note)) => Some((entry, note.text.as_str())),
            _ => None,
        })
    }
}

fn value(session: &Session, file: &DebtorFile, history: &History<'_>, now: NaiveDateTime) -> Value {
    let texts = &session.texts;
    let today = now.date();
    let account = &file.account;
    let details = &account.details;
    let mut value = json!({
        "code": details.key(),
        "name": details.display_name(),
        "type": account.debtor_type.id(),
        "tax_id": details.tax_id,
        "email": details.email,
        "phone": details.phone,
        "contact_person": details.contact_person,
        "tags": account.tags,
        "erased_on": account.erased_client().map(|it| it.at.date()),
    });
    add_standing(&mut value, texts, &file.standing, today);
    value["people"] = people(session, file);
    value["profile"] = profile(file);
    value["protocol"] = protocol(session, file, now, &session.config.policy());
    value["contacts"] = account.contacts.iter().map(contact).collect();
    value["call_back"] = call_back(file);
    value["invoices"] = account
        .invoices
        .iter()
        .map(|it| invoice(account, it))
        .collect();
    value["collectable"] = collectables(account, now).iter().map(collectable).collect();
    value["credit"] = account
        .credit
        .iter()
        .filter(|it| !it.amount.is_zero())
        .map(money)
        .collect();
    value["habit"] = habit(&file.habit);
    add_kept(&mut value, &file.kept);
    value["promises"] = account.promises.iter().map(promise).collect();
    let proposals = file.proposals.iter();
    value["proposals"] = proposals
        .map(|it| json!({ "proposal": it.id(), "text": texts.proposal(it, today) }))
        .collect();
    value["type_proposal"] = file.type_proposal.as_ref().map_or(Value::Null, |it| {
        json!({
            "type": it.debtor_type.id(),
            "evidence": it.evidence.iter().map(|it| evidence(texts, *it)).collect::<Vec<_>>(),
        })
    });
    let question = file.asks_type.then(|| texts.get("type-question-json"));
    value["type_question"] = question.into();
    value["plans"] = account.plans.iter().map(plan).collect();
    let disputes = account.disputes.iter();
    value["disputes"] = disputes
        .map(|it| super::dispute::dispute(account, it))
        .collect();
    let charges = charges(file, history.standing()).into_iter();
    value["charges"] = charges.map(charge).collect();
    value["holds"] = account.holds.iter().map(hold).collect();
    value["snooze"] = account.snooze.as_ref().map_or(Value::Null, snooze);
    value["history"] = history
        .entries
        .iter()
        .map(|it| entry(texts, file, it, history, today))
        .collect();
    let note = |(entry, text): (&Entry, &str)| {
        json!({
            "author": entry.author.as_ref(),
            "happened_at": entry.happened_at,
            "recorded_at": entry.recorded_at,
            "text": text,
        })
    };
    value["notes"] = history.notes().map(note).collect();
    value
}

/// As `cobro contact` tells it, with the number of its entry.
fn contact(it: &Recorded<Contact>) -> Value {
    let mut value = contact_json(&it.what, Some(it.at));
    value["entry"] = it.number.into();
    value
}

fn call_back(file: &DebtorFile) -> Value {
    let Some(at) = file.account.agreed_call_back() else {
        return Value::Null;
    };
    let set = file.account.call_back.as_ref();
    let set = set.map(|it| &it.what).filter(|it| it.at == Some(at));
    json!({
        "at": at,
        "person": set.and_then(|it| it.person.as_deref()),
        "reason": set.and_then(|it| it.reason.as_deref()),
    })
}

fn evidence(texts: &Texts, it: Evidence) -> Value {
    let mut value = json!({
        "evidence": it.id(),
        "count": it.count(),
        "text": texts.evidence(it),
    });
    if let Evidence::PaidAfterReminder { median_days, .. } = it {
        value["median_days"] = number(median_days);
    }
    value
}

fn collectable(it: &Collectable) -> Value {
    json!({
        "currency": it.currency.code(),
        "open": amount(it.open, it.currency),
        "overdue": amount(it.overdue, it.currency),
        "disputed": amount(it.disputed, it.currency),
        "held": amount(it.held, it.currency),
        "promised": amount(it.promised, it.currency),
        "credit": amount(it.credit, it.currency),
        "to_collect": amount(it.to_collect, it.currency),
    })
}

fn plan(plan: &Plan) -> Value {
    let currency = plan.total.currency;
    json!({
        "number": plan.number,
        "total": amount(plan.total.amount, currency),
        "currency": currency.code(),
        "made_on": plan.made_at.date(),
        "status": plan.status.id(),
        "instalments": plan.instalments,
        "paid": plan.paid,
        "missing": amount(plan.missing, currency),
        "broke_on": plan.broke_on,
        "invoices": plan.invoices,
    })
}

fn invoice(account: &Account, it: &Invoice) -> Value {
    let currency = it.total.currency;
    let contested = account.disputed_part(it);
    json!({
        "number": it.number,
        "issued_on": it.issued_on,
        "due_on": it.due_on,
        "total": amount(it.total.amount, currency),
        "paid": amount(it.paid, currency),
        "credited": amount(it.credited, currency),
        "written_off": amount(it.written_off, currency),
        "charge": it.charge.map(|kind| kind.id()),
        "balance": amount(it.balance().amount, currency),
        "currency": currency.code(),
        "disputed": contested.is_some(),
        "disputed_amount": amount(contested.unwrap_or(Decimal::ZERO), currency),
        "instalments": it.parts.iter().map(|part| json!({
            "due_on": part.due_on,
            "amount": amount(part.amount, currency),
            "balance": amount(part.balance, currency),
        })).collect::<Vec<_>>(),
        "notes": it.notes,
        "uuid": it.uuid,
    })
}

fn charge((entry, it, waived): (&Entry, &ChargeClaimed, bool)) -> Value {
    json!({
        "entry": entry.number,
        "number": it.number,
        "kind": it.kind.id(),
        "invoice": it.invoice,
        "amount": amount(it.amount, it.currency),
        "currency": it.currency.code(),
        "claimed_on": entry.happened_at.date(),
        "waived": waived,
    })
}

fn hold(it: &Recorded<HoldPlaced>) -> Value {
    json!({
        "entry": it.number,
        "invoice": it.what.invoice,
        "until": it.what.until,
        "reason": it.what.reason,
        "placed_at": it.at,
    })
}

fn snooze(it: &Recorded<Snoozed>) -> Value {
    json!({ "until": it.what.until, "reason": it.what.reason, "snoozed_at": it.at })
}

fn entry(
    texts: &Texts,
    file: &DebtorFile,
    entry: &Entry,
    history: &History<'_>,
    today: NaiveDate,
) -> Value {
    json!({
        "number": entry.number,
        "author": entry.author.as_ref(),
        "happened_at": entry.happened_at,
        "recorded_at": entry.recorded_at,
        "kind": entry.fact.as_ref().map_or("erased", Fact::kind),
        "text": in_words(texts, file, entry, today),
        "reversed": history.is_reversed(entry),
        "message": entry.fact.as_ref().and_then(written),
    })
}

/// The message of a contact, if its text is known.
fn written(fact: &Fact) -> Option<Value> {
    match fact {
        Fact::Contact(contact) => contact.written.as_deref().map(super::json::written),
        _ => None,
    }
}

/// What an entry says, as far as it was not erased.
pub(super) fn in_words(
    texts: &Texts,
    file: &DebtorFile,
    entry: &Entry,
    today: NaiveDate,
) -> String {
    let text = texts.fact_of(file, entry, today);
    text.unwrap_or_else(|| texts.get("cli-show-erased"))
}
