//! What is erased is gone from the files of the book, and the chain tells of it.

use std::collections::BTreeSet;
use std::path::PathBuf;

use cobro::app::{AppError, EraseOrder};
use cobro::store::sqlite::erase::TABLES;
use rusqlite::Connection;

use super::*;

/// Every file that the book consists of.
fn files(place: &Place) -> Vec<PathBuf> {
    ["", "-wal", "-shm", "-journal"]
        .map(|end| PathBuf::from(format!("{}{end}", place.path.display())))
        .into_iter()
        .filter(|path| path.exists())
        .collect()
}

/// Whether a word is in the files of the book, in capitals or not.
fn holds(place: &Place, word: &str) -> bool {
    let word = word.to_lowercase().into_bytes();
    files(place).iter().any(|path| {
        let mut bytes = std::fs::read(path).expect("read");
        bytes.make_ascii_lowercase();
        bytes.windows(word.len()).any(|part| part == word)
    })
}

fn number_of(book: &Book, code: &str) -> i64 {
    book.find(code).expect("is known")
}

#[test]
fn every_table_and_column_of_a_book_is_classified() {
    let place = demo_book();
    let connection = Connection::open(&place.path).expect("opened");
    let mut statement = connection
        .prepare(
            "SELECT s.name, c.name FROM sqlite_schema s, pragma_table_xinfo(s.name) c
             WHERE s.type = 'table' AND s.name NOT LIKE 'sqlite_%' AND s.name <> 'refinery_schema_history'",
        )
        .expect("prepared");
    let columns = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .expect("asked");
    let there: BTreeSet<(String, String)> = columns.map(|it| it.expect("a column")).collect();
    let known: BTreeSet<(String, String)> = TABLES
        .iter()
        .flat_map(|table| {
            let columns = table.columns.iter();
            columns.map(|column| (table.name.to_owned(), (*column).to_owned()))
        })
        .collect();
    assert_eq!(there, known, "say in TABLES what erasing does with it");
}

#[test]
fn the_words_are_gone_from_the_files_also_after_many_changes() {
    let place = demo_book();
    let mut book = open(&place, now(), "a");
    let debtor = number_of(&book, "C0001");
    // Pages are split and joined, so that words lie in more places than one.
    for number in 0..300 {
        let text = format!("Zoraida {number} {}", "dijo que sí ".repeat(number % 40));
        book.note(debtor, &text).expect("noted");
        book.note(number_of(&book, "C0002"), &"nada ".repeat(number % 70 + 1))
            .expect("noted");
    }
    let words = [
        "zoraida",
        "ibáñez",
        "ibanez",
        "b85896694",
        "granizo",
        "976 01 24 18",
    ];
    for word in words {
        assert!(holds(&place, word), "{word} was never there");
    }
    let other = open(&place, now(), "b");
    assert!(other.store().rows(&[debtor]).is_ok());
    let erased = book.erase(debtor, &EraseOrder::default()).expect("erased");
    assert!(erased.scrubbed && erased.emptied > 300);
    for word in words {
        assert!(!holds(&place, word), "{word} is still there");
    }
    assert_eq!(book.check().expect("checked").problems, [""; 0]);
    assert_eq!(
        other.store().rows(&[debtor]).expect("rows")[0].name,
        "C0001"
    );
}

#[test]
fn what_is_rebuilt_is_what_was_written() {
    let place = demo_book();
    let mut book = open(&place, now(), "a");
    for code in ["C0001", "C0004", "C0007"] {
        let debtor = number_of(&book, code);
        book.erase(debtor, &EraseOrder::default()).expect("erased");
    }
    let identities = |place: &Place| -> Vec<String> {
        let connection = Connection::open(&place.path).expect("opened");
        let sql = "SELECT kind || ' ' || value || ' ' || debtor FROM identity ORDER BY 1";
        let mut statement = connection.prepare(sql).expect("prepared");
        let rows = statement.query_map([], |row| row.get(0)).expect("asked");
        rows.map(|it| it.expect("a row")).collect()
    };
    let before = (all_rows(&book), identities(&place));
    book.rebuild().expect("rebuilt");
    assert_eq!((all_rows(&book), identities(&place)), before);
    let report = book.check().expect("checked");
    assert_eq!(report.problems, [""; 0]);
    assert_eq!(report.erasures.len(), 3);
    assert_eq!(report.erasures[0].author, "Ana");
}

#[test]
fn an_erasure_can_be_neither_forged_nor_taken_back_unseen() {
    let changes = [
        // What was left is changed.
        "UPDATE journal SET content = replace(content, 'promised', 'refuses') WHERE debtor = 1 AND kind = 'contact'",
        // What was emptied is filled again.
        "UPDATE journal SET content = '{\"text\":\"x\"}', salt = zeroblob(16) WHERE debtor = 1 AND kind = 'note'",
        // The entry that tells of it is gone, or tells of less.
        "UPDATE journal SET content = NULL, salt = NULL WHERE debtor = 1 AND kind = 'erased'",
        "UPDATE journal SET content = replace(content, '\"emptied\":[14]', '\"emptied\":[]') WHERE debtor = 1 AND kind = 'erased'",
    ];
    for change in changes {
        let place = demo_book();
        let mut book = open(&place, now(), "a");
        book.erase(1, &EraseOrder::default()).expect("erased");
        assert_eq!(book.check().expect("checked").problems, [""; 0]);
        drop(book);
        sql(&place, change);
        let report = open(&place, now(), "a").check();
        let noticed = report.map_or(true, |it| !it.problems.is_empty());
        assert!(noticed, "nobody noticed: {change}");
    }
}

