//! Big books: as many invented debtors as wanted, in the proportions of a real book.

mod identity;
mod ledger;
mod talk;
mod words;

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::dice::Dice;
use super::{AUTHORS, Action, IMPORTER, Story, shifted, workday_until};
use crate::domain::fact::{Allocation, Fact, InvoiceStated, Note, Payment, Tagged};
use crate::domain::standing::start_of;
use ledger::{Ledger, Wanted, amount};
use talk::Course;
use words::{Country, Words, words};

/// For how many days before the last import the book has been kept with cobro.
const KEPT_FOR: i64 = 26 * 7;

/// What a debtor's story leads up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Situation {
    Settled,
    NotDue,
    Overdue,
    PromiseBroken,
    CallBackNow,
    PromiseDueNow,
    ToReview,
    Promised,
    OnPlan,
    Disputed,
    OnHold,
    Snoozed,
    Resting,
    CallBackLater,
}

/// How many debtors of a thousand are in each situation.
const SITUATIONS: [(Situation, u32); 14] = [
    (Situation::Settled, 170),
    (Situation::NotDue, 320),
    (Situation::Overdue, 165),
    (Situation::PromiseBroken, 45),
    (Situation::CallBackNow, 15),
    (Situation::PromiseDueNow, 25),
    (Situation::ToReview, 30),
    (Situation::Promised, 75),
    (Situation::OnPlan, 15),
    (Situation::Disputed, 30),
    (Situation::OnHold, 20),
    (Situation::Snoozed, 25),
    (Situation::Resting, 45),
    (Situation::CallBackLater, 20),
];

/// Ages of debts in days: the first, the last, and how many debts of a hundred are between.
const AGES: [(i64, i64, u32); 4] = [(1, 30, 50), (31, 60, 22), (61, 90, 12), (91, 400, 16)];

/// The debtor at a place, from 0, of a big book. It depends on nothing but the seed, the place and the moment, so a book
/// can be made in any order and in parallel.
pub fn big(seed: u64, index: u64, now: NaiveDateTime) -> Story {
    let words = words();
    let mut dice = Dice::new(seed, index);
    let country = dice.weighted(&words.country, |country| country.weight);
    let (situation, _) = *dice.weighted(&SITUATIONS, |(_, weight)| *weight);
    let today = now.date();
    let last_import = workday_until(shifted(today, -2));
    let mut life = Life {
        words,
        country,
        today,
        imported_ago: (today - last_import).num_days(),
        known_ago: 0,
        told: Vec::with_capacity(16),
        dice,
    };
    let course = Course::new(situation, &mut life.dice);
    let ledger = life.ledger(&course);
    life.introduce(&ledger, index);
    life.bill(&ledger);
    life.talk(&course, &ledger);
    life.remark();
    life.story()
}

/// A fact on its way into the story.
struct Told {
    recorded_at: NaiveDateTime,
    author: &'static str,
    happened_at: NaiveDateTime,
    fact: Fact,
}

/// A story in the making. Days are counted back from today.
struct Life {
    dice: Dice,
    words: &'static Words,
    country: &'static Country,
    today: NaiveDate,
    /// The day of the last import; the others lie weeks before it.
    imported_ago: i64,
    /// The day since which the book knows the debtor.
    known_ago: i64,
    told: Vec<Told>,
}

impl Life {
    fn day(&self, ago: i64) -> NaiveDate {
        shifted(self.today, -ago)
    }

    /// The day of the import that brought what happened on a day.
    fn import_of(&self, ago: i64) -> i64 {
        let weeks = (ago - self.imported_ago).max(0) / 7;
        self.imported_ago + (weeks * 7).min(KEPT_FOR)
    }

    /// Tells what an import brought.
    fn imported(&mut self, happened_ago: i64, fact: impl Into<Fact>) {
        let eight_thirty = TimeDelta::minutes(8 * 60 + 30);
        self.told.push(Told {
            recorded_at: start_of(self.day(self.import_of(happened_ago))) + eight_thirty,
            author: IMPORTER,
            happened_at: start_of(self.day(happened_ago)),
            fact: fact.into(),
        });
    }

    /// Tells what somebody typed.
    fn typed(&mut self, at: NaiveDateTime, author: &'static str, fact: impl Into<Fact>) {
        self.told.push(Told {
            recorded_at: at,
            author,
            happened_at: at,
            fact: fact.into(),
        });
    }

    /// A minute of the office hours of a day.
    fn office_hour(&mut self, day: NaiveDate) -> NaiveDateTime {
        let minutes = self.dice.between(9 * 60, 18 * 60 + 59);
        day.and_time(NaiveTime::MIN) + TimeDelta::minutes(minutes)
    }

    /// Office hours on a day, or on the Friday before when it is a Saturday or Sunday.
    fn workday_hour(&mut self, ago: i64) -> NaiveDateTime {
        let day = workday_until(self.day(ago));
        self.office_hour(day)
    }

