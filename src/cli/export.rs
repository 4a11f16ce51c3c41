//! `cobro export --all FOLDER|FILE.xlsx`: the whole book as tables, a CSV file or a sheet for each, with a page that explains
//! the columns.
//!
//! JSON: `{folder, tables: [{table, rows}]}`, or `file` for `folder`.

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
    /// The folder for the tables, or a workbook for them.
    #[arg(long, value_name = "FOLDER|FILE.xlsx")]
    all: PathBuf,
    /// Replaces the files of an earlier export.
    #[arg(long)]
    force: bool,
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    let book = session.book()?;
    let done = export_book(&book, &session.texts, &args.all, args.force);
    let done = done.map_err(|error| match error {
        ExportError::TooManyRows(table) => {
            let text = session.with("export-too-many-rows", &[("table", table.into())]);
            Failure::Told("too_many_rows", text)
        }
        error => error.into(),
    })?;
    let rows: u64 = done.tables.iter().map(|(_, rows)| rows).sum();
    let place = done.place.display().to_string();
    let (kind, told) = match done.is_workbook {
        true => ("file", "export-done-workbook"),
        false => ("folder", "export-done"),
    };
    let value = || {
        let tables = done.tables.iter();
        let tables = tables.map(|(table, rows)| json!({ "table": table, "rows": rows }));
        json!({ kind: place, "tables": tables.collect::<serde_json::Value>() })
    };
    Ok(Done::either(session.json, value, || {
        let places = [
            ("folder", place.as_str().into()),
            ("tables", done.tables.len().into()),
            ("rows", rows.into()),
        ];
        session.with(told, &places)
    }))
}

impl From<ExportError> for Failure {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::App(error) => Self::App(error),
            ExportError::Exists(path) => Self::Print(PrintError::Exists(path)),
            ExportError::TooManyRows(table) => Self::Told("too_many_rows", table.to_owned()),
            ExportError::File { path, problem } => Self::Print(PrintError::File { path, problem }),
        }
    }
}
