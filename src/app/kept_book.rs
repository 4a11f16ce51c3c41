//! A book that was exported as a whole comes back as it was: the same journal with its authors, times and hashes, and what is
//! made from it made anew. It goes into a new book only, for two journals can't be one.

use std::collections::BTreeSet;
use std::path::Path;

use super::import::{ImportReport, LAST_IMPORT};
use super::{AppError, Book, Result};
use crate::domain::fact::IMPORT;
use crate::import::{
    ExportedBatch, ExportedMark, ExportedMovement, ExportedRow, ExportedRows, ReadError, Sniffed,
    cut_off, exported_batches, exported_debtors, exported_movements,
};
use crate::store::{
    Batch, DebtorId, KeptMark, KeptMovement, KeptRow, MarkKind, MovementMark, StoreError,
    recognised_by,
};

impl Book {
    /// Brings an exported book into this one, which has nothing yet; with `dry` it is only read through.
    pub(super) fn import_book(
        &mut self,
        folder: &Path,
        taken_for: Sniffed,
        dry: bool,
    ) -> Result<ImportReport> {
        if !self.store.latest_batches(None, 1)?.is_empty() {
            return Err(ReadError::BookNotEmpty.into());
        }
        let batches: Vec<Batch> = exported_batches(folder)?.into_iter().map(batch).collect();
        let listed = exported_debtors(folder)?;
        let (movements, marks) = exported_movements(folder)?;
        let movements: Vec<KeptMovement> = movements.into_iter().map(movement).collect();
        let marks: Vec<KeptMark> = marks.into_iter().map(mark).collect::<Result<_>>()?;
        let mut rows = ExportedRows::open(folder)?;
        let mut unreadable = None;
        let mut debtors: BTreeSet<DebtorId> = BTreeSet::new();
        let mut invoices = 0;
        let bench = self.bench();
        let imported = batches.iter().rev().find(|batch| batch.action == IMPORT);
        let last_import = imported.map(|batch| batch.recorded_at.to_string());
        let done = self.store.maintain(&mut |work| {
            work.clear_read_tables()?;
            work.keep_journal(&batches, &mut || match rows.next_row() {
                Ok(row) => {
                    debtors.extend(row.as_ref().map(|row| row.debtor));
                    Ok(row.map(kept))
                }
                Err(error) => {
                    unreadable = Some(error);
                    Err(StoreError::Stopped)
                }
            })?;
            if listed.iter().any(|debtor| !debtors.contains(debtor)) {
                unreadable = Some(cut_off(&rows));
                return Err(StoreError::Stopped);
            }
            for debtor in &debtors {
                let entries = work.entries(*debtor)?;
                let account = bench.settle(work, *debtor, &entries)?;
                invoices += account.invoices.len() as u64;
                work.put_identities(*debtor, &recognised_by(&account))?;
            }
            work.keep_movements(&movements, &marks)?;
            if let Some(moment) = &last_import {
                work.put_setting(LAST_IMPORT, moment)?;
            }
            match dry {
                true => Err(StoreError::Stopped),
                false => Ok(()),
            }
        });
        match (done, unreadable) {
            (_, Some(error)) => return Err(AppError::Read(error)),
            (Err(StoreError::Stopped), None) if dry => {}
            (done, None) => done?,
        }
        if !dry {
            self.meet_the_day()?;
        }
        Ok(ImportReport {
            taken_for: Some(taken_for),
            debtors_added: debtors.len() as u64,
            invoices_added: invoices,
            ..ImportReport::default()
        })
    }
}

fn batch(exported: ExportedBatch) -> Batch {
    Batch {
        id: exported.id,
        recorded_at: exported.recorded_at,
        author: exported.author,
        window: exported.window,
        action: exported.action,
        undoes: exported.undoes,
        amends: exported.amends,
    }
}

fn movement(exported: ExportedMovement) -> KeptMovement {
    KeptMovement {
        id: exported.id,
        movement: exported.movement,
        batch: exported.batch,
    }
}

/// A mark that nobody knows is not passed over: its movement would be open again, and could be paid twice.
fn mark(exported: ExportedMark) -> Result<KeptMark> {
    let kind = MarkKind::from_id(&exported.kind).ok_or_else(|| exported.damaged())?;
    let mark = MovementMark {
        kind,
        debtor: exported.debtor,
        batch: exported.batch,
    };
    Ok(KeptMark {
        id: exported.id,
        mark,
    })
}

fn kept(exported: ExportedRow) -> KeptRow {
    KeptRow {
        debtor: exported.debtor,
        number: exported.number,
        facts: exported.facts,
        batch: exported.batch,
        kind: exported.kind,
        happened_at: exported.happened_at,
        content: exported.content,
        salt: exported.salt,
        content_hash: exported.content_hash,
        previous_hash: exported.previous_hash,
    }
}
