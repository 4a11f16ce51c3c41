//! Finds the separator and the row of headings.

use super::error::ReadError;
use super::field::Field;
use super::heading_words::heading_key;
use super::options::ReadOptions;
use super::records::RecordReader;
use super::synonyms::{Slot, Tier, glance_at_heading};
use std::collections::{HashMap, HashSet};

const SEPARATORS: [u8; 4] = [b';', b',', b'\t', b'|'];
/// How many rows are searched for the headings.
const HEADING_WITHIN: usize = 40;
const ROWS_FOR_SEPARATOR: usize = 300;

/// A record kept for a closer look.
#[derive(Debug, Clone)]
pub(super) struct SampleRow {
    pub line: u64,
    pub cells: Vec<String>,
}

/// Where the table starts in the sample.
#[derive(Debug, Clone)]
pub(super) struct Heading {
    /// The place of the heading among the sample's rows.
    pub row: usize,
    pub score: u32,
}

/// Whether a row of headings has what makes invoices: an amount, and a number or a day.
pub(super) fn heads_invoices(row: &SampleRow) -> bool {
    let named = named_fields(row.cells.iter().map(String::as_str));
    let has = |fields: &[Field]| fields.iter().any(|field| named.contains(field));
    has(&[Field::Total, Field::Balance, Field::NetAmount])
        && has(&[Field::InvoiceNumber, Field::IssuedOn, Field::DueOn])
}

/// Whether a line of text may be the headings of a list of payments: of which invoice, how much and when, and nothing of what
/// is owed.
pub(super) fn may_head_payments(line: &str) -> bool {
    let separators = SEPARATORS.map(char::from);
    let cells = line.split(separators).map(|cell| cell.trim_matches('"'));
    let named = named_fields(cells);
    let has = |fields: &[Field]| fields.iter().any(|field| named.contains(field));
    has(&[Field::InvoiceNumber])
        && has(&[Field::PaidOn])
        && !has(&[Field::DueOn, Field::IssuedOn, Field::Balance])
}

fn named_fields<'a>(cells: impl Iterator<Item = &'a str>) -> HashSet<Field> {
    let meanings = cells.flat_map(|cell| glance_at_heading(cell).meanings);
    let certain = meanings.filter(|it| it.tier == Tier::Whole && !it.needs_proof);
    certain
        .filter_map(|it| match it.slot {
            Slot::Field(field) => Some(field),
            _ => None,
        })
        .collect()
}

/// The separator that the first line of a file made for Excel announces: `sep=;`.
pub(super) fn announced_separator(text: &str) -> Option<u8> {
    let line = text.lines().next()?.trim().trim_matches('"');
    let announced = line
        .get(..4)
        .filter(|start| start.eq_ignore_ascii_case("sep="))
        .and(line.get(4..))?;
    match announced.as_bytes() {
        [] => Some(b'\t'),
        [separator, ..] if separator.is_ascii() => Some(*separator),
        _ => None,
    }
}

/// The separator under which the text makes the best table.
pub(super) fn find_separator(text: &str, options: &ReadOptions) -> u8 {
    let scored = SEPARATORS.iter().map(|separator| {
        let (rows, _) = sample(
            &mut RecordReader::of_text(text, *separator),
            ROWS_FOR_SEPARATOR,
        )
        .unwrap_or_default();
        let known = find_heading(&rows, options).map_or(0, |heading| heading.score);
        (known * 100 + evenness(&rows), *separator)
    });
    // The first of equals wins.
    scored
        .fold(
            (0, b','),
            |best, next| if next.0 > best.0 { next } else { best },
        )
        .1
}

