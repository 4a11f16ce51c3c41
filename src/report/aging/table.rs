//! Aging as a report: by debtor, or by age alone.

use rust_decimal::Decimal;

use super::{Aging, Bucket, Collecting as Counting, CurrencyAging, Tally};
use crate::domain::money::{Currency, Money};
use crate::domain::policy::Policy;
use crate::report::asked::{Asked, Chain, Collecting, Definition, Span};
use crate::report::shape::{Cell, Column, Kind, Note, Report, Row, Series};

/// What is open, by debtor or by age.
pub const REPORT: Definition = Definition {
    id: "aging",
    groupings: &["debtor", "bucket"],
    span: Span::Moment,
    number: None,
    by_author: false,
    columns,
    begin,
};

fn columns(by: &str) -> Vec<Column> {
    if by == "bucket" {
        return vec![
            Column::new("bucket", Kind::Text),
            Column::new("currency", Kind::Currency),
            Column::new("invoices", Kind::Count),
            Column::new("amount", Kind::Money),
            Column::new("share", Kind::Percent),
        ];
    }
    vec![
        Column::aside("code", Kind::Text),
        Column::new("name", Kind::Text),
        Column::new("currency", Kind::Currency),
        Column::aside("invoices", Kind::Count),
        Column::new("not_due", Kind::Money),
        Column::new("days_1_30", Kind::Money),
        Column::new("days_31_60", Kind::Money),
        Column::new("days_61_90", Kind::Money),
        Column::new("days_over_90", Kind::Money),
        Column::new("total", Kind::Money),
        Column::aside("disputed", Kind::Money),
    ]
}

fn begin(asked: &Asked, _: &Policy) -> Box<dyn Collecting> {
    Box::new(Making {
        counting: Counting::new(asked.moment.date(), asked.by == "debtor"),
        asked: asked.clone(),
    })
}

struct Making {
    asked: Asked,
    counting: Counting,
}

impl Collecting for Making {
    fn moments(&self) -> Vec<chrono::NaiveDateTime> {
        vec![self.asked.moment]
    }

    fn add(&mut self, chain: &Chain<'_>) {
        if let Some(account) = chain.account() {
            self.counting.add(account);
        }
    }

    fn finish(self: Box<Self>) -> Report {
        let aging = self.counting.finish();
        let mut report = self.asked.blank();
        for all in &aging.currencies {
            if self.asked.by == "bucket" {
                report.rows.extend(by_bucket(all));
                report.totals.push(total_of_buckets(all));
            } else {
                report.rows.extend(by_debtor(&aging, all.currency));
                report.totals.push(figures(Cell::Empty, Cell::Empty, all));
            }
            report.chart.push(series(all));
        }
        if self.asked.by == "bucket" {
            report.bar = Some("amount");
        }
        let credit = aging.credit.iter().filter(|it| !it.amount.is_zero());
        let note = |money| Note::new("free_credit", vec![("money", Cell::Money(money))]);
        report.notes.extend(credit.map(note));
        report
    }
}

fn named(bucket: Bucket) -> Cell {
    Cell::named("bucket", bucket.id())
}

fn by_bucket(all: &CurrencyAging) -> impl Iterator<Item = Row> + '_ {
    Bucket::ALL
        .into_iter()
        .zip(&all.buckets)
        .map(|(bucket, tally)| bucket_row(named(bucket), tally, all))
}

fn total_of_buckets(all: &CurrencyAging) -> Row {
    bucket_row(Cell::Empty, &all.open, all)
}

fn bucket_row(label: Cell, tally: &Tally, all: &CurrencyAging) -> Row {
    vec![
        label,
        Cell::Currency(all.currency),
        Cell::count(tally.invoices),
        Cell::money(tally.amount, all.currency),
        Cell::share(tally.amount, all.open.amount),
    ]
}

/// The debtors of one currency, the largest first.
fn by_debtor(aging: &Aging, currency: Currency) -> Vec<Row> {
    let mut debtors: Vec<(&str, &str, &CurrencyAging)> = Vec::new();
    for debtor in &aging.debtors {
        let own = debtor.currencies.iter().find(|it| it.currency == currency);
        debtors.extend(own.map(|it| (debtor.code.as_str(), debtor.name.as_str(), it)));
    }
    debtors.sort_by(|a, b| (b.2.open.amount, a.0).cmp(&(a.2.open.amount, b.0)));
    let rows = debtors.into_iter();
    rows.map(|(code, name, it)| figures(code.into(), name.into(), it))
        .collect()
}

fn figures(code: Cell, name: Cell, it: &CurrencyAging) -> Row {
    let money = |amount: Decimal| Cell::Money(Money::new(amount, it.currency));
    let mut row = vec![
        code,
        name,
        Cell::Currency(it.currency),
        Cell::count(it.open.invoices),
    ];
    row.extend(it.buckets.iter().map(|tally| money(tally.amount)));
    row.push(money(it.open.amount));
    row.push(money(it.disputed.amount));
    row
}

fn series(all: &CurrencyAging) -> Series {
    let points = Bucket::ALL.into_iter().zip(&all.buckets);
    let points = points.map(|(bucket, tally)| {
        let amount = Cell::money(tally.amount, all.currency);
        (named(bucket), amount)
    });
    Series {
        column: "amount",
        currency: Some(all.currency),
        points: points.collect(),
    }
}
