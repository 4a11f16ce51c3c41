//! A call: whom it is with, what is owed and was promised, what to say, and the note. Nothing of it jumps while one talks:
//! what is asked at the end stands where the script stood.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout as Split, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Clear, Paragraph};

use super::call_facts::facts;
use super::footer::call_hints;
use super::text::{cut, left, width, wrap};
use crate::i18n::Place;
use crate::tui::action::{ACTIONS, Scope};
use crate::tui::model::{Call, CallStage, HourEntry, Model};

/// From so many columns and lines on, what is known stands beside what is to be said.
const WIDE: (u16, u16) = (100, 20);

/// The parts of the screen. The titles of what is said and of the note are in their first lines.
struct Zones {
    facts: Rect,
    said: Rect,
    note: Rect,
    keys: Rect,
    wide: bool,
}

fn zones(inside: Rect, facts: usize) -> Zones {
    let wide = inside.width >= WIDE.0 && inside.height >= WIDE.1;
    let facts = u16::try_from(facts).unwrap_or(u16::MAX);
    let free = inside.height.saturating_sub(1);
    let note = if wide {
        (free / 3).max(6)
    } else {
        // The note keeps three lines and its title, and what is to be said one more; the facts give way.
        (free.saturating_sub(facts) / 2).max(4).min(free)
    };
    let [top, note, keys] = Split::vertical([
        Constraint::Fill(1),
        Constraint::Length(note),
        Constraint::Length(1),
    ])
    .areas(inside);
    let (facts, said) = if wide {
        let half = Constraint::Length(inside.width / 2);
        let [facts, said] = Split::horizontal([half, Constraint::Fill(1)]).areas(top);
        (facts, said)
    } else {
        let said = top.height.saturating_sub(facts).max(4).min(top.height);
        let [facts, said] =
            Split::vertical([Constraint::Fill(1), Constraint::Length(said)]).areas(top);
        (facts, said)
    };
    Zones {
        facts,
        said,
        note,
        keys,
        wide,
    }
}

/// The zones and what is known, which decides on their sizes.
fn laid_out<'a>(model: &Model, call: &Call, inside: Rect) -> (Zones, Vec<Line<'a>>) {
    let wide = inside.width >= WIDE.0 && inside.height >= WIDE.1;
    let columns = match wide {
        true => usize::from(inside.width / 2),
        false => usize::from(inside.width),
    };
    let columns = columns.saturating_sub(2);
    let known = facts(model, call, columns, wide);
    (zones(inside, known.len()), known)
}

pub(super) fn draw(frame: &mut Frame<'_>, model: &Model, call: &Call, area: Rect) {
    let inside = frame_of(frame, model, call, area);
    if inside.is_empty() {
        return;
    }
    let (zones, known) = laid_out(model, call, inside);
    frame.render_widget(Paragraph::new(known), padded(zones.facts));
    draw_said(frame, model, call, &zones);
    draw_note(frame, model, call, zones.note);
    let keys = padded(zones.keys);
    let hints = call_hints(model, usize::from(keys.width) + 1);
    frame.render_widget(Paragraph::new(hints), keys);
}

/// How far what is to be said can be scrolled.
pub(super) fn most_scrolled(model: &Model, call: &Call, area: Rect) -> usize {
    let inside = Block::bordered().inner(area);
    let (zones, _) = laid_out(model, call, inside);
    let room = padded(below_title(zones.said));
    let lines = said(model, call, usize::from(room.width), zones.wide);
    lines.len().saturating_sub(usize::from(room.height))
}

/// The border with the client, the type and the timer.
fn frame_of(frame: &mut Frame<'_>, model: &Model, call: &Call, area: Rect) -> Rect {
    let theme = &model.theme;
    let kind = model.texts.debtor_type(call.occasion.debtor_type);
    let seconds = call.seconds(model.now);
    let mut timer = format!("{}:{:02}", seconds / 60, seconds % 60);
    if call.about.stopped_at.is_some() {
        timer = format!("{timer} {}", model.texts.get("call-over"));
    }
    let right = vec![
        Span::styled(
            format!(" {kind} "),
            theme.debtor_type(call.occasion.debtor_type),
        ),
        Span::styled(format!(" {timer} "), theme.key),
    ];
    let room = usize::from(area.width).saturating_sub(Line::from(right.clone()).width() + 6);
    let title = model
        .texts
        .with("call-title", &[("name", Place::from(&call.name))]);
    let block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(theme.border_focus)
        .title_top(Line::styled(
            format!(" {} ", cut(&title, room)),
            theme.title,
        ))
        .title_top(Line::from(right).right_aligned());
    let inside = block.inner(area);
    frame.render_widget(Clear, area);
    frame.render_widget(block.style(theme.text), area);
    inside
}

