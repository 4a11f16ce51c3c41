//! Whom to call: the best number at once, a choice where there are several, a call that was left first.

use super::super::message::Effect;
use super::super::model::{AfterGuard, Choice, Choosing, Model, Mood};
use crate::domain::contact::Channel;
use crate::domain::person::Reachable;
use crate::i18n::Place;
use crate::store::DraftOf;

impl Model {
    /// `c`: whom to call is asked when there is a choice; with one number or none the call begins at once.
    pub(super) fn start_call(&mut self, effects: &mut Vec<Effect>) {
        let Some(file) = self.current_file() else {
            return self.hint("why-loading");
        };
        let ways = file.account.reachable(Channel::Call, self.now.time());
        let left = self.draft_about(file.debtor, "call").is_some();
        match ways.as_slice() {
            _ if left => self.open_choice(Choosing::Callee),
            [] => self.guarded_call(None, effects),
            [only] if only.closed.is_none() => {
                let only = Box::new(only.clone());
                self.guarded_call(Some(only), effects);
            }
            _ => self.open_choice(Choosing::Callee),
        }
    }

    /// Begins a call, by way of what is to be thought of before it.
    fn guarded_call(&mut self, way: Option<Box<Reachable>>, effects: &mut Vec<Effect>) {
        let person = way.as_ref().map(|way| way.person.number);
        self.guarded(Channel::Call, person, AfterGuard::Call(way), effects);
    }

    /// Whom to call: a call that was left first, then the numbers, the best first, and one that is written down nowhere.
    pub(super) fn callees(&self) -> Vec<Choice> {
        let Some(file) = self.current_file() else {
            return Vec::new();
        };
        let left = self.draft_about(file.debtor, "call");
        let ways = file.account.reachable(Channel::Call, self.now.time());
        let (open, closed): (Vec<_>, Vec<_>) = ways.into_iter().partition(|it| it.closed.is_none());
        let callee = |way: Reachable| Choice::Callee(Box::new(way));
        let mut choices: Vec<Choice> = left.map(|_| Choice::TakeUp).into_iter().collect();
        choices.extend(open.into_iter().map(callee));
        choices.push(Choice::OtherNumber);
        choices.extend(closed.into_iter().map(callee));
        choices
    }

    /// The call that was left, in words: when, how long, what was typed.
    pub(super) fn left_call_in_words(&self) -> String {
        let debtor = self.on_show();
        let at = debtor.and_then(|debtor| self.draft_about(debtor, "call"));
        let Some(draft) = at.map(|at| &self.drafts[at]) else {
            return String::new();
        };
        let DraftOf::Call(about) = &draft.what else {
            return String::new();
        };
        let when = self.texts.moment(about.started_at, self.today());
        let typed = draft.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let typed = if typed.is_empty() {
            String::new()
        } else {
            format!(" · «{typed}»")
        };
        let text = self
            .texts
            .with("callee-take-up", &[("when", Place::from(when))]);
        format!("{text}{typed}")
    }

    /// A person and a number in words, and what speaks against it.
    pub(super) fn way_in_words(&self, way: &Reachable) -> String {
        let stated = &way.person.stated;
        let named = (!stated.name.is_empty()).then(|| stated.name.clone());
        let mut parts: Vec<String> = named.into_iter().chain(stated.role.clone()).collect();
        parts.extend(way.address.as_deref().map(|it| self.texts.phone(it)));
        if way.wrong {
            parts.push(self.texts.get("callee-wrong"));
        }
        if let Some(reason) = &way.closed {
            let reason = Place::from(reason);
            parts.push(self.texts.with("person-closed", &[("reason", reason)]));
        }
        parts.join(" · ")
    }

    /// Takes one of [`Self::callees`].
    pub(super) fn take_callee(&mut self, choice: &Choice, effects: &mut Vec<Effect>) {
        if let Choice::Callee(way) = choice
            && let Some(reason) = &way.closed
        {
            let reason = Place::from(reason);
            let text = self.texts.with("why-closed", &[("reason", reason)]);
            return self.tell(Mood::Hint, text);
        }
        self.overlay = None;
        match choice {
            Choice::TakeUp => self.take_up_call(effects),
            Choice::Callee(way) => self.guarded_call(Some(way.clone()), effects),
            _ => self.guarded_call(None, effects),
        }
    }
}
