//! Tells the format of a file by its first 64 KiB, and by the list of its files where it is a zip.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::super::bank::{is_bank_heading, names_account_and_days};
use super::super::encoding::{CHUNK, read_full, utf16_without_mark};
use super::super::error::ReadError;
use super::super::exported::is_exported_book;
use super::super::options::Source;
use super::super::words;
use super::{Evidence, Foreign, Format, Sniffed, xml, zipped};
use crate::clean::clean_text;

/// Lines that are looked through for the headings of a bank.
const HEADING_WITHIN: usize = 40;

/// Tells what a file is and by what that was known, its content before its name.
///
/// # Errors
/// When the file can't be read, is empty, or is something that can't be imported.
pub fn sniff(source: &Source<'_>) -> Result<Sniffed, ReadError> {
    if let Source::File(path) = source
        && path.is_dir()
    {
        let (format, evidence) = match is_exported_book(path) {
            true => (Format::Book, Evidence::Journal),
            false => (Format::Folder, Evidence::Folder),
        };
        return Ok(Sniffed { format, evidence });
    }
    let mut head = vec![0; CHUNK];
    let length = read_full(&mut source.open()?, &mut head)?;
    head.truncate(length);
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return zipped::sniff(source);
    }
    if head.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return compound(source);
    }
    if let Some(foreign) = foreign_bytes(&head) {
        return Err(ReadError::Foreign(foreign));
    }
    let Some(text) = text_of(&head) else {
        return Err(ReadError::NotText);
    };
    sniff_text(source, &text)
}

/// The older container of Microsoft: a workbook, a workbook under a password, or a document. The names in it stand in UTF-16,
/// in its directory, which can be anywhere in the file.
fn compound(source: &Source<'_>) -> Result<Sniffed, ReadError> {
    let utf16 =
        |name: &str| -> Vec<u8> { name.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let names = [
        (utf16("EncryptedPackage"), Err(Foreign::Encrypted)),
        (utf16("WordDocument"), Err(Foreign::Document)),
        (utf16("Workbook"), Ok(())),
        (utf16("Book"), Ok(())),
    ];
    let mut found = [false; 4];
    let mut reader = source.open()?;
    let mut chunk = vec![0; CHUNK];
    let mut kept = 0;
    loop {
        let length = read_full(&mut reader, chunk.get_mut(kept..).unwrap_or_default())?;
        let bytes = chunk.get(..kept + length).unwrap_or_default();
        for (seen, (name, _)) in found.iter_mut().zip(&names) {
            *seen |= memchr::memmem::find(bytes, name).is_some();
        }
        if length == 0 {
            break;
        }
        // A name may lie across the border of two chunks.
        let end = bytes.len();
        kept = end.min(64);
        chunk.copy_within(end - kept..end, 0);
    }
    let first = names.into_iter().zip(found).find(|(_, seen)| *seen);
    match first.map(|((_, what), _)| what) {
        Some(Ok(())) => Ok(Sniffed {
            format: Format::Xls,
            evidence: Evidence::FirstBytes,
        }),
        Some(Err(foreign)) => Err(ReadError::Foreign(foreign)),
        None => Err(ReadError::Foreign(Foreign::Document)),
    }
}

fn foreign_bytes(head: &[u8]) -> Option<Foreign> {
    const MAGIC: [(&[u8], Foreign); 14] = [
        (b"%PDF", Foreign::Pdf),
        (b"\x89PNG", Foreign::Image),
        (b"\xFF\xD8\xFF", Foreign::Image),
        (b"GIF8", Foreign::Image),
        (b"II*\0", Foreign::Image),
        (b"MM\0*", Foreign::Image),
        (b"BM", Foreign::Image),
        (b"{\\rtf", Foreign::Document),
        (b"\x1F\x8B", Foreign::Compressed),
        (b"BZh", Foreign::Compressed),
        (b"7z\xBC\xAF\x27\x1C", Foreign::Compressed),
        (b"Rar!\x1A\x07", Foreign::Compressed),
        (b"\xFD7zXZ\0", Foreign::Compressed),
        (b"SQLite format 3\0", Foreign::Database),
    ];
    let known = MAGIC.into_iter().find(|(magic, _)| head.starts_with(magic));
    // A table can begin with these two letters as well.
    let known = known.filter(|(magic, _)| *magic != b"BM" || memchr::memchr(0, head).is_some());
    if known.is_none() && head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP") {
        return Some(Foreign::Image);
    }
    known.map(|(_, foreign)| foreign)
}

/// The head of a file as text; nothing if it is none. What is wrong in a few letters does no harm here.
fn text_of(head: &[u8]) -> Option<String> {
    let marked = Encoding::for_bom(head).map(|(encoding, _)| encoding);
    let encoding = marked.or_else(|| utf16_without_mark(head));
    if encoding.is_none() && !is_text(head) {
        return None;
    }
    let declared = encoding.unwrap_or_else(|| {
        let valid = match std::str::from_utf8(head) {
            Ok(_) => true,
            // Only a letter cut off at the end of the head.
            Err(error) => error.error_len().is_none(),
        };
        if valid { UTF_8 } else { WINDOWS_1252 }
    });
    Some(declared.decode(head).0.into_owned())
}

