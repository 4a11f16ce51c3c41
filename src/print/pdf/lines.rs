//! Words into lines: broken where Unicode allows it, and within a word only when it is longer than a line.

use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::block::Run;
use super::typeface::{Shaped, Typeface};

/// How wide the room is that is left to write something in, in points.
const BLANK: f32 = 128.0;

/// Stands in the text for such room, so that it breaks like a word.
const BLANK_SIGN: char = '\u{fffc}';

/// A line of words.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Its stretches, from left to right.
    pub spans: Vec<Span>,
    /// How wide it is, without blanks at its end.
    pub width: f32,
}

/// A stretch of a line that looks alike.
#[derive(Debug, Clone)]
pub(super) struct Span {
    /// How far from the beginning of the line.
    pub x: f32,
    /// How wide it is.
    pub width: f32,
    /// What it is.
    pub what: Stretch,
}

/// What a stretch of a line is.
#[derive(Debug, Clone)]
pub(super) enum Stretch {
    /// Words.
    Words {
        text: String,
        shaped: Shaped,
        bold: bool,
        link: Option<String>,
    },
    /// Room to write something in.
    Blank,
}

/// Words of one look, as a part of the whole text.
struct Part {
    start: usize,
    end: usize,
    bold: bool,
    link: Option<String>,
}

/// Runs put one behind the other.
pub(super) struct Text<'a> {
    typeface: &'a Typeface,
    size: f32,
    whole: String,
    parts: Vec<Part>,
}

impl<'a> Text<'a> {
    /// Runs in a size of letters; `bold` makes all of them bold.
    pub fn new(typeface: &'a Typeface, runs: &[Run], size: f32, all_bold: bool) -> Self {
        let mut whole = String::new();
        let mut parts: Vec<Part> = Vec::new();
        for run in runs {
            let start = whole.len();
            let (bold, link) = match run {
                Run::Text { text, bold, link } => {
                    whole.push_str(text);
                    (*bold || all_bold, link.clone())
                }
                Run::Break => {
                    whole.push('\n');
                    (all_bold, None)
                }
                Run::Blank => {
                    whole.push(BLANK_SIGN);
                    (all_bold, None)
                }
            };
            match parts.last_mut() {
                Some(last) if last.bold == bold && last.link == link => last.end = whole.len(),
                _ => parts.push(Part {
                    start,
                    end: whole.len(),
                    bold,
                    link,
                }),
            }
        }
        Self {
            typeface,
            size,
            whole,
            parts,
        }
    }

    /// The lines of no more than a width.
    pub fn lines(&self, width: f32) -> Vec<Line> {
        // A hair of room, so that what was measured to fit does.
        let width = width + 0.01;
        let mut lines = Vec::new();
        let (mut start, mut end, mut taken) = (0, 0, 0.0);
        for (to, opportunity) in linebreaks(&self.whole) {
            let needed = self.measure(end, to);
            if taken + needed > width && end > start {
                lines.push(self.line(start, end));
                (start, taken) = (end, 0.0);
            }
            if needed > width {
                while let Some(cut) = self.cut(start, to, width) {
                    lines.push(self.line(start, cut));
                    start = cut;
                }
                taken = self.advance(start, to);
            } else {
                taken += self.advance(end, to);
            }
            end = to;
            if opportunity == BreakOpportunity::Mandatory && to < self.whole.len() {
                lines.push(self.line(start, to));
                (start, taken) = (to, 0.0);
            }
        }
        if start < self.whole.len() || lines.is_empty() {
            lines.push(self.line(start, self.whole.len()));
        }
        lines
    }

    /// How wide it would be on lines as long as they need to be.
    pub fn widest(&self) -> f32 {
        let lines = self.whole.split('\n');
        let mut start = 0;
        let mut widest: f32 = 0.0;
        for line in lines {
            let end = start + line.len();
            widest = widest.max(self.measure(start, end));
            start = end + 1;
        }
        widest
    }

    /// How wide the longest word is.
    pub fn narrowest(&self) -> f32 {
        let mut start = 0;
        let mut widest: f32 = 0.0;
        for (end, _) in linebreaks(&self.whole) {
            widest = widest.max(self.measure(start, end));
            start = end;
        }
        widest
    }

    /// How wide a part of the text is, without blanks at its end.
    fn measure(&self, start: usize, end: usize) -> f32 {
        let end = start + self.whole[start..end].trim_end().len();
        self.advance(start, end)
    }

    /// How wide a part of the text is.
    fn advance(&self, start: usize, end: usize) -> f32 {
        let within = self.within(start, end);
        within
            .map(|(part, start, end)| self.width_of(&self.whole[start..end], part.bold))
            .sum()
    }

    fn width_of(&self, text: &str, bold: bool) -> f32 {
        let blanks = text.matches(BLANK_SIGN).count();
        let words: f32 = text
            .split([BLANK_SIGN, '\n'])
            .map(|words| self.typeface.width(words, bold) * self.size)
            .sum();
        words + blanks as f32 * BLANK
    }

    /// Where a word that is longer than a line is cut, after at least one letter; nothing when it fits.
    fn cut(&self, start: usize, end: usize, width: f32) -> Option<usize> {
        let word = self.whole[start..end].trim_end();
        let mut taken = 0.0;
        for (at, letter) in word.char_indices() {
            let after = start + at + letter.len_utf8();
            let needed = self.advance(start + at, after);
            // A mark above or below a letter takes no room and stays with it.
            if taken + needed > width && at > 0 && needed > 0.0 {
                return Some(start + at);
            }
            taken += needed;
        }
        None
    }

    fn within(&self, start: usize, end: usize) -> impl Iterator<Item = (&Part, usize, usize)> {
        let parts = self.parts.iter();
        let cut = parts.map(move |part| (part, part.start.max(start), part.end.min(end)));
        cut.filter(|(_, start, end)| start < end)
    }

    fn line(&self, start: usize, end: usize) -> Line {
        let whole = &self.whole[start..end];
        let end = start + whole.trim_end_matches('\n').len();
        let mut spans = Vec::new();
        let mut x = 0.0;
        for (part, start, end) in self.within(start, end) {
            let mut words = self.whole[start..end].split(BLANK_SIGN);
            let mut next = words.next();
            while let Some(text) = next {
                let shaped = self.typeface.shape(text, part.bold);
                let width = shaped.width * self.size;
                if !text.is_empty() {
                    spans.push(Span {
                        x,
                        width,
                        what: Stretch::Words {
                            text: text.to_owned(),
                            shaped,
                            bold: part.bold,
                            link: part.link.clone(),
                        },
                    });
                }
                x += width;
                next = words.next();
                if next.is_some() {
                    spans.push(Span {
                        x,
                        width: BLANK,
                        what: Stretch::Blank,
                    });
                    x += BLANK;
                }
            }
        }
        let width = self.measure(start, end);
        Line { spans, width }
    }
}
