//! `cobro send (DEBTOR|--debtors A,B|--step STEP) [--template NAME] [--dry-run] [--yes]`: e-mails to clients, one after the
//! other. Without a template each gets the one that fits the step that is due.
//!
//! JSON: `{dry_run, sent, refused, unknown, skipped, left, stopped: {kind, text} or null, messages: [{code, name, outcome, to,
//! subject, text, template, attachments, reason, why, answer}]}`; `outcome` is `sent`, `refused`, `unknown`, `skipped`, or
//! `ready` in a dry run; `reason` is a stable name and `why` the words for it, null when it was sent; `answer` is what the server said.

use std::collections::BTreeSet;
use std::io::{BufRead, IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use indicatif::{ProgressBar, ProgressStyle};

use super::failure::Failure;
use super::letters;
use super::mail;
use super::order::words;
use super::output::{Done, warn};
use super::send_view::{confirm_text, dry_run, report};
use super::session::Session;
use super::{type_, whole};
use crate::app::{Book, BulkOrder, BulkReport, Candidate, Progress};
use crate::domain::queue::Filter;
use crate::store::DebtorId;

/// To whom, and what.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "DEBTOR", conflicts_with_all = ["debtors", "due"])]
    debtor: Option<String>,
    #[arg(
        long,
        value_name = "DEBTORS",
        value_delimiter = ',',
        conflicts_with = "due"
    )]
    debtors: Vec<String>,
    #[arg(long)]
    due: bool,
    #[arg(long, value_name = "STEP")]
    step: Option<String>,
    #[arg(long, value_name = "TEMPLATE")]
    template: Option<String>,
    #[arg(long = "type", value_name = "TYPE")]
    types: Vec<String>,
    #[arg(long, value_name = "TAG")]
    tag: Option<String>,
    #[arg(long, value_name = "TEXT")]
    search: Option<String>,
    #[arg(long, value_name = "DAYS", allow_negative_numbers = true, value_parser = whole(0..=36_500_i64))]
    least_days: Option<i64>,
    #[arg(long, value_name = "TEXT")]
    despite: Option<String>,
    #[arg(long)]
    dry_run: bool,
    #[arg(long)]
    yes: bool,
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    let mut book = session.book()?;
    book.settle_outbox()?;
    let order = BulkOrder {
        step: args.step.clone(),
        template: args.template.clone(),
        despite: words(args.despite.as_deref()),
        ..BulkOrder::default()
    };
    let letters = letters::scribe(session);
    letters::check(session, args.template.as_deref())?;
    let debtors = whom(session, args, &mut book)?;
    if args.dry_run || !args.yes {
        let mut candidates = Vec::with_capacity(debtors.len());
        for debtor in &debtors {
            candidates.push(book.candidate(*debtor, &order, &letters)?);
        }
        if args.dry_run {
            return Ok(dry_run(session, &candidates));
        }
        if candidates.iter().all(|it| it.what.is_err()) {
            return report(session, BulkReport::without_any(candidates));
        }
        confirm(session, &candidates)?;
    }
    if debtors.is_empty() {
        return report(session, BulkReport::default());
    }
    let (mut postman, _) = mail::postman(session)?;
    let (bar, stop) = (progress(session, debtors.len()), stopper());
    let mut watch = |it: &Progress<'_>| {
        bar.set_position(it.done as u64);
        bar.set_message(it.next.unwrap_or_default().to_owned());
        !stop.load(Ordering::Relaxed)
    };
    let done = book.send_each(&debtors, &order, &letters, &mut postman, &mut watch);
    bar.finish_and_clear();
    report(session, done)
}

/// Whoever was named, else everybody whose step it is today.
fn whom(session: &Session, args: &Args, book: &mut Book) -> Result<Vec<DebtorId>, Failure> {
    let filter = Filter {
        hidden_too: true,
        types: args
            .types
            .iter()
            .map(|word| type_::parse(&session.texts, word))
            .collect::<Result<_, _>>()?,
        least_days: args.least_days,
        tag: args.tag.clone(),
        text: args.search.clone().unwrap_or_default(),
        ..Filter::default()
    };
    let named: Vec<&String> = args.debtor.iter().chain(&args.debtors).collect();
    if named.is_empty() && args.step.is_none() && !args.due {
        return Err(Failure::Usage(session.texts.get("cli-send-whom")));
    }
    if named.is_empty() {
        return Ok(book.due_by_email(&filter, args.step.as_deref())?);
    }
    let mut seen = BTreeSet::new();
    let mut debtors = Vec::new();
    for name in named {
        let debtor = book.find(name.trim())?;
        if seen.insert(debtor) {
            debtors.push(debtor);
        }
    }
    Ok(debtors)
}

/// Asks whether the messages are to be sent; where nobody can be asked, `--yes` must say so.
fn confirm(session: &Session, candidates: &[Candidate]) -> Result<(), Failure> {
    if !std::io::stdin().is_terminal() || !std::io::stderr().is_terminal() {
        return Err(Failure::Usage(session.texts.get("cli-send-needs-yes")));
    }
    warn(&confirm_text(session, candidates));
    let mut err = std::io::stderr();
    let _ = write!(err, "{} ", session.texts.get("cli-send-ask")).and_then(|()| err.flush());
    let mut answer = String::new();
    let read = std::io::stdin().lock().read_line(&mut answer);
    let yes = session.texts.get("cli-send-yes-words");
    let agreed = read.is_ok() && {
        let answer = answer.trim().to_lowercase();
        yes.split_whitespace().any(|word| word == answer)
    };
    if agreed {
        return Ok(());
    }
    Err(Failure::Told(
        "not_confirmed",
        session.texts.get("cli-send-nothing-sent"),
    ))
}

/// Set by Ctrl-C, which lets the message under way come to its end; a second one ends the program at once.
fn stopper() -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM] {
        let at_once =
            signal_hook::flag::register_conditional_shutdown(signal, 130, Arc::clone(&stop));
        let then = signal_hook::flag::register(signal, Arc::clone(&stop));
        // Without them Ctrl-C does what it always does; what was under way is in doubt then.
        drop((at_once, then));
    }
    stop
}

fn progress(session: &Session, count: usize) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(count as u64);
    // Not the whole width: what the terminal shows of Ctrl-C would break the line.
    let template = "{pos}/{len} {bar:30} {msg:30!}";
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    bar.println(session.texts.get("cli-send-stop-hint"));
    bar
}
