//! How a message goes out: by the house's mail server, by another program, copied, or as a file. What another program sent
//! is only known from the user, who is asked.

use std::path::PathBuf;

use crossterm::event::{Event, KeyEvent};
use tui_input::Input;
use tui_input::backend::crossterm::EventHandler;

use super::super::action::Action;
use super::super::message::{Effect, PostTask, Posted, Task};
use super::super::model::{Choice, Choosing, Model, Mood, Way, Writing, WritingStage};
use crate::app::{AppError, DebtorFile, Outgoing};
use crate::clean::{TEXT_LENGTH, clean_text};
use crate::domain::contact::{Channel, Outcome};
use crate::domain::order::{ContactOrder, ForStep};
use crate::i18n::Place;
use crate::message::Recipient;
use crate::store::DebtorId;

impl Model {
    /// `Ctrl-s`: which way it goes, once an address is known where one is needed.
    pub(super) fn ask_way(&mut self) {
        let Some(writing) = &mut self.writing else {
            return;
        };
        if writing.text().trim().is_empty() {
            return self.hint("writing-empty");
        }
        self.open_choice(Choosing::Way);
    }

    /// The ways that fit the channel, the likeliest first.
    pub(super) fn ways(&self) -> Vec<Choice> {
        let Some(writing) = &self.writing else {
            return Vec::new();
        };
        let ways: &[Way] = match writing.about.message.channel {
            Channel::Email if self.config.mail.host.is_empty() => &[
                Way::MailProgram,
                Way::Copy,
                Way::File,
                Way::AlreadySent,
                Way::Server,
            ],
            Channel::Email => &[
                Way::Server,
                Way::MailProgram,
                Way::Copy,
                Way::File,
                Way::AlreadySent,
            ],
            Channel::Whatsapp => &[Way::Whatsapp, Way::Copy, Way::AlreadySent],
            Channel::Letter => &[Way::Page, Way::File, Way::Copy, Way::AlreadySent],
            _ => &[Way::Copy, Way::AlreadySent],
        };
        ways.iter().copied().map(Choice::Way).collect()
    }

    /// The file that a message is saved in unless the user says another: `mensaje-C0001-2026-11-23.txt`.
    fn message_file(&self, way: Way) -> String {
        let file = self.current_file();
        let client = file.map_or("", |file| file.account.details.key());
        let safe = |letter: char| match letter.is_alphanumeric() || letter == '_' {
            true => letter,
            false => '-',
        };
        let client: String = client.chars().take(40).map(safe).collect();
        let places = [
            ("client", Place::from(client)),
            ("day", Place::from(self.today().to_string())),
        ];
        let name = self.texts.with("writing-file-name", &places);
        match way {
            Way::Page => format!("{name}.pdf"),
            _ => format!("{name}.txt"),
        }
    }

    /// Goes on with a way that was chosen; a message that offends takes a reason first.
    pub(super) fn take_way(&mut self, way: Way, effects: &mut Vec<Effect>) {
        let offends = self.offends();
        let Some(writing) = &mut self.writing else {
            return;
        };
        if offends && writing.about.tone_reason.is_none() {
            writing.stage = WritingStage::Reason(way, Input::default());
            return;
        }
        let to = writing.about.message.to.as_ref();
        let address = to.and_then(|to| to.address.as_deref());
        let needs_address = matches!(way, Way::Server | Way::Whatsapp);
        if needs_address && address.is_none_or(|it| it.trim().is_empty()) {
            writing.stage = WritingStage::Address(Input::default());
            return self.hint("writing-no-address");
        }
        match way {
            Way::Server if self.config.mail.host.is_empty() => self.hint("writing-no-server"),
            Way::Server => self.post(None, effects),
            Way::MailProgram | Way::Whatsapp => {
                let message = Box::new(writing.message());
                effects.push(Effect::Post(PostTask::HandOver(way, message)));
            }
            Way::Copy => {
                effects.push(Effect::Copy(writing.text_to_copy()));
                writing.stage = WritingStage::Handed(way);
            }
            Way::File | Way::Page => {
                let name = self.message_file(way);
                if let Some(writing) = &mut self.writing {
                    writing.stage = WritingStage::File(way, Input::new(name));
                }
            }
            Way::AlreadySent => self.record_message(effects),
        }
    }

    /// Hands the message to the postman, who keeps on disk what becomes of it.
    fn post(&mut self, password: Option<String>, effects: &mut Vec<Effect>) {
        self.save_message(effects);
        let now = self.now;
        let Some(writing) = &mut self.writing else {
            return;
        };
        let task = PostTask::Send {
            debtor: writing.debtor,
            draft: Box::new(writing.draft()),
            password,
        };
        effects.push(Effect::Post(task));
        writing.stage = WritingStage::Sending(now);
    }

    /// A line being typed: an address, a file, a reason, a password.
    pub(super) fn writing_line_key(
        &mut self,
        action: Option<Action>,
        key: &KeyEvent,
        effects: &mut Vec<Effect>,
    ) {
        let Some(writing) = &mut self.writing else {
            return;
        };
        let input = match &mut writing.stage {
            WritingStage::Address(input)
            | WritingStage::File(_, input)
            | WritingStage::Reason(_, input)
            | WritingStage::Password(input) => input,
            _ => return,
        };
        match action {
            Some(Action::LineCancel) => writing.stage = WritingStage::Writing,
            Some(Action::LineAccept) => self.writing_line_done(effects),
            Some(_) => {}
            None => {
                input.handle_event(&Event::Key(*key));
            }
        }
    }

