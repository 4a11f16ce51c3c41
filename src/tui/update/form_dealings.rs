//! Forms about how one deals with a client: people, profile, steps of the protocol, service, hand-over.

use super::super::form::{FieldName, FormEntry, FormField, FormKind, FormOf};
use super::super::model::Model;
use super::form_order::{Read, words};
use crate::app::DebtorFile;
use crate::domain::account::Account;
use crate::domain::contact::{Channel, Contact, Direction, Outcome};
use crate::domain::fact::{ClientKind, ClientTerms, EntryNumber, Fact, HandedOver, ServiceChanged};
use crate::domain::interest::client_kind;
use crate::domain::order::{ContactOrder, ForStep, Order, StepOrder, TermsOrder};
use crate::domain::person::{DoNotContact, HourRange, PersonStated, is_email, read_language};
use crate::domain::profile::{Capacity, Profile, Relationship, WarningSign};
use crate::domain::protocol::{StepHow, StepId};
use crate::domain::search::fold;
use crate::domain::service::{Collector, ServiceState};
use crate::domain::standing::days_after;

impl Model {
    pub(super) fn dealing_fields(
        &self,
        kind: FormKind,
        of: &FormOf,
        file: &DebtorFile,
    ) -> Vec<FormField> {
        let empty = |name| FormField::typed(name, "");
        let reason = || empty(FieldName::Reason);
        match kind {
            FormKind::Person => self.person_fields(of, file),
            FormKind::Profile => self.profile_fields(file),
            FormKind::StepSent => vec![self.channel_field(of, file), empty(FieldName::Words)],
            FormKind::StepMoved => {
                let until = self.texts.day_in_numbers(days_after(self.today(), 7));
                vec![FormField::typed(FieldName::Date, until), reason()]
            }
            FormKind::StepChosen => vec![
                FormField::chosen(FieldName::Entry, self.steps_of(file)),
                reason(),
            ],
            FormKind::Service => {
                let states = self.words("service-word", &service_states(file));
                vec![FormField::chosen(FieldName::Outcome, states), reason()]
            }
            FormKind::HandOver => {
                let collectors = self.words("collector", &collectors(file));
                vec![
                    FormField::chosen(FieldName::Outcome, collectors),
                    empty(FieldName::Words),
                    reason(),
                ]
            }
            _ => vec![reason()],
        }
    }

    /// The channels that a step can be done by without a call, its own first.
    fn channel_field(&self, of: &FormOf, file: &DebtorFile) -> FormField {
        let protocol = self.policy.protocols.of(file.account.debtor_type);
        let step = match of {
            FormOf::Step(id) => protocol.and_then(|protocol| protocol.step(id)),
            _ => None,
        };
        let own = step.and_then(|(_, step)| step.channel);
        let written = Channel::ALL.into_iter().filter(|it| *it != Channel::Call);
        let ids: Vec<&str> = written.map(Channel::id).collect();
        let channels = self.words("channel", &ids);
        let own = own.map_or("", Channel::id);
        FormField::chosen_from(FieldName::Channel, channels, own)
    }

    fn steps_of(&self, file: &DebtorFile) -> Vec<(String, String)> {
        let protocol = self.policy.protocols.of(file.account.debtor_type);
        let steps = protocol.into_iter().flat_map(|protocol| &protocol.steps);
        let named = steps.enumerate().map(|(at, step)| {
            let title = step.title(self.texts.tag());
            (step.id.to_string(), format!("{} {title}", at + 1))
        });
        named.collect()
    }

