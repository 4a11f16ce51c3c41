//! Norma 43 (AEB, *cuaderno 43*): records of 80 characters. 11 opens an account, 22 is a movement, 23 its words (up to five
//! times), 24 its amount in another currency, 33 closes the account with counts, totals and balance, 88 closes the file.
//!
//! The counts and totals are there so that a damaged file is noticed: one that fails them is refused as a whole.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::fault::{BankFault, Checked, Part, Place, Problem};
use super::text::{cents, decode, short_day};
use super::{Balance, BankFile, Statement, joined, told};
use crate::clean::{TEXT_LENGTH, clean_text};
use crate::domain::account_number::spanish;
use crate::domain::money::{Currency, Money};
use crate::domain::movement::{Movement, Party};

/// The length of a record.
const WIDTH: usize = 80;

/// A record: its number in the file and its characters, blanks at the end made up for.
struct Record {
    number: u64,
    letters: Vec<char>,
}

impl Record {
    /// The characters from one place to another, counted from 1 as the norm does.
    fn field(&self, from: usize, to: usize) -> String {
        self.letters
            .get(from - 1..to)
            .unwrap_or_default()
            .iter()
            .collect()
    }

    fn code(&self) -> String {
        self.field(1, 2)
    }

    fn fault(&self, problem: Problem) -> BankFault {
        BankFault::new(Some(Place::Record(self.number)), problem)
    }

    fn day(&self, from: usize) -> Result<NaiveDate, BankFault> {
        let text = self.field(from, from + 5);
        short_day(&text).ok_or_else(|| self.fault(Problem::BadDate(text)))
    }

    fn amount(&self, from: usize) -> Result<Decimal, BankFault> {
        let text = self.field(from, from + 13);
        cents(&text).ok_or_else(|| self.fault(Problem::BadAmount(text)))
    }

    fn count(&self, from: usize, to: usize) -> Result<u64, BankFault> {
        let text = self.field(from, to);
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        let number = if digits { text.parse().ok() } else { None };
        number.ok_or_else(|| self.fault(Problem::BadAmount(text)))
    }

    /// The amount with its sign, which stands before it: 1 for debit, 2 for credit.
    fn signed(&self, sign: usize, amount: usize) -> Result<Decimal, BankFault> {
        let text = self.field(sign, sign);
        let amount = self.amount(amount)?;
        match text.as_str() {
            "0" | " " if amount.is_zero() => Ok(amount),
            "1" => Ok(-amount),
            "2" => Ok(amount),
            _ => Err(self.fault(Problem::BadSign(text))),
        }
    }

    fn currency(&self, from: usize) -> Result<Currency, BankFault> {
        let text = self.field(from, from + 2);
        let number = text.parse().ok();
        let known = number.and_then(Currency::from_numeric);
        known.ok_or_else(|| self.fault(Problem::BadCurrency(text)))
    }

    /// Bank, branch and account proper.
    fn account(&self) -> String {
        self.field(3, 20)
    }

    fn must_be(&self, what: Checked, found: String, expected: String) -> Result<(), BankFault> {
        if found == expected {
            return Ok(());
        }
        Err(self.fault(Problem::Differs {
            what,
            found,
            expected,
        }))
    }
}

/// The records of a text: lines, or stretches of 80 characters where there are no lines.
fn records(text: &str) -> Vec<Record> {
    let text = text.trim_end_matches(['\u{1a}', '\0']);
    let has_lines = text.trim_end().contains(['\n', '\r']);
    let lines: Vec<Vec<char>> = if has_lines {
        text.lines()
            .map(|line| line.trim_end().chars().collect())
            .collect()
    } else {
        let letters: Vec<char> = text.trim_end().chars().collect();
        letters.chunks(WIDTH).map(<[char]>::to_vec).collect()
    };
    let filled = lines
        .into_iter()
        .zip(1..)
        .filter(|(line, _)| !line.is_empty());
    filled
        .map(|(mut letters, number)| {
            if letters.len() < WIDTH {
                letters.resize(WIDTH, ' ');
            }
            Record { number, letters }
        })
        .collect()
}

/// What is known of an account while its records are read.
struct Open {
    key: String,
    numeric_currency: String,
    period: (NaiveDate, NaiveDate),
    opening: Decimal,
    statement: Statement,
    words: Vec<String>,
    debits: (u64, Decimal),
    credits: (u64, Decimal),
}

impl Open {
    fn new(record: &Record) -> Result<Self, BankFault> {
        let currency = record.currency(48)?;
        let account = spanish(
            &record.field(3, 6),
            &record.field(7, 10),
            &record.field(11, 20),
        );
        let account = account.unwrap_or_else(|| record.account().trim().to_owned());
        let period = (record.day(21)?, record.day(27)?);
        let opening = record.signed(33, 34)?;
        let mut statement = Statement::new(account, currency);
        statement.owner = told(&record.field(52, 77));
        statement.opening = Some(Balance {
            on: Some(period.0),
            money: Money::new(opening, currency),
        });
        Ok(Self {
            key: record.account(),
            numeric_currency: record.field(48, 50),
            period,
            opening,
            statement,
            words: Vec::new(),
            debits: (0, Decimal::ZERO),
            credits: (0, Decimal::ZERO),
        })
    }

