//! A full disk: the program says so, loses nothing that it acknowledged, can still be read, and records again when there is
//! room.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::desk::Desk;
use super::home::{Home, clients, text};

/// What the program says when there is no room.
const FULL: &str = "El disco está lleno";

/// A small file system in memory. Dropping it takes it away.
struct SmallDisk {
    at: PathBuf,
}

impl SmallDisk {
    /// Mounts it, where this user may; says loudly when not.
    fn mount(at: PathBuf) -> Option<Self> {
        fs::create_dir(&at).expect("a folder can be made");
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=3m", "tmpfs", text(&at)]);
        let mounted = mount.stderr(Stdio::null()).status();
        if mounted.is_ok_and(|status| status.success()) {
            return Some(Self { at });
        }
        eprintln!("SKIPPED: this user can't mount a small disk, so none was filled");
        None
    }

    /// Writes until nothing fits any more.
    fn fill(&self) {
        let mut file = fs::File::create(self.at.join("filler")).expect("a file can be made");
        for size in [1 << 16, 1 << 12, 1] {
            while file.write_all(&vec![0; size]).is_ok() {}
        }
    }

    fn make_room(&self) {
        fs::remove_file(self.at.join("filler")).expect("the filler can be removed");
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // Lazily: a desk that was just killed may still be on its way out.
        let _ = Command::new("umount").arg("-l").arg(&self.at).status();
    }
}

/// A home whose book lies on a small disk and holds a note that was acknowledged.
fn on_small_disk() -> Option<(SmallDisk, Home)> {
    let home = Home::new();
    let disk = SmallDisk::mount(home.path("small"))?;
    let home = home.book_in(&disk.at);
    home.import_clients(30);
    home.run(&["note", "K0001", "antes"]).code(0);
    Some((disk, home))
}

#[test]
fn a_full_disk_refuses_clearly_and_everything_can_still_be_read() {
    let Some((disk, home)) = on_small_disk() else {
        return;
    };
    let more = home.file("more.csv", clients(5000));
    disk.fill();
    for args in [
        &["note", "K0001", "durante"][..],
        &["promise", "K0002"],
        &["type", "K0003", "illiquid"],
        &["import", text(&more)],
    ] {
        let run = home.run(args).code(1);
        assert!(run.err.contains(FULL), "{args:?}: {run:?}");
        assert_eq!(run.out, "", "{args:?}");
    }
    let queue = home.run(&["queue"]).code(0);
    assert!(queue.out.contains("Cliente 0030"), "{queue:?}");
    let shown = home.run(&["show", "K0001"]).code(0);
    assert!(shown.out.contains("antes"), "{shown:?}");
    assert!(!shown.out.contains("durante"), "{shown:?}");
    let sql = ["sql", "--readonly", "SELECT count(*) FROM debtor"];
    let counted = home.run(&sql).code(0);
    assert!(counted.out.contains("30"), "{counted:?}");
    home.assert_sound();
    // Even on another day, for which the queue would be made anew.
    let later = home.run(&["--now", "2027-01-15T10:00", "queue"]).code(0);
    assert!(later.out.contains("Cliente 0030"), "{later:?}");

    disk.make_room();
    home.run(&["note", "K0001", "después"]).code(0);
    home.run(&["promise", "K0002"]).code(0);
    assert_eq!(home.facts("note").len(), 2);
    assert_eq!(home.facts("promise").len(), 1);
    home.assert_sound();
}

#[test]
fn an_import_that_fills_the_disk_leaves_nothing_behind() {
    let Some((_disk, home)) = on_small_disk() else {
        return;
    };
    let more = home.file("more.csv", clients(9000));
    let run = home.run(&["import", text(&more)]).code(1);
    assert!(run.err.contains(FULL), "{run:?}");
    assert_eq!(home.facts("invoice").len(), 30);
    home.assert_sound();
    home.run(&["note", "K0001", "después"]).code(0);
    home.assert_sound();
}

#[test]
fn a_desk_on_a_full_disk_says_so_and_can_still_be_read() {
    let Some((disk, home)) = on_small_disk() else {
        return;
    };
    let mut desk = Desk::open(&home);
    desk.wait_for_pane("Cliente 0001");
    disk.fill();
    let sql = ["sql", "--readonly", "SELECT count(*) FROM debtor"];
    let counted = home.run(&sql);
    assert!(
        counted.code == 0 || counted.err.contains(FULL),
        "{counted:?}"
    );
    // What fits into the room that the journal's file has already is recorded; sooner or later one is refused.
    let recorded = promise_until_refused(&mut desk);
    assert!(recorded < 30, "nothing was refused");
    desk.wait_for(FULL);

    desk.go_to("Cliente 0029");
    desk.press("n");
    desk.wait_for("Nota sobre");
    desk.press("no cabe\x13");
    desk.wait_for(FULL);
    desk.wait_for("no cabe");
    assert_eq!(home.facts("promise").len(), recorded);
    home.assert_sound();

    disk.make_room();
    desk.press("\x13");
    desk.wait_for("Nota guardada");
    desk.kill();
    assert_eq!(home.count("note", "no cabe"), 1);
    assert_eq!(home.facts("promise").len(), recorded);
    home.assert_sound();
}

/// Presses `p` on one client after the other until the desk refuses. Gives back how many were recorded.
fn promise_until_refused(desk: &mut Desk) -> usize {
    for number in 1..=28 {
        desk.go_to(&format!("Cliente {number:04}"));
        desk.promise(&["Anotada", FULL]);
        if desk.screen().contains(FULL) {
            return number - 1;
        }
        desk.press("\x1b");
        desk.wait_gone("Anotada");
    }
    30
}

/// The same without a disk of one's own: no file may grow beyond a limit. The system then says `EFBIG`, which is not the
/// same as a full disk, so only the truth of what is said is asked for, not its words.
#[test]
fn a_file_that_may_not_grow_loses_nothing() {
    let home = Home::with_clients(30);
    home.run(&["note", "K0001", "antes"]).code(0);
    let more = home.file("more.csv", clients(5000));
    let limited = |args: &str| {
        let program = Path::new(env!("CARGO_BIN_EXE_cobro"));
        let script = format!(
            "trap '' XFSZ; ulimit -f 400; exec '{}' --lang es {args}",
            program.display()
        );
        let mut shell = Command::new("sh");
        shell.arg("-c").arg(script).env_clear();
        let output = shell.envs(home.variables()).output();
        output.expect("there is a shell")
    };
    let import = limited(&format!("import '{}'", text(&more)));
    assert_eq!(import.status.code(), Some(1), "{import:?}");
    assert!(
        !import.stderr.is_empty() && import.stdout.is_empty(),
        "{import:?}"
    );
    assert_eq!(home.facts("invoice").len(), 30);
    home.assert_sound();
    let queue = limited("queue");
    assert!(queue.status.success(), "{queue:?}");
    home.run(&["note", "K0001", "después"]).code(0);
    assert_eq!(home.facts("note").len(), 2);
    home.assert_sound();
}
