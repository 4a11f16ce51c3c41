//! The desk in a real terminal: how soon it shows the queue, how soon it answers a key, how much memory it takes.

use std::path::Path;
use std::time::{Duration, Instant};

use crate::Bench;
use crate::book::{COBRO, NOW};
use crate::measure::{Table, Times, in_turn, ms, ratio};
use crate::terminal::Terminal;

const STARTS: usize = 15;

/// Lines of the screen that the list fills, and its columns.
const LIST: std::ops::RangeInclusive<usize> = 3..=35;
const LIST_COLUMNS: u16 = 50;

/// The desk on the invented book, just started.
pub fn open(bench: &Bench) -> Terminal {
    started(&bench.book)
}

fn started(book: &Path) -> Terminal {
    let path = book.to_str().expect("a plain path");
    Terminal::start(COBRO, &["--lang", "en", "--now", NOW, "--db", path])
}

/// Whether every line of the list says something.
pub fn is_full(screen: &vt100::Screen) -> bool {
    let lines: Vec<String> = screen.rows(0, LIST_COLUMNS).collect();
    lines.get(LIST).is_some_and(|list| {
        list.iter()
            .all(|text| text.chars().any(char::is_alphanumeric))
    })
}

/// The desk with all debtors loaded: the top bar counts them.
pub fn loaded(bench: &Bench) -> Terminal {
    settled(open(bench))
}

fn settled(mut desk: Terminal) -> Terminal {
    desk.until(is_full);
    // A book that is loaded has nothing more to draw but the clock.
    for _ in 0..40 {
        desk.rest();
    }
    desk
}

pub fn start(bench: &Bench, table: &mut Table) {
    let (opened, version) = in_turn(
        STARTS,
        || {
            let mut desk = open(bench);
            desk.until(is_full) - desk.begun
        },
        || Terminal::start(COBRO, &["--version"]).until_end(),
    );
    table.add(
        "start to first full queue",
        "35 ms",
        ms(opened.median()),
        format!("`cobro --version`: {}", ms(version.median())),
        ratio(opened.median(), version.median()),
    );
    let desk = loaded(bench);
    if let Some(memory) = desk.memory() {
        let aim = if bench.debtors == 100_000 {
            "60 MiB"
        } else {
            "–"
        };
        let bytes = bench.book.metadata().map_or(0, |it| it.len()) as f64;
        let book = bytes / f64::from(1 << 20);
        table.add(
            "resident memory, all loaded",
            aim,
            format!("{memory:.0} MiB"),
            format!("the book on disk: {book:.0} MiB"),
            format!("{:.2}", memory / book),
        );
    }
}

pub fn keys(bench: &Bench, table: &mut Table) {
    let mut desk = loaded(bench);
    let mut times = Times::default();
    let mut slowest = (Duration::ZERO, "");
    let rounds = [("j", 200), ("\x1b[6~", 40), ("G", 1), ("g", 1), ("\t", 10)];
    for (key, count) in rounds {
        for _ in 0..count {
            if let Some(time) = desk.press(key) {
                times.add(time);
                slowest = slowest.max((time, key));
            }
        }
    }
    let mut echo = Echo::start();
    let mut echoed = Times::default();
    for _ in 0..200 {
        echoed.add(echo.press());
    }
    table.add(
        "key press to drawn frame, p99",
        "8 ms",
        format!("{} (p50 {})", ms(times.percentile(99)), ms(times.median())),
        format!(
            "`cat` in the same terminal, p99: {}",
            ms(echoed.percentile(99))
        ),
        ratio(times.percentile(99), echoed.percentile(99)),
    );
    eprintln!("  slowest: {} for {:?}", ms(slowest.0), slowest.1);
}

/// Calls one after another: from the key that starts one to its screen, and from the outcome to the next client.
pub fn calls(bench: &Bench, table: &mut Table) {
    const CALLS: usize = 60;
    let copy = bench.folder.path().join("calls.db");
    std::fs::copy(&bench.book, &copy).expect("copied");
    let mut desk = settled(started(&copy));
    let (mut opened, mut ended) = (Times::default(), Times::default());
    for _ in 0..CALLS {
        desk.rest();
        let begun = Instant::now();
        desk.type_in("c");
        opened.add(desk.until(|screen| screen.contents().contains("F2 ")) - begun);
        desk.press("\x05");
        // Nobody answered; once that is on disk the queue is back with the cursor on the next client.
        desk.rest();
        let begun = Instant::now();
        desk.type_in("n");
        ended.add(desk.until(|screen| !screen.contents().contains("F2 ")) - begun);
    }
    let mut echo = Echo::start();
    let mut echoed = Times::default();
    for _ in 0..CALLS {
        echoed.add(echo.press());
    }
    for (name, times) in [
        ("`c` to call screen, p99", opened),
        ("outcome of a call to the queue again, on disk, p99", ended),
    ] {
        table.add(
            name,
            "16 ms",
            format!("{} (p50 {})", ms(times.percentile(99)), ms(times.median())),
            format!(
                "`cat` in the same terminal, p99: {}",
                ms(echoed.percentile(99))
            ),
            ratio(times.percentile(99), echoed.percentile(99)),
        );
    }
}

/// The least that a key can take: the terminal itself writes it back.
struct Echo(Terminal);

impl Echo {
    fn start() -> Self {
        Self(Terminal::start("cat", &[]))
    }

    fn press(&mut self) -> Duration {
        self.0.press("x").unwrap_or_default()
    }
}
