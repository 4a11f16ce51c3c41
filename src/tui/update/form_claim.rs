//! What the forms of promises, claims and the client's terms come to.

use rust_decimal::{Decimal, RoundingStrategy};

use super::super::form::{FieldName, FormEntry};
use super::super::model::Model;
use super::form_order::{Read, words};
use crate::app::DebtorFile;
use crate::domain::account::Account;
use crate::domain::fact::{ChargeKind, ClientKind, ClientTerms, Fact, TermsField};
use crate::domain::interest::late_interest;
use crate::domain::money::{Money, Sums, decimals};
use crate::domain::order::{
    ClaimOrder, Facts, PromiseOrder, Series, TermsOrder, WaiveOrder, meant, replaced_promises,
};
use crate::domain::standing::by_weight;
use crate::domain::typed_amount::{TypedAmount, parse_amount};

/// The most times that a promise may be made at once.
const MOST_TIMES: u32 = 360;

impl Model {
    pub(super) fn promise_order(&self, entry: &FormEntry, account: &Account) -> Read<PromiseOrder> {
        let invoices: Vec<String> = self.numbers(entry, account)?;
        let mut order = PromiseOrder {
            due_on: self.coming(entry)?,
            beside: entry.value(FieldName::Place) == "beside",
            series: self.series(entry)?,
            reason: words(entry, FieldName::Reason),
            invoices,
            ..PromiseOrder::default()
        };
        // An amount that nobody touched gives way to that of the invoices named.
        if order.invoices.is_empty() || entry.has_changed(FieldName::Amount) {
            self.take_amount(entry, account, &mut order)?;
        }
        Ok(order)
    }

    /// Takes the amount and the currency that were typed, a percentage being one of what the promise would be for without
    /// it.
    fn take_amount(
        &self,
        entry: &FormEntry,
        account: &Account,
        order: &mut PromiseOrder,
    ) -> Read<()> {
        let typed = entry.value(FieldName::Amount);
        let Ok(TypedAmount::Percent(percent)) = parse_amount(typed, self.texts.decimal_mark())
        else {
            let (amount, currency) = self.money(entry)?.unzip();
            (order.amount, order.currency) = (amount, currency.flatten());
            return Ok(());
        };
        let named = order.invoices.first().and_then(|it| account.invoice(it));
        let named = named.map(|it| it.total.currency);
        let main = by_weight(account, self.now, &self.policy)
            .first()
            .map(|it| it.currency);
        let currency = named.or(main);
        let currency = currency.ok_or_else(|| self.texts.get("typed-amount-bad"))?;
        let replaced = match order.beside {
            true => Vec::new(),
            false => replaced_promises(account, currency, &order.invoices),
        };
        let meant = meant(account, self.now, currency, &order.invoices, &replaced);
        let meant = meant.map_err(|refusal| self.texts.refusal(&refusal))?;
        let part = meant.amount * percent / Decimal::ONE_HUNDRED;
        let half_up = RoundingStrategy::MidpointAwayFromZero;
        let part = part.round_dp_with_strategy(decimals(currency), half_up);
        (order.amount, order.currency) = (Some(part), Some(currency));
        Ok(())
    }

    fn numbers(&self, entry: &FormEntry, account: &Account) -> Read<Vec<String>> {
        let named = self.invoices(entry, account)?;
        Ok(named.into_iter().map(|(number, _)| number).collect())
    }

    fn series(&self, entry: &FormEntry) -> Read<Option<Series>> {
        let typed = entry.value(FieldName::Every);
        let times = entry.value(FieldName::Times);
        if typed.is_empty() && times.is_empty() {
            return Ok(None);
        }
        let every = self.texts.typed_every(typed);
        let every = every.ok_or_else(|| self.texts.get("typed-every-bad"))?;
        let times = times.parse().ok();
        let times = times.filter(|it| (1..=MOST_TIMES).contains(it));
        let times = times.ok_or_else(|| self.texts.get("typed-times-bad"))?;
        Ok(Some(Series { every, times }))
    }

    pub(super) fn claim_order(&self, entry: &FormEntry, account: &Account) -> Read<ClaimOrder> {
        let kind = entry.value(FieldName::Kind);
        let mut kinds = ChargeKind::ALL.to_vec();
        kinds.retain(|it| it.id() == kind);
        Ok(ClaimOrder {
            invoices: self.numbers(entry, account)?,
            kinds,
            waived_too: entry.value(FieldName::Waived) == "yes",
        })
    }

