//! What becomes of each entry of a chain when somebody's data are erased.

use std::collections::{BTreeMap, BTreeSet};

use super::super::debtor::Details;
use super::super::fact::{Entry, EntryNumber, Fact};
use super::super::person::{IMPORTED, PersonStated};
use super::super::profile::Profile;
use super::super::search::fold;
use super::traces::Traces;
use super::{Nature, Place, Whose, each_text};

/// Whose data are erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// The client's and everybody's there.
    Client,
    /// One person's.
    Person(PersonWanted),
}

/// A person at the client's, with all that they were ever known by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonWanted {
    /// The name as it was last written down.
    pub name: String,
    /// The numbers of the entries that first stated them.
    numbers: BTreeSet<EntryNumber>,
    traces: Traces,
}

/// What erasing comes to.
#[derive(Debug, Clone, Default)]
pub struct Erasing {
    /// The entries that change, with what is left of them; nothing where nothing is.
    pub changes: BTreeMap<EntryNumber, Option<Fact>>,
    /// What is no longer said of the client, statement by statement.
    pub gone: Vec<Details>,
    /// By what whoever is erased is told in a text.
    pub traces: Traces,
}

impl Subject {
    /// Whose data they are, as the journal says it.
    pub fn whose(&self) -> Whose {
        match self {
            Self::Client => Whose::Client,
            Self::Person(_) => Whose::Person,
        }
    }

    /// The person that is meant by a name: by the whole name, else by a part of it that no other has. Those who were
    /// written down come before those who are only named beside a call.
    ///
    /// # Errors
    /// The names of those that may be meant, of all when none is.
    pub fn person(entries: &[Entry], asked: &str) -> Result<Self, Vec<String>> {
        let asked = fold(asked.trim());
        let mut all = BTreeMap::new();
        for name_of in [name_stated, name_beside] {
            let names = entries.iter().filter_map(|entry| name_of(entry));
            let names: BTreeMap<String, String> = names
                .map(|name| (fold(name.trim()), name.trim().to_owned()))
                .collect();
            let like = names.iter().filter(|(folded, _)| folded.contains(&asked));
            let like: Vec<_> = like.collect();
            let exact = like.iter().find(|(folded, _)| **folded == asked);
            match (exact, like.as_slice()) {
                (Some((folded, name)), _) | (None, [(folded, name)]) => {
                    return Ok(Self::Person(PersonWanted::known(entries, folded, name)));
                }
                (None, []) => {}
                (None, several) => {
                    return Err(several.iter().map(|(_, name)| (*name).clone()).collect());
                }
            }
            all.extend(names);
        }
        Err(all.into_values().collect())
    }
}

/// The name of a person that an entry writes down.
fn name_stated(entry: &Entry) -> Option<&str> {
    let name = match entry.fact.as_ref()? {
        Fact::Person(stated) => Some(stated.name.as_str()),
        Fact::Details(details) => details.contact_person.as_deref(),
        _ => None,
    };
    name.filter(|it| !it.trim().is_empty())
}

/// The name of a person beside a contact.
fn name_beside(entry: &Entry) -> Option<&str> {
    let name = match entry.fact.as_ref()? {
        Fact::Contact(contact) => contact.person.as_deref(),
        Fact::CallBack(set) => set.person.as_deref(),
        _ => None,
    };
    name.filter(|it| !it.trim().is_empty())
}

impl PersonWanted {
    fn known(entries: &[Entry], folded: &str, name: &str) -> Self {
        let mut wanted = Self {
            name: name.to_owned(),
            ..Self::default()
        };
        wanted.traces.name(name);
        for entry in entries {
            match &entry.fact {
                Some(Fact::Person(stated)) if fold(stated.name.trim()) == folded => {
                    wanted.numbers.insert(stated.person.unwrap_or(entry.number));
                }
                Some(Fact::Details(details)) => {
                    let named = details.contact_person.as_deref().map(|it| fold(it.trim()));
                    if named.as_deref() == Some(folded) {
                        wanted.numbers.insert(IMPORTED);
                    }
                }
                _ => {}
            }
        }
        for entry in entries {
            wanted.take_in(entry);
        }
        wanted
    }

    /// A person may have had another name or number before.
    fn take_in(&mut self, entry: &Entry) {
        match &entry.fact {
            Some(Fact::Person(stated)) if self.is_stated(entry.number, stated) => {
                self.traces.name(&stated.name);
                let numbers = stated.phones.iter().chain(&stated.whatsapp);
                for address in numbers.chain(&stated.emails) {
                    self.traces.address(address);
                }
            }
            Some(Fact::Details(details)) if self.numbers.contains(&IMPORTED) => {
                for address in details.phone.iter().chain(&details.email) {
                    self.traces.address(address);
                }
            }
            _ => {}
        }
    }

    fn is_stated(&self, number: EntryNumber, stated: &PersonStated) -> bool {
        self.numbers.contains(&stated.person.unwrap_or(number))
    }

    /// Whether all of an entry is about the person.
    fn is_about(&self, number: EntryNumber, fact: &Fact) -> bool {
        let named = |name: &Option<String>| {
            let name = name.as_deref();
            name.is_some_and(|it| self.traces.found_in(it).is_some())
        };
        match fact {
            Fact::Person(stated) => self.is_stated(number, stated),
            Fact::Contact(contact) => {
                let address = contact.address.as_deref();
                named(&contact.person) || address.is_some_and(|it| self.traces.has_address(it))
            }
            Fact::CallBack(set) => named(&set.person),
            _ => false,
        }
    }

