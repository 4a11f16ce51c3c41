//! Statements that banks offer as workbooks: title rows, the account above the table, then headings and movements.

use std::sync::Arc;

use super::columns::{is_bank_heading, names_account_and_days};
use super::{BankFault, BankFile, BankOptions, csv, marked_with};
use crate::clean::clean_text;
use crate::import::error::ReadError;
use crate::import::layout::SampleRow;
use crate::import::records::RecordReader;
use crate::import::sheet::Sheet;

/// How many rows are searched for the headings.
const HEADING_WITHIN: usize = 40;

/// The stable name of workbooks among the formats of statements.
const FORMAT: &str = "bank_sheet";

/// A sheet of movements.
#[derive(Debug, Clone)]
pub struct BankSheet {
    rows: Vec<SampleRow>,
    heading: usize,
}

impl BankSheet {
    /// The movements of a sheet; nothing when it has no headings of a bank.
    pub(in crate::import) fn of(sheet: &Arc<Sheet>) -> Result<Option<Self>, ReadError> {
        let mut reader = RecordReader::of_sheet(Arc::clone(sheet));
        let mut rows = Vec::new();
        let mut heading = None;
        while reader.advance()? {
            if reader.is_blank() {
                continue;
            }
            let cells: Vec<String> = reader.cells().map(str::to_owned).collect();
            if heading.is_none() && (is_bank_heading(&cells) || names_account_and_days(&cells)) {
                heading = Some(rows.len());
            }
            if heading.is_none() && rows.len() >= HEADING_WITHIN {
                return Ok(None);
            }
            rows.push(SampleRow {
                line: reader.line(),
                cells,
            });
        }
        Ok(heading.map(|heading| Self { rows, heading }))
    }

    /// The headings, as they stand there.
    pub fn headings(&self) -> String {
        let cells = self.rows.get(self.heading).map(|row| row.cells.join(" · "));
        clean_text(&cells.unwrap_or_default(), 120).into_owned()
    }

    /// Reads the movements.
    ///
    /// # Errors
    /// As [`super::BankFormat::read`].
    pub fn read(&self, options: &BankOptions) -> Result<BankFile, BankFault> {
        let file = csv::table(&self.rows, self.heading, options, true)?;
        Ok(marked_with(file, FORMAT, options))
    }
}
