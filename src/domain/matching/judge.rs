//! From what was found to proposals: which invoices, what speaks for them, how sure it is.
//!
//! Certain is only what two independent things say and nothing contradicts: the number of an invoice and its amount to the
//! cent, or who paid and an amount that only one invoice of theirs has. All else is for a person to look at.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::index::{Matcher, Place, is_strong};
use super::keys::KeyKind;
use super::{Evidence, Proposal, Verdict, subset};
use crate::domain::movement::Movement;

/// Invoices whose numbers are told, with how, and whether in a reference.
pub(super) type Named = BTreeMap<usize, (KeyKind, bool)>;

/// What says that a client paid.
#[derive(Debug, Default)]
pub(super) struct Identified {
    pub evidence: Vec<Evidence>,
    /// Whether the same is said of others.
    pub is_shared: bool,
}

impl Identified {
    /// Whether it is as good as sure who paid.
    fn is_sure(&self) -> bool {
        let sure = |it: &Evidence| {
            matches!(
                it,
                Evidence::Account | Evidence::TaxId | Evidence::Name | Evidence::LearnedName
            )
        };
        !self.is_shared && self.evidence.iter().any(sure)
    }

    fn is_told(&self) -> bool {
        !self.evidence.is_empty()
    }
}

/// What the invoices chosen are chosen by.
struct Choice {
    places: Vec<Place>,
    evidence: Vec<Evidence>,
    verdict: Verdict,
}

/// What one client may have paid with a movement, and the steps that it took to find out.
pub(super) fn judge(
    matcher: &Matcher,
    movement: &Movement,
    at: usize,
    who: &Identified,
    named: &Named,
) -> (Vec<Proposal>, u32) {
    let amount = movement.money.amount;
    let payable = matcher.payable(at, movement);
    let strong: Vec<Place> = payable
        .iter()
        .copied()
        .filter(|place| named.get(&place.1).is_some_and(|how| is_strong(how.0)))
        .collect();
    let mut steps = 0;
    let choice = by_numbers(matcher, amount, who, named, &strong)
        .or_else(|| by_end(matcher, amount, who, named, &payable))
        .or_else(|| by_amount(matcher, movement, who, &payable))
        .or_else(|| by_sum(matcher, amount, who, &payable, &mut steps))
        .or_else(|| by_name_alone(matcher, amount, who, &payable));
    let proposal = choice.map(|choice| {
        let mut evidence = who.evidence.clone();
        evidence.extend(choice.evidence);
        evidence.sort_unstable();
        Proposal {
            debtor: matcher.payer(at).debtor,
            shares: shares(matcher, amount, &choice.places),
            points: points(&evidence, choice.verdict),
            evidence,
            verdict: choice.verdict,
        }
    });
    (proposal.into_iter().collect(), steps)
}

fn open(matcher: &Matcher, places: &[Place]) -> Decimal {
    places.iter().map(|place| matcher.open_of(*place)).sum()
}

fn number(matcher: &Matcher, place: Place) -> String {
    matcher.payer(place.0).invoices[place.1].number.clone()
}

/// The invoices whose numbers are told.
fn by_numbers(
    matcher: &Matcher,
    amount: Decimal,
    who: &Identified,
    named: &Named,
    strong: &[Place],
) -> Option<Choice> {
    if strong.is_empty() {
        return None;
    }
    let told = |place: &Place| {
        let number = number(matcher, *place);
        match named.get(&place.1) {
            Some((_, true)) => Evidence::Reference(number),
            _ => Evidence::Number(number),
        }
    };
    // Where numbers share their digits, the amount says which of them is meant.
    let exact: Vec<Place> = strong
        .iter()
        .copied()
        .filter(|place| matcher.open_of(*place) == amount)
        .collect();
    let places = match exact.as_slice() {
        [one] if open(matcher, strong) != amount => vec![*one],
        _ => strong.to_vec(),
    };
    let sum = open(matcher, &places);
    let mut evidence: Vec<Evidence> = places.iter().map(told).collect();
    let is_exact = sum == amount;
    evidence.push(match places.len() {
        _ if sum > amount => Evidence::Part,
        _ if sum < amount => Evidence::More,
        1 => Evidence::Exact,
        count => Evidence::ExactSum(count),
    });
    let is_ambiguous = places.len() < strong.len();
    if is_ambiguous {
        evidence.push(Evidence::OthersFit);
    }
    let verdict = match (is_exact, is_ambiguous) {
        (true, false) => Verdict::Certain,
        (true, true) if who.is_told() => Verdict::Likely,
        (false, _) if who.is_told() || sum > amount => Verdict::Likely,
        _ => Verdict::Possible,
    };
    Some(Choice {
        places,
        evidence,
        verdict,
    })
}

