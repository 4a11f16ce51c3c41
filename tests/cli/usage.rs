//! Help, mistakes, configuration, completions and books that don't exist.

use serde_json::{Value, json};

use crate::support::{Home, NOW, text};

#[test]
fn help_is_in_the_users_language() {
    let home = Home::new();
    let spanish = home.run_bare(&["--help", "--lang", "es"], "").code(0);
    assert!(
        spanish.out.contains("Uso:") && spanish.out.contains("[OPCIONES]"),
        "{}",
        spanish.out
    );
    assert!(spanish.out.contains("Importa facturas"), "{}", spanish.out);
    let english = home
        .run_bare(&["import", "--help", "--lang=en"], "")
        .code(0);
    assert!(
        english.out.contains("Usage:") && english.out.contains("--date-order"),
        "{}",
        english.out
    );
    for word in ["Usage", "Options", "Print"] {
        assert!(!spanish.out.contains(word), "{word}: {}", spanish.out);
    }
    let version = home.run_bare(&["--version"], "").code(0);
    assert!(
        version.out.contains(env!("CARGO_PKG_VERSION")),
        "{version:?}"
    );
}

#[test]
fn wrong_usage_exits_with_2_and_says_what_is_wrong() {
    let home = Home::new();
    for (args, told) in [
        (&["pronise", "x"][..], "promise"),
        (&["queue", "--limits", "3"], "--limit"),
        (&["queue", "--limit", "many"], "Valen: 0–"),
        (&["queue", "--least-days", "-1"], "Valen: 0–36500"),
        (&["demo", "--debtors", "0"], "Valen: 1–1000000"),
        (&["demo", "--seed", "x"], "Valen: 0–"),
        (&["hold", "x", "--release", "mañana"], "números enteros"),
        (
            &["hold", "x", "--release", "99999999999"],
            "números enteros",
        ),
        (
            &["promise", "x", "--every", "month", "--times", "0"],
            "Valen: 1–360",
        ),
        (&["import", "--terms", "1.5", "x.csv"], "Valen: 0–3650"),
        (&["aging", "--by", "x"], "Valen: debtor"),
        (&["show"], "CLIENTE"),
        (&["import", "--map", "colour=3", "x.csv"], "debtor_code"),
        (&["import", "--date-order", "ydm", "x.csv"], "dmy"),
        (&["import", "--currency", "XYZW", "x.csv"], "XYZW"),
        (&["--now", "yesterday", "queue"], "yesterday"),
        (&["--lang", "klingon", "queue"], "klingon"),
        (&["config"], "cobro"),
    ] {
        let all: Vec<&str> = ["--lang", "es"]
            .iter()
            .filter(|_| !args.contains(&"--lang"))
            .chain(args)
            .copied()
            .collect();
        let run = home.run_bare(&all, "").code(2);
        assert!(run.err.contains(told), "{args:?}: {run:?}");
        assert!(run.out.is_empty(), "{run:?}");
    }
    let run = home
        .run_bare(&["--json", "--lang", "es", "queue", "--limit", "x"], "")
        .code(2);
    assert_eq!(run.json()["error"]["kind"], "usage");
}

#[test]
fn reading_a_book_that_does_not_exist_makes_none() {
    let home = Home::new();
    let commands: [&[&str]; 11] = [
        &["queue"],
        &["show", "x"],
        &["promise", "x"],
        &["note", "x", "y"],
        &["type", "x", "forgetful"],
        &["undo"],
        &["aging"],
        &["forecast"],
        &["promises"],
        &["check"],
        &["sql", "--readonly", "SELECT 1"],
    ];
    for command in commands {
        let run = home.run(command).code(1);
        assert!(run.err.contains("cobro import"), "{command:?}: {run:?}");
        assert!(!home.book().exists(), "{command:?}");
    }
    let run = home.run(&["--json", "queue"]).code(1);
    assert_eq!(run.json()["error"]["kind"], "no_book");
}

#[test]
fn a_broken_configuration_names_file_and_line_and_defaults_are_used() {
    let home = Home::with_sample();
    home.file(
        "config.toml",
        "language = \"es\"\n\n[promise]\ngrace_dyas = 3\n",
    );
    let run = home.run(&["--json", "queue"]).code(0);
    assert!(run.err.contains("config.toml:4"), "{run:?}");
    assert_eq!(run.json()[1]["code"], "C001");
}

#[test]
fn a_value_that_makes_no_sense_is_told_with_what_is_allowed_and_its_default_holds() {
    let home = Home::with_sample();
    home.file(
        "config.toml",
        "author = \"Lupe\"\n[promise]\ndays_ahead = 100000\n",
    );
    let run = home.run(&["--json", "promise", "C002"]).code(0);
    for told in ["config.toml:3", "promise.days_ahead = 100000", "0–365"] {
        assert!(run.err.contains(told), "{told}: {run:?}");
    }
    assert_eq!(run.json()["due_on"], "2026-11-30");
    assert_eq!(home.json(&["config", "show"])["author"], "Lupe");
}

