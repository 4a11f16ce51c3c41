//! A page for paper about to be written: whose it is, and where to.

use std::path::PathBuf;

use tui_input::Input;

use crate::domain::fact::EntryNumber;
use crate::print::Format;
use crate::store::DebtorId;

/// Whom a page is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetOf {
    /// The client.
    pub debtor: DebtorId,
    /// Their name.
    pub name: String,
    /// What identifies them.
    pub key: String,
}

/// What a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageKind {
    /// The agreement of a payment plan.
    Agreement,
    /// The statement of an account.
    Statement,
    /// Everything that happened with a client.
    Dossier,
}

impl PageKind {
    /// The stable English name, as in the ids of texts.
    pub fn id(self) -> &'static str {
        match self {
            Self::Agreement => "agreement",
            Self::Statement => "statement",
            Self::Dossier => "dossier",
        }
    }

    /// The form that a page has unless the name of its file asks for another.
    pub fn format(self) -> Format {
        match self {
            Self::Agreement => Format::Html,
            Self::Statement | Self::Dossier => Format::Pdf,
        }
    }
}

/// A page that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageWritten {
    /// Where it is.
    pub path: PathBuf,
    /// The entries with words of the house in it that may harm it.
    pub harsh: Vec<EntryNumber>,
}

/// A page about to be written.
pub struct SheetEntry {
    /// What it is.
    pub kind: PageKind,
    /// Whom it is about.
    pub of: SheetOf,
    /// Where to, as typed.
    pub path: Input,
    /// Why it was not written.
    pub problem: Option<String>,
    /// Whether an answer is awaited.
    pub waiting: bool,
}
