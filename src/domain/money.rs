//! Amounts of money: a decimal and the currency it is in, never one without the other.

use std::collections::BTreeMap;
use std::ops::Neg;

pub use iso_currency::Currency;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// An exact amount in one currency (ISO 4217).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Money {
    /// The amount in major units (euros, not cents). The scale is kept as it was written.
    pub amount: Decimal,
    /// The currency of the amount.
    pub currency: Currency,
}

impl Money {
    /// An amount in a currency.
    pub fn new(amount: Decimal, currency: Currency) -> Self {
        Self { amount, currency }
    }

    /// The amount with at least as many decimals as the currency has: `94` euros are `94.00`, while `1.239` stays.
    pub fn written_out(&self) -> Decimal {
        written_out(self.amount, self.currency)
    }
}

/// The number of decimals of a currency (2 for EUR, 0 for CLP, 3 for KWD). Currencies without minor unit have 0.
pub fn decimals(currency: Currency) -> u32 {
    u32::from(currency.exponent().unwrap_or(0))
}

/// The amount with at least the currency's decimals; more precise amounts keep theirs.
pub fn written_out(amount: Decimal, currency: Currency) -> Decimal {
    let mut amount = amount;
    let wanted = decimals(currency);
    if amount.scale() > wanted {
        // Zeros beyond the currency's decimals say nothing: 13.500 euros are 13.50.
        amount = amount.normalize();
    }
    if amount.scale() < wanted {
        amount.rescale(wanted);
    }
    amount
}

/// Sums by currency, in the order of the currency codes. Different currencies are never added together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sums(BTreeMap<&'static str, Money>);

impl Sums {
    /// Adds an amount to the sum of its currency.
    pub fn add(&mut self, money: Money) {
        self.0
            .entry(money.currency.code())
            .or_insert(Money::new(Decimal::ZERO, money.currency))
            .amount += money.amount;
    }

    /// The sum in one currency; zero when there is none.
    pub fn get(&self, currency: Currency) -> Decimal {
        self.0
            .get(currency.code())
            .map_or(Decimal::ZERO, |money| money.amount)
    }

    /// The sums, one for each currency seen.
    pub fn iter(&self) -> impl Iterator<Item = Money> + '_ {
        self.0.values().copied()
    }

    /// Whether every sum is zero.
    pub fn is_zero(&self) -> bool {
        self.0.values().all(|money| money.amount.is_zero())
    }
}

impl Neg for Money {
    type Output = Self;
    fn neg(self) -> Self {
        Self::new(-self.amount, self.currency)
    }
}
