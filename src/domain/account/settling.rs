//! Settling invoices: statements, payments and reductions in, invoices with balances and free credit out.

use std::collections::HashMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::invoices::TakenOff;
use super::{Invoice, InvoicePart, Recorded};
use crate::domain::fact::{
    Allocation, ChargeKind, CreditAllocated, CreditNote, Instalment, InvoiceStated, Payment,
    WriteOff,
};
use crate::domain::money::{Currency, Money, Sums};

/// Invoice statements, the last one of each number counting.
#[derive(Default)]
pub(super) struct Stated {
    invoices: Vec<(InvoiceStated, Option<ChargeKind>)>,
    by_number: HashMap<String, usize>,
    /// The numbers of charges that were let go.
    gone: Vec<String>,
}

/// What makes invoices smaller.
pub(super) struct Reductions<'a> {
    pub payments: &'a [Recorded<Payment>],
    pub credit_used: &'a [Recorded<CreditAllocated>],
    pub credit_notes: &'a [Recorded<CreditNote>],
    pub write_offs: &'a [Recorded<WriteOff>],
}

/// What comes of it.
pub(super) struct Settled {
    pub invoices: Vec<Invoice>,
    pub credit: Sums,
    pub credit_used: Vec<Recorded<CreditAllocated>>,
}

/// What has been taken off one invoice so far.
#[derive(Clone, Copy, Default)]
struct Taken {
    paid: Decimal,
    credited: Decimal,
    written_off: Decimal,
    last_paid_on: Option<NaiveDate>,
}

/// Up to this many invoices a scan is quicker than hashing.
const SCANNED: usize = 8;

impl Stated {
    pub(super) fn state(&mut self, mut stated: InvoiceStated, charge: Option<ChargeKind>) {
        match self.position(&stated.number) {
            Some(at) => {
                let before = &mut self.invoices[at];
                stated.uuid = stated.uuid.or(before.0.uuid.take());
                *before = (stated, charge);
            }
            None => {
                if self.invoices.len() >= SCANNED {
                    let at = self.invoices.len();
                    self.by_number.insert(stated.number.clone(), at);
                }
                self.invoices.push((stated, charge));
                if self.invoices.len() == SCANNED {
                    let numbered = self.invoices.iter().enumerate();
                    self.by_number = numbered
                        .map(|(at, (it, _))| (it.number.clone(), at))
                        .collect();
                }
            }
        }
    }

    /// Notes that a charge is owed no more.
    pub(super) fn let_go(&mut self, number: &str) {
        self.gone.push(number.to_owned());
    }

    fn position(&self, number: &str) -> Option<usize> {
        if self.invoices.len() < SCANNED {
            self.invoices.iter().position(|(it, _)| it.number == number)
        } else {
            self.by_number.get(number).copied()
        }
    }

    /// Applies what reduces invoices. What a payment does not allocate, or an invoice got beyond its total, is free credit;
    /// what is allocated to an invoice that does not count yet stays reserved for it.
    pub(super) fn settle(self, by: &Reductions<'_>) -> Settled {
        let mut taken = vec![Taken::default(); self.invoices.len()];
        let mut credit = Sums::default();
        for payment in by.payments {
            let what = &payment.what;
            let known_day = (!what.day_assumed).then(|| payment.at.date());
            let used = self.pay(&mut taken, &what.allocations, what.currency, known_day);
            let free = what.amount - used;
            if !free.is_zero() {
                credit.add(Money::new(free, what.currency));
            }
        }
        for note in by.credit_notes {
            if let Some(at) = self.position(&note.what.invoice) {
                taken[at].credited += note.what.amount;
            }
        }
        for write_off in by.write_offs {
            if let Some(at) = self.position(&write_off.what.invoice) {
                taken[at].written_off += write_off.what.amount;
            }
        }
        let uses = by.credit_used.iter();
        let credit_used = uses
            .map(|used| self.use_credit(used, &mut taken, &mut credit))
            .collect();
        let mut invoices = Vec::with_capacity(self.invoices.len());
        for ((stated, charge), taken) in self.invoices.into_iter().zip(taken) {
            let over = taken.paid + taken.credited - stated.total;
            if stated.total >= Decimal::ZERO && over > Decimal::ZERO {
                credit.add(Money::new(over, stated.currency));
            }
            invoices.push(settle_one(stated, charge, taken));
        }
        invoices.sort_by(|a, b| (a.due_on, &a.number).cmp(&(b.due_on, &b.number)));
        Settled {
            invoices,
            credit,
            credit_used,
        }
    }

