//! How imports take what files leave open.

use serde::{Deserialize, Serialize};

/// What becomes of invoices that say that they are paid at once, and not that they were: PUE in Mexico, in cash in Chile.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaidAtOnce {
    /// They are open, with a warning, until a payment is recorded.
    #[default]
    Open,
    /// They are paid on the day of issue.
    Paid,
}
