//! Tells what a zip is by the files in it. Only its list is read; nothing is unpacked but a name of a few letters.

use std::io::{Read, Seek};

use super::super::error::ReadError;
use super::super::exported::{are_exported_sheets, exported_within};
use super::super::options::Source;
use super::{Evidence, Foreign, Format, Sniffed};

/// Files whose presence says what the whole is.
const TELLING: [(&str, Result<Format, ()>); 5] = [
    ("xl/workbook.xml", Ok(Format::Xlsx)),
    ("xl/workbook.bin", Ok(Format::Xlsb)),
    ("word/document.xml", Err(())),
    ("ppt/presentation.xml", Err(())),
    ("META-INF/container.xml", Err(())),
];

const BOOK: Sniffed = Sniffed {
    format: Format::Book,
    evidence: Evidence::Journal,
};
/// The list of the sheets of a workbook is never longer, as far as it is of interest.
const MOST_LISTED: u64 = 64 << 10;

/// Whether a workbook is a book that was exported, by the names of its sheets.
fn holds_book(archive: &mut zip::ZipArchive<impl Read + Seek>, list: &str) -> bool {
    let Ok(entry) = archive.by_name(list) else {
        return false;
    };
    let mut text = Vec::new();
    if entry.take(MOST_LISTED).read_to_end(&mut text).is_err() {
        return false;
    }
    let text = String::from_utf8_lossy(&text);
    let names = text.split("<sheet ").skip(1).filter_map(|sheet| {
        let (_, name) = sheet.split_once("name=\"")?;
        Some(name.split_once('"')?.0)
    });
    are_exported_sheets(names)
}

/// What a zip is.
pub(super) fn sniff(source: &Source<'_>) -> Result<Sniffed, ReadError> {
    let damaged = |_| ReadError::Damaged;
    let mut archive = zip::ZipArchive::new(source.open_to_seek()?).map_err(damaged)?;
    for (name, format) in TELLING {
        if archive.index_for_name(name).is_some() {
            return match format {
                Ok(Format::Xlsx) if holds_book(&mut archive, name) => Ok(BOOK),
                Ok(format) => Ok(Sniffed {
                    format,
                    evidence: Evidence::Entry(name.to_owned()),
                }),
                Err(()) => Err(ReadError::Foreign(Foreign::Document)),
            };
        }
    }
    let mut kind = String::new();
    if let Ok(entry) = archive.by_name("mimetype") {
        entry.take(128).read_to_string(&mut kind).ok();
    }
    if kind.starts_with("application/vnd.oasis.opendocument.spreadsheet") {
        return Ok(Sniffed {
            format: Format::Ods,
            evidence: Evidence::Entry("mimetype".to_owned()),
        });
    }
    if !kind.is_empty() {
        return Err(ReadError::Foreign(Foreign::Document));
    }
    if exported_within(&archive).is_some() {
        return Ok(BOOK);
    }
    Ok(Sniffed {
        format: Format::Zip,
        evidence: Evidence::Files,
    })
}
