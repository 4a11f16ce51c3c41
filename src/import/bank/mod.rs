//! Bank statements into movements: one file for each format, all pure, from bytes to [`BankFile`].
//!
//! What a format can be checked by is checked. Norma 43 carries counts, totals and balances for that very purpose, so that
//! a file that fails them is refused; elsewhere banks fill in balances as they like, and what does not add up is told.

mod camt;
mod columns;
mod csv;
mod fault;
mod mt940;
mod norma43;
mod ofx;
mod remittance;
mod sheet;
mod text;
mod titles;
mod tree;

use std::io::Read;

use rust_decimal::Decimal;

use crate::clean::{NOTE_LENGTH, TEXT_LENGTH, clean_text};
use crate::domain::account_number::iban;
use crate::domain::money::{Currency, Money};
use crate::domain::movement::Movement;
use crate::import::Format;
use crate::import::options::{DateOrder, Source};
use chrono::NaiveDate;

pub(in crate::import) use columns::{Slot, names_account_and_days, slot};
pub use columns::{is_bank_heading, is_bank_table};
pub use fault::{BankFault, Checked, Part, Place, Problem};
pub use sheet::BankSheet;

/// The formats of statements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BankFormat {
    /// Norma 43 (*cuaderno 43*) of the Spanish banks.
    Norma43,
    /// ISO 20022 camt.053, and its relatives camt.052 and camt.054.
    Camt,
    /// SWIFT MT940.
    Mt940,
    /// Open Financial Exchange, 1 (SGML) and 2 (XML).
    Ofx,
    /// A table as banks offer for spreadsheets.
    Csv,
}

impl BankFormat {
    /// All formats.
    pub const ALL: [Self; 5] = [Self::Norma43, Self::Camt, Self::Mt940, Self::Ofx, Self::Csv];

    /// The reader for a format of the importer's door.
    pub fn of(format: Format) -> Option<Self> {
        match format {
            Format::Norma43 => Some(Self::Norma43),
            Format::Camt052 | Format::Camt053 | Format::Camt054 => Some(Self::Camt),
            Format::Mt940 => Some(Self::Mt940),
            Format::Ofx => Some(Self::Ofx),
            Format::BankCsv => Some(Self::Csv),
            _ => None,
        }
    }

    /// The stable English name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Norma43 => "norma43",
            Self::Camt => "camt",
            Self::Mt940 => "mt940",
            Self::Ofx => "ofx",
            Self::Csv => "bank_csv",
        }
    }

    /// Reads a file of this format.
    ///
    /// # Errors
    /// When it is none, or fails the checks that its format provides.
    pub fn read(self, bytes: &[u8], options: &BankOptions) -> Result<BankFile, BankFault> {
        let file = match self {
            Self::Norma43 => norma43::read(bytes),
            Self::Camt => camt::read(bytes),
            Self::Mt940 => mt940::read(bytes),
            Self::Ofx => ofx::read(bytes, options),
            Self::Csv => csv::read(bytes, options),
        }?;
        Ok(marked_with(file, self.id(), options))
    }
}

/// A file whose movements say from which format they are, and of which account, if the file leaves that open.
fn marked_with(mut file: BankFile, format: &str, options: &BankOptions) -> BankFile {
    for statement in &mut file.statements {
        if let Some(account) = &options.account {
            statement.put_account(account);
        }
        for (_, movement) in &mut statement.movements {
            // Readers of several kinds of message say themselves which one it was.
            movement.format.get_or_insert_with(|| format.to_owned());
        }
    }
    file
}

/// Reads a file of a format, wherever its bytes come from.
///
/// # Errors
/// As [`BankFormat::read`], and when the file can't be read or is too large to be a statement.
pub fn read_source(
    source: &Source<'_>,
    format: BankFormat,
    options: &BankOptions,
) -> Result<BankFile, BankFault> {
    let mut bytes = Vec::new();
    let fault = |error: std::io::Error| {
        let told = clean_text(&error.to_string(), TEXT_LENGTH).into_owned();
        BankFault::new(None, Problem::Unreadable(told))
    };
    let mut reader = source.open().map_err(fault)?.take(LARGEST + 1);
    reader.read_to_end(&mut bytes).map_err(fault)?;
    if bytes.len() as u64 > LARGEST {
        return Err(BankFault::new(None, Problem::TooLarge));
    }
    format.read(&bytes, options)
}

