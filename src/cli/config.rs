//! `cobro config`: where the configuration is, what holds, and a file to begin with.
//!
//! JSON: `path` and `init` give `{path, exists}`, `show` gives every value that holds, named as in
//! the file, `policy` gives `{path, exists, house, terms_days, terms, promise, plan, credit, follow_up, limits,
//! interest, prescription, sections: [{id, title, lines}]}`.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Subcommand;
use serde_json::json;

use super::failure::Failure;
use super::output::Done;
use super::session::Session;
use crate::config::DEFAULT_TEXT;

/// What to do.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Path,
    Show,
    Init,
    Policy,
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    match args.what {
        What::Path => path(session),
        What::Show => show(session),
        What::Init => init(session),
        What::Policy => policy(session),
    }
}

fn place(session: &Session) -> Result<PathBuf, Failure> {
    session.config_path.clone().ok_or(Failure::NoHome)
}

fn path(session: &Session) -> Result<Done, Failure> {
    let path = place(session)?;
    let value = || json!({ "path": path.display().to_string(), "exists": path.exists() });
    Ok(Done::either(session.json, value, || {
        path.display().to_string()
    }))
}

fn show(session: &Session) -> Result<Done, Failure> {
    let problem = |error: String| Failure::Told("config", error);
    if session.json {
        let value =
            serde_json::to_value(&session.config).map_err(|error| problem(error.to_string()))?;
        return Ok(Done::json(&value));
    }
    let text = toml::to_string(&session.config).map_err(|error| problem(error.to_string()))?;
    Ok(Done::text(text))
}

/// The collection policy in words.
fn policy(session: &Session) -> Result<Done, Failure> {
    let config = &session.config;
    let path = session.config_path.as_deref();
    let exists = path.is_some_and(Path::exists);
    let file = path.map(|path| (path, exists));
    let sections = session.texts.policy(config, file);
    let value = || {
        let each = sections
            .iter()
            .map(|it| json!({ "id": it.id, "title": it.title, "lines": it.lines }));
        json!({
            "path": path.map(|path| path.display().to_string()),
            "exists": exists,
            "house": config.house,
            "terms_days": config.terms_days,
            "terms": config.terms,
            "promise": config.promise,
            "plan": config.plan,
            "credit": config.credit,
            "follow_up": config.follow_up,
            "limits": {
                "profile": config.limits.profile,
                "country": config.limits_profile(),
                "holidays": config.limits.holidays,
            },
            "interest": config.interest,
            "prescription": config.prescription,
            "sections": each.collect::<Vec<_>>(),
        })
    };
    Ok(Done::either(session.json, value, || {
        let told = sections.iter().map(|section| {
            let lines = section.lines.iter().map(|line| format!("  {line}\n"));
            format!("{}\n{}", section.title, lines.collect::<String>())
        });
        told.collect::<Vec<_>>().join("\n")
    }))
}

fn init(session: &Session) -> Result<Done, Failure> {
    let path = place(session)?;
    write_new(&path).map_err(|error| {
        let shown = path.display().to_string();
        match error.kind() {
            std::io::ErrorKind::AlreadyExists => Failure::Told(
                "exists",
                session.with("error-exists", &[("path", shown.into())]),
            ),
            _ => {
                let places = [
                    ("path", shown.into()),
                    ("problem", error.to_string().into()),
                ];
                Failure::Told("file", session.with("error-file", &places))
            }
        }
    })?;
    let shown = path.display().to_string();
    let value = json!({ "path": shown, "exists": true });
    Ok(Done::either(
        session.json,
        || value,
        || session.with("cli-config-written", &[("path", shown.as_str().into())]),
    ))
}

fn write_new(path: &Path) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut file = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)?;
    file.write_all(DEFAULT_TEXT.as_bytes())
}
