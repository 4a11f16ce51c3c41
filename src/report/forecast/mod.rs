//! Forecast: the money that comes in, week by week, from what is open now. Invoices to come are not in it.
//!
//! Each open piece of an invoice has a chance of being paid by the end of each week: by the promise that covers it, else by
//! the client's own habit blended with the book's (see [`experience`]). What is expected of a week is the sum of chance
//! times amount. The pieces of one client are taken to come together, different clients independently of one another: so
//! the deviations of a client add up, their squares add up over clients, and eight weeks of ten lie between the low and the
//! high figure.
//!
//! Chances, and the width of the band, which is a statistic, are floating-point numbers. Amounts are decimals throughout: a
//! chance is brought to nine decimals before it meets one, and what is shown is rounded once, to the decimals of the
//! currency, what is expected downwards, so that no more than what is open is ever expected.

pub mod experience;
mod pieces;
mod table;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::domain::account::Account;
use crate::domain::habit::{Kept, Usual};
use crate::domain::money::{Currency, decimals};
use crate::domain::standing::days_after;
use experience::Experience;
use pieces::{Piece, Waits, amount_of, pieces};

pub use table::REPORT;

/// How many standard deviations away the tenth lowest and the tenth highest of a hundred lie, were they normal.
const ONE_IN_TEN: f64 = 1.2816;

/// Decimals of a chance when it meets an amount.
const CHANCE_DECIMALS: u32 = 9;

/// What comes in.
#[derive(Debug, Clone, PartialEq)]
pub struct Forecast {
    /// The day it is made on.
    pub as_of: NaiveDate,
    /// How late the invoices of the book were paid so far; nothing when none is settled.
    pub usual: Option<Usual>,
    /// How its promises were kept so far.
    pub kept: Kept,
    /// One for each currency with something open, in the order of their codes.
    pub currencies: Vec<CurrencyForecast>,
}

/// What comes in of one currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CurrencyForecast {
    /// The currency of all the amounts.
    pub currency: Currency,
    /// What may still come in: open balances, less free credit.
    pub open: Decimal,
    /// The contested part of it.
    pub disputed: Decimal,
    /// The part of it that is on hold.
    pub held: Decimal,
    /// All weeks together. What is expected beyond them, or never, is what is open less what is expected here.
    pub all: Expected,
    /// Week by week.
    pub weeks: Vec<Week>,
}

impl CurrencyForecast {
    /// What is open and not expected in these weeks.
    pub fn later(&self) -> Decimal {
        self.open - self.all.expected
    }
}

/// Seven days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Week {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// What comes in.
    pub money: Expected,
}

/// An amount that is not known yet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Expected {
    /// What comes in on average.
    pub expected: Decimal,
    /// One time of ten, less comes in.
    pub low: Decimal,
    /// One time of ten, more comes in.
    pub high: Decimal,
    /// What is missing of live promises and instalments due then, or before and still in their grace days.
    pub promised: Decimal,
}

/// Amounts while they add up.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    expected: Decimal,
    variance: f64,
    promised: Decimal,
}

#[derive(Debug)]
struct CurrencySums {
    currency: Currency,
    open: Decimal,
    disputed: Decimal,
    held: Decimal,
    /// The weeks, then all of them together.
    sums: Vec<Sum>,
}

/// Collects accounts, folded for one moment, into a [`Forecast`].
#[derive(Debug)]
pub struct Collecting {
    experience: Arc<Experience>,
    as_of: NaiveDate,
    from: NaiveDate,
    /// The last days of the weeks.
    ends: Vec<NaiveDate>,
    currencies: BTreeMap<&'static str, CurrencySums>,
}

impl Collecting {
    /// Nothing yet. The first week begins with the first day that is not over at the moment.
    pub fn new(experience: Arc<Experience>, moment: NaiveDateTime, weeks: u32) -> Self {
        let from = (moment + TimeDelta::seconds(1)).date();
        let end = |week: u32| days_after(from, u64::from(week) * 7 + 6);
        Self {
            experience,
            as_of: moment.date(),
            from,
            ends: (0..weeks.max(1)).map(end).collect(),
            currencies: BTreeMap::new(),
        }
    }

