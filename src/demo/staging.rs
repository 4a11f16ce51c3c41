//! Staging: a character's scenes become a story of real dates, for the day that is today.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};
use rust_decimal::Decimal;

use super::dice::Dice;
use super::script::{self, CallBack, Character, Day, Part, Scene};
use super::{AUTHORS, Action, IMPORTER, Story, shifted, workday_from, workday_until};
use crate::domain::debtor::Details;
use crate::domain::fact::{
    Allocation, Contact, DisputeOpened, DisputeResolved, DisputeReviewed, EntryNumber, Fact,
    HoldPlaced, HoldReleased, Instalment, InvoiceStated, Note, Payment, PlanAgreed,
    PromiseCancelled, PromiseMade, Snoozed, Tagged, TypeSet,
};
use crate::domain::money::Currency;
use crate::domain::standing::start_of;

/// Office hours in minutes from midnight, for call-backs without a time.
const OPENS: u32 = 9 * 60;
const CLOSES: u32 = 18 * 60 + 30;

/// Tells the story of a character as it stands at a moment.
pub(super) fn stage(character: &Character, now: NaiveDateTime, seed: u64, place: usize) -> Story {
    let mut stage = Stage {
        character,
        now,
        today: now.date(),
        numbers: HashMap::new(),
        named: HashMap::new(),
        entries: 0,
        at: NaiveDateTime::MIN,
        facts: Vec::new(),
    };
    let mut dice = Dice::new(seed, place as u64);
    let scenes = character.scene.iter();
    let mut actions: Vec<Action> = scenes
        .map(|scene| stage.play(scene, dice.between(0, 7)))
        .collect();
    if let Some(first) = actions.first_mut() {
        let known_since = first.facts.iter().map(|(happened_at, _)| *happened_at);
        let known_since = known_since.min().unwrap_or(first.recorded_at);
        if let Some((happened_at, Fact::Details(_))) = first.facts.first_mut() {
            *happened_at = known_since;
        }
    }
    Story { actions }
}

/// Where a story has got to.
struct Stage<'a> {
    character: &'a Character,
    now: NaiveDateTime,
    today: NaiveDate,
    /// Invoice numbers as printed, by number as written in the script.
    numbers: HashMap<&'a str, String>,
    /// Entries that other scenes refer to, by what the script calls them.
    named: HashMap<&'a str, EntryNumber>,
    entries: EntryNumber,
    /// When the current scene is recorded.
    at: NaiveDateTime,
    facts: Vec<(NaiveDateTime, Fact)>,
}

impl<'a> Stage<'a> {
    fn play(&mut self, scene: &'a Scene, minutes_later: i64) -> Action {
        let day = shifted(self.today, scene.day);
        let day = if scene.any_day {
            day
        } else {
            workday_until(day)
        };
        let at = day.and_time(scene.time) + TimeDelta::minutes(minutes_later);
        self.at = at.max(self.at).min(self.now);
        if self.entries == 0 {
            self.tell(self.details());
        }
        self.tell_who(scene);
        self.tell_money(scene);
        self.tell_talk(scene);
        self.tell_pauses(scene);
        Action {
            recorded_at: self.at,
            author: author(&scene.by),
            facts: std::mem::take(&mut self.facts),
        }
    }

    /// Adds a fact that happened as it was recorded.
    fn tell(&mut self, fact: impl Into<Fact>) -> EntryNumber {
        self.tell_of(self.at, fact)
    }

    /// Adds a fact that happened before it was recorded.
    fn tell_of(&mut self, happened_at: NaiveDateTime, fact: impl Into<Fact>) -> EntryNumber {
        self.facts.push((happened_at.min(self.at), fact.into()));
        self.entries += 1;
        self.entries
    }

    fn details(&self) -> Details {
        let character = self.character;
        Details {
            code: Some(character.code.clone()),
            name: Some(character.name.clone()),
            tax_id: character.tax_id.clone(),
            email: character.email.clone(),
            phone: character.phone.clone(),
            contact_person: character.person.clone(),
        }
    }

    fn tell_who(&mut self, scene: &'a Scene) {
        if let Some(new) = &scene.details {
            self.tell(Details {
                email: new.email.clone(),
                phone: new.phone.clone(),
                contact_person: new.person.clone(),
                ..Details::default()
            });
        }
    }

