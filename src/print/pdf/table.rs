//! Tables: how wide the columns are, and a piece for each row. A row is cut only when no sheet could hold it.

use super::block::{Cell, Row, Table, Width};
use super::flow::{Flow, start};
use super::lines::{Line, Text};
use super::piece::{Frame, Look, MM, Piece};
use super::tags::{Role, Tag};
use super::typeface::Typeface;

const LOOK: Look = Look {
    size: 9.0,
    leading: 12.0,
    dim: false,
};

/// Room between columns, above and below the words of a row, and above and below a table.
const GUTTER: f32 = 10.0;
const PADDING: f32 = 2.8;
const AROUND: f32 = 3.0;
const BELOW: f32 = 8.0;

/// Thickness of the lines below rows, and around head and foot.
const THIN: f32 = 0.3;
const THICK: f32 = 0.8;

/// Which rows they are.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Head,
    Body,
    Foot,
}

pub(super) fn lay(
    flow: &mut Flow<'_>,
    table: &Table,
    frame: Frame,
    within: Option<Tag>,
) -> Vec<Piece> {
    let tag = flow.tags.add(within, Role::Table);
    let frames = columns(flow.typeface, table, frame);
    let mut sheet = Laying {
        flow,
        frames,
        frame,
        table: tag,
        head_height: 0.0,
    };
    let heads: Vec<Piece> = table
        .head
        .iter()
        .flat_map(|row| sheet.row(row, Place::Head))
        .collect();
    sheet.head_height = heads.iter().map(|it| it.height).sum();
    let body = table.body.iter();
    let mut rows: Vec<Piece> = body.flat_map(|row| sheet.row(row, Place::Body)).collect();
    // A sum never stands on a sheet without a row that it is the sum of.
    if let (Some(last), false) = (rows.last_mut(), table.foot.is_empty()) {
        last.keeps = true;
    }
    let foot = table.foot.iter();
    let mut foot: Vec<Piece> = foot.flat_map(|row| sheet.row(row, Place::Foot)).collect();
    let last = foot.len().saturating_sub(1);
    for piece in &mut foot[..last] {
        piece.keeps = true;
    }
    rows.append(&mut foot);
    if !heads.is_empty() {
        let place = flow.heads.len();
        for row in &mut rows {
            row.head = Some(place);
        }
        flow.heads.push(heads.iter().map(Piece::repeated).collect());
    }
    let mut pieces = heads;
    for piece in &mut pieces {
        piece.keeps = true;
    }
    pieces.append(&mut rows);
    if let Some(first) = pieces.first_mut() {
        first.before = AROUND;
    }
    if let Some(last) = pieces.last_mut() {
        last.after = BELOW;
        last.keeps = false;
    }
    pieces
}

struct Laying<'f, 'a> {
    flow: &'f mut Flow<'a>,
    frames: Vec<Frame>,
    frame: Frame,
    table: Tag,
    head_height: f32,
}

impl Laying<'_, '_> {
    /// The pieces of a row: one, unless no sheet could hold it.
    fn row(&mut self, row: &Row, place: Place) -> Vec<Piece> {
        let row_tag = self.flow.tags.add(Some(self.table), Role::Row);
        let mut cells: Vec<(Vec<Line>, Frame, &Cell, Tag)> = Vec::new();
        let mut column = 0;
        for cell in &row.cells {
            let span = cell.span.max(1);
            let frame = self.spanned(column, span);
            column += span;
            let role = match place {
                Place::Head => Role::HeadCell(span),
                _ => Role::Cell(span),
            };
            let tag = self.flow.tags.add(Some(row_tag), role);
            let bold = place != Place::Body;
            let text = Text::new(self.flow.typeface, &cell.runs, LOOK.size, bold);
            cells.push((text.lines(frame.width), frame, cell, tag));
        }
        let count = cells.iter().map(|it| it.0.len()).max().unwrap_or(1);
        let room = self.flow.tallest - self.head_height - 2.0 * PADDING - BELOW;
        let most = ((room / LOOK.leading) as usize).max(1);
        let mut pieces = Vec::new();
        let mut first = 0;
        while first < count {
            let lines = (count - first).min(most);
            let mut piece = Piece::room(lines as f32 * LOOK.leading + 2.0 * PADDING);
            for (all, frame, cell, tag) in &cells {
                let shown = all.iter().skip(first).take(lines);
                for (at, line) in shown.enumerate() {
                    let x = start(*frame, line.width, cell.align);
                    let y = PADDING + at as f32 * LOOK.leading;
                    piece.draw_line(line, x, y, &LOOK, Some(*tag));
                }
            }
            self.rule(&mut piece, place);
            pieces.push(piece);
            first += lines;
        }
        pieces
    }

