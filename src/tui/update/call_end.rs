//! The end of a call: its outcome, the hour to call back, leaving it for later, and who comes next.

use crossterm::event::{Event, KeyEvent};
use tui_input::backend::crossterm::EventHandler;

use super::super::action::Action;
use super::super::message::{Effect, Task};
use super::super::model::{CallStage, HourEntry, Model, Mood};
use crate::app::{AppError, DebtorFile};
use crate::clean::clean_lines;
use crate::config::NextAfterCall;
use crate::domain::contact::{Channel, Contact, Direction, Outcome};
use crate::domain::order::{ContactOrder, ForStep};
use crate::domain::typed_date::{DateProblem, DayMonthOrder, MomentProblem, parse_moment};
use crate::i18n::Place;
use crate::store::{DebtorId, Draft, DraftOf};

/// The outcome that an action stands for.
pub fn outcome_of(action: Action) -> Option<Outcome> {
    Some(match action {
        Action::OutcomePromised => Outcome::Promised,
        Action::OutcomeCallBack => Outcome::CallBack,
        Action::OutcomeNoAnswer => Outcome::NoAnswer,
        Action::OutcomeVoicemail => Outcome::Voicemail,
        Action::OutcomeWrongNumber => Outcome::WrongNumber,
        Action::OutcomeDisputes => Outcome::Disputes,
        Action::OutcomeCannotPay => Outcome::CannotPay,
        Action::OutcomeRefuses => Outcome::Refuses,
        Action::OutcomePaid => Outcome::PaidAlready,
        Action::OutcomeOther => Outcome::Other,
        _ => return None,
    })
}

impl Model {
    /// A letter is the outcome. Only calling back asks for one thing more, unless the hour is known.
    pub(super) fn outcome_key(&mut self, action: Action, effects: &mut Vec<Effect>) {
        let Some(call) = &mut self.call else {
            return;
        };
        match outcome_of(action) {
            None => call.stage = CallStage::Talking,
            Some(Outcome::CallBack) if call.about.call_back_at.is_none() => self.ask_hour(true),
            Some(outcome) => self.end_call(outcome, effects),
        }
    }

    fn end_call(&mut self, outcome: Outcome, effects: &mut Vec<Effect>) {
        let account = self.current_file().map(|file| &file.account);
        let debtor_type = account.map(|account| account.debtor_type);
        let (now, policy) = (self.now, &self.policy);
        let Some(call) = &mut self.call else {
            return;
        };
        let about = &call.about;
        let note = clean_lines(&call.text());
        let contact = Contact {
            call_back_at: about.call_back_at,
            note: Some(note).filter(|note| !note.is_empty()),
            person: about.person.clone(),
            address: about.address.clone(),
            seconds: Some(call.seconds(now)),
            excuse: about.excuse.clone(),
            exception: about.exception.clone(),
            ..Contact::new(Channel::Call, Direction::Out, outcome)
        };
        // What was recorded on the phone may have changed what is due; the step that the call was for stays the same.
        let step = about
            .step
            .as_ref()
            .filter(|it| Some(it.protocol) == debtor_type);
        let step = step.filter(|it| {
            let step = policy.protocols.step(it.protocol, &it.step);
            let is_call = step.is_some_and(|step| step.channel == Some(Channel::Call));
            is_call || outcome.answered()
        });
        let order = ContactOrder {
            contact,
            at: about.stopped_at,
            for_step: step.map_or(ForStep::Fitting, |it| ForStep::Named(it.step.clone())),
        };
        call.stage = CallStage::Recording(outcome);
        let task = Task::EndCall(call.debtor, Box::new(order));
        effects.push(Effect::Task(task));
    }

    /// How a call ended was recorded, or not; then it is all still there.
    pub(super) fn called(
        &mut self,
        debtor: DebtorId,
        recorded: Result<DebtorFile, AppError>,
        effects: &mut Vec<Effect>,
    ) {
        let call = self.call.as_mut().filter(|call| call.debtor == debtor);
        let Some(call) = call else {
            return;
        };
        let file = match recorded {
            Ok(file) => file,
            Err(error) => {
                call.stage = CallStage::Talking;
                call.unsaved = true;
                return self.failed(&error);
            }
        };
        let promised = call.about.promised;
        let outcome = match call.stage {
            CallStage::Recording(outcome) => outcome,
            _ => Outcome::Other,
        };
        let text = self.told_called(outcome, &file);
        self.tell(Mood::Good, text);
        self.detail.file = Some(Box::new(file));
        let asks_promise = outcome == Outcome::Promised && !promised;
        if asks_promise && self.promise_possible().is_ok() {
            self.promise_now(effects);
        }
        self.call = None;
        self.calls_next = self.config.call.next == NextAfterCall::Call;
        let under_cursor = self.current();
        self.queue.dealt_with = under_cursor.filter(|it| DebtorId::from(*it) == debtor);
        self.arrange(effects);
    }

