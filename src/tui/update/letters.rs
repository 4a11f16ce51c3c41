//! Letters to many: written into one PDF or into a folder, then recorded once the user says that they were sent.

use crossterm::event::{Event, KeyEvent};
use tui_input::Input;
use tui_input::backend::crossterm::EventHandler;

use super::super::action::Action;
use super::super::message::{Effect, PostTask, PrintedLetters};
use super::super::model::{MailingMark, MailingStage, Model, Mood, Overlay};
use super::import::from_home;
use crate::i18n::Place;

impl Model {
    /// Asks for the file or folder that the letters are written into.
    pub(super) fn ask_where_to_print(&mut self) {
        let day = Place::from(self.today().to_string());
        let name = self.texts.with("mailing-letters-file", &[("day", day)]);
        if let Some(Overlay::Mailing(mailing)) = &mut self.overlay {
            mailing.reading = None;
            mailing.stage = MailingStage::Path(Input::new(name));
        }
    }

    /// The file or folder, being typed.
    pub(super) fn letters_path_key(
        &mut self,
        action: Option<Action>,
        key: &KeyEvent,
        effects: &mut Vec<Effect>,
    ) {
        let Some(Overlay::Mailing(mailing)) = &mut self.overlay else {
            return;
        };
        let MailingStage::Path(input) = &mut mailing.stage else {
            return;
        };
        match action {
            Some(Action::LineCancel) => mailing.stage = MailingStage::Ready,
            Some(Action::LineAccept) => {
                let typed = input.value().trim().to_owned();
                if typed.is_empty() {
                    return;
                }
                mailing.stage = MailingStage::Sending(0);
                effects.push(Effect::Post(PostTask::Print {
                    debtors: mailing.ready(),
                    order: mailing.order.clone(),
                    path: from_home(&typed),
                }));
            }
            Some(_) => {}
            None => {
                input.handle_event(&Event::Key(*key));
            }
        }
    }

    /// The letters are written; whoever has none is told of with the reason.
    pub(super) fn letters_printed(&mut self, printed: PrintedLetters) {
        let Some(Overlay::Mailing(mailing)) = &mut self.overlay else {
            return;
        };
        for (debtor, why) in printed.left_out {
            let mut rows = mailing.rows.iter_mut();
            if let Some(row) = rows.find(|row| row.debtor == debtor) {
                row.mark = MailingMark::Skipped;
                row.told = why;
            }
        }
        mailing.stage = match printed.letters.is_empty() {
            true => MailingStage::Ready,
            false => MailingStage::Printed(printed.path, printed.letters),
        };
        if let Some(problem) = printed.problem {
            self.tell(Mood::Bad, problem);
        }
    }

    /// Whether the letters that were written were sent.
    pub(super) fn letters_key(&mut self, action: Action, effects: &mut Vec<Effect>) {
        let Some(Overlay::Mailing(mailing)) = &mut self.overlay else {
            return;
        };
        let stage = std::mem::replace(&mut mailing.stage, MailingStage::Ready);
        match (action, stage) {
            (Action::HandedYes, MailingStage::Printed(_, letters)) => {
                mailing.stage = MailingStage::Sending(0);
                effects.push(Effect::Post(PostTask::RecordSent(letters)));
            }
            (Action::HandedNo | Action::HandedBack, MailingStage::Printed(..)) => {
                self.hint("mailing-letters-not-sent");
            }
            (_, stage) => mailing.stage = stage,
        }
    }
}
