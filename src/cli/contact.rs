//! `cobro contact DEBTOR --channel CHANNEL [--outcome OUTCOME] …`: a call, message, letter or visit that took place.
//!
//! JSON: `{code, name, entries, band, amounts, contact: {channel, direction, outcome, at, person, address, seconds, excuse,
//! step, call_back_at, note, exception}, next_step, next_at}`; `next_at` is null when nothing is open.

use chrono::NaiveDateTime;
use serde_json::{Value, json};

use super::failure::Failure;
use super::order::{self, Desk, words};
use super::output::Done;
use super::session::Session;
use crate::app::{DebtorFile, Ordered};
use crate::clean::clean_lines;
use crate::domain::fact::{Channel, Contact, Direction, Fact, Outcome};
use crate::domain::order::{ContactOrder, ForStep, Order};
use crate::domain::protocol::StepId;
use crate::domain::search::fold;
use crate::message::Scripts;

/// What took place, and how it ended.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "DEBTOR")]
    debtor: String,
    #[arg(long, value_name = "CHANNEL")]
    channel: String,
    #[arg(long, value_name = "OUTCOME")]
    outcome: Option<String>,
    #[arg(long)]
    incoming: bool,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    #[arg(long, value_name = "WHEN")]
    at: Option<String>,
    #[arg(long, value_name = "NAME")]
    person: Option<String>,
    #[arg(long, value_name = "MINUTES")]
    minutes: Option<String>,
    #[arg(long, value_name = "WHEN")]
    call_back: Option<String>,
    #[arg(long, value_name = "CODE")]
    excuse: Option<String>,
    #[arg(long, value_name = "STEP")]
    step: Option<String>,
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    let desk = Desk::open(session, &args.debtor)?;
    let order = read(session, args, &desk.file)?;
    desk.place(&Order::Contact(Box::new(order)), contact)
}

fn read(session: &Session, args: &Args, file: &DebtorFile) -> Result<ContactOrder, Failure> {
    let channel = order::one_of(
        session,
        &args.channel,
        &Channel::ALL,
        Channel::id,
        "channel",
    )?;
    let direction = if args.incoming {
        Direction::In
    } else {
        Direction::Out
    };
    let outcome = match &args.outcome {
        Some(typed) => order::one_of(session, typed, &Outcome::ALL, Outcome::id, "outcome")?,
        None => Outcome::usual(channel, direction),
    };
    if !outcome.fits(channel) {
        let fitting = Outcome::ALL.into_iter().filter(|it| it.fits(channel));
        let known: Vec<&str> = fitting.map(Outcome::id).collect();
        return Err(unfit(session, "outcome", outcome.id(), channel, &known));
    }
    if let Some(minutes) = args.minutes.as_ref().filter(|_| !channel.takes_time()) {
        let fitting = Channel::ALL.into_iter().filter(|it| it.takes_time());
        let known: Vec<&str> = fitting.map(Channel::id).collect();
        return Err(unfit(session, "minutes", minutes, channel, &known));
    }
    let excuse = match words(args.excuse.as_deref()) {
        None => None,
        Some(typed) => Some(excuse(session, &typed)?),
    };
    let moment = |typed: &String| order::moment(session, typed);
    let at = args.at.as_ref().map(|it| order::past_moment(session, it));
    let seconds = args.minutes.as_ref().map(|it| seconds(session, it));
    let mut contact = Contact {
        call_back_at: args.call_back.as_ref().map(moment).transpose()?,
        note: args
            .note
            .as_deref()
            .map(clean_lines)
            .filter(|it| !it.is_empty()),
        person: words(args.person.as_deref()),
        seconds: seconds.transpose()?,
        excuse,
        exception: words(args.reason.as_deref()),
        ..Contact::new(channel, direction, outcome)
    };
    name_person(&mut contact, session, file);
    Ok(ContactOrder {
        contact,
        at: at.transpose()?,
        for_step: match args.step.as_deref() {
            None => ForStep::Fitting,
            Some("none") => ForStep::None,
            Some(id) => ForStep::Named(StepId::from(id)),
        },
    })
}

