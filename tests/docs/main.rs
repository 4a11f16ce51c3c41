//! The generated parts of the README are what the program says now. `UPDATE_README=1` renews them.

#[allow(dead_code)] // The tests of screens use all of it.
#[path = "../screens/driver.rs"]
mod driver;
mod pictures;
mod svg;
mod tour;

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

/// Compares a file with what it should be, or writes it.
fn keep(path: &str, expected: &str) {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("UPDATE_README").is_some() {
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("made");
        std::fs::write(&file, expected).expect("written");
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    let hint = "is stale: UPDATE_README=1 cargo test --test docs";
    assert!(kept == expected, "{path} {hint}");
}

/// What the program says to these words.
fn said(language: &str, words: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_cobro"))
        .args(["--lang", language])
        .args(words)
        .env("COLUMNS", "100")
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{words:?}: {output:?}");
    String::from_utf8(output.stdout).expect("text")
}

fn help_of(language: &str, command: &str) -> String {
    let words: Vec<&str> = std::iter::once("help")
        .chain(command.split_whitespace())
        .collect();
    let text = said(language, &words);
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    format!("```text\n{}\n```\n", lines.join("\n").trim())
}

/// Every command with its help.
fn reference(language: &str) -> String {
    let about = match language {
        "es" => "# Todas las órdenes\n\nEscrito por las pruebas a partir de `cobro help`.\n",
        _ => "# All commands\n\nWritten by the tests from what `cobro help` says.\n",
    };
    let told = said(language, &["--json", "help"]);
    let told: serde_json::Value = serde_json::from_str(&told).expect("JSON");
    let mut text = about.to_owned();
    let commands = told["commands"].as_array().expect("commands");
    assert!(commands.len() > 40, "{}", commands.len());
    for command in commands {
        let words = command["command"].as_str().expect("words");
        let _ = write!(text, "\n## cobro {words}\n\n{}", help_of(language, words));
    }
    text
}

#[test]
fn the_readme_tells_the_truth() {
    check("help", &help_of("en", ""));
    check("keys", &keys());
}

#[test]
fn the_reference_holds_every_command() {
    for language in ["es", "en"] {
        keep(
            &format!("assets/reference/{language}.md"),
            &reference(language),
        );
    }
}
