//! The outbox at the desk: what is not known to be out is told of, and a person says what became of it. Nothing of it is sent
//! by itself.

use crossterm::event::{Event, KeyEvent};
use tui_input::Input;
use tui_input::backend::crossterm::EventHandler;

use super::super::action::Action;
use super::super::message::{Ask, Effect, PostTask, SentAgain, Task};
use super::super::model::{
    Deed, Doubt, MessageDraft, Model, Mood, OutboxPage, OutboxStage, Overlay,
};
use crate::app::AppError;
use crate::clean::{TEXT_LENGTH, clean_text};
use crate::i18n::Place;
use crate::store::OutboxState;

impl Model {
    /// Opens the list; the clerk looks what there is.
    pub(super) fn open_outbox(&mut self, effects: &mut Vec<Effect>) {
        self.overlay = Some(Overlay::Outbox(Box::new(OutboxPage::begun())));
        effects.push(Effect::Task(Task::Outbox));
    }

    fn outbox_page(&mut self) -> Option<&mut OutboxPage> {
        match &mut self.overlay {
            Some(Overlay::Outbox(page)) => Some(page),
            _ => None,
        }
    }

    /// What is not known to be out was read: it is listed, or told of in the status line when something is in doubt.
    pub(super) fn outbox_read(&mut self, rows: Vec<Doubt>) {
        if let Some(page) = self.outbox_page() {
            page.cursor = page.cursor.min(rows.len().saturating_sub(1));
            page.rows = rows;
            page.is_read = true;
            return;
        }
        let in_doubt = |row: &&Doubt| row.kept.state == OutboxState::Unknown;
        let doubts: Vec<&Doubt> = rows.iter().filter(in_doubt).collect();
        let Some(first) = doubts.first() else {
            return;
        };
        let places = [
            ("count", Place::from(doubts.len())),
            ("name", Place::from(&first.name)),
            ("key", Place::from(self.keymap.key(Action::Palette))),
        ];
        let mut text = self.texts.with("told-outbox", &places);
        // Drafts that were found are told of beside it, not in its place.
        if let Some(status) = self.status.take() {
            text = format!("{text} · {}", status.text);
        }
        self.tell(Mood::Hint, text);
    }

    pub(super) fn outbox_key(&mut self, action: Action, effects: &mut Vec<Effect>) {
        let Some(page) = self.outbox_page() else {
            return;
        };
        if let OutboxStage::Asking(deed) = page.stage {
            page.stage = OutboxStage::Looking;
            if action == Action::OutboxRead {
                self.do_deed(deed, effects);
            }
            return;
        }
        let last = page.rows.len().saturating_sub(1);
        match (action, &mut page.reading) {
            (Action::OutboxDown, Some(scroll)) => *scroll += 1,
            (Action::OutboxUp, Some(scroll)) => *scroll = scroll.saturating_sub(1),
            (Action::OutboxDown, None) => page.cursor = (page.cursor + 1).min(last),
            (Action::OutboxUp, None) => page.cursor = page.cursor.saturating_sub(1),
            (Action::OutboxRead | Action::OutboxClose, Some(_)) => page.reading = None,
            (Action::OutboxRead, None) if !page.rows.is_empty() => page.reading = Some(0),
            (Action::OutboxClose, None) => {
                self.overlay = None;
                effects.push(Effect::Ask(Ask::Look));
            }
            (Action::OutboxArrived, _) => self.ask_deed(Deed::Arrived),
            (Action::OutboxAgain, _) => self.ask_deed(Deed::Again),
            (Action::OutboxDrop, _) => self.ask_deed(Deed::Drop),
            _ => {}
        }
    }

    /// None of it can be taken back, so it is asked for.
    fn ask_deed(&mut self, deed: Deed) {
        let has_server = !self.config.mail.host.is_empty();
        let Some(page) = self.outbox_page() else {
            return;
        };
        let is_working = matches!(page.stage, OutboxStage::Working);
        let why_not = match deed {
            _ if is_working || page.rows.is_empty() => return,
            _ if page.allows(Deed::Drop) && !page.allows(deed) => "outbox-not-in-doubt-now",
            _ if !page.allows(deed) => "outbox-under-way-now",
            Deed::Again if !has_server => "writing-no-server",
            _ => {
                page.stage = OutboxStage::Asking(deed);
                return;
            }
        };
        self.hint(why_not);
    }

    fn do_deed(&mut self, deed: Deed, effects: &mut Vec<Effect>) {
        if deed == Deed::Again {
            return self.post_again(None, None, effects);
        }
        let Some(page) = self.outbox_page() else {
            return;
        };
        let Some(id) = page.current().map(|row| row.kept.id) else {
            return;
        };
        page.stage = OutboxStage::Working;
        effects.push(Effect::Task(Task::Settle(id, deed)));
    }

