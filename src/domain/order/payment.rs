//! Recording payments, and correcting them.

use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;

use super::{Decided, Facts, Refusal, Situation, allocate, sound};
use crate::domain::account::{Account, Invoice, Recorded};
use crate::domain::fact::{
    Allocation, CorrectPayment, Entry, EntryNumber, Fact, Payment, PaymentCorrected, PaymentMethod,
};
use crate::domain::money::{Currency, Money};

/// Which invoices a payment pays.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum PayTo {
    /// The oldest first; what is left is credit.
    #[default]
    Oldest,
    /// None: all of it is credit.
    Credit,
    /// These, each with its share, or as much as is open of it; what is left is credit.
    Invoices(Vec<(String, Option<Decimal>)>),
}

/// Money came in.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PaymentOrder {
    /// How much; all that is open of what it pays when it is not said.
    pub amount: Option<Decimal>,
    /// In which currency; that of the invoices named, else the main one, when it is not said.
    pub currency: Option<Currency>,
    /// The day it came in; today when it is not said.
    pub paid_on: Option<NaiveDate>,
    /// The way it came in.
    pub method: Option<PaymentMethod>,
    /// What the bank or the client wrote beside it.
    pub reference: Option<String>,
    /// Which invoices it pays.
    pub to: PayTo,
}

/// A payment was not as recorded.
#[derive(Debug, Clone, PartialEq)]
pub struct CorrectionOrder {
    /// The entry with the payment.
    pub payment: EntryNumber,
    /// What it is instead; nothing when it is none.
    pub becomes: Option<PaymentOrder>,
    /// The day on which the bank gave it back; when it is not said, it was never there.
    pub returned_on: Option<NaiveDate>,
    /// Why.
    pub reason: Option<String>,
}

impl PaymentOrder {
    pub(super) fn facts(&self, at: &Situation<'_>) -> Decided<Facts> {
        let moment = at.moment_on(self.paid_on.unwrap_or(at.today()))?;
        let payment = self.payment(at)?;
        Ok(vec![(moment, payment.into())])
    }

    /// The payment as it would be recorded.
    ///
    /// # Errors
    /// When it makes no sense as things stand.
    pub fn payment(&self, at: &Situation<'_>) -> Decided<Payment> {
        let named = match &self.to {
            PayTo::Invoices(named) => named.as_slice(),
            PayTo::Oldest | PayTo::Credit => &[],
        };
        let of_named = at.currency_of(named.iter().map(|(number, _)| number.as_str()))?;
        let currency = match (self.currency, of_named) {
            (Some(asked), Some(named)) if asked != named => return Err(Refusal::SeveralCurrencies),
            (asked, named) => asked.or(named).unwrap_or_else(|| at.main_currency()),
        };
        let finest = at.account.open().get(currency);
        let (amount, allocations) = match (&self.to, self.amount) {
            (PayTo::Credit, None) => return Err(Refusal::NotPositive),
            (PayTo::Credit, Some(amount)) => (amount, Vec::new()),
            (PayTo::Oldest, amount) => {
                let (all, _) = allocate(at.account, Decimal::MAX, currency);
                let open: Decimal = all.iter().map(|share| share.amount).sum();
                let amount = amount.unwrap_or(open);
                if open.is_zero() && self.amount.is_none() {
                    return Err(Refusal::NothingOpen);
                }
                (amount, allocate(at.account, amount, currency).0)
            }
            (PayTo::Invoices(named), amount) => shares(at, named, amount, currency)?,
        };
        Ok(Payment {
            amount: sound(amount, currency, Some(finest))?,
            currency,
            allocations,
            day_assumed: false,
            method: self.method,
            reference: self.reference.clone().filter(|it| !it.is_empty()),
            movement: None,
        })
    }
}

/// The shares of the invoices named, in that order, and the amount of the payment.
fn shares(
    at: &Situation<'_>,
    named: &[(String, Option<Decimal>)],
    amount: Option<Decimal>,
    currency: Currency,
) -> Decided<(Decimal, Vec<Allocation>)> {
    let mut left = amount;
    let mut shares: Vec<Allocation> = Vec::with_capacity(named.len());
    for (number, share) in named {
        let invoice = at.invoice(number)?;
        if payable(invoice) <= Decimal::ZERO {
            return Err(Refusal::NothingOpenOf(number.clone()));
        }
        let taken: Decimal = shares
            .iter()
            .filter(|it| it.invoice == *number)
            .map(|it| it.amount)
            .sum();
        let open = payable(invoice) - taken;
        let share = match share {
            Some(share) if *share > open => {
                return Err(Refusal::MoreThan(Money::new(open, currency)));
            }
            Some(share) => sound(*share, currency, Some(open))?,
            None => left.map_or(open, |left| open.min(left)),
        };
        left = left.map(|left| left - share);
        if share > Decimal::ZERO {
            shares.push(Allocation {
                invoice: number.clone(),
                amount: share,
            });
        }
    }
    let sum: Decimal = shares.iter().map(|it| it.amount).sum();
    if amount.is_some_and(|amount| sum > amount) {
        return Err(Refusal::SharesTooLarge(Money::new(sum, currency)));
    }
    Ok((amount.unwrap_or(sum), shares))
}

