//! The first pass over a file: what it is, what its columns mean, how they are written.

use super::amounts::AmountTally;
use super::bank::BankSheet;
use super::columns::{self, Assigned, Column, Why};
use super::date_columns::{CountedDates, DateColumn, DateTally, decide};
use super::encoding::{TextReader, survey};
use super::error::ReadError;
use super::feed::Feed;
use super::field::{Field, FieldKind};
use super::format::{Format, sniff};
use super::heading_words::heading_key;
use super::layout;
use super::line_totals::take_line_totals;
use super::options::{DateOrder, ReadOptions, Source};
use super::owners::{self, Owner};
use super::payment_columns::{as_payments, may_list_payments, take_bank_names};
use super::planning;
use super::recognised::{ColumnUse, Kind, Recognised};
use super::sheet::{SheetChoice, choose};
use super::synonyms::{self, Slot};
use super::words;
use crate::clean::{TEXT_LENGTH, clean_text};
use encoding_rs::Encoding;

const SAMPLE_ROWS: usize = 440;
const SAMPLE_TEXT: usize = 256 * 1024;
const SAMPLES_SHOWN: usize = 3;
/// How far above the headings the name of the first debtor may stand.
const ROWS_ABOVE: usize = 3;

/// What a table is about.
#[derive(Debug)]
pub enum Looked {
    /// Invoices or debtors.
    Table(Box<Recognised>),
    /// A workbook of movements of a bank account.
    Statement(BankSheet),
}

/// As [`recognise`], where a workbook may be the statement of a bank as well. A mapping says that it is none.
///
/// # Errors
/// As [`recognise`].
pub fn look(source: &Source<'_>, options: &ReadOptions) -> Result<Looked, ReadError> {
    let format = sniff(source)?.format;
    let (feed, sheet) = feed_of(source, format, options)?;
    if let (Feed::Sheet(sheet), []) = (&feed, options.mapping.as_slice())
        && let Some(found) = BankSheet::of(sheet)?
    {
        return Ok(Looked::Statement(found));
    }
    recognise_in(source, options, feed, sheet).map(|it| Looked::Table(Box::new(it)))
}

/// Looks through a file and tells how its rows are to be read. The file is streamed; memory stays bounded.
///
/// # Errors
/// When the file isn't a table of invoices or debtors, or when something in it can't be told without a person:
/// see [`ReadError`].
pub fn recognise(source: &Source<'_>, options: &ReadOptions) -> Result<Recognised, ReadError> {
    let format = sniff(source)?.format;
    let (feed, sheet) = feed_of(source, format, options)?;
    recognise_in(source, options, feed, sheet)
}

/// The way to the records, and the sheet that was chosen.
fn feed_of(
    source: &Source<'_>,
    format: Format,
    options: &ReadOptions,
) -> Result<(Feed, Option<SheetChoice>), ReadError> {
    if format.is_workbook() {
        let (sheet, choice) = choose(source, format, options)?;
        return Ok((Feed::Sheet(sheet), Some(choice)));
    }
    let encoding = survey(source)?;
    let separator = separator(source, encoding, options)?;
    let feed = Feed::Text {
        encoding,
        separator,
    };
    Ok((feed, None))
}

fn recognise_in(
    source: &Source<'_>,
    options: &ReadOptions,
    feed: Feed,
    sheet: Option<SheetChoice>,
) -> Result<Recognised, ReadError> {
    let table = read_table(source, &feed, options)?;
    let fingerprint = fingerprint(&table.headings);
    let proposed_columns = columns::columns_of(&table.headings, &table.rows);
    let proposed = columns::propose(&proposed_columns, &table.rows);
    let mut assigned = columns::apply_choices(proposed, &table.headings, &fingerprint, options)?;
    let by_line = take_line_totals(&proposed_columns, &mut assigned);
    if may_list_payments(options) && payments_evidence(&table, source).is_some() {
        take_bank_names(&proposed_columns, &mut assigned);
    }
    let stub = owners::take_stub(&table, options, &mut assigned);
    let shape = planning::shape_of(&table, &assigned, stub, options, source)?;
    if shape.kind == Kind::Payments {
        as_payments(&mut assigned);
    }
    if shape.kind == Kind::DebtorsOnly {
        assigned
            .retain(|known| matches!(known.slot, Slot::Field(field) if field.is_about_debtor()));
    }
    if shape.grouped {
        owners::drop_shared_codes(&table.rows, shape.stub, &mut assigned);
    }
    let tallies = count(source, &feed, &table, &assigned)?;
    let date_order = options.date_order.or_else(|| {
        let known = options
            .remembered
            .iter()
            .find(|known| known.fingerprint == fingerprint);
        known.and_then(|known| known.date_order)
    });
    let dates = date_columns(&tallies, &table.headings, date_order)?;
    let uses = column_uses(&table, &proposed_columns, &assigned, &dates, shape.kind);
    Ok(planning::finish(planning::Findings {
        table,
        assigned,
        shape,
        tallies,
        dates,
        uses,
        fingerprint,
        feed,
        sheet,
        by_line,
        options,
    }))
}

