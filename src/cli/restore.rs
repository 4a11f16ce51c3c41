//! `cobro restore FILE`: puts a copy in the place of the book. The book as it was is kept beside it.
//!
//! JSON: `{file, debtors, kept}`; `kept` is where the book as it was now lies, or null when there was none.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::failure::Failure;
use super::output::Done;
use super::session::Session;
use crate::app::Book;
use crate::store::StoreError;
use crate::store::sqlite::Access;

/// Where from.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The copy.
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    let path = session.book_path()?;
    let kept = if path.exists() {
        Some(replace(session, &path, &args.file)?)
    } else {
        copy(session, &path, &args.file)?
    };
    let debtors = session.book()?.store().debtor_count()?;
    let file = args.file.display().to_string();
    let kept = kept.map(|path| path.display().to_string());
    let value = || json!({ "file": file, "debtors": debtors, "kept": kept });
    Ok(Done::either(session.json, value, || {
        let mut text = session.with(
            "cli-restored",
            &[("file", file.as_str().into()), ("count", debtors.into())],
        );
        if let Some(kept) = &kept {
            text.push('\n');
            text.push_str(&session.with("cli-restored-kept", &[("path", kept.into())]));
        }
        text
    }))
}

fn replace(session: &Session, path: &Path, from: &Path) -> Result<PathBuf, Failure> {
    let stamp = session.now().format("%Y%m%d-%H%M%S");
    let named = |count: u32| match count {
        0 => path.with_extension(format!("before-restore-{stamp}.db")),
        _ => path.with_extension(format!("before-restore-{stamp}-{count}.db")),
    };
    let free = (0..1000).map(named).find(|path| !path.exists());
    let keep_at = free.ok_or_else(|| StoreError::Exists(named(0)))?;
    session.book()?.restore(from, &keep_at)?;
    Ok(keep_at)
}

/// Where there is no book, a checked copy of the copy becomes the book.
fn copy(session: &Session, path: &Path, from: &Path) -> Result<Option<PathBuf>, Failure> {
    let source = Book::open(from, Access::ReadOnly, session.settings("cli"))?;
    if let Some(problem) = source.store().verify()?.into_iter().next() {
        return Err(StoreError::Unsound(problem).into());
    }
    source.backup(path)?;
    Ok(None)
}
