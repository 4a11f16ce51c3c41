//! Rows into facts: what a file says about a debtor that the book does not know yet. A file that says nothing new gives
//! no facts, so that the same file imported twice changes nothing.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;

use super::{DebtorColumns, DebtorTypeWord, ImportRow, InvoiceColumns, Reason, RowRejection};
use crate::domain::account::{Account, Dispute, Invoice};
use crate::domain::debtor::{DebtorType, Details};
use crate::domain::fact::{
    Allocation, DisputeOpened, DisputeResolved, Entry, Fact, Instalment, InvoiceStated, Note,
    Payment, Tagged, TypeSet,
};
use crate::domain::standing::{days_after, start_of};

/// What a file says about one debtor.
#[derive(Debug, Default)]
pub struct Group {
    /// Code, tax id, name and the rest, as the rows agree on it.
    pub details: Details,
    /// The type, if the file names one.
    pub debtor_type: Option<DebtorType>,
    /// Tags, each once.
    pub tags: Vec<String>,
    /// Notes about the debtor.
    pub notes: Vec<String>,
    /// The invoices, with the lines they stand on.
    pub invoices: Vec<(u64, InvoiceColumns)>,
    spellings: Vec<(String, u32)>,
}

/// What is new, and how much of it.
#[derive(Debug, Default)]
pub struct News {
    /// The facts, with the moments they happened at.
    pub facts: Vec<(NaiveDateTime, Fact)>,
    /// Whether the debtor's details, type or tags change.
    pub details_changed: bool,
    /// Invoices that the book did not have.
    pub invoices_added: u64,
    /// Invoices that the book had otherwise.
    pub invoices_updated: u64,
    /// Invoices that the book had just so.
    pub invoices_unchanged: u64,
    /// Payments that the book did not have.
    pub payments_added: u64,
    /// Rows that contradict others.
    pub rejected: Vec<RowRejection>,
}

/// What a row leaves open is filled in with this.
#[derive(Debug, Clone, Copy)]
pub struct Assumed {
    /// The moment of the import.
    pub now: NaiveDateTime,
    /// Days from issue to due date when a file names neither.
    pub terms_days: u32,
}

/// Collects rows by debtor: by code, else tax id, else name, in the order of their first row.
#[derive(Debug, Default)]
pub struct Groups {
    groups: Vec<Group>,
    by_key: HashMap<String, usize>,
}

impl Groups {
    /// Takes in a row.
    pub fn add(&mut self, row: ImportRow) {
        let key = key_of(&row.debtor);
        let at = match self.by_key.get(&key) {
            Some(at) => *at,
            None => {
                self.groups.push(Group::default());
                self.by_key.insert(key, self.groups.len() - 1);
                self.groups.len() - 1
            }
        };
        self.groups[at].add(row);
    }

    /// The groups, complete.
    pub fn finish(mut self) -> Vec<Group> {
        for group in &mut self.groups {
            group.details.name = group.most_frequent_name();
        }
        self.groups
    }
}

fn key_of(debtor: &DebtorColumns) -> String {
    if let Some(code) = &debtor.code {
        return format!("c{code}");
    }
    if let Some(tax_id) = &debtor.tax_id {
        return format!("t{}", tax_id.to_uppercase());
    }
    let name = debtor.name.as_deref().unwrap_or_default();
    format!("n{}", crate::domain::search::fold(name))
}

impl Group {
    fn add(&mut self, row: ImportRow) {
        let debtor = row.debtor;
        if let Some(name) = debtor.name {
            match self.spellings.iter_mut().find(|(known, _)| *known == name) {
                Some((_, count)) => *count += 1,
                None => self.spellings.push((name, 1)),
            }
        }
        let fields = [
            (&mut self.details.code, debtor.code),
            (&mut self.details.tax_id, debtor.tax_id),
            (&mut self.details.email, debtor.email),
            (&mut self.details.phone, debtor.phone),
            (&mut self.details.contact_person, debtor.contact_person),
        ];
        for (known, new) in fields {
            if known.is_none() {
                *known = new;
            }
        }
        self.debtor_type = self.debtor_type.or(debtor.debtor_type.map(debtor_type));
        for tag in debtor.tags {
            if !self.tags.contains(&tag) {
                self.tags.push(tag);
            }
        }
        if let Some(note) = debtor.notes
            && !self.notes.contains(&note)
        {
            self.notes.push(note);
        }
        if let Some(invoice) = row.invoice {
            self.invoices.push((row.line, invoice));
        }
    }

