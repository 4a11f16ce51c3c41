//! Help and usage mistakes in the user's language. Every argument has its text under `cli-COMMAND-ARGUMENT`.

use std::ffi::OsString;

use clap::builder::Resettable;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory};

use super::Cli;
use crate::i18n::Texts;

/// The arguments that every command understands, in the order of the help.
const GLOBALS: [&str; 4] = ["db", "lang", "now", "json"];

/// The help of a command by its words, and of the program when there are none.
pub(super) fn help_of(texts: &Texts, words: &[&str]) -> Option<String> {
    let mut all = command(texts);
    all.build();
    let mut named = &mut all;
    for word in words {
        named = named.find_subcommand_mut(word)?;
    }
    let help = named.render_help().to_string();
    Some(in_words(texts, &help))
}

/// Every command by its words, with what it does, in the order of the help.
pub(super) fn all_commands(texts: &Texts) -> Vec<(String, String)> {
    fn gather(command: &Command, before: &str, found: &mut Vec<(String, String)>) {
        for sub in command.get_subcommands() {
            let words = format!("{before}{}", sub.get_name());
            let about = sub.get_about().map(ToString::to_string);
            found.push((words.clone(), about.unwrap_or_default()));
            gather(sub, &format!("{words} "), found);
        }
    }
    let mut found = Vec::new();
    gather(&command(texts), "", &mut found);
    found
}

/// The help that was asked for, or the version.
pub(super) fn shown_help(texts: &Texts, asked: &clap::Error) -> String {
    in_words(texts, &asked.render().to_string())
}

/// What clap says in its own words, in the user's.
fn in_words(texts: &Texts, help: &str) -> String {
    let options = format!("[{}]", texts.get("cli-value-OPTIONS"));
    let default = format!("[{}: ", texts.get("cli-default"));
    help.replace("[OPTIONS]", &options)
        .replace("[default: ", &default)
}

/// The command line with its texts.
pub(super) fn command(texts: &Texts) -> Command {
    localised(texts, Cli::command(), "global")
        .about(texts.get("cli-about"))
        .after_help(texts.get("cli-after-help"))
        .arg(version_flag(texts))
}

fn localised(texts: &Texts, command: Command, path: &str) -> Command {
    let heading = texts.get("cli-heading-usage");
    let template =
        format!("{{about-with-newline}}\n{heading}: {{usage}}\n\n{{all-args}}{{after-help}}");
    let path = path.to_owned();
    let own_path = path.clone();
    command
        .help_template(template)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(texts.get("cli-heading-commands"))
        .subcommand_value_name(texts.get("cli-value-COMMAND"))
        .mut_args(|arg| localised_arg(texts, arg, &own_path))
        .mut_subcommands(|sub| {
            let sub_path = match path.as_str() {
                "global" => sub.get_name().to_owned(),
                path => format!("{path}-{}", sub.get_name()),
            };
            let about = texts.get(&format!("cli-{sub_path}"));
            localised(texts, sub, &sub_path)
                .about(about)
                .long_about(Resettable::Reset)
        })
        .arg(help_flag(texts))
}

fn help_flag(texts: &Texts) -> Arg {
    Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help)
        .help(texts.get("cli-global-help"))
        .help_heading(texts.get("cli-heading-options"))
        .display_order(1000)
}

fn version_flag(texts: &Texts) -> Arg {
    Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version)
        .help(texts.get("cli-global-version"))
        .help_heading(texts.get("cli-heading-options"))
        .display_order(1001)
}

fn localised_arg(texts: &Texts, arg: Arg, path: &str) -> Arg {
    let id = format!("cli-{path}-{}", arg.get_id());
    let heading = if arg.is_positional() {
        "cli-heading-arguments"
    } else {
        "cli-heading-options"
    };
    let names: Vec<String> = arg
        .get_value_names()
        .unwrap_or_default()
        .iter()
        .map(|name| value_name(texts, name))
        .collect();
    let takes_values = arg.get_action().takes_values();
    let arg = arg
        .help(texts.get(&id))
        .long_help(Resettable::Reset)
        .help_heading(texts.get(heading))
        .hide_possible_values(takes_values);
    let arg = if names.is_empty() {
        arg
    } else {
        arg.value_names(names)
    };
    // What every command understands comes after what is its own.
    match GLOBALS.iter().position(|name| arg.get_id() == name) {
        Some(place) if arg.is_global_set() => arg.display_order(900 + place),
        _ => arg,
    }
}

/// Each word of a value's name in the user's language: `NUMBER[=AMOUNT]` is `NÚMERO[=IMPORTE]`.
fn value_name(texts: &Texts, name: &str) -> String {
    let is_letter = |letter: char| letter.is_ascii_uppercase() || letter == '_';
    let mut shown = String::new();
    let mut rest = name;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|letter| is_letter(letter) != is_letter(first));
        let (part, after) = rest.split_at(end.unwrap_or(rest.len()));
        let id = format!("cli-value-{part}");
        if is_letter(first) && texts.has(&id) {
            shown.push_str(&texts.get(&id));
        } else {
            shown.push_str(part);
        }
        rest = after;
    }
    shown
}

