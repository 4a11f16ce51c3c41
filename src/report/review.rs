//! The summary of a day and the review of a month: what was done, promised, collected and invoiced, and what is open at the end,
//! beside the period before.
//!
//! A day is compared with the last day before it that is no Saturday or Sunday; a month so far with the same days of the month
//! before, a whole month with the whole one before; any other time with as many days just before it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDateTime, Weekday};
use rust_decimal::Decimal;

use super::asked::{Asked, Chain, Collecting, Definition, Span, Stretch, last_moment};
use super::receivables::sales;
use super::shape::{Cell, Column, Kind, Period, Report, Row};
use crate::domain::account::{Account, PromiseStatus};
use crate::domain::contact::Channel;
use crate::domain::money::{Currency, Money, Sums};
use crate::domain::policy::Policy;

/// The summary of a day.
pub const DAY: Definition = Definition {
    id: "day",
    span: Span::Day,
    ..MONTH
};

/// The review of a month.
pub const MONTH: Definition = Definition {
    id: "month",
    groupings: &[],
    span: Span::Month,
    number: None,
    by_author: false,
    columns: |_| {
        vec![
            Column::new("measure", Kind::Text),
            Column::new("currency", Kind::Currency),
            Column::new("value", Kind::Value),
            Column::new("before", Kind::Value),
            Column::aside("change", Kind::Value),
            Column::new("change_percent", Kind::Percent),
        ]
    },
    begin,
};

fn begin(asked: &Asked, _: &Policy) -> Box<dyn Collecting> {
    let period = asked.days();
    Box::new(Making {
        before: period_before(period),
        period,
        asked: asked.clone(),
        figures: Default::default(),
    })
}

/// The days that a period is compared with.
fn period_before(period: Period) -> Period {
    let back = |days: i64| {
        let days = Days::new(days.unsigned_abs());
        let from = period.from.checked_sub_days(days);
        from.unwrap_or(period.from)
    };
    if period.days() == 1 {
        let days = match period.from.weekday() {
            Weekday::Mon => 3,
            Weekday::Sun => 2,
            _ => 1,
        };
        let day = back(days);
        return Period { from: day, to: day };
    }
    let month = Stretch::Month.from(Stretch::Month.start(period.from));
    if period.from == month.from && period.to <= month.to {
        let before = Stretch::Month.from(Stretch::Month.start(back(1)));
        let same = before.from + Days::new(u64::from(period.to.day0()));
        let to = match period.to == month.to {
            true => before.to,
            false => same.min(before.to),
        };
        return Period {
            from: before.from,
            to,
        };
    }
    Period {
        from: back(period.days()),
        to: back(1),
    }
}

/// What is counted, in the order of rows.
const COUNTS: [&str; 9] = [
    "clients_contacted",
    "contacts",
    "reached",
    "calls",
    "minutes",
    "promises_made",
    "promises_kept",
    "promises_broken",
    "disputes_opened",
];

/// What is added up, in the order of rows.
const SUMS: [&str; 6] = [
    "promised",
    "kept",
    "collected",
    "invoiced",
    "open",
    "overdue",
];

/// The figures of one period.
#[derive(Debug, Default)]
struct Figures {
    counts: [u64; 9],
    seconds: u64,
    sums: [Sums; 6],
}

impl Figures {
    fn add(&mut self, account: &Account, period: Period) {
        self.contacts(account, period);
        self.promises(account, period);
        let disputes = account.disputes.iter();
        let opened = disputes.filter(|it| period.contains(it.opened.at.date()));
        self.counts[8] += opened.count() as u64;
        let [.., collected, invoiced, open, overdue] = &mut self.sums;
        for payment in &account.payments {
            let what = &payment.what;
            if period.contains(payment.at.date()) && !what.day_assumed {
                collected.add(Money::new(what.amount, what.currency));
            }
        }
        for (day, currency, amount) in sales(account) {
            if period.contains(day) {
                invoiced.add(Money::new(amount, currency));
            }
        }
        for invoice in account.invoices.iter().filter(|it| it.is_open()) {
            open.add(invoice.balance());
            let late = invoice.overdue_on(period.to);
            overdue.add(Money::new(late, invoice.total.currency));
        }
    }

    fn contacts(&mut self, account: &Account, period: Period) {
        let before = self.counts[1];
        for contact in &account.contacts {
            if !period.contains(contact.at.date()) {
                continue;
            }
            self.counts[1] += 1;
            self.counts[2] += u64::from(contact.what.outcome.answered());
            if contact.what.channel == Channel::Call {
                self.counts[3] += 1;
                self.seconds += u64::from(contact.what.seconds.unwrap_or(0));
            }
        }
        self.counts[0] += u64::from(self.counts[1] > before);
        self.counts[4] = self.seconds.div_ceil(60);
    }

