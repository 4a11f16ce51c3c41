//! `cobro templates list`: the templates of messages; `show` writes one out to be copied; `check` says what is wrong with
//! the user's own.
//!
//! JSON: `list` gives `[{id, title, language, channels, tones, types, relationships, steps, needs, attach, file}]`, `file` null for
//! the program's own; `show` `{id, language, text}`; `check` `{sound, files, problems: [{file, line, reason}], tone:
//! [{file, line, column, rule, category, severity, phrase, why, kinder}]}`, exit code 1 unless all is sound, else 3 when
//! something in them offends seriously.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use clap::Subcommand;
use serde_json::{Value, json};

use super::failure::Failure;
use super::output::Done;
use super::session::Session;
use super::table::{Align, Table, screen_width};
use super::tone::{SERIOUS, finding_json, phrase, position};
use crate::config::FileProblem;
use crate::i18n::LANGUAGES;
use crate::message::template::{default_text, folder_of, own_files, strays};
use crate::message::tone::{Severity, Tone};
use crate::message::{Template, Templates};

/// What to do.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    List,
    Show {
        #[arg(value_name = "TEMPLATE")]
        id: String,
    },
    Check {
        #[arg(value_name = "FILE")]
        file: Option<PathBuf>,
    },
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    match &args.what {
        What::List => Ok(list(session)),
        What::Show { id } => show(session, id),
        What::Check { file: None } => Ok(check(session)),
        What::Check { file: Some(path) } => Ok(check_one(session, path)),
    }
}

/// The user's own file of a template, if there is one.
fn own_file(session: &Session, id: &str) -> Option<PathBuf> {
    let folder = folder_of(session.config_path.as_deref()?, session.texts.tag());
    let path = folder.join(format!("{id}.toml"));
    path.exists().then_some(path)
}

fn list(session: &Session) -> Done {
    let texts = &session.texts;
    let (language, set) = session.templates.in_language(texts.tag(), texts.tag());
    let value = || {
        let each = set.templates().iter();
        each.map(|it| template_json(session, language, it))
            .collect()
    };
    Done::either(session.json, value, || {
        let mut table = Table::new(vec![
            (texts.get("cli-column-template"), Align::Left),
            (texts.get("cli-column-title"), Align::Left),
            (texts.get("cli-column-channels"), Align::Left),
            (texts.get("cli-column-for-steps"), Align::Left),
        ]);
        for it in set.templates() {
            let own = own_file(session, &it.id).map(|_| texts.get("cli-templates-own"));
            let steps = it.steps.iter().map(String::as_str);
            let tones = it.tones.iter().map(|tone| tone.id());
            table.row(vec![
                it.id.clone(),
                match own {
                    Some(own) => format!("{} ({own})", it.title),
                    None => it.title.clone(),
                },
                texts.channels(&it.channels()),
                steps.chain(tones).collect::<Vec<_>>().join(", "),
            ]);
        }
        table.render(screen_width())
    })
}

fn template_json(session: &Session, language: &str, template: &Template) -> Value {
    let channels: Vec<&str> = template.channels().into_iter().map(|it| it.id()).collect();
    json!({
        "id": template.id,
        "title": template.title,
        "language": language,
        "channels": channels,
        "tones": template.tones,
        "types": template.types,
        "relationships": template.relationships,
        "steps": template.steps,
        "needs": template.needs,
        "attach": template.attach,
        "file": own_file(session, &template.id),
    })
}

fn show(session: &Session, id: &str) -> Result<Done, Failure> {
    let texts = &session.texts;
    let language = texts.tag();
    let theirs = own_file(session, id).and_then(|path| std::fs::read_to_string(path).ok());
    let own = || default_text(language, id).map(str::to_owned);
    let text = theirs.or_else(own).ok_or_else(|| {
        let why = session.with("message-no-template", &[("id", id.into())]);
        Failure::Usage(why)
    })?;
    let value = || json!({ "id": id, "language": language, "text": text });
    Ok(Done::either(session.json, value, || text.clone()))
}

