//! Help that is read at length: the guide, the manual, the help of a command, and the tour where there is no terminal.

use crate::support::{Home, text};

#[test]
fn the_guide_is_plain_text_where_it_is_not_read_on_a_terminal() {
    let home = Home::new();
    let spanish = home
        .run_bare(&["--lang", "es", "help", "guide"], "")
        .code(0);
    let english = home
        .run_bare(&["--lang", "en", "help", "guide"], "")
        .code(0);
    for (run, said) in [
        (&spanish, "La sesión de cada día\n-----"),
        (&english, "The daily session\n-----"),
    ] {
        assert!(run.out.contains(said), "{}", run.out);
        assert!(!run.out.contains('\u{1b}') && run.err.is_empty(), "{run:?}");
        assert!(run.out.lines().count() > 150);
        let long = run.out.lines().find(|line| line.chars().count() > 80);
        assert_eq!(long, None);
    }
    let told = home.json(&["help", "guide"]);
    assert_eq!(told["language"], "es");
    assert_eq!(told["sections"][0]["title"], "La sesión de cada día");
}

#[test]
fn help_about_a_command_is_what_the_command_says_of_itself() {
    let home = Home::new();
    for command in [&["queue"][..], &["config", "path"], &["help"], &[]] {
        let words: Vec<&str> = ["help"].iter().chain(command).copied().collect();
        let flag: Vec<&str> = command.iter().chain(&["--help"]).copied().collect();
        let asked = home.run(&words).code(0).out;
        assert_eq!(
            asked.trim(),
            home.run(&flag).code(0).out.trim(),
            "{command:?}"
        );
    }
    let told = home.json(&["help"]);
    let commands = told["commands"].as_array().expect("commands");
    for wanted in ["queue", "config path", "tour"] {
        assert!(commands.iter().any(|it| it["command"] == wanted), "{told}");
    }
    let run = home.run(&["help", "pronise"]).code(2);
    assert!(
        run.err.contains("pronise") && run.err.contains("guide"),
        "{run:?}"
    );
    let demo = home.run(&["help", "demo"]).code(0).out;
    assert!(demo.contains("[por defecto: 1]"), "{demo}");
}

#[test]
fn the_manual_is_written_in_the_users_language() {
    let home = Home::new();
    let page = home.run(&["man"]).code(0).out;
    for said in [
        ".TH cobro 1 \" \" \"cobro",
        ".SH NOMBRE\ncobro \\- cobrar",
        ".SH ENTORNO",
        "cobro\\-queue(1)",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let folder = home.path("man pages");
    let told = home.json(&["man", "--out", text(&folder)]);
    let pages = told["pages"].as_array().expect("pages");
    assert!(pages.len() > 40, "{told}");
    for page in pages {
        let path = folder.join(page.as_str().expect("a name"));
        let content = std::fs::read_to_string(&path).expect("a page");
        assert!(content.contains(".SH OPCIONES"), "{page}: {content}");
    }
    home.file("taken", "");
    let run = home
        .run(&["man", "--out", text(&home.path("taken"))])
        .code(1);
    assert!(run.err.contains("manual"), "{run:?}");
}

#[test]
fn the_tour_needs_a_terminal() {
    let home = Home::new();
    let run = home.run(&["--json", "tour"]).code(1);
    assert_eq!(run.json()["error"]["kind"], "no_terminal");
    assert!(!home.book().exists());
}
