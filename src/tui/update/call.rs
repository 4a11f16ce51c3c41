//! Calls: beginning one or taking one up again, and what keys do while one is on the phone.

use crossterm::event::{Event, KeyEvent};
use ratatui_textarea::{CursorMove, Input as AreaInput, TextArea, WrapMode};
use tui_input::Input;

use super::super::action::Action;
use super::super::form::FormKind;
use super::super::message::{Effect, Task};
use super::super::model::{Call, CallStage, Choice, Choosing, HourEntry, Model};
use super::super::view;
use crate::app::DebtorFile;
use crate::domain::contact::{Channel, StepOf};
use crate::domain::order::{Order, step_due};
use crate::domain::person::Reachable;
use crate::domain::profile::{Profile, WarningSign};
use crate::i18n::Texts;
use crate::message::{Fields, Occasion};
use crate::store::{CallDraft, Draft, DraftOf};

/// A call that was cut off so many seconds ago may still go on.
const MAY_GO_ON: i64 = 600;

/// A call is saved every so many seconds even if nothing is typed, so that its length is known after a crash.
const SAVED_EVERY: i64 = 60;

impl Model {
    /// Begins a call with the client on show, for the step that it was opened from, else for the one that is due;
    /// `exception` is why, although a limit forbids it.
    pub(super) fn begin_call(
        &mut self,
        way: Option<&Reachable>,
        exception: Option<String>,
        effects: &mut Vec<Effect>,
    ) {
        let call_for = self.call_for.take();
        let Some(file) = self.current_file() else {
            return;
        };
        let known = !file
            .account
            .reachable(Channel::Call, self.now.time())
            .is_empty();
        let name = way.map(|way| way.person.stated.name.clone());
        let due = step_due(&file.account, self.now, &self.policy);
        let step = call_for.or(due.map(|step| step.id.clone()));
        let about = CallDraft {
            started_at: self.now,
            person: name.filter(|name| !name.trim().is_empty()),
            address: way.and_then(|way| way.address.clone()),
            step: step.map(|step| StepOf {
                protocol: file.account.debtor_type,
                step,
                due_on: None,
            }),
            exception,
            ..CallDraft::default()
        };
        // What was typed on a call that was left is not lost when another one begins.
        let left = self.draft_about(file.debtor, "call");
        let left = left.map(|at| self.drafts.remove(at));
        let text = left.as_ref().map_or("", |draft| draft.text.as_str());
        self.open_call(about, text, false);
        self.save_call(effects);
        self.drop_left(left, effects);
        if !known {
            self.hint("told-call-no-number");
        } else if way.is_some_and(|way| way.wrong) {
            self.hint("told-call-wrong-number");
        }
    }

    /// A draft that another window left is this window's now, so that it is there only once.
    fn drop_left(&self, left: Option<Draft>, effects: &mut Vec<Effect>) {
        let left = left.filter(|draft| draft.window != self.window);
        effects.extend(left.map(|draft| Effect::Task(Task::DropDraft(draft))));
    }

    pub(super) fn take_up_call(&mut self, effects: &mut Vec<Effect>) {
        let debtor = self.current_file().map(|file| file.debtor);
        let Some(at) = debtor.and_then(|debtor| self.draft_about(debtor, "call")) else {
            return;
        };
        let draft = self.drafts.remove(at);
        let DraftOf::Call(about) = &draft.what else {
            return;
        };
        let mut about = (**about).clone();
        let gone = (self.now - draft.saved_at).num_seconds();
        if gone > MAY_GO_ON {
            about.stopped_at.get_or_insert(draft.saved_at);
        }
        self.open_call(about, &draft.text, true);
        self.save_call(effects);
        self.drop_left(Some(draft), effects);
    }

