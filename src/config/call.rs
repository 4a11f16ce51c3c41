//! What happens on calls.

use serde::{Deserialize, Serialize};

/// What happens on calls.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CallConfig {
    /// What comes after a call.
    pub next: NextAfterCall,
}

/// What comes after a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NextAfterCall {
    /// The next client of the queue is under the cursor.
    Queue,
    /// The next client of the queue is called.
    Call,
}
