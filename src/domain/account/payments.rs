//! Payments as recorded and corrected, down to those that count at a moment.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime};

use super::Recorded;
use crate::domain::fact::{CorrectPayment, EntryNumber, Payment, PaymentCorrected};
use crate::domain::standing::start_of;

/// Payments as recorded, with what was said of them later. The last correction of a payment counts.
#[derive(Default)]
pub(super) struct Recording {
    payments: Vec<Recorded<Payment>>,
    corrections: HashMap<EntryNumber, Option<CorrectPayment>>,
}

impl Recording {
    pub(super) fn record(&mut self, payment: Recorded<Payment>) {
        self.payments.push(payment);
    }

    pub(super) fn correct(&mut self, correction: PaymentCorrected) {
        self.corrections
            .insert(correction.payment, correction.becomes);
    }

    /// The payments that came in until a moment, as they really were, and when the next one comes.
    pub(super) fn until(
        mut self,
        moment: NaiveDateTime,
    ) -> (Vec<Recorded<Payment>>, Option<NaiveDateTime>) {
        let mut next = None;
        self.payments.retain_mut(|payment| {
            match self.corrections.remove(&payment.number) {
                Some(None) => return false,
                Some(Some(correct)) => {
                    payment.at = moment_on(correct.paid_on, payment.at);
                    payment.what = correct.payment;
                }
                None => {}
            }
            if payment.at > moment {
                next = super::earlier(next, Some(payment.at));
                return false;
            }
            true
        });
        (self.payments, next)
    }
}

/// The hour of the payment is kept where the day was right.
fn moment_on(day: NaiveDate, recorded: NaiveDateTime) -> NaiveDateTime {
    if recorded.date() == day {
        recorded
    } else {
        start_of(day)
    }
}
