//! Accepting that a movement of the bank account is a payment.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::payment::{PayTo, PaymentOrder};
use super::{Decided, Facts, Refusal, Situation};
use crate::domain::fact::PaymentMethod;
use crate::domain::money::Money;
use crate::domain::movement::{Movement, MovementId};

/// A movement is a payment of these invoices.
#[derive(Debug, Clone, PartialEq)]
pub struct MatchOrder {
    /// The movement.
    pub movement: MovementId,
    /// The day on which the bank booked it.
    pub booked_on: NaiveDate,
    /// How much came in.
    pub money: Money,
    /// What stands beside it.
    pub reference: Option<String>,
    /// The invoices with their shares; the oldest first when there are none.
    pub shares: Vec<(String, Decimal)>,
}

/// The letters of a text that a payment keeps as its reference.
const REFERENCE: usize = 140;

impl MatchOrder {
    /// The order to accept a movement.
    pub fn new(id: MovementId, movement: &Movement, shares: Vec<(String, Decimal)>) -> Self {
        let text = Some(movement.text.as_str()).filter(|it| !it.is_empty());
        let told = movement.reference.as_deref().or(text);
        Self {
            movement: id,
            booked_on: movement.booked_on,
            money: movement.money,
            reference: told.map(|it| it.chars().take(REFERENCE).collect()),
            shares,
        }
    }

    /// The payment that it comes to.
    ///
    /// # Errors
    /// When the movement is no credit, its day is to come, or an invoice has less open than its share.
    pub fn facts(&self, at: &Situation<'_>) -> Decided<Facts> {
        if self.money.amount <= Decimal::ZERO {
            return Err(Refusal::NotPositive);
        }
        let moment = at.moment_on(self.booked_on)?;
        let shares = self.shares.iter();
        let shares: Vec<_> = shares
            .map(|(number, share)| (number.clone(), Some(*share)))
            .collect();
        let order = PaymentOrder {
            amount: Some(self.money.amount),
            currency: Some(self.money.currency),
            paid_on: Some(self.booked_on),
            method: Some(PaymentMethod::Transfer),
            reference: self.reference.clone(),
            to: if shares.is_empty() {
                PayTo::Oldest
            } else {
                PayTo::Invoices(shares)
            },
        };
        let mut payment = order.payment(at)?;
        payment.movement = Some(self.movement);
        Ok(vec![(moment, payment.into())])
    }
}
