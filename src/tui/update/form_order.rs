//! What the fields of a form come to: an order, or what is wrong with them in words.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::super::form::{FieldName, FormEntry, FormKind};
use super::super::model::Model;
use super::form_claim::waive_order;
use super::form_fields::every;
use crate::app::DebtorFile;
use crate::clean::{TEXT_LENGTH, clean_text};
use crate::domain::account::Account;
use crate::domain::fact::{DisputeOutcome, DisputeReason, EntryNumber, Fact, PaymentMethod};
use crate::domain::money::{Currency, Money};
use crate::domain::order::{
    CancelOrder, CorrectionOrder, CreditNoteOrder, DisputeOrder, Facts, HoldOrder, Order, Parts,
    PayTo, PaymentOrder, PlanOrder, PlanProposal, Refusal, ReleaseOrder, ResolveOrder, ReviewOrder,
    Situation, SplitOrder, WriteOffOrder, owed,
};
use crate::domain::typed_amount::{AmountProblem, TypedAmount, TypedCurrency, parse_amount};
use crate::domain::typed_date::{DayMonthOrder, parse_date, parse_past_date};

pub(super) type Read<T> = Result<T, String>;

/// The invoices named, each with its share if one was typed.
pub(super) type Shares = Vec<(String, Option<Decimal>)>;

impl Model {
    /// The order that a form comes to, or what is wrong with it in words.
    pub fn form_order(&self, entry: &FormEntry) -> Read<Order> {
        self.worked_out(entry).map(|(order, _)| order)
    }

    /// The order that a form comes to, and its facts as things stand.
    fn worked_out(&self, entry: &FormEntry) -> Read<(Order, Facts)> {
        // About what was just recorded, or about several clients, nothing depends on the client on show.
        if entry.kind == FormKind::Contact {
            return Ok((self.contact_order(entry)?, Facts::new()));
        }
        if !entry.several.is_empty() {
            return Ok((self.snooze_order(entry)?, Facts::new()));
        }
        let Some(file) = self.file_of(entry) else {
            return Err(self.texts.get("why-loading"));
        };
        let order = self.typed_order(entry, &file.account)?;
        // What makes no sense as things stand is told while it is typed.
        let facts = order.facts(&self.situation(file));
        let facts = facts.map_err(|refusal| self.texts.refusal(&refusal))?;
        Ok((order, facts))
    }

    /// Whether nothing but a reason is missing for what the policy does not allow.
    pub(super) fn form_needs_reason(&self, entry: &FormEntry) -> bool {
        let Some(file) = self.file_of(entry) else {
            return false;
        };
        let order = self.typed_order(entry, &file.account).ok();
        let refused = order.and_then(|order| order.facts(&self.situation(file)).err());
        matches!(refused, Some(Refusal::NeedsReason(_)))
    }

