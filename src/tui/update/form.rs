//! Forms on top of the desk: opening them, their keys, and what comes of them.

use crossterm::event::{Event, KeyCode, KeyEvent};
use tui_input::Input;
use tui_input::backend::crossterm::EventHandler;

use super::super::action::Action;
use super::super::form::{FieldName, FormEntry, FormField, FormKind, FormOf};
use super::super::message::{Ask, Effect, Task};
use super::super::model::{Model, Mood, Overlay};
use crate::app::{AppError, Ordered};
use crate::domain::fact::Fact;
use crate::domain::order::{Order, UseCreditOrder};
use crate::domain::search::fold;
use crate::i18n::Place;
use crate::store::DebtorId;

impl Model {
    /// Why a form can't be opened now; the id of the text that says so.
    pub(super) fn form_possible(&self, kind: FormKind) -> Result<(), &'static str> {
        if kind == FormKind::Snooze && !self.queue.selected.is_empty() {
            return Ok(());
        }
        let Some(file) = self.current_file() else {
            return Err("why-loading");
        };
        let account = &file.account;
        let owes = account
            .invoices
            .iter()
            .any(|invoice| invoice.balance().amount > rust_decimal::Decimal::ZERO);
        match kind {
            FormKind::Payment | FormKind::Terms | FormKind::CallBack => Ok(()),
            FormKind::SaidPaid | FormKind::NewReach => Ok(()),
            FormKind::Person | FormKind::Profile => Ok(()),
            FormKind::Service | FormKind::HandOver => Ok(()),
            FormKind::Claim => self.claim_possible(),
            FormKind::Waive if account.charges.is_empty() => Err("why-no-charge"),
            FormKind::Correction if account.payments.is_empty() => Err("why-no-payment"),
            FormKind::Resolve if account.disputes.iter().all(|it| it.resolved) => {
                Err("why-no-dispute")
            }
            FormKind::Release if account.holds.is_empty() => Err("why-no-hold"),
            FormKind::Cancel if account.live_promises().next().is_none() => {
                Err("why-no-live-promise")
            }
            FormKind::Cancel
            | FormKind::Correction
            | FormKind::Resolve
            | FormKind::Release
            | FormKind::Waive => Ok(()),
            _ if owes => Ok(()),
            _ => Err("why-nothing-open"),
        }
    }

    pub(super) fn open_form(&mut self, kind: FormKind) {
        self.open_form_of(kind, FormOf::Client);
    }

    /// Opens a form about one person or step of the client on show.
    pub(super) fn open_form_of(&mut self, kind: FormKind, of: FormOf) {
        let Some(file) = self.current_file() else {
            return;
        };
        let several: Vec<DebtorId> = match kind {
            FormKind::Snooze if !self.queue.selected.is_empty() => self.acted_on(),
            _ => Vec::new(),
        };
        let name = match several.len() {
            0 => file.account.details.display_name().to_owned(),
            count => self.texts.with("form-several", &[("count", count.into())]),
        };
        let entry = FormEntry {
            debtor: file.debtor,
            several,
            name,
            kind,
            fields: self.fields(kind, &of, file),
            at: 0,
            untouched: true,
            waiting: false,
            leaving: false,
            of,
            exception: None,
            of_interest: false,
        };
        self.overlay = Some(Overlay::Form(Box::new(entry)));
    }

    /// Uses free credit at once; undo takes it back.
    pub(super) fn use_credit(&mut self, effects: &mut Vec<Effect>) {
        if let Some(debtor) = self.current().map(DebtorId::from) {
            let order = Order::UseCredit(UseCreditOrder::default());
            effects.push(Effect::Task(Task::Order(debtor, Box::new(order))));
        }
    }

    pub(super) fn form_key(
        &mut self,
        action: Option<Action>,
        key: &KeyEvent,
        effects: &mut Vec<Effect>,
    ) {
        if action == Some(Action::LineAccept) {
            return self.accept_form(effects);
        }
        let Some(Overlay::Form(entry)) = &mut self.overlay else {
            return;
        };
        if entry.waiting {
            return;
        }
        if action == Some(Action::LineCancel) {
            return self.leave_form();
        }
        entry.leaving = false;
        let count = entry.fields.len();
        let untouched = std::mem::take(&mut entry.untouched);
        let field = &mut entry.fields[entry.at];
        match (action, key.code) {
            (Some(Action::LineNext), _) => entry.at = (entry.at + 1) % count,
            (Some(Action::LinePrevious), _) => entry.at = (entry.at + count - 1) % count,
            (_, KeyCode::Right | KeyCode::Char(' ')) if !field.choices.is_empty() => {
                field.turn(true);
            }
            (_, KeyCode::Left) if !field.choices.is_empty() => field.turn(false),
            (_, KeyCode::Char(letter)) if !field.choices.is_empty() => choose(field, letter),
            _ => {
                // The first letter replaces what stands there, as in a field that is marked.
                let replaces = untouched && !field.name.is_list();
                if replaces && matches!(key.code, KeyCode::Char(_)) {
                    field.input = Input::default();
                }
                field.input.handle_event(&Event::Key(*key));
            }
        }
        if let Some(Overlay::Form(entry)) = &mut self.overlay {
            let moved = matches!(action, Some(Action::LineNext | Action::LinePrevious));
            entry.untouched = moved;
        }
    }

    /// Closes a form; one in which something was filled in asks first.
    fn leave_form(&mut self) {
        let Some(Overlay::Form(entry)) = &mut self.overlay else {
            return;
        };
        if entry.is_changed() && !entry.leaving {
            entry.leaving = true;
            let key = Place::from(self.keymap.key(Action::LineCancel));
            let text = self.texts.with("form-leave", &[("key", key)]);
            return self.tell(Mood::Hint, text);
        }
        self.close_form();
    }

    /// Back to the sheet of late interest, if the form was opened from there.
    fn close_form(&mut self) {
        let of_interest = matches!(&self.overlay, Some(Overlay::Form(entry)) if entry.of_interest);
        self.overlay = None;
        if of_interest && self.current_file().is_some() {
            self.show_interest();
        }
    }

    fn accept_form(&mut self, effects: &mut Vec<Effect>) {
        let Some(Overlay::Form(entry)) = &self.overlay else {
            return;
        };
        if entry.waiting {
            return;
        }
        if entry.kind == FormKind::SaidPaid {
            match self.said_paid(entry) {
                Ok(words) => {
                    self.overlay = None;
                    self.add_to_note(&words);
                }
                Err(problem) => self.tell(Mood::Hint, problem),
            }
            return;
        }
        match self.form_order(entry) {
            Ok(order) => {
                let order = Box::new(order);
                let instead = self.contacted.as_ref().and_then(|it| it.batch);
                let instead = instead.filter(|_| entry.kind == FormKind::Contact);
                effects.push(Effect::Task(match instead {
                    Some(batch) => Task::OrderInstead(entry.debtor, order, batch),
                    None if !entry.several.is_empty() => {
                        Task::OrderEach(entry.several.clone(), order)
                    }
                    None => Task::Order(entry.debtor, order),
                }));
                if let Some(Overlay::Form(entry)) = &mut self.overlay {
                    entry.waiting = true;
                }
            }
            Err(problem) => {
                let asks_why = self.form_needs_reason(entry);
                if let Some(Overlay::Form(entry)) = &mut self.overlay {
                    let mut fields = entry.fields.iter();
                    let why = fields.position(|it| it.name == FieldName::Reason);
                    if let Some(at) = why.filter(|_| asks_why) {
                        entry.at = at;
                        entry.untouched = true;
                    }
                }
                self.tell(Mood::Hint, problem);
            }
        }
    }

    /// An order was recorded, or not; then the form is still there to be mended.
    pub(super) fn ordered(
        &mut self,
        debtor: DebtorId,
        ordered: Result<Ordered, AppError>,
        effects: &mut Vec<Effect>,
    ) {
        let mine = matches!(&self.overlay, Some(Overlay::Form(entry)) if entry.debtor == debtor);
        match ordered {
            Ok(ordered) => {
                if let Some(told) = self.contact_recorded(&ordered) {
                    effects.push(Effect::Ask(Ask::Look));
                    return self.tell(Mood::Good, told);
                }
                if mine {
                    self.close_form();
                    self.contacted = None;
                }
                let today = self.today();
                let facts: Vec<&Fact> = ordered.facts.iter().map(|(_, fact)| fact).collect();
                // Whoever promised makes room for the next one, wherever they stand now.
                self.queue.stays |= facts.iter().any(|it| matches!(it, Fact::Promise(_)));
                let next = self.note_planned(debtor, &facts);
                let file = self.detail.file.as_deref();
                let account = file.filter(|file| file.debtor == debtor);
                let account = account.map(|file| &file.account);
                let words = facts
                    .iter()
                    .map(|fact| self.texts.fact_about(fact, today, account));
                let what = Place::from(words.collect::<Vec<_>>().join("; "));
                let claimed = self.claimed_in_all(&facts);
                let recorded = || self.texts.with("told-recorded", &[("what", what)]);
                let mut text = claimed.unwrap_or_else(recorded);
                if let Some(next) = next {
                    text = format!("{text}. {next}");
                }
                if let Some(limits) = &ordered.beyond {
                    text = format!("{text}. {}", self.texts.went_beyond_limits(limits));
                }
                self.tell(Mood::Good, text);
                effects.push(Effect::Ask(Ask::Look));
            }
            Err(error) => {
                self.recording = None;
                if let Some(Overlay::Form(entry)) = &mut self.overlay {
                    entry.waiting = false;
                }
                self.failed(&error);
            }
        }
    }
}

/// Takes the next choice that begins with a letter.
fn choose(field: &mut FormField, letter: char) {
    let letter = fold(&letter.to_string());
    let count = field.choices.len();
    let places = (1..=count).map(|step| (field.chosen + step) % count);
    let mut fitting = places.filter(|at| fold(&field.choices[*at].1).starts_with(&letter));
    if let Some(at) = fitting.next() {
        field.chosen = at;
    }
}
