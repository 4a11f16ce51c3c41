//! Reports: which one is looked at, what it is asked for, and how far it has come.

use std::sync::Arc;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use tui_input::Input;
use unicode_width::UnicodeWidthStr;

use crate::domain::money::Currency;
use crate::i18n::{Amounts, Texts};
use crate::report::{ALL, Asked, Cell, Definition, Kind, Report, Row, Wanted};

/// The screen of reports. It stays as it is while the client of a row is looked at.
pub struct Reports {
    /// The place of the cursor in the list of reports.
    pub cursor: usize,
    /// Whether the report takes the keys, not the list.
    pub is_open: bool,
    /// The day that all reports are told for; the present one when there is none.
    pub day: Option<NaiveDate>,
    /// What each report is asked for, in the order of [`ALL`].
    pub wishes: Vec<Wish>,
    /// The number of the last question.
    pub asked: u64,
    /// What is being worked out.
    pub working: Option<Working>,
    /// The report that was worked out last.
    pub made: Option<Arc<MadeReport>>,
    /// The row under the cursor.
    pub row: usize,
    /// Columns scrolled past.
    pub left: usize,
    /// What of the report is shown.
    pub shows: Shows,
    /// What is being typed.
    pub asking: Option<Asking>,
}

/// What a report is asked for, besides the day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wish {
    /// What its rows are about; the usual when nothing is said.
    pub by: Option<&'static str>,
    /// Its number; the usual when nothing is said.
    pub number: Option<u32>,
    /// The first day; the usual when nothing is said.
    pub from: Option<NaiveDate>,
    /// The person of the house; all of them when nobody is named.
    pub author: Option<String>,
}

/// A report that is being worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Working {
    /// The number of the question.
    pub number: u64,
    /// How many clients were looked at.
    pub done: u64,
    /// How many there are.
    pub total: u64,
}

/// What of a report is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shows {
    /// The table above, the chart below.
    #[default]
    Both,
    /// The table alone.
    Table,
    /// The chart alone.
    Chart,
}

/// What can be typed about a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportField {
    /// The day that it is told for.
    Day,
    /// The first day.
    From,
    /// Its number.
    Number,
    /// The person of the house.
    Author,
}

impl ReportField {
    /// The stable English name, as in the ids of texts.
    pub fn id(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::From => "from",
            Self::Number => "number",
            Self::Author => "author",
        }
    }
}

/// Something being typed about a report.
pub struct Asking {
    /// What.
    pub field: ReportField,
    /// As typed.
    pub input: Input,
    /// Why it was not taken.
    pub problem: Option<String>,
}

/// Files that a report is written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportFile {
    /// Plain text.
    Text,
    /// The rows, for programs.
    Csv,
    /// A spreadsheet.
    Xlsx,
    /// Everything, for programs.
    Json,
    /// A page for print.
    Html,
}

impl ReportFile {
    /// How the names of its files end.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
            Self::Html => "html",
        }
    }
}

impl Default for Reports {
    fn default() -> Self {
        Self {
            cursor: 0,
            is_open: false,
            day: None,
            wishes: vec![Wish::default(); ALL.len()],
            asked: 0,
            working: None,
            made: None,
            row: 0,
            left: 0,
            shows: Shows::Both,
            asking: None,
        }
    }
}

impl Reports {
    /// The report under the cursor of the list.
    pub fn definition(&self) -> &'static Definition {
        &ALL[self.cursor.min(ALL.len() - 1)]
    }

    /// What that report is asked for.
    pub fn wish(&self) -> &Wish {
        &self.wishes[self.cursor.min(ALL.len() - 1)]
    }

    /// What that report is asked for, to be changed.
    pub fn wish_mut(&mut self) -> &mut Wish {
        &mut self.wishes[self.cursor.min(ALL.len() - 1)]
    }

    /// What its rows are about; empty where there is no choice.
    pub fn by(&self) -> &'static str {
        let usual = self.definition().groupings.first().copied();
        self.wish().by.or(usual).unwrap_or_default()
    }

    /// The report as it is wanted.
    pub fn wanted(&self) -> Wanted {
        let (definition, wish) = (self.definition(), self.wish());
        let number = definition.number.zip(wish.number);
        Wanted {
            by: wish.by.map(str::to_owned),
            from: wish.from,
            to: None,
            numbers: number
                .map(|(it, number)| (it.name, number))
                .into_iter()
                .collect(),
            author: wish.author.clone(),
        }
    }

    /// The report that was worked out last, if it is the one under the cursor of the list.
    pub fn on_show(&self) -> Option<&Arc<MadeReport>> {
        let made = self.made.as_ref()?;
        (made.asked.report == self.definition()).then_some(made)
    }
}

