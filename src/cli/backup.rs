//! `cobro backup FILE`: a complete, checked copy of the book in one file.
//!
//! JSON: `{file, debtors}`.

use std::path::PathBuf;

use serde_json::json;

use super::failure::Failure;
use super::output::Done;
use super::session::Session;

/// Where to.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The new file.
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    let book = session.book()?;
    book.backup(&args.file)?;
    let debtors = book.store().debtor_count()?;
    let file = args.file.display().to_string();
    let value = || json!({ "file": file, "debtors": debtors });
    Ok(Done::either(session.json, value, || {
        let places = [("file", file.as_str().into()), ("count", debtors.into())];
        session.with("cli-backed-up", &places)
    }))
}
