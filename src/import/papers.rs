//! Electronic documents into facts: invoices are stated, credit notes reduce the invoices that they correct, payments pay
//! those that they name. However often a document comes, it counts once. A credit note that comes before its invoice stands
//! for itself until that comes ([`super::late_notes`]).

use std::collections::{HashMap, HashSet};

use rust_decimal::Decimal;

use super::einvoice::{Document, DocumentKind, Reference};
use super::late_notes::{apart, late_notes};
use super::merge::{Assumed, News};
use super::paper_payments::PaperPayments;
use super::stated::Stated;
use super::{Field, Group, Reason, RowRejection};
use crate::domain::account::{Account, reversed_batches};
use crate::domain::fact::{CreditNote, Entry, Fact};
use crate::domain::money::Currency;
use crate::domain::standing::start_of;

/// An invoice that documents may name: of the book, or of the same import.
pub(super) struct Line {
    pub number: String,
    pub uuid: Option<String>,
    pub currency: Currency,
    pub total: Decimal,
    /// What is left of the total after credit notes.
    pub left: Decimal,
}

/// The invoices that documents may name.
#[derive(Default)]
pub(super) struct Lines {
    all: Vec<Line>,
    by_number: HashMap<String, usize>,
    by_uuid: HashMap<String, usize>,
    /// By letters and digits alone; nothing where several are alike.
    by_compact: HashMap<String, Option<usize>>,
}

/// What documents come to beyond statements of invoices.
pub(super) struct Papers<'a> {
    credit_notes: Vec<(&'a Document, CreditNote)>,
    /// What credit notes of the book take off invoices that they waited for.
    late: News,
    payments: PaperPayments<'a>,
}

impl Group {
    /// Puts what invoices among the documents state to the statements, and keeps the rest for later.
    pub(super) fn papers<'a>(
        &'a self,
        entries: &'a [Entry],
        known: &'a Account,
        assumed: &Assumed,
        statements: &mut Vec<Stated>,
        news: &mut News,
    ) -> Papers<'a> {
        let mut lines = Lines::of(known, statements);
        let valid = valid(entries);
        let mut credit_notes = Vec::new();
        let noted = noted(&valid);
        let is_invoice = |it: &&Document| it.kind == DocumentKind::Invoice;
        let is_note = |it: &&Document| it.total < Decimal::ZERO;
        let invoices = self.documents.iter().filter(is_invoice);
        let (notes, claims): (Vec<&Document>, Vec<&Document>) = invoices.partition(is_note);
        let mut stating = Stating {
            known,
            assumed,
            statements,
            news,
            seen: HashMap::new(),
        };
        for document in claims {
            let credited = stating.claim(document, &mut lines);
            credit_notes.extend(credited.map(|note| (document, note)));
        }
        for document in self.documents.iter().filter(is_invoice) {
            if document.replaces && document.total >= Decimal::ZERO {
                let corrects = &document.corrects;
                let replaced = replaced(&document.number, corrects, &mut lines, &noted);
                credit_notes.extend(replaced.into_iter().map(|note| (document, note)));
            }
        }
        let mut of_this_import: HashSet<&str> = HashSet::new();
        for document in notes.iter().copied() {
            let numbers = [document.number.clone(), apart(&document.number)];
            let is_known = numbers.iter().any(|it| noted.contains(it.as_str()));
            if is_known || !of_this_import.insert(&document.number) {
                stating.news.invoices_unchanged += 1;
                continue;
            }
            if let Some(own) = numbers.into_iter().find(|it| lines.has_note(it)) {
                stating.note(own, document, &mut lines);
                continue;
            }
            match credits(document, &mut lines) {
                Some(credited) => {
                    credit_notes.extend(credited.into_iter().map(|note| (document, note)));
                }
                None => stating.free_note(document, &mut lines),
            }
        }
        let claimed = stating.seen.into_keys().collect();
        let mut late = News::default();
        late_notes(known, &notes, &noted, &claimed, &mut lines, &mut late);
        let payments = self.documents.iter();
        let payments = payments.filter(|it| it.kind == DocumentKind::Payments);
        let payments = payments.collect();
        Papers {
            credit_notes,
            late,
            payments: PaperPayments {
                payments,
                known,
                valid,
                lines,
            },
        }
    }
}

