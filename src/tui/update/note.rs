//! Notes: several lines, saved as a draft while they are typed, offered again after a crash.

use crossterm::event::{Event, KeyEvent};
use ratatui_textarea::{CursorMove, Input as AreaInput, TextArea, WrapMode};

use super::super::action::Action;
use super::super::message::{Ask, Effect, Task};
use super::super::model::{Model, Mood, NoteEntry, Overlay};
use crate::app::AppError;
use crate::i18n::Place;
use crate::store::{DebtorId, Draft, DraftOf};

impl Model {
    pub(super) fn open_note(&mut self, effects: &mut Vec<Effect>) {
        let Some(debtor) = self.current().map(DebtorId::from) else {
            return;
        };
        let name = self
            .current_row()
            .map(|row| row.name.clone())
            .unwrap_or_default();
        let mut lines = vec![String::new()];
        let mut recovered = false;
        if let Some(at) = self.draft_about(debtor, DraftOf::Note.id()) {
            // The draft becomes this window's, so that it is there only once.
            let draft = self.drafts.remove(at);
            lines = draft.text.lines().map(str::to_owned).collect();
            recovered = true;
            effects.push(Effect::Task(Task::SaveDraft(
                debtor,
                DraftOf::Note,
                draft.text.clone(),
            )));
            if draft.window != self.window {
                effects.push(Effect::Task(Task::DropDraft(draft)));
            }
        }
        let mut area = TextArea::new(lines);
        area.set_wrap_mode(WrapMode::WordOrGlyph);
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        self.overlay = Some(Overlay::Note(Box::new(NoteEntry {
            debtor,
            name,
            area,
            findings: Vec::new(),
            checked: false,
            unsaved: false,
            recovered,
        })));
        self.check_note_tone();
    }

    /// The place of a draft of a kind about a debtor.
    pub(super) fn draft_about(&self, debtor: DebtorId, kind: &str) -> Option<usize> {
        let mut drafts = self.drafts.iter();
        drafts.position(|draft| draft.debtor == debtor && draft.what.id() == kind)
    }

    pub(super) fn note_key(
        &mut self,
        action: Option<Action>,
        key: &KeyEvent,
        effects: &mut Vec<Effect>,
    ) {
        let Some(Overlay::Note(entry)) = &mut self.overlay else {
            return;
        };
        match action {
            Some(Action::NoteSave) => {
                let text = entry.area.lines().join("\n");
                if text.trim().is_empty() {
                    return self.hint("error-empty-text");
                }
                // A draft saved behind the note would be offered again although the note is recorded.
                entry.unsaved = false;
                effects.push(Effect::Task(Task::Note(entry.debtor, text)));
            }
            Some(Action::NoteLeave) => {
                let empty = entry.area.lines().iter().all(|line| line.trim().is_empty());
                entry.unsaved = true;
                let draft = crate::store::Draft {
                    debtor: entry.debtor,
                    window: self.window.clone(),
                    what: DraftOf::Note,
                    text: entry.area.lines().join("\n"),
                    saved_at: self.now,
                };
                self.save_note(effects);
                self.overlay = None;
                if !empty {
                    self.drafts.insert(0, draft);
                    self.hint("told-draft-kept");
                }
            }
            Some(Action::NoteDrop) => {
                effects.push(Effect::Task(Task::SaveDraft(
                    entry.debtor,
                    DraftOf::Note,
                    String::new(),
                )));
                self.overlay = None;
                self.hint("told-draft-dropped");
            }
            _ => {
                if entry.area.input(AreaInput::from(Event::Key(*key))) {
                    entry.unsaved = true;
                    self.check_note_tone();
                }
            }
        }
    }

    /// Saves what was typed since the last time.
    pub(super) fn save_note(&mut self, effects: &mut Vec<Effect>) {
        if let Some(Overlay::Note(entry)) = &mut self.overlay
            && entry.unsaved
        {
            entry.unsaved = false;
            let text = entry.area.lines().join("\n");
            effects.push(Effect::Task(Task::SaveDraft(
                entry.debtor,
                DraftOf::Note,
                text,
            )));
        }
    }

    /// A note was recorded, or not; then it is still there to be recorded again.
    pub(super) fn noted(
        &mut self,
        debtor: DebtorId,
        noted: Result<(), AppError>,
        effects: &mut Vec<Effect>,
    ) {
        match noted {
            Ok(()) => {
                if matches!(&self.overlay, Some(Overlay::Note(entry)) if entry.debtor == debtor) {
                    self.overlay = None;
                }
                let text = self.texts.get("told-noted");
                self.tell(Mood::Good, text);
                effects.push(Effect::Ask(Ask::Look));
            }
            Err(error) => {
                if let Some(Overlay::Note(entry)) = &mut self.overlay {
                    entry.unsaved = true;
                }
                self.failed(&error);
            }
        }
    }

    /// Tells of drafts that were found at the start, calls before notes, and puts the cursor on the first of their clients.
    pub fn offer_drafts(&mut self, name_of: impl Fn(DebtorId) -> String) {
        let is_note = |draft: &Draft| draft.what == DraftOf::Note;
        self.drafts.sort_by_key(is_note);
        let Some(draft) = self.drafts.first() else {
            return;
        };
        self.queue.wanted = u32::try_from(draft.debtor).ok();
        self.queue.wanted_though_hidden = true;
        let (id, action) = match &draft.what {
            DraftOf::Note => ("told-drafts", Action::Note),
            DraftOf::Call(_) => ("told-call-drafts", Action::StartCall),
            DraftOf::Message(_) => ("told-message-drafts", Action::WriteMessage),
        };
        let alike = self
            .drafts
            .iter()
            .filter(|it| it.what.id() == draft.what.id());
        let places = [
            ("count", Place::from(alike.count())),
            ("key", Place::from(self.keymap.key(action))),
            ("name", Place::from(name_of(draft.debtor))),
        ];
        let text = self.texts.with(id, &places);
        self.tell(Mood::Hint, text);
    }
}
