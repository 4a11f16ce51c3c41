//! The code that the client on show pays by.

use crate::print::{NoCode, PayCode};
use crate::store::DebtorId;

/// The code that a client pays by.
pub struct CodePage {
    /// Whose it is.
    pub debtor: DebtorId,
    /// Their name.
    pub name: String,
    /// What it can be for: everything to collect first, then each open invoice by its number.
    pub choices: Vec<Option<String>>,
    /// Which of them it is for.
    pub at: usize,
    /// The code, or why there is none.
    pub made: Result<PayCode, NoCode>,
}