fn padded(area: Rect) -> Rect {
    Rect {
        x: area.x + 1.min(area.width),
        width: area.width.saturating_sub(2),
        ..area
    }
}

fn below_title(area: Rect) -> Rect {
    Rect {
        y: area.y + 1.min(area.height),
        height: area.height.saturating_sub(1),
        ..area
    }
}

/// A line across with a title in it.
fn draw_title(frame: &mut Frame<'_>, model: &Model, title: &str, area: Rect) {
    let columns = usize::from(area.width);
    let title = cut(title, columns.saturating_sub(4));
    let rest = "─".repeat(columns.saturating_sub(width(&title) + 3));
    let line = Line::from(vec![
        Span::styled("─ ", model.theme.border),
        Span::styled(title, model.theme.title),
        Span::styled(format!(" {rest}"), model.theme.border),
    ]);
    let first = Rect {
        height: area.height.min(1),
        ..area
    };
    frame.render_widget(Paragraph::new(line), first);
}

fn draw_said(frame: &mut Frame<'_>, model: &Model, call: &Call, zones: &Zones) {
    let title = match (&call.stage, &call.about.excuse) {
        (CallStage::Ending, _) => model.texts.get("call-outcome-title"),
        (CallStage::Hour(_), _) => model.texts.get("call-hour-title"),
        (CallStage::Leaving, _) => model.texts.get("call-leave-title"),
        (_, Some(code)) if !zones.wide => {
            let excuse = Place::from(model.texts.excuse(code));
            model.texts.with("call-answer-title", &[("excuse", excuse)])
        }
        _ => script_title(model, call),
    };
    draw_title(frame, model, &title, zones.said);
    let room = padded(below_title(zones.said));
    let lines = said(model, call, usize::from(room.width), zones.wide);
    let height = usize::from(room.height);
    let scroll = call.scroll.min(lines.len().saturating_sub(height));
    let more = lines.len() > scroll + height;
    let mut shown: Vec<Line<'_>> = lines.into_iter().skip(scroll).take(height).collect();
    if let Some(last) = shown.last_mut().filter(|_| more) {
        last.push_span(Span::styled(" …", model.theme.key));
    }
    frame.render_widget(Paragraph::new(shown), room);
    if let CallStage::Hour(entry) = &call.stage {
        let column = u16::try_from(entry.input.visual_cursor()).unwrap_or(0);
        let x = (room.x + column).min(room.right().saturating_sub(1));
        frame.set_cursor_position((x, room.y));
    }
}

/// For what the script is: the step, as far as it has a name, and the tone.
fn script_title(model: &Model, call: &Call) -> String {
    let file = model.current_file();
    let next = file.and_then(|file| Some((file, file.standing.next_step.as_ref()?)));
    let step = next.map_or_else(String::new, |(file, step)| {
        model.texts.step(step, file.account.debtor_type)
    });
    let tone = model
        .texts
        .get(&format!("tone-{}", call.occasion.tone.id()));
    let places = [("step", Place::from(step)), ("tone", Place::from(tone))];
    model.texts.with("call-script-title", &places)
}

/// What stands where the script stands.
fn said<'a>(model: &Model, call: &Call, columns: usize, wide: bool) -> Vec<Line<'a>> {
    match &call.stage {
        CallStage::Talking | CallStage::Recording(_) => talk(model, call, columns, wide),
        CallStage::Ending => outcomes(model, columns),
        CallStage::Hour(entry) => hour(model, entry, columns),
        CallStage::Leaving => {
            let text = model.texts.get("call-leave");
            let lines = wrap(&text, columns).into_iter();
            lines.map(Line::from).collect()
        }
    }
}

