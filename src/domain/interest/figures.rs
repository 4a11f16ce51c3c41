//! The figures of late interest, and what they come to together.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{Claimed, KindSource, Waived, quotient};
use crate::domain::fact::ChargeKind;
use crate::domain::money::{Money, Sums};
use crate::domain::terms::ClientKind;

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
    pub(super) fn hundredths(&self) -> Decimal {
        let rate = self.rate.unwrap_or(Decimal::ZERO);
        let product = rate.checked_mul(Decimal::from(self.days()));
        let product = product.and_then(|it| it.checked_mul(self.principal));
        product.unwrap_or(Decimal::MAX)
    }
}

/// Days in a row whose interest nobody has claimed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub through: NaiveDate,
    /// The interest of these days, rounded, half away from zero, to the decimals of the currency.
    pub interest: Money,
}

/// What could be claimed for one invoice, and what was.
#[derive(Debug, Clone, PartialEq)]
pub struct InvoiceInterest {
    /// The number of the invoice.
    pub number: String,
    /// The first day on which something of it was past due; nothing when it was not late after all.
    pub late_from: Option<NaiveDate>,
    /// What is past due of it at the end of the day asked for.
    pub outstanding: Money,
    /// How the interest comes about, in order of days, after what was claimed already.
    pub segments: Vec<Segment>,
    /// The days in a row that they are in: one run, unless days in between were claimed.
    pub runs: Vec<Run>,
    /// The interest of all runs.
    pub interest: Money,
    /// The fixed sum for the cost of recovery, unless it was claimed already or let go.
    pub recovery_cost: Option<Money>,
    /// The contractual penalty, unless it was claimed already or let go.
    pub penalty: Option<Money>,
    /// Whether the day of a payment is an assumption, so that all this may be otherwise.
    pub uncertain: bool,
    /// What was claimed already and not let go.
    pub claimed: Vec<Claimed>,
    /// What was claimed and let go.
    pub waived: Vec<Waived>,
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
    /// The invoices that were paid late or are late, or for which something was claimed, by due date.
    pub invoices: Vec<InvoiceInterest>,
    /// Why nothing can be claimed for them.
    pub why_none: Option<NoInterest>,
    /// Free credit in the currencies of what is past due, which lowers nothing until it is allocated.
    pub free_credit: Sums,
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

    /// The sums by currency of what was claimed and stands.
    pub fn claimed(&self) -> Sums {
        let mut sums = Sums::default();
        for claimed in self.invoices.iter().flat_map(|it| &it.claimed) {
            sums.add(claimed.money());
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
