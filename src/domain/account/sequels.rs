//! What later entries say of earlier ones, so that the history can say so beside these.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;

use super::reversed_batches;
use crate::domain::fact::{Entry, EntryNumber, Fact};

/// For each entry that a later one ended or put right, the last such entry; as far as it happened at the moment and was
/// not taken back.
pub fn sequels(entries: &[Entry], moment: NaiveDateTime) -> BTreeMap<EntryNumber, EntryNumber> {
    let reversed = reversed_batches(entries);
    entries
        .iter()
        .filter(|entry| entry.happened_at <= moment && !reversed.contains(&entry.batch))
        .filter_map(|entry| Some((earlier(entry.fact.as_ref()?)?, entry.number)))
        .collect()
}

/// The entry that a fact speaks about.
fn earlier(fact: &Fact) -> Option<EntryNumber> {
    match fact {
        Fact::PaymentCorrected(it) => Some(it.payment),
        Fact::ChargeWaived(it) => Some(it.charge),
        Fact::DisputeResolved(it) => Some(it.dispute),
        Fact::HoldReleased(it) => Some(it.hold),
        Fact::PromiseCancelled(it) => Some(it.promise),
        _ => None,
    }
}
