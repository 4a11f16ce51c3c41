//! The rules of the house: imports point down, each outside package has its room, files stay small.

use std::fs;
use std::path::{Path, PathBuf};

/// What each room may not name. Whatever is not listed is allowed.
const FORBIDDEN: &[(&str, &[&str])] = &[
    (
        "src/domain",
        &[
            "crate::app",
            "crate::store",
            "crate::import",
            "crate::print",
            "crate::export",
            "crate::tui",
            "crate::cli",
            "crate::i18n",
            "crate::report",
            "crate::clock",
            "crate::demo",
            "std::fs",
            "std::env",
        ],
    ),
    (
        "src/store",
        &[
            "crate::app",
            "crate::import",
            "crate::print",
            "crate::export",
            "crate::tui",
            "crate::cli",
            "crate::i18n",
            "crate::report",
            "crate::clock",
            "crate::config",
        ],
    ),
    (
        "src/import",
        &[
            "crate::app",
            "crate::store",
            "crate::print",
            "crate::export",
            "crate::tui",
            "crate::cli",
            "crate::i18n",
            "crate::report",
            "crate::clock",
            "crate::config",
        ],
    ),
    (
        "src/report",
        &[
            "crate::app",
            "crate::store",
            "crate::print",
            "crate::export",
            "crate::tui",
            "crate::cli",
            "crate::i18n",
            "crate::clock",
            "crate::config",
        ],
    ),
    (
        "src/demo",
        &[
            "crate::app",
            "crate::store",
            "crate::print",
            "crate::export",
            "crate::tui",
            "crate::cli",
            "crate::i18n",
            "crate::report",
            "crate::clock",
        ],
    ),
    (
        "src/message",
        &[
            "crate::app",
            "crate::store",
            "crate::import",
            "crate::print",
            "crate::export",
            "crate::tui",
            "crate::cli",
            "crate::i18n",
            "crate::report",
            "crate::clock",
            "crate::demo",
        ],
    ),
    (
        "src/post",
        &[
            "crate::app",
            "crate::store",
            "crate::import",
            "crate::print",
            "crate::tui",
            "crate::cli",
            "crate::i18n",
            "crate::report",
            "crate::clock",
            "crate::demo",
        ],
    ),
    (
        "src/app",
        &[
            "crate::tui",
            "crate::cli",
            "crate::print",
            "crate::i18n",
            "crate::export",
        ],
    ),
    (
        "src/i18n",
        &[
            "crate::tui",
            "crate::cli",
            "crate::print",
            "crate::clock",
            "crate::export",
        ],
    ),
    (
        "src/print",
        &["crate::tui", "crate::cli", "crate::clock", "crate::export"],
    ),
    (
        "src/export",
        &["crate::tui", "crate::cli", "crate::print", "crate::clock"],
    ),
    ("src/tui", &["crate::cli"]),
];

/// The only room that may name a package.
const AT_HOME: &[(&str, &[&str])] = &[
    ("rusqlite", &["src/store"]),
    ("refinery", &["src/store"]),
    ("ratatui", &["src/tui"]),
    ("clap", &["src/cli"]),
    ("clap_mangen", &["src/cli"]),
    ("fluent_templates", &["src/i18n"]),
    ("icu_decimal", &["src/i18n"]),
    ("minijinja", &["src/message", "src/print"]),
    ("fast_qr", &["src/print"]),
    ("harfrust", &["src/print/pdf"]),
    ("krilla", &["src/print/pdf"]),
    ("iban", &["src/config"]),
    ("computus", &["src/domain"]),
    ("lettre", &["src/post"]),
    ("keyring", &["src/post"]),
    ("open::that_detached", &["src/post"]),
    ("rust_xlsxwriter", &["src/export"]),
];

/// Lines at which a file is asked whether two things live there.
const LONGEST: usize = 480;

fn sources(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).expect("a source");
            let root = Path::new(env!("CARGO_MANIFEST_DIR"));
            found.push((path.strip_prefix(root).expect("inside").to_owned(), text));
        }
    }
}

fn all_sources() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    sources(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut found,
    );
    assert!(found.len() > 50, "the sources were not found");
    found
}

/// The part of a file that is not its tests, without comments.
fn code(text: &str) -> String {
    let before_tests = text.split("#[cfg(test)]").next().unwrap_or(text);
    let lines = before_tests
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn imports_point_down() {
    let mut wrong = Vec::new();
    for (path, text) in all_sources() {
        if path.file_name().is_some_and(|name| name == "tests.rs") {
            continue;
        }
        let code = code(&text);
        for (room, forbidden) in FORBIDDEN {
            for name in forbidden.iter().filter(|_| path.starts_with(room)) {
                if code.contains(name) {
                    wrong.push(format!("{} names {name}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn packages_stay_in_their_rooms() {
    let mut wrong = Vec::new();
    for (path, text) in all_sources() {
        let code = code(&text);
        for (package, rooms) in AT_HOME {
            let names = code.contains(&format!("{package}::"));
            if names && !rooms.iter().any(|room| path.starts_with(room)) {
                wrong.push(format!("{} names {package}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_floating_point_number_is_near_money() {
    for (path, text) in all_sources() {
        let code = code(&text);
        let floats = code.contains("f64") || code.contains("f32");
        assert!(
            !floats || !path.starts_with("src/domain"),
            "{}",
            path.display()
        );
    }
}

#[test]
fn files_stay_small() {
    let long: Vec<String> = all_sources()
        .iter()
        .filter(|(_, text)| text.lines().count() > LONGEST)
        .map(|(path, text)| format!("{}: {}", path.display(), text.lines().count()))
        .collect();
    assert!(long.is_empty(), "{long:#?}");
}