/// The head of the file: titles, headings, the first rows.
pub(super) struct Table {
    pub titles: Vec<String>,
    pub headings: Vec<String>,
    pub heading_line: u64,
    /// The debtor that a row above the headings names.
    pub owner_above: Option<Owner>,
    pub rows: Vec<Vec<String>>,
}

fn separator(
    source: &Source<'_>,
    encoding: &'static Encoding,
    options: &ReadOptions,
) -> Result<u8, ReadError> {
    let mut reader = TextReader::open(source, encoding)?;
    let mut text = String::new();
    while text.len() < SAMPLE_TEXT && reader.fill(&mut text)? {}
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    Ok(
        layout::announced_separator(&text)
            .unwrap_or_else(|| layout::find_separator(&text, options)),
    )
}

fn read_table(source: &Source<'_>, feed: &Feed, options: &ReadOptions) -> Result<Table, ReadError> {
    let mut reader = feed.open(source)?;
    let (mut rows, broken_line) = layout::sample(&mut reader, SAMPLE_ROWS)?;
    let Some(heading) = layout::find_heading(&rows, options) else {
        // The headings may stand in the very line that can't be read.
        if let Some(line) = broken_line {
            return Err(ReadError::UnclosedQuote { line });
        }
        return Err(ReadError::NoHeadingKnown {
            seen: layout::likeliest_heading(&rows)
                .iter()
                .map(|cell| clean_text(cell, 80).into_owned())
                .collect(),
            looked_for: synonyms::examples(&[
                Field::DebtorCode,
                Field::DebtorName,
                Field::TaxId,
                Field::InvoiceNumber,
                Field::IssuedOn,
                Field::DueOn,
                Field::Total,
                Field::Balance,
            ]),
        });
    };
    let mut below = rows.split_off(heading.row + 1);
    let mut heading_line = rows.last().map_or(1, |row| row.line);
    let mut headings: Vec<String> = rows.pop().map(|row| row.cells).unwrap_or_default();
    if let Some(joined) = below.first().and_then(|row| layout::joined(&headings, row)) {
        headings = joined;
        heading_line = below.remove(0).line;
    }
    while headings.last().is_some_and(String::is_empty)
        && below.iter().all(|row| {
            row.cells
                .get(headings.len() - 1)
                .is_none_or(String::is_empty)
        })
    {
        headings.pop();
    }
    let clean = |cell: &String| clean_text(cell, TEXT_LENGTH).into_owned();
    let titles = rows
        .iter()
        .flat_map(|row| row.cells.iter())
        .filter(|cell| !cell.is_empty())
        .take(100)
        .map(clean)
        .collect();
    let filled = below
        .into_iter()
        .map(|row| row.cells)
        .filter(|cells| cells.iter().any(|cell| !cell.is_empty()));
    let filled: Vec<Vec<String>> = filled.collect();
    let mut above = rows.iter().rev().take(ROWS_ABOVE);
    let owner_above = above.find_map(|row| Owner::above(&row.cells, &filled));
    Ok(Table {
        titles,
        headings: headings.iter().map(clean).collect(),
        heading_line,
        owner_above,
        rows: filled,
    })
}

/// A stable hash of the headings (FNV-1a, 128 bits), as they count for the mapping.
pub(super) fn fingerprint(headings: &[String]) -> String {
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013B;
    let mut hash: u128 = 0x6C62_272E_07BB_0142_62B8_2175_6295_C58D;
    for heading in headings {
        for byte in heading_key(heading).bytes().chain([0x1F]) {
            hash = (hash ^ u128::from(byte)).wrapping_mul(PRIME);
        }
    }
    format!("{hash:032x}")
}

/// What was counted in one column that feeds a date or an amount.
pub(super) enum Tally {
    Dates(DateTally),
    Amounts(AmountTally),
    /// Codes and numbers: filled cells, and how many of them end in `.0`.
    Codes {
        filled: u64,
        floats: u64,
    },
}

/// A counted column.
pub(super) struct Counted {
    pub column: usize,
    pub field: Field,
    pub tally: Tally,
}

/// All that the pass over the whole file brought.
pub(super) struct Tallies {
    pub columns: Vec<Counted>,
    pub records: u64,
}

