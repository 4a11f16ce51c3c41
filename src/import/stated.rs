//! One invoice as a file states it, and what is new about it.

use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;

use super::InvoiceColumns;
use super::by_hand::ByHand;
use super::einvoice::Document;
use super::late_notes::kept;
use super::merge::{Assumed, News};
use crate::domain::account::{Account, Dispute, Invoice};
use crate::domain::fact::{
    Allocation, CreditAllocated, DisputeOpened, DisputeResolved, Instalment, InvoiceStated, Payment,
};
use crate::domain::standing::{days_after, start_of};

/// One invoice as the file states it.
pub(super) struct Stated {
    pub invoice: InvoiceStated,
    /// What was paid of it to date; nothing when the file does not say.
    pub paid: Option<Decimal>,
    /// Whether `paid` is worked out from what is left, so that credit notes and write-offs are in it.
    paid_is_what_is_gone: bool,
    pub paid_on: Option<NaiveDate>,
    /// Whether nobody says on which day it was paid.
    day_assumed: bool,
    pub disputed: Option<bool>,
    /// How much of it; the whole when the file does not say.
    disputed_amount: Option<Decimal>,
    /// Whether it is but a line of the invoice, or the sum of several.
    is_line: bool,
    /// Whether the file says how much of an invoice is contested.
    names_disputed_amounts: bool,
}

impl Stated {
    pub fn new(
        number: String,
        columns: &InvoiceColumns,
        known: &Account,
        assumed: &Assumed,
    ) -> Self {
        let before = known.invoice(&number);
        let today = assumed.now.date();
        let issued_on = columns
            .issued_on
            .or(before.map(|invoice| invoice.issued_on));
        let issued_on =
            issued_on.unwrap_or_else(|| columns.due_on.map_or(today, |due| due.min(today)));
        let agreed = columns.terms_days.or(known.terms.payment_days);
        let terms = agreed.unwrap_or(assumed.terms_days);
        let due_on = columns
            .due_on
            .unwrap_or_else(|| days_after(issued_on, u64::from(terms)));
        // A file that says only what is left says nothing about the total of an invoice that the book knows.
        let said = columns.balance.unwrap_or_default() + columns.paid.unwrap_or_default();
        let known_total = before
            .filter(|it| it.total.currency == columns.currency)
            .map(|it| it.total.amount)
            .filter(|total| columns.paid.is_none() && *total >= said);
        let total = columns.total.or(known_total).unwrap_or(said);
        Self {
            paid: paid_of(columns, total),
            paid_is_what_is_gone: columns.paid.is_none(),
            paid_on: columns.paid_on,
            day_assumed: columns.paid_on.is_none(),
            disputed: match columns.disputed_amount {
                Some(amount) if amount.is_zero() => columns.disputed.or(Some(false)),
                Some(_) => Some(columns.disputed.unwrap_or(true)),
                None => columns.disputed,
            },
            is_line: columns.is_line,
            names_disputed_amounts: columns.disputed_amount.is_some(),
            disputed_amount: columns.disputed_amount.filter(|amount| !amount.is_zero()),
            invoice: InvoiceStated {
                number,
                issued_on,
                due_on,
                total,
                currency: columns.currency,
                instalments: Vec::new(),
                uuid: None,
                corrects: Vec::new(),
                notes: columns.notes.clone(),
            },
        }
    }

    /// As an electronic document states it, under the number that the book has it by. What the document leaves open stays
    /// as the book has it.
    pub fn of_document(
        number: String,
        document: &Document,
        known: &Account,
        assumed: &Assumed,
    ) -> Self {
        let before = known.invoice(&number);
        let issued_on = document.issued_on;
        let terms = document.terms_days.or(known.terms.payment_days);
        let terms = u64::from(terms.unwrap_or(assumed.terms_days));
        // What this very document stated before follows the terms; what is known from elsewhere stays.
        let elsewhere = before.filter(|it| it.uuid.is_none() || it.uuid != document.uuid);
        let due_on = match document.total < Decimal::ZERO {
            true => Some(issued_on),
            false => document.due_on.or(elsewhere.map(|it| it.due_on)),
        };
        // A document tells what was paid by then, not since.
        let paid_before = before.map_or(Decimal::ZERO, |it| it.paid);
        Self {
            paid: Some(document.paid).filter(|paid| *paid > paid_before),
            paid_is_what_is_gone: false,
            paid_on: Some(issued_on),
            day_assumed: document.is_paid_assumed,
            disputed: None,
            disputed_amount: None,
            names_disputed_amounts: false,
            is_line: false,
            invoice: InvoiceStated {
                number,
                issued_on,
                due_on: due_on.unwrap_or_else(|| days_after(issued_on, terms)),
                total: document.total,
                currency: document.currency,
                instalments: document.instalments.clone(),
                notes: before.and_then(|it| it.notes.clone()),
                uuid: document.uuid.clone(),
                corrects: kept(document),
            },
        }
    }

