//! Messages: beginning one from its template or taking one up again, and what keys do while it is read and changed.

use crossterm::event::{Event, KeyEvent};
use ratatui_textarea::{CursorMove, Input as AreaInput, TextArea, WrapMode};
use tui_input::Input;
use tui_input::backend::crossterm::EventHandler;

use super::super::action::Action;
use super::super::message::{Effect, Task};
use super::super::model::{
    AfterGuard, Choice, Choosing, MessageDraft, Model, Mood, ToWrite, Writing, WritingPart,
    WritingStage,
};
use crate::app::DebtorFile;
use crate::clean::{TEXT_LENGTH, clean_lines, clean_text};
use crate::domain::account::PlanStatus;
use crate::domain::contact::{Channel, StepOf};
use crate::domain::order::step_due;
use crate::domain::person::Reachable;
use crate::i18n::Place;
use crate::message::{Attachment, Message, Recipient};
use crate::store::{Draft, DraftOf};

impl Model {
    /// Writes to the client on show, by way of what is to be thought of before it. A message that was left is taken up.
    pub(super) fn write(&mut self, wanted: ToWrite, effects: &mut Vec<Effect>) {
        let Some(file) = self.current_file() else {
            return self.hint("why-loading");
        };
        let best = self.best_way(file, wanted.channel);
        if let Some(reason) = best.as_ref().and_then(|way| way.closed.clone()) {
            let text = self
                .texts
                .with("why-closed", &[("reason", Place::from(reason))]);
            return self.tell(Mood::Hint, text);
        }
        let person = best.map(|way| way.person.number);
        let then = AfterGuard::Write(wanted.clone());
        self.guarded(wanted.channel, person, then, effects);
    }

    /// Whom to write to by a channel: the best address, else somebody without one.
    fn best_way(&self, file: &DebtorFile, channel: Channel) -> Option<Reachable> {
        let ways = file.account.reachable(channel, self.now.time());
        ways.into_iter().next()
    }

    /// Opens a message once nothing stands in its way; `exception` is why, although a limit forbids it.
    pub(super) fn begin_writing(
        &mut self,
        wanted: &ToWrite,
        exception: Option<String>,
        effects: &mut Vec<Effect>,
    ) {
        let Some(file) = self.current_file() else {
            return;
        };
        let (debtor, name) = (file.debtor, file.account.details.display_name().to_owned());
        if let Some(left) = self.left_message(wanted) {
            return self.take_up_message(left, effects);
        }
        let person = self.best_way(file, wanted.channel);
        let step = step_due(&file.account, self.now, &self.policy);
        let step = step.filter(|step| step.channel == Some(wanted.channel));
        let step = step.map(|step| StepOf {
            protocol: file.account.debtor_type,
            step: step.id.clone(),
            due_on: None,
        });
        let composed = self.composed(file, wanted, person.as_ref());
        let message = match composed {
            Ok(message) => message,
            Err(problem) => return self.tell(Mood::Bad, problem),
        };
        let about = MessageDraft {
            message,
            step,
            exception,
            tone_reason: None,
        };
        self.open_writing((debtor, name), about, false);
    }

    /// The place of a message to this client by this channel that was left.
    fn left_message(&self, wanted: &ToWrite) -> Option<usize> {
        if wanted.template.is_some() {
            return None;
        }
        let debtor = self.on_show()?;
        let at = self.draft_about(debtor, "message")?;
        let about = MessageDraft::of(&self.drafts[at])?;
        (about.message.channel == wanted.channel).then_some(at)
    }

    fn take_up_message(&mut self, at: usize, effects: &mut Vec<Effect>) {
        let draft = self.drafts.remove(at);
        let Some(about) = MessageDraft::of(&draft) else {
            return;
        };
        let name = self.current_file();
        let name = name.map(|file| file.account.details.display_name().to_owned());
        self.open_writing((draft.debtor, name.unwrap_or_default()), about, true);
        self.save_message(effects);
        if draft.window != self.window {
            effects.push(Effect::Task(Task::DropDraft(draft)));
        }
    }

    fn open_writing(
        &mut self,
        (debtor, name): (crate::store::DebtorId, String),
        about: MessageDraft,
        recovered: bool,
    ) {
        let subject = Input::new(about.message.subject.clone());
        let area = text_area(&about.message.text);
        let mut writing = Writing {
            debtor,
            name,
            about,
            subject,
            area,
            part: WritingPart::Text,
            findings: Vec::new(),
            checked: false,
            touched: recovered,
            unsaved: recovered,
            recovered,
            stage: WritingStage::Writing,
        };
        self.check_tone(&mut writing);
        self.writing = Some(Box::new(writing));
    }