fn count(
    source: &Source<'_>,
    feed: &Feed,
    table: &Table,
    assigned: &[Assigned],
) -> Result<Tallies, ReadError> {
    let mut columns: Vec<Counted> = Vec::new();
    for known in assigned {
        let Slot::Field(field) = known.slot else {
            continue;
        };
        let tally = match (field.kind(), field) {
            (FieldKind::Date, _) => Tally::Dates(DateTally::default()),
            (FieldKind::Amount, _) => Tally::Amounts(AmountTally::default()),
            (_, Field::DebtorCode | Field::InvoiceNumber) => Tally::Codes {
                filled: 0,
                floats: 0,
            },
            _ => continue,
        };
        columns.push(Counted {
            column: known.column,
            field,
            tally,
        });
    }
    columns.sort_by_key(|counted| counted.column);
    let mut reader = feed.open(source)?;
    let mut records = 0;
    while reader.advance()? {
        records += u64::from(!reader.is_blank());
        if reader.line() <= table.heading_line || reader.is_broken() {
            continue;
        }
        for counted in &mut columns {
            let cell = reader.cell(counted.column);
            match &mut counted.tally {
                // The words for "unpaid" that people write in a column of payment dates say nothing of dates.
                Tally::Dates(tally) => tally.take(cell),
                Tally::Amounts(tally) if reader.is_number(counted.column) => {
                    tally.take_number(cell);
                }
                Tally::Amounts(tally) => tally.take(cell),
                Tally::Codes { filled, floats } => {
                    *filled += u64::from(!cell.is_empty());
                    *floats += u64::from(is_float_code(cell));
                }
            }
        }
    }
    Ok(Tallies { columns, records })
}

/// `1930438491.0`: a number that went through a table of floats.
pub(super) fn is_float_code(cell: &str) -> bool {
    cell.strip_suffix(".0").is_some_and(|digits| {
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    })
}

fn date_columns(
    tallies: &Tallies,
    headings: &[String],
    given: Option<DateOrder>,
) -> Result<Vec<(usize, DateColumn)>, ReadError> {
    let mut counted = Vec::new();
    let mut indices = Vec::new();
    for column in &tallies.columns {
        if let Tally::Dates(tally) = &column.tally {
            indices.push(column.column);
            counted.push(CountedDates {
                heading: headings.get(column.column).map_or("", String::as_str),
                field: column.field,
                tally,
            });
        }
    }
    Ok(indices.into_iter().zip(decide(&counted, given)?).collect())
}

fn column_uses(
    table: &Table,
    columns: &[Column<'_>],
    assigned: &[Assigned],
    dates: &[(usize, DateColumn)],
    kind: Kind,
) -> Vec<ColumnUse> {
    let field_of = |known: &Assigned| match known.slot {
        Slot::Field(field) => Some(field),
        _ => None,
    };
    columns
        .iter()
        .enumerate()
        .map(|(index, column)| {
            let known = assigned.iter().find(|known| known.column == index);
            let mut samples: Vec<String> = Vec::new();
            for cell in &column.cells {
                let cell = clean_text(cell, 80).into_owned();
                if samples.len() < SAMPLES_SHOWN && !cell.is_empty() && !samples.contains(&cell) {
                    samples.push(cell);
                }
            }
            ColumnUse {
                index,
                heading: table.headings.get(index).cloned().unwrap_or_default(),
                field: known.and_then(field_of),
                why: known.map_or_else(|| why_unused(column, assigned, kind), |known| known.why),
                samples,
                dates: dates
                    .iter()
                    .find(|(column, _)| *column == index)
                    .map(|(_, dates)| dates.clone()),
                amounts: None,
            }
        })
        .collect()
}

fn why_unused(column: &Column<'_>, assigned: &[Assigned], kind: Kind) -> Why {
    let best = column
        .reading
        .meanings
        .iter()
        .filter(|meaning| !meaning.needs_proof)
        .max_by_key(|meaning| (meaning.tier, std::cmp::Reverse(meaning.rank)));
    match best.map(|meaning| meaning.slot) {
        Some(Slot::Field(field)) if kind == Kind::DebtorsOnly && !field.is_about_debtor() => {
            Why::NotForDebtors(field)
        }
        Some(Slot::Field(field))
            if assigned
                .iter()
                .any(|known| known.slot == Slot::Field(field)) =>
        {
            Why::OtherColumnFits(field)
        }
        Some(Slot::Field(field)) if !column.cells.is_empty() => Why::CellsDoNotFit(field),
        _ => Why::Unknown,
    }
}

/// Whether the file's name or a title says that it lists payments; gives the text that does.
pub(super) fn payments_evidence(table: &Table, source: &Source<'_>) -> Option<String> {
    let stem = source.stem();
    table
        .titles
        .iter()
        .find(|title| words::is_payments_title(title))
        .cloned()
        .or_else(|| words::is_payments_title(&stem).then_some(stem))
}
