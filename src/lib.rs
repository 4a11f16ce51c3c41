//! cobro
pub mod app;
pub mod clean;
pub mod cli;
pub mod clock;
pub mod config;
pub mod demo;
pub mod domain;
pub mod i18n;
pub mod import;
pub mod report;
pub mod store;
pub mod tui;
