//! Undo and redo: an action is taken back by a reversal, and a reversal by another one. Nothing is ever deleted.

use std::collections::HashSet;

use super::outbox::SEND;
use super::{AppError, Book, OutboxTrouble, Result};
use crate::domain::account::Account;
use crate::domain::fact::{BatchId, Reversal};
use crate::store::{Batch, DebtorId, identities};

/// How far back undo looks.
const LOOKED_AT: usize = 1000;

/// What was taken back, or brought back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// The batch that took it back.
    pub batch: BatchId,
    /// What the user had done.
    pub action: String,
    /// Whom it was about.
    pub debtors: Vec<DebtorId>,
}

/// Why there is nothing to take back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nothing {
    /// The last action of another window, which is never taken back in silence.
    pub elsewhere: Option<Batch>,
}

impl Book {
    /// What undo would take back: the last action of this window that stands.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn undoable(&self) -> Result<Option<Batch>> {
        let mine = Some(self.settings.window.as_str());
        let batches = self.store.latest_batches(mine, LOOKED_AT)?;
        let last = last_standing(&batches).cloned();
        Ok(last.filter(|batch| batch.action != SEND))
    }

    /// Takes back the last action of this window; with `any_window`, the last action of all.
    ///
    /// # Errors
    /// When the store can't be read or written.
    pub fn undo(&mut self, any_window: bool) -> Result<std::result::Result<Undone, Nothing>> {
        let everywhere = self.store.latest_batches(None, LOOKED_AT)?;
        let mine = self
            .store
            .latest_batches(Some(self.settings.window.as_str()), LOOKED_AT)?;
        let candidates = if any_window { &everywhere } else { &mine };
        let Some(target) = last_standing(candidates).cloned() else {
            let elsewhere = last_standing(&everywhere).cloned();
            return Ok(Err(Nothing { elsewhere }));
        };
        if target.action == SEND {
            return Err(self.is_out(&target)?.into());
        }
        let mut taken_back = vec![target.id];
        let mut next = target.amends;
        while let Some(amended) = next {
            taken_back.push(amended);
            let earlier = everywhere.iter().find(|batch| batch.id == amended);
            next = earlier.and_then(|batch| batch.amends);
        }
        if !any_window {
            self.refuse_if_changed_elsewhere(&target, &everywhere)?;
        }
        self.reverse("undo", &target, &taken_back).map(Ok)
    }

    /// What was sent stays sent, and the journal goes on saying so.
    fn is_out(&self, target: &Batch) -> Result<OutboxTrouble> {
        let debtors = self.store.debtors_of(target.id)?;
        let row = self.store.rows(&debtors)?.pop();
        let name = row.map(|row| row.name).unwrap_or_default();
        Ok(OutboxTrouble::IsOut { name })
    }

    /// Brings back what this window took back last, unless it did something else since.
    ///
    /// # Errors
    /// When the store can't be read or written.
    pub fn redo(&mut self) -> Result<Option<Undone>> {
        let mine = Some(self.settings.window.as_str());
        let batches = self.store.latest_batches(mine, LOOKED_AT)?;
        let Some(undo) = last_undo(&batches).cloned() else {
            return Ok(None);
        };
        let original = batches.iter().find(|batch| Some(batch.id) == undo.undoes);
        let action = original.map_or_else(String::new, |batch| batch.action.clone());
        let everywhere = self.store.latest_batches(None, LOOKED_AT)?;
        self.refuse_if_changed_elsewhere(&undo, &everywhere)?;
        let undone = self.reverse("redo", &undo, &[undo.id])?;
        Ok(Some(Undone { action, ..undone }))
    }

    /// Other actions stand by themselves, but what another window has since recorded about the same debtors may rest on an
    /// import that would be taken back, or say the same as one that would be brought back.
    fn refuse_if_changed_elsewhere(&self, target: &Batch, everywhere: &[Batch]) -> Result<()> {
        let original = target.undoes.unwrap_or(target.id);
        let original = everywhere.iter().find(|batch| batch.id == original);
        if original.is_some_and(|batch| batch.action != crate::domain::fact::IMPORT) {
            return Ok(());
        }
        let gone = not_standing(everywhere);
        let later = everywhere
            .iter()
            .take_while(|batch| batch.id != target.id)
            .filter(|batch| batch.window != target.window && !gone.contains(&batch.id))
            .filter(|batch| batch.undoes.is_none());
        let mut mine: Option<HashSet<DebtorId>> = None;
        for batch in later {
            let mine = match &mut mine {
                Some(mine) => mine,
                None => mine.insert(self.store.debtors_of(target.id)?.into_iter().collect()),
            };
            let theirs = self.store.debtors_of(batch.id)?;
            if let Some(debtor) = theirs.into_iter().find(|debtor| mine.contains(debtor)) {
                let row = self.store.rows(&[debtor])?.pop();
                return Err(AppError::ChangedElsewhere {
                    name: row.map(|row| row.name).unwrap_or_default(),
                    batch: Box::new(batch.clone()),
                });
            }
        }
        Ok(())
    }

    fn reverse(&mut self, action: &str, target: &Batch, batches: &[BatchId]) -> Result<Undone> {
        let mut batch = self.new_batch(action);
        batch.undoes = Some(target.id);
        let bench = self.bench();
        let debtors = self.store.debtors_of(target.id)?;
        self.store.record(&batch, &mut |work| {
            for debtor in &debtors {
                let mut entries = work.entries(*debtor)?;
                let before = Account::at(&entries, bench.now, &bench.policy);
                for reversed in batches {
                    let fact = Reversal { batch: *reversed };
                    entries.push(work.append(*debtor, bench.now, fact.into())?);
                }
                let account = bench.settle(work, *debtor, &entries)?;
                // Whoever an undone import brought is recognised still, so that importing again revives them.
                if account.details != before.details {
                    work.put_identities(*debtor, &identities(&account.details))?;
                }
            }
            Ok(())
        })?;
        Ok(Undone {
            batch: batch.id,
            action: target.action.clone(),
            debtors,
        })
    }
}

/// The batches that were taken back, and those of undo and redo themselves.
fn not_standing(batches: &[Batch]) -> HashSet<BatchId> {
    let mut gone: HashSet<BatchId> = HashSet::new();
    for batch in batches {
        // An amended batch is gone with its amendment and without it: undo takes back both.
        gone.extend(batch.amends);
        if !gone.contains(&batch.id) {
            gone.extend(batch.undoes);
        }
    }
    gone
}

/// The last action that stands, of batches given newest first.
fn last_standing(batches: &[Batch]) -> Option<&Batch> {
    let gone = not_standing(batches);
    batches
        .iter()
        .find(|batch| batch.undoes.is_none() && !gone.contains(&batch.id))
}

/// The undo that redo would take back: the last one that stands, with nothing but undo and redo after it.
fn last_undo(batches: &[Batch]) -> Option<&Batch> {
    let gone = not_standing(batches);
    let last = batches
        .iter()
        .find(|batch| !gone.contains(&batch.id) && batch.action != "redo")?;
    last.undoes.is_some().then_some(last)
}
