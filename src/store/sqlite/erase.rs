//! Taking out what is held about somebody: which tables hold what, and the pages that what is gone once lay in.

use std::collections::BTreeMap;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, params};
use serde_json::{Map, Value};

use super::decode::{LAST_NUMBER, row_id};
use super::maintain::Transaction;
use super::{DebtorId, Draft, Maintaining, Result, SqliteStore, StoreError};
use crate::domain::chain::{Salt, content_hash};
use crate::domain::fact::{EntryNumber, Fact};
use crate::domain::privacy::Hex;
use crate::store::cleansing::ReplacedRow;
use crate::store::figures::{self, FIGURES};
use crate::store::{Cleansing, ERASURE_SALT};

/// What becomes of a table's rows about somebody whose data are erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// They name nobody: numbers, hashes, days, and who of the house did what.
    NamesNobody,
    /// Their contents are replaced by what is left of them.
    Cleansed,
    /// They are dropped.
    Dropped,
    /// They are made anew from the journal.
    MadeAnew,
}

/// A table of a book.
#[derive(Debug)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// Its columns.
    pub columns: &'static [&'static str],
    /// The column with the number of the debtor that a row is about, if there is one.
    pub about: Option<&'static str>,
    /// What becomes of its rows.
    pub fate: Fate,
}

/// All tables of a book with all their columns. A test compares them with a book, so that a new one is not forgotten.
#[rustfmt::skip]
pub const TABLES: &[Table] = &[
    Table { name: "debtor", columns: &["id", "chain_length", "chain_head"], about: Some("id"), fate: Fate::NamesNobody },
    Table { name: "batch", columns: &["seq", "id", "recorded_at", "author", "window", "action", "undoes", "amends"], about: None, fate: Fate::NamesNobody },
    Table { name: "journal", columns: &["id", "debtor", "number", "facts", "batch", "kind", "happened_at", "content", "salt", "content_hash", "previous_hash"], about: Some("debtor"), fate: Fate::Cleansed },
    Table { name: "batch_debtor", columns: &["batch", "debtor"], about: Some("debtor"), fate: Fate::NamesNobody },
    Table { name: "setting", columns: &["name", "value"], about: None, fate: Fate::NamesNobody },
    Table { name: "draft", columns: &["debtor", "window", "kind", "text", "about", "saved_at"], about: Some("debtor"), fate: Fate::Dropped },
    Table { name: "outbox", columns: &["id", "debtor", "state", "purpose", "message", "answer", "author", "window", "changed_at"], about: Some("debtor"), fate: Fate::Dropped },
    Table { name: "movement", columns: &["id", "batch", "booked_on", "content"], about: None, fate: Fate::Cleansed },
    Table { name: "movement_mark", columns: &["movement", "batch", "kind", "debtor"], about: Some("debtor"), fate: Fate::NamesNobody },
    Table { name: "identity", columns: &["kind", "value", "debtor"], about: Some("debtor"), fate: Fate::MadeAnew },
    Table { name: "standing", columns: &["debtor", "band", "points", "oldest_due_on", "code", "name", "debtor_type", "weight", "to_collect", "last_contact_on", "handled_on", "as_of", "holds_until", "haystack"], about: Some("debtor"), fate: Fate::MadeAnew },
    Table { name: "standing_detail", columns: &["debtor", "detail"], about: Some("debtor"), fate: Fate::MadeAnew },
];

/// The setting that is there from the moment that something was erased until nothing of it is left in free pages.
const UNSCRUBBED: &str = "unscrubbed";

/// Up to so many bytes a book is rewritten in memory, so that nothing of it lies in another file even for a moment.
const IN_MEMORY: i64 = 256 * 1024 * 1024;

/// Rewrites the book without its free pages, and empties its log: what was erased is in neither of them any more.
pub(super) fn scrub(store: &SqliteStore) -> Result<()> {
    store.writable()?;
    let connection = &store.connection;
    let number =
        |sql: &str| -> Result<i64> { Ok(connection.query_row(sql, [], |row| row.get(0))?) };
    let bytes = number("PRAGMA page_count")?.saturating_mul(number("PRAGMA page_size")?);
    if bytes > IN_MEMORY {
        connection.execute_batch("PRAGMA temp_store = FILE")?;
    }
    let rewritten = connection.execute_batch("VACUUM");
    if bytes > IN_MEMORY {
        connection.execute_batch("PRAGMA temp_store = MEMORY")?;
    }
    rewritten?;
    empty_log(connection)?;
    connection.execute("DELETE FROM setting WHERE name = ?1", [UNSCRUBBED])?;
    Ok(())
}

fn empty_log(connection: &Connection) -> Result<()> {
    let is_busy: bool =
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if is_busy {
        Err(StoreError::Busy)
    } else {
        Ok(())
    }
}

/// Does what a window that was killed left undone. While another program reads, it has to wait for another time.
pub(super) fn scrub_left_over(store: &SqliteStore) -> Result<()> {
    if super::read::setting(&store.connection, UNSCRUBBED)?.is_none() {
        return Ok(());
    }
    match scrub(store) {
        Err(StoreError::Busy | StoreError::DiskFull | StoreError::ReadOnly) => Ok(()),
        scrubbed => scrubbed,
    }
}

