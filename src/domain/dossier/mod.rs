//! The dossier of a client: everything that happened with them, in order, for somebody who was not there: a lawyer, a court.
//! Facts and figures only: what the house thinks of the client (type, signs, tags, protocol) stays out of it.

mod chain;
mod gather;
mod notes;

use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;

pub use chain::{Chain, ChainRow, Seal};
pub use notes::marked;

use super::account::{Account, Invoice, Plan, Promise};
use super::debtor::Details;
use super::fact::{
    Contact, CreditAllocated, CreditNote, DisputeOpened, DisputeResolved, Entry, EntryNumber, Fact,
    Payment, WriteOff,
};
use super::interest::{KindSource, LateInterest, LegalRate};
use super::money::{Currency, Money};
use super::person::Person;
use super::service::{Collector, ServiceState};
use super::terms::ClientKind;

/// What is to be in it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scope {
    /// What happened before this day is left out, but for what is still open.
    pub since: Option<NaiveDate>,
    /// Whether notes are in it that nobody marked for it.
    pub all_notes: bool,
}

/// What a dossier is made of.
#[derive(Debug, Clone)]
pub struct Sources<'a> {
    /// The journal, oldest first.
    pub entries: &'a [Entry],
    /// The account at the moment.
    pub account: &'a Account,
    /// The moment.
    pub now: NaiveDateTime,
    /// What could be claimed for being late.
    pub interest: &'a LateInterest,
    /// The legal rates that it rests on.
    pub rates: Vec<LegalRate>,
    /// The hashes of the journal.
    pub chain: Chain,
}

/// Something that happened, with who wrote it down.
#[derive(Debug, Clone, PartialEq)]
pub struct Told<T> {
    /// The entry of the journal.
    pub number: EntryNumber,
    /// When it happened. Midnight when only the day is known.
    pub at: NaiveDateTime,
    /// Who wrote it down.
    pub author: Arc<str>,
    /// Whether it came with a file.
    pub imported: bool,
    /// What.
    pub what: T,
}

/// One currency of the account. `invoiced - paid - credited - written_off = open`, and `open - credit = balance`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Totals {
    /// The currency of all amounts.
    pub currency: Currency,
    /// All invoices, what was claimed for being late included.
    pub invoiced: Decimal,
    /// What was paid of them; what was paid too much is credit.
    pub paid: Decimal,
    /// What credit notes took off them.
    pub credited: Decimal,
    /// What was given up of them.
    pub written_off: Decimal,
    /// What is open of them.
    pub open: Decimal,
    /// Of it, what is past due.
    pub overdue: Decimal,
    /// Of what is open, what the client contests.
    pub disputed: Decimal,
    /// What can be asked for now.
    pub to_collect: Decimal,
    /// Money received that no invoice needed or has used yet.
    pub credit: Decimal,
    /// What is left to pay.
    pub balance: Decimal,
}

/// Where an invoice stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvoiceState {
    /// Nothing is open of it.
    Settled,
    /// What was not paid of it was given up.
    GivenUp,
    /// It is open, and not due yet.
    NotDue,
    /// So many days have passed since it, or its oldest open instalment, was due.
    Overdue(i64),
    /// The client has credit from it.
    Credit,
}

impl InvoiceState {
    /// The stable English name, as in JSON and in the ids of texts.
    pub fn id(self) -> &'static str {
        match self {
            Self::Settled => "settled",
            Self::GivenUp => "given_up",
            Self::NotDue => "not_due",
            Self::Overdue(_) => "overdue",
            Self::Credit => "credit",
        }
    }
}

/// An invoice and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct InvoiceTold {
    /// The invoice.
    pub invoice: Invoice,
    /// Where it stands.
    pub state: InvoiceState,
    /// What is contested of it.
    pub disputed: Option<Money>,
}

/// A promise, and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct PromiseTold {
    /// The promise, judged.
    pub promise: Promise,
    /// When it was called off, and why.
    pub cancelled: Option<(NaiveDateTime, Option<String>)>,
}

/// A payment plan, and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanTold {
    /// The plan.
    pub plan: Plan,
    /// Its instalments, by date.
    pub instalments: Vec<Promise>,
    /// When it was called off, and why.
    pub cancelled: Option<(NaiveDateTime, Option<String>)>,
}

