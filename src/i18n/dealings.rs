//! How one deals with a client, in words: people, profile, steps of the protocol, service, hand-over, call-backs.

use chrono::NaiveDate;

use super::history::with_reason;
use super::{Place, Texts};
use crate::domain::contact::{Channel, Contact, Direction};
use crate::domain::fact::{CallBackSet, Fact, HandedOver, PersonStated, Profile, StepMarked};
use crate::domain::person::DoNotContact;
use crate::domain::profile::Relationship;
use crate::domain::protocol::{Step, StepHow};
use crate::domain::service::ServiceState;
use crate::domain::standing::{NextStep, Standing};
use crate::domain::written::Written;

impl Texts {
    /// A channel.
    pub fn channel(&self, channel: Channel) -> String {
        self.get(&format!("channel-{}", channel.id()))
    }

    /// A fact about how one deals with a client; nothing for other facts.
    pub(super) fn dealing(&self, fact: &Fact, today: NaiveDate) -> String {
        match fact {
            Fact::CallBack(set) => self.call_back(set, today),
            Fact::Person(stated) => {
                let id = if stated.gone {
                    "fact-person-gone"
                } else {
                    "fact-person"
                };
                let person = Place::from(self.person(stated));
                self.with(id, &[("person", person)])
            }
            Fact::Profile(profile) => {
                let profile = Place::from(self.profile(profile));
                self.with("fact-profile", &[("profile", profile)])
            }
            Fact::Step(marked) => self.step_marked(marked, today),
            Fact::Service(changed) => {
                let text = self.get(&format!("fact-service-{}", changed.state.id()));
                with_reason(text, changed.reason.as_deref())
            }
            Fact::HandedOver(to) => self.handed_over(to),
            _ => String::new(),
        }
    }

    /// A contact in one line.
    pub(super) fn contact(&self, contact: &Contact, today: NaiveDate) -> String {
        let outcome = self.get(&format!("outcome-{}", contact.outcome.id()));
        let mut text = format!("{}: {outcome}", self.channel(contact.channel));
        if contact.direction == Direction::In {
            text = format!("{} · {text}", self.get("contact-incoming"));
        }
        let mut more: Vec<String> = Vec::new();
        more.extend(contact.person.clone());
        more.extend(contact.seconds.map(|it| self.duration(it)));
        if let Some(code) = &contact.excuse {
            more.push(self.excuse(code));
        }
        if let Some(at) = contact.call_back_at {
            let when = Place::from(self.moment(at, today));
            more.push(self.with("contact-call-back", &[("when", when)]));
        }
        if let Some(reason) = &contact.exception {
            let reason = Place::from(reason);
            more.push(self.with("contact-exception", &[("reason", reason)]));
        }
        if let Some(written) = &contact.written {
            more.extend(self.written(written));
        }
        for more in more {
            text = format!("{text} · {more}");
        }
        with_reason(text, contact.note.as_deref())
    }

    /// What was written, cut to its beginning; what came with it; whether only a person says that it arrived.
    fn written(&self, written: &Written) -> Vec<String> {
        const SHOWN: usize = 80;
        let mut parts = Vec::new();
        let subject = Some(&written.subject).filter(|it| !it.is_empty());
        parts.extend(subject.cloned());
        let words = written
            .text
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        let mut shown: String = words.chars().take(SHOWN).collect();
        if shown.len() < words.len() {
            shown = format!("{}…", shown.trim_end());
        }
        parts.extend(Some(shown).filter(|it| !it.is_empty()));
        if !written.attachments.is_empty() {
            let names = Place::from(written.attachments.join(", "));
            parts.push(self.with("fact-contact-attached", &[("names", names)]));
        }
        if written.on_word && written.message_id.is_some() {
            parts.push(self.get("fact-contact-confirmed-by-word"));
        }
        parts
    }

    /// An excuse by its code, as the file of scripts calls it; the code where it calls it nothing.
    pub fn excuse(&self, code: &str) -> String {
        let name = self.excuse_names.get(code);
        name.cloned().unwrap_or_else(|| code.to_owned())
    }

    /// A length of time in minutes and seconds: `3:07`.
    pub fn duration(&self, seconds: u32) -> String {
        format!("{}:{:02} min", seconds / 60, seconds % 60)
    }

    fn call_back(&self, set: &CallBackSet, today: NaiveDate) -> String {
        let text = match set.at {
            Some(at) => {
                let when = Place::from(self.moment(at, today));
                self.with("fact-call_back", &[("when", when)])
            }
            None => self.get("fact-call_back-none"),
        };
        let text = match &set.person {
            Some(person) => format!("{text} · {person}"),
            None => text,
        };
        with_reason(text, set.reason.as_deref())
    }

    /// What is known of a person, in one line.
    pub fn person(&self, stated: &PersonStated) -> String {
        let named = (!stated.name.is_empty()).then(|| stated.name.clone());
        let mut parts: Vec<String> = named.into_iter().chain(stated.role.clone()).collect();
        parts.extend(stated.phones.iter().map(|it| self.phone(it)));
        parts.extend(stated.emails.iter().cloned());
        if let Some(number) = &stated.whatsapp {
            parts.push(format!("WhatsApp {}", self.phone(number)));
        }
        if let Some(language) = &stated.language {
            let language = Place::from(language);
            parts.push(self.with("person-language", &[("language", language)]));
        }
        if let Some(hours) = stated.best_hours {
            let hours = Place::from(hours.to_string());
            parts.push(self.with("person-hours", &[("hours", hours)]));
        }
        parts.extend(stated.do_not_contact.as_ref().map(|it| self.closed(it)));
        parts.join(" · ")
    }

