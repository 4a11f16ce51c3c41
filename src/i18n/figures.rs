//! Reports in words: titles, headings, cells, notes, and the tables that people read. A table holds one currency only.

use rust_decimal::{Decimal, RoundingStrategy};

use super::{Place, Texts};
use crate::domain::debtor::DebtorType;
use crate::domain::money::{Currency, Money, written_out};
use crate::report::{Cell, Column, Kind, Note, Period, Report, Row, Series, Unfit};

/// How amounts are written in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amounts {
    /// To the last decimal.
    Full,
    /// In whole units, where there is no room.
    Whole,
}

/// The part of a report that is about one currency, or all of it where no column is about money.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportTable {
    /// The currency of all amounts.
    pub currency: Option<Currency>,
    /// The columns that are shown.
    pub columns: Vec<Column>,
    /// The rows as text.
    pub rows: Vec<Vec<String>>,
    /// What sums them up.
    pub totals: Vec<Vec<String>>,
    /// For each row the part of the largest one that its bar is long, from 0 to 1.
    pub bars: Vec<Decimal>,
}

impl Texts {
    /// What a report is called.
    pub fn report_title(&self, id: &str) -> String {
        self.get(&format!("report-{id}"))
    }

    /// What a report tells.
    pub fn report_about(&self, id: &str) -> String {
        self.get(&format!("report-about-{id}"))
    }

    /// The heading of a column.
    pub fn report_column(&self, id: &str) -> String {
        self.get(&format!("report-column-{id}"))
    }

    /// Title, day and days of a report, line by line.
    pub fn report_head(&self, report: &Report) -> Vec<String> {
        let mut lines = self.report_days(report);
        let title = self.report_title(report.id);
        lines[0] = format!("{title} · {}", lines[0]);
        lines
    }

    /// The day on which a report is told, and the days that it is about, line by line.
    pub fn report_days(&self, report: &Report) -> Vec<String> {
        let mut lines = vec![self.day_in_full(report.as_of.date())];
        if let Some(period) = report.period {
            lines.push(self.period("report-period", period));
        }
        if let Some(before) = report.before {
            lines.push(self.period("report-before", before));
        }
        lines
    }

    fn period(&self, id: &str, period: Period) -> String {
        let places = [
            ("from", Place::from(self.day_in_numbers(period.from))),
            ("to", Place::from(self.day_in_numbers(period.to))),
        ];
        let id = match period.from == period.to {
            true => format!("{id}-day"),
            false => id.to_owned(),
        };
        self.with(&id, &places)
    }

    /// A value; money with its currency.
    pub fn report_cell(&self, cell: &Cell) -> String {
        match cell {
            Cell::Money(money) => self.money(*money),
            other => self.plain_cell(other, Amounts::Full),
        }
    }

    /// A value in a table whose amounts are all of one currency.
    fn plain_cell(&self, cell: &Cell, amounts: Amounts) -> String {
        match cell {
            Cell::Empty => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Named { of, id } => self.report_named(of, id),
            Cell::Currency(currency) => currency.code().to_owned(),
            Cell::Money(money) => self.plain_amount(*money, amounts),
            Cell::Count(count) => self.number(Decimal::from(*count)),
            Cell::Percent(percent) => {
                let number = Place::from(self.number(to_decimals(*percent, 1)));
                self.with("percent", &[("number", number)])
            }
            Cell::Days(days) => self.number(to_decimals(*days, 1)),
            Cell::Date(day) => self.day_in_numbers(*day),
        }
    }

    fn plain_amount(&self, money: Money, amounts: Amounts) -> String {
        match amounts {
            Amounts::Full => self.number(written_out(money.amount, money.currency)),
            Amounts::Whole => {
                let strategy = RoundingStrategy::MidpointAwayFromZero;
                self.number(money.amount.round_dp_with_strategy(0, strategy))
            }
        }
    }

    /// Something that has a stable name, in words.
    pub fn report_named(&self, of: &str, id: &str) -> String {
        match (of, id) {
            (_, "none") => self.get("report-none"),
            ("bucket", "90+") => self.get("cli-bucket-over-90"),
            ("bucket", id) => self.get(&format!("cli-bucket-{id}")),
            ("protocol" | "type", id) => match DebtorType::from_id(id) {
                Some(debtor_type) => self.debtor_type(debtor_type),
                None => id.to_owned(),
            },
            ("protocol-step", id) => {
                let mut titles = self.step_titles.iter();
                let found = titles.find(|((_, step), _)| step.as_str() == id);
                found.map_or_else(|| id.to_owned(), |(_, title)| title.clone())
            }
            ("template", id) => id.to_owned(),
            ("measure" | "row", id) => self.get(&format!("report-{of}-{id}")),
            (of, id) => self.get(&format!("{of}-{id}")),
        }
    }

