//! Facts in words, as the history of a client shows them.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{Place, Texts};
use crate::domain::account::{Account, Promise};
use crate::domain::fact::{Fact, Payment, PaymentCorrected, PromiseMade};
use crate::domain::money::{Currency, Money};
use crate::domain::proposals::Proposal;

impl Texts {
    /// A fact in one line, or several where somebody wrote several.
    pub fn fact(&self, fact: &Fact, today: NaiveDate) -> String {
        self.fact_about(fact, today, None)
    }

    /// A fact, with what the account tells about it: the currency of an invoice.
    pub fn fact_about(&self, fact: &Fact, today: NaiveDate, account: Option<&Account>) -> String {
        let of_invoice = |number: &str, amount: Decimal| {
            let invoice = account.and_then(|account| account.invoice(number));
            invoice.map_or_else(
                || self.number(amount),
                |it| self.money(Money::new(amount, it.total.currency)),
            )
        };
        let money = |amount: Decimal, currency: Currency| {
            Place::from(self.money(Money::new(amount, currency)))
        };
        let day = |day: NaiveDate| Place::from(self.day(day, today));
        let id = format!("fact-{}", fact.kind());
        match fact {
            Fact::Details(details) => {
                let known = [
                    &details.name,
                    &details.code,
                    &details.tax_id,
                    &details.email,
                ];
                let more = [&details.phone, &details.contact_person];
                let known: Vec<&str> = known
                    .into_iter()
                    .chain(more)
                    .filter_map(|it| it.as_deref())
                    .collect();
                self.with(&id, &[("details", known.join(" · ").into())])
            }
            Fact::TypeSet(set) => {
                let text = self.with(&id, &[("type", self.debtor_type(set.debtor_type).into())]);
                with_reason(text, set.reason.as_deref())
            }
            Fact::Tagged(tagged) => {
                let added = tagged.added.iter().map(|tag| format!("+{tag}"));
                let removed = tagged.removed.iter().map(|tag| format!("-{tag}"));
                let tags: Vec<String> = added.chain(removed).collect();
                self.with(&id, &[("tags", tags.join(" ").into())])
            }
            Fact::Invoice(stated) => {
                let places = [
                    ("number", Place::from(&stated.number)),
                    ("money", money(stated.total, stated.currency)),
                    ("date", day(stated.due_on)),
                ];
                let text = self.with(&id, &places);
                match stated.instalments.len() {
                    0 => text,
                    count => {
                        let parts = self.with("fact-invoice-parts", &[("count", count.into())]);
                        format!("{text}, {parts}")
                    }
                }
            }
            Fact::Payment(payment) => self.payment("fact-payment", payment),
            Fact::PaymentCorrected(it) => {
                let text = match &it.becomes {
                    None => self.get("fact-payment_corrected-gone"),
                    Some(correct) => {
                        let places = [
                            ("date", day(correct.paid_on)),
                            (
                                "payment",
                                self.payment("fact-payment", &correct.payment).into(),
                            ),
                        ];
                        self.with(&id, &places)
                    }
                };
                with_reason(text, it.reason.as_deref())
            }
            Fact::CreditAllocated(it) => {
                let amount = it.allocations.iter().map(|each| each.amount).sum();
                let numbers: Vec<&str> = it
                    .allocations
                    .iter()
                    .map(|each| each.invoice.as_str())
                    .collect();
                let places = [
                    ("money", money(amount, it.currency)),
                    ("numbers", numbers.join(", ").into()),
                ];
                self.with(&id, &places)
            }
            Fact::CreditNote(it) => {
                let places = [
                    ("number", Place::from(&it.invoice)),
                    ("amount", of_invoice(&it.invoice, it.amount).into()),
                ];
                with_reason(self.with(&id, &places), it.reason.as_deref())
            }
            Fact::WriteOff(it) => {
                let places = [
                    ("number", Place::from(&it.invoice)),
                    ("amount", of_invoice(&it.invoice, it.amount).into()),
                ];
                with_reason(self.with(&id, &places), Some(&it.reason))
            }
            Fact::Terms(terms) => {
                let text = self.client_terms(terms);
                self.with(&id, &[("terms", text.into())])
            }
            Fact::Charge(charge) => {
                let places = [
                    (
                        "kind",
                        self.get(&format!("charge-{}", charge.kind.id())).into(),
                    ),
                    ("number", Place::from(&charge.invoice)),
                    ("money", money(charge.amount, charge.currency)),
                ];
                self.with(&id, &places)
            }
            Fact::ChargeWaived(waived) => self.waiver(waived, account),
            Fact::DisputeOpened(opened) => {
                let mut text = self.with(&id, &[("number", Place::from(&opened.invoice))]);
                if let Some(amount) = opened.amount {
                    text = format!("{text} ({})", of_invoice(&opened.invoice, amount));
                }
                if let Some(reason) = opened.reason {
                    let reason = self.get(&format!("dispute-reason-{}", reason.id()));
                    text = format!("{text}, {reason}");
                }
                with_reason(text, opened.text.as_deref())
            }
            Fact::DisputeReviewed(_) | Fact::HoldReleased(_) => self.get(&id),
            Fact::DisputeResolved(resolved) => {
                let mut text = self.get(&id);
                if let Some(outcome) = resolved.outcome {
                    let outcome = self.get(&format!("dispute-outcome-{}", outcome.id()));
                    text = format!("{text}, {outcome}");
                }
                with_reason(text, resolved.text.as_deref())
            }
            Fact::HoldPlaced(hold) => {
                let mut text = self.with(&id, &[("date", day(hold.until))]);
                if let Some(number) = &hold.invoice {
                    text = format!("{text} · {number}");
                }
                with_reason(text, hold.reason.as_deref())
            }
            Fact::Snoozed(snoozed) => {
                let text = self.with(&id, &[("date", day(snoozed.until))]);
                with_reason(text, snoozed.reason.as_deref())
            }
            Fact::Promise(made) => self.promise_made(&id, made, today),
            Fact::PromiseCancelled(it) => with_reason(self.get(&id), it.reason.as_deref()),
            Fact::Plan(plan) => {
                let total = plan.instalments.iter().map(|it| it.amount).sum();
                let places = [
                    ("count", Place::from(plan.instalments.len())),
                    ("money", money(total, plan.currency)),
                ];
                with_reason(self.with(&id, &places), plan.exception.as_deref())
            }
            Fact::Contact(contact) => self.contact(contact, today),
            Fact::CallBack(_)
            | Fact::Person(_)
            | Fact::Profile(_)
            | Fact::Step(_)
            | Fact::Service(_)
            | Fact::HandedOver(_) => self.dealing(fact, today),
            Fact::Note(note) => note.text.clone(),
            Fact::Reversal(_) => self.get(&id),
            Fact::Erased(erased) => {
                let count = erased.emptied.len() + erased.replaced.len();
                let id = format!("{id}-{}", erased.whose.id());
                let text = self.with(&id, &[("count", count.into())]);
                with_reason(text, erased.reason.as_deref())
            }
            Fact::Readmitted(it) => with_reason(self.get(&id), it.reason.as_deref()),
        }
    }

