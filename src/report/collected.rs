//! Collected: the money that came in, by day, week or month.
//!
//! A payment counts as it really was, on the day it came in; a correction with a negative amount takes off. Where a file said
//! that something was paid and not when, nobody knows the day: that money stands in a column of its own, on the day that was
//! assumed, and is not counted with the rest.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;

use super::asked::{Asked, Chain, Collecting, Definition, Span, Stretch};
use super::shape::{Cell, Column, Kind, Period, Report, Row};
use crate::domain::money::Currency;
use crate::domain::policy::Policy;

/// Money that came in.
pub const REPORT: Definition = Definition {
    id: "collected",
    groupings: &["week", "day", "month"],
    span: Span::Weeks(12),
    number: None,
    by_author: false,
    columns,
    begin,
};

fn columns(_: &str) -> Vec<Column> {
    vec![
        Column::new("from", Kind::Date),
        Column::aside("to", Kind::Date),
        Column::new("currency", Kind::Currency),
        Column::new("payments", Kind::Count),
        Column::new("amount", Kind::Money),
        Column::new("day_unknown", Kind::Money),
    ]
}

fn begin(asked: &Asked, _: &Policy) -> Box<dyn Collecting> {
    Box::new(Making {
        asked: asked.clone(),
        period: asked.days(),
        stretch: Stretch::from_id(asked.by).unwrap_or(Stretch::Week),
        currencies: BTreeMap::new(),
    })
}

#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    payments: u64,
    amount: Decimal,
    assumed: Decimal,
}

impl Tally {
    fn merge(&mut self, other: Self) {
        self.payments += other.payments;
        self.amount += other.amount;
        self.assumed += other.assumed;
    }

    fn row(self, head: [Cell; 2], currency: Currency) -> Row {
        let mut row = Row::from(head);
        row.push(Cell::Currency(currency));
        row.push(Cell::count(self.payments));
        row.push(Cell::money(self.amount, currency));
        row.push(Cell::money(self.assumed, currency));
        row
    }
}

struct Making {
    asked: Asked,
    period: Period,
    stretch: Stretch,
    currencies: BTreeMap<&'static str, (Currency, BTreeMap<NaiveDate, Tally>)>,
}

impl Collecting for Making {
    fn moments(&self) -> Vec<NaiveDateTime> {
        vec![self.asked.end_of(self.period.to)]
    }

    fn add(&mut self, chain: &Chain<'_>) {
        let payments = chain.account().map(|account| &account.payments);
        for payment in payments.into_iter().flatten() {
            let (on, what) = (payment.at.date(), &payment.what);
            if !self.period.contains(on) || what.amount.is_zero() {
                continue;
            }
            let own = self.currencies.entry(what.currency.code());
            let (_, tallies) = own.or_insert((what.currency, BTreeMap::new()));
            let tally = tallies.entry(self.stretch.start(on)).or_default();
            if what.day_assumed {
                tally.assumed += what.amount;
            } else {
                tally.payments += 1;
                tally.amount += what.amount;
            }
        }
    }

    fn finish(self: Box<Self>) -> Report {
        let mut report = self.asked.blank();
        // Nothing came in before the first payment of all: to list that would say nothing.
        let firsts = self.currencies.values();
        let first = firsts
            .filter_map(|(_, tallies)| tallies.keys().next())
            .min();
        let pieces = first.map(|first| Period {
            from: self.period.from.max(*first),
            to: self.period.to,
        });
        let pieces = pieces.map(|period| self.stretch.pieces(period));
        let pieces = pieces.unwrap_or_default();
        for (currency, tallies) in self.currencies.values() {
            let mut all = Tally::default();
            for piece in &pieces {
                let tally = tallies.get(&self.stretch.start(piece.from)).copied();
                let tally = tally.unwrap_or_default();
                all.merge(tally);
                let head = [piece.from.into(), piece.to.into()];
                report.rows.push(tally.row(head, *currency));
            }
            let head = [Cell::Empty, Cell::Empty];
            report.totals.push(all.row(head, *currency));
        }
        report.charted("from", "amount")
    }
}
