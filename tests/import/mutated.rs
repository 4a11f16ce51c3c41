//! Tables of which something was changed: they are read or refused, soon, and never with a panic.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that panics fails"
)]

use std::io::{Cursor, Read};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use proptest::prelude::*;

use crate::common::spreadsheet::{as_ods, as_xlsx, invoices, zip_of};
use crate::common::{digest, options, read_bytes};
use cobro::import::ReadError;

/// A change at a place: the byte there replaced, one put before it, all after it cut off, or some of it repeated.
type Change = (prop::sample::Index, u8, u8);

fn changed(mut bytes: Vec<u8>, changes: &[Change]) -> Vec<u8> {
    for (at, byte, how) in changes {
        let at = at
            .index(bytes.len().max(1))
            .min(bytes.len().saturating_sub(1));
        if bytes.is_empty() {
            bytes.push(*byte);
        }
        match how {
            0 => bytes[at] = *byte,
            1 => bytes.insert(at, *byte),
            2 => bytes.truncate(at.max(1)),
            _ => {
                let end = (at + usize::from(*byte)).min(bytes.len());
                let more = bytes[at..end].to_vec();
                bytes.splice(at..at, more);
            }
        }
    }
    bytes
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..4_u8), 1..8)
}

fn is_soon(name: &str, bytes: &[u8]) {
    let start = Instant::now();
    let _ = digest(name, bytes, &options());
    assert!(start.elapsed() < Duration::from_secs(5), "{name}");
}

/// A file in a zip, and what it holds.
type Part = (String, Vec<u8>);

/// The files in a zip.
fn parts(zip: Vec<u8>) -> Vec<Part> {
    let mut archive = zip::ZipArchive::new(Cursor::new(zip)).unwrap();
    let count = archive.len();
    let part = |at| {
        let mut entry = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        (entry.name().unwrap().into_owned(), bytes)
    };
    (0..count).map(part).collect()
}

/// The files of two workbooks.
static WORKBOOKS: LazyLock<[Vec<Part>; 2]> = LazyLock::new(|| {
    let rows = invoices();
    [
        parts(as_xlsx(&[("a", &rows), ("b", &rows)])),
        parts(as_ods(&[("a", &rows)])),
    ]
});

/// Whole files: workbooks, and reports as programs write them.
static FILES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let rows = invoices();
    let fixtures = [
        "workbook.xls",
        "quickbooks_customer_balance_detail.csv",
        "tally_bills_by_party.csv",
        "odoo_aged_receivable.csv",
        "a3erp_vencimientos.csv",
        "zoho_lines.csv",
        "bad_rows.csv",
    ];
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/import");
    let read = |name: &str| std::fs::read(format!("{folder}/{name}")).unwrap();
    let made = [as_xlsx(&[("a", &rows)]), as_ods(&[("a", &rows)])];
    made.into_iter().chain(fixtures.map(read)).collect()
});

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn any_change_of_a_file_is_read_or_refused(file in 0..9_usize, changes in changes()) {
        is_soon("file", &changed(FILES[file].clone(), &changes));
    }

    #[test]
    fn any_change_within_a_workbook_is_read_or_refused(
        workbook in 0..2_usize,
        part in any::<prop::sample::Index>(),
        changes in changes(),
    ) {
        let mut parts = WORKBOOKS[workbook].clone();
        let at = part.index(parts.len());
        parts[at].1 = changed(std::mem::take(&mut parts[at].1), &changes);
        let files: Vec<(&str, Vec<u8>)> = parts
            .iter()
            .map(|(name, bytes)| (name.as_str(), bytes.clone()))
            .collect();
        is_soon("file", &zip_of(&files));
    }
}

#[test]
fn an_old_workbook_cut_off_at_every_sector_is_read_or_refused() {
    let whole = &FILES[2];
    for length in (0..whole.len()).step_by(512) {
        is_soon("a.xls", &whole[..length]);
    }
}

/// The directory of such a file is a chain of sectors; one that follows itself has no end.
#[test]
fn an_old_workbook_that_leads_in_a_circle_is_damaged() {
    let mut bytes = FILES[2].clone();
    let number = |bytes: &[u8], at: usize| {
        u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize
    };
    let (directory, chains) = (number(&bytes, 48), number(&bytes, 76));
    let at = (chains + 1) * 512 + directory * 4;
    bytes[at..at + 4].copy_from_slice(&u32::try_from(directory).unwrap().to_le_bytes());
    let refused = read_bytes("a.xls", &bytes, &options());
    assert!(matches!(refused, Err(ReadError::Damaged)));
}
