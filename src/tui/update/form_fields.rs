//! The fields that each form opens with.

use rust_decimal::Decimal;

use super::super::form::{FieldName, FormEntry, FormField, FormKind, FormOf};
use super::super::model::Model;
use crate::app::DebtorFile;
use crate::domain::fact::{ChargeKind, ClientKind, DisputeOutcome, DisputeReason, PaymentMethod};
use crate::domain::interest::{
    Claimed, KindSource, client_kind, late_interest, late_interest_with_waived,
};
use crate::domain::money::Money;
use crate::domain::order::Every;
use crate::domain::order::{owed as owed_in, promise_day};
use crate::domain::standing::days_after;

/// Instalments that a plan begins with.
const USUAL_INSTALMENTS: &str = "3";

impl Model {
    pub(super) fn fields(&self, kind: FormKind, of: &FormOf, file: &DebtorFile) -> Vec<FormField> {
        let typed = |name, text: String| FormField::typed(name, text);
        let empty = |name| FormField::typed(name, "");
        let today = self.texts.day_in_numbers(self.today());
        let first = promise_day(self.today(), self.policy.promise.days_ahead);
        let first = self.texts.day_in_numbers(first);
        match kind {
            FormKind::Promise => self.promise_fields(file, first),
            FormKind::Person
            | FormKind::Profile
            | FormKind::StepSent
            | FormKind::StepDone
            | FormKind::StepSkipped
            | FormKind::StepMoved
            | FormKind::StepChosen
            | FormKind::Service
            | FormKind::HandOver => self.dealing_fields(kind, of, file),
            FormKind::Claim => self.claim_fields(file),
            FormKind::Waive => self.waive_fields(file),
            FormKind::Terms => self.terms_fields(file),
            FormKind::SaidPaid => self.said_paid_fields(file, today),
            FormKind::NewReach => self.new_reach_fields(),
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
                empty(FieldName::Reason),
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
            FormKind::CallBack => self.call_back_fields(file),
            FormKind::Snooze => self.snooze_fields(),
            // It is opened with what was just recorded.
            FormKind::Contact => Vec::new(),
        }
    }

    /// What is to be collected in the main currency, else what is open, as it is typed; with the currency where others are
    /// owed too.
    pub(super) fn owed(&self, file: &DebtorFile) -> String {
        let Some(main) = file.standing.amounts.first() else {
            return String::new();
        };
        let amounts = [main.to_collect, main.overdue, main.open];
        let owed = amounts.into_iter().find(|it| *it > Decimal::ZERO);
        let several = owed_in(&file.account).len() > 1;
        owed.map_or_else(String::new, |owed| {
            self.typed_money(Money::new(owed, main.currency), several)
        })
    }

    /// When, how much, for what and how often; and whether live promises give way to it, where there are any.
    fn promise_fields(&self, file: &DebtorFile, first: String) -> Vec<FormField> {
        let offers = self.offers(file);
        let amount = offers.first().map_or_else(String::new, |it| {
            self.typed_money(it.money(), offers.len() > 1)
        });
        let mut fields = vec![
            FormField::typed(FieldName::Date, first),
            FormField::typed(FieldName::Amount, amount),
            FormField::typed(FieldName::Invoices, ""),
            FormField::typed(FieldName::Every, ""),
            FormField::typed(FieldName::Times, ""),
        ];
        if file.account.live_promises().any(|it| !it.of_plan) {
            let choices = self.words("form-promise-place", &["instead", "beside"]);
            fields.push(FormField::chosen(FieldName::Place, choices));
        }
        fields.push(FormField::typed(FieldName::Reason, ""));
        fields
    }

    /// Choices with these stable names, in words.
    pub(super) fn words(&self, texts: &str, ids: &[&str]) -> Vec<(String, String)> {
        let word = |id: &&str| ((*id).to_owned(), self.texts.get(&format!("{texts}-{id}")));
        ids.iter().map(word).collect()
    }

