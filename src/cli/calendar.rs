//! `cobro calendar --out FILE`: live promises, instalments and agreed calls as a calendar file, for the calendar of a phone or a
//! mail program. Read again after a change, it moves what was moved and takes back what was called off.
//!
//! JSON: `{file, events, cancelled}`.

use std::path::PathBuf;

use serde_json::json;

use super::failure::Failure;
use super::output::Done;
use super::session::Session;
use crate::clock::Clock;
use crate::export::calendar;
use crate::print::Sheet;

/// Where to.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The file.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Replaces the file.
    #[arg(long)]
    force: bool,
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    let book = session.book()?;
    let written_at = Clock::worldwide(session.now());
    let (file, events) = calendar(&book, &session.texts, written_at)?;
    let cancelled = events.iter().filter(|it| it.is_cancelled()).count();
    let path = Sheet::lay(&args.out, file, args.force)?.keep()?;
    let path = path.display().to_string();
    let value =
        || json!({ "file": path, "events": events.len() - cancelled, "cancelled": cancelled });
    Ok(Done::either(session.json, value, || {
        let places = [
            ("path", path.as_str().into()),
            ("count", (events.len() - cancelled).into()),
        ];
        session.with("calendar-written", &places)
    }))
}