#[test]
fn the_configuration_is_shown_and_created_once() {
    let home = Home::new();
    let path = home.path("config.toml");
    assert_eq!(
        home.json(&["config", "path"]),
        json!({ "path": text(&path), "exists": false })
    );
    assert_eq!(home.json(&["config", "show"])["promise"]["grace_days"], 2);
    home.run(&["config", "init"]).code(0);
    assert!(path.exists());
    home.run(&["config", "init"]).code(1);
    home.file("config.toml", "[promise]\ngrace_days = 5\n");
    assert_eq!(home.json(&["config", "show"])["promise"]["grace_days"], 5);
    let shown = home.run(&["config", "show"]).code(0).out;
    assert!(shown.contains("grace_days = 5"), "{shown}");
}

#[test]
fn language_currency_and_author_come_from_the_configuration() {
    let home = Home::new();
    home.file(
        "config.toml",
        "language = \"en\"\ncurrency = \"MXN\"\nauthor = \"Lupe\"\n",
    );
    let csv = home.file(
        "a.csv",
        "Cliente;Factura;Fecha;Vencimiento;Total\nPuig;1;2026-10-01;2026-10-31;10,00\n",
    );
    let run = home
        .run_bare(&["--now", NOW, "import", text(&csv)], "")
        .code(0);
    assert!(run.out.contains("1 new client"), "{run:?}");
    home.run_bare(&["--now", NOW, "note", "puig", "x"], "")
        .code(0);
    let account = home.json(&["show", "puig"]);
    assert_eq!(account["amounts"][0]["currency"], "MXN");
    assert_eq!(account["notes"][0]["author"], "Lupe");
}

#[test]
fn completions_know_the_commands() {
    let home = Home::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = home.run(&["completions", shell]).code(0).out;
        assert!(
            script.contains("import") && script.contains("aging"),
            "{shell}"
        );
    }
    home.run(&["completions", "tcsh"]).code(2);
}

#[test]
fn the_moment_comes_from_the_environment_too() {
    let home = Home::with_sample();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_cobro"));
    let output = command
        .args(["--lang", "en", "--json", "aging"])
        .env("COBRO_NOW", "2026-12-31")
        .env("COBRO_DB", home.book())
        .env("COBRO_CONFIG", home.path("config.toml"))
        .output()
        .expect("the program runs");
    let aging: Value = serde_json::from_slice(&output.stdout).expect("is JSON");
    assert_eq!(aging["as_of"], "2026-12-31");
}

#[test]
fn mistakes_in_the_users_keys_are_told_beside_the_list() {
    let home = Home::new();
    home.file(
        "config.toml",
        "[keys]\nfly = \"x\"\nnote = \"hyper-n\"\nundo = \"p\"\n",
    );
    let run = home.run(&["--json", "keys"]).code(3);
    for told in ["«fly»", "«hyper-n»", "p (para promise)"] {
        assert!(run.err.contains(told), "{told}: {run:?}");
    }
    assert!(run.json().is_array());
}

#[test]
fn keys_give_a_list() {
    let home = Home::new();
    assert!(home.json(&["keys"]).is_array());
}

#[test]
fn a_folder_in_place_of_the_book_is_called_a_folder() {
    let home = Home::with_sample();
    let folder = home.path("folder");
    std::fs::create_dir(&folder).expect("a folder");
    for command in [&["queue"][..], &["note", "puig", "x"], &["check"]] {
        let args = [&["--json", "--db", text(&folder)], command].concat();
        let run = home.run(&args).code(1);
        assert_eq!(run.json()["error"]["kind"], "folder");
        assert!(run.err.contains("es una carpeta"), "{run:?}");
    }
}

#[test]
fn the_author_is_whoever_is_logged_in() {
    for (names, author) in [
        (&[("USER", ""), ("LOGNAME", "lupe")][..], "lupe"),
        (&[("USER", "eva"), ("LOGNAME", "lupe")], "eva"),
        (&[("USER", ""), ("LOGNAME", ""), ("USERNAME", "pia")], "pia"),
    ] {
        let home = Home::with_sample();
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_cobro"));
        command
            .args(["--now", NOW, "note", "puig", "x"])
            .env("COBRO_DB", home.book())
            .env("COBRO_CONFIG", home.path("config.toml"));
        for name in ["USER", "LOGNAME", "USERNAME"] {
            command.env_remove(name);
        }
        command.envs(names.iter().copied());
        assert!(command.output().expect("runs").status.success());
        assert_eq!(home.json(&["show", "puig"])["notes"][0]["author"], author);
    }
}

#[test]
fn an_invented_book_is_told_of_in_json() {
    let home = Home::new();
    let file = home.path("demo.db");
    let told = home.json(&["demo", "--debtors", "7", "--into", text(&file)]);
    assert_eq!(told, json!({ "file": text(&file), "debtors": 7 }));
}
