//! Protocols: for each type of client the steps to follow, from a courtesy note before the due date to a lawyer.
//! The defaults stand in `assets/protocols`; users override them file by file.

mod course;
mod marks;
mod stage;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::contact::Channel;
use super::debtor::DebtorType;
use super::profile::named;
use super::service::{Collector, ServiceState};

pub use course::{Course, StepDue, StepState};
pub(super) use marks::StepsTaken;
pub use marks::{StepHow, StepMarked, StepTaken};
pub use stage::Stage;

/// The name of a step within its protocol, as in the protocol's file.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StepId(Arc<str>);

impl StepId {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for StepId {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl std::fmt::Display for StepId {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

named! {
    /// How a step is said.
    Tone {
        /// As one speaks with somebody who forgot.
        Friendly = "friendly",
        /// Facts and a question.
        Neutral = "neutral",
        /// Clear about what happens next, still polite.
        Firm = "firm",
        /// In writing, for whoever may read it later.
        Formal = "formal",
    }
}

named! {
    /// What must have happened before a step makes sense.
    Need {
        /// A promise or plan was broken.
        PromiseBroken = "promise_broken",
        /// Two attempts in a row reached nobody.
        NoAnswer = "no_answer",
        /// The client refused to pay.
        Refused = "refused",
        /// No promise is live.
        NoPromise = "no_promise",
        /// Notice of suspension was given.
        Warned = "warned",
        /// Service is suspended.
        Suspended = "suspended",
        /// A dispute is open.
        DisputeOpen = "dispute_open",
        /// Every dispute is resolved, and there was one.
        DisputeResolved = "dispute_resolved",
    }
}

named! {
    /// What a step does besides the contact, once it is done.
    Effect {
        /// Gives notice that service will be suspended.
        WarnOfSuspension = "warn_of_suspension",
        /// Suspends service.
        Suspend = "suspend",
        /// Hands the debt to a collection agency.
        HandToAgency = "hand_to_agency",
        /// Hands the debt to a lawyer.
        HandToLawyer = "hand_to_lawyer",
    }
}

impl Effect {
    /// The state of service that follows, if it is about service.
    pub fn service(self) -> Option<ServiceState> {
        match self {
            Self::WarnOfSuspension => Some(ServiceState::Warned),
            Self::Suspend => Some(ServiceState::Suspended),
            Self::HandToAgency | Self::HandToLawyer => None,
        }
    }

    /// Who collects afterwards, if it is about that.
    pub fn collector(self) -> Option<Collector> {
        match self {
            Self::HandToAgency => Some(Collector::Agency),
            Self::HandToLawyer => Some(Collector::Lawyer),
            Self::WarnOfSuspension | Self::Suspend => None,
        }
    }
}

/// One step of a protocol.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Its name within the protocol.
    pub id: StepId,
    /// What it is called, by language.
    pub title: BTreeMap<String, String>,
    /// The first day of it, in days past the due date of the oldest invoice to collect; before it when negative.
    pub from_day: i32,
    /// The least days after the step before it.
    #[serde(default)]
    pub after_previous: u32,
    /// The way to reach the client; none when it is something to be decided in the house.
    #[serde(default)]
    pub channel: Option<Channel>,
    /// The name of the message or script.
    #[serde(default)]
    pub template: Option<String>,
    /// How it is said.
    pub tone: Tone,
    /// What must have happened before; the step is passed over until then.
    #[serde(default)]
    pub needs: Vec<Need>,
    /// What it does besides, once it is done.
    #[serde(default)]
    pub does: Option<Effect>,
    /// Whether the rest after the last contact does not put it off, as with a summary of what was just said.
    #[serde(default)]
    pub without_rest: bool,
    /// After so many attempts that reached nobody it counts as done.
    #[serde(default = "two")]
    pub attempts: u32,
    /// Days after which it comes again when nothing follows it; every protocol ends in such a step.
    #[serde(default)]
    pub repeat_days: Option<u32>,
}

fn two() -> u32 {
    2
}

impl Step {
    /// What it is called in a language, else in whichever somebody said; its name where nobody did.
    pub fn title(&self, language: &str) -> &str {
        let said = |title: &&String| !title.trim().is_empty();
        let own = self.title.get(language).filter(said);
        let title = own.or_else(|| self.title.values().find(said));
        title.map_or(self.id.as_str(), String::as_str)
    }
}

/// The steps for one type of client, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Protocol {
    /// At least one; the last one repeats and needs nothing.
    pub steps: Vec<Step>,
}

impl Protocol {
    /// The step with this name, and its place from 0.
    pub fn step(&self, id: &StepId) -> Option<(usize, &Step)> {
        let mut steps = self.steps.iter().enumerate();
        steps.find(|(_, step)| step.id == *id)
    }
}

/// The protocol of every type.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Protocols(BTreeMap<DebtorType, Protocol>);

impl Protocols {
    /// The protocols of these types.
    pub fn new(protocols: impl IntoIterator<Item = (DebtorType, Protocol)>) -> Self {
        Self(protocols.into_iter().collect())
    }

    /// The protocol for a type, if there is one.
    pub fn of(&self, debtor_type: DebtorType) -> Option<&Protocol> {
        let protocol = self.0.get(&debtor_type)?;
        (!protocol.steps.is_empty()).then_some(protocol)
    }

    /// All of them, in the order of types.
    pub fn iter(&self) -> impl Iterator<Item = (DebtorType, &Protocol)> {
        self.0.iter().map(|(of, protocol)| (*of, protocol))
    }

    /// A step by its name, in whichever protocol it stands; that of the type first.
    pub fn step(&self, debtor_type: DebtorType, id: &StepId) -> Option<&Step> {
        let own = self.0.get(&debtor_type);
        let mut all = own.into_iter().chain(self.0.values());
        all.find_map(|protocol| protocol.step(id))
            .map(|(_, step)| step)
    }
}
