//! The journal as it is, with what was taken back, and the hashes by which a later change shows; the batches; the drafts.

use super::line::{maybe, moment, plain, text};
use super::{ExportError, Target};
use crate::app::{AppError, Book};
use crate::store::DraftOf;

pub(super) const TABLES: [(&str, &[&str]); 3] = [
    (
        "journal",
        &[
            "debtor",
            "entry",
            "facts",
            "batch",
            "kind",
            "happened_at",
            "recorded_at",
            "author",
            "content",
            "salt",
            "content_hash",
            "previous_hash",
            "hash",
        ],
    ),
    (
        "batches",
        &[
            "batch",
            "recorded_at",
            "author",
            "window",
            "action",
            "undoes",
            "amends",
        ],
    ),
    (
        "drafts",
        &["debtor", "window", "kind", "saved_at", "text", "call"],
    ),
];

/// Writes these tables, the first of which is at this place.
pub(super) fn write(book: &Book, files: &mut dyn Target, first: usize) -> Result<(), ExportError> {
    let mut failed = None;
    let read = book.store().each_row(None, &mut |row| {
        files.lines(first).row([
            plain(row.debtor),
            plain(row.number),
            plain(row.facts),
            plain(row.batch),
            plain(row.kind),
            moment(row.happened_at),
            moment(row.recorded_at),
            text(row.author),
            text(row.content.unwrap_or_default()),
            plain(row.salt.map(|it| hex(it)).unwrap_or_default()),
            plain(hex(row.content_hash)),
            plain(hex(row.previous_hash)),
            plain(hex(&row.link().hash())),
        ]);
        failed = files.flush(false).err();
        Ok(failed.is_none())
    });
    read.map_err(AppError::from)?;
    if let Some(error) = failed {
        return Err(error);
    }
    let batches = book.store().latest_batches(None, usize::MAX);
    for batch in batches.map_err(AppError::from)?.iter().rev() {
        files.lines(first + 1).row([
            plain(batch.id),
            moment(batch.recorded_at),
            text(&batch.author),
            text(&batch.window),
            plain(&batch.action),
            maybe(batch.undoes),
            maybe(batch.amends),
        ]);
    }
    for draft in book.store().drafts().map_err(AppError::from)? {
        let (kind, call) = match &draft.what {
            DraftOf::Note => ("note", None),
            DraftOf::Call(call) => ("call", serde_json::to_string(call).ok()),
            DraftOf::Message(message) => ("message", Some(message.clone())),
        };
        files.lines(first + 2).row([
            plain(draft.debtor),
            text(&draft.window),
            plain(kind),
            moment(draft.saved_at),
            text(&draft.text),
            maybe(call),
        ]);
    }
    Ok(())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
