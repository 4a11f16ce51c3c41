//! Movements in the book. Whether one counts depends on whether the batch that brought it stands, which is worked out from the
//! batches that take others back.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::maintain::Transaction;
use super::{DebtorId, Result, StoreError};
use crate::domain::fact::BatchId;
use crate::domain::movement::{Movement, MovementId, Party};
use crate::store::{
    Banking, KeptMark, KeptMovement, MarkKind, MovementMark, MovementRow, day_number,
};

/// The batches that were taken back and not brought back.
fn taken_back(connection: &Connection) -> Result<HashSet<[u8; 16]>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, undoes, amends FROM batch WHERE undoes IS NOT NULL OR amends IS NOT NULL ORDER BY seq DESC",
    )?;
    let rows = statement.query_map([], |row| {
        let ids: (Option<[u8; 16]>, Option<[u8; 16]>) = (row.get(1)?, row.get(2)?);
        Ok((row.get::<_, [u8; 16]>(0)?, ids.0, ids.1))
    })?;
    let mut gone = HashSet::new();
    for row in rows {
        let (id, undoes, amends) = row?;
        // An amended batch is gone with its amendment and without it.
        gone.extend(amends);
        if !gone.contains(&id) {
            gone.extend(undoes);
        }
    }
    Ok(gone)
}

fn decoded(content: &str) -> Result<Movement> {
    let read = serde_json::from_str(content);
    read.map_err(|error| StoreError::Database(format!("a movement can't be read: {error}")))
}

/// The kind of a mark. One that nobody knows is damage: passed over, its movement would be open again and could be paid twice.
fn kind_of_mark(written: &str, debtor: Option<DebtorId>) -> Result<MarkKind> {
    MarkKind::from_id(written).ok_or_else(|| StoreError::Damaged {
        what: "the mark of a movement",
        debtor: debtor.unwrap_or_default(),
        problem: written.to_owned(),
    })
}

/// The marks that stand, by movement.
fn marks(
    connection: &Connection,
    gone: &HashSet<[u8; 16]>,
) -> Result<HashMap<[u8; 16], MovementMark>> {
    let mut statement = connection.prepare_cached(
        "SELECT mark.movement, mark.kind, mark.debtor, batch.id
         FROM movement_mark mark JOIN batch ON batch.seq = mark.batch ORDER BY mark.batch",
    )?;
    let rows = statement.query_map([], |row| {
        let kind: String = row.get(1)?;
        let found: (Option<DebtorId>, [u8; 16]) = (row.get(2)?, row.get(3)?);
        Ok((row.get::<_, [u8; 16]>(0)?, kind, found.0, found.1))
    })?;
    let mut marks = HashMap::new();
    for row in rows {
        let (movement, kind, debtor, batch) = row?;
        if gone.contains(&batch) {
            continue;
        }
        let kind = kind_of_mark(&kind, debtor)?;
        let batch = BatchId(batch);
        let mark = MovementMark {
            kind,
            debtor,
            batch,
        };
        marks.insert(movement, mark);
    }
    Ok(marks)
}

/// The movements that count, by day and id.
pub(super) fn movements(connection: &Connection) -> Result<Vec<MovementRow>> {
    let gone = taken_back(connection)?;
    let mut marks = marks(connection, &gone)?;
    let mut statement = connection.prepare_cached(
        "SELECT movement.id, batch.id, movement.content
         FROM movement JOIN batch ON batch.seq = movement.batch
         ORDER BY movement.booked_on, movement.id, movement.batch",
    )?;
    let rows = statement.query_map([], |row| {
        let ids: ([u8; 16], [u8; 16]) = (row.get(0)?, row.get(1)?);
        Ok((ids.0, ids.1, row.get::<_, String>(2)?))
    })?;
    let mut found: Vec<MovementRow> = Vec::new();
    for row in rows {
        let (id, batch, content) = row?;
        let is_there = found.last().is_some_and(|it| it.id.0 == id);
        if is_there || gone.contains(&batch) {
            continue;
        }
        found.push(MovementRow {
            id: MovementId(id),
            movement: decoded(&content)?,
            batch: BatchId(batch),
            mark: marks.remove(&id),
        });
    }
    Ok(found)
}

