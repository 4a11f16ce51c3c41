//! Dice: random choices that come out the same in every version of the libraries below.

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// A stream of random choices that depends on a seed and a place alone.
pub(super) struct Dice(ChaCha8Rng);

impl Dice {
    /// The stream of one place (a debtor) in the book of a seed.
    pub fn new(seed: u64, place: u64) -> Self {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&seed.to_le_bytes());
        key[8..16].copy_from_slice(&place.to_le_bytes());
        Self(ChaCha8Rng::from_seed(key))
    }

    /// A number from 0 up to, but not including, a limit; 0 when the limit is 0.
    pub fn below(&mut self, limit: u32) -> u32 {
        let wide = u64::from(self.0.next_u32()) * u64::from(limit);
        (wide >> 32) as u32
    }

    /// A number between two others, both included.
    pub fn between(&mut self, least: i64, most: i64) -> i64 {
        let width = u32::try_from(most - least + 1).unwrap_or(0);
        least + i64::from(self.below(width))
    }

    /// Whether something happens that does so many times in a hundred.
    pub fn percent(&mut self, chance: u32) -> bool {
        self.below(100) < chance
    }

    /// Thirty-two random bits.
    pub fn bits(&mut self) -> u32 {
        self.0.next_u32()
    }

    /// One of several things.
    ///
    /// # Panics
    /// When there is nothing to choose from.
    pub fn pick<'a, T>(&mut self, things: &'a [T]) -> &'a T {
        let limit = u32::try_from(things.len()).unwrap_or(u32::MAX);
        &things[self.below(limit) as usize]
    }

    /// One of several things, each as often as its weight says.
    ///
    /// # Panics
    /// When there is nothing to choose from.
    pub fn weighted<'a, T>(&mut self, things: &'a [T], weight: impl Fn(&T) -> u32) -> &'a T {
        let mut left = self.below(things.iter().map(&weight).sum());
        for thing in things {
            let own = weight(thing);
            if left < own {
                return thing;
            }
            left -= own;
        }
        &things[things.len() - 1]
    }
}
