//! Late interest, recovery cost and penalty: what could be claimed for paying late, as of a day. Nothing of it is owed until
//! somebody claims it, and asking never changes anything.
//!
//! Spain, Ley 3/2004 against late payment: simple interest on what is outstanding, day by day from the day after the due
//! date (art. 5), at the agreed rate or else the legal one of the half-year (art. 7), act/365; a fixed sum for the cost of
//! recovery (art. 8); between businesses, and with public bodies, never with consumers (art. 3). No legal advice.

mod kind;
mod principal;
mod rates;

use chrono::NaiveDate;
use rust_decimal::{Decimal, RoundingStrategy};

pub use kind::{KindSource, client_kind, kind_of_tax_id};
pub use rates::{InForce, LegalRate, RateTable};

use super::account::{Account, Invoice};
use super::fact::{ChargeClaimed, ChargeKind};
use super::money::{Currency, Money, Sums, decimals};
use super::terms::ClientKind;
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

/// Days on which the same principal bore interest at the same rate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// The first day.
    pub from: NaiveDate,
    /// The last day. The day of a payment still counts for what is paid on it.
    pub to: NaiveDate,
    /// What was past due, in the currency of the invoice.
    pub principal: Decimal,
    /// Percent a year; nothing when no rate is known for these days.
    pub rate: Option<Decimal>,
    /// Whether the rate of these days is not known yet, and the last known one stands in.
    pub provisional: bool,
}

impl Segment {
    /// How many days.
    pub fn days(&self) -> i64 {
        (self.to - self.from).num_days() + 1
    }

    /// The interest of these days, not rounded: principal × rate × days / 36 500.
    pub fn interest(&self) -> Decimal {
        quotient(self.hundredths())
    }

    /// Principal × rate × days. Sums of these are exact; a quotient is not.
    fn hundredths(&self) -> Decimal {
        let rate = self.rate.unwrap_or(Decimal::ZERO);
        let product = rate.checked_mul(Decimal::from(self.days()));
        let product = product.and_then(|it| it.checked_mul(self.principal));
        product.unwrap_or(Decimal::MAX)
    }
}

/// What could be claimed for one invoice.
#[derive(Debug, Clone, PartialEq)]
pub struct InvoiceInterest {
    /// The number of the invoice.
    pub number: String,
    /// The first day on which something of it was past due.
    pub late_from: NaiveDate,
    /// What is past due of it at the end of the day asked for.
    pub outstanding: Money,
    /// How the interest comes about, in order of days, after what was claimed already.
    pub segments: Vec<Segment>,
    /// The interest, rounded once, half away from zero, to the decimals of the currency.
    pub interest: Money,
    /// The fixed sum for the cost of recovery, unless it was claimed already.
    pub recovery_cost: Option<Money>,
    /// The contractual penalty, unless it was claimed already.
    pub penalty: Option<Money>,
    /// Whether the day of a payment is an assumption, so that all this may be otherwise.
    pub uncertain: bool,
    /// What was claimed already and not let go.
    pub claimed: Vec<ChargeClaimed>,
}

impl InvoiceInterest {
    /// The days that bear interest.
    pub fn days(&self) -> i64 {
        self.segments.iter().map(Segment::days).sum()
    }

    /// Whether a day's rate is not known yet, and the last known one stands in.
    pub fn is_provisional(&self) -> bool {
        self.segments.iter().any(|it| it.provisional)
    }

    /// Whether there are days without any rate, which bear no interest here.
    pub fn lacks_rate(&self) -> bool {
        self.segments.iter().any(|it| it.rate.is_none())
    }

    /// Everything that could be claimed now, with its kind.
    pub fn claimable(&self) -> impl Iterator<Item = (ChargeKind, Money)> {
        let each = [
            (ChargeKind::Interest, Some(self.interest)),
            (ChargeKind::RecoveryCost, self.recovery_cost),
            (ChargeKind::Penalty, self.penalty),
        ];
        let each = each.into_iter();
        each.filter_map(|(kind, money)| Some((kind, money.filter(|it| it.amount > Decimal::ZERO)?)))
    }
}

/// Why there is no figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoInterest {
    /// The client is a consumer, with whom the law on late payment has nothing to do.
    Consumer,
    /// Nobody said whether the client is a business, a consumer or a public body.
    KindUnknown,
    /// Nothing was paid late.
    NothingLate,
}

impl NoInterest {
    /// The stable English name, as in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Consumer => "consumer",
            Self::KindUnknown => "client_kind_unknown",
            Self::NothingLate => "nothing_late",
        }
    }
}

