//! Movements of the bank: which there are, and making payments of those that a person recognises.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{Book, Result};
use crate::domain::account::Account;
use crate::domain::fact::{BatchId, EntryNumber, PaymentMethod};
use crate::domain::matching::{
    Learned, Matcher, OpenInvoice, Payer, Proposal, Verdict, propose_all,
};
use crate::domain::money::{Currency, Money};
use crate::domain::movement::{Movement, MovementId};
use crate::domain::order::{MatchOrder, Refusal, Situation};
use crate::store::{DebtorId, MarkKind, MovementRow, StoreError};

/// The action of batches that accept movements.
pub const RECONCILE: &str = "reconcile";

/// The action of batches that leave movements out for good.
pub const SKIP_MOVEMENT: &str = "skip_movement";

/// A payment written down so many days before or after is the same one, perhaps.
const DAYS_APART: i64 = 4;

/// A credit that nobody has said anything about, with what it may be.
#[derive(Debug, Clone, PartialEq)]
pub struct Credit {
    /// What it is known by.
    pub id: MovementId,
    /// What the bank says.
    pub movement: Movement,
    /// What it may pay, the surest first.
    pub proposals: Vec<Proposal>,
    /// A payment that a person wrote down and that may be the same.
    pub recorded: Option<Written>,
}

/// A payment as a person wrote it down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// Whose.
    pub debtor: DebtorId,
    /// Where in the journal.
    pub number: EntryNumber,
    /// The day.
    pub on: NaiveDate,
}

/// All credits to be recognised, and who is meant in their proposals.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reconciling {
    /// The credits, by day.
    pub credits: Vec<Credit>,
    /// Code and name of the debtors that are spoken of.
    pub names: BTreeMap<DebtorId, (String, String)>,
}

/// What is accepted: a movement is a payment of this debtor.
#[derive(Debug, Clone, PartialEq)]
pub struct Acceptance {
    /// The movement.
    pub id: MovementId,
    /// The debtor.
    pub debtor: DebtorId,
    /// The invoices with their shares; the oldest first when there are none.
    pub shares: Vec<(String, Decimal)>,
}

/// What came of accepting.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Accepted {
    /// The batch; nothing when nothing was recorded.
    pub batch: Option<BatchId>,
    /// The movements that are payments now, with their entries.
    pub done: Vec<(MovementId, DebtorId, EntryNumber, Money)>,
    /// Those that are not, and why.
    pub refused: Vec<(MovementId, Refusal)>,
    /// Those that somebody said something about before.
    pub marked: Vec<MovementId>,
}

impl Book {
    /// The movements of the bank accounts, by day.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn movements(&self) -> Result<Vec<MovementRow>> {
        Ok(self.store.movements()?)
    }

    /// The credits that nobody has said anything about, with what they may pay.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn reconciling(&self) -> Result<Reconciling> {
        let rows = self.store.movements()?;
        let learned = rows.iter().filter_map(learned).collect::<Vec<_>>();
        let open: Vec<&MovementRow> = rows
            .iter()
            .filter(|it| it.mark.is_none() && it.movement.is_credit())
            .filter(|it| it.movement.booked_on <= self.today())
            .collect();
        if open.is_empty() {
            return Ok(Reconciling::default());
        }
        let mut written = WrittenDown::new(&open);
        let mut payers = Vec::new();
        let now = self.now();
        self.store.each_chain(&mut |debtor, entries| {
            let account = Account::at(entries, now, &self.settings.policy);
            written.look(debtor, &account);
            payers.extend(payer(debtor, &account));
            Ok(true)
        })?;
        let mut matcher = Matcher::new(payers, &learned);
        let movements: Vec<&Movement> = open.iter().map(|it| &it.movement).collect();
        let proposals = propose_all(&mut matcher, &movements);
        let found = written.found;
        let credits = open
            .iter()
            .zip(proposals)
            .zip(found)
            .map(|((row, proposals), recorded)| {
                let mut proposals = proposals;
                if recorded.is_some() {
                    for proposal in &mut proposals {
                        proposal.verdict = proposal.verdict.min(Verdict::Possible);
                    }
                }
                Credit {
                    id: row.id,
                    movement: row.movement.clone(),
                    proposals,
                    recorded,
                }
            });
        let credits: Vec<Credit> = credits.collect();
        let names = self.names_in(&credits)?;
        Ok(Reconciling { credits, names })
    }

    fn names_in(&self, credits: &[Credit]) -> Result<BTreeMap<DebtorId, (String, String)>> {
        let meant = credits.iter().flat_map(|it| {
            let proposed = it.proposals.iter().map(|proposal| proposal.debtor);
            proposed.chain(it.recorded.map(|written| written.debtor))
        });
        let mut debtors: Vec<DebtorId> = meant.collect();
        debtors.sort_unstable();
        debtors.dedup();
        let rows = self.store.rows(&debtors)?.into_iter();
        Ok(rows.map(|row| (row.debtor, (row.code, row.name))).collect())
    }

    /// Makes payments of movements. One that can't be is left as it is; the others are one action.
    ///
    /// # Errors
    /// When the store can't be read or written.
    pub fn accept_movements(&mut self, wanted: &[Acceptance]) -> Result<Accepted> {
        let batch = self.new_batch(RECONCILE);
        let bench = self.bench();
        let (interest, limits) = (self.settings.interest.clone(), self.settings.limits.clone());
        let currency = self.settings.currency;
        let mut accepted = Accepted::default();
        let done = self.store.record(&batch, &mut |work| {
            let rows = work.movements()?.into_iter();
            let mut rows: HashMap<MovementId, MovementRow> = rows.map(|it| (it.id, it)).collect();
            for wish in wanted {
                let row = rows.remove(&wish.id).filter(|it| it.mark.is_none());
                let Some(row) = row else {
                    accepted.marked.push(wish.id);
                    continue;
                };
                let mut entries = work.entries(wish.debtor)?;
                let account = Account::at(&entries, bench.now, &bench.policy);
                let situation = Situation {
                    entries: &entries,
                    account: &account,
                    now: bench.now,
                    policy: &bench.policy,
                    interest: &interest,
                    limits: &limits,
                    currency,
                };
                let order = MatchOrder::new(wish.id, &row.movement, wish.shares.clone());
                match order.facts(&situation) {
                    Err(refusal) => accepted.refused.push((wish.id, refusal)),
                    Ok(facts) => {
                        for (at, fact) in facts {
                            let entry = work.append(wish.debtor, at, fact)?;
                            let done = (wish.id, wish.debtor, entry.number, row.movement.money);
                            accepted.done.push(done);
                            entries.push(entry);
                        }
                        bench.settle(work, wish.debtor, &entries)?;
                        work.mark_movement(wish.id, MarkKind::Accepted, Some(wish.debtor))?;
                    }
                }
            }
            if accepted.done.is_empty() {
                return Err(StoreError::Stopped);
            }
            Ok(())
        });
        match done {
            Ok(()) => accepted.batch = Some(batch.id),
            Err(StoreError::Stopped) if accepted.done.is_empty() => {}
            Err(error) => return Err(error.into()),
        }
        Ok(accepted)
    }

    /// Leaves movements out for good: they are no payments of clients. Gives back how many those are.
    ///
    /// # Errors
    /// When the store can't be read or written.
    pub fn skip_movements(&mut self, ids: &[MovementId]) -> Result<usize> {
        let batch = self.new_batch(SKIP_MOVEMENT);
        let mut count = 0;
        let ids: HashSet<MovementId> = ids.iter().copied().collect();
        let done = self.store.record(&batch, &mut |work| {
            let open = work.movements()?.into_iter().filter(|it| it.mark.is_none());
            for row in open.filter(|it| ids.contains(&it.id)) {
                work.mark_movement(row.id, MarkKind::Skipped, None)?;
                count += 1;
            }
            if count == 0 {
                return Err(StoreError::Stopped);
            }
            Ok(())
        });
        match done {
            Ok(()) | Err(StoreError::Stopped) => Ok(count),
            Err(error) => Err(error.into()),
        }
    }
}

