//! Checking, copying and replacing a whole book.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use rusqlite::Connection;
use rusqlite::backup::Backup;

use super::open::{Access, make_private_file};
use super::{Result, SqliteStore, StoreError};
use crate::domain::chain::{GENESIS, Hash, Link, content_hash};
use crate::domain::fact::{BatchId, Fact};

/// Pages copied in one go; a copy of a book has no reason to wait in between.
const PAGES_AT_ONCE: i32 = 4096;

/// The kind of the entries that vouch for what took the place of something erased.
const ERASED: &str = "erased";

/// The database's own checks, then the hash chains.
pub(super) fn verify(store: &SqliteStore) -> Result<Vec<String>> {
    let connection = &store.connection;
    let mut problems = texts(connection, "PRAGMA integrity_check", 0)?;
    problems.retain(|text| text != "ok");
    let orphans = texts(connection, "PRAGMA foreign_key_check", 0)?;
    problems.extend(
        orphans
            .iter()
            .map(|table| format!("a row of {table} refers to nothing")),
    );
    let unlisted = "SELECT DISTINCT debtor FROM journal e WHERE NOT EXISTS
         (SELECT 1 FROM batch_debtor l WHERE l.batch = e.batch AND l.debtor = e.debtor)";
    for debtor in texts(
        connection,
        &format!("SELECT CAST(debtor AS TEXT) FROM ({unlisted})"),
        0,
    )? {
        problems.push(format!(
            "a batch does not know of its entries of debtor {debtor}"
        ));
    }
    verify_chains(connection, &mut problems)?;
    Ok(problems)
}

