//! Erasing personal data on a person's request: what goes, what stays, and how the journal shows that something went.
//!
//! Names, numbers, addresses, opinions and free words go; amounts, dates, numbers of invoices, kinds of contacts and outcomes
//! stay, for the house's accounts and its claims rest on them. An entry of which nothing is left is emptied, any other is
//! replaced by what is left. The hash that the chain vouches for stays in both cases, without the salt that belongs to
//! it; an [`Erased`] entry at the end of the chain holds the hash of what took the place, so that any other change shows.

mod erasing;
mod marks;
mod texts;
mod traces;

use std::fmt;

use serde::{Deserialize, Serialize};

use super::chain::{Hash, Salt};
use super::fact::EntryNumber;

pub use erasing::{Erasing, PersonWanted, Subject};
pub use marks::{Mark, fingerprint, fingerprints};
pub use texts::{Nature, Place, each_text};
pub use traces::Traces;

/// Personal data were erased on request. What this says about whom it concerns is kept: it proves that it was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erased {
    /// Whose data they were.
    pub whose: Whose,
    /// Why, in words that name nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The rows of the journal whose content is gone, by their first entry.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub emptied: Vec<EntryNumber>,
    /// The rows of which something is left.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaced: Vec<Replaced>,
    /// By what the erased data are known when an import brings them again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<(Mark, Hex<16>)>,
    /// What the marks are hashed with, the same in one book.
    pub salt: Hex<16>,
}

/// Whose data were erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// Everything that is known about the client and everybody there.
    Client,
    /// One person at the client's.
    Person,
}

impl Whose {
    /// The stable English name, as in JSON and in the journal.
    pub fn id(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Person => "person",
        }
    }
}

/// A row of the journal that holds less than it did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replaced {
    /// Its first entry.
    pub entry: EntryNumber,
    /// The salted hash of what it holds now.
    pub hash: Hex<32>,
}

/// Whoever was erased is a client again, whose data imports may bring anew. What was erased stays so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Readmitted {
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// Bytes that are written as hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Hex<const N: usize>(pub [u8; N]);

impl From<Hash> for Hex<32> {
    fn from(hash: Hash) -> Self {
        Self(hash)
    }
}

impl From<Salt> for Hex<16> {
    fn from(salt: Salt) -> Self {
        Self(salt)
    }
}

impl<const N: usize> fmt::Display for Hex<N> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
    }
}

impl<const N: usize> std::str::FromStr for Hex<N> {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let digits: Option<Vec<u8>> = text
            .chars()
            .map(|it| it.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
            .collect();
        let wrong = || format!("`{text}` is not {} hexadecimal digits", 2 * N);
        let digits = digits.filter(|it| it.len() == 2 * N).ok_or_else(wrong)?;
        let mut bytes = [0; N];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks(2)) {
            *byte = pair.iter().fold(0, |byte, digit| byte * 16 + digit);
        }
        Ok(Self(bytes))
    }
}

impl<const N: usize> Serialize for Hex<N> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de, const N: usize> Deserialize<'de> for Hex<N> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
