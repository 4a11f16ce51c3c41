//! Writing entries away from the store: content, salt and hashes need no database, so that another thread can make them
//! while the store takes in earlier ones.

use std::sync::Arc;

use chrono::NaiveDateTime;

use super::Result;
use super::sqlite::Random;
use crate::domain::chain::{GENESIS, Hash, Link, Salt, content_hash};
use crate::domain::fact::{BatchId, Entry, EntryNumber, Fact};

/// An entry ready to be stored.
#[derive(Debug)]
pub struct WrittenEntry {
    /// Its place in the chain.
    pub number: EntryNumber,
    /// The kind of fact.
    pub kind: &'static str,
    /// When it happened.
    pub happened_at: NaiveDateTime,
    /// The fact as JSON.
    pub content: String,
    /// What the content is hashed with.
    pub salt: Salt,
    /// See [`content_hash`].
    pub content_hash: Hash,
    /// The hash of the entry before it.
    pub previous: Hash,
}

/// The batch that a pen writes for.
#[derive(Debug, Clone)]
pub(super) struct PenBatch {
    pub id: BatchId,
    pub recorded_at: NaiveDateTime,
    pub author: Arc<str>,
}

/// Writes entries for the end of one chain.
pub struct Pen {
    pub(super) batch: PenBatch,
    pub(super) length: EntryNumber,
    pub(super) head: Hash,
    pub(super) written: Vec<WrittenEntry>,
    random: Random,
}

impl Pen {
    /// For a chain that so far has this length and this head.
    pub(super) fn new(batch: PenBatch, tip: Option<(EntryNumber, Hash)>, random: Random) -> Self {
        let (length, head) = tip.unwrap_or((0, GENESIS));
        Self {
            batch,
            length,
            head,
            written: Vec::new(),
            random,
        }
    }

    /// Writes a fact as the next entry.
    ///
    /// # Errors
    /// When the fact can't be written as JSON.
    pub fn append(&mut self, happened_at: NaiveDateTime, fact: Fact) -> Result<Entry> {
        let written = write(
            &self.batch,
            (self.length, self.head),
            self.random.salt(),
            (happened_at, &fact),
        )?;
        self.length = written.0.number;
        self.head = written.1;
        self.written.push(written.0);
        Ok(Entry {
            number: self.length,
            batch: self.batch.id,
            happened_at,
            recorded_at: self.batch.recorded_at,
            author: Arc::clone(&self.batch.author),
            fact: Some(fact),
        })
    }
}

/// A fact as the entry after the end of a chain, and the new end.
pub(super) fn write(
    batch: &PenBatch,
    (length, head): (EntryNumber, Hash),
    salt: Salt,
    (happened_at, fact): (NaiveDateTime, &Fact),
) -> Result<(WrittenEntry, Hash)> {
    let content = fact.encode()?;
    let entry = WrittenEntry {
        number: length + 1,
        kind: fact.kind(),
        happened_at,
        content_hash: content_hash(&salt, &content),
        content,
        salt,
        previous: head,
    };
    let link = Link {
        previous: &entry.previous,
        number: entry.number,
        batch: batch.id,
        kind: entry.kind,
        happened_at,
        recorded_at: batch.recorded_at,
        author: &batch.author,
        content_hash: &entry.content_hash,
    };
    let hash = link.hash();
    Ok((entry, hash))
}