    /// The order that was typed, whether it makes sense or not.
    fn typed_order(&self, entry: &FormEntry, account: &Account) -> Read<Order> {
        Ok(match entry.kind {
            FormKind::Promise => Order::Promise(self.promise_order(entry, account)?),
            FormKind::Claim => Order::Claim(self.claim_order(entry, account)?),
            FormKind::Waive => Order::Waive(waive_order(entry)),
            FormKind::Terms => Order::Terms(self.terms_order(entry, account)?),
            FormKind::Person
            | FormKind::Profile
            | FormKind::StepSent
            | FormKind::StepDone
            | FormKind::StepSkipped
            | FormKind::StepMoved
            | FormKind::StepChosen
            | FormKind::Service
            | FormKind::HandOver => self.dealing_order(entry, account)?,
            FormKind::Payment => Order::Payment(self.payment(entry, account)?),
            FormKind::Correction => self.correction(entry, account)?,
            FormKind::Plan => Order::Plan(self.plan_order(entry)?),
            FormKind::Dispute => Order::Dispute(self.dispute(entry, account)?),
            FormKind::Resolve => self.resolve(entry)?,
            FormKind::Hold => Order::Hold(HoldOrder {
                invoice: self.one_invoice(entry, account)?,
                until: self
                    .coming(entry)?
                    .ok_or_else(|| self.texts.get("typed-date-empty"))?,
                reason: words(entry, FieldName::Reason).unwrap_or_default(),
            }),
            FormKind::Release => Order::Release(ReleaseOrder {
                hold: number(entry),
            }),
            FormKind::Split => Order::Split(SplitOrder {
                invoice: self.needed_invoice(entry, account)?,
                parts: self.parts(entry)?,
                first_on: self.coming(entry)?.unwrap_or(self.today()),
                every: every(entry),
            }),
            FormKind::Cancel => Order::Cancel(CancelOrder {
                promise: Some(number(entry)),
                reason: words(entry, FieldName::Reason),
            }),
            FormKind::CreditNote => Order::CreditNote(CreditNoteOrder {
                invoice: self.needed_invoice(entry, account)?,
                amount: self.amount(entry, FieldName::Amount)?,
                number: words(entry, FieldName::Reference),
                reason: words(entry, FieldName::Reason),
            }),
            FormKind::WriteOff => Order::WriteOff(WriteOffOrder {
                invoice: self.needed_invoice(entry, account)?,
                amount: self.amount(entry, FieldName::Amount)?,
                reason: words(entry, FieldName::Reason).unwrap_or_default(),
            }),
            FormKind::CallBack => self.call_back_order(entry)?,
            FormKind::Snooze => self.snooze_order(entry)?,
            FormKind::Contact => self.contact_order(entry)?,
            FormKind::NewReach => Order::Person(Box::new(self.new_reach(entry, account)?)),
            // It is told and not recorded by itself.
            FormKind::SaidPaid => return Err(self.said_paid(entry)?),
        })
    }

    /// What a form comes to in words, line by line: the plan's instalments, else each fact.
    pub fn form_preview(&self, entry: &FormEntry) -> Read<Vec<String>> {
        if entry.kind == FormKind::SaidPaid {
            return self.said_paid(entry).map(|words| vec![words]);
        }
        let (order, facts) = self.worked_out(entry)?;
        if facts.is_empty() {
            let lines = self.order_in_words(&order, entry.several.len());
            let mut lines = lines.unwrap_or_default();
            lines.extend(self.agreed_out_of_hours(&order));
            return Ok(lines);
        }
        let Some(file) = self.file_of(entry) else {
            return Ok(Vec::new());
        };
        if let Order::Plan(plan) = &order {
            let proposal = plan.proposal(&self.situation(file));
            return proposal
                .map(|proposal| self.instalment_lines(&proposal, &file.account))
                .map_err(|refusal| self.texts.refusal(&refusal));
        }
        if let Order::Claim(claim) = &order {
            return Ok(self.claim_lines(claim, file, &facts));
        }
        let today = self.today();
        let account = Some(&file.account);
        let in_words = |fact: &Fact| match fact {
            Fact::ChargeWaived(_) => self.texts.fact_about(fact, today, account),
            _ => self.texts.fact_with_shares(fact, today),
        };
        let mut lines: Vec<String> = facts.iter().map(|(_, fact)| in_words(fact)).collect();
        lines.extend(
            facts
                .iter()
                .filter_map(|(_, fact)| self.unread_numbers(fact, file)),
        );
        lines.extend(self.agreed_out_of_hours(&order));
        if let Some(Fact::Promise(made)) = facts.first().map(|(_, fact)| fact)
            && !made.replaces.is_empty()
        {
            let replaced = self.texts.agreements(&file.account, &made.replaces, today);
            let places = [("agreements", replaced.into())];
            lines.push(self.texts.with("form-plan-replaces", &places));
        }
        Ok(lines)
    }

