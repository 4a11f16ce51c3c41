//! The tables of an export as the sheets of a workbook. Numbers and days are real ones, but for those of the journal, which is
//! read back to the letter.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::files::{beside, create, failed};
use super::line::{Item, Lines, Out};
use super::{BookExport, ExportError, Page, Target};

/// The rows that a sheet has room for, the headings not counted.
const MOST_ROWS: u64 = 1_048_575;
/// A cell has room for twice as many letters at most, and some letters count twice.
const MOST_LETTERS: usize = 16_000;
/// More digits than these a spreadsheet doesn't keep.
const MOST_DIGITS: usize = 15;
/// The tables that are read back.
const READ_BACK: [&str; 5] = [
    "journal",
    "batches",
    "drafts",
    "bank_movements",
    "bank_movement_marks",
];

/// All tables of an export.
pub(super) struct Sheets {
    path: PathBuf,
    workbook: Workbook,
    looks: Looks,
    tables: Vec<(&'static str, usize, u64)>,
    trouble: Option<String>,
}

/// How numbers and days look.
struct Looks {
    heading: Format,
    day: Format,
    moment: Format,
}

/// A sheet to which rows are added.
pub(super) struct SheetRows<'a> {
    sheet: &'a mut Worksheet,
    looks: &'a Looks,
    as_text: bool,
    trouble: &'a mut Option<String>,
}

