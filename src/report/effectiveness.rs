//! Effectiveness: after how many contacts something was paid within so many days, by step, channel, type of client or template.
//!
//! Contacts that the house began count, however they ended. A contact is followed by a payment when any money of the client came
//! in on its day, not before its hour where both hours are known, or in the days after it; one payment may follow several
//! contacts. A contact is judged once its days are over; until then it is too early to tell, paid or not. Payments on a day that
//! was only assumed say nothing. The type is the one that the client had then; the template is the one
//! that a message was made from, and of what was not written, the one of the step.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use chrono::{Days, NaiveDateTime, NaiveTime};
use rust_decimal::Decimal;

use super::asked::{Asked, Chain, Collecting, Definition, Number, Span, last_moment};
use super::shape::{Cell, Column, Kind, Note, Period, Report, Row};
use crate::domain::account::{Account, Recorded, reversed_batches};
use crate::domain::contact::{Contact, Direction};
use crate::domain::debtor::DebtorType;
use crate::domain::fact::{Entry, Fact, Payment};
use crate::domain::policy::Policy;
use crate::domain::protocol::Protocols;

/// After which contacts something is paid.
pub const REPORT: Definition = Definition {
    id: "effectiveness",
    groupings: &["step", "channel", "type", "template"],
    span: Span::Weeks(13),
    number: Some(Number {
        name: "days",
        usual: 7,
    }),
    by_author: false,
    columns,
    begin,
};

fn columns(by: &str) -> Vec<Column> {
    let mut columns = match by {
        "channel" => vec![Column::new("channel", Kind::Text)],
        "type" => vec![Column::new("type", Kind::Text)],
        "template" => vec![Column::new("template", Kind::Text)],
        _ => vec![
            Column::aside("protocol", Kind::Text),
            Column::new("step", Kind::Text),
        ],
    };
    columns.extend([
        Column::new("contacts", Kind::Count),
        Column::aside("reached", Kind::Count),
        Column::new("judged", Kind::Count),
        Column::new("paid", Kind::Count),
        Column::new("paid_rate", Kind::Percent),
        Column::new("median_days", Kind::Days),
    ]);
    columns
}

fn begin(asked: &Asked, policy: &Policy) -> Box<dyn Collecting> {
    Box::new(Making {
        period: asked.days(),
        asked: asked.clone(),
        protocols: Arc::clone(&policy.protocols),
        rows: BTreeMap::new(),
        all: Tally::default(),
    })
}

#[derive(Debug, Clone, Default)]
struct Tally {
    contacts: u64,
    reached: u64,
    judged: u64,
    /// How many days after the contact the first payment came, and how often.
    paid: BTreeMap<i64, u64>,
}

impl Tally {
    fn count(&mut self, contact: &Contact, judged: bool, paid_after: Option<i64>) {
        self.contacts += 1;
        self.reached += u64::from(contact.outcome.answered());
        if judged {
            self.judged += 1;
            if let Some(days) = paid_after {
                *self.paid.entry(days).or_default() += 1;
            }
        }
    }

    /// The day at a place among all, from 0.
    fn days_at(&self, place: u64) -> Option<Decimal> {
        let mut before = 0;
        let mut counts = self.paid.iter();
        let found = counts.find(|(_, count)| {
            before += **count;
            before > place
        });
        found.map(|(days, _)| Decimal::from(*days))
    }

    fn median(&self) -> Option<Decimal> {
        let last = self.paid.values().sum::<u64>().checked_sub(1)?;
        let (low, high) = (self.days_at(last / 2)?, self.days_at(last.div_ceil(2))?);
        Some((low + high) / Decimal::TWO)
    }

    fn row(&self, mut row: Row) -> Row {
        let paid: u64 = self.paid.values().sum();
        for count in [self.contacts, self.reached, self.judged, paid] {
            row.push(Cell::count(count));
        }
        row.push(Cell::share(paid.into(), self.judged.into()));
        row.push(self.median().map_or(Cell::Empty, Cell::Days));
        row
    }
}

struct Making {
    asked: Asked,
    period: Period,
    protocols: Arc<Protocols>,
    /// By what stands at the beginning of a row.
    rows: BTreeMap<Vec<String>, Tally>,
    all: Tally,
}

/// What stands for a contact that was made for no step, or whose step has no template.
const NONE: &str = "none";

