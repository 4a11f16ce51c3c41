//! Importing statements of the bank: their movements go beside the journal, in the transaction of the import.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::import::ImportOrder;
use super::{Book, Result};
use crate::domain::money::Currency;
use crate::domain::movement::{Movement, MovementId, identify};
use crate::domain::twice_told::twice_told;
use crate::import::bank::{
    Balance, BankFault, BankFile, BankFormat, BankOptions, Statement, read_source,
};
use crate::import::{ReadError, Sniffed, Source};
use crate::store::{Recording, StoreError};

/// What the import of a statement did, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BankReport {
    /// The statements.
    pub statements: Vec<StatementRead>,
    /// Movements that the book did not have.
    pub added: u64,
    /// Movements that it had.
    pub known: u64,
    /// Movements that it had from a statement of another format.
    pub known_otherwise: u64,
    /// Movements that are new, and have account, day and amount in common with one of another format.
    pub alike: u64,
    /// Entries that the bank has not booked yet, and were passed over.
    pub pending: u64,
    /// What does not add up, or was left out.
    pub faults: Vec<BankFault>,
}

/// A statement as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementRead {
    /// The account.
    pub account: String,
    /// Its currency.
    pub currency: Currency,
    /// The balance before.
    pub opening: Option<Decimal>,
    /// The balance after.
    pub closing: Option<Decimal>,
    /// The first and the last day of its movements.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// How many movements it has.
    pub movements: u64,
}

impl StatementRead {
    fn of(statement: &Statement) -> Self {
        let in_currency = |balance: Option<Balance>| {
            let money = balance.map(|it| it.money);
            money
                .filter(|it| it.currency == statement.currency)
                .map(|it| it.amount)
        };
        let days = || statement.movements.iter().map(|it| it.1.booked_on);
        Self {
            account: statement.account.clone(),
            currency: statement.currency,
            opening: in_currency(statement.opening),
            closing: in_currency(statement.closing),
            days: days().min().zip(days().max()),
            movements: statement.movements.len() as u64,
        }
    }
}

impl BankReport {
    /// What is said of a file before it is recorded.
    pub(super) fn of(file: &BankFile) -> Self {
        Self {
            statements: file.statements.iter().map(StatementRead::of).collect(),
            pending: file.pending,
            faults: file.faults.clone(),
            ..Self::default()
        }
    }

    /// Whether anything was left out.
    pub fn leaves_out(&self) -> bool {
        self.faults.iter().any(|it| it.problem.leaves_out())
    }

    /// Takes in another report.
    pub fn add(&mut self, other: &Self) {
        self.statements.extend_from_slice(&other.statements);
        self.added += other.added;
        self.known += other.known;
        self.known_otherwise += other.known_otherwise;
        self.alike += other.alike;
        self.pending += other.pending;
        self.faults.extend_from_slice(&other.faults);
    }
}

impl Book {
    /// How statements are read that leave something open.
    pub(super) fn bank_options(&self, order: &ImportOrder) -> BankOptions {
        BankOptions {
            currency: order.currency.unwrap_or(self.settings.currency),
            currency_forced: order.currency.is_some(),
            account: None,
            date_order: order.date_order,
        }
    }

    /// Reads the statement of a bank. With `strict`, one bad entry refuses it.
    pub(super) fn read_statement(
        &self,
        order: &ImportOrder,
        source: &Source<'_>,
        taken_for: &Sniffed,
    ) -> Result<BankFile> {
        let format =
            BankFormat::of(taken_for.format).ok_or_else(|| ReadError::NotYet(taken_for.clone()))?;
        let file = read_source(source, format, &self.bank_options(order));
        strictly(file, order.strict)
    }
}

/// A file that was read, or its first fault if none is wanted.
pub(super) fn strictly(
    file: std::result::Result<BankFile, BankFault>,
    strict: bool,
) -> Result<BankFile> {
    let file = file.map_err(|fault| ReadError::from(Box::new(fault)))?;
    let fault = file.faults.iter().find(|it| it.problem.leaves_out());
    match fault.filter(|_| strict) {
        Some(fault) => Err(ReadError::from(Box::new(fault.clone())).into()),
        None => Ok(file),
    }
}

/// Records the movements of a file that the book does not have.
pub(super) fn put_statements(
    work: &mut dyn Recording,
    file: &BankFile,
    report: &mut BankReport,
) -> std::result::Result<(), StoreError> {
    let movements = || {
        let all = file.statements.iter().flat_map(|it| &it.movements);
        all.map(|it| &it.1)
    };
    let ids = identify(movements());
    let told: Vec<(MovementId, &Movement)> = ids.into_iter().zip(movements()).collect();
    let days = movements().map(|it| it.booked_on);
    let Some((first, last)) = days.clone().min().zip(days.max()) else {
        return Ok(());
    };
    let there = work.movements_between(first, last)?;
    let there: Vec<(MovementId, &Movement)> = there.iter().map(|it| (it.0, &it.1)).collect();
    let twice = twice_told(&told, &there);
    let fresh: Vec<(MovementId, &Movement)> = told
        .iter()
        .copied()
        .filter(|it| !twice.known.contains(&it.0))
        .collect();
    report.added = work.put_movements(&fresh)?;
    report.known_otherwise = twice.known.len() as u64;
    report.known = told.len() as u64 - report.added - report.known_otherwise;
    report.alike = twice.alike;
    Ok(())
}