fn texts(connection: &Connection, sql: &str, column: usize) -> Result<Vec<String>> {
    let mut statement = connection.prepare(sql)?;
    let rows = statement.query_map([], |row| row.get(column))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A chain as far as it was followed.
#[derive(Default)]
struct Followed {
    debtor: i64,
    length: u32,
    head: Hash,
    /// The rows that hold something else than they did at first, with its hash; nothing where they are empty.
    changed: BTreeMap<u32, Option<Hash>>,
    /// The rows that were erased, with the hash of what took the place.
    erased: BTreeMap<u32, Option<Hash>>,
}

impl Followed {
    /// Takes note of what an entry says was erased.
    fn take_in(&mut self, kind: &str, content: Option<&str>) -> Result<()> {
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

    /// Whatever changed must be what was erased, and hold what was left of it then.
    fn verify_erased(&self, problems: &mut Vec<String>) {
        let either = self.changed.keys().chain(self.erased.keys());
        let rows: BTreeSet<&u32> = either.collect();
        for row in rows {
            let (debtor, changed) = (self.debtor, self.changed.get(row));
            match (changed, self.erased.get(row)) {
                (Some(is), Some(should)) if is == should => {}
                (None, Some(_)) => problems.push(format!(
                    "entry {row} of debtor {debtor} holds again what was erased"
                )),
                _ => problems.push(format!(
                    "entry {row} of debtor {debtor} was changed after it was recorded"
                )),
            }
        }
    }
}

/// A chain that is gone altogether has no entry that could tell.
fn verify_there(connection: &Connection, problems: &mut Vec<String>) -> Result<()> {
    let mut statement = connection.prepare(
        "SELECT id FROM debtor AS d WHERE chain_length > 0 AND NOT EXISTS
           (SELECT 1 FROM journal WHERE journal.id BETWEEN d.id << 24 AND (d.id << 24) + 0xffffff)",
    )?;
    let gone = statement.query_map([], |row| row.get::<_, i64>(0))?;
    for debtor in gone {
        let debtor = debtor?;
        problems.push(format!("all entries of debtor {debtor} are missing"));
    }
    Ok(())
}

fn verify_chains(connection: &Connection, problems: &mut Vec<String>) -> Result<()> {
    verify_there(connection, problems)?;
    let mut statement = connection.prepare(
        "SELECT e.debtor, e.number, b.id, e.kind, e.happened_at, b.recorded_at, b.author,
           e.content, e.salt, e.content_hash, e.previous_hash, e.facts
         FROM journal e JOIN batch b ON b.seq = e.batch ORDER BY e.id",
    )?;
    let mut rows = statement.query([])?;
    let mut followed: Option<Followed> = None;
    while let Some(row) = rows.next()? {
        let debtor: i64 = row.get(0)?;
        if followed.as_ref().is_none_or(|it| it.debtor != debtor) {
            if let Some(done) = followed.take() {
                verify_end(connection, &done, problems)?;
            }
            followed = Some(Followed {
                debtor,
                head: GENESIS,
                ..Followed::default()
            });
        }
        let Some(chain) = followed.as_mut() else {
            continue;
        };
        let number: u32 = row.get(1)?;
        let (batch, kind): ([u8; 16], String) = (row.get(2)?, row.get(3)?);
        let (happened_at, recorded_at): (String, String) = (row.get(4)?, row.get(5)?);
        let (author, stated): (String, Hash) = (row.get(6)?, row.get(9)?);
        let (content, salt): (Option<String>, Option<[u8; 16]>) = (row.get(7)?, row.get(8)?);
        let (previous, facts): (Hash, u32) = (row.get(10)?, row.get(11)?);
        let held = match (&content, salt) {
            (Some(content), Some(salt)) => Some(Some(content_hash(&salt, content.as_bytes()))),
            (None, None) => Some(None),
            _ => None,
        };
        chain.take_in(&kind, content.as_deref())?;
        if let Some(held) = held.filter(|it| *it != Some(stated)) {
            chain.changed.insert(number, held);
        }
        if number != chain.length + 1 || previous != chain.head || held.is_none() {
            problems.push(format!(
                "entry {number} of debtor {debtor} was changed after it was recorded"
            ));
        }
        let link = Link {
            previous: &previous,
            number,
            facts,
            batch: BatchId(batch),
            kind: &kind,
            happened_at: super::decode::moment(&happened_at, debtor)?,
            recorded_at: super::decode::moment(&recorded_at, debtor)?,
            author: &author,
            content_hash: &stated,
        };
        chain.length = number + facts.max(1) - 1;
        chain.head = link.hash();
    }
    if let Some(done) = followed {
        verify_end(connection, &done, problems)?;
    }
    Ok(())
}

/// The end of a chain must be the one that was remembered, or entries were cut off.
fn verify_end(connection: &Connection, chain: &Followed, problems: &mut Vec<String>) -> Result<()> {
    chain.verify_erased(problems);
    let mut statement =
        connection.prepare_cached("SELECT chain_length, chain_head FROM debtor WHERE id = ?1")?;
    let (length, head): (u32, Hash) =
        statement.query_row([chain.debtor], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if length != chain.length || head != chain.head {
        problems.push(format!(
            "the last entry of debtor {} was changed or is missing",
            chain.debtor
        ));
    }
    Ok(())
}

/// Copies the book page by page into a new file and checks the copy.
pub(super) fn backup(connection: &Connection, to: &Path) -> Result<()> {
    if to.exists() {
        return Err(StoreError::Exists(to.to_owned()));
    }
    make_private_file(to)?;
    let copied = copy_into(connection, to);
    if copied.is_err() {
        let _ = fs::remove_file(to);
    }
    copied
}

fn copy_into(connection: &Connection, to: &Path) -> Result<()> {
    let mut target = Connection::open(to)?;
    Backup::new(connection, &mut target)?.run_to_completion(
        PAGES_AT_ONCE,
        std::time::Duration::ZERO,
        None,
    )?;
    // A copy stands alone: without a write-ahead log it is one file that can be carried anywhere.
    target.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    check_sound(&target)
}

fn check_sound(connection: &Connection) -> Result<()> {
    let problems = texts(connection, "PRAGMA integrity_check", 0)?;
    match problems.first() {
        Some(text) if text != "ok" => Err(StoreError::Unsound(text.clone())),
        _ => Ok(()),
    }
}

/// Replaces the book by a copy, in one transaction that other windows see as a whole.
pub(super) fn restore(store: &mut SqliteStore, from: &Path) -> Result<()> {
    let source = SqliteStore::open(from, Access::ReadOnly)?;
    check_sound(&source.connection)?;
    let problems = verify(&source)?;
    if let Some(problem) = problems.into_iter().next() {
        return Err(StoreError::Unsound(problem));
    }
    store.writable()?;
    Backup::new(&source.connection, &mut store.connection)?.run_to_completion(
        PAGES_AT_ONCE,
        std::time::Duration::ZERO,
        None,
    )?;
    store.batches.borrow_mut().clear();
    store.seen = None;
    store
        .connection
        .query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    Ok(())
}