#[test]
fn the_old_content_in_its_place_again_shows() {
    let place = demo_book();
    let old = |place: &Place| -> (String, Vec<u8>) {
        let connection = Connection::open(&place.path).expect("opened");
        let sql = "SELECT content, salt FROM journal WHERE debtor = 1 AND kind = 'note'";
        let row = connection.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)));
        row.expect("a note")
    };
    let (content, salt) = old(&place);
    open(&place, now(), "a")
        .erase(1, &EraseOrder::default())
        .expect("erased");
    let connection = Connection::open(&place.path).expect("opened");
    connection
        .execute(
            "UPDATE journal SET content = ?1, salt = ?2 WHERE debtor = 1 AND kind = 'note'",
            rusqlite::params![content, salt],
        )
        .expect("put back");
    drop(connection);
    let problems = open(&place, now(), "a").check().expect("checked").problems;
    assert!(
        problems
            .iter()
            .any(|it| it.contains("holds again what was erased")),
        "{problems:?}"
    );
}

#[test]
fn an_erasure_stands() {
    let place = demo_book();
    let mut book = open(&place, now(), "a");
    let mut other = open(&place, now(), "b");
    book.note(2, "Llamó").expect("noted");
    book.erase(1, &EraseOrder::default()).expect("erased");
    for refused in [
        book.undo(false),
        book.undo(true),
        other.undo(false),
        other.undo(true),
    ] {
        assert!(
            matches!(refused, Err(AppError::ErasureStands)),
            "{refused:?}"
        );
    }
    assert!(book.redo().expect("looked").is_none());
    let again = book.erase(1, &EraseOrder::default());
    assert!(matches!(again, Err(AppError::NothingToErase)), "{again:?}");
    // What is done afterwards can be taken back as ever, and does not bring anything back.
    book.note(1, "Otra cosa").expect("noted");
    assert!(book.undo(false).expect("undone").is_ok());
    assert_eq!(book.debtor(1).expect("read").account.details.name, None);
}

#[test]
fn undoing_what_was_done_before_brings_nothing_back() {
    let place = demo_book();
    let mut book = open(&place, now(), "a");
    let mut other = open(&place, now(), "b");
    let promised = book.promise(1, &PromiseOrder::default()).expect("promised");
    book.note(1, "Zoraida lo confirma").expect("noted");
    other.erase(1, &EraseOrder::default()).expect("erased");
    let undone = book.undo(false).expect("undone").expect("there was one");
    assert_eq!(undone.action, "note");
    let undone = book.undo(false).expect("undone").expect("there was one");
    assert_eq!(
        (undone.action.as_str(), undone.debtors),
        ("promise", vec![1])
    );
    book.redo().expect("redone");
    let file = book.debtor(1).expect("read");
    assert!(file.fact(promised.number).is_some());
    assert!(!holds(&place, "zoraida"));
    assert_eq!(book.check().expect("checked").problems, [""; 0]);
}

#[test]
fn a_window_on_the_past_forgets_too() {
    let place = demo_book();
    let past: NaiveDateTime = "2026-10-20T10:00:00".parse().expect("a moment");
    let mut looking_back = open(&place, past, "b");
    let name = |book: &mut Book| book.rows(&[1]).expect("rows")[0].name.clone();
    assert_eq!(name(&mut looking_back), "Talleres Ibáñez S.L.");
    let mut book = open(&place, now(), "a");
    book.erase(1, &EraseOrder::default()).expect("erased");
    assert_eq!(name(&mut looking_back), "C0001");
    looking_back
        .store()
        .keys(Some(&[1]), &mut |row| {
            assert!(!row.haystack.contains("ibanez"), "{}", row.haystack);
            true
        })
        .expect("keys");
    assert_eq!(name(&mut open(&place, past, "c")), "C0001");
}

#[test]
fn a_read_that_goes_on_puts_the_scrubbing_off_to_the_next_opening() {
    let place = demo_book();
    let mut book = open(&place, now(), "a");
    let reader = Connection::open(&place.path).expect("opened");
    reader
        .execute_batch("BEGIN; SELECT count(*) FROM journal;")
        .expect("reads");
    let erased = book.erase(1, &EraseOrder::default()).expect("erased");
    assert!(!erased.scrubbed);
    assert_eq!(book.debtor(1).expect("read").account.details.name, None);
    assert!(holds(&place, "ibáñez"), "a reader still sees it");
    drop(reader);
    drop(book);
    let book = open(&place, now(), "a");
    assert!(!holds(&place, "ibáñez"));
    assert_eq!(book.check().expect("checked").problems, [""; 0]);
}
