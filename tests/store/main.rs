//! A book in a file, used through the use cases and looked at from outside.

use std::path::{Path, PathBuf};

use chrono::{Days, NaiveDateTime};
use cobro::app::{Book, Settings};
use cobro::clock::Clock;
use cobro::config::Config;
use cobro::demo;
use cobro::domain::debtor::DebtorType;
use cobro::domain::money::Currency;
use cobro::domain::order::PromiseOrder;
use cobro::store::sqlite::{Access, Random, SqliteStore};
use cobro::store::{QueueRow, StoreError};
use rusqlite::Connection;
use tempfile::TempDir;

mod privacy;

fn now() -> NaiveDateTime {
    "2026-11-23T10:00:00".parse().expect("a moment")
}

fn settings(moment: NaiveDateTime, window: &str) -> Settings {
    Settings {
        clock: Clock::Fixed(moment),
        policy: Config::default().policy(),
        interest: Config::default().interest_rules(),
        limits: Config::default().contact_rules().into(),
        author: "Ana".into(),
        window: window.into(),
        currency: Currency::EUR,
        tax_ids: Vec::new(),
        paid_at_once: cobro::config::PaidAtOnce::Open,
    }
}

struct Place {
    _folder: TempDir,
    path: PathBuf,
}

/// An example book at a place of its own.
fn demo_book() -> Place {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("data").join("book.db");
    let store = SqliteStore::open(&path, Access::Create)
        .expect("a book")
        .with_seed(3);
    let mut book = Book::with_store(
        Box::new(store),
        settings(now(), "filling"),
        Random::from_seed(3),
    )
    .expect("a book");
    let mut stories = demo::showcase(now(), 3).into_iter();
    book.write_stories(&mut stories, &mut |_| true)
        .expect("written");
    Place {
        _folder: folder,
        path,
    }
}

fn open(place: &Place, moment: NaiveDateTime, window: &str) -> Book {
    Book::open(&place.path, Access::Existing, settings(moment, window)).expect("opened")
}

fn all_rows(book: &Book) -> Vec<QueueRow> {
    let ids: Vec<i64> = (1..=60).collect();
    book.store().rows(&ids).expect("rows")
}

fn sql(place: &Place, statement: &str) {
    let connection = Connection::open(&place.path).expect("opened");
    connection.execute_batch(statement).expect(statement);
}

#[test]
#[cfg(unix)]
fn only_the_owner_can_read_a_book_and_what_lies_beside_it() {
    use std::os::unix::fs::PermissionsExt;
    let place = demo_book();
    let book = open(&place, now(), "a");
    let mode = |path: &Path| std::fs::metadata(path).expect("there").permissions().mode() & 0o777;
    let folder = place.path.parent().expect("a folder");
    assert_eq!(mode(folder), 0o700);
    for file in std::fs::read_dir(folder).expect("a folder") {
        let path = file.expect("a file").path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
    let copy = folder.join("copy.db");
    book.backup(&copy).expect("copied");
    assert_eq!(mode(&copy), 0o600);
}

#[test]
fn a_book_of_a_newer_version_is_refused_and_left_untouched() {
    let place = demo_book();
    sql(
        &place,
        "PRAGMA user_version = 99; PRAGMA wal_checkpoint(TRUNCATE);",
    );
    let before = std::fs::read(&place.path).expect("read");
    let refused = SqliteStore::open(&place.path, Access::Create).err();
    assert!(
        matches!(refused, Some(StoreError::TooNew { found: 99, .. })),
        "{refused:?}"
    );
    assert_eq!(std::fs::read(&place.path).expect("read"), before);
}

#[test]
fn what_is_no_book_is_refused_and_left_untouched() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = folder.path().join("text.db");
    std::fs::write(
        &text,
        "this is no database, however long it may be ".repeat(100),
    )
    .expect("written");
    let other = folder.path().join("other.db");
    Connection::open(&other)
        .and_then(|it| it.execute_batch("CREATE TABLE things (id INTEGER)"))
        .expect("made");
    for path in [text, other] {
        let before = std::fs::read(&path).expect("read");
        let refused = SqliteStore::open(&path, Access::Create).err();
        assert!(
            matches!(refused, Some(StoreError::NotABook(_))),
            "{refused:?}"
        );
        assert_eq!(std::fs::read(&path).expect("read"), before);
    }
}

#[test]
fn every_change_after_the_fact_shows() {
    let changes = [
        "UPDATE journal SET content = replace(content, '4310', '43') WHERE content LIKE '%4310%'",
        "UPDATE journal SET happened_at = '2020-01-01T00:00:00' WHERE debtor = 1 AND number = 2",
        "UPDATE batch SET author = 'Nobody' WHERE seq = 4",
        "DELETE FROM journal WHERE debtor = 2 AND number = (SELECT max(number) FROM journal WHERE debtor = 2)",
        "DELETE FROM journal WHERE debtor = 6",
        "UPDATE journal SET content = NULL WHERE debtor = 3 AND number = 1",
        "UPDATE standing SET points = points + 1 WHERE debtor = 4",
        "UPDATE standing_detail SET detail = (SELECT detail FROM standing_detail WHERE debtor = 2) WHERE debtor = 1",
        "DELETE FROM standing WHERE debtor = 5",
    ];
    for change in changes {
        let place = demo_book();
        assert_eq!(
            open(&place, now(), "a").check().expect("checked").problems,
            [""; 0]
        );
        sql(&place, change);
        let report = open(&place, now(), "a").check().expect("checked");
        assert!(!report.problems.is_empty(), "nobody noticed: {change}");
    }
}

