//! One message: the intent on disk, the text to the server, the contact into the journal.

use std::sync::Arc;

use super::{MESSAGE_DRAFT, OutboxTrouble, Outgoing, SEND};
use crate::app::{AppError, Bench, Book, Ordered, Result};
use crate::domain::account::Account;
use crate::domain::fact::BatchId;
use crate::domain::limits::BeforeContact;
use crate::domain::order::{ContactOrder, ForStep, Order, Refusal, Situation, sent_facts};
use crate::domain::person::Person;
use crate::message::Message;
use crate::post::{Carrier, Mail, Part, PostError};
use crate::store::{DebtorId, Hold, OutboxRow, OutboxState, StoreError};

/// A message to be sent.
#[derive(Debug, Clone)]
pub struct SendOrder {
    /// Whom it is for.
    pub debtor: DebtorId,
    /// The message.
    pub message: Message,
    /// What comes with it.
    pub parts: Vec<Part>,
    /// Why it is sent although a limit forbids it.
    pub exception: Option<String>,
    /// The kept message that it is.
    pub kept: Option<BatchId>,
    /// Whether it is kept as a draft when it could not be sent at all, as what a person wrote is.
    pub keep: bool,
    /// How many entries the debtor's journal had when it was written; it is not sent when it has more by now.
    pub as_of: Option<usize>,
    /// Whether it was written at the desk, so that this window's draft of it goes in the transaction that records it.
    pub draft: bool,
}

/// What came of a message.
#[derive(Debug)]
pub enum Sent {
    /// The server has it, and the journal says so.
    Confirmed {
        /// What was recorded.
        ordered: Ordered,
        /// What the server said.
        answer: String,
    },
    /// It was not sent. If it is kept, under this id.
    Failed {
        /// Why.
        error: PostError,
        /// The draft.
        kept: Option<BatchId>,
    },
    /// Nobody knows whether the server has it.
    Unknown {
        /// What happened.
        problem: String,
        /// The message.
        kept: BatchId,
    },
}

impl Book {
    /// Sends a message. It is on disk before the server gets its text, and is recorded as a contact in the transaction in
    /// which it leaves the outbox.
    ///
    /// # Errors
    /// When a limit forbids it and no reason is given; when one that does the same may be out already; when the store can't
    /// be written. Whatever a server says is no error but a [`Sent`].
    pub fn send(&mut self, order: &SendOrder, carrier: &mut dyn Carrier) -> Result<Sent> {
        self.settle_outbox()?;
        if order.exception.is_none() {
            let limits = self.before_message(order.debtor, &order.message)?.limits;
            if !limits.allowed() {
                return Err(AppError::Refused(Refusal::BeyondLimits(Box::new(limits))));
            }
        }
        let _hold = self.store.hold_outbox(Hold::Sending)?;
        self.send_held(order, carrier)
    }

