//! Tells movements of an account, which no bank's headings gave away, from invoices.

use super::amounts::figure;
use super::bank::{Slot as BankSlot, slot as bank_slot};
use super::columns::{Assigned, Why};
use super::error::ReadError;
use super::field::Field;
use super::heading_words::tokens;
use super::recognise::Table;
use super::synonyms::Slot;

/// What movements have not and invoices mostly have.
const OF_INVOICES: [Field; 9] = [
    Field::InvoiceNumber,
    Field::DueOn,
    Field::TermsDays,
    Field::NetAmount,
    Field::Balance,
    Field::Paid,
    Field::Status,
    Field::TaxId,
    Field::Email,
];

/// Refuses a table with a day, a text and an amount of either sign or an account, which no word calls one of invoices.
///
/// # Errors
/// [`ReadError::Movements`]. What a person or an earlier import said of the columns goes before.
pub(super) fn refuse_movements(table: &Table, assigned: &[Assigned]) -> Result<(), ReadError> {
    let is_told = |it: &Assigned| matches!(it.why, Why::ByHand | Why::Remembered);
    let is_of_invoices = |it: &Assigned| OF_INVOICES.iter().any(|of| it.slot == Slot::Field(*of));
    if assigned.iter().any(|it| is_told(it) || is_of_invoices(it)) {
        return Ok(());
    }
    let total = assigned
        .iter()
        .find(|it| it.slot == Slot::Field(Field::Total));
    let has_words = has_slot(table, BankSlot::Words).is_some();
    let Some(total) =
        total.filter(|_| has_words && !table.headings.iter().any(|it| names_client(it)))
    else {
        return Ok(());
    };
    let signs = cells(table, total.column).filter_map(|cell| Some(figure(cell)?.negative));
    let (out, in_): (Vec<bool>, Vec<bool>) = signs.partition(|negative| *negative);
    let both = !out.is_empty() && !in_.is_empty();
    let account = [BankSlot::Account, BankSlot::PayerAccount];
    let mut accounts = account.iter().filter_map(|slot| has_slot(table, *slot));
    if both || accounts.any(|column| holds_accounts(table, column)) {
        let heading = table.headings.get(total.column).cloned();
        return Err(ReadError::Movements {
            heading: heading.unwrap_or_default(),
        });
    }
    Ok(())
}

fn has_slot(table: &Table, wanted: BankSlot) -> Option<usize> {
    let mut headings = table.headings.iter();
    headings.position(|heading| bank_slot(heading) == Some(wanted))
}

fn cells(table: &Table, column: usize) -> impl Iterator<Item = &str> {
    let cells = table.rows.iter().filter_map(move |row| row.get(column));
    cells
        .map(|cell| cell.trim())
        .filter(|cell| !cell.is_empty())
}

/// Whether every filled cell of a column is the number of an account.
fn holds_accounts(table: &Table, column: usize) -> bool {
    const FIGURES_AT_LEAST: usize = 10;
    let mut some = false;
    let all = cells(table, column)
        .inspect(|_| some = true)
        .all(|cell| cell.bytes().filter(u8::is_ascii_digit).count() >= FIGURES_AT_LEAST);
    some && all
}

fn names_client(heading: &str) -> bool {
    tokens(heading).iter().any(|word| {
        matches!(
            word.as_str(),
            "cliente"
                | "clientes"
                | "customer"
                | "client"
                | "deudor"
                | "debtor"
                | "factura"
                | "invoice"
        )
    })
}
