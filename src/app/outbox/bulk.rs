//! Many messages, one after the other: for each client it is looked at anew whether one is due and allowed. What was sent is
//! not due any more, so that a run that was stopped, or killed, goes on where it was when it is started again.

use chrono::NaiveDate;

use super::report::{BulkOrder, BulkReport, Candidate, Handled, Outcome, Progress, Ready, Skip};
use super::report::{Scribe, Stopped};
use super::{OutboxTrouble, Outgoing, SendOrder, Sent};
use crate::app::{AppError, Book, DebtorFile, Result as Done};
use crate::domain::account::Account;
use crate::domain::contact::{Channel, Direction};
use crate::domain::fact::BatchId;
use crate::domain::order::step_by;
use crate::domain::protocol::Step;
use crate::domain::queue::{Filter, Sort};
use crate::domain::standing::{Band, NextStep};
use crate::message::Message;
use crate::post::Carrier;
use crate::store::{DebtorId, Hold, OutboxState, day_number};

/// Rows fetched in one go.
const AT_ONCE: usize = 1000;

impl Book {
    /// Who is to get an e-mail today by their protocol, of those that a filter lets through, the most urgent first; for one
    /// step only, if it is named by its own name or its template's.
    ///
    /// # Errors
    /// When the store can't be read or written.
    pub fn due_by_email(&mut self, filter: &Filter, step: Option<&str>) -> Done<Vec<DebtorId>> {
        self.bring_all_up_to_date()?;
        let mut filter = filter.clone();
        if filter.bands.is_empty() {
            filter.bands.extend([Band::StepDue, Band::NotDue]);
        }
        filter.hidden_too = true;
        let now = self.now();
        let mut index = self.queue_index()?;
        let found = index.arrange(Sort::Urgency, &filter, day_number(now.date()));
        let found: Vec<DebtorId> = found.debtors.into_iter().map(DebtorId::from).collect();
        let mut due = Vec::new();
        for some in found.chunks(AT_ONCE) {
            for row in self.store.rows(some)? {
                let come = row.standing.next_at.is_some_and(|at| at <= now);
                let Some(NextStep::Protocol(id)) = row.standing.next_step.filter(|_| come) else {
                    continue;
                };
                let protocols = &self.settings.policy.protocols;
                let protocol = protocols.of(row.debtor_type);
                let next = protocol.and_then(|it| it.step(&id)).map(|(_, step)| step);
                let by_mail = next.filter(|it| it.channel == Some(Channel::Email));
                if by_mail.is_some_and(|it| step.is_none_or(|name| is_called(it, name))) {
                    due.push(row.debtor);
                }
            }
        }
        Ok(due)
    }

