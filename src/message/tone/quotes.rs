//! What stands in quotation marks, as far as it is somebody else's.

use std::ops::Range;

use regex::bytes::Regex;

use super::folded::Folded;

/// The longest quotation; marks farther apart belong to different ones.
const LONGEST: usize = 800;

/// From so many words on, what stands in quotation marks is a quotation and no word set off.
const WORDS: usize = 3;

/// Bytes before the quotation in which a word of saying is looked for.
const BEFORE: usize = 60;

/// The quotations of a text: three words or more, or fewer after a word of saying.
pub(super) fn quoted(folded: &Folded, says: Option<&Regex>) -> Vec<Range<usize>> {
    let bytes = &folded.bytes;
    let mut found = Vec::new();
    let mut opened: Option<usize> = None;
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'\n' => opened = None,
            b'"' => match opened {
                Some(start) if at - start <= LONGEST => {
                    found.push(start..at + 1);
                    opened = None;
                }
                _ => opened = Some(at),
            },
            _ => {}
        }
    }
    found.extend(in_single_marks(bytes));
    found.retain(|range| {
        let words = bytes[range.clone()].split(|it| *it == b' ').count();
        let before = &bytes[range.start.saturating_sub(BEFORE)..range.start];
        words >= WORDS || says.is_some_and(|says| says.is_match(before))
    });
    found
}

/// What stands in single quotation marks, which are also apostrophes: they open after a blank and close before one.
fn in_single_marks(bytes: &[u8]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut opened: Option<usize> = None;
    let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'\n' => opened = None,
            b'\'' => {
                let after_letter = at > 0 && letter(at - 1);
                match opened {
                    None if !after_letter && letter(at + 1) => opened = Some(at),
                    Some(start) if !letter(at + 1) => {
                        if at - start <= LONGEST {
                            found.push(start..at + 1);
                        }
                        opened = None;
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }
    found
}
