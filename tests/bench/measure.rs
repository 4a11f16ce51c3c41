//! Medians, and the table that they end up in.

use std::fmt;
use std::time::{Duration, Instant};

/// How long something takes.
pub fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let begun = Instant::now();
    let result = work();
    (begun.elapsed(), result)
}

/// Durations of the same thing.
#[derive(Debug, Default, Clone)]
pub struct Times(Vec<Duration>);

impl Times {
    /// Takes in one more.
    pub fn add(&mut self, time: Duration) {
        self.0.push(time);
    }

    /// The time that so many of a hundred are not above.
    pub fn percentile(&self, percent: usize) -> Duration {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let at = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
        sorted.get(at).copied().unwrap_or_default()
    }

    /// The median.
    pub fn median(&self) -> Duration {
        self.percentile(50)
    }
}

/// Measures two things in turn.
pub fn in_turn(
    rounds: usize,
    mut one: impl FnMut() -> Duration,
    mut other: impl FnMut() -> Duration,
) -> (Times, Times) {
    let mut times = (Times::default(), Times::default());
    for _ in 0..rounds {
        times.0.add(one());
        times.1.add(other());
    }
    times
}

/// Milliseconds, as exactly as makes sense.
pub fn ms(time: Duration) -> String {
    let ms = time.as_secs_f64() * 1000.0;
    match ms {
        ms if ms >= 100.0 => format!("{ms:.0} ms"),
        ms if ms >= 10.0 => format!("{ms:.1} ms"),
        ms => format!("{ms:.2} ms"),
    }
}

/// How many times as long.
pub fn ratio(time: Duration, baseline: Duration) -> String {
    let ratio = time.as_secs_f64() / baseline.as_secs_f64().max(1e-9);
    format!("{ratio:.1}")
}

/// The results, as Markdown.
#[derive(Debug, Default)]
pub struct Table(Vec<[String; 5]>);

impl Table {
    /// Adds a row: what, its aim, what was measured, its baseline, the ratio of both.
    pub fn add(
        &mut self,
        what: &str,
        aim: &str,
        measured: String,
        baseline: String,
        ratio: String,
    ) {
        eprintln!("  {what}: {measured} (aim {aim}; {baseline}, {ratio})");
        self.0
            .push([what.into(), aim.into(), measured, baseline, ratio]);
    }
}

impl fmt::Display for Table {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "| | aim | measured | baseline | ratio |")?;
        writeln!(out, "|---|---|---|---|---|")?;
        for row in &self.0 {
            writeln!(out, "| {} |", row.join(" | "))?;
        }
        Ok(())
    }
}
