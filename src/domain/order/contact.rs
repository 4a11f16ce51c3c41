//! Dealing with a client: contacts and call-backs, people, profile, steps of the protocol, service, hand-over, snooze.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use super::{Decided, Facts, Refusal, Situation};
use crate::domain::account::Account;
use crate::domain::fact::{
    CallBackSet, Channel, Contact, Direction, Fact, HandedOver, Outcome, PersonStated, Profile,
    ServiceChanged, Snoozed, StepMarked, StepOf,
};
use crate::domain::limits::Limits;
use crate::domain::policy::Policy;
use crate::domain::protocol::{Course, Step, StepHow, StepId};
use crate::domain::service::{Collector, ServiceState};
use crate::domain::standing::{Band, NextStep, Standing};

/// A call, message, letter or visit took place.
#[derive(Debug, Clone, PartialEq)]
pub struct ContactOrder {
    /// What took place; its step is found by [`ForStep`].
    pub contact: Contact,
    /// When; now when it is not said.
    pub at: Option<NaiveDateTime>,
    /// Which step of the protocol it was for.
    pub for_step: ForStep,
}

/// Which step of the protocol a contact is for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum ForStep {
    /// The step that is due, if the contact fits it: made by its channel, or somebody was reached.
    #[default]
    Fitting,
    /// This one of the client's protocol.
    Named(StepId),
    /// None.
    None,
}

/// A step is done without a contact, left out, moved or chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepOrder {
    /// The step; the next one when it is not said.
    pub step: Option<StepId>,
    /// What becomes of it.
    pub how: StepHow,
    /// Why; must be said unless it is done.
    pub reason: Option<String>,
}

/// An hour to call back is agreed, or holds no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallBackOrder {
    /// The hour; none to call it off.
    pub at: Option<NaiveDateTime>,
    /// Whom to ask for.
    pub person: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

/// The client is put out of the way until a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnoozeOrder {
    /// The first day on which the client is back.
    pub until: NaiveDate,
    /// Why; must be said.
    pub reason: String,
}

fn said(text: Option<&String>) -> Option<String> {
    text.filter(|it| !it.trim().is_empty()).cloned()
}

impl ContactOrder {
    pub(super) fn facts(&self, at: &Situation<'_>) -> Decided<Facts> {
        let happened_at = self.at.unwrap_or(at.now);
        if happened_at > at.now {
            return Err(Refusal::DayToCome(happened_at.date()));
        }
        let mut contact = self.contact.clone();
        contact.exception = said(contact.exception.as_ref());
        if let Some(hour) = contact.call_back_at.filter(|hour| *hour <= at.now) {
            return Err(Refusal::HourHasPassed(hour));
        }
        if self.at.is_none()
            && contact.exception.is_none()
            && let Some(limits) = self.beyond_limits(at)
        {
            return Err(Refusal::BeyondLimits(Box::new(limits)));
        }
        let step = match &self.for_step {
            ForStep::None => None,
            ForStep::Named(id) => Some(at.own_step(id)?),
            ForStep::Fitting => fitting_step(&contact, at),
        };
        contact.step = step.map(|step| StepOf {
            protocol: at.account.debtor_type,
            step: step.id.clone(),
            due_on: at.course().map(|course| course.due_on()),
        });
        let done = contact.outcome.answered() || contact.outcome == Outcome::Sent;
        let mut facts: Facts = vec![(happened_at, contact.into())];
        if let Some(step) = step.filter(|_| done) {
            let effects = effects(step, None).into_iter();
            facts.extend(effects.map(|fact| (happened_at, fact)));
        }
        Ok(facts)
    }
}

