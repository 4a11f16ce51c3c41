//! `cobro report NAME` and `cobro report list`: figures across debtors, on the screen or as a file.
//!
//! The JSON of every report is told in [`crate::export::report_json`]. `list --json`: `[{report, title, about, by: [{by, columns:
//! [{id, type}]}], period, number: {option, usual}, author}]`. What is written to files is told as `{report, files: [{format,
//! file}]}`.

use std::io::Write;
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveDateTime};
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

use super::failure::Failure;
use super::output::Done;
use super::session::Session;
use super::table::screen_width;
use crate::export::{definition_json, report_csv, report_json, report_text, report_xlsx};
use crate::print::Sheet;
use crate::report::{self, Asked, Definition, Report, Wanted, moment_of};

/// Which report, of what, and as what.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The report; the list without one.
    #[arg(value_name = "REPORT", default_value = LIST, hide_default_value = true)]
    name: String,
    /// What the rows are about.
    #[arg(long, value_name = "WHAT")]
    by: Option<String>,
    /// The first day.
    #[arg(long, value_name = "DAY")]
    from: Option<String>,
    /// The last day.
    #[arg(long, value_name = "DAY")]
    to: Option<String>,
    /// The day on which it is told.
    #[arg(long, value_name = "DAY")]
    as_of: Option<String>,
    /// How many days.
    #[arg(long, value_name = "N", value_parser = super::whole(0..=3660u32))]
    days: Option<u32>,
    /// How many weeks.
    #[arg(long, value_name = "N", value_parser = super::whole(1..=104u32))]
    weeks: Option<u32>,
    /// How many clients.
    #[arg(long, value_name = "N", value_parser = super::whole(1..=1000u32))]
    top: Option<u32>,
    /// What one person of the house did.
    #[arg(long, value_name = "NAME")]
    author: Option<String>,
    /// Into a file, or to the standard output.
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,
    /// Into a spreadsheet.
    #[arg(long, value_name = "FILE")]
    xlsx: Option<PathBuf>,
    /// Into a page for print.
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// Replaces files.
    #[arg(long)]
    force: bool,
}

/// The name that stands for all names.
const LIST: &str = "list";

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    if args.name == LIST {
        return Ok(list(session));
    }
    let Some(definition) = report::find(&args.name) else {
        let names: Vec<&str> = report::ALL.iter().map(|it| it.id).collect();
        let places = [
            ("name", args.name.as_str().into()),
            ("names", names.join(", ").into()),
        ];
        return Err(Failure::Usage(session.with("report-unknown", &places)));
    };
    let to_stdout = args.csv.as_deref() == Some(Path::new("-"));
    if to_stdout && session.json {
        let text = session.texts.get("report-csv-or-json");
        return Err(Failure::Usage(text));
    }
    let asked = asked(session, args, definition)?;
    let report = session.book()?.report(&asked)?;
    if to_stdout {
        return csv_to_stdout(&report).map(|()| Done::text(""));
    }
    let files = write_files(session, args, &report)?;
    if !files.is_empty() {
        return Ok(told(session, &report, &files));
    }
    Ok(Done::either(
        session.json,
        || report_json(&report),
        || report_text(&session.texts, &report, screen_width()),
    ))
}

fn asked(
    session: &Session,
    args: &Args,
    definition: &'static Definition,
) -> Result<Asked, Failure> {
    let day = |typed: &Option<String>| -> Result<Option<NaiveDate>, Failure> {
        let typed = typed.as_deref().map(|typed| past_day(session, typed));
        typed.transpose()
    };
    let numbers = [
        ("days", args.days),
        ("weeks", args.weeks),
        ("top", args.top),
    ];
    let numbers = numbers
        .into_iter()
        .filter_map(|(name, number)| Some((name, number?)));
    let wanted = Wanted {
        by: args.by.clone(),
        from: day(&args.from)?,
        to: day(&args.to)?,
        numbers: numbers.collect(),
        author: args.author.clone(),
    };
    let moment = moment(session, day(&args.as_of)?)?;
    let asked = definition.ask(moment, &wanted);
    asked.map_err(|unfit| Failure::Usage(session.texts.unfit(definition.id, &unfit)))
}

