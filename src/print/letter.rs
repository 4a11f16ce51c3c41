//! A letter on paper: words that somebody chose, with the invoices that they are about.

use chrono::NaiveDate;
use serde::Serialize;

use super::Press;
use super::code::PayCode;
use super::shown::{
    ClientShown, HouseShown, LineShown, WaysShown, clean, client, house, line, ways,
};
use crate::clean::clean_lines;
use crate::config::WindowSide;
use crate::domain::debtor::Details;
use crate::domain::statement::{Statement, StatementLine, StatementPart};
use crate::i18n::Texts;

/// A letter to be printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Letter {
    /// To whom.
    pub client: Details,
    /// Where they live, line by line; nothing where it is not known.
    pub address: Vec<String>,
    /// When it was written.
    pub date: NaiveDate,
    /// What it is about.
    pub subject: String,
    /// What it says, paragraphs with an empty line between them.
    pub text: String,
    /// What is open, of which the letter lists what is past due, or all of it when nothing is.
    pub statement: Statement,
}

/// What a letter says, word for word.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct LetterPage {
    house: HouseShown,
    client: ClientShown,
    address: Vec<String>,
    date: String,
    paper: &'static str,
    window: &'static str,
    subject: String,
    paragraphs: Vec<Vec<String>>,
    /// Whether the words end as letters do, so that nothing need be added before the name.
    closes: bool,
    /// Whether the name of the house stands below them, so that it need not be added either.
    signed: bool,
    parts: Vec<ListShown>,
    ways: WaysShown,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct ListShown {
    currency: &'static str,
    lines: Vec<LineShown>,
    total: String,
}

impl LetterPage {
    /// A letter in the words of a press.
    pub fn new(letter: &Letter, code: Option<&PayCode>, press: &Press) -> Self {
        let texts = &press.texts;
        let mut paragraphs = paragraphs(&letter.text);
        // The name is below the room to sign.
        let name = clean(&press.house.name);
        if let Some(last) = paragraphs.last_mut()
            && !name.is_empty()
            && last.last().is_some_and(|line| *line == name)
        {
            last.pop();
        }
        paragraphs.retain(|lines| !lines.is_empty());
        let last = paragraphs.last();
        let closes = last.is_some_and(|lines| lines.iter().any(|line| line.ends_with(',')));
        let signed = closes && last.is_some_and(|lines| lines.contains(&name));
        let ways = ways(press, letter.client.key(), code);
        let parts = letter.statement.parts.iter();
        let mut parts: Vec<ListShown> = parts.filter_map(|it| list(texts, it)).collect();
        // Words from a template list the invoices and say how to pay; nobody need read it twice.
        if says_all(&letter.text, &parts, &ways) {
            parts.clear();
        }
        Self {
            house: house(&press.house),
            client: client(&letter.client),
            address: letter.address.iter().map(|it| clean(it)).collect(),
            date: texts.date_in_full(letter.date),
            paper: press.print.paper.css(),
            window: match press.print.window {
                WindowSide::Left => "left",
                WindowSide::Right => "right",
            },
            subject: clean(&letter.subject),
            closes,
            signed,
            paragraphs,
            parts,
            ways,
        }
    }
}

/// Whether words name every invoice of the lists and every way to pay, of which there is one at least.
fn says_all(text: &str, parts: &[ListShown], ways: &WaysShown) -> bool {
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    let said = bare(text);
    let says = |words: &str| said.contains(&bare(words));
    let mut lines = parts.iter().flat_map(|part| &part.lines);
    let accounts = ways.accounts.iter().map(|it| it.iban.as_str());
    let link = Some(ways.payment_link.as_str()).filter(|it| !it.is_empty());
    let mut named = accounts.chain(link).peekable();
    lines.all(|line| says(&line.number)) && named.peek().is_some() && named.all(says)
}

/// Words as paragraphs of lines.
fn paragraphs(text: &str) -> Vec<Vec<String>> {
    let text = clean_lines(text);
    let mut paragraphs: Vec<Vec<String>> = vec![Vec::new()];
    for line in text.lines() {
        match (line.trim(), paragraphs.last_mut()) {
            ("", Some(last)) if !last.is_empty() => paragraphs.push(Vec::new()),
            ("", _) => {}
            (line, Some(last)) => last.push(line.to_owned()),
            (_, None) => {}
        }
    }
    paragraphs.retain(|lines| !lines.is_empty());
    paragraphs
}

/// What is past due in a currency, or all that is open when nothing is.
fn list(texts: &Texts, part: &StatementPart) -> Option<ListShown> {
    let late = part.lines.iter().filter(|line| line.days_late.is_some());
    let mut listed: Vec<&StatementLine> = late.collect();
    if listed.is_empty() {
        listed = part.lines.iter().collect();
    }
    let total = listed.iter().map(|it| it.balance).sum();
    let lines = listed.iter().map(|it| line(texts, part, it));
    let lines: Vec<LineShown> = lines.collect();
    (!lines.is_empty()).then(|| ListShown {
        currency: part.currency.code(),
        lines,
        total: texts.money(part.money(total)),
    })
}
