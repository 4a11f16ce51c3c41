//! Statements in XML: what is wanted of them as small trees, one after the other, so that a large file is never in memory as
//! a whole.

use super::fault::{BankFault, Place, Problem};
use crate::clean::{TEXT_LENGTH, clean_text};
use crate::import::xml::{Cursor, Tag, XmlError, XmlFault};

/// Elements in one of the trees.
const MOST_NODES: usize = 500_000;

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

/// Goes through a document and tells what comes by; elements with a wanted name come as a whole.
pub(super) fn walk(
    text: &str,
    wanted: &[&str],
    tell: &mut dyn FnMut(Step<'_>) -> Result<(), BankFault>,
) -> Result<(), BankFault> {
    walk_within(&mut Cursor::new(text), wanted, tell)
}

/// Goes through what is within the element at hand. The cursor sees to it that there are not too many levels.
fn walk_within(
    cursor: &mut Cursor<'_>,
    wanted: &[&str],
    tell: &mut dyn FnMut(Step<'_>) -> Result<(), BankFault>,
) -> Result<(), BankFault> {
    while let Some(tag) = cursor.child()? {
        if wanted.contains(&tag.name()) {
            let mut room = MOST_NODES;
            tell(Step::Whole(tree(cursor, &tag, &mut room)?))?;
        } else {
            tell(Step::Open(tag.name()))?;
            walk_within(cursor, wanted, tell)?;
            tell(Step::Close(tag.name()))?;
        }
    }
    Ok(())
}

/// The element at hand with all that is in it.
fn tree(cursor: &mut Cursor<'_>, tag: &Tag<'_>, room: &mut usize) -> Result<Node, BankFault> {
    *room = room
        .checked_sub(1)
        .ok_or_else(|| BankFault::from(cursor.error(XmlFault::TooLarge)))?;
    let mut node = Node {
        name: tag.name().to_owned(),
        currency: tag.attribute("Ccy"),
        ..Node::default()
    };
    while let Some(child) = cursor.child_after(Some(&mut node.text))? {
        let child = tree(cursor, &child, room)?;
        node.children.push(child);
    }
    Ok(node)
}

impl From<XmlError> for BankFault {
    fn from(error: XmlError) -> Self {
        let told = |text: &str| clean_text(text, TEXT_LENGTH).into_owned();
        let problem = match error.fault {
            XmlFault::Io(error) => Problem::Unreadable(told(&error.to_string())),
            XmlFault::Encoding(label) => Problem::Encoding(told(&label)),
            XmlFault::TooLarge => Problem::TooLarge,
            XmlFault::DocumentType => Problem::DocumentType,
            XmlFault::Entity(name) => Problem::Entity(told(&name)),
            XmlFault::TooDeep => Problem::TooDeep,
            XmlFault::CutOff => Problem::Malformed("…".to_owned()),
            XmlFault::Malformed(text) => Problem::Malformed(told(&text)),
            XmlFault::OldVersion(_) | XmlFault::NoInvoice(_) => Problem::NotThisFormat,
        };
        Self::new(Some(Place::Line(error.line)), problem)
    }
}

/// The text of a file in the encoding that it names.
pub(super) fn decode(bytes: &[u8]) -> Result<std::borrow::Cow<'_, str>, BankFault> {
    let at_start = |fault| BankFault::from(XmlError { line: 1, fault });
    crate::import::xml::decode(bytes).map_err(at_start)
}
