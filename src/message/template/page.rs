//! The page that an e-mail also is: the same words in a form that mail programs show.

use minijinja::context;
use minijinja::value::{Serde, Value};
use serde::Serialize;

use super::super::filling::{Source, engine, trouble};
use super::shared::{BLOCK_FROM, BLOCK_TO, LINE_BREAK, Values};
use crate::config::FileProblem;

/// What a page may ask for, besides what messages may.
const NAMES: &str = "lang, subject, pieces (kind, lines), and what messages may ask for (cobro templates show shared)";

/// Steps that the making of a page may take.
const FUEL: u64 = 1_000_000;

/// A piece of a page: a paragraph, or a block by its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Piece {
    /// `text`, or the name of a block.
    kind: String,
    lines: Vec<String>,
}

/// A page from the paragraphs of a text in which names of blocks stand for them.
pub(super) fn page(
    layout: &Source,
    (lang, subject): (&str, &str),
    paragraphs: &[String],
    values: &Values,
) -> Result<String, FileProblem> {
    let all = paragraphs.iter().flat_map(|it| pieces(it, values));
    let pieces = Value::from(Serde(all.collect::<Vec<Piece>>()));
    let page = context! { lang, subject, pieces, ..values.known() };
    fill(layout, &page)
}

/// What a layout makes of a page; everything that is put into it is escaped.
fn fill(layout: &Source, page: &Value) -> Result<String, FileProblem> {
    let engine = engine(FUEL);
    let made = engine.render_named_str("email.html", &layout.text, page);
    made.map_err(|error| {
        let told = trouble(("email.html", NAMES), &layout.text, &error);
        layout.problem(error.line(), told)
    })
}

fn pieces(paragraph: &str, values: &Values) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = paragraph;
    while let Some((before, after)) = rest.split_once(BLOCK_FROM) {
        pieces.extend(text(before));
        let Some((name, after)) = after.split_once(BLOCK_TO) else {
            rest = after;
            continue;
        };
        let shown = values.blocks.get(name).map_or("", String::as_str);
        pieces.push(Piece {
            kind: name.to_owned(),
            lines: shown.split(LINE_BREAK).map(str::to_owned).collect(),
        });
        rest = after;
    }
    pieces.extend(text(rest));
    pieces
}

fn text(words: &str) -> Option<Piece> {
    let words = words.trim();
    (!words.is_empty()).then(|| Piece {
        kind: "text".to_owned(),
        lines: words.split(LINE_BREAK).map(str::to_owned).collect(),
    })
}
