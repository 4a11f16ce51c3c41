//! How a client usually pays and keeps promises, from what was settled so far.
//!
//! An invoice speaks for the habit when it is settled and the day of its last payment is known. Days late are counted
//! from its due date (with instalments, the last one) to that day, so early is negative. Charges for being late and
//! credit notes say nothing: nobody agreed on them.
//!
//! Median and quartiles are interpolated linearly between the two nearest values (the inclusive method: `QUARTILE.INC`
//! of spreadsheets, type 7 of Hyndman and Fan), so the median of an even number is the mean of the middle two.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::account::{Account, Invoice, PromiseStatus};
use super::money::Money;

/// A settled invoice that tells how the client pays.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settled<'a> {
    /// The invoice.
    pub invoice: &'a Invoice,
    /// The day of its last payment.
    pub paid_on: NaiveDate,
    /// Days from its due date to that day; negative when it was paid early.
    pub days_late: i64,
    /// Whether anything of it was ever contested.
    pub contested: bool,
}

/// The settled invoices of an account that tell how the client pays, in the order they were paid.
pub fn settled(account: &Account) -> Vec<Settled<'_>> {
    let assumed = assumed_days(account);
    let contested: HashSet<&str> = account
        .disputes
        .iter()
        .map(|dispute| dispute.opened.what.invoice.as_str())
        .collect();
    let mut settled: Vec<Settled<'_>> = account
        .invoices
        .iter()
        .filter(|invoice| invoice.charge.is_none() && invoice.total.amount > Decimal::ZERO)
        .filter(|invoice| invoice.balance().amount <= Decimal::ZERO)
        .filter_map(|invoice| {
            let paid_on = invoice.last_paid_on?;
            // Something came in later, and nobody knows when.
            let unknown = assumed.get(invoice.number.as_str());
            if unknown.is_some_and(|recorded_for| *recorded_for > paid_on) {
                return None;
            }
            Some(Settled {
                invoice,
                paid_on,
                days_late: (paid_on - invoice.due_on).num_days(),
                contested: contested.contains(invoice.number.as_str()),
            })
        })
        .collect();
    settled.sort_by_key(|it| (it.paid_on, it.invoice.due_on));
    settled
}

/// For each invoice that was paid on a day that was only assumed, the last such day.
fn assumed_days(account: &Account) -> HashMap<&str, NaiveDate> {
    let mut days = HashMap::new();
    for payment in account.payments.iter().filter(|it| it.what.day_assumed) {
        let on = payment.at.date();
        for allocation in &payment.what.allocations {
            let day = days.entry(allocation.invoice.as_str()).or_insert(on);
            *day = on.max(*day);
        }
    }
    days
}

/// How a client pays.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Habit {
    /// How late, from the settled invoices; nothing when there is none that tells.
    pub usual: Option<Usual>,
    /// The last payment on a known day.
    pub last_payment: Option<LastPayment>,
}

/// How late a client usually pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usual {
    /// How many settled invoices tell it.
    pub invoices: usize,
    /// How many of them were paid after the due date.
    pub late: usize,
    /// The median of the days late; negative when usually early.
    pub median_days: Decimal,
    /// A quarter of the invoices was paid as early as this.
    pub lower_quartile: Decimal,
    /// A quarter of the invoices was paid as late as this.
    pub upper_quartile: Decimal,
    /// Whether it changes; nothing when there are too few invoices to tell.
    pub trend: Option<Trend>,
}

/// What came in last: everything of that day in one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastPayment {
    /// The day.
    pub on: NaiveDate,
    /// How much came in on that day.
    pub money: Money,
}

/// How a habit changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Trend {
    /// The client pays sooner than before.
    Better,
    /// About as before.
    Steady,
    /// The client pays later than before.
    Worse,
}

impl Trend {
    /// All trends.
    pub const ALL: [Self; 3] = [Self::Better, Self::Steady, Self::Worse];

    /// The stable English name, as in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Better => "better",
            Self::Steady => "steady",
            Self::Worse => "worse",
        }
    }
}

/// The fewest invoices on either side of a comparison.
const COMPARED: usize = 6;

/// The least difference of medians, in days, that is a change at all.
const LEAST_CHANGE: Decimal = Decimal::from_parts(3, 0, 0, false, 0);

impl Habit {
    /// How the client of an account pays, as far as the moment it was folded for.
    pub fn of(account: &Account) -> Self {
        let days: Vec<i64> = settled(account).iter().map(|it| it.days_late).collect();
        Self {
            usual: Usual::of(&days),
            last_payment: last_payment(account),
        }
    }
}

