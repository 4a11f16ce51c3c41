//! Promises and agreed calls as a calendar file (iCalendar, RFC 5545). Hours are local ones, without a zone, as the desk has
//! them. An event keeps its UID for ever, so that reading the file again moves or takes back what was read before.

use std::collections::BTreeMap;
use std::fmt::Write;

use chrono::{NaiveDate, NaiveDateTime};

use crate::app::{Book, Result};
use crate::domain::account::{Account, Promise, PromiseStatus};
use crate::domain::fact::{Entry, EntryNumber, Fact};
use crate::i18n::{Place, Texts};
use crate::store::DebtorId;

/// When something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum When {
    Day(NaiveDate),
    At(NaiveDateTime),
}

/// Something to come, or something that was to come and will not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarEvent {
    uid: String,
    when: When,
    summary: String,
    description: String,
    /// Grows with everything that is recorded about the debtor.
    sequence: usize,
    cancelled: bool,
}

impl CalendarEvent {
    /// Whether it will not be after all.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled
    }

    fn moment(&self) -> NaiveDateTime {
        match self.when {
            When::Day(day) => day.and_time(chrono::NaiveTime::MIN),
            When::At(at) => at,
        }
    }
}

/// Octets in a line, its end not counted.
const LONGEST: usize = 75;

/// How long an agreed call is.
const CALL: &str = "PT15M";

/// The file, written at a moment (UTC), and its events.
///
/// # Errors
/// When the book can't be read.
pub fn calendar(
    book: &Book,
    texts: &Texts,
    written_at: NaiveDateTime,
) -> Result<(String, Vec<CalendarEvent>)> {
    let (now, policy) = (book.now(), &book.settings().policy);
    let mut events = Vec::new();
    book.store().each_chain(&mut |debtor, entries| {
        let account = Account::at(entries, now, policy);
        let naming = Naming {
            debtor,
            entries,
            account: &account,
            texts,
        };
        events.extend(naming.promises(now.date()));
        events.extend(naming.call_back(now));
        Ok(true)
    })?;
    events.sort_by(|a, b| (a.moment(), &a.uid).cmp(&(b.moment(), &b.uid)));
    Ok((written(&events, texts, written_at), events))
}

/// One debtor's events on their way to names and words.
struct Naming<'a> {
    debtor: DebtorId,
    entries: &'a [Entry],
    account: &'a Account,
    texts: &'a Texts,
}

impl Naming<'_> {
    /// Live promises and instalments, with the days on which to ask about them; those that were to come and are settled or void.
    fn promises(&self, today: NaiveDate) -> Vec<CalendarEvent> {
        let mut events = Vec::new();
        // Instalments share the entry of their plan.
        let mut instalments: BTreeMap<EntryNumber, u32> = BTreeMap::new();
        for promise in &self.account.promises {
            let place = instalments.entry(promise.number).or_default();
            let id = format!("{}-{place}", promise.number);
            *place += 1;
            let live = promise.status == PromiseStatus::Pending;
            if !live && promise.due_on < today {
                continue;
            }
            let kind = if promise.of_plan {
                "instalment"
            } else {
                "promise"
            };
            events.push(self.event(kind, &id, When::Day(promise.due_on), Some(promise), !live));
            let asked_on = promise.check_in_on.filter(|day| *day >= today);
            if let Some(day) = asked_on {
                let id = format!("{id}-check");
                events.push(self.event("check-in", &id, When::Day(day), Some(promise), !live));
            }
        }
        events
    }

    /// The agreed call. There is one at most for each client, so a new hour moves it.
    fn call_back(&self, now: NaiveDateTime) -> Option<CalendarEvent> {
        let agreed = self.account.agreed_call_back().filter(|at| *at >= now);
        let in_contacts = self.account.contacts.iter();
        let in_contacts = in_contacts.filter_map(|it| it.what.call_back_at);
        let in_facts = self.entries.iter().filter_map(|entry| match &entry.fact {
            Some(Fact::CallBack(set)) => set.at,
            _ => None,
        });
        let was_to_be = in_contacts.chain(in_facts).filter(|at| *at >= now).max();
        let at = agreed.or(was_to_be)?;
        Some(self.event("call", "call", When::At(at), None, agreed.is_none()))
    }

    fn event(
        &self,
        kind: &str,
        id: &str,
        when: When,
        promise: Option<&Promise>,
        cancelled: bool,
    ) -> CalendarEvent {
        let details = &self.account.details;
        let money = promise.map(|it| self.texts.money(it.money));
        let places = [
            ("name", Place::from(details.display_name())),
            ("money", money.unwrap_or_default().into()),
        ];
        let mut about = vec![details.key().to_owned()];
        about.extend(promise.map(|it| it.invoices.join(", ")));
        about.retain(|it| !it.is_empty());
        // The first entry of a debtor never changes, and no other book has its batch.
        let first = self.entries.first().map(|entry| entry.batch.to_string());
        CalendarEvent {
            uid: format!("{}-{}-{id}@cobro", first.unwrap_or_default(), self.debtor),
            when,
            summary: self.texts.with(&format!("calendar-{kind}"), &places),
            description: about.join(" · "),
            sequence: self.entries.len(),
            cancelled,
        }
    }
}

