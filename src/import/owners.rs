//! Clients that stand in rows of their own, above their invoices.

use std::collections::{HashMap, HashSet};

use super::columns::{Assigned, Why};
use super::content;
use super::field::Field;
use super::options::ReadOptions;
use super::recognise::Table;
use super::synonyms::Slot;
use super::words::{fold, is_account_label, is_owner_label, is_remark, is_total};
use crate::clean::{TEXT_LENGTH, clean_text};

/// Clients within clients are not looked for deeper than this.
const DEEPEST: usize = 8;

/// A client as such a row names it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Owner {
    pub code: Option<String>,
    pub name: String,
}

impl Owner {
    /// The client that a lone cell names: `Acme`, `Cliente: 00012 - Acme`.
    pub fn of_cell(cell: &str) -> Owner {
        let bare = label(cell).map_or(cell, |(_, rest)| rest);
        let (code, name) = coded(bare);
        let cleaned = |text: &str| clean_text(text, TEXT_LENGTH).into_owned();
        Owner {
            code: code.map(cleaned),
            name: cleaned(name),
        }
    }

    /// The client of a row that says that it names one, in one cell or several: `Cliente:`, `00012`, `Acme`.
    pub fn of_labelled<'a>(cells: impl Iterator<Item = &'a str>) -> Option<Owner> {
        const MOST_CELLS: usize = 4;
        let mut filled = cells.filter(|cell| !cell.is_empty());
        let first = filled.next()?;
        let (_, rest) = label(first)?;
        let rest: Vec<&str> = std::iter::once(rest)
            .chain(filled)
            .filter(|cell| !cell.is_empty())
            .collect();
        match rest.as_slice() {
            [] => None,
            [only] => Some(Owner::of_cell(only)),
            [code, name, others @ ..]
                if others.len() + 3 <= MOST_CELLS && content::is_code(code) && has_letter(name) =>
            {
                Some(Owner {
                    code: Some(clean_text(code, TEXT_LENGTH).into_owned()),
                    ..Owner::of_cell(name)
                })
            }
            [name, others @ ..] if others.len() + 2 <= MOST_CELLS && has_letter(name) => {
                Some(Owner::of_cell(name))
            }
            _ => None,
        }
    }
}

impl Owner {
    /// The client that a row above the headings names. An account counts only where others follow below: one account above
    /// a list may be that of the house, whose invoices it would be made to owe.
    pub fn above(row: &[String], below: &[Vec<String>]) -> Option<Owner> {
        let of_row = |row: &[String]| Owner::of_labelled(row.iter().map(String::as_str));
        let first = row.iter().find(|cell| !cell.is_empty())?;
        let may_be_ours = first
            .split_once(':')
            .is_some_and(|(label, _)| is_account_label(&fold(label)));
        let owner = of_row(row)?;
        (!may_be_ours || below.iter().any(|row| of_row(row).is_some())).then_some(owner)
    }
}

fn has_letter(text: &str) -> bool {
    text.contains(char::is_alphabetic)
}

/// The label of a cell such as `Cliente: Acme`, and what follows it.
fn label(cell: &str) -> Option<(&str, &str)> {
    let (label, rest) = cell.split_once(':')?;
    is_owner_label(&fold(label)).then_some((label, rest.trim()))
}

/// `00012 - Acme` is a code and a name; `3M España` and `24 Horas - Taller` are names.
fn coded(text: &str) -> (Option<&str>, &str) {
    let parted = text
        .split_once(" - ")
        .or_else(|| text.split_once(" – "))
        .map(|(code, name)| (code.trim(), name.trim()));
    match parted {
        Some((code, name)) if content::is_code(code) && has_letter(name) => (Some(code), name),
        _ => (None, text),
    }
}

/// The clients that are open at the row at hand, the outermost first.
#[derive(Debug, Default)]
pub(super) struct Owners {
    open: Vec<Owner>,
    /// Whether nothing stood below the last one yet.
    is_fresh: bool,
    /// Whether clients stand within clients, as the jobs of a customer do.
    nests: bool,
}

impl Owners {
    pub fn new(first: Option<Owner>, nests: bool) -> Self {
        Self {
            open: first.into_iter().collect(),
            is_fresh: true,
            nests,
        }
    }

    /// Takes in a row that names a client.
    pub fn enter(&mut self, owner: Owner) {
        if !(self.nests && self.is_fresh) || self.open.len() >= DEEPEST {
            self.open.clear();
        }
        self.open.push(owner);
        self.is_fresh = true;
    }

