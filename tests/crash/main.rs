//! The program from outside, where it hurts: a real terminal, kill -9 at random moments, two desks at once, full and failing
//! disks. Unix alone has the signals and terminals these tests are about.
#![cfg(unix)]

mod call;
mod desk;
mod disk;
mod erasing;
mod fsync;
mod home;
mod kills;
mod letters;
mod mail;
#[path = "../post/server.rs"]
mod server;
mod terminal;
mod two_desks;