/// All movements and marks, in the order in which they were recorded.
pub(super) fn kept(connection: &Connection) -> Result<(Vec<KeptMovement>, Vec<KeptMark>)> {
    let mut statement = connection.prepare_cached(
        "SELECT movement.id, batch.id, movement.content FROM movement JOIN batch ON batch.seq = movement.batch
         ORDER BY movement.batch, movement.booked_on, movement.id",
    )?;
    let rows = statement.query_map([], |row| {
        let ids: ([u8; 16], [u8; 16]) = (row.get(0)?, row.get(1)?);
        Ok((ids.0, ids.1, row.get::<_, String>(2)?))
    })?;
    let mut movements = Vec::new();
    for row in rows {
        let (id, batch, content) = row?;
        movements.push(KeptMovement {
            id: MovementId(id),
            movement: decoded(&content)?,
            batch: BatchId(batch),
        });
    }
    let mut statement = connection.prepare_cached(
        "SELECT mark.movement, mark.kind, mark.debtor, batch.id
         FROM movement_mark mark JOIN batch ON batch.seq = mark.batch ORDER BY mark.batch, mark.movement",
    )?;
    let rows = statement.query_map([], |row| {
        let kind: String = row.get(1)?;
        let ids: ([u8; 16], [u8; 16]) = (row.get(0)?, row.get(3)?);
        Ok((ids.0, kind, row.get::<_, Option<DebtorId>>(2)?, ids.1))
    })?;
    let mut marks = Vec::new();
    for row in rows {
        let (id, kind, debtor, batch) = row?;
        let kind = kind_of_mark(&kind, debtor)?;
        let batch = BatchId(batch);
        let mark = MovementMark {
            kind,
            debtor,
            batch,
        };
        marks.push(KeptMark {
            id: MovementId(id),
            mark,
        });
    }
    Ok((movements, marks))
}

impl Transaction<'_> {
    /// Writes movements and marks of another book, whose batches are there.
    pub(super) fn put_kept_movements(
        &mut self,
        movements: &[KeptMovement],
        marks: &[KeptMark],
    ) -> Result<()> {
        let connection = self.connection();
        let mut numbers = connection.prepare_cached("SELECT id, seq FROM batch")?;
        let rows = numbers.query_map([], |row| Ok((row.get::<_, [u8; 16]>(0)?, row.get(1)?)))?;
        let numbers: HashMap<[u8; 16], i64> = rows.collect::<rusqlite::Result<_>>()?;
        let number = |batch: BatchId| {
            let found = numbers.get(&batch.0).copied();
            found.ok_or_else(|| StoreError::Unsound(format!("there is no action {batch}")))
        };
        let mut insert = connection.prepare_cached(
            "INSERT INTO movement (id, batch, booked_on, content) VALUES (?1, ?2, ?3, ?4)",
        )?;
        for kept in movements {
            let day = day_number(kept.movement.booked_on);
            let content = encoded(&kept.movement)?;
            insert.execute(params![kept.id.0, number(kept.batch)?, day, content])?;
        }
        let mut insert = connection.prepare_cached(
            "INSERT INTO movement_mark (movement, batch, kind, debtor) VALUES (?1, ?2, ?3, ?4)",
        )?;
        for kept in marks {
            let mark = &kept.mark;
            insert.execute(params![
                kept.id.0,
                number(mark.batch)?,
                mark.kind.id(),
                mark.debtor
            ])?;
        }
        Ok(())
    }
}

fn encoded(movement: &Movement) -> Result<String> {
    let written = serde_json::to_string(movement);
    written.map_err(|error| StoreError::Database(error.to_string()))
}

/// A movement without what says who paid.
fn nameless(movement: Movement) -> Movement {
    Movement {
        payer: Party::default(),
        reference: None,
        text: String::new(),
        bank_reference: None,
        ..movement
    }
}

