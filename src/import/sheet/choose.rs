//! Which sheet of a workbook is read: the one that was asked for, or the one whose headings are known best.

use std::sync::Arc;

use super::{Sheet, SheetChoice, SheetTrouble, Walk, ods, workbook};
use crate::clean::{TEXT_LENGTH, clean_text};
use crate::guarded::guarded;
use crate::import::bank::is_bank_heading;
use crate::import::error::ReadError;
use crate::import::format::{Foreign, Format};
use crate::import::layout::{self, SampleRow};
use crate::import::options::{ReadOptions, Source};
use crate::import::words::fold;

/// Rows looked at to choose a sheet.
const LOOKED_AT: u32 = 60;

/// A workbook, opened.
pub(super) trait Book {
    /// The names of the sheets that can be seen, in their order.
    fn names(&self) -> Vec<String>;
    /// A sheet; with `most_rows`, no more of it than its beginning.
    fn read(&mut self, name: &str, most_rows: Option<u32>) -> Result<Sheet, SheetTrouble>;
}

impl From<SheetTrouble> for ReadError {
    fn from(trouble: SheetTrouble) -> Self {
        match trouble {
            SheetTrouble::Damaged => ReadError::Damaged,
            SheetTrouble::TooLarge => ReadError::TooLarge,
            SheetTrouble::Encrypted => ReadError::Foreign(Foreign::Encrypted),
            SheetTrouble::Io(error) => ReadError::Io(error),
        }
    }
}

/// Reads the sheet of a workbook that looks most like invoices or debtors, or the one that was asked for.
pub(in crate::import) fn choose(
    source: &Source<'_>,
    format: Format,
    options: &ReadOptions,
) -> Result<(Arc<Sheet>, SheetChoice), ReadError> {
    // What is damaged in the right place makes the package panic.
    guarded(|| open_and_choose(source, format, options)).unwrap_or(Err(ReadError::Damaged))
}

/// The sheet of this name in a workbook of Excel; nothing where the file is another kind of zip.
pub(in crate::import) fn workbook_sheet(
    source: &Source<'_>,
    name: &str,
) -> Result<Option<Arc<Sheet>>, ReadError> {
    let read = || -> Result<Option<Arc<Sheet>>, ReadError> {
        if !is_workbook(source)? {
            return Ok(None);
        }
        let mut book = workbook::Modern::open(source)?;
        Ok(Some(Arc::new(book.read(name, None)?)))
    };
    guarded(read).unwrap_or(Err(ReadError::Damaged))
}

/// The names of the sheets of a workbook of Excel since 2007; nothing if it is another zip.
pub(in crate::import) fn workbook_sheets(
    source: &Source<'_>,
) -> Result<Option<Vec<String>>, ReadError> {
    let read = || -> Result<Option<Vec<String>>, ReadError> {
        if !is_workbook(source)? {
            return Ok(None);
        }
        Ok(Some(workbook::Modern::open(source)?.names()))
    };
    guarded(read).unwrap_or(Err(ReadError::Damaged))
}

fn is_workbook(source: &Source<'_>) -> Result<bool, ReadError> {
    let archive = zip::ZipArchive::new(source.open_to_seek()?);
    let archive = archive.map_err(|_| ReadError::Damaged)?;
    Ok(archive.index_for_name("xl/workbook.xml").is_some())
}

fn open_and_choose(
    source: &Source<'_>,
    format: Format,
    options: &ReadOptions,
) -> Result<(Arc<Sheet>, SheetChoice), ReadError> {
    let mut book: Box<dyn Book + '_> = match format {
        Format::Xlsb => Box::new(workbook::Binary::open(source)?),
        Format::Xls => Box::new(workbook::Old::open(source)?),
        Format::Ods => Box::new(ods::OpenDocument::open(source)?),
        _ => Box::new(workbook::Modern::open(source)?),
    };
    let names = book.names();
    let name = match &options.sheet {
        Some(asked) => named(&names, asked).ok_or_else(|| ReadError::UnknownSheet {
            asked: asked.clone(),
            sheets: names.iter().map(|name| cleaned(name)).collect(),
        })?,
        None => best(&mut *book, &names, options)?,
    };
    let sheet = book.read(&name, None)?;
    if sheet.rows.is_empty() {
        return Err(ReadError::Empty);
    }
    let others = names.iter().filter(|other| **other != name);
    let choice = SheetChoice {
        name: cleaned(&name),
        others: others.map(|other| cleaned(other)).collect(),
    };
    Ok((Arc::new(sheet), choice))
}

fn cleaned(name: &str) -> String {
    clean_text(name, TEXT_LENGTH).into_owned()
}

/// The sheet of this name, whatever its case and accents, or of this number counted from 1.
fn named(names: &[String], asked: &str) -> Option<String> {
    let exact = names.iter().find(|name| *name == asked);
    let alike = || names.iter().find(|name| fold(name) == fold(asked));
    let numbered = || names.get(asked.trim().parse::<usize>().ok()?.checked_sub(1)?);
    exact.or_else(alike).or_else(numbered).cloned()
}

fn best(book: &mut dyn Book, names: &[String], options: &ReadOptions) -> Result<String, ReadError> {
    if let [only] = names {
        return Ok(only.clone());
    }
    // A summary of clients can be known better than their invoices.
    let mut best: Option<((bool, u32), &String)> = None;
    for name in names {
        let rows = sample(book.read(name, Some(LOOKED_AT))?);
        if rows.is_empty() {
            continue;
        }
        let heading = layout::find_heading(&rows, options);
        let score = heading.map_or((false, 0), |heading| {
            let row = rows.get(heading.row);
            (row.is_some_and(layout::heads_invoices), heading.score)
        });
        let is_bank = || rows.iter().any(|row| is_bank_heading(&row.cells));
        let score = if score.1 == 0 && is_bank() {
            (false, 1)
        } else {
            score
        };
        if best.is_none_or(|(most, _)| score > most) {
            best = Some((score, name));
        }
    }
    best.map(|(_, name)| name.clone()).ok_or(ReadError::Empty)
}

fn sample(sheet: Sheet) -> Vec<SampleRow> {
    let mut walk = Walk::over(Arc::new(sheet));
    let mut rows = Vec::new();
    while walk.advance() {
        rows.push(SampleRow {
            line: walk.line(),
            cells: (0..walk.len())
                .map(|at| walk.cell(at).trim().to_owned())
                .collect(),
        });
    }
    rows
}
