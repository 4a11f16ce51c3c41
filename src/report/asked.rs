//! What a report can be asked for, and what it is asked for: grouping, days, person. What does not fit is refused by name.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime};

use super::shape::{Column, Period, Report};
use crate::domain::account::Account;
use crate::domain::fact::{Entry, EntryNumber};
use crate::domain::policy::Policy;

/// The days that a report is about when nobody names any.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// It is about a moment.
    Moment,
    /// Everything there is, and days to come.
    Ever,
    /// So many days until the moment, as many as the report's number says.
    Days,
    /// So many weeks until the moment, from a Monday on.
    Weeks(u32),
    /// The month until the moment.
    Month,
    /// The day of the moment.
    Day,
}

/// A number that a report takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// The name of its option: `days`, `weeks`, `top`.
    pub name: &'static str,
    /// What it is when nobody says.
    pub usual: u32,
}

/// What there is to know of a report before it is asked for. A new report is one of these in a file of its own, and a row in
/// [`super::ALL`].
#[derive(Debug, Clone, Copy)]
pub struct Definition {
    /// The stable English name.
    pub id: &'static str,
    /// What its rows can be about, the usual first; nothing where there is no choice.
    pub groupings: &'static [&'static str],
    /// The days that it is about.
    pub span: Span,
    /// The number that it takes, if any.
    pub number: Option<Number>,
    /// Whether it can be asked of one person of the house.
    pub by_author: bool,
    /// Its columns, by grouping.
    pub columns: fn(&str) -> Vec<Column>,
    /// Something that makes it.
    pub begin: fn(&Asked, &Policy) -> Box<dyn Collecting>,
}

impl PartialEq for Definition {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// What somebody wants of a report, as they said it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// What the rows are to be about.
    pub by: Option<String>,
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
    /// The numbers, by the names of their options.
    pub numbers: Vec<(&'static str, u32)>,
    /// The person of the house.
    pub author: Option<String>,
}

/// A report as it is asked for, all that was left out filled in.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// Which report.
    pub report: &'static Definition,
    /// The moment; a fact counts when it happened on or before it.
    pub moment: NaiveDateTime,
    /// What the rows are about; empty where there is no choice.
    pub by: &'static str,
    /// The days that it is about.
    pub period: Option<Period>,
    /// The number; zero where it takes none.
    pub number: u32,
    /// The person of the house.
    pub author: Option<String>,
}

/// Why a report can't be asked for like this.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// There is no such grouping; there are these.
    By {
        /// What was asked for.
        asked: String,
        /// What there is.
        fitting: &'static [&'static str],
    },
    /// The report takes no such option.
    NotTaken(&'static str),
    /// The last day comes before the first.
    EndsBefore(Period),
    /// Nobody knows yet what was on that day.
    Future(NaiveDate),
}

impl Definition {
    /// The report as it is asked for.
    ///
    /// # Errors
    /// When what is wanted doesn't fit.
    pub fn ask(&'static self, moment: NaiveDateTime, wanted: &Wanted) -> Result<Asked, Unfit> {
        let by = match &wanted.by {
            None => self.groupings.first().copied().unwrap_or_default(),
            Some(_) if self.groupings.is_empty() => return Err(Unfit::NotTaken("by")),
            Some(asked) => self.grouping(asked)?,
        };
        let taken = self.number.map(|number| number.name);
        let other = wanted.numbers.iter().find(|(name, _)| Some(*name) != taken);
        if let Some((name, _)) = other {
            return Err(Unfit::NotTaken(name));
        }
        if wanted.author.is_some() && !self.by_author {
            return Err(Unfit::NotTaken("author"));
        }
        let number = wanted.numbers.first().map(|(_, number)| *number);
        let number = number.or(self.number.map(|number| number.usual));
        let number = number.unwrap_or_default();
        Ok(Asked {
            report: self,
            moment,
            by,
            period: self.period(moment, wanted, number)?,
            number,
            author: wanted.author.clone(),
        })
    }