    /// Whether it is a credit note.
    pub fn is_credit(&self) -> bool {
        self.invoice.total < Decimal::ZERO
    }

    /// Takes in another row of the same number: a line of the same invoice, or an instalment with its own due date.
    /// Gives back whether it fits.
    pub fn join(&mut self, other: &Self) -> bool {
        let (mine, theirs) = (&mut self.invoice, &other.invoice);
        if mine.currency != theirs.currency {
            return false;
        }
        if self.is_line && other.is_line && mine.due_on == theirs.due_on {
            mine.total += theirs.total;
            if self.paid.is_some() || other.paid.is_some() {
                self.paid = Some(self.paid.unwrap_or_default() + other.paid.unwrap_or_default());
            }
            self.paid_on = self.paid_on.max(other.paid_on);
            return true;
        }
        let due_days: Vec<NaiveDate> = mine.instalments.iter().map(|it| it.due_on).collect();
        let is_line = due_days.is_empty()
            && mine.due_on == theirs.due_on
            && mine.total == theirs.total
            && self.paid == other.paid;
        if is_line {
            return true;
        }
        if mine.due_on == theirs.due_on || due_days.contains(&theirs.due_on) {
            return false;
        }
        if mine.instalments.is_empty() {
            mine.instalments.push(Instalment {
                due_on: mine.due_on,
                amount: mine.total,
            });
        }
        mine.instalments.push(Instalment {
            due_on: theirs.due_on,
            amount: theirs.total,
        });
        mine.total += theirs.total;
        mine.due_on = mine.due_on.max(theirs.due_on);
        if self.paid.is_some() || other.paid.is_some() {
            self.paid = Some(self.paid.unwrap_or_default() + other.paid.unwrap_or_default());
        }
        self.paid_on = self.paid_on.max(other.paid_on);
        self.join_dispute(other);
        true
    }
}

impl Stated {
    /// Each instalment may be contested by itself.
    fn join_dispute(&mut self, other: &Self) {
        match (self.disputed_amount, other.disputed_amount) {
            (Some(mine), Some(theirs)) => self.disputed_amount = Some(mine + theirs),
            (None, Some(theirs)) if self.disputed != Some(true) => {
                self.disputed_amount = Some(theirs);
            }
            _ => {}
        }
        if other.disputed == Some(true) && other.disputed_amount.is_some() {
            self.disputed = Some(true);
        }
    }
}

/// What was paid to date, if the row says: the paid column, else what is missing from the balance, else a payment date or
/// a word that says it is settled.
fn paid_of(columns: &InvoiceColumns, total: Decimal) -> Option<Decimal> {
    let settled = columns.settled_by_word == Some(true) || columns.paid_on.is_some();
    let by_figures = columns
        .paid
        .or_else(|| columns.balance.map(|balance| total - balance));
    match by_figures {
        Some(paid)
            if paid.is_zero() && settled && columns.balance.unwrap_or_default().is_zero() =>
        {
            Some(total)
        }
        Some(paid) => Some(paid),
        None => settled.then_some(total),
    }
}

/// Notes what a statement says that the book does not.
pub(super) fn invoice_news(
    stated: Stated,
    known: &Account,
    by_hand: &mut ByHand,
    assumed: &Assumed,
    news: &mut News,
) {
    let before = known.invoice(&stated.invoice.number);
    let facts_before = news.facts.len();
    let happened_at = match before {
        // What is first seen now was so since its issue, as far as anybody can tell; later changes happened since.
        None => start_of(stated.invoice.issued_on),
        Some(_) => assumed.now,
    };
    let mut stated = stated;
    carry_instalments(&mut stated.invoice, before);
    payment_news(&stated, before, by_hand, assumed, news);
    dispute_news(&stated, known, happened_at, news);
    if before.is_none_or(|invoice| is_restated(invoice, &stated.invoice)) {
        let fact = (happened_at, stated.invoice.into());
        news.facts.insert(facts_before, fact);
    }
    match before {
        None => news.invoices_added += 1,
        Some(_) if news.facts.len() > facts_before => news.invoices_updated += 1,
        Some(_) => news.invoices_unchanged += 1,
    }
}

/// A file that knows one due date says nothing against instalments that were agreed on since.
fn carry_instalments(stated: &mut InvoiceStated, before: Option<&Invoice>) {
    let Some(before) = before.filter(|it| it.parts.len() > 1) else {
        return;
    };
    if stated.instalments.is_empty() && before.total == stated.money() {
        let parts = before.parts.iter().map(|part| Instalment {
            due_on: part.due_on,
            amount: part.amount,
        });
        stated.instalments = parts.collect();
        stated.due_on = before.due_on;
    }
}

