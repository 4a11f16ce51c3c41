//! Tells what a zip is by the files in it. Only its list is read; nothing is unpacked but a name of a few letters.

use std::io::{Read, Seek};

use super::super::error::ReadError;
use super::super::exported::{are_exported_sheets, exported_within, sheet_names};
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

/// Whether a workbook is a book that was exported, by the names of its sheets.
fn holds_book(archive: &mut zip::ZipArchive<impl Read + Seek>) -> bool {
    let names = sheet_names(archive).unwrap_or_default();
    are_exported_sheets(names.iter().map(String::as_str))
}

/// What a zip is.
pub(super) fn sniff(source: &Source<'_>) -> Result<Sniffed, ReadError> {
    let damaged = |_| ReadError::Damaged;
    let mut archive = zip::ZipArchive::new(source.open_to_seek()?).map_err(damaged)?;
    for (name, format) in TELLING {
        if archive.index_for_name(name).is_some() {
            return match format {
                Ok(Format::Xlsx) if holds_book(&mut archive) => Ok(BOOK),
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
