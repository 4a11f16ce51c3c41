//! A folder of one's own for each test, with a book, and the program run in it.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

/// The moment of all tests: a Monday. The demo book is invented around it.
pub const NOW: &str = "2026-11-23T10:00";

/// How long something may take before a test fails. Machines are noisy; what works takes a fraction of a second.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// What a run gave.
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Run {
    /// The run, which must have ended with this code.
    #[track_caller]
    pub fn code(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self:#?}");
        self
    }

    /// The JSON on stdout.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:#?}"))
    }
}

/// A folder that vanishes, and where the book lies.
pub struct Home {
    dir: TempDir,
    book: PathBuf,
    /// More variables for every run.
    pub env: Vec<(String, String)>,
}

impl Home {
    pub fn new() -> Self {
        let dir = tempfile::tempdir().expect("a folder can be made");
        let book = dir.path().join("book.db");
        Self {
            dir,
            book,
            env: Vec::new(),
        }
    }

    /// A home with the small invented book.
    pub fn with_demo() -> Self {
        let home = Self::new();
        let book = home.book().to_owned();
        home.run(&["demo", "--into", text(&book)]).code(0);
        home
    }

    /// A home whose book holds clients `K0001` and so on, with one overdue invoice each.
    pub fn with_clients(count: u32) -> Self {
        let home = Self::new();
        home.import_clients(count);
        home
    }

    /// The same home with the book in another folder.
    pub fn book_in(mut self, folder: &Path) -> Self {
        self.book = folder.join("book.db");
        self
    }

    pub fn import_clients(&self, count: u32) {
        let file = self.file("clients.csv", clients(count));
        self.run(&["import", text(&file)]).code(0);
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub fn book(&self) -> &Path {
        &self.book
    }

    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, content).expect("a file can be written");
        path
    }

    /// The variables every run gets; nothing of the user's own is seen.
    pub fn variables(&self) -> Vec<(String, String)> {
        let place = |name: &str| text(&self.path(name)).to_owned();
        let mut all: Vec<(String, String)> = [
            ("HOME", text(self.dir.path()).to_owned()),
            ("XDG_DATA_HOME", place("data")),
            ("XDG_CONFIG_HOME", place("config")),
            ("COBRO_CONFIG", place("config.toml")),
            ("COBRO_DB", text(&self.book).to_owned()),
            ("COBRO_NOW", NOW.to_owned()),
            ("LANG", "es_ES.UTF-8".to_owned()),
            ("TERM", "xterm-256color".to_owned()),
            ("USER", "ana".to_owned()),
            ("PATH", std::env::var("PATH").unwrap_or_default()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .to_vec();
        all.extend(self.env.iter().cloned());
        all
    }

    /// The program in Spanish, not started yet.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cobro"));
        command
            .env_clear()
            .envs(self.variables())
            .current_dir(self.dir.path())
            .args(["--lang", "es"])
            .args(args)
            .stdin(Stdio::null());
        command
    }

    /// Starts the program with its output in files, so that nothing it said is lost when it is killed.
    pub fn start(&self, args: &[&str]) -> Child {
        let out = std::fs::File::create(self.path("stdout")).expect("a file can be made");
        let mut command = self.command(args);
        command.stdout(out).stderr(Stdio::null());
        command.spawn().expect("the program starts")
    }

    /// What the program last started by [`Home::start`] said.
    pub fn said(&self) -> String {
        std::fs::read_to_string(self.path("stdout")).unwrap_or_default()
    }

    /// Runs the program to its end.
    pub fn run(&self, args: &[&str]) -> Run {
        let output = self.command(args).output().expect("the program runs");
        Run {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).expect("stdout is UTF-8"),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// The JSON of a run that goes well.
    #[track_caller]
    pub fn json(&self, args: &[&str]) -> Value {
        let all: Vec<&str> = ["--json"].iter().chain(args).copied().collect();
        self.run(&all).code(0).json()
    }

    /// The contents of all facts of a kind that count, one JSON text each.
    #[track_caller]
    pub fn facts(&self, kind: &str) -> Vec<String> {
        let query = format!("SELECT content FROM entry WHERE kind = '{kind}'");
        let rows = self.json(&["sql", "--readonly", &query]);
        let rows = rows.as_array().expect("rows are a list").clone();
        let content = |row: &Value| row["content"].as_str().unwrap_or_default().to_owned();
        rows.iter().map(content).collect()
    }

    /// How many facts of a kind hold these words.
    #[track_caller]
    pub fn count(&self, kind: &str, words: &str) -> usize {
        let facts = self.facts(kind);
        facts.iter().filter(|fact| fact.contains(words)).count()
    }

    /// The book must be sound in every respect.
    #[track_caller]
    pub fn assert_sound(&self) {
        let report = self.json(&["check"]);
        assert_eq!(report["problems"], Value::Array(Vec::new()), "{report}");
    }
}

/// Clients with one overdue invoice each; no two amounts are alike.
pub fn clients(count: u32) -> String {
    let mut csv = "Código;Cliente;Nº factura;Fecha factura;Vencimiento;Total\n".to_owned();
    for number in 1..=count {
        let line = format!(
            "K{number:04};Cliente {number:04};F-{number};2026-08-20;2026-09-20;{}\n",
            total(number)
        );
        csv.push_str(&line);
    }
    csv
}

/// What a client of [`clients`] owes.
pub fn total(number: u32) -> String {
    format!("{}.37", 1000 + number)
}

/// A path as an argument.
pub fn text(path: &Path) -> &str {
    path.to_str().expect("test paths are UTF-8")
}

/// Sends a signal by name: `KILL`, `TERM`.
pub fn signal(process: u32, name: &str) {
    let sent = Command::new("kill")
        .args(["-s", name, &process.to_string()])
        .stderr(Stdio::null())
        .status();
    sent.expect("there is a kill command");
}

/// Asks again and again until it holds; gives back whether it came to hold in time.
pub fn comes_true(patience: Duration, mut holds: impl FnMut() -> bool) -> bool {
    let until = Instant::now() + patience;
    loop {
        if holds() {
            return true;
        }
        if Instant::now() > until {
            return false;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}
