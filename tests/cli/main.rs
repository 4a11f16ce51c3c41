//! The command line, from outside: the real binary, its text, its JSON and its exit codes.

mod aging;
mod agreement;
mod asked;
mod copies;
mod import;
mod import_refused;
mod money;
mod queue;
mod real_files;
mod record;
mod show;
mod sql;
mod support;
mod usage;
