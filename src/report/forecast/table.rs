//! The forecast as a report: money expected by week.

use std::sync::Arc;

use chrono::NaiveDateTime;
use rust_decimal::Decimal;

use super::experience::{Experience, Learning};
use super::{Collecting as Counting, CurrencyForecast, Expected, Forecast};
use crate::domain::money::Currency;
use crate::report::asked::{Asked, Chain, Collecting, Definition, Number, Span};
use crate::report::shape::{Cell, Column, Kind, Note, Period, Report, Row};

/// Money that comes in, by week.
pub const REPORT: Definition = Definition {
    id: "expected",
    groupings: &[],
    span: Span::Moment,
    number: Some(Number {
        name: "weeks",
        usual: 8,
    }),
    by_author: false,
    columns: |_| {
        vec![
            Column::new("from", Kind::Date),
            Column::aside("to", Kind::Date),
            Column::new("currency", Kind::Currency),
            Column::new("expected", Kind::Money),
            Column::new("low", Kind::Money),
            Column::new("high", Kind::Money),
            Column::new("promised", Kind::Money),
        ]
    },
    begin: |asked, _| {
        Box::new(Making {
            asked: asked.clone(),
            stage: Stage::Learning(Learning::default()),
        })
    },
};

struct Making {
    asked: Asked,
    stage: Stage,
}

/// What the book has seen is to be known before the first invoice can be judged.
enum Stage {
    Learning(Learning),
    Judging(Counting),
}

impl Making {
    fn judging(&self, experience: Experience) -> Counting {
        Counting::new(Arc::new(experience), self.asked.moment, self.asked.number)
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
        match &mut self.stage {
            Stage::Learning(learning) => learning.add(account),
            Stage::Judging(counting) => counting.add(account),
        }
    }

    fn once_more(&mut self) -> bool {
        let Stage::Learning(learning) = &mut self.stage else {
            return false;
        };
        let experience = std::mem::take(learning).finish();
        self.stage = Stage::Judging(self.judging(experience));
        true
    }

    fn finish(self: Box<Self>) -> Report {
        let report = self.asked.blank();
        match self.stage {
            Stage::Judging(counting) => told(report, &counting.finish()),
            Stage::Learning(_) => report,
        }
    }
}

fn told(mut report: Report, forecast: &Forecast) -> Report {
    for it in &forecast.currencies {
        let weeks = it.weeks.iter();
        report.rows.extend(
            weeks.map(|week| row([week.from.into(), week.to.into()], &week.money, it.currency)),
        );
        let all = row([Cell::Empty, Cell::Empty], &it.all, it.currency);
        report.totals.push(all);
        report.notes.extend(notes(it));
    }
    let weeks = forecast.currencies.first().map(|it| &it.weeks);
    report.period = weeks.and_then(|weeks| {
        Some(Period {
            from: weeks.first()?.from,
            to: weeks.last()?.to,
        })
    });
    let usual = forecast.usual;
    report.notes.push(Note::new(
        "forecast_basis",
        vec![
            ("invoices", Cell::count(usual.map_or(0, |it| it.invoices))),
            ("late", Cell::count(usual.map_or(0, |it| it.late))),
        ],
    ));
    report.charted("from", "expected")
}

fn row(head: [Cell; 2], it: &Expected, currency: Currency) -> Row {
    let mut row = Row::from(head);
    row.push(Cell::Currency(currency));
    let amounts = [it.expected, it.low, it.high, it.promised];
    row.extend(amounts.map(|amount| Cell::money(amount, currency)));
    row
}

fn notes(it: &CurrencyForecast) -> Vec<Note> {
    let money = |amount: Decimal| Cell::money(amount, it.currency);
    let open = ("open", money(it.open));
    let mut notes = vec![Note::new(
        "forecast_open",
        vec![open, ("later", money(it.later()))],
    )];
    for (id, amount) in [
        ("forecast_disputed", it.disputed),
        ("forecast_held", it.held),
    ] {
        if !amount.is_zero() {
            notes.push(Note::new(id, vec![("money", money(amount))]));
        }
    }
    notes
}
