//! The outbox: messages that are not known to be out. What is known to be out is a fact in the journal.

use std::fs::File;

use chrono::NaiveDateTime;

use super::DebtorId;
use crate::domain::fact::BatchId;

/// A message that is not known to be out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxRow {
    /// Made by the program before anything is sent. It is the id of the batch that will tell of the sending, too.
    pub id: BatchId,
    /// Whom it is for.
    pub debtor: DebtorId,
    /// What is known of it.
    pub state: OutboxState,
    /// The step that it does, in a form that is the same for all messages that would do it; nothing when it does none.
    pub purpose: Option<String>,
    /// The message, as JSON.
    pub message: String,
    /// What the server said, or what went wrong.
    pub answer: Option<String>,
    /// Who wrote it.
    pub author: String,
    /// In which window.
    pub window: String,
    /// When its state last changed.
    pub changed_at: NaiveDateTime,
}

/// What is known of a message in the outbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OutboxState {
    /// It was written and never handed to a server.
    Draft,
    /// It is being handed to a server.
    Intent,
    /// A server refused it; it is a draft again, with the server's answer.
    Refused,
    /// It was being handed to a server and nobody knows whether it arrived there. It is never sent again by itself.
    Unknown,
}

impl OutboxState {
    /// All states.
    pub const ALL: [Self; 4] = [Self::Draft, Self::Intent, Self::Refused, Self::Unknown];

    /// The stable English name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Intent => "intent",
            Self::Refused => "refused",
            Self::Unknown => "unknown",
        }
    }

    /// The state with this name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.id() == id)
    }

    /// Whether it may be out, so that no other message may be sent in its place.
    pub fn may_be_out(self) -> bool {
        matches!(self, Self::Intent | Self::Unknown)
    }
}

/// How the outbox is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    /// Beside others, by who sends.
    Sending,
    /// Alone, by who looks after what a sender left behind that is gone.
    Alone,
}

/// The outbox is held until this goes, or its program does, however that ends.
#[derive(Debug)]
pub struct OutboxHold(#[allow(dead_code)] pub(super) File);
