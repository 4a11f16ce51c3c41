//! The list of credits on the bank account that nobody has said anything about.

use crate::app::{Credit, Reconciling};
use crate::domain::matching::Proposal;

/// Credits to be recognised, with what each may pay.
#[derive(Debug, Default)]
pub struct ReconcilePage {
    /// The credits; nothing until they were looked up.
    pub found: Option<Reconciling>,
    /// The place of the cursor.
    pub cursor: usize,
    /// The proposal on show of the credit under the cursor.
    pub choice: usize,
    /// Whether something is being recorded.
    pub waiting: bool,
}

impl ReconcilePage {
    /// The credits.
    pub fn credits(&self) -> &[Credit] {
        self.found
            .as_ref()
            .map(|it| it.credits.as_slice())
            .unwrap_or_default()
    }

    /// The credit under the cursor.
    pub fn credit(&self) -> Option<&Credit> {
        self.credits().get(self.cursor)
    }

    /// The proposal on show.
    pub fn proposal(&self) -> Option<&Proposal> {
        self.credit()?.proposals.get(self.choice)
    }

    /// The name of a debtor that is spoken of.
    pub fn name(&self, debtor: i64) -> &str {
        let names = self.found.as_ref().and_then(|it| it.names.get(&debtor));
        names.map(|(_, name)| name.as_str()).unwrap_or_default()
    }
}
