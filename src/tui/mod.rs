//! The desk: a model, messages that change it, views that draw it, and the threads that work for it.
//!
//! ```text
//! key -> keymap -> Action -> update -> Effect -> clerk (the book)     -> Message -> update -> draw
//!                                             -> librarian (the order) -> Message -> update -> draw
//!                                             -> reporter (figures)    -> Message -> update -> draw
//! ```
//!
//! Only [`run`] knows of threads and the terminal; everything else can be driven by a test, key by key.

pub mod action;
pub mod clerk;
mod editor;
pub mod form;
pub mod keymap;
pub mod librarian;
pub mod message;
pub mod model;
pub mod reporter;
mod run;
pub mod sender;
mod terminal;
pub mod theme;
mod threads;
pub mod tour;
mod update;
pub mod view;

pub use run::{Setup, prepare, run};
