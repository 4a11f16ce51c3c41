//! Workbooks: one sheet of them as rows of cells, kept in memory in a compact form and read as often as needed.
//!
//! A cell is text, or a number that reads in one way only; what a workbook knows to be a day comes as `2026-01-31` whatever the
//! order of dates elsewhere. Formulas come as the values that were stored with them. Sizes are added up before anything is
//! unpacked ([`bounds`]), and a sheet has no more cells than are ever needed.

pub(super) mod bounds;
mod choose;
mod compound;
mod ods;
mod values;
mod workbook;

use std::sync::Arc;

pub(super) use choose::{choose, workbook_sheet, workbook_sheets};

/// More cells than a hundred columns for two hundred thousand invoices. Gaps before a cell count as well.
const MOST_CELLS: usize = 20_000_000;
/// What all cells of a sheet may hold together, in bytes.
const MOST_TEXT: usize = 512 << 20;
/// What parts cells where a row is looked at as a whole.
const PARTING: char = '\u{1f}';

/// Why a sheet can't be read.
#[derive(Debug)]
pub(super) enum SheetTrouble {
    /// It is not what its beginning promises.
    Damaged,
    /// It is larger than anything real.
    TooLarge,
    /// It is under a password.
    Encrypted,
    /// The file can't be read.
    Io(std::io::Error),
}

/// A value on its way into a sheet.
enum Value<'a> {
    Text(&'a str),
    Number(f64),
}

/// Where a cell ends in the text, and whether it is a number.
#[derive(Debug, Clone, Copy)]
struct Cell(u32);

impl Cell {
    const NUMBER: u32 = 1 << 31;

    fn new(end: usize, is_number: bool) -> Self {
        let end = u32::try_from(end).unwrap_or(u32::MAX) & !Self::NUMBER;
        Self(if is_number { end | Self::NUMBER } else { end })
    }

    fn end(self) -> usize {
        (self.0 & !Self::NUMBER) as usize
    }

    fn is_number(self) -> bool {
        self.0 & Self::NUMBER != 0
    }
}

#[derive(Debug, Clone, Copy)]
struct Row {
    line: u32,
    text: usize,
    first: usize,
    after: usize,
}

/// One sheet.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    text: String,
    cells: Vec<Cell>,
    rows: Vec<Row>,
}

impl Sheet {
    /// Takes in a cell; rows and cells come in their order. What comes twice or too late is not taken for anything.
    fn put(&mut self, row: u32, column: u32, value: &Value<'_>) -> Result<(), SheetTrouble> {
        let line = row.saturating_add(1);
        match self.rows.last() {
            Some(last) if last.line > line => return Err(SheetTrouble::Damaged),
            Some(last) if last.line == line => {}
            _ => self.rows.push(Row {
                line,
                text: self.text.len(),
                first: self.cells.len(),
                after: self.cells.len(),
            }),
        }
        let column = column as usize;
        let Some(row) = self.rows.last_mut() else {
            return Ok(());
        };
        let filled = self.cells.len() - row.first;
        if column < filled {
            return Err(SheetTrouble::Damaged);
        }
        if self.cells.len() + column - filled > MOST_CELLS {
            return Err(SheetTrouble::TooLarge);
        }
        for _ in filled..column {
            self.text.push(PARTING);
            self.cells.push(Cell::new(self.text.len() - 1, false));
        }
        let is_number = match value {
            Value::Text(text) => {
                self.text.push_str(text);
                false
            }
            Value::Number(number) => values::write_number(&mut self.text, *number),
        };
        if self.text.len() > MOST_TEXT {
            return Err(SheetTrouble::TooLarge);
        }
        self.cells.push(Cell::new(self.text.len(), is_number));
        self.text.push(PARTING);
        row.after = self.cells.len();
        Ok(())
    }

