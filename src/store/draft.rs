//! What was being typed and was not recorded: notes, calls and messages.

use chrono::{NaiveDateTime, TimeDelta};
use serde::{Deserialize, Serialize};

use super::DebtorId;
use crate::domain::contact::{Contact, StepOf};

/// Something that was being typed and was not recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Whom it is about.
    pub debtor: DebtorId,
    /// The window it was typed in.
    pub window: String,
    /// What it was to become.
    pub what: DraftOf,
    /// The words.
    pub text: String,
    /// When it was last saved.
    pub saved_at: NaiveDateTime,
}

impl Draft {
    /// Whether there is nothing in it to be offered again. A call is, even before a word was typed.
    pub fn is_empty(&self) -> bool {
        self.what == DraftOf::Note && self.text.trim().is_empty()
    }
}

/// What a draft was to become.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftOf {
    /// A note.
    Note,
    /// A call that has not ended.
    Call(Box<CallDraft>),
    /// A message that was not sent, as JSON.
    Message(String),
}

impl DraftOf {
    /// The stable English name, as in the book.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Call(_) => "call",
            Self::Message(_) => "message",
        }
    }
}

/// What is known of a call that has not ended, besides its note.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallDraft {
    /// When it began.
    pub started_at: NaiveDateTime,
    /// When it was over, if that is known: it was left, or taken up long after it was saved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stopped_at: Option<NaiveDateTime>,
    /// Whom it is with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// The number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The code of the excuse that was heard.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub excuse: Option<String>,
    /// The hour to call back that was agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call_back_at: Option<NaiveDateTime>,
    /// The step of the protocol that was due when it began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<StepOf>,
    /// Whether a promise was recorded during it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub promised: bool,
    /// Why it was made although a limit forbids it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exception: Option<String>,
}

impl CallDraft {
    /// What was known of a call that ended at a time, before its outcome was said.
    pub fn of(contact: &Contact, ended_at: NaiveDateTime) -> Self {
        let lasted = TimeDelta::seconds(i64::from(contact.seconds.unwrap_or(0)));
        Self {
            started_at: ended_at.checked_sub_signed(lasted).unwrap_or(ended_at),
            stopped_at: Some(ended_at),
            person: contact.person.clone(),
            address: contact.address.clone(),
            excuse: contact.excuse.clone(),
            call_back_at: contact.call_back_at,
            step: contact.step.clone(),
            promised: false,
            exception: contact.exception.clone(),
        }
    }
}
