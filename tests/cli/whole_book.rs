//! `export --all` and `import` of what it wrote: the same book again.

use super::spreadsheet::{Cell, Rows, as_xlsx, zip_of};
use crate::support::{Home, NOW, text};

fn demo(home: &Home) -> std::path::PathBuf {
    let book = home.path("demo.db");
    home.run_bare(
        &[
            "demo",
            "--debtors",
            "40",
            "--seed",
            "7",
            "--into",
            text(&book),
            "--now",
            NOW,
        ],
        "",
    )
    .code(0);
    book
}

/// Texts that a cell of a spreadsheet could take for something else, or has no room for.
fn odd_texts() -> [String; 4] {
    [
        "=1+1 _x000D_ '=2 «ñ» \u{1F600}".to_owned(),
        "'=HYPERLINK(\"x\")".to_owned(),
        "dos líneas\ny un tabulador\t.".to_owned(),
        format!("{} fin", "palabra ".repeat(4_500)),
    ]
}

/// The book that was exported to `place`, and this one, say the same.
fn comes_back(
    home: &Home,
    book: &std::path::Path,
    place: &std::path::Path,
    fresh: &str,
    shown: u32,
) {
    let old = ["--db", text(book)];
    let fresh = home.path(fresh);
    let new = ["--db", text(&fresh)];
    let preview = home.json(&[new[0], new[1], "import", "--dry-run", text(place)]);
    assert_eq!(preview["debtors_added"], 40);
    assert!(!fresh.exists());
    let done = home.json(&[new[0], new[1], "import", text(place)]);
    assert_eq!(
        (&done["files"][0]["format"], &done["debtors_added"]),
        (&"book".into(), &40.into())
    );
    let both = |args: &[&str]| {
        let of = |db: [&str; 2]| {
            let all: Vec<&str> = db.iter().chain(args).copied().collect();
            home.json(&all)
        };
        (of(old), of(new))
    };
    for args in [
        &["queue", "--all"][..],
        &["aging"],
        &["promises"],
        &["forecast"],
        &["today"],
        &["sql", "--readonly", "SELECT * FROM journal ORDER BY id"],
        &[
            "sql",
            "--readonly",
            "SELECT id, recorded_at, author, window, action, undoes, amends FROM batch ORDER BY seq",
        ],
        &["sql", "--readonly", "SELECT * FROM debtor ORDER BY id"],
        &[
            "sql",
            "--readonly",
            "SELECT * FROM identity ORDER BY kind, value, debtor",
        ],
    ] {
        let (before, after) = both(args);
        assert_eq!(before, after, "{args:?}");
    }
    for number in 1..=shown {
        let code = format!("C{number:07}");
        let (before, after) = both(&["show", &code]);
        assert_eq!(before, after, "{code}");
    }
    home.run(&[new[0], new[1], "check"]).code(0);
    let again = home
        .run(&["--json", new[0], new[1], "import", text(place)])
        .code(1);
    assert_eq!(again.json()["error"]["kind"], "book_not_empty");
}

/// All files of a folder as a zip, within a folder of their own.
fn zipped(folder: &std::path::Path) -> Vec<u8> {
    let files = std::fs::read_dir(folder).expect("a folder");
    let files: Vec<(String, Vec<u8>)> = files
        .map(|file| {
            let path = file.expect("a file").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let bytes = std::fs::read(&path).expect("is read");
            (format!("cartera/{name}"), bytes)
        })
        .collect();
    let files: Vec<(&str, Vec<u8>)> = files
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.clone()))
        .collect();
    zip_of(&files)
}

#[test]
fn an_exported_book_comes_back_as_it_was() {
    let home = Home::new();
    let book = demo(&home);
    let old = ["--db", text(&book)];
    // What was taken back is in the journal too.
    home.run(&[old[0], old[1], "note", "C0000003", "Llamar después"])
        .code(0);
    home.run(&[old[0], old[1], "undo", "--any"]).code(0);
    for odd in odd_texts() {
        home.run(&[old[0], old[1], "note", "C0000004", "--", &odd])
            .code(0);
    }
    let folder = home.path("out");
    home.run(&[old[0], old[1], "export", "--all", text(&folder)])
        .code(0);
    comes_back(&home, &book, &folder, "fresh.db", 20);
    let zip = home.file("out.zip", zipped(&folder));
    comes_back(&home, &book, &zip, "of-zip.db", 2);
    for language in ["es", "en"] {
        let workbook = home.path(&format!("{language}.xlsx"));
        let args = [
            "--lang",
            language,
            "--json",
            old[0],
            old[1],
            "export",
            "--all",
            text(&workbook),
        ];
        let done = home.run_bare(&args, "").code(0).json();
        assert_eq!(done["tables"].as_array().map(Vec::len), Some(31));
        let again = home.run_bare(&args, "").code(1);
        assert!(again.err.contains(".xlsx"), "{again:?}");
        comes_back(&home, &book, &workbook, &format!("{language}.db"), 5);
    }
}

#[test]
fn a_workbook_that_was_changed_is_refused() {
    let home = Home::new();
    let headings = [
        ("debtors", "debtor"),
        ("journal", "debtor"),
        ("batches", "batch"),
    ];
    let rows: Vec<Rows> = headings
        .iter()
        .map(|(_, first)| vec![vec![Cell::Text(first)]])
        .collect();
    let sheets: Vec<(&str, &Rows)> = headings
        .iter()
        .zip(&rows)
        .map(|((name, _), rows)| (*name, rows))
        .collect();
    let workbook = home.file("book.xlsx", as_xlsx(&sheets));
    let refused = home.run(&["--json", "import", text(&workbook)]).code(1);
    assert_eq!(refused.json()["error"]["kind"], "export_damaged");
    assert!(!home.book().exists());
}

#[test]
fn a_changed_journal_is_refused() {
    let home = Home::new();
    let book = demo(&home);
    let folder = home.path("out");
    home.run(&["--db", text(&book), "export", "--all", text(&folder)])
        .code(0);
    let journal = std::fs::read_to_string(folder.join("journal.csv")).expect("a table");
    let fresh = home.path("fresh.db");
    let refused = |changed: String, kind: &str| {
        std::fs::write(folder.join("journal.csv"), changed).expect("is written");
        let run = home
            .run(&["--json", "--db", text(&fresh), "import", text(&folder)])
            .code(1);
        assert_eq!(run.json()["error"]["kind"], kind, "{run:?}");
        assert!(!fresh.exists(), "{kind}: no book is left");
    };
    let lines: Vec<&str> = journal.lines().collect();
    let without = |at: usize| {
        let kept = lines.iter().enumerate().filter(|(line, _)| *line != at);
        kept.map(|(_, line)| format!("{line}\r\n"))
            .collect::<String>()
    };
    refused(journal.replacen("EUR", "USD", 1), "unsound");
    refused(without(2), "unsound");
    let cut = journal.len() / 2;
    refused(journal[..cut].to_owned(), "export_damaged");
}
