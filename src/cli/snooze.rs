//! `cobro snooze DEBTOR DATE --reason TEXT`: puts a client out of the way until a day.
//!
//! JSON: `{code, name, entries, band, amounts, snooze: {until, reason}, next_step, next_at}`.

use serde_json::{Value, json};

use super::contact::add_next;
use super::failure::Failure;
use super::order::{self, Desk, words};
use super::output::Done;
use super::session::Session;
use crate::app::{DebtorFile, Ordered};
use crate::domain::order::{Order, SnoozeOrder};

/// Whom, until when and why.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "DEBTOR")]
    debtor: String,
    #[arg(value_name = "UNTIL", required = true, num_args = 1..)]
    until: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    reason: String,
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    let order = SnoozeOrder {
        until: order::day(session, &args.until.join(" "))?,
        reason: words(Some(&args.reason)).unwrap_or_default(),
    };
    Desk::open(session, &args.debtor)?.place(&Order::Snooze(order), snooze)
}

fn snooze(_: &Ordered, after: &DebtorFile, value: &mut Value) {
    let snooze = after.account.snooze.as_ref();
    value["snooze"] = snooze.map_or(
        Value::Null,
        |it| json!({ "until": it.what.until, "reason": it.what.reason }),
    );
    add_next(after, value);
}
