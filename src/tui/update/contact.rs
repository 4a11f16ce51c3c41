//! Contacts recorded with two keys, call-backs, snoozing, and the hours that come.

use chrono::NaiveDateTime;

use super::super::form::{FieldName, FormEntry, FormField, FormKind, FormOf};
use super::super::message::{Ask, Effect, Task};
use super::super::model::{AfterGuard, Choosing, Contacted, Model, Mood, Overlay};
use crate::app::{AppError, DebtorFile, Ordered};
use crate::clean::{TEXT_LENGTH, clean_text};
use crate::domain::fact::{Channel, Contact, Direction, Fact, Outcome, Snoozed, Tagged};
use crate::domain::order::{CallBackOrder, ContactOrder, ForStep, Order, Refusal, SnoozeOrder};
use crate::domain::standing::days_after;
use crate::domain::typed_date::{DayMonthOrder, parse_moment};
use crate::i18n::Place;
use crate::store::DebtorId;
use crate::tui::action::Action;

/// Days that a snooze begins with.
const SNOOZE_DAYS: u64 = 7;

/// The keys of the channels, in the order of the list; in capitals for what the client began.
pub const CHANNEL_KEYS: [(char, Channel); 7] = [
    ('e', Channel::Email),
    ('w', Channel::Whatsapp),
    ('s', Channel::Sms),
    ('l', Channel::Letter),
    ('v', Channel::Visit),
    ('n', Channel::SocialNetwork),
    ('c', Channel::Call),
];

/// The key of a channel.
pub fn channel_key(channel: Channel, direction: Direction) -> char {
    let key = CHANNEL_KEYS.iter().find(|(_, it)| *it == channel);
    let key = key.map_or(' ', |(key, _)| *key);
    match direction {
        Direction::Out => key,
        Direction::In => key.to_ascii_uppercase(),
    }
}

impl Model {
    /// `r`: which channel, and who began it.
    pub(super) fn open_contact_choice(&mut self) {
        let Some(file) = self.current_file() else {
            return self.hint("why-loading");
        };
        let name = file.account.details.display_name().to_owned();
        self.open_choice(Choosing::Contact(file.debtor, name));
    }

    /// Records a contact at once; one that the house began, by way of what is to be thought of before it.
    pub(super) fn record_contact(
        &mut self,
        debtor: DebtorId,
        channel: Channel,
        direction: Direction,
        effects: &mut Vec<Effect>,
    ) {
        let Some(file) = self.current_file().filter(|file| file.debtor == debtor) else {
            return self.hint("why-loading");
        };
        let contact = Contact::new(channel, direction, Outcome::usual(channel, direction));
        let people = file.account.people().into_iter();
        let names = people.map(|it| it.stated.name).filter(|it| !it.is_empty());
        self.recording = Some(Box::new(Contacted {
            debtor,
            name: file.account.details.display_name().to_owned(),
            people: names.collect(),
            contact: contact.clone(),
            at: self.now,
            batch: None,
        }));
        let order = ContactOrder {
            contact,
            at: None,
            for_step: ForStep::Fitting,
        };
        let order = Box::new(Order::Contact(Box::new(order)));
        match direction {
            Direction::Out => self.guarded(channel, None, AfterGuard::Order(order), effects),
            Direction::In => effects.push(Effect::Task(Task::Order(debtor, order))),
        }
    }

    /// A contact recorded with two keys is on disk: it is told how to add to it, and the next client comes up.
    pub(super) fn contact_recorded(&mut self, ordered: &Ordered) -> Option<String> {
        let mut recorded = self.recording.take()?;
        recorded.batch = Some(ordered.batch);
        let facts = ordered.facts.iter();
        let words = facts.map(|(_, fact)| self.texts.fact(fact, self.today()));
        let what = Place::from(words.collect::<Vec<_>>().join("; "));
        let key = Place::from(self.keymap.key(Action::Note));
        self.contacted = Some(recorded);
        self.queue.stays = true;
        let places = [("what", what), ("key", key)];
        Some(self.texts.with("told-contacted", &places))
    }