    /// Takes in a row of an invoice.
    pub fn note_row(&mut self) {
        self.is_fresh = false;
    }

    /// Takes in a row of sums: of the client that it names and of all within, or else of all.
    pub fn close(&mut self, total: &str) {
        let total = fold(total);
        let names = |owner: &Owner| total.ends_with(&fold(&owner.name));
        let place = self.open.iter().rposition(names).filter(|_| self.nests);
        self.open.truncate(place.unwrap_or(0));
        // What comes next within the same client is one more of its own.
        self.is_fresh = true;
    }

    /// The client of the row at hand; one within another is called by both names.
    pub fn current(&self) -> Option<Owner> {
        let last = self.open.last()?;
        let names: Vec<&str> = self.open.iter().map(|it| it.name.as_str()).collect();
        Some(Owner {
            code: last.code.clone(),
            name: names.join(":"),
        })
    }
}

/// Whether clients stand within clients: a name directly below a name, and a row of sums for each of the two.
pub(super) fn nests(rows: &[Vec<String>]) -> bool {
    let lone: Vec<Option<&str>> = rows.iter().map(|row| lone_cell(row)).collect();
    let totals: Vec<String> = rows
        .iter()
        .filter_map(|row| row.iter().find(|cell| !cell.is_empty()))
        .filter(|cell| is_total(cell))
        .map(|cell| fold(cell))
        .collect();
    let has_total = |name: &str| {
        let name = fold(name);
        totals
            .iter()
            .any(|total| total.len() > name.len() && total.ends_with(&name))
    };
    lone.windows(2).any(|pair| match pair {
        [Some(outer), Some(inner)] => has_total(outer) && has_total(inner),
        _ => false,
    })
}

fn lone_cell(row: &[String]) -> Option<&str> {
    lone(row).map(|(_, cell)| cell)
}

/// The only filled cell of a row, if it has but one.
fn lone(row: &[String]) -> Option<(usize, &str)> {
    let mut filled = row.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
    let (index, first) = filled.next()?;
    filled.next().is_none().then_some((index, first.as_str()))
}

/// Whether names stand alone in a row, above rows that lack one.
pub(super) fn is_grouped(table: &Table, assigned: &[Assigned], has_debtor: bool) -> bool {
    let identity = [Field::DebtorCode, Field::DebtorName, Field::TaxId];
    let columns = columns_of(assigned, &identity);
    let is_labelled =
        |row: &Vec<String>| Owner::of_labelled(row.iter().map(String::as_str)).is_some();
    if !has_debtor && (table.owner_above.is_some() || table.rows.iter().any(is_labelled)) {
        return true;
    }
    // A code below a name says nothing against the name.
    let only_code = columns == columns_of(assigned, &[Field::DebtorCode]);
    let groups = table.rows.windows(2).filter(|pair| {
        let [row, next] = pair else { return false };
        let Some((column, cell)) = lone(row) else {
            return false;
        };
        let is_name = has_letter(cell)
            && !is_total(cell)
            && !is_remark(cell)
            && (!has_debtor || columns.contains(&column));
        let next_lacks_name = !has_debtor
            || (only_code && !content::is_code(cell))
            || columns
                .iter()
                .all(|column| next.get(*column).is_none_or(String::is_empty));
        is_name && next_lacks_name && lone(next).is_none()
    });
    groups.count() > 0
}

/// The column of a day, and those rows in which it is filled.
fn is_dated(row: &[String], days: &[usize]) -> bool {
    days.iter()
        .any(|column| row.get(*column).is_some_and(|cell| !cell.is_empty()))
}

fn columns_of(assigned: &[Assigned], fields: &[Field]) -> Vec<usize> {
    let wanted = |known: &&Assigned| fields.iter().any(|it| known.slot == Slot::Field(*it));
    assigned
        .iter()
        .filter(wanted)
        .map(|known| known.column)
        .collect()
}

