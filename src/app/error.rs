//! Why a use case could not be done. The texts for people are in the language files.

use chrono::NaiveDate;

use crate::domain::interest::NoInterest;
use crate::domain::money::{Currency, Money};
use crate::domain::order::Refusal;
use crate::import::ReadError;
use crate::store::{Batch, StoreError};

/// Why a use case could not be done. Nothing was recorded.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// The book.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The file to import.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// No debtor is meant by this, or several may be.
    #[error("{} debtors are meant by `{asked}`", candidates.len())]
    WhichDebtor {
        /// What was asked for.
        asked: String,
        /// Code and name of those that may be meant.
        candidates: Vec<(String, String)>,
        /// How many more may be meant.
        more: usize,
    },
    /// It makes no sense as things stand.
    #[error(transparent)]
    Refused(Refusal),
    /// There is nothing to be collected, so there is nothing to promise.
    #[error("nothing to collect")]
    NothingToCollect,
    /// The promise would be for more than is open.
    #[error("more than is open")]
    MoreThanOpen {
        /// What is open.
        open: Money,
    },
    /// The promise would be due before today.
    #[error("{0} has passed")]
    DayHasPassed(NaiveDate),
    /// The amount is not more than zero.
    #[error("the amount must be more than zero")]
    NotPositive,
    /// The amount has more decimals than its currency.
    #[error("more decimals than {} has", .0.code())]
    TooPrecise(Currency),
    /// Another window has recorded something since about a debtor that would be changed.
    #[error("changed elsewhere")]
    ChangedElsewhere {
        /// The debtor's name.
        name: String,
        /// What was recorded, by whom and when.
        batch: Box<Batch>,
    },
    /// The text to record is empty.
    #[error("nothing was written")]
    EmptyText,
    /// The debtor has no such invoice.
    #[error("there is no invoice `{0}`")]
    NoInvoice(String),
    /// The debtor has no such charge that stands.
    #[error("there is no charge `{0}`")]
    NoCharge(String),
    /// Nothing can be claimed for being late.
    #[error("no late interest: {}", .0.id())]
    NoInterest(NoInterest),
    /// Everything was claimed, or what is left is uncertain and nobody named it.
    #[error("nothing to claim")]
    NothingToClaim,
    /// Rows were bad and the import was to be all or nothing.
    #[error("{} rows are bad", report.rejected.len())]
    BadRows {
        /// What would have been done, and the bad rows.
        report: Box<super::ImportReport>,
    },
}
