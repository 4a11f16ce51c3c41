//! What a person orders about one debtor, recorded as one batch.

use super::{AppError, Book, Result};
use crate::domain::account::Account;
use crate::domain::agreement::Agreement;
use crate::domain::fact::{BatchId, EntryNumber, Fact, Reversal};
use crate::domain::order::{Facts, Order, PlanOrder, PlanProposal, Situation};
use crate::store::{DebtorId, StoreError};

/// What came of an order.
#[derive(Debug, Clone, PartialEq)]
pub struct Ordered {
    /// Its batch.
    pub batch: BatchId,
    /// The facts, with their places in the debtor's chain.
    pub facts: Vec<(EntryNumber, Fact)>,
}

impl Book {
    /// Records what a person orders about a debtor.
    ///
    /// # Errors
    /// When it makes no sense as things stand, or can't be written.
    pub fn order(&mut self, debtor: DebtorId, order: &Order) -> Result<Ordered> {
        self.act(debtor, order.action(), order.amends(), &mut |situation| {
            order.facts(&situation).map_err(AppError::Refused)
        })
    }

    /// What a plan would be, to be looked at before it is accepted.
    ///
    /// # Errors
    /// When it makes no sense as things stand, or the store can't be read.
    pub fn plan_proposal(&self, debtor: DebtorId, order: &PlanOrder) -> Result<PlanProposal> {
        let file = self.debtor(debtor)?;
        let situation = Situation {
            entries: &file.entries,
            account: &file.account,
            now: self.now(),
            policy: &self.settings.policy,
            interest: &self.settings.interest,
            currency: self.settings.currency,
        };
        order.proposal(&situation).map_err(AppError::Refused)
    }

    /// The debtor's newest plan that is on schedule, as it is written down; nothing when there is none.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn agreement(&self, debtor: DebtorId) -> Result<Option<Agreement>> {
        let file = self.debtor(debtor)?;
        let policy = &self.settings.policy;
        Ok(Agreement::of_live_plan(
            &file.entries,
            &file.account,
            policy,
        ))
    }

    /// Records one batch about a debtor: `decide` is told where things stand, once `amends` is taken back, and says which
    /// facts to record.
    pub(super) fn act(
        &mut self,
        debtor: DebtorId,
        action: &str,
        amends: Option<BatchId>,
        decide: &mut dyn FnMut(Situation<'_>) -> Result<Facts>,
    ) -> Result<Ordered> {
        let mut batch = self.new_batch(action);
        batch.amends = amends;
        let bench = self.bench();
        let currency = self.settings.currency;
        let interest = self.settings.interest.clone();
        let mut recorded = Vec::new();
        let mut refused = None;
        let done = self.store.record(&batch, &mut |work| {
            let mut entries = work.entries(debtor)?;
            if let Some(amended) = amends {
                entries.push(work.append(debtor, bench.now, Reversal { batch: amended }.into())?);
            }
            let account = Account::at(&entries, bench.now, &bench.policy);
            let situation = Situation {
                entries: &entries,
                account: &account,
                now: bench.now,
                policy: &bench.policy,
                interest: &interest,
                currency,
            };
            let facts = match decide(situation) {
                Ok(facts) => facts,
                Err(error) => {
                    refused = Some(error);
                    return Err(StoreError::Stopped);
                }
            };
            for (happened_at, fact) in facts {
                let entry = work.append(debtor, happened_at, fact.clone())?;
                recorded.push((entry.number, fact));
                entries.push(entry);
            }
            bench.settle(work, debtor, &entries).map(drop)
        });
        if let Some(error) = refused {
            return Err(error);
        }
        done?;
        Ok(Ordered {
            batch: batch.id,
            facts: recorded,
        })
    }
}
