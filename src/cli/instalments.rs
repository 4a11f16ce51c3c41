//! `cobro instalments DEBTOR INVOICE`: an invoice is to be paid in instalments with their own due dates.
//!
//! JSON: `{code, name, entries, band, amounts, invoice, instalments: [{due_on, amount, balance}], currency}`.

use serde_json::{Value, json};

use super::failure::Failure;
use super::json::amount as shown;
use super::order::{self, Desk};
use super::output::Done;
use super::session::Session;
use crate::app::DebtorFile;
use crate::domain::order::{Order, Parts, SplitOrder};

/// Which invoice, in how many parts, from when and how often.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "DEBTOR")]
    debtor: String,
    #[arg(value_name = "INVOICE")]
    invoice: String,
    #[arg(
        long,
        value_name = "COUNT",
        required_unless_present = "each",
        conflicts_with = "each"
    )]
    count: Option<u32>,
    #[arg(long, value_name = "AMOUNT", allow_negative_numbers = true)]
    each: Option<String>,
    #[arg(long, value_name = "DATE")]
    first: Option<String>,
    #[arg(long, value_name = "EVERY")]
    every: Option<String>,
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    let desk = Desk::open(session, &args.debtor)?;
    let first = args.first.as_deref().map(|it| order::day(session, it));
    let invoice = desk.file.account.invoice(&args.invoice);
    let due_on = invoice.and_then(|it| it.parts.first()).map(|it| it.due_on);
    let parts = match &args.each {
        Some(each) => Parts::Each(order::amount(session, each)?.0),
        None => Parts::Count(args.count.unwrap_or(1)),
    };
    let split = SplitOrder {
        invoice: args.invoice.clone(),
        parts,
        first_on: first.transpose()?.or(due_on).unwrap_or(session.today()),
        every: super::plan::every(session, args.every.as_deref().unwrap_or("month"))?,
    };
    let number = args.invoice.clone();
    desk.place(&Order::Split(split), |_, after, value| {
        add_instalments(after, &number, value);
    })
}

fn add_instalments(after: &DebtorFile, number: &str, value: &mut Value) {
    let Some(invoice) = after.account.invoice(number) else {
        return;
    };
    let currency = invoice.total.currency;
    let parts = invoice.parts.iter().map(|part| {
        json!({
            "due_on": part.due_on,
            "amount": shown(part.amount, currency),
            "balance": shown(part.balance, currency),
        })
    });
    value["invoice"] = number.into();
    value["instalments"] = parts.collect();
    value["currency"] = currency.code().into();
}
