//! What payments have to give to promises: each cent keeps one promise only.

use chrono::{NaiveDateTime, NaiveTime};
use rust_decimal::Decimal;

use super::promises::Promise;
use super::{Account, Recorded};
use crate::domain::fact::{Allocation, EntryNumber, Payment};

/// A payment, less what corrections took off it, and what it still has to give to promises.
pub(super) struct Giving {
    pub payment: Recorded<Payment>,
    /// Whether it is money, and not something that the house took off its own invoice.
    pub is_money: bool,
    left: Decimal,
}

/// Takes what payments on fitting days give to the promise, up to what it misses: which payments gave, and how much.
pub(super) fn take(
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

/// Credit notes and write-offs as what they give to promises: what is no longer owed need not be paid.
pub(super) fn reductions(account: &Account) -> Vec<Giving> {
    let credited = account.credit_notes.iter();
    let credited = credited.map(|it| (it.number, it.at, &it.what.invoice, it.what.amount));
    let written_off = account.write_offs.iter();
    let written_off = written_off.map(|it| (it.number, it.at, &it.what.invoice, it.what.amount));
    let given = credited.chain(written_off);
    let given = given.filter_map(|(number, at, invoice, amount)| {
        let currency = account.invoice(invoice)?.total.currency;
        let payment = Payment {
            amount,
            currency,
            allocations: vec![Allocation {
                invoice: invoice.clone(),
                amount,
            }],
            day_assumed: false,
            method: None,
            reference: None,
            movement: None,
        };
        let payment = Recorded {
            number,
            at,
            what: payment,
        };
        Some(Giving {
            payment,
            is_money: false,
            left: amount,
        })
    });
    given.collect()
}

pub(super) fn give_back(giving: &mut [Giving], taken: Vec<(usize, Decimal)>) {
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
pub(super) fn came_after(
    payment: &Recorded<Payment>,
    at: NaiveDateTime,
    number: EntryNumber,
) -> bool {
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
pub(super) fn givings(payments: &[Recorded<Payment>]) -> Vec<Giving> {
    let mut giving: Vec<Giving> = Vec::with_capacity(payments.len());
    for payment in payments {
        if payment.what.amount < Decimal::ZERO {
            correct(&mut giving, &payment.what);
        } else {
            giving.push(Giving {
                payment: payment.clone(),
                is_money: true,
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
