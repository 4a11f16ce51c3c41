//! Movements of the house's bank accounts, as statements tell of them. A movement is a fact once, however often its
//! statement is imported, and says nothing about any client until a person accepts what it pays.

use std::collections::HashMap;
use std::fmt::{self, Display};
use std::str::FromStr;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::money::Money;

/// Whoever is at the other end of a movement, as far as the bank tells.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// The name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The number of the account, international where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// The tax id, or whatever else the bank identifies it by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_id: Option<String>,
}

/// One movement of an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Movement {
    /// The house's account, as an IBAN where it has one.
    pub account: String,
    /// The day on which the bank booked it.
    pub booked_on: NaiveDate,
    /// The day from which it counts for interest, if it is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value_on: Option<NaiveDate>,
    /// How much: money that came in is positive.
    #[serde(flatten)]
    pub money: Money,
    /// The other end: who paid what came in.
    #[serde(default)]
    pub payer: Party,
    /// The reference that the payer gave in a field of its own: structured, or end-to-end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// What is written beside it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// What the bank itself calls it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_reference: Option<String>,
    /// The format of the statement that told of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
}

/// What a movement is known by: the same for the same movement, whenever it is imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MovementId(pub [u8; 16]);

impl MovementId {
    /// The first digits, which are enough to name it among a few thousand.
    pub fn short(self) -> String {
        self.to_string().chars().take(10).collect()
    }
}

impl Display for MovementId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
    }
}

impl FromStr for MovementId {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        if text.len() != 32 || !text.is_ascii() {
            return Err(());
        }
        let mut bytes = [0; 16];
        for (at, byte) in bytes.iter_mut().enumerate() {
            let digits = text.get(2 * at..2 * at + 2).ok_or(())?;
            *byte = u8::from_str_radix(digits, 16).map_err(|_| ())?;
        }
        Ok(Self(bytes))
    }
}

impl Serialize for MovementId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for MovementId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        let wrong = |()| serde::de::Error::custom(format!("`{text}` is no id of a movement"));
        text.parse().map_err(wrong)
    }
}

impl Movement {
    /// Whether money came in.
    pub fn is_credit(&self) -> bool {
        self.money.amount > Decimal::ZERO
    }

    /// What it has in common with those that can only be told from it by their place: account, day, amount, reference.
    fn kind(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        let amount = self.money.amount.normalize().to_string();
        let day = self.booked_on.to_string();
        let told = match (&self.bank_reference, &self.reference) {
            // Without any reference the words take its place.
            (None, None) => self.text.as_str(),
            _ => "",
        };
        let parts = [
            self.account.as_str(),
            day.as_str(),
            amount.as_str(),
            self.money.currency.code(),
            self.bank_reference.as_deref().unwrap_or_default(),
            self.reference.as_deref().unwrap_or_default(),
            told,
        ];
        for part in parts {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        hash.finalize().into()
    }
}

/// What the movements of one file are known by, in their order: equal ones by their place among their equals.
pub fn identify<'a>(movements: impl Iterator<Item = &'a Movement>) -> Vec<MovementId> {
    let mut equals: HashMap<[u8; 32], u32> = HashMap::new();
    movements
        .map(|movement| {
            let kind = movement.kind();
            let place = equals.entry(kind).or_default();
            let mut hash = Sha256::new();
            hash.update(kind);
            hash.update(place.to_be_bytes());
            *place += 1;
            let whole: [u8; 32] = hash.finalize().into();
            let mut id = [0; 16];
            id.copy_from_slice(&whole[..16]);
            MovementId(id)
        })
        .collect()
}
