//! `cobro note DEBTOR TEXT…`: records a note; `-` reads it from the standard input.
//!
//! JSON: `{code, name, text, recorded_at}`.

use std::io::Read;

use serde_json::json;

use super::failure::Failure;
use super::output::Done;
use super::session::Session;
use crate::clean::clean_lines;

/// Whom it is about, and the words.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Code, tax id, name or part of the name.
    #[arg(value_name = "DEBTOR")]
    debtor: String,
    /// The words.
    #[arg(
        value_name = "TEXT",
        required = true,
        trailing_var_arg = true,
        allow_hyphen_values = true
    )]
    text: Vec<String>,
}

/// A note is not a file: more than this is not read.
const LONGEST: u64 = 1 << 20;

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    let mut book = session.book()?;
    let debtor = book.find(&args.debtor)?;
    // Words may begin with a hyphen, so what comes after the text is read as part of it, but for this.
    let mut words = args.text.clone();
    let json_last = words.len() > 1 && words.last().is_some_and(|word| word == "--json");
    if json_last {
        words.pop();
    }
    let json = session.json || json_last;
    let text = if words == ["-"] {
        read_all(session)?
    } else {
        words.join(" ")
    };
    book.note(debtor, &text)?;
    let details = book.debtor(debtor)?.account.details;
    let value = || {
        json!({
            "code": details.key(),
            "name": details.display_name(),
            "text": clean_lines(&text),
            "recorded_at": session.now(),
        })
    };
    Ok(Done::either(json, value, || {
        session.with("cli-noted", &[("name", details.display_name().into())])
    }))
}

fn read_all(session: &Session) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let read = std::io::stdin()
        .lock()
        .take(LONGEST)
        .read_to_end(&mut bytes);
    match read {
        Ok(_) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
        Err(error) => {
            let problem = session.with(
                "read-io",
                &[("problem", session.texts.io_problem(&error).into())],
            );
            Err(Failure::Told("io", problem))
        }
    }
}
