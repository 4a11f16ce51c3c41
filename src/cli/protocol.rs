//! `cobro protocol`: the steps for each type of client, whether the user's own files are sound, and where one client is.
//!
//! JSON: `list` gives `[{type, file, steps: [{number, step, title, from_day, after_previous, channel, template, tone, needs,
//! does, without_rest, attempts, repeat_days}]}]`, `file` null for the default; `check` `{sound, files, problems: [{file, line,
//! reason}]}`; `show DEBTOR` `{code, name, type, service, collected_by, due_on, protocol: {step, number, of, on, why, after},
//! steps: [{number, step, title, state, on}]}` with `state` one of `done`, `left_out`, `next`, `later`, `passed_over`; what
//! records gives `{code, name, entries, band, amounts, next_step, next_on, protocol}`.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::Subcommand;
use serde_json::{Value, json};

use super::dealings::protocol as protocol_json;
use super::failure::Failure;
use super::order::{self, Desk};
use super::output::Done;
use super::session::Session;
use super::table::{Align, Table, table_width};
use super::type_;
use crate::app::DebtorFile;
use crate::clean::{TEXT_LENGTH, clean_text};
use crate::config::FileProblem;
use crate::config::protocols::{folder_of, path_of, strays};
use crate::domain::debtor::DebtorType;
use crate::domain::order::{Order, StepOrder};
use crate::domain::protocol::{Course, Protocol, Step, StepHow, StepState};

/// What to do.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    List(ListArgs),
    Check,
    Show(ShowArgs),
    Done(StepArgs),
    Skip(StepArgs),
    Move(MoveArgs),
    Choose(ChooseArgs),
}

#[derive(Debug, clap::Args)]
struct ListArgs {
    #[arg(value_name = "TYPE")]
    debtor_type: Option<String>,
}

#[derive(Debug, clap::Args)]
struct ShowArgs {
    #[arg(value_name = "DEBTOR", required = true, num_args = 1..)]
    debtor: Vec<String>,
}

