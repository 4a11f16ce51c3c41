//! Search as one types: in the terminal, and in memory against looking for the text in one long string.

use cobro::domain::queue::{Filter, Sort};
use cobro::store::day_number;

use crate::Bench;
use crate::book::{now, open};
use crate::measure::{Table, Times, ms, ratio, timed};
use crate::{book, desk};

/// What is typed, letter by letter.
const TYPED: [&str; 4] = ["garcia", "talleres m", "maria l", "b1234"];

pub fn search(bench: &Bench, table: &mut Table) {
    in_memory(bench, table);
    in_terminal(bench, table);
}

fn in_memory(bench: &Bench, table: &mut Table) {
    let mut index = open(&bench.book, now()).queue_index().expect("read");
    let today = day_number(now().date());
    let everything = everything(bench);
    // The desk has put all in order once before anybody types.
    index.arrange(Sort::default(), &Filter::default(), today);
    let (mut settled, mut found) = (Times::default(), Times::default());
    for typed in TYPED {
        for end in 1..=typed.len() {
            let filter = Filter {
                text: typed[..end].to_owned(),
                ..Filter::default()
            };
            let (time, _) = timed(|| index.arrange(Sort::default(), &filter, today));
            settled.add(time);
            let (time, count) =
                timed(|| memchr::memmem::find_iter(everything.as_bytes(), &typed[..end]).count());
            assert!(count <= everything.len());
            found.add(time);
        }
    }
    table.add(
        "search: list settled after a letter, in memory, slowest",
        "16 ms",
        format!(
            "{} (p50 {})",
            ms(settled.percentile(100)),
            ms(settled.median())
        ),
        format!("memmem over all names: {}", ms(found.percentile(100))),
        ratio(settled.percentile(100), found.percentile(100)),
    );
}

/// All that is searched, as one long string.
fn everything(bench: &Bench) -> String {
    let book = book::open(&bench.book, now());
    let mut text = String::new();
    let mut take = |row: cobro::store::KeyRow<'_>| {
        text.push_str(row.haystack);
        text.push('\n');
        true
    };
    book.store().keys(None, &mut take).expect("read");
    text
}

fn in_terminal(bench: &Bench, table: &mut Table) {
    let mut desk = desk::loaded(bench);
    let (mut echoed, mut settled) = (Times::default(), Times::default());
    for typed in TYPED {
        let _ = desk.press("/");
        let mut shown = String::new();
        for letter in typed.chars() {
            shown.push(letter);
            if let Some(time) = desk.press(&letter.to_string()) {
                echoed.add(time);
                let last = desk.rest_until_still();
                settled.add(last.map_or(time, |later| later.max(time)));
            }
        }
        let _ = desk.press("\x1b");
        desk.rest();
        let _ = desk.press("0");
    }
    table.add(
        "search: typed letter on screen, p99",
        "next frame",
        format!(
            "{} (p50 {})",
            ms(echoed.percentile(99)),
            ms(echoed.median())
        ),
        format!("last frame after it, p99: {}", ms(settled.percentile(99))),
        ratio(echoed.percentile(99), settled.percentile(99)),
    );
}
