//! `cobro person export DEBTOR`: all that is held about a client and the people there, as one JSON document. `erase` takes
//! personal data out of the book on request, and says what stays and why; `readmit` lets imports bring them again for
//! somebody who is a client again.
//!
//! JSON of `export`: `{exported_at, client, journal: [{number, batch, author, happened_at, recorded_at, imported, kind, fact,
//! reversed}], tables: {name: [row]}}`; `client` is the document of `show`, `fact` null once it was erased, `tables` what lies
//! in the book beside the journal. With `--out`: `{file, entries}`.
//! JSON of `erase`: `{code, name, whose, done, emptied, replaced, entries, drafts, scrubbed, stays: [{what, why}], remarks:
//! [{what, text}], open: [{amount, currency}], handed_to, mentions: [{code, entry}], copies: [path]}`; `done` is false when it
//! was only shown, `name` null once nobody is called so any more. JSON of `readmit`: `{code}`.

use std::io::{BufRead, IsTerminal, Write};
use std::path::PathBuf;

use clap::Subcommand;
use serde_json::{Map, Value, json};

use super::failure::Failure;
use super::json::money;
use super::output::{Done, warn};
use super::session::Session;
use super::show;
use crate::app::{EraseOrder, Erasure, PersonalData, copies_beside};
use crate::domain::account::reversed_batches;
use crate::domain::fact::{Entry, Fact};
use crate::print::Sheet;

/// What to do with a person's data.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Export(ExportArgs),
    Erase(EraseArgs),
    Readmit(ReadmitArgs),
}

#[derive(Debug, clap::Args)]
struct ExportArgs {
    #[arg(value_name = "DEBTOR")]
    debtor: String,
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[arg(long, requires = "out")]
    force: bool,
}

#[derive(Debug, clap::Args)]
struct EraseArgs {
    #[arg(value_name = "DEBTOR")]
    debtor: String,
    #[arg(long, value_name = "NAME")]
    person: Option<String>,
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    #[arg(long, conflicts_with = "yes")]
    dry_run: bool,
    #[arg(long)]
    yes: bool,
}

#[derive(Debug, clap::Args)]
struct ReadmitArgs {
    #[arg(value_name = "DEBTOR")]
    debtor: String,
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    match &args.what {
        What::Export(args) => export(session, args),
        What::Erase(args) => erase(session, args),
        What::Readmit(args) => readmit(session, args),
    }
}

fn export(session: &Session, args: &ExportArgs) -> Result<Done, Failure> {
    let book = session.book()?;
    let debtor = book.find(&args.debtor)?;
    let held = book.personal_data(debtor)?;
    let document = document(session, &held)?;
    let Some(path) = &args.out else {
        return Ok(Done::json(&document));
    };
    let text = serde_json::to_string_pretty(&document).unwrap_or_default();
    let path = Sheet::lay(path, format!("{text}\n"), args.force)?.keep()?;
    let file = path.display().to_string();
    let entries = held.file.entries.len();
    let value = || json!({ "file": file, "entries": entries });
    Ok(Done::either(session.json, value, || {
        let places = [("path", file.as_str().into()), ("count", entries.into())];
        session.with("privacy-exported", &places)
    }))
}

fn document(session: &Session, held: &PersonalData) -> Result<Value, Failure> {
    let reversed = reversed_batches(&held.file.entries);
    let entries = held.file.entries.iter();
    let journal: Result<Vec<Value>, Failure> = entries
        .map(|it| entry(it, reversed.contains(&it.batch)))
        .collect();
    let tables = held.tables.iter();
    let tables: Map<String, Value> = tables
        .map(|(name, rows)| ((*name).to_owned(), rows.clone().into()))
        .collect();
    Ok(json!({
        "exported_at": session.now(),
        "client": show::document(session, &held.file),
        "journal": journal?,
        "tables": tables,
    }))
}

