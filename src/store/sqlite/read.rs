//! Reading the read tables.

use std::collections::HashSet;

use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::decode::{moment, moment_number, moment_of, moment_text};
use super::{
    Batch, Changes, DebtorId, Draft, Identity, KeyRow, QueueRow, Result, Seen, StoreError,
};
use crate::domain::debtor::DebtorType;
use crate::domain::fact::BatchId;
use crate::domain::service::ServiceState;
use crate::domain::standing::{Band, Standing};
use crate::store::{DraftOf, StandingDetail, day_of, last_shown_band, points_ordered_by};

const ROW: &str =
    "SELECT s.debtor, s.code, s.name, s.debtor_type, s.band, s.points, s.oldest_due_on,
     s.last_contact_on, s.holds_until, d.detail
     FROM standing s JOIN standing_detail d ON d.debtor = s.debtor";

const KEYS: &str =
    "SELECT debtor, band, points, debtor_type, oldest_due_on, weight, last_contact_on, handled_on,
     code, haystack, to_collect FROM standing";

/// More changed debtors than this are not worth listing.
const LISTED: usize = 1000;

pub(super) fn first_rows(connection: &Connection, limit: usize) -> Result<Vec<QueueRow>> {
    let sql = format!(
        "{ROW} WHERE s.band <= ?1 ORDER BY s.band, s.points DESC, s.oldest_due_on, s.code LIMIT ?2"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params![last_shown_band(), limit as i64])?;
    let mut result = Vec::new();
    while let Some(row) = rows.next()? {
        result.push(queue_row(row)?);
    }
    Ok(result)
}

pub(super) fn rows(connection: &Connection, debtors: &[DebtorId]) -> Result<Vec<QueueRow>> {
    let mut statement = connection.prepare_cached(&format!("{ROW} WHERE s.debtor = ?1"))?;
    let mut result = Vec::with_capacity(debtors.len());
    for debtor in debtors {
        let mut rows = statement.query([debtor])?;
        if let Some(row) = rows.next()? {
            result.push(queue_row(row)?);
        }
    }
    Ok(result)
}

fn queue_row(row: &Row<'_>) -> Result<QueueRow> {
    let debtor: DebtorId = row.get(0)?;
    let damaged = |what, problem: String| StoreError::Damaged {
        what,
        debtor,
        problem,
    };
    let debtor_type: String = row.get(3)?;
    let band: u8 = row.get(4)?;
    let detail = row.get_ref(9)?.as_blob().map_err(rusqlite::Error::from)?;
    let detail =
        StandingDetail::read(detail).map_err(|error| damaged("the standing", error.to_string()))?;
    let day = |at: usize| -> Result<_> { Ok(row.get::<_, Option<i32>>(at)?.and_then(day_of)) };
    Ok(QueueRow {
        debtor,
        code: row.get(1)?,
        name: row.get(2)?,
        debtor_type: DebtorType::from_id(&debtor_type)
            .ok_or_else(|| damaged("the type", debtor_type.clone()))?,
        standing: Standing {
            band: Band::from_rank(band).ok_or_else(|| damaged("the band", band.to_string()))?,
            points: points_ordered_by(row.get(5)?).0,
            reasons: detail.reasons,
            amounts: detail.amounts,
            oldest_due_on: day(6)?,
            next_step: detail.next_step,
            service: detail.service.unwrap_or(ServiceState::Active),
            collected_by: detail.collected_by,
            next_at: detail.next_at,
            promise: detail.promise,
            last_contact_on: day(7)?,
            handled_at: detail.handled_at,
            holds_until: row.get::<_, Option<i64>>(8)?.and_then(moment_of),
        },
    })
}

pub(super) fn keys(
    connection: &Connection,
    of: Option<&[DebtorId]>,
    each: &mut dyn FnMut(KeyRow<'_>) -> bool,
) -> Result<()> {
    let Some(debtors) = of else {
        let mut statement = connection.prepare_cached(KEYS)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if !each(key_row(row)?) {
                break;
            }
        }
        return Ok(());
    };
    let mut statement = connection.prepare_cached(&format!("{KEYS} WHERE debtor = ?1"))?;
    for debtor in debtors {
        let mut rows = statement.query([debtor])?;
        if let Some(row) = rows.next()?
            && !each(key_row(row)?)
        {
            break;
        }
    }
    Ok(())
}