impl Papers<'_> {
    /// Notes what credit notes and payments say that the book does not.
    pub fn news(self, news: &mut News) {
        for (document, note) in self.credit_notes {
            news.credit_notes_added += 1;
            let at = start_of(document.issued_on);
            news.facts.push((at, note.into()));
        }
        news.credit_notes_added += self.late.credit_notes_added;
        news.facts.extend(self.late.facts);
        self.payments.news(news);
    }
}

/// What is recorded and was not taken back.
pub(super) fn valid(entries: &[Entry]) -> Vec<&Entry> {
    let reversed = reversed_batches(entries);
    let valid = entries.iter().filter(|it| !reversed.contains(&it.batch));
    valid.collect()
}

/// The numbers of the credit notes that the book has.
pub(super) fn noted<'a>(valid: &[&'a Entry]) -> HashSet<&'a str> {
    let notes = valid.iter().filter_map(|entry| match &entry.fact {
        Some(Fact::CreditNote(note)) => note.number.as_deref(),
        _ => None,
    });
    notes.collect()
}

/// What is at hand while invoices are stated.
struct Stating<'a, 'b> {
    known: &'a Account,
    assumed: &'a Assumed,
    statements: &'b mut Vec<Stated>,
    news: &'b mut News,
    /// The numbers stated by documents of this import, with the totals.
    seen: HashMap<String, (Currency, Decimal)>,
}

impl Stating<'_, '_> {
    /// States an invoice. Gives back the credit note that the book had under the same number for want of the invoice.
    fn claim(&mut self, document: &Document, lines: &mut Lines) -> Option<CreditNote> {
        let at = lines.same_as(document);
        let number = match at {
            Some(at) => lines.all[at].number.clone(),
            None => document.number.clone(),
        };
        let says = (document.currency, document.total);
        if let Some(before) = self.seen.insert(number.clone(), says) {
            // A copy says nothing new; another invoice of the same number is a contradiction.
            if before != says {
                self.seen.insert(number, before);
                self.news.rejected.push(RowRejection {
                    line: document.line,
                    field: Some(Field::InvoiceNumber),
                    value: document.number.clone(),
                    reason: Reason::NumberRepeated,
                });
            }
            return None;
        }
        let before = at.map(|at| lines.all[at].total);
        let note = before.filter(|total| *total < Decimal::ZERO);
        let stated = Stated::of_document(number.clone(), document, self.known, self.assumed);
        lines.put(Line::of(&stated));
        self.statements.push(stated);
        let note = note.map(|total| CreditNote {
            invoice: number.clone(),
            amount: -total,
            number: Some(number),
            reason: None,
        })?;
        if let Some(at) = lines.by_number.get(&note.invoice) {
            lines.all[*at].left -= note.amount;
        }
        Some(note)
    }

    /// A credit note whose invoice nobody knows stands for itself.
    fn free_note(&mut self, document: &Document, lines: &mut Lines) {
        let taken = lines.by_number.get(&document.number);
        let is_taken = taken.is_some_and(|at| lines.all[*at].total >= Decimal::ZERO);
        // Invoices and credit notes may be numbered apart.
        let number = match is_taken {
            true => apart(&document.number),
            false => document.number.clone(),
        };
        self.note(number, document, lines);
    }

    /// States a credit note as one that stands for itself.
    fn note(&mut self, number: String, document: &Document, lines: &mut Lines) {
        let stated = Stated::of_document(number, document, self.known, self.assumed);
        lines.put(Line::of(&stated));
        self.statements.push(stated);
    }
}

/// What a credit note takes off the invoices that it corrects; nothing where none of them is known. The last one takes what
/// the others leave.
fn credits(document: &Document, lines: &mut Lines) -> Option<Vec<CreditNote>> {
    let found = document.corrects.iter().filter_map(|it| lines.find(it));
    let is_owed = |at: &usize| {
        let line = &lines.all[*at];
        line.currency == document.currency && line.total >= Decimal::ZERO
    };
    let mut found: Vec<usize> = found.filter(is_owed).collect();
    found.dedup();
    share_out(-document.total, &document.number, &found, lines)
}

/// Takes an amount off invoices, the last of which takes what the others leave; nothing where there is none.
pub(super) fn share_out(
    amount: Decimal,
    note: &str,
    found: &[usize],
    lines: &mut Lines,
) -> Option<Vec<CreditNote>> {
    let last = *found.last()?;
    let mut missing = amount;
    let mut notes = Vec::new();
    for at in found.iter().copied() {
        let line = &mut lines.all[at];
        let most = line.left.max(Decimal::ZERO);
        let amount = if at == last {
            missing
        } else {
            missing.min(most)
        };
        line.left -= amount;
        missing -= amount;
        if amount > Decimal::ZERO {
            notes.push(CreditNote {
                invoice: line.number.clone(),
                amount,
                number: Some(note.to_owned()),
                reason: None,
            });
        }
    }
    Some(notes)
}

