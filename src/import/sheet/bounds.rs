//! What a zip comes to when it is unpacked, found out without keeping any of it.

use std::io::Read;

use zip::result::ZipError;

use super::SheetTrouble;
use crate::import::options::Source;

/// More than this is never unpacked.
const MOST_BYTES: u64 = 1 << 30;
/// Up to this much, no ratio is suspicious.
const HARMLESS: u64 = 64 << 20;
/// The same few bytes over and over pack this well; sheets of invoices come to five or twenty.
const MOST_RATIO: u64 = 250;
/// What one byte can come to at most in this way of packing.
const POSSIBLE_RATIO: u64 = 1040;

/// Refuses a zip that comes to more than anything real. What it says of its own sizes is not trusted: where it could come to
/// too much, it is unpacked into nothing and counted.
pub(in crate::import) fn check(source: &Source<'_>) -> Result<(), SheetTrouble> {
    let damaged = |error| match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => SheetTrouble::Encrypted,
        _ => SheetTrouble::Damaged,
    };
    let file = source.open_to_seek().map_err(SheetTrouble::Io)?;
    let mut archive = zip::ZipArchive::new(file).map_err(damaged)?;
    let mut packed = 0_u64;
    let mut declared = 0_u64;
    for at in 0..archive.len() {
        let entry = archive.by_index_raw(at).map_err(damaged)?;
        packed = packed.saturating_add(entry.compressed_size());
        declared = declared.saturating_add(entry.size());
    }
    let most = most_of(packed);
    if declared > most {
        return Err(SheetTrouble::TooLarge);
    }
    if packed.saturating_mul(POSSIBLE_RATIO) <= HARMLESS {
        return Ok(());
    }
    let mut unpacked = 0_u64;
    let mut chunk = vec![0; 256 << 10];
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).map_err(damaged)?;
        loop {
            let length = entry.read(&mut chunk).map_err(|_| SheetTrouble::Damaged)?;
            if length == 0 {
                break;
            }
            unpacked += length as u64;
            if unpacked > most {
                return Err(SheetTrouble::TooLarge);
            }
        }
    }
    Ok(())
}

fn most_of(packed: u64) -> u64 {
    packed
        .saturating_mul(MOST_RATIO)
        .clamp(HARMLESS, MOST_BYTES)
}
