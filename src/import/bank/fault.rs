//! Why a statement, or an entry of it, can't be believed. Facts only: the texts for people are made elsewhere.

use std::fmt;

/// Where in the file something is, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A record of Norma 43.
    Record(u64),
    /// A line of text.
    Line(u64),
    /// An entry of a statement in XML.
    Entry(u64),
    /// A statement among several.
    Statement(u64),
}

impl Place {
    /// The stable English name of what is counted.
    pub fn id(self) -> &'static str {
        match self {
            Self::Record(_) => "record",
            Self::Line(_) => "line",
            Self::Entry(_) => "entry",
            Self::Statement(_) => "statement",
        }
    }

    /// The number.
    pub fn number(self) -> u64 {
        match self {
            Self::Record(number)
            | Self::Line(number)
            | Self::Entry(number)
            | Self::Statement(number) => number,
        }
    }
}

/// What the format gives twice, or as a sum, so that it can be checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Checked {
    /// The account of header and footer.
    Account,
    /// The currency of header and footer.
    Currency,
    /// How many debits there are.
    DebitCount,
    /// What the debits come to.
    DebitSum,
    /// How many credits there are.
    CreditCount,
    /// What the credits come to.
    CreditSum,
    /// The balance after the movements.
    ClosingBalance,
    /// How many records there are.
    RecordCount,
    /// The balance beside a movement.
    RunningBalance,
}

impl Checked {
    /// Whether it is money, and no name or count.
    pub fn is_amount(self) -> bool {
        matches!(
            self,
            Self::DebitSum | Self::CreditSum | Self::ClosingBalance | Self::RunningBalance
        )
    }

    /// The stable English name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Currency => "currency",
            Self::DebitCount => "debit_count",
            Self::DebitSum => "debit_sum",
            Self::CreditCount => "credit_count",
            Self::CreditSum => "credit_sum",
            Self::ClosingBalance => "closing_balance",
            Self::RecordCount => "record_count",
            Self::RunningBalance => "running_balance",
        }
    }
}

/// What can be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// What closes the file or the statement.
    End,
    /// The footer of an account.
    Footer,
    /// The amount of a movement.
    Amount,
    /// The day of a movement.
    Date,
    /// The currency of a statement.
    Currency,
    /// Whether a movement came in or went out.
    Way,
}

impl Part {
    /// The stable English name.
    pub fn id(self) -> &'static str {
        match self {
            Self::End => "end",
            Self::Footer => "footer",
            Self::Amount => "amount",
            Self::Date => "date",
            Self::Currency => "currency",
            Self::Way => "way",
        }
    }
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// It is no file of this format.
    NotThisFormat,
    /// The file can't be read.
    Unreadable(String),
    /// The file is too large to be a statement.
    TooLarge,
    /// A record, tag or element that nobody knows.
    Unknown(String),
    /// A record or element stands where it makes no sense.
    OutOfPlace(String),
    /// Something that has to be there is missing.
    Missing(Part),
    /// A date that is none.
    BadDate(String),
    /// An amount that is none.
    BadAmount(String),
    /// A sign that says neither debit nor credit.
    BadSign(String),
    /// A currency that nobody knows.
    BadCurrency(String),
    /// Two things that have to be the same are not.
    Differs {
        /// What was checked.
        what: Checked,
        /// What the file says.
        found: String,
        /// What it should say by its other parts.
        expected: String,
    },
    /// The balances are in other currencies than the movements, so that nothing can be checked by them.
    BalanceCurrencies,
    /// The file names no statement at all.
    NoStatement,
    /// The day is outside of the time that the statement is for.
    OutsidePeriod(String),
    /// The amounts of the parts of an entry do not come to the entry; it is kept whole.
    PartsDiffer,
    /// A document type is declared, with which files can do harm.
    DocumentType,
    /// An entity of the file's own.
    Entity(String),
    /// More levels or more text than any statement has.
    TooDeep,
    /// The text breaks the rules of its format.
    Malformed(String),
    /// The encoding that the file names is unknown.
    Encoding(String),
    /// No row of headings of a bank's table.
    NoHeadings,
    /// It is the ledger of a client's account in the books, which the bank knows nothing of.
    Ledger,
    /// The dates fit more than one order.
    UnclearDates(String),
}

impl Problem {
    /// The stable English name.
    pub fn id(&self) -> &'static str {
        match self {
            Self::NotThisFormat => "not_this_format",
            Self::Unreadable(_) => "unreadable",
            Self::TooLarge => "too_large",
            Self::Unknown(_) => "unknown",
            Self::OutOfPlace(_) => "out_of_place",
            Self::Missing(_) => "missing",
            Self::BadDate(_) => "bad_date",
            Self::BadAmount(_) => "bad_amount",
            Self::BadSign(_) => "bad_sign",
            Self::BadCurrency(_) => "bad_currency",
            Self::Differs { .. } => "differs",
            Self::BalanceCurrencies => "balance_currencies",
            Self::NoStatement => "no_statement",
            Self::OutsidePeriod(_) => "outside_period",
            Self::PartsDiffer => "parts_differ",
            Self::DocumentType => "document_type",
            Self::Entity(_) => "entity",
            Self::TooDeep => "too_deep",
            Self::Malformed(_) => "malformed",
            Self::Encoding(_) => "encoding",
            Self::NoHeadings => "no_headings",
            Self::Ledger => "ledger",
            Self::UnclearDates(_) => "unclear_dates",
        }
    }

    /// Whether it means that a movement was left out, and not only that something is to be looked at.
    pub fn leaves_out(&self) -> bool {
        !matches!(
            self,
            Self::Differs { .. }
                | Self::BalanceCurrencies
                | Self::OutsidePeriod(_)
                | Self::PartsDiffer
                | Self::Missing(Part::End)
        )
    }
}

/// Something wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankFault {
    /// Where; nothing when it is about the file as a whole.
    pub place: Option<Place>,
    /// What.
    pub problem: Problem,
}

impl BankFault {
    /// Something wrong at a place.
    pub fn new(place: Option<Place>, problem: Problem) -> Self {
        Self { place, problem }
    }
}

impl fmt::Display for BankFault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = self.place {
            write!(out, "{} {}: ", place.id(), place.number())?;
        }
        write!(out, "{}", self.problem.id())
    }
}

impl std::error::Error for BankFault {}
