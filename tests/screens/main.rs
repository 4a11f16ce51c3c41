//! Screens: a script of keys against a book and a fixed clock, and what the screen shows then.
//!
//! The desk runs without threads and without a terminal: after each key, the clerk and the librarian do what was asked,
//! and the answers come in before the next key.

mod bad_text;
mod call;
mod code;
mod day;
mod dealings;
mod desk;
mod dossier;
mod driver;
mod erased;
mod guard;
mod header;
mod import;
mod import_papers;
mod interest;
mod languages;
mod messages;
mod money;
mod outgoing;
mod promises;
mod reconcile;
mod reports;
#[path = "../post/server.rs"]
mod server;
mod tour;
mod tried;
mod walk;
