//! The panes of the client on show.

/// A pane of the client on show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pane {
    /// Everything that happened.
    #[default]
    History,
    /// Notes.
    Notes,
    /// Invoices.
    Invoices,
    /// Promises and plans.
    Promises,
    /// The steps of the protocol.
    Protocol,
    /// Each rule and its points, and how the amounts come about.
    Why,
}

impl Pane {
    /// All panes, from left to right.
    pub const ALL: [Self; 6] = [
        Self::History,
        Self::Notes,
        Self::Invoices,
        Self::Promises,
        Self::Protocol,
        Self::Why,
    ];

    /// The id of its title in the texts.
    pub fn title_text(self) -> &'static str {
        match self {
            Self::History => "pane-history",
            Self::Notes => "pane-notes",
            Self::Invoices => "pane-invoices",
            Self::Promises => "pane-promises",
            Self::Protocol => "pane-protocol",
            Self::Why => "pane-why",
        }
    }
}
