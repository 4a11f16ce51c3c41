//! What a book has seen so far: how late its invoices were paid and how its promises were kept. From it follows how likely
//! it is that an open invoice is paid by a day.
//!
//! The chance comes from counting. Of the client's settled invoices, so many were paid later than `t` days after the due
//! date; of the book's, so many. The client's own count, and the book's share weighing as much as ten invoices, make the
//! share that is paid later than `t`: who is known well is judged by what they do, who is new by what others do. For an
//! invoice that is not paid by day `a`, only those count that were not paid by then either:
//! `paid by b = 1 - later(b) / later(a)`.
//!
//! A book that has seen little needs something to begin with. Two invoices are added that nobody saw: an ordinary one is
//! paid on its due day or later, and being `t` days late it is as likely as not to take another `30 + t`; a contested one
//! is never paid. Among hundreds they do not matter. Contested invoices are counted apart from the others.
//!
//! Chances are floating-point numbers; amounts are not, and meet them in [`super`] only.

use std::collections::BTreeMap;

use rust_decimal::prelude::ToPrimitive;

use crate::domain::account::Account;
use crate::domain::habit::{Kept, Usual, settled};

/// How much it weighs what others did, and what nobody saw.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weights {
    /// How many of the client's own invoices weigh as much as the book.
    pub book: f64,
    /// How many invoices that nobody saw are added to the book.
    pub added: f64,
    /// Days after the due date by which half of the ordinary invoices that nobody saw are paid.
    pub half_paid_after: f64,
    /// How many of the client's own promises weigh as much as the book's rate.
    pub book_promises: f64,
}

impl Weights {
    /// Those of every forecast.
    pub const CHOSEN: Self = Self {
        book: 10.0,
        added: 2.0,
        half_paid_after: 30.0,
        book_promises: 4.0,
    };
}

/// Counts what accounts, folded for one moment, tell.
#[derive(Debug, Default)]
pub struct Learning {
    ordinary: BTreeMap<i64, u64>,
    contested: BTreeMap<i64, u64>,
    kept: Kept,
}

impl Learning {
    /// Takes in one debtor's account.
    pub fn add(&mut self, account: &Account) {
        for it in settled(account) {
            let counts = if it.contested {
                &mut self.contested
            } else {
                &mut self.ordinary
            };
            *counts.entry(it.days_late).or_default() += 1;
        }
        self.kept.add(Kept::of(account));
    }

    /// What was learnt from all that was taken in.
    pub fn finish(self) -> Experience {
        self.weighing(Weights::CHOSEN)
    }

    /// The same, with weights of one's own.
    pub fn weighing(self, weights: Weights) -> Experience {
        let mut both = self.ordinary.clone();
        for (days, count) in &self.contested {
            *both.entry(*days).or_default() += count;
        }
        Experience {
            usual: usual(&both),
            kept: self.kept,
            weights,
            ordinary: Counted::new(&self.ordinary),
            contested: Counted::new(&self.contested),
        }
    }
}

/// The habit of the whole book. Each invoice is a number in a list for as long as it takes to find the quartiles.
fn usual(counts: &BTreeMap<i64, u64>) -> Option<Usual> {
    let each = |(days, count): (&i64, &u64)| {
        std::iter::repeat_n(*days, usize::try_from(*count).unwrap_or(usize::MAX))
    };
    let days: Vec<i64> = counts.iter().flat_map(each).collect();
    Usual::of(&days).map(|usual| Usual {
        trend: None,
        ..usual
    })
}

/// What a book has seen.
#[derive(Debug)]
pub struct Experience {
    /// How late its invoices were paid, contested or not; nothing when none is settled. Without trend.
    pub usual: Option<Usual>,
    /// How its promises were kept.
    pub kept: Kept,
    ordinary: Counted,
    contested: Counted,
    weights: Weights,
}

/// Whether an invoice, or the part of it that is open, is contested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It is not.
    Ordinary,
    /// It is.
    Contested,
}

/// Invoices by days late.
#[derive(Debug)]
struct Counted {
    /// Days late, ascending, and how many invoices were paid later than that.
    later: Vec<(i64, u64)>,
    all: u64,
}

impl Counted {
    fn new(counts: &BTreeMap<i64, u64>) -> Self {
        let all = counts.values().sum();
        let mut left: u64 = all;
        let later = counts.iter().map(|(days, count)| {
            left -= count;
            (*days, left)
        });
        Self {
            later: later.collect(),
            all,
        }
    }

    fn later_than(&self, days: i64) -> u64 {
        let seen = self.later.partition_point(|(each, _)| *each <= days);
        match seen.checked_sub(1) {
            None => self.all,
            Some(at) => self.later[at].1,
        }
    }
}

/// What is known of one client beside what the book has seen.
#[derive(Debug)]
pub struct Client<'a> {
    book: &'a Experience,
    ordinary: Vec<i64>,
    contested: Vec<i64>,
    kept: Kept,
}

impl Experience {
    /// What is known of the client of an account.
    pub fn client(&self, account: &Account) -> Client<'_> {
        let settled = settled(account);
        let days = |contested| {
            let fitting = settled.iter().filter(|it| it.contested == contested);
            let mut days: Vec<i64> = fitting.map(|it| it.days_late).collect();
            days.sort_unstable();
            days
        };
        Client {
            book: self,
            ordinary: days(false),
            contested: days(true),
            kept: Kept::of(account),
        }
    }

    /// The share of invoices that are paid later than so many days after the due date. Never zero.
    fn later_than(&self, kind: Kind, days: i64) -> f64 {
        let (counted, unseen) = match kind {
            Kind::Ordinary => (
                &self.ordinary,
                half_paid_later(days, self.weights.half_paid_after),
            ),
            Kind::Contested => (&self.contested, 1.0),
        };
        let added = self.weights.added;
        let later = float(counted.later_than(days)) + added * unseen;
        later / (float(counted.all) + added)
    }
}

