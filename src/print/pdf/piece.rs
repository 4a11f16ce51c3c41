//! Blocks laid out: strips as wide as the page that are never cut, with what is drawn on them.

use super::lines::{Line, Stretch};
use super::tags::Tag;
use super::typeface::{Shaped, base};
use crate::print::code::Squares;

/// Points in a millimetre.
pub(super) const MM: f32 = 72.0 / 25.4;

/// A strip that is never cut.
#[derive(Debug, Clone, Default)]
pub(super) struct Piece {
    /// How high it is.
    pub height: f32,
    /// Free room above, unless it begins a sheet.
    pub before: f32,
    /// Free room below; of this and the next one's room above, the larger counts.
    pub after: f32,
    /// Whether it stays with what follows.
    pub keeps: bool,
    /// Whether it begins a new sheet.
    pub breaks: bool,
    /// No higher on its sheet than this.
    pub pinned: Option<f32>,
    /// The rows that come first where it begins a sheet, by their place among the heads.
    pub head: Option<usize>,
    /// The heading that it is: level and words.
    pub heading: Option<(u8, String)>,
    /// What is drawn.
    pub marks: Vec<Mark>,
}

/// Something drawn on a strip.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    /// From the left edge of the sheet.
    pub x: f32,
    /// From the top of the strip.
    pub y: f32,
    /// What it is.
    pub what: Drawn,
    /// What it is part of, for those who have the page read to them; nothing when it is ornament.
    pub tag: Option<Tag>,
}

/// What is drawn.
#[derive(Debug, Clone)]
pub(super) enum Drawn {
    /// Words; `y` is the base of their letters.
    Words {
        text: String,
        shaped: Shaped,
        bold: bool,
        dim: bool,
        size: f32,
        width: f32,
        link: Option<String>,
    },
    /// A line across: length and thickness.
    Line(f32, f32),
    /// A code with sides of so many points.
    Code(Squares, f32),
}

impl Piece {
    /// Nothing drawn, so high.
    pub fn room(height: f32) -> Self {
        Self {
            height,
            ..Self::default()
        }
    }

    /// Draws a line of words whose top is `y`.
    pub fn draw_line(&mut self, line: &Line, x: f32, y: f32, look: &Look, tag: Option<Tag>) {
        let base = y + base(look.size, look.leading);
        for span in &line.spans {
            let what = match &span.what {
                Stretch::Words {
                    text,
                    shaped,
                    bold,
                    link,
                } => Drawn::Words {
                    text: text.clone(),
                    shaped: shaped.clone(),
                    bold: *bold,
                    dim: look.dim,
                    size: look.size,
                    width: span.width,
                    link: link.clone(),
                },
                Stretch::Blank => Drawn::Line(span.width, 0.5),
            };
            let tag = match what {
                Drawn::Words { .. } => tag,
                _ => None,
            };
            let below = if tag.is_none() { 2.0 } else { 0.0 };
            self.marks.push(Mark {
                x: x + span.x,
                y: base + below,
                what,
                tag,
            });
        }
    }

    /// Draws a rule across.
    pub fn draw_rule(&mut self, x: f32, y: f32, length: f32, thickness: f32) {
        self.marks.push(Mark {
            x,
            y,
            what: Drawn::Line(length, thickness),
            tag: None,
        });
    }

    /// The same, drawn again where it says nothing new.
    pub fn repeated(&self) -> Self {
        let mut copy = self.clone();
        for mark in &mut copy.marks {
            mark.tag = None;
        }
        copy
    }
}

/// How words look.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    /// The size of the letters.
    pub size: f32,
    /// The height of a line.
    pub leading: f32,
    /// Whether they are paler.
    pub dim: bool,
}

/// The room between the margins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    /// From the left edge of the sheet.
    pub x: f32,
    /// How wide.
    pub width: f32,
}

/// Pieces one below the other as one that is not cut; nothing when there are none.
pub(super) fn stacked(pieces: Vec<Piece>) -> Option<Piece> {
    let mut whole: Option<Piece> = None;
    for piece in pieces {
        match &mut whole {
            None => whole = Some(piece),
            Some(whole) => {
                let top = whole.height + whole.after.max(piece.before);
                let moved = piece.marks.into_iter().map(|mark| Mark {
                    y: mark.y + top,
                    ..mark
                });
                whole.marks.extend(moved);
                whole.height = top + piece.height;
                whole.after = piece.after;
                whole.keeps = piece.keeps;
            }
        }
    }
    whole
}