/// What is wrong with a command line.
///
/// `args` are what was typed: whoever named a command is shown how that one is written.
pub(super) fn usage_error(texts: &Texts, error: &clap::Error, args: &[OsString]) -> String {
    let context = |kind: ContextKind| error.get(kind).map(shown).unwrap_or_default();
    let arg = context(ContextKind::InvalidArg);
    let value = context(ContextKind::InvalidValue);
    let problem = match error.kind() {
        ErrorKind::UnknownArgument => texts.with("cli-bad-argument", &[("arg", arg.into())]),
        ErrorKind::InvalidSubcommand => {
            let name = context(ContextKind::InvalidSubcommand);
            texts.with("cli-bad-command", &[("name", name.into())])
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            texts.with("cli-value-missing", &[("arg", arg.into())])
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let places = [("arg", arg.into()), ("value", value.into())];
            texts.with("cli-bad-value", &places)
        }
        ErrorKind::MissingRequiredArgument => texts.with("cli-missing", &[("arg", arg.into())]),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            texts.get("cli-missing-command")
        }
        ErrorKind::ArgumentConflict if arg == context(ContextKind::PriorArg) => {
            texts.with("cli-twice", &[("arg", arg.into())])
        }
        ErrorKind::ArgumentConflict => {
            let other = context(ContextKind::PriorArg);
            texts.with(
                "cli-conflict",
                &[("arg", arg.into()), ("other", other.into())],
            )
        }
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            texts.with(
                "cli-bad-value",
                &[("arg", arg.into()), ("value", value.into())],
            )
        }
        ErrorKind::InvalidUtf8 => texts.get("cli-bad-letters"),
        _ => error.kind().to_string(),
    };
    let mut lines = vec![problem];
    let fitting = match error
        .get(ContextKind::ValidValue)
        .map(shown)
        .filter(|it| !it.is_empty())
    {
        Some(values) => Some(values),
        None => std::error::Error::source(error).map(|source| {
            // The parsers of this program say what fits in signs that need no language; those of others speak English.
            let said = source.to_string();
            if source.is::<std::num::ParseIntError>() {
                texts.get("cli-fits-whole")
            } else if let Some((_, range)) = said.rsplit_once(" is not in ") {
                texts.with("cli-fits-range", &[("range", range_shown(range).into())])
            } else {
                said
            }
        }),
    };
    if let Some(values) = fitting {
        lines.push(texts.with("cli-fitting", &[("values", values.into())]));
    }
    for kind in [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand] {
        if let Some(suggested) = error.get(kind).map(shown).filter(|it| !it.is_empty()) {
            lines.push(texts.with("cli-suggestion", &[("name", suggested.into())]));
        }
    }
    lines.extend(way_to_write(texts, args));
    lines.join("\n")
}

/// How the command that was named is written, and where there is more about it.
fn way_to_write(texts: &Texts, args: &[OsString]) -> Vec<String> {
    let mut all = command(texts);
    all.build();
    // A book may be called like a command.
    let is_value = |at: usize| {
        ["--db", "--lang", "--now"]
            .iter()
            .any(|it| args[at - 1] == *it)
    };
    let named = (1..args.len()).filter(|at| !is_value(*at)).find_map(|at| {
        let name = args[at].to_str()?;
        all.find_subcommand(name).cloned()
    });
    let Some(mut named) = named else {
        return vec![texts.with("cli-see-help", &[("command", "cobro".into())])];
    };
    let usage = named.render_usage().to_string();
    let usage = usage
        .split_once(": ")
        .map_or(usage.as_str(), |(_, usage)| usage);
    let options = format!("[{}]", texts.get("cli-value-OPTIONS"));
    let usage = usage.trim().replace("[OPTIONS]", &options);
    let called = format!("cobro {}", named.get_name());
    vec![
        format!("{}: {usage}", texts.get("cli-heading-usage")),
        texts.with("cli-see-help", &[("command", called.into())]),
    ]
}

/// A range as people write it: `1..=104` is `1–104`.
fn range_shown(range: &str) -> String {
    match range.split_once("..=") {
        Some((least, most)) => format!("{least}–{most}"),
        None => range.trim_end_matches("..").to_owned() + "–",
    }
}

fn shown(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(all) => all.join(", "),
        ContextValue::None => String::new(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(command: &Command, path: &str, found: &mut Vec<String>) {
        for arg in command
            .get_arguments()
            .filter(|arg| !arg.is_global_set() || path == "global")
        {
            found.push(format!("cli-{path}-{}", arg.get_id()));
        }
        for sub in command.get_subcommands() {
            let path = if path == "global" {
                sub.get_name().to_owned()
            } else {
                format!("{path}-{}", sub.get_name())
            };
            found.push(format!("cli-{path}"));
            ids(sub, &path, found);
        }
    }

    #[test]
    fn every_command_and_argument_has_its_text_in_every_language() {
        let mut wanted = Vec::new();
        ids(&Cli::command(), "global", &mut wanted);
        for language in crate::i18n::LANGUAGES {
            let texts = Texts::for_language(Some(language));
            let missing: Vec<&String> = wanted.iter().filter(|id| !texts.has(id)).collect();
            assert!(missing.is_empty(), "no text in {language} for {missing:?}");
        }
    }

    #[test]
    fn the_command_line_is_well_formed() {
        command(&Texts::for_language(Some("es"))).debug_assert();
    }
}