/// Of the ordinary invoices that nobody saw, the share that is paid later than so many days after the due date.
fn half_paid_later(days: i64, half_paid_after: f64) -> f64 {
    if days < 0 {
        return 1.0;
    }
    half_paid_after / (half_paid_after + days.to_f64().unwrap_or(f64::MAX))
}

impl Client<'_> {
    /// How likely it is that what is not paid `after` days from its due date is paid by `by` days from it.
    pub fn paid_by(&self, kind: Kind, after: i64, by: i64) -> f64 {
        if by <= after {
            return 0.0;
        }
        let chance = 1.0 - self.later_than(kind, by) / self.later_than(kind, after);
        chance.clamp(0.0, 1.0)
    }

    /// How likely it is that a promise is kept: as often as the client's were, the book's rate weighing as much as four
    /// promises. The book itself begins with one promise kept and one not.
    pub fn keeps(&self) -> f64 {
        let book = self.book.kept;
        let of_book = (float(book.kept) + 1.0) / (float(book.judged()) + 2.0);
        let weighs = self.book.weights.book_promises;
        let own = float(self.kept.kept) + weighs * of_book;
        own / (float(self.kept.judged()) + weighs)
    }

    fn later_than(&self, kind: Kind, days: i64) -> f64 {
        let own = match kind {
            Kind::Ordinary => &self.ordinary,
            Kind::Contested => &self.contested,
        };
        let later = own.len() - own.partition_point(|each| *each <= days);
        let of_book = self.book.later_than(kind, days);
        let own_count = own.len().to_f64().unwrap_or_default();
        let weighs = self.book.weights.book;
        (later.to_f64().unwrap_or_default() + weighs * of_book) / (own_count + weighs)
    }
}

fn float(count: u64) -> f64 {
    count.to_f64().unwrap_or(f64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book(days: &[i64], contested: &[i64]) -> Experience {
        let mut learning = Learning::default();
        for days in days {
            *learning.ordinary.entry(*days).or_default() += 1;
        }
        for days in contested {
            *learning.contested.entry(*days).or_default() += 1;
        }
        learning.finish()
    }

    fn client<'a>(book: &'a Experience, days: &[i64]) -> Client<'a> {
        Client {
            book,
            ordinary: days.to_vec(),
            contested: Vec::new(),
            kept: Kept::default(),
        }
    }

    #[track_caller]
    fn near(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
    }

    #[test]
    fn without_experience_half_is_paid_in_as_long_again_and_thirty_days() {
        let book = book(&[], &[]);
        let nobody = client(&book, &[]);
        near(nobody.paid_by(Kind::Ordinary, 0, 30), 0.5);
        near(nobody.paid_by(Kind::Ordinary, 70, 170), 0.5);
        near(nobody.paid_by(Kind::Ordinary, -20, 0), 0.0);
        near(nobody.paid_by(Kind::Contested, 0, 900), 0.0);
        near(nobody.keeps(), 0.5);
    }

    #[test]
    fn the_client_counts_beside_ten_of_the_book() {
        // 18 of the book are paid on the due day; two that nobody saw are paid later than 0 days, half of them by 30.
        let book = book(&[0; 18], &[]);
        let later = client(&book, &[5; 10]);
        // Later than 0: all ten of the client, and two of twenty of the book, weighing ten.
        near(
            later.paid_by(Kind::Ordinary, -1, 0),
            1.0 - (10.0 + 10.0 * 2.0 / 20.0) / 20.0,
        );
        near(
            later.paid_by(Kind::Ordinary, 0, 5),
            1.0 - (10.0 * 2.0 * (30.0 / 35.0) / 20.0) / 11.0,
        );
        // Known or not, who is later than everybody is judged by those that nobody saw.
        near(later.paid_by(Kind::Ordinary, 70, 170), 0.5);
    }

    #[test]
    fn contested_invoices_are_counted_apart() {
        let book = book(&[0; 50], &[10, 20]);
        let nobody = client(&book, &[]);
        near(nobody.paid_by(Kind::Contested, 0, 10), 0.25);
        near(nobody.paid_by(Kind::Contested, 0, 400), 0.5);
        near(nobody.paid_by(Kind::Contested, 10, 20), 1.0 / 3.0);
        assert_eq!(book.usual.map(|usual| usual.invoices), Some(52));
    }

    #[test]
    fn chances_only_grow_with_time() {
        let book = book(&[-5, 0, 0, 3, 9, 40, 40, 200], &[7]);
        let known = client(&book, &[-2, 4, 4, 90]);
        for after in [-30, -2, 0, 4, 95, 1000] {
            for kind in [Kind::Ordinary, Kind::Contested] {
                let chances: Vec<f64> = (after..after + 400)
                    .map(|by| known.paid_by(kind, after, by))
                    .collect();
                assert!(chances.windows(2).all(|pair| pair[0] <= pair[1]));
                assert!(chances.iter().all(|chance| (0.0..=1.0).contains(chance)));
            }
        }
    }
}
