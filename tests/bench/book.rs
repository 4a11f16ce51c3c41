//! The books that are measured, made once by the demo generator and kept between runs.

use std::path::{Path, PathBuf};
use std::process::Command;

use chrono::NaiveDateTime;
use cobro::app::{Book, Settings};
use cobro::clock::Clock;
use cobro::config::Config;
use cobro::domain::money::Currency;
use cobro::store::sqlite::Access;

use crate::measure::{Table, timed};

/// The program under measurement.
pub const COBRO: &str = env!("CARGO_BIN_EXE_cobro");

/// The moment at which everything happens.
pub const NOW: &str = "2026-11-23T10:02:00";

/// The moment at which everything happens.
pub fn now() -> NaiveDateTime {
    NOW.parse().expect("a moment")
}

/// An invented book of so many debtors. It is made anew when the program is newer than it.
pub fn invented(debtors: u32, table: &mut Table) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("invented-{debtors}.db"));
    let made = |path: &Path| path.metadata().and_then(|it| it.modified()).ok();
    if made(&path).is_some_and(|made_at| Some(made_at) > made(Path::new(COBRO))) {
        eprintln!("The book of {debtors} debtors is there already: writing it is not measured.");
        return path;
    }
    remove(&path);
    eprintln!("Writing a book of {debtors} debtors …");
    let (time, ()) = timed(|| {
        run(Command::new(COBRO)
            .args(["demo", "--seed", "1", "--now", NOW, "--debtors"])
            .arg(debtors.to_string())
            .arg("--into")
            .arg(&path));
    });
    let (copy, bytes) = timed(|| std::fs::read(&path).map_or(0, |bytes| bytes.len()));
    let rate = f64::from(debtors) / time.as_secs_f64();
    table.add(
        "writing an invented book",
        "1,000,000 in 120 s",
        format!("{:.1} s, {rate:.0} debtors/s", time.as_secs_f64()),
        format!(
            "reading its {} MiB: {:.1} s",
            bytes >> 20,
            copy.as_secs_f64()
        ),
        crate::measure::ratio(time, copy),
    );
    path
}

/// Removes a book and what SQLite keeps beside it.
pub fn remove(path: &Path) {
    for end in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        let _ = std::fs::remove_file(name);
    }
}

/// Runs a program to its good end, without letting it speak.
pub fn run(command: &mut Command) {
    let output = command.output().expect("started");
    assert!(
        output.status.success(),
        "{command:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}

/// Opens a book at a moment.
pub fn open(path: &Path, now: NaiveDateTime) -> Book {
    let settings = Settings {
        clock: Clock::Fixed(now),
        policy: Config::default().policy(),
        interest: Config::default().interest_rules(),
        limits: Config::default().contact_rules().into(),
        author: "bench".into(),
        window: "bench".into(),
        currency: Currency::EUR,
        tax_ids: Vec::new(),
        paid_at_once: cobro::config::PaidAtOnce::Open,
    };
    Book::open(path, Access::Existing, settings).expect("opened")
}