/// The shares of a payment as far as the corrected amount and the invoices have room for them.
fn kept_shares(
    payment: &Recorded<Payment>,
    without: &Account,
    amount: Option<Decimal>,
) -> Vec<(String, Option<Decimal>)> {
    let mut left = amount.unwrap_or(payment.what.amount);
    let mut kept = Vec::new();
    for share in &payment.what.allocations {
        let open = without.invoice(&share.invoice).map(payable);
        let room = open.unwrap_or_default().min(share.amount).min(left);
        if room > Decimal::ZERO {
            left -= room;
            kept.push((share.invoice.clone(), Some(room)));
        }
    }
    kept
}

/// What can still be paid of an invoice: what was given up can be, after all.
fn payable(invoice: &Invoice) -> Decimal {
    invoice.balance().amount + invoice.written_off
}

impl CorrectionOrder {
    pub(super) fn facts(&self, at: &Situation<'_>) -> Decided<Facts> {
        let mut payments = at.account.payments.iter();
        let payment = payments
            .find(|it| it.number == self.payment)
            .ok_or(Refusal::NoSuchEntry(self.payment))?;
        let Some(becomes) = &self.becomes else {
            let moment = match self.returned_on {
                Some(day) if day < payment.at.date() => return Err(Refusal::DayHasPassed(day)),
                Some(day) => at.moment_on(day)?,
                None => payment.at,
            };
            return Ok(vec![(moment, self.fact(None))]);
        };
        // What it pays is worked out as if it had not been recorded.
        let without = self.without(at, payment.at);
        let account = Account::at(&without, at.now, at.policy);
        let situation = Situation {
            entries: &without,
            account: &account,
            now: at.now,
            policy: at.policy,
            interest: at.interest,
            currency: payment.what.currency,
            limits: at.limits,
        };
        let paid_on = becomes.paid_on.unwrap_or(payment.at.date());
        let moment = at.moment_on(paid_on)?;
        let mut order = becomes.clone();
        order.amount = order.amount.or(Some(payment.what.amount));
        order.currency = order.currency.or(Some(payment.what.currency));
        order.method = order.method.or(payment.what.method);
        order.reference = order.reference.or_else(|| payment.what.reference.clone());
        let kept = kept_shares(payment, &account, order.amount);
        let says_where = order.to != PayTo::Oldest;
        if !says_where {
            order.to = PayTo::Invoices(kept);
        }
        let mut correct = CorrectPayment {
            paid_on,
            payment: order.payment(&situation)?,
        };
        correct.payment.day_assumed = payment.what.day_assumed && becomes.paid_on.is_none();
        if !says_where {
            self.share_the_rest(&mut correct, &without, at, payment.at);
        }
        if correct.paid_on == payment.at.date() && correct.payment == payment.what {
            return Err(Refusal::NothingChanged);
        }
        // It counts from whichever day is earlier, so that no day sees what was wrong.
        Ok(vec![(moment.min(payment.at), self.fact(Some(correct)))])
    }

    /// What a payment has more than before goes to the oldest invoices, as any other.
    fn share_the_rest(
        &self,
        correct: &mut CorrectPayment,
        without: &[Entry],
        at: &Situation<'_>,
        moment: NaiveDateTime,
    ) {
        let shared: Decimal = correct.payment.allocations.iter().map(|it| it.amount).sum();
        let rest = correct.payment.amount - shared;
        if rest <= Decimal::ZERO {
            return;
        }
        let mut entries = without.to_vec();
        if let Some(last) = entries.last_mut() {
            last.happened_at = moment.min(at.now);
            last.fact = Some(self.fact(Some(correct.clone())));
        }
        let account = Account::at(&entries, at.now, at.policy);
        let (more, _) = allocate(&account, rest, correct.payment.currency);
        for share in more {
            let shares = &mut correct.payment.allocations;
            match shares.iter_mut().find(|it| it.invoice == share.invoice) {
                Some(known) => known.amount += share.amount,
                None => shares.push(share),
            }
        }
    }

    fn fact(&self, becomes: Option<CorrectPayment>) -> Fact {
        Fact::PaymentCorrected(PaymentCorrected {
            payment: self.payment,
            becomes,
            reason: self.reason.clone().filter(|it| !it.is_empty()),
        })
    }

    fn without(&self, at: &Situation<'_>, moment: NaiveDateTime) -> Vec<Entry> {
        let mut entries = at.entries.to_vec();
        if let Some(last) = entries.last().cloned() {
            entries.push(Entry {
                number: last.number + 1,
                happened_at: moment,
                fact: Some(self.fact(None)),
                // No batch that was taken back may take it with it.
                batch: crate::domain::fact::BatchId([0; 16]),
                ..last
            });
        }
        entries
    }
}
