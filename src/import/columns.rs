//! Decides which column feeds which field.

use super::content;
use super::error::ReadError;
use super::field::{Field, FieldKind};
use super::options::ReadOptions;
use super::synonyms::{HeadingReading, Meaning, Slot, Tier, heading_key, read_heading};
use std::collections::{HashMap, HashSet};

/// Why a column is used, or isn't.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The heading is a known name of the field.
    Heading,
    /// Part of the heading is a known name of the field.
    PartOfHeading,
    /// Words of the heading and the cells agree.
    WordsOfHeading,
    /// The heading has several meanings; the cells or the other columns decided.
    Content,
    /// The heading occurs again; the first filled cell counts.
    SameFieldAgain,
    /// A person said so.
    ByHand,
    /// It was so for the same headings before.
    Remembered,
    /// The heading isn't known.
    Unknown,
    /// The heading names this field, but a list of debtors needs none.
    NotForDebtors(Field),
    /// The heading names this field, but the cells hold something else.
    CellsDoNotFit(Field),
    /// The heading names this field, but another column serves better.
    OtherColumnFits(Field),
}

/// A column that feeds a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Assigned {
    pub slot: Slot,
    pub column: usize,
    pub why: Why,
}

/// One column as the decision sees it.
pub(super) struct Column<'a> {
    pub heading: &'a str,
    pub reading: HeadingReading,
    pub cells: Vec<&'a str>,
}

struct Candidate {
    column: usize,
    meaning: Meaning,
    score: i64,
}

/// The columns of a table with the cells of its first rows.
pub(super) fn columns_of<'a>(headings: &'a [String], rows: &'a [Vec<String>]) -> Vec<Column<'a>> {
    const ENOUGH: usize = 200;
    headings
        .iter()
        .enumerate()
        .map(|(index, heading)| Column {
            heading,
            reading: read_heading(heading),
            cells: rows.iter().filter_map(|row| row.get(index)).map(String::as_str).filter(|cell| !cell.is_empty()).take(ENOUGH).collect(),
        })
        .collect()
}