fn key_row<'a>(row: &'a Row<'_>) -> Result<KeyRow<'a>> {
    let text = |at: usize| -> Result<&'a str> {
        Ok(row.get_ref(at)?.as_str().map_err(rusqlite::Error::from)?)
    };
    let (points, tried) = points_ordered_by(row.get(2)?);
    Ok(KeyRow {
        debtor: row.get(0)?,
        band: row.get(1)?,
        points,
        tried,
        debtor_type: text(3)?,
        oldest_due_on: row.get(4)?,
        weight: row.get(5)?,
        last_contact_on: row.get(6)?,
        handled_on: row.get(7)?,
        code: text(8)?,
        haystack: text(9)?,
        to_collect: text(10)?,
    })
}

pub(super) fn identified(
    connection: &Connection,
    identity: Identity,
    value: &str,
) -> Result<Vec<DebtorId>> {
    let mut statement =
        connection.prepare_cached("SELECT debtor FROM identity WHERE kind = ?1 AND value = ?2")?;
    let found = statement.query_map(params![identity.id(), value], |row| row.get(0))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Up to so many outdated standings are gathered by their day and sorted; of more, so many are found sooner by going
/// through all in order of urgency.
const SORTED: i64 = 5000;

pub(super) fn outdated(
    connection: &Connection,
    moment: NaiveDateTime,
    limit: usize,
) -> Result<Vec<DebtorId>> {
    let moment = moment_number(moment);
    let count: i64 = {
        let mut statement = connection.prepare_cached(
            "SELECT count(*) FROM (SELECT 1 FROM standing WHERE holds_until <= ?1 LIMIT ?2)",
        )?;
        statement.query_row(params![moment, SORTED + 1], |row| row.get(0))?
    };
    // The plus keeps the database from a way that the number of rows does not warrant.
    if count > SORTED && limit > SORTED as usize {
        return many_outdated(connection, moment, limit);
    }
    let sql = match count {
        0 => return Ok(Vec::new()),
        1..=SORTED => {
            "SELECT debtor FROM standing WHERE holds_until <= ?1
             ORDER BY +band, points DESC, oldest_due_on, code LIMIT ?2"
        }
        _ => {
            "SELECT debtor FROM standing WHERE +holds_until <= ?1
             ORDER BY band, points DESC, oldest_due_on, code LIMIT ?2"
        }
    };
    let mut statement = connection.prepare_cached(sql)?;
    let found = statement.query_map(params![moment, limit as i64], |row| row.get(0))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Both who is outdated and the order of urgency are read from indexes alone: the standings themselves lie all over the
/// book.
fn many_outdated(connection: &Connection, moment: i64, limit: usize) -> Result<Vec<DebtorId>> {
    let mut statement =
        connection.prepare_cached("SELECT debtor FROM standing WHERE holds_until <= ?1")?;
    let outdated = statement.query_map([moment], |row| row.get(0))?;
    let outdated: HashSet<DebtorId> = outdated.collect::<rusqlite::Result<_>>()?;
    let mut statement = connection.prepare_cached(
        "SELECT debtor FROM standing ORDER BY band, points DESC, oldest_due_on, code",
    )?;
    let mut rows = statement.query([])?;
    let limit = limit.min(outdated.len());
    let mut found = Vec::with_capacity(limit);
    while found.len() < limit
        && let Some(row) = rows.next()?
    {
        let debtor = row.get(0)?;
        if outdated.contains(&debtor) {
            found.push(debtor);
        }
    }
    Ok(found)
}

pub(super) fn latest_batches(
    connection: &Connection,
    window: Option<&str>,
    limit: usize,
) -> Result<Vec<Batch>> {
    let mut statement = connection.prepare_cached(match window {
        Some(_) => {
            "SELECT id, recorded_at, author, window, action, undoes, amends FROM batch
             WHERE window = ?1 ORDER BY seq DESC LIMIT ?2"
        }
        None => {
            "SELECT id, recorded_at, author, window, action, undoes, amends FROM batch
             WHERE ?1 IS NULL ORDER BY seq DESC LIMIT ?2"
        }
    })?;
    let mut rows = statement.query(params![window, limit as i64])?;
    let mut batches = Vec::new();
    while let Some(row) = rows.next()? {
        let recorded_at: String = row.get(1)?;
        batches.push(Batch {
            id: BatchId(row.get(0)?),
            recorded_at: moment(&recorded_at, 0)?,
            author: row.get(2)?,
            window: row.get(3)?,
            action: row.get(4)?,
            undoes: row.get::<_, Option<[u8; 16]>>(5)?.map(BatchId),
            amends: row.get::<_, Option<[u8; 16]>>(6)?.map(BatchId),
        });
    }
    Ok(batches)
}

pub(super) fn touched_since(
    connection: &Connection,
    moment: NaiveDateTime,
) -> Result<Vec<DebtorId>> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT d.debtor FROM batch b JOIN batch_debtor d ON d.batch = b.seq
         WHERE b.recorded_at >= ?1 ORDER BY d.debtor",
    )?;
    let found = statement.query_map([moment_text(moment)], |row| row.get(0))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn debtors_of(connection: &Connection, batch: BatchId) -> Result<Vec<DebtorId>> {
    let mut statement = connection.prepare_cached(
        "SELECT debtor FROM batch_debtor WHERE batch = (SELECT seq FROM batch WHERE id = ?1)
         ORDER BY debtor",
    )?;
    let found = statement.query_map([batch.0], |row| row.get(0))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn setting(connection: &Connection, name: &str) -> Result<Option<String>> {
    let mut statement = connection.prepare_cached("SELECT value FROM setting WHERE name = ?1")?;
    Ok(statement.query_row([name], |row| row.get(0)).optional()?)
}

pub(super) fn drafts(connection: &Connection) -> Result<Vec<Draft>> {
    let mut statement = connection.prepare_cached(
        "SELECT debtor, window, text, saved_at, about, kind FROM draft ORDER BY saved_at DESC",
    )?;
    let mut rows = statement.query([])?;
    let mut drafts = Vec::new();
    while let Some(row) = rows.next()? {
        let debtor = row.get(0)?;
        let saved_at: String = row.get(3)?;
        let about: Option<String> = row.get(4)?;
        let kind: String = row.get(5)?;
        // A call that can't be read any more is offered as the note that it also is.
        let what = match (kind.as_str(), about) {
            ("message", Some(about)) => DraftOf::Message(about),
            ("call", Some(about)) => {
                serde_json::from_str(&about).map_or(DraftOf::Note, DraftOf::Call)
            }
            _ => DraftOf::Note,
        };
        drafts.push(Draft {
            debtor,
            window: row.get(1)?,
            what,
            text: row.get(2)?,
            saved_at: moment(&saved_at, debtor)?,
        });
    }
    Ok(drafts)
}

/// How far the book has come.
pub(super) fn seen(connection: &Connection) -> Result<Seen> {
    let number = |sql: &str| -> Result<i64> {
        let mut statement = connection.prepare_cached(sql)?;
        Ok(statement.query_row([], |row| row.get(0))?)
    };
    let revision = setting(connection, super::maintain::REVISION)?;
    Ok(Seen {
        data_version: number("PRAGMA data_version")?,
        last_batch: number("SELECT coalesce(max(seq), 0) FROM batch")?,
        revision: revision.and_then(|text| text.parse().ok()).unwrap_or(0),
    })
}

/// What changed between two looks.
pub(super) fn changes(connection: &Connection, before: Option<Seen>, now: Seen) -> Result<Changes> {
    let Some(before) = before else {
        return Ok(Changes::None);
    };
    if before.revision != now.revision {
        return Ok(Changes::Everything);
    }
    if before.last_batch == now.last_batch {
        return Ok(Changes::None);
    }
    let mut statement = connection
        .prepare_cached("SELECT DISTINCT debtor FROM batch_debtor WHERE batch > ?1 LIMIT ?2")?;
    let found = statement.query_map(params![before.last_batch, LISTED as i64 + 1], |row| {
        row.get(0)
    })?;
    let debtors = found.collect::<rusqlite::Result<Vec<DebtorId>>>()?;
    if debtors.len() > LISTED {
        return Ok(Changes::Everything);
    }
    Ok(Changes::Debtors(debtors))
}