    fn agreed_out_of_hours(&self, order: &Order) -> Option<String> {
        let at = match order {
            Order::CallBack(order) => order.at,
            Order::Contact(order) => order.contact.call_back_at,
            _ => None,
        };
        self.out_of_hours(at?)
    }

    fn instalment_lines(&self, proposal: &PlanProposal, account: &Account) -> Vec<String> {
        let texts = &self.texts;
        let places = [
            ("money", texts.money(proposal.total).into()),
            ("invoices", proposal.invoices.join(", ").into()),
        ];
        let mut lines = vec![texts.with("form-plan-for", &places)];
        if !proposal.replaces.is_empty() {
            let replaced = texts.agreements(account, &proposal.replaces, self.today());
            lines.push(texts.with("form-plan-replaces", &[("agreements", replaced.into())]));
        }
        for (at, it) in proposal.instalments.iter().enumerate() {
            let money = Money::new(it.amount, proposal.total.currency);
            let (money, day) = (texts.money(money), texts.day_in_full(it.due_on));
            lines.push(format!("{:>3}  {money:>14}  {day}", at + 1));
        }
        lines
    }

    /// The file of the client that a form is about, while it is the one on show.
    pub(super) fn file_of(&self, entry: &FormEntry) -> Option<&DebtorFile> {
        let file = self.detail.file.as_deref()?;
        (file.debtor == entry.debtor).then_some(file)
    }

    fn situation<'a>(&'a self, file: &'a DebtorFile) -> Situation<'a> {
        Situation {
            entries: &file.entries,
            account: &file.account,
            now: self.now,
            policy: &self.policy,
            interest: &self.interest,
            currency: self.currency,
            limits: &self.limits,
        }
    }

    fn payment(&self, entry: &FormEntry, account: &Account) -> Read<PaymentOrder> {
        let invoices = self.invoices(entry, account)?;
        let (amount, currency) = self.money(entry)?.unzip();
        Ok(PaymentOrder {
            amount,
            currency: currency.flatten(),
            paid_on: self.past(entry)?,
            method: PaymentMethod::from_id(entry.value(FieldName::Method)),
            reference: words(entry, FieldName::Reference),
            to: if invoices.is_empty() {
                PayTo::Oldest
            } else {
                PayTo::Invoices(invoices)
            },
        })
    }

    fn correction(&self, entry: &FormEntry, account: &Account) -> Read<Order> {
        let outcome = entry.value(FieldName::Outcome);
        let told = [FieldName::Amount, FieldName::Date, FieldName::Invoices];
        if outcome == "right" && !told.into_iter().any(|name| entry.has_changed(name)) {
            return Err(self.texts.get("refused-nothing-changed"));
        }
        let becomes = match outcome {
            "right" => Some(self.payment(entry, account)?),
            _ => None,
        };
        let returned_on = match outcome {
            "returned" => Some(self.past(entry)?.unwrap_or(self.today())),
            _ => None,
        };
        Ok(Order::Correction(CorrectionOrder {
            payment: number(entry),
            becomes,
            returned_on,
            reason: words(entry, FieldName::Reason),
        }))
    }

    fn plan_order(&self, entry: &FormEntry) -> Read<PlanOrder> {
        let parts = self.parts(entry)?;
        let first_on = self.coming(entry)?.unwrap_or(self.today());
        Ok(PlanOrder {
            invoices: match self.file_of(entry) {
                Some(file) => {
                    let named = self.invoices(entry, &file.account)?;
                    named.into_iter().map(|(number, _)| number).collect()
                }
                None => Vec::new(),
            },
            parts,
            first_on,
            every: every(entry),
            at_once: self.amount(entry, FieldName::AtOnce)?,
            currency: None,
            reason: words(entry, FieldName::Reason),
        })
    }

