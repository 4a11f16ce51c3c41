//! Pages as PDF, written by the program itself.
//!
//! ```text
//! the page in HTML -> blocks -> pieces that are never cut -> sheets -> PDF
//!     read, markup    block     flow, table, lines           pages     draw, tags
//! ```
//!
//! The page is the same that a browser prints, so that a template of the user's own speaks in both. Whoever has no
//! template fills [`Block`]s and calls [`write`]. The same blocks give the same bytes.

pub mod block;
mod draw;
mod flow;
mod lines;
mod markup;
mod pages;
mod piece;
mod read;
mod table;
mod tags;
mod typeface;

use chrono::NaiveDateTime;

pub use block::Block;
pub use read::{Document, read};

use super::PrintError;
use crate::config::Paper;
use flow::Flow;
use pages::{Room, Sheet, paginate};
use piece::{Drawn, Frame, MM, Piece};
use tags::Tags;
use typeface::Typeface;

/// Free room on the left and on the right, above and below, in points.
const MARGIN: f32 = 18.0 * MM;
const ABOVE: f32 = 20.0 * MM;
const UNDER: f32 = 18.0 * MM;

/// What a document says about itself.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// Its title.
    pub title: &'a str,
    /// Who it is by.
    pub author: &'a str,
    /// By what it is found again; empty where there is nothing.
    pub keywords: &'a str,
    /// The language it is in: `es`, `en`.
    pub language: &'a str,
    /// When it was made.
    pub made_at: NaiveDateTime,
    /// The size of its sheets.
    pub paper: Paper,
}

/// Words where they stand on their sheet, in points from its left upper corner.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// Where they begin.
    pub x: f32,
    /// The base of their letters.
    pub y: f32,
    /// How wide they are.
    pub width: f32,
    /// What they say.
    pub text: String,
}

/// What stands on each sheet, in the order in which it is drawn.
///
/// # Errors
/// When the font can't be read.
pub fn layout(blocks: &[Block], paper: Paper) -> Result<Vec<Vec<Placed>>, PrintError> {
    let typeface = letters()?;
    let (sheets, _) = sheets(blocks, paper, &typeface);
    let words = |(top, piece): &(f32, Piece)| {
        let marks = piece.marks.iter().filter_map(|mark| match &mark.what {
            Drawn::Words { text, width, .. } => Some(Placed {
                x: mark.x,
                y: top + mark.y,
                width: *width,
                text: text.clone(),
            }),
            _ => None,
        });
        marks.collect::<Vec<Placed>>()
    };
    let sheets = sheets.iter();
    Ok(sheets
        .map(|sheet| sheet.iter().flat_map(words).collect())
        .collect())
}

/// Writes blocks as a PDF.
///
/// # Errors
/// When the font can't be read or the document is beyond what a PDF can hold.
pub fn write(blocks: &[Block], about: &About<'_>) -> Result<Vec<u8>, PrintError> {
    let typeface = letters()?;
    let (sheets, tags) = sheets(blocks, about.paper, &typeface);
    let parts = [Part {
        title: about.title.to_owned(),
        sheets: sheets.len(),
    }];
    let made = draw::draw(&sheets, &tags, &typeface, about, &parts);
    made.map_err(|error| PrintError::Pdf {
        problem: error.to_string(),
    })
}

/// A part of a document whose sheets are counted by themselves.
#[derive(Debug, Clone, PartialEq)]
struct Part {
    title: String,
    sheets: usize,
}

/// Writes documents as one PDF, each on sheets of its own that are counted from one, under its own title.
///
/// # Errors
/// When the font can't be read or the whole is beyond what a PDF can hold.
pub fn write_each(documents: &[Document], about: &About<'_>) -> Result<Vec<u8>, PrintError> {
    let typeface = letters()?;
    let parts = documents.iter().map(|document| Part {
        title: document.title.clone(),
        sheets: sheets(&document.blocks, about.paper, &typeface).0.len(),
    });
    let parts: Vec<Part> = parts.collect();
    let mut blocks = Vec::new();
    for document in documents {
        if !blocks.is_empty() {
            blocks.push(Block::PageBreak);
        }
        blocks.extend(document.blocks.iter().cloned());
    }
    let (sheets, tags) = sheets(&blocks, about.paper, &typeface);
    let made = draw::draw(&sheets, &tags, &typeface, about, &parts);
    made.map_err(|error| PrintError::Pdf {
        problem: error.to_string(),
    })
}

fn letters() -> Result<Typeface, PrintError> {
    Typeface::new().ok_or_else(|| PrintError::Pdf {
        problem: "font".to_owned(),
    })
}

/// Blocks on sheets, with what their parts are.
fn sheets(blocks: &[Block], paper: Paper, typeface: &Typeface) -> (Vec<Sheet>, Tags) {
    let (width, height) = draw::size(paper);
    let room = Room {
        top: ABOVE,
        bottom: height - UNDER,
    };
    let frame = Frame {
        x: MARGIN,
        width: width - 2.0 * MARGIN,
    };
    let mut flow = Flow::new(typeface, room.bottom - room.top);
    let pieces = flow.lay(blocks, frame, None);
    let sheets = paginate(pieces, &flow.heads, room);
    (sheets, flow.tags)
}