/// What could be claimed from one client for being late, as of a day.
#[derive(Debug, Clone, PartialEq)]
pub struct LateInterest {
    /// The last day that counts.
    pub as_of: NaiveDate,
    /// Who the client is before the law, and from what that is known.
    pub client_kind: Option<(ClientKind, KindSource)>,
    /// The agreed rate in percent a year; the legal one counts when there is none.
    pub agreed_rate: Option<Decimal>,
    /// The invoices that were paid late or are late, by due date.
    pub invoices: Vec<InvoiceInterest>,
    /// Why there are none.
    pub why_none: Option<NoInterest>,
}

impl LateInterest {
    /// The sums by currency of one kind of charge.
    pub fn sums(&self, kind: ChargeKind) -> Sums {
        let mut sums = Sums::default();
        let all = self.invoices.iter().flat_map(InvoiceInterest::claimable);
        for (_, money) in all.filter(|(it, _)| *it == kind) {
            sums.add(money);
        }
        sums
    }

    /// The sums by currency of everything that could be claimed.
    pub fn total(&self) -> Sums {
        let mut sums = Sums::default();
        for (_, money) in self.invoices.iter().flat_map(InvoiceInterest::claimable) {
            sums.add(money);
        }
        sums
    }
}

/// What could be claimed for being late by the end of a day, from an account folded for a moment of that day.
pub fn late_interest(account: &Account, as_of: NaiveDate, rules: &InterestRules) -> LateInterest {
    let client_kind = client_kind(account);
    let mut result = LateInterest {
        as_of,
        client_kind,
        agreed_rate: account.terms.interest_rate,
        invoices: Vec::new(),
        why_none: None,
    };
    match client_kind.map(|(kind, _)| kind) {
        None => result.why_none = Some(NoInterest::KindUnknown),
        Some(ClientKind::Consumer) => result.why_none = Some(NoInterest::Consumer),
        Some(ClientKind::Business | ClientKind::PublicBody) => {
            // Charges bear no interest themselves, and nobody is late with a credit note.
            let bearing = account.invoices.iter();
            let bearing =
                bearing.filter(|it| it.charge.is_none() && it.total.amount > Decimal::ZERO);
            let reductions = Reductions::of(account);
            let each = bearing.filter_map(|it| {
                let principal = Principal::of(it, &reductions);
                of_invoice(it, &principal, account, as_of, rules)
            });
            result.invoices = each.collect();
            if result.invoices.is_empty() {
                result.why_none = Some(NoInterest::NothingLate);
            }
        }
    }
    result
}

fn of_invoice(
    invoice: &Invoice,
    principal: &Principal<'_>,
    account: &Account,
    as_of: NaiveDate,
    rules: &InterestRules,
) -> Option<InvoiceInterest> {
    let segments = segments(principal, as_of, account.terms.interest_rate, rules);
    let late_from = segments.first()?.from;
    let currency = invoice.total.currency;
    let claims = account.charges.iter();
    let claims: Vec<_> = claims
        .filter(|it| it.what.invoice == invoice.number)
        .collect();
    let claimed_through = claims
        .iter()
        .filter(|it| it.what.kind == ChargeKind::Interest)
        .map(|it| it.what.through.unwrap_or(it.at.date()))
        .max();
    let is_claimed = |kind| claims.iter().any(|it| it.what.kind == kind);
    let segments = after(segments, claimed_through);
    let hundredths = segments
        .iter()
        .fold(Decimal::ZERO, |sum, it| sum.saturating_add(it.hundredths()));
    let unpaid = principal.unpaid_when_due(as_of);
    let penalty = penalty(unpaid, currency, rules);
    let tomorrow = as_of.succ_opt().unwrap_or(as_of);
    Some(InvoiceInterest {
        number: invoice.number.clone(),
        late_from,
        outstanding: Money::new(principal.on(tomorrow), currency),
        interest: rounded(quotient(hundredths), currency),
        segments,
        recovery_cost: rules
            .recovery_cost
            .filter(|_| !is_claimed(ChargeKind::RecoveryCost)),
        penalty: penalty.filter(|_| !is_claimed(ChargeKind::Penalty)),
        uncertain: principal.uncertain,
        claimed: claims.into_iter().map(|it| it.what.clone()).collect(),
    })
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

/// What is left of segments after a day that was claimed.
fn after(segments: Vec<Segment>, claimed_through: Option<NaiveDate>) -> Vec<Segment> {
    let Some(from) = claimed_through.map(|day| day.succ_opt().unwrap_or(day)) else {
        return segments;
    };
    let left = segments.into_iter().filter(|it| it.to >= from);
    left.map(|it| Segment {
        from: it.from.max(from),
        ..it
    })
    .collect()
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
