//! Promises to pay and what became of them, worked out from the payments.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;

use super::giving::{Giving, came_after, give_back, givings, reductions, take};
use super::plans::{Missed, Plan, judged};
use super::{Account, Invoice, Recorded};
use crate::domain::fact::{EntryNumber, PlanAgreed, PromiseCancelled, PromiseMade};
use crate::domain::money::Money;
use crate::domain::policy::{Policy, PromisePolicy};
use crate::domain::standing::{days_after, start_of};

/// What became of a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PromiseStatus {
    /// Its date and grace days have not passed, and it was not kept yet.
    Pending,
    /// Paid in time, within the tolerance.
    Kept,
    /// Paid in time in part only.
    PartlyKept,
    /// Nothing was paid in time.
    Broken,
    /// A newer promise took its place.
    Replaced,
    /// It was called off.
    Cancelled,
}

impl PromiseStatus {
    /// The stable English name, as in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Kept => "kept",
            Self::PartlyKept => "partly_kept",
            Self::Broken => "broken",
            Self::Replaced => "replaced",
            Self::Cancelled => "cancelled",
        }
    }
}

/// A promise, or an instalment of a plan, with its status at the moment of the account.
#[derive(Debug, Clone, PartialEq)]
pub struct Promise {
    /// The entry that holds it; instalments of a plan share the plan's entry.
    pub number: EntryNumber,
    /// When it was made.
    pub made_at: NaiveDateTime,
    /// How much was promised.
    pub money: Money,
    /// The last day to pay.
    pub due_on: NaiveDate,
    /// The last day on which a payment still keeps it: the due day and the grace days.
    pub deadline: NaiveDate,
    /// The invoices it is for; the oldest first when empty.
    pub invoices: Vec<String>,
    /// A day before `due_on` to ask whether all is well.
    pub check_in_on: Option<NaiveDate>,
    /// Whether it is an instalment of a plan.
    pub of_plan: bool,
    /// What was paid in time.
    pub paid_in_time: Decimal,
    /// What is missing still, counting late payments too. Never negative.
    pub missing: Decimal,
    /// When the payment that kept it came in.
    pub kept_at: Option<NaiveDateTime>,
    /// What became of it.
    pub status: PromiseStatus,
}

impl Promise {
    /// The first day on which the promise counts as broken if it is not kept.
    pub fn breaks_on(&self) -> NaiveDate {
        days_after(self.deadline, 1)
    }

    /// Whether it was not kept, wholly or in part.
    pub fn is_failed(&self) -> bool {
        matches!(
            self.status,
            PromiseStatus::Broken | PromiseStatus::PartlyKept
        )
    }
}

/// Promises as recorded, before they are judged.
#[derive(Default)]
pub(super) struct Promised {
    promises: Vec<(Recorded<PromiseMade>, bool)>,
    plans: Vec<Recorded<PlanAgreed>>,
    cancelled: Vec<Recorded<PromiseCancelled>>,
}

/// Why a promise holds no longer, and since when.
#[derive(Clone, Copy)]
struct End {
    status: PromiseStatus,
    at: NaiveDateTime,
    number: EntryNumber,
}

impl Promised {
    pub(super) fn promise(&mut self, made: Recorded<PromiseMade>) {
        self.promises.push((made, false));
    }

    pub(super) fn cancel(&mut self, cancelled: &Recorded<PromiseCancelled>) {
        self.cancelled.push(cancelled.clone());
    }

    pub(super) fn plan(&mut self, plan: &Recorded<PlanAgreed>) {
        for instalment in &plan.what.instalments {
            let made = PromiseMade {
                amount: instalment.amount,
                currency: plan.what.currency,
                due_on: instalment.due_on,
                invoices: plan.what.invoices.clone(),
                replaces: plan.what.replaces.clone(),
                check_in_on: None,
                exception: None,
            };
            let made = Recorded {
                number: plan.number,
                at: plan.at,
                what: made,
            };
            self.promises.push((made, true));
        }
        self.plans.push(plan.clone());
    }

    /// Works out what became of each promise and plan. Payments go to the promise due first; each cent keeps one promise
    /// only. What the house itself takes off an invoice need not be paid to keep a promise.
    pub(super) fn judge(
        self,
        account: &Account,
        moment: NaiveDateTime,
        policy: &Policy,
    ) -> (Vec<Promise>, Vec<Plan>) {
        if self.promises.is_empty() {
            return (Vec::new(), Vec::new());
        }
        let mut giving = givings(&account.payments);
        giving.extend(reductions(account));
        let mut order: Vec<usize> = (0..self.promises.len()).collect();
        order.sort_by_key(|&at| {
            let (made, _) = &self.promises[at];
            (made.what.due_on, made.number)
        });
        let mut missed: BTreeMap<EntryNumber, Missed> = BTreeMap::new();
        let mut promises = Vec::with_capacity(order.len());
        for at in order {
            let (made, of_plan) = &self.promises[at];
            let mut promise = pending(made, *of_plan, &policy.promise);
            let plan = missed.entry(made.number).or_insert(Missed::NONE);
            let broken = plan.broke_on.map(|day| End {
                status: PromiseStatus::Cancelled,
                at: start_of(day),
                number: EntryNumber::MAX,
            });
            let judging = Judging {
                // What came after the verdict does not change it.
                ended: self
                    .ended(made.number)
                    .or(broken)
                    .filter(|end| end.at.date() <= promise.deadline),
                renewed: self.renewed(&promise),
                invoices: &account.invoices,
                moment,
                policy: &policy.promise,
            };
            judging.judge(&mut promise, &mut giving);
            if *of_plan {
                plan.count(&promise, policy.plan.missed_instalments);
            }
            promises.push(promise);
        }
        let plans = self.plans.iter().map(|plan| {
            let missed = missed.get(&plan.number).copied().unwrap_or(Missed::NONE);
            judged(plan, missed, &promises)
        });
        let plans = plans.collect();
        (promises, plans)
    }

