//! Disputes: what clients contest, by reason or by client, and for how long they have.
//!
//! A dispute counts while it contests something that is still open, with no more than is open. The age is that of the dispute.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;

use super::asked::{Asked, Chain, Collecting, Definition, Span};
use super::shape::{Cell, Column, Kind, Report, Row};
use crate::domain::account::{Account, Dispute};
use crate::domain::money::{Currency, Money};
use crate::domain::policy::Policy;

/// What is contested.
pub const REPORT: Definition = Definition {
    id: "disputes",
    groupings: &["reason", "debtor"],
    span: Span::Moment,
    number: None,
    by_author: false,
    columns,
    begin,
};

fn columns(by: &str) -> Vec<Column> {
    let mut columns = match by {
        "debtor" => vec![
            Column::aside("code", Kind::Text),
            Column::new("name", Kind::Text),
        ],
        _ => vec![Column::new("reason", Kind::Text)],
    };
    columns.extend([
        Column::new("currency", Kind::Currency),
        Column::new("disputes", Kind::Count),
        Column::new("amount", Kind::Money),
        Column::aside("days_0_30", Kind::Money),
        Column::aside("days_31_60", Kind::Money),
        Column::aside("days_61_90", Kind::Money),
        Column::aside("days_over_90", Kind::Money),
        Column::new("average_days", Kind::Days),
        Column::new("oldest_days", Kind::Days),
    ]);
    columns
}

fn begin(asked: &Asked, _: &Policy) -> Box<dyn Collecting> {
    Box::new(Making {
        asked: asked.clone(),
        tallies: BTreeMap::new(),
    })
}

#[derive(Debug, Clone, Default)]
struct Tally {
    disputes: u64,
    amount: Decimal,
    ages: [Decimal; 4],
    days: i64,
    oldest: i64,
}

impl Tally {
    fn count(&mut self, amount: Decimal, days: i64) {
        let age = match days {
            ..=30 => 0,
            31..=60 => 1,
            61..=90 => 2,
            _ => 3,
        };
        self.disputes += 1;
        self.amount += amount;
        self.ages[age] += amount;
        self.days += days;
        self.oldest = self.oldest.max(days);
    }

    fn merge(&mut self, other: &Self) {
        self.disputes += other.disputes;
        self.amount += other.amount;
        for (mine, theirs) in self.ages.iter_mut().zip(other.ages) {
            *mine += theirs;
        }
        self.days += other.days;
        self.oldest = self.oldest.max(other.oldest);
    }

    fn row(&self, mut row: Row, currency: Currency) -> Row {
        let average = Decimal::from(self.days).checked_div(self.disputes.into());
        row.push(Cell::Currency(currency));
        row.push(Cell::count(self.disputes));
        row.push(Cell::money(self.amount, currency));
        row.extend(self.ages.map(|amount| Cell::money(amount, currency)));
        row.push(average.map_or(Cell::Empty, Cell::Days));
        row.push(Cell::whole_days(self.oldest));
        row
    }
}

struct Making {
    asked: Asked,
    /// By currency, then by what stands at the beginning of a row.
    tallies: BTreeMap<(&'static str, Vec<String>), (Currency, Tally)>,
}

impl Making {
    fn key(&self, account: &Account, dispute: &Dispute) -> Vec<String> {
        let details = &account.details;
        match self.asked.by {
            "debtor" => vec![details.key().into(), details.display_name().into()],
            _ => {
                let reason = dispute.opened.what.reason;
                vec![reason.map_or("unstated", |it| it.id()).to_owned()]
            }
        }
    }

    fn head(&self, key: &[String]) -> Row {
        match self.asked.by {
            "debtor" => key.iter().map(|it| it.as_str().into()).collect(),
            _ => key
                .iter()
                .map(|it| Cell::named("dispute-reason", it))
                .collect(),
        }
    }
}

impl Collecting for Making {
    fn moments(&self) -> Vec<NaiveDateTime> {
        vec![self.asked.moment]
    }

    fn add(&mut self, chain: &Chain<'_>) {
        let Some(account) = chain.account().filter(|it| !it.disputes.is_empty()) else {
            return;
        };
        let today = self.asked.moment.date();
        for (dispute, contested) in contested(account) {
            let key = (contested.currency.code(), self.key(account, dispute));
            let tally = self.tallies.entry(key);
            let (_, tally) = tally.or_insert((contested.currency, Tally::default()));
            tally.count(contested.amount, days_old(dispute, today));
        }
    }

    fn finish(self: Box<Self>) -> Report {
        let mut report = self.asked.blank();
        let mut totals: BTreeMap<&str, (Currency, Tally)> = BTreeMap::new();
        for ((code, key), (currency, tally)) in &self.tallies {
            let all = totals.entry(code);
            all.or_insert((*currency, Tally::default())).1.merge(tally);
            report.rows.push(tally.row(self.head(key), *currency));
        }
        let blanks = report.columns.iter();
        let blanks = blanks.take_while(|it| it.kind != Kind::Currency).count();
        for (currency, tally) in totals.values() {
            let head = vec![Cell::Empty; blanks];
            report.totals.push(tally.row(head, *currency));
        }
        let label = report.columns[blanks.saturating_sub(1)].id;
        report.charted(label, "amount")
    }
}

fn days_old(dispute: &Dispute, today: NaiveDate) -> i64 {
    (today - dispute.opened.at.date()).num_days()
}

/// The open disputes of an account, and what each contests: of what is open, each cent once, those opened first first.
fn contested(account: &Account) -> Vec<(&Dispute, Money)> {
    let mut found = Vec::new();
    for invoice in &account.invoices {
        let balance = invoice.balance();
        let mut left = balance.amount;
        let open = account.disputes.iter().filter(|it| !it.resolved);
        for dispute in open.filter(|it| it.opened.what.invoice == invoice.number) {
            let stated = dispute.opened.what.amount.unwrap_or(balance.amount);
            let amount = stated.min(left);
            if amount > Decimal::ZERO {
                left -= amount;
                found.push((dispute, Money::new(amount, balance.currency)));
            }
        }
    }
    found
}
