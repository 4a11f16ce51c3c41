//! Messages to many: what each client would get, or why nothing; then how far the sending is, and what came of it.

use std::path::PathBuf;

use tui_input::Input;

use crate::app::BulkOrder;
use crate::domain::contact::Channel;
use crate::message::Message;
use crate::store::DebtorId;
use crate::tui::action::Scope;

/// Messages to many clients, looked at before they are sent, or printed.
pub struct Mailing {
    /// What is wanted: the way, the template.
    pub order: BulkOrder,
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
    /// The file or folder is typed that letters are written into.
    Path(Input),
    /// They are being sent, or written: how many had their turn.
    Sending(usize),
    /// The letters are there: whether they were sent is asked.
    Printed(PathBuf, Vec<Printed>),
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

/// A letter that was written into a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Printed {
    /// Whom it is for.
    pub debtor: DebtorId,
    /// What it says.
    pub message: Box<Message>,
    /// Why it is sent although a limit forbids it.
    pub exception: Option<String>,
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
    pub fn begun(order: BulkOrder) -> Self {
        Self {
            order,
            rows: Vec::new(),
            cursor: 0,
            reading: None,
            stage: MailingStage::Preparing,
        }
    }

    /// The scope that takes the keys.
    pub fn scope(&self) -> Scope {
        match self.stage {
            MailingStage::Password(_) | MailingStage::Path(_) => Scope::Line,
            MailingStage::Printed(..) => Scope::Handed,
            _ => Scope::Mailing,
        }
    }

    /// Whether they are letters.
    pub fn is_of_letters(&self) -> bool {
        self.order.channel == Channel::Letter
    }

    /// The clients whose message is ready, in order.
    pub fn ready(&self) -> Vec<DebtorId> {
        let rows = self.rows.iter();
        let ready = rows.filter(|row| row.mark == MailingMark::Ready);
        ready.map(|row| row.debtor).collect()
    }
}
