//! The command line, from outside: the real binary, its text, its JSON and its exit codes.

mod aging;
mod agreement;
mod asked;
mod bank;
mod bank_told;
mod copies;
mod day;
mod dealings;
mod desk_rules;
mod dossier;
mod einvoices;
mod einvoices_together;
mod forecast_real;
mod help;
mod hostile_files;
mod import;
mod import_refused;
mod interest;
mod limits;
mod mail;
mod many_einvoices;
mod many_files;
mod merging;
mod messages;
mod money;
mod money_limits;
mod money_texts;
mod papers;
mod payments_list;
mod person;
mod queue;
mod real_files;
mod record;
mod reports;
#[path = "../post/server.rs"]
mod server;
mod show;
#[path = "../import/common/spreadsheet.rs"]
mod spreadsheet;
mod sql;
mod support;
mod tone;
mod usage;
mod whole_book;
mod workbooks;
