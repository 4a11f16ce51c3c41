//! Transactions that append to the journal. A commit that fails is looked up again: it may have taken place.

use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension, params};

use super::decode::{LAST_NUMBER, moment_text, row_id};
use super::maintain::Transaction;
use super::open::Access;
use super::{Batch, DebtorId, Entry, Identity, Recording, Result, SqliteStore, StoreError};
use crate::domain::chain::{GENESIS, Hash};
use crate::domain::fact::{BatchId, Fact, IMPORT};
use crate::store::pen::{Pen, PenBatch, Writing};

/// The batch that entries are being appended to.
pub(super) struct OpenBatch {
    seq: i64,
    pen: PenBatch,
}

/// The end of a chain that is being appended to.
pub(super) struct Tip {
    debtor: DebtorId,
    length: u32,
    head: Hash,
    /// The batch that was last noted to have entries of this debtor; none has the number 0.
    listed_in: i64,
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
    // All batches of a transaction are recorded or none is, but of one that was withdrawn there is never a trace.
    let open = transaction.batch.as_ref().map(|it| it.pen.id);
    let last = open.or(transaction.recorded).unwrap_or(batch.id);
    match transaction.connection().execute_batch("COMMIT") {
        Ok(()) => Ok(()),
        Err(error) => {
            transaction.roll_back();
            find_out(store, last, error.into())
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
    fn new_debtor(&self, length: u32, head: &Hash) -> Result<DebtorId> {
        let mut statement = self
            .connection()
            .prepare_cached("INSERT INTO debtor (chain_length, chain_head) VALUES (?1, ?2)")?;
        Ok(statement.insert(params![length, head])?)
    }

    /// Writes back the end of the chain that was appended to last.
    fn put_tip(&mut self) -> Result<()> {
        match self.tip.take() {
            Some(tip) => self.put_end(tip.debtor, tip.length, &tip.head),
            None => Ok(()),
        }
    }

    fn put_end(&self, debtor: DebtorId, length: u32, head: &Hash) -> Result<()> {
        let mut statement = self
            .connection()
            .prepare_cached("UPDATE debtor SET chain_length = ?2, chain_head = ?3 WHERE id = ?1")?;
        statement.execute(params![debtor, length, head])?;
        Ok(())
    }

    fn end(&self, debtor: DebtorId) -> Result<(u32, Hash)> {
        let mut statement = self
            .connection()
            .prepare_cached("SELECT chain_length, chain_head FROM debtor WHERE id = ?1")?;
        Ok(statement.query_row([debtor], |row| Ok((row.get(0)?, row.get(1)?)))?)
    }

    /// Makes the end of a debtor's chain the one to append to.
    fn reach_tip(&mut self, debtor: DebtorId) -> Result<()> {
        if self.tip.as_ref().is_some_and(|tip| tip.debtor == debtor) {
            return Ok(());
        }
        self.put_tip()?;
        let (length, head) = self.end(debtor)?;
        self.tip = Some(Tip {
            debtor,
            length,
            head,
            listed_in: 0,
        });
        Ok(())
    }

    fn open_batch(&self) -> Result<&OpenBatch> {
        let none = || StoreError::Database("no batch was begun".into());
        self.batch.as_ref().ok_or_else(none)
    }

    /// The number of the open batch within the book.
    pub(super) fn open_batch_number(&self) -> Result<i64> {
        Ok(self.open_batch()?.seq)
    }

    /// Stores what was written for a debtor in the open batch.
    fn insert(&self, debtor: DebtorId, writing: &Writing) -> Result<()> {
        if writing.length > LAST_NUMBER {
            let problem = format!("debtor {debtor} has no room for more entries");
            return Err(StoreError::Database(problem));
        }
        let batch = self.open_batch()?.seq;
        let mut statement = self.connection().prepare_cached(
            "INSERT INTO journal (id, facts, batch, kind, happened_at, content, salt, content_hash, previous_hash)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?;
        for row in &writing.rows {
            statement.execute(params![
                row_id(debtor, row.number),
                row.facts,
                batch,
                row.kind,
                moment_text(row.happened_at),
                &writing.text[row.content.clone()],
                row.salt,
                row.content_hash,
                row.previous,
            ])?;
        }
        Ok(())
    }

    /// Notes that the open batch has entries of a debtor.
    fn list(&self, debtor: DebtorId) -> Result<()> {
        let mut statement = self
            .connection()
            .prepare_cached("INSERT OR IGNORE INTO batch_debtor (batch, debtor) VALUES (?1, ?2)")?;
        statement.execute(params![self.open_batch()?.seq, debtor])?;
        Ok(())
    }
}

impl Recording for Transaction<'_> {
    fn create_debtor(&mut self) -> Result<DebtorId> {
        self.put_tip()?;
        let debtor = self.new_debtor(0, &GENESIS)?;
        self.tip = Some(Tip {
            debtor,
            length: 0,
            head: GENESIS,
            listed_in: 0,
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
        let random = self.store.random.fork();
        let batch = self.open_batch()?.pen.clone();
        let Some(tip) = self.tip.take() else {
            return Err(StoreError::Database("no chain was reached".into()));
        };
        let mut pen = Pen::new(batch.clone(), Some((tip.length, tip.head)), random);
        pen.add_row(happened_at, &fact)?;
        let writing = pen.finish()?;
        self.insert(debtor, &writing)?;
        let seq = self.open_batch()?.seq;
        if tip.listed_in != seq {
            self.list(debtor)?;
        }
        self.tip = Some(Tip {
            debtor,
            length: writing.length,
            head: writing.head,
            listed_in: seq,
        });
        Ok(Entry {
            number: writing.length,
            batch: batch.id,
            happened_at,
            recorded_at: batch.recorded_at,
            author: batch.author,
            imported: batch.imported,
            fact: Some(fact),
        })
    }

    fn pen(&mut self, debtor: Option<DebtorId>) -> Result<Pen> {
        self.put_tip()?;
        let tip = debtor.map(|debtor| self.end(debtor)).transpose()?;
        let batch = self.open_batch()?.pen.clone();
        Ok(Pen::new(batch, tip, self.store.random.fork()))
    }

    fn take_in(&mut self, debtor: Option<DebtorId>, writing: &Writing) -> Result<DebtorId> {
        self.put_tip()?;
        let debtor = match debtor {
            Some(debtor) => {
                self.put_end(debtor, writing.length, &writing.head)?;
                debtor
            }
            None => self.new_debtor(writing.length, &writing.head)?,
        };
        self.insert(debtor, writing)?;
        self.list(debtor)?;
        Ok(debtor)
    }

    fn identified(&self, identity: Identity, value: &str) -> Result<Vec<DebtorId>> {
        super::read::identified(self.connection(), identity, value)
    }

    fn knows_nobody(&self) -> Result<bool> {
        let sql = "SELECT NOT EXISTS (SELECT 1 FROM identity)";
        Ok(self.connection().query_row(sql, [], |row| row.get(0))?)
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
        self.recorded = self.batch.take().map(|it| it.pen.id).or(self.recorded);
        self.batch = Some(OpenBatch {
            seq,
            pen: PenBatch {
                id: batch.id,
                recorded_at: batch.recorded_at,
                author: batch.author.as_str().into(),
                imported: batch.action == IMPORT,
            },
        });
        Ok(())
    }

    fn withdraw_batch(&mut self) -> Result<()> {
        let seq = self.open_batch()?.seq;
        self.connection()
            .execute("DELETE FROM batch WHERE seq = ?1", [seq])?;
        self.batch = None;
        Ok(())
    }
}
