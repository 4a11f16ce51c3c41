//! What was found out about a file before its rows are read.

use super::amounts::DecimalMark;
use super::columns::Why;
use super::date_columns::DateColumn;
use super::feed::Feed;
use super::field::Field;
use super::options::Mapping;
use super::plan::Plan;
use super::sheet::SheetChoice;
use iso_currency::Currency;

/// Whether the rows of a file are invoices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Each row is an invoice with its debtor.
    Invoices,
    /// Each row is a debtor; amounts in it are not used.
    DebtorsOnly,
    /// Each row is a payment of an invoice.
    Payments,
}

/// How the decimal mark of a column became known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MarkSource {
    /// Its values can be read in one way only.
    Values,
    /// Values such as `1.234` fit two readings; the other amounts of the file fit only this one.
    OtherColumns,
    /// Values such as `1.234` fit two readings; the currency has no three decimals, so the mark parts thousands.
    CurrencyDecimals,
    /// There are no marks.
    NotNeeded,
}

/// How the amounts of a column are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AmountColumn {
    /// The decimal mark; none if there are no marks.
    pub mark: Option<DecimalMark>,
    /// How it became known.
    pub source: MarkSource,
    /// A value that would have fitted two readings.
    pub sample_either: Option<String>,
}

/// One column of the file and what becomes of it.
#[derive(Debug, Clone)]
pub struct ColumnUse {
    /// The place of the column, counted from 0.
    pub index: usize,
    /// Its heading, cleaned.
    pub heading: String,
    /// The field it feeds.
    pub field: Option<Field>,
    /// Why it is used so, or isn't.
    pub why: Why,
    /// Some of its values, cleaned.
    pub samples: Vec<String>,
    /// How its dates are read, if it feeds a date.
    pub dates: Option<DateColumn>,
    /// How its amounts are read, if it feeds an amount.
    pub amounts: Option<AmountColumn>,
}

/// Something that the file doesn't say and that is taken for granted, to be shown to the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Assumption {
    /// Amounts without a currency are in this one.
    Currency(Currency),
    /// A sign such as `$` stands for several currencies: this one is taken.
    UnclearSign(Currency),
    /// There are net amounts and no tax: the net amount counts as the total.
    NetIsTotal,
    /// There is no total: the open balance counts as the total.
    BalanceIsTotal,
    /// There is no invoice number: one is made from what there is.
    NoInvoiceNumber,
    /// There is no issue date.
    NoIssueDate,
    /// There is no due date, but terms: due is issue plus terms.
    DueFromTerms,
    /// There is neither due date nor terms.
    NoDueDate,
    /// Invoices that are paid at once count as paid on the day of issue.
    PaidAtOnce,
    /// There are amounts, but nothing that makes an invoice of them: they are left out.
    AmountsLeftOut,
    /// Rows are lines of invoices: an invoice is the sum of its lines.
    LinesAddedUp,
    /// Rows stand under the name of their debtor in a row of its own.
    DebtorsAsGroups,
    /// The debtor with this name, above the list, is that of the invoices below.
    DebtorAbove(String),
    /// Rows are credit notes: their amounts count against what is owed.
    CreditNotes,
}

/// A file that can be read.
#[derive(Debug, Clone)]
pub struct Recognised {
    /// Whether the rows are invoices.
    pub kind: Kind,
    /// The sheet that is read, of a workbook.
    pub sheet: Option<SheetChoice>,
    /// The line of the headings, counted from 1.
    pub heading_line: u64,
    /// The headings, cleaned.
    pub headings: Vec<String>,
    /// The rows above the headings.
    pub titles: Vec<String>,
    /// All columns.
    pub columns: Vec<ColumnUse>,
    /// A hash of the headings, under which a mapping can be remembered.
    pub fingerprint: String,
    /// What is taken for granted.
    pub assumptions: Vec<Assumption>,
    /// The currency that the heading of the amounts names.
    pub heading_currency: Option<Currency>,
    /// The rows in the file that hold anything, headings and titles included.
    pub record_count: u64,
    pub(super) feed: Feed,
    pub(super) plan: Plan,
}

impl Recognised {
    /// The name of the encoding of a text, as `UTF-8` or `windows-1252`.
    #[must_use]
    pub fn encoding_name(&self) -> Option<&'static str> {
        match &self.feed {
            Feed::Text { encoding, .. } => Some(encoding.name()),
            Feed::Sheet(_) => None,
        }
    }

    /// The letter between the cells of a text.
    #[must_use]
    pub fn separator(&self) -> Option<char> {
        match &self.feed {
            Feed::Text { separator, .. } => Some(char::from(*separator)),
            Feed::Sheet(_) => None,
        }
    }

    /// The column that feeds a field, the first if there are several.
    #[must_use]
    pub fn column_of(&self, field: Field) -> Option<&ColumnUse> {
        self.columns
            .iter()
            .find(|column| column.field == Some(field))
    }

    /// The mapping as it stands, to be remembered for the next file with these headings.
    #[must_use]
    pub fn mapping(&self) -> Mapping {
        let given = |column: &&ColumnUse| {
            column
                .dates
                .as_ref()
                .is_some_and(|dates| dates.source == super::OrderSource::Given)
        };
        Mapping {
            fingerprint: self.fingerprint.clone(),
            columns: self
                .columns
                .iter()
                .filter_map(|column| Some((column.field?, column.index)))
                .collect(),
            date_order: self
                .columns
                .iter()
                .find(given)
                .and_then(|column| column.dates.as_ref()?.order),
        }
    }
}
