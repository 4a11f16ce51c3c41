//! What is to be sent to many, and what came of it.

use super::KeptMessage;
use crate::app::{AppError, DebtorFile};
use crate::domain::contact::{Channel, StepOf};
use crate::domain::fact::BatchId;
use crate::domain::limits::BeforeContact;
use crate::message::Message;
use crate::post::{Part, PostError};
use crate::store::DebtorId;

/// Puts messages into words.
pub trait Scribe {
    /// A message for a client by a channel: from this template, else from the one that fits what is to be said next.
    ///
    /// # Errors
    /// When it can't be written, in words for people.
    fn write(
        &self,
        file: &DebtorFile,
        channel: Channel,
        template: Option<&str>,
    ) -> Result<Message, String>;

    /// What comes with a message.
    ///
    /// # Errors
    /// When some of it can't be made, in words for people.
    fn pack(&self, file: &DebtorFile, message: &Message) -> Result<Vec<Part>, String>;
}

/// What is to be sent, and to whom it is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BulkOrder {
    /// The way they go: e-mails, or letters.
    pub channel: Channel,
    /// The step, by its name or its template's: only whose step it is today get a message.
    pub step: Option<String>,
    /// The template of all messages; that of each client's step when it is not said.
    pub template: Option<String>,
    /// Why clients get one although a limit forbids it or the import is old.
    pub despite: Option<String>,
    /// Whether whoever was named gets the message that fits best, although no step by this channel is due.
    pub fitting: bool,
}

impl Default for BulkOrder {
    fn default() -> Self {
        Self {
            channel: Channel::Email,
            step: None,
            template: None,
            despite: None,
            fitting: false,
        }
    }
}

/// Why a client gets no message.
#[derive(Debug, Clone, PartialEq)]
pub enum Skip {
    /// No such step is to be done today.
    NotDue,
    /// One from the same template went out today.
    SentToday,
    /// No address is known, or none that may be used.
    NoAddress,
    /// What the limits forbid, or that the client may have paid since the last import.
    Before(Box<BeforeContact>),
    /// One that does the same may be out already.
    MayBeOut(Box<KeptMessage>),
    /// The server refused this address for good.
    RefusedBefore(Box<KeptMessage>),
    /// Something was recorded about the client in this moment.
    Changed,
    /// The message, or what comes with it, can't be made: in words for people.
    Unwritten(String),
}

impl Skip {
    /// The stable English name, as in JSON.
    pub fn id(&self) -> &'static str {
        match self {
            Self::NotDue => "not_due",
            Self::SentToday => "sent_today",
            Self::NoAddress => "no_address",
            Self::Before(before) if before.needs_reason() => "beyond_limits",
            Self::Before(_) => "stale_import",
            Self::MayBeOut(_) => "may_be_out",
            Self::RefusedBefore(_) => "refused_before",
            Self::Changed => "changed",
            Self::Unwritten(_) => "unwritten",
        }
    }
}

/// A message that would be sent.
#[derive(Debug, Clone)]
pub struct Ready {
    /// The message.
    pub message: Message,
    /// What comes with it.
    pub parts: Vec<Part>,
    /// The step that it does.
    pub step: Option<StepOf>,
    /// The reason that goes with it, where one is needed.
    pub exception: Option<String>,
    pub(super) kept: Option<BatchId>,
    pub(super) as_of: usize,
}

/// A client who may get a message.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// Who.
    pub debtor: DebtorId,
    /// Their code.
    pub code: String,
    /// What they are called.
    pub name: String,
    /// The message, or why there is none.
    pub what: Result<Box<Ready>, Skip>,
}

/// What came of one client's message.
#[derive(Debug)]
pub enum Outcome {
    /// The server has it, and said this.
    Sent(String),
    /// It was refused, or its address can't be read.
    Refused(PostError),
    /// Nobody knows whether the server has it.
    Unknown(String),
    /// None was sent.
    Skipped(Skip),
}

impl Outcome {
    /// The stable English name, as in JSON.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Sent(_) => "sent",
            Self::Refused(_) => "refused",
            Self::Unknown(_) => "unknown",
            Self::Skipped(_) => "skipped",
        }
    }
}

/// A client whose turn came.
#[derive(Debug)]
pub struct Handled {
    /// Who.
    pub debtor: DebtorId,
    /// Their code.
    pub code: String,
    /// What they are called.
    pub name: String,
    /// The message, as far as there was one.
    pub message: Option<Message>,
    /// The names of what came with it.
    pub attachments: Vec<String>,
    /// What came of it.
    pub outcome: Outcome,
}

/// Why a run did not come to its end.
#[derive(Debug)]
pub enum Stopped {
    /// The user stopped it.
    ByUser,
    /// The next message would have fared no better than the last one tried.
    ByServer(PostError),
    /// The book can't be read or written.
    ByBook(AppError),
}

/// What came of a run.
#[derive(Debug, Default)]
pub struct BulkReport {
    /// Whose turn came, in order.
    pub handled: Vec<Handled>,
    /// Whose turn did not come.
    pub left: Vec<DebtorId>,
    /// Why.
    pub stopped: Option<Stopped>,
}

impl BulkReport {
    /// When there is nobody who would get a message.
    pub fn without_any(candidates: Vec<Candidate>) -> Self {
        let skipped = candidates.into_iter().filter_map(|it| {
            let skip = it.what.err()?;
            Some(Handled {
                debtor: it.debtor,
                code: it.code,
                name: it.name,
                message: None,
                attachments: Vec::new(),
                outcome: Outcome::Skipped(skip),
            })
        });
        Self {
            handled: skipped.collect(),
            ..Self::default()
        }
    }

    /// How many had this outcome, by its stable name.
    pub fn count(&self, outcome: &str) -> usize {
        let outcomes = self.handled.iter().map(|it| it.outcome.id());
        outcomes.filter(|it| *it == outcome).count()
    }
}

/// How far a run has come.
#[derive(Debug, Clone, Copy)]
pub struct Progress<'a> {
    /// How many had their turn.
    pub done: usize,
    /// How many there are.
    pub total: usize,
    /// Who is next; nobody at the end.
    pub next: Option<&'a str>,
}
