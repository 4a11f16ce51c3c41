//! Which verdicts on promises a corrected payment changed, so that the history can say so.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Account, PromiseStatus, reversed_batches};
use crate::domain::fact::{Entry, EntryNumber, Fact};
use crate::domain::money::Money;
use crate::domain::policy::Policy;

/// A promise that was judged otherwise before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VerdictChange {
    /// How much was promised.
    pub money: Money,
    /// The last day to pay.
    pub due_on: NaiveDate,
    /// What was thought of it.
    pub before: PromiseStatus,
    /// What became of it in truth.
    pub after: PromiseStatus,
}

/// The verdicts that corrections of payments changed when they were recorded, by the entry of the correction. Corrections
/// that were taken back changed nothing.
pub fn verdict_changes(
    entries: &[Entry],
    policy: &Policy,
) -> BTreeMap<EntryNumber, Vec<VerdictChange>> {
    let mut changes = BTreeMap::new();
    let is_correction = |entry: &&Entry| matches!(entry.fact, Some(Fact::PaymentCorrected(_)));
    if !entries.iter().any(|entry| is_correction(&entry)) {
        return changes;
    }
    let reversed = reversed_batches(entries);
    for (at, entry) in entries.iter().enumerate() {
        if !is_correction(&entry) || reversed.contains(&entry.batch) {
            continue;
        }
        let before = Account::at(&entries[..at], entry.recorded_at, policy);
        let after = Account::at(&entries[..=at], entry.recorded_at, policy);
        let pairs = before.promises.iter().zip(&after.promises);
        let changed: Vec<VerdictChange> = pairs
            .filter(|(old, new)| old.status != new.status)
            .map(|(old, new)| VerdictChange {
                money: new.money,
                due_on: new.due_on,
                before: old.status,
                after: new.status,
            })
            .collect();
        if !changed.is_empty() {
            changes.insert(entry.number, changed);
        }
    }
    changes
}
