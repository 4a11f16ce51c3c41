//! Blocks into pieces: what each looks like, and which stay together.

use super::block::{Align, Block, Run, Side, Size, Style};
use super::lines::{Line, Text};
use super::piece::{Drawn, Frame, Look, MM, Mark, Piece, stacked};
use super::table;
use super::tags::{Role, Tag, Tags};
use super::typeface::Typeface;

/// What most of a page is written in.
pub(super) const BODY: Look = Look {
    size: 10.0,
    leading: 14.0,
    dim: false,
};

const SMALL: Look = Look {
    size: 8.5,
    leading: 11.5,
    dim: false,
};

const LARGE: Look = Look {
    size: 15.0,
    leading: 19.0,
    dim: false,
};

/// Sizes and heights of headings by level, and the free room above and below them.
const HEADINGS: [(Look, f32, f32); 3] = [
    (look(19.0, 24.0), 16.0, 6.0),
    (look(12.0, 16.0), 16.0, 4.0),
    (look(10.5, 14.0), 10.0, 2.0),
];

/// Room below a paragraph, a list, a table.
const BELOW: f32 = 6.0;

/// Room between columns side by side.
const BETWEEN: f32 = 8.0 * MM;

/// How far points stand in.
const INDENT: f32 = 12.0;

/// How long the sides of a code are, without the quiet zone.
const CODE: f32 = 32.0 * MM;

/// Where the address stands so that an envelope C5/6 or DL shows it, wherever the sheet lies in it: from the top of the
/// sheet, how high, and from its left edge for a window on the left (DIN 5008) and on the right.
const WINDOW_TOP: f32 = 50.0 * MM;
const WINDOW_HEIGHT: f32 = 40.0 * MM;
const WINDOW_LEFT: f32 = 25.0 * MM;
const WINDOW_RIGHT: f32 = 112.0 * MM;
const WINDOW_WIDTH: f32 = 76.0 * MM;

/// Room to sign.
const SIGNATURE: f32 = 22.0 * MM;

const fn look(size: f32, leading: f32) -> Look {
    Look {
        size,
        leading,
        dim: false,
    }
}

/// Lays blocks out.
pub(super) struct Flow<'a> {
    pub typeface: &'a Typeface,
    pub tags: Tags,
    /// Rows that are repeated.
    pub heads: Vec<Vec<Piece>>,
    /// How high a piece can be.
    pub tallest: f32,
}

impl<'a> Flow<'a> {
    pub fn new(typeface: &'a Typeface, tallest: f32) -> Self {
        Self {
            typeface,
            tags: Tags::default(),
            heads: Vec::new(),
            tallest,
        }
    }