impl Usual {
    /// From the days late of invoices in the order they were paid; nothing when there are none.
    pub fn of(days_late: &[i64]) -> Option<Self> {
        let sorted = sorted(days_late);
        Some(Self {
            invoices: sorted.len(),
            late: sorted.iter().filter(|days| **days > 0).count(),
            median_days: quantile(&sorted, 2)?,
            lower_quartile: quantile(&sorted, 1)?,
            upper_quartile: quantile(&sorted, 3)?,
            trend: trend(days_late),
        })
    }

    /// Half the distance between the quartiles: half of the invoices are about so near to the median.
    pub fn spread(&self) -> Decimal {
        (self.upper_quartile - self.lower_quartile) / Decimal::TWO
    }

    /// The share of the invoices that was paid after the due date, from 0 to 1.
    pub fn late_share(&self) -> Decimal {
        Decimal::from(self.late) / Decimal::from(self.invoices.max(1))
    }
}

fn sorted(days: &[i64]) -> Vec<i64> {
    let mut sorted = days.to_vec();
    sorted.sort_unstable();
    sorted
}

/// The first, second (the median) or third quartile of sorted values.
fn quantile(sorted: &[i64], quarters: usize) -> Option<Decimal> {
    let steps = sorted.len().checked_sub(1)? * quarters;
    let below = Decimal::from(*sorted.get(steps / 4)?);
    let above = Decimal::from(*sorted.get(steps.div_ceil(4))?);
    let part = Decimal::from(steps % 4) / Decimal::from(4);
    Some((below + (above - below) * part).normalize())
}

/// Compares the median of the recent third, at least six, with that of the earlier ones, at least six. A difference below
/// three days, or below half the distance between the quartiles, is what chance does.
fn trend(days_late: &[i64]) -> Option<Trend> {
    let recent = (days_late.len() / 3).max(COMPARED);
    let earlier = days_late.len().checked_sub(recent)?;
    if earlier < COMPARED {
        return None;
    }
    let all = sorted(days_late);
    let spread = (quantile(&all, 3)? - quantile(&all, 1)?) / Decimal::TWO;
    let (before, now) = days_late.split_at(earlier);
    let change = quantile(&sorted(now), 2)? - quantile(&sorted(before), 2)?;
    if change.abs() < spread.max(LEAST_CHANGE) {
        Some(Trend::Steady)
    } else if change < Decimal::ZERO {
        Some(Trend::Better)
    } else {
        Some(Trend::Worse)
    }
}

/// One transfer may be recorded as several payments: those of its day count together.
fn last_payment(account: &Account) -> Option<LastPayment> {
    let known = || {
        account
            .payments
            .iter()
            .filter(|it| !it.what.day_assumed && it.what.amount > Decimal::ZERO)
    };
    let last = known().max_by_key(|it| (it.at, it.number))?;
    let (on, currency) = (last.at.date(), last.what.currency);
    let of_the_day = known().filter(|it| it.at.date() == on && it.what.currency == currency);
    Some(LastPayment {
        on,
        money: Money::new(of_the_day.map(|it| it.what.amount).sum(), currency),
    })
}

/// How promises and instalments were kept. Those still pending, replaced or cancelled say nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Kept {
    /// Paid in time.
    pub kept: u64,
    /// Paid in time in part.
    pub partly_kept: u64,
    /// Not paid in time.
    pub broken: u64,
}

impl Kept {
    /// How the client of an account keeps promises.
    pub fn of(account: &Account) -> Self {
        let mut kept = Self::default();
        for promise in &account.promises {
            match promise.status {
                PromiseStatus::Kept => kept.kept += 1,
                PromiseStatus::PartlyKept => kept.partly_kept += 1,
                PromiseStatus::Broken => kept.broken += 1,
                _ => {}
            }
        }
        kept
    }

    /// Adds those of another client.
    pub fn add(&mut self, other: Self) {
        self.kept += other.kept;
        self.partly_kept += other.partly_kept;
        self.broken += other.broken;
    }

    /// How many were judged.
    pub fn judged(self) -> u64 {
        self.kept + self.partly_kept + self.broken
    }

    /// The share that was kept, from 0 to 1; nothing when none was judged.
    pub fn rate(self) -> Option<Decimal> {
        let judged = self.judged();
        (judged > 0).then(|| Decimal::from(self.kept) / Decimal::from(judged))
    }
}
