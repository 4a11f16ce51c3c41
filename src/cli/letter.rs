//! `cobro letter DEBTOR --text FILE`: a letter with the invoices that it is about, PDF unless something else is asked for.
//!
//! The first line of the file is the subject when it begins with `Asunto:` or `Subject:`; paragraphs have an empty line
//! between them. JSON as of `cobro statement`, with `subject`.

use std::io::Read;
use std::path::{Path, PathBuf};

use super::failure::Failure;
use super::order;
use super::output::Done;
use super::paper::{Out, paper_json, written};
use super::session::Session;
use crate::clean::{TEXT_LENGTH, clean_lines, clean_text};
use crate::domain::money::Currency;
use crate::print::{PrintError, Words};

/// To whom, and what it says.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "DEBTOR")]
    debtor: String,
    #[arg(long, value_name = "FILE")]
    text: PathBuf,
    #[arg(long, value_name = "TEXT")]
    subject: Option<String>,
    #[arg(long, value_name = "LINE")]
    address: Vec<String>,
    #[command(flatten)]
    out: Out,
    #[arg(long, value_name = "CODE", value_parser = order::currency_code)]
    currency: Option<Currency>,
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    let book = session.book()?;
    let file = book.debtor(book.find(&args.debtor)?)?;
    let press = session.press_for(&file.account);
    let (subject, text) = words(&read(&args.text)?);
    let subject = args.subject.clone().or(subject);
    let subject = subject.unwrap_or_else(|| press.texts.get("page-letter-subject"));
    let subject = clean_text(&subject, TEXT_LENGTH).into_owned();
    let words = Words {
        subject: subject.clone(),
        text,
        address: args.address.clone(),
    };
    let paper = press.letter_of(&file.account, session.now(), args.currency, words)?;
    let key = file.account.details.key();
    let path = args
        .out
        .write(session, &press, "letter", key, &paper.html)?;
    Ok(Done::either(
        session.json,
        || {
            let written = Some((path.as_path(), args.out.format()));
            let mut value = paper_json(session, &file, &press, &paper, written);
            value["subject"] = subject.into();
            value
        },
        || {
            let mut text = written(session, "letter", &path, &press, paper.no_code.as_ref());
            if args.address.is_empty() {
                text.push('\n');
                text.push_str(&session.texts.get("page-no-address"));
            }
            text
        },
    ))
}

/// The words of a letter; `-` is the standard input.
fn read(path: &Path) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let done = match path.as_os_str() == "-" {
        true => std::io::stdin().lock().read_to_end(&mut bytes),
        false => std::fs::File::open(path).and_then(|mut file| file.read_to_end(&mut bytes)),
    };
    let failed = |problem: String| {
        let path = path.to_owned();
        Failure::from(PrintError::File { path, problem })
    };
    done.map_err(|error| failed(error.to_string()))?;
    String::from_utf8(bytes).map_err(|_| failed("UTF-8".to_owned()))
}

/// The subject that the first line names, if it does, and the rest.
fn words(text: &str) -> (Option<String>, String) {
    let text = clean_lines(text);
    let first = text.lines().next().unwrap_or_default();
    let named = ["Asunto:", "Subject:"]
        .iter()
        .find_map(|it| first.strip_prefix(it));
    match named {
        Some(subject) => {
            let rest = text.split_once('\n').map_or("", |(_, rest)| rest);
            (Some(subject.trim().to_owned()), rest.trim().to_owned())
        }
        None => (None, text),
    }
}
