//! SWIFT MT940: `:25:` account, `:60F:` opening balance, `:61:` movement, `:86:` its words, `:62F:` closing balance. Banks
//! deviate from the norm in nearly everything but that.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};

use super::fault::{BankFault, Place, Problem};
use super::remittance::describe;
use super::text::{decimal, decode, short_day};
use super::{Balance, BankFile, Statement, account_name, told};
use crate::clean::{TEXT_LENGTH, clean_text};
use crate::domain::account_number::iban;
use crate::domain::money::{Currency, Money};
use crate::domain::movement::{Movement, Party};

/// The name of MT942 among the formats of statements: a movement in it is told once more by the MT940 of its day.
const DURING_DAY: &str = "mt942";

/// A field: its tag and its lines.
struct Field<'t> {
    line: u64,
    tag: &'t str,
    lines: Vec<&'t str>,
}

/// The text in lines: HBCI, from which home banking programs take their files, parts them by `@@`.
fn in_lines(text: Cow<'_, str>) -> Cow<'_, str> {
    match text.contains("@@:") {
        true => Cow::Owned(text.replace("@@", "\n")),
        false => text,
    }
}

/// The fields of a file. What stands before the first and in the envelopes of SWIFT is nothing to us.
fn fields(text: &str) -> Vec<Field<'_>> {
    let mut found: Vec<Field<'_>> = Vec::new();
    let mut is_open = false;
    for (line, number) in text.lines().zip(1..) {
        let line = line.trim_end();
        let content = line.rsplit_once("{4:").map_or(line, |(_, rest)| rest);
        if let Some((tag, rest)) = tagged(content) {
            found.push(Field {
                line: number,
                tag,
                lines: vec![rest],
            });
            is_open = true;
        } else if content.starts_with("-}") || content == "-" || content.starts_with("{1:") {
            is_open = false;
        } else if let Some(field) = found.last_mut().filter(|_| is_open) {
            field.lines.push(content);
        }
    }
    found
}

/// The tag at the start of a line, such as `:60F:`.
fn tagged(line: &str) -> Option<(&str, &str)> {
    let (tag, rest) = line.strip_prefix(':')?.split_once(':')?;
    let is_tag = (2..=3).contains(&tag.len())
        && tag.bytes().take(2).all(|byte| byte.is_ascii_digit())
        && tag.bytes().skip(2).all(|byte| byte.is_ascii_uppercase());
    is_tag.then_some((tag, rest))
}

/// Reads a file.
pub(super) fn read(bytes: &[u8]) -> Result<BankFile, BankFault> {
    let text = in_lines(decode(bytes));
    let fields = fields(&text);
    let opens = |field: &Field<'_>| field.tag.starts_with("60") || field.tag == "34F";
    if !fields.iter().any(opens) {
        return Err(BankFault::new(None, Problem::NotThisFormat));
    }
    let mut file = BankFile {
        statements: Vec::new(),
        faults: Vec::new(),
        pending: 0,
    };
    let mut account = String::new();
    let mut open: Option<Statement> = None;
    // Whether the words that come next belong to the last movement.
    let mut describes = false;
    for field in &fields {
        let place = Some(Place::Line(field.line));
        let first = field.lines.first().copied().unwrap_or_default();
        match (field.tag, &mut open) {
            // A message begins. The one before is at its end, though MT942 has no balance to say so.
            ("20", _) => {
                file.close(open.take());
                describes = false;
            }
            ("25", _) => account = account_of(first),
            ("60F" | "60M", _) => {
                file.close(open.take());
                describes = false;
                let balance = balance(first).map_err(|problem| BankFault::new(place, problem))?;
                let mut statement = Statement::new(account.clone(), balance.money.currency);
                statement.opening = Some(balance);
                open = Some(statement);
            }
            // MT942, the report during the day, has no balances: its floor limit names the currency.
            ("34F", None) => {
                let currency = floor_currency(first);
                let currency = currency.map_err(|problem| BankFault::new(place, problem))?;
                open = Some(Statement::new(account.clone(), currency));
            }
            ("61", None) => {
                let problem = Problem::OutOfPlace(":61:".to_owned());
                file.faults.push(BankFault::new(place, problem));
            }
            ("61", Some(statement)) => match movement(&field.lines, statement) {
                Ok(movement) => {
                    statement
                        .movements
                        .push((Place::Line(field.line), movement));
                    describes = true;
                }
                Err(problem) => {
                    file.faults.push(BankFault::new(place, problem));
                    describes = false;
                }
            },
            ("86", Some(statement)) if describes => {
                if let Some((_, movement)) = statement.movements.last_mut() {
                    describe(movement, &field.lines);
                }
                describes = false;
            }
            ("62F" | "62M", Some(statement)) => {
                describes = false;
                match balance(first) {
                    Ok(balance) => statement.closing = Some(balance),
                    Err(problem) => file.faults.push(BankFault::new(place, problem)),
                }
                file.close(open.take());
            }
            _ => {}
        }
    }
    file.close(open);
    Ok(file)
}

/// `EUR0,00`, the smallest movement that is reported.
fn floor_currency(text: &str) -> Result<Currency, Problem> {
    let code = text.trim().get(..3).unwrap_or_default();
    let known = Currency::from_code(code);
    known.ok_or_else(|| Problem::BadCurrency(clean_text(code, TEXT_LENGTH).into_owned()))
}

impl BankFile {
    fn close(&mut self, statement: Option<Statement>) {
        let Some(statement) = statement else { return };
        let place = Some(Place::Statement(self.statements.len() as u64 + 1));
        if statement.opening.is_some() && statement.closing.is_none() {
            self.faults
                .push(BankFault::new(place, Problem::Missing("end")));
        }
        self.faults.extend(statement.balance_fault(place));
        self.statements.push(statement);
    }
}

