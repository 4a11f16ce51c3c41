//! Transactions that write what is made from the journal, or remembered beside it.

use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension, params};

use super::decode::{entries, moment_number, moment_of, moment_text};
use super::{DebtorId, Draft, Entry, Identity, Maintaining, Result, SqliteStore};
use crate::domain::fact::BatchId;
use crate::store::{
    Batch, DraftOf, KeptMark, KeptMovement, KeptRow, Layer, OutboxRow, StandingRow, day_number,
    ordering_points,
};

/// The setting with the latest moment that any standing was made for.
pub(super) const STANDINGS_AS_OF: &str = "standings_as_of";

/// The setting that counts maintenance of standings, so that other windows see that there was some.
pub(super) const REVISION: &str = "standings_revision";

/// The read tables for a past moment: in memory, before the book's own for whoever names them without a schema.
const PAST_TABLES: &str = "
    DROP TABLE IF EXISTS temp.standing;
    DROP TABLE IF EXISTS temp.standing_detail;
    CREATE TEMP TABLE standing AS SELECT * FROM main.standing WHERE false;
    CREATE UNIQUE INDEX temp.past_standing ON standing (debtor);
    CREATE INDEX temp.past_standing_by_urgency ON standing (band, points DESC, oldest_due_on, code);
    CREATE INDEX temp.past_standing_by_change ON standing (holds_until);
    CREATE TEMP TABLE standing_detail (debtor INTEGER PRIMARY KEY, detail BLOB NOT NULL);";

/// A transaction in progress.
pub(super) struct Transaction<'a> {
    pub store: &'a mut SqliteStore,
    /// The batch being appended to; none while maintaining.
    pub batch: Option<super::record::OpenBatch>,
    /// The batch before that, if the transaction has several.
    pub recorded: Option<BatchId>,
    /// The chain last appended to, whose end is written back when another one's turn comes.
    pub tip: Option<super::record::Tip>,
    /// The latest moment that a standing of the book was made for in this transaction.
    as_of: Option<NaiveDateTime>,
}

impl<'a> Transaction<'a> {
    /// Begins at once, so that a later write can't find the book locked.
    pub fn begin(store: &'a mut SqliteStore) -> Result<Self> {
        store.writable()?;
        store.connection.execute_batch("BEGIN IMMEDIATE")?;
        Ok(Self {
            store,
            batch: None,
            recorded: None,
            tip: None,
            as_of: None,
        })
    }

    pub fn connection(&self) -> &Connection {
        &self.store.connection
    }

    /// What is written last: how far the standings have come.
    pub fn finish(&mut self) -> Result<()> {
        let Some(as_of) = self.as_of.take() else {
            return Ok(());
        };
        let known = super::read::setting(self.connection(), STANDINGS_AS_OF)?;
        let known: i64 = known.and_then(|text| text.parse().ok()).unwrap_or(i64::MIN);
        if moment_number(as_of) > known {
            self.put_setting(STANDINGS_AS_OF, &moment_number(as_of).to_string())?;
        }
        Ok(())
    }

    /// Gives up; what was written in it is gone. A failure of the roll-back leaves nothing to be done either.
    pub fn roll_back(self) {
        if !self.store.connection.is_autocommit() {
            let _ = self.store.connection.execute_batch("ROLLBACK");
        }
    }
}

/// Maintains in one transaction; see [`crate::store::Store::maintain`].
pub(super) fn maintain(
    store: &mut SqliteStore,
    work: &mut dyn FnMut(&mut dyn Maintaining) -> Result<()>,
) -> Result<()> {
    let mut transaction = Transaction::begin(store)?;
    let result = work(&mut transaction).and_then(|()| {
        if transaction.as_of.is_some() {
            let seen = super::read::seen(transaction.connection())?;
            let revision = seen.revision + 1;
            transaction.put_setting(REVISION, &revision.to_string())?;
            if let Some(mine) = &mut transaction.store.seen
                && mine.revision == seen.revision
            {
                mine.revision = revision;
            }
        }
        transaction.finish()
    });
    if let Err(error) = result {
        transaction.roll_back();
        return Err(error);
    }
    if let Err(error) = transaction.connection().execute_batch("COMMIT") {
        transaction.roll_back();
        return Err(error.into());
    }
    Ok(())
}