/// The fields that the columns feed, by their headings and cells.
pub(super) fn propose(columns: &[Column<'_>], rows: &[Vec<String>]) -> Vec<Assigned> {
    let mut candidates: Vec<Candidate> = Vec::new();
    for (index, column) in columns.iter().enumerate() {
        candidates.extend(column.reading.meanings.iter().filter_map(|meaning| rate(index, column, *meaning)));
    }
    // Stable, so that of equals the column further left wins.
    candidates.sort_by_key(|candidate| std::cmp::Reverse(candidate.score));
    let mut assigned: Vec<Assigned> = Vec::new();
    for candidate in &candidates {
        let slot = candidate.meaning.slot;
        if assigned.iter().any(|known| known.slot == slot || known.column == candidate.column) {
            continue;
        }
        assigned.push(Assigned { slot, column: candidate.column, why: why_of(candidate.meaning) });
    }
    keep_dates_and_amounts_loud(columns, &mut assigned);
    settle_contacts(columns, &mut assigned);
    settle_row_ids(columns, rows, &mut assigned);
    settle_names(&mut assigned);
    settle_numbers_and_flags(&mut assigned);
    add_repeated_headings(columns, &mut assigned);
    assigned
}

fn why_of(meaning: Meaning) -> Why {
    match meaning.tier {
        _ if meaning.needs_proof => Why::Content,
        Tier::Whole => Why::Heading,
        Tier::Part => Why::PartOfHeading,
        Tier::Words => Why::WordsOfHeading,
    }
}

fn rate(index: usize, column: &Column<'_>, meaning: Meaning) -> Option<Candidate> {
    let share = content::share(meaning.slot, &column.cells);
    let base = match meaning.tier {
        Tier::Whole => 2000,
        Tier::Part => 1850,
        Tier::Words => 600,
    };
    let fit = match share {
        None if meaning.needs_proof || meaning.tier == Tier::Words => return None,
        None => -700,
        Some(share) if meaning.needs_proof && share < 90 => return None,
        Some(share) if meaning.tier == Tier::Words && share < 80 => return None,
        Some(share) if content::is_unfit(meaning.slot, share) => return None,
        Some(share) => i64::from(share) * 5,
    };
    let rank = i64::try_from(meaning.rank.min(300)).unwrap_or(300);
    Some(Candidate { column: index, meaning, score: base - rank * 4 + fit })
}

/// A column that is called "due date" and holds no dates is used all the same, when no other serves: that each of
/// its rows is refused with its value is better than invoices without dates and no word about it.
fn keep_dates_and_amounts_loud(columns: &[Column<'_>], assigned: &mut Vec<Assigned>) {
    const AMOUNTS: [Field; 3] = [Field::Total, Field::Balance, Field::NetAmount];
    for field in [Field::DueOn, Field::IssuedOn, Field::Total, Field::Balance] {
        let slot = Slot::Field(field);
        let served = |assigned: &[Assigned]| {
            assigned.iter().any(|known| known.slot == slot || (AMOUNTS.contains(&field) && AMOUNTS.iter().any(|amount| known.slot == Slot::Field(*amount))))
        };
        if served(assigned) {
            continue;
        }
        let found = columns.iter().enumerate().find(|(index, column)| {
            let names_it = |meaning: &Meaning| meaning.slot == slot && meaning.tier == Tier::Whole && !meaning.needs_proof;
            !column.cells.is_empty() && column.reading.meanings.iter().any(names_it) && assigned.iter().all(|known| known.column != *index)
        });
        if let Some((index, _)) = found {
            assigned.push(Assigned { slot, column: index, why: Why::Heading });
        }
    }
}

/// "Contacto" is the customer in some programs, if nothing else is.
fn settle_contacts(columns: &[Column<'_>], assigned: &mut [Assigned]) {
    if assigned.iter().any(|known| known.slot == Slot::Field(Field::DebtorName)) {
        return;
    }
    let person = assigned.iter_mut().find(|known| known.slot == Slot::Field(Field::ContactPerson));
    let can_be_name = |column: usize| {
        let meanings = columns.get(column).map(|column| column.reading.meanings.as_slice()).unwrap_or_default();
        meanings.iter().any(|meaning| meaning.slot == Slot::Field(Field::DebtorName))
    };
    if let Some(person) = person.filter(|person| can_be_name(person.column)) {
        person.slot = Slot::Field(Field::DebtorName);
        person.why = Why::Content;
    }
}

/// "ID" or "Código" may number the debtors or the rows. It is the debtor's if each name has but one; when it
/// numbers the rows it is the invoice's.
fn settle_row_ids(columns: &[Column<'_>], rows: &[Vec<String>], assigned: &mut Vec<Assigned>) {
    const VAGUE: [&str; 6] = ["id", "codigo", "code", "clave", "numero", "idnumero"];
    let column_of = |assigned: &[Assigned], slot| assigned.iter().find(|known| known.slot == slot).map(|known| known.column);
    let code_slot = Slot::Field(Field::DebtorCode);
    let number_slot = Slot::Field(Field::InvoiceNumber);
    let Some(code) = column_of(assigned, code_slot) else { return };
    let is_vague = columns.get(code).is_some_and(|column| VAGUE.contains(&heading_key(column.heading).as_str()));
    if !is_vague {
        return;
    }
    let name = column_of(assigned, Slot::Field(Field::DebtorName)).or_else(|| column_of(assigned, Slot::Field(Field::TaxId)));
    let dated = column_of(assigned, Slot::Field(Field::IssuedOn)).is_some();
    let has_amount = [Field::Total, Field::Balance, Field::NetAmount].iter().any(|field| column_of(assigned, Slot::Field(*field)).is_some());
    let Some(name) = name else { return };
    let pairs = rows.iter().filter_map(|row| Some((row.get(code)?.as_str(), row.get(name)?.as_str())));
    let pairs: Vec<(&str, &str)> = pairs.filter(|(code, name)| !code.is_empty() && !name.is_empty()).collect();
    let codes: HashSet<&str> = pairs.iter().map(|(code, _)| *code).collect();
    let names: HashSet<&str> = pairs.iter().map(|(_, name)| *name).collect();
    let numbers_rows = codes.len() == pairs.len() && (names.len() < pairs.len() || (dated && has_amount));
    let mixes_names = codes.len() < pairs.iter().collect::<HashSet<_>>().len() && codes.len() * 2 < names.len();
    if !numbers_rows && !mixes_names {
        return;
    }
    let number_is_free = column_of(assigned, number_slot).is_none();
    assigned.retain(|known| known.slot != code_slot);
    if number_is_free && numbers_rows {
        assigned.push(Assigned { slot: number_slot, column: code, why: Why::Content });
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
    assigned.extend(parts.into_iter().map(|part| Assigned { slot: Slot::Field(field), ..part }));
}

/// The series goes before the number, and a column of yes and no serves where no status is given in words.
fn settle_numbers_and_flags(assigned: &mut Vec<Assigned>) {
    let number = Slot::Field(Field::InvoiceNumber);
    if let Some(at) = assigned.iter().position(|known| known.slot == Slot::Series) {
        let series = assigned.remove(at);
        if let Some(at) = assigned.iter().position(|known| known.slot == number) {
            assigned.insert(at, Assigned { slot: number, ..series });
        }
    }
    let status = Slot::Field(Field::Status);
    for flag in [Slot::SettledFlag, Slot::OpenFlag] {
        let has_status = assigned.iter().any(|known| known.slot == status);
        if let Some(at) = assigned.iter().position(|known| known.slot == flag) {
            let column = assigned.remove(at);
            if !has_status {
                assigned.push(Assigned { slot: status, ..column });
            }
        }
    }
}

/// A heading that comes twice, and further e-mail and phone columns, fill the gaps of the first.
fn add_repeated_headings(columns: &[Column<'_>], assigned: &mut Vec<Assigned>) {
    let first_of: HashMap<usize, Assigned> = assigned.iter().map(|known| (known.column, *known)).collect();
    for (index, column) in columns.iter().enumerate().filter(|(index, _)| !first_of.contains_key(index)) {
        let found = assigned.iter().find(|known| {
            let Slot::Field(field) = known.slot else { return false };
            let same_heading = || columns.get(known.column).is_some_and(|first| heading_key(first.heading) == heading_key(column.heading));
            let also_means = || {
                matches!(field, Field::Email | Field::Phone)
                    && column.reading.meanings.iter().any(|meaning| meaning.slot == known.slot && meaning.tier == Tier::Whole)
                    && content::share(known.slot, &column.cells).is_some_and(|share| share >= 50)
            };
            known.why != Why::SameFieldAgain && field.kind() == FieldKind::Text && (same_heading() || also_means())
        });
        if let Some(first) = found {
            assigned.push(Assigned { slot: first.slot, column: index, why: Why::SameFieldAgain });
        }
    }
}

/// Puts what a person or an earlier import said over what was proposed.
pub(super) fn apply_choices(
    proposed: Vec<Assigned>,
    headings: &[String],
    fingerprint: &str,
    options: &ReadOptions,
) -> Result<Vec<Assigned>, ReadError> {
    let mut assigned = proposed;
    if let Some(known) = options.remembered.iter().find(|known| known.fingerprint == fingerprint) {
        assigned = remembered(&known.columns, headings);
    }
    for (field, _) in &options.mapping {
        assigned.retain(|known| known.slot != Slot::Field(*field));
    }
    for (field, wanted) in options.mapping.iter().filter(|(_, wanted)| !matches!(wanted.trim(), "" | "-")) {
        let column = find_column(headings, wanted).ok_or_else(|| ReadError::UnknownColumn {
            field: *field,
            column: wanted.clone(),
            headings: headings.to_vec(),
        })?;
        assigned.retain(|known| known.column != column || known.why == Why::ByHand);
        assigned.push(Assigned { slot: Slot::Field(*field), column, why: Why::ByHand });
    }
    Ok(assigned)
}

fn remembered(columns: &[(Field, usize)], headings: &[String]) -> Vec<Assigned> {
    let mut assigned: Vec<Assigned> = Vec::new();
    for (field, column) in columns.iter().filter(|(_, column)| *column < headings.len()) {
        let key = |column: usize| headings.get(column).map(|heading| heading_key(heading));
        let again = assigned.iter().any(|known| {
            known.slot == Slot::Field(*field)
                && (matches!(field, Field::Email | Field::Phone) || key(known.column) == key(*column))
        });
        let why = if again { Why::SameFieldAgain } else { Why::Remembered };
        assigned.push(Assigned { slot: Slot::Field(*field), column: *column, why });
    }
    assigned
}

fn find_column(headings: &[String], wanted: &str) -> Option<usize> {
    let wanted = wanted.trim();
    let exact = headings.iter().position(|heading| heading == wanted);
    let alike = || {
        let key = heading_key(wanted);
        headings.iter().position(|heading| !key.is_empty() && heading_key(heading) == key)
    };
    let by_number = || wanted.parse::<usize>().ok()?.checked_sub(1).filter(|index| *index < headings.len());
    exact.or_else(by_number).or_else(alike)
}
