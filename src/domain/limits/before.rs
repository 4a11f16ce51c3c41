//! What to tell somebody before they contact a client.

use chrono::NaiveDateTime;

use super::{ContactRules, Limits};
use crate::domain::account::Account;
use crate::domain::contact::{Channel, Direction};
use crate::domain::person::Person;

/// What to tell before a contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BeforeContact {
    /// The rules that stand in the way, those that the client laid down among them.
    pub limits: Limits,
    /// When something was last imported, if that is so long ago that the client may have paid since.
    pub stale_import: Option<NaiveDateTime>,
}

impl BeforeContact {
    /// Whether there is nothing to tell.
    pub fn is_clear(&self) -> bool {
        self.limits.allowed() && self.stale_import.is_none() && !self.limits.channels_unknown
    }

    /// Whether going on takes a reason.
    pub fn needs_reason(&self) -> bool {
        !self.limits.allowed()
    }
}

/// What to tell before the house contacts a client now. The person's own wish to be left alone is among the limits.
pub fn before_contact(
    rules: &ContactRules,
    account: &Account,
    channel: Channel,
    person: Option<&Person>,
    now: NaiveDateTime,
    last_import_at: Option<NaiveDateTime>,
) -> BeforeContact {
    let old = |at: &NaiveDateTime| {
        let days = (now.date() - at.date()).num_days();
        rules.stale_import_days > 0 && days > i64::from(rules.stale_import_days)
    };
    BeforeContact {
        limits: rules.limits(account, channel, Direction::Out, person, now),
        stale_import: last_import_at.filter(old),
    }
}
