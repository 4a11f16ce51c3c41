//! How messages to clients are worded and signed.

use serde::{Deserialize, Serialize};

/// How messages to clients are worded and signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MessagesConfig {
    /// How clients are addressed in Spanish.
    pub address: Address,
    /// Whose Spanish is written.
    pub region: Region,
    /// Who signs besides the house: lines below the name of who writes; the house's name and ways to reach it when empty.
    pub signature: String,
    /// By how many days from today a message asks for an answer; moved to a Monday from a weekend.
    pub answer_days: u32,
    /// Whether text messages are written without the accents that would make them cost more.
    pub sms_without_accents: bool,
}

/// How somebody is addressed in Spanish.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Address {
    /// One person, with respect.
    Usted,
    /// One person, as friends do.
    #[serde(alias = "tú")]
    Tu,
    /// Several: a company rather than a person.
    Ustedes,
}

impl Address {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Usted, Self::Tu, Self::Ustedes];

    /// The stable name, as in the configuration.
    pub fn id(self) -> &'static str {
        match self {
            Self::Usted => "usted",
            Self::Tu => "tu",
            Self::Ustedes => "ustedes",
        }
    }

    /// The form that a word stands for, as people type it on a tag.
    pub fn from_word(word: &str) -> Option<Self> {
        match word.trim().to_lowercase().as_str() {
            "usted" => Some(Self::Usted),
            "tu" | "tú" => Some(Self::Tu),
            "ustedes" => Some(Self::Ustedes),
            _ => None,
        }
    }
}

/// Whose Spanish is written, where words differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Region {
    /// By the country of the client, else of the house.
    Auto,
    /// That of Spain.
    Spain,
    /// That of Latin America.
    America,
}
