//! A page for paper about to be written: whose it is, and where to.

use tui_input::Input;

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

/// A page about to be written.
pub struct SheetEntry {
    /// Whom it is about.
    pub of: SheetOf,
    /// Where to, as typed.
    pub path: Input,
    /// Why it was not written.
    pub problem: Option<String>,
    /// Whether an answer is awaited.
    pub waiting: bool,
}
