//! Remembers rows by a hash of 128 bits, to know one that comes again.

use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};

/// The rows seen so far: of a list of millions, those of late.
pub(super) struct SeenRows {
    recent: Hashes,
    /// Those before, as many as they came to be.
    earlier: Hashes,
}

type Hashes = HashSet<u128, BuildHasherDefault<Ready>>;

/// So many rows are remembered before those before them are forgotten: what fits into 70 MiB.
const REMEMBERED: usize = if cfg!(test) { 100_000 } else { 3_600_000 };

impl SeenRows {
    /// Room for about so many rows.
    pub(super) fn with_room_for(rows: u64) -> Self {
        const AT_MOST: usize = 1 << 20;
        let room = usize::try_from(rows).unwrap_or(AT_MOST).min(AT_MOST);
        SeenRows {
            recent: HashSet::with_capacity_and_hasher(room, BuildHasherDefault::default()),
            earlier: HashSet::default(),
        }
    }

    /// Notes a row under the group it stands in; false if it was there before.
    pub(super) fn note(&mut self, group: &str, row: &str) -> bool {
        let hash = mix(row.as_bytes(), mix(group.as_bytes(), SEED));
        if self.earlier.contains(&hash) {
            return false;
        }
        if self.recent.len() >= REMEMBERED {
            std::mem::swap(&mut self.earlier, &mut self.recent);
            self.recent.clear();
        }
        self.recent.insert(hash)
    }
}

const SEED: (u64, u64) = (0x9E37_79B9_7F4A_7C15, 0xC2B2_AE3D_27D4_EB4F);

trait Lanes {
    fn lanes(self) -> (u64, u64);
}

impl Lanes for (u64, u64) {
    fn lanes(self) -> (u64, u64) {
        self
    }
}

impl Lanes for u128 {
    fn lanes(self) -> (u64, u64) {
        #[allow(clippy::cast_possible_truncation, reason = "the lower half is wanted")]
        ((self >> 64) as u64, self as u64)
    }
}

/// Two independent multiply-and-rotate lanes. Nobody gains by making two of one's own rows collide, so a
/// cryptographic hash would only be slower.
fn mix(bytes: &[u8], seed: impl Lanes) -> u128 {
    let (mut a, mut b) = seed.lanes();
    let mut take = |word: u64| {
        a = (a ^ word)
            .wrapping_mul(0x9FB2_1C65_1E98_DF25)
            .rotate_left(29);
        b = (b ^ word.rotate_left(32))
            .wrapping_mul(0xD6E8_FEB8_6659_FD93)
            .rotate_left(41);
    };
    let (words, rest) = bytes.as_chunks::<8>();
    for word in words {
        take(u64::from_le_bytes(*word));
    }
    let mut last = [0; 8];
    for (to, from) in last.iter_mut().zip(rest) {
        *to = *from;
    }
    take(u64::from_le_bytes(last));
    take(bytes.len() as u64);
    (u128::from(finish(a)) << 64) | u128::from(finish(b))
}

fn finish(mut x: u64) -> u64 {
    x ^= x >> 33;
    x = x.wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    x ^= x >> 33;
    x = x.wrapping_mul(0xC4CE_B9FE_1A85_EC53);
    x ^ (x >> 33)
}

/// A hasher for what is a hash already.
#[derive(Default)]
struct Ready(u64);

impl Hasher for Ready {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u128(&mut self, hash: u128) {
        self.0 = hash.lanes().1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_row_in_the_same_group_is_known_again() {
        let mut seen = SeenRows::with_room_for(3);
        assert!(seen.note("", "a;b;c"));
        assert!(!seen.note("", "a;b;c"));
        assert!(seen.note("Amy", "a;b;c"));
        assert!(seen.note("", "a;b;c "));
        assert!(seen.note("", "a;b;c\0"));
        for number in 0..90_000 {
            assert!(seen.note("", &format!("{number:09};")), "{number}");
        }
    }

    #[test]
    fn of_millions_only_those_of_late_are_remembered() {
        let mut seen = SeenRows::with_room_for(3);
        let mut note = |number: usize| seen.note("", &format!("{number:09};"));
        for number in 0..2 * REMEMBERED + 1 {
            assert!(note(number), "{number}");
        }
        assert!(!note(2 * REMEMBERED));
        assert!(!note(REMEMBERED));
        assert!(note(0), "forgotten");
    }
}
