//! Invoices of a message in words, and what they come to.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::super::Texts;
use crate::domain::account::{Account, Invoice, claims, free_credit};
use crate::domain::money::{Money, Sums};
use crate::domain::standing::days_after;
use crate::message::template::{InvoiceFields, ListFields};

/// Days within which what is due next is named together.
const SOON_DAYS: u64 = 7;

/// What a message says of one invoice.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub invoice: &'a Invoice,
    pub due_on: NaiveDate,
    pub amount: Decimal,
}

/// What is to be collected.
pub(super) fn overdue(
    account: &Account,
    now: chrono::NaiveDateTime,
    promised_too: bool,
) -> Vec<Line<'_>> {
    let claims = claims(account, now, promised_too).into_iter();
    let lines = claims.map(|it| Line {
        invoice: it.invoice,
        due_on: it.due_on,
        amount: it.amount,
    });
    lines.collect()
}

/// What is due next, neither contested nor on hold.
pub(super) fn upcoming(account: &Account, today: NaiveDate) -> Vec<Line<'_>> {
    let coming = |invoice: &&Invoice| {
        account.disputed_part(invoice).is_none() && !account.is_held(invoice, today)
    };
    let invoices = account.invoices.iter().filter(coming);
    let parts = invoices.flat_map(|invoice| {
        let open = invoice.parts.iter();
        let open = open.filter(|it| it.due_on >= today && it.balance > Decimal::ZERO);
        open.map(move |it| Line {
            invoice,
            due_on: it.due_on,
            amount: it.balance,
        })
    });
    let mut lines: Vec<Line<'_>> = parts.collect();
    lines.sort_by_key(|it| it.due_on);
    let Some(first) = lines.first().map(|it| it.due_on) else {
        return lines;
    };
    let last = first.max(days_after(today, SOON_DAYS));
    lines.retain(|it| it.due_on <= last);
    lines
}

/// Everything open, as a statement has it.
pub(super) fn open(account: &Account) -> Vec<Line<'_>> {
    let owed = account.invoices.iter();
    let owed = owed.filter(|it| it.balance().amount > Decimal::ZERO);
    let mut lines: Vec<Line<'_>> = owed.map(whole).collect();
    lines.sort_by_key(|it| it.due_on);
    lines
}

/// All that is open of an invoice.
fn whole(invoice: &Invoice) -> Line<'_> {
    let mut parts = invoice.parts.iter();
    let first = parts.find(|it| it.balance > Decimal::ZERO);
    Line {
        invoice,
        due_on: first.map_or(invoice.due_on, |it| it.due_on),
        amount: invoice.balance().amount,
    }
}

/// What a promise or plan is for: the invoices it names, else the oldest that it reaches.
pub(super) fn covered<'a>(
    account: &'a Account,
    now: chrono::NaiveDateTime,
    (numbers, money): (&[String], Money),
) -> Vec<Line<'a>> {
    if !numbers.is_empty() {
        let named = open(account).into_iter();
        return named
            .filter(|it| numbers.contains(&it.invoice.number))
            .collect();
    }
    let mut lines = overdue(account, now, true);
    if lines.is_empty() {
        lines = upcoming(account, now.date());
    }
    lines.retain(|it| it.invoice.total.currency == money.currency);
    let mut reached = Decimal::ZERO;
    lines.retain(|it| {
        let before = reached;
        reached += it.amount;
        before < money.amount
    });
    lines
}

/// Free credit in the currencies of an account.
pub(super) fn credit(account: &Account) -> Sums {
    let mut credit = Sums::default();
    for sum in account.open().iter() {
        let free = free_credit(account, sum.currency);
        credit.add(Money::new(free, sum.currency));
    }
    credit
}

impl Texts {
    /// Invoices in words; `credit` lowers what they come to, and what is left of it stays there.
    pub(super) fn message_list(
        &self,
        lines: &[Line<'_>],
        today: NaiveDate,
        credit: &mut Sums,
    ) -> ListFields {
        let mut subtotal = Sums::default();
        for line in lines {
            subtotal.add(Money::new(line.amount, line.invoice.total.currency));
        }
        let (mut total, mut used) = (Sums::default(), Sums::default());
        for sum in subtotal.iter() {
            let free = credit.get(sum.currency).max(Decimal::ZERO).min(sum.amount);
            let of = |amount| Money::new(amount, sum.currency);
            used.add(of(free));
            total.add(of(sum.amount - free));
            credit.add(of(-free));
        }
        let in_credit = !used.is_zero();
        let invoices: Vec<InvoiceFields> = lines
            .iter()
            .map(|it| self.message_invoice(it, today))
            .collect();
        ListFields {
            count: invoices.len(),
            total: self.side_by_side(&total),
            subtotal: match in_credit {
                true => self.side_by_side(&subtotal),
                false => String::new(),
            },
            credit: self.side_by_side(&used),
            first: invoices.first().cloned(),
            invoices,
        }
    }

    /// Sums as a sentence has them: `1.200,00 € y 300,00 US$`, never added together.
    pub(super) fn side_by_side(&self, sums: &Sums) -> String {
        let each = sums.iter().filter(|it| it.amount > Decimal::ZERO);
        let each: Vec<String> = each.map(|it| self.money(it)).collect();
        match each.split_last() {
            Some((last, before)) if !before.is_empty() => {
                let places = [("first", before.join(", ").into()), ("last", last.into())];
                self.with("message-and", &places)
            }
            _ => each.concat(),
        }
    }

    fn message_invoice(&self, line: &Line<'_>, today: NaiveDate) -> InvoiceFields {
        let invoice = line.invoice;
        let charge = invoice.charge;
        InvoiceFields {
            number: invoice.number.clone(),
            date: self.day_spoken(invoice.issued_on, today),
            due_date: self.day_spoken(line.due_on, today),
            due_short: self.day_in_numbers(line.due_on),
            days: (today - line.due_on).num_days(),
            balance: self.money(Money::new(line.amount, invoice.total.currency)),
            total: self.money(invoice.total),
            in_part: line.amount != invoice.total.amount,
            charge: charge
                .map(|it| self.get(&format!("charge-{}", it.id())))
                .unwrap_or_default(),
        }
    }
}
