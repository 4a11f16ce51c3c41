//! Erasing personal data through the real program: whole or not at all when it is killed, and seen by every open desk.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use rusqlite::Connection;

use super::desk::Desk;
use super::home::{Home, PATIENCE, comes_true, text};

/// A client whose name no other has.
fn name(number: u32) -> String {
    format!("Zoraida{number:03}")
}

/// A home whose clients have names of their own, and a note each that is long enough to fill pages.
fn home_with(count: u32) -> Home {
    let home = Home::new();
    let mut csv = "Código;Cliente;Nº factura;Fecha factura;Vencimiento;Total\n".to_owned();
    for number in 1..=count {
        let name = name(number);
        csv.push_str(&format!(
            "Z{number:03};{name};F-{number};2026-08-20;2026-09-20;10{number:03}.00\n"
        ));
    }
    let file = home.file("clients.csv", csv);
    home.run(&["import", text(&file)]).code(0);
    for number in 1..=count {
        let note = format!("{} dijo ", name(number)).repeat(200);
        home.run(&["note", &format!("Z{number:03}"), &note]).code(0);
    }
    home
}

/// Whether a word is in the files of the book.
fn holds(home: &Home, word: &str) -> bool {
    let files = ["", "-wal", "-shm", "-journal"]
        .map(|end| PathBuf::from(format!("{}{end}", home.book().display())));
    let word = word.to_lowercase().into_bytes();
    files.iter().filter(|it| it.exists()).any(|path| {
        let bytes = std::fs::read(path).expect("read").to_ascii_lowercase();
        bytes.windows(word.len()).any(|part| part == word)
    })
}

#[test]
fn erasing_is_whole_or_not_done_after_a_few_kills() {
    kill(5, 24);
}

#[test]
#[ignore = "takes minutes"]
fn erasing_is_whole_or_not_done_after_many_kills() {
    kill(6, 200);
}

fn kill(seed: u64, kills: u32) {
    let most = kills + 60;
    let home = home_with(most + 1);
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let start = Instant::now();
    let code = format!("Z{:03}", most + 1);
    home.run(&["person", "erase", &code, "--yes"]).code(0);
    let usual = start.elapsed();
    let (mut whole, mut none) = (0, 0);
    // A few kills may all come before the work or after it, which shows nothing.
    let mut number = 0;
    while number < kills || (number < most && (whole == 0 || none == 0)) {
        number += 1;
        let code = format!("Z{number:03}");
        let mut child = home.start(&["person", "erase", &code, "--yes"]);
        let wait = usual.as_micros() as u64 * 5 / 4;
        std::thread::sleep(Duration::from_micros(random.next_u64() % wait));
        child.kill().expect("can be killed");
        let acknowledged = child.wait().expect("it is gone").success() && !home.said().is_empty();
        // Whoever opens the book next sees to what was left in free pages.
        let export = home.json(&["person", "export", &code]);
        let is_erased = !export["client"]["erased_on"].is_null();
        assert!(
            is_erased || !acknowledged,
            "it was acknowledged and is not done"
        );
        let there = export.to_string().contains(&name(number));
        assert_eq!(there, !is_erased, "half of {code} is erased: {export}");
        assert_eq!(
            holds(&home, &name(number)),
            !is_erased,
            "{code} in the files"
        );
        let note = export["journal"][2]["fact"]["text"].as_str();
        assert_eq!(note.is_some(), !is_erased, "{export}");
        assert_eq!(
            export["client"]["amounts"][0]["open"],
            format!("10{number:03}.00")
        );
        if is_erased {
            whole += 1;
        } else {
            none += 1;
        }
    }
    home.assert_sound();
    eprintln!("{number} erasures of {usual:.1?} killed: {whole} whole, {none} not done");
    assert!(whole > 0 && none > 0, "the kills came at no telling moment");
}

#[test]
fn every_open_desk_forgets_whom_another_program_erases() {
    let home = home_with(3);
    let mut desk = Desk::open(&home);
    desk.press("j");
    desk.wait_for_pane(&name(2));
    let past = Desk::start(&home, &["--lang", "es", "--now", "2026-10-20T10:00"]);
    past.wait_for(&name(2));
    home.run(&["person", "erase", "Z002", "--yes"]).code(0);
    for (which, desk) in [("now", &desk), ("past", &past)] {
        let forgot = comes_true(PATIENCE, || {
            let screen = desk.screen();
            !screen.contains(&name(2)) && screen.contains("Z002")
        });
        assert!(forgot, "{which}:\n{}", desk.screen());
    }
    desk.press("u");
    desk.wait_for("no se puede deshacer");
    assert!(!holds(&home, &name(2)));
    home.assert_sound();
}

#[test]
fn a_draft_that_was_being_typed_goes_with_the_client() {
    let home = home_with(2);
    let mut desk = Desk::open(&home);
    desk.go_to(&name(1));
    desk.press("n");
    desk.wait_for("Nota sobre");
    desk.press("Zoraida001 quiere aplazar");
    let drafts = || -> i64 {
        let connection = Connection::open(home.book()).expect("the book opens");
        let count = connection.query_row("SELECT count(*) FROM draft", [], |row| row.get(0));
        count.expect("counted")
    };
    assert!(
        comes_true(PATIENCE, || drafts() == 1),
        "the draft was saved"
    );
    desk.kill();
    let told = home.json(&["person", "erase", "Z001", "--yes"]);
    assert_eq!(told["drafts"], 1, "{told}");
    assert_eq!(drafts(), 0);
    assert!(!holds(&home, "quiere aplazar"));
}
