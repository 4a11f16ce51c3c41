//! The statement of a client's account: what is open by the end of a day, what came in since, what is left to pay. Facts
//! that both sides can check; nothing of what the house thinks of it.

use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;

use super::account::{Account, Invoice, Recorded};
use super::debtor::Details;
use super::fact::{ChargeKind, Payment};
use super::interest::LateInterest;
use super::money::{Currency, Money};
use super::payment::PaymentMethod;

/// A client's account in figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// Whose it is, as they are known now.
    pub client: Details,
    /// The day by the end of which it holds.
    pub as_of: NaiveDate,
    /// One part for each currency in which something is open, by its code.
    pub parts: Vec<StatementPart>,
    /// What could be claimed for being late, where somebody asked for it.
    pub interest: Option<LateInterest>,
}

/// The part of a statement in one currency.
#[derive(Debug, Clone, PartialEq)]
pub struct StatementPart {
    /// The currency of all its amounts.
    pub currency: Currency,
    /// What is open, by due date and number.
    pub lines: Vec<StatementLine>,
    /// What came in since the oldest of these invoices was issued, by day.
    pub payments: Vec<StatementPayment>,
    /// The balances of all lines together.
    pub open: Decimal,
    /// Of it, what is past due.
    pub overdue: Decimal,
    /// Of it, what is contested.
    pub contested: Decimal,
    /// Money received that no invoice has used yet.
    pub credit: Decimal,
}

/// An invoice, or an instalment of one.
#[derive(Debug, Clone, PartialEq)]
pub struct StatementLine {
    /// The number of the invoice.
    pub number: String,
    /// Which of how many instalments it is, where it is one.
    pub instalment: Option<(usize, usize)>,
    /// What it is when it is no invoice but a claim for being late.
    pub charge: Option<ChargeKind>,
    /// The day of issue.
    pub issued_on: NaiveDate,
    /// The last day to pay it.
    pub due_on: NaiveDate,
    /// What was owed in all.
    pub total: Decimal,
    /// What was paid, credited or given up of it.
    pub settled: Decimal,
    /// What is open.
    pub balance: Decimal,
    /// Days past due; none while it is not.
    pub days_late: Option<i64>,
    /// What is contested of the invoice; told once, on its first line.
    pub contested: Option<Decimal>,
}

/// Money that came in.
#[derive(Debug, Clone, PartialEq)]
pub struct StatementPayment {
    /// The day.
    pub on: NaiveDate,
    /// How much.
    pub amount: Decimal,
    /// The invoices it paid.
    pub invoices: Vec<String>,
    /// The way it came in, if it is known.
    pub method: Option<PaymentMethod>,
}

impl StatementPart {
    /// What is left to pay: what is open less the money that no invoice has used yet.
    pub fn balance(&self) -> Decimal {
        self.open - self.credit
    }

    /// An amount in the currency of the part.
    pub fn money(&self, amount: Decimal) -> Money {
        Money::new(amount, self.currency)
    }
}

impl Statement {
    /// The statement of an account as it was folded for a moment, in one currency or in all in which something is open.
    pub fn of(account: &Account, now: NaiveDateTime, only: Option<Currency>) -> Self {
        let today = now.date();
        let open = account.open();
        let currencies = open.iter().map(|money| money.currency);
        let wanted = currencies.filter(|it| only.is_none_or(|only| only == *it));
        let parts = wanted.map(|currency| part(account, currency, today));
        let parts = parts.filter(|part| !part.lines.is_empty() || !part.credit.is_zero());
        Self {
            client: account.details.clone(),
            as_of: today,
            parts: parts.collect(),
            interest: None,
        }
    }

    /// The same with what could be claimed for being late.
    #[must_use]
    pub fn with_interest(self, interest: LateInterest) -> Self {
        Self {
            interest: Some(interest),
            ..self
        }
    }
}

fn part(account: &Account, currency: Currency, today: NaiveDate) -> StatementPart {
    let invoices = account.invoices.iter();
    let mut lines: Vec<StatementLine> = invoices
        .filter(|it| it.total.currency == currency)
        .flat_map(|invoice| lines_of(account, invoice, today))
        .collect();
    lines.sort_by(|a, b| (a.due_on, &a.number).cmp(&(b.due_on, &b.number)));
    let sum = |of: &dyn Fn(&StatementLine) -> Decimal| -> Decimal { lines.iter().map(of).sum() };
    let open = sum(&|line| line.balance);
    let overdue = sum(&|line| match line.days_late {
        Some(_) => line.balance,
        None => Decimal::ZERO,
    });
    let contested = sum(&|line| line.contested.unwrap_or_default());
    let since = lines.iter().map(|line| line.issued_on).min();
    StatementPart {
        currency,
        payments: since.map_or_else(Vec::new, |since| payments(account, currency, since)),
        open,
        overdue,
        contested,
        // What was paid too much of an invoice is part of it, so that no overpaid invoice is listed.
        credit: account.credit.get(currency).max(Decimal::ZERO),
        lines,
    }
}

/// The open instalments of an invoice, or the invoice as a whole; nothing when it is settled, or was paid too much.
fn lines_of(account: &Account, invoice: &Invoice, today: NaiveDate) -> Vec<StatementLine> {
    let balance = invoice.balance().amount;
    let is_note = invoice.total.amount < Decimal::ZERO;
    if balance.is_zero() || (balance < Decimal::ZERO && !is_note) {
        return Vec::new();
    }
    let line = |instalment, due_on: NaiveDate, total, balance: Decimal| StatementLine {
        number: invoice.number.clone(),
        instalment,
        charge: invoice.charge,
        issued_on: invoice.issued_on,
        due_on,
        total,
        settled: total - balance,
        balance,
        days_late: days_late(due_on, today).filter(|_| !is_note),
        contested: None,
    };
    let count = invoice.parts.len();
    let mut lines: Vec<StatementLine> = if count > 1 && !is_note {
        let parts = invoice.parts.iter().enumerate();
        let open = parts.filter(|(_, part)| part.balance > Decimal::ZERO);
        open.map(|(at, part)| {
            let which = Some((at + 1, count));
            line(which, part.due_on, part.amount, part.balance)
        })
        .collect()
    } else {
        vec![line(None, invoice.due_on, invoice.total.amount, balance)]
    };
    if let Some(first) = lines.first_mut() {
        first.contested = account.disputed_part(invoice);
    }
    lines
}

fn days_late(due_on: NaiveDate, today: NaiveDate) -> Option<i64> {
    let days = (today - due_on).num_days();
    (days > 0).then_some(days)
}

fn payments(account: &Account, currency: Currency, since: NaiveDate) -> Vec<StatementPayment> {
    let came_in = |it: &&Recorded<Payment>| it.what.currency == currency && it.at.date() >= since;
    let mut payments: Vec<StatementPayment> = account
        .payments
        .iter()
        .filter(came_in)
        .map(|it| StatementPayment {
            on: it.at.date(),
            amount: it.what.amount,
            invoices: it
                .what
                .allocations
                .iter()
                .map(|it| it.invoice.clone())
                .collect(),
            method: it.what.method,
        })
        .collect();
    payments.sort_by_key(|payment| payment.on);
    payments
}
