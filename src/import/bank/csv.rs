//! Tables of movements, as banks offer them for spreadsheets: title rows before the headings, one amount or two columns of
//! debits and credits, the newest first or last, and mostly a balance on each row.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::columns::{Slot, can_be_heading, slot, slots};
use super::fault::{BankFault, Checked, Part, Place, Problem};
use super::text::decode;
use super::titles::{account_of, currency_of, domestic, is_ledger};
use super::{Balance, BankFile, BankOptions, Statement, account_name, joined, told};
use crate::clean::{TEXT_LENGTH, clean_text};
use crate::domain::account_number::iban;
use crate::domain::money::{Currency, Money};
use crate::domain::movement::{Movement, Party};
use crate::import::amounts::{self, AmountTally, DecimalMark};
use crate::import::dates::{Parts, Shape, shape};
use crate::import::heading_words::tokens;
use crate::import::layout::SampleRow;
use crate::import::options::DateOrder;
use crate::import::records::RecordReader;
use crate::import::words::fold;

/// How many rows are searched for the headings.
const HEADING_WITHIN: usize = 40;

const SEPARATORS: [u8; 4] = [b';', b',', b'\t', b'|'];

/// Reads a file.
pub(super) fn read(bytes: &[u8], options: &BankOptions) -> Result<BankFile, BankFault> {
    let text = decode(bytes);
    let mut found = None;
    for separator in SEPARATORS {
        let rows = rows_of(&text, separator)?;
        let heading = rows
            .iter()
            .take(HEADING_WITHIN)
            .position(|row| row.cells.len() > 2 && can_be_heading(&slots(&row.cells)));
        if let Some(heading) = heading {
            found = Some((rows, heading));
            break;
        }
    }
    let (rows, heading) = found.ok_or_else(|| BankFault::new(None, Problem::NoHeadings))?;
    table(&rows, heading, options, false)
}

/// Reads rows of cells, wherever they come from. Numbers of a sheet have a point before their decimals whatever its language.
pub(super) fn table(
    rows: &[SampleRow],
    heading: usize,
    options: &BankOptions,
    is_sheet: bool,
) -> Result<BankFile, BankFault> {
    let (titles, rest) = rows.split_at(heading.min(rows.len()));
    let Some((heads, body)) = rest.split_first() else {
        return Err(BankFault::new(None, Problem::NoHeadings));
    };
    let slots = slots(&heads.cells);
    let in_columns = slots.contains(&Some(Slot::Debit)) && slots.contains(&Some(Slot::Credit));
    if in_columns && is_ledger(titles) {
        return Err(BankFault::new(None, Problem::Ledger));
    }
    let forced = options.currency_forced.then_some(options.currency);
    let table = Table {
        is_sheet,
        has_ways: false,
        is_spanish: heads.cells.iter().any(|it| is_spanish(it)),
        width: heads.cells.len(),
        cargo_abono: heads.cells.iter().any(|it| is_cargo_abono(it)),
        currency: currency_of(titles, &heads.cells)
            .filter(|_| forced.is_none())
            .unwrap_or(options.currency),
        forced,
        account: account_of(titles).unwrap_or_default(),
        date_order: options.date_order,
        slots,
    };
    table.read(body)
}

fn rows_of(text: &str, separator: u8) -> Result<Vec<SampleRow>, BankFault> {
    let mut reader = RecordReader::of_text(text, separator);
    let mut rows = Vec::new();
    loop {
        match reader.advance() {
            Ok(true) if reader.is_blank() => {}
            Ok(true) => rows.push(SampleRow {
                line: reader.line(),
                cells: reader.cells().map(str::to_owned).collect(),
            }),
            Ok(false) => return Ok(rows),
            Err(error) => {
                let place = Some(Place::Line(reader.line()));
                let told = clean_text(&error.to_string(), TEXT_LENGTH).into_owned();
                return Err(BankFault::new(place, Problem::Malformed(told)));
            }
        }
    }
}

fn is_spanish(heading: &str) -> bool {
    const WORDS: [&str; 6] = [
        "fecha",
        "concepto",
        "importe",
        "saldo",
        "monto",
        "descripcion",
    ];
    tokens(heading)
        .iter()
        .any(|it| WORDS.contains(&it.as_str()))
}

fn is_cargo_abono(heading: &str) -> bool {
    let words = tokens(heading);
    slot(heading) == Some(Slot::Way) && words.iter().any(|it| it == "cargo")
}