fn is_restated(before: &Invoice, stated: &InvoiceStated) -> bool {
    let due_days = |stated: &InvoiceStated| -> Vec<NaiveDate> {
        let mut days: Vec<NaiveDate> = stated.instalments.iter().map(|it| it.due_on).collect();
        if days.is_empty() {
            days.push(stated.due_on);
        }
        days.sort();
        days
    };
    let parts: Vec<NaiveDate> = before.parts.iter().map(|part| part.due_on).collect();
    before.issued_on != stated.issued_on
        || before.total != stated.money()
        || parts != due_days(stated)
        || (stated.notes.is_some() && before.notes != stated.notes)
        || (stated.uuid.is_some() && before.uuid != stated.uuid)
        || (!stated.corrects.is_empty() && before.corrects != stated.corrects)
}

fn payment_news(
    stated: &Stated,
    before: Option<&Invoice>,
    by_hand: &mut ByHand,
    assumed: &Assumed,
    news: &mut News,
) {
    let Some(paid) = stated.paid else { return };
    // A file need not know yet what a person wrote down, nor does it say whether credit notes and write-offs are in what
    // it says is gone: both may be so, and then it says nothing new.
    let known = before.map_or(Decimal::ZERO, |invoice| {
        let reduced = if stated.paid_is_what_is_gone {
            invoice.credited + invoice.written_off
        } else {
            Decimal::ZERO
        };
        let least = invoice.paid - by_hand.of(&invoice.number);
        paid.clamp(least, least.max(invoice.paid + reduced))
    });
    let amount = credit_news(stated, paid - known, by_hand, assumed, news);
    if amount.is_zero() {
        return;
    }
    let invoice = &stated.invoice;
    let day = match (stated.paid_on, before) {
        (Some(day), _) => day,
        (None, Some(_)) => assumed.now.date(),
        (None, None) => invoice
            .due_on
            .max(invoice.issued_on)
            .min(assumed.now.date()),
    };
    let payment = Payment {
        amount,
        currency: invoice.currency,
        allocations: vec![Allocation {
            invoice: invoice.number.clone(),
            amount,
        }],
        day_assumed: stated.day_assumed || stated.paid_on.is_none(),
        method: None,
        reference: None,
        movement: None,
    };
    news.payments_added += 1;
    news.facts.push((start_of(day), payment.into()));
}

/// What a file says is paid is first explained by money that a person wrote down and that no invoice needed: that money is
/// then the invoice's. Gives back what is left to be explained.
fn credit_news(
    stated: &Stated,
    amount: Decimal,
    by_hand: &mut ByHand,
    assumed: &Assumed,
    news: &mut News,
) -> Decimal {
    let invoice = &stated.invoice;
    if amount <= Decimal::ZERO || invoice.total <= Decimal::ZERO {
        return amount;
    }
    let Some((taken, came_at)) = by_hand.take(amount, invoice.currency) else {
        return amount;
    };
    // It pays from the day on which it was there, and the invoice too.
    let day = stated.paid_on.unwrap_or(came_at.date());
    let day = day.max(invoice.issued_on).min(assumed.now.date());
    let used = CreditAllocated {
        currency: invoice.currency,
        allocations: vec![Allocation {
            invoice: invoice.number.clone(),
            amount: taken,
        }],
    };
    news.credits_used += 1;
    let at = start_of(day).max(came_at).min(assumed.now);
    news.facts.push((at, used.into()));
    amount - taken
}

fn dispute_news(stated: &Stated, known: &Account, happened_at: NaiveDateTime, news: &mut News) {
    let number = &stated.invoice.number;
    let open = known
        .disputes
        .iter()
        .find(|dispute| !dispute.resolved && dispute.opened.what.invoice == *number);
    let opened = || DisputeOpened {
        invoice: number.clone(),
        amount: stated.disputed_amount,
        text: None,
        review_on: None,
        reason: None,
        assignee: None,
    };
    let resolved = |dispute: &Dispute| DisputeResolved {
        dispute: dispute.opened.number,
        text: None,
        outcome: None,
    };
    match (stated.disputed, open) {
        (Some(true), None) => news.facts.push((happened_at, opened().into())),
        // Only what an import opened is closed by one; what a person wrote down, a person closes.
        (Some(false), Some(dispute)) if may_be_imported(dispute, stated) => {
            news.facts.push((happened_at, resolved(dispute).into()));
        }
        (Some(true), Some(dispute))
            if may_be_imported(dispute, stated)
                && stated.disputed_amount.is_some()
                && stated.disputed_amount != dispute.opened.what.amount =>
        {
            news.facts.push((happened_at, resolved(dispute).into()));
            news.facts.push((happened_at, opened().into()));
        }
        _ => {}
    }
}

/// Whether a dispute says no more than this file would.
fn may_be_imported(dispute: &Dispute, stated: &Stated) -> bool {
    let opened = &dispute.opened.what;
    opened.text.is_none()
        && opened.review_on.is_none()
        && (opened.amount.is_none() || stated.names_disputed_amounts)
}
