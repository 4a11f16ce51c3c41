//! Invented books: stories written into a store as if they had been lived.

use chrono::{Days, NaiveDateTime};

use super::{Book, Result};
use crate::demo::{Action, Story};
use crate::store::{Batch, Recording, StoreError, identities};

/// Stories written in one transaction.
const AT_ONCE: usize = 10_000;

/// How much of the book is kept in memory meanwhile, in MiB: batch ids and urgencies fall all over their tables.
const MEMORY: u32 = 256;

/// How old the last import of an invented book is, in days.
const IMPORT_AGE: u64 = 2;

impl Book {
    /// Writes stories into the book. `watch` is told after each transaction how many were written; when it says `false`,
    /// the rest is left out.
    ///
    /// # Errors
    /// When the store can't be written.
    pub fn write_stories(
        &mut self,
        stories: &mut dyn Iterator<Item = Story>,
        watch: &mut dyn FnMut(u64) -> bool,
    ) -> Result<()> {
        self.store.use_memory(Some(MEMORY))?;
        let mut written = 0;
        loop {
            let chunk: Vec<Story> = stories.take(AT_ONCE).collect();
            let Some(first) = chunk.first().and_then(|story| story.actions.first()) else {
                break;
            };
            let batch = self.batch_of(first);
            self.write_chunk(&batch, &chunk)?;
            written += chunk.len() as u64;
            if !watch(written) {
                return Err(StoreError::Stopped.into());
            }
        }
        self.store.use_memory(None)?;
        let imported_at = self.now() - Days::new(IMPORT_AGE);
        self.note_import(imported_at)
    }

    fn write_chunk(&mut self, first: &Batch, chunk: &[Story]) -> Result<()> {
        let bench = self.bench();
        // Ids come before the transaction, because both borrow the book.
        let mut batches = Vec::new();
        for action in chunk.iter().flat_map(|story| &story.actions).skip(1) {
            batches.push(self.batch_of(action));
        }
        self.store.record(first, &mut |work| {
            let mut next = batches.iter();
            let mut is_first = true;
            for story in chunk {
                let debtor = work.create_debtor()?;
                let mut entries = Vec::new();
                for action in &story.actions {
                    if !std::mem::take(&mut is_first)
                        && let Some(batch) = next.next()
                    {
                        work.begin_batch(batch)?;
                    }
                    write_action(work, debtor, action, &mut entries)?;
                }
                let account = bench.settle(work, debtor, &entries)?;
                work.put_identities(debtor, &identities(&account.details))?;
            }
            Ok(())
        })?;
        Ok(())
    }

    fn batch_of(&mut self, action: &Action) -> Batch {
        Batch {
            id: self.random.batch_id(),
            recorded_at: action.recorded_at,
            author: action.author.to_owned(),
            window: "demo".to_owned(),
            action: "demo".to_owned(),
            undoes: None,
            amends: None,
        }
    }

    fn note_import(&mut self, at: NaiveDateTime) -> Result<()> {
        self.store
            .maintain(&mut |work| work.put_setting(super::import::LAST_IMPORT, &at.to_string()))?;
        Ok(())
    }
}

fn write_action(
    work: &mut dyn Recording,
    debtor: crate::store::DebtorId,
    action: &Action,
    entries: &mut Vec<crate::domain::fact::Entry>,
) -> std::result::Result<(), StoreError> {
    for (happened_at, fact) in &action.facts {
        entries.push(work.append(debtor, *happened_at, fact.clone())?);
    }
    Ok(())
}
