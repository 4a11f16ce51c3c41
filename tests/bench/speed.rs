//! Benchmarks of what the user waits for, each against a baseline measured in the same run:
//! `cargo bench`, or `cargo bench -- --big` for a million debtors, or `cargo bench -- import` for one part.
//!
//! The figures are medians. What is measured and its baseline take turns, so that both see the same moods of the machine.
//! The table that comes out is the one in the README.

#![allow(missing_docs)]

mod book;
mod desk;
mod einvoices;
mod import;
#[path = "../domain/invented_year.rs"]
#[allow(dead_code, reason = "tests also ask what was right")]
mod invented_year;
mod matching;
mod measure;
mod protocols;
mod searching;
mod terminal;
mod tone;
mod writing;

use std::path::PathBuf;

use measure::Table;

/// As the program has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What all parts work with.
pub struct Bench {
    /// Debtors in the invented book.
    pub debtors: u32,
    /// The invented book; nobody writes into it.
    pub book: PathBuf,
    /// A folder for copies and other books; it vanishes at the end.
    pub folder: tempfile::TempDir,
}

type Part = (&'static str, fn(&Bench, &mut Table));

const PARTS: [Part; 12] = [
    ("start", desk::start),
    ("keys", desk::keys),
    ("calls", desk::calls),
    ("search", searching::search),
    ("import", import::import),
    ("promise", writing::promise),
    ("day", writing::new_day),
    ("protocols", protocols::protocols),
    ("tone", tone::tone),
    ("einvoices", einvoices::einvoices),
    ("workbook", import::workbook),
    ("matching", matching::matching),
];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let wanted: Vec<&String> = arguments.iter().filter(|it| !it.starts_with('-')).collect();
    let debtors = if arguments.iter().any(|it| it == "--big") {
        1_000_000
    } else {
        100_000
    };
    let mut table = Table::default();
    let bench = Bench {
        debtors,
        book: book::invented(debtors, &mut table),
        folder: tempfile::tempdir().expect("a folder"),
    };
    for (name, part) in PARTS {
        if wanted.is_empty() || wanted.iter().any(|it| name.contains(it.as_str())) {
            eprintln!("{name} …");
            part(&bench, &mut table);
        }
    }
    println!("\n{debtors} debtors\n\n{table}");
}
