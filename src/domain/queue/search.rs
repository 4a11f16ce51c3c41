//! Finding debtors by what is typed: every word, anywhere, without accents; by likeness when nothing has the words.

use neo_frizbee::{Config, Matcher};

use super::Filter;
use super::index::QueueIndex;
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
    /// How they were found.
    pub how: Match,
}

/// The last search, to be narrowed when letters are added.
#[derive(Debug)]
pub(super) struct Searched {
    filter: Filter,
    today: i32,
    pub found: Vec<u32>,
}

impl Searched {
    pub fn new(filter: &Filter, today: i32, found: Vec<u32>) -> Self {
        Self {
            filter: filter.clone(),
            today,
            found,
        }
    }

    /// Whether everything that `filter` finds is among what was found before.
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

/// Shorter words are like too much.
const LEAST_ALIKE: usize = 3;

/// A list that is worth a second thread.
const LONG_LIST: usize = 20_000;

/// No more names than these are worth offering as alike.
const MOST_ALIKE: usize = 200;

impl QueueIndex {
    /// Those of the candidates that a text finds, in their order; when nothing has the words, names alike, best first.
    pub(super) fn search(&self, candidates: Vec<u32>, text: &str) -> (Vec<u32>, Match) {
        let folded = fold(text);
        if folded.trim().is_empty() {
            return (candidates, Match::Exact);
        }
        let found = self.having_all(candidates.iter().copied(), &folded);
        if !found.is_empty() || folded.trim().len() < LEAST_ALIKE {
            return (found, Match::Exact);
        }
        (self.alike(&candidates, folded.trim()), Match::Alike)
    }

    /// Those that have every word of a text.
    pub(super) fn having_all(&self, among: impl Iterator<Item = u32>, text: &str) -> Vec<u32> {
        let folded = fold(text);
        let words = folded.split_whitespace();
        let finders: Vec<_> = words.map(memchr::memmem::Finder::new).collect();
        let digits = phone_digits(&folded);
        let numbers: Vec<_> = digits.iter().map(memchr::memmem::Finder::new).collect();
        let has_all = |at: &u32| {
            let haystack = self.haystack(*at).as_bytes();
            let found = |finder: &memchr::memmem::Finder<'_>| finder.find(haystack).is_some();
            finders.iter().all(found) || numbers.iter().any(found)
        };
        among.filter(has_all).collect()
    }

    fn alike(&self, candidates: &[u32], wanted: &str) -> Vec<u32> {
        let names: Vec<&str> = candidates
            .iter()
            .map(|at| self.haystack(*at).lines().next().unwrap_or_default())
            .collect();
        let typos = if wanted.len() < 5 { 0 } else { 1 };
        let config = Config {
            max_typos: Some(typos),
            ..Config::default()
        };
        // Starting threads costs more than a short list.
        let threads = if names.len() > LONG_LIST { 2 } else { 1 };
        let mut matches = Matcher::new(wanted, &config).match_list_parallel(&names, threads);
        let best = matches.iter().map(|it| it.score).max().unwrap_or(0);
        // Letters strewn over a long name are no likeness; what scores far below the best is left out.
        matches.retain(|it| u32::from(it.score) * 3 >= u32::from(best) * 2);
        matches.sort_by_key(|it| (std::cmp::Reverse(it.score), it.index));
        matches.truncate(MOST_ALIKE);
        matches
            .iter()
            .map(|it| candidates[it.index as usize])
            .collect()
    }
}