    fn promises(&mut self, account: &Account, period: Period) {
        let mut made = BTreeSet::new();
        for promise in &account.promises {
            let void = [PromiseStatus::Replaced, PromiseStatus::Cancelled];
            if period.contains(promise.made_at.date()) && !void.contains(&promise.status) {
                made.insert(promise.number);
                self.sums[0].add(promise.money);
            }
            let kept_on = promise.kept_at.map(|at| at.date());
            let kept = promise.status == PromiseStatus::Kept;
            if kept && kept_on.is_some_and(|day| period.contains(day)) {
                self.counts[6] += 1;
                self.sums[1].add(promise.money);
            }
            if promise.is_failed() && period.contains(promise.breaks_on()) {
                self.counts[7] += 1;
            }
        }
        self.counts[5] += made.len() as u64;
    }
}

struct Making {
    asked: Asked,
    period: Period,
    before: Period,
    /// Of the period before, then of the period.
    figures: [Figures; 2],
}

impl Collecting for Making {
    fn moments(&self) -> Vec<NaiveDateTime> {
        let to = self.asked.end_of(self.period.to);
        vec![last_moment(self.before.to), to]
    }

    fn add(&mut self, chain: &Chain<'_>) {
        let periods = [self.before, self.period];
        let figures = self.figures.iter_mut().zip(periods);
        for ((figures, period), account) in figures.zip(chain.accounts) {
            figures.add(account, period);
        }
    }

    fn finish(self: Box<Self>) -> Report {
        let mut report = self.asked.blank();
        report.before = Some(self.before);
        let [before, now] = &self.figures;
        for (at, measure) in COUNTS.into_iter().enumerate() {
            let (value, then) = (now.counts[at], before.counts[at]);
            let cells = [Cell::count(value), Cell::count(then)];
            let change = i64::try_from(value).unwrap_or(0) - i64::try_from(then).unwrap_or(0);
            let percent = Cell::share(change.into(), then.into());
            report
                .rows
                .push(row(measure, None, cells, Cell::Count(change), percent));
        }
        for (at, measure) in SUMS.into_iter().enumerate() {
            let (value, then) = (&now.sums[at], &before.sums[at]);
            let both = value.iter().chain(then.iter());
            let currencies: BTreeMap<&str, Currency> =
                both.map(|it| (it.currency.code(), it.currency)).collect();
            for currency in currencies.into_values() {
                report.rows.push(money_row(measure, currency, value, then));
            }
        }
        report
    }
}

fn money_row(measure: &'static str, currency: Currency, value: &Sums, then: &Sums) -> Row {
    let (value, then) = (value.get(currency), then.get(currency));
    let change = value - then;
    // What owes less than nothing has no part that could grow.
    let percent = match then > Decimal::ZERO {
        true => Cell::share(change, then),
        false => Cell::Empty,
    };
    let cells = [Cell::money(value, currency), Cell::money(then, currency)];
    let change = Cell::money(change, currency);
    row(measure, Some(currency), cells, change, percent)
}

fn row(
    measure: &'static str,
    currency: Option<Currency>,
    [value, before]: [Cell; 2],
    change: Cell,
    percent: Cell,
) -> Row {
    vec![
        Cell::named("measure", measure),
        currency.map_or(Cell::Empty, Cell::Currency),
        value,
        before,
        change,
        percent,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn a_period_is_compared_with_the_one_that_it_is_like() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        for (from, to, before) in [
            ("2026-11-24", "2026-11-24", "2026-11-23 2026-11-23"),
            ("2026-11-23", "2026-11-23", "2026-11-20 2026-11-20"),
            ("2026-11-22", "2026-11-22", "2026-11-20 2026-11-20"),
            ("2026-11-01", "2026-11-23", "2026-10-01 2026-10-23"),
            ("2026-10-01", "2026-10-31", "2026-09-01 2026-09-30"),
            ("2026-03-01", "2026-03-30", "2026-02-01 2026-02-28"),
            ("2026-01-01", "2026-01-31", "2025-12-01 2025-12-31"),
            ("2026-11-16", "2026-11-22", "2026-11-09 2026-11-15"),
            ("2026-10-20", "2026-11-02", "2026-10-06 2026-10-19"),
        ] {
            let period = Period {
                from: day(from),
                to: day(to),
            };
            let found = period_before(period);
            assert_eq!(
                format!("{} {}", found.from, found.to),
                before,
                "{from} {to}"
            );
        }
    }
}
