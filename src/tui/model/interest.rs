//! The page of late interest.

use crate::domain::interest::LateInterest;

/// What could be claimed from a client for being late.
pub struct InterestPage {
    /// The client's name.
    pub name: String,
    /// How to name the client on the command line.
    pub code: String,
    /// What could be claimed.
    pub found: LateInterest,
    /// Lines scrolled past.
    pub scroll: usize,
}