/// What an invoice takes off those whose place it takes: all that is left of them.
pub(super) fn replaced(
    number: &str,
    corrects: &[Reference],
    lines: &mut Lines,
    noted: &HashSet<&str>,
) -> Vec<CreditNote> {
    if noted.contains(number) {
        return Vec::new();
    }
    let mut notes = Vec::new();
    for reference in corrects {
        let Some(at) = lines.find(reference) else {
            continue;
        };
        let line = &mut lines.all[at];
        if line.number != number && line.left > Decimal::ZERO {
            notes.push(CreditNote {
                invoice: line.number.clone(),
                amount: line.left,
                number: Some(number.to_owned()),
                reason: None,
            });
            line.left = Decimal::ZERO;
        }
    }
    notes
}

impl Line {
    fn of(stated: &Stated) -> Self {
        let invoice = &stated.invoice;
        Self {
            number: invoice.number.clone(),
            uuid: invoice.uuid.clone(),
            currency: invoice.currency,
            total: invoice.total,
            left: invoice.total,
        }
    }
}

impl Lines {
    pub fn of(known: &Account, statements: &[Stated]) -> Self {
        let mut lines = Self::default();
        let invoices = known.invoices.iter().filter(|it| it.charge.is_none());
        for invoice in invoices {
            lines.put(Line {
                number: invoice.number.clone(),
                uuid: invoice.uuid.clone(),
                currency: invoice.total.currency,
                total: invoice.total.amount,
                left: invoice.total.amount - invoice.credited,
            });
        }
        for stated in statements {
            lines.put(Line::of(stated));
        }
        lines
    }

    /// Puts a line, in the place of one with the same number.
    fn put(&mut self, line: Line) {
        let at = match self.by_number.get(&line.number) {
            Some(at) => *at,
            None => self.all.len(),
        };
        if let Some(uuid) = &line.uuid {
            self.by_uuid.insert(uuid.clone(), at);
        }
        match self.all.get_mut(at) {
            Some(before) => {
                let credited = before.total - before.left;
                let uuid = line.uuid.clone().or(before.uuid.take());
                *before = line;
                before.left -= credited;
                before.uuid = uuid;
            }
            None => {
                self.by_number.insert(line.number.clone(), at);
                self.by_compact
                    .entry(compact(&line.number))
                    .and_modify(|alike| *alike = None)
                    .or_insert(Some(at));
                self.all.push(line);
            }
        }
    }

    /// Whether a credit note stands for itself under this number.
    fn has_note(&self, number: &str) -> bool {
        let at = self.by_number.get(number);
        at.is_some_and(|at| self.all[*at].total < Decimal::ZERO)
    }

    /// The line at a place.
    pub fn get(&self, at: usize) -> &Line {
        &self.all[at]
    }

    /// The invoice that is meant, by its id, else by its number, which may be written with other signs between its parts.
    pub fn find(&self, reference: &Reference) -> Option<usize> {
        let uuid = reference.uuid.as_ref();
        if let Some(at) = uuid.and_then(|uuid| self.by_uuid.get(uuid)) {
            return Some(*at);
        }
        let number = reference.number.as_ref()?;
        let exact = self.by_number.get(number).copied();
        let alike = || self.by_compact.get(&compact(number)).copied().flatten();
        let at = exact.or_else(alike)?;
        // One with another id is another invoice.
        let other = self.all[at].uuid.is_some() && uuid.is_some();
        (!other).then_some(at)
    }

    /// The invoice that a document states anew: of the same id or number, or of a number written otherwise and the same total.
    fn same_as(&self, document: &Document) -> Option<usize> {
        let by_uuid = document.uuid.as_ref().and_then(|it| self.by_uuid.get(it));
        let exact = by_uuid.or_else(|| self.by_number.get(&document.number));
        if let Some(at) = exact {
            return Some(*at);
        }
        let at = self.by_compact.get(&compact(&document.number))?;
        at.filter(|at| {
            let line = &self.all[*at];
            line.total == document.total && line.currency == document.currency
        })
    }
}

/// A number by its letters and digits alone.
fn compact(number: &str) -> String {
    let signs = number.chars().filter(|c| c.is_alphanumeric());
    signs.flat_map(char::to_uppercase).collect()
}
