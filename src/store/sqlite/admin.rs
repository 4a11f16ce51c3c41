//! Checking, copying and replacing a whole book.

use std::fs;
use std::path::Path;

use rusqlite::Connection;
use rusqlite::backup::Backup;

use super::open::{Access, make_private_file};
use super::{Result, SqliteStore, StoreError};
use crate::domain::chain::{ChainProblem, Following, Hash, Link};
use crate::domain::fact::BatchId;

/// Pages copied in one go; a copy of a book has no reason to wait in between.
const PAGES_AT_ONCE: i32 = 4096;

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

/// A debtor's chain as far as it was followed.
struct Followed {
    debtor: i64,
    chain: Following,
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
            let chain = Following::default();
            followed = Some(Followed { debtor, chain });
        }
        let Some(Followed { chain, .. }) = followed.as_mut() else {
            continue;
        };
        let (batch, kind): ([u8; 16], String) = (row.get(2)?, row.get(3)?);
        let (happened_at, recorded_at): (String, String) = (row.get(4)?, row.get(5)?);
        let (author, stated): (String, Hash) = (row.get(6)?, row.get(9)?);
        let (content, salt): (Option<String>, Option<[u8; 16]>) = (row.get(7)?, row.get(8)?);
        let previous: Hash = row.get(10)?;
        let link = Link {
            previous: &previous,
            number: row.get(1)?,
            facts: row.get(11)?,
            batch: BatchId(batch),
            kind: &kind,
            happened_at: super::decode::moment(&happened_at, debtor)?,
            recorded_at: super::decode::moment(&recorded_at, debtor)?,
            author: &author,
            content_hash: &stated,
        };
        chain.take(&link, content.as_deref(), salt.as_ref())?;
    }
    if let Some(done) = followed {
        verify_end(connection, &done, problems)?;
    }
    Ok(())
}

/// The end of a chain must be the one that was remembered, or entries were cut off.
fn verify_end(connection: &Connection, done: &Followed, problems: &mut Vec<String>) -> Result<()> {
    let Followed { debtor, chain } = done;
    problems.extend(chain.problems().into_iter().map(|problem| match problem {
        ChainProblem::Changed(row) => {
            format!("entry {row} of debtor {debtor} was changed after it was recorded")
        }
        ChainProblem::HoldsAgain(row) => {
            format!("entry {row} of debtor {debtor} holds again what was erased")
        }
    }));
    let mut statement =
        connection.prepare_cached("SELECT chain_length, chain_head FROM debtor WHERE id = ?1")?;
    let (length, head): (u32, Hash) =
        statement.query_row([debtor], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if length != chain.length() || head != chain.head() {
        problems.push(format!(
            "the last entry of debtor {debtor} was changed or is missing"
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
