//! What can be collected now: overdue, less what is disputed, held, promised or covered by credit, each cent once.

use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;

use super::{Account, Invoice, Promise};
use crate::domain::fact::EntryNumber;
use crate::domain::money::{Currency, Money, Sums};

/// One currency of an account, from everything open down to what can be asked for today.
/// `overdue - disputed - held - promised - credit = to_collect`, and no part is negative.
#[derive(Debug, Clone, PartialEq)]
pub struct Collectable {
    /// The currency of all the amounts.
    pub currency: Currency,
    /// Balances of all invoices, due or not, credit notes included.
    pub open: Decimal,
    /// Balances past due, each instalment by its own date.
    pub overdue: Decimal,
    /// The part of `overdue` that is contested.
    pub disputed: Decimal,
    /// The part of what remains that is on hold.
    pub held: Decimal,
    /// The part of what remains that live promises and plans cover.
    pub promised: Decimal,
    /// The part of what remains that free credit covers.
    pub credit: Decimal,
    /// What remains.
    pub to_collect: Decimal,
    /// The due date of the oldest overdue part.
    pub oldest_overdue: Option<NaiveDate>,
    /// The due date of the oldest part of which something is to be collected.
    pub oldest_collectable: Option<NaiveDate>,
}

/// An overdue part of an invoice and what is left of it while deductions are made.
struct Piece<'a> {
    invoice: &'a Invoice,
    due_on: NaiveDate,
    left: Decimal,
}

/// The collectable of each currency with an open or overdue balance, at the moment the account was folded for.
pub fn collectables(account: &Account, moment: NaiveDateTime) -> Vec<Collectable> {
    let open: Sums = account.open();
    let mut result = Vec::new();
    for sum in open.iter() {
        let any = account
            .invoices
            .iter()
            .any(|invoice| invoice.total.currency == sum.currency && invoice.is_open());
        if any {
            result.push(collectable(account, sum, moment, &[]));
        }
    }
    result
}

/// One currency of an account as it would be if these promises and plans had not been made.
pub fn collectable_without(
    account: &Account,
    currency: Currency,
    moment: NaiveDateTime,
    promises: &[EntryNumber],
) -> Collectable {
    let open = Money::new(account.open().get(currency), currency);
    collectable(account, open, moment, promises)
}

fn collectable(
    account: &Account,
    open: Money,
    moment: NaiveDateTime,
    without: &[EntryNumber],
) -> Collectable {
    let Money {
        amount: open,
        currency,
    } = open;
    let Deducted {
        mut pieces,
        overdue,
        disputed,
        held,
        promised,
    } = deducted(account, currency, moment, without);
    let oldest_overdue = pieces.first().map(|piece| piece.due_on);
    let free = free_credit(account, currency);
    let credit = deduct(&mut pieces, free, |_| true);
    Collectable {
        currency,
        open,
        overdue,
        disputed,
        held,
        promised,
        credit,
        to_collect: pieces.iter().map(|piece| piece.left).sum(),
        oldest_overdue,
        oldest_collectable: pieces
            .iter()
            .find(|piece| piece.left > Decimal::ZERO)
            .map(|piece| piece.due_on),
    }
}

/// Overdue pieces with what is left of them, and what was deducted so far.
struct Deducted<'a> {
    pieces: Vec<Piece<'a>>,
    overdue: Decimal,
    disputed: Decimal,
    held: Decimal,
    promised: Decimal,
}

/// What is overdue in a currency, less what is disputed, held and promised.
fn deducted<'a>(
    account: &'a Account,
    currency: Currency,
    moment: NaiveDateTime,
    without: &[EntryNumber],
) -> Deducted<'a> {
    let today = moment.date();
    let mut pieces = overdue_pieces(account, currency, today);
    let overdue: Decimal = pieces.iter().map(|piece| piece.left).sum();
    let mut disputed = Decimal::ZERO;
    for invoice in &account.invoices {
        if let Some(contested) = account.disputed_part(invoice) {
            disputed += deduct(&mut pieces, contested, |of| of.number == invoice.number);
        }
    }
    let held = deduct(&mut pieces, Decimal::MAX, |invoice| {
        account.is_held(invoice, today)
    });
    let mut promised = Decimal::ZERO;
    // The promises with the least choice cover first.
    let live = account.live_promises();
    let mut promises: Vec<&Promise> = live.filter(|it| !without.contains(&it.number)).collect();
    promises.sort_by_key(|promise| match promise.invoices.len() {
        0 => usize::MAX,
        named => named,
    });
    for promise in promises {
        if promise.money.currency == currency {
            promised += deduct(&mut pieces, promise.missing, |invoice| {
                promise.invoices.is_empty() || promise.invoices.contains(&invoice.number)
            });
        }
    }
    Deducted {
        pieces,
        overdue,
        disputed,
        held,
        promised,
    }
}

