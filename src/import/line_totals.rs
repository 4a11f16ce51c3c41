//! Lists with a row for each line of an invoice and no total: the amounts of the lines are added up.

use super::columns::{Assigned, Column, Why};
use super::content;
use super::field::Field;
use super::heading_words::heading_key;
use super::synonyms::Slot;
use super::words;

/// Takes the amounts of lines for the total where there is an invoice number and no amount of the whole invoice. Gives back
/// whether the total is one of lines, be it that a person or an earlier import said so.
pub(super) fn take_line_totals(columns: &[Column<'_>], assigned: &mut Vec<Assigned>) -> bool {
    let column_of = |field| {
        let mut all = assigned.iter();
        all.find(|known| known.slot == Slot::Field(field))
            .map(|known| known.column)
    };
    let has_whole = [Field::NetAmount, Field::Balance]
        .into_iter()
        .any(|field| column_of(field).is_some());
    if has_whole || column_of(Field::InvoiceNumber).is_none() {
        return false;
    }
    let total = Slot::Field(Field::Total);
    if let Some(known) = assigned.iter().find(|known| known.slot == total) {
        let heading = columns.get(known.column).map_or("", |it| it.heading);
        let is_chosen = matches!(known.why, Why::ByHand | Why::Remembered);
        if words::is_line_total(heading) {
            return true;
        }
        if is_chosen || !is_of_one_piece(heading) {
            return false;
        }
    }
    let found = columns.iter().position(|column| {
        words::is_line_total(column.heading)
            && content::share(total, &column.cells).is_some_and(|share| share >= 90)
    });
    let Some(column) = found else { return false };
    assigned.retain(|known| known.column != column && known.slot != total);
    // The tax of a line is in it already.
    assigned.retain(|known| known.slot != Slot::Field(Field::TaxAmount));
    assigned.push(Assigned {
        slot: total,
        column,
        why: Why::Heading,
    });
    true
}

/// Beside the amount of a line, a price is that of one piece, and *cantidad* how many there are.
fn is_of_one_piece(heading: &str) -> bool {
    let key = heading_key(heading);
    matches!(key.as_str(), "precio" | "price" | "cantidad")
}
