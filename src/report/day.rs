//! The day: what was done with clients today, and what came in since yesterday.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use rust_decimal::Decimal;

use crate::domain::account::{Account, PromiseStatus, Recorded};
use crate::domain::contact::{Channel, Outcome};
use crate::domain::fact::{Entry, Fact, Payment};
use crate::domain::money::{Money, Sums};

/// What was done on a day with one client, or with all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DayDone {
    /// Contacts by channel, incoming ones too.
    pub contacts: BTreeMap<Channel, u32>,
    /// How those contacts ended.
    pub outcomes: BTreeMap<Outcome, u32>,
    /// How long calls took, in seconds.
    pub call_seconds: u64,
    /// Promises and plans made today that still hold.
    pub promises: u32,
    /// What they promise.
    pub promised: Sums,
    /// Promises and instalments that a payment kept today.
    pub promises_kept: u32,
    /// What those were for.
    pub kept: Sums,
    /// Money that came in yesterday or today.
    pub collected: Sums,
}

/// The first moment whose money counts as come in since yesterday; nothing that was recorded before can belong to the day.
pub fn since(today: NaiveDate) -> NaiveDateTime {
    today.pred_opt().unwrap_or(today).and_time(NaiveTime::MIN)
}

/// Whether entries may say anything about the day. An import of many new invoices doesn't, which spares folding them.
pub fn may_concern(entries: &[Entry], today: NaiveDate) -> bool {
    let since = since(today);
    entries.iter().rev().any(|entry| {
        entry.recorded_at >= since
            && matches!(
                entry.fact,
                Some(
                    Fact::Contact(_)
                        | Fact::Promise(_)
                        | Fact::Plan(_)
                        | Fact::Payment(_)
                        | Fact::PaymentCorrected(_)
                )
            )
    })
}

impl DayDone {
    /// What was done with one client, from their entries and the account that they come to now.
    pub fn of(entries: &[Entry], account: &Account, today: NaiveDate) -> Self {
        let mut done = Self::default();
        for contact in account.contacts.iter().filter(|it| it.at.date() == today) {
            let it = &contact.what;
            *done.contacts.entry(it.channel).or_default() += 1;
            *done.outcomes.entry(it.outcome).or_default() += 1;
            if it.channel == Channel::Call {
                done.call_seconds += u64::from(it.seconds.unwrap_or(0));
            }
        }
        let mut numbers = BTreeSet::new();
        for promise in &account.promises {
            let holds = !matches!(
                promise.status,
                PromiseStatus::Replaced | PromiseStatus::Cancelled
            );
            if holds && promise.made_at.date() == today {
                numbers.insert(promise.number);
                done.promised.add(promise.money);
            }
            let kept_on = promise.kept_at.map(|at| at.date());
            if promise.status == PromiseStatus::Kept && kept_on == Some(today) {
                done.promises_kept += 1;
                done.kept.add(promise.money);
            }
        }
        done.promises = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        for payment in &account.payments {
            if came_in(payment, entries, today) {
                let it = &payment.what;
                done.collected.add(Money::new(it.amount, it.currency));
            }
        }
        done
    }

    /// Adds what was done with another client.
    pub fn add(&mut self, other: &Self) {
        for (channel, count) in &other.contacts {
            *self.contacts.entry(*channel).or_default() += count;
        }
        for (outcome, count) in &other.outcomes {
            *self.outcomes.entry(*outcome).or_default() += count;
        }
        self.call_seconds += other.call_seconds;
        self.promises += other.promises;
        self.promises_kept += other.promises_kept;
        let sums = [
            (&mut self.promised, &other.promised),
            (&mut self.kept, &other.kept),
            (&mut self.collected, &other.collected),
        ];
        for (mine, theirs) in sums {
            theirs.iter().for_each(|money| mine.add(money));
        }
    }

    /// How many calls there were.
    pub fn calls(&self) -> u32 {
        self.contacts.get(&Channel::Call).copied().unwrap_or(0)
    }

    /// How long they took, in minutes, begun ones counted whole.
    pub fn minutes(&self) -> u64 {
        self.call_seconds.div_ceil(60)
    }
}

/// Whether a payment came in since yesterday. Of one whose day nobody knows, it is when it was heard of; but what a file
/// says was paid of an invoice that it brings itself was paid at some time before.
fn came_in(payment: &Recorded<Payment>, entries: &[Entry], today: NaiveDate) -> bool {
    if payment.what.amount.is_zero() {
        return false;
    }
    if !payment.what.day_assumed {
        return payment.at >= since(today);
    }
    let entry = entries.iter().find(|it| it.number == payment.number);
    let Some(entry) = entry.filter(|it| it.recorded_at >= since(today)) else {
        return false;
    };
    let known_before = |number: &str| {
        entries.iter().any(|earlier| {
            earlier.batch != entry.batch
                && earlier.number < entry.number
                && matches!(&earlier.fact, Some(Fact::Invoice(stated)) if stated.number == number)
        })
    };
    let shares = &payment.what.allocations;
    let mut shares = shares.iter().filter(|it| it.amount > Decimal::ZERO);
    shares.all(|it| known_before(&it.invoice))
}
