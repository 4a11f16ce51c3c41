//! Transactions that append to the journal. A commit that fails is looked up again: it may have taken place.

use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension, params};

use super::decode::moment_text;
use super::maintain::Transaction;
use super::open::Access;
use super::{Batch, DebtorId, Entry, Identity, Recording, Result, SqliteStore, StoreError};
use crate::domain::chain::{GENESIS, Hash, Link, content_hash};
use crate::domain::fact::{BatchId, Fact};

/// The batch that entries are being appended to.
pub(super) struct OpenBatch {
    seq: i64,
    batch: Batch,
    author: std::sync::Arc<str>,
}

/// The end of a chain that is being appended to.
pub(super) struct Tip {
    debtor: DebtorId,
    length: u32,
    head: Hash,
}

/// Records one batch; see [`crate::store::Store::record`].
pub(super) fn record(
    store: &mut SqliteStore,
    batch: &Batch,
    work: &mut dyn FnMut(&mut dyn Recording) -> Result<()>,
) -> Result<()> {
    let mut transaction = Transaction::begin(store)?;
    let result = transaction
        .begin_batch(batch)
        .and_then(|()| work(&mut transaction))
        .and_then(|()| transaction.put_tip())
        .and_then(|()| transaction.finish());
    if let Err(error) = result {
        transaction.roll_back();
        return Err(after_failure(store, error));
    }
    match transaction.connection().execute_batch("COMMIT") {
        Ok(()) => Ok(()),
        Err(error) => {
            transaction.roll_back();
            find_out(store, batch.id, error.into())
        }
    }
}

/// After a disk failure nothing more is written: what the disk holds is not certain any more.
fn after_failure(store: &mut SqliteStore, error: StoreError) -> StoreError {
    if matches!(error, StoreError::Disk(_)) {
        store.broken = true;
    }
    error
}

/// A failed commit means "unknown". Opens the book anew and says what is true.
fn find_out(store: &mut SqliteStore, batch: BatchId, error: StoreError) -> Result<()> {
    if matches!(error, StoreError::Busy) {
        return Err(error);
    }
    let path = store.path.clone();
    let again = SqliteStore::open(&path, Access::Existing)?;
    let there: Option<i64> = again
        .connection
        .query_row("SELECT seq FROM batch WHERE id = ?1", [batch.0], |row| {
            row.get(0)
        })
        .optional()?;
    store.connection = again.connection;
    store.batches.borrow_mut().clear();
    let error = after_failure(store, error);
    match there {
        Some(_) => Ok(()),
        None => {
            overwrite_log(&store.connection, batch);
            Err(error)
        }
    }
}

/// The pages of a failed commit may lie whole in the log, unseen by whoever has the book open; after a crash the next
/// opening would find them there and take them for recorded. The pages of another commit take their place, so that what is
/// said not to be saved does not come back. Whether these reach the disk is of no matter: they hold nothing of a user's.
fn overwrite_log(connection: &Connection, batch: BatchId) {
    let overwritten = connection.execute_batch(&format!(
        "BEGIN IMMEDIATE;
         INSERT INTO setting (name, value) VALUES ('failed_batch', '{batch}')
           ON CONFLICT (name) DO UPDATE SET value = excluded.value;
         COMMIT;"
    ));
    if overwritten.is_err() && !connection.is_autocommit() {
        let _ = connection.execute_batch("ROLLBACK");
    }
}

impl Transaction<'_> {
    /// Writes back the end of the chain that was appended to last.
    fn put_tip(&mut self) -> Result<()> {
        let Some(tip) = self.tip.take() else {
            return Ok(());
        };
        let mut statement = self
            .connection()
            .prepare_cached("UPDATE debtor SET chain_length = ?2, chain_head = ?3 WHERE id = ?1")?;
        statement.execute(params![tip.debtor, tip.length, tip.head])?;
        Ok(())
    }

    /// Makes the end of a debtor's chain the one to append to.
    fn reach_tip(&mut self, debtor: DebtorId) -> Result<()> {
        if self.tip.as_ref().is_some_and(|tip| tip.debtor == debtor) {
            return Ok(());
        }
        self.put_tip()?;
        let (length, head) = {
            let mut statement = self
                .connection()
                .prepare_cached("SELECT chain_length, chain_head FROM debtor WHERE id = ?1")?;
            statement.query_row([debtor], |row| Ok((row.get(0)?, row.get(1)?)))?
        };
        self.tip = Some(Tip {
            debtor,
            length,
            head,
        });
        Ok(())
    }
}

impl Recording for Transaction<'_> {
    fn create_debtor(&mut self) -> Result<DebtorId> {
        self.put_tip()?;
        let mut statement = self
            .connection()
            .prepare_cached("INSERT INTO debtor (chain_length, chain_head) VALUES (0, ?1)")?;
        let debtor = statement.insert([GENESIS])?;
        drop(statement);
        self.tip = Some(Tip {
            debtor,
            length: 0,
            head: GENESIS,
        });
        Ok(debtor)
    }

    fn append(
        &mut self,
        debtor: DebtorId,
        happened_at: NaiveDateTime,
        fact: Fact,
    ) -> Result<Entry> {
        self.reach_tip(debtor)?;
        let salt = self.store.random.salt();
        let content = fact.encode()?;
        let content_hash = content_hash(&salt, &content);
        let (Some(open), Some(tip)) = (&self.batch, self.tip.take()) else {
            return Err(StoreError::Database("no batch was begun".into()));
        };
        let link = Link {
            previous: &tip.head,
            number: tip.length + 1,
            batch: open.batch.id,
            kind: fact.kind(),
            happened_at,
            recorded_at: open.batch.recorded_at,
            author: &open.batch.author,
            content_hash: &content_hash,
        };
        let number = link.number;
        self.tip = Some(Tip {
            debtor,
            length: number,
            head: link.hash(),
        });
        let entry = Entry {
            number,
            batch: open.batch.id,
            happened_at,
            recorded_at: open.batch.recorded_at,
            author: std::sync::Arc::clone(&open.author),
            fact: None,
        };
        let seq = open.seq;
        let mut statement = self.connection().prepare_cached(
            "INSERT INTO entry (debtor, number, batch, kind, happened_at, content, salt, content_hash, previous_hash)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?;
        statement.execute(params![
            debtor,
            number,
            seq,
            fact.kind(),
            moment_text(happened_at),
            content,
            salt,
            content_hash,
            tip.head,
        ])?;
        Ok(Entry {
            fact: Some(fact),
            ..entry
        })
    }

    fn identified(&self, identity: Identity, value: &str) -> Result<Vec<DebtorId>> {
        super::read::identified(self.connection(), identity, value)
    }

    fn begin_batch(&mut self, batch: &Batch) -> Result<()> {
        let seq = {
            let mut statement = self.connection().prepare_cached(
                "INSERT INTO batch (id, recorded_at, author, window, action, undoes, amends)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?;
            statement.insert(params![
                batch.id.0,
                moment_text(batch.recorded_at),
                batch.author,
                batch.window,
                batch.action,
                batch.undoes.map(|id| id.0),
                batch.amends.map(|id| id.0),
            ])?
        };
        self.batch = Some(OpenBatch {
            seq,
            batch: batch.clone(),
            author: batch.author.as_str().into(),
        });
        Ok(())
    }
}
