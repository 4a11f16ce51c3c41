//! `cobro completions SHELL`: what a shell needs to complete commands and options.

use clap_complete::Shell;

use super::failure::Failure;
use super::help;
use super::output::Done;
use super::session::Session;

/// Which shell.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The shell.
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(
        args.shell,
        &mut help::command(&session.texts),
        "cobro",
        &mut script,
    );
    Ok(Done::script(&script))
}