    /// One code can carry several spellings of a name: the most frequent one counts, the first of those.
    fn most_frequent_name(&self) -> Option<String> {
        let most = self.spellings.iter().map(|(_, count)| *count).max()?;
        let mut names = self.spellings.iter();
        names
            .find(|(_, count)| *count == most)
            .map(|(name, _)| name.clone())
    }

    /// What this says that the journal does not. `entries` and `known` are all that is recorded about the debtor,
    /// facts to come included.
    pub fn news(&self, entries: &[Entry], known: &Account, assumed: &Assumed) -> News {
        let mut news = News::default();
        self.detail_news(entries, known, assumed, &mut news);
        for stated in self.statements(known, assumed, &mut news) {
            invoice_news(&stated, known, assumed, &mut news);
        }
        news
    }

    fn detail_news(&self, entries: &[Entry], known: &Account, assumed: &Assumed, news: &mut News) {
        let mut say = |fact: Fact| news.facts.push((assumed.now, fact));
        if let Some(changed) = known.details.difference(&self.details) {
            say(changed.into());
        }
        // A type that a person found out by talking is worth more than what a file says.
        if let Some(debtor_type) = self.debtor_type
            && known.debtor_type == DebtorType::Unclassified
            && debtor_type != DebtorType::Unclassified
        {
            let reason = None;
            say(TypeSet {
                debtor_type,
                reason,
            }
            .into());
        }
        let was_tagged = |tag: &String| {
            entries.iter().any(|entry| match &entry.fact {
                Some(Fact::Tagged(tagged)) => tagged.added.contains(tag),
                _ => false,
            })
        };
        let added: Vec<String> = self
            .tags
            .iter()
            .filter(|tag| !was_tagged(tag))
            .cloned()
            .collect();
        if !added.is_empty() {
            let removed = Vec::new();
            say(Tagged { added, removed }.into());
        }
        for text in &self.notes {
            let note: Fact = Note { text: text.clone() }.into();
            if !entries
                .iter()
                .any(|entry| entry.fact.as_ref() == Some(&note))
            {
                say(note);
            }
        }
        news.details_changed = !news.facts.is_empty();
    }

    /// The invoices as the file states them: rows of one number become one statement.
    fn statements(&self, known: &Account, assumed: &Assumed, news: &mut News) -> Vec<Stated> {
        let mut statements: Vec<Stated> = Vec::with_capacity(self.invoices.len());
        let mut by_number: HashMap<String, usize> = HashMap::with_capacity(self.invoices.len());
        let mut unnumbered: HashMap<String, u32> = HashMap::new();
        for (line, columns) in &self.invoices {
            let number = match &columns.number {
                Some(number) => number.clone(),
                None => made_up_number(columns, &mut unnumbered),
            };
            let stated = Stated::new(number, columns, known, assumed);
            match by_number.get(&stated.invoice.number) {
                None => {
                    by_number.insert(stated.invoice.number.clone(), statements.len());
                    statements.push(stated);
                }
                Some(at) => {
                    if !statements[*at].join(&stated) {
                        news.rejected.push(RowRejection {
                            line: *line,
                            field: Some(super::Field::InvoiceNumber),
                            value: stated.invoice.number,
                            reason: Reason::NumberRepeated,
                        });
                    }
                }
            }
        }
        statements
    }
}

fn debtor_type(word: DebtorTypeWord) -> DebtorType {
    match word {
        DebtorTypeWord::Forgetful => DebtorType::Forgetful,
        DebtorTypeWord::Illiquid => DebtorType::Illiquid,
        DebtorTypeWord::Disputing => DebtorType::Disputing,
        DebtorTypeWord::Unclassified => DebtorType::Unclassified,
    }
}