/// Takes the column without a heading for the number of the invoice where it has one in each row with a day, and a name in
/// others, as lists have that fold up below their clients. Gives it back.
pub(super) fn take_stub(
    table: &Table,
    options: &ReadOptions,
    assigned: &mut Vec<Assigned>,
) -> Option<usize> {
    let number = columns_of(assigned, &[Field::InvoiceNumber]);
    let identity = [Field::DebtorName, Field::TaxId];
    if !options.mapping.is_empty() || !columns_of(assigned, &identity).is_empty() {
        return None;
    }
    let days = columns_of(assigned, &[Field::IssuedOn, Field::DueOn]);
    let stub = table.headings.iter().position(String::is_empty)?;
    if number.iter().any(|column| *column != stub) {
        return None;
    }
    let cell = |row: &'_ Vec<String>| row.get(stub).cloned().unwrap_or_default();
    let (dated, others): (Vec<_>, Vec<_>) = table.rows.iter().partition(|row| is_dated(row, &days));
    let numbers: Vec<String> = dated.into_iter().map(cell).collect();
    let distinct: HashSet<&String> = numbers.iter().filter(|it| it.contains(is_digit)).collect();
    let names = others
        .into_iter()
        .map(cell)
        .filter(|it| has_letter(it) && !is_total(it));
    if numbers.is_empty() || distinct.len() * 10 < numbers.len() * 9 || names.count() == 0 {
        return None;
    }
    if number.is_empty() {
        assigned.retain(|known| known.column != stub);
        assigned.push(Assigned {
            slot: Slot::Field(Field::InvoiceNumber),
            column: stub,
            why: Why::Content,
        });
    }
    Some(stub)
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// A code that several clients share is one of the books, and none of theirs.
pub(super) fn drop_shared_codes(
    rows: &[Vec<String>],
    stub: Option<usize>,
    assigned: &mut Vec<Assigned>,
) {
    let [code] = columns_of(assigned, &[Field::DebtorCode])[..] else {
        return;
    };
    if !columns_of(assigned, &[Field::DebtorName]).is_empty() {
        return;
    }
    let days = columns_of(assigned, &[Field::IssuedOn, Field::DueOn]);
    let mut owner = "";
    let mut owners: HashMap<&str, &str> = HashMap::new();
    for row in rows {
        let name = match stub {
            Some(stub) if !is_dated(row, &days) => row.get(stub).map(String::as_str),
            Some(_) => None,
            None => lone_cell(row),
        };
        if let Some(name) = name {
            owner = name;
            continue;
        }
        let cell = row.get(code).filter(|cell| !cell.is_empty());
        let Some(cell) = cell else { continue };
        if *owners.entry(cell).or_insert(owner) != owner {
            assigned.retain(|known| known.column != code);
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clients_in_rows_of_their_own() {
        for (cells, code, name) in [
            (&["Cliente: Acme, S.L."][..], None, "Acme, S.L."),
            (&["Cliente: 00012 - Acme"], Some("00012"), "Acme"),
            (&["Cliente:", "00012", "Acme"], Some("00012"), "Acme"),
            (&["CUSTOMER: Acme"], None, "Acme"),
            (&["Cuenta: 430000012 - Acme"], Some("430000012"), "Acme"),
        ] {
            let owner = Owner::of_labelled(cells.iter().copied()).unwrap_or_default();
            assert_eq!((owner.code.as_deref(), owner.name.as_str()), (code, name));
        }
        for cells in [&["Fecha: 23/11/2026"][..], &["Cliente:"], &["Acme"], &[]] {
            assert_eq!(Owner::of_labelled(cells.iter().copied()), None, "{cells:?}");
        }
        assert_eq!(
            Owner::of_cell("24 Horas - Taller").name,
            "24 Horas - Taller"
        );
    }

    #[test]
    fn a_client_within_a_client_is_called_by_both_names() {
        let name = |owners: &Owners| owners.current().map(|it| it.name);
        let mut owners = Owners::new(None, true);
        owners.enter(Owner::of_cell("Freeman"));
        owners.enter(Owner::of_cell("Ocean View"));
        assert_eq!(name(&owners).as_deref(), Some("Freeman:Ocean View"));
        owners.note_row();
        owners.close("Total for Ocean View");
        owners.enter(Owner::of_cell("Twin Lane"));
        assert_eq!(name(&owners).as_deref(), Some("Freeman:Twin Lane"));
        owners.note_row();
        owners.close("Total for Twin Lane");
        owners.close("Total for Freeman");
        assert_eq!(name(&owners), None);
        let mut flat = Owners::new(None, false);
        flat.enter(Owner::of_cell("Acme"));
        flat.enter(Owner::of_cell("Beta"));
        assert_eq!(name(&flat).as_deref(), Some("Beta"));
    }
}
