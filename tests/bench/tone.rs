//! The tone check: what a key press costs while a long message is typed.

use std::fmt::Write;
use std::time::Duration;

use cobro::domain::search::fold;
use cobro::message::tone::Tone;

use crate::Bench;
use crate::measure::{Table, in_turn, ms, ratio, timed};

/// Letters of the longest message that anybody types.
const LETTERS: usize = 5_000;

/// Key presses that are measured.
const KEYS: usize = 200;

const EVERY_DAY: &str = include_str!("../tone/innocent.es.txt");
const UNKIND: &str = include_str!("../tone/offending.es.txt");

pub fn tone(_: &Bench, table: &mut Table) {
    let (tone, _) = Tone::load(None);
    let rules = tone.in_language("es").expect("Spanish");
    let (ready, ()) = timed(|| rules.prepare());
    let kind = letters(EVERY_DAY);
    let (first, _) = timed(|| rules.check(&kind));
    table.add(
        "the tone of a message that is opened",
        "100 ms",
        ms(first),
        format!("compiling the rules, beside the desk: {}", ms(ready)),
        ratio(first, ready),
    );
    for (what, text) in [("kind", kind), ("unkind", letters(UNKIND))] {
        let mut typed = text.clone();
        rules.check(&typed);
        let mut key = 0;
        let (checked, folded) = in_turn(
            KEYS,
            || {
                key += 1;
                let _ = write!(typed, "{}", char::from(b'a' + (key % 26) as u8));
                timed(|| rules.check(&typed)).0
            },
            || timed(|| fold(&text)).0,
        );
        table.add(
            &format!("a letter typed in {LETTERS} {what} ones, its tone"),
            "2 ms",
            ms(checked.median()),
            format!("folding them: {}", ms(folded.median())),
            ratio(
                checked.median(),
                folded.median().max(Duration::from_nanos(1)),
            ),
        );
    }
}

/// So many letters of a text, again and again.
fn letters(text: &str) -> String {
    text.chars().cycle().take(LETTERS).collect()
}
