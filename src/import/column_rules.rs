//! What can be decided about columns only by looking at several of them together.

use super::columns::{Assigned, Column, Why};
use super::content;
use super::field::{Field, FieldKind};
use super::heading_words::heading_key;
use super::synonyms::{Meaning, Slot, Tier};
use std::collections::{HashMap, HashSet};

/// Applies all the rules to what was assigned column by column.
pub(super) fn settle(columns: &[Column<'_>], rows: &[Vec<String>], assigned: &mut Vec<Assigned>) {
    keep_dates_and_amounts_loud(columns, assigned);
    settle_contacts(columns, assigned);
    settle_fees(columns, assigned);
    settle_disputes(columns, assigned);
    settle_row_ids(columns, rows, assigned);
    settle_credit_notes(columns, rows, assigned);
    settle_names(assigned);
    settle_numbers_and_flags(assigned);
    add_repeated_headings(columns, assigned);
}

/// A column that is called "due date" and holds no dates is used all the same, when no other serves: that each of
/// its rows is refused with its value is better than invoices without dates and no word about it.
fn keep_dates_and_amounts_loud(columns: &[Column<'_>], assigned: &mut Vec<Assigned>) {
    const AMOUNTS: [Field; 3] = [Field::Total, Field::Balance, Field::NetAmount];
    for field in [Field::DueOn, Field::IssuedOn, Field::Total, Field::Balance] {
        let slot = Slot::Field(field);
        let served = |assigned: &[Assigned]| {
            assigned.iter().any(|known| {
                known.slot == slot
                    || (AMOUNTS.contains(&field)
                        && AMOUNTS
                            .iter()
                            .any(|amount| known.slot == Slot::Field(*amount)))
            })
        };
        if served(assigned) {
            continue;
        }
        let found = columns.iter().enumerate().find(|(index, column)| {
            let names_it = |meaning: &Meaning| {
                meaning.slot == slot && meaning.tier == Tier::Whole && !meaning.needs_proof
            };
            !column.cells.is_empty()
                && column.reading.meanings.iter().any(names_it)
                && assigned.iter().all(|known| known.column != *index)
        });
        if let Some((index, _)) = found {
            assigned.push(Assigned {
                slot,
                column: index,
                why: Why::Heading,
            });
        }
    }
}

/// "Contacto" is the customer in some programs, if nothing else is.
fn settle_contacts(columns: &[Column<'_>], assigned: &mut [Assigned]) {
    if assigned
        .iter()
        .any(|known| known.slot == Slot::Field(Field::DebtorName))
    {
        return;
    }
    let person = assigned
        .iter_mut()
        .find(|known| known.slot == Slot::Field(Field::ContactPerson));
    let can_be_name = |column: usize| {
        let meanings = columns
            .get(column)
            .map(|column| column.reading.meanings.as_slice())
            .unwrap_or_default();
        meanings
            .iter()
            .any(|meaning| meaning.slot == Slot::Field(Field::DebtorName))
    };
    if let Some(person) = person.filter(|person| can_be_name(person.column)) {
        person.slot = Slot::Field(Field::DebtorName);
        person.why = Why::Content;
    }
}

/// "Cuota" is the tax beside a net amount, and else what is to be paid.
fn settle_fees(columns: &[Column<'_>], assigned: &mut [Assigned]) {
    let amounts = [Field::Total, Field::NetAmount, Field::Balance].map(Slot::Field);
    if assigned.iter().any(|known| amounts.contains(&known.slot)) {
        return;
    }
    let is_fee = |known: &&mut Assigned| {
        known.slot == Slot::Field(Field::TaxAmount)
            && columns
                .get(known.column)
                .is_some_and(|column| heading_key(column.heading) == "cuota")
    };
    if let Some(fee) = assigned.iter_mut().find(is_fee) {
        fee.slot = Slot::Field(Field::Total);
        fee.why = Why::Content;
    }
}

/// "En disputa" over amounts is how much is contested, and not yes or no.
fn settle_disputes(columns: &[Column<'_>], assigned: &mut Vec<Assigned>) {
    let amount = Slot::Field(Field::DisputedAmount);
    let flag = Slot::Field(Field::Disputed);
    if assigned.iter().any(|known| known.slot == amount) {
        return;
    }
    let found = columns.iter().enumerate().find(|(index, column)| {
        let is_free = assigned
            .iter()
            .all(|known| known.column != *index || known.slot == flag);
        let named = |meaning: &Meaning| meaning.slot == flag && meaning.tier >= Tier::Part;
        is_free
            && column.reading.meanings.iter().any(named)
            && content::share(amount, &column.cells).is_some_and(|share| share >= 90)
            && content::share(flag, &column.cells).is_some_and(|share| share < 100)
    });
    if let Some((index, _)) = found {
        assigned.retain(|known| known.column != index);
        assigned.push(Assigned {
            slot: amount,
            column: index,
            why: Why::Content,
        });
    }
}

/// "ID" or "Código" may number the debtors or the rows. It is the debtor's if each name has but one; when it
/// numbers the rows it is the invoice's. A code beside an invoice number is the debtor's however often a name comes:
/// two people can be called the same.
fn settle_row_ids(columns: &[Column<'_>], rows: &[Vec<String>], assigned: &mut Vec<Assigned>) {
    const VAGUE: [&str; 12] = [
        "id",
        "codigo",
        "code",
        "clave",
        "numero",
        "idnumero",
        "accountcode",
        "account",
        "accountnumero",
        "cuenta",
        "subcuenta",
        "cuentacontable",
    ];
    const ROW_IDS: [&str; 3] = ["id", "numero", "idnumero"];
    let column_of = |assigned: &[Assigned], slot| {
        assigned
            .iter()
            .find(|known| known.slot == slot)
            .map(|known| known.column)
    };
    let code_slot = Slot::Field(Field::DebtorCode);
    let number_slot = Slot::Field(Field::InvoiceNumber);
    let Some(code) = column_of(assigned, code_slot) else {
        return;
    };
    let heading = columns
        .get(code)
        .map(|column| heading_key(column.heading))
        .unwrap_or_default();
    if !VAGUE.contains(&heading.as_str()) {
        return;
    }
    let name = column_of(assigned, Slot::Field(Field::DebtorName))
        .or_else(|| column_of(assigned, Slot::Field(Field::TaxId)));
    let dated = column_of(assigned, Slot::Field(Field::IssuedOn)).is_some();
    let has_amount = [Field::Total, Field::Balance, Field::NetAmount]
        .iter()
        .any(|field| column_of(assigned, Slot::Field(*field)).is_some());
    let Some(name) = name else { return };
    let pairs = rows
        .iter()
        .filter_map(|row| Some((row.get(code)?.as_str(), row.get(name)?.as_str())));
    let pairs: Vec<(&str, &str)> = pairs
        .filter(|(code, name)| !code.is_empty() && !name.is_empty())
        .collect();
    let codes: HashSet<&str> = pairs.iter().map(|(code, _)| *code).collect();
    let names: HashSet<&str> = pairs.iter().map(|(_, name)| *name).collect();
    let number_is_free = column_of(assigned, number_slot).is_none();
    // Programs give each record an "id", beside its number or not; of other codes only a tax id that comes with
    // several of them shows it.
    let tax_id = column_of(assigned, Slot::Field(Field::TaxId));
    let repeats_tax_ids = || {
        let Some(column) = tax_id else { return false };
        let filled = rows.iter().filter_map(|row| row.get(column));
        let filled: Vec<&String> = filled.filter(|cell| !cell.is_empty()).collect();
        filled.iter().collect::<HashSet<_>>().len() < filled.len()
    };
    let may_be_a_record =
        number_is_free || ROW_IDS.contains(&heading.as_str()) || repeats_tax_ids();
    let numbers_rows = codes.len() == pairs.len()
        && ((may_be_a_record && names.len() < pairs.len())
            || (dated && has_amount && number_is_free));
    let mixes_names =
        codes.len() < pairs.iter().collect::<HashSet<_>>().len() && codes.len() * 2 <= names.len();
    if !numbers_rows && !mixes_names {
        return;
    }
    assigned.retain(|known| known.slot != code_slot);
    if number_is_free && numbers_rows {
        assigned.push(Assigned {
            slot: number_slot,
            column: code,
            why: Why::Content,
        });
    }
}

/// In a list of credit notes each row has the number of one; the invoice beside it is the one that is corrected. A list of
/// invoices names credit notes here and there.
fn settle_credit_notes(columns: &[Column<'_>], rows: &[Vec<String>], assigned: &mut Vec<Assigned>) {
    let credit = Slot::CreditNumber;
    let found = assigned.iter().find(|known| known.slot == credit).copied();
    let Some(found) = found else { return };
    assigned.retain(|known| known.slot != credit);
    let in_use = rows.iter().filter(|row| {
        let filled = row.iter().filter(|cell| !cell.is_empty());
        filled.count() * 2 > columns.len()
    });
    let (numbered, all) = in_use.fold((0, 0), |(numbered, all), row| {
        let is_numbered = row.get(found.column).is_some_and(|cell| !cell.is_empty());
        (numbered + usize::from(is_numbered), all + 1)
    });
    if all > 0 && numbered * 10 >= all * 9 {
        let number = Slot::Field(Field::InvoiceNumber);
        assigned.retain(|known| known.slot != number);
        assigned.push(Assigned {
            slot: number,
            ..found
        });
    }
}

/// First and last names are the debtor's, if there is no other name, or else the contact person's.
fn settle_names(assigned: &mut Vec<Assigned>) {
    let has = |slot| assigned.iter().any(|known: &Assigned| known.slot == slot);
    let field = if !has(Slot::Field(Field::DebtorName)) {
        Field::DebtorName
    } else if has(Slot::FirstName) && !has(Slot::Field(Field::ContactPerson)) {
        Field::ContactPerson
    } else if has(Slot::LastName) && !has(Slot::FirstName) {
        // `Nombre` and `Apellidos`: the one column of the name lacks the other.
        Field::DebtorName
    } else {
        assigned.retain(|known| !matches!(known.slot, Slot::FirstName | Slot::LastName));
        return;
    };
    let mut parts: Vec<Assigned> = Vec::new();
    for slot in [Slot::FirstName, Slot::LastName] {
        parts.extend(assigned.iter().filter(|known| known.slot == slot));
    }
    assigned.retain(|known| !matches!(known.slot, Slot::FirstName | Slot::LastName));
    assigned.extend(parts.into_iter().map(|part| Assigned {
        slot: Slot::Field(field),
        ..part
    }));
}

/// The series goes before the number, and a column of yes and no serves where no status is given in words.
fn settle_numbers_and_flags(assigned: &mut Vec<Assigned>) {
    let number = Slot::Field(Field::InvoiceNumber);
    if let Some(at) = assigned.iter().position(|known| known.slot == Slot::Series) {
        let series = assigned.remove(at);
        if let Some(at) = assigned.iter().position(|known| known.slot == number) {
            assigned.insert(
                at,
                Assigned {
                    slot: number,
                    ..series
                },
            );
        }
    }
    let status = Slot::Field(Field::Status);
    for flag in [Slot::SettledFlag, Slot::OpenFlag] {
        let has_status = assigned.iter().any(|known| known.slot == status);
        if let Some(at) = assigned.iter().position(|known| known.slot == flag) {
            let column = assigned.remove(at);
            if !has_status {
                assigned.push(Assigned {
                    slot: status,
                    ..column
                });
            }
        }
    }
}

/// A heading that comes twice, and further columns of e-mail, phone and status, fill the gaps of the first.
fn add_repeated_headings(columns: &[Column<'_>], assigned: &mut Vec<Assigned>) {
    let first_of: HashMap<usize, Assigned> = assigned
        .iter()
        .map(|known| (known.column, *known))
        .collect();
    for (index, column) in columns
        .iter()
        .enumerate()
        .filter(|(index, _)| !first_of.contains_key(index))
    {
        let found = assigned.iter().find(|known| {
            let Slot::Field(field) = known.slot else {
                return false;
            };
            let same_heading = || {
                columns
                    .get(known.column)
                    .is_some_and(|first| heading_key(first.heading) == heading_key(column.heading))
            };
            let also_means = || {
                matches!(field, Field::Email | Field::Phone | Field::Status)
                    && column
                        .reading
                        .meanings
                        .iter()
                        .any(|meaning| meaning.slot == known.slot && meaning.tier == Tier::Whole)
                    && content::share(known.slot, &column.cells).is_some_and(|share| share >= 50)
            };
            known.why != Why::SameFieldAgain
                && (field.kind() == FieldKind::Text && same_heading() || also_means())
        });
        if let Some(first) = found {
            assigned.push(Assigned {
                slot: first.slot,
                column: index,
                why: Why::SameFieldAgain,
            });
        }
    }
}