/// All rows about a debtor but those of the journal, as they lie in the book, by table.
pub(super) fn rows_about(
    connection: &Connection,
    debtor: DebtorId,
) -> Result<Vec<(&'static str, Vec<Value>)>> {
    let mut found = Vec::new();
    for table in TABLES.iter().filter(|it| it.fate != Fate::Cleansed) {
        let Some(about) = table.about else { continue };
        let columns = table.columns.join(", ");
        let sql = format!(
            "SELECT {columns} FROM main.{} WHERE {about} = ?1",
            table.name
        );
        found.push((
            table.name,
            rows_of(connection, &sql, table.columns, debtor)?,
        ));
    }
    // A movement is about whoever a person said that it is a payment of.
    if let Some(table) = TABLES.iter().find(|it| it.name == "movement") {
        let sql = "SELECT id, batch, booked_on, content FROM main.movement
                   WHERE id IN (SELECT movement FROM main.movement_mark WHERE debtor = ?1)";
        found.push((table.name, rows_of(connection, sql, table.columns, debtor)?));
    }
    Ok(found)
}

/// What a query finds about a debtor, as JSON objects.
fn rows_of(
    connection: &Connection,
    sql: &str,
    columns: &[&str],
    debtor: DebtorId,
) -> Result<Vec<Value>> {
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([debtor])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let mut value = Map::new();
        for (at, column) in columns.iter().enumerate() {
            value.insert((*column).to_owned(), json(row.get_ref(at)?));
        }
        found.push(Value::Object(value));
    }
    Ok(found)
}

fn json(cell: ValueRef<'_>) -> Value {
    match cell {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => number.into(),
        ValueRef::Real(number) => number.into(),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned().into(),
        ValueRef::Blob(bytes) => bytes
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect::<String>()
            .into(),
    }
}

/// A row of the journal as it lies there.
struct Row {
    number: EntryNumber,
    facts: u32,
    kind: String,
    content: Option<String>,
}

impl Row {
    /// What the row holds once its entries changed; nothing when it is emptied.
    fn changed(&self, changes: &BTreeMap<EntryNumber, Option<Fact>>) -> Result<Option<String>> {
        if self.kind != FIGURES {
            return match changes.get(&self.number) {
                Some(Some(fact)) => Ok(Some(fact.encode()?)),
                _ => Ok(None),
            };
        }
        let content = self.content.as_deref().unwrap_or_default();
        let mut text = Vec::new();
        for (offset, (happened_at, before)) in (0..).zip(figures::read(content)?) {
            let after = match changes.get(&(self.number + offset)) {
                None => &before,
                Some(Some(after)) => after,
                Some(None) => {
                    let problem = "an entry that lies with others can't be emptied";
                    return Err(StoreError::Database(problem.into()));
                }
            };
            figures::add(&mut text, offset == 0, happened_at, after)?;
        }
        text.push(b']');
        let text = String::from_utf8(text);
        let text = text.map_err(|error| StoreError::Database(error.to_string()))?;
        Ok(Some(text))
    }
}

/// The rows of a debtor's chain that any of the changes is in.
fn rows_changed(
    connection: &Connection,
    debtor: DebtorId,
    changes: &BTreeMap<EntryNumber, Option<Fact>>,
) -> Result<Vec<Row>> {
    let mut statement = connection.prepare_cached(
        "SELECT number, facts, kind, content FROM journal WHERE id BETWEEN ?1 AND ?2 ORDER BY id",
    )?;
    let ends = [row_id(debtor, 0), row_id(debtor, LAST_NUMBER)];
    let rows = statement.query_map(ends, |row| {
        Ok(Row {
            number: row.get(0)?,
            facts: row.get(1)?,
            kind: row.get(2)?,
            content: row.get(3)?,
        })
    })?;
    let mut changed = Vec::new();
    for row in rows {
        let row = row?;
        let entries = row.number..row.number + row.facts.max(1);
        if changes.range(entries).next().is_some() {
            changed.push(row);
        }
    }
    Ok(changed)
}

impl Cleansing for Transaction<'_> {
    fn replace_contents(
        &mut self,
        debtor: DebtorId,
        changes: &BTreeMap<EntryNumber, Option<Fact>>,
    ) -> Result<Vec<ReplacedRow>> {
        let mut replaced = Vec::new();
        for row in rows_changed(self.connection(), debtor, changes)? {
            let content = row.changed(changes)?;
            // The salt goes too, or what is gone could be guessed by the hash that stays.
            let salt = content.is_some().then(|| self.store.random.salt());
            let hash = match (&content, &salt) {
                (Some(content), Some(salt)) => Some(content_hash(salt, content.as_bytes())),
                _ => None,
            };
            let mut statement = self
                .connection()
                .prepare_cached("UPDATE journal SET content = ?2, salt = ?3 WHERE id = ?1")?;
            statement.execute(params![row_id(debtor, row.number), content, salt])?;
            replaced.push((row.number, hash));
        }
        self.put_setting(UNSCRUBBED, "1")?;
        Ok(replaced)
    }

    fn erasure_salt(&mut self) -> Result<Salt> {
        let known = super::read::setting(self.connection(), ERASURE_SALT)?;
        if let Some(salt) = known.and_then(|text| text.parse().ok()) {
            let Hex(salt) = salt;
            return Ok(salt);
        }
        let salt = self.store.random.salt();
        self.put_setting(ERASURE_SALT, &Hex(salt).to_string())?;
        Ok(salt)
    }

    fn drop_drafts(
        &mut self,
        debtor: DebtorId,
        goes: &mut dyn FnMut(&Draft) -> bool,
    ) -> Result<usize> {
        let drafts = super::read::drafts(self.connection())?.into_iter();
        let of_debtor = drafts.filter(|it| it.debtor == debtor);
        let mut count = 0;
        for draft in of_debtor.filter(|it| goes(it)) {
            self.drop_draft(debtor, &draft.window, draft.what.id())?;
            count += 1;
        }
        Ok(count)
    }

    fn drop_identities(&mut self, debtor: DebtorId) -> Result<()> {
        let sql = "DELETE FROM identity WHERE debtor = ?1";
        self.connection().prepare_cached(sql)?.execute([debtor])?;
        Ok(())
    }
}
