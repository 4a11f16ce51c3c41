//! The page of late interest.

use crate::domain::interest::LateInterest;
use crate::store::DebtorId;

/// What could be claimed from a client for being late.
pub struct InterestPage {
    /// The client.
    pub debtor: DebtorId,
    /// The client's name.
    pub name: String,
    /// What could be claimed.
    pub found: LateInterest,
    /// Lines scrolled past.
    pub scroll: usize,
}