    /// What to tell before a message is sent: whoever has its address may be somebody to be left alone.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn before_message(&self, debtor: DebtorId, message: &Message) -> Result<BeforeContact> {
        let people = self.debtor(debtor)?.account.people();
        let address = message.to.as_ref().and_then(|to| to.address.as_deref());
        let has =
            |it: &&Person| address.is_some_and(|at| it.addresses(message.channel).contains(&at));
        let mut theirs: Vec<&Person> = people.iter().filter(has).collect();
        // Of several who share an address, the one to be left alone decides.
        theirs.sort_by_key(|it| it.closed(message.channel).is_none());
        let person = theirs.first().map(|it| it.number);
        self.before_contact(debtor, message.channel, person)
    }

    /// As [`Book::send`], by who holds the outbox and has looked at the limits.
    pub(super) fn send_held(
        &mut self,
        order: &SendOrder,
        carrier: &mut dyn Carrier,
    ) -> Result<Sent> {
        let debtor = order.debtor;
        let message = order.message.clone();
        let exception = order.exception.clone();
        let mut outgoing = self.outgoing(debtor, message, &order.parts, exception)?;
        let id = order.kept.unwrap_or_else(|| self.random.batch_id());
        let message_id = carrier.message_id(id);
        outgoing.message_id = Some(message_id.clone());
        let row = self.row(id, debtor, &outgoing)?;
        let row = self.cleared(row, order.as_of)?;
        let mail = Mail {
            message: &outgoing.message,
            parts: &order.parts,
            message_id: &message_id,
            references: &outgoing.references,
            at: outgoing.at,
        };
        if let Err(error) = carrier.offer(&mail) {
            return self.not_sent(row, error, order);
        }
        if let Err(error) = self.intend(&row, order.as_of) {
            carrier.withdraw();
            return Err(error);
        }
        match carrier.hand_over() {
            Ok(answer) => self.confirm(id, debtor, &outgoing, (Some(answer), order.draft)),
            Err(PostError::Lost(problem)) => {
                self.mark(&row, OutboxState::Unknown, Some(problem.clone()))?;
                Ok(Sent::Unknown { problem, kept: id })
            }
            Err(error) => self.not_sent(row, error, order),
        }
    }

    /// Records that a person sent a message by other means: the mail program, WhatsApp, a letter. The draft that it was, if
    /// one was kept, goes.
    ///
    /// # Errors
    /// When a limit forbids it and no reason is given, or it can't be written.
    pub fn sent_elsewhere(&mut self, order: &SendOrder) -> Result<Ordered> {
        let message = order.message.clone();
        let exception = order.exception.clone();
        let outgoing = self.outgoing(order.debtor, message, &order.parts, exception)?;
        let contact = ContactOrder {
            contact: outgoing.contact(None),
            at: None,
            for_step: ForStep::Fitting,
        };
        let ordered = self.order(order.debtor, &Order::Contact(Box::new(contact)))?;
        if let Some(id) = order.kept {
            self.store.maintain(&mut |work| work.drop_outbox(id))?;
        }
        Ok(ordered)
    }

    /// Records that a message in doubt arrived, on a person's word.
    ///
    /// # Errors
    /// When nobody doubts it, it is being sent right now, or it can't be recorded.
    pub fn message_arrived(&mut self, id: BatchId) -> Result<Ordered> {
        self.settle_outbox()?;
        let kept = self.kept_message(&id.to_string())?;
        match kept.state {
            OutboxState::Unknown => {}
            OutboxState::Intent => return Err(OutboxTrouble::UnderWay(id).into()),
            _ => return Err(OutboxTrouble::NotInDoubt(id).into()),
        }
        match self.confirm(id, kept.debtor, &kept.outgoing, (None, false))? {
            Sent::Confirmed { ordered, .. } => Ok(ordered),
            Sent::Failed { .. } | Sent::Unknown { .. } => Err(OutboxTrouble::NotInDoubt(id).into()),
        }
    }

    /// Whether a message may be sent: nothing that does the same may be out already, and nothing may have happened since.
    /// Gives it back in the state that it is in.
    fn cleared(&self, row: OutboxRow, as_of: Option<usize>) -> Result<OutboxRow> {
        let others = self.store.outbox(Some(row.debtor))?;
        if let Some(trouble) = in_the_way(&others, &row) {
            return Err(trouble.into());
        }
        let entries = as_of.map(|_| self.store.entries(row.debtor)).transpose()?;
        if as_of != entries.map(|it| it.len()) {
            return Err(OutboxTrouble::Outdated.into());
        }
        let earlier = others.iter().find(|it| it.id == row.id);
        let state = earlier.map_or(row.state, |it| it.state);
        Ok(OutboxRow { state, ..row })
    }

    /// Puts on disk that a message is about to be handed over.
    fn intend(&mut self, row: &OutboxRow, as_of: Option<usize>) -> Result<()> {
        let intent = OutboxRow {
            state: OutboxState::Intent,
            changed_at: self.now(),
            ..row.clone()
        };
        let mut trouble = None;
        let done = self.store.maintain(&mut |work| {
            trouble = in_the_way(&work.outbox_of(row.debtor)?, row);
            let entries = work.entries(row.debtor)?.len();
            if as_of.is_some_and(|it| it != entries) {
                trouble = Some(OutboxTrouble::Outdated);
            }
            if trouble.is_some() {
                return Err(StoreError::Stopped);
            }
            work.put_outbox(&intent)
        });
        if let Some(trouble) = trouble {
            return Err(trouble.into());
        }
        Ok(done?)
    }

    fn mark(&mut self, row: &OutboxRow, state: OutboxState, answer: Option<String>) -> Result<()> {
        let marked = OutboxRow {
            state,
            answer,
            changed_at: self.now(),
            ..row.clone()
        };
        Ok(self.store.maintain(&mut |work| work.put_outbox(&marked))?)
    }

    /// What is not out is a draft again, with the reason; unless it was refused or a person wrote it, it is not kept, for it
    /// can be made again at any time.
    fn not_sent(&mut self, row: OutboxRow, error: PostError, order: &SendOrder) -> Result<Sent> {
        let refused = error.answer().is_some() && !error.concerns_all();
        let state = match (row.state, error.answer()) {
            // That it could not be sent again does not tell whether it arrived the first time.
            (OutboxState::Unknown, _) => OutboxState::Unknown,
            (_, Some(_)) => OutboxState::Refused,
            (_, None) => OutboxState::Draft,
        };
        if !refused && !order.keep && order.kept.is_none() {
            self.store.maintain(&mut |work| work.drop_outbox(row.id))?;
            return Ok(Sent::Failed { error, kept: None });
        }
        let answer = error
            .answer()
            .map_or_else(|| error.to_string(), |it| it.text.clone());
        self.mark(&row, state, Some(answer))?;
        let kept = Some(row.id);
        Ok(Sent::Failed { error, kept })
    }

    /// The contact goes into the journal and the message out of the outbox, together; with them this window's draft of it, if
    /// there is one.
    fn confirm(
        &mut self,
        id: BatchId,
        debtor: DebtorId,
        outgoing: &Outgoing,
        (answer, draft): (Option<String>, bool),
    ) -> Result<Sent> {
        let mut batch = self.new_batch(SEND);
        batch.id = id;
        let bench: Bench = self.bench();
        let currency = self.settings.currency;
        let limits = Arc::clone(&self.settings.limits);
        let interest = self.settings.interest.clone();
        let contact = outgoing.contact(answer.as_deref());
        let mut recorded = Vec::new();
        let done = self.store.record(&batch, &mut |work| {
            recorded.clear();
            let mut entries = work.entries(debtor)?;
            let account = Account::at(&entries, bench.now, &bench.policy);
            let facts = sent_facts(
                contact.clone(),
                &Situation {
                    entries: &entries,
                    account: &account,
                    now: bench.now,
                    policy: &bench.policy,
                    interest: &interest,
                    currency,
                    limits: &limits,
                },
            );
            for (happened_at, fact) in facts {
                let entry = work.append(debtor, happened_at, fact.clone())?;
                recorded.push((entry.number, fact));
                entries.push(entry);
            }
            work.drop_outbox(id)?;
            if draft {
                work.drop_draft(debtor, &batch.window, MESSAGE_DRAFT)?;
            }
            bench.settle(work, debtor, &entries).map(drop)
        });
        let answer = answer.unwrap_or_default();
        if let Err(error) = done {
            let problem = error.to_string();
            return Err(OutboxTrouble::Unrecorded { answer, problem }.into());
        }
        let ordered = Ordered {
            batch: id,
            facts: recorded,
            beyond: None,
        };
        Ok(Sent::Confirmed { ordered, answer })
    }
}

/// What forbids to send a message: another one that does the same and may be out, or the same one being sent.
fn in_the_way(others: &[OutboxRow], row: &OutboxRow) -> Option<OutboxTrouble> {
    let same = |it: &&OutboxRow| it.purpose.is_some() && it.purpose == row.purpose;
    others.iter().find_map(|it| match it.state {
        OutboxState::Intent if it.id == row.id => Some(OutboxTrouble::UnderWay(it.id)),
        OutboxState::Intent | OutboxState::Unknown if it.id != row.id && same(&it) => {
            Some(OutboxTrouble::MayBeOut(it.id))
        }
        _ => None,
    })
}