    fn person_fields(&self, of: &FormOf, file: &DebtorFile) -> Vec<FormField> {
        let people = file.account.people();
        let known = match of {
            FormOf::Person(number) => people.into_iter().find(|it| it.number == *number),
            _ => None,
        };
        let is_known = known.is_some();
        let stated = known.map(|it| it.stated).unwrap_or_default();
        let closed = stated.do_not_contact.as_ref();
        let channels = closed.map_or(&[][..], |it| &it.channels);
        let numbers: Vec<String> = stated
            .phones
            .iter()
            .map(|it| self.texts.phone(it))
            .collect();
        let number = stated.whatsapp.as_ref().map(|it| self.texts.phone(it));
        let typed = |name, text: String| FormField::typed(name, text);
        let mut fields = vec![
            typed(FieldName::Name, stated.name),
            typed(FieldName::Role, stated.role.unwrap_or_default()),
            typed(FieldName::Phones, numbers.join(", ")),
            typed(FieldName::Emails, stated.emails.join(", ")),
            typed(FieldName::Whatsapp, number.unwrap_or_default()),
            typed(FieldName::Language, stated.language.unwrap_or_default()),
            typed(
                FieldName::Hours,
                stated
                    .best_hours
                    .map(|it| it.to_string())
                    .unwrap_or_default(),
            ),
            typed(
                FieldName::Closed,
                closed.map(|it| it.reason.clone()).unwrap_or_default(),
            ),
            typed(FieldName::Channels, self.channel_words(channels)),
        ];
        if is_known {
            let there = self.words("person-there", &["yes", "no"]);
            fields.push(FormField::chosen(FieldName::There, there));
        }
        fields
    }

    fn channel_words(&self, channels: &[Channel]) -> String {
        let words: Vec<String> = channels.iter().map(|it| self.texts.channel(*it)).collect();
        words.join(", ")
    }

    fn profile_fields(&self, file: &DebtorFile) -> Vec<FormField> {
        let profile = &file.account.profile;
        let ids: Vec<&str> = Relationship::ALL.iter().map(|it| it.id()).collect();
        let relationships = self.words("relationship", &ids);
        let kind = client_kind(&file.account).map_or("", |(kind, _)| kind.id());
        let mut kinds = self.words("client-kind", &ClientKind::ALL.map(ClientKind::id));
        if kind.is_empty() {
            kinds.insert(0, (String::new(), self.texts.get("kind-unknown")));
        }
        let ids: Vec<&str> = Capacity::ALL.iter().map(|it| it.id()).collect();
        let mut capacities = self.words("capacity", &ids);
        capacities.insert(0, (String::new(), self.texts.get("capacity-unknown")));
        let capacity = profile.capacity().map_or("", Capacity::id);
        let signs = profile.warning_signs().iter();
        let signs: Vec<String> = signs
            .map(|it| self.texts.get(&format!("sign-{}", it.id())))
            .collect();
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let chosen = FormField::chosen_from;
        let relationship = profile.relationship().id();
        vec![
            chosen(FieldName::Relationship, relationships, relationship),
            chosen(FieldName::Kind, kinds, kind),
            chosen(FieldName::Capacity, capacities, capacity),
            FormField::typed(FieldName::Signs, signs.join(", ")),
            FormField::typed(FieldName::Sector, text(&profile.sector)),
            FormField::typed(FieldName::Needs, text(&profile.needs)),
            FormField::typed(FieldName::Country, text(&profile.country)),
            FormField::typed(
                FieldName::Channels,
                self.channel_words(profile.allowed_channels()),
            ),
        ]
    }

    pub(super) fn dealing_order(&self, entry: &FormEntry, account: &Account) -> Read<Order> {
        let reason = words(entry, FieldName::Reason);
        let outcome = entry.value(FieldName::Outcome);
        Ok(match entry.kind {
            FormKind::Person => self.person_order(entry, account)?,
            FormKind::Profile => self.profile_order(entry, account)?,
            FormKind::StepSent => {
                let by = Channel::ALL.into_iter();
                let named = entry.value(FieldName::Channel);
                let by = by.clone().find(|it| it.id() == named);
                step_contact(entry, by.unwrap_or(Channel::Email), Outcome::Sent)
            }
            FormKind::StepMoved => {
                let missing = || self.texts.get("typed-date-empty");
                let until = self.coming(entry)?.ok_or_else(missing)?;
                step_order(entry, StepHow::Moved { until }, reason)
            }
            FormKind::StepSkipped => step_order(entry, StepHow::Skipped, reason),
            FormKind::StepChosen => Order::Step(StepOrder {
                step: Some(entry.value(FieldName::Entry).into()),
                how: StepHow::Chosen,
                reason,
            }),
            FormKind::Service => Order::Service(ServiceChanged {
                state: ServiceState::from_id(outcome).unwrap_or(ServiceState::Active),
                reason,
            }),
            FormKind::HandOver => Order::HandOver(HandedOver {
                to: Collector::from_id(outcome).unwrap_or(Collector::House),
                name: words(entry, FieldName::Words),
                reason,
            }),
            _ => step_order(entry, StepHow::Done, reason),
        })
    }