    /// Lays blocks out one below the other.
    pub fn lay(&mut self, blocks: &[Block], frame: Frame, within: Option<Tag>) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut breaks = false;
        for block in blocks {
            if *block == Block::PageBreak {
                breaks = true;
                continue;
            }
            let mut laid = self.block(block, frame, within);
            if let Some(first) = laid.first_mut() {
                first.breaks |= breaks;
                breaks = false;
            }
            pieces.append(&mut laid);
        }
        pieces
    }

    fn block(&mut self, block: &Block, frame: Frame, within: Option<Tag>) -> Vec<Piece> {
        match block {
            Block::Heading(level, runs) => self.heading(*level, runs, frame, within),
            Block::Paragraph(style, runs) => self.paragraph(*style, runs, frame, within),
            Block::List(points) => self.list(points, frame, within),
            Block::Table(table) => table::lay(self, table, frame, within),
            Block::KeyValues(pairs) => self.pairs(pairs, frame, within),
            Block::Rule => {
                let mut piece = Piece::room(1.0);
                piece.draw_rule(frame.x, 0.5, frame.width, 0.5);
                (piece.before, piece.after) = (BELOW, BELOW);
                vec![piece]
            }
            Block::Space(height) => vec![Piece::room(height * MM)],
            Block::Code(squares, told, align) => {
                let tag = self.tags.add(within, Role::Picture(told.clone()));
                let mut piece = Piece::room(CODE);
                // The sheet around it is the quiet zone: four squares of it at least.
                let quiet = CODE / squares.side() as f32 * 4.0;
                (piece.before, piece.after) = (quiet, quiet);
                piece.marks.push(Mark {
                    x: start(frame, CODE, *align),
                    y: 0.0,
                    what: Drawn::Code(squares.clone(), CODE),
                    tag: Some(tag),
                });
                vec![piece]
            }
            Block::Columns(columns) => self.columns(columns, frame, within),
            Block::KeepTogether(blocks) => {
                let mut pieces = self.lay(blocks, frame, within);
                let last = pieces.len().saturating_sub(1);
                for piece in &mut pieces[..last] {
                    piece.keeps = true;
                }
                pieces
            }
            Block::Area(height, blocks) => {
                let piece = stacked(self.lay(blocks, frame, within)).unwrap_or_default();
                vec![Piece {
                    height: piece.height.max(height * MM),
                    ..piece
                }]
            }
            Block::Window(side, blocks) => {
                let x = match side {
                    Side::Left => WINDOW_LEFT,
                    Side::Right => WINDOW_RIGHT,
                };
                let width = WINDOW_WIDTH;
                let laid = self.lay(blocks, Frame { x, width }, within);
                let piece = stacked(laid).unwrap_or_default();
                vec![Piece {
                    height: piece.height.max(WINDOW_HEIGHT),
                    pinned: Some(WINDOW_TOP),
                    ..piece
                }]
            }
            Block::Signature => {
                let mut piece = Piece::room(SIGNATURE);
                piece.draw_rule(frame.x, SIGNATURE, frame.width, 0.5);
                piece.after = 3.0;
                vec![piece]
            }
            Block::PageBreak => Vec::new(),
        }
    }

    fn heading(
        &mut self,
        level: u8,
        runs: &[Run],
        frame: Frame,
        within: Option<Tag>,
    ) -> Vec<Piece> {
        let at = usize::from(level.saturating_sub(1)).min(HEADINGS.len() - 1);
        let (look, before, after) = HEADINGS[at];
        let title = words(runs);
        let tag = self.tags.add(within, Role::Heading(level, title.clone()));
        let lines = Text::new(self.typeface, runs, look.size, true).lines(frame.width);
        let mut pieces = strips(&lines, &look, frame, Align::Left, Some(tag));
        for piece in &mut pieces {
            piece.keeps = true;
        }
        if let Some(first) = pieces.first_mut() {
            first.before = before;
            first.heading = Some((level, title));
        }
        if let Some(last) = pieces.last_mut() {
            last.after = after;
        }
        pieces
    }

    fn paragraph(
        &mut self,
        style: Style,
        runs: &[Run],
        frame: Frame,
        within: Option<Tag>,
    ) -> Vec<Piece> {
        let tag = self.tags.add(within, Role::Paragraph);
        let look = look_of(style);
        let lines = Text::new(self.typeface, runs, look.size, false).lines(frame.width);
        let mut pieces = strips(&lines, &look, frame, style.align, Some(tag));
        together_at_ends(&mut pieces);
        if let Some(last) = pieces.last_mut() {
            last.after = BELOW;
        }
        pieces
    }

    fn list(&mut self, points: &[Vec<Run>], frame: Frame, within: Option<Tag>) -> Vec<Piece> {
        let list = self.tags.add(within, Role::List);
        let mut pieces = Vec::new();
        let inner = Frame {
            x: frame.x + INDENT,
            width: frame.width - INDENT,
        };
        for point in points {
            let item = self.tags.add(Some(list), Role::Item);
            let sign = self.tags.add(Some(item), Role::ItemSign);
            let body = self.tags.add(Some(item), Role::ItemBody);
            let lines = Text::new(self.typeface, point, BODY.size, false).lines(inner.width);
            let mut laid = strips(&lines, &BODY, inner, Align::Left, Some(body));
            if let Some(first) = laid.first_mut() {
                let bullet = Text::new(self.typeface, &[Run::plain("•")], BODY.size, false);
                for line in bullet.lines(INDENT) {
                    first.draw_line(&line, frame.x + 2.0, 0.0, &BODY, Some(sign));
                }
            }
            together_at_ends(&mut laid);
            if let Some(last) = laid.last_mut() {
                last.after = 2.0;
            }
            pieces.append(&mut laid);
        }
        if let Some(last) = pieces.last_mut() {
            last.after = BELOW;
        }
        pieces
    }

    fn pairs(
        &mut self,
        pairs: &[(Vec<Run>, Vec<Run>)],
        frame: Frame,
        within: Option<Tag>,
    ) -> Vec<Piece> {
        let names: Vec<Text<'_>> = pairs
            .iter()
            .map(|(name, _)| Text::new(self.typeface, name, BODY.size, false))
            .collect();
        let widest = names.iter().map(Text::widest).fold(0.0, f32::max);
        let left = (widest + INDENT).min(frame.width / 2.0);
        let inner = Frame {
            x: frame.x + left,
            width: frame.width - left,
        };
        let name_look = Look { dim: true, ..BODY };
        let mut pieces = Vec::new();
        for ((_, value), name) in pairs.iter().zip(names) {
            let tag = self.tags.add(within, Role::Paragraph);
            let mut piece = Piece::default();
            for (at, line) in name.lines(left).iter().enumerate() {
                let y = at as f32 * BODY.leading;
                piece.draw_line(line, frame.x, y, &name_look, Some(tag));
                piece.height = y + BODY.leading;
            }
            let value = Text::new(self.typeface, value, BODY.size, false);
            for (at, line) in value.lines(inner.width).iter().enumerate() {
                let y = at as f32 * BODY.leading;
                piece.draw_line(line, inner.x, y, &BODY, Some(tag));
                piece.height = piece.height.max(y + BODY.leading);
            }
            pieces.push(piece);
        }
        if let Some(last) = pieces.last_mut() {
            last.after = BELOW;
        }
        pieces
    }

    fn columns(
        &mut self,
        columns: &[(f32, Vec<Block>)],
        frame: Frame,
        within: Option<Tag>,
    ) -> Vec<Piece> {
        let gaps = BETWEEN * columns.len().saturating_sub(1) as f32;
        let shares: f32 = columns.iter().map(|(share, _)| share).sum();
        let mut x = frame.x;
        let mut whole = Piece::default();
        let mut apart = Vec::new();
        for (share, blocks) in columns {
            let width = (frame.width - gaps) * share / shares.max(0.01);
            let part = self.tags.add(within, Role::Part);
            let laid = self.lay(blocks, Frame { x, width }, Some(part));
            apart.extend(laid.iter().cloned());
            if let Some(column) = stacked(laid) {
                whole.height = whole.height.max(column.height);
                whole.before = whole.before.max(column.before);
                whole.after = whole.after.max(column.after);
                whole.marks.extend(column.marks);
            }
            x += width + BETWEEN;
        }
        // Columns that no sheet can hold follow one another, so that nothing is lost below the edge.
        if whole.height > self.tallest {
            return apart;
        }
        vec![whole]
    }
}

