//! Finding debtors by what is typed: every word, anywhere, without accents; by likeness when nothing has the words.

use std::collections::BTreeSet;

use memchr::memmem::Finder;
use neo_frizbee::{Config, Matcher, SortStrategy};

use super::Filter;
use super::index::QueueIndex;
use super::places::Places;
use crate::domain::search::{fold, phone_digits};

/// How a text was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Match {
    /// Every word stands there.
    #[default]
    Exact,
    /// Nothing has the words; these names are like them.
    Alike,
}

/// The debtors found, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// Numbers of the debtors.
    pub debtors: Vec<u32>,
    /// Those of them who were tried today without an answer.
    pub tried: BTreeSet<u32>,
    /// How they were found.
    pub how: Match,
}

/// The last search, to be narrowed when letters are added.
#[derive(Debug)]
pub(super) struct Searched {
    filter: Filter,
    today: i32,
    /// Who has every word; nobody when only alike ones were found.
    pub having_all: Places,
}

impl Searched {
    pub fn new(filter: &Filter, today: i32, having_all: Places) -> Self {
        Self {
            filter: filter.clone(),
            today,
            having_all,
        }
    }

    /// Whether everything that has the words of `filter` is among what was found before.
    pub fn narrows_to(&self, filter: &Filter, today: i32) -> bool {
        let same = Filter {
            text: self.filter.text.clone(),
            ..filter.clone()
        };
        // Once enough digits are typed, a number is found by them in whatever way it was written.
        let by_digits = !phone_digits(&filter.text).is_empty();
        let longer = filter.text.starts_with(&self.filter.text);
        self.today == today && same == self.filter && longer && !by_digits
    }
}

/// What is looked for.
pub(super) struct Wanted {
    text: String,
    words: Vec<Finder<'static>>,
    /// The digits of a number, where it is one that is looked for: any of them will do.
    numbers: Vec<Finder<'static>>,
}

impl Wanted {
    pub fn new(text: &str) -> Self {
        let folded = fold(text);
        let words = folded.split_whitespace();
        let numbers = phone_digits(&folded).into_iter();
        Self {
            numbers: numbers.map(|it| Finder::new(&it).into_owned()).collect(),
            words: words.map(|it| Finder::new(it).into_owned()).collect(),
            text: folded.trim().to_owned(),
        }
    }

    /// Whether nothing is looked for, so that everybody fits.
    pub fn is_nothing(&self) -> bool {
        self.words.is_empty()
    }

    pub fn stands_in(&self, haystack: &str) -> bool {
        let haystack = haystack.as_bytes();
        let stands = |it: &Finder<'_>| it.find(haystack).is_some();
        self.words.iter().all(stands) || self.numbers.iter().any(stands)
    }

    /// Whether names alike are worth looking for.
    pub fn has_likeness(&self) -> bool {
        self.text.len() >= LEAST_ALIKE
    }

    /// How many letters may be missing from a name that is alike.
    fn typos(&self) -> u16 {
        if self.text.len() < 5 { 0 } else { 1 }
    }
}

/// Which letters and digits a text has. Digits share bits: a bit that is not there tells for certain, one that is there
/// may be another's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Letters(u32);

impl Letters {
    pub fn of(text: &str) -> Self {
        let bits = text.bytes().map(|byte| match byte {
            b'a'..=b'z' => 1 << (byte - b'a'),
            b'0'..=b'9' => 1 << (26 + (byte - b'0') % 6),
            _ => 0,
        });
        Self(bits.fold(0, |letters, bit: u32| letters | bit))
    }

    /// At least so many of these letters another text lacks.
    fn lacked_by(self, other: Self) -> u32 {
        (self.0 & !other.0).count_ones()
    }
}

/// Shorter words are like too much.
const LEAST_ALIKE: usize = 3;

/// No more names than these are worth offering as alike.
const MOST_ALIKE: usize = 200;

/// Names that are worth a second thread.
const MANY_NAMES: usize = 20_000;

impl QueueIndex {
    /// The places of those who pass and whose names are like what is looked for, the most alike first.
    pub(super) fn alike(&self, wanted: &Wanted, passes: impl Fn(u32) -> bool + Sync) -> Vec<u32> {
        let typos = wanted.typos();
        let letters = Letters::of(&wanted.text);
        // A letter that is nowhere in a name is one that is missing: this tells most names apart at a glance.
        let possible = Places::all(self.len())
            .that(|at| letters.lacked_by(self.letters(at)) <= u32::from(typos) && passes(at));
        let places: Vec<u32> = possible.iter().collect();
        let names: Vec<&str> = places.iter().map(|at| self.name(*at)).collect();
        let config = Config {
            max_typos: Some(typos),
            sort: SortStrategy::Unsorted,
            ..Config::default()
        };
        // Starting threads costs more than a short list.
        let threads = if names.len() > MANY_NAMES { 2 } else { 1 };
        let mut matches = Matcher::new(&wanted.text, &config).match_list_parallel(&names, threads);
        let best = matches.iter().map(|it| it.score).max().unwrap_or(0);
        // Letters strewn over a long name are no likeness; what scores far below the best is left out.
        matches.retain(|it| u32::from(it.score) * 3 >= u32::from(best) * 2);
        let place = |it: &neo_frizbee::Match| places[it.index as usize];
        let likeness = |a: &neo_frizbee::Match, b: &neo_frizbee::Match| {
            let by_urgency = || self.urgency(place(a) as usize, place(b) as usize);
            b.score.cmp(&a.score).then_with(by_urgency)
        };
        if matches.len() > MOST_ALIKE {
            matches.select_nth_unstable_by(MOST_ALIKE, likeness);
            matches.truncate(MOST_ALIKE);
        }
        matches.sort_unstable_by(likeness);
        matches.iter().map(place).collect()
    }
}