/// How alike the rows are in their number of cells, from 0 to about 100; more cells count more.
fn evenness(rows: &[SampleRow]) -> u32 {
    let mut counts: HashMap<usize, u32> = HashMap::new();
    for row in rows.iter().filter(|row| row.cells.len() > 1) {
        *counts.entry(row.cells.len()).or_default() += 1;
    }
    let filled = u32::try_from(
        rows.iter()
            .filter(|row| row.cells.iter().any(|cell| !cell.is_empty()))
            .count(),
    )
    .unwrap_or(u32::MAX);
    let best = counts
        .into_iter()
        .max_by_key(|(width, count)| (*count, *width));
    best.map_or(0, |(width, count)| {
        (count * 80 / filled.max(1)) + u32::try_from(width.min(20)).unwrap_or(20)
    })
}

/// The first records, as far as they can be read, blank ones included; and the first line that can't, if there is one.
pub(super) fn sample(
    reader: &mut RecordReader<'_>,
    limit: usize,
) -> Result<(Vec<SampleRow>, Option<u64>), ReadError> {
    const BYTES: usize = 4 << 20;
    let mut rows = Vec::new();
    let mut broken_line = None;
    let mut bytes = 0;
    loop {
        match reader.advance() {
            Ok(true) => {}
            Ok(false) => return Ok((rows, broken_line)),
            // A cut sample can end inside quotes; what came before is still good to look at.
            Err(_) if !rows.is_empty() => return Ok((rows, broken_line)),
            Err(error) => return Err(error),
        }
        bytes += reader.raw().len();
        if reader.is_broken() {
            broken_line = broken_line.or(Some(reader.line()));
            continue;
        }
        rows.push(SampleRow {
            line: reader.line(),
            cells: reader.cells().map(str::to_owned).collect(),
        });
        if rows.len() >= limit || bytes > BYTES {
            return Ok((rows, broken_line));
        }
    }
}

/// The row whose cells are best known as headings; at least two of them must be.
pub(super) fn find_heading(rows: &[SampleRow], options: &ReadOptions) -> Option<Heading> {
    let named: HashSet<String> = options
        .mapping
        .iter()
        .map(|(_, column)| heading_key(column))
        .filter(|key| !key.is_empty())
        .collect();
    if let Some(row) = seen_before(rows, options) {
        let score = u32::MAX / 1000;
        return Some(Heading { row, score });
    }
    let mut best: Option<Heading> = None;
    for (row, record) in rows.iter().enumerate().take(HEADING_WITHIN) {
        let score = score(record, &named);
        if score > best.as_ref().map_or(0, |best| best.score) {
            best = Some(Heading { row, score });
        }
    }
    best.or_else(|| by_hand(rows, options))
}

/// A row of headings for which a mapping is remembered, whether its words are known or not.
fn seen_before(rows: &[SampleRow], options: &ReadOptions) -> Option<usize> {
    if options.remembered.is_empty() {
        return None;
    }
    rows.iter().take(HEADING_WITHIN).position(|record| {
        let filled = record.cells.iter().rposition(|cell| !cell.is_empty());
        let headings = &record.cells[..filled.map_or(0, |last| last + 1)];
        let fingerprint = super::recognise::fingerprint(headings);
        headings.len() > 1
            && options
                .remembered
                .iter()
                .any(|known| known.fingerprint == fingerprint)
    })
}

/// The headings of two rows as one, where the second goes on with what the first began: `Pending` above `Amount`. A row of
/// cells is not taken for more of the headings.
pub(super) fn joined(headings: &[String], below: &SampleRow) -> Option<Vec<String>> {
    let is_whole = |heading: &str| {
        let meanings = glance_at_heading(heading).meanings;
        meanings
            .iter()
            .any(|it| it.tier == Tier::Whole && !it.needs_proof)
    };
    let mut joined = headings.to_vec();
    let (mut more, mut gained) = (0, 0);
    for (heading, cell) in joined.iter_mut().zip(&below.cells) {
        if cell.is_empty() {
            continue;
        }
        if cell.contains(|c: char| c.is_ascii_digit()) || heading.is_empty() {
            return None;
        }
        let both = format!("{heading} {cell}");
        match (is_whole(&both), is_whole(heading)) {
            (true, known) => gained += u32::from(!known),
            (false, true) => return None,
            (false, false) => {}
        }
        more += 1;
        *heading = both;
    }
    let fits = below
        .cells
        .iter()
        .skip(headings.len())
        .all(String::is_empty);
    (fits && more > 1 && gained > 0).then_some(joined)
}

