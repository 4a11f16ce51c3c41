//! Files of legal rates of late interest: the country's own in `assets/rates`, and the user's `rates.toml` beside the
//! configuration, which goes over it. Mistakes say file and line.

use std::path::Path;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

use super::{FileProblem, Trouble};
use crate::domain::interest::{LegalRate, RateTable};
use crate::domain::money::{Currency, Money};

/// The legal rates of Spain, with their sources.
const SPAIN: &str = include_str!("../../assets/rates/es.toml");

/// What a file of rates says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rates {
    /// The rates.
    pub table: RateTable,
    /// The fixed sum for the cost of recovery, where the file names one.
    pub recovery_cost: Option<Money>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    rates: Vec<WrittenRate>,
    recovery_cost: Option<WrittenCost>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenRate {
    from: Spanned<Datetime>,
    to: Option<Spanned<Datetime>>,
    percent: Spanned<Decimal>,
    source: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenCost {
    amount: Spanned<Decimal>,
    currency: Currency,
    #[serde(rename = "source")]
    _source: Option<String>,
}

impl Rates {
    /// The legal rates of Spain.
    #[allow(clippy::expect_used)] // The file is part of the program, and a test reads it.
    pub fn of_spain() -> Self {
        Self::from_text(Path::new("es.toml"), SPAIN).expect("the rates of Spain are well formed")
    }

    /// Reads the user's file. Without the file, nothing.
    ///
    /// # Errors
    /// When the file can't be read or is no file of rates: with file and line.
    pub fn load(path: &Path) -> Result<Self, FileProblem> {
        match std::fs::read_to_string(path) {
            Ok(text) => Self::from_text(path, &text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(FileProblem {
                path: path.to_owned(),
                line: None,
                trouble: Trouble::Unreadable(error.to_string()),
            }),
        }
    }

    fn from_text(path: &Path, text: &str) -> Result<Self, FileProblem> {
        let written: Written =
            toml::from_str(text).map_err(|error| FileProblem::from_toml(path, text, &error))?;
        let wrong = |start: usize, problem: String| FileProblem {
            path: path.to_owned(),
            line: Some(text[..start.min(text.len())].matches('\n').count() + 1),
            trouble: Trouble::Unreadable(problem),
        };
        let day = |it: &Spanned<Datetime>| {
            let problem = || format!("`{}` is not a day like 2026-07-01", it.as_ref());
            day(it.as_ref()).ok_or_else(|| wrong(it.span().start, problem()))
        };
        let mut rates: Vec<LegalRate> = Vec::with_capacity(written.rates.len());
        for it in &written.rates {
            let start = it.percent.span().start;
            let percent = *it.percent.as_ref();
            if percent < Decimal::ZERO || percent > Decimal::ONE_HUNDRED {
                let problem = format!("`percent` is between 0 and 100, not {percent}");
                return Err(wrong(start, problem));
            }
            let from = day(&it.from)?;
            if rates.iter().any(|earlier| earlier.from == from) {
                let problem = format!("there are two rates from {from} on");
                return Err(wrong(it.from.span().start, problem));
            }
            let mut rate = LegalRate::of_half_year(from, percent);
            rate.source.clone_from(&it.source);
            if let Some(to) = &it.to {
                rate.to = day(to)?;
                if rate.to < from {
                    let problem = format!("`to` is before {from}, when the rate begins");
                    return Err(wrong(to.span().start, problem));
                }
            }
            rates.push(rate);
        }
        let cost = written.recovery_cost;
        if let Some(cost) = cost
            .as_ref()
            .filter(|it| *it.amount.as_ref() < Decimal::ZERO)
        {
            let problem = "`amount` can't be less than zero".to_owned();
            return Err(wrong(cost.amount.span().start, problem));
        }
        Ok(Self {
            table: RateTable::new(rates),
            recovery_cost: cost.map(|it| Money::new(it.amount.into_inner(), it.currency)),
        })
    }
}

fn day(written: &Datetime) -> Option<NaiveDate> {
    let date = written.date.filter(|_| written.time.is_none())?;
    NaiveDate::from_ymd_opt(
        i32::from(date.year),
        u32::from(date.month),
        u32::from(date.day),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rates_of_spain_are_there_for_each_half_year() {
        let spain = Rates::of_spain();
        let rate = |day: &str| {
            let force = spain.table.in_force(day.parse().expect("a day"));
            (force.percent.map(|it| it.to_string()), force.provisional)
        };
        let known = |percent: &str| (Some(percent.to_owned()), false);
        for (day, percent) in [
            ("2006-01-01", "9.25"),
            ("2006-12-31", "9.83"),
            ("2013-02-23", "7.75"),
            ("2013-02-24", "8.75"),
            ("2013-07-01", "8.50"),
            ("2019-05-05", "8.00"),
            ("2023-07-01", "12.00"),
            ("2025-12-31", "10.15"),
            ("2026-06-30", "10.15"),
        ] {
            assert_eq!(rate(day), known(percent), "{day}");
        }
        assert_eq!(rate("2005-12-31"), (None, false));
        assert_eq!(rate("2026-07-01"), (Some("10.15".to_owned()), true));
        assert_eq!(spain.recovery_cost.map(|it| it.amount), Some(40.into()));
    }

    #[test]
    fn a_file_goes_over_the_rates_and_a_gap_is_provisional() {
        let path = Path::new("rates.toml");
        let text = "[[rates]]\nfrom = 2026-01-01\npercent = \"9\"\n\
                    [[rates]]\nfrom = 2027-01-01\nto = 2030-12-31\npercent = 6\n";
        let theirs = Rates::from_text(path, text).expect("is fine");
        let table = Rates::of_spain().table.with(theirs.table);
        let rate = |day: &str| {
            let force = table.in_force(day.parse().expect("a day"));
            (force.percent, force.provisional)
        };
        assert_eq!(rate("2026-03-01"), (Some(9.into()), false));
        assert_eq!(rate("2026-07-01"), (Some(9.into()), true));
        assert_eq!(rate("2030-12-31"), (Some(6.into()), false));
        assert_eq!(rate("2031-01-01"), (Some(6.into()), true));
    }

    #[test]
    fn mistakes_name_the_line() {
        for (text, line) in [
            ("[[rates]]\nfrom = 2026-07-01\n", 1),
            ("[[rates]]\nfrom = 2026-07-01\npercent = \"ten\"\n", 3),
            ("[[rates]]\nfrom = 2026-07-01\npercent = \"-1\"\n", 3),
            ("[[rates]]\nfrom = 2026-13-01\npercent = \"1\"\n", 2),
            ("[[rates]]\nfrom = 10:00:00\npercent = \"1\"\n", 2),
            (
                "[[rates]]\nfrom = 2026-07-01\nto = 2026-06-01\npercent = 1\n",
                3,
            ),
            ("\n[[rates]]\nform = 2026-07-01\npercent = \"1\"\n", 3),
            (
                "[[rates]]\nfrom = 2026-07-01\npercent = 1\n[[rates]]\nfrom = 2026-07-01\npercent = 1\n",
                5,
            ),
            ("[recovery_cost]\namount = \"-1\"\ncurrency = \"EUR\"\n", 2),
        ] {
            let problem = Rates::from_text(Path::new("rates.toml"), text).unwrap_err();
            assert_eq!(problem.line, Some(line), "{text:?}: {problem}");
        }
    }
}