impl Making {
    fn key(
        &self,
        contact: &Recorded<Contact>,
        types: &[(NaiveDateTime, DebtorType)],
    ) -> Vec<String> {
        let what = &contact.what;
        match self.asked.by {
            "channel" => vec![what.channel.id().to_owned()],
            "type" => {
                let known = types.iter().rev().find(|(at, _)| *at <= contact.at);
                let then = known.map_or(DebtorType::Unclassified, |(_, set)| *set);
                vec![then.id().to_owned()]
            }
            "template" => vec![self.template(what).unwrap_or(NONE).to_owned()],
            _ => match &what.step {
                Some(of) => vec![of.protocol.id().to_owned(), of.step.to_string()],
                None => vec![NONE.to_owned(); 2],
            },
        }
    }

    fn template<'a>(&'a self, contact: &'a Contact) -> Option<&'a str> {
        // What was sent may come from another template than the step's, or from none.
        if let Some(written) = &contact.written {
            return written.template.as_deref();
        }
        let of = contact.step.as_ref()?;
        let step = self.protocols.step(of.protocol, &of.step)?;
        step.template.as_deref()
    }

    fn head(&self, key: &[String]) -> Row {
        let of: &[&'static str] = match self.asked.by {
            "channel" => &["channel"],
            "type" => &["type"],
            "template" => &["template"],
            _ => &["protocol", "protocol-step"],
        };
        let named = of.iter().zip(key);
        named.map(|(of, id)| Cell::named(of, id)).collect()
    }
}

impl Collecting for Making {
    fn moments(&self) -> Vec<NaiveDateTime> {
        vec![self.asked.moment]
    }

    fn add(&mut self, chain: &Chain<'_>) {
        let Some(account) = chain.account().filter(|it| !it.contacts.is_empty()) else {
            return;
        };
        let types = match self.asked.by {
            "type" => types_set(chain.entries),
            _ => Vec::new(),
        };
        let outgoing = account.contacts.iter();
        let outgoing = outgoing.filter(|it| it.what.direction == Direction::Out);
        for contact in outgoing.filter(|it| self.period.contains(it.at.date())) {
            let until = contact.at.date() + Days::new(self.asked.number.into());
            let judged = last_moment(until) <= self.asked.moment;
            let paid_after = days_to_payment(account, contact.at, self.asked.number.into());
            let key = self.key(contact, &types);
            let tally = self.rows.entry(key).or_default();
            tally.count(&contact.what, judged, paid_after);
            self.all.count(&contact.what, judged, paid_after);
        }
    }

    fn finish(self: Box<Self>) -> Report {
        let mut report = self.asked.blank();
        for (key, tally) in &self.rows {
            report.rows.push(tally.row(self.head(key)));
        }
        let label = if report.columns.len() > 7 { 2 } else { 1 };
        if !report.rows.is_empty() {
            report.totals.push(self.all.row(vec![Cell::Empty; label]));
        }
        let days = ("count", Cell::count(self.asked.number));
        report.notes.push(Note::new("paid_within", vec![days]));
        let label = report.columns[label - 1].id;
        report.charted(label, "paid_rate")
    }
}

/// The types that were set, in the order they were written down.
fn types_set(entries: &[Entry]) -> Vec<(NaiveDateTime, DebtorType)> {
    let is_set = |entry: &&Entry| matches!(entry.fact, Some(Fact::TypeSet(_)));
    if !entries.iter().any(|entry| is_set(&entry)) {
        return Vec::new();
    }
    let reversed: HashSet<_> = reversed_batches(entries);
    let standing = entries.iter().filter(|it| !reversed.contains(&it.batch));
    let set = standing.filter_map(|entry| match &entry.fact {
        Some(Fact::TypeSet(set)) => Some((entry.happened_at, set.debtor_type)),
        _ => None,
    });
    set.collect()
}

/// How many days after a moment the first payment came, if one came within so many.
fn days_to_payment(account: &Account, contact_at: NaiveDateTime, within: i64) -> Option<i64> {
    let follows = |payment: &Recorded<Payment>| {
        let days = (payment.at.date() - contact_at.date()).num_days();
        let day_only = payment.at.time() == NaiveTime::MIN;
        let in_time = (0..=within).contains(&days) && (day_only || payment.at >= contact_at);
        let money = payment.what.amount > Decimal::ZERO && !payment.what.day_assumed;
        (money && in_time).then_some(days)
    };
    account.payments.iter().filter_map(follows).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_of_an_even_number_is_the_mean_of_the_middle_two() {
        let median = |days: &[i64]| {
            let mut tally = Tally::default();
            for day in days {
                *tally.paid.entry(*day).or_default() += 1;
            }
            tally.median().map(|it| it.normalize().to_string())
        };
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[3]).as_deref(), Some("3"));
        assert_eq!(median(&[1, 2]).as_deref(), Some("1.5"));
        assert_eq!(median(&[0, 0, 7]).as_deref(), Some("0"));
        assert_eq!(median(&[0, 1, 4, 7]).as_deref(), Some("2.5"));
    }
}
