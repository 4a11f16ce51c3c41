//! The clock: the only place where the time is read. `--now` stops it at a moment.

use std::time::Instant;

use chrono::{Local, NaiveDateTime, TimeZone, Timelike};

/// Where the present moment comes from. Moments are local time, to the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// The system's clock.
    System,
    /// A moment that was given; it does not pass.
    Fixed(NaiveDateTime),
    /// A moment that was given, and how long it is ago: time passes.
    Running(NaiveDateTime, Instant),
}

impl Clock {
    /// The present moment.
    pub fn now(self) -> NaiveDateTime {
        let now = match self {
            Self::System => Local::now().naive_local(),
            Self::Fixed(moment) => moment,
            Self::Running(moment, since) => moment + since.elapsed(),
        };
        now.with_nanosecond(0).unwrap_or(now)
    }

    /// The clock that shows this moment now and goes on from it.
    pub fn from(moment: NaiveDateTime) -> Self {
        Self::Running(moment, Instant::now())
    }

    /// A moment of this place as the whole world counts it (UTC).
    pub fn worldwide(moment: NaiveDateTime) -> NaiveDateTime {
        let here = Local.from_local_datetime(&moment).earliest();
        here.map_or(moment, |it| it.naive_utc())
    }

    /// Whether the moment was given and does not pass.
    pub fn is_fixed(self) -> bool {
        matches!(self, Self::Fixed(_))
    }
}
