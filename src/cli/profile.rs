//! `cobro profile DEBTOR`: what kind of client it is; options record it, an empty text takes back.
//!
//! JSON: `{code, name, relationship, client_kind, client_kind_from, country, sector, needs, capacity, warning_signs,
//! allowed_channels}`; what records gives `{code, name, entries, band, amounts, profile: {…}}`.

use serde_json::Value;

use super::dealings::profile;
use super::failure::Failure;
use super::order::{Desk, one_of};
use super::output::Done;
use super::session::Session;
use crate::app::DebtorFile;
use crate::clean::{TEXT_LENGTH, clean_text};
use crate::domain::contact::Channel;
use crate::domain::fact::{ClientKind, ClientTerms, Profile};
use crate::domain::interest::client_kind;
use crate::domain::order::{Order, TermsOrder};
use crate::domain::profile::{Capacity, Relationship, WarningSign};

/// Whose profile, and what to record.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "DEBTOR")]
    debtor: String,
    #[arg(long, value_name = "WHAT")]
    relationship: Option<String>,
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    #[arg(long, value_name = "LAND")]
    country: Option<String>,
    #[arg(long, value_name = "TEXT")]
    sector: Option<String>,
    #[arg(long, value_name = "TEXT")]
    needs: Option<String>,
    #[arg(long, value_name = "WHAT")]
    capacity: Option<String>,
    #[arg(long, value_name = "SIGN")]
    sign: Vec<String>,
    #[arg(long, value_name = "WAY")]
    channel: Vec<String>,
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    let desk = Desk::open(session, &args.debtor)?;
    let mut orders = Vec::new();
    let stated = stated(session, args)?;
    if stated != Profile::default() {
        orders.push(Order::Profile(Box::new(stated)));
    }
    if let Some(typed) = &args.kind {
        let all = &ClientKind::ALL;
        let kind = one_of(session, typed, all, ClientKind::id, "client-kind")?;
        if desk.file.account.terms.client_kind != Some(kind) {
            let terms = ClientTerms {
                client_kind: Some(kind),
                ..ClientTerms::default()
            };
            orders.push(Order::Terms(TermsOrder { terms }));
        }
    }
    let order = match orders.len() {
        0 => return Ok(show(session, &desk.file)),
        1 => orders.remove(0),
        _ => Order::Several(orders),
    };
    desk.place(&order, |_, after, value| value["profile"] = profile(after))
}

fn stated(session: &Session, args: &Args) -> Result<Profile, Failure> {
    let text = |typed: &Option<String>| {
        let cleaned = |typed: &String| clean_text(typed, TEXT_LENGTH).trim().to_owned();
        typed.as_ref().map(cleaned)
    };
    let relationship = args.relationship.as_deref().map(|typed| {
        let all = Relationship::ALL;
        one_of(session, typed, all, Relationship::id, "relationship")
    });
    let capacity = args.capacity.as_deref().map(|typed| match typed.trim() {
        "" => Ok(Vec::new()),
        typed => one_of(session, typed, Capacity::ALL, Capacity::id, "capacity").map(|it| vec![it]),
    });
    let signs = several(&args.sign, |typed| {
        one_of(session, typed, WarningSign::ALL, WarningSign::id, "sign")
    });
    let channels = several(&args.channel, |typed| {
        one_of(session, typed, &Channel::ALL, Channel::id, "channel")
    });
    Ok(Profile {
        relationship: relationship.transpose()?,
        country: args
            .country
            .as_deref()
            .map(|it| country(session, it))
            .transpose()?,
        sector: text(&args.sector),
        needs: text(&args.needs),
        capacity: capacity.transpose()?,
        warning_signs: signs.transpose()?,
        allowed_channels: channels.transpose()?,
    })
}

/// All that were named; none when a single one is empty.
fn several<T>(
    typed: &[String],
    read: impl Fn(&str) -> Result<T, Failure>,
) -> Option<Result<Vec<T>, Failure>> {
    let named = typed.iter().filter(|it| !it.trim().is_empty());
    (!typed.is_empty()).then(|| named.map(|it| read(it)).collect())
}

/// Two letters, ISO 3166; empty for the house's own.
fn country(session: &Session, typed: &str) -> Result<String, Failure> {
    Profile::read_country(typed).ok_or_else(|| {
        let why = session.texts.get("typed-country-bad");
        let places = [("typed", typed.into()), ("why", why.into())];
        Failure::Usage(session.with("cli-bad-terms", &places))
    })
}

fn show(session: &Session, file: &DebtorFile) -> Done {
    let details = &file.account.details;
    let value = || {
        let mut value: Value = profile(file);
        value["code"] = details.key().into();
        value["name"] = details.display_name().into();
        value
    };
    Done::either(session.json, value, || {
        let texts = &session.texts;
        let mut told = texts.profile(&file.account.profile);
        if let Some((kind, source)) = client_kind(&file.account) {
            told = format!("{} · {told}", texts.client_kind(kind, source));
        }
        format!("{}: {told}", details.display_name())
    })
}
