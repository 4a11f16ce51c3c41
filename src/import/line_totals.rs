//! Lists with a row for each line of an invoice and no total: the amounts of the lines are added up.

use super::columns::{Assigned, Column, Why};
use super::content;
use super::field::Field;
use super::synonyms::Slot;
use super::words;

/// Takes the amounts of lines for the total where there is an invoice number and no amount of the whole invoice. Gives back
/// whether it did.
pub(super) fn take_line_totals(columns: &[Column<'_>], assigned: &mut Vec<Assigned>) -> bool {
    let has = |field| {
        assigned
            .iter()
            .any(|known| known.slot == Slot::Field(field))
    };
    let has_amount = [Field::Total, Field::NetAmount, Field::Balance]
        .into_iter()
        .any(has);
    if has_amount || !has(Field::InvoiceNumber) {
        return false;
    }
    let total = Slot::Field(Field::Total);
    let found = columns.iter().position(|column| {
        words::is_line_total(column.heading)
            && content::share(total, &column.cells).is_some_and(|share| share >= 90)
    });
    let Some(column) = found else { return false };
    assigned.retain(|known| known.column != column);
    // The tax of a line is in it already.
    assigned.retain(|known| known.slot != Slot::Field(Field::TaxAmount));
    assigned.push(Assigned {
        slot: total,
        column,
        why: Why::Heading,
    });
    true
}