/// Maintains without waiting for the disk; see [`crate::store::Store::renew`]. The next commit that does wait puts all
/// before it on disk too.
pub(super) fn renew(
    store: &mut SqliteStore,
    work: &mut dyn FnMut(&mut dyn Maintaining) -> Result<()>,
) -> Result<()> {
    store.writable()?;
    store
        .connection
        .pragma_update(None, "synchronous", "NORMAL")?;
    let done = maintain(store, work);
    store
        .connection
        .pragma_update(None, "synchronous", "FULL")?;
    done
}

/// Makes the read tables for a past moment; see [`crate::store::Store::make_past`].
pub(super) fn make_past(
    store: &SqliteStore,
    of: Option<&[DebtorId]>,
    make: &mut dyn FnMut(DebtorId, &[Entry]) -> StandingRow,
) -> Result<()> {
    let connection = &store.connection;
    if let Some(debtors) = of {
        for debtor in debtors {
            let entries = entries(connection, &store.batches, *debtor)?;
            put_rows(connection, Layer::Past, &[&make(*debtor, &entries)])?;
        }
        return Ok(());
    }
    connection.execute_batch(PAST_TABLES)?;
    super::decode::each_chain(connection, &store.batches, &mut |debtor, entries| {
        put_rows(connection, Layer::Past, &[&make(debtor, entries)])?;
        Ok(true)
    })
}

impl Maintaining for Transaction<'_> {
    fn entries(&self, debtor: DebtorId) -> Result<Vec<Entry>> {
        entries(self.connection(), &self.store.batches, debtor)
    }

    fn put_standings(&mut self, layer: Layer, standings: &[&StandingRow]) -> Result<()> {
        if layer == Layer::Book {
            let latest = standings.iter().map(|standing| standing.as_of).max();
            self.as_of = self.as_of.max(latest);
        }
        put_rows(self.connection(), layer, standings)
    }

    fn standing_as_of(&self, debtor: DebtorId) -> Result<Option<NaiveDateTime>> {
        let mut statement = self
            .connection()
            .prepare_cached("SELECT as_of FROM main.standing WHERE debtor = ?1")?;
        let seconds: Option<i64> = statement.query_row([debtor], |row| row.get(0)).optional()?;
        Ok(seconds.and_then(moment_of))
    }

    fn put_all_identities(&mut self, identities: &[(Identity, String, DebtorId)]) -> Result<()> {
        let mut statement = self.connection().prepare_cached(
            "INSERT OR IGNORE INTO identity (kind, value, debtor) VALUES (?1, ?2, ?3)",
        )?;
        for (identity, value, debtor) in identities {
            statement.execute(params![identity.id(), value, debtor])?;
        }
        Ok(())
    }

    fn clear_read_tables(&mut self) -> Result<()> {
        self.connection().execute_batch(
            "DELETE FROM main.identity; DELETE FROM main.standing; DELETE FROM main.standing_detail;",
        )?;
        self.put_setting(STANDINGS_AS_OF, &i64::MIN.to_string())
    }

    fn keep_journal(
        &mut self,
        batches: &[Batch],
        next: &mut dyn FnMut() -> Result<Option<KeptRow>>,
    ) -> Result<()> {
        self.put_kept(batches, next)
    }

    fn keep_movements(&mut self, movements: &[KeptMovement], marks: &[KeptMark]) -> Result<()> {
        self.put_kept_movements(movements, marks)
    }

    fn outdate_standings(&mut self) -> Result<()> {
        self.connection()
            .execute("UPDATE main.standing SET holds_until = 0, as_of = 0", [])?;
        self.put_setting(STANDINGS_AS_OF, &i64::MIN.to_string())
    }

    fn put_setting(&mut self, name: &str, value: &str) -> Result<()> {
        let mut statement = self.connection().prepare_cached(
            "INSERT INTO setting (name, value) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        )?;
        statement.execute(params![name, value])?;
        Ok(())
    }

    fn put_draft(&mut self, draft: &Draft) -> Result<()> {
        if draft.is_empty() {
            return self.drop_draft(draft.debtor, &draft.window, draft.what.id());
        }
        let about = match &draft.what {
            DraftOf::Note => None,
            DraftOf::Call(call) => Some(serde_json::to_string(call).unwrap_or_default()),
            DraftOf::Message(message) => Some(message.clone()),
        };
        let mut statement = self.connection().prepare_cached(
            "INSERT INTO draft (debtor, window, kind, text, about, saved_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (debtor, window, kind)
             DO UPDATE SET text = excluded.text, about = excluded.about, saved_at = excluded.saved_at",
        )?;
        let saved_at = moment_text(draft.saved_at);
        let (kind, text) = (draft.what.id(), &draft.text);
        statement.execute(params![
            draft.debtor,
            draft.window,
            kind,
            text,
            about,
            saved_at
        ])?;
        Ok(())
    }

    fn drop_draft(&mut self, debtor: DebtorId, window: &str, kind: &str) -> Result<()> {
        let mut statement = self
            .connection()
            .prepare_cached("DELETE FROM draft WHERE debtor = ?1 AND window = ?2 AND kind = ?3")?;
        statement.execute(params![debtor, window, kind])?;
        Ok(())
    }

    fn outbox_of(&self, debtor: DebtorId) -> Result<Vec<OutboxRow>> {
        super::outbox::rows(self.connection(), Some(debtor))
    }

    fn put_outbox(&mut self, row: &OutboxRow) -> Result<()> {
        super::outbox::put(self.connection(), row)
    }

    fn drop_outbox(&mut self, id: BatchId) -> Result<()> {
        super::outbox::drop(self.connection(), id)
    }
}