    pub(super) fn message_key(
        &mut self,
        action: Option<Action>,
        key: &KeyEvent,
        effects: &mut Vec<Effect>,
    ) {
        let Some(writing) = &mut self.writing else {
            return;
        };
        if matches!(writing.stage, WritingStage::Sending(_)) {
            if action == Some(Action::MessageLeave) {
                self.hint("writing-is-sending");
            }
            return;
        }
        match action {
            None => self.type_message(key),
            Some(Action::MessageSend) => self.ask_way(),
            Some(Action::MessageNextPart) => {
                writing.part = match writing.part {
                    WritingPart::Text if writing.has_subject() => WritingPart::Subject,
                    _ => WritingPart::Text,
                };
            }
            Some(Action::MessageTemplate) => self.open_choice(Choosing::Template),
            Some(Action::MessagePerson) => self.open_choice(Choosing::Recipient),
            Some(Action::MessageAddress) => {
                let to = writing.about.message.to.as_ref();
                let address = to.and_then(|to| to.address.clone()).unwrap_or_default();
                writing.stage = WritingStage::Address(Input::new(address));
            }
            Some(Action::MessageAttach) => self.open_choice(Choosing::Attachments),
            Some(Action::MessageEditor) => {
                self.editor = Some(writing.text());
            }
            Some(Action::MessageLeave) => {
                self.leave_message(effects);
                self.stop_round();
            }
            // Among several, somebody is passed over; what was changed is not lost.
            Some(Action::MessageDrop) if self.round.is_some() => self.leave_message(effects),
            Some(Action::MessageDrop) => {
                let debtor = writing.debtor;
                self.writing = None;
                self.forget_message(debtor, effects);
                self.hint("told-message-dropped");
            }
            Some(_) => {}
        }
    }

    fn type_message(&mut self, key: &KeyEvent) {
        let Some(mut writing) = self.writing.take() else {
            return;
        };
        let changed = match writing.part {
            WritingPart::Subject => {
                let event = Event::Key(*key);
                let change = writing.subject.handle_event(&event);
                change.is_some_and(|change| change.value)
            }
            WritingPart::Text => writing.area.input(AreaInput::from(Event::Key(*key))),
        };
        if changed {
            self.changed_by_hand(&mut writing);
        }
        self.writing = Some(writing);
    }

    fn changed_by_hand(&self, writing: &mut Writing) {
        writing.touched = true;
        writing.unsaved = true;
        self.check_tone(writing);
    }

    /// Takes in pasted text where the letters go.
    pub(super) fn paste_message(&mut self, text: &str) {
        let Some(mut writing) = self.writing.take() else {
            return;
        };
        match writing.part {
            WritingPart::Text => {
                writing.area.insert_str(clean_lines(text));
            }
            WritingPart::Subject => {
                let typed = format!(
                    "{}{}",
                    writing.subject.value(),
                    clean_text(text, TEXT_LENGTH)
                );
                writing.subject = Input::new(typed);
            }
        }
        self.changed_by_hand(&mut writing);
        self.writing = Some(writing);
    }

    /// The text came back from the user's own editor.
    pub(super) fn edited(&mut self, text: &str) {
        let Some(mut writing) = self.writing.take() else {
            return;
        };
        let text = clean_lines(text);
        if text != writing.text() {
            writing.area = text_area(&text);
            self.changed_by_hand(&mut writing);
        }
        self.writing = Some(writing);
    }

    /// `Esc`: what was changed stays as a draft; what only came from a template can come again.
    pub(super) fn leave_message(&mut self, effects: &mut Vec<Effect>) {
        let Some(writing) = &mut self.writing else {
            return;
        };
        if !writing.touched {
            // It may have been saved before another template took its place.
            let debtor = writing.debtor;
            self.writing = None;
            self.forget_message(debtor, effects);
            return;
        }
        writing.unsaved = true;
        let draft = Draft {
            debtor: writing.debtor,
            window: self.window.clone(),
            what: DraftOf::Message(writing.draft().in_json()),
            text: writing.text(),
            saved_at: self.now,
        };
        self.save_message(effects);
        self.writing = None;
        self.drafts.insert(0, draft);
        self.hint("told-message-kept");
    }

