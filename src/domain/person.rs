//! People at the client's: whom to ask for, how to reach them, and who is to be left alone.

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

use super::account::Account;
use super::contact::{Channel, Outcome};
use super::fact::EntryNumber;
use super::phone;

/// The number of the person that the accounting program names; people written down by hand have that of their entry.
pub const IMPORTED: EntryNumber = 0;

/// Hours of the day in which somebody likes to be reached, local time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct HourRange {
    /// The first minute.
    pub from: NaiveTime,
    /// The minute at which it is over.
    pub to: NaiveTime,
}

impl HourRange {
    /// Whether a time lies in it.
    pub fn contains(self, time: NaiveTime) -> bool {
        self.from <= time && time < self.to
    }

    /// The hours as people type them: `9-11:30`, `9 a 11.30`, `09:00–14:00`, `9h-14h`.
    pub fn parse(typed: &str) -> Option<Self> {
        let typed = typed
            .to_lowercase()
            .replace(" to ", "-")
            .replace(" a ", "-");
        let (from, to) = typed.split_once(['-', '–'])?;
        let (from, to) = (hour(from)?, hour(to)?);
        (from < to).then_some(Self { from, to })
    }
}

/// An hour like `9`, `9:30`, `9.30`, `9h`.
fn hour(typed: &str) -> Option<NaiveTime> {
    let typed = typed.trim().trim_end_matches('h').replace('.', ":");
    let (hours, minutes) = typed.split_once(':').unwrap_or((&typed, "0"));
    NaiveTime::from_hms_opt(hours.trim().parse().ok()?, minutes.trim().parse().ok()?, 0)
}

impl std::fmt::Display for HourRange {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            out,
            "{}-{}",
            self.from.format("%-H:%M"),
            self.to.format("%-H:%M")
        )
    }
}

/// Whether a text looks like an e-mail address: something before one `@`, a domain with a dot after it.
pub fn is_email(typed: &str) -> bool {
    let Some((name, domain)) = typed.split_once('@') else {
        return false;
    };
    let parts = domain.split('.');
    let whole = parts.clone().count() > 1 && parts.clone().all(|part| !part.is_empty());
    let plain = |c: char| !c.is_whitespace() && !matches!(c, '@' | ',' | ';' | '<' | '>');
    !name.is_empty() && whole && name.chars().chain(domain.chars()).all(plain)
}

/// The languages that are known by name.
const LANGUAGE_NAMES: [(&str, &[&str]); 8] = [
    ("es", &["espanol", "castellano", "spanish"]),
    ("en", &["ingles", "english"]),
    ("ca", &["catalan", "catala", "valenciano"]),
    ("gl", &["gallego", "galego", "galician"]),
    ("eu", &["euskera", "vasco", "basque"]),
    ("pt", &["portugues", "portuguese"]),
    ("fr", &["frances", "french"]),
    ("de", &["aleman", "german"]),
];

/// The languages of ISO 639-1.
const LANGUAGES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de \
    dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it \
    iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd \
    ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su \
    sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// The code of a language as people type it: two letters of ISO 639-1, or its name where that is known.
pub fn read_language(typed: &str) -> Option<&'static str> {
    let folded = super::search::fold(typed.trim());
    let code = folded.split(['-', '_']).next().unwrap_or_default();
    let known = LANGUAGES.split_whitespace().find(|it| *it == code);
    known.or_else(|| {
        let mut named = LANGUAGE_NAMES.iter();
        let found = named.find(|(_, names)| names.contains(&folded.as_str()));
        found.map(|(code, _)| *code)
    })
}

/// Somebody is not to be contacted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoNotContact {
    /// Why.
    pub reason: String,
    /// The ways that are closed; all of them when none is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<Channel>,
}

/// A person at the client's, as stated; a later statement about the same person replaces the earlier one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonStated {
    /// The person restated: the entry that first named them, or [`IMPORTED`]; somebody new when it is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<EntryNumber>,
    /// What they are called; empty when only a number is known.
    pub name: String,
    /// What they do there: accounts, manager, owner…
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Numbers to call, in E.164 where they could be read as such (`+34911234567`), else as typed; the best first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<String>,
    /// Where to write to; the best first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub emails: Vec<String>,
    /// The number for WhatsApp, in E.164 where it could be read as such.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whatsapp: Option<String>,
    /// The language to speak with them: `es`, `en`, …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// When they like to be reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub best_hours: Option<HourRange>,
    /// Whether, and why, they are to be left alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub do_not_contact: Option<DoNotContact>,
    /// Whether they are no longer there.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub gone: bool,
}

impl PersonStated {
    /// The same with its numbers as they are kept; a number without a country's code is one of the country.
    #[must_use]
    pub fn with_numbers_kept(mut self, country: &str) -> Self {
        let kept = |typed: String| phone::keep(&typed, country).text;
        self.phones = self.phones.into_iter().map(kept).collect();
        self.whatsapp = self.whatsapp.map(kept);
        self
    }

    /// The numbers that could not be read as such and stand as they were typed.
    pub fn unread_numbers(&self, country: &str) -> Vec<&str> {
        let numbers = self.phones.iter().chain(&self.whatsapp);
        let unread = numbers.filter(|it| !phone::keep(it, country).read);
        unread.map(String::as_str).collect()
    }
}

/// A person at the client's, as last stated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The entry that first named them, or [`IMPORTED`].
    pub number: EntryNumber,
    /// What is known.
    pub stated: PersonStated,
}

impl Person {
    /// Why they must not be reached this way, if so.
    pub fn closed(&self, channel: Channel) -> Option<&str> {
        let closed = self.stated.do_not_contact.as_ref()?;
        let applies = closed.channels.is_empty() || closed.channels.contains(&channel);
        applies.then_some(closed.reason.as_str())
    }