    /// What has to be said beside the figures.
    pub fn report_note(&self, note: &Note) -> String {
        let places: Vec<(&'static str, Place<'_>)> = note
            .places
            .iter()
            .map(|(name, cell)| match cell {
                Cell::Count(count) => (*name, Place::from(*count)),
                cell => (*name, Place::from(self.report_cell(cell))),
            })
            .collect();
        self.with(&format!("report-note-{}", note.id), &places)
    }

    /// What a series of a chart measures.
    pub fn report_series(&self, series: &Series) -> String {
        let heading = self.report_column(series.column);
        match series.currency {
            Some(currency) => format!("{heading} ({})", currency.code()),
            None => heading,
        }
    }

    /// The tables of a report, one for each currency. `shown` says which columns are.
    pub fn report_tables(
        &self,
        report: &Report,
        amounts: Amounts,
        shown: impl Fn(&Column) -> bool,
    ) -> Vec<ReportTable> {
        let split = report.is_split();
        let shown: Vec<usize> = (0..report.columns.len())
            .filter(|at| report.columns[*at].kind != Kind::Currency)
            .filter(|at| shown(&report.columns[*at]))
            .collect();
        let currencies = match split {
            true => report.currencies(),
            false => vec![None],
        };
        let table = |currency: Option<Currency>| {
            let own = |row: &&Row| !split || report.currency_of(row) == currency;
            let rows: Vec<&Row> = report.rows.iter().filter(own).collect();
            let totals = report.totals.iter().filter(own);
            let totals = totals.map(|row| self.report_total_cells(report, row, &shown, amounts));
            ReportTable {
                currency,
                columns: shown.iter().map(|at| report.columns[*at]).collect(),
                totals: totals.collect(),
                bars: bars(report, &rows),
                rows: rows
                    .into_iter()
                    .map(|row| self.report_cells(report, row, &shown, amounts))
                    .collect(),
            }
        };
        currencies.into_iter().map(table).collect()
    }

    /// The cells of a row as they stand in a table. A table full of zeros hides the amounts, so that those are dashes.
    pub fn report_cells(
        &self,
        report: &Report,
        row: &Row,
        shown: &[usize],
        amounts: Amounts,
    ) -> Vec<String> {
        let split = report.is_split();
        let cell = |at: &usize| match &row[*at] {
            Cell::Money(money) if split && money.amount.is_zero() => "–".to_owned(),
            cell => self.table_cell(cell, split, amounts),
        };
        shown.iter().map(cell).collect()
    }

    /// The cells of a row that sums up others; the first says so where it is empty.
    pub fn report_total_cells(
        &self,
        report: &Report,
        row: &Row,
        shown: &[usize],
        amounts: Amounts,
    ) -> Vec<String> {
        let split = report.is_split();
        let cells = shown.iter();
        let mut cells: Vec<String> = cells
            .map(|at| self.table_cell(&row[*at], split, amounts))
            .collect();
        if let Some(first) = cells.first_mut().filter(|it| it.is_empty()) {
            *first = self.get("report-total");
        }
        cells
    }

    fn table_cell(&self, cell: &Cell, split: bool, amounts: Amounts) -> String {
        match split {
            true => self.plain_cell(cell, amounts),
            false => self.report_cell(cell),
        }
    }

    /// Why a report can't be asked for like this.
    pub fn unfit(&self, report: &str, unfit: &Unfit) -> String {
        match unfit {
            Unfit::By { asked, fitting } => {
                let fitting = fitting.join(", ");
                let places = [("asked", asked.into()), ("fitting", fitting.into())];
                self.with("report-unfit-by", &places)
            }
            Unfit::NotTaken(option) => {
                let places = [("report", report.into()), ("option", (*option).into())];
                self.with("report-unfit-option", &places)
            }
            Unfit::EndsBefore(period) => self.period("report-unfit-period", *period),
            Unfit::Future(day) => {
                let day = Place::from(self.day_in_full(*day));
                self.with("report-unfit-future", &[("date", day)])
            }
        }
    }
}

/// How long the bars of rows are, in parts of the longest; nothing where no bars are drawn.
fn bars(report: &Report, rows: &[&Row]) -> Vec<Decimal> {
    let Some(at) = report.bar.and_then(|id| report.column(id)) else {
        return Vec::new();
    };
    let numbers = rows.iter().map(|row| row[at].number().unwrap_or_default());
    let numbers: Vec<Decimal> = numbers.map(|it| it.max(Decimal::ZERO)).collect();
    let largest = numbers.iter().copied().max().unwrap_or_default();
    if largest.is_zero() {
        return Vec::new();
    }
    numbers.into_iter().map(|it| it / largest).collect()
}

fn to_decimals(number: Decimal, decimals: u32) -> Decimal {
    let strategy = RoundingStrategy::MidpointAwayFromZero;
    let rounded = number.round_dp_with_strategy(decimals, strategy);
    rounded.normalize()
}