    fn movement(&mut self, record: &Record, faults: &mut Vec<BankFault>) -> Result<(), BankFault> {
        self.finish_words();
        let booked_on = record.day(11)?;
        let value_on = record.day(17)?;
        let amount = record.signed(28, 29)?;
        let sums = if amount.is_sign_negative() {
            &mut self.debits
        } else {
            &mut self.credits
        };
        sums.0 += 1;
        sums.1 += amount.abs();
        if booked_on < self.period.0 || booked_on > self.period.1 {
            faults.push(record.fault(Problem::OutsidePeriod(booked_on.to_string())));
        }
        let references = [record.field(53, 64), record.field(65, 80)];
        let references = references.iter().filter(|it| says_something(it));
        let movement = Movement {
            account: self.statement.account.clone(),
            booked_on,
            value_on: Some(value_on),
            money: Money::new(amount, self.statement.currency),
            payer: Party::default(),
            reference: told(&joined(references.map(String::as_str))),
            text: String::new(),
            bank_reference: Some(record.field(43, 52))
                .filter(|it| says_something(it))
                .and_then(|it| told(&it)),
            format: None,
        };
        let place = Place::Record(record.number);
        self.statement.movements.push((place, movement));
        Ok(())
    }

    /// The words of a movement: two fields of 38 characters. What fills the first to its end goes on in the second.
    fn words(&mut self, record: &Record) {
        for (from, to) in [(5, 42), (43, 80)] {
            self.words.push(record.field(from, to));
        }
    }

    fn finish_words(&mut self) {
        let words = std::mem::take(&mut self.words).concat();
        if let Some((_, movement)) = self.statement.movements.last_mut() {
            let text = joined([words.as_str()]);
            if !text.is_empty() {
                movement.text = text;
            }
        }
    }

    fn close(mut self, record: &Record) -> Result<Statement, BankFault> {
        self.finish_words();
        record.must_be(Checked::Account, record.account(), self.key.clone())?;
        record.must_be(
            Checked::Currency,
            record.field(74, 76),
            self.numeric_currency.clone(),
        )?;
        let parts = [
            (Checked::DebitCount, record.count(21, 25)?, self.debits.0),
            (Checked::CreditCount, record.count(40, 44)?, self.credits.0),
        ];
        for (what, found, expected) in parts {
            record.must_be(what, found.to_string(), expected.to_string())?;
        }
        let expected = self.opening + self.credits.1 - self.debits.1;
        // Some programs leave out the sign of the last balance, which follows from all the rest.
        let closing = match record.field(59, 59).as_str() {
            "0" | " " if record.amount(60)? == expected.abs() => expected,
            _ => record.signed(59, 60)?,
        };
        let parts = [
            (Checked::DebitSum, record.amount(26)?, self.debits.1),
            (Checked::CreditSum, record.amount(45)?, self.credits.1),
            (Checked::ClosingBalance, closing, expected),
        ];
        for (what, found, expected) in parts {
            let written = |amount: Decimal| format!("{:.2}", amount + Decimal::ZERO);
            if found != expected {
                record.must_be(what, written(found), written(expected))?;
            }
        }
        self.statement.closing = Some(Balance {
            on: Some(self.period.1),
            money: Money::new(closing, self.statement.currency),
        });
        Ok(self.statement)
    }
}

/// Whether a reference is more than the zeros and blanks that fill it.
fn says_something(text: &str) -> bool {
    text.chars().any(|c| c != '0' && !c.is_whitespace())
}

/// Reads a file.
pub(super) fn read(bytes: &[u8]) -> Result<BankFile, BankFault> {
    let text = decode(bytes);
    let records = records(&text);
    if records
        .first()
        .is_none_or(|it| !matches!(it.code().as_str(), "00" | "11"))
    {
        return Err(BankFault::new(None, Problem::NotThisFormat));
    }
    let mut file = BankFile {
        statements: Vec::new(),
        faults: Vec::new(),
        pending: 0,
    };
    let mut open: Option<Open> = None;
    let mut ended = false;
    for (record, count) in records.iter().zip(0_u64..) {
        let out_of_place = || record.fault(Problem::OutOfPlace(record.code()));
        if ended {
            return Err(out_of_place());
        }
        match (record.code().as_str(), &mut open) {
            ("00", None) => {}
            ("11", None) => open = Some(Open::new(record)?),
            ("22", Some(open)) => open.movement(record, &mut file.faults)?,
            ("23", Some(open)) if !open.statement.movements.is_empty() => open.words(record),
            ("24", Some(open)) if !open.statement.movements.is_empty() => {}
            ("33", Some(_)) => {
                let statement = open.take().map(|it| it.close(record)).transpose()?;
                file.statements.extend(statement);
            }
            ("88", None) => {
                end(record, count)?;
                ended = true;
            }
            ("00" | "11" | "22" | "23" | "24" | "33" | "88", _) => return Err(out_of_place()),
            (code, _) => {
                let code = clean_text(code, TEXT_LENGTH).into_owned();
                return Err(record.fault(Problem::Unknown(code)));
            }
        }
    }
    if open.is_some() {
        let last = records.last().map(|it| Place::Record(it.number));
        return Err(BankFault::new(last, Problem::Missing(Part::Footer)));
    }
    if !ended {
        file.faults
            .push(BankFault::new(None, Problem::Missing(Part::End)));
    }
    Ok(file)
}

/// The record that ends the file tells how many came before it.
fn end(record: &Record, count: u64) -> Result<(), BankFault> {
    let nines = record.field(3, 20);
    if nines.chars().any(|c| c != '9') {
        return Err(record.fault(Problem::Malformed(nines)));
    }
    let found = record.count(21, 26)?;
    record.must_be(Checked::RecordCount, found.to_string(), count.to_string())
}
