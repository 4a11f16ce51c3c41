//! Before a contact: a limit takes a reason or lets the client wait, an old import only asks.

use crossterm::event::{Event, KeyEvent};
use tui_input::Input;
use tui_input::backend::crossterm::EventHandler;

use super::super::action::Action;
use super::super::message::{Effect, Task};
use super::super::model::{AfterGuard, GuardEntry, Model, Overlay};
use crate::clean::{TEXT_LENGTH, clean_text};
use crate::domain::contact::Channel;
use crate::domain::fact::EntryNumber;
use crate::domain::limits::{BeforeContact, before_contact};
use crate::domain::order::{CallBackOrder, Order, SnoozeOrder};
use crate::i18n::Place;
use crate::store::DebtorId;

impl Model {
    /// What to tell before the client on show is contacted now, with this person if one is meant; nothing while the client
    /// is still being read.
    pub fn before_contact(
        &self,
        channel: Channel,
        person: Option<EntryNumber>,
    ) -> Option<BeforeContact> {
        let account = &self.current_file()?.account;
        let people = account.people();
        let person = people.iter().find(|it| Some(it.number) == person);
        let imported = self.last_import_at;
        let rules = &self.limits;
        Some(before_contact(
            rules, account, channel, person, self.now, imported,
        ))
    }

    /// Goes on with a contact with the client on show, by way of what is to be thought of before it.
    pub fn guarded(
        &mut self,
        channel: Channel,
        person: Option<EntryNumber>,
        then: AfterGuard,
        effects: &mut Vec<Effect>,
    ) {
        let Some(before) = self.before_contact(channel, person) else {
            return self.hint("why-loading");
        };
        let Some(file) = self.current_file() else {
            return;
        };
        let debtor = file.debtor;
        if before.is_clear() && then != AfterGuard::Nothing {
            return self.go_on(debtor, then, None, effects);
        }
        self.overlay = Some(Overlay::Guard(Box::new(GuardEntry {
            debtor,
            name: file.account.details.display_name().to_owned(),
            before,
            then,
            reason: None,
        })));
    }

    /// Does what was to be done once nothing stood in the way, with the reason for going on if there is one.
    fn go_on(
        &mut self,
        debtor: DebtorId,
        then: AfterGuard,
        reason: Option<String>,
        effects: &mut Vec<Effect>,
    ) {
        match then {
            AfterGuard::Nothing => {}
            AfterGuard::Call(way) => self.begin_call(way.as_deref(), reason, effects),
            AfterGuard::Sent => self.open_step_contact(reason),
            AfterGuard::Write(wanted) => self.begin_writing(&wanted, reason, effects),
            AfterGuard::Order(mut order) => {
                if let Order::Contact(order) = order.as_mut() {
                    if let Some(recording) = &mut self.recording {
                        recording.contact.exception.clone_from(&reason);
                    }
                    order.contact.exception = reason;
                }
                effects.push(Effect::Task(Task::Order(debtor, order)));
            }
        }
    }

    /// A key while the warning is read.
    pub(super) fn guard_key(&mut self, action: Action, effects: &mut Vec<Effect>) {
        let Some(Overlay::Guard(entry)) = &mut self.overlay else {
            return;
        };
        match action {
            Action::GuardLeave => {
                self.overlay = None;
                self.recording = None;
            }
            Action::GuardSnooze => {
                self.recording = None;
                self.snooze_until_allowed(effects);
            }
            Action::GuardGoOn => {
                let asks = entry.before.needs_reason() && entry.then != AfterGuard::Nothing;
                if asks {
                    entry.reason = Some(Input::default());
                } else {
                    self.leave_guard(None, effects);
                }
            }
            _ => {}
        }
    }

    /// A key while the reason is typed.
    pub(super) fn guard_reason_key(
        &mut self,
        action: Option<Action>,
        key: &KeyEvent,
        effects: &mut Vec<Effect>,
    ) {
        let Some(Overlay::Guard(entry)) = &mut self.overlay else {
            return;
        };
        let Some(input) = &mut entry.reason else {
            return;
        };
        match action {
            Some(Action::LineCancel) => entry.reason = None,
            Some(Action::LineAccept) => {
                let reason = clean_text(input.value(), TEXT_LENGTH).into_owned();
                if reason.is_empty() {
                    return self.hint("guard-reason-empty");
                }
                self.leave_guard(Some(reason), effects);
            }
            Some(_) => {}
            None => {
                input.handle_event(&Event::Key(*key));
            }
        }
    }

    fn leave_guard(&mut self, reason: Option<String>, effects: &mut Vec<Effect>) {
        if let Some(Overlay::Guard(entry)) = self.overlay.take() {
            self.go_on(entry.debtor, entry.then, reason, effects);
        }
    }

    /// Leaves the client until a contact is allowed: the day, or today's hour.
    fn snooze_until_allowed(&mut self, effects: &mut Vec<Effect>) {
        let Some(Overlay::Guard(entry)) = &self.overlay else {
            return;
        };
        let limits = &entry.before.limits;
        let (Some(until), Some(first)) = (limits.until, limits.broken.first()) else {
            let id = match limits.allowed() {
                true => "limits-allowed",
                false => "guard-no-snooze",
            };
            return self.hint(id);
        };
        let rule = Place::from(self.texts.limit_rule(limits, &first.rule));
        let reason = self.texts.with("guard-snooze-reason", &[("rule", rule)]);
        let order = if until.date() > self.today() {
            Order::Snooze(SnoozeOrder {
                until: until.date(),
                reason,
            })
        } else {
            Order::CallBack(CallBackOrder {
                at: Some(until),
                person: None,
                reason: Some(reason),
            })
        };
        effects.push(Effect::Task(Task::Order(entry.debtor, Box::new(order))));
        self.overlay = None;
    }
}
