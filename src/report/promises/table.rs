//! How promises were kept, as a report: by debtor, or by the week in which they were due.
//!
//! The rate is kept / (kept + partly kept + broken). Those still pending, replaced or called off say nothing of it. Instalments
//! of plans are promises.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;

use crate::domain::account::{Promise, PromiseStatus};
use crate::domain::money::Currency;
use crate::domain::policy::Policy;
use crate::report::asked::{Asked, Chain, Collecting, Definition, Span, Stretch};
use crate::report::shape::{Cell, Column, Kind, Period, Report, Row};

/// How promises were kept.
pub const REPORT: Definition = Definition {
    id: "promises",
    groupings: &["debtor", "week"],
    span: Span::Ever,
    number: None,
    by_author: false,
    columns,
    begin,
};

fn columns(by: &str) -> Vec<Column> {
    let mut columns = match by {
        "week" => vec![
            Column::new("from", Kind::Date),
            Column::aside("to", Kind::Date),
        ],
        _ => vec![
            Column::aside("code", Kind::Text),
            Column::new("name", Kind::Text),
        ],
    };
    columns.extend([
        Column::new("currency", Kind::Currency),
        Column::new("promises", Kind::Count),
        Column::new("kept", Kind::Count),
        Column::new("partly_kept", Kind::Count),
        Column::new("broken", Kind::Count),
        Column::new("pending", Kind::Count),
        Column::aside("void", Kind::Count),
        Column::new("kept_rate", Kind::Percent),
        Column::new("promised", Kind::Money),
        Column::aside("paid_in_time", Kind::Money),
    ]);
    columns
}

fn begin(asked: &Asked, _: &Policy) -> Box<dyn Collecting> {
    Box::new(Making {
        asked: asked.clone(),
        tallies: BTreeMap::new(),
        days: None,
    })
}

/// What a row is about, in the order of rows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Debtor { code: String, name: String },
    Week(NaiveDate),
}

#[derive(Debug, Clone, Default)]
struct Tally {
    all: u64,
    kept: u64,
    partly_kept: u64,
    broken: u64,
    pending: u64,
    void: u64,
    /// Amounts of those that were judged.
    promised: Decimal,
    in_time: Decimal,
}

impl Tally {
    fn count(&mut self, promise: &Promise) {
        self.all += 1;
        let judged = match promise.status {
            PromiseStatus::Kept => &mut self.kept,
            PromiseStatus::PartlyKept => &mut self.partly_kept,
            PromiseStatus::Broken => &mut self.broken,
            PromiseStatus::Pending => {
                self.pending += 1;
                return;
            }
            PromiseStatus::Replaced | PromiseStatus::Cancelled => {
                self.void += 1;
                return;
            }
        };
        *judged += 1;
        self.promised += promise.money.amount;
        self.in_time += promise.paid_in_time;
    }

    fn merge(&mut self, other: &Self) {
        self.all += other.all;
        self.kept += other.kept;
        self.partly_kept += other.partly_kept;
        self.broken += other.broken;
        self.pending += other.pending;
        self.void += other.void;
        self.promised += other.promised;
        self.in_time += other.in_time;
    }

    fn row(&self, head: [Cell; 2], currency: Currency) -> Row {
        let judged = self.kept + self.partly_kept + self.broken;
        let mut row = Row::from(head);
        row.push(Cell::Currency(currency));
        for count in [
            self.all,
            self.kept,
            self.partly_kept,
            self.broken,
            self.pending,
            self.void,
        ] {
            row.push(Cell::count(count));
        }
        row.push(Cell::share(self.kept.into(), judged.into()));
        row.push(Cell::money(self.promised, currency));
        row.push(Cell::money(self.in_time, currency));
        row
    }
}

struct Making {
    asked: Asked,
    tallies: BTreeMap<(&'static str, Key), (Currency, Tally)>,
    /// The first and the last due date of those that count.
    days: Option<Period>,
}

impl Collecting for Making {
    fn moments(&self) -> Vec<NaiveDateTime> {
        vec![self.asked.moment]
    }

    fn add(&mut self, chain: &Chain<'_>) {
        let Some(account) = chain.account() else {
            return;
        };
        for promise in &account.promises {
            let due_on = promise.due_on;
            let wanted = self.asked.period.is_none_or(|it| it.contains(due_on));
            if !wanted {
                continue;
            }
            let days = self.days.get_or_insert(Period {
                from: due_on,
                to: due_on,
            });
            days.from = days.from.min(due_on);
            days.to = days.to.max(due_on);
            let key = match self.asked.by {
                "week" => Key::Week(Stretch::Week.start(due_on)),
                _ => Key::Debtor {
                    code: account.details.key().to_owned(),
                    name: account.details.display_name().to_owned(),
                },
            };
            let currency = promise.money.currency;
            let tally = self.tallies.entry((currency.code(), key));
            tally
                .or_insert((currency, Tally::default()))
                .1
                .count(promise);
        }
    }

    fn finish(self: Box<Self>) -> Report {
        let mut report = self.asked.blank();
        // Who left an end open gets the days that there are.
        report.period = self.asked.period.and(self.days);
        let mut totals: BTreeMap<&str, (Currency, Tally)> = BTreeMap::new();
        for ((code, key), (currency, tally)) in &self.tallies {
            let all = totals.entry(code);
            all.or_insert((*currency, Tally::default())).1.merge(tally);
            let head = match key {
                Key::Debtor { code, name } => [code.as_str().into(), name.as_str().into()],
                Key::Week(start) => {
                    let week = Stretch::Week.from(*start);
                    [week.from.into(), week.to.into()]
                }
            };
            report.rows.push(tally.row(head, *currency));
        }
        for (currency, tally) in totals.values() {
            let row = tally.row([Cell::Empty, Cell::Empty], *currency);
            report.totals.push(row);
        }
        if self.asked.by == "week" {
            return report.charted("from", "kept_rate");
        }
        // Who breaks most promises comes first.
        let (currency, failed) = (2, [5, 6]);
        report.rows.sort_by_key(|row| {
            let failed = failed.iter().filter_map(|at| row[*at].number());
            let code = match row[currency] {
                Cell::Currency(currency) => currency.code(),
                _ => "",
            };
            (code, std::cmp::Reverse(failed.sum::<Decimal>()))
        });
        report
    }
}