    fn author(&mut self) -> &'static str {
        self.dice.pick::<&str>(&AUTHORS)
    }

    fn ledger(&mut self, course: &Course) -> Ledger {
        let dice = &mut self.dice;
        let invoices = match dice.below(100) {
            0..=13 => 1,
            14..=92 => 2 + dice.below(6),
            93..=96 => 8 + dice.below(12),
            _ => 20 + dice.below(21),
        } as usize;
        let (late, coming) = match course.situation {
            Situation::Settled => (0, 0),
            Situation::NotDue => (0, 1 + dice.below(3) as usize),
            Situation::Disputed => (1, dice.below(2) as usize),
            _ => (
                1 + (dice.bits() & 5).count_ones() as usize,
                dice.below(2) as usize,
            ),
        };
        let (first, last, _) = *dice.weighted(&AGES, |(_, _, weight)| *weight);
        let oldest_late = dice.between(first, last).max(course.least_age());
        let late = late.min(invoices);
        let coming = coming.min(invoices - late);
        let wanted = Wanted {
            late,
            oldest_late: if late == 0 {
                self.imported_ago
            } else {
                oldest_late
            },
            newest_late: course.newest_late(),
            coming,
            paid: invoices - late - coming,
        };
        let mut ledger = Ledger::new(dice, wanted, self.imported_ago);
        ledger.price(dice, self.country);
        let today = self.today;
        ledger.number(dice, |ago| {
            u64::try_from(shifted(today, -ago).year()).unwrap_or(0)
        });
        ledger
    }

    fn introduce(&mut self, ledger: &Ledger, index: u64) {
        let oldest = ledger.bills.iter().map(|bill| bill.issued_ago).max();
        let oldest = oldest.unwrap_or(self.imported_ago);
        self.known_ago = self.import_of(oldest);
        let details = identity::details(&mut self.dice, self.words, self.country, index);
        self.imported(oldest, details);
        if self.dice.percent(12) {
            let added = vec![self.dice.pick(&self.words.words.tags).clone()];
            self.imported(
                oldest,
                Tagged {
                    added,
                    removed: Vec::new(),
                },
            );
        }
    }

    /// Tells of the invoices and of those that were paid.
    fn bill(&mut self, ledger: &Ledger) {
        for bill in &ledger.bills {
            let total = amount(bill.total, self.country);
            let stated = InvoiceStated {
                number: bill.number.clone(),
                issued_on: self.day(bill.issued_ago),
                due_on: self.day(bill.due_ago),
                total,
                currency: self.country.currency,
                instalments: Vec::new(),
                uuid: None,
                corrects: Vec::new(),
                notes: None,
            };
            self.imported(bill.issued_ago, stated);
            if let Some(paid_ago) = bill.paid_ago {
                self.paid(paid_ago, vec![(bill.number.clone(), bill.total)]);
            }
        }
    }

    /// Tells of a payment for some invoices.
    fn paid(&mut self, ago: i64, shares: Vec<(String, i64)>) {
        let country = self.country;
        let all = shares.iter().map(|(_, share)| *share).sum();
        let allocations = shares.into_iter().map(|(invoice, share)| Allocation {
            invoice,
            amount: amount(share, country),
        });
        let payment = Payment {
            amount: amount(all, country),
            currency: country.currency,
            allocations: allocations.collect(),
            day_assumed: false,
            method: None,
            reference: None,
            movement: None,
        };
        self.imported(ago, payment);
    }

    /// Now and then, tells a note of any day since the debtor is known.
    fn remark(&mut self) {
        if self.known_ago > 6 && self.dice.percent(8) {
            let ago = self.dice.between(1, self.known_ago - 3);
            let at = self.workday_hour(ago);
            let author = self.author();
            let text = self.dice.pick(&self.words.words.notes).clone();
            self.typed(at, author, Note { text });
        }
    }

    /// Puts all that was told in order, one action for what was recorded together.
    fn story(mut self) -> Story {
        self.told.sort_by_key(|told| told.recorded_at);
        let same = |one: &Told, other: &Told| {
            one.recorded_at == other.recorded_at && one.author == other.author
        };
        let lengths: Vec<usize> = self.told.chunk_by(same).map(<[Told]>::len).collect();
        let mut told = self.told.into_iter();
        let mut actions = Vec::with_capacity(lengths.len());
        for length in lengths {
            let mut facts = Vec::with_capacity(length);
            let mut heading = None;
            for told in told.by_ref().take(length) {
                heading.get_or_insert((told.recorded_at, told.author));
                facts.push((told.happened_at, told.fact));
            }
            if let Some((recorded_at, author)) = heading {
                actions.push(Action {
                    recorded_at,
                    author,
                    facts,
                });
            }
        }
        Story { actions }
    }
}
