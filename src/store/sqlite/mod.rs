//! A book in one SQLite file: write-ahead log, full synchronisation, strict tables, foreign keys.

mod admin;
mod bulk;
mod decode;
pub mod erase;
mod kept;
mod maintain;
mod movements;
mod open;
mod outbox;
pub mod query;
mod read;
mod record;
mod rows;

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDateTime;
use rusqlite::Connection;

use super::{
    Batch, Changes, Draft, EachRow, Hold, Identity, KeptMark, KeptMovement, KeyRow, MovementRow,
    OutboxHold, OutboxRow, QueueRow, Result, StandingRow, Store, StoreError,
};
use super::{DebtorId, Maintaining, Recording};
use crate::domain::fact::{BatchId, Entry};

pub use open::{Access, Random};

/// What an entry needs of its batch.
#[derive(Debug)]
struct BatchHead {
    id: BatchId,
    recorded_at: NaiveDateTime,
    author: Arc<str>,
    imported: bool,
}

/// A book in a file.
pub struct SqliteStore {
    path: PathBuf,
    connection: Connection,
    access: Access,
    batches: RefCell<HashMap<i64, Arc<BatchHead>>>,
    /// Set once a write failed in a way that leaves doubt about the disk.
    broken: bool,
    seen: Option<Seen>,
    random: Random,
}

/// How far this connection has seen the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Seen {
    data_version: i64,
    last_batch: i64,
    revision: i64,
}

impl SqliteStore {
    /// The file of the book.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn writable(&self) -> Result<()> {
        if self.broken || self.access == Access::ReadOnly {
            return Err(StoreError::ReadOnly);
        }
        Ok(())
    }
}

impl Store for SqliteStore {
    fn entries(&self, debtor: DebtorId) -> Result<Vec<Entry>> {
        decode::entries(&self.connection, &self.batches, debtor)
    }

    fn each_chain(&self, each: &mut dyn FnMut(DebtorId, &[Entry]) -> Result<bool>) -> Result<()> {
        decode::each_chain(&self.connection, &self.batches, each)
    }

    fn each_row(&self, of: Option<DebtorId>, each: EachRow<'_>) -> Result<()> {
        rows::each_row(&self.connection, of, each)
    }

    fn identified(&self, identity: Identity, value: &str) -> Result<Vec<DebtorId>> {
        read::identified(&self.connection, identity, value)
    }

    fn first_rows(&self, limit: usize) -> Result<Vec<QueueRow>> {
        read::first_rows(&self.connection, limit)
    }

    fn rows(&self, debtors: &[DebtorId]) -> Result<Vec<QueueRow>> {
        read::rows(&self.connection, debtors)
    }

    fn keys(
        &self,
        of: Option<&[DebtorId]>,
        each: &mut dyn FnMut(KeyRow<'_>) -> bool,
    ) -> Result<()> {
        read::keys(&self.connection, of, each)
    }

    fn debtor_count(&self) -> Result<u64> {
        let count: i64 = self
            .connection
            .query_row("SELECT count(*) FROM debtor", [], |row| row.get(0))?;
        Ok(count.unsigned_abs())
    }

    fn standings_as_of(&self) -> Result<Option<NaiveDateTime>> {
        let seconds = read::setting(&self.connection, maintain::STANDINGS_AS_OF)?;
        Ok(seconds
            .and_then(|text| text.parse().ok())
            .and_then(decode::moment_of))
    }

    fn outdated(&self, moment: NaiveDateTime, limit: usize) -> Result<Vec<DebtorId>> {
        read::outdated(&self.connection, moment, limit)
    }

    fn latest_batches(&self, window: Option<&str>, limit: usize) -> Result<Vec<Batch>> {
        read::latest_batches(&self.connection, window, limit)
    }

    fn touched_since(&self, moment: NaiveDateTime) -> Result<Vec<DebtorId>> {
        read::touched_since(&self.connection, moment)
    }

    fn debtors_of(&self, batch: BatchId) -> Result<Vec<DebtorId>> {
        read::debtors_of(&self.connection, batch)
    }

    fn setting(&self, name: &str) -> Result<Option<String>> {
        read::setting(&self.connection, name)
    }

    fn drafts(&self) -> Result<Vec<Draft>> {
        read::drafts(&self.connection)
    }

    fn outbox(&self, debtor: Option<DebtorId>) -> Result<Vec<OutboxRow>> {
        outbox::rows(&self.connection, debtor)
    }

    fn movements(&self) -> Result<Vec<MovementRow>> {
        movements::movements(&self.connection)
    }

    fn kept_movements(&self) -> Result<(Vec<KeptMovement>, Vec<KeptMark>)> {
        movements::kept(&self.connection)
    }

    fn hold_outbox(&self, how: Hold) -> Result<Option<OutboxHold>> {
        outbox::hold(&self.path, how)
    }

    fn changes(&mut self) -> Result<Changes> {
        let now = read::seen(&self.connection)?;
        let before = self.seen.replace(now);
        read::changes(&self.connection, before, now)
    }

    fn record(
        &mut self,
        batch: &Batch,
        work: &mut dyn FnMut(&mut dyn Recording) -> Result<()>,
    ) -> Result<()> {
        record::record(self, batch, work)
    }

    fn record_much(
        &mut self,
        batch: &Batch,
        work: &mut dyn FnMut(&mut dyn Recording) -> Result<()>,
    ) -> Result<()> {
        self.writable()?;
        let begun = bulk::begin(&self.connection);
        let done = begun.and_then(|()| record::record(self, batch, work));
        bulk::end(&self.connection);
        done
    }

    fn maintain(&mut self, work: &mut dyn FnMut(&mut dyn Maintaining) -> Result<()>) -> Result<()> {
        maintain::maintain(self, work)
    }

    fn renew(&mut self, work: &mut dyn FnMut(&mut dyn Maintaining) -> Result<()>) -> Result<()> {
        maintain::renew(self, work)
    }

    fn make_past(
        &mut self,
        of: Option<&[DebtorId]>,
        make: &mut dyn FnMut(DebtorId, &[Entry]) -> StandingRow,
    ) -> Result<()> {
        maintain::make_past(self, of, make)
    }

    fn use_memory(&self, mebibytes: Option<u32>) -> Result<()> {
        bulk::keep_in_memory(&self.connection, mebibytes.unwrap_or(open::ORDINARY_MEMORY))
    }

    fn is_writable(&self) -> bool {
        self.writable().is_ok()
    }

    fn another(&self) -> Result<Box<dyn Store>> {
        let store = Self::open(&self.path, self.access)?;
        Ok(Box::new(store))
    }

    fn rows_about(&self, debtor: DebtorId) -> Result<Vec<(&'static str, Vec<serde_json::Value>)>> {
        erase::rows_about(&self.connection, debtor)
    }

    fn scrub(&mut self) -> Result<()> {
        erase::scrub(self)
    }

    fn verify(&self) -> Result<Vec<String>> {
        admin::verify(self)
    }

    fn backup(&self, to: &Path) -> Result<()> {
        admin::backup(&self.connection, to)
    }

    fn restore(&mut self, from: &Path) -> Result<()> {
        admin::restore(self, from)
    }
}
