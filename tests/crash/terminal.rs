//! The desk in a terminal: what was recorded and typed survives kill -9, and the terminal is given back however it ends.

use std::time::Duration;

use super::desk::Desk;
use super::home::{Home, PATIENCE, comes_true, signal, text};

/// The most urgent client of the demo book.
const FIRST: &str = "Talleres Ibáñez";

/// How long what is being typed may be unsaved.
const DRAFT_AGE: Duration = Duration::from_secs(1);

#[test]
fn a_promise_survives_kill_9() {
    let home = Home::with_demo();
    let mut desk = Desk::open(&home);
    desk.wait_for_pane(FIRST);
    assert!(desk.promise(&["Anotada"]));
    desk.kill();

    let shown = home.json(&["show", "C0001"]);
    let promises = shown["promises"].as_array().expect("a list");
    let live = promises.iter().filter(|it| it["status"] == "pending");
    let live: Vec<_> = live.collect();
    assert_eq!(live.len(), 1, "{shown}");
    assert_eq!(live[0]["amount"], "4310.00");
    assert_eq!(live[0]["due_on"], "2026-11-30");
    home.assert_sound();

    // It waits for its day now, so it is not in the queue of today but among everybody.
    let mut desk = Desk::open(&home);
    assert!(!desk.screen().contains(FIRST), "{}", desk.screen());
    desk.press(".");
    desk.go_to(FIRST);
    desk.wait_for("promesa para");
    desk.kill();
}

#[test]
fn what_was_typed_survives_kill_9_but_for_the_last_second() {
    let home = Home::with_demo();
    let mut desk = Desk::open(&home);
    desk.wait_for_pane(FIRST);
    desk.press("n");
    desk.wait_for("Nota sobre");
    desk.press("Llamé y no contestó nadie;\rvuelvo a llamar");
    desk.wait_for("vuelvo a llamar");
    let drafts = || home.json(&["sql", "--readonly", "SELECT text FROM draft"]);
    let saved = comes_true(DRAFT_AGE + Duration::from_secs(2), || {
        drafts().to_string().contains("vuelvo a llamar")
    });
    assert!(
        saved,
        "what is typed is saved within a second: {}",
        drafts()
    );
    desk.press(" el jueves");
    desk.wait_for("el jueves");
    desk.kill();

    let mut desk = Desk::open(&home);
    desk.wait_for("nota sin terminar");
    desk.wait_for_pane(FIRST);
    desk.press("n");
    desk.wait_for("Borrador recuperado");
    desk.wait_for("Llamé y no contestó nadie;");
    desk.wait_for("vuelvo a llamar");
    desk.press("\x13");
    desk.wait_for("Nota guardada");
    assert_eq!(home.count("note", "contestó nadie;\\nvuelvo a llamar"), 1);
    let gone = comes_true(PATIENCE, || drafts().as_array().is_some_and(Vec::is_empty));
    assert!(gone, "a note that was saved is no draft: {}", drafts());
    desk.kill();
    let desk = Desk::open(&home);
    assert!(!desk.screen().contains("sin terminar"), "{}", desk.screen());
    home.assert_sound();
}

#[test]
fn q_and_signals_give_the_terminal_back() {
    let home = Home::with_demo();
    for end in ["q", "TERM", "HUP", "INT"] {
        let mut desk = Desk::open(&home);
        assert!(desk.look(vt100::Screen::alternate_screen), "{end}");
        assert!(!desk.is_cooked(), "{end}");
        match end {
            "q" => desk.press(end),
            name => signal(desk.process(), name),
        }
        let status = desk.wait_end();
        assert!(status.success(), "{end}: {status:?}");
        desk.assert_given_back();
        assert!(desk.is_cooked(), "{end}");
        assert_eq!(desk.screen().trim(), "", "{end}: nothing is left behind");
    }
}

#[test]
fn a_signal_saves_what_is_being_typed() {
    let home = Home::with_demo();
    let mut desk = Desk::open(&home);
    desk.wait_for_pane(FIRST);
    desk.press("n");
    desk.wait_for("Nota sobre");
    desk.press("a medio esc");
    desk.wait_for("a medio esc");
    signal(desk.process(), "TERM");
    desk.wait_end();
    desk.assert_given_back();
    let drafts = home.json(&["sql", "--readonly", "SELECT text FROM draft"]);
    assert_eq!(drafts[0]["text"], "a medio esc");
}

/// Every `m` sequence (SGR) that came out, by its parameters.
fn styles(raw: &[u8]) -> Vec<String> {
    let raw = String::from_utf8_lossy(raw);
    let sequences = raw.split("\x1b[").skip(1);
    let styles = sequences.filter_map(|rest| {
        let end = rest.find(|c: char| !(c.is_ascii_digit() || ";:".contains(c)))?;
        rest[end..].starts_with('m').then(|| rest[..end].to_owned())
    });
    styles.collect()
}

/// Whether an SGR sequence sets a colour, 39 and 49 (the terminal's own) not counted.
fn sets_colour(style: &str) -> bool {
    style.split(';').any(|number| {
        let number = number.split(':').next().unwrap_or_default();
        matches!(number.parse::<u16>(), Ok(30..=38 | 40..=48 | 90..=107))
    })
}