    fn writing_line_done(&mut self, effects: &mut Vec<Effect>) {
        let Some(writing) = &mut self.writing else {
            return;
        };
        match std::mem::replace(&mut writing.stage, WritingStage::Writing) {
            WritingStage::Address(input) => {
                let address = clean_text(input.value(), TEXT_LENGTH).trim().to_owned();
                let name = writing.about.message.to.take().map(|to| to.name);
                writing.about.message.to = Some(Recipient {
                    name: name.unwrap_or_default(),
                    address: (!address.is_empty()).then_some(address),
                });
                writing.unsaved = true;
            }
            WritingStage::Reason(way, input) => {
                let reason = clean_text(input.value(), TEXT_LENGTH).trim().to_owned();
                if reason.is_empty() {
                    writing.stage = WritingStage::Reason(way, input);
                    return self.hint("guard-reason-empty");
                }
                writing.about.tone_reason = Some(reason);
                self.take_way(way, effects);
            }
            WritingStage::Password(input) => {
                let password = input.value().to_owned();
                self.post(Some(password), effects);
            }
            WritingStage::File(way, input) => {
                let path = PathBuf::from(input.value().trim());
                let message = Box::new(writing.message());
                let debtor = writing.debtor;
                let task = PostTask::Save {
                    debtor,
                    way,
                    message,
                    path,
                };
                effects.push(Effect::Post(task));
            }
            stage => writing.stage = stage,
        }
    }

    /// Whether what was handed over was sent.
    pub(super) fn handed_key(&mut self, action: Action, effects: &mut Vec<Effect>) {
        match action {
            Action::HandedYes => self.record_message(effects),
            Action::HandedNo => {
                if let Some(writing) = &mut self.writing {
                    writing.touched = true;
                }
                self.leave_message(effects);
            }
            Action::HandedBack => self.at_stage(WritingStage::Writing),
            _ => {}
        }
    }

    /// Records that the message was sent, in the words as they stand.
    fn record_message(&mut self, effects: &mut Vec<Effect>) {
        let now = self.now;
        let today = self.today();
        let file = self.current_file();
        let invoices = file.map(|file| file.account.matter(today));
        let texts = &self.texts;
        let Some(writing) = &mut self.writing else {
            return;
        };
        let message = writing.message();
        let papers = message.attachments.iter();
        let outgoing = Outgoing {
            attachments: papers.map(|paper| texts.attachment(paper)).collect(),
            message,
            step: None,
            exception: writing.about.reasons(),
            invoices: invoices.unwrap_or_default(),
            references: Vec::new(),
            message_id: None,
            at: now,
        };
        let contact = outgoing.contact(None);
        let step = writing.about.step.as_ref();
        let order = ContactOrder {
            contact,
            at: None,
            for_step: step.map_or(ForStep::Fitting, |it| ForStep::Named(it.step.clone())),
        };
        writing.stage = WritingStage::Sending(now);
        let task = Task::EndMessage(writing.debtor, Box::new(order));
        effects.push(Effect::Task(task));
    }

    /// The postman has an answer.
    pub(super) fn posted(&mut self, posted: Posted, effects: &mut Vec<Effect>) {
        match posted {
            Posted::Handed(way) => self.at_stage(WritingStage::Handed(way)),
            Posted::NotHanded(problem) => {
                self.at_stage(WritingStage::Writing);
                self.tell(Mood::Bad, problem);
            }
            Posted::Saved(way, path) => {
                let path = Place::from(path.display().to_string());
                let text = self.texts.with("told-message-saved", &[("path", path)]);
                self.tell(Mood::Done, text);
                self.at_stage(WritingStage::Handed(way));
            }
            Posted::PasswordWanted
                if self.mailing_wants_password() || self.outbox_wants_password() => {}
            Posted::PasswordWanted => self.at_stage(WritingStage::Password(Input::default())),
            Posted::NotSent(problem) => {
                self.at_stage(WritingStage::Writing);
                if let Some(writing) = &mut self.writing {
                    writing.unsaved = true;
                }
                self.mailing_failed();
                self.outbox_failed();
                self.tell(Mood::Bad, problem);
            }
            Posted::Prepared(candidates) => self.prepared(candidates),
            Posted::Going(done) => self.mailing_went_on(done),
            Posted::Mailed(report) => self.mailed(&report, effects),
            Posted::Sent(debtor, file) => {
                // The draft went with the sending; this is for one that was still on its way to the disk then.
                self.forget_message(debtor, effects);
                self.message_recorded(debtor, Ok(*file), effects);
            }
            Posted::Printed(printed) => self.letters_printed(printed),
            Posted::Again(done) => self.sent_again(done, effects),
        }
    }

    fn at_stage(&mut self, stage: WritingStage) {
        if let Some(writing) = &mut self.writing {
            writing.stage = stage;
        }
    }

    /// That a message was sent is on disk, or could not be recorded; then it is all still there.
    pub(super) fn message_recorded(
        &mut self,
        debtor: DebtorId,
        recorded: Result<DebtorFile, AppError>,
        effects: &mut Vec<Effect>,
    ) {
        let file = match recorded {
            Ok(file) => file,
            Err(error) => {
                self.at_stage(WritingStage::Writing);
                return self.failed(&error);
            }
        };
        let text = self.told_called(Outcome::Sent, &file);
        self.tell(Mood::Good, text);
        let mine = |writing: &Writing| writing.debtor == debtor;
        if self.writing.as_deref().is_some_and(mine) {
            self.writing = None;
            self.detail.file = Some(Box::new(file));
        }
        self.drafts
            .retain(|draft| draft.debtor != debtor || draft.what.id() != "message");
        self.round_sent(debtor);
        let under_cursor = self.current();
        self.queue.dealt_with = under_cursor.filter(|it| DebtorId::from(*it) == debtor);
        self.arrange(effects);
    }
}
