//! A note being typed.

use ratatui_textarea::TextArea;

use crate::message::tone::Finding;
use crate::store::DebtorId;

/// A note being typed.
pub struct NoteEntry {
    /// Whom it is about.
    pub debtor: DebtorId,
    /// Their name.
    pub name: String,
    /// The words.
    pub area: TextArea<'static>,
    /// What the tone check found in them: notes may be read by others in the dossier.
    pub findings: Vec<Finding>,
    /// Whether they were looked at since something was typed.
    pub checked: bool,
    /// Whether something was typed since the draft was saved.
    pub unsaved: bool,
    /// Whether it is the draft of a window that is gone.
    pub recovered: bool,
}
