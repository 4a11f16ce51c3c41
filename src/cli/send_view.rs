//! What a run of messages will do, and did, as text and as JSON.

use serde_json::{Value, json};

use super::failure::Failure;
use super::output::{Done, warn};
use super::session::Session;
use super::table::{Align, Table, screen_width};
use crate::app::{BulkOutcome, BulkReport, Candidate, Handled, Stopped};
use crate::message::Message;

/// No more rows than these are listed for people; JSON has all.
const LISTED: usize = 40;

/// A row of the table: who, where to, what about, and what came of it.
type Line = [String; 4];

fn table(session: &Session, lines: Vec<Line>) -> String {
    let texts = &session.texts;
    let mut table = Table::new(vec![
        (texts.get("cli-column-name"), Align::Left),
        (texts.get("cli-send-to"), Align::Left),
        (texts.get("cli-outbox-subject"), Align::Left),
        (texts.get("cli-send-outcome"), Align::Left),
    ]);
    let count = lines.len();
    for line in lines.into_iter().take(LISTED) {
        table.row(line.into());
    }
    if table.is_empty() {
        return String::new();
    }
    let mut text = table.render(screen_width());
    if count > LISTED {
        let more = count - LISTED;
        text.push_str(&texts.with("cli-more-rows", &[("count", more.into())]));
    }
    text
}

fn address(message: Option<&Message>) -> String {
    let to = message.and_then(|it| it.to.as_ref());
    to.and_then(|to| to.address.clone()).unwrap_or_default()
}

fn candidate_line(session: &Session, candidate: &Candidate) -> Line {
    let message = candidate.what.as_ref().ok().map(|it| &it.message);
    let outcome = match &candidate.what {
        Ok(_) => session.texts.get("cli-send-ready"),
        Err(skip) => session.texts.skip(skip, session.today()),
    };
    let subject = message.map(|it| it.subject.clone()).unwrap_or_default();
    [candidate.name.clone(), address(message), subject, outcome]
}

/// What is about to be sent.
pub(super) fn confirm_text(session: &Session, candidates: &[Candidate]) -> String {
    let lines = candidates.iter().map(|it| candidate_line(session, it));
    let ready = candidates.iter().filter(|it| it.what.is_ok()).count();
    let count = session.with("cli-send-count", &[("count", ready.into())]);
    format!("{}\n{count}", table(session, lines.collect()))
}

/// What would be sent.
pub(super) fn dry_run(session: &Session, candidates: &[Candidate]) -> Done {
    let ready = candidates.iter().filter(|it| it.what.is_ok()).count();
    let value = || {
        let messages = candidates.iter().map(|it| match &it.what {
            Ok(ready) => {
                let names = ready.parts.iter().map(|part| part.name.as_str());
                let names: Vec<&str> = names.collect();
                entry((&it.code, &it.name), "ready", Some(&ready.message), &names)
            }
            Err(skip) => {
                let mut value = entry((&it.code, &it.name), "skipped", None, &[]);
                value["reason"] = skip.id().into();
                value["why"] = session.texts.skip(skip, session.today()).into();
                value
            }
        });
        json!({
            "dry_run": true,
            "sent": 0,
            "refused": 0,
            "unknown": 0,
            "skipped": candidates.len() - ready,
            "left": 0,
            "stopped": Value::Null,
            "messages": messages.collect::<Vec<_>>(),
        })
    };
    Done::either(session.json, value, || match candidates {
        [] => session.texts.get("cli-send-nobody"),
        [only] => match &only.what {
            Ok(ready) => whole(session, &ready.message),
            Err(_) => table(session, vec![candidate_line(session, only)]),
        },
        _ => confirm_text(session, candidates),
    })
}

/// A message in full.
fn whole(session: &Session, message: &Message) -> String {
    let to = session.texts.get("cli-send-to");
    let subject = session.texts.get("cli-outbox-subject");
    let address = address(Some(message));
    format!(
        "{to}: {address}\n{subject}: {}\n\n{}",
        message.subject, message.text
    )
}

