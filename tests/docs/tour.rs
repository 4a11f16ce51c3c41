//! The five minutes of the README go as they are written: its commands are run by a shell, its keys pressed on the desk.

use std::process::Command;

use crate::driver::Desk;

fn part() -> String {
    let readme = std::fs::read_to_string(crate::readme()).expect("a README");
    let (_, after) = readme.split_once("<!-- tour -->").expect("a mark");
    let (part, _) = after.split_once("<!-- /tour -->").expect("a mark");
    part.to_owned()
}

/// What stands between two backticks.
fn quoted(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

#[test]
fn its_commands_run() {
    let part = part();
    let scripts: Vec<&str> = part
        .split("```sh\n")
        .skip(1)
        .filter_map(|after| after.split("```").next())
        .collect();
    let commands = scripts.concat().matches("\ncobro").count();
    assert!(commands >= 6, "{scripts:?}");
    let home = tempfile::tempdir().expect("a folder");
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_cobro"));
    let programs = program.parent().expect("a folder");
    let path = format!("{}:/usr/bin:/bin", programs.display());
    let output = Command::new("sh")
        .args(["-euc", &scripts.concat()])
        .env_clear()
        .env("PATH", path)
        .env("HOME", home.path())
        .env("LANG", "en_US.UTF-8")
        .current_dir(home.path())
        .output()
        .expect("a shell");
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success() && output.stderr.is_empty(),
        "{output:#?}"
    );
    for expected in ["Talleres Ibáñez", "€4,310.00", "Friday 27 November 2026"] {
        assert!(told.contains(expected), "{expected}: {told}");
    }
}

#[test]
fn its_keys_do_what_it_says() {
    let part = part();
    let rows: Vec<Vec<&str>> = part
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| line.trim_matches('|').split(" | ").collect())
        .collect();
    assert!(rows.len() >= 8, "{rows:?}");
    let mut desk = Desk::on_demo("en", (120, 40));
    for row in &rows {
        let [press, _, see] = row.as_slice() else {
            panic!("a row has three parts: {row:?}");
        };
        for key in quoted(press) {
            let pressed = match key {
                "S-Tab" => "<backtab>".to_owned(),
                "Esc" | "Enter" | "Tab" | "Ctrl-e" => format!("<{}>", key.to_lowercase()),
                typed => typed.to_owned(),
            };
            desk.press(&pressed);
        }
        let screen = desk.screen();
        let expected = quoted(see);
        for words in &expected {
            assert!(screen.contains(words), "{row:?}: {words}\n{screen}");
        }
        assert!(!expected.is_empty() || !desk.model.running, "{row:?}");
    }
    assert!(!desk.model.running, "the last key leaves the desk");
}
