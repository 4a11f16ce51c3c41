//! The librarian: knows the order of all debtors. Loads them behind the first screen, brings a new day's standings up to
//! date, sees what other windows change, and answers what is asked in between.

use super::message::{Arranged, Ask, Message};
use std::collections::HashSet;

use chrono::NaiveDateTime;

use crate::app::{Book, DayReport, DayTally};
use crate::clock::Clock;
use crate::domain::account::Account;
use crate::domain::queue::{Match, QueueIndex, Totals};
use crate::domain::standing::Band;
use crate::store::{Changes, DebtorId, KeyRow, StoreError, day_number};

/// Standings brought up to date at a time.
const AT_ONCE: usize = 100;

/// Knows the order of all debtors.
pub struct Librarian {
    book: Book,
    index: QueueIndex,
    loaded: bool,
    last: Option<Ask>,
    /// What the top bar and the filters say, until something changes.
    told: Option<(i32, Totals, Vec<String>)>,
    /// The day so far.
    tally: DayTally,
    /// Whether the desk doesn't know the day as it is now.
    untold: bool,
    /// When it began: hours agreed for before are no news.
    began_at: NaiveDateTime,
    /// The agreed hours that were told.
    told_hours: HashSet<(DebtorId, NaiveDateTime)>,
}

impl Librarian {
    /// A librarian with a connection of its own to the book.
    pub fn new(book: Book) -> Self {
        Self {
            began_at: book.now(),
            told_hours: HashSet::new(),
            tally: DayTally::default(),
            untold: true,
            book,
            index: QueueIndex::default(),
            loaded: false,
            last: None,
            told: None,
        }
    }

    /// Goes by another clock from now on, to try out what the passing of time does.
    pub fn set_clock(&mut self, clock: Clock) {
        self.book.set_clock(clock);
    }

