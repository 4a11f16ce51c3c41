//! Promises to pay and what became of them, worked out from the payments.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use rust_decimal::Decimal;

use super::invoices::Invoice;
use super::{Payment, Recorded};
use crate::domain::fact::{EntryNumber, PlanAgreed, PromiseCancelled, PromiseMade};
use crate::domain::money::Money;
use crate::domain::policy::PromisePolicy;
use crate::domain::standing::days_after;

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
    cancelled: Vec<Recorded<PromiseCancelled>>,
}

/// Why a promise holds no longer, and since when.
#[derive(Clone, Copy)]
struct End {
    status: PromiseStatus,
    at: NaiveDateTime,
    number: EntryNumber,
}

/// A payment, less what corrections took off it, and what it still has to give to promises.
struct Giving {
    payment: Recorded<Payment>,
    left: Decimal,
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
                replaces: None,
                check_in_on: None,
            };
            let made = Recorded {
                number: plan.number,
                at: plan.at,
                what: made,
            };
            self.promises.push((made, true));
        }
    }

    /// Works out what became of each promise. Payments go to the promise due first; each cent keeps one promise only.
    pub(super) fn judge(
        self,
        payments: &[Recorded<Payment>],
        invoices: &[Invoice],
        moment: NaiveDateTime,
        policy: &PromisePolicy,
    ) -> Vec<Promise> {
        if self.promises.is_empty() {
            return Vec::new();
        }
        let mut giving = givings(payments);
        let mut order: Vec<usize> = (0..self.promises.len()).collect();
        order.sort_by_key(|&at| {
            let (made, _) = &self.promises[at];
            (made.what.due_on, made.number)
        });
        order
            .into_iter()
            .map(|at| {
                let (made, of_plan) = &self.promises[at];
                let mut promise = pending(made, *of_plan, policy);
                let ended = self.ended(made.number);
                let renewed = self.renewed(&promise);
                judge_one(
                    &mut promise,
                    ended,
                    renewed,
                    &mut giving,
                    invoices,
                    moment,
                    policy,
                );
                promise
            })
            .collect()
    }

    /// Why a promise holds no longer, if something took its place or it was called off.
    fn ended(&self, number: EntryNumber) -> Option<End> {
        let cancelled = self.cancelled.iter().find(|it| it.what.promise == number);
        let successor = self
            .promises
            .iter()
            .find(|(made, _)| made.what.replaces == Some(number));
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
        status: PromiseStatus::Pending,
    }
}

fn judge_one(
    promise: &mut Promise,
    ended: Option<End>,
    renewed: bool,
    giving: &mut [Giving],
    invoices: &[Invoice],
    moment: NaiveDateTime,
    policy: &PromisePolicy,
) {
    let amount = promise.money.amount;
    let taken = take(promise, giving, |payment| {
        let while_it_held = ended.is_none_or(|end| !came_after(payment, end.at, end.number));
        while_it_held && payment.at.date() <= promise.deadline
    });
    let in_time = taken.iter().map(|(_, amount)| *amount).sum();
    promise.paid_in_time = in_time;
    let tolerated =
        (amount * policy.tolerance_percent / Decimal::ONE_HUNDRED).max(policy.tolerance_amount);
    let tolerated = tolerated.min(amount);
    let missing_in_time = amount - in_time;
    let kept = in_time > Decimal::ZERO && missing_in_time <= tolerated;
    promise.missing = missing_in_time;
    promise.status = if kept {
        PromiseStatus::Kept
    } else if let Some(ended) = ended {
        give_back(giving, taken);
        promise.paid_in_time = Decimal::ZERO;
        promise.missing = Decimal::ZERO;
        ended.status
    } else if moment.date() <= promise.deadline {
        PromiseStatus::Pending
    } else {
        let late = take(promise, giving, |payment| {
            payment.at.date() > promise.deadline
        });
        promise.missing -= late.iter().map(|(_, amount)| *amount).sum::<Decimal>();
        if renewed {
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
            let known = invoices.iter().find(|invoice| invoice.number == *number);
            known.is_some_and(|invoice| invoice.balance().amount <= Decimal::ZERO)
        });
    let tolerable = promise.missing < amount && promise.missing <= tolerated;
    if tolerable || covered_settled {
        promise.missing = Decimal::ZERO;
    }
}

