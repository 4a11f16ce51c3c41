//! `cobro sql --readonly [QUERY]`: questions to the book in SQL, asked here or on the standard input. Nothing can be changed
//! by it.
//!
//! JSON: `[{column: value}]`; whole and real numbers as numbers, text as text, bytes in hexadecimal.

use std::io::Read;

use serde_json::Value;

use super::failure::Failure;
use super::output::Done;
use super::session::Session;
use super::table::{Align, Table, table_width};
use crate::store::sqlite::query::{Answer, Unanswered, ask};

/// What to ask.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Nothing is changed. There is no other way yet.
    #[arg(long)]
    readonly: bool,
    /// The query; the standard input without one.
    #[arg(value_name = "QUERY")]
    query: Option<String>,
}

/// Longer is no query.
const LONGEST: u64 = 1 << 20;

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    if !args.readonly {
        return Err(Failure::Usage(session.texts.get("cli-sql-readonly-only")));
    }
    let query = match &args.query {
        Some(query) => query.clone(),
        None => {
            let mut query = String::new();
            let read = std::io::stdin()
                .lock()
                .take(LONGEST)
                .read_to_string(&mut query);
            read.map_err(|error| Failure::Told("io", error.to_string()))?;
            query
        }
    };
    if query.trim().is_empty() {
        return Err(Failure::Usage(session.texts.get("cli-sql-empty")));
    }
    // Opening the book first refuses what is none, and gives the tables for a past `--now` no chance to mislead.
    drop(session.book()?);
    let answer = ask(&session.book_path()?, &query).map_err(|refused| match refused {
        Unanswered::Store(error) => error.into(),
        Unanswered::Query(problem) => {
            let places = [("problem", problem.into())];
            Failure::Told("sql", session.with("error-database", &places))
        }
    })?;
    Ok(Done::either(
        session.json,
        || value(&answer),
        || table(&answer),
    ))
}

fn value(answer: &Answer) -> Value {
    let row = |cells: &Vec<Value>| {
        let named = answer.columns.iter().cloned().zip(cells.iter().cloned());
        Value::Object(named.collect())
    };
    answer.rows.iter().map(row).collect()
}

fn table(answer: &Answer) -> String {
    let columns = answer.columns.iter().enumerate().map(|(at, name)| {
        let numbers = answer
            .rows
            .iter()
            .all(|row| row.get(at).is_some_and(|it| it.is_number() || it.is_null()));
        (
            name.clone(),
            if numbers && !answer.rows.is_empty() {
                Align::Right
            } else {
                Align::Left
            },
        )
    });
    let mut table = Table::new(columns.collect());
    for row in &answer.rows {
        let cells = row.iter().map(|cell| match cell {
            Value::String(text) => text.clone(),
            Value::Null => String::new(),
            other => other.to_string(),
        });
        table.row(cells.collect());
    }
    table.render(table_width())
}
