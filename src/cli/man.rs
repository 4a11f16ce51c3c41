//! `cobro man [--out FOLDER]`: the manual, in the user's language. Without a folder the page of the program is printed; into
//! a folder goes that page and one for each command.
//!
//! JSON, with `--out`: `{folder, pages}`.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};
use serde_json::json;

use super::failure::Failure;
use super::help;
use super::output::Done;
use super::session::Session;
use crate::i18n::{Place, Texts};

/// The section of the manual that programs are in.
const SECTION: &str = "1";

/// What the page of the program tells besides its commands: the id of each heading with what is listed under it.
const MORE: [(&str, &[&str]); 3] = [
    (
        "environment",
        &["COBRO_DB", "COBRO_CONFIG", "COBRO_NOW", "NO_COLOR", "PAGER"],
    ),
    ("exit", &["0", "1", "2", "3"]),
    ("files", &["cobro.db", "config.toml"]),
];

/// Where to.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The folder.
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    let texts = &session.texts;
    let Some(folder) = &args.out else {
        let page = page(texts, &built(texts), true).map_err(|error| unwritten(session, &error))?;
        return Ok(Done::script(&page));
    };
    let pages = write_all(texts, folder).map_err(|error| unwritten(session, &error))?;
    let shown = folder.display().to_string();
    let value = json!({ "folder": shown, "pages": pages });
    Ok(Done::either(
        session.json,
        || value,
        || {
            let places = [
                ("count", Place::from(pages.len())),
                ("folder", Place::from(&shown)),
            ];
            session.with("man-written", &places)
        },
    ))
}

fn unwritten(session: &Session, error: &std::io::Error) -> Failure {
    let places = [("problem", Place::from(error.to_string()))];
    Failure::Told("man_unwritten", session.with("man-unwritten", &places))
}

fn built(texts: &Texts) -> Command {
    let mut all = help::command(texts);
    all.build();
    all
}

/// Writes a page for the program and one for each command, and gives back their names.
fn write_all(texts: &Texts, folder: &Path) -> std::io::Result<Vec<String>> {
    fs::create_dir_all(folder)?;
    let all = built(texts);
    let mut commands = vec![(&all, true)];
    let mut names = Vec::new();
    while let Some((command, is_program)) = commands.pop() {
        commands.extend(command.get_subcommands().map(|sub| (sub, false)));
        let name = format!("{}.{SECTION}", name_of(command));
        fs::write(folder.join(&name), page(texts, command, is_program)?)?;
        names.push(name);
    }
    names.sort();
    Ok(names)
}

/// `cobro-plan` for `cobro plan`.
fn name_of(command: &Command) -> &str {
    command
        .get_display_name()
        .unwrap_or_else(|| command.get_name())
}

fn page(texts: &Texts, command: &Command, is_program: bool) -> std::io::Result<Vec<u8>> {
    let source = format!("cobro {}", env!("CARGO_PKG_VERSION"));
    let man = Man::new(command.clone())
        .section(SECTION)
        // An empty date would be left out, and what follows would stand in its place.
        .date(" ")
        .source(source)
        .manual(texts.get("man-manual"));
    let mut out = Vec::new();
    man.render_title(&mut out)?;
    headed(texts, "name", &mut out, |out| {
        let mut named = Vec::new();
        man.render_name_section(&mut named)?;
        // What the program is about begins with its name already.
        let named = String::from_utf8_lossy(&named).replace("\\- cobro: ", "\\- ");
        out.extend(named.into_bytes());
        Ok(())
    })?;
    headed(texts, "synopsis", &mut out, |out| {
        man.render_synopsis_section(out)
    })?;
    if is_program {
        let text = [roman(texts.get("man-description"))];
        section(texts, "description", &mut out, |roff| {
            roff.text(text);
        })?;
    }
    if command.has_subcommands() {
        headed(texts, "commands", &mut out, |out| {
            man.render_subcommands_section(out)
        })?;
    }
    let mut options = Vec::new();
    man.render_options_section(&mut options)?;
    let default = format!("[{}: ", texts.get("cli-default"));
    let options = String::from_utf8_lossy(&options).replace("[default: ", &default);
    out.extend(options.into_bytes());
    if is_program {
        tell_more(texts, &mut out)?;
    }
    Ok(out)
}

/// A section of clap's under a heading in the user's language.
fn headed(
    texts: &Texts,
    heading: &str,
    out: &mut Vec<u8>,
    render: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>,
) -> std::io::Result<()> {
    let mut body = Vec::new();
    render(&mut body)?;
    let body = String::from_utf8_lossy(&body);
    // The heading is the first line that begins a section.
    let after = body.split_once(".SH ").map_or("", |(_, after)| after);
    let body = after.split_once('\n').map_or("", |(_, body)| body);
    section(texts, heading, out, |_| {})?;
    out.extend(body.as_bytes());
    Ok(())
}

fn section(
    texts: &Texts,
    heading: &str,
    out: &mut Vec<u8>,
    fill: impl FnOnce(&mut Roff),
) -> std::io::Result<()> {
    let mut roff = Roff::default();
    let heading = texts.get(&format!("man-heading-{heading}"));
    roff.control("SH", [heading.as_str()]);
    fill(&mut roff);
    roff.to_writer(out)
}

fn tell_more(texts: &Texts, out: &mut Vec<u8>) -> std::io::Result<()> {
    for (heading, names) in MORE {
        section(texts, heading, out, |roff| {
            for name in names {
                roff.control("TP", []);
                roff.text([bold(*name)]);
                roff.text([roman(texts.get(&format!("man-{heading}-{}", id(name))))]);
            }
        })?;
    }
    section(texts, "more", out, |roff| {
        roff.text([roman(texts.get("man-more"))]);
    })
}

/// A name as it stands in the id of a text.
fn id(name: &str) -> String {
    name.to_lowercase().replace(['.', '_'], "-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::LANGUAGES;

    #[test]
    fn the_manual_has_a_page_for_each_command_and_every_text_is_there() {
        for language in LANGUAGES {
            let texts = Texts::for_language(Some(language));
            let folder = tempfile::tempdir().expect("a folder");
            let pages = write_all(&texts, folder.path()).expect("written");
            let all = built(&texts);
            let main = fs::read_to_string(folder.path().join("cobro.1")).expect("a page");
            for sub in all.get_subcommands() {
                let name = format!("cobro-{}", sub.get_name());
                assert!(pages.contains(&format!("{name}.1")), "{name}: {pages:?}");
                let listed = name.replace('-', "\\-");
                assert!(main.contains(&format!("{listed}(1)")), "{name}: {main}");
            }
            for (heading, names) in MORE {
                for name in names {
                    let id = format!("man-{heading}-{}", id(name));
                    assert!(texts.has(&id), "{language}: {id}");
                }
            }
            assert!(pages.len() > 37, "{pages:?}");
            for page in &pages {
                let text = fs::read_to_string(folder.path().join(page)).expect("a page");
                let id = if language == "es" { "NOMBRE" } else { "NAME" };
                assert!(text.contains(&format!(".SH {id}")), "{page}: {text}");
            }
            for heading in ["NAME", "SYNOPSIS", "SUBCOMMANDS", "OPTIONS"] {
                let is_there = main.contains(&format!(".SH {heading}"));
                assert!(language == "en" || !is_there, "{main}");
            }
        }
    }
}
