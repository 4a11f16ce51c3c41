//! The columns of a list of payments, which often comes from a bank's table and has its headings.

use super::bank::{Slot as BankSlot, slot as bank_slot};
use super::columns::{Assigned, Column, Why};
use super::content;
use super::error::ReadError;
use super::field::Field;
use super::heading_words::tokens;
use super::options::ReadOptions;
use super::planning::column_of;
use super::recognise::Table;
use super::synonyms::Slot;

/// What a bank calls the columns of a payment, the likelier first.
const BANK_NAMES: [(Field, &[BankSlot]); 5] = [
    (
        Field::InvoiceNumber,
        &[BankSlot::Words, BankSlot::Reference],
    ),
    (Field::PaidOn, &[BankSlot::ValueOn, BankSlot::BookedOn]),
    (Field::DebtorName, &[BankSlot::Payer]),
    (Field::TaxId, &[BankSlot::PayerTaxId]),
    (Field::Currency, &[BankSlot::Currency]),
];

/// Of a hundred cells that are to be numbers of invoices, so many look like one: among payers, many write something else.
const NUMBERS_AT_LEAST: usize = 50;

/// Fills what a list of payments needs and its headings left open with the columns that banks name otherwise. Words and
/// references are the number of the invoice only where most cells are single words with figures.
pub(super) fn take_bank_names(columns: &[Column<'_>], assigned: &mut Vec<Assigned>) {
    for (field, names) in BANK_NAMES {
        let wanted = Slot::Field(field);
        let is_known = assigned.iter().any(|known| match field {
            Field::PaidOn => {
                let issued = Slot::Field(Field::IssuedOn);
                known.slot == wanted || known.slot == issued
            }
            _ => known.slot == wanted,
        });
        if is_known {
            continue;
        }
        let found = names.iter().find_map(|name| {
            columns.iter().enumerate().find_map(|(index, column)| {
                let is_free = assigned
                    .iter()
                    .all(|known| known.column != index || known.slot == Slot::Field(Field::Notes));
                let fits = bank_slot(column.heading) == Some(*name) && can_be(field, column);
                (is_free && fits).then_some(index)
            })
        });
        if let Some(column) = found {
            assigned.retain(|known| known.column != column);
            assigned.push(Assigned {
                slot: wanted,
                column,
                why: Why::Content,
            });
        }
    }
}

fn can_be(field: Field, column: &Column<'_>) -> bool {
    let slot = Slot::Field(field);
    let Some(share) = content::share(slot, &column.cells) else {
        return false;
    };
    if field != Field::InvoiceNumber {
        return !content::is_unfit(slot, share);
    }
    // The reference of a payment is the bank's own number for it.
    let of_payment = tokens(column.heading)
        .iter()
        .any(|word| matches!(word.as_str(), "payment" | "pago" | "transferencia" | "bank"));
    let codes = column.cells.iter().filter(|cell| content::is_code(cell));
    !of_payment && codes.count() * 100 >= column.cells.len() * NUMBERS_AT_LEAST
}

/// Whether no one said of a column that it is what only invoices have.
pub(super) fn may_list_payments(options: &ReadOptions) -> bool {
    const OF_INVOICES: [Field; 6] = [
        Field::Total,
        Field::NetAmount,
        Field::Balance,
        Field::IssuedOn,
        Field::DueOn,
        Field::TermsDays,
    ];
    let mut chosen = options.mapping.iter();
    chosen.all(|(field, wanted)| {
        let is_left_out = matches!(wanted.trim(), "" | "-");
        is_left_out || !OF_INVOICES.contains(field)
    })
}

/// What a list of payments can't do without and has not.
pub(super) fn missing_of_payments(assigned: &[Assigned]) -> Vec<Field> {
    const NEEDED: [&[Field]; 3] = [
        &[Field::InvoiceNumber],
        &[Field::PaidOn, Field::IssuedOn],
        &[Field::DebtorName, Field::DebtorCode, Field::TaxId],
    ];
    let has = |field: &Field| column_of(assigned, *field).is_some();
    let lacking = NEEDED.iter().filter(|fields| !fields.iter().any(has));
    lacking
        .filter_map(|fields| fields.first().copied())
        .collect()
}

pub(super) fn payments_refused(table: &Table, missing: Vec<Field>, evidence: String) -> ReadError {
    ReadError::PaymentsList {
        evidence: evidence.into(),
        missing: missing.into(),
        headings: table.headings.clone().into(),
    }
}

/// Of the columns of a list of payments: whose, of which invoice, how much, when, and what else is written.
pub(super) fn as_payments(assigned: &mut Vec<Assigned>) {
    let first = |assigned: &[Assigned], fields: &[Field]| {
        fields.iter().find_map(|field| column_of(assigned, *field))
    };
    let amounts = [Field::Paid, Field::Total, Field::NetAmount];
    let amount = first(assigned, &amounts);
    let day = first(assigned, &[Field::PaidOn, Field::IssuedOn]);
    for known in assigned.iter_mut() {
        if Some(known.column) == amount {
            known.slot = Slot::Field(Field::Paid);
        } else if Some(known.column) == day {
            known.slot = Slot::Field(Field::PaidOn);
        }
    }
    let kept = [
        Field::DebtorCode,
        Field::DebtorName,
        Field::TaxId,
        Field::InvoiceNumber,
        Field::Currency,
        Field::Notes,
    ];
    assigned.retain(|known| {
        let is_kept = kept.iter().any(|field| known.slot == Slot::Field(*field));
        is_kept || Some(known.column) == amount || Some(known.column) == day
    });
}
