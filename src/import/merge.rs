//! Rows into facts: what a file says about a debtor that the book does not know yet. A file that says nothing new gives
//! no facts, so that the same file imported twice changes nothing.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use chrono::NaiveDateTime;
use rust_decimal::Decimal;

use super::by_hand::ByHand;
use super::einvoice::Document;
use super::late_notes::{late_notes, waits_for_invoice};
use super::listed_payments::payment_news;
use super::papers::{Lines, noted, valid};
use super::stated::{Stated, invoice_news};
use super::{
    DebtorColumns, DebtorTypeWord, ImportRow, InvoiceColumns, PaymentColumns, Reason, RowRejection,
};
use crate::domain::account::Account;
use crate::domain::debtor::{DebtorType, Details};
use crate::domain::fact::{Entry, Fact, Note, Tagged, TypeSet};
use crate::domain::money::Money;
use crate::domain::search::fold;

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
    /// Electronic documents.
    pub documents: Vec<Document>,
    /// The payments, with the lines they stand on.
    pub payments: Vec<(u64, PaymentColumns)>,
    spellings: Vec<(String, u32)>,
}

/// Up to this many invoices a scan is quicker than hashing.
const SCANNED: usize = 8;

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
    /// Credit notes on invoices that the book did not have.
    pub credit_notes_added: u64,
    /// Payments that the book counted already, and of which the day is known now.
    pub payments_detailed: u64,
    /// Invoices paid with money that persons had written down before.
    pub credits_used: u64,
    /// Open invoices of the book, with their balances, that a list of open ones leaves out.
    pub no_longer_listed: Vec<(String, Money)>,
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
    /// Whether the file lists what is open, so that what it leaves out may be paid.
    pub lists_open_items: bool,
}

/// Collects rows by debtor: by code, else tax id, else name, in the order of their first row.
#[derive(Debug, Default)]
pub struct Groups {
    groups: Vec<Group>,
    by_key: HashMap<String, usize>,
    /// The key of the row at hand.
    key: String,
}

impl Groups {
    /// Takes in a row.
    pub fn add(&mut self, row: ImportRow) {
        self.group_of(&row.debtor).add(row);
    }

    /// Takes in an electronic document, of which the buyer is the debtor.
    pub fn add_document(&mut self, mut document: Document) {
        let buyer = &mut document.buyer;
        let debtor = DebtorColumns {
            name: buyer.name.take(),
            tax_id: buyer.tax_id.take(),
            email: buyer.email.take(),
            phone: buyer.phone.take(),
            contact_person: buyer.contact_person.take(),
            ..DebtorColumns::default()
        };
        let group = self.group_of(&debtor);
        group.documents.push(document);
        group.add(ImportRow {
            line: 0,
            debtor,
            invoice: None,
            payment: None,
        });
    }

    fn group_of(&mut self, debtor: &DebtorColumns) -> &mut Group {
        self.key.clear();
        write_key(&mut self.key, debtor);
        let at = match self.by_key.get(&self.key) {
            Some(at) => *at,
            None => {
                self.groups.push(Group::default());
                self.by_key.insert(self.key.clone(), self.groups.len() - 1);
                self.groups.len() - 1
            }
        };
        &mut self.groups[at]
    }

    /// The groups, complete.
    pub fn finish(mut self) -> Vec<Group> {
        for group in &mut self.groups {
            group.details.name = group.most_frequent_name();
        }
        self.groups
    }
}