fn score(record: &SampleRow, named: &HashSet<String>) -> u32 {
    let mut slots: HashSet<Slot> = HashSet::new();
    let mut score = 0;
    let mut known = 0;
    for cell in record.cells.iter().filter(|cell| !cell.is_empty()) {
        if named.contains(&heading_key(cell)) {
            score += 50;
            known += 2;
        }
        let digits = cell.chars().filter(char::is_ascii_digit).count();
        if digits * 2 > cell.len() {
            continue;
        }
        let meanings = glance_at_heading(cell).meanings;
        let Some(best) = meanings
            .iter()
            .max_by_key(|meaning| (meaning.tier, std::cmp::Reverse(meaning.rank)))
        else {
            continue;
        };
        let is_new = meanings.iter().any(|meaning| slots.insert(meaning.slot));
        known += u32::from(is_new);
        score += match (is_new, best.tier) {
            (false, _) => 0,
            (true, Tier::Whole) => 4,
            (true, Tier::Part) => 3,
            (true, Tier::Words) => 1,
        };
    }
    if known >= 2 && score >= 4 { score } else { 0 }
}

/// With a mapping by numbers alone, the first row as wide as the table is taken for the headings.
fn by_hand(rows: &[SampleRow], options: &ReadOptions) -> Option<Heading> {
    let is_numbered = options
        .mapping
        .iter()
        .any(|(_, column)| column.trim().parse::<usize>().is_ok());
    let width = rows.iter().map(|row| row.cells.len()).max()?;
    let row = rows.iter().position(|row| {
        row.cells.len() == width && row.cells.iter().filter(|cell| !cell.is_empty()).count() > 1
    })?;
    is_numbered.then_some(Heading { row, score: 0 })
}

/// The row that most looks like headings when none is known, to show what was seen.
pub(super) fn likeliest_heading(rows: &[SampleRow]) -> Vec<String> {
    let filled = |row: &&SampleRow| row.cells.iter().filter(|cell| !cell.is_empty()).count();
    let widest = rows
        .iter()
        .take(HEADING_WITHIN)
        .map(|row| filled(&row))
        .max()
        .unwrap_or(0);
    rows.iter()
        .find(|row| filled(row) == widest)
        .map(|row| row.cells.iter().take(40).cloned().collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use iso_currency::Currency;

    fn separator(text: &str) -> char {
        char::from(find_separator(text, &ReadOptions::new(Currency::EUR)))
    }

    #[test]
    fn separators_table() {
        assert_eq!(
            separator("Cliente;Fecha;Importe\nA;01/02/2020;1.234,50\nB;01/02/2020;2,50\n"),
            ';'
        );
        assert_eq!(
            separator("Cliente,Fecha,Importe\n\"A;b\",01/02/2020,\"1.234,50\"\n"),
            ','
        );
        assert_eq!(
            separator("Cliente\tFecha\tImporte\nA, S.L.\t01/02/2020\t1,50\n"),
            '\t'
        );
        assert_eq!(
            separator("Cliente|Fecha|Importe\nA, S.L.|01/02/2020|1,50\n"),
            '|'
        );
        assert_eq!(separator("foo;bar;baz\n1,5;2,5;3,5\n1,5;2,5;3,5\n"), ';');
    }

    #[test]
    fn announced() {
        assert_eq!(announced_separator("sep=;\na;b"), Some(b';'));
        assert_eq!(announced_separator("\"SEP=,\"\r\na,b"), Some(b','));
        assert_eq!(announced_separator("sep=\t\na"), Some(b'\t'));
        assert_eq!(announced_separator("separator;x"), None);
    }
}
