//! Open Financial Exchange: version 1 is SGML whose leaves are not closed, version 2 is XML. Both are read by one reader that
//! takes a leaf to end where the next mark begins.

use std::borrow::Cow;
use std::collections::HashMap;

use encoding_rs::{UTF_8, WINDOWS_1252};

use super::fault::{BankFault, Part, Place, Problem};
use super::text::{decimal, long_day};
use super::tree;
use super::{Balance, BankFile, BankOptions, Statement, account_name, joined, told};
use crate::clean::{TEXT_LENGTH, clean_text};
use crate::domain::account_number::spanish;
use crate::domain::money::{Currency, Money};
use crate::domain::movement::{Movement, Party};

/// What marks the parts of a file.
enum Token<'t> {
    Open(&'t str),
    Close(&'t str),
    Words(Cow<'t, str>),
}

/// Reads a file.
pub(super) fn read(bytes: &[u8], options: &BankOptions) -> Result<BankFile, BankFault> {
    let text = decode(bytes)?;
    let start = text.find("<OFX>").or_else(|| text.find("<ofx>"));
    let start = start.ok_or_else(|| BankFault::new(None, Problem::NotThisFormat))?;
    let (head, body) = text.split_at(start);
    if head.contains("<!DOCTYPE") || body.contains("<!DOCTYPE") || body.contains("<!ENTITY") {
        return Err(BankFault::new(None, Problem::DocumentType));
    }
    let mut reading = Reading::new(head.lines().count().max(1) as u64, options.currency);
    let mut rest = body;
    while let Some(token) = next(&mut rest, &mut reading.line)? {
        reading.take(token);
    }
    reading.finish()
}

/// Version 2 says its encoding as all XML does, version 1 in its own heading.
fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, BankFault> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(600)).unwrap_or_default());
    if head.contains("<?xml") || encoding_rs::Encoding::for_bom(bytes).is_some() {
        return tree::decode(bytes);
    }
    if let Some(text) = UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        return Ok(text);
    }
    let named = head
        .lines()
        .find_map(|line| line.trim().strip_prefix("CHARSET:"));
    let label = named.map(|it| match it.trim() {
        "ISO-8859-1" | "8859-1" | "1252" | "NONE" | "" => "windows-1252".to_owned(),
        number if number.bytes().all(|byte| byte.is_ascii_digit()) => format!("windows-{number}"),
        other => other.to_owned(),
    });
    let encoding = label.and_then(|it| encoding_rs::Encoding::for_label(it.as_bytes()));
    let encoding = encoding.unwrap_or(WINDOWS_1252);
    Ok(encoding.decode_without_bom_handling(bytes).0)
}

/// The next mark or words, and what is left after it.
fn next<'t>(rest: &mut &'t str, line: &mut u64) -> Result<Option<Token<'t>>, BankFault> {
    loop {
        if let Some(inside) = rest.strip_prefix("<![CDATA[") {
            let (words, after) = inside.split_once("]]>").unwrap_or((inside, ""));
            *line += breaks(words);
            *rest = after;
            return Ok(Some(Token::Words(Cow::Borrowed(words))));
        }
        if let Some(inside) = rest.strip_prefix("<!--") {
            let (comment, after) = inside.split_once("-->").unwrap_or((inside, ""));
            *line += breaks(comment);
            *rest = after;
            continue;
        }
        if let Some(inside) = rest.strip_prefix('<') {
            let Some((tag, after)) = inside.split_once('>').filter(|(tag, _)| tag.len() < 100)
            else {
                let problem = Problem::Malformed(clean_text(inside, 40).into_owned());
                return Err(BankFault::new(Some(Place::Line(*line)), problem));
            };
            *line += breaks(tag);
            *rest = after;
            if tag.starts_with(['?', '!']) || tag.ends_with('/') {
                continue;
            }
            let token = match tag.strip_prefix('/') {
                Some(name) => Token::Close(name.trim()),
                None => Token::Open(tag.split_whitespace().next().unwrap_or_default()),
            };
            return Ok(Some(token));
        }
        if rest.is_empty() {
            return Ok(None);
        }
        let end = rest.find('<').unwrap_or(rest.len());
        let (words, after) = rest.split_at(end);
        *line += breaks(words);
        *rest = after;
        if !words.trim().is_empty() {
            return Ok(Some(Token::Words(unescaped(words.trim()))));
        }
    }
}

fn breaks(text: &str) -> u64 {
    text.bytes().filter(|byte| *byte == b'\n').count() as u64
}

/// The words with the references that SGML and XML know; others stay as they are.
fn unescaped(words: &str) -> Cow<'_, str> {
    const KNOWN: [(&str, &str); 6] = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&apos;", "'"),
        ("&nbsp;", " "),
        ("&amp;", "&"),
    ];
    if !words.contains('&') {
        return Cow::Borrowed(words);
    }
    let replaced = KNOWN
        .iter()
        .fold(words.to_owned(), |text, (from, to)| text.replace(from, to));
    Cow::Owned(replaced)
}

/// What is known so far.
struct Reading {
    file: BankFile,
    line: u64,
    /// The currency of statements that name none.
    currency: Currency,
    /// The statement that is read, and the fields of its head.
    head: Option<HashMap<String, String>>,
    movements: Vec<(Place, HashMap<String, String>)>,
    /// The movement that is read.
    movement: Option<HashMap<String, String>>,
    /// The aggregates that are open, the innermost last; leaves among them, where they are not closed.
    path: Vec<String>,
}

/// Aggregates whose leaves share names with others, so that these are kept apart.
const APART: [&str; 6] = [
    "LEDGERBAL",
    "AVAILBAL",
    "BANKACCTTO",
    "CCACCTTO",
    "BALLIST",
    "ORIGCURRENCY",
];

