//! A program in a real pseudo-terminal of 120x40, and what its screen shows when.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};

const LINES: u16 = 40;
const COLUMNS: u16 = 120;

/// How long anything may take before the measurement is given up.
const PATIENCE: Duration = Duration::from_secs(60);

/// A program and its screen.
pub struct Terminal {
    screen: vt100::Parser,
    output: Receiver<(Instant, Vec<u8>)>,
    keyboard: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    pressed_at: Instant,
    /// When the program was started.
    pub begun: Instant,
}

impl Terminal {
    /// Starts a program.
    pub fn start(program: &str, arguments: &[&str]) -> Self {
        let [lines, columns] = [LINES, COLUMNS].map(|it| NonZeroU16::new(it).expect("a size"));
        let size = PtySize {
            rows: LINES,
            cols: COLUMNS,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).expect("a terminal");
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env("TERM", "xterm-256color");
        command.env("COBRO_CONFIG", "/nowhere/config.toml");
        let mut reader = pair.master.try_clone_reader().expect("its output");
        let keyboard = pair.master.take_writer().expect("its input");
        let (send, output) = mpsc::channel();
        let begun = Instant::now();
        let child = pair.slave.spawn_command(command).expect("started");
        drop(pair.slave);
        thread::spawn(move || {
            let mut bytes = [0; 1 << 16];
            while let Ok(length @ 1..) = reader.read(&mut bytes) {
                if send
                    .send((Instant::now(), bytes[..length].to_vec()))
                    .is_err()
                {
                    return;
                }
            }
            drop(pair.master);
        });
        Self {
            screen: vt100::Parser::new(lines, columns, 0),
            output,
            keyboard,
            child,
            pressed_at: begun,
            begun,
        }
    }

    /// Waits until the screen is as wanted, and gives back when the output that made it so arrived.
    pub fn until(&mut self, wanted: impl Fn(&vt100::Screen) -> bool) -> Instant {
        let give_up = Instant::now() + PATIENCE;
        loop {
            match self.output.recv_timeout(give_up - Instant::now()) {
                Ok((at, bytes)) => {
                    self.screen.process(&bytes);
                    if wanted(self.screen.screen()) {
                        return at;
                    }
                }
                Err(error) => panic!("{error}; the screen:\n{}", self.screen.screen().contents()),
            }
        }
    }

    /// Presses a key and waits for the first frame that differs. Gives back how long that took; nothing when no frame
    /// came, because nothing changed.
    pub fn press(&mut self, key: &str) -> Option<Duration> {
        self.rest();
        let before = self.screen.screen().contents_formatted();
        let begun = Instant::now();
        self.pressed_at = begun;
        self.type_in(key);
        let give_up = begun + Duration::from_millis(500);
        while let Some(left) = give_up.checked_duration_since(Instant::now()) {
            let Ok((at, bytes)) = self.output.recv_timeout(left) else {
                break;
            };
            self.screen.process(&bytes);
            if self.screen.screen().contents_formatted() != before {
                return Some(at - begun);
            }
        }
        None
    }

    /// Presses keys and waits for nothing.
    pub fn type_in(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).expect("written");
        self.keyboard.flush().expect("written");
    }

    /// Takes in output until there is none for a while. Gives back how long after the last key the last of it came.
    pub fn rest_until_still(&mut self) -> Option<Duration> {
        let mut last = None;
        while let Ok((at, bytes)) = self.output.recv_timeout(Duration::from_millis(25)) {
            self.screen.process(&bytes);
            last = Some(at - self.pressed_at);
        }
        last
    }

    /// Takes in output until there is none for a while.
    pub fn rest(&mut self) {
        while let Ok((_, bytes)) = self.output.recv_timeout(Duration::from_millis(25)) {
            self.screen.process(&bytes);
        }
    }

    /// Resident memory of the program in MiB, where the system tells.
    pub fn memory(&self) -> Option<f64> {
        let id = self.child.process_id()?;
        let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
        let kibibytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
        Some(kibibytes / 1024.0)
    }

    /// Waits until the program has ended.
    pub fn until_end(mut self) -> Duration {
        let mut last = self.begun;
        while let Ok((at, _)) = self.output.recv_timeout(PATIENCE) {
            last = at;
        }
        let _ = self.child.wait();
        last - self.begun
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