/// What was typed does not go with the channel; `known` does, or are the channels that it goes with.
fn unfit(session: &Session, what: &str, typed: &str, channel: Channel, known: &[&str]) -> Failure {
    let places = [
        ("typed", typed.into()),
        ("channel", channel.id().into()),
        ("known", known.join(", ").into()),
    ];
    Failure::Usage(session.with(&format!("cli-unfit-{what}"), &places))
}

/// The code of an excuse, by the code or the name that the file of scripts gives it.
fn excuse(session: &Session, typed: &str) -> Result<String, Failure> {
    let (scripts, _) = Scripts::load(session.config_path.as_deref());
    let names = scripts.excuse_names(session.texts.tag());
    let wanted = fold(typed);
    let mut all = names.iter();
    let found = all.find(|(code, name)| fold(code) == wanted || fold(name) == wanted);
    found.map(|(code, _)| code.clone()).ok_or_else(|| {
        let known: Vec<&str> = names.keys().map(String::as_str).collect();
        let places = [("typed", typed.into()), ("known", known.join(", ").into())];
        Failure::Usage(session.with("cli-unknown-excuse", &places))
    })
}

/// A person of the client's who is meant by part of their name is named in full, with the address for the channel.
fn name_person(contact: &mut Contact, session: &Session, file: &DebtorFile) {
    let Some(typed) = contact.person.as_deref().map(fold) else {
        return;
    };
    let ways = file
        .account
        .reachable(contact.channel, session.now().time());
    let people = file.account.people();
    let named = people.iter().map(|it| &it.stated.name);
    let mut fitting = named.filter(|name| fold(name).contains(&typed));
    if let (Some(only), None) = (fitting.next(), fitting.next()) {
        let way = ways.into_iter().find(|way| way.person.stated.name == *only);
        contact.address = way.and_then(|way| way.address);
        contact.person = Some(only.clone());
    }
}

/// `3` are minutes, `3:20` minutes and seconds.
fn seconds(session: &Session, typed: &str) -> Result<u32, Failure> {
    let (minutes, seconds) = typed.split_once(':').unwrap_or((typed, "0"));
    let number = |text: &str, most: u32| text.parse::<u32>().ok().filter(|it| *it <= most);
    match (number(minutes, 24 * 60), number(seconds, 59)) {
        (Some(minutes), Some(seconds)) => Ok(minutes * 60 + seconds),
        _ => {
            let places = [("typed", typed.into())];
            Err(Failure::Usage(session.with("cli-bad-minutes", &places)))
        }
    }
}

fn contact(ordered: &Ordered, after: &DebtorFile, value: &mut Value) {
    let entry = ordered.facts.iter().find_map(|(number, fact)| match fact {
        Fact::Contact(contact) => Some((number, contact)),
        _ => None,
    });
    if let Some((number, it)) = entry {
        let mut entries = after.entries.iter();
        let at = entries.find(|entry| entry.number == *number);
        let at = at.map(|entry| entry.happened_at);
        value["contact"] = contact_json(it, at);
    }
    add_next(after, value);
}

/// Adds `next_step` and `next_at`.
pub(super) fn add_next(after: &DebtorFile, value: &mut Value) {
    value["next_step"] = after.standing.next_step.as_ref().map(|it| it.id()).into();
    value["next_at"] = json!(after.standing.next_at);
}

/// `{channel, direction, outcome, at, person, address, seconds, excuse, step, call_back_at, note, exception}`.
pub(super) fn contact_json(it: &Contact, at: Option<NaiveDateTime>) -> Value {
    json!({
        "channel": it.channel.id(),
        "direction": it.direction,
        "outcome": it.outcome.id(),
        "at": at,
        "person": it.person,
        "address": it.address,
        "seconds": it.seconds,
        "excuse": it.excuse,
        "step": it.step.as_ref().map(|it| it.step.as_str()),
        "call_back_at": it.call_back_at,
        "note": it.note,
        "exception": it.exception,
    })
}
