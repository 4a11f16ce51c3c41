//! The legal rates of late interest, and which one is in force on a day.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

/// A legal rate and the days it holds on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegalRate {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// Percent a year.
    pub percent: Decimal,
    /// Where it is published, in the words of whoever wrote it down.
    pub source: Option<String>,
}

impl LegalRate {
    /// A rate that holds to the end of its half-year, as those of Ley 3/2004, art. 7 do.
    pub fn of_half_year(from: NaiveDate, percent: Decimal) -> Self {
        let (month, day) = if from.month() <= 6 { (6, 30) } else { (12, 31) };
        let to = NaiveDate::from_ymd_opt(from.year(), month, day).unwrap_or(from);
        Self {
            from,
            to,
            percent,
            source: None,
        }
    }
}

/// The legal rates of a country by day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RateTable {
    /// By first day, no two of the same.
    rates: Vec<LegalRate>,
}

/// The rate in force on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InForce {
    /// Percent a year; nothing before the first rate of the table.
    pub percent: Option<Decimal>,
    /// Whether no rate is known for the day and the last one before it stands in.
    pub provisional: bool,
    /// The last day for which all this holds; nothing when it holds on and on.
    pub until: Option<NaiveDate>,
}

impl RateTable {
    /// A table of these rates. Of several that begin on the same day the last one counts.
    pub fn new(rates: impl IntoIterator<Item = LegalRate>) -> Self {
        let mut table = Self::default();
        for rate in rates {
            match table.rates.binary_search_by_key(&rate.from, |it| it.from) {
                Ok(at) => table.rates[at] = rate,
                Err(at) => table.rates.insert(at, rate),
            }
        }
        table
    }

    /// This table with the rates of another one, which count where both have one of the same day.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self::new(self.rates.into_iter().chain(other.rates))
    }

    /// Whether there are no rates.
    pub fn is_empty(&self) -> bool {
        self.rates.is_empty()
    }

    /// The rate that counts on a day, in force or standing in for one that is not known.
    pub fn counting_on(&self, day: NaiveDate) -> Option<&LegalRate> {
        let after = self.rates.partition_point(|rate| rate.from <= day);
        after.checked_sub(1).and_then(|at| self.rates.get(at))
    }

    /// The rate in force on a day.
    pub fn in_force(&self, day: NaiveDate) -> InForce {
        let after = self.rates.partition_point(|rate| rate.from <= day);
        let next = self.rates.get(after);
        let until_next = next.and_then(|rate| rate.from.pred_opt());
        let Some(rate) = after.checked_sub(1).and_then(|at| self.rates.get(at)) else {
            return InForce {
                percent: None,
                provisional: false,
                until: until_next,
            };
        };
        let last = until_next.map_or(rate.to, |day| day.min(rate.to));
        let provisional = day > last;
        InForce {
            percent: Some(rate.percent),
            provisional,
            until: if provisional { until_next } else { Some(last) },
        }
    }
}
