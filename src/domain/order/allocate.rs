//! Which invoices a payment pays: the oldest first.

use rust_decimal::Decimal;

use crate::domain::account::{Account, Invoice};
use crate::domain::fact::Allocation;
use crate::domain::money::Currency;

/// What is open of a part of an invoice, and whether it is contested.
struct Open<'a> {
    invoice: &'a Invoice,
    contested: bool,
    due_on: chrono::NaiveDate,
    left: Decimal,
}

/// Shares out an amount: to the oldest parts first, what is contested last. Gives back the shares by invoice, and what no
/// invoice needs.
pub fn allocate(
    account: &Account,
    amount: Decimal,
    currency: Currency,
) -> (Vec<Allocation>, Decimal) {
    let mut open: Vec<Open<'_>> = Vec::new();
    for invoice in &account.invoices {
        if invoice.total.currency == currency {
            open.extend(open_parts(account, invoice));
        }
    }
    open.sort_by(|a, b| {
        let key = |it: &Open<'_>| (it.contested, it.due_on);
        key(a)
            .cmp(&key(b))
            .then_with(|| a.invoice.number.cmp(&b.invoice.number))
    });
    let mut rest = amount;
    let mut shares: Vec<Allocation> = Vec::new();
    for part in open {
        let used = part.left.min(rest);
        if used <= Decimal::ZERO {
            continue;
        }
        rest -= used;
        let number = &part.invoice.number;
        match shares.iter_mut().find(|it| it.invoice == *number) {
            Some(share) => share.amount += used,
            None => shares.push(Allocation {
                invoice: number.clone(),
                amount: used,
            }),
        }
    }
    (shares, rest)
}

/// The open parts of an invoice; the contested amount is taken off the latest ones.
fn open_parts<'a>(account: &Account, invoice: &'a Invoice) -> Vec<Open<'a>> {
    let mut contested = account.disputed_part(invoice).unwrap_or_default();
    let mut open = Vec::new();
    for part in invoice.parts.iter().rev() {
        let of_it = contested.min(part.balance);
        contested -= of_it;
        for (contested, left) in [(true, of_it), (false, part.balance - of_it)] {
            open.push(Open {
                invoice,
                contested,
                due_on: part.due_on,
                left,
            });
        }
    }
    open
}

/// The free credit in a currency that can pay invoices: unallocated and overpaid money, and the credit notes that give it.
pub fn usable_credit(account: &Account, currency: Currency) -> (Decimal, Vec<Allocation>) {
    let unallocated = account.credit.get(currency).max(Decimal::ZERO);
    let notes = account.invoices.iter().filter(|invoice| {
        invoice.total.currency == currency
            && invoice.total.amount < Decimal::ZERO
            && invoice.balance().amount < Decimal::ZERO
    });
    let notes = notes.map(|invoice| Allocation {
        invoice: invoice.number.clone(),
        amount: invoice.balance().amount,
    });
    (unallocated, notes.collect())
}