/// A report that was worked out, measured so that any part of it can be drawn at once.
#[derive(Debug, Clone, PartialEq)]
pub struct MadeReport {
    /// What it was asked for.
    pub asked: Asked,
    /// The report.
    pub report: Report,
    /// Its rows, those of one currency together.
    pub parts: Vec<Part>,
    /// For each column the widest of its cells and its heading.
    pub full: Vec<usize>,
    /// The same, amounts being in whole units.
    pub whole: Vec<usize>,
}

/// The rows of a report that are of one currency; all of them where no column is about money.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// The currency.
    pub currency: Option<Currency>,
    /// The places of the rows.
    pub rows: Vec<usize>,
    /// The places of the totals.
    pub totals: Vec<usize>,
    /// The largest number of the column that bars are drawn of.
    pub largest: Decimal,
}

impl MadeReport {
    /// A report, measured in a language; rows in the house's own currency come first.
    pub fn new(texts: &Texts, asked: Asked, report: Report, own: Currency) -> Self {
        let all: Vec<usize> = (0..report.columns.len()).collect();
        let measured = |amounts| {
            let headings = report.columns.iter();
            let mut widths: Vec<usize> = headings
                .map(|column| texts.report_column(column.id).width())
                .collect();
            let mut take = |cells: Vec<String>| {
                for (widest, cell) in widths.iter_mut().zip(cells) {
                    *widest = cell.width().max(*widest);
                }
            };
            for row in &report.rows {
                take(texts.report_cells(&report, row, &all, amounts));
            }
            for row in &report.totals {
                take(texts.report_total_cells(&report, row, &all, amounts));
            }
            widths
        };
        let (full, whole) = (measured(Amounts::Full), measured(Amounts::Whole));
        let mut parts = parts(&report);
        parts.sort_by_key(|part| part.currency != Some(own));
        Self {
            parts,
            full,
            whole,
            asked,
            report,
        }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.report.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.report.rows.is_empty()
    }

    /// The part that a row on show belongs to.
    pub fn part_of(&self, place: usize) -> Option<&Part> {
        let mut before = 0;
        let found = self.parts.iter().find(|part| {
            before += part.rows.len();
            place < before
        });
        found.or(self.parts.last())
    }

    /// A row by its place on show, those of one currency standing together.
    pub fn row(&self, place: usize) -> Option<&Row> {
        let mut rest = place;
        for part in &self.parts {
            match part.rows.get(rest) {
                Some(at) => return self.report.rows.get(*at),
                None => rest -= part.rows.len(),
            }
        }
        None
    }

    /// What identifies the client that a row is about, if it is about one.
    pub fn client(&self, place: usize) -> Option<&str> {
        self.words(place, "code")
    }

    /// The person of the house that a row is about, if it is about one.
    pub fn author(&self, place: usize) -> Option<&str> {
        self.words(place, "author")
    }

    fn words(&self, place: usize, column: &str) -> Option<&str> {
        let at = self.report.column(column)?;
        match self.row(place)?.get(at)? {
            Cell::Text(words) if !words.is_empty() => Some(words),
            _ => None,
        }
    }

    /// The columns that can be shown, by their places: the currency stands above its rows, or beside each amount.
    pub fn columns(&self) -> Vec<usize> {
        let columns = self.report.columns.iter().enumerate();
        let shown = columns.filter(|(_, it)| it.kind != Kind::Currency);
        shown.map(|(at, _)| at).collect()
    }
}

fn parts(report: &Report) -> Vec<Part> {
    let currencies = match report.is_split() {
        true => report.currencies(),
        false => vec![None],
    };
    let bar = report.bar.and_then(|id| report.column(id));
    let part = |currency| {
        let own = |row: &Row| !report.is_split() || report.currency_of(row) == currency;
        let places = |rows: &[Row]| -> Vec<usize> {
            let rows = rows.iter().enumerate();
            rows.filter(|(_, row)| own(row)).map(|(at, _)| at).collect()
        };
        let rows = places(&report.rows);
        let numbers = rows.iter().filter_map(|at| report.rows[*at][bar?].number());
        Part {
            currency,
            largest: numbers.max().unwrap_or_default(),
            totals: places(&report.totals),
            rows,
        }
    };
    currencies.into_iter().map(part).collect()
}
