//! Spreadsheets of LibreOffice. They are read here and not by calamine, because a cell that is repeated millions of times is
//! written in a few letters, and has to be refused before it is made.

use std::io::{BufRead, BufReader, Read};

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::choose::Book;
use super::{Merged, Sheet, SheetTrouble, Value, bounds};
use crate::import::options::Source;

/// A repeated row with something in it stands for real rows only up to here.
const MOST_REPEATS: u32 = 10_000;
/// The columns that a sheet can have.
const MOST_COLUMNS: u32 = 16_384;
/// The longest text of a cell.
const MOST_CELL: usize = 1 << 20;

/// A spreadsheet with all of its sheets.
pub(super) struct OpenDocument {
    sheets: Vec<(String, Option<Sheet>)>,
}

impl OpenDocument {
    pub(super) fn open(source: &Source<'_>) -> Result<Self, SheetTrouble> {
        bounds::check(source)?;
        let file = source.open_to_seek().map_err(SheetTrouble::Io)?;
        let archive = zip::ZipArchive::new(file);
        let mut archive = archive.map_err(|_| SheetTrouble::Damaged)?;
        if is_encrypted(&mut archive) {
            return Err(SheetTrouble::Encrypted);
        }
        let content = archive.by_name("content.xml");
        let content = content.map_err(|_| SheetTrouble::Damaged)?;
        let reader = Reader::from_reader(BufReader::with_capacity(64 << 10, content));
        let sheets = Reading::new(reader).all()?;
        Ok(Self { sheets })
    }
}

fn is_encrypted<R: Read + std::io::Seek>(archive: &mut zip::ZipArchive<R>) -> bool {
    let Ok(entry) = archive.by_name("META-INF/manifest.xml") else {
        return false;
    };
    let mut manifest = String::new();
    entry.take(1 << 20).read_to_string(&mut manifest).is_ok()
        && manifest.contains("encryption-data")
}

impl Book for OpenDocument {
    fn names(&self) -> Vec<String> {
        self.sheets.iter().map(|(name, _)| name.clone()).collect()
    }

    fn read(&mut self, name: &str, most_rows: Option<u32>) -> Result<Sheet, SheetTrouble> {
        let found = self.sheets.iter_mut().find(|(known, _)| known == name);
        let (_, sheet) = found.ok_or(SheetTrouble::Damaged)?;
        let Some(most) = most_rows else {
            return sheet.take().ok_or(SheetTrouble::Damaged);
        };
        let mut beginning = Sheet::default();
        if let Some(whole) = sheet {
            let rows = whole.rows.iter().take_while(|row| row.line <= most);
            beginning.rows = rows.copied().collect();
            let cells = beginning.rows.last().map_or(0, |row| row.after);
            beginning.cells = whole.cells.get(..cells).unwrap_or_default().to_vec();
            let text = beginning.cells.last().map_or(0, |cell| cell.end());
            whole
                .text
                .get(..text)
                .unwrap_or_default()
                .clone_into(&mut beginning.text);
        }
        Ok(beginning)
    }
}

/// A cell while it is read.
#[derive(Default)]
struct Pending {
    /// What its attributes say it holds.
    value: Option<String>,
    number: Option<f64>,
    text: String,
    columns: u32,
    rows_spanned: u32,
    columns_spanned: u32,
    paragraphs: u32,
}

struct Reading<R: BufRead> {
    reader: Reader<R>,
    sheets: Vec<(String, Option<Sheet>)>,
    sheet: Sheet,
    merged: Vec<Merged>,
    row: u32,
    row_repeats: u32,
    column: u32,
    /// The cells of the row at hand, with their columns.
    cells: Vec<(u32, String, Option<f64>)>,
    cell: Option<Pending>,
    /// How deep in remarks of a cell, which are none of its text.
    remark: u32,
}

impl<R: BufRead> Reading<R> {
    fn new(reader: Reader<R>) -> Self {
        Self {
            reader,
            sheets: Vec::new(),
            sheet: Sheet::default(),
            merged: Vec::new(),
            row: 0,
            row_repeats: 1,
            column: 0,
            cells: Vec::new(),
            cell: None,
            remark: 0,
        }
    }

    fn all(mut self) -> Result<Vec<(String, Option<Sheet>)>, SheetTrouble> {
        let mut buffer = Vec::new();
        let mut name = String::new();
        loop {
            buffer.clear();
            let event = self.reader.read_event_into(&mut buffer);
            match event.map_err(|_| SheetTrouble::Damaged)? {
                Event::Start(start) => {
                    if start.name().as_ref() == "table:table" {
                        name = attribute(&start, "table:name").unwrap_or_default();
                    }
                    self.begin(&start);
                }
                Event::Empty(start) => {
                    self.begin(&start);
                    self.end(start.name().as_ref(), &mut name)?;
                }
                Event::Text(text) => self.take_text(&text),
                Event::CData(text) => self.take_text(&text),
                Event::GeneralRef(reference) => {
                    if let Ok(Some(letter)) = reference.resolve_char_ref() {
                        self.take_text(letter.encode_utf8(&mut [0; 4]));
                    } else {
                        // Letters that a file declares itself are not taken for anything.
                        let letters = resolve_predefined_entity(&reference);
                        self.take_text(letters.ok_or(SheetTrouble::Damaged)?);
                    }
                }
                Event::End(end) => self.end(end.name().as_ref(), &mut name)?,
                Event::DocType(_) => return Err(SheetTrouble::Damaged),
                Event::Eof => return Ok(self.sheets),
                _ => {}
            }
        }
    }

