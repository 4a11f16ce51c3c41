//! What is written while somebody works: a promise, and the standings of a new day.

use chrono::Days;
use cobro::domain::order::PromiseOrder;
use cobro::store::Store;
use cobro::store::sqlite::{Access, SqliteStore};
use rusqlite::Connection;

use crate::Bench;
use crate::book::{now, open};
use crate::measure::{Table, in_turn, ms, ratio, timed};

const PROMISES: usize = 200;

pub fn promise(bench: &Bench, table: &mut Table) {
    let copy = bench.folder.path().join("promises.db");
    std::fs::copy(&bench.book, &copy).expect("copied");
    let mut book = open(&copy, now());
    let rows = book.first_rows(4 * PROMISES).expect("read");
    let mut debtors = rows.iter().map(|row| row.debtor);
    let bare = Connection::open(bench.folder.path().join("bare.db")).expect("opened");
    bare.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
         PRAGMA secure_delete = ON; CREATE TABLE plain (id INTEGER PRIMARY KEY, text TEXT) STRICT;",
    )
    .expect("made");
    let (promised, committed) = in_turn(
        PROMISES,
        || {
            // Who owes nothing can promise nothing.
            loop {
                let debtor = debtors.next().expect("enough who owe something");
                let (time, done) = timed(|| book.promise(debtor, &PromiseOrder::default()));
                if done.is_ok() {
                    return time;
                }
            }
        },
        || {
            let write = || bare.execute("INSERT INTO plain (text) VALUES ('a promise')", []);
            let (time, done) = timed(write);
            assert!(done.is_ok());
            time
        },
    );
    let over = promised.median().saturating_sub(committed.median());
    table.add(
        "a promise on disk, p50",
        "1 ms over a bare commit",
        format!("{} ({} over)", ms(promised.median()), ms(over)),
        format!("one row in a bare commit: {}", ms(committed.median())),
        ratio(promised.median(), committed.median()),
    );
}

pub fn new_day(bench: &Bench, table: &mut Table) {
    let copy = bench.folder.path().join("day.db");
    std::fs::copy(&bench.book, &copy).expect("copied");
    let tomorrow = now() + Days::new(1);
    let before = outdated(&copy, tomorrow);
    let read = reading(&copy, tomorrow);
    let mut book = open(&copy, tomorrow);
    let (time, done) = timed(|| book.bring_all_up_to_date());
    done.expect("brought up");
    table.add(
        &format!("a new day: {before} standings made anew"),
        "twice as long",
        ms(time),
        format!("reading what they are made from: {}", ms(read)),
        ratio(time, read),
    );
    drop(book);
    // Other rules: every standing is made anew.
    let connection = Connection::open(&copy).expect("opened");
    let all = connection.execute("UPDATE standing SET holds_until = 0", []);
    let all = all.expect("outdated");
    drop(connection);
    let read = reading(&copy, tomorrow);
    let mut book = open(&copy, tomorrow);
    let (time, done) = timed(|| book.bring_all_up_to_date());
    done.expect("brought up");
    table.add(
        &format!("other rules: all {all} standings made anew"),
        "twice as long",
        ms(time),
        format!("reading what they are made from: {}", ms(read)),
        ratio(time, read),
    );
}

/// How long it takes to read the entries of those whose standing no longer holds at a moment, in the same order, through
/// a connection that has read nothing yet.
fn reading(path: &std::path::Path, moment: chrono::NaiveDateTime) -> std::time::Duration {
    let store = SqliteStore::open(path, Access::ReadOnly).expect("opened");
    let debtors = store.outdated(moment, usize::MAX >> 1).expect("looked up");
    let (time, count) = timed(|| {
        let entries = debtors.iter().map(|debtor| store.entries(*debtor));
        entries.map(|it| it.expect("read").len()).sum::<usize>()
    });
    assert!(count > 0);
    time
}

/// How many standings no longer hold at a moment.
fn outdated(path: &std::path::Path, moment: chrono::NaiveDateTime) -> i64 {
    let connection = Connection::open(path).expect("opened");
    let seconds = moment.and_utc().timestamp();
    let sql = "SELECT count(*) FROM standing WHERE holds_until <= ?1";
    connection
        .query_row(sql, [seconds], |row| row.get(0))
        .expect("counted")
}