#[test]
fn what_was_erased_without_saying_so_shows() {
    let place = demo_book();
    sql(
        &place,
        "UPDATE journal SET content = NULL, salt = NULL WHERE kind = 'note' AND debtor = 1",
    );
    let mut book = open(&place, now(), "a");
    book.rebuild().expect("rebuilt");
    let problems = book.check().expect("checked").problems;
    let [problem] = problems.as_slice() else {
        panic!("{problems:?}");
    };
    assert!(problem.contains("was changed after"), "{problem}");
}

#[test]
fn what_is_made_anew_is_what_grew() {
    let place = demo_book();
    let mut book = open(&place, now(), "a");
    for debtor in [1, 2, 7, 12] {
        let _ = book.promise(debtor, &PromiseOrder::default());
        book.note(debtor, "Llamó").expect("noted");
    }
    book.set_type(&[3, 4], DebtorType::Illiquid, None)
        .expect("set");
    let _ = book.undo(false).expect("undone");
    for days in [0, 1, 2, 7, 30, 100] {
        let mut later = open(&place, now() + Days::new(days), "a");
        later.bring_all_up_to_date().expect("up to date");
        let grown = all_rows(&later);
        assert_eq!(later.check().expect("checked").problems, [""; 0]);
        later.rebuild().expect("rebuilt");
        let anew = all_rows(&later);
        for (grown, anew) in grown.iter().zip(&anew) {
            // What was brought up to date earlier may know an earlier moment at which nothing changed after all.
            assert_eq!(grown.standing.band, anew.standing.band, "{}", grown.name);
            assert_eq!(
                grown.standing.reasons, anew.standing.reasons,
                "{}",
                grown.name
            );
            assert_eq!(
                grown.standing.next_at, anew.standing.next_at,
                "{}",
                grown.name
            );
        }
        assert_eq!(grown.len(), anew.len());
    }
}

#[test]
fn looking_at_a_past_day_changes_nothing_and_recording_on_it_keeps_both_days_right() {
    let place = demo_book();
    let past = now() - Days::new(30);
    let before = std::fs::read(&place.path).expect("read");
    let today_rows = all_rows(&open(&place, now(), "a"));
    let past_rows = all_rows(&open(&place, past, "b"));
    assert_ne!(today_rows, past_rows);
    assert_eq!(std::fs::read(&place.path).expect("read"), before);
    let mut earlier = open(&place, past, "b");
    let owed = past_rows
        .iter()
        .find(|row| row.standing.headline().is_some())
        .expect("somebody owes");
    earlier.note(owed.debtor, "Recordado").expect("noted");
    let file = earlier.debtor(owed.debtor).expect("read");
    assert_eq!(file.entries.last().expect("an entry").recorded_at, past);
    drop(earlier);
    let book = open(&place, now(), "a");
    assert_eq!(book.check().expect("checked").problems, [""; 0]);
}

#[test]
fn undo_keeps_to_its_window_and_redo_brings_back() {
    let place = demo_book();
    let mut mine = open(&place, now(), "mine");
    let mut theirs = open(&place, now(), "theirs");
    mine.note(1, "mía").expect("noted");
    theirs.note(1, "suya").expect("noted");
    let undone = mine.undo(false).expect("read").expect("something to undo");
    assert_eq!(
        (undone.action.as_str(), undone.debtors.as_slice()),
        ("note", [1].as_slice())
    );
    let nothing = mine
        .undo(false)
        .expect("read")
        .expect_err("nothing of mine is left");
    assert_eq!(nothing.elsewhere.expect("theirs").window, "theirs");
    let redone = mine.redo().expect("read").expect("something to redo");
    assert_eq!(redone.action, "note");
    assert_eq!(mine.redo().expect("read"), None);
    mine.undo(false).expect("read").expect("the note again");
    mine.note(2, "otra").expect("noted");
    assert_eq!(
        mine.redo().expect("read"),
        None,
        "something else was done since"
    );
    assert_eq!(mine.check().expect("checked").problems, [""; 0]);
}