    pub(super) fn methods(&self) -> Vec<(String, String)> {
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

    /// What of it, for which invoices, and whether what was let go is claimed after all, where something was.
    fn claim_fields(&self, file: &DebtorFile) -> Vec<FormField> {
        let found = late_interest_with_waived(&file.account, self.today(), &self.interest);
        let kinds = ChargeKind::ALL.into_iter();
        let kinds = kinds.filter(|kind| !found.sums(*kind).is_zero());
        let kinds: Vec<&str> = kinds.map(ChargeKind::id).collect();
        let mut choices = vec![(String::new(), self.texts.get("form-claim-kind-all"))];
        choices.extend(self.words("charge", &kinds));
        let mut fields = vec![
            FormField::chosen(FieldName::Kind, choices),
            FormField::typed(FieldName::Invoices, ""),
        ];
        if found.invoices.iter().any(|it| !it.waived.is_empty()) {
            let choices = self.words("form-claim-waived", &["no", "yes"]);
            fields.push(FormField::chosen(FieldName::Waived, choices));
        }
        fields
    }

    /// Which charge, those claimed too much first, how much of it, and why.
    fn waive_fields(&self, file: &DebtorFile) -> Vec<FormField> {
        let found = late_interest(&file.account, self.today(), &self.interest);
        let mut claimed: Vec<&Claimed> = found.invoices.iter().flat_map(|it| &it.claimed).collect();
        claimed.sort_by_key(|it| it.excess().is_none());
        let too_much = claimed.first().is_some_and(|it| it.excess().is_some());
        let mut charges: Vec<(String, String)> = Vec::new();
        for it in &claimed {
            let mut words = self.charge_words(&it.charge.number, it.charge.kind, it.money());
            if let Some(excess) = it.excess() {
                let excess = [("money", self.texts.money(excess).into())];
                words = format!(
                    "{words} · {}",
                    self.texts.with("form-waive-excess", &excess)
                );
            }
            charges.push((it.charge.number.clone(), words));
        }
        // A charge whose invoice is gone is owed still.
        for it in &file.account.charges {
            let charge = &it.what;
            if charges.iter().all(|(number, _)| *number != charge.number) {
                let money = Money::new(charge.amount, charge.currency);
                let words = self.charge_words(&charge.number, charge.kind, money);
                charges.push((charge.number.clone(), words));
            }
        }
        let parts: &[&str] = if too_much {
            &["excess", "all"]
        } else {
            &["all"]
        };
        vec![
            FormField::chosen(FieldName::Entry, charges),
            FormField::chosen(FieldName::Outcome, self.words("form-waive-outcome", parts)),
            FormField::typed(FieldName::Reason, ""),
        ]
    }

    fn charge_words(&self, number: &str, kind: ChargeKind, money: Money) -> String {
        let kind = self.texts.get(&format!("charge-{}", kind.id()));
        format!("{number} · {kind} · {}", self.texts.money(money))
    }

    /// What was agreed with the client; an empty field follows the house's terms.
    fn terms_fields(&self, file: &DebtorFile) -> Vec<FormField> {
        let terms = &file.account.terms;
        let known = match client_kind(&file.account) {
            Some((kind, KindSource::TaxId)) => self.texts.client_kind(kind, KindSource::TaxId),
            _ => self.texts.get("form-terms-kind-unknown"),
        };
        let mut kinds = vec![(String::new(), known)];
        kinds.extend(self.words("client-kind", &ClientKind::ALL.map(ClientKind::id)));
        let kind = terms.client_kind.map_or("", ClientKind::id);
        let percent = |it: Option<Decimal>| it.map_or(String::new(), |it| self.texts.number(it));
        let whole = |it: Option<u32>| it.map_or(String::new(), |it| it.to_string());
        let prepayment = match terms.prepayment {
            None => "house",
            Some(true) => "yes",
            Some(false) => "no",
        };
        let choices = self.words("form-terms-prepayment", &["house", "yes", "no"]);
        vec![
            FormField::chosen_from(FieldName::Kind, kinds, kind),
            FormField::typed(FieldName::Rate, percent(terms.interest_rate)),
            FormField::typed(FieldName::PaymentDays, whole(terms.payment_days)),
            FormField::typed(FieldName::Years, whole(terms.prescription_years)),
            FormField::typed(FieldName::Deposit, percent(terms.deposit_percent)),
            FormField::chosen_from(FieldName::Prepayment, choices, prepayment),
        ]
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

/// How often a promise is repeated, as chosen.
pub(super) fn every(entry: &FormEntry) -> Every {
    match entry.value(FieldName::Every) {
        "week" => Every::Week,
        "fortnight" => Every::Fortnight,
        _ => Every::Month,
    }
}
