//! The queue: which debtors it shows and in what order.

mod index;
mod places;
mod search;

use std::collections::BTreeSet;

use super::debtor::DebtorType;
use super::standing::Band;

pub use index::{Key, QueueIndex, Totals};
pub use search::{Found, Match};

/// What the queue is ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Sort {
    /// Band, points, oldest due date, code.
    #[default]
    Urgency,
    /// Type, then urgency.
    DebtorType,
    /// The largest amount first.
    Amount,
    /// The oldest overdue first.
    Age,
    /// By name.
    Name,
    /// The longest without contact first.
    LastContact,
}

impl Sort {
    /// All orders, as the desk offers them.
    pub const ALL: [Self; 6] = [
        Self::Urgency,
        Self::DebtorType,
        Self::Amount,
        Self::Age,
        Self::Name,
        Self::LastContact,
    ];

    /// The stable English name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Urgency => "urgency",
            Self::DebtorType => "type",
            Self::Amount => "amount",
            Self::Age => "age",
            Self::Name => "name",
            Self::LastContact => "last_contact",
        }
    }

    /// The order with this stable name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.id() == id)
    }
}

/// What a debtor must be like to be shown. Kinds of conditions combine by "and", values of one kind by "or".
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Whether bands that need nothing today are shown too.
    pub hidden_too: bool,
    /// Only these types; all when empty.
    pub types: BTreeSet<DebtorType>,
    /// Only these bands, hidden or not; all that are shown when empty.
    pub bands: BTreeSet<Band>,
    /// At least so many days past due.
    pub least_days: Option<i64>,
    /// At least this amount (see [`super::policy::UrgencyPolicy::scale`]), in whole units.
    pub least_amount: Option<i64>,
    /// Only with this tag.
    pub tag: Option<String>,
    /// Only what this text finds.
    pub text: String,
}

impl Filter {
    /// Whether anything but the hidden bands is filtered.
    pub fn is_active(&self) -> bool {
        *self
            != Self {
                hidden_too: self.hidden_too,
                ..Self::default()
            }
    }
}
