//! Late interest, recovery cost and penalty: what could be claimed for paying late, as of a day. Nothing of it is owed until
//! somebody claims it, and asking never changes anything.
//!
//! Spain, Ley 3/2004 against late payment: simple interest on what is outstanding, day by day from the day after the due
//! date (art. 5), at the agreed rate or else the legal one of the half-year (art. 7), act/365; a fixed sum for the cost of
//! recovery (art. 8); between businesses, and with public bodies, never with consumers (art. 3). No legal advice.
//!
//! What is outstanding goes down from the day after money came in for the invoice, a credit note on it was made, free credit
//! was allocated to it, or it was given up. Free credit and credit notes of their own (negative invoices) that nobody has
//! allocated yet lower nothing, whenever they came: nobody has said which debt they are for.
//!
//! What was claimed is not proposed again, nor is what was claimed and let go, unless somebody asks for that.

mod claims;
mod figures;
mod kind;
mod principal;
mod rates;

use chrono::NaiveDate;
use rust_decimal::{Decimal, RoundingStrategy};

pub use claims::{Claimed, Waived};
pub use figures::{InvoiceInterest, LateInterest, NoInterest, Run, Segment};
pub use kind::{KindSource, client_kind, kind_of_tax_id};
pub use rates::{InForce, LegalRate, RateTable};

use super::account::{Account, Invoice, free_credit};
use super::fact::ChargeKind;
use super::money::{Currency, Money, Sums, decimals};
use super::terms::ClientKind;
use claims::{Claims, Days};
use principal::{Principal, Reductions};

/// The rules that charges for being late follow.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InterestRules {
    /// The legal rates, for clients with whom no other rate was agreed.
    pub rates: RateTable,
    /// The fixed sum for each invoice paid late (Spain: 40 EUR, Ley 3/2004, art. 8.1).
    pub recovery_cost: Option<Money>,
    /// The contractual penalty in percent of what was not paid by its due date; none when zero.
    pub penalty_percent: Decimal,
    /// A fixed contractual penalty for each invoice in its currency that was paid late; none when zero.
    pub penalty_amount: Option<Money>,
}

/// What could be claimed for being late by the end of a day, from an account folded for a moment of that day.
pub fn late_interest(account: &Account, as_of: NaiveDate, rules: &InterestRules) -> LateInterest {
    worked_out(account, as_of, rules, false)
}

/// As [`late_interest`], what was let go being proposed again.
pub fn late_interest_with_waived(
    account: &Account,
    as_of: NaiveDate,
    rules: &InterestRules,
) -> LateInterest {
    worked_out(account, as_of, rules, true)
}

fn worked_out(
    account: &Account,
    as_of: NaiveDate,
    rules: &InterestRules,
    waived_too: bool,
) -> LateInterest {
    let asked = Asked {
        account,
        as_of,
        rules,
        waived_too,
    };
    let client_kind = client_kind(account);
    let why_none = match client_kind.map(|(kind, _)| kind) {
        None => Some(NoInterest::KindUnknown),
        Some(ClientKind::Consumer) => Some(NoInterest::Consumer),
        Some(ClientKind::Business | ClientKind::PublicBody) => None,
    };
    // Charges bear no interest themselves, and nobody is late with a credit note.
    let bearing = account.invoices.iter();
    let bearing = bearing.filter(|it| it.charge.is_none() && it.total.amount > Decimal::ZERO);
    let reductions = Reductions::of(account);
    let each = bearing.filter_map(|invoice| {
        let claims = Claims::of(account, &invoice.number);
        match why_none {
            None => {
                let principal = Principal::of(invoice, &reductions);
                of_invoice(invoice, &principal, &claims, &asked)
            }
            Some(why) => only_claimed(invoice, &claims, why),
        }
    });
    let invoices: Vec<InvoiceInterest> = each.collect();
    let why_none = why_none.or(invoices.is_empty().then_some(NoInterest::NothingLate));
    LateInterest {
        as_of,
        client_kind,
        agreed_rate: account.terms.interest_rate,
        free_credit: unallocated(account, &invoices),
        invoices,
        why_none,
    }
}

/// Free credit in the currencies in which something is past due.
fn unallocated(account: &Account, invoices: &[InvoiceInterest]) -> Sums {
    let mut free = Sums::default();
    for invoice in invoices {
        let Money { amount, currency } = invoice.outstanding;
        if amount > Decimal::ZERO && free.get(currency).is_zero() {
            free.add(Money::new(free_credit(account, currency), currency));
        }
    }
    free
}

/// What is asked, and of whom.
struct Asked<'a> {
    account: &'a Account,
    as_of: NaiveDate,
    rules: &'a InterestRules,
    /// Whether what was let go is proposed again.
    waived_too: bool,
}