#[test]
fn without_colours_the_cursor_row_is_still_seen() {
    let mut home = Home::with_demo();
    let desk = Desk::open(&home);
    desk.wait_for_pane(FIRST);
    assert!(styles(&desk.raw()).iter().any(|style| sets_colour(style)));
    desk.kill();

    home.env.push(("NO_COLOR".to_owned(), "1".to_owned()));
    let mut desk = Desk::open(&home);
    desk.wait_for_pane(FIRST);
    assert!(desk.promise(&["Anotada"]));
    desk.press("\x1b");
    desk.wait_gone("Anotada");
    let coloured = styles(&desk.raw());
    let coloured: Vec<_> = coloured.iter().filter(|style| sets_colour(style)).collect();
    assert!(coloured.is_empty(), "{coloured:?}");
    let reversed = desk.look(|screen| {
        let row = |row: &u16| screen.cell(*row, 3).is_some_and(vt100::Cell::inverse);
        (0..24).filter(row).count()
    });
    assert!((1..=2).contains(&reversed), "{reversed} rows are reversed");
}

#[test]
fn resizing_draws_anew() {
    let home = Home::with_demo();
    let mut desk = Desk::open(&home);
    desk.wait_for_pane(FIRST);
    let small = desk.screen();
    desk.resize(120, 40);
    // Beside each other now: the right end of the last line belongs to the pane or the footer.
    let wide = |desk: &Desk| desk.screen().lines().any(|line| line.chars().count() > 100);
    assert!(comes_true(PATIENCE, || wide(&desk)), "{}", desk.screen());
    desk.wait_for("ayuda");
    desk.resize(30, 8);
    let narrow =
        |desk: &Desk| desk.screen().lines().count() <= 8 && desk.screen().contains("4.310");
    assert!(comes_true(PATIENCE, || narrow(&desk)), "{}", desk.screen());
    for (columns, lines) in [(1, 1), (5, 2), (200, 3), (3, 60), (80, 24)] {
        desk.resize(columns, lines);
        desk.press("jk");
    }
    let back = comes_true(PATIENCE, || desk.screen().trim_end() == small.trim_end());
    assert!(back, "{}\nis not\n{small}", desk.screen());
    desk.press("q");
    assert!(desk.wait_end().success());
    desk.assert_given_back();
}

#[test]
fn broken_files_are_named_and_the_desk_opens() {
    let home = Home::with_demo();
    let theme = home.file("theme.toml", "[text]\nfg = \"no-such-colour\"\n");
    let config = format!("mouse = true\ntheme = '{}'\n", text(&theme));
    home.file("config.toml", config);
    let desk = Desk::open(&home);
    assert!(desk.screen().contains("theme.toml:2"), "{}", desk.screen());
    desk.kill();

    home.file("config.toml", "mouse = true\ncurrency = 17\n");
    let mut desk = Desk::open(&home);
    assert!(desk.screen().contains("config.toml:2"), "{}", desk.screen());
    desk.wait_for_pane(FIRST);
    desk.press("q");
    assert!(desk.wait_end().success());
    desk.assert_given_back();
}

#[test]
fn escape_sequences_in_names_never_reach_the_terminal() {
    let home = Home::new();
    let evil = "\x1b]0;pwned\x07\x1b[2JEvil\u{202e}Corp\u{9b}31m\u{2066}x\u{200f}";
    let mut csv = format!(
        "Código;Cliente;Nº factura;Fecha factura;Vencimiento;Total;Notas\n\
         E1;\"{evil}\";\"F-{evil}1\";2026-08-20;2026-09-20;9100,00;\"{evil}\"\n"
    );
    // A file that is little else than control characters would be refused as a whole.
    for number in 2..60 {
        let row =
            format!("E{number};Normal {number} S.L.;F-{number};2026-08-20;2026-09-20;50,00;\n");
        csv.push_str(&row);
    }
    let file = home.file("evil.csv", csv);
    let import = home.run(&["import", text(&file)]);
    assert!([0, 3].contains(&import.code), "{import:?}");
    home.run(&["note", "E1", evil]).code(0);

    let mut desk = Desk::open(&home);
    desk.wait_for("Evil");
    for _ in 0..5 {
        desk.press("\t");
    }
    desk.press("n");
    desk.wait_for("Nota sobre");
    desk.press(&format!("\x1b[200~{evil}\x1b[201~pegado"));
    desk.wait_for("pegado");
    desk.press("\x13");
    desk.wait_for("Nota guardada");
    desk.press("q");
    desk.wait_end();
    let raw = String::from_utf8_lossy(&desk.raw()).into_owned();
    assert_clean("the desk", &raw);

    for args in [
        &["queue"][..],
        &["show", "E1"],
        &["queue", "--json"],
        &["show", "E1", "--json"],
    ] {
        let run = home.run(args).code(0);
        assert!(run.out.contains("Evil"), "{run:?}");
        assert!(!run.out.contains('\x1b'), "{run:?}");
        assert_clean(args[0], &(run.out + &run.err));
    }
    let import = import.out + &import.err;
    assert!(!import.contains('\x1b'), "{import:?}");
    assert_clean("import", &import);
}

/// Nothing of what the names tried may have come through.
#[track_caller]
fn assert_clean(what: &str, output: &str) {
    for bad in [
        "\x1b]", "\x07", "\u{202e}", "\u{9b}", "\u{2066}", "\u{200f}", "\x1b[31m",
    ] {
        assert!(
            !output.contains(bad),
            "{what}: {bad:?} came through: {output:?}"
        );
    }
    let clears = output.matches("\x1b[2J").count();
    assert!(clears <= 1, "{what}: the screen was cleared {clears} times");
}
