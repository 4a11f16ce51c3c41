//! The protocol of the client on show: what is next and what comes after it, in the head and as a pane of its own.

use ratatui::text::{Line, Span};

use super::text::{cut, cut_words, left, right, width, wrap};
use crate::app::DebtorFile;
use crate::domain::protocol::{Course, Stage, Step, StepState};
use crate::domain::standing::{Band, Standing};
use crate::i18n::{Place, Texts};
use crate::store::QueueRow;
use crate::tui::model::{Layout, Model};

/// What is to be done, why now, and what comes after it; then what is to be known before one speaks, if anything.
pub(super) fn head<'a>(model: &Model, row: &QueueRow, columns: usize) -> Vec<Line<'a>> {
    let file = model.current_file();
    let stage = file.and_then(|file| stage(model, file));
    let narrow = Layout::of(model.size) == Layout::Stacked;
    let mut lines = vec![step_line(model, row, stage.as_ref(), narrow, columns)];
    if !narrow && let Some(after) = stage.as_ref().and_then(|it| after(model, it, false)) {
        lines.push(Line::styled(cut_words(&after, columns), model.theme.dim));
    }
    let service = model.texts.service_and_collector(&row.standing);
    let profile = file.and_then(|file| model.texts.profile_in_short(&file.account.profile));
    let closed = file.and_then(|file| model.texts.closed_in_short(&file.account));
    let known = closed.into_iter().chain(service).chain(profile);
    let known: Vec<String> = known.collect();
    if !known.is_empty() {
        let known = cut_words(&known.join(" · "), columns);
        lines.push(Line::styled(known, model.theme.warning));
    }
    if !narrow && let Some(kind) = file.and_then(|it| model.texts.kind_of_client(&it.account)) {
        lines.push(Line::styled(cut_words(&kind, columns), model.theme.dim));
    }
    lines
}

fn stage<'a>(model: &'a Model, file: &'a DebtorFile) -> Option<Stage<'a>> {
    Stage::of(&file.account, &file.standing, model.now, &model.policy)
}

/// Which step it is, and what comes after what is next.
fn after(model: &Model, stage: &Stage<'_>, narrow: bool) -> Option<String> {
    let texts = &model.texts;
    let number = stage.step.map(|(_, number)| {
        let places = [("number", Place::from(number)), ("of", stage.of.into())];
        texts.with("step-number", &places)
    });
    let after = stage.after.map(|(step, on)| {
        let places = [
            ("step", Place::from(step.title(texts.tag()))),
            ("when", texts.when(on, model.today()).into()),
        ];
        let id = if stage.step.is_some() {
            "step-after"
        } else {
            "step-then"
        };
        texts.with(id, &places)
    });
    let told: Vec<String> = number
        .filter(|_| !narrow)
        .into_iter()
        .chain(after)
        .collect();
    (!told.is_empty()).then(|| told.join(" · "))
}

fn step_line<'a>(
    model: &Model,
    row: &QueueRow,
    stage: Option<&Stage<'_>>,
    narrow: bool,
    columns: usize,
) -> Line<'a> {
    let (texts, theme) = (&model.texts, &model.theme);
    let standing = &row.standing;
    let step = standing.next_step.as_ref().map_or_else(
        || texts.get("head-nothing"),
        |step| texts.step(step, row.debtor_type),
    );
    let when = format!("{}: ", capital(&when(model, standing)));
    let number = stage.and_then(|it| it.step.map(|(_, number)| (number, it.of)));
    let number = number.filter(|_| narrow);
    let number = number.map_or_else(String::new, |(number, of)| format!(" ({number}/{of})"));
    let style = if standing.band.is_hidden() {
        theme.dim
    } else {
        theme.band(standing.band)
    };
    let reason = match (standing.band, stage) {
        (Band::Settled, _) => String::new(),
        (Band::StepDue, Some(stage)) if narrow => {
            let after = after(model, stage, true);
            after.map_or_else(String::new, |after| format!("  · {after}"))
        }
        (Band::StepDue, _) if narrow => String::new(),
        _ => format!("  · {}", texts.strongest_reason(standing, model.today())),
    };
    let chip = proposal_chip(model);
    let room = columns.saturating_sub(width(&when));
    // What is proposed stands whole as long as the step keeps a few words.
    let beside = width(&number) + width(&chip);
    let for_step = room.saturating_sub(beside).max(room.min(LEAST_STEP));
    let step = cut_words(&step, for_step);
    let room = room.saturating_sub(width(&step));
    let number = cut(&number, room);
    let room = room.saturating_sub(width(&number));
    let chip = cut_words(&chip, room);
    let room = room.saturating_sub(width(&chip));
    let reason = if room < LEAST_REASON {
        String::new()
    } else {
        cut_words(&reason, room)
    };
    Line::from(vec![
        Span::styled(when, theme.title),
        Span::styled(step, theme.text),
        Span::styled(number, theme.dim),
        Span::styled(chip, theme.key),
        Span::styled(reason, style),
    ])
}

