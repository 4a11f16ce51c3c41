//! The only place that prints: results to stdout, mistakes to stderr, both free of what could steer a terminal.

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use serde_json::Value;

use super::failure::Failure;
use crate::clean::{escape_unsafe_json, strip_unsafe};
use crate::i18n::Texts;

/// What a command did, to be printed.
#[derive(Debug)]
pub(super) struct Done {
    text: String,
    code: u8,
}

impl Done {
    /// Text for people. It ends with a line feed when printed, whether it has one or not.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        let mut text = strip_unsafe(&text).into_owned();
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        Self { text, code: 0 }
    }

    /// A script that this program made, with its control characters.
    pub fn script(script: &[u8]) -> Self {
        Self {
            text: String::from_utf8_lossy(script).into_owned(),
            code: 0,
        }
    }

    /// A JSON document.
    pub fn json(value: &Value) -> Self {
        let text = serde_json::to_string_pretty(value).unwrap_or_default();
        Self {
            text: escape_unsafe_json(&text).into_owned() + "\n",
            code: 0,
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

/// Says something on stderr.
pub(super) fn warn(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{}", strip_unsafe(text));
}
