//! The course of a protocol for one debtor: which step is next, from which day, and what comes after it.

use chrono::{Days, NaiveDate};

use super::marks::Place;
use super::{Need, Protocol, Protocols, Step};
use crate::domain::account::Account;
use crate::domain::contact::{Direction, Outcome};
use crate::domain::service::ServiceState;
use crate::domain::standing::days_after;

/// A step and the day from which it is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepDue<'a> {
    /// The step.
    pub step: &'a Step,
    /// Its place in the protocol, from 1.
    pub number: usize,
    /// The first day of it, rest after contacts aside.
    pub on: NaiveDate,
    /// Whether somebody named the day, so that rest does not put it off.
    pub moved: bool,
}

/// Where an account stands in the protocol of its type.
#[derive(Debug, Clone, Copy)]
pub struct Course<'a> {
    account: &'a Account,
    protocol: &'a Protocol,
    /// The due date of the oldest invoice that it is about.
    due_on: NaiveDate,
    /// Whether that invoice is overdue: what was to be said before is then passed over.
    overdue: bool,
    place: Place,
}

impl<'a> Course<'a> {
    /// The course on a day for an invoice, the oldest to collect or the next to fall due; nothing when its type has no
    /// protocol.
    ///
    /// What was done before that invoice could have been asked for belongs to an earlier course.
    pub fn of(
        account: &'a Account,
        due_on: NaiveDate,
        today: NaiveDate,
        protocols: &'a Protocols,
    ) -> Option<Self> {
        let protocol = protocols.of(account.debtor_type)?;
        let first = protocol.steps.iter().map(|step| step.from_day).min();
        let since = day_from(due_on, first.unwrap_or(0).min(0));
        let place = Place::after(&account.steps_taken, account.debtor_type, protocol, since);
        Some(Self {
            account,
            protocol,
            due_on,
            overdue: due_on < today,
            place,
        })
    }

    /// The protocol.
    pub fn protocol(&self) -> &'a Protocol {
        self.protocol
    }

    /// The step to be done next. Once something is overdue there always is one, for the last step comes again; before, there
    /// is one while a step before the due date is left.
    pub fn next(&self) -> Option<StepDue<'a>> {
        let due = self.due_after(self.place.next, self.place.done_on, self.place.chosen)?;
        Some(match self.place.moved_to {
            Some(on) => StepDue {
                on,
                moved: true,
                ..due
            },
            None => due,
        })
    }

    /// The step after the next one, if that is done on a day.
    pub fn after_next(&self, done_on: NaiveDate) -> Option<StepDue<'a>> {
        let next = self.next()?;
        self.due_after(next.number, Some(done_on), false)
    }

    fn due_after(
        &self,
        from: usize,
        done_on: Option<NaiveDate>,
        chosen: bool,
    ) -> Option<StepDue<'a>> {
        let steps = &self.protocol.steps;
        let fits = |(at, step): &(usize, &Step)| {
            let in_time = self.overdue == (step.from_day > 0);
            (chosen && *at == from) || (in_time && step.needs.iter().all(|need| self.has(*need)))
        };
        let found = steps.iter().enumerate().skip(from).find(fits);
        let (at, step, repeated) = match found {
            Some((at, step)) => (at, step, false),
            None if self.overdue => (steps.len().checked_sub(1)?, steps.last()?, true),
            None => return None,
        };
        let mut on = day_from(self.due_on, step.from_day);
        if chosen && at == from {
            on = self.due_on;
        }
        if let Some(done_on) = done_on {
            let days = if repeated {
                step.repeat_days.unwrap_or(step.after_previous).max(1)
            } else {
                step.after_previous
            };
            on = on.max(days_after(done_on, u64::from(days)));
        }
        Some(StepDue {
            step,
            number: at + 1,
            on,
            moved: false,
        })
    }

    fn has(&self, need: Need) -> bool {
        let account = self.account;
        match need {
            Need::PromiseBroken => account
                .promises
                .iter()
                .any(|it| it.is_failed() && it.breaks_on() >= self.due_on),
            Need::NoAnswer => {
                let calls = account.contacts.iter().rev();
                calls
                    .filter(|it| it.what.direction == Direction::Out)
                    .take_while(|it| {
                        !it.what.outcome.answered() && it.what.outcome != Outcome::Sent
                    })
                    .nth(1)
                    .is_some()
            }
            Need::Refused => account
                .contacts
                .iter()
                .any(|it| it.what.outcome == Outcome::Refuses && it.at.date() >= self.due_on),
            Need::NoPromise => account.live_promises().next().is_none(),
            Need::Warned => account.service_state() == ServiceState::Warned,
            Need::Suspended => account.service_state() == ServiceState::Suspended,
            Need::DisputeOpen => account.disputes.iter().any(|it| !it.resolved),
            Need::DisputeResolved => {
                !account.disputes.is_empty() && account.disputes.iter().all(|it| it.resolved)
            }
        }
    }
}

/// A day so many days after another, or before it.
fn day_from(day: NaiveDate, days: i32) -> NaiveDate {
    let count = u64::from(days.unsigned_abs());
    if days < 0 {
        day.checked_sub_days(Days::new(count)).unwrap_or(day)
    } else {
        days_after(day, count)
    }
}
