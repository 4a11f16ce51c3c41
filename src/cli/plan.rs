//! `cobro plan DEBTOR`: proposes a payment plan; with `--accept` it is recorded.
//!
//! JSON: `{code, name, accepted, total, currency, invoices, instalments: [{due_on, amount}], replaces, needs_reason}`, with
//! `entries`, `band` and `amounts` once it is accepted. `needs_reason` says why the policy allows it only with `--reason`, or is
//! null. With `--agreement`: `agreement`, the path of the page, and `missing`, the settings that it
//! leaves room for; of a plan that was accepted before, `{code, name, agreed_on, total, currency, agreement, missing}`.

use std::path::{Path, PathBuf};

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::failure::Failure;
use super::json::amount as shown;
use super::order::{self, Desk};
use super::output::Done;
use super::session::Session;
use crate::clean::{TEXT_LENGTH, clean_text};
use crate::domain::account::Account;
use crate::domain::agreement::Agreement;
use crate::domain::money::{Currency, Money};
use crate::domain::order::{Every, Order, Parts, PlanOrder, PlanProposal, promise_day};
use crate::print::{Format, Press, PrintError, Sheet};

/// For what, in how many parts, from when and how often.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "DEBTOR")]
    debtor: String,
    #[arg(long, value_name = "COUNT", conflicts_with = "each")]
    instalments: Option<u32>,
    #[arg(long, value_name = "AMOUNT", allow_negative_numbers = true)]
    each: Option<String>,
    #[arg(long, value_name = "DATE")]
    first: Option<String>,
    #[arg(long, value_name = "EVERY")]
    every: Option<String>,
    #[arg(long, value_name = "AMOUNT", allow_negative_numbers = true)]
    at_once: Option<String>,
    #[arg(long = "invoice", value_name = "NUMBER")]
    invoices: Vec<String>,
    #[arg(long, value_name = "CODE", value_parser = order::currency_code)]
    currency: Option<Currency>,
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    #[arg(long)]
    accept: bool,
    #[arg(long, value_name = "FILE")]
    agreement: Option<PathBuf>,
    #[arg(long, requires = "agreement")]
    force: bool,
    #[arg(long, requires = "agreement")]
    pdf: bool,
}

impl Args {
    /// The form of the agreement: a PDF when it is asked for or named like one.
    fn format(&self) -> Format {
        let named = self.agreement.as_deref().and_then(Format::of);
        match self.pdf {
            true => Format::Pdf,
            false => named.unwrap_or(Format::Html),
        }
    }

    /// Whether anything is said about what a plan is to be.
    fn proposes(&self) -> bool {
        self.instalments.is_some()
            || self.each.is_some()
            || self.first.is_some()
            || self.every.is_some()
            || self.at_once.is_some()
            || self.currency.is_some()
            || !self.invoices.is_empty()
    }
}

/// Instalments when nobody says how many.
const USUAL: u32 = 3;

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    if let Some(path) = args.agreement.as_deref().filter(|_| !args.accept) {
        if args.proposes() {
            let text = session.texts.get("cli-plan-agreement-needs-accept");
            return Err(Failure::Usage(text));
        }
        return write_agreement(session, args, path);
    }
    let desk = Desk::open(session, &args.debtor)?;
    let order = read(session, args, &desk.file.account)?;
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
        value["needs_reason"] = proposal
            .exception
            .map(|it| session.texts.exception(it))
            .into();
    };
    if args.accept {
        let Some(path) = &args.agreement else {
            return desk.place(&Order::Plan(order), |_, _, value| describe(value));
        };
        // The page is written before the plan is recorded and kept after it: there is never one without the other.
        let policy = session.config.policy();
        let account = &desk.file.account;
        let agreement = Agreement::of_proposal(account, &proposal, session.today(), &policy);
        let press = session.press();
        let page = press.made(press.agreement(&agreement)?, args.format(), session.now())?;
        let sheet = Sheet::lay(path, page, args.force)?;
        let place = sheet.place();
        let done = desk.place(&Order::Plan(order), |_, _, value| {
            describe(value);
            value["agreement"] = place.display().to_string().into();
            value["missing"] = press.missing().into();
        })?;
        let path = sheet.keep()?;
        return Ok(match session.json {
            true => done,
            false => done.and(&written(session, &path, &press)),
        });
    }
    let details = &desk.file.account.details;
    let value = || {
        let mut value = json!({ "code": details.key(), "name": details.display_name() });
        describe(&mut value);
        value
    };
    Ok(Done::either(session.json, value, || {
        let account = &desk.file.account;
        in_words(session, account, &proposal, order.reason.is_some())
    }))
}