    fn open_call(&mut self, about: CallDraft, text: &str, recovered: bool) {
        let Some(file) = self.current_file() else {
            return;
        };
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let mut area = TextArea::new(if lines.is_empty() {
            vec![String::new()]
        } else {
            lines
        });
        area.set_wrap_mode(WrapMode::WordOrGlyph);
        area.set_cursor_line_style(ratatui::style::Style::default());
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        let said = self.to_be_said(file, about.person.as_deref());
        let mut call = Call {
            debtor: file.debtor,
            name: file.account.details.display_name().to_owned(),
            about,
            area,
            unsaved: true,
            saved_at: self.now,
            recovered,
            occasion: said.occasion,
            fields: said.fields,
            language: said.language,
            script: said.script,
            answer: None,
            scroll: 0,
            stage: CallStage::Talking,
        };
        call.answer = self.answer_to(&call);
        self.call = Some(Box::new(call));
    }

    /// What to say to a person at a client's, made once for each call.
    fn to_be_said(&self, file: &DebtorFile, person: Option<&str>) -> Said {
        let account = &file.account;
        let people = account.people();
        let speaks = people
            .into_iter()
            .find(|it| Some(it.stated.name.as_str()) == person);
        let speaks = speaks.and_then(|it| it.stated.language);
        let occasion = Occasion::next(account, &file.standing, &self.policy);
        let house = self.texts.tag();
        let wanted = speaks.unwrap_or_else(|| house.to_owned());
        let Some((language, spoken)) = self.scripts.in_language(&wanted, house) else {
            return Said::nothing(occasion, house);
        };
        let texts = match language == house {
            true => self.texts.clone(),
            false => Texts::for_language(Some(language)),
        };
        let names = (person.unwrap_or_default(), self.config.house.name.as_str());
        let may_ask_why = self.limits.may_ask_why(account);
        let fields = texts.script_fields(file, self.now, names, may_ask_why);
        let script = match spoken.say(&occasion, &fields) {
            Ok(script) => script.unwrap_or_default(),
            Err(problem) => self.texts.file_problem(&problem),
        };
        Said {
            occasion,
            fields,
            language: language.to_owned(),
            script,
        }
    }

    /// The answer to the excuse that was heard, in the language of the call, else in the user's.
    pub(super) fn answer_to(&self, call: &Call) -> Option<String> {
        let code = call.about.excuse.as_deref()?;
        let languages = [call.language.as_str(), self.texts.tag()];
        languages.into_iter().find_map(|language| {
            let (_, spoken) = self.scripts.in_language(language, self.texts.tag())?;
            let answer = spoken.answer(code, call.occasion.relationship, &call.fields);
            answer.unwrap_or_else(|problem| Some(self.texts.file_problem(&problem)))
        })
    }

    /// Everything about a client was read. On the phone, another type asks for another script.
    pub(super) fn opened(&mut self, file: Box<DebtorFile>) {
        // What was recorded about somebody else leaves the client on show alone.
        let asked = self.detail.asked;
        if asked.is_some_and(|asked| asked != file.debtor) {
            return;
        }
        self.detail.file = Some(file);
        self.work_out_interest();
        let (Some(call), Some(file)) = (&self.call, self.current_file()) else {
            return;
        };
        if call.occasion.debtor_type == file.account.debtor_type {
            return;
        }
        let said = self.to_be_said(file, call.about.person.as_deref());
        if let Some(call) = &mut self.call {
            call.occasion = said.occasion;
            call.fields = said.fields;
            call.script = said.script;
        }
    }

    pub(super) fn call_key(
        &mut self,
        action: Option<Action>,
        key: &KeyEvent,
        effects: &mut Vec<Effect>,
    ) {
        let Some(call) = &mut self.call else {
            return;
        };
        match action {
            None => {
                call.unsaved |= call.area.input(AreaInput::from(Event::Key(*key)));
            }
            Some(Action::CallPromise) => match self.promise_possible() {
                Ok(()) => self.promise_now(effects),
                Err(reason) => self.hint(reason),
            },
            Some(Action::CallPaid) => self.open_form(FormKind::SaidPaid),
            Some(Action::CallPerson) => self.open_form(FormKind::NewReach),
            Some(Action::CallDispute) => match self.form_possible(FormKind::Dispute) {
                Ok(()) => self.open_form(FormKind::Dispute),
                Err(reason) => self.hint(reason),
            },
            Some(Action::CallLater) => self.ask_hour(false),
            Some(Action::CallType) => {
                let debtor = call.debtor;
                self.open_choice(Choosing::Type(vec![debtor]));
            }
            Some(Action::CallSign) => self.open_choice(Choosing::Sign),
            Some(Action::CallExcuse) => self.open_choice(Choosing::Excuse),
            Some(Action::CallEnd) => call.stage = CallStage::Ending,
            Some(Action::CallLeave) => self.leave_call(effects),
            Some(Action::CallScriptDown) => {
                call.scroll += 1;
                let most = view::most_scrolled(self);
                if let Some(call) = &mut self.call {
                    call.scroll = call.scroll.min(most);
                }
            }
            Some(Action::CallScriptUp) => call.scroll = call.scroll.saturating_sub(1),
            Some(_) => {}
        }
    }

