//! A home of one's own for each test, and the binary in it.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// The day of most tests: a Monday.
pub const NOW: &str = "2026-11-23T10:00";

/// Five clients: two to collect from, one not due, one part-paid, one that disputes.
pub const SAMPLE: &str = "\
Código cliente;Cliente;NIF;Nº factura;Fecha factura;Vencimiento;Total;Pagado;En disputa
C001;Talleres Ibáñez S.L.;B12345678;F-1;2026-07-24;2026-09-22;4310,00;0,00;No
C002;Bodegas Puig;B22222222;F-2;2026-10-12;2026-11-11;1250,00;0,00;No
C003;Bodegas Lluch;B33333333;F-3;2026-11-15;2026-12-15;99,50;0,00;No
C004;Ferretería Núñez;B44444444;F-4;2026-10-02;2026-11-01;500,00;200,00;No
C005;Óptica Sol;B55555555;F-5;2026-09-10;2026-10-10;300,00;0,00;Sí
";

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

/// Folders that vanish, with a book, a configuration and a clock.
pub struct Home {
    dir: TempDir,
}

impl Home {
    pub fn new() -> Self {
        let dir = tempfile::tempdir().expect("a folder can be made");
        Self { dir }
    }

    /// A home whose book holds [`SAMPLE`].
    pub fn with_sample() -> Self {
        let home = Self::new();
        let file = home.file("sample.csv", SAMPLE);
        home.run(&["import", text(&file)]).code(0);
        home
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub fn book(&self) -> PathBuf {
        self.path("book.db")
    }

    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, content).expect("a file can be written");
        path
    }

    fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cobro"));
        for name in [
            "COBRO_NOW",
            "LANG",
            "LC_ALL",
            "XDG_DATA_HOME",
            "XDG_CONFIG_HOME",
            "USERNAME",
        ] {
            command.env_remove(name);
        }
        command
            .env("HOME", self.dir.path())
            .env("USER", "ana")
            .env("COBRO_DB", self.book())
            .env("COBRO_CONFIG", self.path("config.toml"))
            .current_dir(self.dir.path());
        command
    }

    /// Runs in Spanish on the usual day.
    pub fn run(&self, args: &[&str]) -> Run {
        self.run_at(NOW, args)
    }

    /// Runs in Spanish at a moment.
    pub fn run_at(&self, now: &str, args: &[&str]) -> Run {
        let all: Vec<&str> = ["--lang", "es", "--now", now]
            .iter()
            .chain(args)
            .copied()
            .collect();
        self.run_bare(&all, "")
    }

    /// Starts with these arguments alone, on the usual day, its output to be waited for.
    pub fn start(&self, args: &[&str]) -> std::process::Child {
        let mut command = self.command();
        command.args(["--now", NOW]).args(args);
        command.stdin(Stdio::null());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command.spawn().expect("the program starts")
    }

    /// Runs with these arguments alone and something on the standard input.
    pub fn run_bare(&self, args: &[&str], input: &str) -> Run {
        let mut child = self
            .command()
            .args(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut stdin = child.stdin.take().expect("is piped");
        // A program that reads nothing may be gone already.
        let _ = stdin.write_all(input.as_bytes());
        drop(stdin);
        let output = child.wait_with_output().expect("the program ends");
        Run {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).expect("stdout is UTF-8"),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// The JSON of a run that goes well.
    #[track_caller]
    pub fn json(&self, args: &[&str]) -> Value {
        self.json_at(NOW, args)
    }

    /// The JSON of a run, at a moment, that goes well.
    #[track_caller]
    pub fn json_at(&self, now: &str, args: &[&str]) -> Value {
        let all: Vec<&str> = ["--json"].iter().chain(args).copied().collect();
        self.run_at(now, &all).code(0).json()
    }

    /// The JSON of a query.
    #[track_caller]
    pub fn sql(&self, query: &str) -> Value {
        self.json(&["sql", "--readonly", query])
    }

    /// Everything recorded, to see that nothing changed.
    #[track_caller]
    pub fn journal(&self) -> Value {
        self.sql("SELECT debtor, number, kind, content FROM entry ORDER BY debtor, number")
    }
}

/// A path as an argument.
pub fn text(path: &Path) -> &str {
    path.to_str().expect("test paths are UTF-8")
}

/// The folder with real files; says loudly when there is none.
pub fn real_data() -> Option<PathBuf> {
    let folder = std::env::var_os("COBRO_REAL_DATA").map(PathBuf::from);
    if folder.is_none() {
        eprintln!("SKIPPED: COBRO_REAL_DATA is not set, so no real files were read");
    }
    folder
}
