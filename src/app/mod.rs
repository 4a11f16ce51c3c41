//! The use cases: what a user can do with a book, the same from the desk and from the command line. The only owner of the
//! store and the clock.

mod act;
mod banking;
mod charges;
mod check;
mod day;
mod demo;
mod documents;
mod dossier;
mod draft;
mod error;
mod find;
mod import;
mod kept_book;
mod mappings;
mod merging;
mod order;
mod outbox;
mod pile;
mod privacy;
mod queue;
mod recognising;
mod reports;
mod statements;
mod table;
mod today;
mod together;
mod undo;

use std::collections::{BTreeMap, VecDeque};
use std::path::Path;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};

use crate::clock::Clock;
use crate::config::PaidAtOnce;
use crate::domain::account::{Account, VerdictChange, sequels, verdict_changes};
use crate::domain::fact::{Entry, EntryNumber, Fact};
use crate::domain::habit::{Habit, Kept};
use crate::domain::interest::InterestRules;
use crate::domain::limits::ContactRules;
use crate::domain::money::Currency;
use crate::domain::policy::Policy;
use crate::domain::proposals::{Proposal, proposals};
use crate::domain::standing::Standing;
use crate::domain::type_proposal::{TypeProposal, is_worth_asking, type_proposal};
use crate::store::sqlite::{Access, Random, SqliteStore};
use crate::store::{Batch, DebtorId, Layer, Maintaining, QueueRow, StandingRow, Store, StoreError};

pub use act::Promised;
pub use banking::{Acceptance, Accepted, Credit, RECONCILE, Reconciling, SKIP_MOVEMENT, Written};
pub use check::CheckReport;
pub use dossier::SealFound;
pub use error::AppError;
pub use import::{DocumentDoubt, ImportOrder, ImportReport, Preview, Unlisted};
pub use order::Ordered;
pub use outbox::{
    BulkOrder, BulkOutcome, BulkReport, Candidate, Handled, KeptMessage, OutboxTrouble, Outgoing,
    Progress, Ready, Scribe, SendOrder, Sent, Skip, Stopped,
};
pub use pile::Pile;
pub use privacy::{EraseOrder, Erasure, ErasureFound, Mention, PersonalData, copies_beside};
pub use queue::key;
pub use statements::{BankReport, StatementRead};
pub use today::{DayReport, DayTally};
pub use together::RefusedFile;
pub use undo::{Nothing, Undone};

/// The result of a use case.
pub type Result<T> = std::result::Result<T, AppError>;

/// What the use cases need to know besides the book.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where the time comes from.
    pub clock: Clock,
    /// The house's rules.
    pub policy: Policy,
    /// What can be claimed for being late.
    pub interest: InterestRules,
    /// When clients may be contacted.
    pub limits: Arc<ContactRules>,
    /// Who records.
    pub author: String,
    /// The window that records; undo keeps to it.
    pub window: String,
    /// The currency of amounts that come without one.
    pub currency: Currency,
    /// The house's own tax ids, by which electronic invoices tell it from its clients.
    pub tax_ids: Vec<String>,
    /// What becomes of electronic invoices that are paid at once.
    pub paid_at_once: PaidAtOnce,
}

/// An open book and whoever works with it.
pub struct Book {
    store: Box<dyn Store>,
    settings: Settings,
    random: Random,
    /// Whether the moment asked for lies before what the book's standings were made for.
    past: bool,
    /// Whose standings are known to be out of date, the most urgent first.
    outdated: VecDeque<DebtorId>,
}

/// A debtor with everything there is to show.
#[derive(Debug, Clone)]
pub struct DebtorFile {
    /// The debtor's number in the book.
    pub debtor: DebtorId,
    /// The journal, oldest first, reversed entries included.
    pub entries: Vec<Entry>,
    /// The account at the present moment.
    pub account: Account,
    /// Where the debtor stands at the present moment.
    pub standing: Standing,
    /// The verdicts on promises that corrected payments changed, by the entry of the correction.
    pub verdicts: BTreeMap<EntryNumber, Vec<VerdictChange>>,
    /// The later entry that ended an entry or put it right, by the entry.
    pub sequels: BTreeMap<EntryNumber, EntryNumber>,
    /// What is proposed, with the evidence.
    pub proposals: Vec<Proposal>,
    /// The type that is proposed, with the evidence.
    pub type_proposal: Option<TypeProposal>,
    /// Whether it is worth asking, and allowed, what happened, to find out the type.
    pub asks_type: bool,
    /// How the debtor pays.
    pub habit: Habit,
    /// How the debtor keeps promises.
    pub kept: Kept,
}

impl DebtorFile {
    /// The fact of an entry; nothing when there is no such entry, or its content was erased.
    pub fn fact(&self, number: EntryNumber) -> Option<&Fact> {
        let at = usize::try_from(number).ok()?.checked_sub(1)?;
        self.entries.get(at)?.fact.as_ref()
    }

    /// What a later entry says of this one, if one ended it or put it right.
    pub fn sequel(&self, number: EntryNumber) -> Option<&Fact> {
        self.fact(*self.sequels.get(&number)?)
    }
}

impl Book {
    /// Opens a book in a file.
    ///
    /// # Errors
    /// As [`SqliteStore::open`].
    pub fn open(path: &Path, access: Access, settings: Settings) -> Result<Self> {
        let store = SqliteStore::open(path, access)?;
        Self::with_store(Box::new(store), settings, Random::from_system()?)
    }