    /// Its columns as it is asked for when nobody says how.
    pub fn usual_columns(&self) -> Vec<Column> {
        (self.columns)(self.groupings.first().copied().unwrap_or_default())
    }

    fn grouping(&self, asked: &str) -> Result<&'static str, Unfit> {
        let found = self.groupings.iter().find(|it| **it == asked);
        found.copied().ok_or_else(|| Unfit::By {
            asked: asked.to_owned(),
            fitting: self.groupings,
        })
    }

    fn period(
        &self,
        moment: NaiveDateTime,
        wanted: &Wanted,
        number: u32,
    ) -> Result<Option<Period>, Unfit> {
        let today = moment.date();
        let (from, to) = (wanted.from, wanted.to);
        if self.span == Span::Moment {
            return match (from, to) {
                (None, None) => Ok(None),
                (Some(_), _) => Err(Unfit::NotTaken("from")),
                _ => Err(Unfit::NotTaken("to")),
            };
        }
        if self.span == Span::Ever {
            if from.is_none() && to.is_none() {
                return Ok(None);
            }
            let period = Period {
                from: from.unwrap_or(NaiveDate::MIN),
                to: to.unwrap_or(NaiveDate::MAX),
            };
            return orderly(period).map(Some);
        }
        if let Some(day) = from.into_iter().chain(to).find(|day| *day > today) {
            return Err(Unfit::Future(day));
        }
        let to = to.unwrap_or(today);
        let back = |days: u64| to.checked_sub_days(Days::new(days)).unwrap_or(to);
        let usual = match self.span {
            Span::Days => back(u64::from(number.max(1)) - 1),
            Span::Weeks(weeks) => Stretch::Week.start(back(u64::from(weeks.max(1) - 1) * 7)),
            Span::Month => Stretch::Month.start(to),
            Span::Moment | Span::Ever | Span::Day => to,
        };
        let from = from.unwrap_or(usual);
        orderly(Period { from, to }).map(Some)
    }
}

fn orderly(period: Period) -> Result<Period, Unfit> {
    match period.from <= period.to {
        true => Ok(period),
        false => Err(Unfit::EndsBefore(period)),
    }
}

impl Asked {
    /// Something that makes the report.
    pub fn begin(&self, policy: &Policy) -> Box<dyn Collecting> {
        (self.report.begin)(self, policy)
    }

    /// The last moment of a day that counts: the moment asked for on its own day, the day's end on days before.
    pub fn end_of(&self, day: NaiveDate) -> NaiveDateTime {
        match day < self.moment.date() {
            true => last_moment(day),
            false => self.moment,
        }
    }

    /// The days asked about; the day of the moment where the report is about a moment.
    pub fn days(&self) -> Period {
        let today = self.moment.date();
        self.period.unwrap_or(Period {
            from: today,
            to: today,
        })
    }

    /// A report without rows yet.
    pub fn blank(&self) -> Report {
        Report {
            id: self.report.id,
            by: (!self.by.is_empty()).then_some(self.by),
            as_of: self.moment,
            period: self.period,
            before: None,
            columns: (self.report.columns)(self.by),
            rows: Vec::new(),
            totals: Vec::new(),
            bar: None,
            chart: Vec::new(),
            notes: Vec::new(),
        }
    }
}

/// The moment for which a report is told on a day: the end of a past one, the present moment on the present one.
///
/// # Errors
/// When the day has not come yet.
pub fn moment_of(day: Option<NaiveDate>, now: NaiveDateTime) -> Result<NaiveDateTime, Unfit> {
    match day {
        None => Ok(now),
        Some(day) if day == now.date() => Ok(now),
        Some(day) if day < now.date() => Ok(last_moment(day)),
        Some(day) => Err(Unfit::Future(day)),
    }
}

