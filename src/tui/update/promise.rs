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
use crate::domain::money::{Money, decimals};
use crate::domain::order::{Meant, PromiseOrder, Refusal, meant, promise_day, replaced_promises};
use crate::domain::standing::by_weight;
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

    /// The live promises, to be replaced.
    fn open_promise(&mut self) {
        let Some(file) = self.current_file() else {
            return;
        };
        let mut offers = self.offers(file);
        let live = live_promise(file);
        offers.sort_by_key(|it| live.is_some_and(|live| live.money.currency != it.currency));
        let Some(first) = offers.first() else {
            return;
        };
        let day = promise_day(self.today(), self.policy.promise.days_ahead);
        let entry = PromiseEntry {
            debtor: file.debtor,
            name: file.account.details.display_name().to_owned(),
            mode: PromiseMode::Replaces,
            date: Input::new(self.texts.day_in_numbers(day)),
            amount: Input::new(self.typed_money(first.money(), offers.len() > 1)),
            offers,
            reason: None,
            field: PromiseField::Date,
            untouched: true,
            waiting: false,
        };
        self.overlay = Some(Overlay::Promise(Box::new(entry)));
    }

    /// What can be promised in each currency, the main one first; all that is open where nothing is to be collected.
    pub(super) fn offers(&self, file: &DebtorFile) -> Vec<Meant> {
        let account = &file.account;
        let owed = by_weight(account, self.now, &self.policy);
        let owed = owed.iter().filter(|it| it.open > Decimal::ZERO);
        let offers = owed.filter_map(|it| {
            let replaced = replaced_promises(account, it.currency, &[]);
            let mut meant = meant(account, self.now, it.currency, &[], &replaced).ok()?;
            if meant.amount.is_zero() {
                meant.amount = meant.open;
            }
            Some(meant)
        });
        offers.collect()
    }

    /// An amount as it would be typed, with its currency where that does not go without saying.
    pub(super) fn typed_money(&self, money: Money, with_currency: bool) -> String {
        let number = self.texts.number(money.written_out());
        match with_currency {
            true => format!("{number} {}", money.currency.code()),
            false => number,
        }
    }

    /// The live promises that give way to the one being typed.
    pub fn giving_way(&self, entry: &PromiseEntry) -> Vec<&Promise> {
        let file = self.detail.file.as_deref();
        let file =
            file.filter(|it| it.debtor == entry.debtor && entry.mode == PromiseMode::Replaces);
        let money = self.promise_money(entry).ok();
        let currency = money
            .map(|it| it.currency)
            .or(entry.offers.first().map(|it| it.currency));
        let (Some(file), Some(currency)) = (file, currency) else {
            return Vec::new();
        };
        let replaced = replaced_promises(&file.account, currency, &[]);
        let live = file.account.live_promises();
        live.filter(|it| replaced.contains(&it.number)).collect()
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
        self.queue.stays = self.current().map(DebtorId::from) == Some(debtor);
        if let Some(call) = self.call.as_mut().filter(|call| call.debtor == debtor) {
            call.about.promised = true;
            call.unsaved = true;
        }
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
        let mut offers = self.offers(file);
        let money = promised.money;
        let main = offers.iter_mut().find(|it| it.currency == money.currency);
        if let Some(main) = main {
            // What it is for is a part of what can be promised, however old the account on show is.
            main.amount = money.amount;
        }
        offers.sort_by_key(|it| it.currency != money.currency);
        let entry = PromiseEntry {
            debtor,
            name: file.account.details.display_name().to_owned(),
            date: Input::new(self.texts.day_in_numbers(promised.due_on)),
            amount: Input::new(self.typed_money(money, offers.len() > 1)),
            offers,
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
        let (due_on, money) = match (self.promise_date(entry), self.promise_money(entry)) {
            (Ok(due_on), Ok(money)) => (due_on, money),
            (Err(problem), _) | (_, Err(problem)) => return self.tell(Mood::Hint, problem),
        };
        let mut order = PromiseOrder {
            amount: Some(money.amount),
            currency: Some(money.currency),
            due_on: Some(due_on),
            reason: entry
                .reason
                .as_ref()
                .map(|reason| reason.value().to_owned()),
            ..PromiseOrder::default()
        };
        match &entry.mode {
            PromiseMode::Recorded(recorded) => {
                if recorded.due_on == due_on && recorded.money == money {
                    self.overlay = None;
                    return;
                }
                order.amends = Some(recorded.batch);
            }
            PromiseMode::Replaces => {}
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

    /// The amount that was typed, in its currency, or what is wrong with it in words.
    pub fn promise_money(&self, entry: &PromiseEntry) -> Result<Money, String> {
        let wrong = |id: &str| Err(self.texts.get(id));
        let Some(first) = entry.offers.first() else {
            return wrong("refused-nothing-open");
        };
        let (amount, offer) = match parse_amount(entry.amount.value(), self.texts.decimal_mark()) {
            Ok(TypedAmount::Money { amount, currency }) => {
                let fits = |it: &&Meant| {
                    let typed = currency.as_ref();
                    typed.is_none_or(|typed| typed.may_be(it.currency.code()))
                };
                match entry.offers.iter().find(fits) {
                    Some(offer) => (amount, offer),
                    None => return wrong("typed-amount-currency"),
                }
            }
            Ok(TypedAmount::Percent(percent)) => {
                let part = first.amount * percent / Decimal::ONE_HUNDRED;
                (part.round_dp(first.money().written_out().scale()), first)
            }
            Err(AmountProblem::Negative | AmountProblem::Zero) => {
                return wrong("typed-amount-not_positive");
            }
            Err(_) => return wrong("typed-amount-bad"),
        };
        let finest = decimals(offer.currency).max(offer.open.normalize().scale());
        if amount.normalize().scale() > finest {
            return wrong("typed-amount-bad");
        }
        if amount > offer.most {
            return wrong("typed-amount-too_much");
        }
        Ok(Money::new(amount, offer.currency))
    }
}

/// The live promise due first. A plan is not replaced by a promise: it is called off, or another plan takes its place.
fn live_promise(file: &DebtorFile) -> Option<&Promise> {
    file.account.live_promises().find(|it| !it.of_plan)
}
