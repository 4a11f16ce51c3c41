//! Update: a message changes the model and says what else is to be done. No clock, no disk, no terminal.

mod call;
mod call_end;
mod callee;
mod choose;
mod code;
mod composing;
mod contact;
mod desk;
mod form;
mod form_call;
mod form_claim;
mod form_dealings;
mod form_fields;
mod form_order;
mod guard;
mod import;
mod import_choices;
mod interest;
mod letters;
mod mailing;
mod note;
mod outbox;
mod promise;
mod queue;
mod reconcile;
mod report_fields;
mod reports;
mod round;
mod sheet;
mod step;
mod tags;
mod tone;
mod writing;
mod writing_choices;
mod writing_send;

use crossterm::event::{Event, KeyEvent, KeyEventKind, MouseButton, MouseEvent, MouseEventKind};
use tui_input::backend::crossterm::EventHandler;

pub use contact::channel_key;
pub use tags::TagMark;

use super::action::{Action, Scope};
use super::message::{Ask, Effect, Message};
use super::model::{Focus, Layout, Model, Mood, Overlay};
use super::view;
use crate::app::{AppError, Undone};
use crate::i18n::Place;

impl Model {
    /// Takes in a message.
    pub fn update(&mut self, message: Message) -> Vec<Effect> {
        let mut effects = Vec::new();
        match message {
            Message::Input(event) => self.input(event, &mut effects),
            Message::Tick => self.tick(&mut effects),
            Message::Terminate => {
                self.save_note(&mut effects);
                self.save_call(&mut effects);
                self.save_message(&mut effects);
                self.running = false;
            }
            Message::Rows(rows) => self.take_rows(rows),
            Message::Opened(file) => self.opened(file),
            Message::Promised(debtor, promised) => self.promised(debtor, *promised, &mut effects),
            Message::Ordered(debtor, ordered) => self.ordered(debtor, *ordered, &mut effects),
            Message::Called(debtor, file) => self.called(debtor, *file, &mut effects),
            Message::MessageRecorded(debtor, file) => {
                self.message_recorded(debtor, *file, &mut effects);
            }
            Message::Posted(posted) => self.posted(*posted, &mut effects),
            Message::Reported(reported) => self.reported(*reported, &mut effects),
            Message::Edited(text) => self.edited(&text),
            Message::OrderedEach(order, ordered) => {
                let what = self.order_told(&order);
                self.ordered_each(&what, ordered, &mut effects);
            }
            Message::Outbox(rows) => self.outbox_read(rows),
            Message::OutboxDone(deed, done) => self.outbox_done(deed, *done, &mut effects),
            Message::Day(day) => self.day = Some(day),
            Message::CallBacks(came) => self.call_backs_came(&came),
            Message::Written(kind, written) => self.written(kind, *written),
            Message::Noted(debtor, noted) => self.noted(debtor, noted, &mut effects),
            Message::Typed(debtor_type, set) => self.typed(debtor_type, set, &mut effects),
            Message::Undone(undone) => self.undone(undone, &mut effects),
            Message::CallKept(draft) => self.call_kept(*draft),
            Message::Redone(redone) => self.redone(redone, &mut effects),
            Message::Undoable(action) => self.undoable = action,
            Message::DraftSaved => {}
            Message::Previewed(preview) => self.previewed(*preview),
            Message::Imported(report) => self.imported(*report, &mut effects),
            Message::Importing(done, total) => self.importing(done, total),
            Message::Reconciling(found) => self.reconciling(*found),
            Message::Reconciled(done) => self.reconciled(*done, &mut effects),
            Message::Failed(error) => self.failed(&error),
            Message::Arranged(arranged) => self.arranged(arranged, &mut effects),
            Message::Waiting(asked, waiting) => {
                if asked == self.queue.asked {
                    self.queue.waiting = waiting;
                }
            }
            Message::Changed(debtors) => self.changed(debtors, &mut effects),
        }
        self.look_around(&mut effects);
        self.take_held_keys(&mut effects);
        self.call_next(&mut effects);
        self.follow_round(&mut effects);
        self.watch_tour();
        self.prepare_tone(&mut effects);
        effects
    }

