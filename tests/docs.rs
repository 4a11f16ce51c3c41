//! The generated parts of the README are what the program says now. `UPDATE_README=1` renews them.

use std::fmt::Write;
use std::path::PathBuf;
use std::process::Command;

use cobro::config::Config;
use cobro::i18n::Texts;
use cobro::tui::action::{ACTIONS, Group};
use cobro::tui::keymap::Keymap;

fn readme() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("README.md")
}

/// Compares the part between two marks with what it should be, or writes it.
fn check(part: &str, expected: &str) {
    let text = std::fs::read_to_string(readme()).expect("a README");
    let (open, close) = (format!("<!-- {part} -->\n"), format!("<!-- /{part} -->"));
    let start = text.find(&open).expect("the mark") + open.len();
    let end = text.find(&close).expect("the mark");
    if std::env::var_os("UPDATE_README").is_some() {
        let renewed = format!("{}{expected}{}", &text[..start], &text[end..]);
        std::fs::write(readme(), renewed).expect("written");
    } else {
        let hint = "is stale: UPDATE_README=1 cargo test --test docs";
        assert_eq!(&text[start..end], expected, "the part `{part}` {hint}");
    }
}

/// The screen in the README is a snapshot of the tests, so it is always one that the program draws.
fn screen() -> String {
    let snapshot = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/screens/snapshots/screens__desk__queue_en_120x40.snap");
    let text = std::fs::read_to_string(snapshot).expect("a snapshot");
    let (_, screen) = text.split_once("\n---\n").expect("a snapshot has a head");
    format!("```text\n{}```\n\n", screen)
}

fn keys() -> String {
    let texts = Texts::for_language(Some("en"));
    let (keymap, mistakes) = Keymap::new(&Config::default().keys);
    assert!(mistakes.is_empty());
    let mut table = String::from("| keys | id | what they do |\n|---|---|---|\n");
    for group in Group::ALL {
        let _ = writeln!(
            table,
            "| | | **{}** |",
            texts.get(&format!("group-{}", group.id()))
        );
        for row in ACTIONS.iter().filter(|row| row.group == group) {
            let keys = keymap.keys(row.action).into_iter();
            let keys: Vec<String> = keys.map(|key| format!("`{key}`")).collect();
            let what = texts.get(&row.action.help_text());
            let _ = writeln!(table, "| {} | `{}` | {what} |", keys.join(" "), row.id);
        }
    }
    table
}

fn help() -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_cobro"))
        .args(["--lang", "en", "--help"])
        .env("COLUMNS", "100")
        .output()
        .expect("the program runs");
    let text = String::from_utf8(output.stdout).expect("text");
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    format!("```text\n{}\n```\n", lines.join("\n").trim())
}

#[test]
fn the_readme_tells_the_truth() {
    check("screen", &screen());
    check("help", &help());
    check("keys", &keys());
}
