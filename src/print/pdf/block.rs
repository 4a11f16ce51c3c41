//! What a page consists of, whatever it is about.

use crate::print::code::Squares;

/// A part of a page. Blocks follow one another from top to bottom.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading of a level from 1 on; never the last thing on a sheet.
    Heading(u8, Vec<Run>),
    /// A paragraph.
    Paragraph(Style, Vec<Run>),
    /// Points, one below the other.
    List(Vec<Vec<Run>>),
    /// Rows and columns.
    Table(Table),
    /// Names and what they stand for, side by side.
    KeyValues(Vec<(Vec<Run>, Vec<Run>)>),
    /// A line across.
    Rule,
    /// Free room, in millimetres.
    Space(f32),
    /// A code, what it is for those who can't see it, and where it stands.
    Code(Squares, String, Align),
    /// Blocks side by side, each with its share of the width.
    Columns(Vec<(f32, Vec<Block>)>),
    /// Blocks that stay on one sheet where it has room for them.
    KeepTogether(Vec<Block>),
    /// At least so high, in millimetres, whatever is in it: the head of a letter.
    Area(f32, Vec<Block>),
    /// The address, where the window of an envelope C5/6 or DL shows it.
    Window(Side, Vec<Block>),
    /// Room to sign above a line.
    Signature,
    /// The rest goes on a new sheet.
    PageBreak,
}

/// How a paragraph looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Style {
    /// Which size.
    pub size: Size,
    /// Where its lines stand.
    pub align: Align,
    /// Whether it is paler than the rest.
    pub dim: bool,
}

/// A size of letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Size {
    /// As most of the page.
    #[default]
    Body,
    /// As what is said by the way.
    Small,
    /// As what is to be seen first.
    Large,
}

/// Where lines, or cells, stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// On the left.
    #[default]
    Left,
    /// In the middle.
    Centre,
    /// On the right.
    Right,
}

/// A side of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The left.
    Left,
    /// The right.
    Right,
}

/// A stretch of words that look alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// Words.
    Text {
        /// What they say.
        text: String,
        /// Whether they are bold.
        bold: bool,
        /// The address that they lead to.
        link: Option<String>,
    },
    /// The end of a line.
    Break,
    /// Room to write something in.
    Blank,
}

impl Run {
    /// Plain words.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::Text {
            text: text.into(),
            bold: false,
            link: None,
        }
    }

    /// Bold words.
    pub fn bold(text: impl Into<String>) -> Self {
        Self::Text {
            text: text.into(),
            bold: true,
            link: None,
        }
    }
}

/// Rows and columns. The head is repeated on each sheet, and rows are never cut.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// The columns, from left to right.
    pub columns: Vec<Column>,
    /// Rows above, repeated on each sheet.
    pub head: Vec<Row>,
    /// The rows.
    pub body: Vec<Row>,
    /// Rows below, once: sums.
    pub foot: Vec<Row>,
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Column {
    /// How wide it is.
    pub width: Width,
}

/// How wide a column is.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Width {
    /// As what is in it needs.
    #[default]
    Auto,
    /// So many millimetres.
    Fixed(f32),
    /// Its share of what the others leave.
    Share(f32),
}

/// A row of cells.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// The cells, from left to right.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// What it says.
    pub runs: Vec<Run>,
    /// Where it stands.
    pub align: Align,
    /// Whether its words stay on one line.
    pub one_line: bool,
    /// How many columns it takes.
    pub span: usize,
}

impl Cell {
    /// A cell of words on the left.
    pub fn new(runs: Vec<Run>) -> Self {
        Self {
            runs,
            align: Align::Left,
            one_line: false,
            span: 1,
        }
    }

    /// A cell for a figure: on the right, never broken.
    pub fn figure(runs: Vec<Run>) -> Self {
        Self {
            align: Align::Right,
            one_line: true,
            ..Self::new(runs)
        }
    }
}
