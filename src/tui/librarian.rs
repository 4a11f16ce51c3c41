//! The librarian: knows the order of all debtors. Loads them behind the first screen, brings a new day's standings up to
//! date, sees what other windows change, and answers what is asked in between.

use super::message::{Arranged, Ask, Message};
use crate::app::Book;
use crate::domain::queue::{Match, QueueIndex, Totals};
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
}

impl Librarian {
    /// A librarian with a connection of its own to the book.
    pub fn new(book: Book) -> Self {
        Self {
            book,
            index: QueueIndex::default(),
            loaded: false,
            last: None,
            told: None,
        }
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
            send(Message::Changed(Some(changed)));
            self.arrange(send);
        }
        Ok(more)
    }

    fn take_in(&mut self, debtors: &[DebtorId]) -> Result<(), StoreError> {
        self.told = None;
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
