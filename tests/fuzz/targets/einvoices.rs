//! Electronic invoices of all formats.
#![no_main]

use cobro::import::einvoice::documents_of;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut reader = bytes;
    let _ = documents_of(&mut reader);
});
