//! What reads badly in a client's record: words that the house wrote, and that a judge may read.

use crate::domain::contact::Direction;
use crate::domain::dossier::{Dossier, Reduction};
use crate::domain::fact::{EntryNumber, Fact};

use super::tone::{Finding, Rules, Severity, Tone};

/// A phrase of the record that is better not read by others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Harsh {
    /// The entry of the journal that it stands in.
    pub entry: EntryNumber,
    /// The phrase as it is written.
    pub phrase: String,
    /// What is wrong with it, and how it could have been said.
    pub finding: Finding,
}

/// The serious findings in what the house wrote and a dossier shows, by entry. What the client wrote is left alone. Nobody says
/// in which language a note is, so that the rules of all of them are asked.
pub fn harsh(dossier: &Dossier, tone: &Tone) -> Vec<Harsh> {
    let rules = ["es", "en"].into_iter();
    let rules: Vec<&Rules> = rules.filter_map(|it| tone.in_language(it)).collect();
    let mut texts: Vec<(EntryNumber, &str)> = Vec::new();
    for told in &dossier.contacts {
        let contact = &told.what;
        texts.extend(contact.note.iter().map(|it| (told.number, it.as_str())));
        let written = contact.written.as_deref();
        let ours = written.filter(|_| contact.direction == Direction::Out);
        if let Some(it) = ours {
            texts.push((told.number, &it.subject));
            texts.push((told.number, &it.text));
        }
    }
    let notes = dossier.notes.iter();
    texts.extend(notes.map(|it| (it.number, it.what.as_str())));
    for told in &dossier.measures {
        let reason = match &told.what {
            Fact::Service(it) => it.reason.as_deref(),
            Fact::HandedOver(it) => it.reason.as_deref(),
            _ => None,
        };
        texts.extend(reason.map(|it| (told.number, it)));
    }
    for (told, _) in &dossier.reductions {
        let reason = match &told.what {
            Reduction::CreditNote(it) => it.reason.as_deref(),
            Reduction::WriteOff(it) => Some(it.reason.as_str()),
        };
        texts.extend(reason.map(|it| (told.number, it)));
    }
    texts.sort_by_key(|(entry, _)| *entry);
    let found = texts.into_iter().flat_map(|(entry, text)| {
        let findings = rules.iter().flat_map(move |it| it.check(text));
        let serious = findings.filter(|it| it.severity == Severity::Serious);
        serious.map(move |finding| Harsh {
            entry,
            phrase: text
                .get(finding.range.clone())
                .unwrap_or_default()
                .to_owned(),
            finding,
        })
    });
    found.collect()
}