    /// Takes in one debtor's account.
    pub fn add(&mut self, account: &Account) {
        let experience = Arc::clone(&self.experience);
        let mut client = None;
        for money in account.open().iter() {
            let currency = money.currency;
            let pieces = pieces(account, currency, self.as_of);
            if pieces.is_empty() {
                continue;
            }
            let client = client.get_or_insert_with(|| experience.client(account));
            let chances: Vec<Vec<f64>> = pieces
                .iter()
                .map(|piece| piece.chances(client, self.from, &self.ends))
                .collect();
            self.count(currency, &pieces, &chances);
        }
        for promise in account.live_promises() {
            let ends = self.ends.clone();
            if let Some(sums) = self.currencies.get_mut(promise.money.currency.code()) {
                let week = ends.partition_point(|end| *end < promise.due_on);
                if week < ends.len() {
                    sums.sums[week].promised += promise.missing;
                    sums.sums[ends.len()].promised += promise.missing;
                }
            }
        }
    }

    /// Counts the pieces of one client, each with its chances of being paid by the end of each week.
    fn count(&mut self, currency: Currency, pieces: &[Piece<'_>], chances: &[Vec<f64>]) {
        let weeks = self.ends.len();
        let sums = self
            .currencies
            .entry(currency.code())
            .or_insert_with(|| CurrencySums {
                currency,
                open: Decimal::ZERO,
                disputed: Decimal::ZERO,
                held: Decimal::ZERO,
                sums: vec![Sum::default(); weeks + 1],
            });
        sums.open += amount_of(pieces);
        let mut deviations = vec![0.0; weeks + 1];
        for (piece, chances) in pieces.iter().zip(chances) {
            match piece.waits {
                Waits::Dispute => sums.disputed += piece.amount,
                Waits::Hold { .. } => sums.held += piece.amount,
                Waits::Nothing | Waits::Promise { .. } => {}
            }
            let amount = piece.amount.to_f64().unwrap_or(f64::MAX);
            let mut before = (0.0, Decimal::ZERO);
            for (week, by) in chances.iter().copied().enumerate() {
                // Differences of what is rounded already add up to no more than the whole.
                let part = fraction(by).max(before.1);
                sums.sums[week].expected += piece.amount * (part - before.1);
                deviations[week] += deviation(by - before.0) * amount;
                before = (by, part);
            }
            sums.sums[weeks].expected += piece.amount * before.1;
            deviations[weeks] += deviation(before.0) * amount;
        }
        for (sum, deviation) in sums.sums.iter_mut().zip(deviations) {
            sum.variance += deviation * deviation;
        }
    }

    /// The forecast from all that was taken in.
    pub fn finish(self) -> Forecast {
        let from = self.from;
        let starts = |week: usize| days_after(from, week as u64 * 7);
        let currencies = self.currencies.into_values().map(|sums| {
            let shown = |sum: &Sum| shown(sum, sums.currency, sums.open);
            let weeks = self.ends.iter().zip(&sums.sums).enumerate();
            CurrencyForecast {
                currency: sums.currency,
                open: sums.open,
                disputed: sums.disputed,
                held: sums.held,
                weeks: weeks
                    .map(|(at, (to, sum))| Week {
                        from: starts(at),
                        to: *to,
                        money: shown(sum),
                    })
                    .collect(),
                all: sums.sums.last().map(shown).unwrap_or_default(),
            }
        });
        Forecast {
            as_of: self.as_of,
            usual: self.experience.usual,
            kept: self.experience.kept,
            currencies: currencies.collect(),
        }
    }
}

/// A chance as a decimal.
fn fraction(chance: f64) -> Decimal {
    let exact = Decimal::from_f64_retain(chance).unwrap_or_default();
    exact
        .round_dp_with_strategy(CHANCE_DECIMALS, RoundingStrategy::ToZero)
        .clamp(Decimal::ZERO, Decimal::ONE)
}

/// The standard deviation of what happens with this chance, or does not.
fn deviation(chance: f64) -> f64 {
    (chance * (1.0 - chance)).max(0.0).sqrt()
}

fn shown(sum: &Sum, currency: Currency, open: Decimal) -> Expected {
    let round = |amount: Decimal, how| amount.round_dp_with_strategy(decimals(currency), how);
    let width = Decimal::from_f64_retain(sum.variance.sqrt() * ONE_IN_TEN).unwrap_or(open);
    let width = width.min(open);
    let low = (sum.expected - width).max(Decimal::ZERO);
    let high = (sum.expected + width).min(open);
    Expected {
        expected: round(sum.expected, RoundingStrategy::ToZero),
        low: round(low, RoundingStrategy::ToZero),
        high: round(high, RoundingStrategy::AwayFromZero).min(open),
        promised: sum.promised,
    }
}