/// The end of a past day; the present moment on the present one.
fn moment(session: &Session, as_of: Option<NaiveDate>) -> Result<NaiveDateTime, Failure> {
    let found = moment_of(as_of, session.now());
    found.map_err(|unfit| Failure::Usage(session.texts.unfit("", &unfit)))
}

/// A day as people type it; one that comes round every week or month is the last one.
fn past_day(session: &Session, typed: &str) -> Result<NaiveDate, Failure> {
    match typed.parse() {
        Ok(day) => Ok(day),
        Err(_) => super::order::past_day(session, typed),
    }
}

fn list(session: &Session) -> Done {
    let texts = &session.texts;
    let value = || -> Value {
        let each = report::ALL.iter().map(|definition| {
            let mut value = definition_json(definition);
            value["title"] = texts.report_title(definition.id).into();
            value["about"] = texts.report_about(definition.id).into();
            value
        });
        each.collect()
    };
    let text = || {
        let names = report::ALL.iter().map(|it| it.id.len());
        let indent = names.max().unwrap_or(0) + 2;
        let room = screen_width().saturating_sub(indent);
        let mut text = String::new();
        for definition in &report::ALL {
            let mut lines = wrapped(&texts.report_about(definition.id), room);
            lines.extend(Some(options(definition)).filter(|it| !it.is_empty()));
            let mut name = definition.id;
            for line in lines {
                text.push_str(&format!("{name:indent$}{line}\n"));
                name = "";
            }
        }
        text.push('\n');
        text + &wrapped(&texts.get("report-list-how"), screen_width()).join("\n")
    };
    Done::either(session.json, value, text)
}

/// The words in lines no longer than this, where no word is.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.width() + 1 + word.width() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// `--by debtor|bucket --top 10`
fn options(definition: &Definition) -> String {
    let mut options = Vec::new();
    if !definition.groupings.is_empty() {
        options.push(format!("--by {}", definition.groupings.join("|")));
    }
    let number = definition.number;
    options.extend(number.map(|it| format!("--{} {}", it.name, it.usual)));
    if definition.by_author {
        options.push("--author".to_owned());
    }
    options.join(" ")
}

/// CSV has its own ends of lines and no more than what is in it, so that it goes out as it is.
fn csv_to_stdout(report: &Report) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    let written = out.write_all(report_csv(report).as_bytes());
    match written.and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Failure::Told("io", error.to_string()))
        }
        _ => Ok(()),
    }
}

/// Writes the files that were asked for: all of them, or none.
fn write_files(
    session: &Session,
    args: &Args,
    report: &Report,
) -> Result<Vec<(&'static str, PathBuf)>, Failure> {
    let mut sheets = Vec::new();
    if let Some(path) = &args.csv {
        let sheet = Sheet::lay(path, report_csv(report), args.force)?;
        sheets.push(("csv", sheet));
    }
    if let Some(path) = &args.xlsx {
        let made = report_xlsx(&session.texts, report);
        let made = made.map_err(|problem| {
            let places = [("problem", problem.into())];
            Failure::Told("xlsx", session.with("report-xlsx-failed", &places))
        })?;
        sheets.push(("xlsx", Sheet::lay(path, made, args.force)?));
    }
    if let Some(path) = &args.html {
        let page = session.press().report(report)?;
        sheets.push(("html", Sheet::lay(path, page, args.force)?));
    }
    let kept = sheets.into_iter();
    kept.map(|(format, sheet)| Ok((format, sheet.keep()?)))
        .collect()
}

fn told(session: &Session, report: &Report, files: &[(&'static str, PathBuf)]) -> Done {
    let value = || {
        let files = files.iter();
        let files = files
            .map(|(format, path)| json!({ "format": format, "file": path.display().to_string() }));
        json!({ "report": report.id, "files": files.collect::<Value>() })
    };
    let text = || {
        let lines = files.iter().map(|(_, path)| {
            let title = session.texts.report_title(report.id);
            let path = path.display().to_string();
            let places = [("title", title.into()), ("path", path.into())];
            session.with("report-written", &places)
        });
        lines.collect::<Vec<_>>().join("\n")
    };
    Done::either(session.json, value, text)
}
