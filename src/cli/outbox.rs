//! `cobro outbox [list|resolve ID --arrived|--again|--drop]`: messages that are not known to be out.
//!
//! JSON: `list` gives `[{id, code, name, state, channel, to, subject, text, template, step, attachments, answer, author,
//! window, at}]`, `state` one of `draft`, `intent` (being sent), `refused`, `unknown` (nobody knows whether it arrived);
//! `resolve` gives `{id, code, name, done}`, `done` one of `arrived`, `sent`, `dropped`, and `answer` when it was sent.

use clap::Subcommand;
use serde_json::{Value, json};

use super::failure::Failure;
use super::letters;
use super::mail;
use super::order::words;
use super::output::Done;
use super::session::Session;
use super::table::{Align, Table, screen_width};
use crate::app::{Book, KeptMessage, Scribe, SendOrder, Sent};
use crate::i18n::short_id;
use crate::store::QueueRow;

/// What to do.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Debug, Subcommand)]
enum What {
    List,
    Resolve(Resolve),
}

#[derive(Debug, clap::Args)]
#[group(id = "how", required = true, multiple = false)]
struct How {
    #[arg(long)]
    arrived: bool,
    #[arg(long)]
    again: bool,
    #[arg(long)]
    drop: bool,
}

#[derive(Debug, clap::Args)]
struct Resolve {
    #[arg(value_name = "ID")]
    id: String,
    #[command(flatten)]
    how: How,
    #[arg(long, value_name = "TEXT")]
    despite: Option<String>,
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    let mut book = session.book()?;
    book.settle_outbox()?;
    match &args.what {
        None | Some(What::List) => list(session, &book),
        Some(What::Resolve(resolve)) => resolved(session, book, resolve),
    }
}

fn list(session: &Session, book: &Book) -> Result<Done, Failure> {
    let kept = book.outbox(None)?;
    let debtors: Vec<i64> = kept.iter().map(|it| it.debtor).collect();
    let rows = book.store().rows(&debtors)?;
    let who = |it: &KeptMessage| rows.iter().find(|row| row.debtor == it.debtor);
    let value = || kept.iter().map(|it| value(it, who(it))).collect();
    Ok(Done::either(session.json, value, || {
        if kept.is_empty() {
            return session.texts.get("cli-outbox-empty");
        }
        table(session, &kept, who)
    }))
}

fn value(kept: &KeptMessage, row: Option<&QueueRow>) -> Value {
    let message = &kept.outgoing.message;
    json!({
        "id": kept.id,
        "code": row.map(|row| row.code.as_str()),
        "name": row.map(|row| row.name.as_str()),
        "state": kept.state.id(),
        "channel": message.channel.id(),
        "to": message.to.as_ref().and_then(|to| to.address.as_deref()),
        "subject": message.subject,
        "text": message.text,
        "template": message.template,
        "step": kept.outgoing.step.as_ref().map(|it| it.step.as_str()),
        "attachments": kept.outgoing.attachments,
        "answer": kept.answer,
        "author": kept.author,
        "window": kept.window,
        "at": kept.changed_at,
    })
}

fn table<'a>(
    session: &Session,
    kept: &[KeptMessage],
    who: impl Fn(&KeptMessage) -> Option<&'a QueueRow>,
) -> String {
    let texts = &session.texts;
    let mut table = Table::new(vec![
        (texts.get("cli-outbox-id"), Align::Left),
        (texts.get("cli-column-name"), Align::Left),
        (texts.get("cli-column-status"), Align::Left),
        (texts.get("cli-outbox-subject"), Align::Left),
        (texts.get("cli-outbox-when"), Align::Right),
        (texts.get("cli-outbox-answer"), Align::Left),
    ]);
    for it in kept {
        let state = texts.get(&format!("outbox-state-{}", it.state.id()));
        table.row(vec![
            short_id(&it.id),
            who(it).map(|row| row.name.clone()).unwrap_or_default(),
            state,
            it.outgoing.message.subject.clone(),
            texts.moment(it.changed_at, session.today()),
            it.answer.clone().unwrap_or_default(),
        ]);
    }
    let mut text = table.render(screen_width());
    if kept.iter().any(|it| it.state.may_be_out()) {
        text.push_str(&texts.get("cli-outbox-hint"));
    }
    text
}

fn resolved(session: &Session, mut book: Book, args: &Resolve) -> Result<Done, Failure> {
    let kept = book.kept_message(&args.id)?;
    let file = book.debtor(kept.debtor)?;
    let details = &file.account.details;
    let name = details.display_name();
    let mut answer = Value::Null;
    let done = if args.how.arrived {
        book.message_arrived(kept.id)?;
        "arrived"
    } else if args.how.drop {
        book.drop_message(kept.id)?;
        "dropped"
    } else {
        let said = again(session, &mut book, &kept, args)?;
        answer = said.into();
        "sent"
    };
    let value = || {
        let mut value = json!({
            "id": kept.id,
            "code": details.key(),
            "name": name,
            "done": done,
        });
        if !answer.is_null() {
            value["answer"] = answer.clone();
        }
        value
    };
    Ok(Done::either(session.json, value, || {
        session.with(&format!("cli-outbox-{done}"), &[("name", name.into())])
    }))
}

/// Sends it once more, with what comes with it as it is today. Gives back what the server said.
fn again(
    session: &Session,
    book: &mut Book,
    kept: &KeptMessage,
    args: &Resolve,
) -> Result<String, Failure> {
    let letters = letters::scribe(session);
    let file = book.debtor(kept.debtor)?;
    let message = kept.outgoing.message.clone();
    let parts = letters.pack(&file, &message);
    let parts = parts.map_err(|why| Failure::Told("unwritten", why))?;
    let (mut postman, _) = mail::postman(session)?;
    let earlier = kept.outgoing.exception.clone();
    let order = SendOrder {
        debtor: kept.debtor,
        message,
        parts,
        exception: words(args.despite.as_deref()).or(earlier),
        kept: Some(kept.id),
        keep: true,
        as_of: None,
        draft: false,
    };
    match book.send(&order, &mut postman)? {
        Sent::Confirmed { answer, .. } => Ok(answer),
        Sent::Failed { error, .. } => Err(mail::told(session, &error)),
        Sent::Unknown { problem, .. } => {
            let lost = crate::post::PostError::Lost(problem);
            Err(mail::told(session, &lost))
        }
    }
}