/// What can be asked for of one invoice.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Claim<'a> {
    /// The invoice.
    pub invoice: &'a Invoice,
    /// When the oldest part of it that is asked for was due.
    pub due_on: NaiveDate,
    /// How much of it, in its currency; free credit is not deducted, as it lowers the sum and no invoice in particular.
    pub amount: Decimal,
}

/// What can be asked for of each invoice, the oldest first: what is overdue, less what is disputed and held, and less what
/// live promises and plans cover unless these are asked for too.
pub fn claims(account: &Account, moment: NaiveDateTime, promised_too: bool) -> Vec<Claim<'_>> {
    let without: Vec<EntryNumber> = match promised_too {
        true => account.live_promises().map(|it| it.number).collect(),
        false => Vec::new(),
    };
    let mut claims: Vec<Claim<'_>> = Vec::new();
    for sum in account.open().iter() {
        for piece in deducted(account, sum.currency, moment, &without).pieces {
            if piece.left <= Decimal::ZERO {
                continue;
            }
            let known = claims
                .iter_mut()
                .find(|it| it.invoice.number == piece.invoice.number);
            match known {
                Some(claim) => claim.amount += piece.left,
                None => claims.push(Claim {
                    invoice: piece.invoice,
                    due_on: piece.due_on,
                    amount: piece.left,
                }),
            }
        }
    }
    claims.sort_by_key(|it| it.due_on);
    claims
}

fn overdue_pieces(account: &Account, currency: Currency, today: NaiveDate) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    for invoice in &account.invoices {
        if invoice.total.currency != currency {
            continue;
        }
        for part in &invoice.parts {
            if part.due_on < today && part.balance > Decimal::ZERO {
                pieces.push(Piece {
                    invoice,
                    due_on: part.due_on,
                    left: part.balance,
                });
            }
        }
    }
    pieces.sort_by_key(|piece| piece.due_on);
    pieces
}

/// Takes up to `limit` off the fitting pieces, the oldest first, and says how much it was.
fn deduct(pieces: &mut [Piece<'_>], limit: Decimal, fits: impl Fn(&Invoice) -> bool) -> Decimal {
    let mut rest = limit;
    let mut taken = Decimal::ZERO;
    for piece in pieces.iter_mut() {
        if rest <= Decimal::ZERO {
            break;
        }
        if piece.left > Decimal::ZERO && fits(piece.invoice) {
            let used = piece.left.min(rest);
            piece.left -= used;
            rest -= used;
            taken += used;
        }
    }
    taken
}

/// Unallocated and overpaid money, and what credit notes still give. Never negative.
pub fn free_credit(account: &Account, currency: Currency) -> Decimal {
    let notes: Decimal = account
        .invoices
        .iter()
        .filter(|invoice| invoice.total.currency == currency)
        .filter(|invoice| invoice.total.amount < Decimal::ZERO)
        .map(|invoice| -invoice.balance().amount)
        .filter(|left| *left > Decimal::ZERO)
        .sum();
    account.credit.get(currency).max(Decimal::ZERO) + notes
}

impl Account {
    /// The contested part of an invoice's balance, if anything of it is contested.
    pub fn disputed_part(&self, invoice: &Invoice) -> Option<Decimal> {
        if self.disputes.is_empty() {
            return None;
        }
        let balance = invoice.balance().amount;
        let contested: Decimal = self
            .disputes
            .iter()
            .filter(|dispute| !dispute.resolved && dispute.opened.what.invoice == invoice.number)
            .map(|dispute| dispute.opened.what.amount.unwrap_or(balance).min(balance))
            .sum();
        let contested = contested.min(balance);
        (contested > Decimal::ZERO).then_some(contested)
    }

    /// Whether a hold, on the invoice or on the whole debtor, pauses it on a day.
    pub fn is_held(&self, invoice: &Invoice, day: chrono::NaiveDate) -> bool {
        self.holds.iter().any(|hold| {
            let covers = hold
                .what
                .invoice
                .as_ref()
                .is_none_or(|n| *n == invoice.number);
            covers && day < hold.what.until
        })
    }
}
