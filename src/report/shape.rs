//! The shape that every report has: columns of a kind, rows, totals by currency, what a chart draws, notes. Table, chart, text,
//! CSV, XLSX, JSON and page are made from it, each once for all reports. Nothing in it is in a language.

use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;

use crate::domain::money::{Currency, Money};

/// Days from one to another, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
}

impl Period {
    /// Whether a day lies in it.
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }

    /// How many days it has.
    pub fn days(&self) -> i64 {
        (self.to - self.from).num_days() + 1
    }
}

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words: a name, a code, or something that has a stable name.
    Text,
    /// An ISO 4217 code.
    Currency,
    /// An amount in the currency of its row.
    Money,
    /// A whole number.
    Count,
    /// A part of a hundred.
    Percent,
    /// A number of days, whole or not.
    Days,
    /// A day.
    Date,
    /// Whatever each cell says: rows that measure different things.
    Value,
}

impl Kind {
    /// The stable English name, as in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Currency => "currency",
            Self::Money => "money",
            Self::Count => "count",
            Self::Percent => "percent",
            Self::Days => "days",
            Self::Date => "date",
            Self::Value => "value",
        }
    }

    /// Whether its cells are numbers, which stand to the right.
    pub fn is_number(self) -> bool {
        !matches!(self, Self::Text | Self::Currency | Self::Date)
    }
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// The stable English name, as in JSON; with `report-column-` before it, the id of its heading.
    pub id: &'static str,
    /// What is in it.
    pub kind: Kind,
    /// Whether it is left out first where there is little room.
    pub aside: bool,
}

impl Column {
    /// A column.
    pub const fn new(id: &'static str, kind: Kind) -> Self {
        Self {
            id,
            kind,
            aside: false,
        }
    }

    /// A column that is left out first where there is little room.
    pub const fn aside(id: &'static str, kind: Kind) -> Self {
        Self {
            id,
            kind,
            aside: true,
        }
    }
}

/// One value.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing, or nothing that is known.
    Empty,
    /// Words that are the same in every language.
    Text(String),
    /// Something with a stable English name and a text of its own: `channel` and `call`.
    Named {
        /// What kind of thing.
        of: &'static str,
        /// Its stable name.
        id: String,
    },
    /// A currency.
    Currency(Currency),
    /// An amount.
    Money(Money),
    /// A whole number; negative only where it is a difference.
    Count(i64),
    /// A part of a hundred: 87.5 is 87.5 %.
    Percent(Decimal),
    /// Days.
    Days(Decimal),
    /// A day.
    Date(NaiveDate),
}

impl Cell {
    /// Something with a stable name.
    pub fn named(of: &'static str, id: impl Into<String>) -> Self {
        Self::Named { of, id: id.into() }
    }

    /// An amount in a currency.
    pub fn money(amount: Decimal, currency: Currency) -> Self {
        Self::Money(Money::new(amount, currency))
    }

    /// A count.
    pub fn count(count: impl TryInto<i64>) -> Self {
        Self::Count(count.try_into().unwrap_or(i64::MAX))
    }

    /// What part of `whole` a part is, in percent; nothing when there is no whole.
    pub fn share(part: Decimal, whole: Decimal) -> Self {
        let share = (part * Decimal::ONE_HUNDRED).checked_div(whole);
        share.map_or(Self::Empty, Self::Percent)
    }

    /// A number of whole days.
    pub fn whole_days(days: i64) -> Self {
        Self::Days(Decimal::from(days))
    }

    /// The number that a chart draws, if it is one.
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Self::Money(money) => Some(money.amount),
            Self::Count(count) => Some(Decimal::from(*count)),
            Self::Percent(number) | Self::Days(number) => Some(*number),
            _ => None,
        }
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(cell: Option<T>) -> Self {
        cell.map_or(Self::Empty, Into::into)
    }
}

