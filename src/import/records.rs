//! Splits text into records and cells, keeping count of the physical lines.
//!
//! An own splitter and not the `csv` crate's, because a record that never ends has to be refused in bounded
//! memory, and because line numbers have to be right after blank lines and line breaks between quotes.

use super::encoding::TextReader;
use super::error::ReadError;
use super::sheet::{Sheet, Walk};
use std::sync::Arc;

/// The longest record that is read, in bytes.
pub(super) const RECORD_LIMIT: usize = 1 << 20;

#[derive(Clone, Copy)]
struct CellRange {
    start: usize,
    end: usize,
    unescaped: bool,
}

enum Scan {
    Complete { next: usize, breaks: u64 },
    NeedMore,
    UnclosedQuote,
}

/// What became of a cell that begins with a quotation mark.
enum Quoted {
    /// The cell, and the place of what ends it.
    Cell(CellRange, usize),
    /// The text ends before the closing mark is sure.
    Open,
    /// What stands further down in the place of the closing mark opens another cell.
    Unclosed,
}

/// Reads records one after the other; the cells of the last one can be looked at.
pub(super) struct RecordReader<'a> {
    feed: Option<TextReader<'a>>,
    text: String,
    record_start: usize,
    next: usize,
    separator: u8,
    line: u64,
    next_line: u64,
    cells: Vec<CellRange>,
    unescaped: String,
    /// Whether to go on after a quotation mark that is never closed.
    goes_on: bool,
    is_broken: bool,
    /// The rows of a sheet, where the records are not split from text.
    walk: Option<Walk>,
}

impl<'a> RecordReader<'a> {
    pub(super) fn new(feed: TextReader<'a>, separator: u8) -> Self {
        Self::over(Some(feed), String::new(), separator, true)
    }

    /// Reads records from text at hand, which may be cut off in the middle of one: a quotation mark that is not closed ends
    /// it.
    pub(super) fn of_text(text: &str, separator: u8) -> Self {
        Self::over(None, text.to_owned(), separator, false)
    }

    /// Reads the rows of a sheet.
    pub(super) fn of_sheet(sheet: Arc<Sheet>) -> Self {
        RecordReader {
            walk: Some(Walk::over(sheet)),
            ..Self::over(None, String::new(), b',', false)
        }
    }

    fn over(feed: Option<TextReader<'a>>, text: String, separator: u8, goes_on: bool) -> Self {
        RecordReader {
            feed,
            text,
            record_start: 0,
            next: 0,
            separator,
            line: 1,
            next_line: 1,
            cells: Vec::new(),
            unescaped: String::new(),
            goes_on,
            is_broken: false,
            walk: None,
        }
    }

    /// Goes on to the next record; false at the end of the file. A line in which a quotation mark opens that is never
    /// closed, or only after more than a record can hold, is a record of its own, and a broken one.
    pub(super) fn advance(&mut self) -> Result<bool, ReadError> {
        if let Some(walk) = &mut self.walk {
            return Ok(walk.advance());
        }
        self.line = self.next_line;
        self.is_broken = false;
        loop {
            self.record_start = self.next;
            if self.next >= self.text.len() && !self.fill()? {
                self.cells.clear();
                return Ok(false);
            }
            match self.scan() {
                Scan::Complete { next, breaks } => {
                    if next - self.record_start > RECORD_LIMIT {
                        if self.break_off() {
                            return Ok(true);
                        }
                        return Err(ReadError::LineTooLong {
                            line: self.line,
                            limit: RECORD_LIMIT,
                        });
                    }
                    self.next = next;
                    self.next_line = self.line + breaks;
                    return Ok(true);
                }
                Scan::UnclosedQuote => {
                    if self.break_off() {
                        return Ok(true);
                    }
                    return Err(ReadError::UnclosedQuote { line: self.line });
                }
                Scan::NeedMore => {
                    if self.text.len() - self.next > RECORD_LIMIT {
                        if self.break_off() {
                            return Ok(true);
                        }
                        return Err(ReadError::LineTooLong {
                            line: self.line,
                            limit: RECORD_LIMIT,
                        });
                    }
                    self.fill()?;
                }
            }
        }
    }