    fn begin(&mut self, start: &BytesStart<'_>) {
        match start.name().as_ref() {
            "table:table" => {
                self.row = 0;
                self.sheet = Sheet::default();
                self.merged.clear();
            }
            "table:table-row" => {
                self.row_repeats = number(start, "table:number-rows-repeated");
                self.column = 0;
                self.cells.clear();
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let (value, number_of) = typed(start);
                self.cell = Some(Pending {
                    value,
                    number: number_of,
                    columns: number(start, "table:number-columns-repeated"),
                    rows_spanned: number(start, "table:number-rows-spanned"),
                    columns_spanned: number(start, "table:number-columns-spanned"),
                    ..Pending::default()
                });
            }
            "office:annotation" => self.remark += 1,
            "text:p" if self.remark == 0 => {
                if let Some(cell) = &mut self.cell {
                    if cell.paragraphs > 0 {
                        cell.text.push('\n');
                    }
                    cell.paragraphs += 1;
                }
            }
            "text:s" => {
                let blanks = number(start, "text:c").min(100);
                self.take_text(&" ".repeat(blanks as usize));
            }
            "text:tab" | "text:line-break" => self.take_text(" "),
            _ => {}
        }
    }

    fn take_text(&mut self, text: &str) {
        if let Some(cell) = &mut self.cell
            && cell.paragraphs > 0
            && self.remark == 0
            && cell.text.len() < MOST_CELL
        {
            cell.text.push_str(text);
        }
    }

    fn end(&mut self, name: &str, sheet: &mut String) -> Result<(), SheetTrouble> {
        match name {
            "office:annotation" => self.remark = self.remark.saturating_sub(1),
            "table:table-cell" | "table:covered-table-cell" => self.end_cell()?,
            "table:table-row" => self.end_row()?,
            "table:table" => {
                self.sheet.fill_down(&std::mem::take(&mut self.merged));
                let done = std::mem::take(&mut self.sheet);
                self.sheets.push((std::mem::take(sheet), Some(done)));
            }
            _ => {}
        }
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), SheetTrouble> {
        let Some(cell) = self.cell.take() else {
            return Ok(());
        };
        let value = match cell.value {
            Some(value) => Some(value),
            None if cell.text.is_empty() => None,
            None => Some(cell.text),
        };
        let value = value.map(|text| (text, cell.number));
        let first = self.column;
        self.column = first.saturating_add(cell.columns);
        let Some((text, number)) = value else {
            return Ok(());
        };
        if self.column > MOST_COLUMNS {
            return Err(SheetTrouble::TooLarge);
        }
        if cell.rows_spanned > 1 && cell.columns_spanned == 1 {
            self.merged.push(Merged {
                column: first,
                first: self.row,
                last: self.row.saturating_add(cell.rows_spanned - 1),
            });
        }
        for column in first..self.column {
            self.cells.push((column, text.clone(), number));
        }
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), SheetTrouble> {
        let cells = std::mem::take(&mut self.cells);
        if !cells.is_empty() {
            if self.row_repeats > MOST_REPEATS {
                return Err(SheetTrouble::TooLarge);
            }
            for row in self.row..self.row.saturating_add(self.row_repeats) {
                for (column, text, number) in &cells {
                    let value = match number {
                        Some(number) => Value::Number(*number),
                        None => Value::Text(text),
                    };
                    self.sheet.put(row, *column, &value)?;
                }
            }
        }
        self.row = self.row.saturating_add(self.row_repeats);
        self.row_repeats = 1;
        Ok(())
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = start.attributes().flatten();
    let found = all.find(|attribute| attribute.key.as_ref() == name)?;
    let value = found.normalized_value(XmlVersion::Implicit1_0).ok()?;
    Some(value.into_owned())
}

/// A count that is written only where it is not one.
fn number(start: &BytesStart<'_>, name: &str) -> u32 {
    let written = attribute(start, name);
    written.and_then(|it| it.parse().ok()).unwrap_or(1).max(1)
}

/// What a cell holds by its attributes: as text, and as a number where it is one. What is text stands within the cell.
fn typed(start: &BytesStart<'_>) -> (Option<String>, Option<f64>) {
    match attribute(start, "office:value-type").as_deref() {
        Some("float" | "percentage" | "currency") => {
            let value = attribute(start, "office:value");
            let number = value.as_ref().and_then(|value| value.parse().ok());
            (value, number)
        }
        Some("date") => (attribute(start, "office:date-value").map(day), None),
        Some("boolean") => (attribute(start, "office:boolean-value"), None),
        Some("string") => (attribute(start, "office:string-value"), None),
        _ => (None, None),
    }
}

/// The day of `2026-01-31T00:00:00`.
fn day(written: String) -> String {
    match written.split_once('T') {
        Some((day, _)) => day.to_owned(),
        None => written,
    }
}