impl From<NaiveDate> for Cell {
    fn from(day: NaiveDate) -> Self {
        Self::Date(day)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// One cell for each column.
pub type Row = Vec<Cell>;

/// Points of one colour in a chart, all in one unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// What it measures, as the heading of a column: `amount`.
    pub column: &'static str,
    /// The currency, where it measures money.
    pub currency: Option<Currency>,
    /// What stands beside each point, and the value.
    pub points: Vec<(Cell, Cell)>,
}

/// Something that has to be said beside the figures. With `report-note-` before its id, the id of its text.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// The stable English name.
    pub id: &'static str,
    /// What fills the places of the text.
    pub places: Vec<(&'static str, Cell)>,
}

impl Note {
    /// A note.
    pub fn new(id: &'static str, places: Vec<(&'static str, Cell)>) -> Self {
        Self { id, places }
    }
}

/// A report.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The stable English name; with `report-` before it, the id of its title.
    pub id: &'static str,
    /// What its rows are about, where there is a choice.
    pub by: Option<&'static str>,
    /// The moment that it is told for.
    pub as_of: NaiveDateTime,
    /// The days that it is about.
    pub period: Option<Period>,
    /// The days that they are compared with.
    pub before: Option<Period>,
    /// What is in each row.
    pub columns: Vec<Column>,
    /// The rows. Money of several currencies stands in several rows.
    pub rows: Vec<Row>,
    /// Rows that sum up the others, one for each currency.
    pub totals: Vec<Row>,
    /// The column that bars beside the rows are drawn of.
    pub bar: Option<&'static str>,
    /// What a chart draws; nothing where there is nothing to see.
    pub chart: Vec<Series>,
    /// What has to be said beside the figures.
    pub notes: Vec<Note>,
}

impl Report {
    /// The place of a column.
    pub fn column(&self, id: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.id == id)
    }

    /// Whether its rows stand in a table for each currency: where a column holds money.
    pub fn is_split(&self) -> bool {
        self.columns.iter().any(|it| it.kind == Kind::Money)
    }

    /// The currency of a row, where it is about money.
    pub fn currency_of(&self, row: &Row) -> Option<Currency> {
        let at = self
            .columns
            .iter()
            .position(|it| it.kind == Kind::Currency)?;
        match row.get(at) {
            Some(Cell::Currency(currency)) => Some(*currency),
            _ => None,
        }
    }

    /// The currencies of its rows and totals, in the order in which they come.
    pub fn currencies(&self) -> Vec<Option<Currency>> {
        let mut found = Vec::new();
        for row in self.rows.iter().chain(&self.totals) {
            let currency = self.currency_of(row);
            if !found.contains(&currency) {
                found.push(currency);
            }
        }
        found
    }

    /// The same with a chart of one column, a series for each currency, each row being a point that a second column names.
    #[must_use]
    pub fn charted(mut self, label: &'static str, column: &'static str) -> Self {
        self.bar = Some(column);
        let (Some(label), Some(at)) = (self.column(label), self.column(column)) else {
            return self;
        };
        for currency in self.currencies() {
            let rows = self.rows.iter();
            let rows = rows.filter(|row| self.currency_of(row) == currency);
            let points: Vec<_> = rows
                .filter(|row| row[at].number().is_some())
                .map(|row| (row[label].clone(), row[at].clone()))
                .collect();
            if !points.is_empty() {
                self.chart.push(Series {
                    column,
                    currency,
                    points,
                });
            }
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_nothing_is_not_known() {
        assert_eq!(Cell::share(Decimal::ONE, Decimal::ZERO), Cell::Empty);
        let half = Cell::share(Decimal::ONE, Decimal::TWO);
        assert_eq!(half, Cell::Percent(Decimal::from(50)));
    }

    #[test]
    fn a_period_counts_both_its_ends() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let week = Period {
            from: day("2026-11-16"),
            to: day("2026-11-22"),
        };
        assert_eq!(week.days(), 7);
        assert!(week.contains(week.from) && week.contains(week.to));
        assert!(!week.contains(day("2026-11-23")));
    }
}
