//! Where actions apply, and under which headings help lists them.

/// Where an action applies. A screen on top takes the keys; what it doesn't know does nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// The queue and the panes.
    Desk,
    /// A list to choose from: types, orders, filters, the palette.
    Choose,
    /// One line being typed: search, promise, path of an import.
    Line,
    /// The preview of an import.
    Import,
    /// A note being typed.
    Note,
    /// Something to be read: help, a report.
    Read,
    /// What to think of before a contact.
    Guard,
    /// The sheet of late interest.
    Interest,
    /// A call, with its note being typed.
    Call,
    /// How a call ended is being asked.
    Outcome,
    /// A message being written.
    Message,
    /// E-mails to many.
    Mailing,
    /// Whether a message that was handed over was sent is asked.
    Handed,
    /// Messages that are not known to be out.
    Outbox,
    /// Reports.
    Reports,
    /// Credits of the bank to be recognised.
    Reconcile,
}

impl Scope {
    /// All scopes.
    pub const ALL: [Self; 16] = [
        Self::Desk,
        Self::Choose,
        Self::Line,
        Self::Import,
        Self::Note,
        Self::Read,
        Self::Guard,
        Self::Interest,
        Self::Call,
        Self::Outcome,
        Self::Message,
        Self::Mailing,
        Self::Handed,
        Self::Outbox,
        Self::Reports,
        Self::Reconcile,
    ];

    /// The stable English name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Desk => "desk",
            Self::Choose => "choose",
            Self::Line => "line",
            Self::Import => "import",
            Self::Note => "note",
            Self::Read => "read",
            Self::Guard => "guard",
            Self::Interest => "interest",
            Self::Call => "call",
            Self::Outcome => "outcome",
            Self::Message => "message",
            Self::Mailing => "mailing",
            Self::Handed => "handed",
            Self::Outbox => "outbox",
            Self::Reports => "reports",
            Self::Reconcile => "reconcile",
        }
    }
}

/// Under which heading help lists an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// What is recorded about a client.
    Client,
    /// Finding and ordering.
    Queue,
    /// Moving about.
    Move,
    /// The program itself.
    Program,
    /// Looking at an import before it is recorded.
    Import,
    /// In the sheet of late interest.
    Interest,
    /// In lists, fields and notes.
    Field,
    /// On the phone.
    Call,
    /// In writing.
    Message,
    /// In reports.
    Report,
    /// Recognising payments.
    Reconcile,
}

impl Group {
    /// All groups, in the order of help.
    pub const ALL: [Self; 11] = [
        Self::Client,
        Self::Queue,
        Self::Move,
        Self::Program,
        Self::Import,
        Self::Interest,
        Self::Call,
        Self::Message,
        Self::Report,
        Self::Reconcile,
        Self::Field,
    ];

    /// The stable English name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Queue => "queue",
            Self::Move => "move",
            Self::Program => "program",
            Self::Import => "import",
            Self::Interest => "interest",
            Self::Field => "field",
            Self::Call => "call",
            Self::Message => "message",
            Self::Report => "report",
            Self::Reconcile => "reconcile",
        }
    }
}
