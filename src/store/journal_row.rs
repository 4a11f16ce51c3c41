//! The journal row by row, as it lies on disk, for whoever wants to prove that nothing was changed.

use chrono::NaiveDateTime;

use super::DebtorId;
use crate::domain::chain::{Hash, Link, Salt};
use crate::domain::fact::BatchId;

/// What is done with each row; it goes on while that says `true`.
pub type EachRow<'e> = &'e mut dyn FnMut(&JournalRow<'_>) -> super::Result<bool>;

/// A row of the journal: one entry, or several that came together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JournalRow<'a> {
    /// The debtor.
    pub debtor: DebtorId,
    /// The place of its first entry in the debtor's chain, from 1.
    pub number: u32,
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
    /// The content as JSON; nothing once it was erased.
    pub content: Option<&'a str>,
    /// What the content was hashed with; nothing once it was erased.
    pub salt: Option<&'a Salt>,
    /// See [`crate::domain::chain::content_hash`].
    pub content_hash: &'a Hash,
    /// The hash of the debtor's row before it.
    pub previous_hash: &'a Hash,
}

impl<'a> JournalRow<'a> {
    /// What its hash vouches for.
    pub fn link(&self) -> Link<'a> {
        Link {
            previous: self.previous_hash,
            number: self.number,
            facts: self.facts,
            batch: self.batch,
            kind: self.kind,
            happened_at: self.happened_at,
            recorded_at: self.recorded_at,
            author: self.author,
            content_hash: self.content_hash,
        }
    }
}

/// A row of the journal of another book, to be kept as it is.
#[derive(Debug, Clone)]
pub struct KeptRow {
    /// The debtor.
    pub debtor: DebtorId,
    /// The place of its first entry in the debtor's chain, from 1.
    pub number: u32,
    /// How many entries it holds.
    pub facts: u32,
    /// The batch it belongs to.
    pub batch: BatchId,
    /// The kind of fact, or of row when there are several.
    pub kind: String,
    /// When it happened; the first of several.
    pub happened_at: NaiveDateTime,
    /// The content as JSON; nothing once it was erased.
    pub content: Option<String>,
    /// What the content was hashed with; nothing once it was erased.
    pub salt: Option<Salt>,
    /// See [`crate::domain::chain::content_hash`].
    pub content_hash: Hash,
    /// The hash of the debtor's row before it.
    pub previous_hash: Hash,
}
