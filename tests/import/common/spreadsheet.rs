//! Workbooks made by hand, with the same cells in several formats.

#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::unwrap_used, reason = "a test that panics fails")]

use std::io::{Cursor, Write};

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

/// What a cell of a test holds.
#[derive(Clone)]
pub enum Cell {
    Text(&'static str),
    Number(f64),
    /// Year, month, day.
    Day(u16, u8, u8),
    Flag(bool),
    /// A formula with the value that was stored with it.
    Formula(&'static str, &'static str),
    Empty,
}

pub type Rows = Vec<Vec<Cell>>;

/// Three title rows' worth of what people put above a table, the headings, four invoices, a row of sums.
pub fn invoices() -> Rows {
    use Cell::{Day, Empty, Number, Text};
    let headings = [
        "Código cliente",
        "Cliente",
        "Nº factura",
        "Fecha factura",
        "Vencimiento",
        "Total",
        "Pagado",
    ];
    let mut rows = vec![
        vec![Text("Facturas pendientes a 23/11/2026")],
        vec![],
        headings.map(Text).to_vec(),
    ];
    let invoice = |code, name, number, issued: (u16, u8, u8), due: (u16, u8, u8), total, paid| {
        vec![
            Text(code),
            Text(name),
            Text(number),
            Day(issued.0, issued.1, issued.2),
            Day(due.0, due.1, due.2),
            Number(total),
            Number(paid),
        ]
    };
    rows.extend([
        invoice(
            "C001",
            "Talleres Ibáñez S.L.",
            "F-1",
            (2026, 7, 24),
            (2026, 9, 22),
            4310.0,
            0.0,
        ),
        invoice(
            "C002",
            "Bodegas Puig",
            "F-2",
            (2026, 10, 12),
            (2026, 11, 11),
            1250.5,
            0.0,
        ),
        invoice(
            "C003",
            "Bodegas Lluch",
            "F-3",
            (2026, 11, 15),
            (2026, 12, 15),
            99.567,
            0.0,
        ),
        invoice(
            "C004",
            "Ferretería Núñez",
            "F-4",
            (2026, 10, 2),
            (2026, 11, 1),
            500.0,
            200.25,
        ),
    ]);
    rows.push(vec![
        Text("Total"),
        Empty,
        Empty,
        Empty,
        Empty,
        Number(6160.067),
    ]);
    rows
}

/// The same as text, written as people in Spain do.
pub fn as_csv(rows: &Rows) -> Vec<u8> {
    let cell = |cell: &Cell| match cell {
        Cell::Text(text) => (*text).to_owned(),
        Cell::Number(number) => number.to_string().replace('.', ","),
        Cell::Day(year, month, day) => format!("{day:02}/{month:02}/{year}"),
        Cell::Flag(flag) => flag.to_string(),
        Cell::Formula(_, value) => (*value).to_owned(),
        Cell::Empty => String::new(),
    };
    let line = |row: &Vec<Cell>| row.iter().map(cell).collect::<Vec<_>>().join(";") + "\n";
    rows.iter().map(line).collect::<String>().into_bytes()
}

/// A workbook of Excel with these sheets.
pub fn as_xlsx(sheets: &[(&str, &Rows)]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let day_format = Format::new().set_num_format("dd/mm/yyyy");
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet();
        sheet.set_name(*name).unwrap();
        for (at, row) in (0..).zip(rows.iter()) {
            for (column, cell) in (0..).zip(row) {
                match cell {
                    Cell::Text(text) => sheet.write(at, column, *text).unwrap(),
                    Cell::Number(number) => sheet.write(at, column, *number).unwrap(),
                    Cell::Day(year, month, day) => {
                        let day = ExcelDateTime::from_ymd(*year, *month, *day).unwrap();
                        sheet
                            .write_with_format(at, column, &day, &day_format)
                            .unwrap()
                    }
                    Cell::Flag(flag) => sheet.write(at, column, *flag).unwrap(),
                    Cell::Formula(formula, value) => {
                        let formula = Formula::new(*formula).set_result(*value);
                        sheet.write(at, column, formula).unwrap()
                    }
                    Cell::Empty => sheet,
                };
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// A spreadsheet of LibreOffice with these sheets.
pub fn as_ods(sheets: &[(&str, &Rows)]) -> Vec<u8> {
    let cell = |cell: &Cell| match cell {
        Cell::Text(text) | Cell::Formula(_, text) => format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{}</text:p></table:table-cell>",
            text.replace('&', "&amp;")
        ),
        Cell::Number(number) => format!(
            "<table:table-cell office:value-type=\"float\" office:value=\"{number}\"><text:p>shown</text:p></table:table-cell>"
        ),
        Cell::Day(year, month, day) => format!(
            "<table:table-cell office:value-type=\"date\" office:date-value=\"{year}-{month:02}-{day:02}\"/>"
        ),
        Cell::Flag(flag) => format!(
            "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"{flag}\"/>"
        ),
        Cell::Empty => "<table:table-cell/>".to_owned(),
    };
    let row = |row: &Vec<Cell>| {
        let cells: String = row.iter().map(cell).collect();
        format!(
            "<table:table-row>{cells}<table:table-cell table:number-columns-repeated=\"1010\"/></table:table-row>"
        )
    };
    let sheet = |(name, rows): &(&str, &Rows)| {
        let rows: String = rows.iter().map(row).collect();
        let blank = "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"1024\"/></table:table-row>";
        format!("<table:table table:name=\"{name}\">{rows}{blank}</table:table>")
    };
    let sheets: String = sheets.iter().map(sheet).collect();
    ods_of(&sheets)
}

/// A spreadsheet of LibreOffice whose sheets are given as XML.
pub fn ods_of(sheets: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\">\
         <office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body></office:document-content>"
    );
    zip_of(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet".to_vec(),
        ),
        ("content.xml", content.into_bytes()),
    ])
}

