//! A disk whose fsync fails. After that nobody knows what is on the disk until it is looked at, so what the program says is
//! compared with what is there when the book is opened again.
#![cfg(target_os = "linux")]

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use super::desk::Desk;
use super::home::{Home, text};

/// Stands before the system's own functions; they fail while the trigger file is there.
const LIBRARY: &str = r#"
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

static int fails(void) {
    const char *trigger = getenv("FAIL_FSYNC");
    if (trigger && access(trigger, F_OK) == 0) {
        errno = EIO;
        return 1;
    }
    return 0;
}

int fsync(int file) {
    int (*real)(int) = dlsym(RTLD_NEXT, "fsync");
    return fails() ? -1 : real(file);
}

int fdatasync(int file) {
    int (*real)(int) = dlsym(RTLD_NEXT, "fdatasync");
    return fails() ? -1 : real(file);
}
"#;

/// A home whose program meets failing fsyncs while the trigger is there.
struct Failing {
    home: Home,
    trigger: PathBuf,
}

impl Failing {
    fn new() -> Option<Self> {
        let mut home = Home::with_clients(30);
        home.run(&["note", "K0001", "antes"]).code(0);
        let (source, library) = (home.file("fail.c", LIBRARY), home.path("fail.so"));
        let mut cc = Command::new("cc");
        cc.args(["-shared", "-fPIC", "-O1", "-o"]).arg(&library);
        cc.arg(&source).arg("-ldl");
        if !cc.status().is_ok_and(|status| status.success()) {
            eprintln!("SKIPPED: there is no working `cc`, so no fsync was made to fail");
            return None;
        }
        let trigger = home.path("fail-now");
        for (name, path) in [("LD_PRELOAD", &library), ("FAIL_FSYNC", &trigger)] {
            home.env.push((name.to_owned(), text(path).to_owned()));
        }
        Some(Self { home, trigger })
    }

    fn start_failing(&self) {
        fs::write(&self.trigger, "").expect("a file can be written");
    }

    fn stop_failing(&self) {
        fs::remove_file(&self.trigger).expect("a file can be removed");
    }
}

#[test]
fn a_command_tells_the_truth_after_a_failed_fsync() {
    let Some(failing) = Failing::new() else {
        return;
    };
    let home = &failing.home;
    for number in 2..8 {
        // While a desk has the book open, its log stays, and a command appends to it; alone, a command makes it anew.
        let desk = (number % 2 == 0).then(|| Desk::open(home));
        home.run(&["type", "K0001", "illiquid"]).code(0);
        let client = format!("K{number:04}");
        let words = format!("durante {number}");
        failing.start_failing();
        let run = home.run(&["note", &client, &words]);
        drop(desk);
        failing.stop_failing();
        let there = home.count("note", &words);
        match run.code {
            0 => assert_eq!(there, 1, "it was said to be saved: {run:?}"),
            1 => assert_eq!(there, 0, "it was said not to be saved: {run:?}"),
            _ => panic!("{run:?}"),
        }
        home.assert_sound();
    }
    assert_eq!(home.count("note", "antes"), 1);
    home.run(&["note", "K0001", "después"]).code(0);
    assert_eq!(home.count("note", "después"), 1);
    home.assert_sound();
}

#[test]
fn the_failing_fsync_is_met() {
    let Some(failing) = Failing::new() else {
        return;
    };
    failing.start_failing();
    let run = failing.home.run(&["note", "K0001", "durante"]);
    assert!(run.code == 1 && run.err.contains("disco"), "{run:?}");
}

/// Presses `p` on a desk whose fsync fails, ends the desk, and compares what it said with what is there.
fn at_the_desk(end: impl FnOnce(Desk)) {
    let Some(failing) = Failing::new() else {
        return;
    };
    let home = &failing.home;
    let mut desk = Desk::open(home);
    // The first write makes the log's head, which is waited for apart; the second is the usual case.
    desk.go_to("Cliente 0003");
    desk.promise(&["Anotada"]);
    desk.press("\x1b");
    desk.wait_gone("Anotada");
    desk.go_to("Cliente 0005");
    failing.start_failing();
    desk.promise(&["Anotada", "El disco ha fallado"]);
    let said_saved = desk.screen().contains("Anotada");
    if !said_saved {
        // It can still be read.
        desk.go_to("Cliente 0007");
        desk.wait_for("F-7");
    }
    let screen = desk.screen();
    end(desk);
    failing.stop_failing();
    let there = home.facts("promise").len() - 1;
    assert_eq!(
        there,
        usize::from(said_saved),
        "what was said is not so: {screen}"
    );
    assert_eq!(home.count("note", "antes"), 1);
    home.assert_sound();
    home.run(&["promise", "K0009"]).code(0);
    home.assert_sound();
}

#[test]
fn a_desk_that_is_left_tells_the_truth_after_a_failed_fsync() {
    at_the_desk(|mut desk| {
        desk.press("q");
        desk.wait_end();
        desk.assert_given_back();
    });
}

#[test]
fn a_desk_that_is_killed_tells_the_truth_after_a_failed_fsync() {
    at_the_desk(Desk::kill);
}
