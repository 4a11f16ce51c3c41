//! `cobro undo`: takes back the last action that this user did on the command line; with `--any`, the last of all.
//!
//! JSON: `{action, debtors, who: [{code, name}]}`; `action` is the stable name of what was taken back, `debtors` how many
//! it was about, `who` the first of them.

use serde_json::json;

use super::failure::Failure;
use super::output::Done;
use super::session::Session;
use crate::app::{Nothing, Undone};
use crate::store::QueueRow;

/// What to take back.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The last action of any window.
    #[arg(long)]
    any: bool,
}

/// No more debtors than these are named.
const NAMED: usize = 10;

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    let mut book = session.book()?;
    let undone = match book.undo(args.any)? {
        Ok(undone) => undone,
        Err(nothing) => return Err(nothing_to_undo(session, &nothing)),
    };
    let named = &undone.debtors[..undone.debtors.len().min(NAMED)];
    let rows = book.store().rows(named)?;
    let value = || {
        let who = rows
            .iter()
            .map(|row| json!({ "code": row.code, "name": row.name }));
        json!({
            "action": undone.action,
            "debtors": undone.debtors.len(),
            "who": who.collect::<Vec<_>>(),
        })
    };
    Ok(Done::either(session.json, value, || {
        told(session, &undone, &rows)
    }))
}

fn told(session: &Session, undone: &Undone, rows: &[QueueRow]) -> String {
    let action = action_name(session, &undone.action);
    match rows {
        // Whom an import brought has no name any more once it is undone.
        [row] if undone.debtors.len() == 1 && !row.name.is_empty() => {
            let places = [
                ("action", action.into()),
                ("name", row.name.as_str().into()),
            ];
            session.with("cli-undone-one", &places)
        }
        _ => {
            let places = [
                ("action", action.into()),
                ("count", undone.debtors.len().into()),
            ];
            session.with("cli-undone", &places)
        }
    }
}

fn nothing_to_undo(session: &Session, nothing: &Nothing) -> Failure {
    let text = match &nothing.elsewhere {
        None => session.texts.get("cli-nothing-to-undo"),
        Some(batch) => {
            let places = [
                ("action", action_name(session, &batch.action).into()),
                ("author", batch.author.as_str().into()),
                (
                    "when",
                    session
                        .texts
                        .moment(batch.recorded_at, session.today())
                        .into(),
                ),
            ];
            session.with("cli-undo-elsewhere", &places)
        }
    };
    Failure::Told("nothing_to_undo", text)
}

fn action_name(session: &Session, action: &str) -> String {
    let id = format!("action-name-{action}");
    if session.texts.has(&id) {
        session.texts.get(&id)
    } else {
        action.to_owned()
    }
}
