//! Sending for real: over sockets, to a mail server that keeps what it got.

mod bulk;
mod failures;
mod house;
mod mails;
mod outbox;
mod server;
