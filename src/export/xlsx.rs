//! Reports as spreadsheets: real dates and numbers with formats, the currency in a column, in the user's language.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::clean::{TEXT_LENGTH, clean_text};
use crate::domain::money::{Currency, decimals};
use crate::i18n::Texts;
use crate::report::{Cell, Report, Row};

/// The longest name that a sheet may have.
const SHEET_NAME: usize = 31;

/// Wider makes a column of names push the figures off the screen; in pixels.
const WIDEST: u32 = 320;

/// A report as the bytes of a file.
///
/// # Errors
/// What is wrong, in the words of the writer; a sheet has room for about a million rows.
pub fn report_xlsx(texts: &Texts, report: &Report) -> Result<Vec<u8>, String> {
    made(texts, report).map_err(|error| error.to_string())
}

fn made(texts: &Texts, report: &Report) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let properties = DocProperties::new().set_title(texts.report_title(report.id));
    let properties = match date(report.as_of.date()) {
        Ok(day) => properties.set_creation_datetime(&day),
        Err(_) => properties,
    };
    workbook.set_properties(&properties);
    let sheet = workbook.add_worksheet();
    let title = texts.report_title(report.id);
    let allowed = |letter: &char| !"[]:*?/\\".contains(*letter);
    let name: String = title.chars().filter(allowed).take(SHEET_NAME).collect();
    sheet.set_name(name)?;
    let mut writer = Writer { sheet, line: 0 };
    writer.head(texts, report)?;
    let first = writer.line;
    writer.headings(texts, report)?;
    for row in &report.rows {
        writer.row(texts, row, false)?;
    }
    let last = writer.line - 1;
    for row in &report.totals {
        writer.row(texts, row, true)?;
    }
    writer.notes(texts, report)?;
    let columns = u16::try_from(report.columns.len()).unwrap_or(1).max(1);
    if last > first {
        sheet.autofilter(first, 0, last, columns - 1)?;
    }
    sheet.set_freeze_panes(first + 1, 0)?;
    sheet.set_repeat_rows(first, first)?;
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    workbook.save_to_buffer()
}

struct Writer<'a> {
    sheet: &'a mut Worksheet,
    line: u32,
}

impl Writer<'_> {
    fn head(&mut self, texts: &Texts, report: &Report) -> Result<(), XlsxError> {
        let bold = Format::new().set_bold();
        for (at, line) in texts.report_head(report).iter().enumerate() {
            let format = if at == 0 { &bold } else { &Format::new() };
            self.sheet
                .write_string_with_format(self.line, 0, line, format)?;
            self.line += 1;
        }
        self.line += 1;
        Ok(())
    }

    fn headings(&mut self, texts: &Texts, report: &Report) -> Result<(), XlsxError> {
        let format = Format::new().set_bold().set_text_wrap();
        for (at, column) in (0u16..).zip(&report.columns) {
            let heading = texts.report_column(column.id);
            self.sheet
                .write_string_with_format(self.line, at, &heading, &format)?;
            let width = width(texts, report, usize::from(at), &heading);
            self.sheet.set_column_width(at, width)?;
        }
        self.line += 1;
        Ok(())
    }

    fn row(&mut self, texts: &Texts, row: &Row, bold: bool) -> Result<(), XlsxError> {
        let plain = if bold {
            Format::new().set_bold()
        } else {
            Format::new()
        };
        for (at, cell) in (0u16..).zip(row) {
            let (sheet, line) = (&mut *self.sheet, self.line);
            let mut number = |number: Decimal, format: &str| {
                let format = plain.clone().set_num_format(format);
                let number = number.to_f64().unwrap_or_default();
                let written = sheet.write_number_with_format(line, at, number, &format);
                written.map(|_| ())
            };
            match cell {
                Cell::Money(money) => {
                    number(money.amount, &money_format(money.amount, money.currency))?
                }
                Cell::Count(count) => number(Decimal::from(*count), "#,##0")?,
                Cell::Percent(percent) => number(percent / Decimal::ONE_HUNDRED, "0.0%")?,
                Cell::Days(days) => number(*days, "#,##0.0")?,
                Cell::Date(day) => {
                    let format = plain.clone().set_num_format("dd/mm/yyyy");
                    sheet.write_datetime_with_format(line, at, &date(*day)?, &format)?;
                }
                Cell::Empty if bold && at == 0 => {
                    let total = texts.get("report-total");
                    sheet.write_string_with_format(line, at, total, &plain)?;
                }
                Cell::Empty => {}
                words => {
                    let text = texts.report_cell(words);
                    let text = clean_text(&text, TEXT_LENGTH).into_owned();
                    sheet.write_string_with_format(line, at, text, &plain)?;
                }
            }
        }
        self.line += 1;
        Ok(())
    }

    fn notes(&mut self, texts: &Texts, report: &Report) -> Result<(), XlsxError> {
        self.line += 1;
        for note in &report.notes {
            let text = texts.report_note(note);
            self.sheet.write_string(self.line, 0, text)?;
            self.line += 1;
        }
        Ok(())
    }
}

/// How many letters wide a column is: as its longest text, within reason.
fn width(texts: &Texts, report: &Report, at: usize, heading: &str) -> f64 {
    let rows = report.rows.iter().chain(&report.totals);
    let longest = rows.map(|row| texts.report_cell(&row[at]).chars().count());
    let longest = longest.max().unwrap_or(0);
    // A heading may stand in two lines.
    let words = heading.split_whitespace().map(|it| it.chars().count());
    let widest = words.max().unwrap_or(0).max(longest) + 2;
    widest.clamp(8, (WIDEST / 8) as usize) as f64
}

/// As many decimals as the currency has, or as an amount that has more.
fn money_format(amount: Decimal, currency: Currency) -> String {
    let scale = amount.normalize().scale().max(decimals(currency));
    match scale {
        0 => "#,##0".to_owned(),
        scale => format!("#,##0.{}", "0".repeat(scale as usize)),
    }
}

fn date(day: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let year = u16::try_from(day.year()).unwrap_or_default();
    let part = |part: u32| u8::try_from(part).unwrap_or_default();
    ExcelDateTime::from_ymd(year, part(day.month()), part(day.day()))
}
