//! Silence: clients with something overdue with whom there was no contact in so many days, or ever.
//!
//! Any contact counts, whoever began it and however it ended.

use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;

use super::asked::{Asked, Chain, Collecting, Definition, Number, Span};
use super::shape::{Cell, Column, Kind, Report, Row};
use crate::domain::account::Account;
use crate::domain::money::{Currency, Money, Sums};
use crate::domain::policy::Policy;

/// Who was not contacted for so long.
pub const REPORT: Definition = Definition {
    id: "silence",
    groupings: &[],
    span: Span::Moment,
    number: Some(Number {
        name: "days",
        usual: 30,
    }),
    by_author: false,
    columns: |_| {
        vec![
            Column::aside("code", Kind::Text),
            Column::new("name", Kind::Text),
            Column::new("currency", Kind::Currency),
            Column::new("overdue", Kind::Money),
            Column::new("oldest_days", Kind::Days),
            Column::new("last_contact", Kind::Date),
            Column::new("silent_days", Kind::Days),
        ]
    },
    begin,
};

fn begin(asked: &Asked, _: &Policy) -> Box<dyn Collecting> {
    Box::new(Making {
        asked: asked.clone(),
        silent: Vec::new(),
    })
}

/// What a client owes in one currency, and since when there was no contact.
struct Silent {
    code: String,
    name: String,
    overdue: Money,
    oldest_on: NaiveDate,
    last_on: Option<NaiveDate>,
}

struct Making {
    asked: Asked,
    silent: Vec<Silent>,
}

impl Collecting for Making {
    fn moments(&self) -> Vec<NaiveDateTime> {
        vec![self.asked.moment]
    }

    fn add(&mut self, chain: &Chain<'_>) {
        let Some(account) = chain.account() else {
            return;
        };
        let today = self.asked.moment.date();
        let last_on = account.contacts.last().map(|contact| contact.at.date());
        let patience = i64::from(self.asked.number);
        if last_on.is_some_and(|day| (today - day).num_days() < patience) {
            return;
        }
        for (overdue, oldest_on) in overdue(account, today) {
            self.silent.push(Silent {
                code: account.details.key().to_owned(),
                name: account.details.display_name().to_owned(),
                overdue,
                oldest_on,
                last_on,
            });
        }
    }

    fn finish(self: Box<Self>) -> Report {
        let today = self.asked.moment.date();
        let mut report = self.asked.blank();
        let mut silent = self.silent;
        silent.sort_by(|a, b| {
            let order = |it: &Silent| (it.overdue.currency.code(), -it.overdue.amount);
            (order(a), &a.code).cmp(&(order(b), &b.code))
        });
        let mut sums = Sums::default();
        for it in &silent {
            sums.add(it.overdue);
            let silent_days = it.last_on.map(|day| (today - day).num_days());
            report.rows.push(vec![
                it.code.as_str().into(),
                it.name.as_str().into(),
                Cell::Currency(it.overdue.currency),
                Cell::Money(it.overdue),
                Cell::whole_days((today - it.oldest_on).num_days()),
                it.last_on.into(),
                silent_days.map_or(Cell::Empty, Cell::whole_days),
            ]);
        }
        report.totals = sums.iter().map(total).collect();
        report.bar = Some("overdue");
        report
    }
}

fn total(overdue: Money) -> Row {
    let mut row = vec![Cell::Empty; 7];
    row[2] = Cell::Currency(overdue.currency);
    row[3] = Cell::Money(overdue);
    row
}

/// What is overdue in each currency, and since when.
fn overdue(account: &Account, today: NaiveDate) -> Vec<(Money, NaiveDate)> {
    let mut found: Vec<(Currency, Decimal, NaiveDate)> = Vec::new();
    for invoice in &account.invoices {
        let currency = invoice.total.currency;
        let parts = invoice.parts.iter();
        let late = parts.filter(|it| it.due_on < today && it.balance > Decimal::ZERO);
        for part in late {
            match found.iter_mut().find(|it| it.0 == currency) {
                Some((_, amount, oldest)) => {
                    *amount += part.balance;
                    *oldest = part.due_on.min(*oldest);
                }
                None => found.push((currency, part.balance, part.due_on)),
            }
        }
    }
    let found = found.into_iter();
    found
        .map(|(currency, amount, oldest)| (Money::new(amount, currency), oldest))
        .collect()
}