    /// Drops the drafts of a message: it was sent, or is not to be.
    pub(super) fn forget_message(
        &mut self,
        debtor: crate::store::DebtorId,
        effects: &mut Vec<Effect>,
    ) {
        let draft = Draft {
            debtor,
            window: self.window.clone(),
            what: DraftOf::Message(String::new()),
            text: String::new(),
            saved_at: self.now,
        };
        effects.push(Effect::Task(Task::DropDraft(draft)));
    }

    /// Saves what changed since the last time.
    pub(super) fn save_message(&mut self, effects: &mut Vec<Effect>) {
        let Some(writing) = self.writing.as_mut().filter(|writing| writing.unsaved) else {
            return;
        };
        writing.unsaved = false;
        let what = DraftOf::Message(writing.draft().in_json());
        effects.push(Effect::Task(Task::SaveDraft(
            writing.debtor,
            what,
            writing.text(),
        )));
    }

    /// Another template, filled in; what was written by hand is kept as it was if there is none.
    pub(super) fn take_template(&mut self, template: String) {
        let Some(mut writing) = self.writing.take() else {
            return;
        };
        let channel = writing.about.message.channel;
        let to = writing.about.message.to.clone();
        let wanted = ToWrite {
            channel,
            template: Some(template),
        };
        let file = self.current_file();
        let person = file.and_then(|file| self.best_way(file, channel));
        let composed = file.map(|file| self.composed(file, &wanted, person.as_ref()));
        match composed {
            Some(Ok(message)) => {
                writing.about.message = Message { to, ..message };
                writing.subject = Input::new(writing.about.message.subject.clone());
                writing.area = text_area(&writing.about.message.text);
                writing.touched = false;
                writing.unsaved = false;
                self.check_tone(&mut writing);
            }
            Some(Err(problem)) => self.tell(Mood::Bad, problem),
            None => self.hint("why-loading"),
        }
        self.writing = Some(writing);
    }

    /// Somebody else at the client's gets it.
    pub(super) fn take_recipient(&mut self, way: &Reachable) {
        if let Some(reason) = &way.closed {
            let text = self
                .texts
                .with("why-closed", &[("reason", Place::from(reason))]);
            return self.tell(Mood::Hint, text);
        }
        if let Some(writing) = &mut self.writing {
            writing.about.message.to = Some(Recipient {
                name: way.person.stated.name.clone(),
                address: way.address.clone(),
            });
            writing.touched = true;
            writing.unsaved = true;
        }
    }

    /// Puts a paper with the message, or takes it away.
    pub(super) fn toggle_attachment(&mut self, paper: &Attachment) {
        let Some(writing) = &mut self.writing else {
            return;
        };
        let papers = &mut writing.about.message.attachments;
        match papers.iter().position(|it| it == paper) {
            Some(at) => drop(papers.remove(at)),
            None => papers.push(paper.clone()),
        }
        writing.touched = true;
        writing.unsaved = true;
    }

    /// The papers that can come with the message.
    pub(super) fn papers(&self) -> Vec<Choice> {
        let Some(writing) = &self.writing else {
            return Vec::new();
        };
        let mut papers = vec![Attachment::Statement];
        let plan = self.current_file().is_some_and(|file| {
            let mut plans = file.account.plans.iter();
            plans.any(|plan| plan.status == PlanStatus::OnSchedule)
        });
        if plan {
            papers.push(Attachment::Agreement);
        }
        // Their files are found by number, where the house has said in which folder.
        let folder = self.config.mail.invoice_folder.trim();
        if let Some(file) = self.current_file().filter(|_| !folder.is_empty()) {
            let numbers = file.account.matter(self.today()).into_iter();
            papers.extend(numbers.map(Attachment::Invoice));
        }
        for paper in &writing.about.message.attachments {
            if !papers.contains(paper) {
                papers.push(paper.clone());
            }
        }
        papers.into_iter().map(Choice::Paper).collect()
    }
}

/// A field for a text, with the cursor at its beginning: one reads before one writes.
fn text_area(text: &str) -> TextArea<'static> {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    if lines.is_empty() {
        lines.push(String::new());
    }
    let mut area = TextArea::new(lines);
    area.set_wrap_mode(WrapMode::WordOrGlyph);
    area.set_cursor_line_style(ratatui::style::Style::default());
    area.move_cursor(CursorMove::Top);
    area
}
