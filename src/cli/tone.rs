//! `cobro tone FILE|-`: what in a text offends, threatens or orders about, with why and a kinder wording. `--list` shows the
//! rules themselves. Exit code 3 when something serious is found.
//!
//! JSON: `{language, serious, findings: [{line, column, rule, category, severity, phrase, why, kinder}]}`, lines and columns
//! from 1, columns in characters; with `--list` `{language, rules: [{rule, category, severity, why, kinder}]}`.

use std::io::Read;
use std::path::Path;

use serde_json::{Value, json};

use super::failure::Failure;
use super::output::{self, Done};
use super::session::Session;
use crate::message::tone::{Category, Finding, Rules, Severity, Tone};

/// What to check.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The text; `-` is the standard input.
    #[arg(
        value_name = "FILE",
        required_unless_present = "list",
        conflicts_with = "list"
    )]
    file: Option<String>,
    /// The rules instead.
    #[arg(long)]
    list: bool,
}

/// Longer is no message, and no template.
const LONGEST: u64 = 4 << 20;

/// Exit code when something serious is found.
pub(super) const SERIOUS: u8 = 3;

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    let (tone, problems) = Tone::load(session.config_path.as_deref());
    for problem in &problems {
        output::warn(&session.texts.file_problem(problem));
    }
    let tag = session.texts.tag();
    let Some(rules) = tone.in_language(tag) else {
        return Err(Failure::Told(
            "no_rules",
            session.texts.get("tone-no-rules"),
        ));
    };
    let Some(file) = args.file.as_deref().filter(|_| !args.list) else {
        let value = || json!({ "language": tag, "rules": list_json(rules) });
        return Ok(Done::either(session.json, value, || list(session, rules)));
    };
    let text = read(file).map_err(|problem| {
        let problem = match problem {
            NoText::Unreadable(problem) => problem,
            NoText::TooLong => session.texts.get("tone-too-long"),
            NoText::NotText => session.texts.get("tone-not-text"),
        };
        let places = [("file", file.into()), ("problem", problem.into())];
        Failure::Told("unreadable", session.with("tone-unreadable", &places))
    })?;
    let findings = rules.check(&text);
    let grave = findings
        .iter()
        .filter(|it| it.severity == Severity::Serious)
        .count();
    let value = || {
        let all: Vec<Value> = findings.iter().map(|it| finding_json(&text, it)).collect();
        json!({ "language": tag, "serious": grave, "findings": all })
    };
    let shown = || shown(session, &text, &findings, grave);
    let code = if grave > 0 { SERIOUS } else { 0 };
    Ok(Done::either(session.json, value, shown).with_code(code))
}

/// Why there is no text.
enum NoText {
    Unreadable(String),
    TooLong,
    NotText,
}

/// The text of a file.
fn read(file: &str) -> Result<String, NoText> {
    let mut bytes = Vec::new();
    let read = match file {
        "-" => std::io::stdin()
            .lock()
            .take(LONGEST + 1)
            .read_to_end(&mut bytes),
        path => std::fs::File::open(Path::new(path))
            .and_then(|file| file.take(LONGEST + 1).read_to_end(&mut bytes)),
    };
    let read = read.map_err(|error| NoText::Unreadable(error.to_string()))?;
    if read as u64 > LONGEST {
        return Err(NoText::TooLong);
    }
    let text = String::from_utf8(bytes).map_err(|_| NoText::NotText)?;
    if text.contains('\0') {
        return Err(NoText::NotText);
    }
    Ok(text)
}

/// Line and column of a byte, both from 1, the column in characters.
pub(super) fn position(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let start = before.rfind('\n').map_or(0, |it| it + 1);
    let line = before.matches('\n').count() + 1;
    (line, before[start..].chars().count() + 1)
}

/// What was found, in one line.
pub(super) fn phrase(text: &str, finding: &Finding) -> String {
    let found = text.get(finding.range.clone()).unwrap_or_default();
    found.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn finding_json(text: &str, finding: &Finding) -> Value {
    let (line, column) = position(text, finding.range.start);
    json!({
        "line": line,
        "column": column,
        "rule": finding.rule,
        "category": finding.category.id(),
        "severity": finding.severity.id(),
        "phrase": phrase(text, finding),
        "why": finding.why,
        "kinder": finding.kinder,
    })
}

fn list_json(rules: &Rules) -> Vec<Value> {
    let rules = rules.all().iter().map(|rule| {
        json!({
            "rule": rule.id,
            "category": rule.category.id(),
            "severity": rule.severity.id(),
            "why": rule.why,
            "kinder": rule.kinder,
        })
    });
    rules.collect()
}

fn shown(session: &Session, text: &str, findings: &[Finding], grave: usize) -> String {
    if findings.is_empty() {
        return session.texts.get("tone-nothing");
    }
    let mut lines = Vec::new();
    for finding in findings {
        let (line, column) = position(text, finding.range.start);
        let places = [
            ("phrase", phrase(text, finding).into()),
            (
                "kind",
                kind(session, finding.category, finding.severity).into(),
            ),
        ];
        let head = session.with("tone-finding", &places);
        lines.push(format!("{line}:{column}  {head}"));
        lines.push(format!("    {}", finding.why));
        let kinder = [("kinder", finding.kinder.as_str().into())];
        lines.push(format!("    {}", session.with("tone-kinder", &kinder)));
    }
    let counts = [("count", findings.len().into()), ("serious", grave.into())];
    lines.push(String::new());
    lines.push(session.with("tone-count", &counts));
    lines.join("\n")
}

fn list(session: &Session, rules: &Rules) -> String {
    let mut lines = Vec::new();
    for rule in rules.all() {
        let kind = kind(session, rule.category, rule.severity);
        let kinder = [("kinder", rule.kinder.as_str().into())];
        lines.push(format!("{}  ({kind})", rule.id));
        lines.push(format!("    {}", rule.why));
        lines.push(format!("    {}", session.with("tone-kinder", &kinder)));
    }
    let count = [("count", rules.all().len().into())];
    lines.push(String::new());
    lines.push(session.with("tone-rules", &count));
    lines.join("\n")
}

/// What a phrase does and how much it weighs, in words.
fn kind(session: &Session, category: Category, severity: Severity) -> String {
    let category = session
        .texts
        .get(&format!("tone-category-{}", category.id()));
    match severity {
        Severity::Serious => session.with("tone-serious", &[("category", category.into())]),
        Severity::Mild => category,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters_of_a_line() {
        let text = "Señora:\nallá vá";
        for (found, place) in [
            ("Señora", (1, 1)),
            (":", (1, 7)),
            ("allá", (2, 1)),
            ("vá", (2, 6)),
        ] {
            let at = text.find(found).expect("is there");
            assert_eq!(position(text, at), place, "{found}");
        }
    }
}
