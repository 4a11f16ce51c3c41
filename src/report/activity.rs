//! Activity: what was done with clients on a day or in a time, by channel and outcome, by person of the house, or by day.
//!
//! Minutes are those of calls, a begun one counted whole once for each row. A promise counts for whoever wrote it down, on the
//! day it was made, as long as nothing took its place; a plan is one promise.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDateTime;

use super::asked::{Asked, Chain, Collecting, Definition, Span};
use super::shape::{Cell, Column, Kind, Note, Period, Report, Row};
use crate::domain::account::PromiseStatus;
use crate::domain::contact::{Channel, Contact, Direction};
use crate::domain::fact::EntryNumber;
use crate::domain::policy::Policy;

/// What was done with clients.
pub const REPORT: Definition = Definition {
    id: "activity",
    groupings: &["channel", "author", "day"],
    span: Span::Day,
    number: None,
    by_author: true,
    columns,
    begin,
};

fn columns(by: &str) -> Vec<Column> {
    let mut columns = match by {
        "author" => vec![Column::new("author", Kind::Text)],
        "day" => vec![Column::new("day", Kind::Date)],
        _ => vec![
            Column::new("channel", Kind::Text),
            Column::new("outcome", Kind::Text),
        ],
    };
    columns.extend([
        Column::new("contacts", Kind::Count),
        Column::new("incoming", Kind::Count),
        Column::new("reached", Kind::Count),
        Column::new("minutes", Kind::Count),
    ]);
    if by != "channel" {
        columns.push(Column::new("promises", Kind::Count));
    }
    columns
}

fn begin(asked: &Asked, _: &Policy) -> Box<dyn Collecting> {
    Box::new(Making {
        period: asked.days(),
        asked: asked.clone(),
        rows: BTreeMap::new(),
        all: Tally::default(),
    })
}

#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    contacts: u64,
    incoming: u64,
    reached: u64,
    seconds: u64,
    promises: u64,
}

impl Tally {
    fn count(&mut self, contact: &Contact) {
        self.contacts += 1;
        self.incoming += u64::from(contact.direction == Direction::In);
        self.reached += u64::from(contact.outcome.answered());
        if contact.channel == Channel::Call {
            self.seconds += u64::from(contact.seconds.unwrap_or(0));
        }
    }

    fn row(&self, mut row: Row, with_promises: bool) -> Row {
        let counts = [
            self.contacts,
            self.incoming,
            self.reached,
            self.seconds.div_ceil(60),
            self.promises,
        ];
        let shown = if with_promises { 5 } else { 4 };
        row.extend(counts.into_iter().take(shown).map(Cell::count));
        row
    }
}

struct Making {
    asked: Asked,
    period: Period,
    /// By what stands at the beginning of a row.
    rows: BTreeMap<Vec<String>, Tally>,
    all: Tally,
}

impl Making {
    /// Who wrote an entry down, if that is whom one asks about.
    fn author<'a>(&self, chain: &Chain<'a>, number: EntryNumber) -> Option<&'a str> {
        let author = chain.entry(number).map_or("", |entry| &entry.author);
        let wanted = self.asked.author.as_deref();
        wanted.is_none_or(|it| it == author).then_some(author)
    }

    fn contacts(&mut self, chain: &Chain<'_>) {
        let contacts = chain.account().map(|account| &account.contacts);
        for contact in contacts.into_iter().flatten() {
            let (day, what) = (contact.at.date(), &contact.what);
            let author = self.author(chain, contact.number);
            let Some(author) = author.filter(|_| self.period.contains(day)) else {
                continue;
            };
            let key = match self.asked.by {
                "author" => vec![author.to_owned()],
                "day" => vec![day.to_string()],
                _ => vec![what.channel.id().to_owned(), what.outcome.id().to_owned()],
            };
            self.rows.entry(key).or_default().count(what);
            self.all.count(what);
        }
    }

    fn promises(&mut self, chain: &Chain<'_>) {
        let promises = chain.account().map(|account| &account.promises);
        let mut seen = BTreeSet::new();
        for promise in promises.into_iter().flatten() {
            let day = promise.made_at.date();
            let void = [PromiseStatus::Replaced, PromiseStatus::Cancelled];
            if void.contains(&promise.status) || !self.period.contains(day) {
                continue;
            }
            let Some(author) = self.author(chain, promise.number) else {
                continue;
            };
            if !seen.insert(promise.number) {
                continue;
            }
            self.all.promises += 1;
            let key = match self.asked.by {
                "author" => author.to_owned(),
                "day" => day.to_string(),
                _ => continue,
            };
            self.rows.entry(vec![key]).or_default().promises += 1;
        }
    }

    fn head(&self, key: &[String]) -> Row {
        match (self.asked.by, key) {
            ("author", [author]) => vec![author.as_str().into()],
            ("day", [day]) => vec![day.parse().map_or(Cell::Empty, Cell::Date)],
            (_, [channel, outcome]) => vec![
                Cell::named("channel", channel),
                Cell::named("outcome", outcome),
            ],
            _ => Row::new(),
        }
    }
}

impl Collecting for Making {
    fn moments(&self) -> Vec<NaiveDateTime> {
        vec![self.asked.end_of(self.period.to)]
    }

    fn add(&mut self, chain: &Chain<'_>) {
        self.contacts(chain);
        self.promises(chain);
    }

    fn finish(self: Box<Self>) -> Report {
        let mut report = self.asked.blank();
        let by_channel = self.asked.by == "channel";
        for (key, tally) in &self.rows {
            report.rows.push(tally.row(self.head(key), !by_channel));
        }
        if !report.rows.is_empty() {
            let head = vec![Cell::Empty; if by_channel { 2 } else { 1 }];
            report.totals.push(self.all.row(head, !by_channel));
        }
        if by_channel {
            let promises = ("count", Cell::count(self.all.promises));
            report
                .notes
                .push(Note::new("promises_made", vec![promises]));
        }
        if let Some(author) = &self.asked.author {
            let author = ("author", Cell::Text(author.clone()));
            report.notes.push(Note::new("only_author", vec![author]));
        }
        match self.asked.by {
            "author" => report.charted("author", "contacts"),
            "day" => report.charted("day", "contacts"),
            _ => report.charted("outcome", "contacts"),
        }
    }
}
