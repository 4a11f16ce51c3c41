//! `cobro terms DEBTOR`: shows what was agreed with a client or, with options, records it; `none` takes something back, so
//! that the house's terms count again.
//!
//! JSON: `{code, name, client_kind, client_kind_from, payment_days, interest_rate, prescription_years, deposit_percent,
//! prepayment}`; what was not agreed is null. `client_kind_from` is `stated`, or `tax_id` where the kind follows from the tax
//! id.

use clap::ValueEnum;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::failure::Failure;
use super::output::Done;
use super::session::Session;
use crate::app::{AppError, DebtorFile};
use crate::domain::fact::{ClientKind, ClientTerms, TermsField};
use crate::domain::interest::{KindSource, client_kind};
use crate::domain::order::{Order, Refusal, TermsOrder};

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
    rate: Option<Setting<Decimal>>,
    /// Days from issue to due date.
    #[arg(long, value_name = "DAYS", value_parser = |text: &str| whole(text, 0, 3650))]
    payment_days: Option<Setting<u32>>,
    /// Years after which a debt prescribes.
    #[arg(long, value_name = "YEARS", value_parser = |text: &str| whole(text, 1, 100))]
    prescription_years: Option<Setting<u32>>,
    /// What is paid in advance of each order, in percent.
    #[arg(long, value_name = "PERCENT", value_parser = percent)]
    deposit: Option<Setting<Decimal>>,
    /// Whether new orders are to be paid in advance.
    #[arg(long, value_name = "YES_NO")]
    prepayment: Option<YesNo>,
}

/// What is agreed, or that nothing is any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Setting<T> {
    /// The house's terms count.
    None,
    /// This was agreed.
    Some(T),
}

impl<T> Setting<T> {
    /// What is stated; what is taken back goes to `unset`.
    fn stated(self, field: TermsField, unset: &mut Vec<TermsField>) -> Option<T> {
        match self {
            Self::Some(it) => Some(it),
            Self::None => {
                unset.push(field);
                None
            }
        }
    }
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
    #[value(aliases = ["ninguno", "ninguna"])]
    None,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum YesNo {
    #[value(alias = "sí", alias = "si")]
    Yes,
    No,
    #[value(aliases = ["ninguno", "ninguna"])]
    None,
}

impl From<Kind> for Setting<ClientKind> {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Business => Self::Some(ClientKind::Business),
            Kind::Consumer => Self::Some(ClientKind::Consumer),
            Kind::PublicBody => Self::Some(ClientKind::PublicBody),
            Kind::None => Self::None,
        }
    }
}

impl From<YesNo> for Setting<bool> {
    fn from(yes_no: YesNo) -> Self {
        match yes_no {
            YesNo::Yes => Self::Some(true),
            YesNo::No => Self::Some(false),
            YesNo::None => Self::None,
        }
    }
}

/// Whether the house's terms are to count again.
fn is_none(text: &str) -> bool {
    ["none", "ninguno", "ninguna"].contains(&text.trim())
}

/// A percentage with a decimal point or comma, between 0 and 100.
fn percent(text: &str) -> Result<Setting<Decimal>, String> {
    if is_none(text) {
        return Ok(Setting::None);
    }
    let number = text.trim().trim_end_matches('%').trim().replace(',', ".");
    let number: Option<Decimal> = number.parse().ok();
    number
        .filter(|it| *it >= Decimal::ZERO && *it <= Decimal::ONE_HUNDRED)
        .map(Setting::Some)
        .ok_or_else(|| "0–100, none".to_owned())
}

/// A whole number between two.
fn whole(text: &str, least: u32, most: u32) -> Result<Setting<u32>, String> {
    if is_none(text) {
        return Ok(Setting::None);
    }
    let number = text.trim().parse().ok();
    number
        .filter(|it| (least..=most).contains(it))
        .map(Setting::Some)
        .ok_or_else(|| format!("{least}–{most}, none"))
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    let mut book = session.book()?;
    let debtor = book.find(&args.debtor)?;
    let terms = stated(args);
    if terms != ClientTerms::default() {
        match book.order(debtor, &Order::Terms(TermsOrder { terms })) {
            // Saying again what stands already is no mistake.
            Ok(_) | Err(AppError::Refused(Refusal::NothingChanged)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let file = book.debtor(debtor)?;
    Ok(Done::either(
        session.json,
        || value(&file),
        || text(session, &file),
    ))
}

fn stated(args: &Args) -> ClientTerms {
    let mut unset = Vec::new();
    let kind = args.kind.map(Setting::from);
    let prepayment = args.prepayment.map(Setting::from);
    ClientTerms {
        client_kind: kind.and_then(|it| it.stated(TermsField::ClientKind, &mut unset)),
        payment_days: args
            .payment_days
            .and_then(|it| it.stated(TermsField::PaymentDays, &mut unset)),
        interest_rate: args
            .rate
            .and_then(|it| it.stated(TermsField::InterestRate, &mut unset)),
        prescription_years: args
            .prescription_years
            .and_then(|it| it.stated(TermsField::PrescriptionYears, &mut unset)),
        deposit_percent: args
            .deposit
            .and_then(|it| it.stated(TermsField::DepositPercent, &mut unset)),
        prepayment: prepayment.and_then(|it| it.stated(TermsField::Prepayment, &mut unset)),
        unset,
    }
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
        "deposit_percent": terms.deposit_percent.map(|percent| percent.to_string()),
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
