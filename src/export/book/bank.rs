//! The movements of the bank accounts, with what was taken back, and what persons made of them.

use std::collections::HashMap;

use super::line::{maybe, money, plain, text, words};
use super::{ExportError, Target};
use crate::app::{AppError, Book};
use crate::domain::fact::BatchId;
use crate::domain::movement::MovementId;

pub(super) const TABLES: [(&str, &[&str]); 2] = [
    (
        "bank_movements",
        &[
            "movement",
            "batch",
            "movement_state",
            "account",
            "booked_on",
            "value_on",
            "amount",
            "currency",
            "payer",
            "payer_account",
            "payer_tax_id",
            "reference",
            "text",
            "bank_reference",
            "format",
            "content",
        ],
    ),
    (
        "bank_movement_marks",
        &["movement", "batch", "mark", "debtor"],
    ),
];

/// Writes these tables, the first of which is at this place.
pub(super) fn write(book: &Book, files: &mut dyn Target, first: usize) -> Result<(), ExportError> {
    let (movements, marks) = book.store().kept_movements().map_err(AppError::from)?;
    let standing = book.movements()?;
    let standing: HashMap<(MovementId, BatchId), &str> = standing
        .iter()
        .map(|row| {
            let state = match &row.mark {
                Some(mark) => mark.kind.id(),
                None if row.movement.is_credit() => "open",
                None => "debit",
            };
            ((row.id, row.batch), state)
        })
        .collect();
    for kept in &movements {
        let (movement, payer) = (&kept.movement, &kept.movement.payer);
        let state = standing.get(&(kept.id, kept.batch)).copied();
        files.lines(first).row([
            plain(kept.id),
            plain(kept.batch),
            plain(state.unwrap_or("taken_back")),
            text(&movement.account),
            plain(movement.booked_on),
            maybe(movement.value_on),
            money(movement.money.amount, movement.money.currency),
            plain(movement.money.currency.code()),
            words(&payer.name),
            words(&payer.account),
            words(&payer.tax_id),
            words(&movement.reference),
            text(&movement.text),
            words(&movement.bank_reference),
            words(&movement.format),
            plain(serde_json::to_string(movement).unwrap_or_default()),
        ]);
        files.flush(false)?;
    }
    for kept in &marks {
        files.lines(first + 1).row([
            plain(kept.id),
            plain(kept.mark.batch),
            plain(kept.mark.kind.id()),
            maybe(kept.mark.debtor),
        ]);
    }
    Ok(())
}
