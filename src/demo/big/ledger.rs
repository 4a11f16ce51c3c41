//! The invoices of an invented debtor: when they were issued and due, how much, and what was paid of them.

use rust_decimal::Decimal;

use super::super::dice::Dice;
use super::identity::push_digits;
use super::words::Country;
use crate::domain::money::decimals;

/// Days to pay, as often as each is listed.
const TERMS: [i64; 8] = [30, 30, 30, 30, 60, 60, 15, 45];

/// An invoice, in days before today (negative for days to come) and minor units of its currency.
#[derive(Debug)]
pub(super) struct Bill {
    pub number: String,
    pub issued_ago: i64,
    pub due_ago: i64,
    pub total: i64,
    /// When it was paid in full, if it was.
    pub paid_ago: Option<i64>,
}

/// How many invoices of which kind to make up.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    /// Invoices past due.
    pub late: usize,
    /// Days past due of the oldest of them.
    pub oldest_late: i64,
    /// Days past due that the newest of them has at least.
    pub newest_late: i64,
    /// Open invoices that are not due yet.
    pub coming: usize,
    /// Invoices of the past, paid.
    pub paid: usize,
}

/// Invoices, the oldest first: those that were paid, those past due, those to come.
pub(super) struct Ledger {
    pub bills: Vec<Bill>,
    /// Where the invoices past due are.
    pub late: std::ops::Range<usize>,
}

impl Ledger {
    /// Makes up invoices. Whatever happened was imported at the latest so many days ago.
    pub fn new(dice: &mut Dice, wanted: Wanted, imported_ago: i64) -> Self {
        let mut bills = Vec::with_capacity(wanted.paid + wanted.late + wanted.coming);
        let terms = *dice.pick(&TERMS);
        let mut add = |due_ago: i64| {
            bills.push(Bill {
                number: String::new(),
                issued_ago: due_ago + terms,
                due_ago,
                total: 0,
                paid_ago: None,
            });
        };
        for at in 0..wanted.late {
            let newer = dice.between(wanted.newest_late, wanted.oldest_late);
            add(if at == 0 { wanted.oldest_late } else { newer });
        }
        for _ in 0..wanted.coming {
            add(-dice.between(0, terms - imported_ago));
        }
        let lateness = *dice.pick(&[-2, 3, 6, 12, 25]);
        let mut due_ago = wanted.oldest_late + dice.between(0, 20);
        for _ in 0..wanted.paid {
            due_ago += dice.between(4, 30);
            let paid_ago = due_ago - lateness - dice.between(-4, 8);
            bills.push(Bill {
                number: String::new(),
                issued_ago: due_ago + terms,
                due_ago,
                total: 0,
                paid_ago: Some(paid_ago.clamp(imported_ago, due_ago + terms)),
            });
        }
        bills.sort_by_key(|bill| (std::cmp::Reverse(bill.due_ago), bill.paid_ago.is_none()));
        let late = wanted.paid..wanted.paid + wanted.late;
        Self { bills, late }
    }

    /// Gives every invoice a total, of the size that is usual for this debtor.
    pub fn price(&mut self, dice: &mut Dice, country: &Country) {
        let size = *dice.pick(&[1, 1, 1, 2, 4]);
        let minor_units = decimals(country.currency);
        for bill in &mut self.bills {
            // The number of ones among ten bits is about 5, so that amounts are spread like those of real books: most
            // in the hundreds, a few very large.
            let doublings = (dice.bits() & 0x3ff).count_ones();
            let net = (dice.between(900, 1800) << doublings) * size;
            let cents = (net + net * country.vat_percent / 100) * country.scale;
            bill.total = match (minor_units, country.scale) {
                (0, _) => cents / 100,
                (_, 1000..) => cents / 10_000 * 10_000,
                _ => cents,
            };
        }
    }

    /// Gives every invoice a number of one of several series, growing with time. `year_of` tells the year of a day.
    pub fn number(&mut self, dice: &mut Dice, year_of: impl Fn(i64) -> u64) {
        let series = *dice.pick(&["F", "A/", "FV-", "", "0"]);
        let mut serial = u64::from(dice.below(60_000));
        for bill in &mut self.bills {
            serial += 1 + u64::from(dice.below(900));
            bill.number.reserve_exact(14);
            bill.number.push_str(series);
            if series.len() > 1 || series == "F" {
                push_digits(&mut bill.number, year_of(bill.issued_ago) % 100, 2);
                bill.number.push('-');
            }
            push_digits(&mut bill.number, serial, 6);
        }
    }

    /// The invoices past due.
    pub fn late(&self) -> &[Bill] {
        &self.bills[self.late.clone()]
    }

    /// What is past due, in minor units.
    pub fn late_total(&self) -> i64 {
        self.late().iter().map(|bill| bill.total).sum()
    }
}

/// An amount of minor units as a decimal.
pub(super) fn amount(minor: i64, country: &Country) -> Decimal {
    Decimal::new(minor, decimals(country.currency))
}
