//! The second pass: typed rows, one after the other.

use super::amounts;
use super::cells::{Fault, amount, currency_of, date, text, with_taxes};
use super::encoding::TextReader;
use super::error::{ReadError, Reason, RowRejection};
use super::field::Field;
use super::options::Source;
use super::plan::{AmountPlan, Plan, StatusReading};
use super::recognised::{Kind, Recognised};
use super::records::RecordReader;
use super::repeated::SeenRows;
use super::row::{DebtorColumns, ImportRow, InvoiceColumns, Row, SetAside};
use super::terms::terms_days;
use super::words::{self, DocumentWord, StatusWord};
use crate::clean::{NOTE_LENGTH, TEXT_LENGTH, clean_text};
use chrono::NaiveDate;

/// The rows of a file, as an iterator. An error ends it.
pub struct Rows<'a> {
    reader: RecordReader<'a>,
    plan: &'a Plan,
    kind: Kind,
    heading_line: u64,
    width: usize,
    group: Option<String>,
    seen: SeenRows,
    set_aside: Vec<(u64, SetAside)>,
    doubts: Vec<RowRejection>,
    done: bool,
}

/// Reads the rows of a file that was recognised.
///
/// # Errors
/// When the file can't be opened. Later trouble comes as an item of the iterator.
pub fn rows<'a>(recognised: &'a Recognised, source: &Source<'a>) -> Result<Rows<'a>, ReadError> {
    let separator = u8::try_from(recognised.separator).unwrap_or(b',');
    Ok(Rows {
        reader: RecordReader::new(TextReader::open(source, recognised.encoding)?, separator),
        plan: &recognised.plan,
        kind: recognised.kind,
        heading_line: recognised.heading_line,
        width: recognised.headings.len(),
        group: None,
        seen: SeenRows::with_room_for(recognised.record_count),
        set_aside: Vec::new(),
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
                return Some(Ok(Row::Rejected(self.unclosed_quote(line))));
            }
            match self.read() {
                Ok(Outcome::Row(row)) => return Some(Ok(Row::Read(row))),
                Ok(Outcome::SetAside(why)) => self.set_aside.push((line, why)),
                Err(Fault {
                    field,
                    value,
                    reason,
                }) => {
                    let value = clean_text(&value, TEXT_LENGTH).into_owned();
                    return Some(Ok(Row::Rejected(RowRejection {
                        line,
                        field,
                        value,
                        reason,
                    })));
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
    /// The rows that were set aside so far, with their lines, in the order of the file.
    #[must_use]
    pub fn set_aside(&self) -> &[(u64, SetAside)] {
        &self.set_aside
    }

    /// What was left out so far of rows that are in all the same: types that nobody knows.
    #[must_use]
    pub fn doubts(&self) -> &[RowRejection] {
        &self.doubts
    }

    /// How many rows were set aside so far for this reason.
    #[must_use]
    pub fn count_set_aside(&self, why: SetAside) -> usize {
        self.set_aside
            .iter()
            .filter(|(_, known)| *known == why)
            .count()
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
            self.group = None;
            return Ok(Outcome::SetAside(SetAside::Total));
        }
        if self.is_heading() {
            return Ok(Outcome::SetAside(SetAside::Heading));
        }
        if let Some(outcome) = self.take_lone_cell() {
            return Ok(outcome);
        }
        if !self
            .seen
            .note(self.group.as_deref().unwrap_or(""), self.reader.raw())
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
        let mut used = self.plan.used.iter();
        let same = |(column, heading): &(usize, String)| {
            clean_text(self.reader.cell(*column), TEXT_LENGTH) == heading.as_str()
        };
        used.next().is_some_and(same) && used.all(same)
    }

    /// A row with one filled cell is the name above a group, a remark, or a row cut off.
    fn take_lone_cell(&mut self) -> Option<Outcome> {
        if self.kind == Kind::DebtorsOnly || self.width < 3 {
            return None;
        }
        let mut filled = self
            .reader
            .cells()
            .enumerate()
            .filter(|(_, cell)| !cell.is_empty());
        let (index, cell) = filled.next()?;
        if filled.next().is_some() {
            return None;
        }
        if self.plan.grouped && cell.contains(char::is_alphabetic) {
            self.group = Some(clean_text(cell, TEXT_LENGTH).into_owned());
            return Some(Outcome::SetAside(SetAside::Remark));
        }
        // Under a heading that feeds nothing it can't be what is left of an invoice.
        let is_used = self.plan.used.iter().any(|(column, _)| *column == index);
        let is_remark = !is_used
            || words::is_remark(cell)
            || (cell.contains(' ') && !self.plan.is_identity_column(index));
        is_remark.then_some(Outcome::SetAside(SetAside::Remark))
    }

    fn document_set_aside(&self) -> Option<SetAside> {
        match words::document(self.reader.cell(self.plan.document?))? {
            DocumentWord::Payment => Some(SetAside::Payment),
            DocumentWord::NoClaim => Some(SetAside::Draft),
            DocumentWord::Claim => None,
        }
    }

    fn debtor(&self) -> Result<DebtorColumns, Fault> {
        let (plan, reader) = (self.plan, &self.reader);
        let code = text(reader, &plan.code, " ", TEXT_LENGTH);
        let tax_id = text(reader, &plan.tax_id, " ", TEXT_LENGTH);
        let mut name = text(reader, &plan.name, " ", TEXT_LENGTH);
        if code.is_none() && tax_id.is_none() && name.is_none() {
            name = self.group.clone();
            if name.is_none() {
                return Err(Fault::new(Field::DebtorName, "", Reason::DebtorMissing));
            }
        }
        let tags = text(reader, &plan.tags, ",", TEXT_LENGTH);
        let tags = tags
            .iter()
            .flat_map(|tags| tags.split([',', ';', '|']))
            .map(str::trim)
            .filter(|tag| !tag.is_empty());
        Ok(DebtorColumns {
            code,
            name,
            tax_id,
            email: text(reader, &plan.email, " ", TEXT_LENGTH),
            phone: text(reader, &plan.phone, " ", TEXT_LENGTH),
            contact_person: text(reader, &plan.contact_person, " ", TEXT_LENGTH)
                .filter(|person| !words::is_no_person(person)),
            debtor_type: plan
                .debtor_type
                .and_then(|column| words::debtor_type(reader.cell(column))),
            tags: tags.map(str::to_owned).collect(),
            notes: text(reader, &plan.notes, " ", NOTE_LENGTH)
                .filter(|_| self.kind == Kind::DebtorsOnly),
        })
    }

    /// An unknown type is no reason to leave an invoice out, and none to be silent.
    fn doubt_type(&mut self, line: u64, is_known: bool) {
        let cell = self
            .plan
            .debtor_type
            .map_or("", |column| self.reader.cell(column));
        if !is_known && !words::is_null(cell) && amounts::dash(cell).is_none() {
            self.doubts.push(RowRejection {
                line,
                field: Some(Field::DebtorType),
                value: clean_text(cell, TEXT_LENGTH).into_owned(),
                reason: Reason::TypeUnknown,
            });
        }
    }

    /// What the status says: whether the invoice is settled, and whether it is disputed.
    fn status(&self) -> Result<(Option<bool>, bool), SetAside> {
        let mut settled = None;
        let mut disputed = false;
        for (column, reading) in &self.plan.status {
            let cell = self.reader.cell(*column);
            if cell.is_empty() {
                continue;
            }
            let says = match reading {
                StatusReading::YesIsSettled => words::flag(cell),
                StatusReading::YesIsOpen => words::flag(cell).map(|open| !open),
                StatusReading::Words => match words::status(cell) {
                    Some(StatusWord::Settled) => Some(true),
                    Some(StatusWord::Open) => Some(false),
                    Some(StatusWord::Disputed) => {
                        disputed = true;
                        Some(false)
                    }
                    Some(StatusWord::Cancelled) => return Err(SetAside::Cancelled),
                    Some(StatusWord::Draft) => return Err(SetAside::Draft),
                    None => None,
                },
            };
            settled = settled.or(says);
        }
        Ok((settled, disputed))
    }

    fn invoice(&self, status: Option<bool>) -> Result<InvoiceColumns, Fault> {
        let (plan, reader) = (self.plan, &self.reader);
        let mut mark = None;
        let total = amount(reader, plan.total, Field::Total, &mut mark)?;
        let balance = amount(reader, plan.balance, Field::Balance, &mut mark)?;
        let paid = amount(reader, plan.paid, Field::Paid, &mut mark)?;
        let net = amount(reader, plan.net, Field::NetAmount, &mut mark)?;
        let currency = currency_of(reader, &plan.currency, mark)?;
        // A dash for the total beside an open balance is a total that isn't given.
        let is_dash = |plan: Option<AmountPlan>| {
            plan.is_some_and(|plan| amounts::dash(reader.cell(plan.column)).is_some())
        };
        let is_open = balance.or(paid).is_some_and(|amount| !amount.is_zero());
        let total = total.filter(|_| !((is_open || net.is_some()) && is_dash(plan.total)));
        let net = net.filter(|_| !(is_open && is_dash(plan.net)));
        let total = match (total, net) {
            (Some(total), _) => Some(total),
            (None, Some(net)) => Some(with_taxes(&self.reader, self.plan, net, currency)?),
            (None, None) => None,
        };
        if total.is_none() && balance.is_none() {
            return Err(Fault::new(Field::Total, "", Reason::AmountMissing));
        }
        let issued_on = date(reader, plan.issued_on, Field::IssuedOn)?;
        let due_on = date(reader, plan.due_on, Field::DueOn)?;
        let terms_days = self.terms(due_on.is_some())?;
        let disputed_amount = amount(
            reader,
            plan.disputed_amount,
            Field::DisputedAmount,
            &mut None,
        )?;
        let (paid_on, word) = self.paid_on()?;
        Ok(InvoiceColumns {
            number: text(reader, &plan.number, "-", TEXT_LENGTH),
            issued_on,
            due_on,
            terms_days,
            total,
            paid,
            balance,
            currency,
            paid_on,
            settled_by_word: status.or(word),
            disputed: self.disputed()?,
            disputed_amount: disputed_amount.map(|amount| amount.abs()),
            notes: text(reader, &plan.notes, " ", NOTE_LENGTH),
        })
    }

    /// The days between issue and due date. Words that give none are wrong only where there is no due date.
    fn terms(&self, has_due_date: bool) -> Result<Option<u32>, Fault> {
        let cell = self
            .plan
            .terms
            .map_or("", |column| self.reader.cell(column));
        if cell.is_empty() {
            return Ok(None);
        }
        let days = terms_days(cell);
        if days.is_none() && !has_due_date && !words::is_null(cell) {
            return Err(Fault::new(Field::TermsDays, cell, Reason::TermsUnreadable));
        }
        Ok(days)
    }

    fn disputed(&self) -> Result<Option<bool>, Fault> {
        let cell = self
            .plan
            .disputed
            .map_or("", |column| self.reader.cell(column));
        if cell.is_empty() {
            return Ok(None);
        }
        let disputed = words::disputed(cell);
        let says_nothing = words::is_null(cell) || amounts::dash(cell).is_some();
        if disputed.is_none() && !says_nothing && words::status(cell).is_none() {
            return Err(Fault::new(Field::Disputed, cell, Reason::DisputeUnreadable));
        }
        Ok(disputed)
    }

    /// The payment date. People also write "pendiente" there.
    fn paid_on(&self) -> Result<(Option<NaiveDate>, Option<bool>), Fault> {
        let found = date(&self.reader, self.plan.paid_on, Field::PaidOn);
        match found {
            Ok(date) => Ok((date, None)),
            Err(fault) => match words::status(&fault.value) {
                Some(StatusWord::Settled) => Ok((None, Some(true))),
                Some(StatusWord::Open) => Ok((None, Some(false))),
                _ => words::flag(&fault.value)
                    .map(|paid| (None, Some(paid)))
                    .ok_or(fault),
            },
        }
    }
}
