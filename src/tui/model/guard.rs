//! Before a contact: what stands in the way of it, and what is done when somebody goes on.

use tui_input::Input;

use crate::domain::limits::BeforeContact;
use crate::domain::order::Order;
use crate::domain::person::Reachable;
use crate::store::DebtorId;

use super::writing::ToWrite;

/// What is done when nothing stands in the way of a contact, or somebody goes on all the same.
#[derive(Debug, Clone, PartialEq)]
pub enum AfterGuard {
    /// Nothing: somebody only wanted to know.
    Nothing,
    /// An order about the client is recorded; if it is a contact, the reason for going on goes with it.
    Order(Box<Order>),
    /// The client is called, this person at this number if one was chosen.
    Call(Option<Box<Reachable>>),
    /// The form for a message sent for the next step is opened; the reason for going on goes with it.
    Sent,
    /// A message is written.
    Write(ToWrite),
}

/// What to think of before a contact, on top of the desk.
pub struct GuardEntry {
    /// Whom it is about.
    pub debtor: DebtorId,
    /// Their name.
    pub name: String,
    /// What stands in the way, and what else is to be thought of.
    pub before: BeforeContact,
    /// What is done when somebody goes on.
    pub then: AfterGuard,
    /// Why somebody goes on, while it is typed.
    pub reason: Option<Input>,
}
