//! Files in the style of real accounting programs, in both languages, and what they come out as.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that panics fails"
)]

mod international;
mod layouts;
mod reports;
mod sheets;
mod spain_and_latin_america;

use crate::common::digest;
use cobro::import::ReadOptions;
use expect_test::Expect;
use iso_currency::Currency;

fn with_currency(currency: Currency) -> ReadOptions {
    ReadOptions::new(currency)
}

fn check(name: &str, options: &ReadOptions, expected: &Expect) {
    let path = format!(
        "{}/tests/fixtures/import/{name}.csv",
        env!("CARGO_MANIFEST_DIR")
    );
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    expected.assert_eq(&digest(&format!("{name}.csv"), &bytes, options));
}