    /// A fact in one line, with the share of each invoice where it pays several, and what is left as credit.
    pub fn fact_with_shares(&self, fact: &Fact, today: NaiveDate) -> String {
        let (shares, currency, amount) = match fact {
            Fact::Payment(it) => (&it.allocations, it.currency, Some(it.amount)),
            Fact::CreditAllocated(it) => (&it.allocations, it.currency, None),
            Fact::PaymentCorrected(PaymentCorrected {
                becomes: Some(correct),
                ..
            }) => {
                let it = &correct.payment;
                (&it.allocations, it.currency, Some(it.amount))
            }
            _ => return self.fact(fact, today),
        };
        let money = |amount| self.money(Money::new(amount, currency));
        let used: Decimal = shares.iter().map(|it| it.amount).sum();
        let mut parts: Vec<String> = shares
            .iter()
            .map(|it| format!("{} {}", it.invoice, money(it.amount)))
            .collect();
        let credit = amount.map_or(Decimal::ZERO, |amount| amount - used);
        if credit > Decimal::ZERO {
            parts.push(self.with("form-to-credit", &[("money", money(credit).into())]));
        }
        parts.join(" · ")
    }

    fn payment(&self, id: &str, payment: &Payment) -> String {
        let id = if payment.amount < Decimal::ZERO {
            format!("{id}-less")
        } else {
            id.to_owned()
        };
        let invoices: Vec<&str> = payment
            .allocations
            .iter()
            .map(|it| it.invoice.as_str())
            .collect();
        let money = Money::new(payment.amount.abs(), payment.currency);
        let mut text = self.with(&id, &[("money", self.money(money).into())]);
        let method = payment
            .method
            .map(|it| self.get(&format!("method-{}", it.id())));
        for more in method
            .as_deref()
            .into_iter()
            .chain(payment.reference.as_deref())
        {
            text = format!("{text}, {more}");
        }
        let assumed = if payment.day_assumed { " (*)" } else { "" };
        match invoices.as_slice() {
            [] => format!("{text}{assumed}"),
            some => format!("{text} · {}{assumed}", some.join(", ")),
        }
    }

    fn promise_made(&self, id: &str, made: &PromiseMade, today: NaiveDate) -> String {
        let id = if !made.replaces.is_empty() {
            format!("{id}-replaced")
        } else {
            id.to_owned()
        };
        let places = [
            (
                "money",
                Place::from(self.money(Money::new(made.amount, made.currency))),
            ),
            ("date", Place::from(self.day(made.due_on, today))),
        ];
        with_reason(self.with(&id, &places), made.exception.as_deref())
    }
}

impl Texts {
    /// What is proposed, with the evidence.
    pub fn proposal(&self, proposal: &Proposal, today: NaiveDate) -> String {
        let days = |promises: &[Promise]| {
            let days = promises.iter().map(|it| self.day(it.due_on, today));
            Place::from(days.collect::<Vec<_>>().join(", "))
        };
        let id = format!("proposal-{}", proposal.id());
        match proposal {
            Proposal::ThankYou { kept } => {
                let places = [
                    ("money", Place::from(self.money(kept.money))),
                    ("date", self.day(kept.due_on, today).into()),
                ];
                self.with(&id, &places)
            }
            Proposal::WaiveExcess { charge } => self.claimed_too_much(charge).unwrap_or_default(),
            Proposal::Prepayment { broken } | Proposal::NoMoreCredit { broken } => {
                let places = [("count", broken.len().into()), ("dates", days(broken))];
                self.with(&id, &places)
            }
        }
    }
}

pub(super) fn with_reason(text: String, reason: Option<&str>) -> String {
    match reason.filter(|it| !it.is_empty()) {
        Some(reason) => format!("{text}: {reason}"),
        None => text,
    }
}