#[derive(Debug, clap::Args)]
struct StepArgs {
    #[arg(value_name = "DEBTOR")]
    debtor: String,
    #[arg(value_name = "STEP_ID")]
    step: Option<String>,
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

#[derive(Debug, clap::Args)]
struct MoveArgs {
    #[arg(value_name = "DEBTOR")]
    debtor: String,
    #[arg(value_name = "DATE", required = true, num_args = 1..)]
    date: Vec<String>,
    #[arg(long, value_name = "STEP_ID")]
    step: Option<String>,
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

#[derive(Debug, clap::Args)]
struct ChooseArgs {
    #[arg(value_name = "DEBTOR")]
    debtor: String,
    #[arg(value_name = "STEP_ID")]
    step: String,
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

pub(super) fn run(session: &Session, args: &Args) -> Result<Done, Failure> {
    match &args.what {
        What::List(args) => list(session, args),
        What::Check => Ok(check(session)),
        What::Show(args) => show(session, &args.debtor.join(" ")),
        What::Done(it) => mark(
            session,
            &it.debtor,
            it.step.as_ref(),
            StepHow::Done,
            &it.reason,
        ),
        What::Skip(it) => {
            let how = StepHow::Skipped;
            mark(session, &it.debtor, it.step.as_ref(), how, &it.reason)
        }
        What::Move(it) => {
            let until = order::day(session, &it.date.join(" "))?;
            let how = StepHow::Moved { until };
            mark(session, &it.debtor, it.step.as_ref(), how, &it.reason)
        }
        What::Choose(it) => {
            let how = StepHow::Chosen;
            mark(session, &it.debtor, Some(&it.step), how, &it.reason)
        }
    }
}

fn list(session: &Session, args: &ListArgs) -> Result<Done, Failure> {
    let wanted = match &args.debtor_type {
        Some(word) => vec![type_::parse(&session.texts, word)?],
        None => DebtorType::ALL.to_vec(),
    };
    let protocols = &session.config.protocols;
    let listed: Vec<(DebtorType, &Protocol)> = wanted
        .into_iter()
        .filter_map(|of| Some((of, protocols.of(of)?)))
        .collect();
    let value = || {
        let each = listed.iter().map(|(of, protocol)| {
            let steps = protocol.steps.iter().enumerate();
            json!({
                "type": of.id(),
                "file": own_file(session, *of),
                "steps": steps.map(|(at, step)| step_json(session, at, step)).collect::<Vec<_>>(),
            })
        });
        each.collect()
    };
    Ok(Done::either(session.json, value, || {
        let tables = listed.iter().map(|(of, protocol)| {
            let title = session.texts.debtor_type(*of);
            format!("{title}\n{}", list_table(session, protocol))
        });
        tables.collect::<Vec<_>>().join("\n")
    }))
}

/// The user's own file for a type, if there is one.
fn own_file(session: &Session, of: DebtorType) -> Option<PathBuf> {
    let path = path_of(session.config_path.as_deref()?, of);
    path.exists().then_some(path)
}

fn step_json(session: &Session, at: usize, step: &Step) -> Value {
    let needs: Vec<&str> = step.needs.iter().map(|it| it.id()).collect();
    json!({
        "number": at + 1,
        "step": step.id.as_str(),
        "title": step.title(session.texts.tag()),
        "from_day": step.from_day,
        "after_previous": step.after_previous,
        "channel": step.channel.map(|it| it.id()),
        "template": step.template,
        "tone": step.tone.id(),
        "needs": needs,
        "does": step.does.map(|it| it.id()),
        "without_rest": step.without_rest,
        "attempts": step.attempts,
        "repeat_days": step.repeat_days,
    })
}

fn list_table(session: &Session, protocol: &Protocol) -> String {
    let texts = &session.texts;
    let mut table = Table::new(vec![
        ("#".to_owned(), Align::Right),
        (texts.get("cli-column-from-day"), Align::Right),
        (texts.get("cli-column-channel"), Align::Left),
        (texts.get("cli-column-step"), Align::Left),
        (texts.get("cli-column-step-id"), Align::Left),
        (texts.get("cli-column-needs"), Align::Left),
    ]);
    for (at, step) in protocol.steps.iter().enumerate() {
        let needs: Vec<String> = step
            .needs
            .iter()
            .map(|it| texts.get(&format!("need-{}", it.id())))
            .collect();
        table.row(vec![
            (at + 1).to_string(),
            step.from_day.to_string(),
            texts.step_channel(step),
            step.title(texts.tag()).to_owned(),
            step.id.to_string(),
            needs.join(", "),
        ]);
    }
    table.render(table_width())
}

fn check(session: &Session) -> Done {
    let texts = &session.texts;
    let config = session.config_path.as_deref();
    let folder = config.map(folder_of);
    let of_protocols = |it: &&FileProblem| it.path.parent() == folder.as_deref();
    let mut problems: Vec<(PathBuf, Option<usize>, String)> = session
        .config_problems
        .iter()
        .filter(of_protocols)
        .map(|it| (it.path.clone(), it.line, texts.trouble(&it.trouble)))
        .collect();
    let known: Vec<&str> = DebtorType::ALL.iter().map(|it| it.id()).collect();
    for path in config.map(strays).unwrap_or_default() {
        let places = [("known", known.join(", ").into())];
        problems.push((path, None, session.with("cli-protocol-stray", &places)));
    }
    let files: Vec<PathBuf> = DebtorType::ALL
        .iter()
        .filter_map(|of| own_file(session, *of))
        .collect();
    let value = || {
        let each = problems
            .iter()
            .map(|(file, line, reason)| json!({ "file": file, "line": line, "reason": reason }));
        let each: Vec<Value> = each.collect();
        json!({ "sound": each.is_empty(), "files": files, "problems": each })
    };
    let done = Done::either(session.json, value, || {
        if problems.is_empty() {
            let folder = folder.as_deref().unwrap_or(Path::new("")).display();
            let places = [
                ("count", files.len().into()),
                ("folder", folder.to_string().into()),
            ];
            return session.with("cli-protocol-sound", &places);
        }
        let each = problems.iter().map(|(file, line, reason)| {
            let line = line.map(|line| format!(":{line}")).unwrap_or_default();
            format!("{}{line}: {reason}", file.display())
        });
        each.collect::<Vec<_>>().join("\n")
    });
    done.with_code(u8::from(!problems.is_empty()))
}

fn show(session: &Session, debtor: &str) -> Result<Done, Failure> {
    let book = session.book()?;
    let debtor = book.find(debtor)?;
    let file = book.debtor(debtor)?;
    let policy = session.config.policy();
    let course = Course::at(&file.account, session.now(), &policy);
    let steps: Vec<(&Step, StepState)> = course.as_ref().map_or_else(Vec::new, |course| {
        let steps = course.protocol().steps.iter();
        steps.zip(course.states(&file.standing)).collect()
    });
    let details = &file.account.details;
    let value = || {
        let each = steps.iter().enumerate().map(|(at, (step, state))| {
            let (state, on) = told(*state);
            json!({
                "number": at + 1,
                "step": step.id.as_str(),
                "title": step.title(session.texts.tag()),
                "state": state,
                "on": on,
            })
        });
        json!({
            "code": details.key(),
            "name": details.display_name(),
            "type": file.account.debtor_type.id(),
            "service": file.standing.service.id(),
            "collected_by": file.standing.collected_by.map(|it| it.id()),
            "due_on": course.as_ref().map(|it| it.due_on()),
            "protocol": protocol_json(session, &file, session.now(), &policy),
            "steps": each.collect::<Vec<_>>(),
        })
    };
    Ok(Done::either(session.json, value, || {
        show_text(session, &file, &steps)
    }))
}

/// The stable name of what became of a step, and the day.
fn told(state: StepState) -> (&'static str, Option<NaiveDate>) {
    match state {
        StepState::Done(on) => ("done", Some(on)),
        StepState::LeftOut(on) => ("left_out", Some(on)),
        StepState::Next(on) => ("next", Some(on)),
        StepState::Later(on) => ("later", Some(on)),
        StepState::PassedOver => ("passed_over", None),
    }
}

fn show_text(session: &Session, file: &DebtorFile, steps: &[(&Step, StepState)]) -> String {
    let texts = &session.texts;
    let standing = &file.standing;
    let mut lines = vec![format!(
        "{} · {}",
        file.account.details.display_name(),
        texts.debtor_type(file.account.debtor_type)
    )];
    lines.extend(texts.service_and_collector(standing));
    if let (Some(step), Some(at)) = (&standing.next_step, standing.next_at) {
        let places = [
            ("step", texts.step(step, file.account.debtor_type).into()),
            ("when", texts.when(at.date(), session.today()).into()),
        ];
        lines.push(texts.with("cli-show-step", &places));
    }
    if steps.is_empty() {
        lines.push(texts.get("pane-protocol-none"));
        return lines.join("\n");
    }
    let mut table = Table::new(vec![
        ("#".to_owned(), Align::Right),
        (texts.get("cli-column-step"), Align::Left),
        (texts.get("cli-column-step-id"), Align::Left),
        (texts.get("cli-column-status"), Align::Left),
        (texts.get("cli-column-on"), Align::Right),
    ]);
    for (at, (step, state)) in steps.iter().enumerate() {
        let (state, on) = told(*state);
        table.row(vec![
            (at + 1).to_string(),
            step.title(texts.tag()).to_owned(),
            step.id.to_string(),
            texts.get(&format!("step-state-{state}")),
            on.map(|day| texts.day_in_numbers(day)).unwrap_or_default(),
        ]);
    }
    lines.push(table.render(table_width()));
    lines.join("\n")
}

fn mark(
    session: &Session,
    debtor: &str,
    step: Option<&String>,
    how: StepHow,
    reason: &Option<String>,
) -> Result<Done, Failure> {
    let reason = reason.as_deref();
    let order = Order::Step(StepOrder {
        step: step.map(|id| id.as_str().into()),
        how,
        reason: reason.map(|text| clean_text(text, TEXT_LENGTH).into_owned()),
    });
    let policy = session.config.policy();
    Desk::open(session, debtor)?.place(&order, |_, after, value| {
        let standing = &after.standing;
        value["next_step"] = standing.next_step.as_ref().map(|it| it.id()).into();
        value["next_on"] = standing.next_at.map(|at| at.date().to_string()).into();
        value["service"] = standing.service.id().into();
        value["collected_by"] = standing.collected_by.map(|it| it.id()).into();
        value["protocol"] = protocol_json(session, after, session.now(), &policy);
    })
}