impl ContactOrder {
    /// The limits that the contact goes beyond, if it goes beyond any. It counts from when it began.
    pub fn beyond_limits(&self, at: &Situation<'_>) -> Option<Limits> {
        let contact = &self.contact;
        let lasted = TimeDelta::seconds(i64::from(contact.seconds.unwrap_or(0)));
        let ended_at = self.at.unwrap_or(at.now);
        let began_at = match self.at {
            Some(at) => at,
            None => ended_at.checked_sub_signed(lasted).unwrap_or(ended_at),
        };
        let people = at.account.people();
        let named = contact.person.as_deref();
        let mut named_so = people
            .iter()
            .filter(|it| Some(it.stated.name.as_str()) == named);
        let limits = at.limits.limits(
            at.account,
            contact.channel,
            contact.direction,
            named_so.next(),
            began_at,
        );
        (!limits.allowed()).then_some(limits)
    }
}

/// The step that is due, if a contact fits it.
fn fitting_step<'a>(contact: &Contact, at: &'a Situation<'_>) -> Option<&'a Step> {
    if contact.direction == Direction::In {
        return None;
    }
    let step = step_due(at.account, at.now, at.policy)?;
    let fits = step.channel == Some(contact.channel)
        || (step.channel.is_some() && contact.outcome.answered());
    fits.then_some(step)
}

/// The step of the client's own protocol whose time has come, if nothing else comes before it.
pub fn step_due<'a>(account: &Account, now: NaiveDateTime, policy: &'a Policy) -> Option<&'a Step> {
    let standing = Standing::of(account, now, policy);
    let due = matches!(standing.band, Band::StepDue | Band::NotDue);
    let come = standing.next_at.is_some_and(|hour| hour <= now);
    let Some(NextStep::Protocol(id)) = standing.next_step.filter(|_| due && come) else {
        return None;
    };
    let protocol = policy.protocols.of(account.debtor_type)?;
    protocol.step(&id).map(|(_, step)| step)
}

/// The step that a message by a channel would do, with its place in the protocol: the one that is due, if it goes that way.
pub fn step_by<'a>(
    account: &Account,
    channel: Channel,
    now: NaiveDateTime,
    policy: &'a Policy,
) -> Option<(&'a Step, StepOf)> {
    let step = step_due(account, now, policy).filter(|step| step.channel == Some(channel))?;
    let of = StepOf {
        protocol: account.debtor_type,
        step: step.id.clone(),
        due_on: Course::at(account, now, policy).map(|course| course.due_on()),
    };
    Some((step, of))
}

/// What a message that is out comes to: the contact, and what its step does besides. However things stand by now, it was
/// sent, so nothing can refuse it.
pub fn sent_facts(contact: Contact, at: &Situation<'_>) -> Facts {
    let of = contact.step.as_ref();
    let step = of.and_then(|of| at.policy.protocols.of(of.protocol)?.step(&of.step));
    let effects = step
        .map(|(_, step)| effects(step, None))
        .unwrap_or_default();
    let mut facts: Facts = vec![(at.now, contact.into())];
    facts.extend(effects.into_iter().map(|fact| (at.now, fact)));
    facts
}

/// What a step does besides, once it is done.
fn effects(step: &Step, reason: Option<&String>) -> Vec<Fact> {
    let Some(effect) = step.does else {
        return Vec::new();
    };
    let service = effect.service().map(|state| {
        let reason = said(reason);
        Fact::Service(ServiceChanged { state, reason })
    });
    let handed_over = effect.collector().map(|to| {
        let reason = said(reason);
        let name = None;
        Fact::HandedOver(HandedOver { to, name, reason })
    });
    service.into_iter().chain(handed_over).collect()
}