fn is_text(head: &[u8]) -> bool {
    let has_nul = memchr::memchr(0, head.get(..8192.min(head.len())).unwrap_or_default()).is_some();
    let controls = head
        .iter()
        .filter(|byte| matches!(byte, 0..=8 | 0x0B | 0x0E..=0x19 | 0x1C..=0x1F | 0x7F));
    !has_nul && controls.count() * 100 <= head.len()
}

fn sniff_text(source: &Source<'_>, text: &str) -> Result<Sniffed, ReadError> {
    if let Some(xml) = xml::sniff(text) {
        return xml.map_err(ReadError::Foreign);
    }
    let found = |format, evidence| Ok(Sniffed { format, evidence });
    let body = text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
    if body.is_empty() {
        return Err(ReadError::Empty);
    }
    if body.starts_with("OFXHEADER") {
        return found(Format::Ofx, Evidence::Tag("OFXHEADER"));
    }
    if is_norma43(body) {
        return found(Format::Norma43, Evidence::Records);
    }
    if is_mt940(body) {
        return found(Format::Mt940, Evidence::Tag(":20:"));
    }
    if is_json(body) {
        return Err(ReadError::Foreign(Foreign::Json));
    }
    let ending = source.ending();
    let by_name = [Format::Norma43, Format::Mt940, Format::Ofx];
    let is_named = |format: &&Format| {
        let mut endings = format.endings().iter();
        endings.any(|known| *known == ending && *known != "txt")
    };
    if let Some(format) = by_name.iter().find(is_named) {
        return found(*format, Evidence::Name(ending));
    }
    match bank_headings(text) {
        Some(headings) => found(Format::BankCsv, Evidence::BankHeadings(headings)),
        None => found(Format::Csv, Evidence::Text),
    }
}

/// The first record opens an account, with bank, branch, account and two days in figures, and every line is one of the six kinds.
fn is_norma43(body: &str) -> bool {
    const KINDS: [&str; 6] = ["11", "22", "23", "24", "33", "88"];
    let mut lines = body.lines().filter(|line| !line.trim().is_empty());
    // Some banks put a record of their own before, and some write all records in one line.
    let first = lines.next().filter(|line| !line.starts_with("00"));
    let first = first.or_else(|| lines.next());
    let opens = first.is_some_and(|line| {
        let digits = line.get(..32);
        let in_one = || {
            line.get(80..)
                .is_some_and(|rest| KINDS.iter().any(|it| rest.starts_with(it)))
        };
        line.starts_with("11")
            && digits.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
            && (line.len() <= 90 || in_one())
    });
    // The last line of the head may be cut off.
    opens
        && lines
            .take(20)
            .all(|line| KINDS.iter().any(|kind| line.starts_with(kind)) || line.len() < 2)
}

fn is_mt940(body: &str) -> bool {
    let has = |tag: &str| body.lines().any(|line| line.trim_start().starts_with(tag));
    let in_envelope = body.starts_with("{1:") && body.contains(":20:");
    let by_hbci = body.contains("@@:20:") && body.contains("@@:25:");
    let is_statement = || has(":25:") || has(":60F:") || has(":60M:") || has(":61:");
    by_hbci || ((has(":20:") || in_envelope) && is_statement())
}

fn is_json(body: &str) -> bool {
    let Some(inside) = body.strip_prefix(['{', '[']) else {
        return false;
    };
    let next = inside.trim_start().chars().next();
    let begins = matches!(next, Some('"' | '{' | '[' | ']' | '}')) && !inside.starts_with("1:");
    begins && (body.contains("\":") || body.contains("\" :") || body.starts_with('['))
}

/// The headings of a bank: a day, a text, an amount and the balance of the account, and nobody who owes anything.
fn bank_headings(text: &str) -> Option<String> {
    for line in text.lines().take(HEADING_WITHIN) {
        for separator in [';', ',', '\t', '|'] {
            let written = line
                .split(separator)
                .map(|cell| cell.trim().trim_matches('"'));
            let written: Vec<String> = written.map(str::to_owned).collect();
            let cells: Vec<String> = written.iter().map(|cell| words::fold(cell)).collect();
            let has = |list: &str| cells.iter().any(|cell| words::is_bank_word(list, cell));
            let has_balance = has("bank_days")
                && has("bank_texts")
                && has("bank_amounts")
                && has("bank_balances");
            let is_bank = has_balance || is_bank_heading(&written);
            let is_bank = (is_bank && !has("bank_never")) || names_account_and_days(&written);
            if cells.len() >= 3 && is_bank {
                return Some(clean_text(line, 120).into_owned());
            }
        }
    }
    None
}
