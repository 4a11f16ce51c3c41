//! The store: the journal, and the read tables made from it. The trait is the only door; SQLite stands behind it.

mod cleansing;
mod draft;
mod error;
mod figures;
mod identity;
mod journal_row;
mod movements;
mod outbox;
mod pen;
pub mod sqlite;
mod standing_row;
mod work;

use chrono::{NaiveDate, NaiveDateTime};

pub use cleansing::{Cleansing, ERASURE_SALT, ReplacedRow};
pub use draft::{CallDraft, Draft, DraftOf};
pub use error::StoreError;
pub use identity::{Identity, identities, recognised_by};
pub use journal_row::{EachRow, JournalRow, KeptRow};
pub use movements::{Banking, KeptMark, KeptMovement, MarkKind, MovementMark, MovementRow};
pub use outbox::{Hold, OutboxHold, OutboxRow, OutboxState};
pub use pen::{Pen, Writing};
pub use standing_row::StandingRow;
pub(crate) use standing_row::{StandingDetail, ordering_points, points_ordered_by};
pub use work::{Maintaining, Recording};

use crate::domain::debtor::DebtorType;
use crate::domain::fact::{BatchId, Entry};
use crate::domain::standing::{Band, Standing};

/// The number of a debtor within a book.
pub type DebtorId = i64;

/// The result of asking the store for something.
pub type Result<T> = std::result::Result<T, StoreError>;

/// One action of a user: who, when, in which window, and what it takes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// Made by the program before it writes, so that it can be looked for after a failed commit.
    pub id: BatchId,
    /// When it was recorded, local time.
    pub recorded_at: NaiveDateTime,
    /// Who recorded it.
    pub author: String,
    /// The window it was recorded in; undo keeps to its own.
    pub window: String,
    /// What the user did, by its stable name: `promise`, `note`, `import`, `undo`, …
    pub action: String,
    /// The batch that an undo or redo takes back.
    pub undoes: Option<BatchId>,
    /// The batch that this one takes the place of; undoing this one takes back both.
    pub amends: Option<BatchId>,
}

/// One row of the queue, as the read tables hold it.
#[derive(Debug, Clone, PartialEq)]
pub struct QueueRow {
    /// The debtor.
    pub debtor: DebtorId,
    /// What identifies the debtor: code, else tax id, else name.
    pub code: String,
    /// What to call the debtor.
    pub name: String,
    /// The type.
    pub debtor_type: DebtorType,
    /// Where the debtor stands.
    pub standing: Standing,
}

/// What the queue is ordered, filtered and searched by: the narrow part of a row, for all debtors at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyRow<'a> {
    /// The debtor.
    pub debtor: DebtorId,
    /// The band, by its rank.
    pub band: u8,
    /// Urgency within the band.
    pub points: i32,
    /// Whether the client was tried today without an answer.
    pub tried: bool,
    /// The type, by its stable name.
    pub debtor_type: &'a str,
    /// Days from 1970-01-01.
    pub oldest_due_on: Option<i32>,
    /// The amount shown in lists, for ordering.
    pub weight: i64,
    /// Days from 1970-01-01.
    pub last_contact_on: Option<i32>,
    /// Days from 1970-01-01.
    pub handled_on: Option<i32>,
    /// What identifies the debtor.
    pub code: &'a str,
    /// See [`crate::domain::search::haystack`].
    pub haystack: &'a str,
    /// What is to be collected: `EUR=4310.00 USD=12.00`.
    pub to_collect: &'a str,
}

/// Which of the two sets of read tables: the book's own, or the one made for a past moment, which is never on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layer {
    /// The read tables of the book.
    Book,
    /// The read tables for a past `--now`, seen by this connection only.
    Past,
}

/// What has changed since one looked last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changes {
    /// Nothing.
    None,
    /// These debtors.
    Debtors(Vec<DebtorId>),
    /// More than is worth listing.
    Everything,
}

/// Reading a book. Implementations differ in where the rows are; the decisions are made in the domain.
pub trait Store: Send {
    /// The entries of a debtor's chain, in order. Batches that were reversed are included.
    ///
    /// # Errors
    /// When the store can't be read, or holds a fact of an unknown kind.
    fn entries(&self, debtor: DebtorId) -> Result<Vec<Entry>>;

