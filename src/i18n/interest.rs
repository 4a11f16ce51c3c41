//! Late interest in words.

use super::{Place, Texts};
use crate::domain::fact::{ChargeClaimed, ClientKind};
use crate::domain::interest::{Claimed, KindSource, LateInterest, NoInterest, Segment, Waived};
use crate::domain::money::Money;

impl Texts {
    /// Who a client is before the law, and from what that is known.
    pub fn client_kind(&self, kind: ClientKind, source: KindSource) -> String {
        let kind = self.get(&format!("client-kind-{}", kind.id()));
        match source {
            KindSource::Stated => kind,
            KindSource::TaxId => self.with("client-kind-by-tax-id", &[("kind", kind.into())]),
        }
    }

    /// Why there is no figure, and what to do about it; `code` names the client on the command line.
    pub fn no_interest(&self, why: NoInterest, code: &str) -> String {
        let id = format!("interest-none-{}", why.id());
        self.with(&id, &[("code", code.into())])
    }

    /// What figures rest on: who the client is, and the agreed rate or the legal one.
    pub fn interest_basis(&self, found: &LateInterest) -> String {
        let kind = found
            .client_kind
            .map(|(kind, source)| self.client_kind(kind, source));
        let rate = match found.agreed_rate {
            _ if found.why_none.is_some() => None,
            Some(rate) => Some(self.with("terms-rate", &[("rate", self.rate(rate).into())])),
            None => Some(self.get("interest-legal-rate")),
        };
        let parts: Vec<String> = kind.into_iter().chain(rate).collect();
        parts.join(" · ")
    }

    /// The rate of a segment: `10,15 %`, `10,15 % ~` where it is provisional, `–` where there is none.
    pub fn interest_rate(&self, segment: &Segment) -> String {
        let mark = if segment.provisional { " ~" } else { "" };
        segment.rate.map_or("–".to_owned(), |rate| {
            format!("{}{mark}", self.rate(rate))
        })
    }

    /// What the marks beside figures mean, of those that occur.
    pub fn interest_notes(&self, found: &LateInterest) -> Vec<String> {
        let any = |test: fn(&crate::domain::interest::InvoiceInterest) -> bool| {
            found.invoices.iter().any(test)
        };
        let notes = [
            ("interest-note-provisional", any(|it| it.is_provisional())),
            ("interest-note-uncertain", any(|it| it.uncertain)),
            ("interest-note-no-rate", any(|it| it.lacks_rate())),
        ];
        let occurring = notes.into_iter().filter(|(_, occurs)| *occurs);
        let mut notes: Vec<String> = occurring.map(|(id, _)| self.get(id)).collect();
        if !found.free_credit.is_zero() {
            let money = Place::from(self.sums(&found.free_credit));
            notes.push(self.with("interest-note-credit", &[("money", money)]));
        }
        notes
    }

    /// A charge that was claimed already.
    pub fn claimed_already(&self, claimed: &Claimed) -> String {
        self.charge("interest-claimed-already", &claimed.charge, None)
    }

    /// That a charge is more than it comes to by now, if it is.
    pub fn claimed_too_much(&self, claimed: &Claimed) -> Option<String> {
        let places = [
            ("number", Place::from(&claimed.charge.number)),
            ("excess", self.money(claimed.excess()?).into()),
            ("money", self.money(claimed.comes_to?).into()),
        ];
        Some(self.with("interest-claimed-too-much", &places))
    }

    /// A charge, or a part of it, that was let go.
    pub fn waived_already(&self, waived: &Waived) -> String {
        let id = if waived.in_part {
            "interest-waived-in-part"
        } else {
            "interest-waived-already"
        };
        let text = self.charge(id, &waived.charge, Some(self.day_in_numbers(waived.on)));
        match &waived.reason {
            Some(reason) => format!("{text}: {reason}"),
            None => text,
        }
    }

    fn charge(&self, id: &str, charge: &ChargeClaimed, day: Option<String>) -> String {
        let kind = self.get(&format!("charge-{}", charge.kind.id()));
        let money = self.money(Money::new(charge.amount, charge.currency));
        let places = [
            ("number", Place::from(&charge.number)),
            ("kind", kind.into()),
            ("money", money.into()),
            ("date", day.unwrap_or_default().into()),
        ];
        self.with(id, &places)
    }
}
