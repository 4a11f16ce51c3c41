//! Where the desk, the example book and the table of keys are called from the command line.

use super::demo;
use super::failure::Failure;
use super::keys::KeyRow;
use super::output::Done;
use super::session::Session;

/// Opens the desk on the book, which is made at need.
pub(super) fn open(session: &Session) -> Result<Done, Failure> {
    let _book = session.book_path()?;
    Err(not_wired(session))
}

/// Opens the desk on an invented book, or writes one into a file.
pub(super) fn demo(session: &Session, args: &demo::Args) -> Result<Done, Failure> {
    let _ = args;
    Err(not_wired(session))
}

/// The table of the desk's actions, with the user's keys.
pub(super) fn key_rows(session: &Session) -> Vec<KeyRow> {
    let _ = session;
    Vec::new()
}

fn not_wired(session: &Session) -> Failure {
    Failure::Told("not_wired", session.texts.get("cli-not-wired"))
}
