//! A standing as the read tables keep it: the row, and the texts made of it.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::{DebtorId, QueueRow};
use crate::domain::account::Account;
use crate::domain::service::{Collector, ServiceState};
use crate::domain::standing::{Amounts, NextStep, PromiseBrief, Reason, Standing};

/// The column that orders has so much less for whoever was tried today: they stand behind everybody else of the band.
const BEHIND: i32 = 1_000_000_000;

/// The points of a standing as the read tables order by them.
pub(crate) fn ordering_points(standing: &Standing) -> i32 {
    let most = BEHIND / 2 - 1;
    let points = standing.points.clamp(-most, most);
    match standing.is_tried_today() {
        true => points - BEHIND,
        false => points,
    }
}

/// The points that were written so, and whether the client was tried today.
pub(crate) fn points_ordered_by(written: i32) -> (i32, bool) {
    match written < -BEHIND / 2 {
        true => (written.saturating_add(BEHIND), true),
        false => (written, false),
    }
}

/// A standing with all that the read tables keep beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct StandingRow {
    /// The row as the queue shows it.
    pub row: QueueRow,
    /// The moment it was made for.
    pub as_of: NaiveDateTime,
    /// For ordering by amount.
    pub weight: i64,
    /// For searching.
    pub haystack: String,
    /// What is to be collected, as [`KeyRow`] has it.
    pub to_collect: String,
    /// What is only read when the row is shown, in a form of its own.
    pub detail: Vec<u8>,
}

/// The part of a standing that is only read when a row is shown.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct StandingDetail {
    pub reasons: Vec<Reason>,
    pub amounts: Vec<Amounts>,
    pub next_step: Option<NextStep>,
    pub next_at: Option<NaiveDateTime>,
    pub promise: Option<PromiseBrief>,
    pub handled_at: Option<NaiveDateTime>,
    pub service: Option<ServiceState>,
    pub collected_by: Option<Collector>,
}

/// A [`StandingDetail`] to be written, in the same order.
#[derive(Serialize)]
struct DetailText<'a> {
    reasons: &'a [Reason],
    amounts: &'a [Amounts],
    next_step: Option<&'a NextStep>,
    next_at: Option<NaiveDateTime>,
    promise: Option<PromiseBrief>,
    handled_at: Option<NaiveDateTime>,
    service: Option<ServiceState>,
    collected_by: Option<Collector>,
}

/// The version of the program stands before what it wrote: another one may order the same things otherwise.
const WRITTEN_BY: &str = env!("CARGO_PKG_VERSION");

impl DetailText<'_> {
    fn of(standing: &Standing) -> Vec<u8> {
        let detail = DetailText {
            reasons: &standing.reasons,
            amounts: &standing.amounts,
            next_step: standing.next_step.as_ref(),
            next_at: standing.next_at,
            promise: standing.promise,
            handled_at: standing.handled_at,
            service: Some(standing.service),
            collected_by: standing.collected_by,
        };
        // No value of a standing fails to be written; what is missing would be found when it is read.
        postcard::to_stdvec(&(WRITTEN_BY, detail)).unwrap_or_default()
    }
}

impl StandingDetail {
    /// What was written; nothing when another version of the program wrote it, which makes standings anew at its start.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(written: &[u8]) -> Result<Self, postcard::Error> {
        let (version, rest): (&str, &[u8]) = postcard::take_from_bytes(written)?;
        if version != WRITTEN_BY {
            return Ok(Self::default());
        }
        postcard::from_bytes(rest)
    }
}

/// What is to be collected as the read tables write it: `EUR=4310.00 USD=12.00`, empty when there is nothing.
fn to_collect_text(standing: &Standing) -> String {
    let mut text = String::new();
    for amounts in &standing.amounts {
        if !amounts.to_collect.is_zero() {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(amounts.currency.code());
            text.push('=');
            text.push_str(&amounts.to_collect.to_string());
        }
    }
    text
}

impl StandingRow {
    /// The row of a debtor whose account was folded for a moment.
    pub fn new(
        debtor: DebtorId,
        account: &Account,
        standing: Standing,
        weight: i64,
        as_of: NaiveDateTime,
    ) -> Self {
        let details = &account.details;
        Self {
            to_collect: to_collect_text(&standing),
            detail: DetailText::of(&standing),
            row: QueueRow {
                debtor,
                code: details.key().to_owned(),
                name: details.display_name().to_owned(),
                debtor_type: account.debtor_type,
                standing,
            },
            as_of,
            weight,
            haystack: crate::domain::search::haystack(account),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_come_back_as_they_were_written() {
        for points in [-5000, 0, 7, 400_000_000] {
            assert_eq!(points_ordered_by(points), (points, false));
            assert_eq!(points_ordered_by(points - BEHIND), (points, true));
        }
    }

    #[test]
    fn what_another_version_wrote_is_passed_over_until_it_is_made_anew() {
        let detail = StandingDetail {
            next_step: Some(NextStep::Remind),
            ..StandingDetail::default()
        };
        let mine = postcard::to_stdvec(&(WRITTEN_BY, &detail)).expect("written");
        let read = StandingDetail::read(&mine).expect("read");
        assert_eq!(read.next_step, Some(NextStep::Remind));
        let other = postcard::to_stdvec(&("0.0.0", [7_u8; 9])).expect("written");
        let read = StandingDetail::read(&other).expect("passed over");
        assert!(read.next_step.is_none() && read.reasons.is_empty());
        assert!(StandingDetail::read(&mine[..mine.len() - 1]).is_err());
    }
}
