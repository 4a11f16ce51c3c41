//! Where a debtor is in the protocol, to be told: which step of how many is next, and what comes after it.

use chrono::{NaiveDate, NaiveDateTime};

use super::{Course, Step, StepDue};
use crate::domain::account::Account;
use crate::domain::contact::Channel;
use crate::domain::policy::Policy;
use crate::domain::standing::{NextStep, Standing, days_after};

/// Where a debtor is in the protocol of their type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage<'a> {
    /// The next step and its place, from 1, where what is to be done next stands in the protocol.
    pub step: Option<(&'a Step, usize)>,
    /// How many steps the protocol has.
    pub of: usize,
    /// What comes after what is to be done next, and from which day if that is done when it is due.
    pub after: Option<(&'a Step, NaiveDate)>,
}

impl<'a> Stage<'a> {
    /// Where an account that stands so is; nothing when nothing is open, or its type has no protocol.
    pub fn of(
        account: &'a Account,
        standing: &Standing,
        moment: NaiveDateTime,
        policy: &'a Policy,
    ) -> Option<Self> {
        let course = Course::at(account, moment, policy)?;
        let protocol = course.protocol();
        let next_on = standing.next_at.map_or(moment, |at| at.max(moment)).date();
        let own = match standing.next_step.as_ref()? {
            NextStep::Protocol(id) => protocol.step(id),
            _ => None,
        };
        let after = match own {
            Some((at, _)) => course.after(at, next_on),
            None => course.next(),
        };
        // Whoever was spoken with rests, whoever was written to as well; what is done in the house disturbs nobody.
        let follow_up = &policy.follow_up;
        let rest = match own.map_or(Some(Channel::Call), |(_, step)| step.channel) {
            Some(Channel::Call | Channel::Visit) => follow_up.rest_days_answered,
            Some(_) => follow_up.rest_days_unanswered,
            None => 0,
        };
        let rested = days_after(next_on, u64::from(rest));
        let on = |due: &StepDue<'_>| {
            let rests = !due.step.without_rest && !due.moved;
            due.on.max(if rests { rested } else { next_on })
        };
        Some(Self {
            step: own.map(|(at, step)| (step, at + 1)),
            of: protocol.steps.len(),
            after: after.map(|due| (due.step, on(&due))),
        })
    }
}