    fn goes(&self, is_about: bool, place: Place, nature: Nature, text: &str) -> bool {
        let named = || self.traces.found_in(text).is_some();
        match (nature, place) {
            (Nature::Stays | Nature::Code, _) => false,
            _ if is_about => true,
            (Nature::Words, _) => named(),
            (Nature::Personal, ("details", "contact_person")) => named(),
            (Nature::Personal, ("details", "phone" | "email")) => {
                self.numbers.contains(&IMPORTED) && self.traces.has_address(text)
            }
            _ => false,
        }
    }
}

impl Erasing {
    /// What erasing comes to. A client without a code of its own is called `pseudonym` afterwards.
    pub fn of(entries: &[Entry], subject: &Subject, pseudonym: &str) -> Self {
        let mut erasing = Self {
            traces: match subject {
                Subject::Client => client_traces(entries, pseudonym),
                Subject::Person(wanted) => wanted.traces.clone(),
            },
            ..Self::default()
        };
        let mut first_details = None;
        let mut has_code = false;
        for entry in entries {
            let Some(before) = &entry.fact else { continue };
            let mut after = before.clone();
            erasing.cleanse(entry.number, &mut after, subject, pseudonym);
            if let (Fact::Details(before), Fact::Details(after)) = (before, &after) {
                first_details.get_or_insert(entry.number);
                has_code |= after.code.is_some();
                erasing.gone.push(gone(before, after));
            }
            if after != *before {
                let left = (!is_void(&after)).then_some(after);
                erasing.changes.insert(entry.number, left);
            }
        }
        if *subject == Subject::Client && !has_code {
            erasing.call(entries, first_details, pseudonym);
        }
        erasing
    }

    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// The entries as they are afterwards.
    pub fn applied(&self, entries: &[Entry]) -> Vec<Entry> {
        let mut after = entries.to_vec();
        for entry in &mut after {
            if let Some(left) = self.changes.get(&entry.number) {
                entry.fact.clone_from(left);
            }
        }
        after
    }

    fn cleanse(&self, number: EntryNumber, fact: &mut Fact, subject: &Subject, pseudonym: &str) {
        match subject {
            Subject::Client => each_text(fact, &mut |_, nature, text| match nature {
                Nature::Stays => false,
                Nature::Code => self.traces.told_by_code(text),
                _ => text != pseudonym,
            }),
            Subject::Person(wanted) => {
                let is_about = wanted.is_about(number, fact);
                each_text(fact, &mut |place, nature, text| {
                    wanted.goes(is_about, place, nature, text)
                });
            }
        }
    }

    /// Calls a client by a name that tells nobody.
    fn call(&mut self, entries: &[Entry], first: Option<EntryNumber>, pseudonym: &str) {
        let Some(number) = first else { return };
        let called = Details {
            name: Some(pseudonym.to_owned()),
            ..Details::default()
        };
        let called = Fact::Details(called);
        let before = entries.iter().find(|it| it.number == number);
        if before.and_then(|it| it.fact.as_ref()) != Some(&called) {
            self.changes.insert(number, Some(called));
        }
    }
}

/// By what a client and everybody there is told in a text.
fn client_traces(entries: &[Entry], pseudonym: &str) -> Traces {
    let mut traces = Traces::default();
    for entry in entries {
        match &entry.fact {
            Some(Fact::Details(details)) => {
                let name = details.name.as_deref().filter(|it| *it != pseudonym);
                for name in name.into_iter().chain(details.contact_person.as_deref()) {
                    traces.name(name);
                }
                details.tax_id.iter().for_each(|it| traces.tax_id(it));
                for address in details.phone.iter().chain(&details.email) {
                    traces.address(address);
                }
            }
            Some(Fact::Person(stated)) => {
                traces.name(&stated.name);
                let numbers = stated.phones.iter().chain(&stated.whatsapp);
                for address in numbers.chain(&stated.emails) {
                    traces.address(address);
                }
            }
            _ => {}
        }
    }
    traces
}

/// The part of a statement that is no longer said.
fn gone(before: &Details, after: &Details) -> Details {
    let gone = |before: &Option<String>, after: &Option<String>| match before == after {
        true => None,
        false => before.clone(),
    };
    Details {
        code: gone(&before.code, &after.code),
        name: gone(&before.name, &after.name),
        tax_id: gone(&before.tax_id, &after.tax_id),
        email: gone(&before.email, &after.email),
        phone: gone(&before.phone, &after.phone),
        contact_person: gone(&before.contact_person, &after.contact_person),
    }
}

/// Whether a fact says nothing any more.
fn is_void(fact: &Fact) -> bool {
    match fact {
        Fact::Details(details) => *details == Details::default(),
        Fact::Note(note) => note.text.is_empty(),
        Fact::Tagged(tagged) => tagged.added.is_empty() && tagged.removed.is_empty(),
        Fact::Profile(profile) => *profile == Profile::default(),
        Fact::Person(stated) => {
            let reached = stated.phones.iter().chain(&stated.emails);
            stated.name.is_empty() && reached.chain(&stated.whatsapp).next().is_none()
        }
        _ => false,
    }
}