    /// Opens what can be said of the contact that was just recorded.
    pub(super) fn open_contact_form(&mut self) {
        let Some(recorded) = &self.contacted else {
            return;
        };
        let unknown = (String::new(), self.texts.get("person-unknown"));
        let people = recorded.people.iter().map(|it| (it.clone(), it.clone()));
        let mut outcome = FormField::chosen(FieldName::Outcome, self.contact_outcomes());
        let usual = recorded.contact.outcome.id();
        let place = outcome.choices.iter().position(|(id, _)| id == usual);
        outcome.chosen = place.unwrap_or(0);
        let entry = FormEntry {
            debtor: recorded.debtor,
            several: Vec::new(),
            name: recorded.name.clone(),
            kind: FormKind::Contact,
            fields: vec![
                FormField::typed(FieldName::Words, ""),
                outcome,
                FormField::chosen(
                    FieldName::Person,
                    std::iter::once(unknown).chain(people).collect(),
                ),
                FormField::typed(FieldName::Moment, ""),
            ],
            of: FormOf::Client,
            exception: None,
            at: 0,
            untouched: true,
            waiting: false,
            leaving: false,
            of_interest: false,
        };
        self.overlay = Some(Overlay::Form(Box::new(entry)));
    }

    fn contact_outcomes(&self) -> Vec<(String, String)> {
        let outcomes = Outcome::ALL.map(Outcome::id);
        let word = |id: &str| (id.to_owned(), self.texts.get(&format!("outcome-{id}")));
        outcomes.into_iter().map(word).collect()
    }

    /// What the form about the contact just recorded comes to.
    pub(super) fn contact_order(&self, entry: &FormEntry) -> Result<Order, String> {
        let Some(recorded) = &self.contacted else {
            return Err(self.texts.get("why-loading"));
        };
        let chosen = entry.value(FieldName::Outcome);
        let outcome = Outcome::ALL.into_iter().find(|it| it.id() == chosen);
        let contact = Contact {
            outcome: outcome.unwrap_or(recorded.contact.outcome),
            note: words(entry, FieldName::Words),
            person: words(entry, FieldName::Person),
            call_back_at: self.moment(entry)?,
            ..recorded.contact.clone()
        };
        Ok(Order::Contact(Box::new(ContactOrder {
            contact,
            at: Some(recorded.at),
            for_step: ForStep::Fitting,
        })))
    }

    /// What a form about something that was recorded already, or about several clients, comes to in words.
    pub(super) fn order_in_words(&self, order: &Order, several: usize) -> Option<Vec<String>> {
        let fact: Fact = match order {
            Order::Contact(order) => order.contact.clone().into(),
            Order::Snooze(order) => Fact::Snoozed(Snoozed {
                until: order.until,
                reason: Some(order.reason.clone()),
            }),
            _ => return None,
        };
        let mut lines = vec![self.texts.fact(&fact, self.today())];
        if several > 0 {
            let count = Place::from(several);
            lines.push(self.texts.with("form-several", &[("count", count)]));
        }
        Some(lines)
    }

    pub(super) fn call_back_fields(&self, file: &DebtorFile) -> Vec<FormField> {
        let anyone = (String::new(), self.texts.get("person-anyone"));
        let people = file.account.people().into_iter().map(|it| it.stated.name);
        let people = people.filter(|it| !it.is_empty());
        let people = people.map(|name| (name.clone(), name));
        vec![
            FormField::typed(FieldName::Moment, ""),
            FormField::chosen(
                FieldName::Person,
                std::iter::once(anyone).chain(people).collect(),
            ),
            FormField::typed(FieldName::Reason, ""),
        ]
    }

    pub(super) fn call_back_order(&self, entry: &FormEntry) -> Result<Order, String> {
        let at = self.moment(entry)?;
        if at.is_none() {
            return Err(self.texts.get("typed-moment-empty"));
        }
        Ok(Order::CallBack(CallBackOrder {
            at,
            person: words(entry, FieldName::Person),
            reason: words(entry, FieldName::Reason),
        }))
    }