    fn tell_money(&mut self, scene: &'a Scene) {
        for invoice in &scene.invoices {
            self.tell_invoice(invoice);
        }
        for payment in &scene.payments {
            let all = payment.all_to.iter().map(|number| (number, payment.amount));
            let shares = payment
                .shares
                .iter()
                .map(|(number, share)| (number, *share));
            let allocations = all.chain(shares).map(|(number, amount)| Allocation {
                invoice: self.number(number),
                amount,
            });
            let fact = Payment {
                amount: payment.amount,
                currency: self.currency(payment.currency),
                allocations: allocations.collect(),
                day_assumed: false,
                method: None,
                reference: None,
                movement: None,
            };
            self.tell_of(start_of(self.worked(payment.paid)), fact);
        }
    }

    fn tell_invoice(&mut self, invoice: &'a script::Invoice) {
        let issued_on = self.worked(invoice.issued);
        let number = invoice
            .number
            .replace("{yyyy}", &issued_on.year().to_string())
            .replace("{yy}", &format!("{:02}", issued_on.year().rem_euclid(100)))
            .replace("{mm}", &format!("{:02}", issued_on.month()));
        self.numbers.insert(&invoice.number, number.clone());
        let fact = InvoiceStated {
            number,
            issued_on,
            due_on: shifted(self.today, invoice.due),
            total: invoice.total,
            currency: self.currency(invoice.currency),
            instalments: invoice.parts.iter().map(|part| self.part(*part)).collect(),
            uuid: None,
            corrects: Vec::new(),
            notes: invoice.notes.clone(),
        };
        self.tell_of(start_of(issued_on), fact);
    }

    fn tell_talk(&mut self, scene: &'a Scene) {
        if let Some(new) = &scene.debtor_type {
            self.tell(TypeSet {
                debtor_type: new.is,
                reason: new.reason.clone(),
            });
        }
        if !scene.tags.is_empty() || !scene.untags.is_empty() {
            self.tell(Tagged {
                added: scene.tags.clone(),
                removed: scene.untags.clone(),
            });
        }
        if let Some(contact) = &scene.contact {
            self.tell(Contact {
                call_back_at: contact.call_back.as_ref().map(|it| self.call_back(it)),
                note: contact.note.as_deref().map(|text| self.words(text)),
                ..Contact::new(contact.channel, contact.direction, contact.outcome)
            });
        }
        if let Some(promise) = &scene.promise {
            let entry = self.tell(PromiseMade {
                amount: promise.amount,
                currency: self.currency(promise.currency),
                due_on: self.agreed(promise.due),
                invoices: promise.invoices.iter().map(|it| self.number(it)).collect(),
                replaces: promise.replaces.iter().map(|id| self.entry(id)).collect(),
                check_in_on: promise.check_in.map(|day| shifted(self.today, day)),
                exception: None,
            });
            self.name(promise.id.as_deref(), entry);
        }
        if let Some(plan) = &scene.plan {
            let instalments = plan.parts.iter().map(|part| Instalment {
                due_on: self.agreed(part.due),
                amount: part.amount,
            });
            self.tell(PlanAgreed {
                instalments: instalments.collect(),
                currency: self.currency(plan.currency),
                invoices: plan.invoices.iter().map(|it| self.number(it)).collect(),
                replaces: Vec::new(),
                exception: None,
            });
        }
        if let Some(cancelled) = &scene.cancelled {
            self.tell(PromiseCancelled {
                promise: self.entry(&cancelled.id),
                reason: cancelled.text.clone(),
            });
        }
    }

    fn tell_pauses(&mut self, scene: &'a Scene) {
        if let Some(dispute) = &scene.dispute {
            let entry = self.tell(DisputeOpened {
                invoice: self.number(&dispute.invoice),
                amount: dispute.amount,
                text: dispute.text.clone(),
                review_on: dispute.review.map(|day| self.agreed(day)),
                reason: None,
                assignee: None,
            });
            self.name(dispute.id.as_deref(), entry);
        }
        if let Some(reviewed) = &scene.reviewed {
            self.tell(DisputeReviewed {
                dispute: self.entry(&reviewed.id),
                review_on: reviewed.review.map(|day| self.agreed(day)),
            });
        }
        if let Some(resolved) = &scene.resolved {
            self.tell(DisputeResolved {
                dispute: self.entry(&resolved.id),
                text: resolved.text.clone(),
                outcome: None,
            });
        }
        if let Some(hold) = &scene.hold {
            let entry = self.tell(HoldPlaced {
                invoice: hold.invoice.as_deref().map(|it| self.number(it)),
                reason: hold.reason.clone(),
                until: self.agreed(hold.until),
            });
            self.name(hold.id.as_deref(), entry);
        }
        if let Some(released) = &scene.released {
            let hold = self.entry(&released.id);
            self.tell(HoldReleased { hold });
        }
        if let Some(snooze) = &scene.snooze {
            self.tell(Snoozed {
                until: self.agreed(snooze.until),
                reason: snooze.reason.clone(),
            });
        }
        if let Some(text) = &scene.note {
            let text = self.words(text);
            self.tell(Note { text });
        }
    }