/// The invoice of which the last digits are told, when the amount says the same.
fn by_end(
    matcher: &Matcher,
    amount: Decimal,
    who: &Identified,
    named: &Named,
    payable: &[Place],
) -> Option<Choice> {
    let ends: Vec<Place> = payable
        .iter()
        .copied()
        .filter(|place| named.contains_key(&place.1))
        .collect();
    let exact: Vec<Place> = ends
        .iter()
        .copied()
        .filter(|place| matcher.open_of(*place) == amount)
        .collect();
    let (places, mut evidence) = match exact.as_slice() {
        [one] => (vec![*one], vec![Evidence::Exact]),
        [] if ends.len() > 1 && open(matcher, &ends) == amount => {
            let count = ends.len();
            (ends, vec![Evidence::ExactSum(count)])
        }
        _ => return None,
    };
    evidence.extend(
        places
            .iter()
            .map(|place| Evidence::NumberEnd(number(matcher, *place))),
    );
    let verdict = if who.is_sure() {
        Verdict::Certain
    } else {
        Verdict::Likely
    };
    Some(Choice {
        places,
        evidence,
        verdict,
    })
}

/// The one invoice that has this amount open.
fn by_amount(
    matcher: &Matcher,
    movement: &Movement,
    who: &Identified,
    payable: &[Place],
) -> Option<Choice> {
    let amount = movement.money.amount;
    let exact: Vec<Place> = payable
        .iter()
        .copied()
        .filter(|place| matcher.open_of(*place) == amount)
        .collect();
    let first = *exact.first()?;
    let mut evidence = vec![Evidence::Exact];
    let others = matcher.of_this_amount(movement) > exact.len();
    if exact.len() > 1 || others && !who.is_told() {
        evidence.push(Evidence::OthersFit);
    }
    let verdict = match (who.is_sure(), exact.len()) {
        (true, 1) => Verdict::Certain,
        (true, _) => Verdict::Likely,
        (false, _) if who.is_told() => Verdict::Likely,
        _ => Verdict::Possible,
    };
    Some(Choice {
        places: vec![first],
        evidence,
        verdict,
    })
}

/// All that is open, or a few invoices of those, that come to the amount.
fn by_sum(
    matcher: &Matcher,
    amount: Decimal,
    who: &Identified,
    payable: &[Place],
    steps: &mut u32,
) -> Option<Choice> {
    if !who.is_told() || payable.len() < 2 {
        return None;
    }
    if open(matcher, payable) == amount {
        let verdict = if who.is_sure() {
            Verdict::Certain
        } else {
            Verdict::Likely
        };
        return Some(Choice {
            places: payable.to_vec(),
            evidence: vec![Evidence::ExactAll],
            verdict,
        });
    }
    let scale = payable
        .iter()
        .map(|place| matcher.open_of(*place).scale())
        .max()?;
    let scale = scale.max(amount.scale());
    let whole = |amount: Decimal| {
        let mut amount = amount;
        amount.rescale(scale);
        amount.mantissa().to_i64()
    };
    let amounts: Option<Vec<i64>> = payable
        .iter()
        .map(|place| whole(matcher.open_of(*place)))
        .collect();
    let found = subset::find(&amounts?, whole(amount)?)?;
    *steps += found.steps;
    let places: Vec<Place> = found
        .places
        .iter()
        .filter_map(|at| payable.get(*at).copied())
        .collect();
    let mut evidence = vec![Evidence::ExactSum(places.len())];
    if !found.is_only {
        evidence.push(Evidence::OthersFit);
    }
    let verdict = if who.is_sure() && found.is_only {
        Verdict::Likely
    } else {
        Verdict::Possible
    };
    Some(Choice {
        places,
        evidence,
        verdict,
    })
}

