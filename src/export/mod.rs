//! Files for others: reports as text, CSV, JSON and spreadsheet, the whole book as tables, and what is to come as a calendar. CSV and
//! JSON are for programs: English names, ISO dates, plain decimals. A spreadsheet is for people, in their language.

mod book;
mod calendar;
mod csv;
mod json;
mod table;
mod text;
mod xlsx;

pub use book::{BookExport, ExportError, README, export_book};
pub use calendar::{CalendarEvent, calendar};
pub use csv::{Csv, report_csv};
pub use json::{column_json, definition_json, report_json};
pub use table::{Align, Table, cut};
pub use text::report_text;
pub use xlsx::report_xlsx;