    fn name(&mut self, id: Option<&'a str>, entry: EntryNumber) {
        if let Some(id) = id {
            self.named.insert(id, entry);
        }
    }

    /// The entry that the script calls so; 0, which no chain has, for a name that was never given. The tests see to it.
    fn entry(&self, id: &str) -> EntryNumber {
        self.named.get(id).copied().unwrap_or(0)
    }

    /// The number on an invoice, or the number as written for an invoice that is not there. The tests see to it.
    fn number(&self, written: &str) -> String {
        let known = self.numbers.get(written);
        known.cloned().unwrap_or_else(|| written.to_owned())
    }

    fn currency(&self, named: Option<Currency>) -> Currency {
        named.unwrap_or(self.character.currency)
    }

    fn part(&self, part: Part) -> Instalment {
        let amount: Decimal = part.amount;
        Instalment {
            due_on: shifted(self.today, part.due),
            amount,
        }
    }

    /// A day on which people work: the Friday before a Saturday or Sunday.
    fn worked(&self, day: Day) -> NaiveDate {
        workday_until(shifted(self.today, day))
    }

    /// A day that was agreed on: when it is still to come, the Monday after a Saturday or Sunday.
    fn agreed(&self, day: Day) -> NaiveDate {
        let date = shifted(self.today, day);
        if day > 0 { workday_from(date) } else { date }
    }

    fn call_back(&self, agreed: &CallBack) -> NaiveDateTime {
        match agreed.time {
            Some(time) if agreed.day < 0 => self.worked(agreed.day).and_time(time),
            Some(time) => self.agreed(agreed.day).and_time(time),
            None => self.hour_that_struck(),
        }
    }

    /// The last half hour of today's office hours that struck a quarter of an hour ago or more, else yesterday's last.
    fn hour_that_struck(&self) -> NaiveDateTime {
        let minutes = self.now.hour() * 60 + self.now.minute();
        let (day, minutes) = if minutes < OPENS + 15 {
            (self.worked(-1), CLOSES)
        } else {
            (self.today, ((minutes - 15) / 30 * 30).min(CLOSES))
        };
        let time = NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0);
        day.and_time(time.unwrap_or(NaiveTime::MIN))
    }

    /// The words with `{+3}` and `{-6}` replaced by those days (`26/11`), `{día+3}` by the day of the week.
    fn words(&self, text: &str) -> String {
        let mut words = String::with_capacity(text.len());
        let mut rest = text.trim();
        while let Some((before, after)) = rest.split_once('{') {
            words.push_str(before);
            let Some((inside, after)) = after.split_once('}') else {
                words.push('{');
                rest = after;
                continue;
            };
            words.push_str(&self.day_in_words(inside));
            rest = after;
        }
        words.push_str(rest);
        words
    }

    fn day_in_words(&self, inside: &str) -> String {
        let (weekday, number) = match inside.strip_prefix("día") {
            Some(number) => (true, number),
            None => (false, inside),
        };
        let Ok(day) = number.parse::<Day>() else {
            return format!("{{{inside}}}");
        };
        let date = if weekday && day < 0 {
            self.worked(day)
        } else {
            self.agreed(day)
        };
        if weekday {
            WEEKDAYS[date.weekday().num_days_from_monday() as usize].to_owned()
        } else {
            format!("{:02}/{:02}", date.day(), date.month())
        }
    }
}

const WEEKDAYS: [&str; 7] = [
    "lunes",
    "martes",
    "miércoles",
    "jueves",
    "viernes",
    "sábado",
    "domingo",
];

/// The author of this name, or whoever does the imports. The tests see to it that each is known.
fn author(name: &str) -> &'static str {
    AUTHORS
        .into_iter()
        .find(|author| *author == name)
        .unwrap_or(IMPORTER)
}
