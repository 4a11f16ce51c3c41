//! The hash chain of a debtor's journal: every row holds the hash of the one before it, so that a later change shows.
//!
//! The content goes in only by a salted hash. Content and salt can be erased on request; the chain still holds.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDateTime;
use sha2::{Digest, Sha256};

use super::fact::{BatchId, EntryNumber, Fact, UnreadableFact};

/// A SHA-256 digest.
pub type Hash = [u8; 32];

/// Random bytes that keep an erased content from being guessed by its hash.
pub type Salt = [u8; 16];

/// What stands before the first entry of a chain.
pub const GENESIS: Hash = [0; 32];

/// The salted hash of a row's content (JSON text, UTF-8).
pub fn content_hash(salt: &Salt, content: &[u8]) -> Hash {
    let mut digest = Sha256::new();
    digest.update(salt);
    digest.update(content);
    digest.finalize().into()
}

/// Everything about a row of the journal that its hash vouches for. A row holds one entry, or several that came together.
#[derive(Debug, Clone, Copy)]
pub struct Link<'a> {
    /// The hash of the debtor's row before it; [`GENESIS`] for the first.
    pub previous: &'a Hash,
    /// The place of its first entry in the chain, from 1.
    pub number: EntryNumber,
    /// How many entries it holds.
    pub facts: u32,
    /// The batch it belongs to.
    pub batch: BatchId,
    /// The kind of fact, or of row when there are several.
    pub kind: &'a str,
    /// When it happened; the first of several.
    pub happened_at: NaiveDateTime,
    /// When it was recorded.
    pub recorded_at: NaiveDateTime,
    /// Who recorded it.
    pub author: &'a str,
    /// See [`content_hash`].
    pub content_hash: &'a Hash,
}

impl Link<'_> {
    /// The hash of the row. Texts go in with their lengths, so that no two entries read alike.
    pub fn hash(&self) -> Hash {
        let mut digest = Sha256::new();
        digest.update(self.previous);
        digest.update(self.number.to_be_bytes());
        digest.update(self.facts.to_be_bytes());
        digest.update(self.batch.0);
        for text in [self.kind, self.author] {
            digest.update((text.len() as u64).to_be_bytes());
            digest.update(text.as_bytes());
        }
        for time in [self.happened_at, self.recorded_at] {
            digest.update(time.and_utc().timestamp().to_be_bytes());
        }
        digest.update(self.content_hash);
        digest.finalize().into()
    }
}

/// The kind of the entries that vouch for what took the place of something erased.
const ERASED: &str = "erased";

/// What is wrong with a row of a chain, which is named by its first entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChainProblem {
    /// It is not what was recorded.
    Changed(EntryNumber),
    /// What was erased on request is there again.
    HoldsAgain(EntryNumber),
}

/// A chain as far as it was followed, row by row.
#[derive(Debug, Default)]
pub struct Following {
    length: EntryNumber,
    head: Hash,
    broken: Vec<EntryNumber>,
    /// The rows that hold something else than they did at first, with its hash; nothing where they are empty.
    changed: BTreeMap<EntryNumber, Option<Hash>>,
    /// The rows that were erased, with the hash of what took the place.
    erased: BTreeMap<EntryNumber, Option<Hash>>,
}

impl Following {
    /// Takes the next row, with what it holds now.
    ///
    /// # Errors
    /// When the row tells of an erasure that can't be read.
    pub fn take(
        &mut self,
        link: &Link<'_>,
        content: Option<&str>,
        salt: Option<&Salt>,
    ) -> Result<(), UnreadableFact> {
        let held = match (content, salt) {
            (Some(content), Some(salt)) => Some(Some(content_hash(salt, content.as_bytes()))),
            (None, None) => Some(None),
            _ => None,
        };
        self.note_erased(link.kind, content)?;
        if let Some(held) = held.filter(|it| it.as_ref() != Some(link.content_hash)) {
            self.changed.insert(link.number, held);
        }
        let follows = link.number == self.length + 1 && *link.previous == self.head;
        if !follows || held.is_none() {
            self.broken.push(link.number);
        }
        self.length = link.number.saturating_add(link.facts.max(1) - 1);
        self.head = link.hash();
        Ok(())
    }

    fn note_erased(&mut self, kind: &str, content: Option<&str>) -> Result<(), UnreadableFact> {
        let Some(content) = content.filter(|_| kind == ERASED) else {
            return Ok(());
        };
        if let Fact::Erased(erased) = Fact::decode(kind, content)? {
            let emptied = erased.emptied.into_iter().map(|entry| (entry, None));
            let replaced = erased.replaced.into_iter();
            let replaced = replaced.map(|it| (it.entry, Some(it.hash.0)));
            self.erased.extend(emptied.chain(replaced));
        }
        Ok(())
    }

    /// How many entries were followed.
    pub fn length(&self) -> EntryNumber {
        self.length
    }

    /// The hash of the last row; [`GENESIS`] before the first.
    pub fn head(&self) -> Hash {
        self.head
    }

    /// What is wrong with it: whatever changed must be what was erased, and hold what was left of it then.
    pub fn problems(&self) -> Vec<ChainProblem> {
        let broken = self.broken.iter().map(|row| ChainProblem::Changed(*row));
        let either = self.changed.keys().chain(self.erased.keys());
        let rows: BTreeSet<EntryNumber> = either.copied().collect();
        let wrong = rows.into_iter().filter_map(|row| {
            match (self.changed.get(&row), self.erased.get(&row)) {
                (Some(is), Some(should)) if is == should => None,
                (None, Some(_)) => Some(ChainProblem::HoldsAgain(row)),
                _ => Some(ChainProblem::Changed(row)),
            }
        });
        broken.chain(wrong).collect()
    }
}
