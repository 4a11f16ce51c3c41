//! A whole book as `cobro export --all` writes it, as a folder, a zip of one, or a workbook: the journal row by row, and its
//! batches. From these two the book is made anew, to the letter; the other tables only tell of them.

use std::collections::HashSet;
use std::io::{Cursor, Read, Seek};
use std::path::Path;

use chrono::NaiveDateTime;

use super::encoding::TextReader;
use super::error::ReadError;
use super::options::Source;
use super::records::RecordReader;
use super::sheet::{bounds, workbook_sheet, workbook_sheets};
use crate::domain::chain::{Hash, Salt};
use crate::domain::fact::BatchId;
use crate::domain::movement::{Movement, MovementId};

/// No book has room for more debtors, and none of them for more entries.
const MOST_DEBTORS: i64 = 1 << 38;
const MOST_ENTRIES: u32 = 1 << 24;
/// A table in a zip that unpacks to more than this is not read.
const MOST_BYTES: u64 = 1 << 30;
const JOURNAL: &str = "journal.csv";
const BATCHES: &str = "batches.csv";
const DEBTORS: &str = "debtors.csv";
const MOVEMENTS: &str = "bank_movements.csv";
const MARKS: &str = "bank_movement_marks.csv";
/// The tables without which there is no book.
const NEEDED: [&str; 3] = [JOURNAL, BATCHES, DEBTORS];
const JOURNAL_HEADINGS: [&str; 12] = [
    "debtor",
    "entry",
    "facts",
    "batch",
    "kind",
    "happened_at",
    "recorded_at",
    "author",
    "content",
    "salt",
    "content_hash",
    "previous_hash",
];
const BATCH_HEADINGS: [&str; 7] = [
    "batch",
    "recorded_at",
    "author",
    "window",
    "action",
    "undoes",
    "amends",
];

/// A batch of the journal.
#[derive(Debug, Clone)]
pub struct ExportedBatch {
    /// Its id.
    pub id: BatchId,
    /// When it was recorded.
    pub recorded_at: NaiveDateTime,
    /// Who recorded it.
    pub author: String,
    /// The window it was recorded in.
    pub window: String,
    /// What the user did.
    pub action: String,
    /// The batch that it takes back.
    pub undoes: Option<BatchId>,
    /// The batch whose place it takes.
    pub amends: Option<BatchId>,
}

/// A row of the journal.
#[derive(Debug, Clone)]
pub struct ExportedRow {
    /// The debtor.
    pub debtor: i64,
    /// The place of its first entry in the debtor's chain.
    pub number: u32,
    /// How many entries it holds.
    pub facts: u32,
    /// The batch it belongs to.
    pub batch: BatchId,
    /// The kind of fact.
    pub kind: String,
    /// When it happened.
    pub happened_at: NaiveDateTime,
    /// The content as JSON; nothing once it was erased.
    pub content: Option<String>,
    /// What the content was hashed with.
    pub salt: Option<Salt>,
    /// The hash of the content.
    pub content_hash: Hash,
    /// The hash of the row before it.
    pub previous_hash: Hash,
}

/// Whether a folder holds a book that was exported.
#[must_use]
pub fn is_exported_book(folder: &Path) -> bool {
    folder.join(BATCHES).is_file() && Table::open(folder, JOURNAL, &JOURNAL_HEADINGS).is_ok()
}

/// The folder within a zip that holds a book that was exported.
pub(super) fn exported_within<R: Read + Seek>(archive: &zip::ZipArchive<R>) -> Option<String> {
    let names: HashSet<String> = archive
        .file_names()
        .filter_map(|name| Some(name.ok()?.into_owned()))
        .collect();
    let mut folders: Vec<&str> = names
        .iter()
        .filter_map(|name| name.strip_suffix(JOURNAL))
        .filter(|folder| folder.is_empty() || folder.ends_with('/'))
        .collect();
    folders.sort_unstable();
    let is_whole = |folder: &&str| {
        let mut needed = NEEDED.iter();
        needed.all(|table| names.contains(&format!("{folder}{table}")))
    };
    folders.into_iter().find(is_whole).map(str::to_owned)
}

/// Whether these are the sheets of a book that was exported.
pub(super) fn are_exported_sheets<'a>(names: impl Iterator<Item = &'a str> + Clone) -> bool {
    let is_there = |table: &&str| names.clone().any(|name| name == sheet_of(table));
    NEEDED.iter().all(is_there)
}

/// The name that a table has as a sheet.
fn sheet_of(table: &str) -> &str {
    table.strip_suffix(".csv").unwrap_or(table)
}

/// The batches of an exported book, in the order in which they were recorded.
///
/// # Errors
/// When the table is damaged.
pub fn exported_batches(place: &Path) -> Result<Vec<ExportedBatch>, ReadError> {
    let mut table = Table::open(place, BATCHES, &BATCH_HEADINGS)?;
    let mut batches = Vec::new();
    while table.advance()? {
        batches.push(ExportedBatch {
            id: table.parsed(0)?,
            recorded_at: table.moment(1)?,
            author: table.text(2),
            window: table.text(3),
            action: table.text(4),
            undoes: table.maybe(5)?,
            amends: table.maybe(6)?,
        });
    }
    Ok(batches)
}