/// A workbook of Excel with one sheet, whose parts are given as XML: the properties of the workbook, the shared texts if there
/// are any, and the rows. Style 1 is a day.
pub fn xlsx_of(properties: &str, shared: &str, rows: &str) -> Vec<u8> {
    const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    const MAIN: &str = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let part = |text: String| format!("{HEAD}{text}").into_bytes();
    let relations = |list: &[(&str, &str, &str)]| {
        let each: String = list
            .iter()
            .map(|(id, kind, target)| {
                format!(
                    "<Relationship Id=\"{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>"
                )
            })
            .collect();
        part(format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{each}</Relationships>"
        ))
    };
    let workbook = format!(
        "<workbook {MAIN} xmlns:r=\"{RELATIONS}\">{properties}<sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let styles = format!(
        "<styleSheet {MAIN}><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
    );
    let mut files = vec![
        (
            "[Content_Types].xml",
            part(
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"
                    .to_owned(),
            ),
        ),
        (
            "_rels/.rels",
            relations(&[("rId1", "officeDocument", "xl/workbook.xml")]),
        ),
        ("xl/workbook.xml", part(workbook)),
        (
            "xl/_rels/workbook.xml.rels",
            relations(&[
                ("rId1", "worksheet", "worksheets/sheet1.xml"),
                ("rId2", "styles", "styles.xml"),
                ("rId3", "sharedStrings", "sharedStrings.xml"),
            ]),
        ),
        ("xl/styles.xml", part(styles)),
        (
            "xl/worksheets/sheet1.xml",
            part(format!(
                "<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>"
            )),
        ),
    ];
    if !shared.is_empty() {
        files.push(("xl/sharedStrings.xml", part(shared.to_owned())));
    }
    zip_of(&files)
}

/// A zip of these files.
pub fn zip_of(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        let options = zip::write::SimpleFileOptions::default();
        writer.start_file(*name, options).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}
