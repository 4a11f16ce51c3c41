//! Asks a book in SQL without being able to change it.

use std::path::Path;

use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};
use serde_json::{Number, Value};

use super::open::{Access, connect_alone};
use crate::store::StoreError;

/// Columns and rows, as JSON values.
#[derive(Debug, Default)]
pub struct Answer {
    /// The names of the columns.
    pub columns: Vec<String>,
    /// The rows, one value for each column.
    pub rows: Vec<Vec<Value>>,
}

/// Why a question has no answer.
#[derive(Debug)]
pub enum Unanswered {
    /// The book can't be read now.
    Store(StoreError),
    /// What the database says of the question, as when it would write.
    Query(String),
}

impl From<rusqlite::Error> for Unanswered {
    fn from(error: rusqlite::Error) -> Self {
        let text = error.to_string();
        match StoreError::from(error) {
            error @ (StoreError::DiskFull | StoreError::Busy) => Self::Store(error),
            _ => Self::Query(text),
        }
    }
}

/// Runs one statement on a connection that can only read.
///
/// # Errors
/// When the book can't be read, or the database refuses the statement.
pub fn ask(path: &Path, query: &str) -> Result<Answer, Unanswered> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    super::bulk::take_back_unfinished(path);
    match answer(Connection::open_with_flags(path, flags)?, query) {
        // As when a book is opened: without room for the memory that programs share, others are kept out for so long.
        Err(Unanswered::Store(StoreError::DiskFull)) => {
            let alone = connect_alone(path, Access::ReadOnly);
            answer(alone.map_err(Unanswered::Store)?, query)
        }
        answered => answered,
    }
}

fn answer(mut connection: Connection, query: &str) -> Result<Answer, Unanswered> {
    connection.execute_batch(
        "PRAGMA query_only = ON; PRAGMA trusted_schema = OFF; PRAGMA busy_timeout = 5000; PRAGMA temp_store = MEMORY;",
    )?;
    // `VACUUM INTO` attaches, and so writes, another file even on a connection that can only read.
    connection.authorizer(Some(|context: AuthContext<'_>| match context.action {
        AuthAction::Attach { .. } | AuthAction::Detach { .. } => Authorization::Deny,
        _ => Authorization::Allow,
    }))?;
    let mut statement = connection.prepare(query)?;
    let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let cells = (0..columns.len()).map(|at| Ok(value(row.get_ref(at)?)));
        found.push(cells.collect::<rusqlite::Result<_>>()?);
    }
    Ok(Answer {
        columns,
        rows: found,
    })
}

fn value(cell: ValueRef<'_>) -> Value {
    match cell {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => number.into(),
        ValueRef::Real(number) => Number::from_f64(number).map_or(Value::Null, Value::Number),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned().into(),
        ValueRef::Blob(bytes) => bytes
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect::<String>()
            .into(),
    }
}
