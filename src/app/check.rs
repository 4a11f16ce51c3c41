//! Checking a book: the database, the hash chains, every standing against its fold, and that no cent was lost.

use rust_decimal::Decimal;

use super::{Book, ErasureFound, Result};
use crate::domain::account::{Account, collectables};
use crate::domain::money::{Money, Sums};
use crate::store::{DebtorId, QueueRow, recognised_by};

/// What a check found.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct CheckReport {
    /// Debtors looked at.
    pub debtors: u64,
    /// Entries of the journal looked at.
    pub entries: u64,
    /// What is wrong, in plain English; nothing when the book is sound.
    pub problems: Vec<String>,
    /// What was erased on request.
    pub erasures: Vec<ErasureFound>,
}

/// No more problems than these are worth listing.
const LISTED: usize = 100;

impl Book {
    /// Checks the whole book. Nothing is changed.
    ///
    /// # Errors
    /// When the store can't be read at all.
    pub fn check(&self) -> Result<CheckReport> {
        let mut report = CheckReport {
            problems: self.store.verify()?,
            ..CheckReport::default()
        };
        let policy = &self.settings.policy;
        let moment = self.now();
        let mut folded: Vec<(DebtorId, Account)> = Vec::new();
        let mut problems = Vec::new();
        self.store.each_chain(&mut |debtor, entries| {
            report.debtors += 1;
            report.entries += entries.len() as u64;
            let account = Account::at(entries, moment, policy);
            report.erasures.extend(ErasureFound::all(entries, &account));
            problems.extend(lost_money(debtor, &account));
            problems.extend(wrong_deductions(debtor, &account, moment));
            folded.push((debtor, account));
            if folded.len() >= 1000 {
                self.compare(&folded, &mut problems)?;
                folded.clear();
            }
            Ok(problems.len() < LISTED)
        })?;
        self.compare(&folded, &mut problems)?;
        report.problems.extend(problems);
        Ok(report)
    }

    /// Standings that hold at the present moment must equal what their facts say. Others wait to be brought up to date.
    fn compare(
        &self,
        folded: &[(DebtorId, Account)],
        problems: &mut Vec<String>,
    ) -> std::result::Result<(), crate::store::StoreError> {
        let moment = self.now();
        let debtors: Vec<DebtorId> = folded.iter().map(|(debtor, _)| *debtor).collect();
        let rows = self.store.rows(&debtors)?;
        let mut stored = rows.iter().peekable();
        for (debtor, account) in folded {
            let Some(row) = stored.next_if(|row| row.debtor == *debtor) else {
                problems.push(format!("debtor {debtor} has no standing"));
                continue;
            };
            if row
                .standing
                .holds_until
                .is_some_and(|until| until <= moment)
            {
                continue;
            }
            let expected: QueueRow = self.bench().row(*debtor, account, moment).row;
            if expected != *row {
                problems.push(format!(
                    "the standing of debtor {debtor} ({}) is not what the journal says",
                    row.code
                ));
            }
        }
        Ok(())
    }

    /// Makes everything anew that is made from the journal.
    ///
    /// # Errors
    /// When the store can't be read or written. The book is as it was then.
    pub fn rebuild(&mut self) -> Result<u64> {
        let bench = super::Bench {
            past: false,
            ..self.bench()
        };
        let count = self.store.debtor_count()?;
        let mut debtors = Vec::new();
        self.store.each_chain(&mut |debtor, _| {
            debtors.push(debtor);
            Ok(true)
        })?;
        self.store.maintain(&mut |work| {
            work.clear_read_tables()?;
            for debtor in &debtors {
                let entries = work.entries(*debtor)?;
                let account = bench.settle(work, *debtor, &entries)?;
                work.put_identities(*debtor, &recognised_by(&account))?;
            }
            Ok(())
        })?;
        self.meet_the_day()?;
        Ok(count)
    }
}

/// What was invoiced, less what was paid, is what is open less free credit and what is reserved for invoices to come.
fn lost_money(debtor: DebtorId, account: &Account) -> Option<String> {
    let mut left = Sums::default();
    for invoice in &account.invoices {
        left.add(invoice.total);
        left.add(-invoice.balance());
        // What the house took off its own invoices was never paid.
        let reduced = invoice.credited + invoice.written_off;
        left.add(Money::new(-reduced, invoice.total.currency));
    }
    for payment in &account.payments {
        let what = &payment.what;
        left.add(Money::new(-what.amount, what.currency));
        for allocation in &what.allocations {
            let known = account.invoice(&allocation.invoice);
            if known.is_none_or(|invoice| invoice.total.currency != what.currency) {
                let gone = account.is_gone_charge(&allocation.invoice);
                let reserved = known.is_none() && !gone;
                let amount = if reserved {
                    allocation.amount
                } else {
                    Decimal::ZERO
                };
                left.add(Money::new(amount, what.currency));
            }
        }
    }
    for credit in unallocated(account).iter() {
        left.add(credit);
    }
    (!left.is_zero()).then(|| format!("money of debtor {debtor} does not add up: {left:?}"))
}

/// Free credit that is no overpayment: overpayments are negative balances already.
fn unallocated(account: &Account) -> Sums {
    let mut sums = account.credit.clone();
    for invoice in &account.invoices {
        let balance = invoice.balance();
        if balance.amount < Decimal::ZERO && invoice.total.amount >= Decimal::ZERO {
            sums.add(balance);
        }
    }
    sums
}

fn wrong_deductions(
    debtor: DebtorId,
    account: &Account,
    moment: chrono::NaiveDateTime,
) -> Option<String> {
    let wrong = collectables(account, moment).into_iter().find(|it| {
        let deducted = it.disputed + it.held + it.promised + it.credit;
        it.overdue - deducted != it.to_collect || it.to_collect < Decimal::ZERO
    })?;
    Some(format!(
        "what debtor {debtor} owes now does not add up: {wrong:?}"
    ))
}
