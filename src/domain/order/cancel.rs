//! Calling off a promise or a plan.

use super::{Decided, Facts, Refusal, Situation};
use crate::domain::fact::{EntryNumber, PromiseCancelled};

/// A promise, or a plan with all its instalments, holds no longer.
#[derive(Debug, Clone, PartialEq)]
pub struct CancelOrder {
    /// The entry with the promise or plan; the live one due first when it is not said.
    pub promise: Option<EntryNumber>,
    /// Why.
    pub reason: Option<String>,
}

impl CancelOrder {
    pub(super) fn facts(&self, at: &Situation<'_>) -> Decided<Facts> {
        let mut live = at.account.live_promises();
        let found = match self.promise {
            None => live.next().ok_or(Refusal::NoLivePromise)?,
            Some(number) => live
                .find(|promise| promise.number == number)
                .ok_or(Refusal::NoSuchEntry(number))?,
        };
        let fact = PromiseCancelled {
            promise: found.number,
            reason: self.reason.clone().filter(|it| !it.trim().is_empty()),
        };
        Ok(vec![(at.now, fact.into())])
    }
}
