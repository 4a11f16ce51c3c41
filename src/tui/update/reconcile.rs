//! Recognising payments: going through the credits, accepting proposals, leaving out what is no client's payment.

use super::super::action::Action;
use super::super::message::{Ask, Effect, Task};
use super::super::model::{Model, Mood, Overlay, ReconcilePage};
use crate::app::{Acceptance, Accepted, AppError, Credit, Reconciling};
use crate::domain::matching::{Proposal, Verdict};
use crate::i18n::Place;

impl Model {
    /// Looks up what the credits may pay.
    pub(super) fn open_reconcile(&mut self, effects: &mut Vec<Effect>) {
        self.overlay = Some(Overlay::Reconcile(Box::default()));
        effects.push(Effect::Task(Task::Reconcile));
    }

    /// Something was taken back or brought back: the list may be another.
    pub(super) fn reconcile_again(&mut self, effects: &mut Vec<Effect>) {
        if matches!(self.overlay, Some(Overlay::Reconcile(_))) {
            effects.push(Effect::Task(Task::Reconcile));
        }
    }

    /// The credits were looked up. The cursor stays at its place, where the next one has come up.
    pub(super) fn reconciling(&mut self, found: Result<Reconciling, AppError>) {
        let Some(Overlay::Reconcile(page)) = &mut self.overlay else {
            return;
        };
        match found {
            Ok(found) => {
                let last = found.credits.len().saturating_sub(1);
                page.found = Some(found);
                page.cursor = page.cursor.min(last);
                page.choice = 0;
                page.waiting = false;
            }
            Err(error) => {
                self.overlay = None;
                self.failed(&error);
            }
        }
    }

    pub(super) fn reconcile_key(&mut self, action: Action, effects: &mut Vec<Effect>) {
        let lines = isize::try_from(self.size.1 / 3).unwrap_or(1).max(1);
        let Some(Overlay::Reconcile(page)) = &mut self.overlay else {
            return;
        };
        // What is being recorded changes the list: a key would be about another credit than the one on show.
        if page.waiting && action != Action::ReconcileClose {
            return;
        }
        match action {
            Action::ReconcileDown => go(page, 1),
            Action::ReconcileUp => go(page, -1),
            Action::ReconcilePageDown => go(page, lines),
            Action::ReconcilePageUp => go(page, -lines),
            Action::ReconcileNext => turn(page, true),
            Action::ReconcilePrevious => turn(page, false),
            Action::ReconcileClose => {
                self.overlay = None;
                effects.push(Effect::Ask(Ask::Look));
            }
            Action::ReconcileUndo => effects.push(Effect::Task(Task::Undo)),
            Action::ReconcileAccept => match page.credit().zip(page.proposal()) {
                None => self.hint("reconcile-nothing-to-accept"),
                Some((credit, proposal)) => {
                    let wanted = vec![accepting(credit, proposal)];
                    self.accept(wanted, effects);
                }
            },
            Action::ReconcileAcceptCertain => {
                let wanted: Vec<Acceptance> = page.credits().iter().filter_map(certain).collect();
                match wanted.is_empty() {
                    true => self.hint("reconcile-none-certain"),
                    false => self.accept(wanted, effects),
                }
            }
            Action::ReconcileSkip => {
                if let Some(id) = page.credit().map(|it| it.id) {
                    page.waiting = true;
                    effects.push(Effect::Task(Task::SkipMovements(vec![id])));
                }
            }
            _ => {}
        }
    }

    fn accept(&mut self, wanted: Vec<Acceptance>, effects: &mut Vec<Effect>) {
        if let Some(Overlay::Reconcile(page)) = &mut self.overlay {
            page.waiting = true;
        }
        effects.push(Effect::Task(Task::AcceptMovements(wanted)));
    }

    /// Whether a key does anything in the list.
    pub(super) fn works_on_reconcile(&self, action: Action, page: &ReconcilePage) -> bool {
        match action {
            Action::ReconcileAccept => page.proposal().is_some(),
            Action::ReconcileAcceptCertain => page.credits().iter().any(|it| certain(it).is_some()),
            Action::ReconcileSkip => page.credit().is_some(),
            Action::ReconcileNext => page.credit().is_some_and(|it| it.proposals.len() > 1),
            Action::ReconcileUndo => self.undoable.is_some(),
            _ => true,
        }
    }

    /// Movements became payments, or were left out; or not.
    pub(super) fn reconciled(
        &mut self,
        done: Result<(Accepted, usize), AppError>,
        effects: &mut Vec<Effect>,
    ) {
        let (accepted, skipped) = match done {
            Ok(done) => done,
            Err(error) => return self.failed(&error),
        };
        effects.push(Effect::Ask(Ask::Look));
        if skipped > 0 {
            let places = [("count", Place::from(skipped))];
            let text = self.texts.with("cli-reconcile-skipped", &places);
            return self.tell(Mood::Good, text);
        }
        if let Some((_, why)) = accepted.refused.first() {
            let text = self.texts.refusal(why);
            return self.tell(Mood::Bad, text);
        }
        if accepted.done.is_empty() {
            return self.hint("cli-reconcile-marked");
        }
        let text = match accepted.done.as_slice() {
            [(_, debtor, _, money)] => {
                let name = match &self.overlay {
                    Some(Overlay::Reconcile(page)) => page.name(*debtor).to_owned(),
                    _ => String::new(),
                };
                let money = self.texts.money(*money);
                let places = [("name", Place::from(name)), ("money", money.into())];
                self.texts.with("cli-reconcile-accepted", &places)
            }
            several => {
                let places = [("count", Place::from(several.len()))];
                self.texts.with("reconcile-accepted-several", &places)
            }
        };
        self.tell(Mood::Good, text);
    }
}

fn go(page: &mut ReconcilePage, by: isize) {
    let last = page.credits().len().saturating_sub(1);
    page.cursor = page.cursor.saturating_add_signed(by).min(last);
    page.choice = 0;
}

fn turn(page: &mut ReconcilePage, forward: bool) {
    let count = page.credit().map_or(0, |it| it.proposals.len());
    if count > 0 {
        let step = if forward { 1 } else { count - 1 };
        page.choice = (page.choice + step) % count;
    }
}

fn accepting(credit: &Credit, proposal: &Proposal) -> Acceptance {
    Acceptance {
        id: credit.id,
        debtor: proposal.debtor,
        shares: proposal.shares.clone(),
    }
}

fn certain(credit: &Credit) -> Option<Acceptance> {
    let first = credit.proposals.first()?;
    (first.verdict == Verdict::Certain).then(|| accepting(credit, first))
}
