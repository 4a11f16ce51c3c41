//! What a client contests, why, and how it ended.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::fact::EntryNumber;

/// Why a client contests an invoice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DisputeReason {
    /// The price is not the agreed one.
    Price,
    /// Less, or more, came than was ordered.
    Quantity,
    /// What came is faulty, or not as agreed.
    Quality,
    /// Nothing came.
    NotDelivered,
    /// Nobody ordered it.
    NotOrdered,
    /// It was invoiced twice.
    Duplicate,
    /// Name, tax id or another part of the invoice is wrong.
    WrongData,
    /// The client says that it is paid.
    AlreadyPaid,
    /// Anything else.
    Other,
}

impl DisputeReason {
    /// All reasons.
    pub const ALL: [Self; 9] = [
        Self::Price,
        Self::Quantity,
        Self::Quality,
        Self::NotDelivered,
        Self::NotOrdered,
        Self::Duplicate,
        Self::WrongData,
        Self::AlreadyPaid,
        Self::Other,
    ];

    /// The stable English name, as in JSON and in the journal.
    pub fn id(self) -> &'static str {
        match self {
            Self::Price => "price",
            Self::Quantity => "quantity",
            Self::Quality => "quality",
            Self::NotDelivered => "not_delivered",
            Self::NotOrdered => "not_ordered",
            Self::Duplicate => "duplicate",
            Self::WrongData => "wrong_data",
            Self::AlreadyPaid => "already_paid",
            Self::Other => "other",
        }
    }

    /// The reason with this stable name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.id() == id)
    }
}

/// How a dispute ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DisputeOutcome {
    /// The client was not right; all of it is owed.
    Rejected,
    /// The client was right; a credit note was made.
    Credited,
    /// The invoice was made anew.
    Corrected,
    /// It was paid after all.
    Paid,
}

impl DisputeOutcome {
    /// All outcomes.
    pub const ALL: [Self; 4] = [Self::Rejected, Self::Credited, Self::Corrected, Self::Paid];

    /// The stable English name, as in JSON and in the journal.
    pub fn id(self) -> &'static str {
        match self {
            Self::Rejected => "rejected",
            Self::Credited => "credited",
            Self::Corrected => "corrected",
            Self::Paid => "paid",
        }
    }

    /// The outcome with this stable name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.id() == id)
    }
}

/// The client contests an invoice, or part of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisputeOpened {
    /// The number of the contested invoice.
    pub invoice: String,
    /// How much is contested, in the invoice's currency; the whole balance when it is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Decimal>,
    /// Why, by its code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<DisputeReason>,
    /// Why, in the client's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Who looks at it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignee: Option<String>,
    /// When somebody is to look at it; by policy when it is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_on: Option<NaiveDate>,
}

/// Somebody looked at a dispute, and says when to look again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisputeReviewed {
    /// The entry that opened the dispute.
    pub dispute: EntryNumber,
    /// When to look again; by policy when it is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_on: Option<NaiveDate>,
}

/// A dispute is over; nothing of it pauses collection any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisputeResolved {
    /// The entry that opened the dispute.
    pub dispute: EntryNumber,
    /// How it ended, by its code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<DisputeOutcome>,
    /// How it ended, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}