    fn input(&mut self, event: Event, effects: &mut Vec<Effect>) {
        match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => self.key(&key, effects),
            Event::Paste(text) => self.paste(&text, effects),
            Event::Resize(columns, lines) => self.size = (columns, lines),
            Event::Mouse(mouse) => self.mouse(mouse, effects),
            _ => {}
        }
    }

    fn key(&mut self, key: &KeyEvent, effects: &mut Vec<Effect>) {
        if !self.held.is_empty() || self.must_wait(key) {
            self.held.push_back(*key);
        } else {
            self.key_now(key, effects);
        }
    }

    /// Takes in the keys that were held, up to one that must wait on.
    fn take_held_keys(&mut self, effects: &mut Vec<Effect>) {
        while let Some(key) = self.held.front().copied() {
            if self.must_wait(&key) {
                return;
            }
            self.held.pop_front();
            self.key_now(&key, effects);
            self.look_around(effects);
        }
    }

    /// Whether a key is about something that is still being looked up. Whoever types faster than that means the client
    /// that was searched for and the date of the promise just made, not what happens to be on screen.
    fn must_wait(&self, key: &KeyEvent) -> bool {
        let scope = self.scope();
        let at_rest = matches!(scope, Scope::Desk | Scope::Call);
        if at_rest && (self.promising || self.recording.is_some()) {
            return true;
        }
        let recording = self.call.as_ref().is_some_and(|call| call.is_recording());
        if recording || self.awaits_answer() {
            return true;
        }
        if scope != Scope::Desk {
            return false;
        }
        let action = self.keymap.action(Scope::Desk, key);
        let about_client = action.is_some_and(Model::is_about_client);
        let arranging = self.queue.asked != self.queue.answered;
        let reading = self.current().is_some() && self.current_file().is_none();
        about_client && (arranging || reading)
    }

    /// Whether what lies on top is being recorded: what is typed next is meant for what lies below.
    fn awaits_answer(&self) -> bool {
        match &self.overlay {
            Some(Overlay::Promise(entry)) => entry.waiting,
            Some(Overlay::Form(entry)) => entry.waiting,
            _ => false,
        }
    }

    fn key_now(&mut self, key: &KeyEvent, effects: &mut Vec<Effect>) {
        let scope = self.scope();
        let action = self.keymap.action(scope, key);
        if scope != Scope::Note {
            self.status = None;
        }
        match (scope, action) {
            (Scope::Desk, Some(action)) => {
                self.calls_next = false;
                self.desk(action, effects);
            }
            (Scope::Desk, None) => {}
            (Scope::Choose, action) => self.choose(action, key, effects),
            (Scope::Line, action) => self.line(action, key, effects),
            (Scope::Import, Some(action)) => self.import_preview_key(action, effects),
            (Scope::Import, None) => {}
            (Scope::Note, action) => self.note_key(action, key, effects),
            (Scope::Read, Some(action)) => self.read(action, effects),
            (Scope::Guard, Some(action)) => self.guard_key(action, effects),
            (Scope::Interest, Some(action)) => self.interest_key(action, effects),
            (Scope::Read | Scope::Interest | Scope::Guard, None) => {}
            (Scope::Call, action) => self.call_key(action, key, effects),
            (Scope::Outcome, Some(action)) => self.outcome_key(action, effects),
            (Scope::Outcome, None) => {}
            (Scope::Mailing, Some(action)) => self.mailing_key(action, effects),
            (Scope::Outbox, Some(action)) => self.outbox_key(action, effects),
            (Scope::Handed, Some(action)) if self.overlay.is_some() => {
                self.letters_key(action, effects);
            }
            (Scope::Handed, Some(action)) => self.handed_key(action, effects),
            (Scope::Reconcile, Some(action)) => self.reconcile_key(action, effects),
            (Scope::Mailing | Scope::Handed | Scope::Outbox | Scope::Reconcile, None) => {}
            (Scope::Reports, Some(action)) => self.report_key(action, effects),
            (Scope::Reports, None) => {}
            (Scope::Message, action) => self.message_key(action, key, effects),
        }
    }

    /// A line being typed: a search, a promise, the path of an import.
    fn line(&mut self, action: Option<Action>, key: &KeyEvent, effects: &mut Vec<Effect>) {
        match &mut self.overlay {
            Some(Overlay::Search(input)) => match action {
                Some(Action::LineAccept | Action::LineNext) => self.overlay = None,
                Some(Action::LineCancel) => {
                    self.overlay = None;
                    self.queue.filter.text.clear();
                    self.arrange(effects);
                }
                Some(_) => {}
                None => {
                    if input
                        .handle_event(&Event::Key(*key))
                        .is_some_and(|it| it.value)
                    {
                        self.queue.filter.text = input.value().to_owned();
                        self.queue.cursor = 0;
                        self.arrange(effects);
                    }
                }
            },
            Some(Overlay::Promise(_)) => self.promise_key(action, key, effects),
            Some(Overlay::Form(_)) => self.form_key(action, key, effects),
            Some(Overlay::Sheet(_)) => self.sheet_key(action, key, effects),
            Some(Overlay::Import(_)) => self.import_key(action, key, effects),
            Some(Overlay::Guard(_)) => self.guard_reason_key(action, key, effects),
            Some(Overlay::Mailing(_)) => self.mailing_line_key(action, key, effects),
            Some(Overlay::Outbox(_)) => self.outbox_line_key(action, key, effects),
            Some(Overlay::Reports) => self.report_line_key(action, key, effects),
            None if self.writing.is_some() => self.writing_line_key(action, key, effects),
            None => self.hour_key(action, key, effects),
            _ => {}
        }
    }

    /// A text being read: help, or the stages of an import.
    fn read(&mut self, action: Action, effects: &mut Vec<Effect>) {
        if self.code_key(action) {
            return;
        }
        let page = usize::from(self.size.1.saturating_sub(6)).max(1);
        let scroll = match &mut self.overlay {
            Some(
                Overlay::Help { scroll }
                | Overlay::Problems { scroll }
                | Overlay::Settings { scroll }
                | Overlay::Guide { scroll }
                | Overlay::Summary { scroll },
            ) => scroll,
            Some(Overlay::Import(entry)) => &mut entry.scroll,
            None => return self.leaving_key(action, effects),
            _ => return,
        };
        match action {
            Action::ReadDown => *scroll += 1,
            Action::ReadUp => *scroll = scroll.saturating_sub(1),
            Action::ReadPageDown => *scroll += page,
            Action::ReadPageUp => *scroll = scroll.saturating_sub(page),
            Action::ReadAccept => self.accept_text(),
            Action::ReadClose => self.close_text(effects),
            _ => {}
        }
        let most = view::most_scrolled(self);
        if let Some(
            Overlay::Settings { scroll } | Overlay::Summary { scroll } | Overlay::Guide { scroll },
        ) = &mut self.overlay
        {
            *scroll = (*scroll).min(most);
        }
    }

    fn paste(&mut self, text: &str, effects: &mut Vec<Effect>) {
        let scope = self.scope();
        match &mut self.overlay {
            Some(Overlay::Note(entry)) => {
                entry.area.insert_str(crate::clean::clean_lines(text));
                entry.unsaved = true;
                self.check_note_tone();
            }
            None if scope == Scope::Call => {
                if let Some(call) = &mut self.call {
                    call.area.insert_str(crate::clean::clean_lines(text));
                    call.unsaved = true;
                }
            }
            None if scope == Scope::Message => self.paste_message(text),
            None if scope == Scope::Line => self.paste_line(text, effects),
            Some(
                Overlay::Search(_)
                | Overlay::Promise(_)
                | Overlay::Form(_)
                | Overlay::Sheet(_)
                | Overlay::Import(_)
                | Overlay::Guard(_)
                | Overlay::Mailing(_)
                | Overlay::Outbox(_)
                | Overlay::Reports,
            ) if scope == Scope::Line || scope == Scope::Choose => self.paste_line(text, effects),
            // Pasted text is never taken for commands.
            _ => {}
        }
    }

    fn paste_line(&mut self, text: &str, effects: &mut Vec<Effect>) {
        let line = crate::clean::clean_text(text, 1000).into_owned();
        for letter in line.chars() {
            let key = KeyEvent::from(crossterm::event::KeyCode::Char(letter));
            self.line(None, &key, effects);
        }
    }

    fn mouse(&mut self, mouse: MouseEvent, effects: &mut Vec<Effect>) {
        if self.call.is_some() || self.writing.is_some() {
            return;
        }
        let over_panes = view::is_over_panes(self, mouse.column, mouse.row);
        match mouse.kind {
            MouseEventKind::ScrollDown | MouseEventKind::ScrollUp if self.overlay.is_none() => {
                let down = mouse.kind == MouseEventKind::ScrollDown;
                let before = self.focus;
                self.focus = if over_panes {
                    Focus::Panes
                } else {
                    Focus::Queue
                };
                for _ in 0..3 {
                    self.desk(if down { Action::Down } else { Action::Up }, effects);
                }
                self.focus = before;
            }
            MouseEventKind::Down(MouseButton::Left) if self.overlay.is_none() => {
                if let Some(pane) = view::pane_at(self, mouse.column, mouse.row) {
                    self.detail.pane = pane;
                    self.detail.scroll = 0;
                    self.focus = Focus::Panes;
                } else if let Some(place) = view::row_at(self, mouse.column, mouse.row) {
                    self.focus = Focus::Queue;
                    self.queue.cursor = place;
                } else if over_panes {
                    self.focus = Focus::Panes;
                }
            }
            _ => {}
        }
    }

    fn tick(&mut self, effects: &mut Vec<Effect>) {
        self.now = self.clock.now();
        self.catch_up_on_tone();
        self.save_note(effects);
        self.save_call(effects);
        self.save_message(effects);
    }

    fn failed(&mut self, error: &AppError) {
        // Keys that waited for what failed would do something else now.
        self.held.clear();
        let text = self.texts.error(error);
        self.tell(Mood::Bad, text);
    }

    fn undone(
        &mut self,
        undone: Result<Result<Undone, crate::app::Nothing>, AppError>,
        effects: &mut Vec<Effect>,
    ) {
        match undone {
            Ok(Ok(undone)) => self.took_back("told-undone", &undone, effects),
            Ok(Err(nothing)) => match nothing.elsewhere {
                None => self.hint("told-nothing-to-undo"),
                Some(batch) => {
                    let action = self.action_name(&batch.action);
                    let when = self.texts.moment(batch.recorded_at, self.today());
                    let places = [
                        ("action", Place::from(action)),
                        ("author", Place::from(batch.author)),
                        ("when", Place::from(when)),
                    ];
                    let text = self.texts.with("told-undo-elsewhere", &places);
                    self.tell(Mood::Hint, text);
                }
            },
            Err(error) => self.failed(&error),
        }
    }

    fn redone(&mut self, redone: Result<Option<Undone>, AppError>, effects: &mut Vec<Effect>) {
        match redone {
            Ok(Some(redone)) => self.took_back("told-redone", &redone, effects),
            Ok(None) => self.hint("told-nothing-to-redo"),
            Err(error) => self.failed(&error),
        }
    }

    fn took_back(&mut self, text: &str, undone: &Undone, effects: &mut Vec<Effect>) {
        let action = self.action_name(&undone.action);
        let text = self.texts.with(text, &[("action", Place::from(action))]);
        self.tell(Mood::Good, text);
        // Whoever it was about is shown again.
        if let [debtor] = undone.debtors.as_slice() {
            self.queue.wanted = u32::try_from(*debtor).ok();
        }
        effects.push(Effect::Ask(Ask::Look));
        self.reconcile_again(effects);
    }

    /// The name of a recorded action, by the stable one.
    pub fn action_name(&self, action: &str) -> String {
        let id = format!("action-name-{action}");
        if self.texts.has(&id) {
            self.texts.get(&id)
        } else {
            action.to_owned()
        }
    }

    /// Whether list and panes are seen at once.
    pub(super) fn shows_both(&self) -> bool {
        Layout::of(self.size) != Layout::Single
    }
}