/// Columns that a step keeps beside what is proposed.
const LEAST_STEP: usize = 12;

/// In fewer columns a reason says nothing.
const LEAST_REASON: usize = 12;

/// The most important proposal in a few words. The pane "Why" has the evidence.
fn proposal_chip(model: &Model) -> String {
    let file = model.current_file();
    let first = file.and_then(|file| file.proposals.first());
    first.map_or_else(String::new, |proposal| {
        let text = model
            .texts
            .get(&format!("proposal-{}-short", proposal.id()));
        format!("  [{text}]")
    })
}

fn when(model: &Model, standing: &Standing) -> String {
    let texts = &model.texts;
    match standing.next_at {
        Some(at) if at > model.now => {
            let day = texts.when(at.date(), model.today());
            if at.time() == chrono::NaiveTime::MIN {
                day
            } else {
                format!("{day} {}", at.format("%H:%M"))
            }
        }
        _ => texts.get("date-today"),
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// All lines of the pane: what the protocol is about, service and who collects, then the steps.
pub(super) fn lines<'a>(model: &Model, file: &DebtorFile, columns: usize) -> Vec<Line<'a>> {
    let (texts, theme) = (&model.texts, &model.theme);
    let Some(course) = Course::at(&file.account, model.now, &model.policy) else {
        let text = texts.get("pane-protocol-none");
        return vec![Line::styled(text, theme.dim)];
    };
    let id = if course.due_on() < model.today() {
        "pane-protocol-about"
    } else {
        "pane-protocol-about-coming"
    };
    let places = [
        (
            "type",
            Place::from(texts.debtor_type(file.account.debtor_type)),
        ),
        ("date", texts.day(course.due_on(), model.today()).into()),
    ];
    let about = texts.with(id, &places);
    let mut lines: Vec<Line<'a>> = wrap(&about, columns.max(12))
        .into_iter()
        .map(|line| Line::styled(line, theme.dim))
        .collect();
    if let Some(service) = texts.service_and_collector(&file.standing) {
        let words = wrap(&service, columns.max(12)).into_iter();
        lines.extend(words.map(|line| Line::styled(line, theme.warning)));
    }
    let stage = stage(model, file);
    let is_now = stage.is_some_and(|it| it.step.is_some());
    let states = course.states(&file.standing);
    let steps = course.protocol().steps.iter().zip(states);
    lines.extend(steps.enumerate().map(|(at, (step, state))| {
        let is_now = is_now && matches!(state, StepState::Next(_));
        step_of(model, at + 1, step, state, is_now, columns)
    }));
    lines
}

/// Columns for the number, sign and date of a step.
const GUTTER: usize = 3 + 3 + 12;

fn step_of<'a>(
    model: &Model,
    number: usize,
    step: &Step,
    state: StepState,
    is_now: bool,
    columns: usize,
) -> Line<'a> {
    let (texts, theme) = (&model.texts, &model.theme);
    let (sign, on, style) = match state {
        StepState::Done(on) => ("✓", Some(on), theme.good),
        StepState::LeftOut(on) => ("–", Some(on), theme.dim),
        StepState::Next(on) if is_now => ("▸", Some(on), theme.key),
        StepState::Next(on) => ("·", Some(on), theme.text),
        StepState::Later(on) => ("·", Some(on), theme.text),
        StepState::PassedOver => (" ", None, theme.dim),
    };
    let day = on.map_or_else(String::new, |on| texts.day(on, model.today()));
    let remarks = remarks(texts, step, state, is_now);
    let room = columns.saturating_sub(GUTTER);
    let title = cut_words(step.title(texts.tag()), room);
    let left_over = room.saturating_sub(width(&title) + 3);
    let mut spans = vec![
        Span::styled(right(&number.to_string(), 3), theme.dim),
        Span::styled(format!(" {sign} "), style),
        Span::styled(left(&day, 12), theme.dim),
        Span::styled(title, style),
    ];
    if left_over > 4 && !remarks.is_empty() {
        let remarks = cut_words(&remarks, left_over);
        spans.push(Span::styled(format!(" · {remarks}"), theme.dim));
    }
    Line::from(spans)
}

/// The word for what became of a step, its channel, and on what it depends.
fn remarks(texts: &Texts, step: &Step, state: StepState, is_now: bool) -> String {
    let mut remarks = Vec::new();
    match state {
        StepState::LeftOut(_) => remarks.push(texts.get("step-state-left_out")),
        StepState::PassedOver => remarks.push(texts.get("step-state-passed_over")),
        StepState::Next(_) if is_now => remarks.push(texts.get("step-state-next")),
        StepState::Next(_) | StepState::Done(_) | StepState::Later(_) => {}
    }
    if matches!(state, StepState::Next(_) | StepState::Later(_)) {
        remarks.push(texts.step_channel(step));
        let needs = step.needs.iter();
        remarks.extend(needs.map(|it| texts.get(&format!("need-{}", it.id()))));
    }
    remarks.join(" · ")
}
