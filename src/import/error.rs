//! Why a file or a row can't be read. Facts only: the texts for people are made elsewhere.

use super::bank::BankFault;
use super::einvoice::XmlError;
use super::field::Field;
use super::format::{Foreign, Sniffed};
use super::options::DateOrder;
use std::sync::Arc;

/// A date column whose order can't be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnclearDates {
    /// The heading of the column.
    pub heading: String,
    /// What the column means.
    pub field: Field,
    /// Some of its values.
    pub samples: Vec<String>,
    /// How many values fit only day before month.
    pub only_day_first: u64,
    /// How many values fit only month before day.
    pub only_month_first: u64,
}

/// Why a file is refused as a whole.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The file can't be opened or read.
    #[error("the file can't be read: {0}")]
    Io(#[from] std::io::Error),
    /// There is nothing in the file but white space.
    #[error("the file is empty; a CSV with a heading row and one row per invoice was looked for")]
    Empty,
    /// The file is neither text nor anything else that is known.
    #[error("the file is neither text nor a format that is known")]
    NotText,
    /// It is known what the file is, and nothing of that kind can be imported.
    #[error("the file is {}, which can't be imported", .0.id())]
    Foreign(Foreign),
    /// The file begins like what it should be, and can't be read to its end.
    #[error("the file is damaged")]
    Damaged,
    /// The file comes to more than anything real when it is unpacked.
    #[error("the file is too large when it is unpacked")]
    TooLarge,
    /// So many rows can't be read that the file is something else than it was taken for.
    #[error("too many rows can't be read, up to line {line}")]
    TooManyRejected {
        /// The line at which it was given up.
        line: u64,
    },
    /// A folder or zip holds nothing that can be imported.
    #[error("none of its {refused} files can be imported")]
    NothingInside {
        /// How many files there are.
        refused: usize,
        /// The first of them, and what is wrong with it.
        first: Option<(String, Arc<ReadError>)>,
    },
    /// A table of an exported book is not as it was written.
    #[error("line {line} of {table} is damaged")]
    ExportDamaged {
        /// The file.
        table: &'static str,
        /// The line in it.
        line: u64,
    },
    /// An exported book can go into a new book only.
    #[error("the book is not empty")]
    BookNotEmpty,
    /// The workbook has no sheet of this name.
    #[error("there is no sheet {asked:?}; there are: {}", .sheets.join(" | "))]
    UnknownSheet {
        /// The name or number that was asked for.
        asked: String,
        /// The names of the sheets.
        sheets: Vec<String>,
    },
    /// The format is known, and can't be read yet.
    #[error("{} can't be imported yet", .0.format.id())]
    NotYet(Sniffed),
    /// A line, or a row with line breaks between quotes, is longer than any real one.
    #[error("line {line} is longer than {limit} bytes; that is no table of invoices")]
    LineTooLong {
        /// The line, counted from 1.
        line: u64,
        /// The longest row that is read, in bytes.
        limit: usize,
    },
    /// The XML can't be read.
    #[error(transparent)]
    Xml(#[from] XmlError),
    /// The statement of a bank can't be believed.
    #[error(transparent)]
    Bank(#[from] Box<BankFault>),
    /// An electronic invoice lacks what makes it one, and the file has no other.
    #[error("line {}: {} ({:?})", .0.line, .0.reason.id(), .0.value)]
    NoGoodDocument(RowRejection),
    /// A quotation mark is opened and never closed.
    #[error("the quotation mark opened in line {line} is never closed")]
    UnclosedQuote {
        /// The line in which the row starts, counted from 1.
        line: u64,
    },
    /// No row has headings that are known.
    #[error("no row of headings was found; seen: {}", .seen.join(" | "))]
    NoHeadingKnown {
        /// The cells of the row that is most likely the heading.
        seen: Vec<String>,
        /// Headings that would have been understood, some for each needed field.
        looked_for: Vec<(Field, Vec<String>)>,
    },
    /// The file is a table of something, but what an invoice or a debtor needs isn't in it.
    #[error("no column found for {}; headings seen: {}", ids(.missing), .headings.join(" | "))]
    NeededFieldMissing {
        /// The fields of which at least one is needed.
        missing: Vec<Field>,
        /// The headings of the file.
        headings: Vec<String>,
    },
    /// All values of a date column lost their date, as when a spreadsheet showed them as minutes.
    #[error(
        "the dates in column {heading:?} are destroyed (such as {sample:?}); export the file again with whole dates"
    )]
    DatesDestroyed {
        /// The heading of the column.
        heading: String,
        /// What the column means.
        field: Field,
        /// One of its values.
        sample: String,
    },
    /// The dates fit day before month and month before day alike, or some rows fit only the one and some only the other.
    #[error("the dates in {} fit more than one order; give --date-order", headings(.columns))]
    AmbiguousDates {
        /// The columns in question.
        columns: Vec<UnclearDates>,
    },
    /// A mapping names a column that the file doesn't have.
    #[error("the mapping {}={column} names a column that the file doesn't have; it has: {}", .field.id(), .headings.join(" | "))]
    UnknownColumn {
        /// The field that was to be mapped.
        field: Field,
        /// The column as it was named.
        column: String,
        /// The headings of the file.
        headings: Vec<String>,
    },
    /// The file lists payments, not invoices.
    #[error(
        "the file looks like a list of payments ({evidence:?}) and has no column for {}; it has: {}", ids(.missing), .headings.join(" | ")
    )]
    PaymentsList {
        /// The title, file name or heading that says so.
        evidence: Box<str>,
        /// What a list of payments needs and no column gives.
        missing: Box<[Field]>,
        /// The headings of the file.
        headings: Box<[String]>,
    },
    /// The file lists movements of an account, not invoices.
    #[error(
        "the file looks like movements of an account: {heading:?} has amounts of both signs, or an account stands beside them, and no column has numbers or due dates of invoices"
    )]
    Movements {
        /// The heading of the amounts.
        heading: String,
    },
}

