//! `cobro dossier DEBTOR`: everything that happened with a client, in order, as a page for a lawyer or a court; `--verify FILE`
//! says whether the journal is still as a dossier says. Exit code 1 when it is not.
//!
//! JSON: `{code, name, as_of, since, totals, invoices, contacts, promises, plans, disputes, payments, credit_used, reductions,
//! notes, service, collected_by, measures, interest, journal, left_out, harsh, file, format, missing}`, every row of what
//! happened beginning with `{entry, at, author, imported}`:
//! - `totals: [{currency, invoiced, paid, credited, written_off, open, overdue, disputed, to_collect, credit, balance}]`;
//! - `invoices: [{number, currency, charge, issued_on, due_on, total, paid, credited, written_off, balance, state, days_late,
//!   disputed, instalments: [{due_on, amount, balance}]}]`, `state` being `settled`, `given_up`, `not_due`, `overdue` or `credit`;
//! - `contacts: [{…, channel, direction, outcome, person, address, seconds, excuse, call_back_at, note, message: {subject, text,
//!   attachments, message_id, answer, on_word}}]`;
//! - `promises: [{…, amount, currency, due_on, invoices, status, paid_in_time, kept_at, cancelled_at, reason}]`;
//! - `plans: [{…, amount, currency, invoices, status, missing, broke_on, cancelled_at, reason, instalments: [{due_on, amount,
//!   paid_in_time, status}]}]`;
//! - `disputes: [{…, invoice, amount, currency, reason, text, ended_at, outcome, end}]`;
//! - `payments: [{…, amount, currency, method, reference, day_assumed, allocations: [{invoice, amount}]}]`, `credit_used`
//!   likewise; `reductions: [{…, kind, number, invoice, amount, currency, reason}]`, `kind` being `credit_note` or `write_off`;
//! - `notes: [{…, text}]`; `measures: [{…, kind, text}]`; `interest` as of `cobro interest`, with `rates: [{from, to, percent,
//!   source}]`;
//! - `journal: {entries, last_hash, seal, broken, rows: [{entry, facts, kind, recorded_at, happened_at, author, hash, emptied,
//!   undone}]}`, hashes in hexadecimal digits; `left_out: {events, invoices, notes}`;
//! - `harsh: [{entry, phrase, rule, category, why, kinder}]` are the house's own words that may harm it before a judge;
//! - `file` and `format` are null where no page was asked for: with `--json` alone nothing is written.
//!
//! With `--verify` it is `{file, holds, name, entries, last_hash, entries_now, hash_now, broken}`.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::dossier_json::{dossier_json, harsh_json, hex};
use super::failure::Failure;
use super::order;
use super::output::{self, Done};
use super::paper::Out;
use super::session::Session;
use crate::domain::chain::ChainProblem;
use crate::domain::dossier::{Dossier, Scope, Seal};
use crate::message::record::{Harsh, harsh};
use crate::message::tone::Tone;
use crate::print::{Press, PrintError};

/// Whose, and what is in it.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "DEBTOR", required_unless_present = "verify")]
    debtor: Option<String>,
    #[arg(long, value_name = "DAY")]
    since: Option<String>,
    #[arg(long)]
    notes: bool,
    #[command(flatten)]
    out: Out,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["debtor", "since", "notes", "out", "pdf", "html", "force"])]
    verify: Option<PathBuf>,
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    if let Some(path) = &args.verify {
        return verify(session, path);
    }
    let since = args.since.as_deref();
    let since = since.map(|it| order::past_day(session, it)).transpose()?;
    if since.is_some_and(|day| day > session.today()) {
        let text = session.texts.get("dossier-since-to-come");
        return Err(Failure::Usage(text));
    }
    let scope = Scope {
        since,
        all_notes: args.notes,
    };
    let book = session.book()?;
    let wanted = args.debtor.as_deref().unwrap_or_default();
    let file = book.debtor(book.find(wanted)?)?;
    let dossier = book.dossier(&file, scope)?;
    let press = session.press();
    let key = dossier.client.key();
    let path = match session.json && !args.out.is_asked() {
        true => None,
        false => {
            let html = press.dossier(&dossier)?;
            Some(args.out.write(session, &press, "dossier", key, &html)?)
        }
    };
    let harsh = harsh_words(session, &dossier);
    Ok(Done::either(
        session.json,
        || {
            let mut value = dossier_json(session, &file, &dossier);
            value["harsh"] = harsh_json(&harsh);
            value["file"] = path.as_ref().map(|it| it.display().to_string()).into();
            let format = path.as_ref().map(|_| args.out.format().ending());
            value["format"] = format.into();
            value["missing"] = press.missing_on_dossier().into();
            value
        },
        || {
            let path = path.as_deref().unwrap_or(Path::new(""));
            written(session, &press, &dossier, &harsh, path)
        },
    ))
}

