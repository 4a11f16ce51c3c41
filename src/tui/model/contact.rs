//! A contact recorded with two keys, which can be added to afterwards.

use chrono::NaiveDateTime;

use crate::domain::fact::{BatchId, Contact};
use crate::store::DebtorId;

/// A contact that was just recorded, until something else is done.
#[derive(Debug, Clone, PartialEq)]
pub struct Contacted {
    /// With whom.
    pub debtor: DebtorId,
    /// Their name.
    pub name: String,
    /// The people at the client's, by name.
    pub people: Vec<String>,
    /// What was recorded.
    pub contact: Contact,
    /// When it took place.
    pub at: NaiveDateTime,
    /// Its batch, once it is on disk.
    pub batch: Option<BatchId>,
}
