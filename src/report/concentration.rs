//! Concentration: how much of what is open is owed by the few who owe most.
//!
//! Who owes nothing, or has credit, is no part of the whole: the shares of those who owe add up to a hundred.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use rust_decimal::Decimal;

use super::asked::{Asked, Chain, Collecting, Definition, Number, Span};
use super::shape::{Cell, Column, Kind, Note, Report, Row};
use crate::domain::money::Currency;
use crate::domain::policy::Policy;

/// Who owes most.
pub const REPORT: Definition = Definition {
    id: "concentration",
    groupings: &[],
    span: Span::Moment,
    number: Some(Number {
        name: "top",
        usual: 10,
    }),
    by_author: false,
    columns: |_| {
        vec![
            Column::new("rank", Kind::Count),
            Column::aside("code", Kind::Text),
            Column::new("name", Kind::Text),
            Column::new("currency", Kind::Currency),
            Column::new("open", Kind::Money),
            Column::new("share", Kind::Percent),
            Column::new("cumulative", Kind::Percent),
        ]
    },
    begin,
};

fn begin(asked: &Asked, _: &Policy) -> Box<dyn Collecting> {
    Box::new(Making {
        asked: asked.clone(),
        currencies: BTreeMap::new(),
    })
}

struct Making {
    asked: Asked,
    currencies: BTreeMap<&'static str, (Currency, Owed)>,
}

/// What is owed of one currency.
#[derive(Default)]
struct Owed {
    /// Of all who owe.
    all: Decimal,
    debtors: u64,
    /// Those who owe most so far, and some more until they are sorted out.
    top: Vec<(Decimal, String, String)>,
}

impl Owed {
    fn add(&mut self, open: Decimal, code: &str, name: &str, room: usize) {
        self.all += open;
        self.debtors += 1;
        self.top.push((open, code.to_owned(), name.to_owned()));
        if self.top.len() >= room.saturating_mul(2).max(64) {
            self.keep(room);
        }
    }

    fn keep(&mut self, room: usize) {
        self.top.sort_by(|a, b| (b.0, &a.1).cmp(&(a.0, &b.1)));
        self.top.truncate(room);
    }
}

impl Making {
    fn room(&self) -> usize {
        usize::try_from(self.asked.number.max(1)).unwrap_or(usize::MAX)
    }
}

impl Collecting for Making {
    fn moments(&self) -> Vec<NaiveDateTime> {
        vec![self.asked.moment]
    }

    fn add(&mut self, chain: &Chain<'_>) {
        let Some(account) = chain.account() else {
            return;
        };
        let room = self.room();
        for open in account.open().iter().filter(|it| it.amount > Decimal::ZERO) {
            let owed = self.currencies.entry(open.currency.code());
            let (_, owed) = owed.or_insert((open.currency, Owed::default()));
            let details = &account.details;
            owed.add(open.amount, details.key(), details.display_name(), room);
        }
    }

    fn finish(mut self: Box<Self>) -> Report {
        let room = self.room();
        let mut report = self.asked.blank();
        for (currency, owed) in self.currencies.values_mut() {
            owed.keep(room);
            let mut sum = Decimal::ZERO;
            for (at, (open, code, name)) in owed.top.iter().enumerate() {
                sum += open;
                let who = [
                    Cell::count(at + 1),
                    code.as_str().into(),
                    name.as_str().into(),
                ];
                report.rows.push(row(who, *open, sum, owed.all, *currency));
            }
            let others = owed.debtors.saturating_sub(owed.top.len() as u64);
            if others > 0 {
                let rest = owed.all - sum;
                let who = [Cell::Empty, Cell::Empty, Cell::named("row", "others")];
                report
                    .rows
                    .push(row(who, rest, owed.all, owed.all, *currency));
            }
            let who = [Cell::Empty, Cell::Empty, Cell::Empty];
            report
                .totals
                .push(row(who, owed.all, owed.all, owed.all, *currency));
            let debtors = ("count", Cell::count(owed.debtors));
            let places = vec![("currency", Cell::Currency(*currency)), debtors];
            report.notes.push(Note::new("owing", places));
        }
        report.charted("name", "share")
    }
}

fn row(who: [Cell; 3], open: Decimal, sum: Decimal, all: Decimal, currency: Currency) -> Row {
    let mut row = Row::from(who);
    row.extend([
        Cell::Currency(currency),
        Cell::money(open, currency),
        Cell::share(open, all),
        Cell::share(sum, all),
    ]);
    row
}
