//! When a text is to be used: the step it is for, its tone, the type of the client and the relationship.

use crate::domain::account::Account;
use crate::domain::debtor::DebtorType;
use crate::domain::policy::Policy;
use crate::domain::profile::Relationship;
use crate::domain::protocol::{Step, Tone};
use crate::domain::standing::{Band, NextStep, Standing};

/// When a text is to be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occasion {
    /// The name of the step's text, or of the step itself where it stands in no protocol.
    pub step: String,
    /// How it is said.
    pub tone: Tone,
    /// The type of the client.
    pub debtor_type: DebtorType,
    /// How close the house is to the client.
    pub relationship: Relationship,
}

impl Occasion {
    /// What is to be said next to a client.
    pub fn next(account: &Account, standing: &Standing, policy: &Policy) -> Self {
        let next = standing.next_step.as_ref();
        let step = match next {
            Some(NextStep::Protocol(id)) => policy.protocols.step(account.debtor_type, id),
            _ => None,
        };
        let name = step.and_then(|step| step.template.clone());
        Self {
            step: name
                .or_else(|| next.map(|next| next.id().to_owned()))
                .unwrap_or_default(),
            tone: step.map_or(Tone::Neutral, |step| step.tone),
            debtor_type: account.debtor_type,
            relationship: account.profile.relationship(),
        }
    }

    /// What is to be written next to a client: as [`Occasion::next`], but what was just agreed is confirmed, and who has
    /// paid is thanked.
    pub fn written(account: &Account, standing: &Standing, policy: &Policy) -> Self {
        let mut occasion = Self::next(account, standing, policy);
        let promised = standing
            .next_step
            .as_ref()
            .is_some_and(|step| matches!(step, NextStep::ConfirmPromise | NextStep::CheckIn));
        let mut live = account.live_promises();
        let of_plan = live.next().map(|promise| promise.of_plan);
        let step = match (standing.band, of_plan) {
            (Band::Waiting | Band::NotDue, Some(true)) if promised => "plan_made",
            (Band::Waiting | Band::NotDue, Some(false)) if promised => "promise_made",
            (Band::PromiseDue, Some(true)) if promised => "instalment_due",
            (Band::Settled, _) if standing.next_step.is_none() => "settled",
            _ => return occasion,
        };
        step.clone_into(&mut occasion.step);
        occasion
    }

    /// The same for a step of a protocol that is named, in place of the one that is next.
    #[must_use]
    pub fn for_step(self, step: &Step) -> Self {
        let name = step.template.as_deref().unwrap_or(step.id.as_str());
        Self {
            step: name.to_owned(),
            tone: step.tone,
            ..self
        }
    }
}

/// What a text says it is for.
pub(super) struct Suits<'a> {
    pub steps: &'a [String],
    /// The tones that it is for where no text is for the step.
    pub tones: &'a [Tone],
    /// All types when none is named.
    pub types: &'a [DebtorType],
    /// All relationships when none is named.
    pub relationships: &'a [Relationship],
}

/// What an occasion and a text have in common, each only where the text names it.
#[derive(Clone, Copy)]
pub(super) struct Fit {
    pub step: bool,
    pub tone: bool,
    pub debtor_type: bool,
    pub relationship: bool,
}

impl Suits<'_> {
    /// How a text fits an occasion; nothing when it doesn't. One that names neither step nor tone is for all of them.
    pub fn fit(&self, occasion: &Occasion) -> Option<Fit> {
        let fit = Fit {
            step: self.steps.contains(&occasion.step),
            tone: self.tones.contains(&occasion.tone),
            debtor_type: self.types.contains(&occasion.debtor_type),
            relationship: self.relationships.contains(&occasion.relationship),
        };
        let general = self.steps.is_empty() && self.tones.is_empty();
        let fits = (fit.step || fit.tone || general)
            && (fit.debtor_type || self.types.is_empty())
            && (fit.relationship || self.relationships.is_empty());
        fits.then_some(fit)
    }
}