fn entry(
    (code, name): (&str, &str),
    outcome: &str,
    message: Option<&Message>,
    attachments: &[&str],
) -> Value {
    json!({
        "code": code,
        "name": name,
        "outcome": outcome,
        "to": message.map(|it| address(Some(it))),
        "subject": message.map(|it| it.subject.as_str()),
        "text": message.map(|it| it.text.as_str()),
        "template": message.and_then(|it| it.template.as_deref()),
        "attachments": attachments,
        "reason": Value::Null,
        "why": Value::Null,
        "answer": Value::Null,
    })
}

/// Why a message is not out, or not known to be, with a stable name.
fn why(session: &Session, outcome: &BulkOutcome) -> Option<(&'static str, String)> {
    let texts = &session.texts;
    match outcome {
        BulkOutcome::Sent(_) => None,
        BulkOutcome::Refused(error) => Some((error.id(), texts.post_error(error))),
        BulkOutcome::Unknown(problem) => {
            let places = [("problem", problem.into())];
            Some(("unknown", texts.with("post-lost", &places)))
        }
        BulkOutcome::Skipped(skip) => Some((skip.id(), texts.skip(skip, session.today()))),
    }
}

fn handled_json(session: &Session, handled: &Handled) -> Value {
    let names: Vec<&str> = handled.attachments.iter().map(String::as_str).collect();
    let who = (handled.code.as_str(), handled.name.as_str());
    let mut value = entry(who, handled.outcome.id(), handled.message.as_ref(), &names);
    if let Some((id, words)) = why(session, &handled.outcome) {
        value["reason"] = id.into();
        value["why"] = words.into();
    }
    if let BulkOutcome::Sent(answer) = &handled.outcome {
        value["answer"] = answer.as_str().into();
    }
    value
}

/// What was done. A run that came to nothing because of the server or the book has failed.
pub(super) fn report(session: &Session, report: BulkReport) -> Result<Done, Failure> {
    let sent = report.count("sent");
    let nothing_done = report.handled.is_empty();
    let report = match report.stopped {
        Some(Stopped::ByServer(error)) if nothing_done => {
            return Err(super::mail::told(session, &error));
        }
        Some(Stopped::ByBook(error)) if nothing_done => return Err(error.into()),
        stopped => BulkReport { stopped, ..report },
    };
    let counts = ["sent", "refused", "unknown", "skipped"].map(|it| (it, report.count(it)));
    let all_sent = sent == report.handled.len() && report.left.is_empty();
    let value = || {
        let stopped = report.stopped.as_ref().map(|it| {
            let kind = match it {
                Stopped::ByUser => "by_user",
                Stopped::ByServer(_) => "by_server",
                Stopped::ByBook(_) => "by_book",
            };
            json!({ "kind": kind, "text": session.texts.stopped(it) })
        });
        let messages = report.handled.iter().map(|it| handled_json(session, it));
        let mut value = json!({
            "dry_run": false,
            "left": report.left.len(),
            "stopped": stopped,
            "messages": messages.collect::<Vec<_>>(),
        });
        for (name, count) in counts {
            value[name] = count.into();
        }
        value
    };
    let text = || {
        if report.handled.is_empty() && report.left.is_empty() {
            return session.texts.get("cli-send-nobody");
        }
        let others = report.handled.iter().filter_map(|it| {
            let (_, words) = why(session, &it.outcome)?;
            let message = it.message.as_ref();
            let subject = message.map(|it| it.subject.clone()).unwrap_or_default();
            Some([it.name.clone(), address(message), subject, words])
        });
        let mut lines = vec![table(session, others.collect()).trim_end().to_owned()];
        let told = counts
            .into_iter()
            .filter(|(name, count)| *count > 0 || *name == "sent");
        lines.push(
            told.map(|(name, count)| {
                session.with(&format!("cli-send-{name}"), &[("count", count.into())])
            })
            .collect::<Vec<_>>()
            .join(" · "),
        );
        lines.retain(|it| !it.is_empty());
        lines.join("\n")
    };
    let done = Done::either(session.json, value, text);
    if let Some(stopped) = &report.stopped {
        let places = [("count", report.left.len().into())];
        warn(&session.texts.stopped(stopped));
        warn(&session.with("cli-send-left", &places));
    }
    if report.count("unknown") > 0 {
        warn(&session.texts.get("cli-outbox-hint"));
    }
    Ok(done.with_code(if all_sent { 0 } else { 3 }))
}