/// Which way an amount went, as banks write it in a column of its own: `true` in.
fn way(cell: &str) -> Option<bool> {
    match fold(cell.trim()).as_str() {
        "c" | "cr" | "credito" | "credit" | "abono" | "a" | "h" | "haber" | "ingreso"
        | "deposito" | "entrada" | "in" | "n c" | "nota de credito" => Some(true),
        "d" | "dr" | "db" | "debito" | "debit" | "cargo" | "debe" | "egreso" | "retiro"
        | "salida" | "out" | "gasto" | "n d" | "nota de debito" => Some(false),
        _ => match cell.trim() {
            "+" => Some(true),
            "-" => Some(false),
            _ => None,
        },
    }
}

struct Table {
    width: usize,
    /// Whether what says which way an amount went speaks of *cargo* and *abono*, so that `C` is what went out.
    cargo_abono: bool,
    is_sheet: bool,
    has_ways: bool,
    is_spanish: bool,
    currency: Currency,
    /// The currency that holds whatever the cells say.
    forced: Option<Currency>,
    account: String,
    date_order: Option<DateOrder>,
    slots: Vec<Option<Slot>>,
}

impl Table {
    /// The cells of a row that mean this, in their order.
    fn all<'r>(&'r self, row: &'r SampleRow, slot: Slot) -> impl Iterator<Item = &'r str> {
        let cells = self.slots.iter().zip(&row.cells);
        let fitting = cells.filter(move |(it, _)| **it == Some(slot));
        fitting
            .map(|(_, cell)| cell.trim())
            .filter(|cell| !cell.is_empty())
    }

    fn one<'r>(&'r self, row: &'r SampleRow, slot: Slot) -> Option<&'r str> {
        self.all(row, slot).next()
    }

    fn day_cell<'r>(&'r self, row: &'r SampleRow) -> Option<&'r str> {
        self.one(row, Slot::BookedOn)
            .or_else(|| self.one(row, Slot::ValueOn))
    }

    fn way(&self, row: &SampleRow) -> Option<bool> {
        match self.one(row, Slot::Way)? {
            "C" | "c" if self.cargo_abono => Some(false),
            cell => way(cell),
        }
    }

    /// Whether a column of its own says which way the amounts went, and not their signs: what went out is written without one.
    /// A sign now and then is a reversal.
    fn has_ways(&self, rows: &[SampleRow], mark: DecimalMark) -> bool {
        let outward = rows.iter().filter(|row| self.way(row) == Some(false));
        let amounts = outward.filter_map(|row| amounts::parse(self.one(row, Slot::Amount)?, mark));
        let amounts = amounts.map(|it| it.0).filter(|it| !it.is_zero());
        let (plain, signed): (Vec<_>, Vec<_>) = amounts.partition(|it| it.is_sign_positive());
        !plain.is_empty() && plain.len() >= signed.len()
    }

    /// The amount by the way that its row says; without one nobody can tell whether money came or went.
    fn directed(&self, row: &SampleRow, amount: Decimal) -> Result<Decimal, Problem> {
        match self.way(row) {
            _ if !self.has_ways || amount.is_zero() => Ok(amount),
            Some(true) => Ok(amount),
            Some(false) => Ok(-amount),
            None => Err(match self.one(row, Slot::Way) {
                Some(cell) => Problem::BadSign(clean_text(cell, 40).into_owned()),
                None => Problem::Missing(Part::Way),
            }),
        }
    }

    fn read(mut self, rows: &[SampleRow]) -> Result<BankFile, BankFault> {
        let order = self.date_order(rows)?;
        let mark = self.mark(rows);
        self.has_ways = self.has_ways(rows, mark);
        let mut file = BankFile {
            statements: Vec::new(),
            faults: Vec::new(),
            pending: 0,
        };
        let mut statements: Vec<(Statement, Vec<Option<Decimal>>)> = Vec::new();
        for row in rows {
            if self.says_nothing(row) {
                continue;
            }
            let place = Place::Line(row.line);
            match self.movement(row, order, mark) {
                Ok(movement) => {
                    let same = |it: &(Statement, _)| {
                        it.0.account == movement.account && it.0.currency == movement.money.currency
                    };
                    let at = statements.iter().position(same).unwrap_or_else(|| {
                        let account = movement.account.clone();
                        let statement = Statement::new(account, movement.money.currency);
                        statements.push((statement, Vec::new()));
                        statements.len() - 1
                    });
                    let balance = self.one(row, Slot::Balance);
                    let balance = balance
                        .and_then(|it| amounts::parse(it, mark))
                        .map(|it| it.0);
                    if let Some((statement, balances)) = statements.get_mut(at) {
                        statement.movements.push((place, movement));
                        balances.push(balance);
                    }
                }
                Err(problem) => file.faults.push(BankFault::new(Some(place), problem)),
            }
        }
        for (mut statement, balances) in statements {
            file.faults.extend(take_balances(&mut statement, &balances));
            file.statements.push(statement);
        }
        Ok(file)
    }

