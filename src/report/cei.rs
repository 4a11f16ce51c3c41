//! The collection effectiveness index, for each currency: of what could be collected in a period, the part that was.
//!
//! `(beginning receivables + credit sales − ending total) / (beginning receivables + credit sales − ending current) × 100`,
//! the ending current being what is not past due at the end. A hundred is all of it. What was credited or written off counts
//! as gone, as the formula has it.

use chrono::NaiveDateTime;
use rust_decimal::Decimal;

use super::asked::{Asked, Chain, Collecting, Definition, Number, Span};
use super::receivables::{ByCurrency, Open, add_open, add_sales, before, of};
use super::shape::{Cell, Column, Kind, Note, Period, Report};
use crate::domain::policy::Policy;

/// The collection effectiveness index.
pub const REPORT: Definition = Definition {
    id: "cei",
    groupings: &[],
    span: Span::Days,
    number: Some(Number {
        name: "days",
        usual: 90,
    }),
    by_author: false,
    columns: |_| {
        vec![
            Column::new("currency", Kind::Currency),
            Column::new("beginning", Kind::Money),
            Column::new("sales", Kind::Money),
            Column::new("ending_total", Kind::Money),
            Column::new("ending_current", Kind::Money),
            Column::new("cei", Kind::Percent),
        ]
    },
    begin,
};

fn begin(asked: &Asked, _: &Policy) -> Box<dyn Collecting> {
    Box::new(Making {
        period: asked.days(),
        asked: asked.clone(),
        beginning: ByCurrency::new(),
        sales: ByCurrency::new(),
        ending: ByCurrency::new(),
    })
}

struct Making {
    asked: Asked,
    period: Period,
    beginning: ByCurrency<Open>,
    sales: ByCurrency<Decimal>,
    ending: ByCurrency<Open>,
}

impl Collecting for Making {
    fn moments(&self) -> Vec<NaiveDateTime> {
        vec![before(self.period), self.asked.end_of(self.period.to)]
    }

    fn add(&mut self, chain: &Chain<'_>) {
        let [first, last] = chain.accounts else {
            return;
        };
        add_open(&mut self.beginning, first, self.period.from);
        add_sales(&mut self.sales, last, self.period);
        add_open(&mut self.ending, last, self.period.to);
    }

    fn finish(mut self: Box<Self>) -> Report {
        let mut report = self.asked.blank();
        let beginnings = self.beginning.values().map(|(currency, _)| *currency);
        let sold = self.sales.values().map(|(currency, _)| *currency);
        let mut currencies: Vec<_> = beginnings.chain(sold).collect();
        currencies.sort_by_key(|currency| currency.code());
        currencies.dedup();
        for currency in currencies {
            let beginning = of(&mut self.beginning, currency).total;
            let sales = *of(&mut self.sales, currency);
            let ending = *of(&mut self.ending, currency);
            let in_all = beginning + sales;
            let index = Cell::share(in_all - ending.total, in_all - ending.current);
            let mut row = vec![Cell::Currency(currency)];
            let amounts = [beginning, sales, ending.total, ending.current];
            row.extend(amounts.map(|amount| Cell::money(amount, currency)));
            row.push(index);
            report.rows.push(row);
        }
        report.notes.push(Note::new("cei_formula", Vec::new()));
        report
    }
}
