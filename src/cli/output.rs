//! The only place that prints: results to stdout, mistakes to stderr, both free of what could steer a terminal.

use std::io::{ErrorKind, IsTerminal, Write};
use std::process::{Command, ExitCode, Stdio};

use serde_json::Value;

use super::failure::Failure;
use crate::clean::{escape_unsafe_json, strip_unsafe};
use crate::i18n::Texts;

/// What a command did, to be printed.
#[derive(Debug)]
pub(super) struct Done {
    text: String,
    code: u8,
    paged: bool,
}

impl Done {
    /// Text for people. It ends with a line feed when printed, whether it has one or not.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        let mut text = strip_unsafe(&text).into_owned();
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        Self {
            text,
            code: 0,
            paged: false,
        }
    }

    /// A script that this program made, with its control characters.
    pub fn script(script: &[u8]) -> Self {
        Self {
            text: String::from_utf8_lossy(script).into_owned(),
            code: 0,
            paged: false,
        }
    }

    /// A JSON document.
    pub fn json(value: &Value) -> Self {
        let text = serde_json::to_string_pretty(value).unwrap_or_default();
        Self {
            text: escape_unsafe_json(&text).into_owned() + "\n",
            code: 0,
            paged: false,
        }
    }

    /// JSON if it is wanted, else text.
    pub fn either(
        json: bool,
        value: impl FnOnce() -> Value,
        text: impl FnOnce() -> String,
    ) -> Self {
        if json {
            Self::json(&value())
        } else {
            Self::text(text())
        }
    }

    /// The same with something more to tell people.
    #[must_use]
    pub fn and(mut self, more: &str) -> Self {
        self.text.push_str(&Self::text(more).text);
        self
    }

    /// The same, shown by the user's pager where there is a terminal to read it on.
    #[must_use]
    pub fn paged(self) -> Self {
        Self {
            paged: true,
            ..self
        }
    }

    /// The same with another exit code.
    #[must_use]
    pub fn with_code(self, code: u8) -> Self {
        Self { code, ..self }
    }
}

/// Prints what came of a command and gives its exit code.
pub(super) fn finish(texts: &Texts, json: bool, result: Result<Done, Failure>) -> ExitCode {
    let done = match result {
        Ok(done) => done,
        Err(failure) => {
            warn(&failure.message(texts));
            let code = failure.code();
            if !json {
                return ExitCode::from(code);
            }
            Done::json(&failure.json(texts)).with_code(code)
        }
    };
    if done.paged && std::io::stdout().is_terminal() && through_pager(&done.text) {
        return ExitCode::from(done.code);
    }
    let mut out = std::io::stdout().lock();
    let written = out
        .write_all(done.text.as_bytes())
        .and_then(|()| out.flush());
    match written {
        // Whoever reads may have seen enough, as `head` does.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            warn(&error.to_string());
            ExitCode::from(1)
        }
        _ => ExitCode::from(done.code),
    }
}

/// Hands a long text to `$PAGER`, or to `less`, which ends by itself when all fits on the screen. Gives back whether that
/// program ran.
fn through_pager(text: &str) -> bool {
    let wanted = std::env::var("PAGER").unwrap_or_default();
    let mut words = wanted.split_whitespace();
    let mut pager = match words.next() {
        Some(program) => {
            let mut pager = Command::new(program);
            pager.args(words);
            pager
        }
        None => Command::new("less"),
    };
    if std::env::var_os("LESS").is_none() {
        pager.env("LESS", "FRX");
    }
    let Ok(mut shown) = pager.stdin(Stdio::piped()).spawn() else {
        return false;
    };
    if let Some(mut to_pager) = shown.stdin.take() {
        // Whoever has read enough closes it before the end.
        let _ = to_pager.write_all(text.as_bytes());
    }
    shown.wait().is_ok()
}

/// Says something on stderr.
pub(super) fn warn(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{}", strip_unsafe(text));
}
