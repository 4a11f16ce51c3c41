//! The second pass: typed rows, one after the other.

mod columns;

use std::collections::BTreeMap;

use super::amounts;
use super::cells::Fault;
use super::error::{ReadError, Reason, RowRejection};
use super::field::Field;
use super::options::Source;
use super::owners::{Owner, Owners};
use super::plan::Plan;
use super::recognised::{Kind, Recognised};
use super::records::RecordReader;
use super::repeated::SeenRows;
use super::row::{ImportRow, Row, SetAside};
use super::words::{self, DocumentWord};
use crate::clean::{TEXT_LENGTH, clean_text};

/// So many rows that can't be read, and the file is not what it was taken for.
const MOST_REJECTED: u64 = 1_000_000;
/// Of rows that were left out, so many are remembered one by one; the others are counted.
const MOST_REMEMBERED: usize = 100_000;

/// The rows of a file, as an iterator. An error ends it.
pub struct Rows<'a> {
    reader: RecordReader<'a>,
    plan: &'a Plan,
    kind: Kind,
    heading_line: u64,
    width: usize,
    owners: Owners,
    /// The debtor of the rows at hand, where debtors stand above them.
    owner: Option<Owner>,
    seen: SeenRows,
    set_aside: Vec<(u64, SetAside)>,
    counts: BTreeMap<SetAside, u64>,
    rejected: u64,
    doubts: Vec<RowRejection>,
    done: bool,
}

/// Reads the rows of a file that was recognised.
///
/// # Errors
/// When the file can't be opened. Later trouble comes as an item of the iterator.
pub fn rows<'a>(recognised: &'a Recognised, source: &Source<'a>) -> Result<Rows<'a>, ReadError> {
    let first = recognised.plan.first_owner.clone();
    let first = first.filter(|_| recognised.plan.grouped);
    Ok(Rows {
        reader: recognised.feed.open(source)?,
        plan: &recognised.plan,
        kind: recognised.kind,
        heading_line: recognised.heading_line,
        width: recognised.headings.len(),
        owner: first.clone(),
        owners: Owners::new(first, recognised.plan.nests),
        seen: SeenRows::with_room_for(recognised.record_count),
        set_aside: Vec::new(),
        counts: BTreeMap::new(),
        rejected: 0,
        doubts: Vec::new(),
        done: false,
    })
}

impl Iterator for Rows<'_> {
    type Item = Result<Row, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.done {
            match self.reader.advance() {
                Ok(true) => {}
                Ok(false) => self.done = true,
                Err(error) => {
                    self.done = true;
                    return Some(Err(error));
                }
            }
            if self.done || self.reader.line() <= self.heading_line || self.reader.is_blank() {
                continue;
            }
            let line = self.reader.line();
            if self.reader.is_broken() {
                let rejection = self.unclosed_quote(line);
                return Some(self.reject(rejection));
            }
            match self.read() {
                Ok(Outcome::Row(row)) => return Some(Ok(Row::Read(row))),
                Ok(Outcome::SetAside(why)) => self.note_set_aside(line, why),
                Err(Fault {
                    field,
                    value,
                    reason,
                }) => {
                    let value = clean_text(&value, TEXT_LENGTH).into_owned();
                    return Some(self.reject(RowRejection {
                        line,
                        field,
                        value,
                        reason,
                    }));
                }
            }
        }
        None
    }
}

enum Outcome {
    Row(Box<ImportRow>),
    SetAside(SetAside),
}