/// The last second of a day, to which everything belongs that happened on it.
pub fn last_moment(day: NaiveDate) -> NaiveDateTime {
    day.and_time(NaiveTime::from_hms_opt(23, 59, 59).unwrap_or_default())
}

/// One debtor: the journal, and the accounts that it comes to at the moments that were asked for.
#[derive(Debug, Clone, Copy)]
pub struct Chain<'a> {
    /// The entries, in chain order, those that were taken back too.
    pub entries: &'a [Entry],
    /// One account for each of [`Collecting::moments`].
    pub accounts: &'a [Account],
}

impl<'a> Chain<'a> {
    /// The account at the last of the moments.
    pub fn account(&self) -> Option<&'a Account> {
        self.accounts.last()
    }

    /// An entry by its number.
    pub fn entry(&self, number: EntryNumber) -> Option<&'a Entry> {
        let at = usize::try_from(number).ok()?.checked_sub(1)?;
        self.entries.get(at)
    }
}

/// Makes a report of one debtor after the other, no more than one of whom is in memory at a time.
pub trait Collecting {
    /// The moments that accounts are to be folded for.
    fn moments(&self) -> Vec<NaiveDateTime>;

    /// Takes in one debtor.
    fn add(&mut self, chain: &Chain<'_>);

    /// Whether everybody has to come by once more.
    fn once_more(&mut self) -> bool {
        false
    }

    /// The report on all that was taken in.
    fn finish(self: Box<Self>) -> Report;
}

/// A piece of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stretch {
    /// One day.
    Day,
    /// Monday to Sunday.
    Week,
    /// A month of the calendar.
    Month,
}

impl Stretch {
    /// The one of this name: `day`, `week`, `month`.
    pub fn from_id(id: &str) -> Option<Self> {
        match id {
            "day" => Some(Self::Day),
            "week" => Some(Self::Week),
            "month" => Some(Self::Month),
            _ => None,
        }
    }

    /// The first day of the piece that a day lies in.
    pub fn start(self, day: NaiveDate) -> NaiveDate {
        let back = match self {
            Self::Day => 0,
            Self::Week => day.weekday().num_days_from_monday(),
            Self::Month => day.day0(),
        };
        day.checked_sub_days(Days::new(back.into())).unwrap_or(day)
    }

    /// The piece that begins on a day.
    pub fn from(self, start: NaiveDate) -> Period {
        let next = match self {
            Self::Day => start.checked_add_days(Days::new(1)),
            Self::Week => start.checked_add_days(Days::new(7)),
            Self::Month => start.checked_add_months(Months::new(1)),
        };
        let to = next.and_then(|next| next.pred_opt()).unwrap_or(start);
        Period { from: start, to }
    }

    /// The pieces of a period; the first and the last are no longer than it is.
    pub fn pieces(self, period: Period) -> Vec<Period> {
        let mut pieces = Vec::new();
        let mut start = self.start(period.from);
        while start <= period.to {
            let whole = self.from(start);
            pieces.push(Period {
                from: whole.from.max(period.from),
                to: whole.to.min(period.to),
            });
            match whole.to.succ_opt() {
                Some(next) => start = next,
                None => break,
            }
        }
        pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn weeks_begin_on_monday_and_are_cut_to_the_period() {
        let period = Period {
            from: day("2026-11-04"),
            to: day("2026-11-23"),
        };
        let found: Vec<String> = Stretch::Week
            .pieces(period)
            .iter()
            .map(|it| format!("{} {}", it.from, it.to))
            .collect();
        assert_eq!(
            found,
            [
                "2026-11-04 2026-11-08",
                "2026-11-09 2026-11-15",
                "2026-11-16 2026-11-22",
                "2026-11-23 2026-11-23"
            ]
        );
        assert_eq!(Stretch::Month.start(day("2024-02-29")), day("2024-02-01"));
        assert_eq!(Stretch::Month.from(day("2024-02-01")).to, day("2024-02-29"));
    }
}
