//! Bank statements: the first byte says by which reader.
#![no_main]

use cobro::import::bank::{BankFormat, BankOptions};
use iso_currency::Currency;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((first, bytes)) = bytes.split_first() else {
        return;
    };
    let format = BankFormat::ALL[usize::from(*first) % BankFormat::ALL.len()];
    let options = BankOptions {
        currency: Currency::EUR,
        currency_forced: false,
        account: None,
        date_order: None,
    };
    let _ = format.read(bytes, &options);
});
