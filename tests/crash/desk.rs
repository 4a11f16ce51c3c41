//! The desk in a real pseudo-terminal: keys go in, bytes come out, and a terminal that was read from them is looked at.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

use super::home::{Home, PATIENCE, comes_true, signal, text};

/// What came out of the terminal so far.
struct Seen {
    raw: Vec<u8>,
    parser: vt100::Parser,
}

/// A desk at work. Dropping it kills it.
pub struct Desk {
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    seen: Arc<Mutex<Seen>>,
}

impl Desk {
    /// Opens the desk at 80x24 and waits until the queue is shown.
    #[track_caller]
    pub fn open(home: &Home) -> Self {
        let desk = Self::start(home, &["--lang", "es"]);
        desk.wait_for("Por cobrar hoy");
        desk.wait_for(" ╯");
        desk
    }

    /// Starts the program with these arguments.
    pub fn start(home: &Home, args: &[&str]) -> Self {
        Self::start_program(home, env!("CARGO_BIN_EXE_cobro"), args)
    }

    /// Starts any program in the terminal.
    pub fn start_program(home: &Home, program: &str, args: &[&str]) -> Self {
        let pair = native_pty_system()
            .openpty(size(80, 24))
            .expect("there are pseudo-terminals");
        let mut command = CommandBuilder::new(program);
        command.args(args);
        command.env_clear();
        for (name, value) in home.variables() {
            command.env(name, value);
        }
        command.cwd(text(&home.path("")));
        let child = pair.slave.spawn_command(command).expect("the desk starts");
        let keys = pair.master.take_writer().expect("keys can be sent");
        let reader = pair.master.try_clone_reader().expect("can be read");
        let seen = Arc::new(Mutex::new(Seen {
            raw: Vec::new(),
            parser: vt100::Parser::new(some(24), some(80), 0),
        }));
        let into = Arc::clone(&seen);
        std::thread::spawn(move || read_all(reader, &into));
        Self {
            master: pair.master,
            keys,
            child,
            seen,
        }
    }

    /// Sends keys as a terminal would.
    pub fn press(&mut self, keys: &str) {
        // A desk that was just killed takes no keys, and that is no mistake of the test.
        let _ = self.keys.write_all(keys.as_bytes());
        let _ = self.keys.flush();
    }

    /// The screen as text.
    pub fn screen(&self) -> String {
        self.look(|screen| screen.contents())
    }

    /// Looks at the screen.
    pub fn look<T>(&self, look: impl FnOnce(&vt100::Screen) -> T) -> T {
        look(self.seen.lock().expect("is not poisoned").parser.screen())
    }

    /// Every byte that came out so far.
    pub fn raw(&self) -> Vec<u8> {
        self.seen.lock().expect("is not poisoned").raw.clone()
    }

    /// Waits until the screen shows something.
    #[track_caller]
    pub fn wait_for(&self, words: &str) {
        let shown = self.shows_within(PATIENCE, words);
        assert!(shown, "`{words}` is not shown:\n{}", self.screen());
    }

    /// Waits until the screen no longer shows something.
    #[track_caller]
    pub fn wait_gone(&self, words: &str) {
        let gone = comes_true(PATIENCE, || !self.screen().contains(words));
        assert!(gone, "`{words}` is still shown:\n{}", self.screen());
    }

    /// Whether the screen shows something in time.
    pub fn shows_within(&self, patience: Duration, words: &str) -> bool {
        comes_true(patience, || self.screen().contains(words))
    }

