//! `cobro limits DEBTOR [--channel CHANNEL] [--person NAME]`: whether a debtor may be contacted now; `--print COUNTRY` writes
//! the rules of a country.
//!
//! JSON: `{code, name, at, channel, person, country, country_from, country_signs, client_kind, client_kind_from, allowed, until, channels_unknown,
//! stale_import, broken: [{rule, until, source: {kind, text}, message}], messages}`; `until` is null where waiting does not
//! help. With `--print`: `{country, text}`.

use chrono::NaiveDateTime;
use serde_json::{Value, json};

use super::failure::Failure;
use super::order::one_of;
use super::output::Done;
use super::session::Session;
use crate::config::policies::{COUNTRIES, default_text};
use crate::domain::contact::Channel;
use crate::domain::limits::{BeforeContact, Limits, Source};
use crate::domain::person::Person;
use crate::domain::search::fold;
use crate::i18n::Texts;

/// Whom, how and with whom.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "DEBTOR", required_unless_present = "print")]
    debtor: Option<String>,
    #[arg(long, value_name = "CHANNEL")]
    channel: Option<String>,
    #[arg(long, value_name = "NAME")]
    person: Option<String>,
    #[arg(long, value_name = "COUNTRY", conflicts_with_all = ["debtor", "channel", "person"])]
    print: Option<String>,
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    if let Some(country) = &args.print {
        return print(session, country);
    }
    let book = session.book()?;
    let debtor = book.find(args.debtor.as_deref().unwrap_or_default())?;
    let file = book.debtor(debtor)?;
    let channel = match &args.channel {
        Some(typed) => one_of(session, typed, &Channel::ALL, Channel::id, "channel")?,
        None => Channel::Call,
    };
    let people = file.account.people();
    let person = match &args.person {
        Some(name) => Some(named(session, &people, name)?),
        None => None,
    };
    let before = book.before_contact(debtor, channel, person.map(|it| it.number))?;
    let details = &file.account.details;
    let value = || {
        let mut value = limits_json(&session.texts, &before.limits);
        value["code"] = details.key().into();
        value["name"] = details.display_name().into();
        value["person"] = person.map(|it| it.stated.name.as_str()).into();
        value["stale_import"] = before.stale_import.map(moment).into();
        value["messages"] = session.texts.before_contact_hints(&before).into();
        value
    };
    let texts = || told(session, details.display_name(), &before);
    Ok(Done::either(session.json, value, texts))
}

fn told(session: &Session, name: &str, before: &BeforeContact) -> String {
    let texts = &session.texts;
    let limits = &before.limits;
    let about = [
        ("name", name.into()),
        ("channel", texts.channel(limits.channel).into()),
        ("when", texts.moment(limits.at, session.today()).into()),
    ];
    let kind = match limits.kind {
        Some((kind, _)) => texts.get(&format!("client-kind-{}", kind.id())),
        None => texts.get("limits-kind-unknown"),
    };
    let rules = [
        ("country", texts.limits_country_of(limits).into()),
        ("kind", kind.into()),
    ];
    let mut lines = vec![
        texts.with("limits-about", &about),
        texts.with("limits-rules", &rules),
    ];
    if limits.allowed() {
        lines.push(texts.get("limits-allowed"));
    } else {
        lines.push(texts.get("limits-not-allowed"));
        let broken = limits.broken.iter();
        lines.extend(broken.map(|it| format!("  - {}", texts.broken_limit(limits, it))));
        lines.push(texts.limits_end(limits));
    }
    lines.extend(texts.before_contact_hints(before));
    lines.push(texts.get("limits-no-advice"));
    lines.join("\n")
}

/// The person of this name, or of the only name that contains it.
fn named<'a>(session: &Session, people: &'a [Person], name: &str) -> Result<&'a Person, Failure> {
    let wanted = fold(name.trim());
    let exact = people.iter().find(|it| fold(&it.stated.name) == wanted);
    let mut alike = people
        .iter()
        .filter(|it| fold(&it.stated.name).contains(&wanted));
    let only = || alike.next().filter(|_| alike.next().is_none());
    exact.or_else(only).ok_or_else(|| {
        let known: Vec<&str> = people.iter().map(|it| it.stated.name.as_str()).collect();
        let places = [("name", name.into()), ("known", known.join(", ").into())];
        Failure::Usage(session.with("cli-limits-no-person", &places))
    })
}

/// The program's own rules of a country, to be copied and changed. Never the user's: their file is empty by then when what
/// is printed goes into it.
fn print(session: &Session, country: &str) -> Result<Done, Failure> {
    let country = country.trim().to_lowercase();
    let text = default_text(&country);
    let text = text.ok_or_else(|| {
        let places = [
            ("country", country.as_str().into()),
            ("known", COUNTRIES.join(", ").into()),
        ];
        Failure::Usage(session.with("cli-limits-no-country", &places))
    })?;
    let value = || json!({ "country": country, "text": text });
    let shown = || text.trim_end().to_owned();
    Ok(Done::either(session.json, value, shown))
}

fn moment(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%dT%H:%M:%S").to_string()
}

/// Whether a contact is allowed, as JSON.
pub(super) fn limits_json(texts: &Texts, limits: &Limits) -> Value {
    let broken = limits.broken.iter().map(|broken| {
        let kind = match &broken.source {
            Source::Law(_) => "law",
            Source::Caution => "caution",
            Source::Client => "client",
        };
        json!({
            "rule": broken.rule.id(),
            "until": broken.until.map(moment),
            "source": { "kind": kind, "text": texts.limit_source(&broken.source) },
            "message": texts.limit_rule(limits, &broken.rule),
        })
    });
    json!({
        "at": moment(limits.at),
        "channel": limits.channel.id(),
        "country": limits.country,
        "country_from": limits.country_from.id(),
        "country_signs": limits.country_from.signs().iter().map(|it| it.id()).collect::<Vec<_>>(),
        "client_kind": limits.kind.map(|(kind, _)| kind.id()),
        "client_kind_from": limits.kind.map(|(_, from)| from.id()),
        "allowed": limits.allowed(),
        "until": limits.until.map(moment),
        "channels_unknown": limits.channels_unknown,
        "broken": broken.collect::<Vec<_>>(),
    })
}