/// A movement of an exported book.
#[derive(Debug, Clone)]
pub struct ExportedMovement {
    /// What it is known by.
    pub id: MovementId,
    /// The batch that brought it.
    pub batch: BatchId,
    /// What the bank says.
    pub movement: Movement,
}

/// What was made of a movement of an exported book.
#[derive(Debug, Clone)]
pub struct ExportedMark {
    /// The movement.
    pub id: MovementId,
    /// The batch that says so.
    pub batch: BatchId,
    /// What it is, by its stable name.
    pub kind: String,
    /// Whose payment.
    pub debtor: Option<i64>,
    line: u64,
}

impl ExportedMark {
    /// What is said of one whose kind nobody knows.
    #[must_use]
    pub fn damaged(&self) -> ReadError {
        ReadError::ExportDamaged {
            table: MARKS,
            line: self.line,
        }
    }
}

/// The movements of an exported book, and what was made of them. Books that were exported before there were any have none.
///
/// # Errors
/// When a table is damaged.
pub fn exported_movements(
    place: &Path,
) -> Result<(Vec<ExportedMovement>, Vec<ExportedMark>), ReadError> {
    let (mut movements, mut marks) = (Vec::new(), Vec::new());
    if is_there(place, MOVEMENTS)? {
        let mut table = Table::open(place, MOVEMENTS, &["movement", "batch"])?;
        let content = table.place("content")?;
        while table.advance()? {
            let read = serde_json::from_str(&table.long_text(content));
            movements.push(ExportedMovement {
                id: table.movement(0)?,
                batch: table.parsed(1)?,
                movement: read.map_err(|_| table.damaged())?,
            });
        }
    }
    if is_there(place, MARKS)? {
        let mut table = Table::open(place, MARKS, &["movement", "batch", "mark", "debtor"])?;
        while table.advance()? {
            marks.push(ExportedMark {
                id: table.movement(0)?,
                batch: table.parsed(1)?,
                kind: table.text(2),
                debtor: table.maybe(3)?,
                line: table.reader.line(),
            });
        }
    }
    Ok((movements, marks))
}

/// The debtors of an exported book, by their numbers: who is not in the journal was cut off.
///
/// # Errors
/// When the table is damaged.
pub fn exported_debtors(place: &Path) -> Result<Vec<i64>, ReadError> {
    let mut table = Table::open(place, DEBTORS, &["debtor", "key"])?;
    let mut debtors = Vec::new();
    while table.advance()? {
        debtors.push(table.parsed(0)?);
    }
    Ok(debtors)
}

/// What is said of a journal that was cut off.
#[must_use]
pub fn cut_off(rows: &ExportedRows) -> ReadError {
    rows.0.damaged()
}

/// The rows of an exported journal, one after the other.
pub struct ExportedRows(Table);

impl ExportedRows {
    /// Opens the journal of an exported book.
    ///
    /// # Errors
    /// When it can't be read.
    pub fn open(place: &Path) -> Result<Self, ReadError> {
        Table::open(place, JOURNAL, &JOURNAL_HEADINGS).map(Self)
    }

    /// The next row; nothing at the end.
    ///
    /// # Errors
    /// When it is damaged.
    pub fn next_row(&mut self) -> Result<Option<ExportedRow>, ReadError> {
        let table = &mut self.0;
        if !table.advance()? {
            return Ok(None);
        }
        let salt = table.cell(9);
        let salt = match salt.is_empty() {
            true => None,
            false => Some(bytes(salt).ok_or_else(|| table.damaged())?),
        };
        let (debtor, number): (i64, u32) = (table.parsed(0)?, table.parsed(1)?);
        if !(1..MOST_DEBTORS).contains(&debtor) || !(1..MOST_ENTRIES).contains(&number) {
            return Err(table.damaged());
        }
        let hash = |at: usize| bytes(table.cell(at)).ok_or_else(|| table.damaged());
        Ok(Some(ExportedRow {
            debtor,
            number,
            facts: table.parsed(2)?,
            batch: table.parsed(3)?,
            kind: table.text(4),
            happened_at: table.moment(5)?,
            content: salt.is_some().then(|| table.long_text(8)),
            salt,
            content_hash: hash(10)?,
            previous_hash: hash(11)?,
        }))
    }
}

/// A table of the export, row by row.
struct Table {
    reader: RecordReader<'static>,
    name: &'static str,
    /// How many columns there are.
    width: usize,
    /// Whether it is the sheet of a workbook, whose texts are as they were and go on beyond the last column.
    is_sheet: bool,
}

