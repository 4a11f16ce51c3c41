//! A page in HTML as blocks. Elements: `h1` to `h3`, `p`, `ul`, `ol`, `table` with `thead` and `tfoot`, `dl`, `hr`, `div`, `b`,
//! `strong`, `br`, `a`, and `svg` with a code of ours. Classes say the rest, as in our templates:
//!
//! | class | of | means |
//! |---|---|---|
//! | `small`, `large`, `dim`, `right`, `centre` | `p`, `div` | how it looks |
//! | `name` | anything in a line | bold |
//! | `blank` | anything in a line | room to write in |
//! | `money`, `number` | `td`, `th` | a figure on the right, or one that is not broken |
//! | `number` | anything in a line | is not broken |
//! | `columns` | `div` | what is in it stands side by side; `wide` takes twice the room |
//! | `together` | `div` | stays on one sheet |
//! | `letterhead` | `div` | the head of a letter, above the address |
//! | `window-left`, `window-right` | `div` | the address in the window of an envelope |
//! | `room` | `div` | room to sign, above a line |
//! | `gap` | `div` | room without a line |
//! | `new-page` | anything | begins a new sheet |
//! | `code` | `svg` | a payment code |
//! | `screen` | anything | not on paper |

use super::block::{Align, Block, Cell, Row, Run, Side, Size, Style, Table};
use super::markup::{Element, Node, parse};
use crate::print::code::Squares;

/// How high the head of a letter is, in millimetres, so that the address below it meets the window.
const LETTERHEAD: f32 = 30.0;

/// How high room without a line is, in millimetres.
const GAP: f32 = 16.0;

/// A page as blocks.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// What it says by its keywords.
    pub keywords: String,
    /// The language that it says it is in.
    pub language: String,
    /// What it consists of.
    pub blocks: Vec<Block>,
}

/// Reads a page.
pub fn read(html: &str) -> Document {
    let page = parse(html);
    let title = page.find("title").map(Element::words).unwrap_or_default();
    let language = page.find("html").and_then(|it| it.attribute("lang"));
    let keywords = page.find("head").and_then(|head| {
        let mut metas = head.elements().filter(|it| it.name == "meta");
        let named = metas.find(|it| it.attribute("name") == Some("keywords"));
        named.and_then(|it| it.attribute("content"))
    });
    let body = page.find("body").unwrap_or(&page);
    Document {
        keywords: keywords.unwrap_or_default().to_owned(),
        title: title.split_whitespace().collect::<Vec<_>>().join(" "),
        language: language.unwrap_or_default().to_owned(),
        blocks: blocks(body, Style::default()),
    }
}

/// The blocks in an element: words between them are paragraphs of their own.
fn blocks(within: &Element, style: Style) -> Vec<Block> {
    let style = styled(within, style);
    let mut found = Vec::new();
    let mut loose = Runs::default();
    for child in &within.children {
        match child {
            Node::Element(element) if is_block(element) => {
                found.extend(loose.paragraph(style));
                if element.is("new-page") {
                    found.push(Block::PageBreak);
                }
                found.extend(block(element, style));
            }
            other => loose.take(other, false, None),
        }
    }
    found.extend(loose.paragraph(style));
    found
}

fn is_block(element: &Element) -> bool {
    let name = element.name.as_str();
    let blocks = [
        "h1",
        "h2",
        "h3",
        "h4",
        "p",
        "ul",
        "ol",
        "table",
        "dl",
        "hr",
        "div",
        "svg",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "figure",
        "head",
        "title",
        "address",
        "blockquote",
    ];
    blocks.contains(&name)
}

