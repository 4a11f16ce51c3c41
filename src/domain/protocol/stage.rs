//! Where a debtor is in the protocol, to be told: which step of how many is next, and what comes after it.

use chrono::{NaiveDate, NaiveDateTime};

use super::{Course, Step};
use crate::domain::account::Account;
use crate::domain::policy::Policy;
use crate::domain::standing::{NextStep, Standing};

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
        Some(Self {
            step: own.map(|(at, step)| (step, at + 1)),
            of: protocol.steps.len(),
            after: after.map(|due| (due.step, due.on.max(next_on))),
        })
    }
}
