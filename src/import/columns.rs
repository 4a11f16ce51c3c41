//! Decides which column feeds which field.

use super::column_rules::settle;
use super::content;
use super::error::ReadError;
use super::field::Field;
use super::heading_words::heading_key;
use super::options::ReadOptions;
use super::synonyms::{HeadingReading, Meaning, Slot, Tier, read_heading};

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
            cells: rows
                .iter()
                .filter_map(|row| row.get(index))
                .map(String::as_str)
                .filter(|cell| !cell.is_empty())
                .take(ENOUGH)
                .collect(),
        })
        .collect()
}

/// The fields that the columns feed, by their headings and cells.
pub(super) fn propose(columns: &[Column<'_>], rows: &[Vec<String>]) -> Vec<Assigned> {
    let mut candidates: Vec<Candidate> = Vec::new();
    for (index, column) in columns.iter().enumerate() {
        candidates.extend(
            column
                .reading
                .meanings
                .iter()
                .filter_map(|meaning| rate(index, column, *meaning)),
        );
    }
    // Stable, so that of equals the column further left wins.
    candidates.sort_by_key(|candidate| std::cmp::Reverse(candidate.score));
    let mut assigned: Vec<Assigned> = Vec::new();
    for candidate in &candidates {
        let slot = candidate.meaning.slot;
        if assigned
            .iter()
            .any(|known| known.slot == slot || known.column == candidate.column)
        {
            continue;
        }
        assigned.push(Assigned {
            slot,
            column: candidate.column,
            why: why_of(candidate.meaning),
        });
    }
    settle(columns, rows, &mut assigned);
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
    // "IVA" over cells such as 21 % is the rate, although amounts are also called so.
    let is_rate = matches!(
        meaning.slot,
        Slot::Field(Field::TaxPercent | Field::WithheldPercent)
    );
    let proven = if meaning.needs_proof && is_rate {
        300
    } else {
        0
    };
    Some(Candidate {
        column: index,
        meaning,
        score: base - rank * 4 + fit + proven,
    })
}

/// Puts what a person or an earlier import said over what was proposed.
pub(super) fn apply_choices(
    proposed: Vec<Assigned>,
    headings: &[String],
    fingerprint: &str,
    options: &ReadOptions,
) -> Result<Vec<Assigned>, ReadError> {
    let mut assigned = proposed;
    if let Some(known) = options
        .remembered
        .iter()
        .find(|known| known.fingerprint == fingerprint)
    {
        assigned = remembered(&known.columns, headings);
    }
    for (field, _) in &options.mapping {
        assigned.retain(|known| known.slot != Slot::Field(*field));
    }
    for (field, wanted) in options
        .mapping
        .iter()
        .filter(|(_, wanted)| !matches!(wanted.trim(), "" | "-"))
    {
        let column = find_column(headings, wanted).ok_or_else(|| ReadError::UnknownColumn {
            field: *field,
            column: wanted.clone(),
            headings: headings.to_vec(),
        })?;
        assigned.retain(|known| known.column != column || known.why == Why::ByHand);
        assigned.push(Assigned {
            slot: Slot::Field(*field),
            column,
            why: Why::ByHand,
        });
    }
    Ok(assigned)
}

fn remembered(columns: &[(Field, usize)], headings: &[String]) -> Vec<Assigned> {
    let mut assigned: Vec<Assigned> = Vec::new();
    for (field, column) in columns
        .iter()
        .filter(|(_, column)| *column < headings.len())
    {
        let key = |column: usize| headings.get(column).map(|heading| heading_key(heading));
        let again = assigned.iter().any(|known| {
            known.slot == Slot::Field(*field)
                && (matches!(field, Field::Email | Field::Phone | Field::Status)
                    || key(known.column) == key(*column))
        });
        let why = if again {
            Why::SameFieldAgain
        } else {
            Why::Remembered
        };
        assigned.push(Assigned {
            slot: Slot::Field(*field),
            column: *column,
            why,
        });
    }
    assigned
}

fn find_column(headings: &[String], wanted: &str) -> Option<usize> {
    let wanted = wanted.trim();
    let exact = headings.iter().position(|heading| heading == wanted);
    let alike = || {
        let key = heading_key(wanted);
        headings
            .iter()
            .position(|heading| !key.is_empty() && heading_key(heading) == key)
    };
    let by_number = || {
        wanted
            .parse::<usize>()
            .ok()?
            .checked_sub(1)
            .filter(|index| *index < headings.len())
    };
    exact.or_else(by_number).or_else(alike)
}
