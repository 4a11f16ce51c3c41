//! The command line: one file per command. A command works on a [`session::Session`] and gives back what to print, as text
//! for people or as JSON; nothing below this file prints, apart from questions and progress on stderr.
//!
//! Exit codes: 0 done; 1 failed, nothing was changed; 2 wrong usage; 3 done, with parts left out. What went wrong is
//! written to stderr in the user's language and, with `--json`, to stdout as `{"error": {"kind", "message", …}}`, so that
//! stdout holds one JSON document whatever happens.

mod aging;
mod backup;
mod bank;
mod calendar;
mod callback;
mod check;
mod completions;
mod config;
mod contact;
mod credit;
mod dealings;
mod demo;
mod desk;
mod dispute;
mod dossier;
mod dossier_json;
mod export;
mod failure;
mod forecast;
mod formats;
mod guide;
mod help;
mod hold;
mod import;
mod import_many;
mod import_view;
mod instalments;
mod interest;
mod interest_text;
mod json;
mod keys;
mod letter;
mod letters;
mod limits;
mod mail;
mod man;
mod message;
mod message_out;
mod note;
mod order;
mod outbox;
mod output;
mod paper;
mod pay;
mod people;
mod person;
mod plan;
mod profile;
mod promise;
mod promises;
mod protocol;
mod qr;
mod queue;
mod reconcile;
mod report;
mod restore;
mod secret;
mod send;
mod send_view;
mod service;
mod session;
mod show;
mod show_money;
mod show_text;
mod snooze;
mod sql;
mod statement;
mod table;
mod tag;
mod templates;
mod terms;
mod today;
mod tone;
mod type_;
mod undo;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use clap::{FromArgMatches, Parser, Subcommand};

use failure::Failure;
use output::{Done, finish};
use session::Session;

use crate::clock::Clock;
use crate::config::Config;
use crate::i18n::Texts;
use crate::message::{Scripts, Templates};

// The help texts are in `assets/i18n`, not in doc comments: see `help`.
#[derive(Debug, Parser)]
#[command(name = "cobro", version)]
struct Cli {
    #[command(flatten)]
    globals: Globals,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, clap::Args)]
struct Globals {
    #[arg(
        long,
        global = true,
        env = "COBRO_DB",
        value_name = "FILE",
        hide_env = true
    )]
    db: Option<PathBuf>,
    #[arg(long, global = true, value_name = "LANG", value_parser = language)]
    lang: Option<String>,
    #[arg(long, global = true, env = "COBRO_NOW", value_name = "MOMENT", hide_env = true, value_parser = moment)]
    now: Option<NaiveDateTime>,
    #[arg(long, global = true)]
    json: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    Import(import::Args),
    Queue(queue::Args),
    Show(show::Args),
    Promise(promise::Args),
    Pay(pay::Args),
    Plan(plan::Args),
    Instalments(instalments::Args),
    Dispute(dispute::Args),
    Hold(hold::Args),
    Credit(credit::Args),
    Writeoff(credit::WriteOffArgs),
    Note(note::Args),
    Contact(contact::Args),
    Callback(callback::Args),
    Snooze(snooze::Args),
    Tag(tag::Args),
    Type(type_::Args),
    Terms(terms::Args),
    Interest(interest::Args),
    People(people::Args),
    Profile(profile::Args),
    Protocol(protocol::Args),
    Service(service::Args),
    HandOver(service::HandOverArgs),
    Limits(limits::Args),
    Undo(undo::Args),
    Aging(aging::Args),
    Forecast(forecast::Args),
    Promises(promises::Args),
    Report(report::Args),
    Today,
    Check(check::Args),
    Backup(backup::Args),
    Restore(restore::Args),
    Export(export::Args),
    Calendar(calendar::Args),
    Keys,
    Sql(sql::Args),
    Config(config::Args),
    Completions(completions::Args),
    Demo(demo::Args),
    Message(message::Args),
    Templates(templates::Args),
    Send(send::Args),
    Outbox(outbox::Args),
    Mail(mail::Args),
    Tone(tone::Args),
    Statement(statement::Args),
    Letter(letter::Args),
    Qr(qr::Args),
    Tour,
    Help(guide::Args),
    Man(man::Args),
    Person(person::Args),
    Formats,
    Dossier(dossier::Args),
    Bank(bank::Args),
    Reconcile(reconcile::Args),
}