/// How many marks may be open; leaves that are not closed are counted until an aggregate around them is.
const DEEPEST: usize = 1000;

impl Reading {
    fn new(line: u64, currency: Currency) -> Self {
        let file = BankFile {
            statements: Vec::new(),
            faults: Vec::new(),
            pending: 0,
        };
        Self {
            file,
            line,
            currency,
            head: None,
            movements: Vec::new(),
            movement: None,
            path: Vec::new(),
        }
    }

    fn take(&mut self, token: Token<'_>) {
        match token {
            Token::Open(name) => {
                let name = name.to_ascii_uppercase();
                match name.as_str() {
                    "STMTRS" | "CCSTMTRS" => self.head = Some(HashMap::new()),
                    "STMTTRN" => {
                        self.end_movement();
                        self.movement = Some(HashMap::new());
                    }
                    _ => {}
                }
                if self.path.len() >= DEEPEST {
                    self.path.clear();
                }
                self.path.push(name);
            }
            Token::Close(name) => {
                let name = name.to_ascii_uppercase();
                match name.as_str() {
                    "STMTTRN" => self.end_movement(),
                    "STMTRS" | "CCSTMTRS" => self.end_statement(),
                    _ => {}
                }
                if let Some(at) = self.path.iter().rposition(|it| *it == name) {
                    self.path.truncate(at);
                }
            }
            Token::Words(words) => self.leaf(&words),
        }
    }

    fn leaf(&mut self, words: &str) {
        // What is not closed ends with its words.
        let Some(name) = self.path.pop() else { return };
        let around = self
            .path
            .iter()
            .rev()
            .find(|it| APART.contains(&it.as_str()));
        let key = match around {
            Some(around) => format!("{around}/{name}"),
            None => name,
        };
        let fields = self.movement.as_mut().or(self.head.as_mut());
        if let Some(fields) = fields {
            fields
                .entry(key)
                .or_insert_with(|| clean_text(words, 4000).into_owned());
        }
    }

    fn end_movement(&mut self) {
        if let Some(fields) = self.movement.take() {
            self.movements.push((Place::Line(self.line), fields));
        }
    }

    fn end_statement(&mut self) {
        self.end_movement();
        let fields = std::mem::take(&mut self.movements);
        let Some(head) = self.head.take() else { return };
        let code = head.get("CURDEF").map(String::as_str).unwrap_or_default();
        let place = Some(Place::Line(self.line));
        let known = match code {
            "" => Some(self.currency),
            code => Currency::from_code(&code.to_uppercase()),
        };
        let Some(currency) = known else {
            let problem = Problem::BadCurrency(clean_text(code, 20).into_owned());
            self.file.faults.push(BankFault::new(place, problem));
            return;
        };
        let mut statement = Statement::new(account(&head), currency);
        let closing = head.get("LEDGERBAL/BALAMT").and_then(|it| decimal(it));
        statement.closing = closing.map(|amount| Balance {
            on: head.get("LEDGERBAL/DTASOF").and_then(|it| long_day(it)),
            money: Money::new(amount, currency),
        });
        for (place, fields) in fields {
            match movement(&fields, &statement) {
                Ok(movement) => statement.movements.push((place, movement)),
                Err(problem) => self.file.faults.push(BankFault::new(Some(place), problem)),
            }
        }
        self.file.statements.push(statement);
    }

    fn finish(mut self) -> Result<BankFile, BankFault> {
        self.end_statement();
        if self.file.statements.is_empty() {
            let first = self.file.faults.into_iter().next();
            return Err(first.unwrap_or_else(|| BankFault::new(None, Problem::NoStatement)));
        }
        Ok(self.file)
    }
}

/// The account: Spanish banks give bank, branch and number apart.
fn account(head: &HashMap<String, String>) -> String {
    let field = |name: &str| head.get(name).map(String::as_str).unwrap_or_default();
    let number = field("ACCTID");
    let account = number
        .get(number.len().saturating_sub(10)..)
        .unwrap_or_default();
    let made = spanish(field("BANKID"), field("BRANCHID"), account);
    made.filter(|_| matches!(number.len(), 10 | 12))
        .unwrap_or_else(|| account_name(number))
}

fn movement(fields: &HashMap<String, String>, statement: &Statement) -> Result<Movement, Problem> {
    let field = |name: &str| fields.get(name).map(String::as_str);
    let cut = |text: &str| clean_text(text, TEXT_LENGTH).into_owned();
    let amount = field("TRNAMT").ok_or(Problem::Missing(Part::Amount))?;
    let amount = decimal(amount).ok_or_else(|| Problem::BadAmount(cut(amount)))?;
    let posted = field("DTPOSTED").ok_or(Problem::Missing(Part::Date))?;
    let booked_on = long_day(posted).ok_or_else(|| Problem::BadDate(cut(posted)))?;
    let name = field("NAME").unwrap_or_default();
    let memo = field("MEMO").unwrap_or_default();
    let account = field("BANKACCTTO/ACCTID").map(account_name);
    let reference = ["REFNUM", "CHECKNUM"]
        .iter()
        .find_map(|it| field(it))
        .and_then(told);
    Ok(Movement {
        account: statement.account.clone(),
        booked_on,
        value_on: field("DTAVAIL").and_then(long_day),
        money: Money::new(amount, statement.currency),
        payer: Party {
            name: told(name),
            account: account.filter(|it| !it.is_empty()),
            tax_id: None,
        },
        reference,
        text: joined([name, memo]),
        bank_reference: field("FITID").and_then(told),
        format: None,
    })
}
