//! What was written to a client, as it was sent, and which messages belong together.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::account::{Account, Invoice};
use super::contact::Direction;

/// A message in writing, as it was sent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// What it was about; empty where the channel has no subject.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub subject: String,
    /// What it said.
    pub text: String,
    /// The template that it was made from; none when it was written by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<String>,
    /// The id that an e-mail carries, with its angle brackets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message_id: Option<String>,
    /// The names of what came with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<String>,
    /// The numbers of the invoices that it was about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub invoices: Vec<String>,
    /// What the mail server said when it took it over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
    /// Whether it is a person's word alone that it was sent: no server confirmed it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub on_word: bool,
}

/// No more earlier messages than these are named by a new one: the first, which holds the thread together, and the last ones.
const NAMED: usize = 10;

impl Account {
    /// The numbers of the invoices that a message on a day is about: what is overdue, else what is due next.
    pub fn matter(&self, today: NaiveDate) -> Vec<String> {
        let open = self.invoices.iter().filter(|it| it.is_open());
        let open: Vec<&Invoice> = open.collect();
        let overdue = |it: &&&Invoice| it.overdue_on(today) > Decimal::ZERO;
        let mut about: Vec<&Invoice> = open.iter().filter(overdue).copied().collect();
        if about.is_empty() {
            let next = open.iter().map(|it| it.due_on).min();
            about.extend(open.iter().filter(|it| Some(it.due_on) == next));
        }
        about.iter().map(|it| it.number.clone()).collect()
    }

    /// The ids of the e-mails that were sent about any of these invoices, the oldest first: what a new one continues.
    pub fn thread(&self, invoices: &[String]) -> Vec<String> {
        let sent = self.contacts.iter().map(|it| &it.what);
        let sent = sent.filter(|it| it.direction == Direction::Out);
        let about = |it: &&Written| it.invoices.iter().any(|number| invoices.contains(number));
        let written = sent.filter_map(|it| it.written.as_deref()).filter(about);
        let mut ids: Vec<String> = written.filter_map(|it| it.message_id.clone()).collect();
        if ids.len() > NAMED {
            ids.drain(1..=ids.len() - NAMED);
        }
        ids
    }
}
