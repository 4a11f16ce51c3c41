//! Reports: each equals what plain SQL makes of the exported tables; their JSON and texts; files; the whole book; the calendar.

mod books;
mod calendar;
mod equal;
mod export;
mod files;
mod shown;
#[path = "../cli/support.rs"]
#[allow(dead_code)]
mod support;
mod tables;
