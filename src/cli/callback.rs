//! `cobro callback DEBTOR WHEN`: a day and hour to call back; `none` when no call is agreed any more.
//!
//! JSON: `{code, name, entries, band, amounts, call_back: {at, person, reason}, next_step, next_at}`.

use serde_json::{Value, json};

use super::contact::add_next;
use super::failure::Failure;
use super::order::{self, Desk, words};
use super::output::Done;
use super::session::Session;
use crate::app::{DebtorFile, Ordered};
use crate::domain::order::{CallBackOrder, Order};

/// Whom, when and why.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "DEBTOR")]
    debtor: String,
    #[arg(value_name = "WHEN", required = true, num_args = 1..)]
    when: Vec<String>,
    #[arg(long, value_name = "NAME")]
    person: Option<String>,
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    let typed = args.when.join(" ");
    let order = CallBackOrder {
        at: match typed.as_str() {
            "none" => None,
            typed => Some(order::moment(session, typed)?),
        },
        person: words(args.person.as_deref()),
        reason: words(args.reason.as_deref()),
    };
    Desk::open(session, &args.debtor)?.place(&Order::CallBack(order), call_back)
}

fn call_back(_: &Ordered, after: &DebtorFile, value: &mut Value) {
    let set = after.account.call_back.as_ref().map(|it| &it.what);
    value["call_back"] = json!({
        "at": set.and_then(|it| it.at),
        "person": set.and_then(|it| it.person.as_ref()),
        "reason": set.and_then(|it| it.reason.as_ref()),
    });
    add_next(after, value);
}
