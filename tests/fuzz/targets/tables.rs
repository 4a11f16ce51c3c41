//! Text in rows and columns, and workbooks: what is recognised can be read to its end.
#![no_main]

use cobro::import::{ReadOptions, Source, recognise, rows};
use iso_currency::Currency;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let source = Source::Bytes {
        name: "file",
        bytes,
    };
    if let Ok(recognised) = recognise(&source, &ReadOptions::new(Currency::EUR))
        && let Ok(rows) = rows(&recognised, &source)
    {
        rows.for_each(drop);
    }
});
