//! The words of big books, read from `assets/demo/big.toml` once.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::domain::money::Currency;

const TEXT: &str = include_str!("../../../assets/demo/big.toml");

/// All the words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub sectors: Vec<Word>,
    pub country: Vec<Country>,
    pub words: Sayings,
}

/// A word and how it looks in an e-mail address.
#[derive(Debug, Deserialize)]
#[serde(from = "String")]
pub(super) struct Word {
    pub text: String,
    pub slug: String,
}

/// What names, numbers and amounts look like in a country.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Country {
    pub weight: u32,
    pub currency: Currency,
    pub scale: i64,
    pub vat_percent: i64,
    pub tax_id: TaxId,
    pub legal_forms: Vec<String>,
    pub phones: Vec<String>,
    pub surnames: Vec<Word>,
    pub places: Vec<Word>,
    pub people: Vec<Word>,
}

/// The kinds of tax ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum TaxId {
    /// Spain, businesses.
    Cif,
    /// Mexico.
    Rfc,
    /// Chile.
    Rut,
    /// Colombia.
    Nit,
    /// Ecuador.
    RucEcuador,
    /// Peru.
    RucPeru,
}

/// What people type, by what became of a call or message.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sayings {
    pub reminder: Vec<String>,
    pub no_answer: Vec<String>,
    pub talked: Vec<String>,
    pub cannot_pay: Vec<String>,
    pub promised: Vec<String>,
    pub call_back: Vec<String>,
    pub paid_already: Vec<String>,
    pub disputes: Vec<String>,
    pub hold: Vec<String>,
    pub snooze: Vec<String>,
    pub notes: Vec<String>,
    pub tags: Vec<String>,
}

impl From<String> for Word {
    fn from(text: String) -> Self {
        let slug = text.to_lowercase().chars().filter_map(plain).collect();
        Self { text, slug }
    }
}

/// The letter as it can stand in an e-mail address, if it can.
fn plain(letter: char) -> Option<char> {
    let plain = match letter {
        'á' => 'a',
        'é' => 'e',
        'í' => 'i',
        'ó' => 'o',
        'ú' | 'ü' => 'u',
        'ñ' => 'n',
        other => other,
    };
    plain.is_ascii_lowercase().then_some(plain)
}

/// All the words.
#[allow(clippy::expect_used)] // The words are part of the program, and a test reads them.
pub(super) fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| toml::from_str(TEXT).expect("the words of big books are well formed"))
}
