//! What was done about the steps of a protocol.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::course::day_from;
use super::{Step, StepId};
use crate::domain::account::Recorded;
use crate::domain::contact::{Contact, Direction};
use crate::domain::debtor::DebtorType;

/// What happened to a step other than by a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepHow {
    /// It was done.
    Done,
    /// It was left out.
    Skipped,
    /// It waits for another day, sooner or later than the protocol says.
    Moved {
        /// The day.
        until: NaiveDate,
    },
    /// It is to be the next one, wherever the protocol stands.
    Chosen,
}

/// A step was done without a contact, left out, moved or chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepMarked {
    /// Whose protocol it stands in.
    pub protocol: DebtorType,
    /// The step.
    pub step: StepId,
    /// The due date of the oldest invoice to collect, which the protocol was about then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_on: Option<NaiveDate>,
    /// What happened to it.
    pub how: StepHow,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// Something that happened to a step, by a contact or by a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepTaken {
    /// Whose protocol it stands in.
    pub protocol: DebtorType,
    /// The step.
    pub step: StepId,
    /// The due date of the oldest invoice to collect, which the protocol was about then.
    pub due_on: Option<NaiveDate>,
    /// When.
    pub at: NaiveDateTime,
    /// What; an attempt that reached nobody is not yet done.
    pub how: Option<StepHow>,
}

/// All that happened to steps, in the order it happened.
#[derive(Debug, Clone, Default)]
pub struct StepsTaken(Vec<StepTaken>);

impl StepsTaken {
    /// A contact that was made for a step.
    pub fn contact(&mut self, contact: &Recorded<Contact>) {
        let what = &contact.what;
        let Some(for_step) = &what.step else {
            return;
        };
        let sent = what.outcome == crate::domain::contact::Outcome::Sent;
        let reached = what.outcome.answered() || sent || what.direction == Direction::In;
        self.0.push(StepTaken {
            protocol: for_step.protocol,
            step: for_step.step.clone(),
            due_on: for_step.due_on,
            at: contact.at,
            how: reached.then_some(StepHow::Done),
        });
    }

    /// A mark.
    pub fn mark(&mut self, marked: Recorded<StepMarked>) {
        self.0.push(StepTaken {
            protocol: marked.what.protocol,
            step: marked.what.step,
            due_on: marked.what.due_on,
            at: marked.at,
            how: Some(marked.what.how),
        });
    }

    /// In the order it happened.
    pub fn sorted(mut self) -> Vec<StepTaken> {
        self.0.sort_by_key(|taken| taken.at);
        self.0
    }
}

/// Where a protocol stands: the place of the last step done, and the day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// The place after the last step done or left out.
    pub next: usize,
    /// The day of the last step done or left out.
    pub done_on: Option<NaiveDate>,
    /// The step that somebody moved to another day, and the day.
    pub moved: Option<(usize, NaiveDate)>,
    /// The step that somebody chose to be the next one, and the day they did.
    pub chosen: Option<(usize, NaiveDate)>,
}

impl StepTaken {
    /// Whether it counts in the course about an invoice: it was about that one, or came late enough to be about it too.
    /// Whoever paid the oldest invoice is not held to what was done about it, but what was said lately was said.
    pub fn counts(&self, step: &Step, due_on: NaiveDate) -> bool {
        self.due_on == Some(due_on) || self.at.date() >= day_from(due_on, step.from_day)
    }
}

impl Place {
    /// Where the protocol of a type stands about the invoice that fell due on a day.
    pub fn after(
        taken: &[StepTaken],
        debtor_type: DebtorType,
        protocol: &super::Protocol,
        due_on: NaiveDate,
    ) -> Self {
        let mut place = Self::default();
        let mut attempts: BTreeMap<usize, u32> = BTreeMap::new();
        for taken in taken.iter().filter(|it| it.protocol == debtor_type) {
            let Some((at, step)) = protocol.step(&taken.step) else {
                continue;
            };
            if !taken.counts(step, due_on) {
                continue;
            }
            let day = taken.at.date();
            match taken.how {
                Some(StepHow::Done | StepHow::Skipped) => place.passed(at, day),
                Some(StepHow::Moved { until }) => place.moved = Some((at, until)),
                Some(StepHow::Chosen) => {
                    place.chosen = Some((at, day));
                    place.moved = None;
                }
                None => {
                    let count = attempts.entry(at).or_default();
                    *count += 1;
                    if *count >= step.attempts.max(1) {
                        place.passed(at, day);
                    }
                }
            }
        }
        place
    }

    /// A step that was chosen out of order is a detour: the protocol goes on where it stood.
    fn passed(&mut self, at: usize, on: NaiveDate) {
        *self = Self {
            next: self.next.max(at + 1),
            done_on: Some(on),
            moved: None,
            chosen: None,
        };
    }
}
