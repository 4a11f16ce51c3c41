//! Why a use case could not be done. The texts for people are in the language files.

use super::outbox::OutboxTrouble;
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
    /// One of the files to import together.
    #[error("{file}: {error}")]
    ReadWithin {
        /// Its name.
        file: String,
        /// What is wrong with it.
        error: Box<ReadError>,
    },
    /// No movement is meant by this, or several may be.
    #[error("no movement is meant by `{0}`")]
    WhichMovement(String),
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
    /// Another window has recorded something since about a debtor that would be changed.
    #[error("changed elsewhere")]
    ChangedElsewhere {
        /// The debtor's name.
        name: String,
        /// What was recorded, by whom and when.
        batch: Box<Batch>,
    },
    /// A message can't be sent, resolved or dropped.
    #[error(transparent)]
    Outbox(#[from] OutboxTrouble),
    /// The text to record is empty.
    #[error("nothing was written")]
    EmptyText,
    /// Nobody at the debtor's is called so, or several may be meant.
    #[error("no person is meant by `{asked}`")]
    NoPerson {
        /// What was asked for.
        asked: String,
        /// Those who may be meant.
        known: Vec<String>,
    },
    /// The reason for erasing data names whom they are about.
    #[error("the reason names somebody")]
    ReasonNames(String),
    /// There are no personal data to erase.
    #[error("nothing to erase")]
    NothingToErase,
    /// What was erased on request can't be brought back.
    #[error("an erasure stands")]
    ErasureStands,
    /// The debtor's data were not erased.
    #[error("not erased")]
    NotErased,
    /// Rows were bad and the import was to be all or nothing.
    #[error("{} rows are bad", report.rejected_count())]
    BadRows {
        /// What would have been done, and the bad rows.
        report: Box<super::ImportReport>,
    },
}
