//! What happened, in words: the lines of a debtor's history.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Place, Texts};
use crate::domain::debtor::Details;
use crate::domain::fact::{Contact, Fact, Instalment, Payment, Tagged};
use crate::domain::money::{Currency, Money};

impl Texts {
    /// A fact in a line; notes may have several lines. Nothing stands for what was erased.
    pub fn fact(&self, fact: Option<&Fact>, today: NaiveDate) -> String {
        let Some(fact) = fact else {
            return self.get("fact-erased");
        };
        let date = |day: NaiveDate| Place::from(self.day(day, today));
        let id = format!("fact-{}", fact.kind());
        let text = |it: &Option<String>| it.clone().unwrap_or_default();
        match fact {
            Fact::Details(details) => self.with(&id, &[("values", values(details).into())]),
            Fact::TypeSet(set) => {
                let told = self.with(&id, &[("type", self.debtor_type(set.debtor_type).into())]);
                with_words(told, &text(&set.reason))
            }
            Fact::Tagged(tagged) => self.with(&id, &[("tags", tags(tagged).into())]),
            Fact::Invoice(it) => {
                let places = [
                    ("number", (&it.number).into()),
                    ("money", self.money(it.money()).into()),
                    ("date", date(it.due_on)),
                ];
                self.with(&id, &places)
            }
            Fact::Payment(payment) => self.payment(payment),
            Fact::DisputeOpened(it) => {
                let told = match it.amount {
                    Some(amount) => {
                        let places = [("number", (&it.invoice).into()), ("amount", self.number(amount).into())];
                        self.with("fact-dispute_opened-part", &places)
                    }
                    None => self.with(&id, &[("number", (&it.invoice).into())]),
                };
                with_words(told, &text(&it.text))
            }
            Fact::DisputeReviewed(_) | Fact::HoldReleased(_) | Fact::Reversal(_) => self.get(&id),
            Fact::DisputeResolved(it) => with_words(self.get(&id), &text(&it.text)),
            Fact::HoldPlaced(it) => {
                let told = match &it.invoice {
                    Some(number) => {
                        let places = [("number", number.into()), ("date", date(it.until))];
                        self.with("fact-hold_placed-invoice", &places)
                    }
                    None => self.with(&id, &[("date", date(it.until))]),
                };
                with_words(told, &text(&it.reason))
            }
            Fact::Snoozed(it) => with_words(self.with(&id, &[("date", date(it.until))]), &text(&it.reason)),
            Fact::Promise(it) => {
                let money = self.money(Money::new(it.amount, it.currency));
                self.with(&id, &[("money", money.into()), ("date", date(it.due_on))])
            }
            Fact::PromiseCancelled(it) => with_words(self.get(&id), &text(&it.reason)),
            Fact::Plan(plan) => self.plan(&plan.instalments, plan.currency, today),
            Fact::Contact(contact) => self.contact(contact),
            Fact::Note(note) => note.text.clone(),
        }
    }

    fn payment(&self, payment: &Payment) -> String {
        let invoices: Vec<&str> = payment.allocations.iter().map(|it| it.invoice.as_str()).collect();
        let id = if payment.amount.is_sign_negative() { "fact-payment-corrected" } else { "fact-payment" };
        let money = self.money(Money::new(payment.amount, payment.currency));
        let mut told = self.with(id, &[("money", money.into())]);
        if !invoices.is_empty() {
            told = format!("{told} ({})", invoices.join(", "));
        }
        if payment.day_assumed {
            told = format!("{told}, {}", self.get("fact-payment-day-assumed"));
        }
        told
    }

    fn plan(&self, instalments: &[Instalment], currency: Currency, today: NaiveDate) -> String {
        let each = instalments.iter().map(|it| {
            let money = self.money(Money::new(it.amount, currency));
            format!("{money} {}", self.day(it.due_on, today))
        });
        self.with("fact-plan", &[("instalments", each.collect::<Vec<_>>().join(", ").into())])
    }

    fn contact(&self, contact: &Contact) -> String {
        let direction = format!("direction-{}", name(&contact.direction));
        let places = [
            ("channel", self.get(&format!("channel-{}", name(&contact.channel))).into()),
            ("direction", self.get(&direction).into()),
            ("outcome", self.get(&format!("outcome-{}", name(&contact.outcome))).into()),
        ];
        with_words(self.with("fact-contact", &places), contact.note.as_deref().unwrap_or_default())
    }
}

/// The stable name, as in the journal.
fn name(value: &impl Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

fn with_words(told: String, words: &str) -> String {
    if words.is_empty() { told } else { format!("{told}: {words}") }
}

fn values(details: &Details) -> String {
    let fields = [
        &details.name,
        &details.code,
        &details.tax_id,
        &details.contact_person,
        &details.phone,
        &details.email,
    ];
    let known: Vec<&str> = fields.into_iter().flatten().map(String::as_str).collect();
    known.join(", ")
}

fn tags(tagged: &Tagged) -> String {
    let added = tagged.added.iter().map(|tag| format!("+{tag}"));
    let removed = tagged.removed.iter().map(|tag| format!("−{tag}"));
    added.chain(removed).collect::<Vec<_>>().join(" ")
}