    /// Takes the line at which the record starts for a broken record; false where that is not wanted, or the line itself has
    /// no end.
    fn break_off(&mut self) -> bool {
        let rest = self.text.as_bytes().get(self.record_start..);
        let rest = rest.unwrap_or_default();
        let end = match memchr::memchr2(b'\n', b'\r', rest) {
            Some(end) => end,
            None if self.feed.is_none() => rest.len(),
            None => return false,
        };
        if !self.goes_on || end > RECORD_LIMIT {
            return false;
        }
        let line_break = match rest.get(end..) {
            Some([b'\r', b'\n', ..]) => 2,
            Some([]) | None => 0,
            Some(_) => 1,
        };
        let mut start = self.record_start;
        let stop = start + end;
        self.next = stop + line_break;
        self.next_line = self.line + 1;
        self.cells.clear();
        let bytes = self.text.as_bytes();
        let between = bytes.get(start..stop).unwrap_or_default();
        let separators = memchr::memchr_iter(self.separator, between);
        for end in separators.map(|at| self.record_start + at).chain([stop]) {
            self.cells.push(CellRange {
                start,
                end,
                unescaped: false,
            });
            start = end + 1;
        }
        self.is_broken = true;
        true
    }

    /// Drops what was read and appends more; false if there is no more.
    fn fill(&mut self) -> Result<bool, ReadError> {
        let Some(feed) = &mut self.feed else {
            return Ok(false);
        };
        self.text.drain(..self.next);
        self.next = 0;
        self.record_start = 0;
        let more = feed.fill(&mut self.text)?;
        if !more {
            self.feed = None;
        }
        Ok(more || self.next < self.text.len())
    }

    fn scan(&mut self) -> Scan {
        self.cells.clear();
        self.unescaped.clear();
        let complete = self.feed.is_none();
        let text = self.text.as_str();
        let bytes = text.as_bytes();
        let mut at = self.record_start;
        let mut breaks = 0;
        loop {
            let quoted = bytes.get(at) == Some(&b'"');
            let stop = if quoted {
                match scan_quoted(text, at, self.separator, &mut self.unescaped, &mut breaks) {
                    Quoted::Cell(cell, stop) => {
                        self.cells.push(cell);
                        stop
                    }
                    Quoted::Open if !complete => return Scan::NeedMore,
                    Quoted::Open | Quoted::Unclosed => return Scan::UnclosedQuote,
                }
            } else {
                let rest = bytes.get(at..).unwrap_or_default();
                let stop = memchr::memchr3(self.separator, b'\n', b'\r', rest)
                    .map_or(bytes.len(), |found| at + found);
                self.cells.push(CellRange {
                    start: at,
                    end: stop,
                    unescaped: false,
                });
                stop
            };
            match bytes.get(stop) {
                Some(byte) if *byte == self.separator => at = stop + 1,
                Some(b'\n') => {
                    return Scan::Complete {
                        next: stop + 1,
                        breaks: breaks + 1,
                    };
                }
                Some(_) => match bytes.get(stop + 1) {
                    Some(b'\n') => {
                        return Scan::Complete {
                            next: stop + 2,
                            breaks: breaks + 1,
                        };
                    }
                    None if !complete => return Scan::NeedMore,
                    _ => {
                        return Scan::Complete {
                            next: stop + 1,
                            breaks: breaks + 1,
                        };
                    }
                },
                None if complete => {
                    return Scan::Complete {
                        next: bytes.len(),
                        breaks: breaks + 1,
                    };
                }
                None => return Scan::NeedMore,
            }
        }
    }

    /// The line on which the record starts, counted from 1.
    pub(super) fn line(&self) -> u64 {
        self.walk.as_ref().map_or(self.line, Walk::line)
    }

    /// The number of cells.
    pub(super) fn len(&self) -> usize {
        self.walk.as_ref().map_or(self.cells.len(), Walk::len)
    }

    /// A cell, without white space at its ends; empty if the record is shorter.
    pub(super) fn cell(&self, index: usize) -> &str {
        if let Some(walk) = &self.walk {
            return trimmed(walk.cell(index));
        }
        self.cells
            .get(index)
            .map_or("", |range| trimmed(self.slice(*range)))
    }