/// The house's own words that may harm it.
fn harsh_words(session: &Session, dossier: &Dossier) -> Vec<Harsh> {
    let (tone, problems) = Tone::load(session.config_path.as_deref());
    for problem in &problems {
        output::warn(&session.texts.file_problem(problem));
    }
    harsh(dossier, &tone)
}

/// Where it is, what it leaves room for, and what to read again before it is handed over.
fn written(
    session: &Session,
    press: &Press,
    dossier: &Dossier,
    harsh: &[Harsh],
    path: &Path,
) -> String {
    let place = path.display().to_string();
    let mut lines = vec![session.with("page-written-dossier", &[("path", place.into())])];
    let missing = press.missing_on_dossier();
    if !missing.is_empty() {
        let settings = missing.join(", ");
        lines.push(session.with("print-missing", &[("settings", settings.into())]));
    }
    if dossier.left_out.notes > 0 {
        let count = dossier.left_out.notes.into();
        lines.push(session.with("dossier-notes-left", &[("count", count)]));
    }
    if let Some(ChainProblem::Changed(row) | ChainProblem::HoldsAgain(row)) =
        dossier.chain.problems.first()
    {
        let entry = row.to_string();
        lines.push(session.with("dossier-broken", &[("entry", entry.into())]));
    }
    if !harsh.is_empty() {
        lines.push(session.with("dossier-harsh", &[("count", harsh.len().into())]));
    }
    for it in harsh {
        let places = [
            ("entry", it.entry.to_string().into()),
            (
                "phrase",
                it.phrase
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" ")
                    .into(),
            ),
            ("why", (&it.finding.why).into()),
        ];
        lines.push(format!("  {}", session.with("dossier-harsh-line", &places)));
    }
    lines.join("\n")
}

/// Whether the journal is still as the dossier in a file says.
fn verify(session: &Session, path: &Path) -> Result<Done, Failure> {
    let place = || path.display().to_string();
    let bytes = std::fs::read(path).map_err(|error| PrintError::File {
        path: path.to_owned(),
        problem: error.to_string(),
    })?;
    let told = |kind, id: &str| Failure::Told(kind, session.with(id, &[("path", place().into())]));
    let seal = Seal::find(&bytes).ok_or_else(|| told("no_dossier", "dossier-seal-none"))?;
    let found = session.book()?.check_seal(&seal)?;
    let Some(name) = &found.name else {
        return Err(told("other_book", "dossier-seal-other"));
    };
    let broken: Vec<u32> = found.problems.iter().map(row_of).collect();
    let holds = found.holds(&seal);
    let value = || -> Value {
        json!({
            "file": place(),
            "holds": holds,
            "name": name,
            "entries": seal.entries,
            "last_hash": seal.hash.to_string(),
            "entries_now": found.entries,
            "hash_now": found.hash.map(|it| hex(&it)),
            "broken": broken,
        })
    };
    let text = || {
        let places = [("name", name.into()), ("count", seal.entries.into())];
        let id = if holds {
            "dossier-seal-holds"
        } else {
            "dossier-seal-broken"
        };
        let mut lines = vec![session.with(id, &places)];
        let later = found.entries.saturating_sub(seal.entries);
        if holds && later > 0 {
            lines.push(session.with("dossier-seal-later", &[("count", later.into())]));
        }
        if !broken.is_empty() {
            let rows: Vec<String> = broken.iter().map(u32::to_string).collect();
            let rows = rows.join(", ");
            lines.push(session.with("dossier-seal-broken-at", &[("entries", rows.into())]));
        }
        lines.join("\n")
    };
    Ok(Done::either(session.json, value, text).with_code(u8::from(!holds)))
}

pub(super) fn row_of(problem: &ChainProblem) -> u32 {
    match problem {
        ChainProblem::Changed(row) | ChainProblem::HoldsAgain(row) => *row,
    }
}
