//! Forms that are opened on the phone: a payment that the client says was made, a new number or address.

use super::super::form::{FieldName, FormEntry, FormField};
use super::super::model::Model;
use super::form_order::{Read, words};
use crate::app::DebtorFile;
use crate::domain::account::Account;
use crate::domain::fact::PaymentMethod;
use crate::domain::money::Money;
use crate::domain::person::PersonStated;
use crate::domain::phone;
use crate::domain::search::fold;
use crate::i18n::Place;

impl Model {
    pub(super) fn said_paid_fields(&self, file: &DebtorFile, today: String) -> Vec<FormField> {
        vec![
            FormField::typed(FieldName::Amount, self.owed(file)),
            FormField::typed(FieldName::Date, today),
            FormField::chosen(FieldName::Method, self.methods()),
            FormField::typed(FieldName::Reference, ""),
        ]
    }

    pub(super) fn new_reach_fields(&self) -> Vec<FormField> {
        let call = self.call.as_ref();
        let person = call.and_then(|call| call.about.person.clone());
        vec![
            FormField::typed(FieldName::PersonName, person.unwrap_or_default()),
            FormField::typed(FieldName::NewPhone, ""),
            FormField::typed(FieldName::NewEmail, ""),
        ]
    }

    /// What the client says about a payment, in words for the note of the call. Whether it is true is seen at the bank.
    pub(super) fn said_paid(&self, entry: &FormEntry) -> Read<String> {
        let texts = &self.texts;
        let day = self.past(entry)?.unwrap_or(self.today());
        let when = Place::from(texts.day(day, self.today()));
        let mut said = match self.money(entry)? {
            None => texts.with("said-paid", &[("when", when)]),
            Some((amount, currency)) => {
                let main = self
                    .file_of(entry)
                    .and_then(|it| it.standing.amounts.first());
                let main = main.map_or(self.currency, |it| it.currency);
                let money = Money::new(amount, currency.unwrap_or(main));
                let money = Place::from(texts.money(money));
                texts.with("said-paid-amount", &[("money", money), ("when", when)])
            }
        };
        if let Some(method) = PaymentMethod::from_id(entry.value(FieldName::Method)) {
            said = format!("{said}, {}", texts.get(&format!("method-{}", method.id())));
        }
        if let Some(reference) = words(entry, FieldName::Reference) {
            said = format!("{said}, {reference}");
        }
        Ok(said)
    }
}

impl Model {
    /// The person named, with the new number or address as they are kept.
    pub(super) fn new_reach(&self, entry: &FormEntry, account: &Account) -> Read<PersonStated> {
        let email = words(entry, FieldName::NewEmail);
        self.sound_emails(email.as_slice())?;
        Ok(new_reach(entry, account, &self.country_of(account)))
    }
}

/// The person named, with the new number or address before those that are known; somebody new if nobody is called so.
fn new_reach(entry: &FormEntry, account: &Account, country: &str) -> PersonStated {
    let name = words(entry, FieldName::PersonName).unwrap_or_default();
    let people = account.people().into_iter();
    let mut known = people.filter(|it| fold(&it.stated.name) == fold(&name));
    let mut stated = match known.next() {
        Some(person) => PersonStated {
            person: Some(person.number),
            ..person.stated
        },
        None => PersonStated {
            name,
            ..PersonStated::default()
        },
    };
    let put_first = |list: &mut Vec<String>, new: Option<String>| {
        if let Some(new) = new {
            list.retain(|it| *it != new);
            list.insert(0, new);
        }
    };
    let phone = words(entry, FieldName::NewPhone);
    let phone = phone.map(|typed| phone::keep(&typed, country).text);
    put_first(&mut stated.phones, phone);
    put_first(&mut stated.emails, words(entry, FieldName::NewEmail));
    stated
}
