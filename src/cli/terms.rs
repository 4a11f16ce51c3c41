//! `cobro terms DEBTOR`: shows what was agreed with a client or, with options, records it.
//!
//! JSON: `{code, name, client_kind, client_kind_from, payment_days, interest_rate, prescription_years, prepayment}`; what was
//! not agreed is null. `client_kind_from` is `stated`, or `tax_id` where the kind follows from the tax id.

use clap::ValueEnum;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::failure::Failure;
use super::output::Done;
use super::session::Session;
use crate::app::DebtorFile;
use crate::domain::fact::{ClientKind, ClientTerms};
use crate::domain::interest::{KindSource, client_kind};

/// Whose terms, and which to record.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Code, tax id, name or part of the name.
    #[arg(value_name = "DEBTOR")]
    debtor: String,
    /// Who the client is before the law.
    #[arg(long, value_name = "KIND")]
    kind: Option<Kind>,
    /// The agreed late interest in percent a year.
    #[arg(long, value_name = "PERCENT", value_parser = percent)]
    rate: Option<Decimal>,
    /// Days from issue to due date.
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u32).range(0..=3650))]
    payment_days: Option<u32>,
    /// Years after which a debt prescribes.
    #[arg(long, value_name = "YEARS", value_parser = clap::value_parser!(u32).range(1..=100))]
    prescription_years: Option<u32>,
    /// Whether new orders are to be paid in advance.
    #[arg(long, value_name = "YES_NO")]
    prepayment: Option<YesNo>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
#[value(rename_all = "snake_case")]
enum Kind {
    #[value(alias = "empresa")]
    Business,
    #[value(alias = "consumidor")]
    Consumer,
    #[value(aliases = ["administración", "administracion"])]
    PublicBody,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum YesNo {
    #[value(alias = "sí", alias = "si")]
    Yes,
    No,
}

impl From<Kind> for ClientKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Business => Self::Business,
            Kind::Consumer => Self::Consumer,
            Kind::PublicBody => Self::PublicBody,
        }
    }
}

/// A percentage with a decimal point or comma, between 0 and 100.
fn percent(text: &str) -> Result<Decimal, String> {
    let number = text.trim().trim_end_matches('%').trim().replace(',', ".");
    let number: Option<Decimal> = number.parse().ok();
    number
        .filter(|it| *it >= Decimal::ZERO && *it <= Decimal::ONE_HUNDRED)
        .ok_or_else(|| "0–100".to_owned())
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    let mut book = session.book()?;
    let debtor = book.find(&args.debtor)?;
    let terms = ClientTerms {
        client_kind: args.kind.map(ClientKind::from),
        payment_days: args.payment_days,
        interest_rate: args.rate,
        prescription_years: args.prescription_years,
        prepayment: args.prepayment.map(|it| it == YesNo::Yes),
    };
    if terms != ClientTerms::default() {
        book.set_terms(debtor, &terms)?;
    }
    let file = book.debtor(debtor)?;
    Ok(Done::either(
        session.json,
        || value(&file),
        || text(session, &file),
    ))
}

fn value(file: &DebtorFile) -> Value {
    let details = &file.account.details;
    let terms = &file.account.terms;
    let kind = client_kind(&file.account);
    json!({
        "code": details.key(),
        "name": details.display_name(),
        "client_kind": kind.map(|(kind, _)| kind.id()),
        "client_kind_from": kind.map(|(_, source)| source.id()),
        "payment_days": terms.payment_days,
        "interest_rate": terms.interest_rate.map(|rate| rate.to_string()),
        "prescription_years": terms.prescription_years,
        "prepayment": terms.prepayment,
    })
}

fn text(session: &Session, file: &DebtorFile) -> String {
    let texts = &session.texts;
    let details = &file.account.details;
    let stated = texts.client_terms(&file.account.terms);
    let mut parts = Vec::new();
    if let Some((kind, KindSource::TaxId)) = client_kind(&file.account) {
        parts.push(texts.client_kind(kind, KindSource::TaxId));
    }
    parts.extend(Some(stated).filter(|it| !it.is_empty()));
    if parts.is_empty() {
        parts.push(texts.get("cli-terms-none"));
    }
    format!("{}: {}", details.display_name(), parts.join(" · "))
}
