//! Promises: those of the whole book, with what became of them.

mod table;

use chrono::NaiveDate;

pub use table::REPORT;

use crate::domain::account::{Account, Promise, PromiseStatus};
use crate::domain::habit::Kept;

/// Which promises are listed. All are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// All of them.
    All,
    /// The live ones that are due until a day, or were due and are in their grace days.
    Due {
        /// The last day.
        until: NaiveDate,
    },
    /// Those that were not kept, wholly or in part.
    Broken,
    /// Those that were kept.
    Kept,
}

impl Wanted {
    fn fits(self, promise: &Promise) -> bool {
        match self {
            Self::All => true,
            Self::Due { until } => {
                promise.status == PromiseStatus::Pending && promise.due_on <= until
            }
            Self::Broken => promise.is_failed(),
            Self::Kept => promise.status == PromiseStatus::Kept,
        }
    }
}

/// A promise, or an instalment, and who made it.
#[derive(Debug, Clone, PartialEq)]
pub struct PromiseOf {
    /// What identifies the debtor.
    pub code: String,
    /// What to call the debtor.
    pub name: String,
    /// The promise.
    pub promise: Promise,
}

/// How one debtor keeps promises.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptBy {
    /// What identifies the debtor.
    pub code: String,
    /// What to call the debtor.
    pub name: String,
    /// How the promises were kept.
    pub kept: Kept,
}

/// The promises of a book.
#[derive(Debug, Clone, PartialEq)]
pub struct Promises {
    /// The day.
    pub as_of: NaiveDate,
    /// The promises that were wanted, by due date, then by debtor.
    pub promises: Vec<PromiseOf>,
    /// Each debtor with a promise that was judged, listed or not, in the order of their codes.
    pub debtors: Vec<KeptBy>,
    /// How all promises were kept.
    pub kept: Kept,
}

/// Collects accounts, folded for the day, into [`Promises`].
#[derive(Debug)]
pub struct Collecting {
    wanted: Wanted,
    found: Promises,
}

impl Collecting {
    /// Nothing yet.
    pub fn new(as_of: NaiveDate, wanted: Wanted) -> Self {
        Self {
            wanted,
            found: Promises {
                as_of,
                promises: Vec::new(),
                debtors: Vec::new(),
                kept: Kept::default(),
            },
        }
    }

    /// Takes in one debtor's account.
    pub fn add(&mut self, account: &Account) {
        if account.promises.is_empty() {
            return;
        }
        let code = account.details.key();
        let name = account.details.display_name();
        let wanted = account.promises.iter().filter(|it| self.wanted.fits(it));
        self.found.promises.extend(wanted.map(|it| PromiseOf {
            code: code.to_owned(),
            name: name.to_owned(),
            promise: it.clone(),
        }));
        let kept = Kept::of(account);
        if kept.judged() > 0 {
            self.found.kept.add(kept);
            self.found.debtors.push(KeptBy {
                code: code.to_owned(),
                name: name.to_owned(),
                kept,
            });
        }
    }

    /// The promises of all that was taken in.
    pub fn finish(self) -> Promises {
        let mut found = self.found;
        found.promises.sort_by(|a, b| {
            let (one, other) = (&a.promise, &b.promise);
            (one.due_on, &a.code, one.number).cmp(&(other.due_on, &b.code, other.number))
        });
        found.debtors.sort_by(|a, b| a.code.cmp(&b.code));
        found
    }
}
