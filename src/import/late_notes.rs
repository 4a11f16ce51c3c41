//! Credit notes that came before the invoices that they correct, and stand for themselves in the book: once an invoice is
//! there, what nobody used of the note is taken off it. And invoices that came before those whose place they take: once such
//! a one is there, nothing is left of it.

use std::collections::{HashMap, HashSet};

use rust_decimal::Decimal;

use super::einvoice::{Document, Reference};
use super::merge::News;
use super::papers::{Lines, replaced, share_out};
use super::stated::Stated;
use crate::domain::account::{Account, Invoice};
use crate::domain::fact::{CreditNote, Entry, Fact, InvoiceStated};
use crate::domain::money::Currency;
use crate::domain::standing::start_of;

/// What stands behind the number of a credit note that an invoice has as well.
const NUMBERED_APART: &str = "-CN";

/// The number under which a credit note stands for itself where an invoice has its own.
pub(super) fn apart(number: &str) -> String {
    format!("{number}{NUMBERED_APART}")
}

/// What a credit note corrects or an invoice replaces, as the book keeps it.
pub(super) fn kept(document: &Document) -> Vec<String> {
    if document.total >= Decimal::ZERO && !document.replaces {
        return Vec::new();
    }
    let names = document.corrects.iter();
    let names = names.filter_map(|it| it.uuid.clone().or_else(|| it.number.clone()));
    names.collect()
}

/// Notes what the credit notes and invoices of the book take off invoices that are there now. Those whose numbers are claimed
/// by invoices of this import are looked after elsewhere, and those that are `noted` have done so.
pub(super) fn late_notes(
    known: &Account,
    notes: &[&Document],
    noted: &HashSet<&str>,
    claimed: &HashSet<String>,
    lines: &mut Lines,
    news: &mut News,
) {
    let waiting = known.invoices.iter();
    let waiting = waiting.filter(|it| is_note(it) && !claimed.contains(&it.number));
    for note in waiting {
        let mut found = Vec::new();
        for reference in references(note, notes) {
            let at = lines.find(&reference).filter(|at| {
                let line = lines.get(*at);
                line.currency == note.total.currency && line.total >= Decimal::ZERO
            });
            found.extend(at.filter(|at| !found.contains(at)));
        }
        let free = -note.balance().amount;
        let Some(shares) = share_out(free, bare(&note.number), &found, lines) else {
            continue;
        };
        let at = start_of(note.issued_on);
        news.credit_notes_added += shares.len() as u64;
        let shares = shares.into_iter().map(|it: CreditNote| (at, it.into()));
        news.facts.extend(shares);
        news.facts.push((at, used_up(note, free).into()));
    }
    let replacing = known.invoices.iter();
    let replacing = replacing.filter(|it| it.total.amount >= Decimal::ZERO);
    for invoice in replacing.filter(|it| !claimed.contains(&it.number)) {
        let references = named(&invoice.corrects);
        let shares = replaced(&invoice.number, &references, lines, noted);
        let at = start_of(invoice.issued_on);
        news.credit_notes_added += shares.len() as u64;
        news.facts
            .extend(shares.into_iter().map(|it| (at, it.into())));
    }
}

/// Leaves out of a table's credit notes what invoices have had already: a table lists them in full, whatever was done with
/// them since. What the book has just so stays.
pub(super) fn leave_out_used(
    statements: &mut Vec<Stated>,
    known: &Account,
    valid: &[&Entry],
    news: &mut News,
) {
    let credits = statements.iter().filter(|it| it.is_credit());
    let listed: HashSet<String> = credits
        .map(|it| bare(&it.invoice.number).to_owned())
        .collect();
    let mut used: HashMap<(&str, Currency), Decimal> = HashMap::new();
    for entry in valid {
        if let Some(Fact::CreditNote(note)) = &entry.fact
            && let Some(number) = note.number.as_deref().filter(|it| listed.contains(*it))
            && let Some(invoice) = known.invoice(&note.invoice)
        {
            let key = (number, invoice.total.currency);
            *used.entry(key).or_default() += note.amount;
        }
    }
    statements.retain_mut(|it| {
        let is_credit = it.is_credit();
        let Stated { invoice, paid, .. } = it;
        let used = used.get(&(bare(&invoice.number), invoice.currency));
        let Some(used) = used.filter(|_| is_credit) else {
            return true;
        };
        let before = known.invoice(&invoice.number);
        if before.is_some_and(|before| before.total == invoice.money()) {
            return true;
        }
        invoice.total += *used;
        *paid = paid.map(|paid| paid.max(invoice.total));
        let is_left = invoice.total < Decimal::ZERO;
        news.invoices_unchanged += u64::from(!is_left);
        is_left
    });
}

