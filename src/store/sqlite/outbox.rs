//! The outbox in the book, and the file beside the book by which one knows whether somebody is sending.

use std::fs::{OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, Row, params};

use super::decode::{moment, moment_text};
use super::open::make_private_file;
use super::{DebtorId, Result, StoreError};
use crate::domain::fact::BatchId;
use crate::store::{Hold, OutboxHold, OutboxRow, OutboxState};

const COLUMNS: &str =
    "id, debtor, state, purpose, message, answer, author, window, changed_at FROM outbox";

/// What the database holds, before it is made sure of.
type Raw = (OutboxRow, String, String);

fn raw(row: &Row<'_>) -> rusqlite::Result<Raw> {
    let found = OutboxRow {
        id: BatchId(row.get(0)?),
        debtor: row.get(1)?,
        state: OutboxState::Unknown,
        purpose: row.get(3)?,
        message: row.get(4)?,
        answer: row.get(5)?,
        author: row.get(6)?,
        window: row.get(7)?,
        changed_at: Default::default(),
    };
    Ok((found, row.get(2)?, row.get(8)?))
}

fn sound((row, state, changed_at): Raw) -> Result<OutboxRow> {
    Ok(OutboxRow {
        // A state of a newer version may be one in which it is out.
        state: OutboxState::from_id(&state).unwrap_or(OutboxState::Unknown),
        changed_at: moment(&changed_at, row.debtor)?,
        ..row
    })
}

/// The messages for everybody, or for one debtor, the oldest first.
pub(super) fn rows(connection: &Connection, debtor: Option<DebtorId>) -> Result<Vec<OutboxRow>> {
    let sql =
        format!("SELECT {COLUMNS} WHERE ?1 IS NULL OR debtor = ?1 ORDER BY changed_at, debtor, id");
    let mut statement = connection.prepare_cached(&sql)?;
    let found = statement.query_map([debtor], raw)?;
    found.map(|it| sound(it?)).collect()
}

pub(super) fn put(connection: &Connection, row: &OutboxRow) -> Result<()> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO outbox (id, debtor, state, purpose, message, answer, author, window, changed_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
         ON CONFLICT (id) DO UPDATE SET state = excluded.state, purpose = excluded.purpose,
           message = excluded.message, answer = excluded.answer, author = excluded.author,
           window = excluded.window, changed_at = excluded.changed_at",
    )?;
    statement.execute(params![
        row.id.0,
        row.debtor,
        row.state.id(),
        row.purpose,
        row.message,
        row.answer,
        row.author,
        row.window,
        moment_text(row.changed_at),
    ])?;
    Ok(())
}

pub(super) fn drop(connection: &Connection, id: BatchId) -> Result<()> {
    let mut statement = connection.prepare_cached("DELETE FROM outbox WHERE id = ?1")?;
    statement.execute([id.0])?;
    Ok(())
}

/// Holds the outbox of a book; nothing when it is to be held alone and somebody else holds it.
pub(super) fn hold(book: &Path, how: Hold) -> Result<Option<OutboxHold>> {
    let mut name = book.as_os_str().to_owned();
    name.push("-outbox");
    let path = PathBuf::from(name);
    let problem = |error: std::io::Error| StoreError::File {
        path: path.clone(),
        problem: error.to_string(),
    };
    if !path.exists() {
        match make_private_file(&path) {
            Err(_) if path.exists() => {}
            made => made?,
        }
    }
    let file = OpenOptions::new().write(true).open(&path);
    let file = file.map_err(problem)?;
    match how {
        Hold::Sending => file.lock_shared().map_err(problem)?,
        Hold::Alone => match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(problem(error)),
        },
    }
    Ok(Some(OutboxHold(file)))
}