/// Who paid is told, and nothing fits: the oldest first, as with any payment.
fn by_name_alone(
    matcher: &Matcher,
    amount: Decimal,
    who: &Identified,
    payable: &[Place],
) -> Option<Choice> {
    if !who.is_told() || payable.is_empty() {
        return None;
    }
    let mut left = amount;
    let mut places = Vec::new();
    for place in payable {
        if left <= Decimal::ZERO {
            break;
        }
        left -= matcher.open_of(*place);
        places.push(*place);
    }
    let evidence = vec![if left > Decimal::ZERO {
        Evidence::More
    } else {
        Evidence::Part
    }];
    Some(Choice {
        places,
        evidence,
        verdict: Verdict::Possible,
    })
}

/// The client whose invoice is told, when that is in another currency: what was paid can be no part of it, and is theirs all the
/// same, before it is anybody's who happens to owe this amount.
pub(super) fn in_other_currency(debtor: i64, number: String, who: &Identified) -> Proposal {
    let mut evidence = who.evidence.clone();
    evidence.push(Evidence::OtherCurrency(number));
    Proposal {
        debtor,
        shares: Vec::new(),
        points: points(&evidence, Verdict::Possible)
            + points(&[Evidence::Exact], Verdict::Possible),
        evidence,
        verdict: Verdict::Possible,
    }
}

/// The share of each invoice, in order, as far as the amount goes.
fn shares(matcher: &Matcher, amount: Decimal, places: &[Place]) -> Vec<(String, Decimal)> {
    let mut left = amount;
    let mut shares = Vec::with_capacity(places.len());
    for place in places {
        let share = matcher.open_of(*place).min(left);
        if share > Decimal::ZERO {
            shares.push((number(matcher, *place), share));
            left -= share;
        }
    }
    shares
}

fn points(evidence: &[Evidence], verdict: Verdict) -> u32 {
    let each = evidence.iter().map(|it| match it {
        Evidence::Reference(_) | Evidence::Number(_) => 40,
        Evidence::Account | Evidence::TaxId => 35,
        Evidence::Name | Evidence::LearnedName => 30,
        Evidence::Exact | Evidence::ExactSum(_) | Evidence::ExactAll => 25,
        Evidence::NumberEnd(_) => 15,
        Evidence::NameInText => 20,
        Evidence::OtherCurrency(_) => 15,
        Evidence::Part | Evidence::More | Evidence::OthersFit => 0,
    });
    let sum: u32 = each.sum();
    sum.min(900) + 1000 * (verdict as u32)
}

/// Puts the surest first. What seems certain is not when another client has as good a claim, or when what says who paid
/// names somebody else.
pub(super) fn compare(proposals: &mut [Proposal]) {
    proposals.sort_by(|a, b| b.points.cmp(&a.points).then(a.debtor.cmp(&b.debtor)));
    let Some((first, others)) = proposals.split_first_mut() else {
        return;
    };
    if first.verdict != Verdict::Certain {
        return;
    }
    let identified = |it: &Proposal| it.evidence.iter().any(is_identity);
    let told = |it: &Proposal| it.evidence.iter().any(is_number);
    let rival = others.iter().any(|it| {
        it.verdict == Verdict::Certain
            || identified(it) && !identified(first)
            || identified(it) && told(it) && !told(first)
    });
    if rival {
        first.verdict = Verdict::Likely;
        first.evidence.push(Evidence::OthersFit);
        first.evidence.dedup();
        for other in others
            .iter_mut()
            .filter(|it| it.verdict == Verdict::Certain)
        {
            other.verdict = Verdict::Likely;
        }
    }
}

fn is_identity(it: &Evidence) -> bool {
    matches!(
        it,
        Evidence::Account
            | Evidence::TaxId
            | Evidence::Name
            | Evidence::LearnedName
            | Evidence::NameInText
    )
}

fn is_number(it: &Evidence) -> bool {
    matches!(it, Evidence::Reference(_) | Evidence::Number(_))
}