    /// Loads all debtors. `go_on` is asked now and then.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn load(&mut self, go_on: &mut dyn FnMut() -> bool) -> Result<(), StoreError> {
        self.book.store_mut().changes()?;
        let count = usize::try_from(self.book.store().debtor_count()?).unwrap_or(0);
        let mut index = QueueIndex::with_room_for(count);
        let mut seen = 0_usize;
        self.book.store().keys(None, &mut |row| {
            put(&mut index, &row);
            seen += 1;
            !seen.is_multiple_of(4096) || go_on()
        })?;
        self.index = index;
        self.loaded = true;
        self.told = None;
        self.tally = DayTally::default();
        Ok(())
    }

    /// Answers what was asked.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn answer(&mut self, ask: Ask, send: &mut dyn FnMut(Message)) -> Result<(), StoreError> {
        match ask {
            Ask::Look => self.look(send).map(drop),
            Ask::Arrange(..) => {
                self.last = Some(ask);
                self.arrange(send);
                Ok(())
            }
        }
    }

    /// Brings some standings up to date and looks for changes. Gives back whether there is more to do at once.
    ///
    /// # Errors
    /// When the store can't be read or written.
    pub fn look(&mut self, send: &mut dyn FnMut(Message)) -> Result<bool, StoreError> {
        if !self.loaded {
            self.load(&mut || true)?;
            self.arrange(send);
        }
        let updated = match self.book.bring_up_to_date(AT_ONCE) {
            Ok(updated) => updated,
            // Another window writes; the next look will do.
            Err(crate::app::AppError::Store(StoreError::Busy | StoreError::ReadOnly)) => Vec::new(),
            Err(crate::app::AppError::Store(error)) => return Err(error),
            Err(_) => Vec::new(),
        };
        let more = updated.len() == AT_ONCE;
        let changed = match self.book.store_mut().changes()? {
            Changes::None => updated,
            Changes::Debtors(mut debtors) => {
                self.book.look_back_again(&debtors)?;
                debtors.extend(updated);
                debtors
            }
            Changes::Everything => {
                self.load(&mut || true)?;
                send(Message::Changed(None));
                self.arrange(send);
                return Ok(true);
            }
        };
        if !changed.is_empty() {
            self.take_in(&changed)?;
            self.tell_hours(&changed, send)?;
            send(Message::Changed(Some(changed)));
            self.arrange(send);
        }
        let uncounted = self.count_day(send)?;
        Ok(more || uncounted)
    }

    /// Counts on, and tells the day once everybody was looked at. Gives back whether there is more to count.
    fn count_day(&mut self, send: &mut dyn FnMut(Message)) -> Result<bool, StoreError> {
        let today = self.book.today();
        if !self.tally.is_of(today) {
            let not_due = self.index.in_band(Band::NotDue).map(DebtorId::from);
            self.tally.begin(&self.book, not_due)?;
            self.untold = true;
        }
        let more = self.tally.go_on(&self.book)?;
        if self.untold && !more {
            self.untold = false;
            send(Message::Day(Box::new(self.day_report()?)));
        }
        Ok(more)
    }

    fn day_report(&mut self) -> Result<DayReport, StoreError> {
        let named = DayReport::NAMED;
        let left: Vec<DebtorId> = self.index.most_urgent(named).map(DebtorId::from).collect();
        let courtesy: Vec<DebtorId> = self.tally.courtesy().take(named).collect();
        let store = self.book.store();
        Ok(DayReport {
            at: self.book.now(),
            totals: self.index.totals(day_number(self.book.today())),
            done: self.tally.done(),
            left: store.rows(&left)?,
            courtesy: store.rows(&courtesy)?,
            courtesy_count: self.tally.courtesy().len(),
        })
    }

    /// Tells of agreed hours that have come while it was at work, each once.
    fn tell_hours(
        &mut self,
        changed: &[DebtorId],
        send: &mut dyn FnMut(Message),
    ) -> Result<(), StoreError> {
        let (began_at, now) = (self.began_at, self.book.now());
        let policy = &self.book.settings().policy;
        let mut came = Vec::new();
        for row in self.book.store().rows(changed)? {
            // A broken promise comes before an agreed hour, which is to be told all the same.
            let at = match row.standing.band {
                Band::CallBack => row.standing.next_at,
                Band::BrokenPromise => {
                    let entries = self.book.store().entries(row.debtor)?;
                    Account::at(&entries, now, policy).agreed_call_back()
                }
                _ => None,
            };
            let Some(at) = at.filter(|at| *at > began_at && *at <= now) else {
                continue;
            };
            if self.told_hours.insert((row.debtor, at)) {
                came.push((row.debtor, row.name, at));
            }
        }
        if !came.is_empty() {
            send(Message::CallBacks(came));
        }
        Ok(())
    }

    fn take_in(&mut self, debtors: &[DebtorId]) -> Result<(), StoreError> {
        self.told = None;
        self.tally.changed(debtors);
        self.untold = true;
        let index = &mut self.index;
        self.book.store().keys(Some(debtors), &mut |row| {
            put(index, &row);
            true
        })
    }

    fn arrange(&mut self, send: &mut dyn FnMut(Message)) {
        let Some(Ask::Arrange(asked, sort, filter)) = &self.last else {
            return;
        };
        if !self.loaded {
            return;
        }
        let today = day_number(self.book.today());
        let found = self.index.arrange(*sort, filter, today);
        let none_in_view = found.debtors.is_empty() || found.how == Match::Alike;
        let (_, totals, tags) = match self.told.take() {
            Some(told) if told.0 == today => told,
            _ => (today, self.index.totals(today), self.index.tags()),
        };
        self.told = Some((today, totals.clone(), tags.clone()));
        send(Message::Arranged(Arranged {
            asked: *asked,
            found,
            totals,
            tags,
            debtors: self.index.len(),
        }));
        // Whoever searches for somebody by name wants to hear of them, whether they need anything today or not. The list
        // need not wait for it.
        let is_search = !filter.text.trim().is_empty() && !filter.hidden_too;
        if is_search && filter.bands.is_empty() && none_in_view {
            let waiting = self.index.hidden_with(filter, today);
            send(Message::Waiting(*asked, waiting));
        }
    }
}

/// Takes a stored key into an index. What can't be read stays out, and `cobro check` tells.
fn put(index: &mut QueueIndex, row: &KeyRow<'_>) {
    match crate::app::key(row) {
        Some(key) => index.put(&key),
        None => index.remove(u32::try_from(row.debtor).unwrap_or(u32::MAX)),
    }
}