fn check(session: &Session) -> Done {
    let config = session.config_path.as_deref();
    let folders = LANGUAGES.map(|language| config.map(|it| folder_of(it, language)));
    let of_templates = |it: &&FileProblem| {
        let folder = it.path.parent();
        folders.iter().flatten().any(|known| folder == Some(known))
    };
    let told = session.config_problems.iter().filter(of_templates);
    let mut problems: Vec<Problem> = told.map(|it| problem(session, it)).collect();
    let mut files = Vec::new();
    for language in LANGUAGES {
        for path in config.map(|it| strays(it, language)).unwrap_or_default() {
            problems.push((path, None, session.texts.get("cli-templates-stray")));
        }
        files.extend(config.map(|it| own_files(it, language)).unwrap_or_default());
    }
    let tone = LANGUAGES.into_iter().flat_map(|language| {
        let own = files.iter().filter(move |path| is_in(path, language));
        own.flat_map(move |path| tone_of(session, path, language))
    });
    told_of(session, &files, &problems, &tone.collect::<Vec<_>>())
}

/// Whether a file stands in the folder of the templates of a language.
fn is_in(path: &Path, language: &str) -> bool {
    let folder = path.parent().and_then(Path::parent);
    folder.and_then(Path::file_name) == Some(OsStr::new(language))
}

/// A file by itself; its folder says in which language it is, if it stands where templates do.
fn check_one(session: &Session, path: &Path) -> Done {
    let language = LANGUAGES.into_iter().find(|it| is_in(path, it));
    let language = language.unwrap_or(session.texts.tag());
    let found = Templates::problem_of(path, language);
    let problems: Vec<Problem> = found.iter().map(|it| problem(session, it)).collect();
    let tone = tone_of(session, path, language);
    told_of(session, &[path.to_owned()], &problems, &tone)
}

/// What in a file offends: the file, and what was found in its text, in JSON and in words.
struct Offence {
    path: PathBuf,
    line: usize,
    is_serious: bool,
    value: Value,
    words: String,
}

fn tone_of(session: &Session, path: &Path, language: &str) -> Vec<Offence> {
    // That it can't be read is a problem that was told of.
    let Ok(text) = std::fs::read_to_string(path) else {
        return Vec::new();
    };
    let (tone, _) = Tone::load(session.config_path.as_deref());
    let Some(rules) = tone.in_language(language) else {
        return Vec::new();
    };
    let said = without_comments(&text);
    let findings = rules.check(&said);
    let offences = findings.iter().map(|it| {
        let (line, _) = position(&said, it.range.start);
        let mut value = finding_json(&said, it);
        value["file"] = path.display().to_string().into();
        let places = [
            ("phrase", phrase(&said, it).into()),
            ("rule", it.rule.as_str().into()),
            ("why", it.why.as_str().into()),
            ("kinder", it.kinder.as_str().into()),
        ];
        Offence {
            path: path.to_owned(),
            line,
            is_serious: it.severity == Severity::Serious,
            value,
            words: session.with("cli-templates-tone-rule", &places),
        }
    });
    offences.collect()
}

/// The lines of a template, those that only explain it being empty: they go to nobody.
fn without_comments(text: &str) -> String {
    let lines = text.lines();
    let lines = lines.map(|line| match line.trim_start().starts_with('#') {
        true => "",
        false => line,
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A file, a line, and what is wrong there.
type Problem = (PathBuf, Option<usize>, String);

fn problem(session: &Session, it: &FileProblem) -> Problem {
    let reason = session.texts.trouble(&it.trouble);
    (it.path.clone(), it.line, reason)
}

fn told_of(session: &Session, files: &[PathBuf], problems: &[Problem], tone: &[Offence]) -> Done {
    let value = || {
        let each = problems.iter();
        let each = each
            .map(|(file, line, reason)| json!({ "file": file, "line": line, "reason": reason }));
        let each: Vec<Value> = each.collect();
        let tone: Vec<&Value> = tone.iter().map(|it| &it.value).collect();
        json!({ "sound": each.is_empty(), "files": files, "problems": each, "tone": tone })
    };
    let done = Done::either(session.json, value, || {
        let mut lines = Vec::new();
        if problems.is_empty() {
            let count = [("count", files.len().into())];
            lines.push(session.with("cli-templates-sound", &count));
        }
        if tone.is_empty() && !files.is_empty() {
            lines.push(session.texts.get("cli-templates-tone-clean"));
        }
        let each = problems.iter().map(|(file, line, reason)| {
            let line = line.map(|line| format!(":{line}")).unwrap_or_default();
            format!("{}{line}: {reason}", file.display())
        });
        lines.extend(each);
        let tone = tone.iter();
        lines.extend(tone.map(|it| format!("{}:{}: {}", it.path.display(), it.line, it.words)));
        lines.join("\n")
    });
    let offends = tone.iter().any(|it| it.is_serious);
    done.with_code(match (problems.is_empty(), offends) {
        (false, _) => 1,
        (true, true) => SERIOUS,
        (true, false) => 0,
    })
}
