//! Several facts in one row of the journal: the figures of one debtor that come in together, as an import brings them.
//! What a person said has a row of its own, so that it can be erased while the figures stay.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use std::borrow::Cow;
use std::fmt;

use crate::domain::fact::{Fact, UnreadableFact};
use crate::domain::iso_day;

/// The kind of a row that holds several facts.
pub(super) const FIGURES: &str = "figures";

/// So many facts go into one row, so that no row grows beyond all measure.
pub(super) const AT_MOST: u32 = 256;

/// Whether a fact says nothing in free words, and so may lie with others in one row.
pub(super) fn is_figures(fact: &Fact) -> bool {
    match fact {
        Fact::Invoice(stated) => stated.notes.is_none(),
        Fact::DisputeOpened(opened) => opened.text.is_none() && opened.assignee.is_none(),
        Fact::DisputeResolved(resolved) => resolved.text.is_none(),
        Fact::Payment(payment) => payment.reference.is_none(),
        _ => false,
    }
}

/// Appends a fact to the content of a row of figures, which is closed by a `]` after the last.
pub(super) fn add(
    content: &mut Vec<u8>,
    is_first: bool,
    happened_at: NaiveDateTime,
    fact: &Fact,
) -> Result<(), UnreadableFact> {
    content.extend_from_slice(if is_first { b"[[\"" } else { b",[\"" });
    content.extend_from_slice(fact.kind().as_bytes());
    content.extend_from_slice(b"\",");
    let is_midnight = happened_at.time() == NaiveTime::MIN;
    let day = is_midnight.then(|| iso_day::letters(happened_at.date()));
    match day {
        Some(Some(day)) => {
            content.push(b'"');
            content.extend_from_slice(&day);
            content.push(b'"');
        }
        Some(None) => write_json(content, &happened_at.date())?,
        None => write_json(content, &happened_at)?,
    }
    content.push(b',');
    fact.encode_into(content)?;
    content.push(b']');
    Ok(())
}

fn write_json(content: &mut Vec<u8>, moment: &impl Serialize) -> Result<(), UnreadableFact> {
    serde_json::to_writer(content, moment).map_err(|error| unreadable(&error))
}

/// The facts of a row of figures, with the moments they happened at.
pub(super) fn read(content: &str) -> Result<Vec<(NaiveDateTime, Fact)>, UnreadableFact> {
    let read: Result<Vec<Figure>, _> = serde_json::from_str(content);
    let figures = read.map_err(|error| unreadable(&error))?;
    Ok(figures.into_iter().map(|it| (it.0, it.1)).collect())
}

fn unreadable(error: &serde_json::Error) -> UnreadableFact {
    UnreadableFact {
        kind: FIGURES.to_owned(),
        problem: error.to_string(),
    }
}

/// One fact of a row: `["invoice","2026-01-31",{…}]`.
struct Figure(NaiveDateTime, Fact);

impl<'de> Deserialize<'de> for Figure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(FigureVisitor)
    }
}

struct FigureVisitor;

impl<'de> Visitor<'de> for FigureVisitor {
    type Value = Figure;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a kind, a moment and a fact")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Figure, A::Error> {
        let kind: Cow<'_, str> = next(&mut parts)?;
        let moment: Cow<'_, str> = next(&mut parts)?;
        let moment = parsed(&moment).ok_or_else(|| A::Error::custom("not a moment"))?;
        let fact = match kind.as_ref() {
            "invoice" => Fact::Invoice(next(&mut parts)?),
            "payment" => Fact::Payment(next(&mut parts)?),
            "dispute_opened" => Fact::DisputeOpened(next(&mut parts)?),
            "dispute_resolved" => Fact::DisputeResolved(next(&mut parts)?),
            other => return Err(A::Error::custom(format!("`{other}` is no figure"))),
        };
        Ok(Figure(moment, fact))
    }
}

fn next<'de, A: SeqAccess<'de>, T: Deserialize<'de>>(parts: &mut A) -> Result<T, A::Error> {
    parts
        .next_element()?
        .ok_or_else(|| A::Error::custom("a part is missing"))
}

fn parsed(text: &str) -> Option<NaiveDateTime> {
    let day: Option<NaiveDate> = text.parse().ok();
    day.map(|day| day.and_time(NaiveTime::MIN))
        .or_else(|| text.parse().ok())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that panics fails")]
mod tests {
    use super::*;

    fn fact(kind: &str, content: &str) -> Fact {
        Fact::decode(kind, content).unwrap()
    }

    #[test]
    fn what_is_written_is_read() {
        let midnight: NaiveDateTime = "2026-01-31T00:00:00".parse().unwrap();
        let morning: NaiveDateTime = "2026-02-01T09:30:00".parse().unwrap();
        let invoice = r#"{"number":"F \"1\"","issued_on":"2026-01-31","due_on":"2026-03-02","total":"10.00","currency":"EUR"}"#;
        let facts = vec![
            (midnight, fact("invoice", invoice)),
            (
                morning,
                fact("payment", r#"{"amount":"4.50","currency":"EUR"}"#),
            ),
            (midnight, fact("dispute_opened", r#"{"invoice":"F \"1\""}"#)),
            (morning, fact("dispute_resolved", r#"{"dispute":3}"#)),
        ];
        let mut content = Vec::new();
        for (at, (happened_at, fact)) in facts.iter().enumerate() {
            assert!(is_figures(fact));
            add(&mut content, at == 0, *happened_at, fact).unwrap();
        }
        content.push(b']');
        let content = String::from_utf8(content).unwrap();
        assert!(content.starts_with(r#"[["invoice","2026-01-31",{"number""#));
        assert_eq!(read(&content), Ok(facts));
    }

    #[test]
    fn words_of_people_stay_apart() {
        for (kind, content) in [
            ("note", r#"{"text":"called"}"#),
            ("details", r#"{"name":"Ana"}"#),
            ("dispute_opened", r#"{"invoice":"1","text":"broken"}"#),
            ("dispute_resolved", r#"{"dispute":3,"text":"mended"}"#),
            (
                "invoice",
                r#"{"number":"1","issued_on":"2026-01-31","due_on":"2026-03-02","total":"1","currency":"EUR","notes":"for Ana"}"#,
            ),
        ] {
            assert!(!is_figures(&fact(kind, content)), "{kind}");
        }
    }

    #[test]
    fn what_is_no_row_of_figures_is_refused() {
        for content in ["", "{}", "[[]]", r#"[["note","2026-01-31",{"text":""}]]"#] {
            assert!(read(content).is_err(), "{content}");
        }
    }
}