/// Appends what rows about one debtor have in common: the code, else the tax id, else the name.
pub fn write_key(key: &mut String, debtor: &DebtorColumns) {
    if let Some(code) = &debtor.code {
        key.push('c');
        key.push_str(code);
    } else if let Some(tax_id) = &debtor.tax_id {
        key.push('t');
        key.push_str(&tax_id.to_uppercase());
    } else {
        key.push('n');
        key.push_str(&fold(debtor.name.as_deref().unwrap_or_default()));
    }
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
        if let Some(payment) = row.payment {
            self.payments.push((row.line, payment));
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
        if !self.payments.is_empty() {
            // A list of payments names debtors to find them, and not to say anything new about them.
            payment_news(&self.payments, entries, known, assumed, &mut news);
            return news;
        }
        self.detail_news(entries, known, assumed, &mut news);
        let mut statements = self.statements(known, assumed, &mut news);
        let papers = match self.documents.is_empty() {
            true => None,
            false => Some(self.papers(entries, known, assumed, &mut statements, &mut news)),
        };
        let late = match papers.is_none() && known.invoices.iter().any(waits_for_invoice) {
            true => {
                let mut late = News::default();
                let mut lines = Lines::of(known, &statements);
                let valid = valid(entries);
                let (noted, claimed) = (noted(&valid), HashSet::new());
                late_notes(known, &[], &noted, &claimed, &mut lines, &mut late);
                late
            }
            false => News::default(),
        };
        if assumed.lists_open_items {
            news.no_longer_listed = no_longer_listed(known, &statements);
        }
        let mut by_hand = ByHand::of_account(entries, known, &statements, assumed.now);
        news.facts.reserve(2 * statements.len());
        for stated in statements {
            invoice_news(stated, known, &mut by_hand, assumed, &mut news);
        }
        news.credit_notes_added += late.credit_notes_added;
        news.facts.extend(late.facts);
        if let Some(papers) = papers {
            papers.news(&mut news);
            // Whoever is named only by what is left out is no client yet.
            let only_named = news.facts.iter().all(|(_, fact)| fact.kind() == "details");
            if entries.is_empty() && only_named {
                news.facts.clear();
                news.details_changed = false;
            }
        }
        news
    }

    fn detail_news(&self, entries: &[Entry], known: &Account, assumed: &Assumed, news: &mut News) {
        let mut say = |fact: Fact| news.facts.push((assumed.now, fact));
        if let Some(changed) = known.details.difference(&self.details_said(known)) {
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

    /// Documents are of days gone by: what they say of the debtor fills gaps, and takes nobody's place.
    fn details_said<'a>(&'a self, known: &Account) -> Cow<'a, Details> {
        match self.documents.is_empty() {
            true => Cow::Borrowed(&self.details),
            false => Cow::Owned(self.details.without(&known.details)),
        }
    }

    /// The invoices as the file states them: rows of one number become one statement.
    fn statements(&self, known: &Account, assumed: &Assumed, news: &mut News) -> Vec<Stated> {
        let mut statements: Vec<Stated> = Vec::with_capacity(self.invoices.len());
        let mut by_number: HashMap<String, usize> = HashMap::new();
        let mut unnumbered: HashMap<String, u32> = HashMap::new();
        for (line, columns) in &self.invoices {
            let number = match &columns.number {
                Some(number) => number.clone(),
                None => made_up_number(columns, &mut unnumbered),
            };
            let stated = Stated::new(number, columns, known, assumed);
            let number = &stated.invoice.number;
            let stated_before = if self.invoices.len() <= SCANNED {
                statements
                    .iter()
                    .position(|it| it.invoice.number == *number)
            } else {
                by_number.get(number).copied()
            };
            match stated_before {
                None => {
                    if self.invoices.len() > SCANNED {
                        by_number.insert(number.clone(), statements.len());
                    }
                    statements.push(stated);
                }
                Some(at) => {
                    if !statements[at].join(&stated) {
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

/// Whether a file looks like a list of what is open: each of its rows says that something is.
pub fn lists_open_items(groups: &[Group]) -> bool {
    let mut invoices = groups.iter().flat_map(|group| &group.invoices).peekable();
    invoices.peek().is_some() && invoices.all(|(_, columns)| says_open(columns))
}

fn says_open(columns: &InvoiceColumns) -> bool {
    let left = columns.balance.or_else(|| {
        let paid = columns.paid?;
        columns.total.map(|total| total - paid)
    });
    let is_settled = columns.settled_by_word == Some(true) || columns.paid_on.is_some();
    match left {
        Some(left) => !left.is_zero(),
        None => columns.settled_by_word == Some(false) && !is_settled,
    }
}

fn no_longer_listed(known: &Account, statements: &[Stated]) -> Vec<(String, Money)> {
    let listed: HashSet<&str> = statements
        .iter()
        .map(|stated| stated.invoice.number.as_str())
        .collect();
    // What was claimed for being late is in no export.
    let open = known.invoices.iter().filter(|invoice| {
        invoice.charge.is_none()
            && invoice.balance().amount > Decimal::ZERO
            && !listed.contains(invoice.number.as_str())
    });
    open.map(|invoice| (invoice.number.clone(), invoice.balance()))
        .collect()
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
