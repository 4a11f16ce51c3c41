//! `cobro today`: what was done today, what was promised and collected, and who is left.
//!
//! JSON: `{as_of, done, to_do, to_collect, contacts: {channel: count}, outcomes: {outcome: count}, calls, minutes, promises:
//! {count, amounts}, kept: {count, amounts}, collected, left, courtesy}`. `done` and `to_do` count clients; `to_collect` (from
//! those left), `amounts` and `collected` (since yesterday) are `[{amount, currency}]`; `left` and `courtesy` (who is to get
//! the note that comes before an invoice falls due) are rows as in `queue`.

use serde_json::{Map, Value, json};

use super::failure::Failure;
use super::json::money;
use super::output::Done;
use super::queue;
use super::session::Session;
use crate::app::DayReport;
use crate::domain::money::Sums;
use crate::store::QueueRow;

/// So many clients are named to people; JSON has all.
const NAMED: usize = 20;

pub(super) fn run(session: &Session) -> Result<Done, Failure> {
    let report = session.book()?.day_report()?;
    let value = || value(session, &report);
    Ok(Done::either(session.json, value, || text(session, &report)))
}

fn value(session: &Session, report: &DayReport) -> Value {
    let done = &report.done;
    let today = report.at.date();
    let rows = |rows: &[QueueRow]| -> Value {
        let ranked = rows.iter().enumerate();
        ranked
            .map(|(at, row)| queue::item(session, at + 1, row, today))
            .collect()
    };
    let contacts = done.contacts.iter();
    let contacts: Map<String, Value> = contacts
        .map(|(channel, count)| (channel.id().to_owned(), (*count).into()))
        .collect();
    let outcomes = done.outcomes.iter();
    let outcomes: Map<String, Value> = outcomes
        .map(|(outcome, count)| (outcome.id().to_owned(), (*count).into()))
        .collect();
    json!({
        "as_of": report.at,
        "done": report.totals.done,
        "to_do": report.totals.to_do,
        "tried": report.totals.tried,
        "to_collect": sums(&report.totals.to_collect),
        "contacts": contacts,
        "outcomes": outcomes,
        "calls": done.calls(),
        "minutes": done.minutes(),
        "promises": { "count": done.promises, "amounts": sums(&done.promised) },
        "kept": { "count": done.promises_kept, "amounts": sums(&done.kept) },
        "collected": sums(&done.collected),
        "left": rows(&report.left),
        "courtesy": rows(&report.courtesy),
    })
}

fn sums(sums: &Sums) -> Value {
    let some = sums.iter().filter(|it| !it.amount.is_zero());
    some.map(money).collect()
}

fn text(session: &Session, report: &DayReport) -> String {
    let date = session.texts.day_in_full(report.at.date());
    let mut text = session.with("summary-title", &[("date", date.into())]) + "\n";
    for section in session.texts.day_report(report, NAMED) {
        text = format!("{text}\n{}\n", section.title);
        for line in section.lines {
            text = format!("{text}  {line}\n");
        }
    }
    text
}
