//! The next step from the desk: what can be done about it, and the people one deals with. Nothing is recorded before a form
//! is accepted.

use super::super::action::Action;
use super::super::form::{FormEntry, FormKind, FormOf};
use super::super::message::{Effect, Task};
use super::super::model::{
    AfterGuard, Choice, Choosing, Focus, Model, Overlay, Pane, StepChoice, ToWrite,
};
use crate::app::DebtorFile;
use crate::domain::contact::Channel;
use crate::domain::fact::{EntryNumber, ServiceChanged};
use crate::domain::order::Order;
use crate::domain::person::IMPORTED;
use crate::domain::protocol::Step;
use crate::domain::service::ServiceState;
use crate::domain::standing::NextStep;
use crate::i18n::Place;
use crate::message::template::WRITTEN;
use crate::store::DebtorId;

impl Model {
    /// Whether the keys go to the pane of the protocol.
    pub(super) fn is_at_protocol(&self) -> bool {
        self.focus == Focus::Panes && self.detail.pane == Pane::Protocol
    }

    /// Whether there is a next step to open; the id of the text that says why not.
    pub(super) fn step_possible(&self) -> Result<(), &'static str> {
        let Some(file) = self.current_file() else {
            return Err("why-loading");
        };
        match file.standing.next_step {
            Some(_) => Ok(()),
            None => Err("why-no-step"),
        }
    }

    /// What can be done about the next step is listed, to be chosen from.
    pub(super) fn open_next_step(&mut self, effects: &mut Vec<Effect>) {
        if let Err(why) = self.step_possible() {
            return self.hint(why);
        }
        match self.step_choices().as_slice() {
            [] => self.hint("why-no-step"),
            [Choice::Act(only)] => self.desk(*only, effects),
            _ => self.open_choice(Choosing::Step),
        }
    }

    /// The step of the protocol that is next, if it is one.
    fn protocol_step<'a>(&'a self, file: &DebtorFile) -> Option<&'a Step> {
        let Some(NextStep::Protocol(id)) = &file.standing.next_step else {
            return None;
        };
        let protocol = self.policy.protocols.of(file.account.debtor_type)?;
        protocol.step(id).map(|(_, step)| step)
    }

    /// What can be done about the next step: about one of the protocol anything; what follows from something else is done
    /// where it belongs.
    pub(super) fn step_choices(&self) -> Vec<Choice> {
        let Some(file) = self.current_file() else {
            return Vec::new();
        };
        if let Some(step) = self.protocol_step(file) {
            let first = match step.channel {
                Some(Channel::Call) => StepChoice::Call,
                Some(channel) if WRITTEN.contains(&channel) => StepChoice::Write(channel),
                Some(channel) => StepChoice::Sent(channel),
                None => StepChoice::Done,
            };
            let sent = match first {
                StepChoice::Write(channel) => Some(StepChoice::Sent(channel)),
                _ => None,
            };
            let also = [StepChoice::Skip, StepChoice::Move, StepChoice::Other];
            let all = [first].into_iter().chain(sent).chain(also);
            return all.map(Choice::Step).collect();
        }
        let call = || Choice::Step(StepChoice::Call);
        let act = Choice::Act;
        let mut choices = match &file.standing.next_step {
            None | Some(NextStep::AwaitDueDate | NextStep::Protocol(_)) => Vec::new(),
            Some(NextStep::ReviewDispute) => vec![act(Action::ResolveDispute), call()],
            Some(NextStep::ResolveDispute) => vec![call(), act(Action::Dispute)],
            Some(NextStep::ReviewHold) => vec![call(), act(Action::Hold), act(Action::ReleaseHold)],
            Some(NextStep::ProposePlan) => vec![act(Action::Plan), call()],
            Some(NextStep::VerifyPayment) => vec![act(Action::Payment), call()],
            Some(NextStep::FindNumber) => vec![act(Action::People)],
            Some(NextStep::FollowHandOver) => vec![act(Action::HandOver), act(Action::Payment)],
            Some(NextStep::AllocateCredit) => vec![act(Action::UseCredit)],
            Some(
                NextStep::FollowUpPromise
                | NextStep::CallBack
                | NextStep::ConfirmPromise
                | NextStep::CheckIn
                | NextStep::ReviewSnooze
                | NextStep::Remind
                | NextStep::FindOutWhy,
            ) => vec![call()],
        };
        if self.policy.protocols.of(file.account.debtor_type).is_some() {
            choices.push(Choice::Step(StepChoice::Other));
        }
        choices
    }

    pub(super) fn step_choice_name(&self, choice: StepChoice) -> String {
        let id = match choice {
            StepChoice::Call => "step-choice-call",
            StepChoice::Write(channel) => {
                let channel = Place::from(self.texts.channel(channel));
                return self
                    .texts
                    .with("step-choice-write", &[("channel", channel)]);
            }
            StepChoice::Sent(channel) => {
                let channel = Place::from(self.texts.channel(channel));
                return self.texts.with("step-choice-sent", &[("channel", channel)]);
            }
            StepChoice::Done => "step-choice-done",
            StepChoice::Skip => "step-choice-skip",
            StepChoice::Move => "step-choice-move",
            StepChoice::Other => "step-choice-other",
        };
        self.texts.get(id)
    }

    /// Opens what was chosen for the next step; a contact by way of what is to be thought of before it.
    pub(super) fn take_step(&mut self, choice: StepChoice, effects: &mut Vec<Effect>) {
        let kind = match choice {
            StepChoice::Call => {
                let next = self.current_file().and_then(|it| self.protocol_step(it));
                self.call_for = next.map(|step| step.id.clone());
                return self.start_call(effects);
            }
            StepChoice::Write(channel) => return self.write(ToWrite::by(channel), effects),
            StepChoice::Sent(channel) => {
                return self.guarded(channel, None, AfterGuard::Sent, effects);
            }
            StepChoice::Done => FormKind::StepDone,
            StepChoice::Skip => FormKind::StepSkipped,
            StepChoice::Move => FormKind::StepMoved,
            StepChoice::Other => FormKind::StepChosen,
        };
        self.open_form_of(kind, self.of_next_step());
    }

    /// Opens the form of a message sent for the next step, with the reason for going beyond a limit if there is one.
    pub(super) fn open_step_contact(&mut self, reason: Option<String>) {
        self.open_form_of(FormKind::StepSent, self.of_next_step());
        if let Some(Overlay::Form(entry)) = &mut self.overlay {
            entry.exception = reason;
        }
    }

    fn of_next_step(&self) -> FormOf {
        let file = self.current_file();
        let next = file.and_then(|file| self.protocol_step(file));
        next.map_or(FormOf::Client, |step| FormOf::Step(step.id.clone()))
    }

    /// The title of the list of what can be done about the next step.
    pub fn step_title(&self) -> String {
        let file = self.current_file();
        let step = file.and_then(|file| Some((file, file.standing.next_step.as_ref()?)));
        step.map_or_else(String::new, |(file, step)| {
            self.texts.step(step, file.account.debtor_type)
        })
    }

    /// What the step is called that a form is about: one of the protocol, else what is to be done next.
    pub fn form_step(&self, entry: &FormEntry) -> String {
        match &entry.of {
            FormOf::Step(id) => {
                let of = self.file_of(entry).map(|file| file.account.debtor_type);
                let step = NextStep::Protocol(id.clone());
                self.texts.step(&step, of.unwrap_or_default())
            }
            FormOf::Client | FormOf::Person(_) => self.step_title(),
        }
    }

    /// The people at the client's, to be chosen from; somebody new at once when there is nobody.
    pub(super) fn open_people(&mut self) {
        match self.current_file() {
            None => self.hint("why-loading"),
            Some(file) if file.account.people().is_empty() => self.open_person(None),
            Some(_) => self.open_choice(Choosing::Person),
        }
    }

    pub(super) fn open_person(&mut self, person: Option<EntryNumber>) {
        let of = person.map_or(FormOf::Client, FormOf::Person);
        self.open_form_of(FormKind::Person, of);
    }

    pub(super) fn person_choices(&self) -> Vec<Choice> {
        let people = self.current_file().map(|file| file.account.people());
        let people = people.unwrap_or_default().into_iter();
        let numbers = people.map(|person| Some(person.number));
        numbers.chain([None]).map(Choice::Person).collect()
    }

    pub(super) fn person_choice_name(&self, number: Option<EntryNumber>) -> String {
        let Some(number) = number else {
            return self.texts.get("choose-person-new");
        };
        let people = self.current_file().map(|file| file.account.people());
        let people = people.unwrap_or_default();
        let Some(person) = people.iter().find(|it| it.number == number) else {
            return String::new();
        };
        let mut text = self.texts.person(&person.stated);
        if person.stated.name.is_empty() {
            text = format!("{} · {text}", self.texts.get("person-unnamed"));
        }
        if number == IMPORTED {
            text = format!("{text} ({})", self.texts.get("person-imported"));
        }
        text
    }

    /// Whether the client can be served again; the id of the text that says why not.
    pub(super) fn resume_possible(&self) -> Result<(), &'static str> {
        let file = self.current_file().ok_or("why-loading")?;
        match file.standing.service {
            ServiceState::Warned | ServiceState::Suspended => Ok(()),
            ServiceState::Active | ServiceState::Resumed => Err("why-not-suspended"),
        }
    }

    /// Serves the client again at once; undo takes it back.
    pub(super) fn resume_service(&mut self, effects: &mut Vec<Effect>) {
        let Some(debtor) = self.current().map(DebtorId::from) else {
            return;
        };
        let order = Order::Service(ServiceChanged {
            state: ServiceState::Resumed,
            reason: None,
        });
        effects.push(Effect::Task(Task::Order(debtor, Box::new(order))));
    }
}