fn entry(entry: &Entry, reversed: bool) -> Result<Value, Failure> {
    let fact = match &entry.fact {
        None => Value::Null,
        Some(fact) => {
            let text = fact.encode().map_err(crate::store::StoreError::from)?;
            serde_json::from_str(&text).unwrap_or(Value::String(text))
        }
    };
    Ok(json!({
        "number": entry.number,
        "batch": entry.batch,
        "author": entry.author.as_ref(),
        "happened_at": entry.happened_at,
        "recorded_at": entry.recorded_at,
        "imported": entry.imported,
        "kind": entry.fact.as_ref().map_or("erased_entry", Fact::kind),
        "fact": fact,
        "reversed": reversed,
    }))
}

fn erase(session: &Session, args: &EraseArgs) -> Result<Done, Failure> {
    let mut book = session.book()?;
    let debtor = book.find(&args.debtor)?;
    let order = EraseOrder {
        person: args.person.clone(),
        reason: args.reason.clone(),
    };
    let copies: Vec<String> = copies_beside(&session.book_path()?)
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    if !args.yes {
        let plan = book.erasure(debtor, &order)?;
        if args.dry_run {
            return Ok(told(session, &plan, &copies));
        }
        warn(&in_words(session, &plan, &copies));
        if !agrees(session)? {
            return Err(Failure::Told(
                "not_confirmed",
                session.texts.get("privacy-left"),
            ));
        }
    }
    let erasure = book.erase(debtor, &order)?;
    Ok(told(session, &erasure, &copies))
}

/// Asks whoever sits at the terminal. Where nobody does, `--yes` has to say it.
fn agrees(session: &Session) -> Result<bool, Failure> {
    if !std::io::stdin().is_terminal() || !std::io::stderr().is_terminal() {
        return Err(Failure::Usage(session.texts.get("privacy-needs-yes")));
    }
    let mut err = std::io::stderr();
    let asked = write!(err, "\n{} ", session.texts.get("privacy-ask")).and_then(|()| err.flush());
    let mut answer = String::new();
    let read = std::io::stdin().lock().read_line(&mut answer);
    let yes = session.texts.get("privacy-yes");
    Ok(asked.is_ok() && read.is_ok() && answer.trim().to_lowercase() == yes)
}

fn told(session: &Session, erasure: &Erasure, copies: &[String]) -> Done {
    let value = || value(session, erasure, copies);
    Done::either(session.json, value, || in_words(session, erasure, copies))
}

fn in_words(session: &Session, erasure: &Erasure, copies: &[String]) -> String {
    let mut lines = session.texts.erasure(erasure);
    lines.extend(copies.iter().map(|path| format!("  {path}")));
    lines.join("\n")
}

fn value(session: &Session, erasure: &Erasure, copies: &[String]) -> Value {
    let texts = &session.texts;
    let named = |all: Vec<(&'static str, String)>, text: &str| -> Value {
        let all = all.into_iter();
        all.map(|(what, why)| json!({ "what": what, text: why }))
            .collect()
    };
    let mentions = erasure.mentions.iter();
    let mentions = mentions.map(|it| json!({ "code": it.code, "entry": it.entry }));
    json!({
        "code": erasure.code,
        "name": Some(&erasure.name).filter(|it| !it.is_empty()),
        "whose": erasure.whose.id(),
        "done": erasure.batch.is_some(),
        "emptied": erasure.emptied,
        "replaced": erasure.replaced,
        "entries": erasure.entries,
        "drafts": erasure.drafts,
        "scrubbed": erasure.scrubbed,
        "stays": named(texts.erasure_stays(erasure), "why"),
        "remarks": named(texts.erasure_remarks(erasure), "text"),
        "open": erasure.open.iter().map(|it| money(*it)).collect::<Vec<_>>(),
        "handed_to": erasure.handed_to,
        "mentions": mentions.collect::<Vec<_>>(),
        "copies": copies,
    })
}

fn readmit(session: &Session, args: &ReadmitArgs) -> Result<Done, Failure> {
    let mut book = session.book()?;
    let debtor = book.find(&args.debtor)?;
    book.readmit(debtor, args.reason.as_deref())?;
    let file = book.debtor(debtor)?;
    let code = file.account.details.key();
    Ok(Done::either(
        session.json,
        || json!({ "code": code }),
        || session.with("privacy-readmitted", &[("code", code.into())]),
    ))
}
