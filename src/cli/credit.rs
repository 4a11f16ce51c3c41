//! `cobro credit DEBTOR INVOICE [AMOUNT]` and `cobro writeoff DEBTOR INVOICE [AMOUNT] --reason TEXT`: what the house takes
//! off an invoice.
//!
//! JSON: `{code, name, entries, band, amounts, invoice, amount, currency}`.

use serde_json::Value;

use super::failure::Failure;
use super::json::amount as shown;
use super::order::{self, Desk};
use super::output::Done;
use super::session::Session;
use crate::app::{DebtorFile, Ordered};
use crate::clean::{TEXT_LENGTH, clean_text};
use crate::domain::fact::Fact;
use crate::domain::order::{CreditNoteOrder, Order, WriteOffOrder};

/// Off which invoice, how much and why.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "DEBTOR")]
    debtor: String,
    #[arg(value_name = "INVOICE")]
    invoice: String,
    #[arg(value_name = "AMOUNT", allow_negative_numbers = true)]
    amount: Option<String>,
    #[arg(long, value_name = "NUMBER")]
    number: Option<String>,
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

/// Which invoice is given up, how much and why.
#[derive(Debug, clap::Args)]
pub(super) struct WriteOffArgs {
    #[arg(value_name = "DEBTOR")]
    debtor: String,
    #[arg(value_name = "INVOICE")]
    invoice: String,
    #[arg(value_name = "AMOUNT", allow_negative_numbers = true)]
    amount: Option<String>,
    #[arg(long, value_name = "TEXT")]
    reason: String,
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    let text = |text: &Option<String>| {
        let text = text.as_deref().map(|it| clean_text(it, TEXT_LENGTH));
        text.map(|it| it.trim().to_owned())
    };
    let typed = args.amount.as_deref().map(|it| order::amount(session, it));
    let order = Order::CreditNote(CreditNoteOrder {
        invoice: args.invoice.clone(),
        amount: typed.transpose()?.map(|(amount, _)| amount),
        number: text(&args.number),
        reason: text(&args.reason),
    });
    Desk::open(session, &args.debtor)?.place(&order, reduced)
}

pub(super) fn write_off(session: &Session, args: &WriteOffArgs) -> Result<Done, Failure> {
    let typed = args.amount.as_deref().map(|it| order::amount(session, it));
    let order = Order::WriteOff(WriteOffOrder {
        invoice: args.invoice.clone(),
        amount: typed.transpose()?.map(|(amount, _)| amount),
        reason: clean_text(&args.reason, TEXT_LENGTH).into_owned(),
    });
    Desk::open(session, &args.debtor)?.place(&order, reduced)
}

fn reduced(ordered: &Ordered, after: &DebtorFile, value: &mut Value) {
    for (_, fact) in &ordered.facts {
        let (number, amount) = match fact {
            Fact::CreditNote(it) => (&it.invoice, it.amount),
            Fact::WriteOff(it) => (&it.invoice, it.amount),
            _ => continue,
        };
        value["invoice"] = number.clone().into();
        if let Some(invoice) = after.account.invoice(number) {
            let currency = invoice.total.currency;
            value["amount"] = shown(amount, currency).into();
            value["currency"] = currency.code().into();
        }
    }
}
