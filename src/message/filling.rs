//! Filling texts: a field that nobody has is a mistake, nothing goes on and on, and mistakes say file and line.

use std::path::PathBuf;

use minijinja::value::Value;
use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior};
use toml::Spanned;

use crate::config::{FileProblem, Trouble};

/// A file that texts are from, to say in which line something is wrong.
#[derive(Debug, Clone, Default)]
pub(super) struct Source {
    /// The file.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
}

impl Source {
    /// A problem in a line of this file.
    pub fn problem(&self, line: Option<usize>, trouble: Trouble) -> FileProblem {
        FileProblem {
            path: self.path.clone(),
            line,
            trouble,
        }
    }

    /// Fills a text of this file; `key` says which, `fields` what it may ask for.
    pub fn fill(
        &self,
        engine: &Environment<'_>,
        (key, fields): (&str, &str),
        text: &Spanned<String>,
        values: &Value,
    ) -> Result<String, FileProblem> {
        let made = engine.render_str(text.get_ref(), values);
        made.map_err(|error| {
            let line = error.line().unwrap_or(1);
            let trouble = trouble((key, fields), text.get_ref(), &error);
            self.problem(Some(self.line_of(text) + line - 1), trouble)
        })
    }

    /// The line, from 1, in which a text begins.
    pub fn line_of<T>(&self, text: &Spanned<T>) -> usize {
        let start = text.span().start.min(self.text.len());
        let (before, from) = self.text.split_at(start);
        // The line break after three quotation marks is no part of the text.
        let opens_line = ["\"\"\"\n", "\"\"\"\r\n", "'''\n", "'''\r\n"];
        let below = opens_line.iter().any(|marks| from.starts_with(marks));
        before.matches('\n').count() + 1 + usize::from(below)
    }
}

/// What is wrong with a text, with the line of it that stands there.
pub(super) fn trouble((key, fields): (&str, &str), text: &str, error: &Error) -> Trouble {
    let line = error.line().unwrap_or(1);
    let quoted = text.lines().nth(line - 1).unwrap_or_default().trim();
    match error.kind() {
        ErrorKind::UndefinedError => {
            let quoted: String = quoted.chars().take(60).collect();
            not_allowed(key, &quoted, fields)
        }
        kind => {
            let detail = error.detail().map(|it| format!(": {it}"));
            let detail = detail.unwrap_or_default();
            Trouble::Unreadable(format!("{key}: {kind}{detail}"))
        }
    }
}

/// An engine that stops after so many steps.
pub(super) fn engine(fuel: u64) -> Environment<'static> {
    let mut engine = Environment::new();
    engine.set_undefined_behavior(UndefinedBehavior::Strict);
    engine.set_fuel(Some(fuel));
    engine
}

/// A value that makes no sense, and what is allowed.
pub(super) fn not_allowed(key: &str, value: &str, allowed: &str) -> Trouble {
    Trouble::NotAllowed {
        key: key.to_owned(),
        value: value.to_owned(),
        allowed: allowed.to_owned(),
    }
}

/// The paragraphs of a text, each one line: a blank line ends one, the line breaks of the file don't.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    let mut paragraphs = vec![Vec::new()];
    for line in text.lines() {
        match (line.trim().is_empty(), paragraphs.last_mut()) {
            (true, Some(last)) if !last.is_empty() => paragraphs.push(Vec::new()),
            (false, Some(last)) => last.extend(line.split_whitespace()),
            _ => {}
        }
    }
    let words = paragraphs.iter().filter(|it| !it.is_empty());
    words.map(|words| words.join(" ")).collect()
}
