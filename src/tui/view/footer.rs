//! The foot of the screen: what the keys do now, what undo would take back, and the last thing told.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::text::{cut, cut_words, width};
use crate::domain::queue::Match;
use crate::i18n::Place;
use crate::tui::action::{ACTIONS, Action, ActionRow, Scope};
use crate::tui::model::{CallStage, Model, Mood, Overlay, Status};

pub(super) fn draw(frame: &mut Frame<'_>, model: &Model, area: Rect) {
    let theme = &model.theme;
    let columns = usize::from(area.width);
    if let Some(Overlay::Search(input)) = &model.overlay {
        let count = Place::from(model.queue.debtors.len());
        let id = match model.queue.how {
            Match::Exact => "search-found",
            Match::Alike => "search-alike",
        };
        let mut found = model.texts.with(id, &[("count", count.clone())]);
        if model.queue.waiting > 0 {
            let places = [
                ("found", count),
                ("count", Place::from(model.queue.waiting)),
                ("accept", Place::from(model.keymap.key(Action::LineAccept))),
                (
                    "hidden",
                    Place::from(model.keymap.key(Action::ToggleHidden)),
                ),
            ];
            found = model.texts.with("search-waiting", &places);
        }
        let shown = format!(" /{}", input.value());
        let at = area.x + u16::try_from(width(" /") + input.visual_cursor()).unwrap_or(0);
        let line = Line::from(vec![
            Span::styled(shown, theme.field),
            Span::styled(format!("   {found}"), theme.dim),
        ]);
        frame.render_widget(Paragraph::new(line), area);
        frame.set_cursor_position((at.min(area.right().saturating_sub(1)), area.y));
        return;
    }
    if let Some(status) = &model.status {
        return draw_status(frame, model, status, area);
    }
    let scope = model.scope();
    if scope == Scope::Desk
        && model.shows_problems
        && let Some(first) = model.problems.first()
    {
        let way = problems_hint(model);
        let room = columns.saturating_sub(Line::from(way.clone()).width() + 4);
        let told = format!(" ! {}", cut(without_folder(first), room));
        let told = vec![Span::styled(told, model.theme.error)];
        return frame.render_widget(Paragraph::new(spread(told, way, columns)), area);
    }
    let right = if scope == Scope::Desk {
        undo_hint(model)
    } else {
        Vec::new()
    };
    let room = columns.saturating_sub(Line::from(right.clone()).width() + 1);
    let hints = hints(model, scope, room);
    frame.render_widget(
        Paragraph::new(spread(hints, right, columns)).style(theme.footer),
        area,
    );
}

/// The last thing told, and beside it what undo would take back.
fn draw_status(frame: &mut Frame<'_>, model: &Model, status: &Status, area: Rect) {
    let theme = &model.theme;
    let columns = usize::from(area.width);
    let (sign, style) = match status.mood {
        Mood::Good | Mood::Done => ("✓", theme.good),
        Mood::Hint => ("·", theme.warning),
        Mood::Bad => ("!", theme.error),
    };
    let text = status.text.replace('\n', "  ");
    let room = |undo: &[Span<'_>]| {
        let taken = Line::from(undo.to_vec()).width() + 4;
        columns.saturating_sub(taken)
    };
    let undo = match status.mood {
        Mood::Good => undo_hint(model),
        _ => Vec::new(),
    };
    // What was done comes before what undo would take back: that gives way where it helps.
    let shorter = shorter_undo_hints(model, &undo);
    let mut all = std::iter::once(undo.clone()).chain(shorter);
    let undo = all.find(|it| width(&text) <= room(it)).unwrap_or(undo);
    let told = format!(" {sign} {}", cut_words(&text, room(&undo)));
    let told = vec![Span::styled(told, style)];
    frame.render_widget(Paragraph::new(spread(told, undo, columns)), area);
}

/// What undo would take back in fewer words: without its name, and the key alone.
fn shorter_undo_hints<'a>(model: &Model, undo: &[Span<'a>]) -> Vec<Vec<Span<'a>>> {
    let Some(key) = undo.first() else {
        return Vec::new();
    };
    let word = format!(" {} ", model.texts.get("footer-undo-short"));
    vec![vec![key.clone(), Span::raw(word)], vec![key.clone()]]
}

/// The first place in the footer that a call's own line of keys leaves to it.
const BELOW_CALL: u8 = 9;

/// What can be done on a call without leaving the note: a line of the call's own.
pub(super) fn call_hints<'a>(model: &Model, columns: usize) -> Line<'a> {
    let rows = ACTIONS.iter().filter(|row| row.scope == Scope::Call);
    let rows = rows.filter(|row| (1..BELOW_CALL).contains(&row.footer));
    let mut spans = Vec::new();
    let mut used = 0;
    for row in rows {
        let key = model.keymap.key(row.action);
        let name = model
            .texts
            .get(&format!("{}-short", row.action.name_text()));
        let wide = width(&key) + width(&name) + 2;
        if !key.is_empty() && used + wide <= columns {
            used += wide;
            spans.push(Span::styled(key, model.theme.key));
            spans.push(Span::raw(format!(" {name} ")));
        }
    }
    Line::from(spans)
}