    /// `3` are instalments; `150,00` or `150 €` is an amount, and so is more than a plan can have.
    fn parts(&self, entry: &FormEntry) -> Read<Parts> {
        let typed = entry.value(FieldName::Parts);
        Ok(match typed.parse::<u32>() {
            Ok(count) if count <= 60 => Parts::Count(count),
            _ => Parts::Each(self.read_amount(typed)?),
        })
    }

    fn dispute(&self, entry: &FormEntry, account: &Account) -> Read<DisputeOrder> {
        let invoices = self.invoices(entry, account)?;
        if invoices.is_empty() {
            return Err(self.texts.which_invoice(account));
        }
        Ok(DisputeOrder {
            invoices,
            reason: DisputeReason::from_id(entry.value(FieldName::Reason)),
            text: words(entry, FieldName::Words),
            assignee: words(entry, FieldName::Assignee),
            review_on: self.coming(entry)?,
        })
    }

    fn resolve(&self, entry: &FormEntry) -> Read<Order> {
        let dispute = number(entry);
        Ok(
            match DisputeOutcome::from_id(entry.value(FieldName::Outcome)) {
                None => Order::Review(ReviewOrder {
                    dispute,
                    review_on: self.coming(entry)?,
                }),
                Some(outcome) => Order::Resolve(ResolveOrder {
                    dispute,
                    outcome,
                    credited: self.amount(entry, FieldName::Amount)?,
                    text: words(entry, FieldName::Words),
                }),
            },
        )
    }

    /// The amount in a field; nothing when it is empty.
    pub(super) fn amount(&self, entry: &FormEntry, name: FieldName) -> Read<Option<Decimal>> {
        match entry.value(name) {
            "" => Ok(None),
            typed => self.read_amount(typed).map(Some),
        }
    }

    /// The amount of a payment, with the currency if one was typed.
    pub(super) fn money(&self, entry: &FormEntry) -> Read<Option<(Decimal, Option<Currency>)>> {
        let typed = entry.value(FieldName::Amount);
        match parse_amount(typed, self.texts.decimal_mark()) {
            Ok(TypedAmount::Money {
                amount,
                currency: Some(TypedCurrency::Code(code)),
            }) => match Currency::from_code(&code.to_uppercase()) {
                Some(currency) => Ok(Some((amount, Some(currency)))),
                None => Err(self.texts.get("typed-amount-currency")),
            },
            // A sign that fits only one of the currencies owed says which.
            Ok(TypedAmount::Money {
                amount,
                currency: Some(sign),
            }) if self.only_owed_in(&sign).is_some() => {
                Ok(Some((amount, self.only_owed_in(&sign))))
            }
            _ => Ok(self.amount(entry, FieldName::Amount)?.map(|it| (it, None))),
        }
    }

    fn read_amount(&self, typed: &str) -> Read<Decimal> {
        match parse_amount(typed, self.texts.decimal_mark()) {
            Ok(TypedAmount::Money { amount, currency }) => match currency {
                Some(typed) if !self.is_owed_in(&typed) => {
                    Err(self.texts.get("typed-amount-currency"))
                }
                _ => Ok(amount),
            },
            Err(AmountProblem::Negative | AmountProblem::Zero) => {
                Err(self.texts.get("typed-amount-not_positive"))
            }
            _ => Err(self.texts.get("typed-amount-bad")),
        }
    }

    /// The only currency owed by the client on show that was typed.
    fn only_owed_in(&self, typed: &TypedCurrency) -> Option<Currency> {
        let file = self.detail.file.as_deref()?;
        let owed = owed(&file.account).into_iter().map(|it| it.currency);
        let mut fitting = owed.filter(|it| typed.may_be(it.code()));
        fitting.next().filter(|_| fitting.next().is_none())
    }

    /// Whether the client on show has invoices in nothing but the currency that was typed, so that it goes without saying.
    fn is_owed_in(&self, typed: &TypedCurrency) -> bool {
        let file = self.detail.file.as_deref();
        let mut invoices = file.into_iter().flat_map(|file| &file.account.invoices);
        invoices.all(|it| typed.may_be(it.total.currency.code()))
    }