/// Writes the agreement of the plan that was accepted before.
fn write_agreement(session: &Session, args: &Args, path: &Path) -> Result<Done, Failure> {
    let desk = Desk::open(session, &args.debtor)?;
    let agreement = desk.agreement()?.ok_or(PrintError::NoPlan)?;
    let press = session.press();
    let page = press.made(press.agreement(&agreement)?, args.format(), session.now())?;
    let path = Sheet::lay(path, page, args.force)?.keep()?;
    let details = &desk.file.account.details;
    let total = agreement.total;
    let value = || {
        json!({
            "code": details.key(),
            "name": details.display_name(),
            "agreed_on": agreement.agreed_on,
            "total": shown(total.amount, total.currency),
            "currency": total.currency.code(),
            "agreement": path.display().to_string(),
            "missing": press.missing(),
        })
    };
    Ok(Done::either(session.json, value, || {
        written(session, &path, &press)
    }))
}

/// Where the page is, and what it leaves room for.
fn written(session: &Session, path: &Path, press: &Press) -> String {
    let path = path.display().to_string();
    let mut text = session.with("print-written", &[("path", path.into())]);
    let missing = press.missing();
    if !missing.is_empty() {
        let settings = missing.join(", ");
        text.push('\n');
        text.push_str(&session.with("print-missing", &[("settings", settings.into())]));
    }
    text
}

fn in_words(
    session: &Session,
    account: &Account,
    proposal: &PlanProposal,
    explained: bool,
) -> String {
    let texts = &session.texts;
    let places = [
        ("name", account.details.display_name().into()),
        ("money", texts.money(proposal.total).into()),
        ("invoices", proposal.invoices.join(", ").into()),
    ];
    let mut lines = vec![session.with("cli-plan-proposed", &places)];
    if !proposal.replaces.is_empty() {
        let replaced = texts.agreements(account, &proposal.replaces, session.today());
        lines.push(texts.with("form-plan-replaces", &[("agreements", replaced.into())]));
    }
    for (at, instalment) in proposal.instalments.iter().enumerate() {
        let money = Money::new(instalment.amount, proposal.total.currency);
        let day = texts.day_in_full(instalment.due_on);
        lines.push(format!("{:>4}  {:>16}  {day}", at + 1, texts.money(money)));
    }
    if let Some(exception) = proposal.exception.filter(|_| !explained) {
        lines.push(format!("{} (--reason)", texts.exception(exception)));
    }
    lines.push(texts.get("cli-plan-how-to-accept"));
    lines.join("\n")
}

fn read(session: &Session, args: &Args, account: &Account) -> Result<PlanOrder, Failure> {
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
        currency: match args.invoices.is_empty() {
            true => order::currency(session, account, args.currency)?,
            false => args.currency,
        },
        reason: args
            .reason
            .as_deref()
            .map(|text| clean_text(text, TEXT_LENGTH).into_owned()),
    })
}

/// `week`, `fortnight`, `month`, `10 days`, a day of the month, or the words for them.
pub(super) fn every(session: &Session, typed: &str) -> Result<Every, Failure> {
    match session.texts.typed_every(typed) {
        Some(every) => Ok(every),
        None => order::one_of(session, typed, &Every::NAMED, Every::id, "every"),
    }
}