#[test]
fn a_copy_brings_the_whole_book_back() {
    let place = demo_book();
    let copy = place.path.with_file_name("copy.db");
    let kept = place.path.with_file_name("kept.db");
    let mut book = open(&place, now(), "a");
    let rows = all_rows(&book);
    book.backup(&copy).expect("copied");
    assert!(book.backup(&copy).is_err(), "a copy is never written over");
    book.note(1, "después de la copia").expect("noted");
    book.restore(&copy, &kept).expect("restored");
    assert_eq!(all_rows(&book), rows);
    assert_eq!(book.check().expect("checked").problems, [""; 0]);
    let kept = Book::open(&kept, Access::ReadOnly, settings(now(), "a")).expect("the old book");
    assert_eq!(
        kept.debtor(1).expect("read").entries.len(),
        book.debtor(1).expect("read").entries.len() + 1
    );
    std::fs::write(&copy, "rubbish").expect("written");
    let again = place.path.with_file_name("again.db");
    assert!(book.restore(&copy, &again).is_err());
    assert_eq!(all_rows(&book), rows, "a bad copy changes nothing");
}

#[test]
fn same_seed_and_moment_same_book() {
    let (one, two) = (demo_book(), demo_book());
    let dump = |place: &Place| {
        let connection = Connection::open(&place.path).expect("opened");
        let mut statement = connection
            .prepare("SELECT debtor, number, hex(content_hash), hex(previous_hash), content FROM journal ORDER BY 1, 2")
            .expect("asked");
        let rows = statement.query_map([], |row| {
            Ok(format!(
                "{} {} {} {} {}",
                row.get::<_, i64>(0)?,
                row.get::<_, i64>(1)?,
                row.get::<_, String>(2)?,
                row.get::<_, String>(3)?,
                row.get::<_, String>(4)?
            ))
        });
        rows.expect("rows")
            .collect::<Result<Vec<_>, _>>()
            .expect("rows")
    };
    assert_eq!(dump(&one), dump(&two));
}

#[test]
fn another_policy_makes_standings_anew() {
    let place = demo_book();
    let rows = all_rows(&open(&place, now(), "a"));
    let mut stricter = settings(now(), "a");
    stricter.policy.urgency.broken_promise = 50;
    let mut book = Book::open(&place.path, Access::Existing, stricter).expect("opened");
    book.bring_all_up_to_date().expect("up to date");
    assert_ne!(all_rows(&book), rows);
    assert_eq!(book.check().expect("checked").problems, [""; 0]);
}

#[test]
fn an_import_is_not_undone_under_what_another_window_recorded_since() {
    use cobro::app::{AppError, ImportOrder};
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("facturas.csv");
    let rows = "codigo;cliente;factura;fecha;vencimiento;importe;pagado\n\
        C1;Talleres Alfa;1;13/09/2026;13/10/2026;900,00;100,00\n";
    std::fs::write(&file, rows).expect("written");
    let order = ImportOrder {
        path: file,
        date_order: None,
        currency: None,
        mapping: Vec::new(),
        sheet: None,
        also: Vec::new(),
        strict: false,
        terms_days: 30,
    };
    let place = Place {
        path: folder.path().join("book.db"),
        _folder: folder,
    };
    let create = |window: &str| {
        Book::open(&place.path, Access::Create, settings(now(), window)).expect("opened")
    };
    let (mut mine, mut theirs) = (create("mine"), create("theirs"));
    mine.import(&order, &mut |_, _| true).expect("imported");
    let alfa = theirs.find("C1").expect("found");
    theirs.note(alfa, "Llamó").expect("noted");
    let refused = mine.undo(false);
    assert!(
        matches!(refused, Err(AppError::ChangedElsewhere { .. })),
        "{refused:?}"
    );
    theirs.undo(false).expect("read").expect("their note");
    mine.undo(false).expect("read").expect("the import");
    assert!(
        mine.find("C1").is_err(),
        "nothing is known of them any more"
    );
    // Imported again elsewhere, the client is the same, and the first import does not come back beside it.
    theirs.import(&order, &mut |_, _| true).expect("imported");
    assert_eq!(theirs.find("C1").expect("found"), alfa);
    let refused = mine.redo();
    assert!(
        matches!(refused, Err(AppError::ChangedElsewhere { .. })),
        "{refused:?}"
    );
    let account = theirs.debtor(alfa).expect("read").account;
    assert_eq!(account.open().get(Currency::EUR), 800.into());
    assert_eq!(theirs.check().expect("checked").problems, [""; 0]);
}

#[test]
fn whoever_was_touched_since_a_moment_is_found() {
    let place = demo_book();
    let mut book = Book::open(&place.path, Access::Existing, settings(now(), "a")).expect("opened");
    let since = now().date().and_hms_opt(0, 0, 0).expect("midnight");
    let touched = |book: &Book, since| book.store().touched_since(since).expect("read");
    let before = touched(&book, since);
    let first = book.first_rows(1).expect("rows")[0].debtor;
    book.note(first, "Habla Ana").expect("recorded");
    book.note(first, "Otra vez").expect("recorded");
    let mut expected = before.clone();
    expected.push(first);
    expected.sort_unstable();
    expected.dedup();
    assert_eq!(touched(&book, since), expected);
    assert!(!before.contains(&first), "the example rests today");
    let all = touched(&book, since - Days::new(4000));
    assert_eq!(
        all.len() as u64,
        book.store().debtor_count().expect("counted")
    );
    assert_eq!(touched(&book, now() + Days::new(1)), [0; 0]);
}
