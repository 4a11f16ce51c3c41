//! `cobro export --all FOLDER`: the whole book as tables, one CSV file for each, with a page that explains the columns.
//!
//! JSON: `{folder, tables: [{table, rows}]}`.

use std::path::PathBuf;

use serde_json::json;

use super::failure::Failure;
use super::output::Done;
use super::session::Session;
use crate::export::{ExportError, export_book};
use crate::print::PrintError;

/// What, and where to.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The folder for the tables.
    #[arg(long, value_name = "FOLDER")]
    all: PathBuf,
    /// Replaces the files of an earlier export.
    #[arg(long)]
    force: bool,
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    let book = session.book()?;
    let done = export_book(&book, &session.texts, &args.all, args.force)?;
    let rows: u64 = done.tables.iter().map(|(_, rows)| rows).sum();
    let folder = done.folder.display().to_string();
    let value = || {
        let tables = done.tables.iter();
        let tables = tables.map(|(table, rows)| json!({ "table": table, "rows": rows }));
        json!({ "folder": folder, "tables": tables.collect::<serde_json::Value>() })
    };
    Ok(Done::either(session.json, value, || {
        let places = [
            ("folder", folder.as_str().into()),
            ("tables", done.tables.len().into()),
            ("rows", rows.into()),
        ];
        session.with("export-done", &places)
    }))
}

impl From<ExportError> for Failure {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::App(error) => Self::App(error),
            ExportError::Exists(path) => Self::Print(PrintError::Exists(path)),
            ExportError::File { path, problem } => Self::Print(PrintError::File { path, problem }),
        }
    }
}
