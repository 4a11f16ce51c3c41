//! `cobro people DEBTOR`: whom to ask for and how to reach them; `add`, `change` and `gone` record it.
//!
//! JSON: `{code, name, people: [{number, imported, name, role, phones: [{number, shown, read}], emails, whatsapp, language,
//! best_hours: {from, to}, do_not_contact: {reason, channels}}]}`; what records adds `entries`, `band`, `amounts` and
//! `unread`, the numbers that stand as they were typed.

use clap::Subcommand;
use serde_json::json;

use super::dealings::{country, people};
use super::failure::Failure;
use super::order::{Desk, one_of};
use super::output::Done;
use super::session::Session;
use crate::app::{AppError, DebtorFile};
use crate::clean::{TEXT_LENGTH, clean_text};
use crate::domain::contact::Channel;
use crate::domain::fact::EntryNumber;
use crate::domain::order::{Order, Refusal};
use crate::domain::person::{DoNotContact, HourRange, PersonStated, is_email, read_language};

/// Whose people, and what to record.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "DEBTOR")]
    debtor: String,
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Debug, Subcommand)]
enum What {
    Add(Stated),
    Change(ChangeArgs),
    Gone(GoneArgs),
}

/// What is known of a person; an empty text is no longer known.
#[derive(Debug, clap::Args)]
struct Stated {
    #[arg(long, value_name = "TEXT")]
    name: Option<String>,
    #[arg(long, value_name = "TEXT")]
    role: Option<String>,
    #[arg(long, value_name = "NUMBER", allow_hyphen_values = true)]
    phone: Vec<String>,
    #[arg(long, value_name = "EMAIL")]
    email: Vec<String>,
    #[arg(long, value_name = "NUMBER", allow_hyphen_values = true)]
    whatsapp: Option<String>,
    #[arg(long, value_name = "LANG")]
    language: Option<String>,
    #[arg(long, value_name = "HOURS")]
    hours: Option<String>,
    #[arg(long, value_name = "REASON")]
    do_not_contact: Option<String>,
    #[arg(long, value_name = "WAY", requires = "do_not_contact")]
    closed: Vec<String>,
}

#[derive(Debug, clap::Args)]
struct ChangeArgs {
    #[arg(value_name = "NUMBER")]
    number: EntryNumber,
    #[command(flatten)]
    stated: Stated,
}

#[derive(Debug, clap::Args)]
struct GoneArgs {
    #[arg(value_name = "NUMBER")]
    number: EntryNumber,
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    let desk = Desk::open(session, &args.debtor)?;
    let stated = match &args.what {
        None => return Ok(list(session, &desk.file)),
        Some(What::Add(stated)) => over(session, stated, PersonStated::default())?,
        Some(What::Change(change)) => {
            over(session, &change.stated, known(&desk.file, change.number)?)?
        }
        Some(What::Gone(gone)) => PersonStated {
            gone: true,
            ..known(&desk.file, gone.number)?
        },
    };
    let country = country(session, &desk.file);
    let stated = stated.with_numbers_kept(&country);
    let unread: Vec<String> = stated
        .unread_numbers(&country)
        .into_iter()
        .map(str::to_owned)
        .collect();
    let order = Order::Person(Box::new(stated));
    let done = desk.place(&order, |_, after, value| {
        value["people"] = people(session, after);
        value["unread"] = json!(unread);
    })?;
    if session.json || unread.is_empty() {
        return Ok(done);
    }
    let numbers = unread.join(", ");
    Ok(done.and(&session.with("person-unread", &[("numbers", numbers.into())])))
}

/// A person as they were last stated.
fn known(file: &DebtorFile, number: EntryNumber) -> Result<PersonStated, Failure> {
    let people = file.account.people();
    let found = people.into_iter().find(|it| it.number == number);
    let missing = || Failure::App(AppError::Refused(Refusal::NoSuchEntry(number)));
    let stated = found.ok_or_else(missing)?.stated;
    Ok(PersonStated {
        person: Some(number),
        ..stated
    })
}

/// What was typed, over what was known.
fn over(session: &Session, typed: &Stated, before: PersonStated) -> Result<PersonStated, Failure> {
    let text = |typed: &Option<String>, before: Option<String>| match typed {
        Some(typed) => clean(typed),
        None => before,
    };
    let list = |typed: &[String], before: Vec<String>| match typed {
        [] => before,
        typed => typed.iter().filter_map(|it| clean(it)).collect(),
    };
    let closed: Result<Vec<Channel>, Failure> = typed
        .closed
        .iter()
        .map(|it| one_of(session, it, &Channel::ALL, Channel::id, "channel"))
        .collect();
    let do_not_contact = match &typed.do_not_contact {
        Some(reason) => clean(reason).map(|reason| DoNotContact {
            reason,
            channels: Vec::new(),
        }),
        None => before.do_not_contact,
    };
    let channels = closed?;
    let emails = list(&typed.email, before.emails);
    if let Some(bad) = emails
        .iter()
        .find(|it| !typed.email.is_empty() && !is_email(it))
    {
        let why = session.with("typed-email-bad", &[("email", bad.as_str().into())]);
        return Err(Failure::Usage(why));
    }
    let language = match &typed.language {
        Some(typed) => clean(typed).map(|it| language(session, &it)).transpose()?,
        None => before.language,
    };
    Ok(PersonStated {
        person: before.person,
        name: text(&typed.name, Some(before.name)).unwrap_or_default(),
        role: text(&typed.role, before.role),
        phones: list(&typed.phone, before.phones),
        emails,
        whatsapp: text(&typed.whatsapp, before.whatsapp),
        language,
        best_hours: match &typed.hours {
            Some(typed) => hours(session, typed)?,
            None => before.best_hours,
        },
        do_not_contact: do_not_contact.map(|it| match channels.is_empty() {
            true => it,
            false => DoNotContact { channels, ..it },
        }),
        gone: false,
    })
}

fn clean(typed: &str) -> Option<String> {
    let text = clean_text(typed, TEXT_LENGTH).trim().to_owned();
    (!text.is_empty()).then_some(text)
}

fn language(session: &Session, typed: &str) -> Result<String, Failure> {
    let code = read_language(typed).map(str::to_owned);
    let unknown = || session.with("typed-language-bad", &[("typed", typed.into())]);
    code.ok_or_else(|| Failure::Usage(unknown()))
}

fn hours(session: &Session, typed: &str) -> Result<Option<HourRange>, Failure> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    HourRange::parse(typed).map(Some).ok_or_else(|| {
        let why = session.texts.get("typed-hours-bad");
        let places = [("typed", typed.into()), ("why", why.into())];
        Failure::Usage(session.with("cli-bad-terms", &places))
    })
}

fn list(session: &Session, file: &DebtorFile) -> Done {
    let texts = &session.texts;
    let details = &file.account.details;
    let value = || {
        json!({
            "code": details.key(),
            "name": details.display_name(),
            "people": people(session, file),
        })
    };
    Done::either(session.json, value, || {
        let people = file.account.people();
        if people.is_empty() {
            return texts.get("people-none");
        }
        let country = country(session, file);
        let each = people.iter().map(|it| {
            let number = format!("#{}", it.number);
            let stated = it.stated.clone().with_numbers_kept(&country);
            format!("{number:>5}  {}\n", texts.person(&stated))
        });
        each.collect()
    })
}
