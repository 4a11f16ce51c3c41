//! `check`, `backup` and `restore`.

use rusqlite::Connection;
use serde_json::json;

use crate::support::{Home, text};

#[test]
fn a_sound_book_passes_and_rebuilding_changes_nothing() {
    let home = Home::with_sample();
    home.run(&["promise", "C001", "500", "vie"]).code(0);
    let report = home.json(&["check"]);
    assert_eq!(report["debtors"], 5);
    assert_eq!(report["problems"], json!([]));
    let before = home.json(&["queue", "--all"]);
    assert_eq!(home.json(&["check", "--rebuild"])["rebuilt"], 5);
    assert_eq!(home.json(&["queue", "--all"]), before);
}

#[test]
fn a_changed_entry_is_found() {
    let home = Home::with_sample();
    let connection = Connection::open(home.book()).expect("the book opens");
    connection
        .execute(
            "UPDATE journal SET content = replace(content, '4310', '3310') WHERE kind = 'figures'",
            [],
        )
        .expect("it is changed");
    drop(connection);
    let run = home.run(&["--json", "check"]).code(1);
    let problems = run.json()["problems"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    assert!(!problems.is_empty());
    assert!(home.run(&["check"]).code(1).out.contains("problema"));
}

#[test]
fn a_wrong_standing_is_found_and_rebuilt() {
    let home = Home::with_sample();
    let connection = Connection::open(home.book()).expect("the book opens");
    connection
        .execute("UPDATE standing SET points = points + 1", [])
        .expect("it is changed");
    drop(connection);
    home.run(&["check"]).code(1);
    home.run(&["check", "--rebuild"]).code(0);
    home.run(&["check"]).code(0);
}

#[test]
fn a_backup_brings_everything_back() {
    let home = Home::with_sample();
    let copy = home.path("copy.db");
    assert_eq!(home.json(&["backup", text(&copy)])["debtors"], 5);
    home.run(&["backup", text(&copy)]).code(1);
    let before = home.journal();
    home.run(&["note", "C001", "después de la copia"]).code(0);
    let restored = home.json(&["restore", text(&copy)]);
    assert_eq!(home.journal(), before);
    let kept = restored["kept"].as_str().expect("the old book is kept");
    let old = home.json(&["--db", kept, "show", "C001"]);
    assert_eq!(old["notes"][0]["text"], "después de la copia");
}

#[test]
fn a_backup_becomes_the_book_where_there_is_none() {
    let home = Home::with_sample();
    let copy = home.path("copy.db");
    home.run(&["backup", text(&copy)]).code(0);
    let elsewhere = home.path("new/book.db");
    let restored = home.json(&["--db", text(&elsewhere), "restore", text(&copy)]);
    assert_eq!(
        (&restored["debtors"], &restored["kept"]),
        (&json!(5), &json!(null))
    );
    assert_eq!(
        home.json(&["--db", text(&elsewhere), "queue", "--all"])
            .as_array()
            .map(Vec::len),
        Some(5)
    );
}

#[cfg(unix)]
#[test]
fn books_and_copies_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::with_sample();
    let copy = home.path("copy.db");
    home.run(&["backup", text(&copy)]).code(0);
    for path in [home.book(), copy] {
        let mode = std::fs::metadata(&path)
            .expect("it exists")
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600, "{path:?}");
    }
}

#[test]
fn what_is_no_copy_is_refused_and_the_book_stays() {
    let home = Home::with_sample();
    let before = home.journal();
    let junk = home.file("junk.db", "this is no database at all, not even nearly one");
    let run = home.run(&["restore", text(&junk)]).code(1);
    assert!(run.err.contains("junk.db"), "{run:?}");
    home.run(&["restore", text(&home.path("missing.db"))])
        .code(1);
    assert_eq!(home.journal(), before);
    let fresh = home.path("fresh.db");
    home.run(&["--db", text(&fresh), "restore", text(&junk)])
        .code(1);
    assert!(!fresh.exists());
}

#[test]
fn a_book_of_a_newer_version_or_no_book_is_left_alone() {
    let home = Home::with_sample();
    home.run(&["queue"]).code(0);
    let connection = Connection::open(home.book()).expect("the book opens");
    connection
        .pragma_update(None, "user_version", 999)
        .expect("it is changed");
    drop(connection);
    let before = std::fs::read(home.book()).expect("there is a book");
    let run = home.run(&["--json", "queue"]).code(1);
    assert_eq!(run.json()["error"]["kind"], "too_new");
    assert!(run.err.contains("999"), "{run:?}");
    assert!(std::fs::read(home.book()).expect("there is a book") == before);
    let junk = home.file(
        "junk.db",
        "hello, I am a text file and nothing more than that",
    );
    let run = home.run(&["--db", text(&junk), "--json", "queue"]).code(1);
    assert_eq!(run.json()["error"]["kind"], "not_a_book");
}

#[test]
fn a_backup_makes_no_folders() {
    let home = Home::with_sample();
    let file = home.path("new/folder/copy.db");
    let run = home.run(&["--json", "backup", text(&file)]).code(1);
    assert_eq!(run.json()["error"]["kind"], "no_folder");
    assert!(run.err.contains("No existe la carpeta"), "{run:?}");
    assert!(!home.path("new").exists());
    std::fs::create_dir(home.path("new")).expect("a folder");
    let run = home.run(&["backup", text(&home.path("new"))]).code(1);
    assert!(run.err.contains("es una carpeta"), "{run:?}");
}
