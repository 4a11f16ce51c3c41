//! The journal's hashes as a dossier prints them, and the seal by which they are found again.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use chrono::NaiveDateTime;

use crate::domain::chain::{ChainProblem, GENESIS, Hash};
use crate::domain::fact::EntryNumber;
use crate::domain::privacy::Hex;

/// A row of the journal: one entry, or several that came together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainRow {
    /// Its first entry.
    pub number: EntryNumber,
    /// How many entries it holds.
    pub facts: u32,
    /// The kind of fact, or of row when there are several.
    pub kind: String,
    /// When it happened; the first of several.
    pub happened_at: NaiveDateTime,
    /// When it was written down.
    pub recorded_at: NaiveDateTime,
    /// Who wrote it down.
    pub author: Arc<str>,
    /// Its hash, which vouches for it and for all before it.
    pub hash: Hash,
    /// Whether its content was erased on request.
    pub emptied: bool,
    /// Whether it was taken back.
    pub undone: bool,
}

impl ChainRow {
    /// Its last entry.
    pub fn last(&self) -> EntryNumber {
        self.number.saturating_add(self.facts.max(1) - 1)
    }
}

/// The journal's hashes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chain {
    /// The debtor's number in the book.
    pub debtor: i64,
    /// The rows, in order.
    pub rows: Vec<ChainRow>,
    /// What is wrong with them.
    pub problems: Vec<ChainProblem>,
}

impl Chain {
    /// The seal of the whole chain.
    pub fn seal(&self) -> Seal {
        let last = self.rows.last();
        Seal {
            debtor: self.debtor,
            entries: last.map_or(0, ChainRow::last),
            hash: Hex(last.map_or(GENESIS, |row| row.hash)),
        }
    }
}

/// What a dossier says of the journal it was made of, so that a later change shows: the hash of its last entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seal {
    /// The debtor's number in the book.
    pub debtor: i64,
    /// How many entries the journal had.
    pub entries: EntryNumber,
    /// The hash of the last one.
    pub hash: Hex<32>,
}

/// How a seal begins wherever it is written.
const BEGINS: &str = "cobro-dossier-1 ";

impl fmt::Display for Seal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            debtor,
            entries,
            hash,
        } = self;
        write!(out, "{BEGINS}client={debtor} entries={entries} hash={hash}")
    }
}

impl FromStr for Seal {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let read = || {
            let mut words = text.strip_prefix(BEGINS)?.split(' ');
            let debtor = words.next()?.strip_prefix("client=")?.parse().ok()?;
            let entries = words.next()?.strip_prefix("entries=")?.parse().ok()?;
            let hash = words.next()?.strip_prefix("hash=")?.get(..64)?;
            Some(Self {
                debtor,
                entries,
                hash: hash.parse().ok()?,
            })
        };
        read().ok_or_else(|| format!("`{text}` is no seal of a dossier"))
    }
}

impl Seal {
    /// The seal in the file of a dossier, whatever its form.
    pub fn find(file: &[u8]) -> Option<Self> {
        const LONGEST: usize = 160;
        let begins = BEGINS.as_bytes();
        let places = file.windows(begins.len()).enumerate();
        let mut places = places.filter(|(_, bytes)| *bytes == begins);
        places.find_map(|(at, _)| {
            let end = file.len().min(at + LONGEST);
            let text = String::from_utf8_lossy(&file[at..end]);
            text.parse().ok()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seal_is_found_in_whatever_surrounds_it() {
        let seal = Seal {
            debtor: 12,
            entries: 87,
            hash: Hex([0xab; 32]),
        };
        assert_eq!(seal.to_string().parse(), Ok(seal));
        let mut file = b"%PDF \xff cobro-dossier-1 client=x <x>".to_vec();
        file.extend(seal.to_string().bytes());
        file.extend(b"</x>\xfe");
        assert_eq!(Seal::find(&file), Some(seal));
        for none in [
            "",
            "cobro-dossier-1 ",
            "cobro-dossier-1 client=1 entries=2 hash=ab",
            "cobro-dossier-1 client=1 entries=-2 hash=",
        ] {
            assert_eq!(Seal::find(none.as_bytes()), None, "{none}");
        }
    }
}