    /// Rows of totals and remarks have no day, and no amount of their own.
    fn says_nothing(&self, row: &SampleRow) -> bool {
        let is_day = |cell: &str| !matches!(shape(cell), Shape::Empty | Shape::Other);
        if self.day_cell(row).is_some_and(is_day) {
            return false;
        }
        let has_amount = [Slot::Amount, Slot::Debit, Slot::Credit]
            .into_iter()
            .any(|slot| self.one(row, slot).is_some_and(|it| !amounts::is_empty(it)));
        let is_total = row.cells.iter().any(|cell| {
            let folded = cell.trim().to_lowercase();
            ["total", "saldo", "balance"]
                .iter()
                .any(|word| folded.starts_with(word))
        });
        !has_amount || is_total
    }

    fn movement(
        &self,
        row: &SampleRow,
        order: DateOrder,
        mark: DecimalMark,
    ) -> Result<Movement, Problem> {
        let day = |cell: &str| {
            date(cell, order).ok_or_else(|| Problem::BadDate(clean_text(cell, 40).into_owned()))
        };
        // A figure with marks between its thousands and no quotation marks around it comes as two cells.
        let beyond = row.cells.get(self.width..).unwrap_or_default();
        if beyond.iter().any(|it| !it.trim().is_empty()) {
            let written = clean_text(&row.cells.join(" | "), 120).into_owned();
            return Err(Problem::Malformed(written));
        }
        let booked_on = day(self.day_cell(row).ok_or(Problem::Missing(Part::Date))?)?;
        let value_on = self.one(row, Slot::ValueOn).map(day).transpose()?;
        let (amount, told_currency) = self.amount(row, mark)?;
        let currency = match self.forced {
            Some(forced) => forced,
            None => self
                .named_currency(row)?
                .or(told_currency)
                .unwrap_or(self.currency),
        };
        let account = self
            .one(row, Slot::Account)
            .map(|it| domestic(it).unwrap_or_else(|| account_name(it)));
        let references = joined(self.all(row, Slot::Reference));
        let payer_account = self.one(row, Slot::PayerAccount).and_then(told);
        Ok(Movement {
            account: account.unwrap_or_else(|| self.account.clone()),
            booked_on,
            value_on,
            money: Money::new(amount, currency),
            payer: Party {
                name: self.one(row, Slot::Payer).and_then(told),
                account: payer_account.map(|it| iban(&it).unwrap_or(it)),
                tax_id: self.one(row, Slot::PayerTaxId).and_then(told),
            },
            reference: told(&references),
            text: joined(self.all(row, Slot::Words)),
            bank_reference: self.one(row, Slot::BankReference).and_then(told),
            format: None,
        })
    }

    /// The currency in a column of its own.
    fn named_currency(&self, row: &SampleRow) -> Result<Option<Currency>, Problem> {
        let Some(code) = self.one(row, Slot::Currency) else {
            return Ok(None);
        };
        let known = Currency::from_code(&code.to_uppercase());
        let known = known.or_else(|| (code == "€").then_some(Currency::EUR));
        let wrong = || Problem::BadCurrency(clean_text(code, 20).into_owned());
        known.ok_or_else(wrong).map(Some)
    }

    /// One column with a sign, or two, of which the one with debits may have a sign or not.
    fn amount(
        &self,
        row: &SampleRow,
        mark: DecimalMark,
    ) -> Result<(Decimal, Option<Currency>), Problem> {
        let read = |slot: Slot| {
            let cell = self.one(row, slot).filter(|it| !amounts::is_empty(it));
            cell.map(|cell| {
                let wrong = || Problem::BadAmount(clean_text(cell, 40).into_owned());
                amounts::parse(cell, mark).ok_or_else(wrong)
            })
            .transpose()
        };
        if let Some((amount, currency)) = read(Slot::Amount)? {
            return Ok((self.directed(row, amount)?, currency));
        }
        let debit = read(Slot::Debit)?.filter(|it| !it.0.is_zero());
        let credit = read(Slot::Credit)?.filter(|it| !it.0.is_zero());
        match (debit, credit) {
            (Some((amount, currency)), None) => Ok((-amount.abs(), currency)),
            (None, Some(credit)) => Ok(credit),
            (Some((debit, currency)), Some((credit, _))) => Ok((credit - debit.abs(), currency)),
            (None, None) => Err(Problem::Missing(Part::Amount)),
        }
    }