fn block(element: &Element, style: Style) -> Vec<Block> {
    if element.is("screen") {
        return Vec::new();
    }
    let runs = || Runs::of(element);
    match element.name.as_str() {
        "head" | "title" => Vec::new(),
        "h1" => vec![Block::Heading(1, runs())],
        "h2" => vec![Block::Heading(2, runs())],
        "h3" | "h4" => vec![Block::Heading(3, runs())],
        "p" | "address" => {
            let mut words = Runs::default();
            words.children(element, element.is("name"), None);
            words
                .paragraph(styled(element, style))
                .into_iter()
                .collect()
        }
        "ul" | "ol" => {
            let points = element.elements().filter(|it| it.name == "li");
            vec![Block::List(points.map(Runs::of).collect())]
        }
        "table" => vec![Block::Table(table(element))],
        "dl" => vec![Block::KeyValues(pairs(element))],
        "hr" => vec![Block::Rule],
        "svg" => code(element).into_iter().collect(),
        _ => division(element, style),
    }
}

fn division(element: &Element, style: Style) -> Vec<Block> {
    if element.is("columns") {
        let parts = element.elements().map(|part| {
            let share = if part.is("wide") { 2.0 } else { 1.0 };
            (share, blocks(part, style))
        });
        return vec![Block::Columns(parts.collect())];
    }
    if element.is("room") {
        return vec![Block::Signature];
    }
    if element.is("gap") {
        return vec![Block::Space(GAP)];
    }
    let inside = blocks(element, style);
    if element.is("together") {
        vec![Block::KeepTogether(inside)]
    } else if element.is("letterhead") {
        vec![Block::Area(LETTERHEAD, inside)]
    } else if element.is("window-left") {
        vec![Block::Window(Side::Left, inside)]
    } else if element.is("window-right") {
        vec![Block::Window(Side::Right, inside)]
    } else {
        inside
    }
}

fn styled(element: &Element, style: Style) -> Style {
    let size = if element.is("small") {
        Size::Small
    } else if element.is("large") {
        Size::Large
    } else {
        style.size
    };
    let align = if element.is("right") {
        Align::Right
    } else if element.is("centre") {
        Align::Centre
    } else {
        style.align
    };
    Style {
        size,
        align,
        dim: style.dim || element.is("dim"),
    }
}

fn table(element: &Element) -> Table {
    let mut table = Table::default();
    for part in element.elements() {
        let rows = part.elements().filter(|it| it.name == "tr").map(row);
        match part.name.as_str() {
            "thead" => table.head.extend(rows),
            "tfoot" => table.foot.extend(rows),
            "tbody" => table.body.extend(rows),
            "tr" => table.body.push(row(part)),
            _ => {}
        }
    }
    table
}

fn row(element: &Element) -> Row {
    let cells = element.elements();
    let cells = cells.filter(|it| matches!(it.name.as_str(), "td" | "th"));
    let cells = cells.map(|cell| {
        let align = if cell.is("money") || cell.is("right") {
            Align::Right
        } else if cell.is("centre") {
            Align::Centre
        } else {
            Align::Left
        };
        let span = cell.attribute("colspan").and_then(|it| it.parse().ok());
        Cell {
            runs: Runs::of(cell),
            align,
            one_line: cell.is("money") || cell.is("number"),
            span: span.unwrap_or(1).clamp(1, 100),
        }
    });
    Row {
        cells: cells.collect(),
    }
}

fn pairs(element: &Element) -> Vec<(Vec<Run>, Vec<Run>)> {
    let mut pairs: Vec<(Vec<Run>, Vec<Run>)> = Vec::new();
    for part in element.elements() {
        match part.name.as_str() {
            "dt" => pairs.push((Runs::of(part), Vec::new())),
            "dd" => {
                if let Some((_, value)) = pairs.last_mut() {
                    if !value.is_empty() {
                        value.push(Run::Break);
                    }
                    value.extend(Runs::of(part));
                }
            }
            "div" => pairs.extend(self::pairs(part)),
            _ => {}
        }
    }
    pairs
}

