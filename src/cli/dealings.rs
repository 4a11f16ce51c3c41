//! The pieces of JSON about how one deals with a client that several commands share: people, profile, protocol.

use chrono::NaiveDateTime;
use serde_json::{Value, json};

use super::session::Session;
use crate::app::DebtorFile;
use crate::domain::interest::client_kind;
use crate::domain::person::{IMPORTED, Person};
use crate::domain::phone;
use crate::domain::policy::Policy;
use crate::domain::protocol::Stage;

/// The country that numbers of a client without a country's code are of: the client's own, else the house's.
pub(super) fn country(session: &Session, file: &DebtorFile) -> String {
    let own = file.account.profile.country.clone();
    own.filter(|it| !it.is_empty())
        .unwrap_or_else(|| session.config.country())
}

/// `[{number, imported, name, role, phones: [{number, shown, read}], emails, whatsapp: {…} or null, language, best_hours:
/// {from, to}, do_not_contact: {reason, channels}}]`; `read` says whether a number could be read as such, then `number` is
/// in E.164.
pub(super) fn people(session: &Session, file: &DebtorFile) -> Value {
    let country = country(session, file);
    let people = file.account.people();
    let each = people.iter().map(|it| person(session, it, &country));
    each.collect()
}

fn person(session: &Session, person: &Person, country: &str) -> Value {
    let stated = &person.stated;
    let number = |typed: &String| {
        let kept = phone::keep(typed, country);
        json!({ "number": kept.text, "shown": session.texts.phone(&kept.text), "read": kept.read })
    };
    let hours = stated.best_hours.map(|it| {
        json!({ "from": it.from.format("%H:%M").to_string(), "to": it.to.format("%H:%M").to_string() })
    });
    let closed = stated.do_not_contact.as_ref().map(|it| {
        let channels: Vec<&str> = it.channels.iter().map(|it| it.id()).collect();
        json!({ "reason": it.reason, "channels": channels })
    });
    json!({
        "number": person.number,
        "imported": person.number == IMPORTED,
        "name": stated.name,
        "role": stated.role,
        "phones": stated.phones.iter().map(number).collect::<Vec<_>>(),
        "emails": stated.emails,
        "whatsapp": stated.whatsapp.as_ref().map(number),
        "language": stated.language,
        "best_hours": hours,
        "do_not_contact": closed,
    })
}

/// `{relationship, client_kind, client_kind_from, country, sector, needs, capacity, warning_signs, allowed_channels}`.
pub(super) fn profile(file: &DebtorFile) -> Value {
    let profile = &file.account.profile;
    let kind = client_kind(&file.account);
    let known = |text: &Option<String>| text.clone().filter(|it| !it.is_empty());
    let signs = profile.warning_signs().iter().map(|it| it.id());
    let channels = profile.allowed_channels().iter().map(|it| it.id());
    json!({
        "relationship": profile.relationship().id(),
        "client_kind": kind.map(|(kind, _)| kind.id()),
        "client_kind_from": kind.map(|(_, source)| source.id()),
        "country": known(&profile.country),
        "sector": known(&profile.sector),
        "needs": known(&profile.needs),
        "capacity": profile.capacity().map(|it| it.id()),
        "warning_signs": signs.collect::<Vec<_>>(),
        "allowed_channels": channels.collect::<Vec<_>>(),
    })
}

/// `{step, number, of, on, why, after: {step, on}}`, null when no protocol is to be followed. `step`, `number` and `on` are
/// null while something else comes first, as a promise; `after` is what comes then.
pub(super) fn protocol(
    session: &Session,
    file: &DebtorFile,
    now: NaiveDateTime,
    policy: &Policy,
) -> Value {
    let standing = &file.standing;
    let Some(stage) = Stage::of(&file.account, standing, now, policy) else {
        return Value::Null;
    };
    let on = standing.next_at.filter(|_| stage.step.is_some());
    json!({
        "step": stage.step.map(|(step, _)| step.id.as_str()),
        "number": stage.step.map(|(_, number)| number),
        "of": stage.of,
        "on": on.map(|at| at.date()),
        "why": session.texts.strongest_reason(standing, now.date()),
        "after": stage.after.map(|(step, on)| json!({ "step": step.id.as_str(), "on": on })),
    })
}