/// The script, and the answer to the excuse: in its place, or below it where there is room.
fn talk<'a>(model: &Model, call: &Call, columns: usize, wide: bool) -> Vec<Line<'a>> {
    let script = match wide {
        true => call.script.replace('\n', "\n\n"),
        false => call.script.clone(),
    };
    let script = wrap(&script, columns).into_iter().map(Line::from);
    let Some(answer) = &call.answer else {
        return script.collect();
    };
    let answer = wrap(answer, columns).into_iter();
    let answer = answer.map(|line| Line::styled(line, model.theme.good));
    if !wide {
        return answer.collect();
    }
    let excuse = call.about.excuse.as_deref().unwrap_or_default();
    let excuse = Place::from(model.texts.excuse(excuse));
    let title = model.texts.with("call-answer-title", &[("excuse", excuse)]);
    let mut lines: Vec<Line<'a>> = script.collect();
    lines.push(Line::default());
    lines.push(Line::styled(cut(&title, columns), model.theme.title));
    lines.extend(answer);
    lines
}

/// Letters and the outcomes they stand for, in columns read from above.
fn outcomes<'a>(model: &Model, columns: usize) -> Vec<Line<'a>> {
    let rows = ACTIONS
        .iter()
        .filter(|row| row.scope == Scope::Outcome && row.footer == 0);
    let rows: Vec<_> = rows.collect();
    let beside = if columns >= 72 { 3 } else { 2 };
    let cell = columns / beside;
    let lines = rows.len().div_ceil(beside);
    let shown = (0..lines).map(|line| {
        let cells = rows.iter().skip(line).step_by(lines);
        let spans = cells.flat_map(|row| {
            let key = model.keymap.key(row.action);
            let name = model.texts.get(&row.action.name_text());
            let room = cell.saturating_sub(width(&key) + 1);
            [
                Span::styled(key, model.theme.key),
                Span::raw(format!(" {}", left(&name, room))),
            ]
        });
        Line::from(spans.collect::<Vec<_>>())
    });
    shown.collect()
}

fn hour<'a>(model: &Model, entry: &HourEntry, columns: usize) -> Vec<Line<'a>> {
    const TYPED: usize = 24;
    let typed = entry.input.value();
    let (echo, style) = match model.call_hour() {
        Ok(at) => {
            let day = model.texts.day_in_full(at.date());
            (format!("{day}, {}", at.format("%H:%M")), model.theme.good)
        }
        Err(_) if typed.trim().is_empty() => (String::new(), model.theme.dim),
        Err(problem) => {
            let problem = model.texts.moment_problem(&problem, model.today());
            (problem, model.theme.warning)
        }
    };
    let room = columns.saturating_sub(TYPED + 1);
    let line = Line::from(vec![
        Span::styled(left(typed, TYPED), model.theme.field),
        Span::raw(" "),
        Span::styled(cut(&echo, room), style),
    ]);
    let help = wrap(&model.texts.get("call-hour-help"), columns).into_iter();
    let mut lines = vec![line];
    let out_of_hours = model.call_hour().ok().and_then(|at| model.out_of_hours(at));
    match out_of_hours {
        None => lines.push(Line::default()),
        Some(warned) => {
            let warned = wrap(&warned, columns).into_iter();
            lines.extend(warned.map(|it| Line::styled(it, model.theme.warning)));
        }
    }
    lines.extend(help.map(|it| Line::styled(it, model.theme.dim)));
    lines
}

fn draw_note(frame: &mut Frame<'_>, model: &Model, call: &Call, area: Rect) {
    let texts = &model.texts;
    let mut parts = vec![texts.get("call-note")];
    if call.recovered {
        parts.push(texts.get("call-recovered"));
    }
    if let Some(code) = &call.about.excuse {
        let excuse = Place::from(texts.excuse(code));
        parts.push(texts.with("call-excuse", &[("excuse", excuse)]));
    }
    if let Some(at) = call.about.call_back_at {
        let when = Place::from(texts.moment(at, model.today()));
        parts.push(texts.with("contact-call-back", &[("when", when)]));
    }
    draw_title(frame, model, &parts.join(" · "), area);
    frame.render_widget(&call.area, padded(below_title(area)));
}