    /// That somebody is to be left alone, by which ways, and why.
    fn closed(&self, closed: &DoNotContact) -> String {
        let reason = Place::from(&closed.reason);
        if closed.channels.is_empty() {
            return self.with("person-closed", &[("reason", reason)]);
        }
        let channels: Vec<String> = closed.channels.iter().map(|it| self.channel(*it)).collect();
        let channels = Place::from(channels.join(", "));
        self.with(
            "person-closed-for",
            &[("channels", channels), ("reason", reason)],
        )
    }

    /// The channel of a step; that it is decided in the house where it has none.
    pub fn step_channel(&self, step: &Step) -> String {
        let in_house = || self.get("step-in-house");
        step.channel.map_or_else(in_house, |it| self.channel(it))
    }

    /// What is unusual about service and about who collects; nothing while the client is served as ever.
    pub fn service_and_collector(&self, standing: &Standing) -> Option<String> {
        let service = Some(standing.service).filter(|it| *it != ServiceState::Active);
        let service = service.map(|it| self.get(&format!("service-state-{}", it.id())));
        let collector = standing.collected_by;
        let collector = collector.map(|it| self.get(&format!("collected-by-{}", it.id())));
        let told: Vec<String> = service.into_iter().chain(collector).collect();
        (!told.is_empty()).then(|| told.join(" · "))
    }

    /// What a profile states, in one line.
    pub fn profile(&self, profile: &Profile) -> String {
        let mut parts = Vec::new();
        if let Some(it) = profile.relationship {
            parts.push(self.get(&format!("relationship-{}", it.id())));
        }
        parts.extend(profile.country.iter().filter(|it| !it.is_empty()).cloned());
        for (id, text) in [("sector", &profile.sector), ("needs", &profile.needs)] {
            if let Some(text) = text {
                let text = Place::from(text);
                parts.push(self.with(&format!("profile-{id}"), &[("text", text)]));
            }
        }
        if let Some(it) = profile.capacity() {
            parts.push(self.get(&format!("capacity-{}", it.id())));
        }
        let signs = profile.warning_signs().iter();
        parts.extend(signs.map(|it| self.get(&format!("sign-{}", it.id()))));
        let channels = profile.allowed_channels();
        if !channels.is_empty() {
            let channels: Vec<String> = channels.iter().map(|it| self.channel(*it)).collect();
            let channels = Place::from(channels.join(", "));
            parts.push(self.with("profile-channels", &[("channels", channels)]));
        }
        if parts.is_empty() {
            return self.get("profile-nothing");
        }
        parts.join(" · ")
    }

    /// As [`Texts::service_and_collector`], in a sign and a word each.
    pub fn service_in_short(&self, standing: &Standing) -> Option<String> {
        let service = match standing.service {
            ServiceState::Warned | ServiceState::Suspended => Some(standing.service),
            ServiceState::Active | ServiceState::Resumed => None,
        };
        let service = service.map(|it| self.get(&format!("service-short-{}", it.id())));
        let collector = standing.collected_by;
        let collector = collector.map(|it| self.get(&format!("collected-short-{}", it.id())));
        let told: Vec<String> = service.into_iter().chain(collector).collect();
        (!told.is_empty()).then(|| told.join(" "))
    }

    /// What is to be known about a client before one speaks: relationship where it is no ordinary one, capacity, signs.
    pub fn profile_in_short(&self, profile: &Profile) -> Option<String> {
        let relationship = profile.relationship();
        let close = (relationship != Relationship::Ordinary)
            .then(|| self.get(&format!("relationship-{}", relationship.id())));
        let capacity = profile.capacity();
        let capacity = capacity.map(|it| self.get(&format!("capacity-{}", it.id())));
        let signs = profile.warning_signs().iter();
        let signs: Vec<String> = signs
            .map(|it| self.get(&format!("sign-{}", it.id())))
            .collect();
        let signs = (!signs.is_empty()).then(|| {
            let signs = Place::from(signs.join(", "));
            self.with("head-signs", &[("signs", signs)])
        });
        let told: Vec<String> = close.into_iter().chain(capacity).chain(signs).collect();
        (!told.is_empty()).then(|| told.join(" · "))
    }

    fn step_marked(&self, marked: &StepMarked, today: NaiveDate) -> String {
        let step = Place::from(self.step(&NextStep::Protocol(marked.step.clone())));
        let text = match marked.how {
            StepHow::Done => self.with("fact-step-done", &[("step", step)]),
            StepHow::Skipped => self.with("fact-step-skipped", &[("step", step)]),
            StepHow::Chosen => self.with("fact-step-chosen", &[("step", step)]),
            StepHow::Moved { until } => {
                let date = Place::from(self.day(until, today));
                self.with("fact-step-moved", &[("step", step), ("date", date)])
            }
        };
        with_reason(text, marked.reason.as_deref())
    }

    fn handed_over(&self, to: &HandedOver) -> String {
        let mut text = self.get(&format!("fact-handed_over-{}", to.to.id()));
        if let Some(name) = &to.name {
            text = format!("{text} · {name}");
        }
        with_reason(text, to.reason.as_deref())
    }
}
