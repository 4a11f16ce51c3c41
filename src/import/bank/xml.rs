//! Statements in XML: what is wanted of them as small trees, one after the other, so that a large file is never in memory as
//! a whole. Document types and entities of the file's own are refused: no statement has them, and much harm does.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::fault::{BankFault, Problem};
use crate::clean::{TEXT_LENGTH, clean_text};

/// Elements within elements. Statements have about twenty levels.
const DEEPEST: usize = 60;

/// Elements in one of the trees.
const MOST_NODES: usize = 500_000;

/// Bytes of a file.
const LARGEST: usize = 512 * 1024 * 1024;

/// An element with what is in it.
#[derive(Debug, Default)]
pub(super) struct Node {
    pub name: String,
    /// The attribute `Ccy`, the only one that statements use.
    pub currency: Option<String>,
    pub text: String,
    children: Vec<Node>,
}

impl Node {
    /// The children with a name.
    pub fn all<'n>(&'n self, name: &'n str) -> impl Iterator<Item = &'n Node> {
        self.children.iter().filter(move |it| it.name == name)
    }

    /// The first element down a path of names, as `Acct/Id/IBAN`.
    pub fn at(&self, path: &str) -> Option<&Node> {
        path.split('/').try_fold(self, |node, name| {
            node.children.iter().find(|it| it.name == name)
        })
    }

    /// The text of the first element down a path, if there is any.
    pub fn text_at(&self, path: &str) -> Option<&str> {
        self.at(path)
            .map(|it| it.text.trim())
            .filter(|it| !it.is_empty())
    }

    /// The first text down any of the paths.
    pub fn first_of(&self, paths: &[&str]) -> Option<&str> {
        paths.iter().find_map(|path| self.text_at(path))
    }
}

/// What comes by in a file.
pub(super) enum Step<'a> {
    /// An element opens that is no tree of its own.
    Open(&'a str),
    /// It closes.
    Close(&'a str),
    /// A wanted element is complete.
    Whole(Node),
}

/// The text of a file in the encoding that it names.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, BankFault> {
    if bytes.len() > LARGEST {
        return Err(BankFault::new(None, Problem::TooLarge));
    }
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(length..).unwrap_or_default();
        return Ok(encoding.decode_without_bom_handling(rest).0);
    }
    let encoding = match declared(bytes) {
        None => UTF_8,
        Some(label) => Encoding::for_label(label.as_bytes()).ok_or_else(|| {
            let label = clean_text(&label, TEXT_LENGTH).into_owned();
            BankFault::new(None, Problem::Encoding(label))
        })?,
    };
    Ok(encoding.decode_without_bom_handling(bytes).0)
}

/// The encoding in the declaration of a document.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..bytes.len().min(200))?;
    let head = String::from_utf8_lossy(head);
    let declaration = head
        .trim_start()
        .strip_prefix("<?xml")?
        .split("?>")
        .next()?;
    let after = declaration.split("encoding").nth(1)?;
    let after = after.trim_start().strip_prefix('=')?.trim_start();
    let mark = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    after.get(1..)?.split(mark).next().map(str::to_owned)
}

/// Goes through a document and tells what comes by; elements with a wanted name come as a whole.
pub(super) fn walk(
    text: &str,
    wanted: &[&str],
    tell: &mut dyn FnMut(Step<'_>) -> Result<(), BankFault>,
) -> Result<(), BankFault> {
    let mut reader = Reader::from_str(text);
    let mut trees: Vec<Node> = Vec::new();
    let mut nodes = 0_usize;
    let mut depth = 0_usize;
    loop {
        let event = reader.read_event();
        let event = event.map_err(|error| malformed(&error, text, reader.error_position()))?;
        match event {
            Event::Start(start) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(BankFault::new(None, Problem::TooDeep));
                }
                let node = node(&start);
                if trees.is_empty() && !wanted.contains(&node.name.as_str()) {
                    tell(Step::Open(&node.name))?;
                } else {
                    nodes += 1;
                    trees.push(node);
                }
            }
            Event::Empty(start) => {
                let node = node(&start);
                match trees.last_mut() {
                    Some(parent) => {
                        nodes += 1;
                        parent.children.push(node);
                    }
                    None if wanted.contains(&node.name.as_str()) => tell(Step::Whole(node))?,
                    None => {}
                }
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                match trees.pop() {
                    None => tell(Step::Close(end.local_name().as_ref()))?,
                    Some(done) => match trees.last_mut() {
                        Some(parent) => parent.children.push(done),
                        None => {
                            nodes = 0;
                            tell(Step::Whole(done))?;
                        }
                    },
                }
            }
            Event::Text(words) => {
                if let Some(node) = trees.last_mut() {
                    node.text.push_str(&words.xml10_content());
                }
            }
            Event::CData(words) => {
                if let Some(node) = trees.last_mut() {
                    node.text.push_str(&words.xml10_content());
                }
            }
            Event::GeneralRef(reference) => {
                let letter = resolved(&reference)?;
                if let Some(node) = trees.last_mut() {
                    node.text.push(letter);
                }
            }
            Event::DocType(_) => return Err(BankFault::new(None, Problem::DocumentType)),
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
            Event::Eof => break,
        }
        if nodes > MOST_NODES {
            return Err(BankFault::new(None, Problem::TooDeep));
        }
    }
    if depth > 0 {
        let problem = Problem::Malformed("…".to_owned());
        return Err(BankFault::new(None, problem));
    }
    Ok(())
}

fn node(start: &BytesStart<'_>) -> Node {
    let currency = start.try_get_attribute("Ccy").ok().flatten();
    Node {
        name: start.local_name().as_ref().to_owned(),
        currency: currency.map(|it| it.value.to_string()),
        ..Node::default()
    }
}

/// The character that a reference stands for: one of the five that XML knows, or one by its number.
fn resolved(reference: &BytesRef<'_>) -> Result<char, BankFault> {
    let name: &str = reference;
    let known = match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "apos" => Some('\''),
        "quot" => Some('"'),
        _ => reference.resolve_char_ref().ok().flatten(),
    };
    known.ok_or_else(|| {
        let name = clean_text(name, 40).into_owned();
        BankFault::new(None, Problem::Entity(name))
    })
}

fn malformed(error: &quick_xml::Error, text: &str, at: u64) -> BankFault {
    let before = usize::try_from(at)
        .ok()
        .and_then(|at| text.as_bytes().get(..at));
    let breaks = before.map(|it| it.iter().filter(|byte| **byte == b'\n').count());
    let line = breaks.map(|it| super::Place::Line(it as u64 + 1));
    let told = clean_text(&error.to_string(), 200).into_owned();
    BankFault::new(line, Problem::Malformed(told))
}
