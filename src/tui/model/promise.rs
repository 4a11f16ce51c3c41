//! A promise being typed.

use tui_input::Input;

use crate::app::Promised;
use crate::domain::order::Meant;
use crate::store::DebtorId;

/// A promise being made, changed or replaced.
pub struct PromiseEntry {
    /// Whom it is about.
    pub debtor: DebtorId,
    /// Their name.
    pub name: String,
    /// What becomes of it.
    pub mode: PromiseMode,
    /// What can be promised in each currency, first the one that goes without saying.
    pub offers: Vec<Meant>,
    /// The date as typed.
    pub date: Input,
    /// The amount as typed.
    pub amount: Input,
    /// Why it is accepted although the policy allows no such promise; asked for only then.
    pub reason: Option<Input>,
    /// Which field takes the keys.
    pub field: PromiseField,
    /// Whether the next letter replaces what stands in the field.
    pub untouched: bool,
    /// Whether an answer is awaited.
    pub waiting: bool,
}

/// What becomes of a promise being typed.
#[derive(Debug, Clone, PartialEq)]
pub enum PromiseMode {
    /// It is recorded already; a change amends it.
    Recorded(Promised),
    /// It takes the place of live ones once it is accepted.
    Replaces,
}

/// The fields of a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PromiseField {
    /// The last day to pay.
    Date,
    /// How much.
    Amount,
    /// Why it is accepted although the policy allows no such promise.
    Reason,
}
