//! What is recorded about a debtor: promises, notes, types. One action is one batch, on disk when the call returns.

use chrono::NaiveDate;

use super::{AppError, Book, Result};
use crate::clean::clean_lines;
use crate::domain::debtor::DebtorType;
use crate::domain::fact::{BatchId, EntryNumber, Fact, Note, TypeSet};
use crate::domain::money::Money;
use crate::domain::order::{Order, PromiseOrder, Refusal};
use crate::store::{DebtorId, DraftOf};

/// A promise as recorded.
#[derive(Debug, Clone, PartialEq)]
pub struct Promised {
    /// Its batch.
    pub batch: BatchId,
    /// Its entry.
    pub number: EntryNumber,
    /// How much.
    pub money: Money,
    /// The last day to pay.
    pub due_on: NaiveDate,
}

impl Book {
    /// Records a promise to pay.
    ///
    /// # Errors
    /// When there is nothing to collect, more is promised than is open, the day has passed, or it can't be written.
    pub fn promise(&mut self, debtor: DebtorId, order: &PromiseOrder) -> Result<Promised> {
        let ordered = self.order(debtor, &Order::Promise(order.clone()))?;
        let made = ordered
            .facts
            .into_iter()
            .find_map(|(number, fact)| match fact {
                Fact::Promise(made) => Some((number, made)),
                _ => None,
            });
        let (number, made) = made.ok_or(AppError::Refused(Refusal::NothingToCollect))?;
        Ok(Promised {
            batch: ordered.batch,
            number,
            money: Money::new(made.amount, made.currency),
            due_on: made.due_on,
        })
    }

    /// Records a note.
    ///
    /// # Errors
    /// When it is empty or can't be written.
    pub fn note(&mut self, debtor: DebtorId, text: &str) -> Result<BatchId> {
        let text = clean_lines(text);
        if text.is_empty() {
            return Err(AppError::EmptyText);
        }
        let batch = self.new_batch("note");
        let bench = self.bench();
        let fact: Fact = Note { text }.into();
        self.store.record(&batch, &mut |work| {
            let mut entries = work.entries(debtor)?;
            entries.push(work.append(debtor, bench.now, fact.clone())?);
            bench.settle(work, debtor, &entries)?;
            // The draft goes with the note: it is never offered again once the note is there.
            work.drop_draft(debtor, &batch.window, DraftOf::Note.id())
        })?;
        Ok(batch.id)
    }

    /// Sets the type of debtors, with a reason if one is given. Without a reason, nothing is recorded about those who have
    /// that type already. Gives back about whom something was recorded.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn set_type(
        &mut self,
        debtors: &[DebtorId],
        debtor_type: DebtorType,
        reason: Option<String>,
    ) -> Result<Vec<DebtorId>> {
        let mut about = Vec::with_capacity(debtors.len());
        for debtor in debtors {
            if reason.is_some() || self.debtor(*debtor)?.account.debtor_type != debtor_type {
                about.push(*debtor);
            }
        }
        if about.is_empty() {
            return Ok(about);
        }
        let fact = TypeSet {
            debtor_type,
            reason,
        };
        self.record_for("type", &about, &fact.into())?;
        Ok(about)
    }

    /// Records one fact, happening now, for each of the debtors.
    fn record_for(&mut self, action: &str, debtors: &[DebtorId], fact: &Fact) -> Result<BatchId> {
        let batch = self.new_batch(action);
        let bench = self.bench();
        self.store.record(&batch, &mut |work| {
            for debtor in debtors {
                let mut entries = work.entries(*debtor)?;
                entries.push(work.append(*debtor, bench.now, fact.clone())?);
                bench.settle(work, *debtor, &entries)?;
            }
            Ok(())
        })?;
        Ok(batch.id)
    }
}