    /// Asks for the hour to call back, starting from the one that was agreed.
    pub(super) fn ask_hour(&mut self, ends_call: bool) {
        let Some(call) = &mut self.call else {
            return;
        };
        let agreed = call.about.call_back_at;
        let agreed = agreed.map(|at| at.format("%d/%m/%Y %H:%M").to_string());
        call.stage = CallStage::Hour(HourEntry {
            input: Input::new(agreed.unwrap_or_default()),
            ends_call,
        });
    }

    /// The excuses to choose from, and none.
    pub(super) fn excuses(&self) -> Vec<Choice> {
        let tag = self.texts.tag();
        let spoken = self.scripts.in_language(tag, tag);
        let excuses = spoken.map(|(_, spoken)| spoken.excuses());
        let codes = excuses.unwrap_or_default().iter();
        let mut choices: Vec<Choice> = codes
            .map(|excuse| Choice::Excuse(Some(excuse.code().to_owned())))
            .collect();
        choices.push(Choice::Excuse(None));
        choices
    }

    pub(super) fn take_excuse(&mut self, code: Option<String>) {
        let Some(mut call) = self.call.take() else {
            return;
        };
        call.about.excuse = code;
        call.answer = self.answer_to(&call);
        call.scroll = 0;
        call.unsaved = true;
        self.call = Some(call);
    }

    /// Ticks a warning sign, or takes the tick away.
    pub(super) fn take_sign(&mut self, sign: WarningSign, effects: &mut Vec<Effect>) {
        let Some(file) = self.current_file() else {
            return self.hint("why-loading");
        };
        let mut signs = file.account.profile.warning_signs().to_vec();
        match signs.iter().position(|it| *it == sign) {
            Some(at) => drop(signs.remove(at)),
            None => signs.push(sign),
        }
        let profile = Profile {
            warning_signs: Some(signs),
            ..Profile::default()
        };
        let order = Order::Profile(Box::new(profile));
        effects.push(Effect::Task(Task::Order(file.debtor, Box::new(order))));
    }

    /// Puts words at the end of the note, on a line of their own.
    pub(super) fn add_to_note(&mut self, words: &str) {
        let Some(call) = &mut self.call else {
            return;
        };
        let area = &mut call.area;
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        if area.lines().last().is_some_and(|line| !line.is_empty()) {
            area.insert_newline();
        }
        area.insert_str(words);
        area.insert_newline();
        call.unsaved = true;
    }

    /// Saves what changed since the last time.
    pub(super) fn save_call(&mut self, effects: &mut Vec<Effect>) {
        let now = self.now;
        let Some(call) = self.call.as_mut().filter(|call| !call.is_recording()) else {
            return;
        };
        let lasts = call.about.stopped_at.is_none();
        let is_old = (now - call.saved_at).num_seconds() >= SAVED_EVERY;
        if call.unsaved || (lasts && is_old) {
            call.unsaved = false;
            call.saved_at = now;
            let what = DraftOf::Call(Box::new(call.about.clone()));
            let task = Task::SaveDraft(call.debtor, what, call.text());
            effects.push(Effect::Task(task));
        }
    }
}

/// What to say, and for what it was chosen.
struct Said {
    occasion: Occasion,
    fields: Fields,
    language: String,
    script: String,
}

impl Said {
    fn nothing(occasion: Occasion, language: &str) -> Self {
        Self {
            occasion,
            fields: Fields::default(),
            language: language.to_owned(),
            script: String::new(),
        }
    }
}