    fn rule(&self, piece: &mut Piece, place: Place) {
        let (y, thickness) = match place {
            Place::Head => (piece.height, THICK),
            Place::Body => (piece.height, THIN),
            Place::Foot => (0.0, THICK),
        };
        piece.draw_rule(self.frame.x, y, self.frame.width, thickness);
    }

    fn spanned(&self, column: usize, span: usize) -> Frame {
        let last = self.frames.len().saturating_sub(1);
        let none = Frame {
            x: self.frame.x,
            width: self.frame.width,
        };
        let from = self.frames.get(column.min(last)).copied().unwrap_or(none);
        let to = self.frames.get((column + span - 1).min(last));
        let to = to.copied().unwrap_or(none);
        Frame {
            x: from.x,
            width: to.x + to.width - from.x,
        }
    }
}

/// Where each column is, by what is in it.
fn columns(typeface: &Typeface, table: &Table, frame: Frame) -> Vec<Frame> {
    let rows = || table.head.iter().chain(&table.body).chain(&table.foot);
    let counts = rows().map(|row| row.cells.iter().map(|cell| cell.span.max(1)).sum());
    let count = counts.max().unwrap_or(0).max(table.columns.len()).max(1);
    let mut needs = vec![(0.0_f32, 0.0_f32); count];
    for (at, row) in rows().enumerate() {
        let bold = at < table.head.len() || at >= table.head.len() + table.body.len();
        let mut column = 0;
        for cell in &row.cells {
            let span = cell.span.max(1);
            if span == 1 && column < count {
                let text = Text::new(typeface, &cell.runs, LOOK.size, bold);
                let widest = text.widest();
                let narrowest = match cell.one_line {
                    true => widest,
                    false => text.narrowest(),
                };
                let (least, most) = &mut needs[column];
                *least = least.max(narrowest);
                *most = most.max(widest);
            }
            column += span;
        }
    }
    let room = frame.width - GUTTER * (count - 1) as f32;
    let wanted: Vec<Width> = (0..count)
        .map(|at| table.columns.get(at).map_or(Width::Auto, |it| it.width))
        .collect();
    let widths = widths(&needs, &wanted, room);
    let mut x = frame.x;
    let frames = widths.into_iter().map(|width| {
        let column = Frame { x, width };
        x += width + GUTTER;
        column
    });
    frames.collect()
}

/// How wide columns are that need at least and at most so much, in so much room.
fn widths(needs: &[(f32, f32)], wanted: &[Width], room: f32) -> Vec<f32> {
    let needs: Vec<(f32, f32)> = needs
        .iter()
        .zip(wanted)
        .map(|((least, most), width)| match width {
            Width::Fixed(millimetres) => (millimetres * MM, millimetres * MM),
            // A word that is longer than its share of the room is broken.
            _ => (least.min(room / 2.0), *most),
        })
        .collect();
    let least: f32 = needs.iter().map(|it| it.0).sum();
    let most: f32 = needs.iter().map(|it| it.1).sum();
    if least >= room {
        return needs.iter().map(|it| it.0 * room / least).collect();
    }
    if most > room {
        let part = (room - least) / (most - least);
        let each = needs.iter();
        return each
            .map(|(least, most)| least + (most - least) * part)
            .collect();
    }
    let shares = |width: &Width, most: f32| match width {
        Width::Share(share) => *share,
        Width::Auto if !wanted.iter().any(|it| matches!(it, Width::Share(_))) => most,
        _ => 0.0,
    };
    let each = || needs.iter().zip(wanted);
    let all: f32 = each().map(|((_, most), width)| shares(width, *most)).sum();
    let left = room - most;
    each()
        .map(|((_, most), width)| match all > 0.0 {
            true => most + left * shares(width, *most) / all,
            false => *most,
        })
        .collect()
}
