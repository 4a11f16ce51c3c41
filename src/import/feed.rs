//! Where the records of a table come from: text, split anew each time, or a sheet that was read once.

use super::encoding::TextReader;
use super::error::ReadError;
use super::options::Source;
use super::records::RecordReader;
use super::sheet::Sheet;
use encoding_rs::Encoding;
use std::sync::Arc;

/// The way to the records of a table.
#[derive(Debug, Clone)]
pub(super) enum Feed {
    /// Text in this encoding, its cells parted by this letter.
    Text {
        encoding: &'static Encoding,
        separator: u8,
    },
    /// A sheet of a workbook.
    Sheet(Arc<Sheet>),
}

impl Feed {
    /// The records from the first one on.
    pub(super) fn open<'a>(&self, source: &Source<'a>) -> Result<RecordReader<'a>, ReadError> {
        Ok(match self {
            Feed::Text {
                encoding,
                separator,
            } => RecordReader::new(TextReader::open(source, encoding)?, *separator),
            Feed::Sheet(sheet) => RecordReader::of_sheet(Arc::clone(sheet)),
        })
    }
}