/// A code as our templates draw it; any other picture is left out.
fn code(element: &Element) -> Option<Block> {
    if !element.is("code") {
        return None;
    }
    let side = element.attribute("viewbox")?.split_whitespace().nth(2)?;
    let path = element.find("path")?.attribute("d")?;
    let squares = Squares::from_path(side.parse().ok()?, path)?;
    let told = element.find("title").map(Element::words);
    let align = styled(element, Style::default()).align;
    Some(Block::Code(squares, told.unwrap_or_default(), align))
}

/// Words being put one behind the other, blanks between them as a browser shows them.
#[derive(Default)]
struct Runs {
    runs: Vec<Run>,
    /// Whether a blank goes before the next words.
    blank: bool,
}

impl Runs {
    fn of(element: &Element) -> Vec<Run> {
        let mut runs = Self::default();
        runs.children(element, false, None);
        runs.runs
    }

    /// A paragraph of what was put together so far, if it says anything.
    fn paragraph(&mut self, style: Style) -> Option<Block> {
        self.blank = false;
        let runs = std::mem::take(&mut self.runs);
        (!runs.is_empty()).then_some(Block::Paragraph(style, runs))
    }

    fn children(&mut self, element: &Element, bold: bool, link: Option<&str>) {
        for child in &element.children {
            self.take(child, bold, link);
        }
    }

    fn take(&mut self, node: &Node, bold: bool, link: Option<&str>) {
        match node {
            Node::Words(words) => self.words(words, bold, link),
            Node::Element(element) => self.element(element, bold, link),
        }
    }

    fn element(&mut self, element: &Element, bold: bool, link: Option<&str>) {
        let name = element.name.as_str();
        if element.is("screen") || matches!(name, "svg" | "title" | "head") {
            return;
        }
        if name == "br" {
            self.blank = false;
            self.runs.push(Run::Break);
            return;
        }
        if element.is("blank") {
            self.put_blank(false, None);
            self.runs.push(Run::Blank);
            return;
        }
        // What is a paragraph of its own elsewhere begins a line here.
        if is_block(element) && !self.runs.is_empty() {
            self.blank = false;
            self.runs.push(Run::Break);
        }
        let bold = bold || matches!(name, "b" | "strong" | "th") || element.is("name");
        // A place on the same page is not found by its name in a PDF, whose headings are its contents.
        let href = element.attribute("href");
        let href = href.filter(|to| name == "a" && !to.starts_with('#'));
        if element.is("number") {
            let figure = element.words();
            let words: Vec<&str> = figure.split_whitespace().collect();
            return self.words(&words.join("\u{a0}"), bold, link);
        }
        self.children(element, bold, href.or(link));
    }

    fn words(&mut self, words: &str, bold: bool, link: Option<&str>) {
        let is_blank = |c: char| c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}';
        let begins_blank = words.starts_with(is_blank);
        let ends_blank = words.ends_with(is_blank);
        let text: Vec<&str> = words.split(is_blank).filter(|it| !it.is_empty()).collect();
        if text.is_empty() {
            self.blank |= begins_blank;
            return;
        }
        self.blank |= begins_blank;
        self.put_blank(bold, link);
        self.text(&text.join(" "), bold, link);
        self.blank = ends_blank;
    }

    fn put_blank(&mut self, bold: bool, link: Option<&str>) {
        let at_start = matches!(self.runs.last(), None | Some(Run::Break));
        if std::mem::take(&mut self.blank) && !at_start {
            // A blank between looks belongs to the words before it.
            match self.runs.last_mut() {
                Some(Run::Text { text, .. }) => text.push(' '),
                _ => self.text(" ", bold, link),
            }
        }
    }

    fn text(&mut self, words: &str, bold: bool, link: Option<&str>) {
        if let Some(Run::Text {
            text,
            bold: last_bold,
            link: last_link,
        }) = self.runs.last_mut()
            && *last_bold == bold
            && last_link.as_deref() == link
        {
            text.push_str(words);
            return;
        }
        self.runs.push(Run::Text {
            text: words.to_owned(),
            bold,
            link: link.map(str::to_owned),
        });
    }
}
