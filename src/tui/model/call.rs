//! A call: whom it is with, what to say, and the note that is typed while talking.

use chrono::NaiveDateTime;
use ratatui_textarea::TextArea;
use tui_input::Input;

use crate::domain::contact::Outcome;
use crate::message::{Fields, Occasion};
use crate::store::{CallDraft, DebtorId};
use crate::tui::action::Scope;

/// A call, from the first ring to its outcome.
pub struct Call {
    /// Whom it is about.
    pub debtor: DebtorId,
    /// Their name.
    pub name: String,
    /// What is kept of it besides the note.
    pub about: CallDraft,
    /// The note.
    pub area: TextArea<'static>,
    /// Whether something changed since it was saved.
    pub unsaved: bool,
    /// When it was saved last.
    pub saved_at: NaiveDateTime,
    /// Whether it goes on from a draft.
    pub recovered: bool,
    /// For what the script was chosen.
    pub occasion: Occasion,
    /// What fills the places of scripts and answers.
    pub fields: Fields,
    /// The language that is spoken.
    pub language: String,
    /// What to say, a line for each paragraph.
    pub script: String,
    /// The answer to the excuse that was heard.
    pub answer: Option<String>,
    /// Lines scrolled past in what is to be said.
    pub scroll: usize,
    /// How far it has come.
    pub stage: CallStage,
}

/// How far a call has come.
pub enum CallStage {
    /// One talks and types.
    Talking,
    /// Its outcome is asked for.
    Ending,
    /// The hour to call back is typed.
    Hour(HourEntry),
    /// It is about to be left without an outcome.
    Leaving,
    /// Its outcome is being recorded.
    Recording(Outcome),
}

/// An hour to call back being typed.
pub struct HourEntry {
    /// The hour as typed.
    pub input: Input,
    /// Whether it is the outcome of the call.
    pub ends_call: bool,
}

impl Call {
    /// The scope that takes the keys while nothing lies on top.
    pub fn scope(&self) -> Scope {
        match self.stage {
            CallStage::Talking | CallStage::Recording(_) => Scope::Call,
            CallStage::Ending => Scope::Outcome,
            CallStage::Hour(_) => Scope::Line,
            CallStage::Leaving => Scope::Read,
        }
    }

    /// Whether its outcome is being recorded, so that keys wait.
    pub fn is_recording(&self) -> bool {
        matches!(self.stage, CallStage::Recording(_))
    }

    /// The note as typed.
    pub fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    /// Whether there is nothing in it that would be missed.
    pub fn is_empty(&self) -> bool {
        let about = &self.about;
        self.text().trim().is_empty() && about.excuse.is_none() && about.call_back_at.is_none()
    }

    /// Seconds from its beginning to its end, or to a moment while it lasts.
    pub fn seconds(&self, now: NaiveDateTime) -> u32 {
        let until = self.about.stopped_at.unwrap_or(now);
        let seconds = (until - self.about.started_at).num_seconds();
        u32::try_from(seconds.max(0)).unwrap_or(u32::MAX)
    }
}