fn look_of(style: Style) -> Look {
    let look = match style.size {
        Size::Body => BODY,
        Size::Small => SMALL,
        Size::Large => LARGE,
    };
    Look {
        dim: style.dim,
        ..look
    }
}

/// What runs say.
pub(super) fn words(runs: &[Run]) -> String {
    let words = runs.iter().map(|run| match run {
        Run::Text { text, .. } => text.as_str(),
        Run::Break => " ",
        Run::Blank => "",
    });
    words.collect::<String>().trim().to_owned()
}

/// Where a line begins that is so wide.
pub(super) fn start(frame: Frame, width: f32, align: Align) -> f32 {
    match align {
        Align::Left => frame.x,
        Align::Centre => frame.x + (frame.width - width) / 2.0,
        Align::Right => frame.x + frame.width - width,
    }
}

/// A piece for each line.
fn strips(lines: &[Line], look: &Look, frame: Frame, align: Align, tag: Option<Tag>) -> Vec<Piece> {
    let strip = |line: &Line| {
        let mut piece = Piece::room(look.leading);
        piece.draw_line(line, start(frame, line.width, align), 0.0, look, tag);
        piece
    };
    lines.iter().map(strip).collect()
}

/// No line of a paragraph stands alone on a sheet: the first two stay together, and so do the last two.
fn together_at_ends(pieces: &mut [Piece]) {
    let last = pieces.len().saturating_sub(1);
    let ends = [0, last.saturating_sub(1)];
    for at in ends.into_iter().filter(|at| *at < last) {
        pieces[at].keeps = true;
    }
}
