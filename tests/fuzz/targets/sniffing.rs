//! Whatever a file holds, telling what it is neither fails nor takes long.
#![no_main]

use cobro::import::{Source, sniff};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = sniff(&Source::Bytes {
        name: "file",
        bytes,
    });
});