impl Sheets {
    /// Begins a workbook with a sheet for each table.
    pub fn create(
        path: &Path,
        tables: &[(&'static str, &'static [&'static str])],
        replace: bool,
    ) -> Result<Self, ExportError> {
        if path.symlink_metadata().is_ok() && (!replace || path.is_dir()) {
            return Err(ExportError::Exists(path.to_owned()));
        }
        let looks = Looks {
            heading: Format::new().set_bold(),
            day: Format::new().set_num_format("yyyy-mm-dd"),
            moment: Format::new().set_num_format("yyyy-mm-dd hh:mm:ss"),
        };
        let mut sheets = Self {
            path: path.to_owned(),
            workbook: Workbook::new(),
            looks,
            tables: tables
                .iter()
                .map(|(name, columns)| (*name, columns.len(), 0))
                .collect(),
            trouble: None,
        };
        let begun = sheets.begin(tables);
        begun.map_err(|error| sheets.failed(&error.to_string()))?;
        Ok(sheets)
    }

    fn begin(
        &mut self,
        tables: &[(&'static str, &'static [&'static str])],
    ) -> Result<(), XlsxError> {
        // The page is written when everything else is known.
        self.workbook.add_worksheet().set_name("README")?;
        for (name, columns) in tables {
            let sheet = self.workbook.add_worksheet();
            sheet.set_name(*name)?;
            sheet.set_freeze_panes(1, 0)?;
            for (at, column) in (0..).zip(*columns) {
                sheet.write_string_with_format(0, at, *column, &self.looks.heading)?;
            }
        }
        Ok(())
    }

    fn page(&mut self, page: &Page<'_>) -> Result<(), XlsxError> {
        let heading = &self.looks.heading;
        let sheet = self.workbook.worksheet_from_index(0)?;
        sheet.set_column_width(0, 18)?;
        sheet.set_column_width(1, 22)?;
        sheet.set_column_width(2, 100)?;
        let mut line = 0;
        for text in page.head("export-readme-sheet").lines() {
            let text = text.trim();
            sheet.write_string(line, 0, text)?;
            line += 1;
        }
        line += 1;
        for (name, columns) in page.names {
            sheet.write_string_with_format(line, 0, *name, heading)?;
            sheet.write_string(line, 2, page.about_table(name))?;
            line += 1;
            for column in *columns {
                sheet.write_string(line, 1, *column)?;
                sheet.write_string(line, 2, page.about_column(column))?;
                line += 1;
            }
        }
        Ok(())
    }

    fn failed(&self, problem: &str) -> ExportError {
        ExportError::File {
            path: self.path.clone(),
            problem: problem.to_owned(),
        }
    }

    /// Writes the file under another name first, so that nothing half done ever has its own.
    fn write(&mut self) -> Result<(), ExportError> {
        let bytes = self.workbook.save_to_buffer();
        let bytes = bytes.map_err(|error| self.failed(&error.to_string()))?;
        let part = beside(&self.path);
        let written = create(&part).and_then(|mut file| {
            file.write_all(&bytes)?;
            file.sync_all()?;
            fs::rename(&part, &self.path)
        });
        written.map_err(|error| {
            // There is nobody to tell if this fails too.
            let _ = fs::remove_file(&part);
            failed(&self.path, &error)
        })
    }
}

impl Target for Sheets {
    #[allow(clippy::indexing_slicing, reason = "each table was begun")]
    fn lines(&mut self, at: usize) -> Lines<'_> {
        let (name, width, count) = &mut self.tables[at];
        let sheets = self.workbook.worksheets_mut();
        Lines {
            out: Out::Sheet(SheetRows {
                sheet: &mut sheets[at + 1],
                looks: &self.looks,
                as_text: READ_BACK.contains(name),
                trouble: &mut self.trouble,
            }),
            count,
            width: *width,
        }
    }

    fn flush(&mut self, _all: bool) -> Result<(), ExportError> {
        if let Some((name, _, _)) = self.tables.iter().find(|(_, _, rows)| *rows > MOST_ROWS) {
            return Err(ExportError::TooManyRows(name));
        }
        match &self.trouble {
            Some(trouble) => Err(self.failed(trouble)),
            None => Ok(()),
        }
    }

    fn keep(mut self: Box<Self>, page: &Page<'_>) -> Result<BookExport, ExportError> {
        let done = self.page(page);
        done.map_err(|error| self.failed(&error.to_string()))?;
        self.write()?;
        let place = fs::canonicalize(&self.path);
        Ok(BookExport {
            place: place.unwrap_or_else(|_| self.path.clone()),
            is_workbook: true,
            tables: self.tables.iter().map(|it| (it.0, it.2)).collect(),
        })
    }
}

impl SheetRows<'_> {
    /// Adds a row below so many others. What a cell has no room for goes on to the right of the last column.
    pub fn row(&mut self, rows_above: u64, items: &[Item<'_>]) {
        let line = u32::try_from(rows_above + 1).ok();
        let Some(line) = line.filter(|_| rows_above < MOST_ROWS && self.trouble.is_none()) else {
            return;
        };
        let mut beyond = u16::try_from(items.len()).unwrap_or(u16::MAX);
        for (at, item) in (0..).zip(items) {
            let written = match item {
                Item::Plain(text) if text.len() <= MOST_LETTERS => self.plain(line, at, text),
                Item::Plain(text) => self.text(line, at, text, &mut beyond),
                Item::Text(text) => self.text(line, at, text, &mut beyond),
                Item::Texts(text) => self.text(line, at, text, &mut beyond),
            };
            if let Err(error) = written {
                *self.trouble = Some(error.to_string());
                return;
            }
        }
    }

    fn text(&mut self, line: u32, at: u16, text: &str, beyond: &mut u16) -> Result<(), XlsxError> {
        let mut rest = text;
        let mut place = at;
        while !rest.is_empty() {
            let cut = rest.char_indices().nth(MOST_LETTERS).map(|(at, _)| at);
            let (piece, after) = rest.split_at(cut.unwrap_or(rest.len()));
            self.sheet.write_string(line, place, piece)?;
            rest = after;
            if !rest.is_empty() {
                place = *beyond;
                *beyond = beyond.saturating_add(1);
            }
        }
        Ok(())
    }

    /// What this program wrote itself: a number, a day, a moment or a name.
    fn plain(&mut self, line: u32, at: u16, text: &str) -> Result<(), XlsxError> {
        if text.is_empty() {
            return Ok(());
        }
        let looks = self.looks;
        if let Some((number, scale)) = number(text) {
            let format = match scale {
                0 => Format::new(),
                scale => Format::new().set_num_format(format!("0.{}", "0".repeat(scale))),
            };
            self.sheet
                .write_number_with_format(line, at, number, &format)?;
        } else if let Some(day) = day(text).filter(|_| !self.as_text) {
            self.sheet
                .write_datetime_with_format(line, at, &day, &looks.day)?;
        } else if let Some(moment) = moment(text).filter(|_| !self.as_text) {
            self.sheet
                .write_datetime_with_format(line, at, &moment, &looks.moment)?;
        } else {
            self.sheet.write_string(line, at, text)?;
        }
        Ok(())
    }
}

/// A number that a spreadsheet keeps as it is, and how many decimals it has.
fn number(text: &str) -> Option<(f64, usize)> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_number = digits
        .chars()
        .all(|letter| letter.is_ascii_digit() || letter == '.')
        && digits.starts_with(|letter: char| letter.is_ascii_digit())
        && digits.len() <= MOST_DIGITS
        && (digits == "0" || digits.starts_with("0.") || !digits.starts_with('0'));
    let number: Decimal = text.parse().ok().filter(|_| is_number)?;
    Some((number.to_f64()?, number.scale() as usize))
}

fn day(text: &str) -> Option<ExcelDateTime> {
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    excel_day(day)
}

fn moment(text: &str) -> Option<ExcelDateTime> {
    let moment = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S").ok()?;
    let (hour, minute) = (moment.hour(), moment.minute());
    let hour = u16::try_from(hour).ok()?;
    let minute = u8::try_from(minute).ok()?;
    excel_day(moment.date())?
        .and_hms(hour, minute, f64::from(moment.second()))
        .ok()
}

/// A day that a spreadsheet knows: none before 1900.
fn excel_day(day: NaiveDate) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    let month = u8::try_from(day.month()).ok()?;
    ExcelDateTime::from_ymd(year, month, u8::try_from(day.day()).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_a_number_and_what_only_looks_like_one() {
        for (text, is) in [
            ("0", Some((0.0, 0))),
            ("-12.50", Some((-12.5, 2))),
            ("1234567", Some((1_234_567.0, 0))),
            ("00012", None),
            ("1234567890123456", None),
            ("1.2.3", None),
            ("-", None),
            ("12e4", None),
            ("", None),
        ] {
            assert_eq!(number(text), is, "{text:?}");
        }
    }
}