/// Runs the program with these arguments, the program's name first.
pub fn main(args: Vec<OsString>) -> ExitCode {
    let config_path = session::config_path();
    let (config, mut config_problems) =
        config_path.as_deref().map(Config::load).unwrap_or_default();
    let named = asked_language(&args);
    let language_named = named.is_some();
    let asked = named.unwrap_or_else(|| config.language.clone());
    let texts = Texts::for_language(Some(&asked))
        .with_protocols(&config.protocols)
        .in_country(&config.country());
    let (scripts, unsound) = Scripts::load(config_path.as_deref());
    config_problems.extend(unsound);
    let (templates, unsound) = Templates::load(config_path.as_deref());
    config_problems.extend(unsound);
    let excuses = scripts.excuse_names(texts.tag());
    let texts = texts.with_excuses(excuses);
    for problem in &config_problems {
        output::warn(&texts.file_problem(problem));
    }
    let cli = match parse(&texts, &args) {
        Ok(cli) => cli,
        Err(error) => return usage(&texts, &error, &args),
    };
    let session = Session {
        texts,
        language_named,
        config,
        config_problems,
        clock: cli.globals.now.map_or(Clock::System, Clock::Fixed),
        db: cli.globals.db,
        config_path,
        templates,
        json: cli.globals.json,
    };
    let result = run(&session, cli.command);
    finish(&session.texts, session.json, result)
}

fn run(session: &Session, command: Option<Command>) -> Result<Done, Failure> {
    match command {
        None => desk::open(session),
        Some(Command::Import(args)) => import::run(session, &args),
        Some(Command::Queue(args)) => queue::run(session, &args),
        Some(Command::Show(args)) => show::run(session, &args),
        Some(Command::Promise(args)) => promise::run(session, &args),
        Some(Command::Pay(args)) => pay::run(session, &args),
        Some(Command::Plan(args)) => plan::run(session, &args),
        Some(Command::Instalments(args)) => instalments::run(session, &args),
        Some(Command::Dispute(args)) => dispute::run(session, &args),
        Some(Command::Hold(args)) => hold::run(session, &args),
        Some(Command::Credit(args)) => credit::run(session, &args),
        Some(Command::Writeoff(args)) => credit::write_off(session, &args),
        Some(Command::Note(args)) => note::run(session, &args),
        Some(Command::Contact(args)) => contact::run(session, &args),
        Some(Command::Callback(args)) => callback::run(session, &args),
        Some(Command::Snooze(args)) => snooze::run(session, &args),
        Some(Command::Tag(args)) => tag::run(session, &args),
        Some(Command::Type(args)) => type_::run(session, &args),
        Some(Command::Terms(args)) => terms::run(session, &args),
        Some(Command::Interest(args)) => interest::run(session, &args),
        Some(Command::People(args)) => people::run(session, &args),
        Some(Command::Profile(args)) => profile::run(session, &args),
        Some(Command::Protocol(args)) => protocol::run(session, &args),
        Some(Command::Service(args)) => service::run(session, &args),
        Some(Command::HandOver(args)) => service::hand_over(session, &args),
        Some(Command::Limits(args)) => limits::run(session, &args),
        Some(Command::Undo(args)) => undo::run(session, &args),
        Some(Command::Aging(args)) => aging::run(session, &args),
        Some(Command::Forecast(args)) => forecast::run(session, &args),
        Some(Command::Promises(args)) => promises::run(session, &args),
        Some(Command::Report(args)) => report::run(session, &args),
        Some(Command::Today) => today::run(session),
        Some(Command::Check(args)) => check::run(session, &args),
        Some(Command::Backup(args)) => backup::run(session, &args),
        Some(Command::Restore(args)) => restore::run(session, &args),
        Some(Command::Export(args)) => export::run(session, &args),
        Some(Command::Calendar(args)) => calendar::run(session, &args),
        Some(Command::Keys) => {
            let (rows, mistakes) = desk::key_rows(session);
            keys::run(session, &rows, &mistakes)
        }
        Some(Command::Sql(args)) => sql::run(session, &args),
        Some(Command::Config(args)) => config::run(session, &args),
        Some(Command::Completions(args)) => completions::run(session, &args),
        Some(Command::Demo(args)) => demo::run(session, &args),
        Some(Command::Message(args)) => message::run(session, &args),
        Some(Command::Templates(args)) => templates::run(session, &args),
        Some(Command::Send(args)) => send::run(session, &args),
        Some(Command::Outbox(args)) => outbox::run(session, &args),
        Some(Command::Mail(args)) => mail::run(session, &args),
        Some(Command::Tone(args)) => tone::run(session, &args),
        Some(Command::Statement(args)) => statement::run(session, &args),
        Some(Command::Letter(args)) => letter::run(session, &args),
        Some(Command::Qr(args)) => qr::run(session, &args),
        Some(Command::Tour) => desk::tour(session),
        Some(Command::Help(args)) => guide::run(session, &args),
        Some(Command::Man(args)) => man::run(session, &args),
        Some(Command::Person(args)) => person::run(session, &args),
        Some(Command::Formats) => formats::run(session),
        Some(Command::Dossier(args)) => dossier::run(session, &args),
        Some(Command::Bank(args)) => bank::run(session, &args),
        Some(Command::Reconcile(args)) => reconcile::run(session, &args),
    }
}