/// Takes what payments on fitting days give to the promise, up to what it misses: which payments gave, and how much.
fn take(
    promise: &Promise,
    giving: &mut [Giving],
    fits: impl Fn(&Recorded<Payment>) -> bool,
) -> Vec<(usize, Decimal)> {
    let mut missing = promise.missing;
    let mut taken = Vec::new();
    for (at, giving) in giving.iter_mut().enumerate() {
        if !fits(&giving.payment) || !gives_to(&giving.payment, promise) {
            continue;
        }
        let share = share_for(&giving.payment, promise).min(giving.left);
        let used = share.min(missing);
        if used > Decimal::ZERO {
            giving.left -= used;
            missing -= used;
            taken.push((at, used));
        }
    }
    taken
}

fn give_back(giving: &mut [Giving], taken: Vec<(usize, Decimal)>) {
    for (at, amount) in taken {
        giving[at].left += amount;
    }
}

/// A payment can keep a promise made before it.
fn gives_to(payment: &Recorded<Payment>, promise: &Promise) -> bool {
    payment.what.currency == promise.money.currency
        && came_after(payment, promise.made_at, promise.number)
}

/// Whether a payment came after a fact: by its hour or, where only its day is known, by the order of recording.
fn came_after(payment: &Recorded<Payment>, at: NaiveDateTime, number: EntryNumber) -> bool {
    let day_only = payment.at.time() == NaiveTime::MIN;
    if day_only && payment.at.date() == at.date() {
        return payment.number > number;
    }
    (payment.at, payment.number) > (at, number)
}

fn share_for(payment: &Recorded<Payment>, promise: &Promise) -> Decimal {
    if promise.invoices.is_empty() {
        return payment.what.amount;
    }
    let elsewhere: Decimal = payment
        .what
        .allocations
        .iter()
        .filter(|allocation| !promise.invoices.contains(&allocation.invoice))
        .map(|allocation| allocation.amount)
        .sum();
    payment.what.amount - elsewhere
}

/// The payments with what they have to give, corrections (negative payments) taken off the payments they correct: what
/// they say of an invoice off the payments to it, the rest off any, the latest first.
fn givings(payments: &[Recorded<Payment>]) -> Vec<Giving> {
    let mut giving: Vec<Giving> = Vec::with_capacity(payments.len());
    for payment in payments {
        if payment.what.amount < Decimal::ZERO {
            correct(&mut giving, &payment.what);
        } else {
            giving.push(Giving {
                payment: payment.clone(),
                left: Decimal::ZERO,
            });
        }
    }
    for giving in &mut giving {
        giving.left = giving.payment.what.amount;
    }
    giving
}

fn correct(giving: &mut [Giving], correction: &Payment) {
    let mut unallocated = -correction.amount;
    for allocation in &correction.allocations {
        unallocated += allocation.amount;
        let mut wrong = -allocation.amount;
        for payment in earlier(giving, correction) {
            let shares = payment.allocations.iter_mut();
            for share in shares.filter(|share| share.invoice == allocation.invoice) {
                let used = share
                    .amount
                    .min(wrong)
                    .min(payment.amount)
                    .max(Decimal::ZERO);
                share.amount -= used;
                payment.amount -= used;
                wrong -= used;
            }
        }
    }
    for payment in earlier(giving, correction) {
        let used = payment.amount.min(unallocated).max(Decimal::ZERO);
        payment.amount -= used;
        unallocated -= used;
    }
}

/// The payments before a correction, in its currency, the latest first.
fn earlier<'a>(
    giving: &'a mut [Giving],
    correction: &'a Payment,
) -> impl Iterator<Item = &'a mut Payment> {
    let payments = giving.iter_mut().rev().map(|it| &mut it.payment.what);
    payments.filter(|payment| payment.currency == correction.currency)
}
