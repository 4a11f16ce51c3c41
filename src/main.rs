//! The `cobro` program: see [`cobro::cli`].

use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    cobro::cli::main(std::env::args_os().collect())
}