    fn person_order(&self, entry: &FormEntry, account: &Account) -> Read<Order> {
        let person: Option<EntryNumber> = match entry.of {
            FormOf::Person(number) => Some(number),
            _ => None,
        };
        let emails = list(entry, FieldName::Emails);
        self.sound_emails(&emails)?;
        let language = match words(entry, FieldName::Language) {
            None => None,
            Some(typed) => Some(self.language_code(&typed)?),
        };
        let hours = match entry.value(FieldName::Hours) {
            "" => None,
            typed => match HourRange::parse(typed) {
                Some(hours) => Some(hours),
                None => return Err(self.texts.get("typed-hours-bad")),
            },
        };
        let channels = self.channels(entry)?;
        let do_not_contact = words(entry, FieldName::Closed);
        let stated = PersonStated {
            person,
            name: words(entry, FieldName::Name).unwrap_or_default(),
            role: words(entry, FieldName::Role),
            phones: list(entry, FieldName::Phones),
            emails,
            whatsapp: words(entry, FieldName::Whatsapp),
            language,
            best_hours: hours,
            do_not_contact: do_not_contact.map(|reason| DoNotContact { reason, channels }),
            gone: entry.value(FieldName::There) == "no",
        };
        let stated = stated.with_numbers_kept(&self.country_of(account));
        Ok(Order::Person(Box::new(stated)))
    }

    /// That every address looks like one.
    pub(super) fn sound_emails(&self, emails: &[String]) -> Read<()> {
        let unsound = emails.iter().find(|it| !is_email(it));
        unsound.map_or(Ok(()), |bad| {
            let email = [("email", bad.into())];
            Err(self.texts.with("typed-email-bad", &email))
        })
    }

    fn language_code(&self, typed: &str) -> Read<String> {
        let code = read_language(typed).map(str::to_owned);
        let places = [("typed", typed.into())];
        code.ok_or_else(|| self.texts.with("typed-language-bad", &places))
    }

    /// The country that the client's numbers are of where none is said.
    pub(super) fn country_of(&self, account: &Account) -> String {
        let own = account.profile.country.clone();
        own.filter(|it| !it.is_empty())
            .unwrap_or_else(|| self.config.country())
    }

    /// That numbers of a person could not be read and stand as they were typed.
    pub(super) fn unread_numbers(&self, fact: &Fact, file: &DebtorFile) -> Option<String> {
        let Fact::Person(stated) = fact else {
            return None;
        };
        let unread = stated.unread_numbers(&self.country_of(&file.account));
        let numbers = [("numbers", unread.join(", ").into())];
        (!unread.is_empty()).then(|| self.texts.with("person-unread", &numbers))
    }

    fn channels(&self, entry: &FormEntry) -> Read<Vec<Channel>> {
        let word = |it: Channel| self.texts.channel(it);
        self.several(
            entry,
            FieldName::Channels,
            &Channel::ALL,
            word,
            "typed-channels-bad",
        )
    }

    /// Values named in a field, by their words or the beginnings of them.
    fn several<T: Copy>(
        &self,
        entry: &FormEntry,
        name: FieldName,
        all: &[T],
        word: impl Fn(T) -> String,
        problem: &str,
    ) -> Read<Vec<T>> {
        let typed = list(entry, name);
        let read = typed.iter().map(|typed| {
            let wanted = fold(typed);
            let fits = |it: &&T| fold(&word(**it)).starts_with(&wanted);
            all.iter().find(fits).copied().ok_or_else(|| {
                let known: Vec<String> = all.iter().map(|it| word(*it)).collect();
                let places = [("word", typed.into()), ("known", known.join(", ").into())];
                self.texts.with(problem, &places)
            })
        });
        read.collect()
    }

