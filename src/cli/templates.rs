//! `cobro templates list`: the templates of messages; `show` writes one out to be copied; `check` says what is wrong with
//! the user's own.
//!
//! JSON: `list` gives `[{id, title, language, channels, tones, types, relationships, steps, needs, attach, file}]`, `file` null for
//! the program's own; `show` `{id, language, text}`; `check` `{sound, files, problems: [{file, line, reason}]}`, exit code 1
//! unless all is sound.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use clap::Subcommand;
use serde_json::{Value, json};

use super::failure::Failure;
use super::output::Done;
use super::session::Session;
use super::table::{Align, Table, screen_width};
use crate::config::FileProblem;
use crate::i18n::LANGUAGES;
use crate::message::template::{default_text, folder_of, own_files, strays};
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
    told_of(session, &files, &problems)
}

/// A file by itself; its folder says in which language it is, if it stands where templates do.
fn check_one(session: &Session, path: &Path) -> Done {
    let folder = path.parent().and_then(Path::parent);
    let named = folder.and_then(Path::file_name).and_then(OsStr::to_str);
    let language = LANGUAGES.into_iter().find(|it| Some(*it) == named);
    let language = language.unwrap_or(session.texts.tag());
    let found = Templates::problem_of(path, language);
    let problems: Vec<Problem> = found.iter().map(|it| problem(session, it)).collect();
    told_of(session, &[path.to_owned()], &problems)
}

/// A file, a line, and what is wrong there.
type Problem = (PathBuf, Option<usize>, String);

fn problem(session: &Session, it: &FileProblem) -> Problem {
    let reason = session.texts.trouble(&it.trouble);
    (it.path.clone(), it.line, reason)
}

fn told_of(session: &Session, files: &[PathBuf], problems: &[Problem]) -> Done {
    let value = || {
        let each = problems.iter();
        let each = each
            .map(|(file, line, reason)| json!({ "file": file, "line": line, "reason": reason }));
        let each: Vec<Value> = each.collect();
        json!({ "sound": each.is_empty(), "files": files, "problems": each })
    };
    let done = Done::either(session.json, value, || {
        if problems.is_empty() {
            return session.with("cli-templates-sound", &[("count", files.len().into())]);
        }
        let each = problems.iter().map(|(file, line, reason)| {
            let line = line.map(|line| format!(":{line}")).unwrap_or_default();
            format!("{}{line}: {reason}", file.display())
        });
        each.collect::<Vec<_>>().join("\n")
    });
    done.with_code(u8::from(!problems.is_empty()))
}