    /// Uses free credit: money that no invoice needs, then what overpaid invoices got too much, then what credit notes give.
    /// Credit that turned out not to be there pays nothing; the latest uses go without first. Gives back what it came to.
    fn use_credit(
        &self,
        used: &Recorded<CreditAllocated>,
        taken: &mut [Taken],
        credit: &mut Sums,
    ) -> Recorded<CreditAllocated> {
        let currency = used.what.currency;
        let mut shares: Vec<(usize, Decimal)> = Vec::new();
        let mut notes = Decimal::ZERO;
        let known = used.what.allocations.iter().filter_map(|share| {
            let at = self.position(&share.invoice)?;
            (self.invoices[at].0.currency == currency).then_some((at, share.amount))
        });
        let (paid_out, wanted): (Vec<_>, Vec<_>) =
            known.partition(|(_, amount)| *amount < Decimal::ZERO);
        for (at, amount) in paid_out {
            let left = (taken[at].paid - self.invoices[at].0.total).max(Decimal::ZERO);
            let given = (-amount).min(left);
            taken[at].paid -= given;
            shares.push((at, -given));
            notes += given;
        }
        for (at, amount) in wanted {
            let from_notes = amount.min(notes);
            notes -= from_notes;
            let freed = self.free_up(amount - from_notes, currency, taken, credit);
            let from_money: Decimal = freed.iter().map(|(_, amount)| *amount).sum();
            let overpaid = freed
                .iter()
                .filter_map(|(at, amount)| Some(((*at)?, -*amount)));
            for (from, amount) in overpaid.chain([(at, from_notes + from_money)]) {
                taken[from].paid += amount;
                shares.push((from, amount));
            }
        }
        for (at, amount) in &shares {
            let (stated, _) = &self.invoices[*at];
            let pays = amount.is_sign_negative() == stated.total.is_sign_negative();
            if pays && !amount.is_zero() {
                let day = Some(used.at.date());
                taken[*at].last_paid_on = taken[*at].last_paid_on.max(day);
            }
        }
        // What a credit note gave and nobody needed is money.
        if notes > Decimal::ZERO {
            credit.add(Money::new(notes, currency));
        }
        let allocations = shares.into_iter().filter(|(_, amount)| !amount.is_zero());
        let allocations = allocations.map(|(at, amount)| Allocation {
            invoice: self.invoices[at].0.number.clone(),
            amount,
        });
        Recorded {
            number: used.number,
            at: used.at,
            what: CreditAllocated {
                currency,
                allocations: allocations.collect(),
            },
        }
    }

    /// Where up to an amount comes from, and how much: free money, which is taken off the credit, then overpaid invoices.
    fn free_up(
        &self,
        amount: Decimal,
        currency: Currency,
        taken: &[Taken],
        credit: &mut Sums,
    ) -> Vec<(Option<usize>, Decimal)> {
        let from_money = amount.min(credit.get(currency)).max(Decimal::ZERO);
        if from_money > Decimal::ZERO {
            credit.add(Money::new(-from_money, currency));
        }
        let mut freed = vec![(None, from_money)];
        let mut missing = amount - from_money;
        for (at, (stated, _)) in self.invoices.iter().enumerate() {
            if stated.currency != currency || stated.total < Decimal::ZERO {
                continue;
            }
            let over = taken[at].paid + taken[at].credited - stated.total;
            let used = over.min(missing).min(taken[at].paid).max(Decimal::ZERO);
            if used > Decimal::ZERO {
                freed.push((Some(at), used));
                missing -= used;
            }
        }
        freed
    }

    /// Pays invoices and gives back how much of the payment that takes: what is meant for an invoice in another currency
    /// stays free.
    fn pay(
        &self,
        taken: &mut [Taken],
        allocations: &[Allocation],
        currency: Currency,
        known_day: Option<NaiveDate>,
    ) -> Decimal {
        let mut used = Decimal::ZERO;
        for allocation in allocations {
            let Some(at) = self.position(&allocation.invoice) else {
                // What was meant for a charge that was let go is free again.
                if !self.gone.contains(&allocation.invoice) {
                    used += allocation.amount;
                }
                continue;
            };
            let (stated, _) = &self.invoices[at];
            if stated.currency != currency {
                continue;
            }
            used += allocation.amount;
            taken[at].paid += allocation.amount;
            // A correction is no payment; paying out a credit note is.
            let pays = allocation.amount.is_sign_negative() == stated.total.is_sign_negative();
            if pays && let Some(day) = known_day {
                taken[at].last_paid_on = taken[at].last_paid_on.max(Some(day));
            }
        }
        used
    }
}

fn settle_one(stated: InvoiceStated, charge: Option<ChargeKind>, taken: Taken) -> Invoice {
    let whole = [Instalment {
        due_on: stated.due_on,
        amount: stated.total,
    }];
    let mut parts = stated.instalments;
    parts.sort_by_key(|instalment| instalment.due_on);
    let instalments = if parts.is_empty() { &whole[..] } else { &parts };
    let off = TakenOff {
        settled: taken.paid + taken.credited,
        written_off: taken.written_off,
    };
    let left = off.left_of(stated.total, instalments.iter().map(|it| it.amount));
    let parts = instalments.iter().zip(left);
    let parts = parts
        .map(|(instalment, balance)| InvoicePart {
            due_on: instalment.due_on,
            amount: instalment.amount,
            balance,
        })
        .collect();
    Invoice {
        number: stated.number,
        issued_on: stated.issued_on,
        due_on: instalments.last().map_or(stated.due_on, |last| last.due_on),
        total: Money::new(stated.total, stated.currency),
        paid: taken.paid,
        credited: taken.credited,
        written_off: off.given_up(stated.total),
        last_paid_on: taken.last_paid_on.filter(|_| !taken.paid.is_zero()),
        parts,
        notes: stated.notes,
        uuid: stated.uuid,
        corrects: stated.corrects,
        charge,
    }
}
