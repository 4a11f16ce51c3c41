//! The lines of a table.

use std::fmt::Display;

use chrono::NaiveDateTime;
use rust_decimal::Decimal;

use super::sheets::SheetRows;
use crate::domain::money::{Currency, Money};
use crate::export::csv::{Csv, amount};

/// What stands between several values in one cell.
const BETWEEN: &str = " | ";

/// A cell.
pub(super) enum Item<'a> {
    /// What this program wrote itself.
    Plain(String),
    /// What somebody wrote.
    Text(&'a str),
    /// Several of what somebody wrote.
    Texts(String),
}

/// A number, a day, a stable name.
pub(super) fn plain<'a>(value: impl Display) -> Item<'a> {
    Item::Plain(value.to_string())
}

/// The same, where there may be none.
pub(super) fn maybe<'a>(value: Option<impl Display>) -> Item<'a> {
    Item::Plain(value.map(|it| it.to_string()).unwrap_or_default())
}

/// What somebody wrote.
pub(super) fn text(text: &str) -> Item<'_> {
    Item::Text(text)
}

/// What somebody wrote, or nothing.
pub(super) fn words(text: &Option<String>) -> Item<'_> {
    Item::Text(text.as_deref().unwrap_or_default())
}

/// Several of what somebody wrote.
pub(super) fn several<'a>(texts: &[String]) -> Item<'a> {
    Item::Texts(texts.join(BETWEEN))
}

/// Several stable names.
pub(super) fn names<'a>(names: impl IntoIterator<Item = &'static str>) -> Item<'a> {
    let names: Vec<&str> = names.into_iter().collect();
    Item::Plain(names.join(BETWEEN))
}

/// An amount.
pub(super) fn money<'a>(of: Decimal, currency: Currency) -> Item<'a> {
    Item::Plain(amount(Money::new(of, currency)))
}

/// A moment.
pub(super) fn moment<'a>(at: NaiveDateTime) -> Item<'a> {
    plain(at.format("%Y-%m-%dT%H:%M:%S"))
}

/// A moment, or nothing.
pub(super) fn maybe_moment<'a>(at: Option<NaiveDateTime>) -> Item<'a> {
    at.map_or(Item::Text(""), moment)
}

/// Yes or no.
pub(super) fn yes<'a>(is_so: bool) -> Item<'a> {
    plain(if is_so { "yes" } else { "no" })
}

/// What the rows of a table are written into.
pub(super) enum Out<'a> {
    /// Text.
    Csv(&'a mut Csv),
    /// A sheet of a workbook.
    Sheet(SheetRows<'a>),
}

/// Where the rows of a table go.
pub(super) struct Lines<'a> {
    pub out: Out<'a>,
    pub count: &'a mut u64,
    pub width: usize,
}

impl Lines<'_> {
    /// Writes a row.
    pub fn row<const N: usize>(&mut self, items: [Item<'_>; N]) {
        debug_assert_eq!(N, self.width, "a cell for each column");
        match &mut self.out {
            Out::Csv(csv) => {
                for item in &items {
                    match item {
                        Item::Plain(text) => csv.plain(text),
                        Item::Text(text) => csv.text(text),
                        Item::Texts(text) => csv.text(text),
                    }
                }
                csv.end();
            }
            Out::Sheet(sheet) => sheet.row(*self.count, &items),
        }
        *self.count += 1;
    }
}