fn written(events: &[CalendarEvent], texts: &Texts, at: NaiveDateTime) -> String {
    let mut file = Lines::default();
    let product = format!("-//cobro//cobro {}//EN", env!("CARGO_PKG_VERSION"));
    file.line("BEGIN", "VCALENDAR");
    file.line("VERSION", "2.0");
    file.line("PRODID", &product);
    file.line("CALSCALE", "GREGORIAN");
    file.line("METHOD", "PUBLISH");
    file.line("X-WR-CALNAME", &escaped(&texts.get("calendar-name")));
    for event in events {
        file.line("BEGIN", "VEVENT");
        file.line("UID", &event.uid);
        file.line("DTSTAMP", &at.format("%Y%m%dT%H%M%SZ").to_string());
        file.line("SEQUENCE", &event.sequence.to_string());
        match event.when {
            When::Day(day) => {
                let next = day.succ_opt().unwrap_or(day);
                file.line("DTSTART;VALUE=DATE", &day.format("%Y%m%d").to_string());
                file.line("DTEND;VALUE=DATE", &next.format("%Y%m%d").to_string());
                file.line("TRANSP", "TRANSPARENT");
            }
            When::At(at) => {
                file.line("DTSTART", &at.format("%Y%m%dT%H%M%S").to_string());
                file.line("DURATION", CALL);
            }
        }
        file.line("SUMMARY", &escaped(&event.summary));
        file.line("DESCRIPTION", &escaped(&event.description));
        let status = if event.cancelled {
            "CANCELLED"
        } else {
            "CONFIRMED"
        };
        file.line("STATUS", status);
        file.line("END", "VEVENT");
    }
    file.line("END", "VCALENDAR");
    file.0
}

#[derive(Default)]
struct Lines(String);

impl Lines {
    /// A line, folded where it is too long, never within a letter.
    fn line(&mut self, name: &str, value: &str) {
        let mut room = LONGEST;
        for letter in name.chars().chain([':']).chain(value.chars()) {
            if letter.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = LONGEST - 1;
            }
            room -= letter.len_utf8();
            self.0.push(letter);
        }
        self.0.push_str("\r\n");
    }
}

/// A text as its value is written.
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => {
                let _ = write!(value, "\\{letter}");
            }
            '\n' => value.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => value.push(letter),
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_letters_and_texts_are_escaped() {
        let mut file = Lines::default();
        file.line("SUMMARY", &"ñ".repeat(80));
        for line in file.0.trim_end().split("\r\n") {
            assert!(line.len() <= LONGEST, "{line}");
        }
        let unfolded = file.0.replace("\r\n ", "");
        assert_eq!(unfolded, format!("SUMMARY:{}\r\n", "ñ".repeat(80)));
        assert_eq!(escaped("a;b,c\\d\ne\u{7}"), "a\\;b\\,c\\\\d\\ne");
    }
}
