//! Writing much at once, as an import does.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::Result;
use super::open::{ORDINARY_MEMORY, PATIENCE};

/// How much of a book is kept in memory meanwhile, in MiB. What does not fit is written and read again.
const MEMORY: u32 = 128;

/// Makes ready. Whom rows refer to is not looked up one by one: the store itself gives out the numbers that they refer by,
/// and checking a book looks at them all.
pub(super) fn begin(connection: &Connection) -> Result<()> {
    keep_in_memory(connection, MEMORY)?;
    connection.pragma_update(None, "foreign_keys", false)?;
    let is_empty: bool =
        connection.query_row("SELECT NOT EXISTS (SELECT 1 FROM main.debtor)", [], |row| {
            row.get(0)
        })?;
    if is_empty {
        // What goes through the write-ahead log is written twice. In an empty book there is next to nothing to put back,
        // so a rollback journal is as safe and half the work. When another program has the book open, the log stays.
        connection.busy_timeout(Duration::ZERO)?;
        let _ = journal_mode(connection, "DELETE");
        // Without the log, the folder too must be on disk before a commit is one.
        connection.pragma_update(None, "synchronous", "EXTRA")?;
        connection.busy_timeout(PATIENCE)?;
    }
    Ok(())
}

/// Goes back to the ordinary. A book that can't have its log back now gets it when it is next opened.
pub(super) fn end(connection: &Connection) {
    let _ = journal_mode(connection, "WAL");
    let _ = connection.pragma_update(None, "synchronous", "FULL");
    let _ = connection.busy_timeout(PATIENCE);
    let _ = connection.pragma_update(None, "foreign_keys", true);
    let _ = keep_in_memory(connection, ORDINARY_MEMORY);
}

/// Keeps so many MiB of the book in memory.
pub(super) fn keep_in_memory(connection: &Connection, mebibytes: u32) -> Result<()> {
    let kibibytes = -i64::from(mebibytes) * 1024;
    Ok(connection.pragma_update(None, "cache_size", kibibytes)?)
}

fn journal_mode(connection: &Connection, mode: &str) -> Result<()> {
    let sql = format!("PRAGMA journal_mode = {mode}");
    Ok(connection.query_row(&sql, [], |_| Ok(()))?)
}

/// A first import that was cut off leaves its journal behind, and only who may write can play it back: so it is done before
/// a book is opened for reading. If it can't be done, opening says why.
pub(super) fn take_back_unfinished(path: &Path) {
    let mut journal = path.as_os_str().to_owned();
    journal.push("-journal");
    if !Path::new(&journal).exists() {
        return;
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    if let Ok(connection) = Connection::open_with_flags(path, flags) {
        let _ = connection.busy_timeout(PATIENCE);
        let _ = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()));
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that panics fails")]
mod tests {
    use super::super::open::Access;
    use super::super::{SqliteStore, query};
    use super::*;
    use crate::store::Store;

    fn mode(connection: &Connection) -> String {
        let mode = connection.query_row("PRAGMA journal_mode", [], |row| row.get(0));
        mode.unwrap()
    }

    #[test]
    fn only_an_empty_book_that_nobody_else_has_open_goes_without_its_log() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("book.db");
        let store = SqliteStore::open(&path, Access::Create).unwrap();
        begin(&store.connection).unwrap();
        assert_eq!(mode(&store.connection), "delete");
        end(&store.connection);
        assert_eq!(mode(&store.connection), "wal");
        let other = SqliteStore::open(&path, Access::Existing).unwrap();
        other.debtor_count().unwrap();
        begin(&store.connection).unwrap();
        assert_eq!(mode(&store.connection), "wal");
        end(&store.connection);
        drop(other);
        let insert = "INSERT INTO debtor (chain_length, chain_head) VALUES (0, x'')";
        store.connection.execute(insert, []).unwrap();
        begin(&store.connection).unwrap();
        assert_eq!(mode(&store.connection), "wal");
    }

    #[test]
    fn a_first_import_that_was_cut_off_is_taken_back_by_whoever_reads() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("book.db");
        let store = SqliteStore::open(&path, Access::Create).unwrap();
        begin(&store.connection).unwrap();
        // With next to no memory the pages reach the file before the commit, as they do in the midst of one.
        store
            .connection
            .execute_batch(
                "PRAGMA cache_size = 1; BEGIN;
                 WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
                 INSERT INTO debtor (chain_length, chain_head) SELECT 0, randomblob(32) FROM n;",
            )
            .unwrap();
        for (asked, name) in [(false, "one"), (true, "two")] {
            let copy = folder.path().join(name).with_extension("db");
            for end in ["", "-journal"] {
                let with_end = |path: &Path| format!("{}{end}", path.display());
                std::fs::copy(with_end(&path), with_end(&copy)).unwrap();
            }
            let count = if asked {
                let answer = query::ask(&copy, "SELECT count(*) FROM debtor").unwrap();
                answer.rows[0][0].as_u64().unwrap()
            } else {
                let opened = SqliteStore::open(&copy, Access::ReadOnly).unwrap();
                opened.debtor_count().unwrap()
            };
            assert_eq!(count, 0, "{name}");
        }
    }
}