/// A number for an invoice without one, the same for every export in which its date stays: balances change, dates don't.
fn made_up_number(columns: &InvoiceColumns, seen: &mut HashMap<String, u32>) -> String {
    let day = columns.due_on.or(columns.issued_on);
    let base = day.map_or_else(|| "s/n".to_owned(), |day| format!("s/n {day}"));
    let count = seen.entry(base.clone()).or_insert(0);
    *count += 1;
    if *count == 1 {
        base
    } else {
        format!("{base} ({count})")
    }
}

/// One invoice as the file states it.
struct Stated {
    invoice: InvoiceStated,
    /// What was paid of it to date; nothing when the file does not say.
    paid: Option<Decimal>,
    paid_on: Option<NaiveDate>,
    disputed: Option<bool>,
    /// How much of it; the whole when the file does not say.
    disputed_amount: Option<Decimal>,
    /// Whether the file says how much of an invoice is contested.
    names_disputed_amounts: bool,
}

impl Stated {
    fn new(number: String, columns: &InvoiceColumns, known: &Account, assumed: &Assumed) -> Self {
        let before = known.invoice(&number);
        let today = assumed.now.date();
        let issued_on = columns
            .issued_on
            .or(before.map(|invoice| invoice.issued_on));
        let issued_on =
            issued_on.unwrap_or_else(|| columns.due_on.map_or(today, |due| due.min(today)));
        let terms = columns.terms_days.unwrap_or(assumed.terms_days);
        let due_on = columns
            .due_on
            .unwrap_or_else(|| days_after(issued_on, u64::from(terms)));
        let total = columns.total.unwrap_or_else(|| {
            columns.balance.unwrap_or_default() + columns.paid.unwrap_or_default()
        });
        Self {
            paid: paid_of(columns, total),
            paid_on: columns.paid_on,
            disputed: match columns.disputed_amount {
                Some(amount) if amount.is_zero() => columns.disputed.or(Some(false)),
                Some(_) => Some(columns.disputed.unwrap_or(true)),
                None => columns.disputed,
            },
            names_disputed_amounts: columns.disputed_amount.is_some(),
            disputed_amount: columns.disputed_amount.filter(|amount| !amount.is_zero()),
            invoice: InvoiceStated {
                number,
                issued_on,
                due_on,
                total,
                currency: columns.currency,
                instalments: Vec::new(),
                notes: columns.notes.clone(),
            },
        }
    }

    /// Takes in another row of the same number: a line of the same invoice, or an instalment with its own due date.
    /// Gives back whether it fits.
    fn join(&mut self, other: &Self) -> bool {
        let (mine, theirs) = (&mut self.invoice, &other.invoice);
        if mine.currency != theirs.currency {
            return false;
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

fn invoice_news(stated: &Stated, known: &Account, assumed: &Assumed, news: &mut News) {
    let before = known.invoice(&stated.invoice.number);
    let facts_before = news.facts.len();
    let happened_at = match before {
        // What is first seen now was so since its issue, as far as anybody can tell; later changes happened since.
        None => start_of(stated.invoice.issued_on),
        Some(_) => assumed.now,
    };
    if before.is_none_or(|invoice| is_restated(invoice, &stated.invoice)) {
        news.facts
            .push((happened_at, stated.invoice.clone().into()));
    }
    payment_news(stated, before, assumed, news);
    dispute_news(stated, known, happened_at, news);
    match before {
        None => news.invoices_added += 1,
        Some(_) if news.facts.len() > facts_before => news.invoices_updated += 1,
        Some(_) => news.invoices_unchanged += 1,
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
}

fn payment_news(stated: &Stated, before: Option<&Invoice>, assumed: &Assumed, news: &mut News) {
    let Some(paid) = stated.paid else { return };
    let amount = paid - before.map_or(Decimal::ZERO, |invoice| invoice.paid);
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
        day_assumed: stated.paid_on.is_none(),
    };
    news.payments_added += 1;
    news.facts.push((start_of(day), payment.into()));
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
    };
    let resolved = |dispute: &Dispute| DisputeResolved {
        dispute: dispute.opened.number,
        text: None,
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
