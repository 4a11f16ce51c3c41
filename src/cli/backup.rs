//! `cobro backup FILE`: a complete, checked copy of the book in one file.
//!
//! JSON: `{file, debtors}`.

use std::path::PathBuf;

use serde_json::json;

use super::failure::Failure;
use super::output::Done;
use super::session::Session;
use crate::store::StoreError;

/// Where to.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The new file.
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    let book = session.book()?;
    // A backup in a folder made by mistake is one that nobody finds again.
    let folder = args.file.parent().filter(|it| !it.as_os_str().is_empty());
    if let Some(folder) = folder.filter(|it| !it.is_dir()) {
        let place = folder.display().to_string();
        let text = session.with("cli-no-folder", &[("path", place.into())]);
        return Err(Failure::Told("no_folder", text));
    }
    if args.file.is_dir() {
        return Err(StoreError::Folder(args.file.clone()).into());
    }
    book.backup(&args.file)?;
    let debtors = book.store().debtor_count()?;
    let file = args.file.display().to_string();
    let value = || json!({ "file": file, "debtors": debtors });
    Ok(Done::either(session.json, value, || {
        let places = [("file", file.as_str().into()), ("count", debtors.into())];
        session.with("cli-backed-up", &places)
    }))
}
