//! The day so far, counted client by client, so that a large book is never gone through at once.

use std::collections::{BTreeMap, HashMap, VecDeque};

use chrono::{NaiveDate, NaiveDateTime};

use super::{Book, Result};
use crate::domain::account::Account;
use crate::domain::queue::{Filter, Sort, Totals};
use crate::domain::standing::{Band, NextStep};
use crate::report::day::{self, DayDone};
use crate::store::{DebtorId, QueueRow, StoreError, day_number};

/// The day so far.
#[derive(Debug, Clone, PartialEq)]
pub struct DayReport {
    /// The moment it is told for.
    pub at: NaiveDateTime,
    /// How many were dealt with, how many are left, and what is to be collected from those.
    pub totals: Totals,
    /// What was done.
    pub done: DayDone,
    /// Who is left, the most urgent first; the desk names no more than [`DayReport::NAMED`].
    pub left: Vec<QueueRow>,
    /// Who is to get the note that comes before an invoice falls due; the desk names no more than [`DayReport::NAMED`].
    pub courtesy: Vec<QueueRow>,
    /// How many of those there are in all.
    pub courtesy_count: usize,
}

impl DayReport {
    /// So many clients are named on the desk.
    pub const NAMED: usize = 10;
}

type Place = (Option<NaiveDate>, String);

/// Counts the day, a few clients at a time.
#[derive(Debug, Default)]
pub struct DayTally {
    day: Option<NaiveDate>,
    /// Who is still to be looked at because something was recorded.
    touched: VecDeque<DebtorId>,
    /// Who is still to be looked at because nothing of theirs is due yet.
    not_due: VecDeque<DebtorId>,
    by_debtor: HashMap<DebtorId, DayDone>,
    /// With the due date and the code that they are told by.
    courtesy: BTreeMap<DebtorId, Place>,
}

/// Journals read at a time; rows of the queue read at a time are ten times as many.
const AT_ONCE: usize = 100;

impl DayTally {
    /// Whether it counts this day.
    pub fn is_of(&self, today: NaiveDate) -> bool {
        self.day == Some(today)
    }

    /// Begins a day, `not_due` being the clients of the band [`Band::NotDue`].
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn begin(
        &mut self,
        book: &Book,
        not_due: impl Iterator<Item = DebtorId>,
    ) -> std::result::Result<(), StoreError> {
        let today = book.today();
        *self = Self {
            day: Some(today),
            touched: book.store().touched_since(day::since(today))?.into(),
            not_due: not_due.collect(),
            ..Self::default()
        };
        Ok(())
    }

    /// Something about these clients changed.
    pub fn changed(&mut self, debtors: &[DebtorId]) {
        self.touched.extend(debtors);
        self.not_due.extend(debtors);
    }

    /// Looks at some clients. Gives back whether there are more.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn go_on(&mut self, book: &Book) -> std::result::Result<bool, StoreError> {
        let some = AT_ONCE.min(self.touched.len());
        let touched: Vec<DebtorId> = self.touched.drain(..some).collect();
        let (now, policy) = (book.now(), &book.settings().policy);
        for debtor in touched {
            let entries = book.store().entries(debtor)?;
            self.by_debtor.remove(&debtor);
            if day::may_concern(&entries, now.date()) {
                let account = Account::at(&entries, now, policy);
                let done = DayDone::of(&entries, &account, now.date());
                if done != DayDone::default() {
                    self.by_debtor.insert(debtor, done);
                }
            }
        }
        if self.touched.is_empty() {
            let some = (AT_ONCE * 10).min(self.not_due.len());
            let not_due: Vec<DebtorId> = self.not_due.drain(..some).collect();
            for debtor in &not_due {
                self.courtesy.remove(debtor);
            }
            let rows = book.store().rows(&not_due)?;
            let asked = rows.iter().filter(|row| asks_for_courtesy(row, now));
            self.courtesy
                .extend(asked.map(|row| (row.debtor, place(row))));
        }
        Ok(!(self.touched.is_empty() && self.not_due.is_empty()))
    }

    /// What was done with all clients.
    pub fn done(&self) -> DayDone {
        let mut all = DayDone::default();
        self.by_debtor.values().for_each(|done| all.add(done));
        all
    }

    /// Who is to get the note that comes before an invoice falls due, the first to fall due before the others.
    pub fn courtesy(&self) -> impl ExactSizeIterator<Item = DebtorId> + '_ {
        let mut all: Vec<(&Place, DebtorId)> =
            self.courtesy.iter().map(|(of, at)| (at, *of)).collect();
        all.sort_unstable();
        all.into_iter().map(|(_, debtor)| debtor)
    }
}

/// In which order clients are told to whom a note is due.
fn place(row: &QueueRow) -> Place {
    (row.standing.oldest_due_on, row.code.clone())
}

/// Whether a step that comes before the due date is to be done now.
fn asks_for_courtesy(row: &QueueRow, now: NaiveDateTime) -> bool {
    let standing = &row.standing;
    standing.band == Band::NotDue
        && matches!(standing.next_step, Some(NextStep::Protocol(_)))
        && standing.next_at.is_some_and(|at| at <= now)
}

impl Book {
    /// The day so far, with everybody who is left.
    ///
    /// # Errors
    /// When the store can't be read or written.
    pub fn day_report(&mut self) -> Result<DayReport> {
        self.bring_all_up_to_date()?;
        let today = day_number(self.today());
        let mut index = self.queue_index()?;
        let mut tally = DayTally::default();
        tally.begin(self, index.in_band(Band::NotDue).map(DebtorId::from))?;
        while tally.go_on(self)? {}
        let left = index.arrange(Sort::Urgency, &Filter::default(), today);
        let left: Vec<DebtorId> = left.debtors.into_iter().map(DebtorId::from).collect();
        let courtesy: Vec<DebtorId> = tally.courtesy().collect();
        let courtesy = self.store.rows(&courtesy)?;
        Ok(DayReport {
            at: self.now(),
            totals: index.totals(today),
            done: tally.done(),
            left: self.store.rows(&left)?,
            courtesy_count: courtesy.len(),
            courtesy,
        })
    }
}