fn ids(fields: &[Field]) -> String {
    fields
        .iter()
        .map(|field| field.id())
        .collect::<Vec<_>>()
        .join(" or ")
}

fn headings(columns: &[UnclearDates]) -> String {
    columns
        .iter()
        .map(|column| format!("{:?}", column.heading))
        .collect::<Vec<_>>()
        .join(", ")
}

/// Why one row is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// There is no code, tax id or name.
    DebtorMissing,
    /// There is no total, net amount or balance.
    AmountMissing,
    /// The text isn't an amount in the way this column writes them.
    AmountUnreadable,
    /// The text isn't a date.
    DateUnreadable,
    /// The text is a date only in another order than that of the column.
    DateAgainstOrder {
        /// The order of the column.
        order: DateOrder,
    },
    /// The date lost its day, as `00:00.0`.
    DateDestroyed,
    /// The currency isn't known.
    CurrencyUnknown,
    /// An electronic invoice names no currency.
    CurrencyMissing,
    /// An electronic document doesn't say whether it is an invoice, a credit note or a payment.
    KindUnknown,
    /// A payment or document is about an invoice in another currency than the invoice's own.
    CurrencyDiffers,
    /// A payment is of an invoice that is neither in the book nor in the same import.
    InvoiceUnknown,
    /// An electronic invoice has no number, or a payment names no invoice and it can't be told which.
    NumberMissing,
    /// An electronic invoice has no day of issue, or a payment no day.
    DateMissing,
    /// The payments listed for an invoice come to more than the list of invoices says was paid by then.
    PaymentContradicts,
    /// The text isn't a yes, a no or another word that says whether the invoice is disputed.
    DisputeUnreadable,
    /// The text is no debtor type.
    TypeUnknown,
    /// The text gives no days, and there is no due date without them.
    TermsUnreadable,
    /// The number stands on another row of the same debtor with other figures.
    NumberRepeated,
    /// A quotation mark opens in the row and is never closed.
    QuoteUnclosed,
    /// The row has more cells than there are headings, so that they may stand under the wrong ones.
    TooManyCells {
        /// The number of cells in the row.
        cells: usize,
        /// The number of headings.
        headings: usize,
    },
}

impl Reason {
    /// A stable name for JSON and tests.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Reason::DebtorMissing => "debtor_missing",
            Reason::AmountMissing => "amount_missing",
            Reason::AmountUnreadable => "amount_unreadable",
            Reason::DateUnreadable => "date_unreadable",
            Reason::DateAgainstOrder { .. } => "date_against_order",
            Reason::DateDestroyed => "date_destroyed",
            Reason::CurrencyUnknown => "currency_unknown",
            Reason::CurrencyMissing => "currency_missing",
            Reason::KindUnknown => "kind_unknown",
            Reason::CurrencyDiffers => "currency_differs",
            Reason::InvoiceUnknown => "invoice_unknown",
            Reason::NumberMissing => "number_missing",
            Reason::DateMissing => "date_missing",
            Reason::PaymentContradicts => "payment_contradicts",
            Reason::DisputeUnreadable => "dispute_unreadable",
            Reason::TypeUnknown => "type_unknown",
            Reason::TermsUnreadable => "terms_unreadable",
            Reason::NumberRepeated => "number_repeated",
            Reason::QuoteUnclosed => "quote_unclosed",
            Reason::TooManyCells { .. } => "too_many_cells",
        }
    }
}

/// One row that is left out, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowRejection {
    /// The line in the file, counted from 1.
    pub line: u64,
    /// The field that is wrong; none if the row as a whole is.
    pub field: Option<Field>,
    /// The text that is wrong, cleaned and cut.
    pub value: String,
    /// What is wrong with it.
    pub reason: Reason,
}