impl Banking for Transaction<'_> {
    fn put_movements(&mut self, movements: &[(MovementId, &Movement)]) -> Result<u64> {
        let seq = self.open_batch_number()?;
        let gone = taken_back(self.connection())?;
        let mut known = self.connection().prepare_cached(
            "SELECT batch.id FROM movement JOIN batch ON batch.seq = movement.batch WHERE movement.id = ?1",
        )?;
        let mut insert = self.connection().prepare_cached(
            "INSERT OR IGNORE INTO movement (id, batch, booked_on, content) VALUES (?1, ?2, ?3, ?4)",
        )?;
        let mut added = 0;
        for (id, movement) in movements {
            let batches = known.query_map([id.0], |row| row.get::<_, [u8; 16]>(0))?;
            let batches: rusqlite::Result<Vec<[u8; 16]>> = batches.collect();
            if batches?.iter().any(|batch| !gone.contains(batch)) {
                continue;
            }
            let day = day_number(movement.booked_on);
            added += insert.execute(params![id.0, seq, day, encoded(movement)?])? as u64;
        }
        Ok(added)
    }

    fn movements_between(
        &self,
        first: NaiveDate,
        last: NaiveDate,
    ) -> Result<Vec<(MovementId, Movement)>> {
        let gone = taken_back(self.connection())?;
        let mut statement = self.connection().prepare_cached(
            "SELECT movement.id, batch.id, movement.content
             FROM movement JOIN batch ON batch.seq = movement.batch
             WHERE movement.booked_on BETWEEN ?1 AND ?2 ORDER BY movement.booked_on, movement.id",
        )?;
        let days = params![day_number(first), day_number(last)];
        let rows = statement.query_map(days, |row| {
            let ids: ([u8; 16], [u8; 16]) = (row.get(0)?, row.get(1)?);
            Ok((ids.0, ids.1, row.get::<_, String>(2)?))
        })?;
        let mut found: Vec<(MovementId, Movement)> = Vec::new();
        for row in rows {
            let (id, batch, content) = row?;
            let is_there = found.last().is_some_and(|it| it.0.0 == id);
            if !is_there && !gone.contains(&batch) {
                found.push((MovementId(id), decoded(&content)?));
            }
        }
        Ok(found)
    }

    fn movements(&self) -> Result<Vec<MovementRow>> {
        movements(self.connection())
    }

    fn mark_movement(
        &mut self,
        id: MovementId,
        kind: MarkKind,
        debtor: Option<DebtorId>,
    ) -> Result<()> {
        let seq = self.open_batch_number()?;
        let mut statement = self.connection().prepare_cached(
            "INSERT OR REPLACE INTO movement_mark (movement, batch, kind, debtor) VALUES (?1, ?2, ?3, ?4)",
        )?;
        statement.execute(params![id.0, seq, kind.id(), debtor])?;
        Ok(())
    }

    fn cleanse_movements(&mut self, debtor: DebtorId) -> Result<u64> {
        let connection = self.connection();
        let mut statement = connection.prepare(
            "SELECT movement.id, movement.batch, movement.content, EXISTS (
               SELECT 1 FROM movement_mark mark WHERE mark.movement = movement.id AND mark.debtor = ?1)
             FROM movement",
        )?;
        let rows = statement.query_map([debtor], |row| {
            let key: ([u8; 16], i64) = (row.get(0)?, row.get(1)?);
            Ok((key, row.get::<_, String>(2)?, row.get::<_, bool>(3)?))
        })?;
        let rows: rusqlite::Result<Vec<_>> = rows.collect();
        let mut all = Vec::new();
        for (key, content, is_theirs) in rows? {
            all.push((key, decoded(&content)?, is_theirs));
        }
        let theirs = all.iter().filter(|it| it.2);
        let accounts: HashSet<String> =
            theirs.filter_map(|it| it.1.payer.account.clone()).collect();
        let mut update =
            connection.prepare("UPDATE movement SET content = ?3 WHERE id = ?1 AND batch = ?2")?;
        let mut count = 0;
        for ((id, batch), movement, is_theirs) in all {
            let account = movement.payer.account.as_ref();
            if is_theirs || account.is_some_and(|it| accounts.contains(it)) {
                let content = encoded(&nameless(movement))?;
                count += update.execute(params![id, batch, content])? as u64;
            }
        }
        Ok(count)
    }
}