    /// Writes what stands at the head of vertically merged cells into all of them, unless it is a number: a name over three
    /// invoices is the name of each, an amount over three is not.
    fn fill_down(&mut self, merged: &[Merged]) {
        if merged.is_empty() {
            return;
        }
        let mut filled = Sheet::default();
        let mut walk = Walk::over(Arc::new(std::mem::take(self)));
        let mut heads: Vec<(usize, Option<String>)> = vec![(0, None); merged.len()];
        while walk.advance() {
            let line = walk.line();
            let mut cells: Vec<(String, bool)> = (0..walk.len())
                .map(|at| (walk.cell(at).to_owned(), walk.is_number(at)))
                .collect();
            for (region, (column, head)) in merged.iter().zip(&mut heads) {
                let row = u32::try_from(line - 1).unwrap_or(u32::MAX);
                *column = region.column as usize;
                if row == region.first {
                    let cell = cells.get(*column).filter(|(_, is_number)| !is_number);
                    *head = cell.map(|(text, _)| text.clone());
                } else if row > region.first && row <= region.last {
                    if cells.len() <= *column {
                        cells.resize(*column + 1, (String::new(), false));
                    }
                    if let (Some(cell), Some(head)) = (cells.get_mut(*column), head)
                        && cell.0.is_empty()
                    {
                        cell.0.clone_from(head);
                    }
                }
            }
            filled.put_row(line, &cells);
        }
        *self = filled;
    }

    fn put_row(&mut self, line: u64, cells: &[(String, bool)]) {
        self.rows.push(Row {
            line: u32::try_from(line).unwrap_or(u32::MAX),
            text: self.text.len(),
            first: self.cells.len(),
            after: self.cells.len() + cells.len(),
        });
        for (text, is_number) in cells {
            self.text.push_str(text);
            self.cells.push(Cell::new(self.text.len(), *is_number));
            self.text.push(PARTING);
        }
    }
}

/// Cells of one column that were merged into one, counted from 0.
struct Merged {
    column: u32,
    first: u32,
    last: u32,
}

/// A way through the rows of a sheet.
pub(super) struct Walk {
    sheet: Arc<Sheet>,
    /// The row at hand, counted from 1; none before the first.
    at: usize,
}

impl Walk {
    pub(super) fn over(sheet: Arc<Sheet>) -> Self {
        Self { sheet, at: 0 }
    }

    /// Goes on to the next row that holds anything; false at the end.
    pub(super) fn advance(&mut self) -> bool {
        self.at += 1;
        self.at <= self.sheet.rows.len()
    }

    fn row(&self) -> Option<&Row> {
        self.sheet.rows.get(self.at.checked_sub(1)?)
    }

    pub(super) fn line(&self) -> u64 {
        let last = || self.sheet.rows.last().map_or(1, |row| row.line + 1);
        u64::from(self.row().map_or_else(last, |row| row.line))
    }

    pub(super) fn len(&self) -> usize {
        self.row().map_or(0, |row| row.after - row.first)
    }

    pub(super) fn cell(&self, index: usize) -> &str {
        let found = self.row().filter(|row| index < row.after - row.first);
        let Some(row) = found else { return "" };
        let sheet = &*self.sheet;
        let end = sheet.cells.get(row.first + index).map_or(0, |it| it.end());
        let start = match index {
            0 => row.text,
            _ => sheet
                .cells
                .get(row.first + index - 1)
                .map_or(0, |it| it.end() + PARTING.len_utf8()),
        };
        sheet.text.get(start..end).unwrap_or_default()
    }

    pub(super) fn is_number(&self, index: usize) -> bool {
        let found = self.row().filter(|row| index < row.after - row.first);
        let cell = found.and_then(|row| self.sheet.cells.get(row.first + index));
        cell.is_some_and(|cell| cell.is_number())
    }

    /// The row as a whole.
    pub(super) fn raw(&self) -> &str {
        let Some(row) = self.row() else { return "" };
        let cells = &self.sheet.cells;
        let last = row.after.checked_sub(1).and_then(|at| cells.get(at));
        let end = last.map_or(row.text, |it| it.end());
        self.sheet.text.get(row.text..end).unwrap_or_default()
    }
}

/// The sheet of a workbook that is read, and what else there was to choose from.
#[derive(Debug, Clone)]
pub struct SheetChoice {
    /// The name of the sheet.
    pub name: String,
    /// The names of the others that can be seen.
    pub others: Vec<String>,
}
