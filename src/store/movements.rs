//! Movements of bank accounts beside the journal: which there are, and what a person made of each.

use chrono::NaiveDate;

use super::{DebtorId, Result};
use crate::domain::fact::BatchId;
use crate::domain::movement::{Movement, MovementId};

/// A movement that a statement brought and nobody took back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MovementRow {
    /// What it is known by.
    pub id: MovementId,
    /// What the bank says.
    pub movement: Movement,
    /// The batch that brought it.
    pub batch: BatchId,
    /// What a person made of it; nothing yet if none.
    pub mark: Option<MovementMark>,
}

/// What a person made of a movement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MovementMark {
    /// What.
    pub kind: MarkKind,
    /// Whose payment it is.
    pub debtor: Option<DebtorId>,
    /// The batch that says so.
    pub batch: BatchId,
}

/// What can be made of a movement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MarkKind {
    /// It is a payment.
    Accepted,
    /// It is no payment of a client, and is not to be asked about again.
    Skipped,
}

impl MarkKind {
    /// The stable English name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Skipped => "skipped",
        }
    }

    /// The kind with this name.
    pub fn from_id(id: &str) -> Option<Self> {
        [Self::Accepted, Self::Skipped]
            .into_iter()
            .find(|it| it.id() == id)
    }
}

/// A movement as a batch brought it, whether that stands or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptMovement {
    /// What it is known by.
    pub id: MovementId,
    /// What the bank says.
    pub movement: Movement,
    /// The batch that brought it.
    pub batch: BatchId,
}

/// What a person made of a movement, whether that stands or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptMark {
    /// The movement.
    pub id: MovementId,
    /// What was made of it.
    pub mark: MovementMark,
}

/// What can be done with movements in a transaction that records a batch.
pub trait Banking {
    /// Stores the movements that no batch brought that stands, and gives back how many those are.
    ///
    /// # Errors
    /// When the store can't be written.
    fn put_movements(&mut self, movements: &[(MovementId, &Movement)]) -> Result<u64>;

    /// The movements that count, of the days from one to another.
    ///
    /// # Errors
    /// When the store can't be read.
    fn movements_between(
        &self,
        first: NaiveDate,
        last: NaiveDate,
    ) -> Result<Vec<(MovementId, Movement)>>;

    /// The movements; see [`super::Store::movements`].
    ///
    /// # Errors
    /// When the store can't be read.
    fn movements(&self) -> Result<Vec<MovementRow>>;

    /// Says what was made of a movement, in the batch that is recorded.
    ///
    /// # Errors
    /// When the store can't be written.
    fn mark_movement(
        &mut self,
        id: MovementId,
        kind: MarkKind,
        debtor: Option<DebtorId>,
    ) -> Result<()>;

    /// Takes everything that says who paid out of the movements that are payments of a debtor, and out of those from the same
    /// accounts. Gives back how many there were.
    ///
    /// # Errors
    /// When the store can't be written.
    fn cleanse_movements(&mut self, debtor: DebtorId) -> Result<u64>;
}
