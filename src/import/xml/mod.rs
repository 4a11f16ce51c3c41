//! Walks through an XML text element by element, without building a tree. Entities, document types and bottomless nesting
//! are refused; nothing outside of the text is ever looked up. Electronic invoices and the bank's statements are read so.

mod error;
mod load;

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::errors::{Error, SyntaxError};
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

pub use error::{XmlError, XmlFault};
pub(super) use load::{decode, load};

/// The deepest nesting that is followed. The deepest invoices have about fifteen.
const DEEPEST: usize = 100;

pub(super) type Result<T> = std::result::Result<T, XmlError>;

/// A place in an XML text. After [`Cursor::child`] gave an element, its content is read by [`Cursor::text`],
/// [`Cursor::skip`] or further calls of [`Cursor::child`] until there is none.
pub(super) struct Cursor<'a> {
    reader: Reader<&'a [u8]>,
    text: &'a str,
    depth: usize,
    /// Where what was read last begins.
    at: usize,
    /// Up to where lines were counted, and how many there were.
    counted: (usize, u64),
}

/// The start of an element.
pub(super) struct Tag<'a>(BytesStart<'a>);

impl<'a> Cursor<'a> {
    pub fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            text,
            depth: 0,
            at: 0,
            counted: (0, 1),
        }
    }

    /// The next element within the one at hand; nothing once that is closed, or at the end of the text.
    pub fn child(&mut self) -> Result<Option<Tag<'a>>> {
        self.child_after(None)
    }

    /// As [`Cursor::child`], with the text that stands before it added to `words`.
    pub fn child_after(&mut self, mut words: Option<&mut String>) -> Result<Option<Tag<'a>>> {
        loop {
            match self.event()? {
                Event::Text(more) => {
                    if let Some(words) = words.as_deref_mut() {
                        words.push_str(&more.into_inner());
                    }
                }
                Event::CData(more) => {
                    if let Some(words) = words.as_deref_mut() {
                        words.push_str(&more.into_inner());
                    }
                }
                Event::GeneralRef(reference) => {
                    if let Some(words) = words.as_deref_mut() {
                        words.push(resolved(&reference).map_err(|fault| self.error(fault))?);
                    }
                }
                Event::Start(start) => {
                    self.go_in()?;
                    return Ok(Some(Tag(start)));
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(None);
                }
                Event::Eof if self.depth == 0 => return Ok(None),
                Event::Eof => return Err(self.error(XmlFault::CutOff)),
                _ => {}
            }
        }
    }

    /// The text of the element at hand, trimmed, and moves behind it.
    pub fn text(&mut self) -> Result<Cow<'a, str>> {
        let mut text = Cow::Borrowed("");
        loop {
            match self.event()? {
                Event::Text(more) => append(&mut text, more.into_inner()),
                Event::CData(more) => append(&mut text, more.into_inner()),
                Event::GeneralRef(reference) => {
                    let resolved = resolved(&reference).map_err(|fault| self.error(fault))?;
                    text.to_mut().push(resolved);
                }
                Event::Start(_) => {
                    self.go_in()?;
                    self.skip()?;
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(trimmed(text));
                }
                Event::Eof => return Err(self.error(XmlFault::CutOff)),
                _ => {}
            }
        }
    }

    /// Moves behind the element at hand.
    pub fn skip(&mut self) -> Result<()> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            match self.event()? {
                Event::Start(_) => self.go_in()?,
                Event::End(_) => self.depth -= 1,
                Event::Eof => return Err(self.error(XmlFault::CutOff)),
                _ => {}
            }
        }
        Ok(())
    }

    /// The text of the only element of interest within the one at hand, wherever it stands, and moves behind that.
    pub fn text_within(&mut self, name: &str) -> Result<Option<Cow<'a, str>>> {
        let mut found = None;
        while let Some(tag) = self.child()? {
            match tag.name() == name && found.is_none() {
                true => found = Some(self.text()?),
                false => self.skip()?,
            }
        }
        Ok(found)
    }

    /// How many elements are open.
    pub fn depth(&self) -> usize {
        self.depth
    }

    /// The line on which what was read last begins, counted from 1.
    pub fn line(&mut self) -> u64 {
        let at = self.at;
        let (from, lines) = self.counted;
        let passed = self.text.as_bytes().get(from..at).unwrap_or_default();
        let lines = lines + memchr::memchr_iter(b'\n', passed).count() as u64;
        self.counted = (at.max(from), lines);
        lines
    }

    pub fn error(&mut self, fault: XmlFault) -> XmlError {
        XmlError {
            line: self.line(),
            fault,
        }
    }

    fn event(&mut self) -> Result<Event<'a>> {
        self.at = usize::try_from(self.reader.buffer_position()).unwrap_or(self.text.len());
        match self.reader.read_event() {
            Ok(Event::DocType(_)) => Err(self.error(XmlFault::DocumentType)),
            Ok(event) => Ok(event),
            Err(Error::Syntax(unclosed)) if unclosed != SyntaxError::InvalidBangMarkup => {
                Err(self.error(XmlFault::CutOff))
            }
            Err(error) => Err(self.error(XmlFault::Malformed(error.to_string()))),
        }
    }

    fn go_in(&mut self) -> Result<()> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.error(XmlFault::TooDeep));
        }
        Ok(())
    }
}

impl<'a> Tag<'a> {
    /// The name of the element, without the prefix of its namespace.
    pub fn name(&self) -> &str {
        let name = self.0.name().0;
        name.rsplit_once(':').map_or(name, |(_, local)| local)
    }

    /// Gives each attribute, without the prefix of its namespace, and its value. What can't be read is passed over.
    pub fn attributes(&self, mut give: impl FnMut(&str, Cow<'_, str>)) {
        // Looking for attributes given twice would take the square of their number.
        for attribute in self.0.attributes().with_checks(false).flatten() {
            let name = attribute.key.0;
            let name = name.rsplit_once(':').map_or(name, |(_, local)| local);
            if let Ok(value) = attribute.normalized_value(XmlVersion::Implicit1_0) {
                give(name, value);
            }
        }
    }

    /// The value of one attribute.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let mut found = None;
        self.attributes(|each, value| {
            if each == name && found.is_none() {
                found = Some(value.trim().to_owned());
            }
        });
        found
    }

    /// Whether the start of the element, with its namespaces, has this in it.
    pub fn mentions(&self, what: &str) -> bool {
        self.0.attributes_raw().contains(what)
    }
}

fn append<'a>(text: &mut Cow<'a, str>, more: Cow<'a, str>) {
    match text.is_empty() {
        true => *text = more,
        false => text.to_mut().push_str(&more),
    }
}

fn trimmed(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}

/// The character that a reference stands for: one by number, or one of the five that XML has by itself.
fn resolved(reference: &quick_xml::events::BytesRef<'_>) -> std::result::Result<char, XmlFault> {
    let unknown = || {
        let name: String = reference.borrow().into_inner().chars().take(40).collect();
        XmlFault::Entity(name)
    };
    if reference.is_char_ref() {
        return reference
            .resolve_char_ref()
            .ok()
            .flatten()
            .ok_or_else(unknown);
    }
    match &*reference.borrow().into_inner() {
        "amp" => Ok('&'),
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "apos" => Ok('\''),
        "quot" => Ok('"'),
        _ => Err(unknown()),
    }
}
