//! The journal of another book, taken over row by row with its hashes, into a book that has none.

use std::collections::HashMap;

use rusqlite::params;

use super::Result;
use super::decode::{moment_text, row_id};
use super::maintain::Transaction;
use crate::domain::chain::{Following, GENESIS, Link};
use crate::domain::fact::BatchId;
use crate::store::{Batch, DebtorId, KeptRow, StoreError};

/// What gives the rows, debtor by debtor and in the order of their chains.
pub(super) type NextRow<'a> = &'a mut dyn FnMut() -> Result<Option<KeptRow>>;

impl Transaction<'_> {
    /// Writes batches and rows. Every chain has to hold together.
    pub(super) fn put_kept(&mut self, batches: &[Batch], next: NextRow<'_>) -> Result<()> {
        let mut by_id: HashMap<BatchId, (i64, &Batch)> = HashMap::new();
        for batch in batches {
            let mut statement = self.connection().prepare_cached(
                "INSERT INTO batch (id, recorded_at, author, window, action, undoes, amends)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?;
            let seq = statement.insert(params![
                batch.id.0,
                moment_text(batch.recorded_at),
                batch.author,
                batch.window,
                batch.action,
                batch.undoes.map(|id| id.0),
                batch.amends.map(|id| id.0),
            ])?;
            by_id.insert(batch.id, (seq, batch));
        }
        let mut chain: Option<(DebtorId, Following)> = None;
        while let Some(row) = next()? {
            if chain
                .as_ref()
                .is_none_or(|(debtor, _)| *debtor != row.debtor)
            {
                self.end_chain(chain.take())?;
                self.connection().execute(
                    "INSERT INTO debtor (id, chain_length, chain_head) VALUES (?1, 0, ?2)",
                    params![row.debtor, GENESIS],
                )?;
                chain = Some((row.debtor, Following::default()));
            }
            let batch = by_id.get(&row.batch).copied();
            let (seq, batch) = batch.ok_or_else(|| broken(row.debtor, row.number))?;
            if let Some((_, following)) = &mut chain {
                let link = Link {
                    previous: &row.previous_hash,
                    number: row.number,
                    facts: row.facts,
                    batch: row.batch,
                    kind: &row.kind,
                    happened_at: row.happened_at,
                    recorded_at: batch.recorded_at,
                    author: &batch.author,
                    content_hash: &row.content_hash,
                };
                following.take(&link, row.content.as_deref(), row.salt.as_ref())?;
            }
            self.insert_kept(seq, &row)?;
        }
        self.end_chain(chain)
    }

    fn insert_kept(&self, seq: i64, row: &KeptRow) -> Result<()> {
        let mut statement = self.connection().prepare_cached(
            "INSERT INTO journal (id, facts, batch, kind, happened_at, content, salt, content_hash, previous_hash)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?;
        statement.execute(params![
            row_id(row.debtor, row.number),
            row.facts,
            seq,
            row.kind,
            moment_text(row.happened_at),
            row.content,
            row.salt,
            row.content_hash,
            row.previous_hash,
        ])?;
        let mut statement = self
            .connection()
            .prepare_cached("INSERT OR IGNORE INTO batch_debtor (batch, debtor) VALUES (?1, ?2)")?;
        statement.execute(params![seq, row.debtor])?;
        Ok(())
    }

    fn end_chain(&self, chain: Option<(DebtorId, Following)>) -> Result<()> {
        let Some((debtor, following)) = chain else {
            return Ok(());
        };
        if !following.problems().is_empty() {
            return Err(broken(debtor, following.length()));
        }
        self.connection().execute(
            "UPDATE debtor SET chain_length = ?2, chain_head = ?3 WHERE id = ?1",
            params![debtor, following.length(), following.head()],
        )?;
        Ok(())
    }
}

fn broken(debtor: DebtorId, entry: u32) -> StoreError {
    StoreError::Unsound(format!(
        "the journal of client {debtor} was changed, at entry {entry} or before"
    ))
}
