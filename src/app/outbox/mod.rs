//! The outbox: what is to be sent is on disk before a server gets a word of it, and goes into the journal once the server
//! has it. Of what lies in between nobody knows whether it arrived, so it is shown and never sent again by itself.

mod bulk;
mod report;
mod send;

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::{Book, Result};
use crate::domain::contact::StepOf;
use crate::domain::fact::{BatchId, Contact, Direction, Outcome, Written};
use crate::domain::order::step_by;
use crate::message::Message;
use crate::post::Part;
use crate::store::{DebtorId, Hold, OutboxRow, OutboxState, StoreError};

pub use report::{
    BulkOrder, BulkReport, Candidate, Handled, Outcome as BulkOutcome, Progress, Ready, Scribe,
    Skip, Stopped,
};
pub use send::{SendOrder, Sent};

/// A message, and what is to be recorded of it once it is out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Outgoing {
    /// The message.
    pub message: Message,
    /// The step that it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<StepOf>,
    /// Why it is sent although a limit forbids it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exception: Option<String>,
    /// The invoices that it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub invoices: Vec<String>,
    /// The ids of the mails that it continues, the oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<String>,
    /// The id that the mail carries, once it was offered to a server.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message_id: Option<String>,
    /// The names of what comes with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<String>,
    /// When it was written.
    pub at: NaiveDateTime,
}

/// A message that is not known to be out.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptMessage {
    /// Its id.
    pub id: BatchId,
    /// Whom it is for.
    pub debtor: DebtorId,
    /// What is known of it.
    pub state: OutboxState,
    /// The message.
    pub outgoing: Outgoing,
    /// What the server said, or what went wrong.
    pub answer: Option<String>,
    /// Who wrote it.
    pub author: String,
    /// In which window.
    pub window: String,
    /// When its state last changed.
    pub changed_at: NaiveDateTime,
}

/// Why something can't be done with a message.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum OutboxTrouble {
    /// There is no such message, or several begin so.
    #[error("no message `{0}`")]
    NoMessage(String),
    /// A message that does the same may be out already.
    #[error("message {0} may be out already")]
    MayBeOut(BatchId),
    /// It is being sent right now.
    #[error("message {0} is being sent")]
    UnderWay(BatchId),
    /// Nobody doubts whether it arrived: it was never handed over, or it was refused.
    #[error("message {0} is not out")]
    NotInDoubt(BatchId),
    /// Something was recorded about the client since the message was written.
    #[error("something was recorded since")]
    Outdated,
    /// It is out, but that could not be recorded.
    #[error("sent ({answer}), but not recorded: {problem}")]
    Unrecorded {
        /// What the server said.
        answer: String,
        /// Why it could not be recorded.
        problem: String,
    },
    /// The last action was to send a message, which can't be taken back.
    #[error("a message that was sent can't be taken back")]
    IsOut {
        /// Whom it was for.
        name: String,
    },
}

impl OutboxTrouble {
    /// The stable English name, as in JSON.
    pub fn id(&self) -> &'static str {
        match self {
            Self::NoMessage(_) => "no_message",
            Self::MayBeOut(_) => "may_be_out",
            Self::UnderWay(_) => "under_way",
            Self::NotInDoubt(_) => "not_in_doubt",
            Self::Outdated => "outdated",
            Self::Unrecorded { .. } => "sent_unrecorded",
            Self::IsOut { .. } => "is_out",
        }
    }
}

/// The action of batches that tell of a message that was sent.
pub(super) const SEND: &str = "send";

/// The kind of drafts that are messages.
pub(super) const MESSAGE_DRAFT: &str = "message";

impl Outgoing {
    /// The contact that it is, once it is out: `answer` is what a server said, nothing when a person's word is all there is.
    pub fn contact(&self, answer: Option<&str>) -> Contact {
        let to = self.message.to.as_ref();
        let name = to.map(|to| to.name.clone());
        let written = Written {
            subject: self.message.subject.clone(),
            text: self.message.text.clone(),
            template: self.message.template.clone(),
            message_id: self.message_id.clone(),
            attachments: self.attachments.clone(),
            invoices: self.invoices.clone(),
            answer: answer.map(str::to_owned),
            on_word: answer.is_none(),
        };
        Contact {
            person: name.filter(|it| !it.is_empty()),
            address: to.and_then(|to| to.address.clone()),
            step: self.step.clone(),
            exception: self.exception.clone(),
            written: Some(Box::new(written)),
            ..Contact::new(self.message.channel, Direction::Out, Outcome::Sent)
        }
    }

    /// What is the same for all messages that would do the same: a step about an invoice, else a template on a day.
    pub(super) fn purpose(&self) -> Option<String> {
        let step = self.step.as_ref().map(|it| {
            let due_on = it.due_on.map(|day| day.to_string()).unwrap_or_default();
            format!("step {} {} {due_on}", it.protocol.id(), it.step)
        });
        let template = self.message.template.as_ref();
        step.or_else(|| template.map(|it| format!("template {it} {}", self.at.date())))
    }
}

impl KeptMessage {
    /// A message as the store has it.
    fn from_row(row: OutboxRow) -> std::result::Result<Self, StoreError> {
        let debtor = row.debtor;
        let outgoing = serde_json::from_str(&row.message).map_err(|error| StoreError::Damaged {
            what: "message",
            debtor,
            problem: error.to_string(),
        })?;
        Ok(Self {
            id: row.id,
            debtor,
            state: row.state,
            outgoing,
            answer: row.answer,
            author: row.author,
            window: row.window,
            changed_at: row.changed_at,
        })
    }
}

