//! Writing entries away from the store: content, salt and hashes need no database, so that another thread can make them
//! while the store takes in earlier ones.

use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDateTime;

use super::figures::{self, FIGURES};
use super::sqlite::Random;
use super::{Result, StoreError};
use crate::domain::chain::{GENESIS, Hash, Link, Salt, content_hash};
use crate::domain::fact::{BatchId, Entry, EntryNumber, Fact};

/// A row of the journal ready to be stored.
#[derive(Debug)]
pub(super) struct WrittenRow {
    /// The place of its first entry in the chain.
    pub number: EntryNumber,
    /// How many entries it holds.
    pub facts: u32,
    /// The kind of fact, or of row when there are several.
    pub kind: &'static str,
    /// When the first of its facts happened.
    pub happened_at: NaiveDateTime,
    /// Where its content lies in the text.
    pub content: Range<usize>,
    /// What the content is hashed with.
    pub salt: Salt,
    /// See [`content_hash`].
    pub content_hash: Hash,
    /// The hash of the row before it.
    pub previous: Hash,
}

/// What was written for one chain.
#[derive(Debug)]
pub struct Writing {
    pub(super) length: EntryNumber,
    pub(super) head: Hash,
    pub(super) rows: Vec<WrittenRow>,
    /// The contents of all rows.
    pub(super) text: String,
}

/// The batch that a pen writes for.
#[derive(Debug, Clone)]
pub(super) struct PenBatch {
    pub id: BatchId,
    pub recorded_at: NaiveDateTime,
    pub author: Arc<str>,
    pub imported: bool,
}

/// Writes entries for the end of one chain.
pub struct Pen {
    batch: PenBatch,
    length: EntryNumber,
    head: Hash,
    rows: Vec<WrittenRow>,
    text: Vec<u8>,
    /// The row of figures that may still grow.
    growing: Option<Growing>,
    random: Random,
}

struct Growing {
    number: EntryNumber,
    happened_at: NaiveDateTime,
    from: usize,
}

impl Pen {
    /// For a chain that so far has this length and this head.
    pub(super) fn new(batch: PenBatch, tip: Option<(EntryNumber, Hash)>, random: Random) -> Self {
        let (length, head) = tip.unwrap_or((0, GENESIS));
        Self {
            batch,
            length,
            head,
            rows: Vec::new(),
            text: Vec::new(),
            growing: None,
            random,
        }
    }

    /// Writes a fact as the next entry, and puts that after those that are there already.
    ///
    /// # Errors
    /// When the fact can't be written as JSON.
    pub fn append(
        &mut self,
        entries: &mut Vec<Entry>,
        happened_at: NaiveDateTime,
        fact: Fact,
    ) -> Result<()> {
        if figures::is_figures(&fact) {
            self.add_figures(happened_at, &fact)?;
        } else {
            self.add_row(happened_at, &fact)?;
        }
        entries.push(Entry {
            number: self.length,
            batch: self.batch.id,
            happened_at,
            recorded_at: self.batch.recorded_at,
            author: Arc::clone(&self.batch.author),
            imported: self.batch.imported,
            fact: Some(fact),
        });
        Ok(())
    }

    /// Writes a fact as a row of its own, whatever it says.
    pub(super) fn add_row(&mut self, happened_at: NaiveDateTime, fact: &Fact) -> Result<()> {
        self.close_row();
        let from = self.text.len();
        fact.encode_into(&mut self.text)?;
        self.length += 1;
        self.seal(self.length, fact.kind(), happened_at, from);
        Ok(())
    }

    fn add_figures(&mut self, happened_at: NaiveDateTime, fact: &Fact) -> Result<()> {
        let is_full = |row: &Growing| self.length - row.number + 1 >= figures::AT_MOST;
        if self.growing.as_ref().is_some_and(is_full) {
            self.close_row();
        }
        let is_first = self.growing.is_none();
        if is_first {
            self.growing = Some(Growing {
                number: self.length + 1,
                happened_at,
                from: self.text.len(),
            });
        }
        figures::add(&mut self.text, is_first, happened_at, fact)?;
        self.length += 1;
        Ok(())
    }

    fn close_row(&mut self) {
        if let Some(row) = self.growing.take() {
            self.text.push(b']');
            self.seal(row.number, FIGURES, row.happened_at, row.from);
        }
    }

    /// Puts the row with the entries from `number` to the last one into the chain.
    fn seal(
        &mut self,
        number: EntryNumber,
        kind: &'static str,
        happened_at: NaiveDateTime,
        from: usize,
    ) {
        let salt = self.random.salt();
        let content_hash = content_hash(&salt, &self.text[from..]);
        let facts = self.length - number + 1;
        let link = Link {
            previous: &self.head,
            number,
            facts,
            batch: self.batch.id,
            kind,
            happened_at,
            recorded_at: self.batch.recorded_at,
            author: &self.batch.author,
            content_hash: &content_hash,
        };
        let head = link.hash();
        self.rows.push(WrittenRow {
            number,
            facts,
            kind,
            happened_at,
            content: from..self.text.len(),
            salt,
            content_hash,
            previous: self.head,
        });
        self.head = head;
    }

    /// What was written.
    ///
    /// # Errors
    /// Never, as far as anybody knows: JSON is text.
    pub fn finish(mut self) -> Result<Writing> {
        self.close_row();
        let text = String::from_utf8(self.text);
        Ok(Writing {
            length: self.length,
            head: self.head,
            rows: self.rows,
            text: text.map_err(|error| StoreError::Database(error.to_string()))?,
        })
    }
}
