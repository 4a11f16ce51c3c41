//! A new day: standings are brought up to the present moment, or made for a past one that is only looked at.

use std::sync::mpsc;
use std::thread;

use sha2::{Digest, Sha256};

use super::{AppError, Bench, Book, Result};
use crate::domain::account::Account;
use crate::domain::fact::Entry;
use crate::store::{DebtorId, Layer, Maintaining, QueueRow, StandingRow, StoreError};

/// The setting that tells with which rules the standings were made.
const RULES: &str = "standings_rules";

/// Debtors brought up to date in one transaction, so that nobody waits long for the book.
const AT_ONCE: usize = 5000;

/// Debtors that are handed over at a time to be made anew.
const HANDED_OVER: usize = 64;

/// Hand-overs that may wait to be worked on.
const WAITING: usize = 4;

/// How much of the book is kept in memory while all are brought up to date, in MiB: what one transaction changes has room.
const MEMORY: u32 = 48;

/// Debtors that are looked up at a time to be brought up to date. Looking them up goes through the whole queue.
const LOOKED_UP: usize = 1_000_000;

/// So many of them come in the order of the queue; the rest by their place in the book, so that neighbours are written
/// together.
const URGENT: usize = 500;

/// Debtors brought up to date before the first screen. A small book is right at once, a large one at the top.
const BEFORE_FIRST_SCREEN: usize = 100;

impl Book {
    /// Looks at what moment the standings were made for, and prepares for the present one. On a full disk the standings
    /// stay as they are, so that the book can be read.
    pub(super) fn meet_the_day(&mut self) -> Result<()> {
        match self.prepare_for_now() {
            Err(AppError::Store(StoreError::DiskFull)) => Ok(()),
            prepared => prepared,
        }
    }

    fn prepare_for_now(&mut self) -> Result<()> {
        let now = self.now();
        let as_of = self.store.standings_as_of()?;
        self.past = false;
        if as_of.is_some_and(|as_of| as_of > now) {
            if self.settings.clock.is_fixed() {
                return self.look_back();
            }
            // The clock went back, or a future moment was tried out: what was made for it does not count.
            self.outdate()?;
        }
        let rules = self.rules_in_use();
        let known = self.store.setting(RULES)?;
        if known.as_ref() != Some(&rules) && self.store.is_writable() {
            if known.is_some() {
                self.outdate()?;
            }
            self.store
                .maintain(&mut |work| work.put_setting(RULES, &rules))?;
        }
        let first = self.store.outdated(now, BEFORE_FIRST_SCREEN)?;
        if self.store.is_writable() {
            self.make_anew(&first)?;
        }
        Ok(())
    }

    fn outdate(&mut self) -> Result<()> {
        if self.store.is_writable() {
            self.store.maintain(&mut |work| work.outdate_standings())?;
        }
        Ok(())
    }

    /// A fingerprint of the rules that standings depend on.
    fn rules_in_use(&self) -> String {
        let mut text = serde_json::to_vec(&self.settings.policy).unwrap_or_default();
        // Another version of the program may see the same facts otherwise.
        text.extend(env!("CARGO_PKG_VERSION").as_bytes());
        let digest: [u8; 32] = Sha256::digest(&text).into();
        digest[..8]
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }

    /// Makes standings for a past moment. They are in memory only; the book is not changed.
    fn look_back(&mut self) -> Result<()> {
        self.past = true;
        Ok(self.make_past(None)?)
    }

