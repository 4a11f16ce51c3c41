//! Views: the model drawn on the screen. They read and never change anything.

mod amounts;
mod call;
mod call_facts;
mod choose;
mod code;
mod detail;
mod footer;
mod form;
mod guard;
mod guide;
mod header;
mod import;
mod import_report;
mod interest;
mod mailing;
mod note;
mod outbox;
mod overlay;
mod panes;
mod promise;
mod protocol;
mod queue;
mod reconcile;
mod report_chart;
mod report_table;
mod reports;
mod settings;
mod sheet;
mod summary;
mod text;
mod tour;
mod writing;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout as Split, Position, Rect};

use super::model::{Focus, Layout, Model, Overlay, Pane};

/// The parts of the screen. What is not shown is empty.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Regions {
    header: Rect,
    queue: Rect,
    detail: Rect,
    footer: Rect,
    tour: Rect,
}

/// Draws everything.
pub fn draw(frame: &mut Frame<'_>, model: &Model) {
    let regions = regions(model);
    header::draw(frame, model, regions.header);
    if let Some(call) = &model.call {
        call::draw(frame, model, call, below_header(regions));
    } else if let Some(writing) = &model.writing {
        writing::draw(frame, model, writing, below_header(regions));
    } else if model.queue.is_empty_book && model.overlay.is_none() {
        overlay::draw_empty_book(frame, model, frame.area());
    } else if model.is_day_done() && model.overlay.is_none() {
        summary::draw_day_done(frame, model, below_header(regions));
    } else {
        queue::draw(frame, model, regions.queue);
        detail::draw(frame, model, regions.detail);
    }
    footer::draw(frame, model, regions.footer);
    tour::draw(frame, model, regions.tour);
    let below_header = below_header(regions);
    match &model.overlay {
        None | Some(Overlay::Search(_)) => {}
        Some(Overlay::Choose(choose)) => overlay::draw_choose(frame, model, choose, below_header),
        Some(Overlay::Help { scroll }) => overlay::draw_help(frame, model, *scroll, below_header),
        Some(Overlay::Problems { scroll }) => {
            overlay::draw_problems(frame, model, *scroll, below_header);
        }
        Some(Overlay::Settings { scroll }) => {
            settings::draw(frame, model, *scroll, below_header);
        }
        Some(Overlay::Summary { scroll }) => summary::draw(frame, model, *scroll, below_header),
        Some(Overlay::Guide { scroll }) => guide::draw(frame, model, *scroll, below_header),
        Some(Overlay::Outbox(page)) => outbox::draw(frame, model, page, below_header),
        Some(Overlay::Code(page)) => code::draw(frame, model, page, below_header),
        Some(Overlay::Sheet(entry)) => sheet::draw(frame, model, entry, below_header),
        Some(Overlay::Promise(entry)) => promise::draw(frame, model, entry, below_header),
        Some(Overlay::Form(entry)) => form::draw(frame, model, entry, below_header),
        Some(Overlay::Note(entry)) => note::draw(frame, model, entry, below_header),
        Some(Overlay::Interest(page)) => interest::draw(frame, model, page, below_header),
        Some(Overlay::Guard(entry)) => guard::draw(frame, model, entry, below_header),
        Some(Overlay::Mailing(mailing)) => mailing::draw(frame, model, mailing, below_header),
        Some(Overlay::Import(entry)) => import::draw(frame, model, entry, below_header),
        Some(Overlay::Reports) => reports::draw(frame, model, below_header),
        Some(Overlay::Reconcile(page)) => reconcile::draw(frame, model, page, below_header),
    }
}

/// Where what lies on top is drawn.
fn below_header(regions: Regions) -> Rect {
    Rect {
        height: regions.footer.y.saturating_sub(regions.header.height),
        y: regions.header.height,
        ..regions.header
    }
}

/// How far what is being read can be scrolled, where that is known.
pub fn most_scrolled(model: &Model) -> usize {
    match &model.overlay {
        Some(Overlay::Interest(page)) => {
            interest::most_scrolled(model, page, below_header(regions(model)))
        }
        Some(Overlay::Settings { .. }) => {
            settings::most_scrolled(model, below_header(regions(model)))
        }
        Some(Overlay::Guide { .. }) => guide::most_scrolled(model, below_header(regions(model))),
        Some(Overlay::Summary { .. }) => {
            summary::most_scrolled(model, below_header(regions(model)))
        }
        None => {
            let area = below_header(regions(model));
            let call = model.call.as_ref();
            call.map_or(usize::MAX, |call| call::most_scrolled(model, call, area))
        }
        _ => usize::MAX,
    }
}

fn regions(model: &Model) -> Regions {
    let (width, height) = model.size;
    let whole = Rect::new(0, 0, width, height);
    let [header, body, footer, tour] = Split::vertical([
        Constraint::Length(1),
        Constraint::Fill(1),
        Constraint::Length(1),
        Constraint::Length(tour::height(model)),
    ])
    .areas(whole);
    let (queue, detail) = match Layout::of(model.size) {
        Layout::Wide => {
            let list = Constraint::Length((width / 2).clamp(50, 64));
            let [queue, detail] = Split::horizontal([list, Constraint::Fill(1)]).areas(body);
            (queue, detail)
        }
        Layout::Stacked => {
            let below = Constraint::Length((body.height / 2).clamp(9, 14));
            let [queue, detail] = Split::vertical([Constraint::Fill(1), below]).areas(body);
            (queue, detail)
        }
        Layout::Single if model.focus == Focus::Queue => (body, Rect::default()),
        Layout::Single => (Rect::default(), body),
    };
    Regions {
        header,
        queue,
        detail,
        footer,
        tour,
    }
}

/// How many rows of the report on show are seen at once.
pub fn report_rows_shown(model: &Model) -> usize {
    reports::rows_shown(model, below_header(regions(model)))
}

/// How many columns of the report on show can be scrolled past.
pub fn report_columns_beyond(model: &Model) -> usize {
    reports::columns_beyond(model, below_header(regions(model)))
}

/// How many clients the list shows at once.
pub fn rows_shown(model: &Model) -> usize {
    queue::rows_shown(model, regions(model).queue)
}

/// The place in the list under a position of the screen.
pub fn row_at(model: &Model, column: u16, line: u16) -> Option<usize> {
    let area = regions(model).queue;
    let inner = queue::inner(area);
    if !inner.contains(Position::new(column, line)) {
        return None;
    }
    let row = usize::from(line - inner.y) / queue::row_height(model);
    let place = model.queue.top + row;
    (place < model.queue.debtors.len()).then_some(place)
}

/// The pane whose title is under a position of the screen.
pub fn pane_at(model: &Model, column: u16, line: u16) -> Option<Pane> {
    detail::tab_at(model, regions(model).detail, column, line)
}

/// Whether a position of the screen is over the panes.
pub fn is_over_panes(model: &Model, column: u16, line: u16) -> bool {
    regions(model).detail.contains(Position::new(column, line))
}

/// How many lines the pane on show has in all.
pub fn pane_lines(model: &Model) -> usize {
    let width = regions(model).detail.width.saturating_sub(2);
    panes::lines(model, usize::from(width)).len()
}