    /// Why a promise holds no longer, if something took its place or it was called off.
    fn ended(&self, number: EntryNumber) -> Option<End> {
        let cancelled = self.cancelled.iter().find(|it| it.what.promise == number);
        let successor = self
            .promises
            .iter()
            .find(|(made, _)| made.what.replaces.contains(&number));
        let end = |status, at, number| End { status, at, number };
        cancelled
            .map(|it| end(PromiseStatus::Cancelled, it.at, it.number))
            .or(successor.map(|(it, _)| end(PromiseStatus::Replaced, it.at, it.number)))
    }

    /// Whether another promise was made after this one broke. What is paid then can keep the new one.
    fn renewed(&self, promise: &Promise) -> bool {
        self.promises.iter().any(|(made, _)| {
            let cancelled = self
                .cancelled
                .iter()
                .any(|it| it.what.promise == made.number);
            made.at.date() >= promise.breaks_on() && !cancelled
        })
    }
}

fn pending(made: &Recorded<PromiseMade>, of_plan: bool, policy: &PromisePolicy) -> Promise {
    Promise {
        number: made.number,
        made_at: made.at,
        money: Money::new(made.what.amount, made.what.currency),
        due_on: made.what.due_on,
        deadline: days_after(made.what.due_on, u64::from(policy.grace_days)),
        invoices: made.what.invoices.clone(),
        check_in_on: made.what.check_in_on,
        of_plan,
        paid_in_time: Decimal::ZERO,
        missing: made.what.amount,
        kept_at: None,
        status: PromiseStatus::Pending,
    }
}

/// What the verdict on one promise depends on, besides what was paid.
struct Judging<'a> {
    ended: Option<End>,
    /// Whether another promise was made after this one broke.
    renewed: bool,
    invoices: &'a [Invoice],
    moment: NaiveDateTime,
    policy: &'a PromisePolicy,
}

impl Judging<'_> {
    fn judge(&self, promise: &mut Promise, giving: &mut [Giving]) {
        let amount = promise.money.amount;
        let taken = take(promise, giving, |payment| {
            let while_it_held = self
                .ended
                .is_none_or(|end| !came_after(payment, end.at, end.number));
            while_it_held && payment.at.date() <= promise.deadline
        });
        let in_time = taken.iter().map(|(_, amount)| *amount).sum();
        promise.paid_in_time = in_time;
        let tolerated = (amount * self.policy.tolerance_percent / Decimal::ONE_HUNDRED)
            .max(self.policy.tolerance_amount);
        let tolerated = tolerated.min(amount);
        let missing_in_time = amount - in_time;
        let kept = in_time > Decimal::ZERO && missing_in_time <= tolerated;
        promise.missing = missing_in_time;
        let money = taken.iter().filter(|(at, _)| giving[*at].is_money);
        let kept_at = money.map(|(at, _)| giving[*at].payment.at).max();
        promise.status = if kept && kept_at.is_none() {
            // Nobody paid: what was promised is no longer owed.
            PromiseStatus::Cancelled
        } else if kept {
            promise.kept_at = kept_at;
            PromiseStatus::Kept
        } else if let Some(ended) = self.ended {
            give_back(giving, taken);
            promise.paid_in_time = Decimal::ZERO;
            promise.missing = Decimal::ZERO;
            ended.status
        } else if self.moment.date() <= promise.deadline {
            PromiseStatus::Pending
        } else {
            let late = take(promise, giving, |payment| {
                payment.at.date() > promise.deadline
            });
            promise.missing -= late.iter().map(|(_, amount)| *amount).sum::<Decimal>();
            if self.renewed {
                give_back(giving, late);
            }
            if in_time > Decimal::ZERO {
                PromiseStatus::PartlyKept
            } else {
                PromiseStatus::Broken
            }
        };
        let covered_settled = !promise.invoices.is_empty()
            && promise.invoices.iter().all(|number| {
                let known = self
                    .invoices
                    .iter()
                    .find(|invoice| invoice.number == *number);
                known.is_some_and(|invoice| invoice.balance().amount <= Decimal::ZERO)
            });
        let tolerable = promise.missing < amount && promise.missing <= tolerated;
        if tolerable || covered_settled {
            promise.missing = Decimal::ZERO;
        }
    }
}
