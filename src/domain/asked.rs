//! What a client is asked to pay at once, by a code, a link or in a letter: how much, for which invoices, and what is to be
//! written beside the payment.

use chrono::NaiveDateTime;
use rust_decimal::Decimal;

use super::account::{Account, Collectable, Invoice, collectables, free_credit};
use super::money::{Currency, Money};
use super::order::Refusal;

/// What is wanted when it is not simply all that is to be collected.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// One invoice.
    pub invoice: Option<String>,
    /// So much and no more.
    pub amount: Option<Decimal>,
}

/// What a client is asked to pay at once.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// How much.
    pub money: Money,
    /// The invoices that it is for, by due date.
    pub invoices: Vec<String>,
    /// What is to be written beside the payment: who pays and, when it is only one, for which invoice.
    pub reference: String,
}

/// What a client is asked to pay: the invoice that is wanted, less what is contested of it; else everything to collect; when
/// that is nothing, what was promised, else what is not due yet.
///
/// # Errors
/// When nothing is open, the invoice is unknown or paid, or the amount is more than is open.
pub fn asked(account: &Account, now: NaiveDateTime, wanted: &Wanted) -> Result<Asked, Refusal> {
    let (owed, invoices) = match &wanted.invoice {
        Some(number) => of_invoice(account, number)?,
        None => of_all(account, now)?,
    };
    let amount = wanted.amount.unwrap_or(owed.amount);
    if amount <= Decimal::ZERO {
        return Err(Refusal::NotPositive);
    }
    let most = match &wanted.invoice {
        Some(_) => owed.amount,
        None => open_balances(account, owed.currency).max(owed.amount),
    };
    if amount > most {
        let most = Money::new(most, owed.currency);
        return Err(Refusal::MoreThanOpen(most));
    }
    Ok(Asked {
        money: Money::new(amount, owed.currency),
        reference: reference(account, &invoices),
        invoices,
    })
}

fn of_invoice(account: &Account, number: &str) -> Result<(Money, Vec<String>), Refusal> {
    let missing = || Refusal::NoInvoice(number.to_owned());
    let invoice = account.invoice(number).ok_or_else(missing)?;
    let owed = uncontested(account, invoice);
    if owed <= Decimal::ZERO {
        return Err(Refusal::NothingOpenOf(number.to_owned()));
    }
    let owed = Money::new(owed, invoice.total.currency);
    Ok((owed, vec![number.to_owned()]))
}

fn of_all(account: &Account, now: NaiveDateTime) -> Result<(Money, Vec<String>), Refusal> {
    let all = collectables(account, now);
    // Euro come first: they are what a code can ask for.
    let mut best: Vec<(Money, bool)> = all
        .iter()
        .map(|of| (amount_of(account, of, now), of.currency == Currency::EUR))
        .filter(|(money, _)| money.amount > Decimal::ZERO)
        .collect();
    best.sort_by_key(|(_, is_euro)| !is_euro);
    let (owed, _) = best.first().copied().ok_or(Refusal::NothingOpen)?;
    let today = now.date();
    let counting = |it: &&Invoice| {
        it.total.currency == owed.currency
            && uncontested(account, it) > Decimal::ZERO
            && !account.is_held(it, today)
    };
    let open: Vec<&Invoice> = account.invoices.iter().filter(counting).collect();
    let is_overdue = |it: &&&Invoice| it.overdue_on(today) > Decimal::ZERO;
    let overdue: Vec<&Invoice> = open.iter().filter(is_overdue).copied().collect();
    let covered = if overdue.is_empty() { open } else { overdue };
    let numbers = covered.iter().map(|it| it.number.clone());
    Ok((owed, numbers.collect()))
}

/// What is asked for in one currency.
fn amount_of(account: &Account, of: &Collectable, now: NaiveDateTime) -> Money {
    let not_due = || {
        let open = open_unpaused(account, of.currency, now);
        open - free_credit(account, of.currency)
    };
    let amount = if of.to_collect > Decimal::ZERO {
        of.to_collect
    } else if of.promised > Decimal::ZERO {
        of.promised
    } else {
        not_due()
    };
    Money::new(amount, of.currency)
}

fn open_unpaused(account: &Account, currency: Currency, now: NaiveDateTime) -> Decimal {
    let open = account.invoices.iter().filter(|it| {
        it.total.currency == currency
            && !account.is_held(it, now.date())
            && it.balance().amount > Decimal::ZERO
    });
    open.map(|it| uncontested(account, it)).sum()
}

fn open_balances(account: &Account, currency: Currency) -> Decimal {
    let of_currency = account.invoices.iter();
    let of_currency = of_currency.filter(|it| it.total.currency == currency);
    let balances = of_currency.map(|it| it.balance().amount);
    balances.filter(|it| *it > Decimal::ZERO).sum()
}

/// What is open of an invoice and not contested.
fn uncontested(account: &Account, invoice: &Invoice) -> Decimal {
    invoice.balance().amount - account.disputed_part(invoice).unwrap_or_default()
}

/// The client's code, with the number of the invoice when there is only one.
pub fn reference(account: &Account, invoices: &[String]) -> String {
    let key = account.details.key();
    match invoices {
        [only] => format!("{key} {only}"),
        _ => key.to_owned(),
    }
}