impl StepOrder {
    pub(super) fn facts(&self, at: &Situation<'_>) -> Decided<Facts> {
        let next = match Standing::of(at.account, at.now, at.policy).next_step {
            Some(NextStep::Protocol(id)) => Some(id),
            _ => None,
        };
        let id = self.step.clone().or(next).ok_or(Refusal::NoStep)?;
        let step = at.own_step(&id)?;
        let reason = said(self.reason.as_ref());
        if reason.is_none() && self.how != StepHow::Done {
            return Err(Refusal::NoReason);
        }
        if let StepHow::Moved { until } = self.how
            && until < at.today()
        {
            return Err(Refusal::DayHasPassed(until));
        }
        let marked = StepMarked {
            protocol: at.account.debtor_type,
            step: step.id.clone(),
            due_on: at.course().map(|course| course.due_on()),
            how: self.how,
            reason: reason.clone(),
        };
        let mut facts: Facts = vec![(at.now, marked.into())];
        if self.how == StepHow::Done {
            let effects = effects(step, reason.as_ref()).into_iter();
            facts.extend(effects.map(|fact| (at.now, fact)));
        }
        Ok(facts)
    }
}

impl CallBackOrder {
    pub(super) fn facts(&self, at: &Situation<'_>) -> Decided<Facts> {
        if let Some(hour) = self.at.filter(|hour| *hour <= at.now) {
            return Err(Refusal::HourHasPassed(hour));
        }
        let set = CallBackSet {
            at: self.at,
            person: said(self.person.as_ref()),
            reason: said(self.reason.as_ref()),
        };
        Ok(vec![(at.now, set.into())])
    }
}

impl SnoozeOrder {
    pub(super) fn facts(&self, at: &Situation<'_>) -> Decided<Facts> {
        if self.until <= at.today() {
            return Err(Refusal::DayHasPassed(self.until));
        }
        let reason = said(Some(&self.reason)).ok_or(Refusal::NoReason)?;
        let snoozed = Snoozed {
            until: self.until,
            reason: Some(reason),
        };
        Ok(vec![(at.now, snoozed.into())])
    }
}

/// Somebody at the client's is written down, or written down anew.
pub(super) fn person(stated: &PersonStated, at: &Situation<'_>) -> Decided<Facts> {
    if let Some(number) = stated.person {
        let known = at.account.people();
        if !known.iter().any(|person| person.number == number) {
            return Err(Refusal::NoSuchEntry(number));
        }
    }
    let nothing = stated.name.trim().is_empty()
        && stated.phones.is_empty()
        && stated.emails.is_empty()
        && stated.whatsapp.is_none();
    if nothing && !stated.gone {
        return Err(Refusal::NothingSaid);
    }
    let closed = stated.do_not_contact.as_ref();
    if closed.is_some_and(|it| it.reason.trim().is_empty()) {
        return Err(Refusal::NoReason);
    }
    Ok(vec![(at.now, stated.clone().into())])
}

/// What kind of client it is, if that is anything new.
pub(super) fn profile(stated: &Profile, at: &Situation<'_>) -> Decided<Facts> {
    let before = &at.account.profile;
    let mut after = before.clone();
    after.update(stated.clone());
    if after == *before {
        return Err(Refusal::NothingChanged);
    }
    Ok(vec![(at.now, stated.clone().into())])
}

/// Service is warned of, suspended or resumed; anything but giving it as ever takes a reason.
pub(super) fn service(changed: &ServiceChanged, at: &Situation<'_>) -> Decided<Facts> {
    let reason = said(changed.reason.as_ref());
    let plain = matches!(changed.state, ServiceState::Active | ServiceState::Resumed);
    if reason.is_none() && !plain {
        return Err(Refusal::NoReason);
    }
    let state = changed.state;
    Ok(vec![(at.now, ServiceChanged { state, reason }.into())])
}

/// The debt is handed over, or comes back.
pub(super) fn hand_over(to: &HandedOver, at: &Situation<'_>) -> Decided<Facts> {
    let reason = said(to.reason.as_ref());
    if reason.is_none() && to.to != Collector::House {
        return Err(Refusal::NoReason);
    }
    let handed_over = HandedOver {
        to: to.to,
        name: said(to.name.as_ref()),
        reason,
    };
    Ok(vec![(at.now, handed_over.into())])
}
