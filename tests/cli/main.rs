//! The command line, from outside: the real binary, its text, its JSON and its exit codes.

mod aging;
mod agreement;
mod asked;
mod copies;
mod day;
mod dealings;
mod forecast_real;
mod import;
mod import_refused;
mod interest;
mod limits;
mod merging;
mod money;
mod money_limits;
mod money_texts;
mod papers;
mod queue;
mod real_files;
mod record;
mod reports;
mod show;
mod sql;
mod support;
mod usage;
