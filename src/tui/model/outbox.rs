//! Messages that are not known to be out, as the desk shows them.

use tui_input::Input;

use crate::app::KeptMessage;
use crate::store::OutboxState;
use crate::tui::action::Scope;

/// A message that is not known to be out, and whom it is for.
#[derive(Debug, Clone, PartialEq)]
pub struct Doubt {
    /// The message.
    pub kept: KeptMessage,
    /// What the client is called.
    pub name: String,
}

/// What a person says of such a message, or wants done with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// It arrived.
    Arrived,
    /// It did not; it is sent once more.
    Again,
    /// It need not be sent any more.
    Drop,
}

impl Deed {
    /// The stable English name, as in the ids of texts.
    pub fn id(self) -> &'static str {
        match self {
            Self::Arrived => "arrived",
            Self::Again => "again",
            Self::Drop => "drop",
        }
    }
}

/// The messages that are not known to be out, on top of the desk.
pub struct OutboxPage {
    /// The messages, the oldest first.
    pub rows: Vec<Doubt>,
    /// Whether they were read.
    pub is_read: bool,
    /// The place of the cursor.
    pub cursor: usize,
    /// Whether the message under the cursor is read, and how many of its lines were scrolled past.
    pub reading: Option<usize>,
    /// How far it has come.
    pub stage: OutboxStage,
}

/// What the outbox waits for.
pub enum OutboxStage {
    /// Nothing: it is looked at.
    Looking,
    /// Whether that is really to be done.
    Asking(Deed),
    /// Why it is sent although a limit forbids it, being typed.
    Reason(Input),
    /// The password of the mail server, being typed, and the reason that goes with the message.
    Password(Input, Option<String>),
    /// For the clerk, or the mail server.
    Working,
}

impl OutboxPage {
    /// An outbox that is being read.
    pub fn begun() -> Self {
        Self {
            rows: Vec::new(),
            is_read: false,
            cursor: 0,
            reading: None,
            stage: OutboxStage::Looking,
        }
    }

    /// The scope that takes the keys.
    pub fn scope(&self) -> Scope {
        match self.stage {
            OutboxStage::Reason(_) | OutboxStage::Password(..) => Scope::Line,
            _ => Scope::Outbox,
        }
    }

    /// Whether it is asked if something is really to be done.
    pub fn asks(&self) -> bool {
        matches!(self.stage, OutboxStage::Asking(_))
    }

    /// The message under the cursor.
    pub fn current(&self) -> Option<&Doubt> {
        self.rows.get(self.cursor)
    }

    /// Whether something can be done with the message under the cursor: what is being sent is left alone, and only what is in
    /// doubt may have arrived.
    pub fn allows(&self, deed: Deed) -> bool {
        let state = self.current().map(|row| row.kept.state);
        match (state, deed) {
            (None | Some(OutboxState::Intent), _) => false,
            (Some(state), Deed::Arrived) => state == OutboxState::Unknown,
            _ => true,
        }
    }
}
