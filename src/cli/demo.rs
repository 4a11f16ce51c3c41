//! `cobro demo`: the desk on an invented book that is thrown away, or an invented book in a file.
//!
//! JSON, with `--into`: `{file, debtors}`.

use std::path::PathBuf;

use super::desk;
use super::failure::Failure;
use super::output::Done;
use super::session::Session;
use super::whole;

/// What is asked for.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// How many debtors to invent; the small hand-made book when it is not said.
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = whole(1..=1_000_000_u32))]
    pub debtors: Option<u32>,
    /// Same number, seed and moment, same book.
    #[arg(long, value_name = "S", default_value_t = 1, allow_negative_numbers = true, value_parser = whole(0..=u64::MAX))]
    pub seed: u64,
    /// Writes the book and doesn't open it.
    #[arg(long, value_name = "FILE", conflicts_with = "keep")]
    pub into: Option<PathBuf>,
    /// Keeps the book of this session.
    #[arg(long, value_name = "FILE")]
    pub keep: Option<PathBuf>,
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    desk::demo(session, args)
}