/// As many hints as fit, the most important ones first.
fn hints<'a>(model: &Model, scope: Scope, columns: usize) -> Vec<Span<'a>> {
    let own_line = matches!(scope, Scope::Call | Scope::Message);
    let least = if own_line { BELOW_CALL } else { 1 };
    // Whoever goes through several clients passes one over with a key that else is in the message's own line.
    let passes_over = |action| action == Action::MessageDrop && model.round.is_some();
    let belongs = |row: &&ActionRow| row.footer >= least || passes_over(row.action);
    let mut rows: Vec<_> = ACTIONS
        .iter()
        .filter(|row| row.scope == scope && belongs(row) && model.works(row.action))
        .collect();
    rows.sort_by_key(|row| row.footer.max(least));
    let mut spans = Vec::new();
    let mut used = 0;
    for row in rows {
        let key = model.keymap.key(row.action);
        if key.is_empty() {
            continue;
        }
        let name = model.texts.get(&hint_text(model, row.action));
        let wide = width(&key) + width(&name) + 3;
        if used + wide > columns {
            break;
        }
        used += wide;
        spans.push(Span::styled(format!(" {key}"), model.theme.key));
        spans.push(Span::raw(format!(" {name} ")));
    }
    spans
}

/// The id of what a key does, in a word that fits what lies on top.
fn hint_text(model: &Model, action: Action) -> String {
    let stage = model.call.as_ref().map(|call| &call.stage);
    let fitting = match (&model.overlay, stage, action) {
        (None, Some(CallStage::Leaving), Action::ReadAccept) => Some("hint-leave_call"),
        (None, Some(CallStage::Leaving), Action::ReadClose)
        | (None, Some(CallStage::Hour(_)), Action::LineCancel)
        | (Some(Overlay::Guard(_)), _, Action::LineCancel) => Some("hint-back"),
        (None, Some(CallStage::Hour(_)), Action::LineAccept)
        | (Some(Overlay::Form(_)), _, Action::LineAccept) => Some("hint-record"),
        (Some(Overlay::Guard(_)), _, Action::LineAccept) => Some("hint-go_on"),
        (Some(Overlay::Mailing(it)), _, Action::MailingSend) if it.is_of_letters() => {
            Some("hint-print")
        }
        (None, _, Action::MessageDrop) if model.round.is_some() => Some("hint-pass_over"),
        (None, _, Action::MessageLeave) if model.round.is_some() => Some("hint-stop_round"),
        (Some(Overlay::Mailing(_)), _, Action::HandedNo) => Some("hint-not_sent"),
        (Some(Overlay::Mailing(_)), _, Action::HandedBack) => Some("hint-back"),
        (Some(Overlay::Outbox(page)), _, Action::OutboxRead) if page.asks() => Some("hint-yes"),
        (Some(Overlay::Outbox(page)), _, Action::OutboxClose) if page.asks() => Some("hint-no"),
        (Some(Overlay::Reports), _, Action::ReportOpen) if model.reports.is_open => {
            Some("hint-report_row")
        }
        _ => None,
    };
    let own = || format!("{}-short", action.name_text());
    fitting.map_or_else(own, str::to_owned)
}

fn undo_hint<'a>(model: &Model) -> Vec<Span<'a>> {
    let Some(action) = &model.undoable else {
        return Vec::new();
    };
    let key = model.keymap.key(Action::Undo);
    let what = Place::from(model.action_name(action));
    let text = model.texts.with("footer-undo", &[("action", what)]);
    vec![
        Span::styled(format!(" {key}"), model.theme.key),
        Span::raw(format!(" {text} ")),
    ]
}

/// How to read all that is wrong with the configuration, and how to be rid of the line.
fn problems_hint<'a>(model: &Model) -> Vec<Span<'a>> {
    let count = Place::from(model.problems.len());
    let read = model.texts.with("problems-read", &[("count", count)]);
    let palette = model.keymap.key(Action::Palette);
    let hide = model.texts.get("problems-hide");
    vec![
        Span::styled(
            format!(" {palette}{}", Action::Problems.row().id),
            model.theme.key,
        ),
        Span::raw(format!(" {read} ")),
        Span::styled(
            format!(" {}", model.keymap.key(Action::Back)),
            model.theme.key,
        ),
        Span::raw(format!(" {hide} ")),
    ]
}

/// What is wrong, the file named without its folder: a line has no room for that.
fn without_folder(problem: &str) -> &str {
    let place = problem.split(": ").next().unwrap_or_default();
    let name = place.rfind(std::path::is_separator).map_or(0, |at| at + 1);
    &problem[name..]
}

fn spread<'a>(left: Vec<Span<'a>>, right: Vec<Span<'a>>, columns: usize) -> Line<'a> {
    let used = Line::from(left.clone()).width() + Line::from(right.clone()).width();
    let mut spans = left;
    spans.push(Span::raw(" ".repeat(columns.saturating_sub(used))));
    spans.extend(right);
    Line::from(spans)
}