    /// Takes in what other windows recorded, or erased, about debtors, where a past moment is looked at: that one is made
    /// once and kept in memory.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn look_back_again(&mut self, debtors: &[DebtorId]) -> std::result::Result<(), StoreError> {
        if self.past {
            self.make_past(Some(debtors))?;
        }
        Ok(())
    }

    /// The rows of these debtors, in their order, as they are now.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn rows(&mut self, debtors: &[DebtorId]) -> std::result::Result<Vec<QueueRow>, StoreError> {
        self.look_back_again(debtors)?;
        self.store.rows(debtors)
    }

    fn make_past(&mut self, of: Option<&[DebtorId]>) -> std::result::Result<(), StoreError> {
        let bench = self.bench();
        self.store.make_past(of, &mut |debtor, entries| {
            let account = Account::at(entries, bench.now, &bench.policy);
            bench.row(debtor, &account, bench.now)
        })
    }

    /// Brings up to date the standings that may have changed by the passing of time, the most urgent first. Gives back
    /// who was looked at; nobody means that all is up to date.
    ///
    /// # Errors
    /// When the store can't be read or written.
    pub fn bring_up_to_date(&mut self, limit: usize) -> Result<Vec<DebtorId>> {
        if self.past || !self.store.is_writable() {
            return Ok(Vec::new());
        }
        if self.outdated.is_empty() {
            let mut outdated = self.store.outdated(self.now(), LOOKED_UP)?;
            let urgent = URGENT.min(outdated.len());
            outdated[urgent..].sort_unstable();
            self.outdated = outdated.into();
        }
        let count = limit.min(AT_ONCE).min(self.outdated.len());
        let outdated: Vec<DebtorId> = self.outdated.drain(..count).collect();
        let updated = self.make_anew(&outdated)?;
        Ok(if updated { outdated } else { Vec::new() })
    }

    /// Makes standings for the present moment. Gives back whether there was room on the disk.
    fn make_anew(&mut self, outdated: &[DebtorId]) -> Result<bool> {
        if outdated.is_empty() {
            return Ok(true);
        }
        let bench = self.bench();
        let updated = self.store.renew(&mut |work| renew(work, &bench, outdated));
        match updated {
            // What is out of date can still be read; there will be room again.
            Err(StoreError::DiskFull) => Ok(false),
            updated => Ok(updated.map(|()| true)?),
        }
    }

    /// Brings every standing up to date, however long it takes.
    ///
    /// # Errors
    /// When the store can't be read or written.
    pub fn bring_all_up_to_date(&mut self) -> Result<()> {
        self.store.use_memory(Some(MEMORY))?;
        let done = loop {
            match self.bring_up_to_date(AT_ONCE) {
                Ok(some) if some.is_empty() => break Ok(()),
                Ok(_) => {}
                Err(error) => break Err(error),
            }
        };
        self.store.use_memory(None)?;
        done
    }
}

/// Makes standings anew: what the entries come to is worked out in one thread while the store, in another, reads the next
/// and writes the last.
fn renew(
    work: &mut dyn Maintaining,
    bench: &Bench,
    debtors: &[DebtorId],
) -> std::result::Result<(), StoreError> {
    let (to_worker, given) = mpsc::sync_channel::<Vec<(DebtorId, Vec<Entry>)>>(WAITING);
    let (to_store, made) = mpsc::channel::<Vec<StandingRow>>();
    let row = |(debtor, entries): (DebtorId, Vec<Entry>)| {
        let account = Account::of(entries, bench.now, &bench.policy);
        bench.row(debtor, &account, bench.now)
    };
    thread::scope(|scope| {
        scope.spawn(move || {
            for some in given {
                // Nobody takes rows any more when the store refuses one.
                if to_store.send(some.into_iter().map(row).collect()).is_err() {
                    return;
                }
            }
        });
        let put = |work: &mut dyn Maintaining, rows: Vec<StandingRow>| {
            let rows: Vec<&StandingRow> = rows.iter().collect();
            work.put_standings(Layer::Book, &rows)
        };
        for some in debtors.chunks(HANDED_OVER) {
            let chains = some
                .iter()
                .map(|debtor| Ok((*debtor, work.entries(*debtor)?)));
            let chains = chains.collect::<std::result::Result<_, StoreError>>()?;
            // The other thread is gone only after a panic, and then the scope panics too.
            let _ = to_worker.send(chains);
            while let Ok(rows) = made.try_recv() {
                put(work, rows)?;
            }
        }
        drop(to_worker);
        made.into_iter().try_for_each(|rows| put(work, rows))
    })
}
