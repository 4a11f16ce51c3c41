//! The `cobro` program: see [`cobro::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    cobro::cli::main(std::env::args_os().collect())
}
