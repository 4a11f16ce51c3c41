//! What messages share: parts, which are sentences, and blocks, which keep their lines.

use std::collections::BTreeMap;

use minijinja::value::{Serde, Value};
use minijinja::{Environment, context};
use serde::Deserialize;
use toml::Spanned;

use super::super::filling::{Source, engine, paragraphs};
use super::fields::{Fields, NAMES};
use crate::config::{Address, FileProblem};

/// Steps that the making of a message may take: enough for thousands of invoices.
const FUEL: u64 = 1_000_000;

/// Stands for a line break that stays one; the others of a text are those of its file.
pub(super) const LINE_BREAK: char = '\u{E000}';

/// Before and after the name of a block where the page has a form of its own for it.
pub(super) const BLOCK_FROM: char = '\u{E001}';
pub(super) const BLOCK_TO: char = '\u{E002}';

/// Parts and blocks.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Shared {
    pub parts: BTreeMap<String, Spanned<String>>,
    pub blocks: BTreeMap<String, Spanned<String>>,
    #[serde(skip)]
    pub source: Source,
}

/// An engine and the values for one message.
pub(super) struct Values {
    pub engine: Environment<'static>,
    known: Value,
    parts: BTreeMap<String, String>,
    pub blocks: BTreeMap<String, String>,
}

impl Shared {
    /// What a message is filled with.
    pub fn values(&self, fields: &Fields) -> Result<Values, FileProblem> {
        let engine = engine_for(fields);
        let known = Value::from(Serde(fields));
        let mut parts = BTreeMap::new();
        for (name, text) in &self.parts {
            let key = format!("parts.{name}");
            let made = self.source.fill(&engine, (&key, NAMES), text, &known)?;
            parts.insert(name.clone(), paragraphs(&made).join(" "));
        }
        let with_parts = context! { parts => &parts, ..known.clone() };
        let mut blocks = BTreeMap::new();
        for (name, text) in &self.blocks {
            let key = format!("blocks.{name}");
            let made = self
                .source
                .fill(&engine, (&key, NAMES), text, &with_parts)?;
            blocks.insert(name.clone(), lines(&made));
        }
        Ok(Values {
            engine,
            known,
            parts,
            blocks,
        })
    }
}

impl Values {
    /// What a text is filled with.
    pub fn of_text(&self) -> Value {
        let (parts, blocks) = (&self.parts, &self.blocks);
        context! { parts, blocks, ..self.known.clone() }
    }

    /// The same where the name of a block stands in its place.
    pub fn of_page(&self) -> Value {
        let named = self.blocks.iter().map(|(name, text)| {
            let shown = match text.is_empty() {
                true => String::new(),
                false => format!("{BLOCK_FROM}{name}{BLOCK_TO}"),
            };
            (name.clone(), shown)
        });
        let blocks: BTreeMap<String, String> = named.collect();
        let parts = &self.parts;
        context! { parts, blocks, ..self.known.clone() }
    }

    /// What is known, without parts and blocks.
    pub fn known(&self) -> Value {
        self.known.clone()
    }
}

/// The lines of a block that say something, each ended by [`LINE_BREAK`] but the last.
fn lines(text: &str) -> String {
    let lines = text.lines().map(str::split_whitespace);
    let lines = lines.map(|words| words.collect::<Vec<_>>().join(" "));
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    lines.join(&LINE_BREAK.to_string())
}

/// The engine with the functions that choose among forms of address and among regions.
fn engine_for(fields: &Fields) -> Environment<'static> {
    let mut engine = engine(FUEL);
    let address = fields.address.unwrap_or(Address::Usted);
    let you = move |usted: String, tu: String, ustedes: String| match address {
        Address::Usted => usted,
        Address::Tu => tu,
        Address::Ustedes => ustedes,
    };
    engine.add_function("you", you);
    let america = fields.america;
    let here = move |spain: String, in_america: String| match america {
        true => in_america,
        false => spain,
    };
    engine.add_function("here", here);
    engine
}
