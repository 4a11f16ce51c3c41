//! What the caller knows before a file is read.

use super::field::Field;
use iso_currency::Currency;
use std::fs::File;
use std::io::{BufReader, Cursor, Read, Seek};
use std::path::Path;

/// The order of the parts in dates written with numbers alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateOrder {
    /// 31/12/2026.
    DayMonthYear,
    /// 12/31/2026.
    MonthDayYear,
    /// 26/12/31.
    YearMonthDay,
}

impl DateOrder {
    /// All orders, the most usual first.
    pub const ALL: [DateOrder; 3] = [
        DateOrder::DayMonthYear,
        DateOrder::MonthDayYear,
        DateOrder::YearMonthDay,
    ];

    /// The name of the order in options, configuration and JSON: `dmy`, `mdy`, `ymd`.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            DateOrder::DayMonthYear => "dmy",
            DateOrder::MonthDayYear => "mdy",
            DateOrder::YearMonthDay => "ymd",
        }
    }

    /// The order with this name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<DateOrder> {
        DateOrder::ALL.into_iter().find(|order| order.id() == id)
    }
}

/// What can be read in any order.
pub(super) trait ReadSeek: Read + Seek {}

impl<T: Read + Seek> ReadSeek for T {}

/// Where the bytes of a file come from. It is opened twice: once to recognise it, once to read its rows.
#[derive(Debug, Clone, Copy)]
pub enum Source<'a> {
    /// A file on disk.
    File(&'a Path),
    /// Bytes at hand, with the name they are known by.
    Bytes {
        /// The file name, as far as there is one.
        name: &'a str,
        /// The content.
        bytes: &'a [u8],
    },
}

impl<'a> Source<'a> {
    /// Opens the source at its beginning.
    pub(super) fn open(&self) -> std::io::Result<Box<dyn Read + 'a>> {
        Ok(match self {
            Source::File(path) => Box::new(File::open(path)?),
            Source::Bytes { bytes, .. } => Box::new(*bytes),
        })
    }

    /// Opens the source so that one can go to and fro in it.
    pub(super) fn open_to_seek(&self) -> std::io::Result<Box<dyn ReadSeek + 'a>> {
        Ok(match self {
            Source::File(path) => Box::new(BufReader::new(File::open(path)?)),
            Source::Bytes { bytes, .. } => Box::new(Cursor::new(*bytes)),
        })
    }

    /// How many bytes there are.
    pub(super) fn size(&self) -> std::io::Result<u64> {
        match self {
            Source::File(path) => Ok(path.metadata()?.len()),
            Source::Bytes { bytes, .. } => Ok(bytes.len() as u64),
        }
    }

    /// The ending of the file's name in small letters, without the point.
    pub(super) fn ending(&self) -> String {
        let path = match self {
            Source::File(path) => path,
            Source::Bytes { name, .. } => Path::new(*name),
        };
        let ending = path.extension().unwrap_or_default();
        ending.to_string_lossy().to_lowercase()
    }

    /// The file's name without folder and ending.
    pub(super) fn stem(&self) -> String {
        let path = match self {
            Source::File(path) => path,
            Source::Bytes { name, .. } => Path::new(*name),
        };
        path.file_stem()
            .map(|stem| stem.to_string_lossy().into_owned())
            .unwrap_or_default()
    }
}

/// A mapping that was used for a file with the same headings before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    /// The fingerprint of the headings, see [`super::Recognised::fingerprint`].
    pub fingerprint: String,
    /// Fields and the columns that feed them, counted from 0. A field with several columns appears several times.
    pub columns: Vec<(Field, usize)>,
    /// The date order that was chosen by a person, as far as one was.
    pub date_order: Option<DateOrder>,
}

/// What the caller wants or knows.
#[derive(Debug, Clone)]
pub struct ReadOptions {
    /// The order of numeric dates, for all columns that need one.
    pub date_order: Option<DateOrder>,
    /// The currency of amounts that name none.
    pub default_currency: Currency,
    /// Whether the default currency goes before whatever the file says.
    pub currency_forced: bool,
    /// Fields that a person put to columns, by heading or by number counted from 1. `-` as a column leaves the
    /// field empty. A field that is named twice takes both columns, joined.
    pub mapping: Vec<(Field, String)>,
    /// The sheet of a workbook, by name or by number counted from 1; else the one that looks most like invoices.
    pub sheet: Option<String>,
    /// Mappings used before; the one whose fingerprint fits is applied.
    pub remembered: Vec<Mapping>,
}

impl ReadOptions {
    /// Options that leave everything to the file, with this currency where it names none.
    #[must_use]
    pub fn new(default_currency: Currency) -> Self {
        ReadOptions {
            date_order: None,
            default_currency,
            currency_forced: false,
            mapping: Vec::new(),
            sheet: None,
            remembered: Vec::new(),
        }
    }
}
