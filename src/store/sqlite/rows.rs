//! Reading the journal as it lies on disk.

use rusqlite::Connection;

use super::Result;
use super::decode::moment;
use crate::domain::chain::Hash;
use crate::domain::fact::BatchId;
use crate::store::{DebtorId, EachRow, JournalRow};

/// Calls `each` with every row, debtor by debtor and in the order of their chains, or with those of one debtor, until it
/// fails or says `false`.
pub(super) fn each_row(
    connection: &Connection,
    of: Option<DebtorId>,
    each: EachRow<'_>,
) -> Result<()> {
    let (first, last) = match of {
        None => (i64::MIN, i64::MAX),
        // A number that no debtor can have names no row.
        Some(debtor) => match debtor.checked_mul(1 << 24).filter(|it| *it > 0) {
            Some(first) => (first, first | 0xff_ffff),
            None => return Ok(()),
        },
    };
    let mut statement = connection.prepare(
        "SELECT e.debtor, e.number, e.facts, b.id, e.kind, e.happened_at, b.recorded_at, b.author,
           e.content, e.salt, e.content_hash, e.previous_hash
         FROM journal e JOIN batch b ON b.seq = e.batch WHERE e.id BETWEEN ?1 AND ?2 ORDER BY e.id",
    )?;
    let mut rows = statement.query([first, last])?;
    while let Some(row) = rows.next()? {
        let text = |at: usize| row.get_ref(at)?.as_str().map_err(rusqlite::Error::from);
        let content = row.get_ref(8)?.as_str_or_null();
        let debtor = row.get(0)?;
        let salt: Option<[u8; 16]> = row.get(9)?;
        let (content_hash, previous_hash): (Hash, Hash) = (row.get(10)?, row.get(11)?);
        let told = each(&JournalRow {
            debtor,
            number: row.get(1)?,
            facts: row.get(2)?,
            batch: BatchId(row.get(3)?),
            kind: text(4)?,
            happened_at: moment(text(5)?, debtor)?,
            recorded_at: moment(text(6)?, debtor)?,
            author: text(7)?,
            content: content.map_err(rusqlite::Error::from)?,
            salt: salt.as_ref(),
            content_hash: &content_hash,
            previous_hash: &previous_hash,
        });
        if !told? {
            break;
        }
    }
    Ok(())
}
