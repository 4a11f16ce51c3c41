//! The course of a protocol for one debtor: which step is next, from which day, and what comes after it.

use chrono::{Days, NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;

use super::marks::{Place, StepHow};
use super::{Effect, Need, Protocol, Protocols, Step};
use crate::domain::account::{Account, collectables};
use crate::domain::contact::{Direction, Outcome};
use crate::domain::policy::Policy;
use crate::domain::service::{Collector, ServiceState};
use crate::domain::standing::{NextStep, Standing, days_after};

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

/// What became of a step, or will.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepState {
    /// It was done on this day.
    Done(NaiveDate),
    /// It was left out on this day.
    LeftOut(NaiveDate),
    /// It is the next one, from this day on.
    Next(NaiveDate),
    /// It comes later, not before this day.
    Later(NaiveDate),
    /// What it needs is not so, or the protocol went past it.
    PassedOver,
}

/// Where an account stands in the protocol of its type.
#[derive(Debug, Clone, Copy)]
pub struct Course<'a> {
    account: &'a Account,
    protocol: &'a Protocol,
    /// The due date of the oldest invoice that it is about.
    due_on: NaiveDate,
    today: NaiveDate,
    /// Whether that invoice is overdue: what was to be said before is then passed over.
    overdue: bool,
    place: Place,
}

impl<'a> Course<'a> {
    /// The course on a day for an invoice, the oldest to collect or the next to fall due; nothing when its type has no
    /// protocol.
    pub fn of(
        account: &'a Account,
        due_on: NaiveDate,
        today: NaiveDate,
        protocols: &'a Protocols,
    ) -> Option<Self> {
        let protocol = protocols.of(account.debtor_type)?;
        let place = Place::after(&account.steps_taken, account.debtor_type, protocol, due_on);
        Some(Self {
            account,
            protocol,
            due_on,
            today,
            overdue: due_on < today,
            place,
        })
    }

    /// The course as things stand: about the oldest invoice to collect, else the oldest that is open; nothing when nothing
    /// is open, or the type has no protocol.
    pub fn at(account: &'a Account, moment: NaiveDateTime, policy: &'a Policy) -> Option<Self> {
        let collectables = collectables(account, moment);
        let to_collect = collectables
            .iter()
            .filter(|it| it.to_collect > Decimal::ZERO);
        let parts = account.invoices.iter().flat_map(|it| &it.parts);
        let open = parts.filter(|part| part.balance > Decimal::ZERO);
        let collectable = to_collect.filter_map(|it| it.oldest_collectable).min();
        let due_on = collectable.or_else(|| open.map(|part| part.due_on).min())?;
        Self::of(account, due_on, moment.date(), &policy.protocols)
    }

