//! What persons wrote down as paid before a file says so: it is not paid twice.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDateTime;
use rust_decimal::Decimal;

use super::stated::Stated;
use crate::domain::account::{Account, Invoice, Recorded};
use crate::domain::fact::{Entry, EntryNumber, Payment};
use crate::domain::money::Currency;

/// What persons wrote down: what is paid by the number of the invoice, and what no invoice needed.
pub(super) struct ByHand {
    paid: HashMap<String, Decimal>,
    free: Vec<Free>,
}

/// Money that a person wrote down and that no invoice needs, in one currency.
struct Free {
    currency: Currency,
    amount: Decimal,
    /// When the last of it came in.
    came_at: NaiveDateTime,
}

impl ByHand {
    /// Of an account and the entries that it was folded from. What came in after `now` explains nothing that a file says
    /// by then, and what `stated` itself says is paid too much on an invoice is not free.
    pub fn of_account(
        entries: &[Entry],
        account: &Account,
        stated: &[Stated],
        now: NaiveDateTime,
    ) -> Self {
        let mut by_hand = Self {
            paid: HashMap::new(),
            free: Vec::new(),
        };
        if account.payments.is_empty() && account.credit_used.is_empty() {
            return by_hand;
        }
        let imported: HashSet<EntryNumber> = entries
            .iter()
            .filter(|entry| entry.imported)
            .map(|entry| entry.number)
            .collect();
        let payments: Vec<&Recorded<Payment>> = account
            .payments
            .iter()
            .filter(|it| !imported.contains(&it.number))
            .collect();
        let shares = payments.iter().flat_map(|it| &it.what.allocations);
        let uses = account.credit_used.iter();
        let uses = uses.flat_map(|it| &it.what.allocations);
        for share in shares.chain(uses) {
            *by_hand.paid.entry(share.invoice.clone()).or_default() += share.amount;
        }
        for payment in payments {
            if payment.at.date() <= now.date() {
                by_hand.add_free(payment, account);
            }
        }
        by_hand.leave_what_is_stated(account, stated);
        by_hand
    }

    /// What was written down as paid of an invoice.
    pub fn of(&self, number: &str) -> Decimal {
        let paid = self.paid.get(number).copied().unwrap_or_default();
        paid.max(Decimal::ZERO)
    }

    /// Takes up to an amount of the money that no invoice needed. Gives back how much it was, and when it came in.
    pub fn take(
        &mut self,
        amount: Decimal,
        currency: Currency,
    ) -> Option<(Decimal, NaiveDateTime)> {
        let free = self.free.iter_mut().find(|it| it.currency == currency)?;
        let taken = amount.min(free.amount);
        free.amount -= taken;
        (taken > Decimal::ZERO).then_some((taken, free.came_at))
    }

    /// What a payment leaves free, and whether it is among what overpaid an invoice.
    fn add_free(&mut self, payment: &Recorded<Payment>, account: &Account) {
        let what = &payment.what;
        let mut used = Decimal::ZERO;
        let mut overpays = false;
        for share in &what.allocations {
            let invoice = account.invoice(&share.invoice);
            let pays = match invoice {
                Some(invoice) => invoice.total.currency == what.currency,
                // What was meant for a charge that was let go is free again.
                None => !account.is_gone_charge(&share.invoice),
            };
            if pays {
                used += share.amount;
                overpays |= invoice.is_some_and(|it| overpaid(it) > Decimal::ZERO);
            }
        }
        let amount = what.amount - used;
        if amount.is_zero() && !overpays {
            return;
        }
        match self.free.iter_mut().find(|it| it.currency == what.currency) {
            Some(free) => {
                free.amount += amount;
                free.came_at = free.came_at.max(payment.at);
            }
            None => self.free.push(Free {
                currency: what.currency,
                amount,
                came_at: payment.at,
            }),
        }
    }

    /// Adds what persons paid too much on invoices, less what the file itself says is paid too much; and never more than the
    /// credit that is still there.
    fn leave_what_is_stated(&mut self, account: &Account, stated: &[Stated]) {
        let Self { paid, free } = self;
        for free in free {
            let mut left = account.credit.get(free.currency);
            for invoice in &account.invoices {
                let over = overpaid(invoice);
                if invoice.total.currency != free.currency || over <= Decimal::ZERO {
                    continue;
                }
                let says = stated.iter().find(|it| it.invoice.number == invoice.number);
                let says = says.and_then(|it| it.paid).unwrap_or_default();
                let reserved = (says - invoice.total.amount).clamp(Decimal::ZERO, over);
                left -= reserved;
                let of_hand = paid.get(&invoice.number).copied().unwrap_or_default();
                free.amount += (over - reserved).min(of_hand.max(Decimal::ZERO));
            }
            free.amount = free.amount.min(left).max(Decimal::ZERO);
        }
    }
}

/// What an invoice got beyond its total.
fn overpaid(invoice: &Invoice) -> Decimal {
    if invoice.total.amount < Decimal::ZERO {
        return Decimal::ZERO;
    }
    invoice.paid + invoice.credited - invoice.total.amount
}
