//! What holds for every story, invented by hand or by dice.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDateTime;
use rust_decimal::Decimal;

use super::super::{AUTHORS, Story};
use super::entries;
use crate::domain::fact::{Entry, Fact};
use crate::domain::money::decimals;

/// What holds for every story: order, names, references, money.
pub(super) fn assert_sound(story: &Story, now: NaiveDateTime) {
    let entries = entries(story);
    let Some(Fact::Details(who)) = entries.first().and_then(|entry| entry.fact.as_ref()) else {
        panic!("a story begins with who it is about");
    };
    let code = who.code.as_deref().expect("a code");
    assert!(who.name.as_deref().is_some_and(|name| !name.is_empty()));
    assert!(
        story.actions.is_sorted_by_key(|action| action.recorded_at),
        "{code}"
    );
    let mut kinds: HashMap<u32, &str> = HashMap::new();
    for entry in &entries {
        assert!(entry.recorded_at <= now, "{code}: {entry:?}");
        assert!(entry.happened_at <= entry.recorded_at, "{code}: {entry:?}");
        assert!(AUTHORS.contains(&&*entry.author), "{code}: {entry:?}");
        let fact = entry.fact.as_ref().expect("a fact");
        let refers_to = match fact {
            Fact::Promise(promise) => promise.replaces.first().map(|number| (*number, "promise")),
            Fact::PromiseCancelled(it) => Some((it.promise, "promise")),
            Fact::DisputeReviewed(it) => Some((it.dispute, "dispute_opened")),
            Fact::DisputeResolved(it) => Some((it.dispute, "dispute_opened")),
            Fact::HoldReleased(it) => Some((it.hold, "hold_placed")),
            _ => None,
        };
        if let Some((number, kind)) = refers_to {
            assert_eq!(kinds.get(&number), Some(&kind), "{code}: {fact:?}");
        }
        if let Fact::Promise(it) = fact {
            assert!(entry.happened_at.date() <= it.due_on, "{code}: {it:?}");
        }
        kinds.insert(entry.number, fact.kind());
    }
    assert_money(&entries, code);
}

/// Payments go to invoices that are there, in their currency, and never beyond what is open.
fn assert_money(entries: &[Entry], code: &str) {
    let mut open: BTreeMap<&str, Decimal> = BTreeMap::new();
    let mut totals: HashMap<&str, Decimal> = HashMap::new();
    let mut currencies = HashMap::new();
    for entry in entries {
        match entry.fact.as_ref().expect("a fact") {
            Fact::Invoice(it) => {
                let cents = decimals(it.currency);
                assert!(
                    it.total.scale() <= cents && !it.total.is_zero(),
                    "{code}: {it:?}"
                );
                assert!(it.issued_on <= it.due_on, "{code}: {it:?}");
                let parts: Decimal = it.instalments.iter().map(|part| part.amount).sum();
                assert!(
                    it.instalments.is_empty() || parts == it.total,
                    "{code}: {it:?}"
                );
                let paid = totals.insert(&*it.number, it.total).unwrap_or_default()
                    - open.get(&*it.number).copied().unwrap_or_default();
                open.insert(&it.number, it.total - paid);
                currencies.insert(it.number.as_str(), it.currency);
            }
            Fact::Payment(it) => {
                let shared: Decimal = it.allocations.iter().map(|share| share.amount).sum();
                assert_eq!(shared, it.amount, "{code}: {it:?}");
                for share in &it.allocations {
                    assert_eq!(
                        currencies.get(&*share.invoice),
                        Some(&it.currency),
                        "{code}: {it:?}"
                    );
                    let left = open.get_mut(&*share.invoice).expect("an invoice");
                    *left -= share.amount;
                    let over = if share.amount > Decimal::ZERO {
                        *left < Decimal::ZERO
                    } else {
                        *left > Decimal::ZERO
                    };
                    assert!(!over, "{code}: {it:?} is more than is open");
                }
            }
            fact => assert_covered(fact, &open, code),
        }
    }
}

/// What is promised, contested or held is there, and it is no more than what is open.
fn assert_covered(fact: &Fact, open: &BTreeMap<&str, Decimal>, code: &str) {
    match fact {
        Fact::Promise(it) => {
            let owed: Decimal = open.values().sum();
            assert!(
                it.amount > Decimal::ZERO && it.amount <= owed,
                "{code}: {it:?}"
            );
            assert!(
                it.invoices
                    .iter()
                    .all(|number| open.contains_key(number.as_str())),
                "{code}: {it:?}"
            );
        }
        Fact::Plan(it) => {
            assert!(
                it.invoices
                    .iter()
                    .all(|number| open.contains_key(number.as_str())),
                "{code}: {it:?}"
            );
        }
        Fact::DisputeOpened(it) => {
            let left = open.get(&*it.invoice).expect("an invoice");
            assert!(
                it.amount
                    .is_none_or(|amount| amount > Decimal::ZERO && amount <= *left),
                "{code}: {it:?}"
            );
        }
        Fact::HoldPlaced(it) => {
            assert!(
                it.invoice
                    .as_deref()
                    .is_none_or(|number| open.contains_key(number)),
                "{code}: {it:?}"
            );
        }
        _ => {}
    }
}