    /// What differs from what stands; the kind of client belongs to the terms.
    fn profile_order(&self, entry: &FormEntry, account: &Account) -> Read<Order> {
        let sign = |it: WarningSign| self.texts.get(&format!("sign-{}", it.id()));
        let all = WarningSign::ALL;
        let signs = self.several(entry, FieldName::Signs, all, sign, "typed-signs-bad")?;
        let channels = self.channels(entry)?;
        let country = Profile::read_country(entry.value(FieldName::Country))
            .ok_or_else(|| self.texts.get("typed-country-bad"))?;
        let changed = |name| entry.has_changed(name);
        let text = |name| changed(name).then(|| words(entry, name).unwrap_or_default());
        let capacity = Capacity::from_id(entry.value(FieldName::Capacity));
        let relationship = Relationship::from_id(entry.value(FieldName::Relationship));
        let profile = Profile {
            relationship: relationship.filter(|_| changed(FieldName::Relationship)),
            country: changed(FieldName::Country).then_some(country),
            sector: text(FieldName::Sector),
            needs: text(FieldName::Needs),
            capacity: changed(FieldName::Capacity).then(|| capacity.into_iter().collect()),
            warning_signs: changed(FieldName::Signs).then_some(signs),
            allowed_channels: changed(FieldName::Channels).then_some(channels),
        };
        let kind = ClientKind::from_id(entry.value(FieldName::Kind));
        let kind =
            kind.filter(|it| changed(FieldName::Kind) && account.terms.client_kind != Some(*it));
        let mut orders = Vec::new();
        if profile != Profile::default() || kind.is_none() {
            orders.push(Order::Profile(Box::new(profile)));
        }
        if kind.is_some() {
            let terms = ClientTerms {
                client_kind: kind,
                ..ClientTerms::default()
            };
            orders.push(Order::Terms(TermsOrder { terms }));
        }
        Ok(Order::Several(orders))
    }
}

/// The states that service can come to from where it is, the likeliest first.
fn service_states(file: &DebtorFile) -> Vec<&'static str> {
    let likely: &[ServiceState] = match file.standing.service {
        ServiceState::Active | ServiceState::Resumed => {
            &[ServiceState::Warned, ServiceState::Suspended]
        }
        ServiceState::Warned => &[ServiceState::Suspended, ServiceState::Active],
        ServiceState::Suspended => &[ServiceState::Resumed, ServiceState::Active],
    };
    likely.iter().map(|it| it.id()).collect()
}

/// Who may collect other than who does.
fn collectors(file: &DebtorFile) -> Vec<&'static str> {
    let present = file.standing.collected_by.unwrap_or(Collector::House);
    let others = Collector::ALL.iter().filter(|it| **it != present);
    others.map(|it| it.id()).collect()
}

/// What is listed in a field, separated by commas or semicolons.
fn list(entry: &FormEntry, name: FieldName) -> Vec<String> {
    let typed = words(entry, name).unwrap_or_default();
    let each = typed.split([',', ';']).map(str::trim);
    each.filter(|it| !it.is_empty())
        .map(str::to_owned)
        .collect()
}

fn step_of(entry: &FormEntry) -> Option<StepId> {
    match &entry.of {
        FormOf::Step(id) => Some(id.clone()),
        _ => None,
    }
}

fn step_order(entry: &FormEntry, how: StepHow, reason: Option<String>) -> Order {
    let step = step_of(entry);
    Order::Step(StepOrder { step, how, reason })
}

/// A contact made for the step that the form is about.
fn step_contact(entry: &FormEntry, channel: Channel, outcome: Outcome) -> Order {
    let contact = Contact {
        note: words(entry, FieldName::Words),
        exception: entry.exception.clone(),
        ..Contact::new(channel, Direction::Out, outcome)
    };
    Order::Contact(Box::new(ContactOrder {
        contact,
        at: None,
        for_step: step_of(entry).map_or(ForStep::None, ForStep::Named),
    }))
}