fn parse(texts: &Texts, args: &[OsString]) -> Result<Cli, clap::Error> {
    let matches = help::command(texts).try_get_matches_from(args)?;
    Cli::from_arg_matches(&matches)
}

/// Help and version are no mistakes, and go to stdout.
fn usage(texts: &Texts, error: &clap::Error, args: &[OsString]) -> ExitCode {
    if !error.use_stderr() {
        let shown = Done::text(help::shown_help(texts, error));
        return finish(texts, false, Ok(shown));
    }
    finish(
        texts,
        wants_json(args),
        Err(Failure::Usage(help::usage_error(texts, error, args))),
    )
}

fn wants_json(args: &[OsString]) -> bool {
    args.iter()
        .take_while(|arg| *arg != "--")
        .any(|arg| arg == "--json")
}

/// The language that `--lang` asks for, known before anything is parsed so that mistakes can be told in it.
fn asked_language(args: &[OsString]) -> Option<String> {
    let mut args = args
        .iter()
        .map(|arg| arg.to_string_lossy())
        .take_while(|arg| arg != "--");
    let asked = loop {
        let arg = args.next()?;
        if arg == "--lang" {
            break args.next()?.into_owned();
        }
        if let Some(value) = arg.strip_prefix("--lang=") {
            break value.to_owned();
        }
    };
    Texts::knows(&asked).then_some(asked)
}

/// Reads a whole number of a range. What fits is said in figures, which need no language.
fn whole<T>(range: std::ops::RangeInclusive<T>) -> impl Fn(&str) -> Result<T, String> + Clone
where
    T: std::str::FromStr + PartialOrd + std::fmt::Display + Clone,
{
    move |text| {
        let number = text.trim().parse::<T>().ok();
        let fitting = number.filter(|number| range.contains(number));
        fitting.ok_or_else(|| format!("{}–{}", range.start(), range.end()))
    }
}

fn language(text: &str) -> Result<String, String> {
    if Texts::knows(text) {
        Ok(text.to_owned())
    } else {
        Err("es, en".to_owned())
    }
}

/// Reads a moment: `2026-11-23T10:00`, with seconds or without, a blank in place of the `T`, or a day alone. A day alone
/// is its last second, so that everything that happened on that day counts.
fn moment(text: &str) -> Result<NaiveDateTime, String> {
    let text = text.trim();
    let formats = [
        "%Y-%m-%dT%H:%M:%S",
        "%Y-%m-%dT%H:%M",
        "%Y-%m-%d %H:%M:%S",
        "%Y-%m-%d %H:%M",
    ];
    let exact = formats
        .iter()
        .find_map(|format| NaiveDateTime::parse_from_str(text, format).ok());
    let last_second = NaiveTime::from_hms_opt(23, 59, 59).unwrap_or_default();
    let day = || Some(text.parse::<NaiveDate>().ok()?.and_time(last_second));
    exact
        .or_else(day)
        .ok_or_else(|| "2026-11-23T10:00, 2026-11-23".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_read_to_the_second_and_a_day_alone_is_its_end() {
        for (text, read) in [
            ("2026-11-23T10:00", Some("2026-11-23 10:00:00")),
            ("2026-11-23T10:00:07", Some("2026-11-23 10:00:07")),
            ("2026-11-23 10:00", Some("2026-11-23 10:00:00")),
            ("2026-11-23", Some("2026-11-23 23:59:59")),
            ("2026-02-30", None),
            ("10:00", None),
            ("", None),
        ] {
            assert_eq!(
                moment(text).ok().map(|it| it.to_string()).as_deref(),
                read,
                "{text}"
            );
        }
    }

    #[test]
    fn the_language_is_known_before_parsing() {
        let asked =
            |line: &str| asked_language(&line.split(' ').map(OsString::from).collect::<Vec<_>>());
        assert_eq!(asked("cobro queue --lang es-MX").as_deref(), Some("es-MX"));
        assert_eq!(asked("cobro --lang=en queue").as_deref(), Some("en"));
        assert_eq!(asked("cobro --lang klingon"), None);
        assert_eq!(asked("cobro note x -- --lang es"), None);
    }
}