    /// A day that has come; nothing when the field is empty.
    pub(super) fn past(&self, entry: &FormEntry) -> Read<Option<NaiveDate>> {
        self.date(entry, parse_past_date)
    }

    /// A day to come; nothing when the field is empty.
    pub(super) fn coming(&self, entry: &FormEntry) -> Read<Option<NaiveDate>> {
        self.date(entry, parse_date)
    }

    fn date(
        &self,
        entry: &FormEntry,
        parse: impl Fn(
            &str,
            NaiveDate,
            DayMonthOrder,
        ) -> Result<NaiveDate, crate::domain::typed_date::DateProblem>,
    ) -> Read<Option<NaiveDate>> {
        match entry.value(FieldName::Date) {
            "" => Ok(None),
            typed => parse(typed, self.today(), DayMonthOrder::DayMonth)
                .map(Some)
                .map_err(|problem| self.texts.date_problem(&problem)),
        }
    }

    /// The day that a form's date field means, in full, for the echo beside it.
    pub fn form_day(&self, entry: &FormEntry) -> Read<Option<String>> {
        let has_come = matches!(
            entry.kind,
            FormKind::Payment | FormKind::Correction | FormKind::SaidPaid
        );
        let day = if has_come {
            self.past(entry)
        } else {
            self.coming(entry)
        };
        day.map(|day| day.map(|day| self.texts.day_in_full(day)))
    }

    /// The invoices named, by their numbers or by what is unique in them, each with its share after `=`.
    pub(super) fn invoices(&self, entry: &FormEntry, account: &Account) -> Read<Shares> {
        let typed = entry.value(FieldName::Invoices);
        let words = typed.split([',', ';', ' ']).filter(|word| !word.is_empty());
        words
            .map(|word| {
                let (number, share) = match word.rsplit_once('=') {
                    Some((number, share)) => (number, Some(self.read_amount(share)?)),
                    None => (word, None),
                };
                Ok((self.meant_invoice(number, account)?, share))
            })
            .collect()
    }

    fn one_invoice(&self, entry: &FormEntry, account: &Account) -> Read<Option<String>> {
        match entry.value(FieldName::Invoice) {
            "" => Ok(None),
            typed => self.meant_invoice(typed, account).map(Some),
        }
    }

    fn needed_invoice(&self, entry: &FormEntry, account: &Account) -> Read<String> {
        // With one open invoice there is no doubt which.
        let mut open = account.invoices.iter().filter(|it| it.is_open());
        let only = open.next().filter(|_| open.next().is_none());
        let only = only.map(|it| it.number.clone());
        let invoice = self.one_invoice(entry, account)?.or(only);
        invoice.ok_or_else(|| self.texts.which_invoice(account))
    }

    /// The invoice with this number, else the only open one whose number contains it.
    fn meant_invoice(&self, typed: &str, account: &Account) -> Read<String> {
        if account.invoice(typed).is_some() {
            return Ok(typed.to_owned());
        }
        let wanted = typed.to_lowercase();
        let invoices = account.invoices.iter();
        let mut fitting =
            invoices.filter(|it| it.is_open() && it.number.to_lowercase().contains(&wanted));
        match (fitting.next(), fitting.next()) {
            (Some(only), None) => Ok(only.number.clone()),
            _ => Err(self
                .texts
                .with("cli-no-invoice", &[("number", typed.into())])),
        }
    }
}

pub(super) fn words(entry: &FormEntry, name: FieldName) -> Option<String> {
    let text = clean_text(entry.value(name), TEXT_LENGTH).trim().to_owned();
    (!text.is_empty()).then_some(text)
}

/// The entry chosen; none has the number 0.
fn number(entry: &FormEntry) -> EntryNumber {
    entry.value(FieldName::Entry).parse().unwrap_or(0)
}