    /// Works with a store that is open already.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn with_store(store: Box<dyn Store>, settings: Settings, random: Random) -> Result<Self> {
        let mut book = Self {
            store,
            settings,
            random,
            past: false,
            outdated: VecDeque::new(),
        };
        book.meet_the_day()?;
        Ok(book)
    }

    /// The present moment.
    pub fn now(&self) -> NaiveDateTime {
        self.settings.clock.now()
    }

    /// The present day.
    pub fn today(&self) -> NaiveDate {
        self.now().date()
    }

    /// Goes by another clock from now on, to try out what the passing of time does.
    pub fn set_clock(&mut self, clock: Clock) {
        self.settings.clock = clock;
    }

    /// What it works with.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The store, for reading.
    pub fn store(&self) -> &dyn Store {
        self.store.as_ref()
    }

    /// The store, for a background thread that watches it.
    pub fn store_mut(&mut self) -> &mut dyn Store {
        self.store.as_mut()
    }

    /// The same book for another thread, with a connection of its own.
    ///
    /// # Errors
    /// When it can't be opened again.
    pub fn another(&self) -> Result<Self> {
        Self::with_store(
            self.store.another()?,
            self.settings.clone(),
            Random::from_system()?,
        )
    }

    /// Everything about a debtor at the present moment.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn debtor(&self, debtor: DebtorId) -> Result<DebtorFile> {
        let entries = self.store.entries(debtor)?;
        let now = self.now();
        let account = Account::at(&entries, now, &self.settings.policy);
        let standing = Standing::of(&account, now, &self.settings.policy);
        let verdicts = verdict_changes(&entries, &self.settings.policy);
        let proposals = proposals(
            &account,
            now,
            &self.settings.policy,
            &self.settings.interest,
        );
        let type_proposal = type_proposal(&account, now, &self.settings.policy.type_proposal);
        let may_ask = self.settings.limits.may_ask_why(&account);
        Ok(DebtorFile {
            sequels: sequels(&entries, now),
            verdicts,
            proposals,
            asks_type: is_worth_asking(&account, type_proposal.as_ref(), now.date(), may_ask),
            type_proposal,
            debtor,
            entries,
            habit: Habit::of(&account),
            kept: Kept::of(&account),
            account,
            standing,
        })
    }

    /// The most urgent rows of the queue.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn first_rows(&self, limit: usize) -> Result<Vec<QueueRow>> {
        Ok(self.store.first_rows(limit)?)
    }

    /// Writes a checked copy of the book.
    ///
    /// # Errors
    /// When the file exists or can't be written.
    pub fn backup(&self, to: &Path) -> Result<()> {
        Ok(self.store.backup(to)?)
    }

    /// Replaces the book by a copy, after putting a copy of the book as it is beside it.
    ///
    /// # Errors
    /// When the copy is not sound, or either can't be written. The book is unchanged then.
    pub fn restore(&mut self, from: &Path, keep_old_at: &Path) -> Result<()> {
        // A copy that is not sound is refused before anything is written.
        let copy = SqliteStore::open(from, Access::ReadOnly)?;
        if let Some(problem) = copy.verify()?.into_iter().next() {
            return Err(StoreError::Unsound(problem).into());
        }
        drop(copy);
        self.store.backup(keep_old_at)?;
        self.store.restore(from)?;
        self.outdated.clear();
        self.meet_the_day()
    }

    fn new_batch(&mut self, action: &str) -> Batch {
        Batch {
            id: self.random.batch_id(),
            recorded_at: self.now(),
            author: self.settings.author.clone(),
            window: self.settings.window.clone(),
            action: action.to_owned(),
            undoes: None,
            amends: None,
        }
    }

    fn bench(&self) -> Bench {
        Bench {
            now: self.now(),
            past: self.past,
            policy: self.settings.policy.clone(),
        }
    }
}

/// What is needed to write standings, apart from the store, so that it can be used inside a transaction.
#[derive(Debug, Clone)]
struct Bench {
    now: NaiveDateTime,
    past: bool,
    policy: Policy,
}

impl Bench {
    /// Writes where a debtor stands, from all their entries: in the book's read tables and, when a past moment is asked
    /// for, in those made for it.
    fn settle(
        &self,
        work: &mut dyn Maintaining,
        debtor: DebtorId,
        entries: &[Entry],
    ) -> std::result::Result<Account, StoreError> {
        if !self.past {
            return self.settle_at(work, Layer::Book, debtor, entries, self.now);
        }
        let made_for = work.standing_as_of(debtor)?;
        let book_moment = made_for.map_or(self.now, |as_of| as_of.max(self.now));
        self.settle_at(work, Layer::Book, debtor, entries, book_moment)?;
        self.settle_at(work, Layer::Past, debtor, entries, self.now)
    }

    fn settle_at(
        &self,
        work: &mut dyn Maintaining,
        layer: Layer,
        debtor: DebtorId,
        entries: &[Entry],
        moment: NaiveDateTime,
    ) -> std::result::Result<Account, StoreError> {
        let account = Account::at(entries, moment, &self.policy);
        let row = self.row(debtor, &account, moment);
        work.put_standings(layer, &[&row])?;
        Ok(account)
    }

    fn row(&self, debtor: DebtorId, account: &Account, moment: NaiveDateTime) -> StandingRow {
        let standing = Standing::of(account, moment, &self.policy);
        let weight = standing.weight(&self.policy);
        StandingRow::new(debtor, account, standing, weight, moment)
    }
}