/// Bytes of the largest file that is read. A movement takes two kilobytes at most, so that this is a year of a large house.
const LARGEST: u64 = 256 * 1024 * 1024;

/// What the caller knows before a statement is read.
#[derive(Debug, Clone)]
pub struct BankOptions {
    /// The currency of amounts that name none.
    pub currency: Currency,
    /// Whether that is the currency of tables, whatever they say.
    pub currency_forced: bool,
    /// The account, for files that do not name it.
    pub account: Option<String>,
    /// The order of days in tables, if it is known.
    pub date_order: Option<DateOrder>,
}

/// What a file of statements says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankFile {
    /// Its statements, in their order.
    pub statements: Vec<Statement>,
    /// What does not add up, or was left out.
    pub faults: Vec<BankFault>,
    /// Entries that are not booked yet, and were passed over.
    pub pending: u64,
}

/// A balance of an account at the beginning or the end of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Balance {
    /// The day, if it is told.
    pub on: Option<NaiveDate>,
    /// How much.
    pub money: Money,
}

/// One statement of one account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The account, as an IBAN where it has one; empty when the file does not say.
    pub account: String,
    /// In whose name it is, if that is told.
    pub owner: Option<String>,
    /// The currency of the account.
    pub currency: Currency,
    /// The balance before the movements.
    pub opening: Option<Balance>,
    /// The balance after them.
    pub closing: Option<Balance>,
    /// The movements with their places in the file.
    pub movements: Vec<(Place, Movement)>,
}

impl Statement {
    fn new(account: String, currency: Currency) -> Self {
        Self {
            account,
            owner: None,
            currency,
            opening: None,
            closing: None,
            movements: Vec::new(),
        }
    }

    /// What the movements come to.
    pub fn sum(&self) -> Decimal {
        self.movements.iter().map(|(_, it)| it.money.amount).sum()
    }

    fn put_account(&mut self, account: &str) {
        if self.account.is_empty() {
            self.account = account_name(account);
            for (_, movement) in &mut self.movements {
                movement.account.clone_from(&self.account);
            }
        }
    }

    /// What is wrong with the balances, where both are given in one currency.
    fn balance_fault(&self, place: Option<Place>) -> Option<BankFault> {
        let (opening, closing) = (self.opening?.money, self.closing?.money);
        let other = |it: &(Place, Movement)| it.1.money.currency != opening.currency;
        if opening.currency != closing.currency || self.movements.iter().any(other) {
            return Some(BankFault::new(place, Problem::BalanceCurrencies));
        }
        let expected = opening.amount + self.sum();
        (expected != closing.amount).then(|| {
            let problem = Problem::Differs {
                what: Checked::ClosingBalance,
                found: closing.amount.to_string(),
                expected: expected.to_string(),
            };
            BankFault::new(place, problem)
        })
    }
}

/// An account as it is stored: as an IBAN if it is one.
fn account_name(written: &str) -> String {
    // An apostrophe keeps spreadsheets from taking a number for one.
    let written = written.trim().trim_start_matches('\'');
    iban(written).unwrap_or_else(|| clean_text(written, TEXT_LENGTH).into_owned())
}

/// Text of a field of its own; nothing when it says nothing.
fn told(text: &str) -> Option<String> {
    const NOTHING: [&str; 4] = ["NOTPROVIDED", "NOT PROVIDED", "NONREF", "NOREF"];
    let text = clean_text(text, TEXT_LENGTH);
    let is_nothing = text.is_empty() || NOTHING.contains(&text.to_uppercase().as_str());
    (!is_nothing).then(|| text.into_owned())
}

/// What is written beside a movement, from pieces that may repeat each other.
fn joined<'a>(pieces: impl IntoIterator<Item = &'a str>) -> String {
    let mut text = String::new();
    for piece in pieces {
        let piece = clean_text(piece, NOTE_LENGTH);
        if piece.is_empty() || text.contains(&*piece) {
            continue;
        }
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&piece);
    }
    clean_text(&text, NOTE_LENGTH).into_owned()
}
