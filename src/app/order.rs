//! What a person orders about one debtor, recorded as one batch.

use std::sync::Arc;

use super::{AppError, Book, Result};
use crate::domain::account::Account;
use crate::domain::agreement::Agreement;
use crate::domain::contact::Channel;
use crate::domain::fact::{BatchId, EntryNumber, Fact, Reversal};
use crate::domain::limits::{BeforeContact, Limits, before_contact};
use crate::domain::order::{Facts, Order, PlanOrder, PlanProposal, Refusal, Situation};
use crate::store::{DebtorId, StoreError};

/// What came of an order.
#[derive(Debug, Clone, PartialEq)]
pub struct Ordered {
    /// Its batch.
    pub batch: BatchId,
    /// The facts, with their places in the debtor's chain.
    pub facts: Vec<(EntryNumber, Fact)>,
    /// The limits that a contact went beyond that was recorded after it had taken place.
    pub beyond: Option<Box<Limits>>,
}

impl Book {
    /// Records what a person orders about a debtor.
    ///
    /// # Errors
    /// When it makes no sense as things stand, or can't be written.
    pub fn order(&mut self, debtor: DebtorId, order: &Order) -> Result<Ordered> {
        self.order_and_drop(debtor, order, None)
    }

    /// As [`Book::order`]; this window's draft of a kind, if one is named, goes in the same transaction.
    pub(super) fn order_and_drop(
        &mut self,
        debtor: DebtorId,
        order: &Order,
        draft: Option<&str>,
    ) -> Result<Ordered> {
        let mut beyond = None;
        let mut decide = |situation: Situation<'_>| {
            if let Order::Contact(contact) = order {
                let past = contact.at.and_then(|_| contact.beyond_limits(&situation));
                beyond = past.map(Box::new);
            }
            let facts = order.facts(&situation);
            facts.map_err(AppError::Refused)
        };
        let ordered = self.act(debtor, order.action(), order.amends(), draft, &mut decide)?;
        Ok(Ordered { beyond, ..ordered })
    }

    /// Whether a debtor may be contacted now, by the house and with this person if one is meant.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn limits(
        &self,
        debtor: DebtorId,
        channel: Channel,
        person: Option<EntryNumber>,
    ) -> Result<Limits> {
        Ok(self.before_contact(debtor, channel, person)?.limits)
    }

    /// What to tell before the house contacts a debtor now.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn before_contact(
        &self,
        debtor: DebtorId,
        channel: Channel,
        person: Option<EntryNumber>,
    ) -> Result<BeforeContact> {
        let account = self.debtor(debtor)?.account;
        let people = account.people();
        let person = people.iter().find(|it| Some(it.number) == person);
        let rules = &self.settings.limits;
        let imported = self.last_import_at()?;
        Ok(before_contact(
            rules,
            &account,
            channel,
            person,
            self.now(),
            imported,
        ))
    }

    /// As [`Book::order`], in the place of what this window has just recorded: undo takes back both.
    ///
    /// # Errors
    /// As [`Book::order`].
    pub fn order_instead(
        &mut self,
        debtor: DebtorId,
        order: &Order,
        amends: BatchId,
    ) -> Result<Ordered> {
        self.act(
            debtor,
            order.action(),
            Some(amends),
            None,
            &mut |situation| order.facts(&situation).map_err(AppError::Refused),
        )
    }

    /// Records the same order about several debtors, as one action. Those for whom it would change nothing are passed over.
    /// Gives back about whom something was recorded.
    ///
    /// # Errors
    /// When it makes no sense for one of them, or changes nothing for any; nothing is recorded then.
    pub fn order_each(&mut self, debtors: &[DebtorId], order: &Order) -> Result<Vec<DebtorId>> {
        let batch = self.new_batch(order.action());
        let bench = self.bench();
        let currency = self.settings.currency;
        let interest = self.settings.interest.clone();
        let limits = Arc::clone(&self.settings.limits);
        let mut about = Vec::new();
        let mut refused = None;
        let done = self.store.record(&batch, &mut |work| {
            for debtor in debtors {
                let mut entries = work.entries(*debtor)?;
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
                let facts = match order.facts(&situation) {
                    Ok(facts) => facts,
                    Err(Refusal::NothingChanged) => continue,
                    Err(refusal) => {
                        refused = Some(refusal);
                        return Err(StoreError::Stopped);
                    }
                };
                for (happened_at, fact) in facts {
                    entries.push(work.append(*debtor, happened_at, fact)?);
                }
                bench.settle(work, *debtor, &entries)?;
                about.push(*debtor);
            }
            if about.is_empty() {
                refused = Some(Refusal::NothingChanged);
                return Err(StoreError::Stopped);
            }
            Ok(())
        });
        if let Some(refusal) = refused {
            return Err(AppError::Refused(refusal));
        }
        done?;
        Ok(about)
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
            limits: &self.settings.limits,
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
    /// facts to record. This window's draft of a kind, if one is named, goes in the same transaction.
    fn act(
        &mut self,
        debtor: DebtorId,
        action: &str,
        amends: Option<BatchId>,
        draft: Option<&str>,
        decide: &mut dyn FnMut(Situation<'_>) -> Result<Facts>,
    ) -> Result<Ordered> {
        let mut batch = self.new_batch(action);
        batch.amends = amends;
        let bench = self.bench();
        let currency = self.settings.currency;
        let limits = Arc::clone(&self.settings.limits);
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
                limits: &limits,
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
            if let Some(kind) = draft {
                work.drop_draft(debtor, &batch.window, kind)?;
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
            beyond: None,
        })
    }
}
