//! `export --all` and `import` of what it wrote: the same book again.

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

#[test]
fn an_exported_book_comes_back_as_it_was() {
    let home = Home::new();
    let book = demo(&home);
    let old = ["--db", text(&book)];
    // What was taken back is in the journal too.
    home.run(&[old[0], old[1], "note", "C0000003", "Llamar después"])
        .code(0);
    home.run(&[old[0], old[1], "undo", "--any"]).code(0);
    let folder = home.path("out");
    home.run(&[old[0], old[1], "export", "--all", text(&folder)])
        .code(0);
    let fresh = home.path("fresh.db");
    let new = ["--db", text(&fresh)];
    let preview = home.json(&[new[0], new[1], "import", "--dry-run", text(&folder)]);
    assert_eq!(preview["debtors_added"], 40);
    assert!(!fresh.exists());
    let done = home.json(&[new[0], new[1], "import", text(&folder)]);
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
    for number in 1..=40 {
        let code = format!("C{number:07}");
        let (before, after) = both(&["show", &code]);
        assert_eq!(before, after, "{code}");
    }
    home.run(&[new[0], new[1], "check"]).code(0);
    let again = home
        .run(&["--json", new[0], new[1], "import", text(&folder)])
        .code(1);
    assert_eq!(again.json()["error"]["kind"], "book_not_empty");
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
