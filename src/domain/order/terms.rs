//! What was agreed with a client, and taking it back.

use rust_decimal::Decimal;

use super::{Decided, Facts, Refusal, Situation};
use crate::domain::fact::ClientTerms;

/// The most days that a client may have to pay.
const MOST_DAYS: u32 = 3650;

/// The most years after which a debt may prescribe.
const MOST_YEARS: u32 = 100;

/// Something was agreed with the client, or holds no more.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TermsOrder {
    /// What is stated, and what follows the house's terms again.
    pub terms: ClientTerms,
}

impl TermsOrder {
    pub(super) fn facts(&self, at: &Situation<'_>) -> Decided<Facts> {
        let terms = &self.terms;
        let percent = |it: Option<Decimal>| {
            it.is_none_or(|it| it >= Decimal::ZERO && it <= Decimal::ONE_HUNDRED)
        };
        let sound = percent(terms.interest_rate)
            && percent(terms.deposit_percent)
            && terms.payment_days.is_none_or(|it| it <= MOST_DAYS)
            && terms
                .prescription_years
                .is_none_or(|it| (1..=MOST_YEARS).contains(&it));
        if !sound {
            return Err(Refusal::OutOfBounds);
        }
        let before = &at.account.terms;
        let mut after = before.clone();
        after.update(terms);
        if after == *before {
            return Err(Refusal::NothingChanged);
        }
        Ok(vec![(at.now, terms.clone().into())])
    }
}
