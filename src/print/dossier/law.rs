//! What a dossier says of late interest: the whole calculation, segment by segment, and where the rates are published.

use rust_decimal::RoundingStrategy;
use serde::Serialize;

use crate::domain::fact::{ChargeClaimed, ChargeKind};
use crate::domain::interest::{InvoiceInterest, LateInterest, LegalRate, Segment};
use crate::domain::money::{Currency, Money, decimals};
use crate::i18n::Texts;
use crate::print::shown::clean;

#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct LawShown {
    /// Why there is nothing, in words; empty when there is something.
    none: String,
    /// Who the client is, and which rate counts.
    basis: String,
    /// Whether the rate is the legal one.
    is_legal: bool,
    invoices: Vec<LateShown>,
    totals: Vec<LawTotal>,
    claimed: Vec<ClaimShown>,
    /// What was let go, in words.
    waived: Vec<String>,
    rates: Vec<RateShown>,
    /// What the marks beside figures mean.
    notes: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct LateShown {
    number: String,
    segments: Vec<SegmentShown>,
    interest: String,
    recovery_cost: String,
    penalty: String,
    uncertain: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct SegmentShown {
    from: String,
    to: String,
    days: i64,
    principal: String,
    rate: String,
    /// Not rounded to the decimals of the currency yet.
    interest: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct LawTotal {
    currency: &'static str,
    interest: String,
    recovery_cost: String,
    penalty: String,
    total: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct ClaimShown {
    number: String,
    kind: String,
    invoice: String,
    from: String,
    through: String,
    amount: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct RateShown {
    from: String,
    to: String,
    rate: String,
    source: String,
}

pub(super) fn law(texts: &Texts, found: &LateInterest, rates: &[LegalRate]) -> LawShown {
    let none = found.why_none;
    let late = found.invoices.iter();
    let late = late.filter(|it| it.claimable().next().is_some());
    let claimed = found.invoices.iter().flat_map(|it| &it.claimed);
    let waived = found.invoices.iter().flat_map(|it| &it.waived);
    let rates = rates.iter().map(|it| RateShown {
        from: texts.day_in_numbers(it.from),
        to: texts.day_in_numbers(it.to),
        rate: texts.rate(it.percent),
        source: clean(it.source.as_deref().unwrap_or_default()),
    });
    LawShown {
        none: none
            .map(|why| texts.get(&format!("page-interest-none-{}", why.id())))
            .unwrap_or_default(),
        basis: texts.interest_basis(found),
        is_legal: found.agreed_rate.is_none(),
        invoices: late.map(|it| late_shown(texts, it)).collect(),
        totals: totals(texts, found),
        claimed: claimed.map(|it| claim(texts, &it.charge)).collect(),
        waived: waived.map(|it| clean(&texts.waived_already(it))).collect(),
        rates: rates.collect(),
        notes: texts.interest_notes(found),
    }
}

fn late_shown(texts: &Texts, it: &InvoiceInterest) -> LateShown {
    let currency = it.interest.currency;
    let money = |money: Option<Money>| money.map_or_else(String::new, |it| texts.money(it));
    let segments = it.segments.iter();
    LateShown {
        number: clean(&it.number),
        segments: segments.map(|it| segment(texts, it, currency)).collect(),
        interest: texts.money(it.interest),
        recovery_cost: money(it.recovery_cost),
        penalty: money(it.penalty),
        uncertain: it.uncertain,
    }
}

fn segment(texts: &Texts, it: &Segment, currency: Currency) -> SegmentShown {
    /// Decimals beyond those of the currency, enough to check the sum by.
    const MORE_DECIMALS: u32 = 4;
    let places = decimals(currency) + MORE_DECIMALS;
    let half_up = RoundingStrategy::MidpointAwayFromZero;
    let mut exact = it.interest().round_dp_with_strategy(places, half_up);
    exact.rescale(places);
    SegmentShown {
        from: texts.day_in_numbers(it.from),
        to: texts.day_in_numbers(it.to),
        days: it.days(),
        principal: texts.money(Money::new(it.principal, currency)),
        rate: texts.interest_rate(it),
        interest: texts.number(exact),
    }
}

fn totals(texts: &Texts, found: &LateInterest) -> Vec<LawTotal> {
    let by_kind = ChargeKind::ALL.map(|kind| found.sums(kind));
    let totals = found.total();
    let each = totals.iter().map(|total| {
        let [interest, recovery_cost, penalty] = by_kind.each_ref().map(|sums| {
            let amount = sums.get(total.currency);
            match amount.is_zero() {
                true => String::new(),
                false => texts.money(Money::new(amount, total.currency)),
            }
        });
        LawTotal {
            currency: total.currency.code(),
            interest,
            recovery_cost,
            penalty,
            total: texts.money(total),
        }
    });
    each.collect()
}

fn claim(texts: &Texts, charge: &ChargeClaimed) -> ClaimShown {
    let day =
        |day: Option<chrono::NaiveDate>| day.map(|it| texts.day_in_numbers(it)).unwrap_or_default();
    ClaimShown {
        number: clean(&charge.number),
        kind: texts.get(&format!("charge-{}", charge.kind.id())),
        invoice: clean(&charge.invoice),
        from: day(charge.from),
        through: day(charge.through),
        amount: texts.money(Money::new(charge.amount, charge.currency)),
    }
}
