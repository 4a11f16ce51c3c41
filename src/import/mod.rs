//! Files into rows: the reading half of the importer.
//!
//! A file is looked through once ([`recognise`]): encoding, separator, headings, what each column means and how its
//! dates and amounts are written. What can't be told is an error that says what is needed, never a guess. Then it is
//! read ([`rows`]): typed rows, and for each row that can't be read its line, field, value and reason. Nothing here
//! knows of clocks, books or screens, and what people read about it is written elsewhere.
//!
//! Before all that, [`sniff`] tells what a file is ([`Format`]), and each family of formats has its own reader behind that door.
//!
//! ```text
//! bytes -> encoding -> records -> layout -> columns -> recognise -> planning -> rows
//! workbook -> sheet ----^          (synonyms, content, date_columns)     (dates, amounts, words)
//! ```

mod amount_columns;
mod amounts;
mod archive;
pub mod bank;
mod by_hand;
mod cells;
mod column_rules;
mod columns;
mod content;
mod currency;
mod date_columns;
mod dates;
pub mod einvoice;
mod encoding;
mod erased;
mod error;
mod exported;
mod feed;
mod field;
mod format;
mod heading_words;
mod late_notes;
mod layout;
mod line_totals;
mod listed_payments;
mod merge;
mod movements;
mod options;
mod owners;
mod paper_payments;
mod papers;
mod payment_columns;
mod plan;
mod planning;
mod recognise;
mod recognised;
mod records;
mod repeated;
mod row;
mod rows;
mod sheet;
mod stated;
mod synonyms;
mod terms;
mod words;
mod xml;

pub use amounts::DecimalMark;
pub use archive::{Content, Members};
pub use columns::Why;
pub use currency::USUAL_CURRENCIES;
pub use date_columns::{DateColumn, OrderSource};
pub use error::{ReadError, Reason, RowRejection, UnclearDates};
pub use exported::{
    ExportedBatch, ExportedMark, ExportedMovement, ExportedRow, ExportedRows, cut_off,
    exported_batches, exported_debtors, exported_movements, is_exported_book,
};
pub use field::{Field, FieldKind};
pub use format::{Evidence, Family, Foreign, Format, Sniffed, sniff};
pub use merge::{Assumed, Group, Groups, News, lists_open_items, write_key};
pub use options::{DateOrder, Mapping, ReadOptions, Source};
pub use recognise::{Looked, look, recognise};
pub use recognised::{AmountColumn, Assumption, ColumnUse, Kind, MarkSource, Recognised};
pub use row::{DebtorColumns, ImportRow, InvoiceColumns, PaymentColumns, Row, SetAside};
pub use rows::{MOST_REMEMBERED, Rows, rows};
pub use sheet::SheetChoice;
pub use words::DebtorTypeWord;