    /// What a client would get now, or why nothing.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn candidate(
        &self,
        debtor: DebtorId,
        order: &BulkOrder,
        scribe: &dyn Scribe,
    ) -> Done<Candidate> {
        let file = self.debtor(debtor)?;
        let details = &file.account.details;
        Ok(Candidate {
            debtor,
            code: details.key().to_owned(),
            name: details.display_name().to_owned(),
            what: self.ready(&file, order, scribe)?,
        })
    }

    fn ready(
        &self,
        file: &DebtorFile,
        order: &BulkOrder,
        scribe: &dyn Scribe,
    ) -> Done<Result<Box<Ready>, Skip>> {
        let now = self.now();
        let policy = &self.settings.policy;
        let due = step_by(&file.account, order.channel, now, policy);
        let wanted = |step: &Step| order.step.as_ref().is_none_or(|it| is_called(step, it));
        let step = due.as_ref().map(|(step, _)| *step).filter(|it| wanted(it));
        // A message that was named is for whoever was named; any other is that of the step.
        let named = order.template.as_deref();
        let asked_for = named.is_some() || order.fitting;
        if step.is_none() && (!asked_for || order.step.is_some()) {
            return Ok(Err(Skip::NotDue));
        }
        let message = match scribe.write(file, order.channel, named) {
            Ok(message) => message,
            Err(problem) => return Ok(Err(Skip::Unwritten(problem))),
        };
        let address = message.to.as_ref().and_then(|to| to.address.clone());
        let address = address.filter(|it| !it.trim().is_empty());
        // Letters are put into envelopes by people, who know where clients live.
        let by_hand = (order.channel == Channel::Letter).then(String::new);
        let Some(address) = address.or(by_hand) else {
            return Ok(Err(Skip::NoAddress));
        };
        let outgoing = self.outgoing(file.debtor, message.clone(), &[], None)?;
        let kept = match self.earlier(file, &outgoing, &address)? {
            Ok(kept) => kept,
            Err(skip) => return Ok(Err(skip)),
        };
        let before = self.before_message(file.debtor, &message)?;
        let needs_word = before.needs_reason() || before.stale_import.is_some();
        if needs_word && order.despite.is_none() {
            return Ok(Err(Skip::Before(Box::new(before))));
        }
        let exception = order.despite.clone().filter(|_| before.needs_reason());
        let parts = match scribe.pack(file, &message) {
            Ok(parts) => parts,
            Err(problem) => return Ok(Err(Skip::Unwritten(problem))),
        };
        Ok(Ok(Box::new(Ready {
            message,
            parts,
            step: outgoing.step,
            exception,
            kept,
            as_of: file.entries.len(),
        })))
    }

    /// What became of earlier messages that would do the same: the draft to send in their place if there is one, or why
    /// nothing is to be sent.
    fn earlier(
        &self,
        file: &DebtorFile,
        outgoing: &Outgoing,
        address: &str,
    ) -> Done<Result<Option<BatchId>, Skip>> {
        let message = &outgoing.message;
        if sent_today(&file.account, message, outgoing.at.date()) {
            return Ok(Err(Skip::SentToday));
        }
        let purpose = outgoing.purpose();
        let kept = self.outbox(Some(file.debtor))?;
        let same = kept
            .into_iter()
            .filter(|it| it.outgoing.purpose() == purpose);
        let mut refused = None;
        for kept in same {
            let to = kept.outgoing.message.to.as_ref();
            let same_address = to.and_then(|to| to.address.as_deref()) == Some(address);
            let final_answer = kept.answer.as_ref().is_some_and(|it| it.starts_with('5'));
            match kept.state {
                OutboxState::Intent | OutboxState::Unknown => {
                    return Ok(Err(Skip::MayBeOut(Box::new(kept))));
                }
                OutboxState::Refused if same_address && final_answer => {
                    return Ok(Err(Skip::RefusedBefore(Box::new(kept))));
                }
                OutboxState::Refused => refused = Some(kept.id),
                OutboxState::Draft => {}
            }
        }
        Ok(Ok(refused))
    }

    /// Sends each client the message that is due, one after the other. `watch` is told before each turn, and after the last
    /// one; it says whether to go on.
    pub fn send_each(
        &mut self,
        debtors: &[DebtorId],
        order: &BulkOrder,
        scribe: &dyn Scribe,
        carrier: &mut dyn Carrier,
        watch: &mut dyn FnMut(&Progress<'_>) -> bool,
    ) -> BulkReport {
        let mut report = BulkReport::default();
        let held = self.settle_outbox();
        let held = held.and_then(|_| Ok(self.store.hold_outbox(Hold::Sending)?));
        let _hold = match held {
            Ok(hold) => hold,
            Err(error) => return stopped(report, debtors, Stopped::ByBook(error)),
        };
        for (place, debtor) in debtors.iter().enumerate() {
            let candidate = match self.candidate(*debtor, order, scribe) {
                Ok(candidate) => candidate,
                Err(error) => return stopped(report, &debtors[place..], Stopped::ByBook(error)),
            };
            let progress = Progress {
                done: place,
                total: debtors.len(),
                next: Some(&candidate.name),
            };
            if !watch(&progress) {
                return stopped(report, &debtors[place..], Stopped::ByUser);
            }
            let Candidate { code, name, .. } = candidate;
            let (message, attachments, outcome) = match candidate.what {
                Err(skip) => (None, Vec::new(), Ok(Outcome::Skipped(skip))),
                Ok(ready) => {
                    let names = ready.parts.iter().map(|part| part.name.clone()).collect();
                    let message = ready.message.clone();
                    (
                        Some(message),
                        names,
                        self.hand_out(*debtor, *ready, carrier),
                    )
                }
            };
            match outcome {
                Err(why) => return stopped(report, &debtors[place..], why),
                Ok(outcome) => report.handled.push(Handled {
                    debtor: *debtor,
                    code,
                    name,
                    message,
                    attachments,
                    outcome,
                }),
            }
        }
        watch(&Progress {
            done: debtors.len(),
            total: debtors.len(),
            next: None,
        });
        report
    }

    fn hand_out(
        &mut self,
        debtor: DebtorId,
        ready: Ready,
        carrier: &mut dyn Carrier,
    ) -> Result<Outcome, Stopped> {
        let order = SendOrder {
            debtor,
            message: ready.message,
            parts: ready.parts,
            exception: ready.exception,
            kept: ready.kept,
            keep: false,
            as_of: Some(ready.as_of),
            draft: false,
        };
        match self.send_held(&order, carrier) {
            Ok(Sent::Confirmed { answer, .. }) => Ok(Outcome::Sent(answer)),
            Ok(Sent::Unknown { problem, .. }) => Ok(Outcome::Unknown(problem)),
            Ok(Sent::Failed { error, .. }) if error.concerns_all() => Err(Stopped::ByServer(error)),
            Ok(Sent::Failed { error, .. }) => Ok(Outcome::Refused(error)),
            Err(AppError::Outbox(
                OutboxTrouble::MayBeOut(_) | OutboxTrouble::UnderWay(_) | OutboxTrouble::Outdated,
            )) => Ok(Outcome::Skipped(Skip::Changed)),
            Err(error) => Err(Stopped::ByBook(error)),
        }
    }
}

fn stopped(mut report: BulkReport, left: &[DebtorId], why: Stopped) -> BulkReport {
    report.left = left.to_vec();
    report.stopped = Some(why);
    report
}

/// Whether a step has this name, or its message has.
fn is_called(step: &Step, name: &str) -> bool {
    step.id.as_str() == name || step.template.as_deref() == Some(name)
}

fn sent_today(account: &Account, message: &Message, today: NaiveDate) -> bool {
    let template = message.template.as_deref();
    let mut contacts = account.contacts.iter().rev();
    contacts.any(|it| {
        let written = it.what.written.as_ref();
        let same = written.and_then(|it| it.template.as_deref()) == template;
        let same_way = it.what.channel == message.channel && it.what.direction == Direction::Out;
        same_way && it.at.date() == today && template.is_some() && same
    })
}
