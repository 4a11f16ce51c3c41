//! Entries of a history in words: a fact with what it speaks about, and what became of it since.

use chrono::NaiveDate;

use super::history::with_reason;
use super::{Place, Texts};
use crate::app::DebtorFile;
use crate::domain::account::{PlanStatus, PromiseStatus};
use crate::domain::fact::{Entry, EntryNumber, Fact, PaymentCorrected};
use crate::domain::money::Money;

impl Texts {
    /// An entry's fact, with the verdicts that it changed and, in brackets, what became of it since.
    pub fn fact_of(&self, file: &DebtorFile, entry: &Entry, today: NaiveDate) -> Option<String> {
        let fact = entry.fact.as_ref()?;
        let mut text = self.fact_in(file, fact, today);
        for change in file.verdicts.get(&entry.number).into_iter().flatten() {
            let places = [
                ("money", Place::from(self.money(change.money))),
                ("date", self.day(change.due_on, today).into()),
                ("before", self.promise_status(change.before).into()),
                ("after", self.promise_status(change.after).into()),
            ];
            text = format!("{text}; {}", self.with("verdict-changed", &places));
        }
        Some(match self.became(file, entry, today) {
            Some(since) => format!("{text} ({since})"),
            None => text,
        })
    }

    /// A fact about a debtor, naming the earlier one that it speaks about.
    pub fn fact_in(&self, file: &DebtorFile, fact: &Fact, today: NaiveDate) -> String {
        let plain = || self.fact_about(fact, today, Some(&file.account));
        match fact {
            Fact::PaymentCorrected(it) => self.correction(file, it, today).unwrap_or_else(plain),
            Fact::DisputeReviewed(it) => {
                let review_on = it.review_on.map(|day| {
                    let date = Place::from(self.day(day, today));
                    self.with("fact-dispute_reviewed-again", &[("date", date)])
                });
                let text = self.of_invoice(plain(), disputed(file, it.dispute));
                review_on.map_or(text.clone(), |again| format!("{text}, {again}"))
            }
            Fact::DisputeResolved(it) => self.of_invoice(plain(), disputed(file, it.dispute)),
            Fact::HoldReleased(it) => match file.fact(it.hold) {
                Some(Fact::HoldPlaced(hold)) => self.of_invoice(plain(), hold.invoice.as_deref()),
                _ => plain(),
            },
            Fact::PromiseCancelled(it) => {
                let text = file
                    .fact(it.promise)
                    .and_then(|of| self.cancelled(of, today));
                text.map_or_else(plain, |text| with_reason(text, it.reason.as_deref()))
            }
            _ => plain(),
        }
    }

    /// That a promise, or a plan, was cancelled.
    fn cancelled(&self, of: &Fact, today: NaiveDate) -> Option<String> {
        match of {
            Fact::Promise(made) => {
                let money = Money::new(made.amount, made.currency);
                let places = [
                    ("money", Place::from(self.money(money))),
                    ("date", self.day(made.due_on, today).into()),
                ];
                Some(self.with("fact-promise_cancelled-of", &places))
            }
            Fact::Plan(plan) => {
                let total = plan.instalments.iter().map(|it| it.amount).sum();
                let places = [
                    ("count", Place::from(plan.instalments.len())),
                    ("money", self.money(Money::new(total, plan.currency)).into()),
                ];
                Some(self.with("fact-plan_cancelled-of", &places))
            }
            _ => None,
        }
    }

    fn of_invoice(&self, text: String, invoice: Option<&str>) -> String {
        match invoice {
            Some(number) => format!(
                "{} · {text}",
                self.with("fact-of-invoice", &[("number", number.into())])
            ),
            None => text,
        }
    }

    /// A correction with the payment as it was recorded first.
    fn correction(
        &self,
        file: &DebtorFile,
        correction: &PaymentCorrected,
        today: NaiveDate,
    ) -> Option<String> {
        let Fact::Payment(before) = file.fact(correction.payment)? else {
            return None;
        };
        let reason = correction.reason.as_deref();
        let bare = PaymentCorrected {
            reason: None,
            ..correction.clone()
        };
        let text = self.fact(&Fact::PaymentCorrected(bare), today);
        let Some(correct) = &correction.becomes else {
            let before = self.fact(&Fact::Payment(before.clone()), today);
            return Some(with_reason(format!("{before} · {text}"), reason));
        };
        let (old, new) = (before.amount, correct.payment.amount);
        if (old, before.currency) == (new, correct.payment.currency) {
            return Some(with_reason(text, reason));
        }
        let before = self.money(Money::new(old, before.currency));
        let before = self.with("fact-payment_corrected-before", &[("money", before.into())]);
        Some(with_reason(format!("{text}, {before}"), reason))
    }

    /// What became of an entry since: the payment was corrected, the promise kept or replaced, the hold ended.
    fn became(&self, file: &DebtorFile, entry: &Entry, today: NaiveDate) -> Option<String> {
        match entry.fact.as_ref()? {
            Fact::Promise(_) => {
                let mut promises = file.account.promises.iter();
                let status = promises.find(|it| it.number == entry.number)?.status;
                (status != PromiseStatus::Pending).then(|| self.promise_status(status))
            }
            Fact::Plan(_) => {
                let mut plans = file.account.plans.iter();
                let status = plans.find(|it| it.number == entry.number)?.status;
                (status != PlanStatus::OnSchedule).then(|| self.plan_status(status))
            }
            Fact::Payment(_) => {
                let Fact::PaymentCorrected(it) = file.sequel(entry.number)? else {
                    return None;
                };
                let Some(correct) = &it.becomes else {
                    return Some(self.get("became-payment-gone"));
                };
                let money = Money::new(correct.payment.amount, correct.payment.currency);
                let places = [
                    ("money", Place::from(self.money(money))),
                    ("date", self.day(correct.paid_on, today).into()),
                ];
                Some(self.with("became-payment-corrected", &places))
            }
            fact @ (Fact::Charge(_) | Fact::DisputeOpened(_) | Fact::HoldPlaced(_)) => {
                file.sequel(entry.number)?;
                Some(self.get(&format!("became-{}", fact.kind())))
            }
            _ => None,
        }
    }

    /// What a row of the journal holds, by its stable kind; the kind itself where there is no word for it.
    pub fn kind_of_entry(&self, kind: &str) -> String {
        let id = format!("dossier-kind-{kind}");
        match self.has(&id) {
            true => self.get(&id),
            false => kind.to_owned(),
        }
    }

    /// What became of an instalment of a plan.
    pub fn instalment_status(&self, status: PromiseStatus) -> String {
        self.get(&format!("instalment-status-{}", status.id()))
    }

    /// What became of a plan.
    pub fn plan_status(&self, status: PlanStatus) -> String {
        self.get(&format!("plan-status-{}", status.id()))
    }
}

fn disputed(file: &DebtorFile, dispute: EntryNumber) -> Option<&str> {
    match file.fact(dispute)? {
        Fact::DisputeOpened(opened) => Some(&opened.invoice),
        _ => None,
    }
}