/// Who pays from where, as a person accepted it.
fn learned(row: &MovementRow) -> Option<Learned> {
    let mark = row.mark.as_ref()?;
    let debtor = mark.debtor.filter(|_| mark.kind == MarkKind::Accepted)?;
    Some(Learned {
        debtor,
        party: row.movement.payer.clone(),
    })
}

/// A debtor with what is open; nothing when nothing is.
fn payer(debtor: DebtorId, account: &Account) -> Option<Payer> {
    let open = account
        .invoices
        .iter()
        .filter(|it| it.balance().amount > Decimal::ZERO);
    let invoices: Vec<OpenInvoice> = open
        .map(|it| OpenInvoice {
            number: it.number.clone(),
            issued_on: it.issued_on,
            due_on: it.due_on,
            currency: it.total.currency,
            open: it.balance().amount,
        })
        .collect();
    let details = &account.details;
    (!invoices.is_empty()).then(|| Payer {
        debtor,
        name: details.name.clone(),
        code: details.code.clone(),
        tax_id: details.tax_id.clone(),
        invoices,
    })
}

/// Looks for payments that persons wrote down before the statement came.
struct WrittenDown<'a> {
    open: &'a [&'a MovementRow],
    by_amount: HashMap<(Currency, Decimal), Vec<usize>>,
    found: Vec<Option<Written>>,
}

impl<'a> WrittenDown<'a> {
    fn new(open: &'a [&'a MovementRow]) -> Self {
        let mut by_amount: HashMap<(Currency, Decimal), Vec<usize>> = HashMap::new();
        for (at, row) in open.iter().enumerate() {
            let money = row.movement.money;
            by_amount
                .entry((money.currency, money.amount.normalize()))
                .or_default()
                .push(at);
        }
        Self {
            open,
            by_amount,
            found: vec![None; open.len()],
        }
    }

    fn look(&mut self, debtor: DebtorId, account: &Account) {
        for payment in &account.payments {
            let what = &payment.what;
            let by_bank = matches!(what.method, None | Some(PaymentMethod::Transfer));
            if what.movement.is_some() || what.day_assumed || !by_bank {
                continue;
            }
            let amount = (what.currency, what.amount.normalize());
            let Some(places) = self.by_amount.get(&amount) else {
                continue;
            };
            let on = payment.at.date();
            let near = places.iter().copied().find(|at| {
                let apart = (self.open[*at].movement.booked_on - on).num_days().abs();
                apart <= DAYS_APART && self.found[*at].is_none()
            });
            if let Some(at) = near {
                let number = payment.number;
                self.found[at] = Some(Written { debtor, number, on });
            }
        }
    }
}
