//! The hash chain of a debtor's journal: every row holds the hash of the one before it, so that a later change shows.
//!
//! The content goes in only by a salted hash. Content and salt can be erased on request; the chain still holds.

use chrono::NaiveDateTime;
use sha2::{Digest, Sha256};

use super::fact::{BatchId, EntryNumber};

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
