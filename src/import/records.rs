//! Splits text into records and cells, keeping count of the physical lines.
//!
//! An own splitter and not the `csv` crate's, because a record that never ends has to be refused in bounded
//! memory, and because line numbers have to be right after blank lines and line breaks between quotes.

use super::encoding::TextReader;
use super::error::ReadError;

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
}

impl<'a> RecordReader<'a> {
    pub(super) fn new(feed: TextReader<'a>, separator: u8) -> Self {
        Self::over(Some(feed), String::new(), separator)
    }

    /// Reads records from text at hand.
    pub(super) fn of_text(text: &str, separator: u8) -> Self {
        Self::over(None, text.to_owned(), separator)
    }

    fn over(feed: Option<TextReader<'a>>, text: String, separator: u8) -> Self {
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
        }
    }

    /// Goes on to the next record; false at the end of the file.
    pub(super) fn advance(&mut self) -> Result<bool, ReadError> {
        self.line = self.next_line;
        loop {
            self.record_start = self.next;
            if self.next >= self.text.len() && !self.fill()? {
                self.cells.clear();
                return Ok(false);
            }
            match self.scan() {
                Scan::Complete { next, breaks } => {
                    if next - self.record_start > RECORD_LIMIT {
                        return Err(ReadError::LineTooLong {
                            line: self.line,
                            limit: RECORD_LIMIT,
                        });
                    }
                    self.next = next;
                    self.next_line = self.line + breaks;
                    return Ok(true);
                }
                Scan::UnclosedQuote => return Err(ReadError::UnclosedQuote { line: self.line }),
                Scan::NeedMore => {
                    if self.text.len() - self.next > RECORD_LIMIT {
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
                    Some((cell, stop)) => {
                        self.cells.push(cell);
                        stop
                    }
                    None if complete => return Scan::UnclosedQuote,
                    None => return Scan::NeedMore,
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
        self.line
    }

    /// The number of cells.
    pub(super) fn len(&self) -> usize {
        self.cells.len()
    }

    /// A cell, without white space at its ends; empty if the record is shorter.
    pub(super) fn cell(&self, index: usize) -> &str {
        self.cells
            .get(index)
            .map_or("", |range| trimmed(self.slice(*range)))
    }

    /// All cells, without white space at their ends.
    pub(super) fn cells(&self) -> impl Iterator<Item = &str> {
        self.cells.iter().map(|range| trimmed(self.slice(*range)))
    }

    /// The record as it stands in the file, without the line break at its end.
    pub(super) fn raw(&self) -> &str {
        self.text
            .get(self.record_start..self.next)
            .unwrap_or_default()
            .trim_end_matches(['\r', '\n'])
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

/// Reads the cell whose opening quotation mark is at `open`. Gives the cell and the place of what ends it, or
/// nothing if the text ends before the closing mark is sure.
fn scan_quoted(
    text: &str,
    open: usize,
    separator: u8,
    unescaped: &mut String,
    breaks: &mut u64,
) -> Option<(CellRange, usize)> {
    let bytes = text.as_bytes();
    let mut from = open + 1;
    let mut copied: Option<usize> = None;
    loop {
        let close = from + memchr::memchr(b'"', bytes.get(from..)?)?;
        *breaks += count_breaks(bytes.get(from..close).unwrap_or_default());
        if bytes.get(close + 1) == Some(&b'"') {
            copied.get_or_insert(unescaped.len());
            unescaped.push_str(text.get(from..=close).unwrap_or_default());
            from = close + 2;
            continue;
        }
        let after = close + 1;
        let tail = bytes.get(after..).unwrap_or_default();
        let stop = memchr::memchr3(separator, b'\n', b'\r', tail)
            .map_or(bytes.len(), |found| after + found);
        if copied.is_none() && stop == after {
            return Some((
                CellRange {
                    start: open + 1,
                    end: close,
                    unescaped: false,
                },
                stop,
            ));
        }
        // What stands between the closing mark and the separator belongs to the cell: `"Ibáñez" S.L.`
        let start = *copied.get_or_insert(unescaped.len());
        unescaped.push_str(text.get(from..close).unwrap_or_default());
        unescaped.push_str(text.get(after..stop).unwrap_or_default());
        return Some((
            CellRange {
                start,
                end: unescaped.len(),
                unescaped: true,
            },
            stop,
        ));
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
#[allow(clippy::unwrap_used, reason = "a test that panics fails")]
mod tests {
    use super::*;
    use crate::import::options::Source;

    fn records(text: &str) -> Vec<(u64, Vec<String>)> {
        let mut reader = RecordReader::of_text(text, b';');
        let mut found = Vec::new();
        while reader.advance().unwrap() {
            found.push((reader.line(), reader.cells().map(str::to_owned).collect()));
        }
        found
    }

    fn check(text: &str, expected: &[(u64, &[&str])]) {
        let expected: Vec<(u64, Vec<String>)> = expected
            .iter()
            .map(|(line, cells)| (*line, cells.iter().map(|cell| (*cell).to_owned()).collect()))
            .collect();
        assert_eq!(records(text), expected, "{text:?}");
    }

    #[test]
    fn records_cells_and_lines() {
        check("a;b\nc;d", &[(1, &["a", "b"]), (2, &["c", "d"])]);
        check("a;b\r\nc;\r\n", &[(1, &["a", "b"]), (2, &["c", ""])]);
        check("a\rb\r", &[(1, &["a"]), (2, &["b"])]);
        check(
            "a\n\n\nb\n",
            &[(1, &["a"]), (2, &[""]), (3, &[""]), (4, &["b"])],
        );
        check("\"x;y\";z\n", &[(1, &["x;y", "z"])]);
        check(
            "\"two\nlines\r\nthree\";z\nnext\n",
            &[(1, &["two\nlines\r\nthree", "z"]), (4, &["next"])],
        );
        check("\"say \"\"hi\"\"\";\"\"\n", &[(1, &["say \"hi\"", ""])]);
        check(
            "\"Ibáñez\" S.L.;5\" pipe\n",
            &[(1, &["Ibáñez S.L.", "5\" pipe"])],
        );
        check(" a ; b \n", &[(1, &["a", "b"])]);
    }

    #[test]
    fn a_quote_left_open_is_told_with_its_line() {
        let mut reader = RecordReader::of_text("a;b\n\"c;d\n", b';');
        assert!(reader.advance().unwrap());
        assert!(matches!(
            reader.advance(),
            Err(ReadError::UnclosedQuote { line: 2 })
        ));
    }

    #[test]
    fn records_across_the_borders_of_chunks_are_whole() {
        let row = "número;\"con \"\"comillas\"\" y\nsalto\";fin\r\n";
        let text = row.repeat(9_000);
        let source = Source::Bytes {
            name: "x",
            bytes: text.as_bytes(),
        };
        let mut reader =
            RecordReader::new(TextReader::open(&source, encoding_rs::UTF_8).unwrap(), b';');
        let mut count = 0;
        while reader.advance().unwrap() {
            assert_eq!(reader.line(), 1 + 2 * count);
            assert_eq!(
                reader.cells().collect::<Vec<_>>(),
                ["número", "con \"comillas\" y\nsalto", "fin"]
            );
            count += 1;
        }
        assert_eq!(count, 9_000);
    }

    #[test]
    fn a_record_without_end_is_refused() {
        let text = format!("a\n\"{}", "line\n".repeat(500_000));
        let source = Source::Bytes {
            name: "x",
            bytes: text.as_bytes(),
        };
        let mut reader =
            RecordReader::new(TextReader::open(&source, encoding_rs::UTF_8).unwrap(), b';');
        assert!(reader.advance().unwrap());
        assert!(matches!(
            reader.advance(),
            Err(ReadError::LineTooLong { line: 2, .. })
        ));
        assert!(reader.text.capacity() < 4 << 20);
    }
}