    /// What was recorded, and what comes next for that client.
    pub(super) fn told_called(&self, outcome: Outcome, file: &DebtorFile) -> String {
        let texts = &self.texts;
        let outcome = texts.get(&format!("outcome-{}", outcome.id()));
        let outcome = Place::from(outcome);
        let standing = &file.standing;
        let Some((step, at)) = standing.next_step.as_ref().zip(standing.next_at) else {
            return texts.with("told-called", &[("outcome", outcome)]);
        };
        let mut when = texts.when(at.date().max(self.today()), self.today());
        if at.time() != chrono::NaiveTime::MIN {
            when = format!("{when} {}", at.format("%H:%M"));
        }
        let places = [
            ("outcome", outcome),
            (
                "step",
                Place::from(texts.step(step, file.account.debtor_type)),
            ),
            ("when", when.into()),
        ];
        texts.with("told-called-next", &places)
    }

    /// Calls the next client as soon as they are under the cursor, if the user wants it so.
    pub(super) fn call_next(&mut self, effects: &mut Vec<Effect>) {
        let settled = self.queue.asked == self.queue.answered && self.queue.dealt_with.is_none();
        let free = self.call.is_none() && self.overlay.is_none() && !self.promising;
        if !self.calls_next || !settled || !free {
            return;
        }
        if self.current().is_none() {
            self.calls_next = false;
        } else if let Some(file) = self.current_file() {
            // Nobody is called over and over by itself.
            let tried = file.standing.is_tried_today();
            self.calls_next = false;
            if tried {
                return;
            }
            let told = self.status.take();
            self.start_call(effects);
            self.status = told.or(self.status.take());
        }
    }

    /// The hour to call back, being typed.
    pub(super) fn hour_key(
        &mut self,
        action: Option<Action>,
        key: &KeyEvent,
        effects: &mut Vec<Effect>,
    ) {
        let read = self.call_hour();
        let Some(call) = &mut self.call else {
            return;
        };
        let CallStage::Hour(entry) = &mut call.stage else {
            return;
        };
        let ends_call = entry.ends_call;
        match (action, read) {
            (Some(Action::LineCancel), _) => {
                call.stage = match ends_call {
                    true => CallStage::Ending,
                    false => CallStage::Talking,
                };
            }
            // An empty field takes back the hour that was agreed.
            (Some(Action::LineAccept), Err(MomentProblem::Date(DateProblem::Empty)))
                if !ends_call =>
            {
                call.about.call_back_at = None;
                call.unsaved = true;
                call.stage = CallStage::Talking;
            }
            (Some(Action::LineAccept), Err(problem)) => {
                let text = self.texts.moment_problem(&problem, self.today());
                self.tell(Mood::Hint, text);
            }
            (Some(Action::LineAccept), Ok(at)) => {
                call.about.call_back_at = Some(at);
                call.unsaved = true;
                call.stage = CallStage::Talking;
                if ends_call {
                    self.end_call(Outcome::CallBack, effects);
                }
            }
            (Some(_), _) => {}
            (None, _) => {
                entry.input.handle_event(&Event::Key(*key));
            }
        }
    }

    /// The hour that was typed, or what is wrong with it.
    pub fn call_hour(&self) -> Result<chrono::NaiveDateTime, MomentProblem> {
        let stage = self.call.as_ref().map(|call| &call.stage);
        match stage {
            Some(CallStage::Hour(HourEntry { input, .. })) => {
                parse_moment(input.value(), self.now, DayMonthOrder::DayMonth)
            }
            _ => Err(MomentProblem::Date(DateProblem::Empty)),
        }
    }

    /// `Esc`: leaves a call with nothing in it at once, and asks before any other.
    pub(super) fn leave_call(&mut self, effects: &mut Vec<Effect>) {
        let Some(call) = &mut self.call else {
            return;
        };
        if !call.is_empty() {
            call.stage = CallStage::Leaving;
            return;
        }
        let draft = Draft {
            debtor: call.debtor,
            window: self.window.clone(),
            what: DraftOf::Call(Box::default()),
            text: String::new(),
            saved_at: self.now,
        };
        effects.push(Effect::Task(Task::DropDraft(draft)));
        self.call = None;
        self.hint("told-call-left");
    }

    /// The words of a call that was taken back are offered when the client is called again.
    pub(super) fn call_kept(&mut self, draft: Draft) {
        self.drafts.insert(0, draft);
        let key = Place::from(self.keymap.key(Action::StartCall));
        let kept = self.texts.with("told-call-taken-back", &[("key", key)]);
        if let Some(status) = &mut self.status {
            status.text = format!("{}. {kept}", status.text);
        }
    }

    /// Whether a call is to be left: what was typed stays as a draft.
    pub(super) fn leaving_key(&mut self, action: Action, effects: &mut Vec<Effect>) {
        let (now, window) = (self.now, self.window.clone());
        let Some(call) = &mut self.call else {
            return;
        };
        match action {
            Action::ReadClose => call.stage = CallStage::Talking,
            Action::ReadAccept => {
                call.about.stopped_at.get_or_insert(now);
                call.unsaved = true;
                let draft = Draft {
                    debtor: call.debtor,
                    window,
                    what: DraftOf::Call(Box::new(call.about.clone())),
                    text: call.text(),
                    saved_at: now,
                };
                self.save_call(effects);
                self.call = None;
                self.drafts.insert(0, draft);
                let key = Place::from(self.keymap.key(Action::StartCall));
                let text = self.texts.with("told-call-kept", &[("key", key)]);
                self.tell(Mood::Hint, text);
            }
            _ => {}
        }
    }
}