/// The numbers of a table's credit notes that the book has otherwise: what becomes of those is for their next import to say.
pub(super) fn stated_otherwise(statements: &[Stated], known: &Account) -> HashSet<String> {
    let credits = statements.iter().filter(|it| it.is_credit());
    let differs = credits.filter(|stated| {
        let before = known.invoice(&stated.invoice.number);
        before.is_some_and(|before| {
            before.total != stated.invoice.money()
                || stated.paid.is_some_and(|paid| paid != before.paid)
        })
    });
    differs.map(|it| it.invoice.number.clone()).collect()
}

/// Leaves out what a table says of credit notes that are taken off invoices now: they are stated without it.
pub(super) fn leave_to_late(statements: &mut Vec<Stated>, late: &News, news: &mut News) {
    let restated = late.facts.iter().filter_map(|(_, fact)| match fact {
        Fact::Invoice(it) => Some(it.number.as_str()),
        _ => None,
    });
    let restated: HashSet<&str> = restated.collect();
    let before = statements.len();
    statements.retain(|it| !restated.contains(it.invoice.number.as_str()));
    news.invoices_updated += (before - statements.len()) as u64;
}

/// The number of a credit note, however it stands in the book.
fn bare(number: &str) -> &str {
    number.strip_suffix(NUMBERED_APART).unwrap_or(number)
}

/// Whether it is a credit note of which something was not used.
fn is_note(it: &Invoice) -> bool {
    it.charge.is_none() && it.balance().amount < Decimal::ZERO && it.total.amount < Decimal::ZERO
}

/// Whether it waits for an invoice that it names.
pub(super) fn waits_for_invoice(it: &Invoice) -> bool {
    !it.corrects.is_empty() && (is_note(it) || it.total.amount >= Decimal::ZERO)
}

/// What a credit note of the book corrects: as the book keeps it, or as the note says that is imported once more.
fn references(note: &Invoice, notes: &[&Document]) -> Vec<Reference> {
    if note.corrects.is_empty() {
        let is_it = |it: &&&Document| {
            let same = it.uuid.is_some() && it.uuid == note.uuid;
            same || it.number == note.number || apart(&it.number) == note.number
        };
        let again = notes.iter().find(is_it);
        return again.map(|it| it.corrects.clone()).unwrap_or_default();
    }
    named(&note.corrects)
}

/// By id or number: the book does not keep which.
fn named(names: &[String]) -> Vec<Reference> {
    let names = names.iter().flat_map(|name| {
        let by_uuid = Reference {
            uuid: Some(name.clone()),
            number: None,
        };
        let by_number = Reference {
            uuid: None,
            number: Some(name.clone()),
        };
        [by_uuid, by_number]
    });
    names.collect()
}

/// The credit note without what is taken off invoices now.
fn used_up(note: &Invoice, used: Decimal) -> InvoiceStated {
    InvoiceStated {
        number: note.number.clone(),
        issued_on: note.issued_on,
        due_on: note.due_on,
        total: note.total.amount + used,
        currency: note.total.currency,
        instalments: Vec::new(),
        notes: note.notes.clone(),
        uuid: note.uuid.clone(),
        corrects: Vec::new(),
    }
}
