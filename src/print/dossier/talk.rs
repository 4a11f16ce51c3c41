//! What a dossier says of what was said and done: contacts with their texts, disputes, notes, measures.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Source, lines, moment, source};
use crate::domain::dossier::{DisputeTold, Told};
use crate::domain::fact::{Channel, Contact, Direction, Fact, Outcome};
use crate::domain::written::Written;
use crate::i18n::Texts;
use crate::print::shown::clean;

#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct ContactShown {
    source: Source,
    /// The channel and who began it: a call made, an e-mail received.
    what: String,
    outcome: String,
    person: String,
    address: String,
    duration: String,
    excuse: String,
    call_back: String,
    note: Vec<String>,
    message: Option<MessageShown>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct MessageShown {
    subject: String,
    lines: Vec<String>,
    attachments: Vec<String>,
    id: String,
    answer: String,
    /// Whether it is a person's word alone that it was sent.
    on_word: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct DisputeShown {
    source: Source,
    invoice: String,
    /// Empty for all of the invoice.
    amount: String,
    reason: String,
    text: Vec<String>,
    /// Empty while it is open.
    ended_on: String,
    outcome: String,
    end: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct NoteShown {
    source: Source,
    lines: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct MeasureShown {
    source: Source,
    what: String,
}

/// A day of no year that anybody writes about, so that every day is told with its year.
const ANOTHER_YEAR: NaiveDate = NaiveDate::MIN;

pub(super) fn contacts(texts: &Texts, contacts: &[Told<Contact>]) -> Vec<ContactShown> {
    contacts.iter().map(|it| contact(texts, it)).collect()
}

fn contact(texts: &Texts, told: &Told<Contact>) -> ContactShown {
    let contact = &told.what;
    let stated = |text: &Option<String>| clean(text.as_deref().unwrap_or_default());
    let direction = match contact.direction {
        Direction::In => "in",
        Direction::Out => "out",
    };
    let address = stated(&contact.address);
    let call_back = contact.call_back_at;
    ContactShown {
        source: source(texts, told),
        what: texts.get(&format!("contact-{direction}-{}", contact.channel.id())),
        outcome: match tells(contact) {
            true => texts.outcome_of(contact.channel, contact.outcome),
            false => String::new(),
        },
        person: stated(&contact.person),
        address: match address.starts_with('+') {
            true => clean(&texts.phone(&address)),
            false => address,
        },
        duration: contact
            .seconds
            .map(|it| texts.duration(it))
            .unwrap_or_default(),
        excuse: contact
            .excuse
            .as_deref()
            .map(|it| clean(&texts.excuse(it)))
            .unwrap_or_default(),
        call_back: call_back.map(|it| moment(texts, it)).unwrap_or_default(),
        note: lines(contact.note.as_deref().unwrap_or_default()),
        message: contact.written.as_deref().map(message),
    }
}

/// Whether the outcome says more than that a message was sent or came.
fn tells(contact: &Contact) -> bool {
    let spoken = matches!(contact.channel, Channel::Call | Channel::Visit);
    match contact.outcome {
        Outcome::Sent => false,
        Outcome::Other => spoken,
        _ => true,
    }
}

fn message(written: &Written) -> MessageShown {
    MessageShown {
        subject: clean(&written.subject),
        lines: lines(&written.text),
        attachments: written.attachments.iter().map(|it| clean(it)).collect(),
        id: clean(written.message_id.as_deref().unwrap_or_default()),
        answer: clean(written.answer.as_deref().unwrap_or_default()),
        on_word: written.on_word,
    }
}

pub(super) fn disputes(texts: &Texts, disputes: &[Told<DisputeTold>]) -> Vec<DisputeShown> {
    let each = disputes.iter().map(|told| {
        let DisputeTold {
            opened,
            amount,
            end,
        } = &told.what;
        let reason = opened.reason;
        let ended = end.as_ref();
        let outcome = ended.and_then(|(_, it)| it.outcome);
        DisputeShown {
            source: source(texts, told),
            invoice: clean(&opened.invoice),
            amount: amount.map_or_else(String::new, |it| texts.money(it)),
            reason: reason
                .map(|it| texts.get(&format!("dispute-reason-{}", it.id())))
                .unwrap_or_default(),
            text: lines(opened.text.as_deref().unwrap_or_default()),
            ended_on: ended.map(|(at, _)| moment(texts, *at)).unwrap_or_default(),
            outcome: outcome
                .map(|it| texts.get(&format!("dispute-outcome-{}", it.id())))
                .unwrap_or_default(),
            end: lines(
                ended
                    .and_then(|(_, it)| it.text.as_deref())
                    .unwrap_or_default(),
            ),
        }
    });
    each.collect()
}

pub(super) fn notes(texts: &Texts, notes: &[Told<String>]) -> Vec<NoteShown> {
    let each = notes.iter().map(|told| NoteShown {
        source: source(texts, told),
        lines: lines(&told.what),
    });
    each.collect()
}

pub(super) fn measures(texts: &Texts, measures: &[Told<Fact>]) -> Vec<MeasureShown> {
    let each = measures.iter().map(|told| MeasureShown {
        source: source(texts, told),
        what: clean(&texts.fact(&told.what, ANOTHER_YEAR)),
    });
    each.collect()
}