    fn is_alive(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// Waits until the screen shows something; gives up when the desk is gone.
    #[track_caller]
    pub fn shows_while_alive(&mut self, words: &str) -> bool {
        self.shows_any_while_alive(&[words])
    }

    /// Waits until the screen no longer shows something; gives up when the desk is gone.
    #[track_caller]
    pub fn is_gone_while_alive(&mut self, words: &str) -> bool {
        let gone_or_dead = comes_true(PATIENCE, || {
            !self.screen().contains(words) || !self.is_alive()
        });
        let screen = self.screen();
        assert!(gone_or_dead, "`{words}` is still shown:\n{screen}");
        !screen.contains(words)
    }

    #[track_caller]
    fn shows_any_while_alive(&mut self, any: &[&str]) -> bool {
        let shows = |desk: &Self| any.iter().any(|words| desk.screen().contains(words));
        let shown_or_gone = comes_true(PATIENCE, || shows(self) || !self.is_alive());
        assert!(shown_or_gone, "{any:?} is not shown:\n{}", self.screen());
        // What was said before the end counts, even if it was read after it.
        comes_true(Duration::from_millis(50), || shows(self))
    }

    /// Presses `p` and waits for one of these answers. While the client is still being read the desk asks for patience, and
    /// `p` is pressed again. Gives back whether an answer came before the desk was gone.
    #[track_caller]
    pub fn promise(&mut self, answers: &[&str]) -> bool {
        const PATIENCE_ASKED: &str = "Un momento";
        let all = [answers, &[PATIENCE_ASKED]].concat();
        loop {
            self.press("p");
            if !self.shows_any_while_alive(&all) {
                return false;
            }
            if !self.screen().contains(PATIENCE_ASKED) {
                return true;
            }
            // Any key takes the message away; F12 does nothing else.
            self.press("\x1b[24~");
            if !self.is_gone_while_alive(PATIENCE_ASKED) {
                return false;
            }
        }
    }

    /// Finds a client by search and leaves the cursor there.
    #[track_caller]
    pub fn go_to(&mut self, name: &str) {
        self.press("0/");
        self.press(name);
        self.press("\r");
        self.wait_for_pane(name);
    }

    /// Waits until the pane beside or below the queue is about a client.
    #[track_caller]
    pub fn wait_for_pane(&self, name: &str) {
        let shown = comes_true(PATIENCE, || self.screen().matches(name).count() >= 2);
        assert!(shown, "`{name}` was not opened:\n{}", self.screen());
    }

    pub fn resize(&self, columns: u16, lines: u16) {
        let mut seen = self.seen.lock().expect("is not poisoned");
        seen.parser.set_size(some(lines), some(columns));
        drop(seen);
        self.master
            .resize(size(columns, lines))
            .expect("terminals can be resized");
    }

    pub fn process(&self) -> u32 {
        self.child.process_id().expect("it runs")
    }

    /// Kills it without any warning and waits until it is gone.
    pub fn kill(mut self) {
        signal(self.process(), "KILL");
        self.child.wait().expect("it is gone");
    }

    /// Waits until it ends by itself and everything it wrote was read.
    #[track_caller]
    pub fn wait_end(&mut self) -> ExitStatus {
        let mut status = None;
        comes_true(PATIENCE, || {
            status = self.child.try_wait().expect("can be asked");
            status.is_some()
        });
        let status = status.unwrap_or_else(|| panic!("it did not end:\n{}", self.screen()));
        let mut length = 0;
        comes_true(PATIENCE, || {
            std::thread::sleep(Duration::from_millis(50));
            let before = std::mem::replace(&mut length, self.raw().len());
            before == length
        });
        status
    }

    /// The terminal must be as the shell left it.
    #[track_caller]
    pub fn assert_given_back(&self) {
        let raw = String::from_utf8_lossy(&self.raw()).into_owned();
        for (taken, given_back) in [
            ("\x1b[?1049h", "\x1b[?1049l"),
            ("\x1b[?25l", "\x1b[?25h"),
            ("\x1b[?2004h", "\x1b[?2004l"),
            ("\x1b[?1000h", "\x1b[?1000l"),
            ("\x1b[?1002h", "\x1b[?1002l"),
            ("\x1b[?1003h", "\x1b[?1003l"),
            ("\x1b[?1006h", "\x1b[?1006l"),
        ] {
            let (on, off) = (raw.rfind(taken), raw.rfind(given_back));
            assert!(on.is_some(), "{taken:?} was never sent");
            assert!(off > on, "{given_back:?} does not follow {taken:?}");
        }
        self.look(|screen| {
            assert!(!screen.alternate_screen(), "the alternate screen is left");
            assert!(!screen.hide_cursor(), "the cursor is shown");
        });
    }

    /// Whether the terminal echoes and takes lines, as a shell expects it.
    #[cfg(target_os = "linux")]
    pub fn is_cooked(&self) -> bool {
        self.master
            .tty_name()
            .and_then(|tty| {
                let mut stty = std::process::Command::new("stty");
                let output = stty.arg("-F").arg(tty).arg("-a").output().ok()?;
                Some(String::from_utf8_lossy(&output.stdout).into_owned())
            })
            .is_some_and(|state| state.contains(" icanon") && state.contains(" echo "))
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        if let Ok(None) = self.child.try_wait() {
            signal(self.process(), "KILL");
            let _ = self.child.wait();
        }
    }
}

fn read_all(mut reader: Box<dyn Read + Send>, into: &Mutex<Seen>) {
    let mut bytes = [0; 4096];
    while let Ok(count @ 1..) = reader.read(&mut bytes) {
        let mut seen = into.lock().expect("is not poisoned");
        seen.raw.extend_from_slice(&bytes[..count]);
        seen.parser.process(&bytes[..count]);
    }
}

fn some(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).expect("a terminal has lines and columns")
}

fn size(columns: u16, lines: u16) -> PtySize {
    PtySize {
        rows: lines,
        cols: columns,
        ..PtySize::default()
    }
}
