//! What a promise or plan is for when nobody says how much, and whose place it takes: one rule for the desk, the command
//! line, promises and plans.

use std::collections::BTreeSet;

use chrono::NaiveDateTime;
use rust_decimal::Decimal;

use super::{Decided, Refusal};
use crate::domain::account::{Account, Promise, collectable_without};
use crate::domain::fact::EntryNumber;
use crate::domain::money::{Currency, Money};

/// What can be promised.
#[derive(Debug, Clone, PartialEq)]
pub struct Meant {
    /// The currency of the amounts.
    pub currency: Currency,
    /// What it is for when nobody says. Never negative.
    pub amount: Decimal,
    /// The most that it can be for.
    pub most: Decimal,
    /// Balances of all invoices in the currency.
    pub open: Decimal,
}

impl Meant {
    /// What it is for when nobody says.
    pub fn money(&self) -> Money {
        Money::new(self.amount, self.currency)
    }
}

/// What a new promise or plan is for: what is open and not contested of the invoices named; else everything to collect, as
/// if the promises whose place it takes had not been made, or what they cover when nothing is.
///
/// # Errors
/// When an invoice is unknown, or is in another currency.
pub fn meant(
    account: &Account,
    now: NaiveDateTime,
    currency: Currency,
    invoices: &[String],
    replaced: &[EntryNumber],
) -> Decided<Meant> {
    let owed = collectable_without(account, currency, now, replaced);
    let open = owed.open;
    if invoices.is_empty() {
        let amount = if owed.to_collect > Decimal::ZERO {
            owed.to_collect
        } else {
            let live = account.live_promises();
            let covered = live.filter(|it| replaced.contains(&it.number));
            covered.map(|it| it.missing).sum()
        };
        return Ok(Meant {
            currency,
            amount: amount.min(open).max(Decimal::ZERO),
            most: open,
            open,
        });
    }
    let named: BTreeSet<&String> = invoices.iter().collect();
    let mut amount = Decimal::ZERO;
    for number in named {
        let missing = || Refusal::NoInvoice(number.clone());
        let invoice = account.invoice(number).ok_or_else(missing)?;
        if invoice.total.currency != currency {
            return Err(Refusal::SeveralCurrencies);
        }
        let contested = account.disputed_part(invoice).unwrap_or_default();
        amount += invoice.balance().amount - contested;
    }
    Ok(Meant {
        currency,
        amount: amount.max(Decimal::ZERO),
        most: amount.min(open),
        open,
    })
}

/// The live promises and instalments that are for the same as a new promise or plan: in its currency, and for one of its
/// invoices or for any.
pub fn covering<'a>(
    account: &'a Account,
    currency: Currency,
    invoices: &'a [String],
) -> impl Iterator<Item = &'a Promise> {
    account.live_promises().filter(move |it| {
        it.money.currency == currency
            && (invoices.is_empty()
                || it.invoices.is_empty()
                || it.invoices.iter().any(|number| invoices.contains(number)))
    })
}

/// The promises whose place a new one takes. A plan is not among them: it is called off, or another plan takes its place.
pub fn replaced_promises(
    account: &Account,
    currency: Currency,
    invoices: &[String],
) -> Vec<EntryNumber> {
    let covering = covering(account, currency, invoices).filter(|it| !it.of_plan);
    covering.map(|it| it.number).collect()
}

/// What is open in each currency in which something is owed; what is overpaid or credited takes nothing off.
pub fn owed(account: &Account) -> Vec<Money> {
    let mut owed: Vec<Money> = Vec::new();
    for invoice in &account.invoices {
        let balance = invoice.balance();
        if balance.amount <= Decimal::ZERO {
            continue;
        }
        match owed.iter_mut().find(|it| it.currency == balance.currency) {
            Some(known) => known.amount += balance.amount,
            None => owed.push(balance),
        }
    }
    owed
}
