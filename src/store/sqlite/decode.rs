//! Rows to entries and back to dates.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Timelike};
use rusqlite::{Connection, Row};

use super::{BatchHead, DebtorId, Result, StoreError};
use crate::domain::fact::{BatchId, Entry, Fact, IMPORT};
use crate::store::figures::{self, FIGURES};

const ROW: &str = "SELECT debtor, number, batch, kind, happened_at, content, facts FROM journal";

/// A debtor's chain has room for so many entries: the id of a row is made of its debtor and the number of
/// its first entry.
pub(super) const LAST_NUMBER: u32 = 0xff_ffff;

/// The id of the row whose first entry has this number.
pub(super) fn row_id(debtor: DebtorId, number: u32) -> i64 {
    (debtor << 24) | i64::from(number)
}

type Batches = RefCell<HashMap<i64, Arc<BatchHead>>>;

/// The entries of one debtor, in chain order.
pub(super) fn entries(
    connection: &Connection,
    batches: &Batches,
    debtor: DebtorId,
) -> Result<Vec<Entry>> {
    let mut statement =
        connection.prepare_cached(&format!("{ROW} WHERE id BETWEEN ?1 AND ?2 ORDER BY id"))?;
    let mut rows = statement.query([row_id(debtor, 0), row_id(debtor, LAST_NUMBER)])?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        unpack(connection, batches, debtor, row, &mut entries)?;
    }
    Ok(entries)
}

/// The chains of all debtors, one after the other.
pub(super) fn each_chain(
    connection: &Connection,
    batches: &Batches,
    each: &mut dyn FnMut(DebtorId, &[Entry]) -> Result<bool>,
) -> Result<()> {
    let mut statement = connection.prepare_cached(&format!("{ROW} ORDER BY id"))?;
    let mut rows = statement.query([])?;
    let mut chain: Vec<Entry> = Vec::new();
    let mut current = None;
    while let Some(row) = rows.next()? {
        let debtor: DebtorId = row.get(0)?;
        if current != Some(debtor) {
            if let Some(previous) = current
                && !each(previous, &chain)?
            {
                return Ok(());
            }
            chain.clear();
            current = Some(debtor);
        }
        unpack(connection, batches, debtor, row, &mut chain)?;
    }
    if let Some(last) = current {
        each(last, &chain)?;
    }
    Ok(())
}

/// Appends the entries of a row.
fn unpack(
    connection: &Connection,
    batches: &Batches,
    debtor: DebtorId,
    row: &Row<'_>,
    entries: &mut Vec<Entry>,
) -> Result<()> {
    let text = |at: usize| row.get_ref(at)?.as_str().map_err(rusqlite::Error::from);
    let number: u32 = row.get(1)?;
    let batch = batch_head(connection, batches, row.get(2)?)?;
    let mut add = |offset: u32, happened_at, fact| {
        entries.push(Entry {
            number: number + offset,
            batch: batch.id,
            happened_at,
            recorded_at: batch.recorded_at,
            author: Arc::clone(&batch.author),
            imported: batch.imported,
            fact,
        });
    };
    let happened_at = moment(text(4)?, debtor)?;
    let content = row.get_ref(5)?.as_str_or_null();
    match content.map_err(rusqlite::Error::from)? {
        None => {
            let facts: u32 = row.get(6)?;
            (0..facts).for_each(|offset| add(offset, happened_at, None));
        }
        Some(content) if text(3)? == FIGURES => {
            for (offset, (happened_at, fact)) in (0..).zip(figures::read(content)?) {
                add(offset, happened_at, Some(fact));
            }
        }
        Some(content) => add(0, happened_at, Some(Fact::decode(text(3)?, content)?)),
    }
    Ok(())
}

fn batch_head(connection: &Connection, batches: &Batches, seq: i64) -> Result<Arc<BatchHead>> {
    if let Some(known) = batches.borrow().get(&seq) {
        return Ok(Arc::clone(known));
    }
    let mut statement = connection
        .prepare_cached("SELECT id, recorded_at, author, action FROM batch WHERE seq = ?1")?;
    let (id, recorded_at, author, action): ([u8; 16], String, String, String) = statement
        .query_row([seq], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        })?;
    let head = Arc::new(BatchHead {
        id: BatchId(id),
        recorded_at: moment(&recorded_at, 0)?,
        author: author.into(),
        imported: action == IMPORT,
    });
    batches.borrow_mut().insert(seq, Arc::clone(&head));
    Ok(head)
}

/// A moment as the journal writes it.
pub(super) fn moment(text: &str, debtor: DebtorId) -> Result<NaiveDateTime> {
    if let Some(moment) = plain_moment(text.as_bytes()) {
        return Ok(moment);
    }
    text.parse()
        .map_err(|error: chrono::ParseError| StoreError::Damaged {
            what: "a moment",
            debtor,
            problem: format!("{text}: {error}"),
        })
}

/// How the journal writes a moment: `2026-11-23T10:00:00`.
pub(super) fn moment_text(moment: NaiveDateTime) -> String {
    let Ok(year @ 0..=9999) = u32::try_from(moment.year()) else {
        return moment.format("%Y-%m-%dT%H:%M:%S").to_string();
    };
    let mut text = String::with_capacity(19);
    push_digits(&mut text, year, 1000);
    let parts = [
        ('-', moment.month()),
        ('-', moment.day()),
        ('T', moment.hour()),
        (':', moment.minute()),
        (':', moment.second()),
    ];
    for (mark, part) in parts {
        text.push(mark);
        push_digits(&mut text, part, 10);
    }
    text
}

/// Writes a number with all its places, the first of which is worth `place`.
fn push_digits(text: &mut String, number: u32, place: u32) {
    let mut place = place;
    while place > 0 {
        text.push(char::from(b'0' + (number / place % 10) as u8));
        place /= 10;
    }
}

/// A moment written as [`moment_text`] does; journals hold hundreds of thousands of them.
fn plain_moment(text: &[u8]) -> Option<NaiveDateTime> {
    if text.len() != 19
        || [text[4], text[7], text[10], text[13], text[16]] != [b'-', b'-', b'T', b':', b':']
    {
        return None;
    }
    let number = |from: usize, to: usize| {
        text[from..to].iter().try_fold(0, |number: u32, digit| {
            let digit = digit.is_ascii_digit().then(|| u32::from(digit - b'0'))?;
            Some(number * 10 + digit)
        })
    };
    let year = i32::try_from(number(0, 4)?).ok()?;
    NaiveDate::from_ymd_opt(year, number(5, 7)?, number(8, 10)?)?.and_hms_opt(
        number(11, 13)?,
        number(14, 16)?,
        number(17, 19)?,
    )
}

/// Seconds from 1970-01-01, local time.
pub(super) fn moment_number(moment: NaiveDateTime) -> i64 {
    moment.and_utc().timestamp()
}

/// The moment with this number of seconds from 1970-01-01, local time.
pub(super) fn moment_of(number: i64) -> Option<NaiveDateTime> {
    DateTime::from_timestamp(number, 0).map(|moment| moment.naive_utc())
}