    /// The moment in a form's field; nothing when it is empty.
    pub fn moment(&self, entry: &FormEntry) -> Result<Option<NaiveDateTime>, String> {
        match entry.value(FieldName::Moment) {
            "" => Ok(None),
            typed => parse_moment(typed, self.now, DayMonthOrder::DayMonth)
                .map(Some)
                .map_err(|problem| self.texts.moment_problem(&problem, self.today())),
        }
    }

    /// That an agreed hour lies out of the hours for calls, for the client on show.
    pub fn out_of_hours(&self, at: NaiveDateTime) -> Option<String> {
        let account = &self.current_file()?.account;
        let (channel, direction) = (Channel::Call, Direction::Out);
        let limits = self.limits.limits(account, channel, direction, None, at);
        self.texts.out_of_hours(&limits)
    }

    pub(super) fn snooze_fields(&self) -> Vec<FormField> {
        let until = days_after(self.today(), SNOOZE_DAYS);
        let until = self.texts.day_in_numbers(until);
        vec![
            FormField::typed(FieldName::Date, until),
            FormField::typed(FieldName::Reason, ""),
        ]
    }

    pub(super) fn snooze_order(&self, entry: &FormEntry) -> Result<Order, String> {
        let until = self.coming(entry)?;
        let until = until.ok_or_else(|| self.texts.get("typed-date-empty"))?;
        if until <= self.today() {
            return Err(self.texts.refusal(&Refusal::DayHasPassed(until)));
        }
        let reason = words(entry, FieldName::Reason);
        let reason = reason.ok_or_else(|| self.texts.refusal(&Refusal::NoReason))?;
        Ok(Order::Snooze(SnoozeOrder { until, reason }))
    }

    /// What an order about several clients records, in words.
    pub(super) fn order_told(&self, order: &Order) -> String {
        match order {
            Order::Tag(tags) => {
                let fact = Fact::Tagged(Tagged {
                    added: tags.added.clone(),
                    removed: tags.removed.clone(),
                });
                self.texts.fact(&fact, self.today())
            }
            order => {
                let lines = self.order_in_words(order, 0).unwrap_or_default();
                lines.into_iter().next().unwrap_or_default()
            }
        }
    }

    /// Something was recorded about several clients, or not.
    pub(super) fn ordered_each(
        &mut self,
        what: &str,
        ordered: Result<Vec<DebtorId>, AppError>,
        effects: &mut Vec<Effect>,
    ) {
        match ordered {
            Ok(about) => {
                self.overlay = None;
                self.queue.selected.clear();
                let places = [
                    ("count", Place::from(about.len())),
                    ("what", Place::from(what)),
                ];
                let text = self.texts.with("told-ordered-each", &places);
                self.tell(Mood::Good, text);
                effects.push(Effect::Ask(Ask::Look));
            }
            Err(error) => {
                if let Some(Overlay::Form(entry)) = &mut self.overlay {
                    entry.waiting = false;
                }
                self.failed(&error);
            }
        }
    }

    /// Agreed hours have come while the desk is open.
    pub(super) fn call_backs_came(&mut self, came: &[(DebtorId, String, NaiveDateTime)]) {
        let Some((_, name, at)) = came.first() else {
            return;
        };
        let places = [
            ("count", Place::from(came.len())),
            ("hour", Place::from(at.format("%H:%M").to_string())),
            ("name", Place::from(name)),
            ("more", Place::from(came.len() - 1)),
        ];
        let text = self.texts.with("told-call-back", &places);
        self.tell(Mood::Hint, text);
    }
}

fn words(entry: &FormEntry, name: FieldName) -> Option<String> {
    let text = clean_text(entry.value(name), TEXT_LENGTH).trim().to_owned();
    (!text.is_empty()).then_some(text)
}
