//! A standing as the read tables keep it: the row, and the texts made of it.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::{DebtorId, QueueRow};
use crate::domain::account::Account;
use crate::domain::standing::{Amounts, NextStep, PromiseBrief, Reason, Standing};

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
    /// What is only read when the row is shown, as JSON.
    pub detail: String,
}

/// The part of a standing that is only read when a row is shown, as JSON.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct StandingDetail {
    pub reasons: Vec<Reason>,
    pub amounts: Vec<Amounts>,
    pub next_step: Option<NextStep>,
    pub next_at: Option<NaiveDateTime>,
    pub promise: Option<PromiseBrief>,
    pub handled_at: Option<NaiveDateTime>,
}

/// A [`StandingDetail`] to be written.
#[derive(Serialize)]
struct DetailText<'a> {
    reasons: &'a [Reason],
    amounts: &'a [Amounts],
    next_step: Option<NextStep>,
    next_at: Option<NaiveDateTime>,
    promise: Option<PromiseBrief>,
    handled_at: Option<NaiveDateTime>,
}

impl DetailText<'_> {
    fn of(standing: &Standing) -> String {
        let text = DetailText {
            reasons: &standing.reasons,
            amounts: &standing.amounts,
            next_step: standing.next_step,
            next_at: standing.next_at,
            promise: standing.promise,
            handled_at: standing.handled_at,
        };
        // No value of a standing fails to be written; a text that is missing would be found when it is read.
        serde_json::to_string(&text).unwrap_or_default()
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
