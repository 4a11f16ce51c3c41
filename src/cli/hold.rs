//! `cobro hold DEBTOR UNTIL --reason TEXT [--invoice NUMBER]`: pauses collection; `--release ENTRY` ends a hold early.
//!
//! JSON: `{code, name, entries, band, amounts, holds: [{entry, invoice, until, reason}]}`.

use serde_json::{Value, json};

use super::failure::Failure;
use super::order::{self, Desk};
use super::output::Done;
use super::session::Session;
use crate::app::{DebtorFile, Ordered};
use crate::clean::{TEXT_LENGTH, clean_text};
use crate::domain::fact::EntryNumber;
use crate::domain::order::{HoldOrder, Order, ReleaseOrder};

/// Whom or what, until when and why.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "DEBTOR")]
    debtor: String,
    #[arg(value_name = "UNTIL", required_unless_present = "release")]
    until: Vec<String>,
    #[arg(long, value_name = "NUMBER")]
    invoice: Option<String>,
    #[arg(long, value_name = "TEXT", required_unless_present = "release")]
    reason: Option<String>,
    #[arg(long, value_name = "ENTRY", conflicts_with_all = ["until", "invoice", "reason"])]
    release: Option<EntryNumber>,
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    let order = match args.release {
        Some(hold) => Order::Release(ReleaseOrder { hold }),
        None => Order::Hold(HoldOrder {
            invoice: args.invoice.clone(),
            until: order::day(session, &args.until.join(" "))?,
            reason: clean_text(args.reason.as_deref().unwrap_or_default(), TEXT_LENGTH)
                .into_owned(),
        }),
    };
    Desk::open(session, &args.debtor)?.place(&order, holds)
}

fn holds(_: &Ordered, after: &DebtorFile, value: &mut Value) {
    let holds = after.account.holds.iter().map(|hold| {
        json!({
            "entry": hold.number,
            "invoice": hold.what.invoice,
            "until": hold.what.until,
            "reason": hold.what.reason,
        })
    });
    value["holds"] = holds.collect();
}