    /// The charges that a claim comes to, what is left out of it, and the sum of all.
    pub(super) fn claim_lines(
        &self,
        order: &ClaimOrder,
        file: &DebtorFile,
        facts: &Facts,
    ) -> Vec<String> {
        let texts = &self.texts;
        let mut total = Sums::default();
        let mut lines = self.left_out(order, file);
        lines.push(texts.get("form-claim-charges"));
        for (_, fact) in facts {
            if let Fact::Charge(charge) = fact {
                let money = Money::new(charge.amount, charge.currency);
                total.add(money);
                let kind = texts.get(&format!("charge-{}", charge.kind.id()));
                let money = texts.money(money);
                lines.push(format!("  {:<18} {kind:<20} {money:>14}", charge.number));
            }
        }
        let money = [("money", texts.sums(&total).into())];
        lines.push(texts.with("interest-total", &money));
        lines
    }

    /// What is uncertain, and left out of a claim that names no invoices.
    fn left_out(&self, order: &ClaimOrder, file: &DebtorFile) -> Vec<String> {
        let found = late_interest(&file.account, self.today(), &self.interest);
        let uncertain = found.invoices.iter().filter(|it| it.uncertain);
        let uncertain = uncertain.filter(|it| it.claimable().next().is_some());
        let uncertain: Vec<&str> = uncertain.map(|it| it.number.as_str()).collect();
        if uncertain.is_empty() || !order.invoices.is_empty() {
            return Vec::new();
        }
        let numbers = [("numbers", uncertain.join(", ").into())];
        vec![self.texts.with("cli-interest-left-out", &numbers)]
    }

    /// Several charges in one line: how many, and the sum.
    pub(super) fn claimed_in_all(&self, facts: &[&Fact]) -> Option<String> {
        let mut total = Sums::default();
        for fact in facts {
            let Fact::Charge(charge) = fact else {
                return None;
            };
            total.add(Money::new(charge.amount, charge.currency));
        }
        let places = [
            ("count", facts.len().into()),
            ("money", self.texts.sums(&total).into()),
        ];
        (facts.len() > 1).then(|| self.texts.with("told-claimed", &places))
    }

    /// What differs from what stands: a field that was emptied follows the house's terms again.
    pub(super) fn terms_order(&self, entry: &FormEntry, account: &Account) -> Read<TermsOrder> {
        let before = &account.terms;
        let mut unset = Vec::new();
        let kind = ClientKind::from_id(entry.value(FieldName::Kind));
        let rate = self.percent(entry, FieldName::Rate)?;
        let days = self.whole(entry, FieldName::PaymentDays)?;
        let years = self.whole(entry, FieldName::Years)?;
        let deposit = self.percent(entry, FieldName::Deposit)?;
        let prepayment = match entry.value(FieldName::Prepayment) {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
        let gone = &mut unset;
        let terms = ClientTerms {
            client_kind: changed(kind, before.client_kind, TermsField::ClientKind, gone),
            payment_days: changed(days, before.payment_days, TermsField::PaymentDays, gone),
            interest_rate: changed(rate, before.interest_rate, TermsField::InterestRate, gone),
            prescription_years: changed(
                years,
                before.prescription_years,
                TermsField::PrescriptionYears,
                gone,
            ),
            deposit_percent: changed(
                deposit,
                before.deposit_percent,
                TermsField::DepositPercent,
                gone,
            ),
            prepayment: changed(prepayment, before.prepayment, TermsField::Prepayment, gone),
            unset: Vec::new(),
        };
        Ok(TermsOrder {
            terms: ClientTerms { unset, ..terms },
        })
    }

    fn percent(&self, entry: &FormEntry, name: FieldName) -> Read<Option<Decimal>> {
        let typed = entry.value(name).trim_end_matches('%').trim_end();
        if typed.is_empty() {
            return Ok(None);
        }
        let number = typed.replace(',', ".").parse().ok();
        let number = number.filter(|it| *it >= Decimal::ZERO && *it <= Decimal::ONE_HUNDRED);
        let wrong = || self.texts.get("typed-percent-bad");
        number.map(Some).ok_or_else(wrong)
    }

    fn whole(&self, entry: &FormEntry, name: FieldName) -> Read<Option<u32>> {
        match entry.value(name) {
            "" => Ok(None),
            typed => {
                let wrong = |_| self.texts.get("typed-whole-bad");
                typed.parse().map(Some).map_err(wrong)
            }
        }
    }
}

pub(super) fn waive_order(entry: &FormEntry) -> WaiveOrder {
    WaiveOrder {
        charge: entry.value(FieldName::Entry).to_owned(),
        only_excess: entry.value(FieldName::Outcome) == "excess",
        reason: words(entry, FieldName::Reason).unwrap_or_default(),
    }
}

/// What is stated anew, if it is; what was stated and is no more goes to `gone`.
fn changed<T: PartialEq>(
    now: Option<T>,
    before: Option<T>,
    field: TermsField,
    gone: &mut Vec<TermsField>,
) -> Option<T> {
    if now.is_none() && before.is_some() {
        gone.push(field);
    }
    now.filter(|it| before.as_ref() != Some(it))
}
