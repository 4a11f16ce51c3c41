//! Where the desk, the invented books and the table of keys are called from the command line.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveDateTime};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;

use super::demo;
use super::failure::Failure;
use super::keys::KeyRow;
use super::output::Done;
use super::session::Session;
use crate::app::{Book, Settings};
use crate::clock::Clock;
use crate::config::Config;
use crate::demo as invented;
use crate::i18n::{Place, Texts};
use crate::store::sqlite::{Access, Random, SqliteStore};
use crate::tui;
use crate::tui::action::ACTIONS;
use crate::tui::keymap::Keymap;

/// The morning of the tour, a Monday.
const TOUR_MORNING: NaiveDateTime = match NaiveDate::from_ymd_opt(2026, 11, 23) {
    Some(day) => match day.and_hms_opt(10, 2, 0) {
        Some(moment) => moment,
        None => NaiveDateTime::MIN,
    },
    None => NaiveDateTime::MIN,
};

/// Opens the desk on the book, which is made at need.
pub(super) fn open(session: &Session) -> Result<Done, Failure> {
    needs_terminal(session)?;
    let path = session.book_path()?;
    let name = path
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned());
    let name = name.filter(|_| session.db.is_some());
    let name = name.unwrap_or_else(|| session.texts.get("desk-own-book"));
    let book = Book::open(&path, Access::Create, desk_settings(session)?)?;
    stay(session, book, name)
}

/// Opens the desk on an invented book, or writes one into a file.
pub(super) fn demo(session: &Session, args: &demo::Args) -> Result<Done, Failure> {
    if let Some(path) = &args.into {
        let debtors = write_book(session, args, path)?;
        let file = path.display().to_string();
        let value = || json!({ "file": file, "debtors": debtors });
        return Ok(Done::either(session.json, value, || {
            session.with("demo-written", &[("path", Place::from(file.as_str()))])
        }));
    }
    needs_terminal(session)?;
    let folder = ThrownAway::new()?;
    let path = args
        .keep
        .clone()
        .unwrap_or_else(|| folder.0.join("demo.db"));
    write_book(session, args, &path)?;
    let book = Book::open(&path, Access::Existing, desk_settings(session)?)?;
    stay(session, book, session.texts.get("demo-book-name"))
}

/// Leads a newcomer through a first session on the example book, which is thrown away. It is a working morning there unless
/// `--now` says otherwise, and the rules are the defaults, so that nothing stands in the way of a call.
pub(super) fn tour(session: &Session) -> Result<Done, Failure> {
    needs_terminal(session)?;
    let config = Config {
        keys: session.config.keys.clone(),
        theme: session.config.theme.clone(),
        mouse: session.config.mouse,
        ..Config::default()
    };
    let invented = Session {
        texts: session.texts.clone().with_protocols(&config.protocols),
        config,
        config_problems: Vec::new(),
        clock: match session.clock {
            Clock::System => Clock::from(TOUR_MORNING),
            given => given,
        },
        db: None,
        config_path: None,
        ..session.clone()
    };
    let folder = ThrownAway::new()?;
    let path = folder.0.join("demo.db");
    let showcase = demo::Args {
        debtors: None,
        seed: 1,
        into: None,
        keep: None,
    };
    write_book(&invented, &showcase, &path)?;
    let book = Book::open(&path, Access::Existing, desk_settings(&invented)?)?;
    let name = invented.texts.get("demo-book-name");
    let done = stay_with(&invented, book, name, true)?;
    Ok(done.and(&session.texts.get("tour-goodbye")))
}

/// A folder for a book that is thrown away at the end.
struct ThrownAway(PathBuf);

impl ThrownAway {
    fn new() -> Result<Self, Failure> {
        let mut random = Random::from_system()?;
        let folder = std::env::temp_dir().join(format!("cobro-demo-{}", random.batch_id()));
        Ok(Self(folder))
    }
}

impl Drop for ThrownAway {
    fn drop(&mut self) {
        // It may never have been made, when the book is kept elsewhere.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Gives back how many debtors it has.
fn write_book(session: &Session, args: &demo::Args, path: &Path) -> Result<u64, Failure> {
    if path.exists() {
        return Err(crate::store::StoreError::Exists(path.to_owned()).into());
    }
    let now = session.now();
    let seed = args.seed;
    let store = SqliteStore::open(path, Access::Create)?.with_seed(seed);
    let settings = session.settings("demo");
    let mut book = Book::with_store(Box::new(store), settings, Random::from_seed(seed))?;
    match args.debtors {
        None => {
            let mut stories = invented::showcase(now, seed).into_iter();
            book.write_stories(&mut stories, &mut |_| true)?;
        }
        Some(debtors) => {
            let count = u64::from(debtors);
            let bar = progress_bar(&session.texts, count);
            let mut stories = (0..count).map(|index| invented::big(seed, index, now));
            let written = book.write_stories(&mut stories, &mut |done| {
                bar.set_position(done);
                true
            });
            bar.finish_and_clear();
            written?;
        }
    }
    Ok(book.store().debtor_count()?)
}

fn progress_bar(texts: &Texts, count: u64) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{msg} {bar:40} {pos}/{len}");
    let bar = ProgressBar::new(count).with_message(texts.get("demo-writing"));
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

fn needs_terminal(session: &Session) -> Result<(), Failure> {
    if std::io::stdout().is_terminal() && std::io::stdin().is_terminal() {
        return Ok(());
    }
    Err(Failure::Told(
        "no_terminal",
        session.texts.get("desk-no-terminal"),
    ))
}

/// Every desk is a window of its own: undo keeps to it.
fn desk_settings(session: &Session) -> Result<Settings, Failure> {
    let id = Random::from_system()?.batch_id().to_string();
    Ok(session.settings(&format!("desk-{}", &id[..8])))
}

fn stay(session: &Session, book: Book, book_name: String) -> Result<Done, Failure> {
    stay_with(session, book, book_name, false)
}

fn stay_with(
    session: &Session,
    book: Book,
    book_name: String,
    tour: bool,
) -> Result<Done, Failure> {
    let setup = tui::Setup {
        config: session.config.clone(),
        config_path: session.config_path.clone(),
        problems: session.config_problems.clone(),
        texts: session.texts.clone(),
        book_name,
        no_color: std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()),
        greeting: None,
        tour,
    };
    match tui::run(book, setup)? {
        Ok(()) => Ok(Done::text("")),
        Err(error) => {
            let places = [("problem", Place::from(error.to_string()))];
            let text = session.with("desk-terminal-failed", &places);
            Err(Failure::Told("terminal", text))
        }
    }
}

/// The table of the desk's actions, with the user's keys, and the mistakes in those in words.
pub(super) fn key_rows(session: &Session) -> (Vec<KeyRow>, Vec<String>) {
    let (keymap, mistakes) = Keymap::new(&session.config.keys);
    let texts = &session.texts;
    let row = |row: &crate::tui::action::ActionRow| KeyRow {
        id: row.id.to_owned(),
        keys: keymap.written(row.action),
        scope: row.scope.id(),
        group: texts.get(&format!("group-{}", row.group.id())),
        text: texts.get(&row.action.help_text()),
    };
    let told = mistakes.iter().map(|mistake| mistake.told(texts));
    (ACTIONS.iter().map(row).collect(), told.collect())
}
