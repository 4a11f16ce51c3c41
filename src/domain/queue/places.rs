//! Sets of places in the index, made by going through it from end to end: what lies side by side in memory is soonest
//! read. The order of the queue comes in when only few are left.

use std::ops::Range;
use std::panic::resume_unwind;
use std::thread;

/// Fewer than these are not worth a second thread.
const LONG_LIST: usize = 20_000;

/// Places that fit into one word.
const IN_A_WORD: usize = u64::BITS as usize;

/// A set of places.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Places(Vec<u64>);

impl Places {
    /// The first so many places.
    pub fn all(count: usize) -> Self {
        let mut words = vec![u64::MAX; count / IN_A_WORD];
        let rest = count % IN_A_WORD;
        if rest > 0 {
            words.push((1 << rest) - 1);
        }
        Self(words)
    }

    pub fn len(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    pub fn contains(&self, place: u32) -> bool {
        let (at, bit) = (place as usize / IN_A_WORD, place as usize % IN_A_WORD);
        self.0.get(at).is_some_and(|word| word >> bit & 1 == 1)
    }

    /// The places, in ascending order.
    pub fn iter(&self) -> impl Iterator<Item = u32> {
        self.0
            .iter()
            .enumerate()
            .flat_map(|(at, word)| places_in(at, *word))
    }

    /// Those of the places that fit. Many of them are looked at by two threads.
    pub fn that(&self, fits: impl Fn(u32) -> bool + Sync) -> Self {
        let look = |range: Range<usize>| -> Vec<u64> {
            let words = range.map(|at| {
                let fitting = places_in(at, self.0[at]).filter(|place| fits(*place));
                fitting.fold(0, |word, place| word | 1 << (place as usize % IN_A_WORD))
            });
            words.collect()
        };
        let end = self.0.len();
        if self.len() < LONG_LIST {
            return Self(look(0..end));
        }
        thread::scope(|scope| {
            let second = scope.spawn(|| look(end / 2..end));
            let mut words = look(0..end / 2);
            words.extend(second.join().unwrap_or_else(|grief| resume_unwind(grief)));
            Self(words)
        })
    }
}

/// The places that a word stands for.
fn places_in(at: usize, word: u64) -> impl Iterator<Item = u32> {
    let mut left = word;
    std::iter::from_fn(move || {
        let bit = (left != 0).then(|| left.trailing_zeros())?;
        left &= left - 1;
        Some((at * IN_A_WORD) as u32 + bit)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_keeps_what_fits_however_long_it_is() {
        for count in [0, 1, 63, 64, 65, 1000, LONG_LIST + 7] {
            let all = Places::all(count);
            assert_eq!(all.len(), count);
            assert_eq!(all.is_empty(), count == 0);
            assert!(!all.contains(count as u32));
            let thirds = all.that(|place| place % 3 == 0);
            let expected: Vec<u32> = (0..count as u32).step_by(3).collect();
            assert_eq!(thirds.iter().collect::<Vec<_>>(), expected);
            let sixths = thirds.that(|place| place % 2 == 0);
            assert!((0..count as u32).all(|place| sixths.contains(place) == (place % 6 == 0)));
        }
    }
}