impl Book {
    /// A message with what is to be recorded of it: the step that is due, if it goes that way; the invoices that it is
    /// about; the mails that it continues.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn outgoing(
        &self,
        debtor: DebtorId,
        message: Message,
        parts: &[Part],
        exception: Option<String>,
    ) -> Result<Outgoing> {
        let now = self.now();
        let account = self.debtor(debtor)?.account;
        let policy = &self.settings.policy;
        let step = step_by(&account, message.channel, now, policy).map(|(_, of)| of);
        let invoices = account.matter(now.date());
        Ok(Outgoing {
            step,
            exception,
            references: account.thread(&invoices),
            invoices,
            message_id: None,
            attachments: parts.iter().map(|part| part.name.clone()).collect(),
            at: now,
            message,
        })
    }

    /// The messages that are not known to be out, for everybody or for one debtor, the oldest first.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn outbox(&self, debtor: Option<DebtorId>) -> Result<Vec<KeptMessage>> {
        let rows = self.store.outbox(debtor)?.into_iter();
        Ok(rows
            .map(KeptMessage::from_row)
            .collect::<std::result::Result<_, _>>()?)
    }

    /// The message whose id begins so.
    ///
    /// # Errors
    /// When there is none, or several do.
    pub fn kept_message(&self, id: &str) -> Result<KeptMessage> {
        let wanted = id.trim().to_lowercase();
        let rows = self.store.outbox(None)?.into_iter();
        let mut fitting = rows.filter(|row| row.id.to_string().starts_with(&wanted));
        match (fitting.next(), fitting.next()) {
            (Some(row), None) if !wanted.is_empty() => Ok(KeptMessage::from_row(row)?),
            _ => Err(OutboxTrouble::NoMessage(id.to_owned()).into()),
        }
    }

    /// Keeps a message that was written and not sent, in the place of an earlier one if that is named.
    ///
    /// # Errors
    /// When it can't be written, or the earlier one is being sent or may be out.
    pub fn keep_message(
        &mut self,
        debtor: DebtorId,
        message: Message,
        earlier: Option<BatchId>,
    ) -> Result<BatchId> {
        let outgoing = self.outgoing(debtor, message, &[], None)?;
        let id = earlier.unwrap_or_else(|| self.random.batch_id());
        let mut row = self.row(id, debtor, &outgoing)?;
        row.purpose = None;
        let mut trouble = None;
        let done = self.store.maintain(&mut |work| {
            let mut others = work.outbox_of(debtor)?.into_iter();
            let earlier = others.find(|it| it.id == id);
            if earlier.is_some_and(|it| it.state.may_be_out()) {
                trouble = Some(OutboxTrouble::MayBeOut(id));
                return Err(StoreError::Stopped);
            }
            work.put_outbox(&row)
        });
        if let Some(trouble) = trouble {
            return Err(trouble.into());
        }
        done?;
        Ok(id)
    }

    /// Takes a message out of the outbox: it need not be sent any more. Whether one in doubt arrived stays open.
    ///
    /// # Errors
    /// When it is being sent right now, or can't be taken out.
    pub fn drop_message(&mut self, id: BatchId) -> Result<()> {
        self.settle_outbox()?;
        let rows = self.store.outbox(None)?;
        if rows
            .iter()
            .any(|row| row.id == id && row.state == OutboxState::Intent)
        {
            return Err(OutboxTrouble::UnderWay(id).into());
        }
        Ok(self.store.maintain(&mut |work| work.drop_outbox(id))?)
    }

    /// Marks what was being sent when its program ended as in doubt, unless somebody is sending right now. Gives back how
    /// many there were.
    ///
    /// # Errors
    /// When the store can't be read or written.
    pub fn settle_outbox(&mut self) -> Result<usize> {
        let intent = |row: &OutboxRow| row.state == OutboxState::Intent;
        if !self.store.is_writable() || !self.store.outbox(None)?.iter().any(intent) {
            return Ok(0);
        }
        let Some(_hold) = self.store.hold_outbox(Hold::Alone)? else {
            return Ok(0);
        };
        // Whoever was sending may have ended well in the meantime.
        let rows = self.store.outbox(None)?;
        let left: Vec<OutboxRow> = rows.into_iter().filter(intent).collect();
        let now = self.now();
        self.store.maintain(&mut |work| {
            left.iter().try_for_each(|row| {
                work.put_outbox(&OutboxRow {
                    state: OutboxState::Unknown,
                    changed_at: now,
                    ..row.clone()
                })
            })
        })?;
        Ok(left.len())
    }

    fn row(&self, id: BatchId, debtor: DebtorId, outgoing: &Outgoing) -> Result<OutboxRow> {
        let message = serde_json::to_string(outgoing).map_err(|error| StoreError::Damaged {
            what: "message",
            debtor,
            problem: error.to_string(),
        })?;
        Ok(OutboxRow {
            id,
            debtor,
            state: OutboxState::Draft,
            purpose: outgoing.purpose(),
            message,
            answer: None,
            author: self.settings.author.clone(),
            window: self.settings.window.clone(),
            changed_at: self.now(),
        })
    }
}