    fn post_again(
        &mut self,
        reason: Option<String>,
        password: Option<String>,
        effects: &mut Vec<Effect>,
    ) {
        let Some(page) = self.outbox_page() else {
            return;
        };
        let Some(id) = page.current().map(|row| row.kept.id) else {
            return;
        };
        page.stage = OutboxStage::Working;
        effects.push(Effect::Post(PostTask::Again {
            id,
            reason,
            password,
        }));
    }

    /// A reason or a password, being typed.
    pub(super) fn outbox_line_key(
        &mut self,
        action: Option<Action>,
        key: &KeyEvent,
        effects: &mut Vec<Effect>,
    ) {
        let Some(page) = self.outbox_page() else {
            return;
        };
        let (OutboxStage::Reason(input) | OutboxStage::Password(input, _)) = &mut page.stage else {
            return;
        };
        match action {
            Some(Action::LineCancel) => page.stage = OutboxStage::Looking,
            Some(Action::LineAccept) => {
                match std::mem::replace(&mut page.stage, OutboxStage::Working) {
                    OutboxStage::Reason(input) => {
                        let reason = clean_text(input.value(), TEXT_LENGTH).trim().to_owned();
                        if reason.is_empty() {
                            page.stage = OutboxStage::Reason(input);
                            return self.hint("guard-reason-empty");
                        }
                        self.post_again(Some(reason), None, effects);
                    }
                    OutboxStage::Password(input, reason) => {
                        self.post_again(reason, Some(input.value().to_owned()), effects);
                    }
                    stage => page.stage = stage,
                }
            }
            Some(_) => {}
            None => {
                input.handle_event(&Event::Key(*key));
            }
        }
    }

    /// The password is nowhere to be found. Gives back whether the outbox asked for it.
    pub(super) fn outbox_wants_password(&mut self) -> bool {
        let Some(page) = self.outbox_page() else {
            return false;
        };
        page.stage = OutboxStage::Password(Input::default(), None);
        true
    }

    /// A message of the outbox could not be sent; the list is as it is on disk again.
    pub(super) fn outbox_failed(&mut self) {
        if let Some(page) = self.outbox_page() {
            page.stage = OutboxStage::Looking;
        }
    }

    /// A message of the outbox was sent once more, or takes a reason.
    pub(super) fn sent_again(&mut self, done: SentAgain, effects: &mut Vec<Effect>) {
        match done {
            SentAgain::ReasonWanted(why) => {
                if let Some(page) = self.outbox_page() {
                    page.stage = OutboxStage::Reason(Input::default());
                }
                self.tell(Mood::Hint, why);
            }
            SentAgain::Sent(_, name) => {
                self.outbox_failed();
                if let Some(doubt) = self.outbox_page().and_then(|it| it.current().cloned()) {
                    self.drop_same_draft(&doubt, effects);
                }
                let name = Place::from(name);
                let text = self.texts.with("told-outbox-again", &[("name", name)]);
                self.tell(Mood::Done, text);
                effects.push(Effect::Task(Task::Outbox));
                effects.push(Effect::Ask(Ask::Look));
            }
        }
    }

    /// What became of a message was recorded, or could not be.
    pub(super) fn outbox_done(
        &mut self,
        deed: Deed,
        done: Result<Doubt, AppError>,
        effects: &mut Vec<Effect>,
    ) {
        self.outbox_failed();
        let doubt = match done {
            Ok(doubt) => doubt,
            Err(error) => return self.failed(&error),
        };
        let id = match deed {
            Deed::Arrived => "cli-outbox-arrived",
            _ => "cli-outbox-dropped",
        };
        let name = Place::from(&doubt.name);
        let text = self.texts.with(id, &[("name", name)]);
        self.tell(Mood::Done, text);
        if deed == Deed::Arrived {
            self.drop_same_draft(&doubt, effects);
        }
        effects.push(Effect::Ask(Ask::Look));
    }

    /// The draft that a message was has done its work, if it still says the same.
    fn drop_same_draft(&mut self, doubt: &Doubt, effects: &mut Vec<Effect>) {
        let message = &doubt.kept.outgoing.message;
        let same = self.drafts.iter().position(|draft| {
            let about = MessageDraft::of(draft).filter(|_| draft.debtor == doubt.kept.debtor);
            about.is_some_and(|it| it.message.text == message.text)
        });
        if let Some(at) = same {
            let draft = self.drafts.remove(at);
            effects.push(Effect::Task(Task::DropDraft(draft)));
        }
    }
}