/// What a client contested, and how it ended.
#[derive(Debug, Clone, PartialEq)]
pub struct DisputeTold {
    /// How it began.
    pub opened: DisputeOpened,
    /// How much was contested, where it was said.
    pub amount: Option<Money>,
    /// How it ended; nothing while it is open.
    pub end: Option<(NaiveDateTime, DisputeResolved)>,
}

/// What takes something off one invoice.
#[derive(Debug, Clone, PartialEq)]
pub enum Reduction {
    /// A credit note.
    CreditNote(CreditNote),
    /// It was given up.
    WriteOff(WriteOff),
}

impl Reduction {
    /// The number of the invoice.
    pub fn invoice(&self) -> &str {
        match self {
            Self::CreditNote(it) => &it.invoice,
            Self::WriteOff(it) => &it.invoice,
        }
    }

    /// By how much.
    pub fn amount(&self) -> Decimal {
        match self {
            Self::CreditNote(it) => it.amount,
            Self::WriteOff(it) => it.amount,
        }
    }
}

/// What is not in a dossier, so that its page can say so.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// What happened before the day that was asked for: contacts, payments, promises, and so on.
    pub events: usize,
    /// Invoices that were settled before that day.
    pub invoices: usize,
    /// Notes that nobody marked.
    pub notes: usize,
}

/// Everything about a client, in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Dossier {
    /// Who the client is.
    pub client: Details,
    /// What the client is before the law, and from what that is known.
    pub client_kind: Option<(ClientKind, KindSource)>,
    /// The people at the client's.
    pub people: Vec<Person>,
    /// The moment that it is about.
    pub as_of: NaiveDateTime,
    /// What was to be in it.
    pub scope: Scope,
    /// What is not in it.
    pub left_out: LeftOut,
    /// The account by currency.
    pub totals: Vec<Totals>,
    /// The invoices, by due date and number.
    pub invoices: Vec<InvoiceTold>,
    /// Contacts, by when they happened.
    pub contacts: Vec<Told<Contact>>,
    /// Promises, by when they were made.
    pub promises: Vec<Told<PromiseTold>>,
    /// Payment plans, by when they were agreed.
    pub plans: Vec<Told<PlanTold>>,
    /// Disputes, by when they began.
    pub disputes: Vec<Told<DisputeTold>>,
    /// Payments as they really were, by day.
    pub payments: Vec<Told<Payment>>,
    /// Uses of free credit, by day.
    pub credit_used: Vec<Told<CreditAllocated>>,
    /// Credit notes and write-offs, by day, with their currency where the invoice is known.
    pub reductions: Vec<(Told<Reduction>, Option<Currency>)>,
    /// Notes that are for it, without their mark.
    pub notes: Vec<Told<String>>,
    /// Whether the client is served.
    pub service: ServiceState,
    /// Who collects in place of the house.
    pub collected_by: Option<Collector>,
    /// Changes of service and of who collects, and what was erased on request.
    pub measures: Vec<Told<Fact>>,
    /// What could be claimed for being late.
    pub interest: LateInterest,
    /// The legal rates that it rests on.
    pub rates: Vec<LegalRate>,
    /// The hashes of the journal.
    pub chain: Chain,
}

impl Dossier {
    /// How many rows its tables have in all: what making a page of it costs.
    pub fn rows(&self) -> usize {
        let parts = self.invoices.iter().map(|it| it.invoice.parts.len());
        let plans = self.plans.iter().map(|it| it.what.instalments.len());
        let segments = self.interest.invoices.iter();
        let segments = segments.map(|it| it.segments.len() + it.claimed.len() + it.waived.len());
        let texts = self.contacts.iter();
        let texts = texts.filter_map(|it| it.what.written.as_deref());
        let lines = texts.map(|it| it.text.lines().count());
        let shares = self.payments.iter().map(|it| it.what.allocations.len());
        let all = parts.chain(plans).chain(segments).chain(lines);
        let listed = self.people.len() + self.contacts.len() + self.promises.len();
        let listed = listed + self.disputes.len() + self.reductions.len() + self.notes.len();
        all.chain(shares).sum::<usize>() + listed + self.measures.len() + self.chain.rows.len()
    }
}
