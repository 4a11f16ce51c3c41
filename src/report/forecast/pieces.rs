//! What may still come in from one client, piece by piece: each cent once.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::experience::{Client, Kind};
use crate::domain::account::{Account, Invoice, Promise, free_credit};
use crate::domain::money::Currency;
use crate::domain::standing::days_after;

/// An open part of an invoice, or what is left of it, and what it waits for.
#[derive(Debug, Clone)]
pub(super) struct Piece<'a> {
    pub invoice: &'a Invoice,
    pub due_on: NaiveDate,
    pub amount: Decimal,
    pub waits: Waits,
}

/// What a piece waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Waits {
    /// Nothing but the client.
    Nothing,
    /// A dispute.
    Dispute,
    /// A live promise, due on a day and in time until another.
    Promise {
        due_on: NaiveDate,
        deadline: NaiveDate,
    },
    /// A hold that ends on a day.
    Hold { until: NaiveDate },
}

/// The pieces of one currency. Free credit pays the oldest that is not contested, then the contested ones; a promise covers
/// what it names, or the oldest, and those with the least choice go first; a hold covers what is left.
pub(super) fn pieces(account: &Account, currency: Currency, today: NaiveDate) -> Vec<Piece<'_>> {
    let mut free = open_parts(account, currency);
    let mut contested = Vec::new();
    for invoice in invoices(account, currency) {
        if let Some(part) = account.disputed_part(invoice) {
            let taken = split(&mut free, part, Waits::Dispute, |of| {
                of.number == invoice.number
            });
            contested.extend(taken);
        }
    }
    let credit = free_credit(account, currency);
    let paid: Decimal = amount_of(&split(&mut free, credit, Waits::Nothing, |_| true));
    split(&mut contested, credit - paid, Waits::Nothing, |_| true);
    let mut waiting = contested;
    for promise in by_choice(account, currency) {
        let promised = Waits::Promise {
            due_on: promise.due_on,
            deadline: promise.deadline,
        };
        waiting.extend(split(&mut free, promise.missing, promised, |invoice| {
            promise.invoices.is_empty() || promise.invoices.contains(&invoice.number)
        }));
    }
    for piece in &mut free {
        if let Some(until) = held_until(account, piece.invoice, today) {
            piece.waits = Waits::Hold { until };
        }
    }
    waiting.extend(free);
    waiting.retain(|piece| piece.amount > Decimal::ZERO);
    waiting
}

fn invoices(account: &Account, currency: Currency) -> impl Iterator<Item = &Invoice> {
    account
        .invoices
        .iter()
        .filter(move |invoice| invoice.total.currency == currency && invoice.is_open())
}

fn open_parts(account: &Account, currency: Currency) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    for invoice in invoices(account, currency) {
        for part in invoice.parts.iter().filter(|it| it.balance > Decimal::ZERO) {
            pieces.push(Piece {
                invoice,
                due_on: part.due_on,
                amount: part.balance,
                waits: Waits::Nothing,
            });
        }
    }
    pieces.sort_by_key(|piece| piece.due_on);
    pieces
}

fn by_choice(account: &Account, currency: Currency) -> Vec<&Promise> {
    let mut promises: Vec<&Promise> = account
        .live_promises()
        .filter(|promise| promise.money.currency == currency)
        .collect();
    promises.sort_by_key(|promise| match promise.invoices.len() {
        0 => usize::MAX,
        named => named,
    });
    promises
}

/// Takes up to `limit` off the fitting pieces, the oldest first, and gives it back as pieces that wait for something else.
fn split<'a>(
    pieces: &mut [Piece<'a>],
    limit: Decimal,
    waits: Waits,
    fits: impl Fn(&Invoice) -> bool,
) -> Vec<Piece<'a>> {
    let mut rest = limit;
    let mut taken = Vec::new();
    for piece in pieces.iter_mut() {
        if rest <= Decimal::ZERO {
            break;
        }
        if piece.amount > Decimal::ZERO && fits(piece.invoice) {
            let amount = piece.amount.min(rest);
            piece.amount -= amount;
            rest -= amount;
            taken.push(Piece {
                amount,
                waits,
                ..piece.clone()
            });
        }
    }
    taken
}

/// The day on which the last hold on an invoice ends.
fn held_until(account: &Account, invoice: &Invoice, today: NaiveDate) -> Option<NaiveDate> {
    account.is_held(invoice, today).then(|| {
        let on_it = account.holds.iter().filter(|hold| {
            let named = hold.what.invoice.as_ref();
            named.is_none_or(|number| *number == invoice.number)
        });
        on_it.map(|hold| hold.what.until).max()
    })?
}

pub(super) fn amount_of(pieces: &[Piece<'_>]) -> Decimal {
    pieces.iter().map(|piece| piece.amount).sum()
}

impl Piece<'_> {
    /// How likely it is that the piece is paid between a day and the last day of each week, both included. What comes of a
    /// promise comes on its day, or at once when that has passed; a promise that is not kept leaves an invoice that is
    /// paid as late as usual, from the end of the grace days on. What is held is not paid before the hold ends.
    pub fn chances(&self, client: &Client<'_>, from: NaiveDate, weeks: &[NaiveDate]) -> Vec<f64> {
        let usually = |kind, not_before: NaiveDate, by: NaiveDate| {
            let after = (not_before.max(from) - self.due_on).num_days() - 1;
            client.paid_by(kind, after, (by - self.due_on).num_days())
        };
        let by = |last: &NaiveDate| match self.waits {
            Waits::Nothing => usually(Kind::Ordinary, from, *last),
            Waits::Dispute => usually(Kind::Contested, from, *last),
            Waits::Hold { until } => usually(Kind::Ordinary, until, *last),
            Waits::Promise { due_on, deadline } => {
                let keeps = client.keeps();
                let kept = if due_on <= *last { keeps } else { 0.0 };
                kept + (1.0 - keeps) * usually(Kind::Ordinary, days_after(deadline, 1), *last)
            }
        };
        weeks.iter().map(by).collect()
    }
}
