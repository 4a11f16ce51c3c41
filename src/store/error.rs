//! What can go wrong with a book.

use std::path::PathBuf;

use crate::domain::fact::UnreadableFact;

/// What went wrong with a book. The texts for people are in the language files; these are for logs and tests.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file is something else, or damaged beyond recognition.
    #[error("{0} is not a cobro book")]
    NotABook(PathBuf),
    /// The book was written by a newer version, and is left untouched.
    #[error("{path} has version {found}; this program knows versions up to {known}")]
    TooNew {
        /// The book.
        path: PathBuf,
        /// Its version.
        found: i64,
        /// The newest version that is known.
        known: i64,
    },
    /// A folder was named where a file is meant.
    #[error("{0} is a folder")]
    Folder(PathBuf),
    /// There is no such file.
    #[error("{0} does not exist")]
    Missing(PathBuf),
    /// The file exists already and would be overwritten.
    #[error("{0} exists already")]
    Exists(PathBuf),
    /// The book lies on a network file system, where locks can't be relied on.
    #[error("{0} is on a network file system")]
    NetworkFolder(PathBuf),
    /// Another program kept the book locked for too long. Nothing was written.
    #[error("the book is in use by another program")]
    Busy,
    /// There is no room. Nothing was written.
    #[error("the disk is full")]
    DiskFull,
    /// Reading or writing failed. Nothing was written; the book is only read from now on.
    #[error("the disk failed: {0}")]
    Disk(String),
    /// An earlier write failed, so nothing is written any more until the program is started anew.
    #[error("the book can only be read since a write failed")]
    ReadOnly,
    /// A copy is not sound.
    #[error("the copy is not sound: {0}")]
    Unsound(String),
    /// A fact can't be read.
    #[error(transparent)]
    Unreadable(#[from] UnreadableFact),
    /// A stored value is not what it must be.
    #[error("{what} of debtor {debtor} can't be read: {problem}")]
    Damaged {
        /// Which value.
        what: &'static str,
        /// Whose.
        debtor: i64,
        /// What is wrong with it.
        problem: String,
    },
    /// The user stopped it. Nothing was written.
    #[error("stopped")]
    Stopped,
    /// Anything else that the database says.
    #[error("the database says: {0}")]
    Database(String),
    /// The file or folder can't be made or read.
    #[error("{path}: {problem}")]
    File {
        /// Which one.
        path: PathBuf,
        /// What the system says.
        problem: String,
    },
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        let text = error.to_string();
        // Before anything else, SQLite makes the file of the memory that programs share; it names a lack of room for it so.
        let no_room_to_share = rusqlite::ffi::SQLITE_IOERR_SHMSIZE;
        let extended = error.sqlite_error().map(|error| error.extended_code);
        if extended == Some(no_room_to_share) {
            return Self::DiskFull;
        }
        match error.sqlite_error_code() {
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Self::Busy,
            Some(Code::DiskFull) => Self::DiskFull,
            Some(Code::SystemIoFailure | Code::CannotOpen) => Self::Disk(text),
            Some(Code::ReadOnly | Code::PermissionDenied) => Self::Disk(text),
            Some(Code::NotADatabase | Code::DatabaseCorrupt) => Self::Unsound(text),
            _ => Self::Database(text),
        }
    }
}
