//! `cobro plan DEBTOR`: proposes a payment plan; with `--accept` it is recorded.
//!
//! JSON: `{code, name, accepted, total, currency, invoices, instalments: [{due_on, amount}], replaces}`, with `entries`, `band`
//! and `amounts` once it is accepted; with `--cancel` only these.

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::failure::Failure;
use super::json::amount as shown;
use super::order::{self, Desk};
use super::output::Done;
use super::session::Session;
use crate::app::promise_day;
use crate::domain::money::Money;
use crate::domain::order::{Every, Order, Parts, PlanOrder, PlanProposal};

/// For what, in how many parts, from when and how often.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "DEBTOR")]
    debtor: String,
    #[arg(long, value_name = "COUNT", conflicts_with = "each")]
    instalments: Option<u32>,
    #[arg(long, value_name = "AMOUNT")]
    each: Option<String>,
    #[arg(long, value_name = "DATE")]
    first: Option<String>,
    #[arg(long, value_name = "EVERY")]
    every: Option<String>,
    #[arg(long, value_name = "AMOUNT")]
    at_once: Option<String>,
    #[arg(long = "invoice", value_name = "NUMBER")]
    invoices: Vec<String>,
    #[arg(long)]
    accept: bool,
}

/// Instalments when nobody says how many.
const USUAL: u32 = 3;

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    let order = read(session, args)?;
    let desk = Desk::open(session, &args.debtor)?;
    let proposal = desk.proposal(&order)?;
    let describe = |value: &mut Value| {
        let currency = proposal.total.currency;
        let instalments = proposal.instalments.iter();
        let instalments = instalments
            .map(|it| json!({ "due_on": it.due_on, "amount": shown(it.amount, currency) }));
        value["accepted"] = args.accept.into();
        value["total"] = shown(proposal.total.amount, currency).into();
        value["currency"] = currency.code().into();
        value["invoices"] = proposal.invoices.clone().into();
        value["instalments"] = instalments.collect();
        value["replaces"] = proposal.replaces.clone().into();
    };
    if args.accept {
        return desk.place(&Order::Plan(order), |_, _, value| describe(value));
    }
    let details = &desk.file.account.details;
    let value = || {
        let mut value = json!({ "code": details.key(), "name": details.display_name() });
        describe(&mut value);
        value
    };
    Ok(Done::either(session.json, value, || {
        in_words(session, details.display_name(), &proposal)
    }))
}

fn in_words(session: &Session, name: &str, proposal: &PlanProposal) -> String {
    let texts = &session.texts;
    let places = [
        ("name", name.into()),
        ("money", texts.money(proposal.total).into()),
        ("invoices", proposal.invoices.join(", ").into()),
    ];
    let mut lines = vec![session.with("cli-plan-proposed", &places)];
    for (at, instalment) in proposal.instalments.iter().enumerate() {
        let money = Money::new(instalment.amount, proposal.total.currency);
        let day = texts.day_in_full(instalment.due_on);
        lines.push(format!("{:>4}  {:>16}  {day}", at + 1, texts.money(money)));
    }
    lines.push(texts.get("cli-plan-how-to-accept"));
    lines.join("\n")
}

fn read(session: &Session, args: &Args) -> Result<PlanOrder, Failure> {
    let amount = |typed: &Option<String>| -> Result<Option<Decimal>, Failure> {
        let typed = typed.as_deref().map(|it| order::amount(session, it));
        Ok(typed.transpose()?.map(|(amount, _)| amount))
    };
    let days_ahead = session.config.promise.days_ahead;
    let first = args.first.as_deref().map(|it| order::day(session, it));
    let first = first.transpose()?;
    Ok(PlanOrder {
        invoices: args.invoices.clone(),
        parts: match amount(&args.each)? {
            Some(each) => Parts::Each(each),
            None => Parts::Count(args.instalments.unwrap_or(USUAL)),
        },
        first_on: first.unwrap_or_else(|| promise_day(session.today(), days_ahead)),
        every: every(session, args.every.as_deref().unwrap_or("month"))?,
        at_once: amount(&args.at_once)?,
    })
}

/// `week`, `fortnight`, `month`, a day of the month, or the words for them.
pub(super) fn every(session: &Session, typed: &str) -> Result<Every, Failure> {
    if let Ok(day) = typed.trim().parse::<u32>() {
        return Ok(Every::DayOfMonth(day));
    }
    let all = [Every::Week, Every::Fortnight, Every::Month];
    order::one_of(session, typed, &all, Every::id, "every")
}