    /// A cell with the white space at its ends.
    pub(super) fn whole_cell(&self, index: usize) -> &str {
        match &self.walk {
            Some(walk) => walk.cell(index),
            None => self.cells.get(index).map_or("", |range| self.slice(*range)),
        }
    }

    /// Whether a cell is a number of a sheet, written with a point for its decimals whatever the rest of the column does.
    pub(super) fn is_number(&self, index: usize) -> bool {
        self.walk.as_ref().is_some_and(|walk| walk.is_number(index))
    }

    /// All cells, without white space at their ends.
    pub(super) fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|index| self.cell(index))
    }

    /// The record as it stands in the file, without the line break at its end.
    pub(super) fn raw(&self) -> &str {
        if let Some(walk) = &self.walk {
            return walk.raw();
        }
        self.text
            .get(self.record_start..self.next)
            .unwrap_or_default()
            .trim_end_matches(['\r', '\n'])
    }

    /// Whether a quotation mark opens in the record that is never closed. Its cells are those of the line as it stands.
    pub(super) fn is_broken(&self) -> bool {
        self.is_broken
    }

    /// Whether no cell holds anything.
    pub(super) fn is_blank(&self) -> bool {
        self.cells().all(str::is_empty)
    }

    fn slice(&self, range: CellRange) -> &str {
        let text = if range.unescaped {
            &self.unescaped
        } else {
            &self.text
        };
        text.get(range.start..range.end).unwrap_or_default()
    }
}

/// `trim`, quick where there is nothing to trim.
fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [] => text,
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim(),
    }
}

/// Reads the cell whose opening quotation mark is at `open`.
fn scan_quoted(
    text: &str,
    open: usize,
    separator: u8,
    unescaped: &mut String,
    breaks: &mut u64,
) -> Quoted {
    let bytes = text.as_bytes();
    let mut from = open + 1;
    let mut copied: Option<usize> = None;
    let breaks_before = *breaks;
    loop {
        let rest = bytes.get(from..).unwrap_or_default();
        let Some(found) = memchr::memchr(b'"', rest) else {
            return Quoted::Open;
        };
        let close = from + found;
        *breaks += count_breaks(bytes.get(from..close).unwrap_or_default());
        if bytes.get(close + 1) == Some(&b'"') {
            copied.get_or_insert(unescaped.len());
            unescaped.push_str(text.get(from..=close).unwrap_or_default());
            from = close + 2;
            continue;
        }
        let after = close + 1;
        let ends_cell = |byte: &u8| matches!(byte, b'\n' | b'\r' | b' ') || *byte == separator;
        if *breaks > breaks_before && bytes.get(after).is_some_and(|byte| !ends_cell(byte)) {
            return Quoted::Unclosed;
        }
        let tail = bytes.get(after..).unwrap_or_default();
        let stop = memchr::memchr3(separator, b'\n', b'\r', tail)
            .map_or(bytes.len(), |found| after + found);
        if copied.is_none() && stop == after {
            let cell = CellRange {
                start: open + 1,
                end: close,
                unescaped: false,
            };
            return Quoted::Cell(cell, stop);
        }
        // What stands between the closing mark and the separator belongs to the cell: `"Ibáñez" S.L.`
        let start = *copied.get_or_insert(unescaped.len());
        unescaped.push_str(text.get(from..close).unwrap_or_default());
        unescaped.push_str(text.get(after..stop).unwrap_or_default());
        let cell = CellRange {
            start,
            end: unescaped.len(),
            unescaped: true,
        };
        return Quoted::Cell(cell, stop);
    }
}

fn count_breaks(bytes: &[u8]) -> u64 {
    let feeds = memchr::memchr_iter(b'\n', bytes).count();
    let lone_returns = memchr::memchr_iter(b'\r', bytes)
        .filter(|at| bytes.get(at + 1) != Some(&b'\n'))
        .count();
    (feeds + lone_returns) as u64
}

#[cfg(test)]
#[path = "records_tests.rs"]
mod tests;
