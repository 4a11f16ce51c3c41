//! Configuration: the defaults in `assets/config.toml`, overridden by the user's file. Mistakes say file and line.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::domain::money::Currency;
use crate::domain::policy::{FollowUpPolicy, PlanPolicy, Policy, PromisePolicy, UrgencyPolicy};

/// The text of the default configuration, with its comments.
pub const DEFAULT_TEXT: &str = include_str!("../../assets/config.toml");

/// Everything a user can set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// `es`, `en`, or `auto`.
    pub language: String,
    /// The currency of amounts that come without one.
    pub currency: Currency,
    /// The author of what is recorded; empty for the login name.
    pub author: String,
    /// `auto`, `dark`, `light`, or the path of a theme file.
    pub theme: String,
    /// Whether the desk uses the mouse.
    pub mouse: bool,
    /// Days from issue to due date for imported invoices that name neither due date nor terms.
    pub terms_days: u32,
    /// After how many days an import counts as old.
    pub import_stale_days: u32,
    /// See [`PromisePolicy`].
    pub promise: PromisePolicy,
    /// See [`PlanPolicy`].
    pub plan: PlanPolicy,
    /// See [`FollowUpPolicy`].
    pub follow_up: FollowUpPolicy,
    /// See [`UrgencyPolicy`].
    pub urgency: UrgencyPolicy,
    /// Keys by action id.
    pub keys: BTreeMap<String, KeysOf>,
}

/// The keys of an action: one, or several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum KeysOf {
    /// One key.
    One(String),
    /// Several keys.
    Several(Vec<String>),
}

impl KeysOf {
    /// The keys as a slice.
    pub fn as_slice(&self) -> &[String] {
        match self {
            Self::One(key) => std::slice::from_ref(key),
            Self::Several(keys) => keys,
        }
    }
}

/// What is wrong with a file that the user wrote, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}{}: {problem}", path.display(), line.map(|line| format!(":{line}")).unwrap_or_default())]
pub struct FileProblem {
    /// The file.
    pub path: PathBuf,
    /// The line, from 1, where it is known.
    pub line: Option<usize>,
    /// What is wrong, as the reader says.
    pub problem: String,
}

impl FileProblem {
    /// A problem found by the TOML reader.
    pub fn from_toml(path: &Path, text: &str, error: &toml::de::Error) -> Self {
        let line = error
            .span()
            .map(|span| text[..span.start.min(text.len())].matches('\n').count() + 1);
        Self {
            path: path.to_owned(),
            line,
            problem: error
                .message()
                .lines()
                .next()
                .unwrap_or_default()
                .to_owned(),
        }
    }
}

impl Default for Config {
    #[allow(clippy::expect_used)] // The default is part of the program, and a test reads it.
    fn default() -> Self {
        toml::from_str(DEFAULT_TEXT).expect("the default configuration is well formed")
    }
}

impl Config {
    /// The rules that standings depend on.
    pub fn policy(&self) -> Policy {
        Policy {
            promise: self.promise.clone(),
            plan: self.plan.clone(),
            follow_up: self.follow_up.clone(),
            urgency: self.urgency.clone(),
        }
    }

    /// Reads the user's file over the defaults. Without the file, the defaults.
    ///
    /// # Errors
    /// When the file can't be read, or says something that is no configuration: with file and line.
    pub fn load(path: &Path) -> Result<Self, FileProblem> {
        match std::fs::read_to_string(path) {
            Ok(text) => Self::from_text(path, &text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(FileProblem {
                path: path.to_owned(),
                line: None,
                problem: error.to_string(),
            }),
        }
    }

    fn from_text(path: &Path, text: &str) -> Result<Self, FileProblem> {
        let wrong = |error: toml::de::Error| FileProblem::from_toml(path, text, &error);
        let theirs: toml::Table = toml::from_str(text).map_err(wrong)?;
        let mut merged: toml::Table = toml::from_str(DEFAULT_TEXT).map_err(wrong)?;
        merge(&mut merged, theirs);
        let config = merged.try_into::<Config>().map_err(|error| {
            // The merged table has no lines, so the line is that of the key the reader names.
            let problem = error.message().to_owned();
            FileProblem {
                path: path.to_owned(),
                line: line_of(text, &error.to_string()),
                problem,
            }
        })?;
        let language = config.language.split(['-', '_']).next().unwrap_or_default();
        if !["auto", "es", "en"].contains(&language) {
            return Err(FileProblem {
                path: path.to_owned(),
                line: line_of(text, "`language`"),
                problem: format!("there is no language `{}`: es, en or auto", config.language),
            });
        }
        Ok(config)
    }
}

fn merge(into: &mut toml::Table, from: toml::Table) {
    for (key, value) in from {
        match (into.get_mut(&key), value) {
            (Some(toml::Value::Table(mine)), toml::Value::Table(theirs)) => merge(mine, theirs),
            (_, value) => {
                into.insert(key, value);
            }
        }
    }
}

/// The line of the last key that an error message names in backticks, or after "in `".
fn line_of(text: &str, message: &str) -> Option<usize> {
    let names = message.split('`').skip(1).step_by(2);
    names
        .flat_map(|name| name.rsplit('.').next())
        .find_map(|key| {
            text.lines()
                .position(|line| line.trim_start().starts_with(key))
                .map(|at| at + 1)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_is_well_formed_and_a_file_overrides_parts_of_it() {
        let path = Path::new("config.toml");
        let config = Config::from_text(path, "[promise]\ngrace_days = 5\n").expect("is fine");
        assert_eq!(config.promise.grace_days, 5);
        assert_eq!(
            config.promise.days_ahead,
            Config::default().promise.days_ahead
        );
    }

    #[test]
    fn mistakes_name_the_line() {
        let cases = [
            ("language = \"es\"\n[promise\n", Some(2)),
            ("[promise]\n\ngrace_days = \"many\"\n", Some(3)),
            ("[promise]\ngrace_dyas = 3\n", Some(2)),
            ("mouse = true\ncurrency = \"EURO\"\n", Some(2)),
            ("\nlanguage = \"fr\"\n", Some(2)),
        ];
        for (text, line) in cases {
            let problem = Config::from_text(Path::new("config.toml"), text).unwrap_err();
            assert_eq!(problem.line, line, "{text:?}: {problem}");
        }
    }
}