    /// The order in which all days make sense; where several do, the one that puts them in order, then that of the language.
    fn date_order(&self, rows: &[SampleRow]) -> Result<DateOrder, BankFault> {
        if let Some(order) = self.date_order {
            return Ok(order);
        }
        let cells: Vec<&str> = rows.iter().filter_map(|row| self.day_cell(row)).collect();
        let parts = cells.iter().filter_map(|cell| match shape(cell) {
            Shape::Parts(parts) => Some(parts),
            _ => None,
        });
        let parts: Vec<Parts> = parts.collect();
        let days = |order: DateOrder| -> Option<Vec<NaiveDate>> {
            parts.iter().map(|it| it.date(order)).collect()
        };
        let fitting: Vec<(DateOrder, Vec<NaiveDate>)> =
            [DateOrder::DayMonthYear, DateOrder::MonthDayYear]
                .into_iter()
                .filter_map(|order| days(order).map(|days| (order, days)))
                .collect();
        let in_order = |days: &[NaiveDate]| days.is_sorted() || days.iter().rev().is_sorted();
        match fitting.as_slice() {
            [] if parts.is_empty() => Ok(DateOrder::DayMonthYear),
            [(order, _)] => Ok(*order),
            [(first, days), (second, others)] if in_order(days) != in_order(others) => {
                Ok(if in_order(days) { *first } else { *second })
            }
            [(first, _), ..] if self.is_spanish || parts.is_empty() => Ok(*first),
            // Some cells are no days at all; those rows are told of one by one.
            [] if self.is_spanish => Ok(DateOrder::DayMonthYear),
            _ => {
                let sample = cells.first().copied().unwrap_or_default();
                let sample = clean_text(sample, 40).into_owned();
                Err(BankFault::new(None, Problem::UnclearDates(sample)))
            }
        }
    }

    fn mark(&self, rows: &[SampleRow]) -> DecimalMark {
        let mut tally = AmountTally::default();
        for row in rows {
            for slot in [Slot::Amount, Slot::Debit, Slot::Credit, Slot::Balance] {
                if let Some(cell) = self.one(row, slot) {
                    tally.take(cell);
                }
            }
        }
        let usual = if self.is_spanish && !self.is_sheet {
            DecimalMark::Comma
        } else {
            DecimalMark::Point
        };
        tally.own_mark().unwrap_or(usual)
    }
}

fn date(cell: &str, order: DateOrder) -> Option<NaiveDate> {
    match shape(cell) {
        Shape::Full(day) | Shape::Serial(day) => Some(day),
        Shape::Parts(parts) => parts.date(order),
        Shape::Empty | Shape::Destroyed | Shape::Other => None,
    }
}

/// The balances before and after, and the rows whose balance does not follow from the one before it. The rows may be in
/// either order; where most of them follow in none, their balances say nothing.
fn take_balances(statement: &mut Statement, balances: &[Option<Decimal>]) -> Vec<BankFault> {
    let amounts = statement.movements.iter().map(|it| it.1.money.amount);
    let rows: Option<Vec<(Decimal, Decimal)>> = amounts
        .zip(balances)
        .map(|(amount, balance)| Some((amount, (*balance)?)))
        .collect();
    let Some(rows) = rows.filter(|it| it.len() > 1) else {
        return Vec::new();
    };
    let pairs = || rows.windows(2).zip(1..);
    let onward = |pair: &[(Decimal, Decimal)]| pair[0].1 + pair[1].0 == pair[1].1;
    let backward = |pair: &[(Decimal, Decimal)]| pair[1].1 + pair[0].0 == pair[0].1;
    let ups = pairs().filter(|(pair, _)| onward(pair)).count();
    let downs = pairs().filter(|(pair, _)| backward(pair)).count();
    let newest_last = ups >= downs;
    if 2 * ups.max(downs) < rows.len() - 1 {
        return Vec::new();
    }
    let ends = if newest_last {
        (rows.first(), rows.last())
    } else {
        (rows.last(), rows.first())
    };
    if let (Some(first), Some(last)) = ends {
        let balance = |amount| Balance {
            on: None,
            money: Money::new(amount, statement.currency),
        };
        statement.opening = Some(balance(first.1 - first.0));
        statement.closing = Some(balance(last.1));
    }
    pairs()
        .filter_map(|(pair, at)| {
            let (fits, at, found, expected) = if newest_last {
                (onward(pair), at, pair[1].1, pair[0].1 + pair[1].0)
            } else {
                (backward(pair), at - 1, pair[0].1, pair[1].1 + pair[0].0)
            };
            let place = statement.movements.get(at).map(|it| it.0);
            let problem = Problem::Differs {
                what: Checked::RunningBalance,
                found: found.to_string(),
                expected: expected.to_string(),
            };
            (!fits).then(|| BankFault::new(place, problem))
        })
        .collect()
}