/// The statements that write a row of the read tables, in the book's own or in those for a past moment.
struct RowStatements {
    standing: &'static str,
    detail: &'static str,
}

macro_rules! row_statements {
    ($schema:literal) => {
        RowStatements {
            standing: concat!(
                "INSERT INTO ", $schema, ".standing (debtor, band, points, oldest_due_on, code, name, debtor_type,
                   weight, last_contact_on, handled_on, as_of, holds_until, haystack, to_collect)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
                 ON CONFLICT (debtor) DO UPDATE SET band = excluded.band, points = excluded.points,
                   oldest_due_on = excluded.oldest_due_on, code = excluded.code, name = excluded.name,
                   debtor_type = excluded.debtor_type, weight = excluded.weight,
                   last_contact_on = excluded.last_contact_on, handled_on = excluded.handled_on,
                   as_of = excluded.as_of, holds_until = excluded.holds_until, haystack = excluded.haystack,
                   to_collect = excluded.to_collect"
            ),
            detail: concat!(
                "INSERT INTO ", $schema, ".standing_detail (debtor, detail) VALUES (?1, ?2)
                 ON CONFLICT (debtor) DO UPDATE SET detail = excluded.detail WHERE detail <> excluded.detail"
            ),
        }
    };
}

const BOOK_ROW: RowStatements = row_statements!("main");
const PAST_ROW: RowStatements = row_statements!("temp");

fn put_rows(connection: &Connection, layer: Layer, standings: &[&StandingRow]) -> Result<()> {
    let sql = match layer {
        Layer::Book => BOOK_ROW,
        Layer::Past => PAST_ROW,
    };
    let mut statement = connection.prepare_cached(sql.standing)?;
    for standing in standings {
        let row = &standing.row;
        let it = &row.standing;
        statement.execute(params![
            row.debtor,
            it.band.rank(),
            ordering_points(it),
            it.oldest_due_on.map(day_number),
            row.code,
            row.name,
            row.debtor_type.id(),
            standing.weight,
            it.last_contact_on.map(day_number),
            it.handled_at.map(|at| day_number(at.date())),
            moment_number(standing.as_of),
            it.holds_until.map(moment_number),
            standing.haystack,
            standing.to_collect,
        ])?;
    }
    let mut statement = connection.prepare_cached(sql.detail)?;
    for standing in standings {
        statement.execute(params![standing.row.debtor, standing.detail])?;
    }
    Ok(())
}