    /// The protocol.
    pub fn protocol(&self) -> &'a Protocol {
        self.protocol
    }

    /// The due date of the invoice that it is about.
    pub fn due_on(&self) -> NaiveDate {
        self.due_on
    }

    /// The step to be done next. Once something is overdue there always is one, for the last step comes again; before, there
    /// is one while a step before the due date is left. While somebody else collects there is one only where the protocol
    /// hands the debt to yet another, or a person chose one.
    pub fn next(&self) -> Option<StepDue<'a>> {
        let place = self.place;
        let due = match place.chosen {
            Some((at, on)) => StepDue {
                step: self.protocol.steps.get(at)?,
                number: at + 1,
                on,
                moved: false,
            },
            None => self.due_after(place.next, place.done_on)?,
        };
        let moved = place.moved.filter(|(at, _)| at + 1 == due.number);
        Some(match moved {
            Some((_, on)) => StepDue {
                on,
                moved: true,
                ..due
            },
            None => due,
        })
    }

    /// The step after the one at a place, from 0, if that is done on a day.
    pub fn after(&self, at: usize, done_on: NaiveDate) -> Option<StepDue<'a>> {
        self.due_after(self.place.next.max(at + 1), Some(done_on))
    }

    /// A step that lies ahead, by its name.
    pub fn ahead(&self, id: &str) -> Option<StepDue<'a>> {
        let steps = self.protocol.steps.iter().enumerate();
        let mut ahead = steps.skip(self.place.next);
        let (at, step) = ahead.find(|(_, step)| step.id.as_str() == id)?;
        Some(StepDue {
            step,
            number: at + 1,
            on: self.day_of(step, self.place.done_on),
            moved: false,
        })
    }

    /// All steps in order, and what became of each or will as things stand, if each is done when it is due.
    pub fn states(&self, standing: &Standing) -> Vec<StepState> {
        let named = match &standing.next_step {
            Some(NextStep::Protocol(id)) => self.protocol.step(id).map(|(at, _)| at),
            _ => None,
        };
        // What is to be done next may stand further on than where the protocol stands.
        let next = match named.zip(standing.next_at) {
            Some((at, on)) => Some((at, on.date())),
            None => self.next().map(|due| (due.number - 1, due.on)),
        };
        let mut day = next.map(|(_, on)| on.max(self.today));
        let mut states = Vec::with_capacity(self.protocol.steps.len());
        for (at, step) in self.protocol.steps.iter().enumerate() {
            states.push(match (next, self.ended(step)) {
                (Some((next, on)), _) if next == at => StepState::Next(on),
                (_, Some(ended)) => ended,
                (Some((next, _)), None) if at > next && self.lies_ahead(at, step) => {
                    let on = self.day_of(step, day);
                    // What is not sure to come puts off nothing.
                    let sure = step.needs.iter().all(|need| self.may_have(*need));
                    day = Some(on).filter(|_| sure).or(day);
                    StepState::Later(on)
                }
                _ => StepState::PassedOver,
            });
        }
        states
    }

    /// How a step ended, if it did.
    fn ended(&self, step: &Step) -> Option<StepState> {
        let account = self.account;
        // What was handed over by hand, or further than to here, need not be handed over again.
        let to = step.does.and_then(Effect::collector);
        if let Some((to, by)) = to.zip(account.collected_by())
            && to.level() <= by.what.to.level()
        {
            return Some(StepState::Done(by.at.date()));
        }
        let mut taken = account.steps_taken.iter().rev().filter(|it| {
            it.protocol == account.debtor_type && it.step == step.id && it.counts(step, self.due_on)
        });
        taken.find_map(|it| match it.how? {
            StepHow::Done => Some(StepState::Done(it.at.date())),
            StepHow::Skipped => Some(StepState::LeftOut(it.at.date())),
            StepHow::Moved { .. } | StepHow::Chosen => None,
        })
    }

    fn lies_ahead(&self, at: usize, step: &Step) -> bool {
        let by = self.account.collected_by().map(|it| it.what.to);
        let goes_on = by.is_none_or(|by| hands_on(step, by));
        at >= self.place.next && goes_on && self.in_time(step) && !self.is_in_force(step)
    }

    /// Whether a need is met, or will be once the steps before it are done.
    fn may_have(&self, need: Need) -> bool {
        matches!(need, Need::Warned | Need::Suspended) || self.has(need)
    }

    /// Steps before the due date are over once it has passed.
    fn in_time(&self, step: &Step) -> bool {
        self.overdue == (step.from_day > 0) || !self.overdue
    }

    /// The first day of a step after one that was done on a day.
    fn day_of(&self, step: &Step, done_on: Option<NaiveDate>) -> NaiveDate {
        let on = day_from(self.due_on, step.from_day);
        let after = done_on.map(|day| days_after(day, u64::from(step.after_previous)));
        after.map_or(on, |day| on.max(day))
    }

    fn due_after(&self, from: usize, done_on: Option<NaiveDate>) -> Option<StepDue<'a>> {
        let steps = &self.protocol.steps;
        let handed_over = self.account.collected_by();
        let collected_by = handed_over.map(|it| it.what.to);
        let done_on = done_on.max(handed_over.map(|it| it.at.date()));
        let fits = |step: &Step| match collected_by {
            Some(by) => self.overdue && hands_on(step, by),
            None => {
                let in_time = self.overdue == (step.from_day > 0);
                let needs = step.needs.iter().all(|need| self.has(*need));
                in_time && needs && !self.is_in_force(step)
            }
        };
        let mut ahead = steps.iter().enumerate().skip(from);
        if let Some((at, step)) = ahead.find(|(_, step)| fits(step)) {
            return Some(StepDue {
                step,
                number: at + 1,
                on: self.day_of(step, done_on),
                moved: false,
            });
        }
        if !self.overdue || collected_by.is_some() {
            return None;
        }
        let step = steps.last()?;
        let days = step.repeat_days.unwrap_or(step.after_previous).max(1);
        let again = done_on.map(|day| days_after(day, u64::from(days)));
        let on = day_from(self.due_on, step.from_day);
        Some(StepDue {
            step,
            number: steps.len(),
            on: again.map_or(on, |day| on.max(day)),
            moved: false,
        })
    }

    /// Whether what a step does is done already, under the protocol of another type or by hand.
    fn is_in_force(&self, step: &Step) -> bool {
        let service = self.account.service.as_ref();
        let is = |state| service.is_some_and(|it| it.what.state == state);
        match step.does {
            Some(Effect::WarnOfSuspension) => {
                // A warning about an invoice that was paid since is none about this one.
                let lately = service.is_some_and(|it| it.at.date() >= self.due_on);
                is(ServiceState::Suspended) || (lately && is(ServiceState::Warned))
            }
            Some(Effect::Suspend) => is(ServiceState::Suspended),
            Some(Effect::HandToAgency | Effect::HandToLawyer) | None => false,
        }
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

/// Whether a step hands the debt from one who collects on to another, never back.
fn hands_on(step: &Step, from: Collector) -> bool {
    let to = step.does.and_then(Effect::collector);
    to.is_some_and(|to| to.level() > from.level())
}

/// A day so many days after another, or before it.
pub(super) fn day_from(day: NaiveDate, days: i32) -> NaiveDate {
    let count = u64::from(days.unsigned_abs());
    if days < 0 {
        day.checked_sub_days(Days::new(count)).unwrap_or(day)
    } else {
        days_after(day, count)
    }
}
