//! Forms on top of the desk: opening them, their keys, and what comes of them.

use crossterm::event::{Event, KeyCode, KeyEvent};
use rust_decimal::Decimal;
use tui_input::Input;
use tui_input::backend::crossterm::EventHandler;

use super::super::action::Action;
use super::super::form::{FieldName, FormEntry, FormField, FormKind};
use super::super::message::{Ask, Effect, Task};
use super::super::model::{Model, Mood, Overlay};
use crate::app::{AppError, DebtorFile, Ordered, promise_day};
use crate::domain::fact::{DisputeOutcome, DisputeReason, Fact, PaymentMethod};
use crate::domain::money::{Money, written_out};
use crate::domain::order::{Order, UseCreditOrder};
use crate::domain::search::fold;
use crate::domain::standing::days_after;
use crate::i18n::Place;
use crate::store::DebtorId;

/// Instalments that a plan begins with.
const USUAL_INSTALMENTS: &str = "3";

impl Model {
    /// Why a form can't be opened now; the id of the text that says so.
    pub(super) fn form_possible(&self, kind: FormKind) -> Result<(), &'static str> {
        let Some(file) = self.current_file() else {
            return Err("why-loading");
        };
        let account = &file.account;
        let owes = account
            .invoices
            .iter()
            .any(|invoice| invoice.balance().amount > Decimal::ZERO);
        match kind {
            FormKind::Payment | FormKind::SaidPaid | FormKind::NewReach => Ok(()),
            FormKind::Correction if account.payments.is_empty() => Err("why-no-payment"),
            FormKind::Resolve if account.disputes.iter().all(|it| it.resolved) => {
                Err("why-no-dispute")
            }
            FormKind::Release if account.holds.is_empty() => Err("why-no-hold"),
            FormKind::Cancel if account.live_promises().next().is_none() => {
                Err("why-no-live-promise")
            }
            FormKind::Cancel | FormKind::Correction | FormKind::Resolve | FormKind::Release => {
                Ok(())
            }
            _ if owes => Ok(()),
            _ => Err("why-nothing-open"),
        }
    }

    pub(super) fn open_form(&mut self, kind: FormKind) {
        let Some(file) = self.current_file() else {
            return;
        };
        let entry = FormEntry {
            debtor: file.debtor,
            name: file.account.details.display_name().to_owned(),
            kind,
            fields: self.fields(kind, file),
            at: 0,
            untouched: true,
            waiting: false,
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

    fn fields(&self, kind: FormKind, file: &DebtorFile) -> Vec<FormField> {
        let typed = |name, text: String| FormField::typed(name, text);
        let empty = |name| FormField::typed(name, "");
        let today = self.texts.day_in_numbers(self.today());
        let first = promise_day(self.today(), self.policy.promise.days_ahead);
        let first = self.texts.day_in_numbers(first);
        match kind {
            FormKind::Payment => vec![
                typed(FieldName::Amount, self.owed(file)),
                typed(FieldName::Date, today),
                empty(FieldName::Invoices),
                FormField::chosen(FieldName::Method, self.methods()),
                empty(FieldName::Reference),
            ],
            FormKind::Correction => vec![
                FormField::chosen(FieldName::Entry, self.payments(file)),
                FormField::chosen(
                    FieldName::Outcome,
                    self.words("correction", &["right", "undone", "returned"]),
                ),
                empty(FieldName::Amount),
                empty(FieldName::Date),
                empty(FieldName::Invoices),
                empty(FieldName::Reason),
            ],
            FormKind::Plan => vec![
                typed(FieldName::Parts, USUAL_INSTALMENTS.to_owned()),
                typed(FieldName::Date, first),
                FormField::chosen(
                    FieldName::Every,
                    self.words("every", &["month", "fortnight", "week"]),
                ),
                empty(FieldName::AtOnce),
                empty(FieldName::Invoices),
            ],
            FormKind::Dispute => vec![
                typed(FieldName::Invoices, only_open(file)),
                FormField::chosen(
                    FieldName::Reason,
                    self.words("dispute-reason", &DisputeReason::ALL.map(DisputeReason::id)),
                ),
                empty(FieldName::Words),
                empty(FieldName::Assignee),
                empty(FieldName::Date),
            ],
            FormKind::Resolve => vec![
                FormField::chosen(FieldName::Entry, self.disputes(file)),
                FormField::chosen(FieldName::Outcome, self.outcomes()),
                empty(FieldName::Amount),
                empty(FieldName::Date),
                empty(FieldName::Words),
            ],
            FormKind::Hold => {
                let until = days_after(
                    self.today(),
                    u64::from(self.policy.follow_up.dispute_review_days),
                );
                vec![
                    typed(FieldName::Date, self.texts.day_in_numbers(until)),
                    empty(FieldName::Reason),
                    empty(FieldName::Invoice),
                ]
            }
            FormKind::Release => vec![FormField::chosen(FieldName::Entry, self.holds(file))],
            FormKind::Split => vec![
                typed(FieldName::Invoice, only_open(file)),
                typed(FieldName::Parts, USUAL_INSTALMENTS.to_owned()),
                typed(FieldName::Date, first),
                FormField::chosen(
                    FieldName::Every,
                    self.words("every", &["month", "fortnight", "week"]),
                ),
            ],
            FormKind::Cancel => vec![
                FormField::chosen(FieldName::Entry, self.live_promises(file)),
                empty(FieldName::Reason),
            ],
            FormKind::CreditNote => vec![
                typed(FieldName::Invoice, only_open(file)),
                empty(FieldName::Amount),
                empty(FieldName::Reference),
                empty(FieldName::Reason),
            ],
            FormKind::WriteOff => vec![
                typed(FieldName::Invoice, only_open(file)),
                empty(FieldName::Amount),
                empty(FieldName::Reason),
            ],
            FormKind::SaidPaid => vec![
                typed(FieldName::Amount, self.owed(file)),
                typed(FieldName::Date, today),
                FormField::chosen(FieldName::Method, self.methods()),
                empty(FieldName::Reference),
            ],
            FormKind::NewReach => {
                let person = self
                    .call
                    .as_ref()
                    .and_then(|call| call.about.person.clone());
                vec![
                    typed(FieldName::PersonName, person.unwrap_or_default()),
                    empty(FieldName::NewPhone),
                    empty(FieldName::NewEmail),
                ]
            }
        }
    }

    /// What is to be collected in the main currency, else what is open, as it is typed.
    fn owed(&self, file: &DebtorFile) -> String {
        let Some(main) = file.standing.amounts.first() else {
            return String::new();
        };
        let amounts = [main.to_collect, main.overdue, main.open];
        let owed = amounts.into_iter().find(|it| *it > Decimal::ZERO);
        owed.map_or_else(String::new, |owed| {
            self.texts.number(written_out(owed, main.currency))
        })
    }

    /// Choices with these stable names, in words.
    fn words(&self, texts: &str, ids: &[&str]) -> Vec<(String, String)> {
        let word = |id: &&str| ((*id).to_owned(), self.texts.get(&format!("{texts}-{id}")));
        ids.iter().map(word).collect()
    }

    fn methods(&self) -> Vec<(String, String)> {
        let mut methods = vec![(String::new(), self.texts.get("method-unknown"))];
        methods.extend(self.words("method", &PaymentMethod::ALL.map(PaymentMethod::id)));
        methods
    }

    /// Looking at a dispute leaves it open.
    fn outcomes(&self) -> Vec<(String, String)> {
        let mut outcomes = self.words(
            "dispute-outcome",
            &DisputeOutcome::ALL.map(DisputeOutcome::id),
        );
        outcomes.insert(0, (String::new(), self.texts.get("dispute-outcome-open")));
        outcomes
    }

    fn payments(&self, file: &DebtorFile) -> Vec<(String, String)> {
        let payments = file.account.payments.iter().rev();
        let payments = payments.map(|it| {
            let money = Money::new(it.what.amount, it.what.currency);
            let words = format!(
                "{} · {}",
                self.texts.day(it.at.date(), self.today()),
                self.texts.money(money)
            );
            (it.number.to_string(), words)
        });
        payments.collect()
    }

    /// Live promises; a plan once, with its next instalment.
    fn live_promises(&self, file: &DebtorFile) -> Vec<(String, String)> {
        let mut live: Vec<(String, String)> = Vec::new();
        for it in file.account.live_promises() {
            let number = it.number.to_string();
            if live.iter().any(|(known, _)| *known == number) {
                continue;
            }
            let day = self.texts.day(it.due_on, self.today());
            let mut words = format!("{} · {day}", self.texts.money(it.money));
            if it.of_plan {
                words = format!("{} · {words}", self.texts.get("promise-of-plan"));
            }
            live.push((number, words));
        }
        live
    }

    fn disputes(&self, file: &DebtorFile) -> Vec<(String, String)> {
        let open = file.account.disputes.iter().filter(|it| !it.resolved);
        let open = open.map(|it| {
            let opened = &it.opened.what;
            let day = self.texts.day(it.opened.at.date(), self.today());
            (
                it.opened.number.to_string(),
                format!("{} · {day}", opened.invoice),
            )
        });
        open.collect()
    }

    fn holds(&self, file: &DebtorFile) -> Vec<(String, String)> {
        let holds = file.account.holds.iter().rev().map(|it| {
            let whole = self.texts.get("form-hold-whole");
            let what = it.what.invoice.clone().unwrap_or(whole);
            let day = self.texts.day(it.what.until, self.today());
            (it.number.to_string(), format!("{what} · {day}"))
        });
        holds.collect()
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
        let count = entry.fields.len();
        let untouched = std::mem::take(&mut entry.untouched);
        let field = &mut entry.fields[entry.at];
        match (action, key.code) {
            (Some(Action::LineCancel), _) => self.overlay = None,
            (Some(Action::LineNext), _) => entry.at = (entry.at + 1) % count,
            (Some(Action::LinePrevious), _) => entry.at = (entry.at + count - 1) % count,
            (_, KeyCode::Right | KeyCode::Char(' ')) if !field.choices.is_empty() => {
                field.turn(true);
            }
            (_, KeyCode::Left) if !field.choices.is_empty() => field.turn(false),
            (_, KeyCode::Char(letter)) if !field.choices.is_empty() => choose(field, letter),
            _ => {
                // The first letter replaces what stands there, as in a field that is marked.
                if untouched && matches!(key.code, KeyCode::Char(_)) {
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
                effects.push(Effect::Task(Task::Order(entry.debtor, Box::new(order))));
                if let Some(Overlay::Form(entry)) = &mut self.overlay {
                    entry.waiting = true;
                }
            }
            Err(problem) => self.tell(Mood::Hint, problem),
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
                if mine {
                    self.overlay = None;
                }
                let today = self.today();
                let facts: Vec<&Fact> = ordered.facts.iter().map(|(_, fact)| fact).collect();
                let next = self.note_planned(debtor, &facts);
                let words = facts.iter().map(|fact| self.texts.fact(fact, today));
                let what = Place::from(words.collect::<Vec<_>>().join("; "));
                let mut text = self.texts.with("told-recorded", &[("what", what)]);
                if let Some(next) = next {
                    text = format!("{text}. {next}");
                }
                self.tell(Mood::Good, text);
                effects.push(Effect::Ask(Ask::Look));
            }
            Err(error) => {
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

/// The number of the only open invoice; empty when there are several.
fn only_open(file: &DebtorFile) -> String {
    let invoices = file.account.invoices.iter();
    let mut open = invoices.filter(|it| it.balance().amount > Decimal::ZERO);
    match (open.next(), open.next()) {
        (Some(only), None) => only.number.clone(),
        _ => String::new(),
    }
}
