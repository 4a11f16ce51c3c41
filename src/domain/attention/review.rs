//! What comes back to be looked at: disputes, holds and snoozes.

use chrono::NaiveDateTime;
use rust_decimal::Decimal;

use super::{Attention, Due};
use crate::domain::account::Recorded;
use crate::domain::fact::HoldPlaced;
use crate::domain::money::Money;
use crate::domain::standing::{NextStep, Rule, days_after, start_of};

impl Attention<'_> {
    pub(super) fn review(&mut self) -> Option<Due> {
        let disputes = self.disputes_to_review();
        let ended = self.pauses();
        let mut due_now: Option<Due> = None;
        for due in disputes.into_iter().chain(ended) {
            if let Some(due) = self.now_or_later(due)
                && due_now.as_ref().is_none_or(|other| due.at < other.at)
            {
                due_now = Some(due);
            }
        }
        due_now
    }

    fn disputes_to_review(&self) -> Vec<Due> {
        let days = u64::from(self.policy.follow_up.dispute_review_days);
        let last_contact = self.account.contacts.last().map(|contact| contact.at);
        let open = self.account.disputes.iter().filter(|it| !it.resolved);
        let due = open.filter_map(|dispute| {
            let invoice = self.account.invoice(&dispute.opened.what.invoice)?;
            let contested = self.account.disputed_part(invoice)?;
            let (looked_at, named) = dispute
                .reviewed
                .unwrap_or((dispute.opened.at, dispute.opened.what.review_on));
            let review_on = match (named, last_contact) {
                (Some(day), Some(contact)) if contact >= start_of(day) => {
                    days_after(contact.date(), days)
                }
                (Some(day), _) => day,
                (None, contact) => {
                    days_after(contact.unwrap_or(looked_at).max(looked_at).date(), days)
                }
            };
            Some(Due {
                at: start_of(review_on),
                step: NextStep::ReviewDispute,
                rule: Rule::DisputeOpen {
                    review_on,
                    money: Money::new(contested, invoice.total.currency),
                },
            })
        });
        due.collect()
    }

    /// Holds and the snooze, live or ended, that nobody has followed with a contact or a new date.
    fn pauses(&self) -> Vec<Due> {
        let account = self.account;
        let mut pauses = Vec::new();
        for hold in &account.holds {
            let until = hold.what.until;
            let covers_something = match &hold.what.invoice {
                None => true,
                Some(number) => account
                    .invoice(number)
                    .is_some_and(|it| it.balance().amount > Decimal::ZERO),
            };
            if covers_something && !self.is_extended(hold) && !self.new_date_since(start_of(until))
            {
                pauses.push(Due {
                    at: start_of(until),
                    step: NextStep::ReviewHold,
                    rule: Rule::Hold { until },
                });
            }
        }
        if let Some(snooze) = &account.snooze {
            let until = snooze.what.until;
            if !self.new_date_since(start_of(until)) {
                pauses.push(Due {
                    at: start_of(until),
                    step: NextStep::ReviewSnooze,
                    rule: Rule::Snooze { until },
                });
            }
        }
        pauses
    }

    /// Whether another hold pauses the same for longer.
    fn is_extended(&self, hold: &Recorded<HoldPlaced>) -> bool {
        self.account.holds.iter().any(|other| {
            let covers = other.what.invoice.is_none() || other.what.invoice == hold.what.invoice;
            covers && other.what.until > hold.what.until
        })
    }

    /// Whether anybody was contacted, or a new date was set, at or after a time.
    fn new_date_since(&self, at: NaiveDateTime) -> bool {
        let account = self.account;
        self.contacted_since(at)
            || account.holds.iter().any(|hold| hold.at >= at)
            || account
                .snooze
                .as_ref()
                .is_some_and(|snooze| snooze.at >= at)
            || account.promises.iter().any(|promise| promise.made_at >= at)
    }
}
