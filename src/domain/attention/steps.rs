//! The next step: what the last contact led to, else the protocol, once the rest after the last contact is over.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use rust_decimal::Decimal;

use super::{Attention, Due};
use crate::domain::account::Recorded;
use crate::domain::fact::{Channel, Contact, Direction};
use crate::domain::policy::AfterStep;
use crate::domain::protocol::{Course, StepDue};
use crate::domain::standing::{NextStep, Rule, days_after, start_of};

/// What is to be done next, and from which day.
struct Planned {
    step: NextStep,
    on: NaiveDate,
    /// Whether somebody named the day, so that rest does not put it off.
    moved: bool,
}

impl Planned {
    fn new(step: NextStep, on: NaiveDate) -> Self {
        let moved = false;
        Self { step, on, moved }
    }

    fn of(due: StepDue<'_>) -> Self {
        Self {
            step: NextStep::Protocol(due.step.id.clone()),
            on: due.on,
            moved: due.moved || due.step.without_rest,
        }
    }
}

impl Attention<'_> {
    /// The next step towards what is to be collected, once its day has come and the rest after the last contact is over.
    pub(super) fn step_due(&mut self) -> Option<Due> {
        let collectable = self
            .collectables
            .iter()
            .filter(|it| it.to_collect > Decimal::ZERO);
        let due_on = collectable.filter_map(|it| it.oldest_collectable).min()?;
        let planned = self.planned(due_on);
        let snooze = self.account.snooze.as_ref().map(|snooze| snooze.what.until);
        let rest = self.rest_ends().filter(|_| !planned.moved);
        let earliest = days_after(due_on, 1).max(planned.on);
        let from = [rest, snooze]
            .into_iter()
            .flatten()
            .fold(earliest, NaiveDate::max);
        let rule = match &planned.step {
            NextStep::FollowHandOver => Rule::HandedOver { review_on: from },
            _ if from <= self.today => Rule::Age { due_on },
            _ if from == planned.on => Rule::StepLater { on: from },
            _ => Rule::Resting { until: from },
        };
        // Who agreed on an hour is not asked before it.
        let call_back = self
            .account
            .agreed_call_back()
            .filter(|at| *at > self.moment);
        let at = call_back.map_or(start_of(from), |at| at.max(start_of(from)));
        self.now_or_later(Due {
            at,
            step: planned.step,
            rule,
        })
    }

    /// What is to be done next about an invoice, rest after contacts aside: whoever collects is asked how it stands; what
    /// the last contact led to comes before the protocol goes on.
    fn planned(&self, due_on: NaiveDate) -> Planned {
        let account = self.account;
        let follow_up = &self.policy.follow_up;
        let last_contact = account.contacts.last();
        let course = Course::of(account, due_on, self.today, &self.policy.protocols);
        let next = course.and_then(|course| course.next()).map(Planned::of);
        if let Some(handed_over) = account.collected_by() {
            let asked = last_contact.map_or(handed_over.at, |it| it.at.max(handed_over.at));
            let days = u64::from(follow_up.hand_over_review_days);
            let follow = Planned::new(NextStep::FollowHandOver, days_after(asked.date(), days));
            // One asks how it stands before the debt goes to yet another.
            return next.filter(|next| next.on < follow.on).unwrap_or(follow);
        }
        let after = last_contact.and_then(|contact| {
            let after = follow_up.outcomes.get(&contact.what.outcome)?;
            let step = after.next?;
            let open = contact.at >= start_of(due_on) && !self.is_dealt_with(step, contact);
            let on = days_after(contact.at.date(), u64::from(after.rest_days));
            let step = NextStep::from(step);
            // Where the protocol has a step of that name ahead, that one is meant.
            let own = course.and_then(|course| course.ahead(step.id()));
            let own = own.map(|due| NextStep::Protocol(due.step.id.clone()));
            open.then(|| Planned::new(own.unwrap_or(step), on))
        });
        after.or(next).unwrap_or_else(|| {
            let step = NextStep::for_type(account.debtor_type);
            Planned::new(step, days_after(due_on, 1))
        })
    }

    /// Whether the last contact, at or after a time, only showed that another number is needed.
    pub(super) fn lacks_number_since(&self, at: NaiveDateTime) -> bool {
        let step = AfterStep::FindNumber;
        let last = self.account.contacts.last().filter(|it| it.at >= at);
        last.is_some_and(|contact| {
            let after = self.policy.follow_up.outcomes.get(&contact.what.outcome);
            let leads_to = after.is_some_and(|after| after.next == Some(step));
            leads_to && !self.is_dealt_with(step, contact)
        })
    }

    /// Whether what a contact led to was seen to since, or somebody decided on another step.
    fn is_dealt_with(&self, step: AfterStep, contact: &Recorded<Contact>) -> bool {
        let account = self.account;
        let marked = account.steps_taken.last();
        let overruled = marked.is_some_and(|it| it.at > contact.at);
        // What was recorded while still on the phone counts too.
        let talked = TimeDelta::seconds(i64::from(contact.what.seconds.unwrap_or(0)));
        let began = contact.at.checked_sub_signed(talked).unwrap_or(contact.at);
        let seen_to = match step {
            AfterStep::VerifyPayment => account.payments.iter().any(|it| it.at >= began),
            AfterStep::ProposePlan => account.promises.iter().any(|it| it.made_at >= began),
            AfterStep::ResolveDispute => account.disputes.iter().any(|it| it.opened.at >= began),
            AfterStep::FindNumber => {
                let numbers = account.reachable(Channel::Call, contact.at.time());
                contact.what.address.is_some() && numbers.iter().any(|it| !it.wrong)
            }
        };
        overruled || seen_to
    }

    /// The first day on which the client may be asked again.
    pub(super) fn rest_ends(&self) -> Option<NaiveDate> {
        let follow_up = &self.policy.follow_up;
        let ends = self.account.contacts.iter().map(|contact| {
            let outcome = contact.what.outcome;
            let reached = contact.what.direction == Direction::In || outcome.answered();
            let days = match follow_up.outcomes.get(&outcome) {
                Some(after) => after.rest_days,
                None if reached => follow_up.rest_days_answered,
                None => follow_up.rest_days_unanswered,
            };
            days_after(contact.at.date(), u64::from(days))
        });
        ends.max()
    }

    /// The protocol's step that comes before an invoice is due, unless the client rests until then.
    pub(super) fn before_due(&self, due_on: NaiveDate) -> Option<Due> {
        let next = Course::of(self.account, due_on, self.today, &self.policy.protocols)?.next()?;
        let snooze = self.account.snooze.as_ref().map(|snooze| snooze.what.until);
        let on = [self.rest_ends(), snooze]
            .into_iter()
            .flatten()
            .fold(next.on, NaiveDate::max);
        (on <= due_on).then(|| Due {
            at: start_of(on),
            step: NextStep::Protocol(next.step.id.clone()),
            rule: Rule::NotDueYet { due_on },
        })
    }
}