impl Table {
    fn open(
        place: &Path,
        name: &'static str,
        headings: &[&'static str],
    ) -> Result<Self, ReadError> {
        let source = Source::File(place);
        let sheet = match place.is_dir() {
            true => None,
            false => workbook_sheet(&source, sheet_of(name))?,
        };
        let is_sheet = sheet.is_some();
        let reader = match sheet {
            Some(sheet) => RecordReader::of_sheet(sheet),
            None => {
                let inner: Box<dyn Read> = match place.is_dir() {
                    true => Box::new(std::fs::File::open(place.join(name))?),
                    false => Box::new(Cursor::new(unpacked(&source, name)?)),
                };
                RecordReader::new(TextReader::over(inner, encoding_rs::UTF_8), b',')
            }
        };
        let mut table = Self {
            reader,
            name: if is_sheet { sheet_of(name) } else { name },
            width: headings.len(),
            is_sheet,
        };
        let is_there = table.advance()?;
        let known = headings.iter().enumerate();
        let is_known = known
            .clone()
            .all(|(at, heading)| table.cell(at) == *heading);
        table.width = table.reader.len().max(table.width);
        match is_there && is_known {
            true => Ok(table),
            false => Err(table.damaged()),
        }
    }

    fn advance(&mut self) -> Result<bool, ReadError> {
        while self.reader.advance()? {
            if self.reader.is_broken() {
                return Err(self.damaged());
            }
            if !self.reader.is_blank() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn damaged(&self) -> ReadError {
        ReadError::ExportDamaged {
            table: self.name,
            line: self.reader.line(),
        }
    }

    fn cell(&self, at: usize) -> &str {
        self.reader.cell(at)
    }

    /// The place of a column, while the headings are at hand.
    fn place(&self, heading: &str) -> Result<usize, ReadError> {
        let place = self.reader.cells().position(|it| it == heading);
        place.ok_or_else(|| self.damaged())
    }

    fn movement(&self, at: usize) -> Result<MovementId, ReadError> {
        self.cell(at).parse().map_err(|()| self.damaged())
    }

    /// A text, without the apostrophe that keeps spreadsheets from calculating it.
    fn text(&self, at: usize) -> String {
        let cell = self.cell(at);
        if self.is_sheet {
            return cell.to_owned();
        }
        let bare = cell.strip_prefix('\'');
        let bare = bare.filter(|rest| rest.starts_with(['=', '@', '+', '-', '\t', '\r', '\n']));
        bare.unwrap_or(cell).to_owned()
    }

    /// A text that may go on beyond the last column.
    fn long_text(&self, at: usize) -> String {
        let mut text = self.text(at);
        if self.is_sheet && self.reader.len() > self.width {
            let pieces = (self.width..self.reader.len()).map(|at| self.reader.whole_cell(at));
            text = std::iter::once(self.reader.whole_cell(at))
                .chain(pieces)
                .collect();
        }
        text
    }

    fn parsed<T: std::str::FromStr>(&self, at: usize) -> Result<T, ReadError> {
        self.cell(at).parse().map_err(|_| self.damaged())
    }

    fn maybe<T: std::str::FromStr>(&self, at: usize) -> Result<Option<T>, ReadError> {
        match self.cell(at).is_empty() {
            true => Ok(None),
            false => self.parsed(at).map(Some),
        }
    }

    fn moment(&self, at: usize) -> Result<NaiveDateTime, ReadError> {
        let read = NaiveDateTime::parse_from_str(self.cell(at), "%Y-%m-%dT%H:%M:%S");
        read.map_err(|_| self.damaged())
    }
}

/// Whether an export has a table.
fn is_there(place: &Path, table: &str) -> Result<bool, ReadError> {
    if place.is_dir() {
        return Ok(place.join(table).is_file());
    }
    let source = Source::File(place);
    if let Some(sheets) = workbook_sheets(&source)? {
        return Ok(sheets.iter().any(|name| name == sheet_of(table)));
    }
    let archive = zip::ZipArchive::new(source.open_to_seek()?).map_err(|_| ReadError::Damaged)?;
    let folder = exported_within(&archive).ok_or(ReadError::Damaged)?;
    Ok(archive
        .index_for_name(&format!("{folder}{table}"))
        .is_some())
}

/// A table in a zip.
fn unpacked(source: &Source<'_>, table: &str) -> Result<Vec<u8>, ReadError> {
    bounds::check(source)?;
    let damaged = |_| ReadError::Damaged;
    let mut archive = zip::ZipArchive::new(source.open_to_seek()?).map_err(damaged)?;
    let folder = exported_within(&archive).ok_or(ReadError::Damaged)?;
    let name = format!("{folder}{table}");
    let entry = archive.by_name(&name).map_err(damaged)?;
    let mut bytes = Vec::new();
    let read = entry.take(MOST_BYTES + 1).read_to_end(&mut bytes);
    read.map_err(|_| ReadError::Damaged)?;
    match bytes.len() as u64 > MOST_BYTES {
        true => Err(ReadError::TooLarge),
        false => Ok(bytes),
    }
}

/// The bytes that so many hexadecimal digits stand for.
fn bytes<const COUNT: usize>(text: &str) -> Option<[u8; COUNT]> {
    let mut bytes = [0; COUNT];
    if text.len() != 2 * COUNT || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    for (byte, at) in bytes.iter_mut().zip((0..text.len()).step_by(2)) {
        *byte = u8::from_str_radix(text.get(at..at + 2)?, 16).ok()?;
    }
    Some(bytes)
}