    /// Calls `each` with every debtor's chain, in order of the debtors, until it fails or says `false`.
    ///
    /// # Errors
    /// As [`Store::entries`], and whatever `each` returns.
    fn each_chain(&self, each: &mut dyn FnMut(DebtorId, &[Entry]) -> Result<bool>) -> Result<()>;

    /// Calls `each` with every row of the journal as it lies on disk, debtor by debtor, or with those of one debtor, until
    /// it fails or says `false`.
    ///
    /// # Errors
    /// When the store can't be read, and whatever `each` returns.
    fn each_row(&self, of: Option<DebtorId>, each: EachRow<'_>) -> Result<()>;

    /// The debtors recognised by an identity, as [`Identity`] wants it written.
    ///
    /// # Errors
    /// When the store can't be read.
    fn identified(&self, identity: Identity, value: &str) -> Result<Vec<DebtorId>>;

    /// The most urgent rows that are not hidden, in the order of the queue.
    ///
    /// # Errors
    /// When the store can't be read.
    fn first_rows(&self, limit: usize) -> Result<Vec<QueueRow>>;

    /// The rows of these debtors, in their order; debtors without a row are left out.
    ///
    /// # Errors
    /// When the store can't be read.
    fn rows(&self, debtors: &[DebtorId]) -> Result<Vec<QueueRow>>;

    /// Calls `each` with the keys of these debtors, or of all of them, in no particular order, until it says `false`.
    ///
    /// # Errors
    /// When the store can't be read.
    fn keys(&self, of: Option<&[DebtorId]>, each: &mut dyn FnMut(KeyRow<'_>) -> bool)
    -> Result<()>;

    /// How many debtors there are.
    ///
    /// # Errors
    /// When the store can't be read.
    fn debtor_count(&self) -> Result<u64>;

    /// The latest moment that any standing of the book was made for.
    ///
    /// # Errors
    /// When the store can't be read.
    fn standings_as_of(&self) -> Result<Option<NaiveDateTime>>;

    /// Debtors whose standing is out of date at a moment, the most urgent first.
    ///
    /// # Errors
    /// When the store can't be read.
    fn outdated(&self, moment: NaiveDateTime, limit: usize) -> Result<Vec<DebtorId>>;

    /// The latest batches, newest first, of one window or of all.
    ///
    /// # Errors
    /// When the store can't be read.
    fn latest_batches(&self, window: Option<&str>, limit: usize) -> Result<Vec<Batch>>;

    /// The debtors of whom anything was recorded at a moment or after it.
    ///
    /// # Errors
    /// When the store can't be read.
    fn touched_since(&self, moment: NaiveDateTime) -> Result<Vec<DebtorId>>;

    /// The debtors that a batch has entries of.
    ///
    /// # Errors
    /// When the store can't be read.
    fn debtors_of(&self, batch: BatchId) -> Result<Vec<DebtorId>>;

    /// Something the program remembers.
    ///
    /// # Errors
    /// When the store can't be read.
    fn setting(&self, name: &str) -> Result<Option<String>>;

    /// The drafts of all windows.
    ///
    /// # Errors
    /// When the store can't be read.
    fn drafts(&self) -> Result<Vec<Draft>>;

    /// The messages for everybody, or for one debtor, that are not known to be out, the oldest first.
    ///
    /// # Errors
    /// When the store can't be read.
    fn outbox(&self, debtor: Option<DebtorId>) -> Result<Vec<OutboxRow>>;

    /// The movements of bank accounts that statements brought and nobody took back, by day.
    ///
    /// # Errors
    /// When the store can't be read.
    fn movements(&self) -> Result<Vec<MovementRow>>;

    /// All movements, and all that was ever made of them, with what was taken back.
    ///
    /// # Errors
    /// When the store can't be read.
    fn kept_movements(&self) -> Result<(Vec<KeptMovement>, Vec<KeptMark>)>;

    /// Holds the outbox; nothing when it is to be held alone and somebody else holds it.
    ///
    /// # Errors
    /// When there is nothing to hold it by.
    fn hold_outbox(&self, how: Hold) -> Result<Option<OutboxHold>>;

    /// What other windows changed since the last call. The first call only remembers where things stand.
    ///
    /// # Errors
    /// When the store can't be read.
    fn changes(&mut self) -> Result<Changes>;

    /// Runs `work` in one transaction that appends to a new batch, and commits it. When `work` fails nothing of it is kept.
    /// When the commit fails, the store finds out whether it took place all the same, and says what is true.
    ///
    /// # Errors
    /// When `work` fails, when another program keeps the book locked, when the disk is full or failing.
    fn record(
        &mut self,
        batch: &Batch,
        work: &mut dyn FnMut(&mut dyn Recording) -> Result<()>,
    ) -> Result<()>;

    /// As [`Store::record`], for a batch that writes much.
    ///
    /// # Errors
    /// As [`Store::record`].
    fn record_much(
        &mut self,
        batch: &Batch,
        work: &mut dyn FnMut(&mut dyn Recording) -> Result<()>,
    ) -> Result<()>;

    /// Runs `work` in one transaction that changes only what is made from the journal or remembered beside it.
    ///
    /// # Errors
    /// As [`Store::record`].
    fn maintain(&mut self, work: &mut dyn FnMut(&mut dyn Maintaining) -> Result<()>) -> Result<()>;

    /// As [`Store::maintain`], for what can be made anew from the journal at any time: it does not wait for the disk, and
    /// after a loss of power some of it may have to be made again.
    ///
    /// # Errors
    /// As [`Store::record`].
    fn renew(&mut self, work: &mut dyn FnMut(&mut dyn Maintaining) -> Result<()>) -> Result<()>;

    /// Makes read tables for a past moment, in memory, which this connection then sees instead of the book's. `make`
    /// gives each debtor's row. When debtors are named, only theirs are made anew.
    ///
    /// # Errors
    /// As [`Store::each_chain`].
    fn make_past(
        &mut self,
        of: Option<&[DebtorId]>,
        make: &mut dyn FnMut(DebtorId, &[Entry]) -> StandingRow,
    ) -> Result<()>;

    /// Keeps so much of the book in memory while much is written at once, in MiB; nothing says the ordinary measure.
    ///
    /// # Errors
    /// When the store refuses.
    fn use_memory(&self, mebibytes: Option<u32>) -> Result<()>;

    /// Whether this connection may write.
    fn is_writable(&self) -> bool;

    /// A second connection to the same book, for another thread.
    ///
    /// # Errors
    /// When it can't be opened.
    fn another(&self) -> Result<Box<dyn Store>>;

    /// Everything that lies in the store about a debtor beside the journal: the tables, with their rows as JSON objects.
    ///
    /// # Errors
    /// When the store can't be read.
    fn rows_about(&self, debtor: DebtorId) -> Result<Vec<(&'static str, Vec<serde_json::Value>)>>;

    /// Makes sure that nothing of what was erased is left in the files of the store.
    ///
    /// # Errors
    /// When another program reads at this moment, or the disk is full or failing. It is tried again at the next opening.
    fn scrub(&mut self) -> Result<()>;

    /// What the store's own checks find wrong, in plain words; nothing when it is sound.
    ///
    /// # Errors
    /// When the store can't be read.
    fn verify(&self) -> Result<Vec<String>>;

    /// Writes a complete copy of the book to a new file and checks it.
    ///
    /// # Errors
    /// When the file exists, can't be written, or the copy is not sound.
    fn backup(&self, to: &std::path::Path) -> Result<()>;

    /// Replaces the whole book by a checked copy.
    ///
    /// # Errors
    /// When the copy is not a sound book of a known version, or can't be read.
    fn restore(&mut self, from: &std::path::Path) -> Result<()>;
}

/// Days from 1970-01-01.
pub fn day_number(day: NaiveDate) -> i32 {
    day.to_epoch_days()
}

/// The day with this number of days from 1970-01-01.
pub fn day_of(number: i32) -> Option<NaiveDate> {
    NaiveDate::from_epoch_days(number)
}

/// The bands that the queue shows unasked.
pub fn last_shown_band() -> u8 {
    Band::Waiting.rank() - 1
}
