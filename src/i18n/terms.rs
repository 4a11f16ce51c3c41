//! What was agreed with a client, and charges let go, in words.

use super::{Place, Texts};
use crate::domain::account::Account;
use crate::domain::fact::{ChargeWaived, ClientTerms};
use crate::domain::money::Money;

impl Texts {
    /// What was agreed with a client, what is stated of it, then what follows the house's terms again.
    pub fn client_terms(&self, terms: &ClientTerms) -> String {
        let kind = terms
            .client_kind
            .map(|it| self.get(&format!("client-kind-{}", it.id())));
        let days = terms
            .payment_days
            .map(|days| self.with("terms-payment-days", &[("count", days.into())]));
        let rate = terms
            .interest_rate
            .map(|rate| self.with("terms-rate", &[("rate", self.number(rate).into())]));
        let years = terms
            .prescription_years
            .map(|years| self.with("terms-prescription", &[("count", years.into())]));
        let deposit = terms
            .deposit_percent
            .map(|percent| self.with("terms-deposit", &[("percent", self.number(percent).into())]));
        let prepayment = terms.prepayment.map(|prepaid| {
            self.get(if prepaid {
                "terms-prepayment"
            } else {
                "terms-on-credit"
            })
        });
        let stated = [kind, days, rate, years, deposit, prepayment];
        let mut stated: Vec<String> = stated.into_iter().flatten().collect();
        if !terms.unset.is_empty() {
            let fields = terms.unset.iter();
            let fields = fields.map(|it| self.get(&format!("terms-field-{}", it.id())));
            let fields: Vec<String> = fields.collect();
            stated.push(self.with("terms-unset", &[("fields", fields.join(", ").into())]));
        }
        stated.join(" · ")
    }

    /// A charge let go; the account tells which one, and how much of it.
    pub(super) fn waiver(&self, waived: &ChargeWaived, account: Option<&Account>) -> String {
        let gone = account.and_then(|account| {
            let mut gone = account.waived.iter();
            let gone = gone
                .find(|it| it.waiver.what == *waived)
                .map(|it| &it.charge);
            let mut standing = account.charges.iter();
            gone.or_else(|| standing.find(|it| it.number == waived.charge))
        });
        let text = match gone {
            None => self.get("fact-charge_waived"),
            Some(charge) => {
                let amount = waived.amount.unwrap_or(charge.what.amount);
                let money = Money::new(amount, charge.what.currency);
                let kind = self.get(&format!("charge-{}", charge.what.kind.id()));
                let places = [
                    ("charge", Place::from(&charge.what.number)),
                    ("kind", Place::from(kind)),
                    ("number", Place::from(&charge.what.invoice)),
                    ("money", self.money(money).into()),
                ];
                self.with("fact-charge_waived-of", &places)
            }
        };
        match waived.reason.as_deref() {
            Some(reason) if !reason.is_empty() => format!("{text}: {reason}"),
            _ => text,
        }
    }
}