    /// The addresses for a channel, the best first: numbers, e-mail addresses; none for letters and visits.
    pub fn addresses(&self, channel: Channel) -> Vec<&str> {
        let stated = &self.stated;
        match channel {
            Channel::Call | Channel::Sms => stated.phones.iter().map(String::as_str).collect(),
            Channel::Whatsapp => stated
                .whatsapp
                .iter()
                .chain(&stated.phones)
                .map(String::as_str)
                .take(1)
                .collect(),
            Channel::Email => stated.emails.iter().map(String::as_str).collect(),
            Channel::Letter | Channel::Visit | Channel::SocialNetwork => Vec::new(),
        }
    }
}

/// A person, and the number or address to reach them at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reachable {
    /// Who.
    pub person: Person,
    /// Where; nothing when no address for the channel is known.
    pub address: Option<String>,
    /// Why it must not be used, if so.
    pub closed: Option<String>,
    /// Whether the last call to this number reached somebody else.
    pub wrong: bool,
}

impl Account {
    /// The people at the client's who are still there: whom the accounting program names first, then in the order they
    /// were written down.
    pub fn people(&self) -> Vec<Person> {
        let mut people: Vec<Person> = Vec::with_capacity(self.people_stated.len() + 1);
        let restated = |it: &Person| it.number == IMPORTED;
        if !self.people_stated.iter().any(restated) {
            people.extend(self.imported_person());
        }
        people.extend(self.people_stated.iter().cloned());
        people.sort_by_key(|person| person.number);
        people.retain(|person| !person.stated.gone);
        people
    }

    fn imported_person(&self) -> Option<Person> {
        let details = &self.details;
        let known = [&details.contact_person, &details.phone, &details.email];
        known.into_iter().any(Option::is_some).then(|| Person {
            number: IMPORTED,
            stated: PersonStated {
                person: Some(IMPORTED),
                name: details.contact_person.clone().unwrap_or_default(),
                phones: details.phone.iter().cloned().collect(),
                emails: details.email.iter().cloned().collect(),
                ..PersonStated::default()
            },
        })
    }

    /// Whom to reach by a channel, the best first: open ways before closed ones, numbers that did not turn out wrong, people
    /// whose hours these are, whoever answered last.
    pub fn reachable(&self, channel: Channel, time: NaiveTime) -> Vec<Reachable> {
        let mut ways = Vec::new();
        for person in self.people() {
            let closed = person.closed(channel).map(str::to_owned);
            for address in person.addresses(channel) {
                ways.push(Reachable {
                    person: person.clone(),
                    address: Some(address.to_owned()),
                    closed: closed.clone(),
                    wrong: self.last_outcome(address) == Some(Outcome::WrongNumber),
                });
            }
        }
        ways.sort_by_cached_key(|way| {
            let hours = way.person.stated.best_hours;
            let answered = way.address.as_deref().and_then(|it| self.answered_at(it));
            (
                way.closed.is_some(),
                way.wrong,
                hours.is_some_and(|hours| !hours.contains(time)),
                std::cmp::Reverse(answered),
            )
        });
        ways
    }

    /// Whoever is named when nobody at the client's may be reached by a channel: the first of those who asked to be left
    /// alone, if everybody did who could be reached so.
    pub fn closed_for(&self, channel: Channel, time: NaiveTime) -> Option<Person> {
        let ways = self.reachable(channel, time);
        if let Some(best) = ways.into_iter().next() {
            return best.closed.is_some().then_some(best.person);
        }
        let people = self.people();
        let all = people.iter().all(|it| it.closed(channel).is_some());
        people.into_iter().next().filter(|_| all)
    }

    fn last_outcome(&self, address: &str) -> Option<Outcome> {
        let mut contacts = self.contacts.iter().rev();
        contacts
            .find(|it| it.what.address.as_deref() == Some(address))
            .map(|it| it.what.outcome)
    }

    fn answered_at(&self, address: &str) -> Option<chrono::NaiveDateTime> {
        let mut contacts = self.contacts.iter().rev();
        contacts
            .find(|it| it.what.address.as_deref() == Some(address) && it.what.outcome.answered())
            .map(|it| it.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_languages_are_read_or_refused() {
        for sound in ["ana@casa.es", "a.b+c@x.co.uk"] {
            assert!(is_email(sound), "{sound}");
        }
        for unsound in [
            "ana",
            "ana@casa",
            "@casa.es",
            "a@b@c.es",
            "ana @casa.es",
            "a@.es",
            "a@b.",
        ] {
            assert!(!is_email(unsound), "{unsound}");
        }
        for (typed, code) in [
            ("es", Some("es")),
            ("CA", Some("ca")),
            ("es-MX", Some("es")),
            ("Español", Some("es")),
            ("inglés", Some("en")),
            ("xx", None),
            ("klingon", None),
            ("", None),
        ] {
            assert_eq!(read_language(typed), code, "{typed}");
        }
    }

    #[test]
    fn hours_are_read_as_people_type_them() {
        for (typed, read) in [
            ("9-11:30", Some("9:00-11:30")),
            ("9 a 11.30", Some("9:00-11:30")),
            ("09:00 – 14:00", Some("9:00-14:00")),
            ("9h-14h", Some("9:00-14:00")),
            ("14-9", None),
            ("25-26", None),
            ("mañanas", None),
            ("", None),
        ] {
            let hours = HourRange::parse(typed).map(|hours| hours.to_string());
            assert_eq!(hours.as_deref(), read, "{typed}");
        }
    }
}
