//! Days sales outstanding, by two formulas, for each currency.
//!
//! `dso` is the standard one: receivables at the end of the period / sales of the period × days of the period.
//!
//! `countback_dso` takes the sales of the months off the receivables, the latest first, counting the days of each month, and of
//! the month in which nothing is left the same part of its days: receivables of 150 on the 30th of a month with sales of 100,
//! after one of 31 days with sales of 100, are 30 + 31 × 50 / 100 = 45.5 days. It does not depend on the period, and what was
//! sold long ago does not blur it. It is not known where the receivables are older than all sales.
//!
//! Sales are what was invoiced, taxes included, less credit notes; they are taken to be on credit, all of them.

use chrono::{Months, NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

use super::asked::{Asked, Chain, Collecting, Definition, Number, Span, Stretch};
use super::receivables::{ByCurrency, Open, add_open, of, sales};
use super::shape::{Cell, Column, Kind, Note, Period, Report};
use crate::domain::policy::Policy;

/// Days sales outstanding.
pub const REPORT: Definition = Definition {
    id: "dso",
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
            Column::new("receivables", Kind::Money),
            Column::new("sales", Kind::Money),
            Column::new("period_days", Kind::Days),
            Column::new("dso", Kind::Days),
            Column::new("countback_dso", Kind::Days),
        ]
    },
    begin,
};

fn begin(asked: &Asked, _: &Policy) -> Box<dyn Collecting> {
    Box::new(Making {
        period: asked.days(),
        asked: asked.clone(),
        open: ByCurrency::new(),
        sales: ByCurrency::new(),
    })
}

/// What was sold in the period, and in each month of the calendar until its end.
#[derive(Debug, Default)]
struct Sold {
    in_period: Decimal,
    by_month: BTreeMap<NaiveDate, Decimal>,
}

struct Making {
    asked: Asked,
    period: Period,
    open: ByCurrency<Open>,
    sales: ByCurrency<Sold>,
}

impl Collecting for Making {
    fn moments(&self) -> Vec<NaiveDateTime> {
        vec![self.asked.end_of(self.period.to)]
    }

    fn add(&mut self, chain: &Chain<'_>) {
        let Some(account) = chain.account() else {
            return;
        };
        add_open(&mut self.open, account, self.period.to);
        for (day, currency, amount) in sales(account) {
            let sold = of(&mut self.sales, currency);
            if self.period.contains(day) {
                sold.in_period += amount;
            }
            let month = sold.by_month.entry(Stretch::Month.start(day));
            *month.or_default() += amount;
        }
    }

    fn finish(mut self: Box<Self>) -> Report {
        let mut report = self.asked.blank();
        for (currency, sold) in self.sales.values() {
            let open = of(&mut self.open, *currency).total;
            let days = Decimal::from(self.period.days());
            let standard = (open * days).checked_div(sold.in_period);
            let standard = standard.filter(|_| sold.in_period > Decimal::ZERO);
            let counted = count_back(open, &sold.by_month, self.period.to);
            report.rows.push(vec![
                Cell::Currency(*currency),
                Cell::money(open, *currency),
                Cell::money(sold.in_period, *currency),
                Cell::Days(days),
                standard.map_or(Cell::Empty, Cell::Days),
                counted.map_or(Cell::Empty, Cell::Days),
            ]);
        }
        report.notes.push(Note::new("dso_formula", Vec::new()));
        report
    }
}

/// Days of sales that the receivables are, going back month by month; nothing where all sales together are less.
fn count_back(
    open: Decimal,
    sales: &BTreeMap<NaiveDate, Decimal>,
    to: NaiveDate,
) -> Option<Decimal> {
    if open <= Decimal::ZERO {
        return Some(Decimal::ZERO);
    }
    let first = *sales.keys().next()?;
    let mut month = Stretch::Month.start(to);
    let mut left = open;
    let mut days = Decimal::ZERO;
    while month >= first {
        let sold = sales.get(&month).copied().unwrap_or_default();
        let whole = Stretch::Month.from(month);
        let of_month = Decimal::from((whole.to.min(to) - month).num_days() + 1);
        if sold >= left {
            return Some(days + of_month * left / sold);
        }
        left -= sold;
        days += of_month;
        month = month.checked_sub_months(Months::new(1))?;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn receivables_are_counted_back_over_the_months() {
        let sales: BTreeMap<NaiveDate, Decimal> = [
            (day("2026-09-01"), Decimal::from(200)),
            (day("2026-10-01"), Decimal::from(100)),
            (day("2026-11-01"), Decimal::from(100)),
        ]
        .into();
        let days = |open: i64, to: &str| {
            let found = count_back(Decimal::from(open), &sales, day(to));
            found.map(|days| days.normalize().to_string())
        };
        for (open, to, expected) in [
            (0, "2026-11-30", Some("0")),
            (50, "2026-11-30", Some("15")),
            (150, "2026-11-30", Some("45.5")),
            (150, "2026-11-15", Some("30.5")),
            (400, "2026-11-30", Some("91")),
            (401, "2026-11-30", None),
        ] {
            assert_eq!(days(open, to).as_deref(), expected, "{open} on {to}");
        }
    }
}
