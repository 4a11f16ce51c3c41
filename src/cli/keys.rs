//! `cobro keys`: what the desk can do, and with which keys.
//!
//! Mistakes in the user's keys are told on stderr, and the exit code is 3: those keys don't hold.
//!
//! JSON: `[{id, keys: [text], scope, group, text}]`.

use serde_json::json;

use super::failure::Failure;
use super::output::{Done, warn};
use super::session::Session;
use super::table::{Align, Table, table_width};

/// One action of the desk.
#[derive(Debug, Clone)]
pub(super) struct KeyRow {
    /// The stable name, as in the `[keys]` of the configuration.
    pub id: String,
    /// Its keys, as they are written in the configuration.
    pub keys: Vec<String>,
    /// The part of the desk where it applies, by its stable name.
    pub scope: &'static str,
    /// Where it belongs, in the user's language.
    pub group: String,
    /// What it does, in the user's language.
    pub text: String,
}

pub(super) fn run(
    session: &Session,
    rows: &[KeyRow],
    mistakes: &[String],
) -> Result<Done, Failure> {
    for mistake in mistakes {
        warn(mistake);
    }
    let value = || {
        let one = |row: &KeyRow| json!({ "id": row.id, "keys": row.keys, "scope": row.scope, "group": row.group, "text": row.text });
        rows.iter().map(one).collect()
    };
    let code = if mistakes.is_empty() { 0 } else { 3 };
    Ok(Done::either(session.json, value, || table(session, rows)).with_code(code))
}

fn table(session: &Session, rows: &[KeyRow]) -> String {
    let headings = ["cli-column-keys", "cli-column-action", "cli-column-id"];
    let headings = headings.map(|id| (session.texts.get(id), Align::Left));
    let mut text = String::new();
    let mut from = 0;
    while let Some(first) = rows.get(from) {
        let count = rows[from..]
            .iter()
            .take_while(|row| row.group == first.group)
            .count();
        let mut table = Table::new(headings.to_vec());
        for row in &rows[from..from + count] {
            table.row(vec![row.keys.join(", "), row.text.clone(), row.id.clone()]);
        }
        text.push_str(&format!(
            "{}\n{}\n",
            first.group,
            table.render(table_width())
        ));
        from += count;
    }
    text.trim_end().to_owned()
}
