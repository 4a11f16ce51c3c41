//! The workbooks of Excel, read by calamine: cell by cell where the format allows, so that a sheet that claims to be enormous
//! costs nothing.

use std::io::{BufReader, Cursor, Read};

use calamine::{Data, DataRef, Reader, SheetVisible, Xls, Xlsb, Xlsx};

use super::choose::Book;
use super::{Merged, Sheet, SheetTrouble, Value, values};
use crate::import::options::{ReadSeek, Source};

/// An old workbook is read into memory as a whole; they end at 65,536 rows.
const MOST_BYTES: u64 = 256 << 20;

type Input<'a> = BufReader<Box<dyn ReadSeek + 'a>>;

fn input<'a>(source: &Source<'a>) -> Result<Input<'a>, SheetTrouble> {
    let file = source.open_to_seek().map_err(SheetTrouble::Io)?;
    Ok(BufReader::with_capacity(64 << 10, file))
}

fn visible<RS, R>(book: &R) -> Vec<String>
where
    RS: std::io::Read + std::io::Seek,
    R: Reader<RS>,
{
    let sheets = book.sheets_metadata().iter();
    let seen = sheets.filter(|sheet| sheet.visible == SheetVisible::Visible);
    seen.map(|sheet| sheet.name.clone()).collect()
}

/// A workbook of Excel since 2007.
pub(super) struct Modern<'a>(Xlsx<Input<'a>>);

impl<'a> Modern<'a> {
    pub(super) fn open(source: &Source<'a>) -> Result<Self, SheetTrouble> {
        super::bounds::check(source)?;
        match Xlsx::new(input(source)?) {
            Ok(book) => Ok(Self(book)),
            Err(calamine::XlsxError::Password) => Err(SheetTrouble::Encrypted),
            Err(_) => Err(SheetTrouble::Damaged),
        }
    }
}

impl Book for Modern<'_> {
    fn names(&self) -> Vec<String> {
        visible(&self.0)
    }

    fn read(&mut self, name: &str, most_rows: Option<u32>) -> Result<Sheet, SheetTrouble> {
        let mut sheet = Sheet::default();
        {
            let mut reader = match self.0.worksheet_cells_reader(name) {
                Ok(reader) => reader,
                // A sheet of charts has no cells.
                Err(calamine::XlsxError::NotAWorksheet(_)) => return Ok(sheet),
                Err(_) => return Err(SheetTrouble::Damaged),
            };
            while let Some(cell) = reader.next_cell().map_err(|_| SheetTrouble::Damaged)? {
                let position = cell.get_position();
                if most_rows.is_some_and(|most| position.0 >= most) {
                    return Ok(sheet);
                }
                put_ref(&mut sheet, position, cell.get_value())?;
            }
        }
        if let Ok(merged) = self.0.merge_cells_by_sheet_name(name) {
            sheet.fill_down(&vertical(&merged));
        }
        Ok(sheet)
    }
}

/// A workbook of Excel in its binary notation.
pub(super) struct Binary<'a>(Xlsb<Input<'a>>);

impl<'a> Binary<'a> {
    pub(super) fn open(source: &Source<'a>) -> Result<Self, SheetTrouble> {
        super::bounds::check(source)?;
        let book = Xlsb::new(input(source)?).map_err(|_| SheetTrouble::Damaged)?;
        Ok(Self(book))
    }
}

impl Book for Binary<'_> {
    fn names(&self) -> Vec<String> {
        visible(&self.0)
    }

    fn read(&mut self, name: &str, most_rows: Option<u32>) -> Result<Sheet, SheetTrouble> {
        let mut sheet = Sheet::default();
        let reader = self.0.worksheet_cells_reader(name);
        let mut reader = reader.map_err(|_| SheetTrouble::Damaged)?;
        while let Some(cell) = reader.next_cell().map_err(|_| SheetTrouble::Damaged)? {
            let position = cell.get_position();
            if most_rows.is_some_and(|most| position.0 >= most) {
                return Ok(sheet);
            }
            put_ref(&mut sheet, position, cell.get_value())?;
        }
        Ok(sheet)
    }
}

/// A workbook of Excel before 2007.
pub(super) struct Old(Xls<Cursor<Vec<u8>>>);

impl Old {
    pub(super) fn open(source: &Source<'_>) -> Result<Self, SheetTrouble> {
        let size = source.size().map_err(SheetTrouble::Io)?;
        if size > MOST_BYTES {
            return Err(SheetTrouble::TooLarge);
        }
        let mut bytes = Vec::new();
        let read = input(source)?.take(MOST_BYTES).read_to_end(&mut bytes);
        read.map_err(SheetTrouble::Io)?;
        super::compound::check(&bytes)?;
        match Xls::new(Cursor::new(bytes)) {
            Ok(book) => Ok(Self(book)),
            Err(calamine::XlsError::Password) => Err(SheetTrouble::Encrypted),
            Err(_) => Err(SheetTrouble::Damaged),
        }
    }
}

impl Book for Old {
    fn names(&self) -> Vec<String> {
        visible(&self.0)
    }

    fn read(&mut self, name: &str, most_rows: Option<u32>) -> Result<Sheet, SheetTrouble> {
        let range = self.0.worksheet_range(name);
        let range = range.map_err(|_| SheetTrouble::Damaged)?;
        let (first, left) = range.start().unwrap_or_default();
        let mut sheet = Sheet::default();
        for (row, column, value) in range.used_cells() {
            let row = first + u32::try_from(row).unwrap_or(u32::MAX);
            let column = left + u32::try_from(column).unwrap_or(u32::MAX);
            if most_rows.is_some_and(|most| row >= most) {
                return Ok(sheet);
            }
            put(&mut sheet, (row, column), value)?;
        }
        if let Ok(merged) = self.0.merge_cells_by_sheet_name(name) {
            sheet.fill_down(&vertical(&merged));
        }
        Ok(sheet)
    }
}

/// The merged cells that are one column wide.
fn vertical(merged: &[calamine::Dimensions]) -> Vec<Merged> {
    let narrow = merged
        .iter()
        .filter(|it| it.start.1 == it.end.1 && it.start.0 < it.end.0);
    narrow
        .map(|it| Merged {
            column: it.start.1,
            first: it.start.0,
            last: it.end.0,
        })
        .collect()
}

fn put_ref(
    sheet: &mut Sheet,
    (row, column): (u32, u32),
    value: &DataRef<'_>,
) -> Result<(), SheetTrouble> {
    match value {
        DataRef::Empty => Ok(()),
        DataRef::Float(number) => sheet.put(row, column, &Value::Number(*number)),
        DataRef::SharedString(text) => sheet.put(row, column, &Value::Text(text)),
        DataRef::String(text) => sheet.put(row, column, &Value::Text(text)),
        other => put(sheet, (row, column), &Data::from(other.clone())),
    }
}

fn put(sheet: &mut Sheet, (row, column): (u32, u32), value: &Data) -> Result<(), SheetTrouble> {
    let text = match value {
        Data::Empty => return Ok(()),
        Data::Float(number) => return sheet.put(row, column, &Value::Number(*number)),
        Data::Int(number) => {
            let number = number.to_string();
            let number = number.parse().unwrap_or_default();
            return sheet.put(row, column, &Value::Number(number));
        }
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Bool(flag) => flag.to_string(),
        Data::DateTime(moment) => values::moment(moment),
        Data::Error(error) => error.to_string(),
    };
    sheet.put(row, column, &Value::Text(&text))
}
