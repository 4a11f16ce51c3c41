//! What is written in one transaction: what is made from the journal, and the journal itself.

use chrono::NaiveDateTime;

use super::{
    Banking, Batch, Cleansing, DebtorId, Draft, Identity, KeptMark, KeptMovement, KeptRow, Layer,
    OutboxRow, Pen, Result, StandingRow, Writing,
};
use crate::domain::fact::{BatchId, Entry, Fact};

/// What can be done in a transaction to what is made from the journal.
pub trait Maintaining {
    /// See [`Store::entries`].
    ///
    /// # Errors
    /// When the store can't be read.
    fn entries(&self, debtor: DebtorId) -> Result<Vec<Entry>>;

    /// Writes where debtors stand.
    ///
    /// # Errors
    /// When the store can't be written.
    fn put_standings(&mut self, layer: Layer, standings: &[&StandingRow]) -> Result<()>;

    /// The moment that a debtor's standing in the book was made for.
    ///
    /// # Errors
    /// When the store can't be read.
    fn standing_as_of(&self, debtor: DebtorId) -> Result<Option<NaiveDateTime>>;

    /// Writes by what debtors are recognised from now on; see [`identities`]. Many are soonest written in order.
    ///
    /// # Errors
    /// When the store can't be written.
    fn put_all_identities(&mut self, identities: &[(Identity, String, DebtorId)]) -> Result<()>;

    /// Writes by what a debtor is recognised from now on.
    ///
    /// # Errors
    /// When the store can't be written.
    fn put_identities(
        &mut self,
        debtor: DebtorId,
        identities: &[(Identity, String)],
    ) -> Result<()> {
        let rows = identities.iter();
        let rows: Vec<_> = rows
            .map(|(it, value)| (*it, value.clone(), debtor))
            .collect();
        self.put_all_identities(&rows)
    }

    /// Empties everything that is made from the journal.
    ///
    /// # Errors
    /// When the store can't be written.
    fn clear_read_tables(&mut self) -> Result<()>;

    /// Takes over the journal of another book as it is, into a book that has none: batches in the order in which they were
    /// recorded, and the rows that `next` gives, debtor by debtor and in the order of their chains.
    ///
    /// # Errors
    /// When a chain does not hold together, `next` fails, or the store can't be written.
    fn keep_journal(
        &mut self,
        batches: &[Batch],
        next: &mut dyn FnMut() -> Result<Option<KeptRow>>,
    ) -> Result<()>;

    /// Takes over the movements of another book as they are, and what was made of them, once its batches are there.
    ///
    /// # Errors
    /// When one is of a batch that is not there, or the store can't be written.
    fn keep_movements(&mut self, movements: &[KeptMovement], marks: &[KeptMark]) -> Result<()>;

    /// Marks every standing of the book as out of date.
    ///
    /// # Errors
    /// When the store can't be written.
    fn outdate_standings(&mut self) -> Result<()>;

    /// Remembers something.
    ///
    /// # Errors
    /// When the store can't be written.
    fn put_setting(&mut self, name: &str, value: &str) -> Result<()>;

    /// Saves a draft; an empty one is dropped.
    ///
    /// # Errors
    /// When the store can't be written.
    fn put_draft(&mut self, draft: &Draft) -> Result<()>;

    /// Drops a window's draft about a debtor, of the kind with this stable name.
    ///
    /// # Errors
    /// When the store can't be written.
    fn drop_draft(&mut self, debtor: DebtorId, window: &str, kind: &str) -> Result<()>;

    /// See [`Store::outbox`].
    ///
    /// # Errors
    /// When the store can't be read.
    fn outbox_of(&self, debtor: DebtorId) -> Result<Vec<OutboxRow>>;

    /// Writes a message of the outbox, in the place of the one with the same id.
    ///
    /// # Errors
    /// When the store can't be written.
    fn put_outbox(&mut self, row: &OutboxRow) -> Result<()>;

    /// Takes a message out of the outbox.
    ///
    /// # Errors
    /// When the store can't be written.
    fn drop_outbox(&mut self, id: BatchId) -> Result<()>;
}

/// What can be done in a transaction that appends to the journal.
pub trait Recording: Maintaining + Cleansing + Banking {
    /// A new debtor without entries.
    ///
    /// # Errors
    /// When the store can't be written.
    fn create_debtor(&mut self) -> Result<DebtorId>;

    /// Something to write entries with for the end of a debtor's chain, or of a new debtor's, without holding on to the
    /// store.
    ///
    /// # Errors
    /// When the store can't be read.
    fn pen(&mut self, debtor: Option<DebtorId>) -> Result<Pen>;

    /// Appends what was written with a pen, to a new debtor if it was taken for one, and gives back the debtor.
    ///
    /// # Errors
    /// When the store can't be written.
    fn take_in(&mut self, debtor: Option<DebtorId>, writing: &Writing) -> Result<DebtorId>;

    /// Appends a fact to a debtor's chain and gives back the entry.
    ///
    /// # Errors
    /// When the store can't be written.
    fn append(&mut self, debtor: DebtorId, happened_at: NaiveDateTime, fact: Fact)
    -> Result<Entry>;

    /// See [`Store::identified`].
    ///
    /// # Errors
    /// When the store can't be read.
    fn identified(&self, identity: Identity, value: &str) -> Result<Vec<DebtorId>>;

    /// Whether nobody is recognised by anything yet.
    ///
    /// # Errors
    /// When the store can't be read.
    fn knows_nobody(&self) -> Result<bool>;

    /// The batch that entries are appended to from now on, for a transaction of several actions.
    ///
    /// # Errors
    /// When the store can't be written.
    fn begin_batch(&mut self, batch: &Batch) -> Result<()>;

    /// Takes back the batch that was begun last, to which nothing was appended. The earlier ones of the transaction stay.
    ///
    /// # Errors
    /// When the store can't be written.
    fn withdraw_batch(&mut self) -> Result<()>;
}
