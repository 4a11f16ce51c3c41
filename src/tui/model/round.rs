//! Several clients written to one after the other, each message looked at and sent by the user.

use std::collections::VecDeque;

use super::mailing::MailingMark;
use super::writing::ToWrite;
use crate::store::DebtorId;

/// Messages to several clients, gone through one after the other.
pub struct Round {
    /// What each of them gets.
    pub wanted: ToWrite,
    /// Whose turn is still to come.
    pub left: VecDeque<DebtorId>,
    /// Whose turn it is.
    pub at: Option<DebtorId>,
    /// Whether their message, or what stands in its way, was on the screen.
    pub shown: bool,
    /// Whose turn is over, in order.
    pub over: Vec<Turn>,
    /// How many there are in all.
    pub total: usize,
}

/// What came of one client's turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// Who.
    pub debtor: DebtorId,
    /// What they are called.
    pub name: String,
    /// What became of the message.
    pub mark: MailingMark,
    /// Why it was not sent, in words.
    pub told: String,
}

impl Round {
    /// A round through clients.
    pub fn new(wanted: ToWrite, debtors: Vec<DebtorId>) -> Self {
        Self {
            wanted,
            total: debtors.len(),
            left: debtors.into(),
            at: None,
            shown: false,
            over: Vec::new(),
        }
    }

    /// The number of the turn, from one.
    pub fn turn(&self) -> usize {
        self.over.len() + 1
    }
}