/// The account, perhaps behind the bank's code, and with the currency at its end.
fn account_of(text: &str) -> String {
    let text = text.trim().trim_end_matches('/');
    // `BANK/ACCOUNT/EUR`
    let text = match text.rsplit_once('/') {
        Some((rest, code)) if code.len() == 3 && Currency::from_code(code).is_some() => rest,
        _ => text,
    };
    let number = text.rsplit('/').next().unwrap_or(text);
    let bare = number.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let found = [text, number, bare].into_iter().find_map(iban);
    let without_currency =
        bare.len() + 3 == number.len() && Currency::from_code(&number[bare.len()..]).is_some();
    let length = if without_currency {
        text.len() - 3
    } else {
        text.len()
    };
    let rest = text.get(..length).unwrap_or(text);
    found.unwrap_or_else(|| account_name(rest.trim_end_matches('/')))
}

/// `C091019EUR1234,56`.
fn balance(text: &str) -> Result<Balance, Problem> {
    let wrong = || Problem::BadAmount(clean_text(text, TEXT_LENGTH).into_owned());
    let text = text.trim();
    let (sign, day, code) = (text.get(..1), text.get(1..7), text.get(7..10));
    let (Some(sign), Some(day), Some(code)) = (sign, day, code) else {
        return Err(wrong());
    };
    let currency = Currency::from_code(code);
    let currency = currency.ok_or_else(|| Problem::BadCurrency(code.to_owned()))?;
    let amount = text.get(10..).and_then(decimal).ok_or_else(wrong)?;
    let amount = match sign {
        "C" => amount,
        "D" => -amount,
        _ => return Err(Problem::BadSign(sign.to_owned())),
    };
    Ok(Balance {
        on: short_day(day),
        money: Money::new(amount, currency),
    })
}

/// `0910201020C123,45NTRFreference//bank's reference`, and perhaps a line of words.
fn movement(lines: &[&str], statement: &Statement) -> Result<Movement, Problem> {
    let text = lines.first().copied().unwrap_or_default().trim();
    let bad_date = || Problem::BadDate(clean_text(text, 20).into_owned());
    let value_on = text.get(..6).and_then(value_day).ok_or_else(bad_date)?;
    let mut rest = text.get(6..).unwrap_or_default();
    let mut booked_on = value_on;
    let entry: String = rest.chars().take(4).collect();
    if entry.len() == 4 && entry.bytes().all(|byte| byte.is_ascii_digit()) {
        booked_on = entry_day(&entry, value_on).unwrap_or(value_on);
        rest = rest.get(4..).unwrap_or_default();
    } else if rest.starts_with("    ") {
        rest = rest.trim_start();
    }
    let (is_credit, after) = sign(rest).ok_or_else(|| {
        Problem::BadSign(clean_text(rest.get(..2).unwrap_or(rest), 4).into_owned())
    })?;
    let figures = after
        .find(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.'))
        .unwrap_or(after.len());
    let amount = after.get(..figures).and_then(decimal);
    let amount = amount.ok_or_else(|| Problem::BadAmount(clean_text(after, 20).into_owned()))?;
    let (reference, bank) = references(after.get(figures..).unwrap_or_default());
    let currency = statement.currency;
    let words = lines.get(1..).unwrap_or_default().join(" ");
    Ok(Movement {
        account: statement.account.clone(),
        booked_on,
        value_on: Some(value_on),
        money: Money::new(if is_credit { amount } else { -amount }, currency),
        payer: Party::default(),
        reference,
        text: super::joined([words.as_str()]),
        bank_reference: bank,
        format: statement.opening.is_none().then(|| DURING_DAY.to_owned()),
    })
}

/// Debit or credit, a reversal turning it round, with perhaps the last letter of the currency.
fn sign(text: &str) -> Option<(bool, &str)> {
    const SIGNS: [(&str, bool); 6] = [
        ("RC", false),
        ("RD", true),
        ("EC", true),
        ("ED", false),
        ("C", true),
        ("D", false),
    ];
    let (mark, is_credit) = SIGNS.iter().find(|(mark, _)| text.starts_with(mark))?;
    let rest = text.get(mark.len()..)?;
    let rest = rest
        .strip_prefix(|c: char| c.is_ascii_alphabetic())
        .unwrap_or(rest);
    Some((*is_credit, rest))
}

/// The day of value. Where interest is reckoned by months of thirty days, the end of February may be written as its 30th.
fn value_day(text: &str) -> Option<NaiveDate> {
    let months_end = || {
        let (month, day) = (text.get(..4)?, text.get(4..)?);
        let is_late = matches!(day, "29" | "30" | "31");
        let days = is_late.then_some(["30", "29", "28"])?;
        days.iter()
            .find_map(|day| short_day(&format!("{month}{day}")))
    };
    short_day(text).or_else(months_end)
}

/// The day of booking is given without a year, which is that of the value day or a neighbour of it.
fn entry_day(text: &str, value_on: NaiveDate) -> Option<NaiveDate> {
    let month = text.get(..2)?.parse().ok()?;
    let day = text.get(2..)?.parse().ok()?;
    let years = [0, -1, 1].map(|step| value_on.year() + step);
    let days = years
        .into_iter()
        .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
    days.min_by_key(|it| (*it - value_on).num_days().abs())
}

/// The references behind the four characters of the kind.
fn references(text: &str) -> (Option<String>, Option<String>) {
    let kind: String = text.chars().take(4).collect();
    let rest = text.get(kind.len()..).unwrap_or_default();
    let (own, bank) = rest.split_once("//").unwrap_or((rest, ""));
    (told(own), told(bank))
}