fn of_invoice(
    invoice: &Invoice,
    principal: &Principal<'_>,
    claims: &Claims<'_>,
    asked: &Asked<'_>,
) -> Option<InvoiceInterest> {
    let Asked {
        account,
        as_of,
        rules,
        waived_too,
    } = *asked;
    let all = segments(principal, as_of, account.terms.interest_rate, rules);
    if all.is_empty() && claims.is_empty() {
        return None;
    }
    let late_from = all.first().map(|it| it.from);
    let currency = invoice.total.currency;
    let taken = claims.days(waived_too);
    let free = principal.first_late_day().map(|first| Days {
        from: first,
        through: as_of,
    });
    let free = free.into_iter().flat_map(|days| days.without(&taken));
    let mut segments = Vec::new();
    let mut runs = Vec::new();
    for days in free {
        let of_days = within(&all, days);
        if let Some(first) = of_days.first() {
            runs.push(Run {
                from: first.from,
                through: days.through,
                interest: sum(&of_days, currency),
            });
        }
        segments.extend(of_days);
    }
    let interest: Decimal = runs.iter().map(|it| it.interest.amount).sum();
    let is_new = |kind| late_from.is_some() && !claims.has(kind, waived_too);
    let unpaid = principal.unpaid_when_due(as_of);
    let penalty = penalty(unpaid, currency, rules);
    let tomorrow = as_of.succ_opt().unwrap_or(as_of);
    let claimed = claims.standing(|days| match days {
        Some(days) => Some(sum(&within(&all, days), currency)),
        None if late_from.is_none() => Some(Money::new(Decimal::ZERO, currency)),
        None => None,
    });
    Some(InvoiceInterest {
        number: invoice.number.clone(),
        late_from,
        outstanding: Money::new(principal.on(tomorrow), currency),
        interest: Money::new(interest, currency),
        segments,
        runs,
        recovery_cost: rules
            .recovery_cost
            .filter(|_| is_new(ChargeKind::RecoveryCost)),
        penalty: penalty.filter(|_| is_new(ChargeKind::Penalty)),
        uncertain: principal.uncertain,
        claimed,
        waived: claims.waived(),
    })
}

/// An invoice of a client from whom nothing can be claimed, where something was: a consumer owes nothing of it.
fn only_claimed(
    invoice: &Invoice,
    claims: &Claims<'_>,
    why: NoInterest,
) -> Option<InvoiceInterest> {
    if claims.is_empty() {
        return None;
    }
    let currency = invoice.total.currency;
    let nothing = Money::new(Decimal::ZERO, currency);
    Some(InvoiceInterest {
        number: invoice.number.clone(),
        late_from: None,
        outstanding: nothing,
        segments: Vec::new(),
        runs: Vec::new(),
        interest: nothing,
        recovery_cost: None,
        penalty: None,
        uncertain: false,
        claimed: claims.standing(|_| (why == NoInterest::Consumer).then_some(nothing)),
        waived: claims.waived(),
    })
}

/// The interest of segments, rounded once.
fn sum(segments: &[Segment], currency: Currency) -> Money {
    let hundredths = segments.iter().map(Segment::hundredths);
    let hundredths = hundredths.fold(Decimal::ZERO, Decimal::saturating_add);
    rounded(quotient(hundredths), currency)
}

/// The days on which something was past due, up to a day, by principal and rate.
fn segments(
    principal: &Principal<'_>,
    as_of: NaiveDate,
    agreed: Option<Decimal>,
    rules: &InterestRules,
) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    let mut next = principal.first_late_day();
    while let Some(from) = next.filter(|from| *from <= as_of) {
        let rate = match agreed {
            Some(_) => InForce {
                percent: agreed,
                provisional: false,
                until: None,
            },
            None => rules.rates.in_force(from),
        };
        let change = principal.changes_after(from);
        let to = [change.and_then(|day| day.pred_opt()), rate.until]
            .into_iter()
            .flatten()
            .fold(as_of, NaiveDate::min);
        let amount = principal.on(from);
        let goes_on = segments.last_mut().filter(|last| {
            let same = last.principal == amount && last.rate == rate.percent;
            same && last.provisional == rate.provisional && last.to.succ_opt() == Some(from)
        });
        match goes_on {
            Some(last) => last.to = to,
            None if amount > Decimal::ZERO => segments.push(Segment {
                from,
                to,
                principal: amount,
                rate: rate.percent,
                provisional: rate.provisional,
            }),
            None => {}
        }
        next = to.succ_opt();
    }
    segments
}

/// What of segments lies within some days.
fn within(segments: &[Segment], days: Days) -> Vec<Segment> {
    let inside = segments
        .iter()
        .filter(|it| it.to >= days.from && it.from <= days.through);
    let cut = inside.map(|it| Segment {
        from: it.from.max(days.from),
        to: it.to.min(days.through),
        ..it.clone()
    });
    cut.collect()
}

/// The contractual penalty for what was not paid when it was due, if one is agreed.
fn penalty(unpaid: Decimal, currency: Currency, rules: &InterestRules) -> Option<Money> {
    let share = unpaid
        .checked_mul(rules.penalty_percent / Decimal::ONE_HUNDRED)
        .unwrap_or(Decimal::MAX);
    let fixed = rules.penalty_amount.filter(|it| it.currency == currency);
    let fixed = fixed.map_or(Decimal::ZERO, |it| it.amount);
    let penalty = rounded(share.saturating_add(fixed), currency);
    (penalty.amount > Decimal::ZERO).then_some(penalty)
}

/// Percent of a year of 365 days.
fn quotient(hundredths: Decimal) -> Decimal {
    hundredths / Decimal::from(36_500)
}

fn rounded(amount: Decimal, currency: Currency) -> Money {
    let half_up = RoundingStrategy::MidpointAwayFromZero;
    Money::new(
        amount.round_dp_with_strategy(decimals(currency), half_up),
        currency,
    )
}