impl Rows<'_> {
    /// The rows that were set aside so far, with their lines, in the order of the file; of very many, the first.
    #[must_use]
    pub fn set_aside(&self) -> &[(u64, SetAside)] {
        &self.set_aside
    }

    /// How many rows were set aside so far, by what they are.
    #[must_use]
    pub fn counts(&self) -> &BTreeMap<SetAside, u64> {
        &self.counts
    }

    /// What was left out so far of rows that are in all the same, types that nobody knows; of very many, the first.
    #[must_use]
    pub fn doubts(&self) -> &[RowRejection] {
        &self.doubts
    }

    fn note_set_aside(&mut self, line: u64, why: SetAside) {
        *self.counts.entry(why).or_insert(0) += 1;
        if self.set_aside.len() < MOST_REMEMBERED {
            self.set_aside.push((line, why));
        }
    }

    /// A row that can't be read. Where nearly nothing can be, memory is not filled with what is wrong with each.
    fn reject(&mut self, rejection: RowRejection) -> Result<Row, ReadError> {
        self.rejected += 1;
        if self.rejected > MOST_REJECTED {
            self.done = true;
            return Err(ReadError::TooManyRejected {
                line: rejection.line,
            });
        }
        Ok(Row::Rejected(rejection))
    }

    fn unclosed_quote(&self, line: u64) -> RowRejection {
        let opening = self.reader.cells().find(|cell| cell.starts_with('"'));
        RowRejection {
            line,
            field: None,
            value: clean_text(opening.unwrap_or_default(), TEXT_LENGTH).into_owned(),
            reason: Reason::QuoteUnclosed,
        }
    }

    fn read(&mut self) -> Result<Outcome, Fault> {
        if self.is_total() {
            let total = self.reader.cells().find(|cell| !cell.is_empty());
            self.owners.close(total.unwrap_or_default());
            self.owner = self.owners.current();
            return Ok(Outcome::SetAside(SetAside::Total));
        }
        if self.is_heading() {
            return Ok(Outcome::SetAside(SetAside::Heading));
        }
        if let Some(owner) = self.owner_row() {
            self.owners.enter(owner);
            self.owner = self.owners.current();
            return Ok(Outcome::SetAside(SetAside::Remark));
        }
        if self.is_remark() {
            return Ok(Outcome::SetAside(SetAside::Remark));
        }
        self.owners.note_row();
        // Two lines of an invoice can be alike.
        if !self.plan.by_line
            && !self.seen.note(
                self.owner.as_ref().map_or("", |owner| owner.name.as_str()),
                self.reader.raw(),
            )
        {
            return Ok(Outcome::SetAside(SetAside::Repeated));
        }
        let extra =
            (self.width..self.reader.len()).find(|index| !self.reader.cell(*index).is_empty());
        if let Some(index) = extra {
            let reason = Reason::TooManyCells {
                cells: self.reader.len(),
                headings: self.width,
            };
            return Err(Fault {
                field: None,
                value: self.reader.cell(index).to_owned(),
                reason,
            });
        }
        if let Some(why) = self.document_set_aside() {
            return Ok(Outcome::SetAside(why));
        }
        let debtor = self.debtor()?;
        let line = self.reader.line();
        self.doubt_type(line, debtor.debtor_type.is_some());
        if self.kind == Kind::DebtorsOnly {
            return Ok(Outcome::Row(Box::new(ImportRow {
                line,
                debtor,
                invoice: None,
                payment: None,
            })));
        }
        if self.kind == Kind::Payments {
            let payment = self.payment()?;
            return Ok(Outcome::Row(Box::new(ImportRow {
                line,
                debtor,
                invoice: None,
                payment: Some(payment),
            })));
        }
        let (status, disputed_by_status) = match self.status() {
            Ok(status) => status,
            Err(why) => return Ok(Outcome::SetAside(why)),
        };
        let mut invoice = self.invoice(status)?;
        if disputed_by_status {
            invoice.disputed = Some(true);
        }
        Ok(Outcome::Row(Box::new(ImportRow {
            line,
            debtor,
            invoice: Some(invoice),
            payment: None,
        })))
    }

    /// A row of sums: it says so and has neither a date nor a number of its own, or holds amounts and nothing else.
    fn is_total(&self) -> bool {
        let (plan, reader) = (self.plan, &self.reader);
        if self.kind == Kind::DebtorsOnly {
            return reader
                .cells()
                .find(|cell| !cell.is_empty())
                .is_some_and(words::is_total);
        }
        let dated = [plan.issued_on, plan.due_on, plan.paid_on]
            .iter()
            .flatten()
            .any(|date| {
                let cell = reader.cell(date.column);
                !cell.is_empty() && !words::is_total(cell)
            });
        if dated {
            return false;
        }
        let mut says_total = false;
        let mut has_text = false;
        for (index, cell) in reader
            .cells()
            .enumerate()
            .filter(|(_, cell)| !cell.is_empty())
        {
            if plan.is_amount_column(index)
                || amounts::figure(cell).is_some_and(|figure| figure.body.contains(['.', ',']))
            {
                continue;
            }
            if words::is_total(cell) {
                says_total = true;
            } else if plan
                .number
                .parts
                .iter()
                .flatten()
                .any(|column| *column == index)
            {
                return false;
            } else {
                has_text = true;
            }
        }
        says_total || !has_text
    }

    fn is_heading(&self) -> bool {
        let named = |(_, heading): &&(usize, String)| !heading.is_empty();
        let mut used = self.plan.used.iter().filter(named);
        let same = |(column, heading): &(usize, String)| {
            clean_text(self.reader.cell(*column), TEXT_LENGTH) == heading.as_str()
        };
        used.next().is_some_and(same) && used.all(same)
    }

    /// The debtor that a row names for those below it.
    fn owner_row(&self) -> Option<Owner> {
        if !self.plan.grouped || self.kind != Kind::Invoices {
            return None;
        }
        let (plan, reader) = (self.plan, &self.reader);
        let has_letter = |cell: &str| cell.contains(char::is_alphabetic);
        if let Some(stub) = plan.stub {
            let days = [plan.issued_on, plan.due_on];
            let mut days = days.iter().flatten();
            let is_dated = days.any(|day| !reader.cell(day.column).is_empty());
            let cell = reader.cell(stub);
            return (!is_dated && has_letter(cell)).then(|| Owner::of_cell(cell));
        }
        if let Some(owner) = Owner::of_labelled(reader.cells()) {
            return Some(owner);
        }
        let (_, cell) = self.lone_cell()?;
        has_letter(cell).then(|| Owner::of_cell(cell))
    }

    /// The only filled cell of the row, if it has but one.
    fn lone_cell(&self) -> Option<(usize, &str)> {
        let mut filled = self.reader.cells().enumerate();
        let first = filled.find(|(_, cell)| !cell.is_empty())?;
        let is_lone = filled.all(|(_, cell)| cell.is_empty());
        (is_lone && self.width >= 3).then_some(first)
    }

    /// Whether a row is a remark and not a row cut off, or goes on with something that is not used, as further articles of
    /// an invoice do.
    fn is_remark(&self) -> bool {
        if self.kind == Kind::DebtorsOnly {
            return false;
        }
        let used = &self.plan.used;
        let is_unused = |index| used.iter().all(|(column, _)| *column != index);
        let beyond = |index| index >= self.width;
        let mut filled = self.reader.cells().enumerate();
        if !used.is_empty()
            && filled.all(|(index, cell)| cell.is_empty() || (is_unused(index) && !beyond(index)))
        {
            return true;
        }
        let Some((index, cell)) = self.lone_cell() else {
            return false;
        };
        is_unused(index)
            || words::is_remark(cell)
            || (cell.contains(' ') && !self.plan.is_identity_column(index))
    }

    fn document_set_aside(&self) -> Option<SetAside> {
        match words::document(self.reader.cell(self.plan.document?))? {
            DocumentWord::Payment => Some(SetAside::Payment),
            DocumentWord::NoClaim => Some(SetAside::Draft),
            DocumentWord::Claim | DocumentWord::Credit => None,
        }
    }

    /// An unknown type is no reason to leave an invoice out, and none to be silent.
    fn doubt_type(&mut self, line: u64, is_known: bool) {
        let cell = self
            .plan
            .debtor_type
            .map_or("", |column| self.reader.cell(column));
        let has_room = self.doubts.len() < MOST_REMEMBERED;
        if has_room && !is_known && !words::is_null(cell) && amounts::dash(cell).is_none() {
            self.doubts.push(RowRejection {
                line,
                field: Some(Field::DebtorType),
                value: clean_text(cell, TEXT_LENGTH).into_owned(),
                reason: Reason::TypeUnknown,
            });
        }
    }
}
