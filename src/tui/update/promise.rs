//! The one-key action: a promise is recorded at once, then its date and amount are ready to be changed.

use chrono::NaiveDate;
use crossterm::event::{Event, KeyCode, KeyEvent};
use rust_decimal::Decimal;
use tui_input::Input;
use tui_input::backend::crossterm::EventHandler;

use super::super::action::Action;
use super::super::message::{Ask, Effect, Task};
use super::super::model::{Model, Mood, Overlay, PromiseEntry, PromiseField, PromiseMode};
use crate::app::{AppError, DebtorFile, Promised};
use crate::domain::account::{Promise, collectables};
use crate::domain::money::{Money, decimals, written_out};
use crate::domain::order::{PromiseOrder, Refusal, promise_day};
use crate::domain::typed_amount::{AmountProblem, TypedAmount, parse_amount};
use crate::domain::typed_date::{DateProblem, DayMonthOrder, parse_date};
use crate::i18n::Place;
use crate::store::DebtorId;

impl Model {
    /// Why nothing can be promised now, if that is so.
    pub(super) fn promise_possible(&self) -> Result<(), &'static str> {
        let Some(file) = self.current_file() else {
            return Err("why-loading");
        };
        let owed = collectables(&file.account, self.now);
        let collectable = owed.iter().any(|it| it.to_collect > Decimal::ZERO);
        if collectable || live_promise(file).is_some() {
            return Ok(());
        }
        if owed.iter().all(|it| it.open <= Decimal::ZERO) {
            return Err("why-nothing-open");
        }
        if owed.iter().all(|it| it.overdue <= Decimal::ZERO) {
            return Err("why-nothing-due");
        }
        Err("why-nothing-to-collect")
    }

    /// `p`: records at once, or opens the live promise to be replaced.
    pub(super) fn promise_now(&mut self, effects: &mut Vec<Effect>) {
        let Some(file) = self.current_file() else {
            return;
        };
        if live_promise(file).is_some() {
            return self.open_promise();
        }
        let order = PromiseOrder::default();
        effects.push(Effect::Task(Task::Promise(file.debtor, order)));
        self.promising = true;
    }

    /// The live promise, to be replaced.
    fn open_promise(&mut self) {
        let Some(file) = self.current_file() else {
            return;
        };
        let owed = collectables(&file.account, self.now);
        let Some(live) = live_promise(file) else {
            return;
        };
        let currency = live.money.currency;
        let Some(main) = owed.iter().find(|it| it.currency == currency) else {
            return;
        };
        let mut whole = (main.to_collect + live.missing).min(main.open);
        if whole.is_zero() {
            whole = main.open;
        }
        let mode = PromiseMode::Replaces {
            number: live.number,
            money: live.money,
            due_on: live.due_on,
        };
        let day = promise_day(self.today(), self.policy.promise.days_ahead);
        let entry = PromiseEntry {
            debtor: file.debtor,
            name: file.account.details.display_name().to_owned(),
            mode,
            open: Money::new(main.open, main.currency),
            whole: Money::new(whole, main.currency),
            date: Input::new(self.texts.day_in_numbers(day)),
            amount: Input::new(self.texts.number(written_out(whole, main.currency))),
            reason: None,
            field: PromiseField::Date,
            untouched: true,
            waiting: false,
        };
        self.overlay = Some(Overlay::Promise(Box::new(entry)));
    }

    /// A promise was recorded, or not.
    pub(super) fn promised(
        &mut self,
        debtor: DebtorId,
        promised: Result<Promised, AppError>,
        effects: &mut Vec<Effect>,
    ) {
        self.promising = false;
        let promised = match promised {
            Ok(promised) => promised,
            Err(error) => {
                if let Some(Overlay::Promise(entry)) = &mut self.overlay {
                    entry.waiting = false;
                    if matches!(error, AppError::Refused(Refusal::NeedsReason(_))) {
                        entry.reason.get_or_insert_default();
                        entry.field = PromiseField::Reason;
                        entry.untouched = true;
                    }
                }
                return self.failed(&error);
            }
        };
        effects.push(Effect::Ask(Ask::Look));
        // Whoever was dealt with makes room for the next one, wherever they stand now.
        self.queue.stays = true;
        let places = [
            ("money", Place::from(self.texts.money(promised.money))),
            ("date", Place::from(self.texts.day_in_full(promised.due_on))),
        ];
        let text = self.texts.with("told-promised", &places);
        self.tell(Mood::Good, text);
        if self.overlay.is_some() {
            // It was typed in full; there is nothing left to adjust.
            self.overlay = None;
            return;
        }
        let Some(file) = self
            .detail
            .file
            .as_deref()
            .filter(|file| file.debtor == debtor)
        else {
            return;
        };
        let owed = collectables(&file.account, self.now);
        let open = owed
            .iter()
            .find(|it| it.currency == promised.money.currency);
        let open = open.map_or(promised.money.amount, |it| it.open);
        let currency = promised.money.currency;
        let entry = PromiseEntry {
            debtor,
            name: file.account.details.display_name().to_owned(),
            open: Money::new(open, currency),
            whole: promised.money,
            date: Input::new(self.texts.day_in_numbers(promised.due_on)),
            amount: Input::new(self.texts.number(promised.money.written_out())),
            mode: PromiseMode::Recorded(promised),
            reason: None,
            field: PromiseField::Date,
            untouched: true,
            waiting: false,
        };
        self.overlay = Some(Overlay::Promise(Box::new(entry)));
    }

    pub(super) fn promise_key(
        &mut self,
        action: Option<Action>,
        key: &KeyEvent,
        effects: &mut Vec<Effect>,
    ) {
        if action == Some(Action::LineAccept) {
            return self.accept_promise(effects);
        }
        let Some(Overlay::Promise(entry)) = &mut self.overlay else {
            return;
        };
        if entry.waiting {
            return;
        }
        match action {
            Some(Action::LineCancel) => self.overlay = None,
            Some(Action::LineNext | Action::LinePrevious) => {
                entry.field = match entry.field {
                    PromiseField::Date => PromiseField::Amount,
                    PromiseField::Amount if entry.reason.is_some() => PromiseField::Reason,
                    PromiseField::Amount | PromiseField::Reason => PromiseField::Date,
                };
                entry.untouched = true;
            }
            _ => {
                let input = match entry.field {
                    PromiseField::Date => &mut entry.date,
                    PromiseField::Amount => &mut entry.amount,
                    PromiseField::Reason => entry.reason.get_or_insert_default(),
                };
                // The first letter replaces what stands there, as in a field that is marked.
                let letter = matches!(key.code, KeyCode::Char(_));
                if entry.untouched && letter {
                    *input = Input::default();
                }
                entry.untouched = false;
                input.handle_event(&Event::Key(*key));
            }
        }
    }

    fn accept_promise(&mut self, effects: &mut Vec<Effect>) {
        let Some(Overlay::Promise(entry)) = &self.overlay else {
            return;
        };
        let (due_on, amount) = match (self.promise_date(entry), self.promise_amount(entry)) {
            (Ok(due_on), Ok(amount)) => (due_on, amount),
            (Err(problem), _) | (_, Err(problem)) => return self.tell(Mood::Hint, problem),
        };
        let mut order = PromiseOrder {
            amount: Some(amount),
            currency: Some(entry.whole.currency),
            due_on: Some(due_on),
            reason: entry
                .reason
                .as_ref()
                .map(|reason| reason.value().to_owned()),
            ..PromiseOrder::default()
        };
        match &entry.mode {
            PromiseMode::Recorded(recorded) => {
                if recorded.due_on == due_on && recorded.money.amount == amount {
                    self.overlay = None;
                    return;
                }
                order.amends = Some(recorded.batch);
            }
            PromiseMode::Replaces { number, .. } => order.replaces = Some(*number),
        }
        effects.push(Effect::Task(Task::Promise(entry.debtor, order)));
        if let Some(Overlay::Promise(entry)) = &mut self.overlay {
            entry.waiting = true;
        }
    }

    /// The date that was typed, or what is wrong with it in words.
    pub fn promise_date(&self, entry: &PromiseEntry) -> Result<NaiveDate, String> {
        let typed = entry.date.value();
        let parsed = parse_date(typed, self.today(), DayMonthOrder::DayMonth);
        match parsed {
            Ok(day) if day < self.today() => Err(self.texts.date_problem(&DateProblem::Past(day))),
            Ok(day) => Ok(day),
            Err(problem) => Err(self.texts.date_problem(&problem)),
        }
    }

    /// The amount that was typed, or what is wrong with it in words.
    pub fn promise_amount(&self, entry: &PromiseEntry) -> Result<Decimal, String> {
        let wrong = |id: &str| Err(self.texts.get(id));
        let amount = match parse_amount(entry.amount.value(), self.texts.decimal_mark()) {
            Ok(TypedAmount::Money { amount, currency }) => {
                let code = entry.whole.currency.code();
                if currency.is_some_and(|currency| !currency.may_be(code)) {
                    return wrong("typed-amount-currency");
                }
                amount
            }
            Ok(TypedAmount::Percent(percent)) => {
                let part = entry.whole.amount * percent / Decimal::ONE_HUNDRED;
                let scale = entry.whole.written_out().scale();
                part.round_dp(scale)
            }
            Err(AmountProblem::Negative | AmountProblem::Zero) => {
                return wrong("typed-amount-not_positive");
            }
            Err(_) => return wrong("typed-amount-bad"),
        };
        let open = entry.open.amount.normalize().scale();
        if amount.normalize().scale() > decimals(entry.open.currency).max(open) {
            return wrong("typed-amount-bad");
        }
        if amount > entry.open.amount {
            return wrong("typed-amount-too_much");
        }
        Ok(amount)
    }
}

/// The live promise due first. A plan is not replaced by a promise: it is called off, or another plan takes its place.
fn live_promise(file: &DebtorFile) -> Option<&Promise> {
    file.account.live_promises().find(|it| !it.of_plan)
}
