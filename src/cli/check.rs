//! `cobro check`: whether the book is sound: the database, the hash chains, every standing, and every cent. With
//! `--rebuild`, what is made from the journal is made anew first. Exit code 1 when something is wrong.
//!
//! JSON: `{debtors, entries, rebuilt, problems: [text], erasures: [{debtor, whose, at, author, rows}]}`; `rebuilt` is null unless
//! it was asked for, `erasures` are the personal data that were erased on request.

use serde_json::json;

use super::failure::Failure;
use super::output::Done;
use super::session::Session;

/// How to check.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Makes anew what is made from the journal.
    #[arg(long)]
    rebuild: bool,
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    let mut book = session.book()?;
    let rebuilt = if args.rebuild {
        Some(book.rebuild()?)
    } else {
        None
    };
    let report = book.check()?;
    let value = || {
        json!({
            "debtors": report.debtors,
            "entries": report.entries,
            "rebuilt": rebuilt,
            "problems": report.problems,
            "erasures": report.erasures,
        })
    };
    let text = || {
        let mut lines = Vec::new();
        if let Some(count) = rebuilt {
            lines.push(session.with("cli-rebuilt", &[("count", count.into())]));
        }
        let places = [
            ("debtors", report.debtors.into()),
            ("entries", report.entries.into()),
        ];
        lines.push(session.with("cli-checked", &places));
        if report.problems.is_empty() {
            lines.push(session.texts.get("cli-check-sound"));
        } else {
            let count = report.problems.len();
            lines.push(session.with("cli-check-problems", &[("count", count.into())]));
            lines.extend(report.problems.iter().map(|problem| format!("  {problem}")));
        }
        let erasures = report.erasures.iter();
        lines.extend(erasures.map(|it| session.texts.erasure_found(it, session.today())));
        lines.join("\n")
    };
    let code = u8::from(!report.problems.is_empty());
    Ok(Done::either(session.json, value, text).with_code(code))
}
