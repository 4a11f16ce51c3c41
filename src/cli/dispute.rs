//! `cobro dispute DEBTOR [INVOICE[=AMOUNT]…]`: what the client contests, until it is resolved.
//!
//! JSON: `{code, name, entries, band, amounts, disputes: [{entry, invoice, amount, currency, reason, text, assignee, opened_on,
//! review_on, resolved, outcome}]}`.

use serde_json::{Value, json};

use super::failure::Failure;
use super::json::amount as shown;
use super::order::{self, Desk};
use super::output::Done;
use super::session::Session;
use crate::app::{DebtorFile, Ordered};
use crate::clean::{TEXT_LENGTH, clean_text};
use crate::domain::account::{Account, Dispute};
use crate::domain::fact::{DisputeOutcome, DisputeReason, EntryNumber};
use crate::domain::order::{DisputeOrder, Order, ResolveOrder, ReviewOrder};

/// Which invoices, why, who looks at it and until when; or what became of a dispute.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "DEBTOR")]
    debtor: String,
    #[arg(value_name = "INVOICE[=AMOUNT]")]
    invoices: Vec<String>,
    #[arg(long, value_name = "REASON")]
    reason: Option<String>,
    #[arg(long, value_name = "TEXT")]
    text: Option<String>,
    #[arg(long, value_name = "NAME")]
    assignee: Option<String>,
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    #[arg(long, value_name = "ENTRY", conflicts_with_all = ["invoices", "resolved"])]
    reviewed: Option<EntryNumber>,
    #[arg(
        long,
        value_name = "ENTRY",
        conflicts_with = "invoices",
        requires = "outcome"
    )]
    resolved: Option<EntryNumber>,
    #[arg(long, value_name = "OUTCOME", requires = "resolved")]
    outcome: Option<String>,
    #[arg(long, value_name = "AMOUNT", requires = "resolved")]
    credited: Option<String>,
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    let desk = Desk::open(session, &args.debtor)?;
    let order = read(session, args, &desk.file.account)?;
    desk.place(&order, disputes)
}

fn read(session: &Session, args: &Args, account: &Account) -> Result<Order, Failure> {
    let text = |text: &Option<String>| {
        let text = text.as_deref().map(|it| clean_text(it, TEXT_LENGTH));
        text.map(|it| it.trim().to_owned())
    };
    let until = args.until.as_deref().map(|it| order::day(session, it));
    let until = until.transpose()?;
    if let Some(dispute) = args.reviewed {
        return Ok(Order::Review(ReviewOrder {
            dispute,
            review_on: until,
        }));
    }
    if let (Some(dispute), Some(outcome)) = (args.resolved, &args.outcome) {
        let all = &DisputeOutcome::ALL;
        let credited = args
            .credited
            .as_deref()
            .map(|it| order::amount(session, it));
        let outcome = order::one_of(session, outcome, all, DisputeOutcome::id, "dispute-outcome")?;
        if outcome != DisputeOutcome::Credited && credited.is_some() {
            return Err(Failure::Usage(session.texts.get("refused-not-credited")));
        }
        return Ok(Order::Resolve(ResolveOrder {
            dispute,
            outcome,
            credited: credited.transpose()?.map(|(amount, _)| amount),
            text: text(&args.text),
        }));
    }
    let reason = args.reason.as_deref().map(|typed| {
        let all = &DisputeReason::ALL;
        order::one_of(session, typed, all, DisputeReason::id, "dispute-reason")
    });
    let named = args.invoices.iter().map(|it| order::share(session, it));
    let mut invoices: Vec<_> = named.collect::<Result<_, _>>()?;
    if invoices.is_empty() {
        // With one open invoice there is no doubt which.
        let mut open = account
            .invoices
            .iter()
            .filter(|it| it.balance().amount > rust_decimal::Decimal::ZERO);
        match (open.next(), open.next()) {
            (Some(only), None) => invoices.push((only.number.clone(), None)),
            _ => return Err(Failure::Usage(session.texts.which_invoice(account))),
        }
    }
    Ok(Order::Dispute(DisputeOrder {
        invoices,
        reason: reason.transpose()?,
        text: text(&args.text),
        assignee: text(&args.assignee),
        review_on: until,
    }))
}

fn disputes(_: &Ordered, after: &DebtorFile, value: &mut Value) {
    let all = after.account.disputes.iter();
    value["disputes"] = all.map(|it| dispute(&after.account, it)).collect();
}

/// A dispute as JSON; the amount is what is contested now, or was when it was resolved.
pub(super) fn dispute(account: &Account, dispute: &Dispute) -> Value {
    let opened = &dispute.opened.what;
    let invoice = account.invoice(&opened.invoice);
    let currency = invoice.map(|it| it.total.currency);
    let balance = invoice.map(|it| it.balance().amount);
    let amount = opened.amount.or(balance).zip(currency);
    json!({
        "entry": dispute.opened.number,
        "invoice": opened.invoice,
        "amount": amount.map(|(amount, currency)| shown(amount, currency)),
        "currency": currency.map(|it| it.code()),
        "reason": opened.reason.map(DisputeReason::id),
        "text": opened.text,
        "assignee": opened.assignee,
        "opened_on": dispute.opened.at.date(),
        "review_on": dispute.reviewed.map_or(opened.review_on, |(_, on)| on),
        "resolved": dispute.resolved,
        "outcome": dispute.outcome.map(DisputeOutcome::id),
    })
}
