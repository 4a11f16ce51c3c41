//! Messages to many: what each client would get, or why nothing; then how far the sending is, and what came of it.

use tui_input::Input;

use crate::store::DebtorId;
use crate::tui::action::Scope;

/// E-mails to many clients, looked at before they are sent.
pub struct Mailing {
    /// Who gets what.
    pub rows: Vec<MailingRow>,
    /// The place of the cursor.
    pub cursor: usize,
    /// Whether the message under the cursor is read, and how many of its lines were scrolled past.
    pub reading: Option<usize>,
    /// How far it has come.
    pub stage: MailingStage,
}

/// How far a mailing has come.
pub enum MailingStage {
    /// The messages are being written.
    Preparing,
    /// They can be read, and sent.
    Ready,
    /// The password of the mail server is typed.
    Password(Input),
    /// They are being sent: how many had their turn.
    Sending(usize),
    /// It is over, in words: how many were sent, refused, left out.
    Over(String),
}

/// One client of a mailing.
pub struct MailingRow {
    /// Who.
    pub debtor: DebtorId,
    /// What they are called.
    pub name: String,
    /// What the message is about; nothing when there is none.
    pub subject: String,
    /// Where it goes, and what it says.
    pub text: String,
    /// What becomes of it.
    pub mark: MailingMark,
    /// Why nothing was sent, or what the server said, in words.
    pub told: String,
}

/// What becomes of a message of a mailing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailingMark {
    /// It is ready.
    Ready,
    /// The client gets none.
    Skipped,
    /// The server has it.
    Sent,
    /// The server refused it.
    Refused,
    /// Nobody knows whether the server has it.
    Unknown,
}

impl Mailing {
    /// A mailing whose messages are being written.
    pub fn begun() -> Self {
        Self {
            rows: Vec::new(),
            cursor: 0,
            reading: None,
            stage: MailingStage::Preparing,
        }
    }

    /// The scope that takes the keys.
    pub fn scope(&self) -> Scope {
        match self.stage {
            MailingStage::Password(_) => Scope::Line,
            _ => Scope::Mailing,
        }
    }

    /// The clients whose message is ready, in order.
    pub fn ready(&self) -> Vec<DebtorId> {
        let rows = self.rows.iter();
        let ready = rows.filter(|row| row.mark == MailingMark::Ready);
        ready.map(|row| row.debtor).collect()
    }
}
