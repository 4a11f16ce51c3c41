//! `cobro service DEBTOR STATE` and `cobro hand-over DEBTOR WHO`: what the house still does for a client, and who collects.
//!
//! JSON: `{code, name, entries, band, amounts, service, collected_by, next_step, next_on}`.

use serde_json::Value;

use super::failure::Failure;
use super::order::{Desk, one_of};
use super::output::Done;
use super::session::Session;
use crate::app::{DebtorFile, Ordered};
use crate::clean::{TEXT_LENGTH, clean_text};
use crate::domain::fact::{HandedOver, ServiceChanged};
use crate::domain::order::Order;
use crate::domain::service::{Collector, ServiceState};

/// Whose service, the state from now on, and why.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "DEBTOR")]
    debtor: String,
    #[arg(value_name = "STATE")]
    state: String,
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

/// Whose debt, who collects from now on, and why.
#[derive(Debug, clap::Args)]
pub(super) struct HandOverArgs {
    #[arg(value_name = "DEBTOR")]
    debtor: String,
    #[arg(value_name = "WHO")]
    to: String,
    #[arg(long, value_name = "TEXT")]
    name: Option<String>,
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    let all = ServiceState::ALL;
    let state = one_of(session, &args.state, all, ServiceState::id, "service-state")?;
    let reason = cleaned(args.reason.as_ref());
    let order = Order::Service(ServiceChanged { state, reason });
    Desk::open(session, &args.debtor)?.place(&order, afterwards)
}

pub(super) fn hand_over(session: &Session, args: &HandOverArgs) -> Result<Done, Failure> {
    let to = one_of(
        session,
        &args.to,
        Collector::ALL,
        Collector::id,
        "collector",
    )?;
    let order = Order::HandOver(HandedOver {
        to,
        name: cleaned(args.name.as_ref()),
        reason: cleaned(args.reason.as_ref()),
    });
    Desk::open(session, &args.debtor)?.place(&order, afterwards)
}

fn cleaned(text: Option<&String>) -> Option<String> {
    text.map(|text| clean_text(text, TEXT_LENGTH).into_owned())
}

fn afterwards(_: &Ordered, after: &DebtorFile, value: &mut Value) {
    let standing = &after.standing;
    value["service"] = standing.service.id().into();
    value["collected_by"] = standing.collected_by.map(|it| it.id()).into();
    value["next_step"] = standing.next_step.as_ref().map(|it| it.id()).into();
    value["next_on"] = standing.next_at.map(|at| at.date().to_string()).into();
}
