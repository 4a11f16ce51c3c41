//! From the words of a heading to the fields it may mean.

use super::currency;
use super::field::Field;
use super::heading_words::{tokens, without_copy_number};
use iso_currency::Currency;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

/// What a heading can stand for: a field, or a part of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Slot {
    Field(Field),
    /// The first names of the contact person, or of a debtor who is one.
    FirstName,
    /// The last names that go with them.
    LastName,
    /// The series before an invoice's number.
    Series,
    /// The number of a credit note.
    CreditNumber,
    /// A column of yes and no, where yes means settled.
    SettledFlag,
    /// A column of yes and no, where yes means open.
    OpenFlag,
}

/// Words that make an amount one of taxes, where nothing says that they are included.
const TAX_WORDS: [&str; 9] = [
    "tax",
    "taxes",
    "vat",
    "iva",
    "igv",
    "gst",
    "itbis",
    "impuesto",
    "impuestos",
];
const AMOUNTS: [Slot; 3] = [
    Slot::Field(Field::Total),
    Slot::Field(Field::Balance),
    Slot::Field(Field::Paid),
];

/// How a heading came to be understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tier {
    /// Some of its words, in any place.
    Words,
    /// One of the parts of `Cliente / Empresa`.
    Part,
    /// The heading as a whole.
    Whole,
}

/// One thing that a heading may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Meaning {
    pub slot: Slot,
    pub tier: Tier,
    /// The place in the list of synonyms; the first fits best.
    pub rank: usize,
    /// Whether the cells have to prove it.
    pub needs_proof: bool,
}

/// A heading, understood as far as that can be done by its words.
#[derive(Debug, Clone, Default)]
pub(super) struct HeadingReading {
    pub meanings: Vec<Meaning>,
    pub currency: Option<Currency>,
}

#[derive(Deserialize)]
struct Raw {
    exact: BTreeMap<String, Vec<String>>,
    unused: BTreeMap<String, Vec<String>>,
    barred: BTreeMap<String, Vec<String>>,
    anywhere: BTreeMap<String, Vec<String>>,
}

struct Synonym {
    slot: Slot,
    rank: usize,
    needs_proof: bool,
}

struct Table {
    exact: HashMap<String, Vec<Synonym>>,
    /// Synonyms of several words, to be found among the words of a longer heading.
    phrases: Vec<(Slot, usize, Vec<String>)>,
    unused: HashSet<String>,
    barred: HashSet<String>,
    anywhere: Vec<(Slot, String)>,
    samples: Vec<(Field, Vec<String>)>,
}

fn table() -> &'static Table {
    static TABLE: LazyLock<Table> =
        LazyLock::new(|| Table::read(include_str!("../../assets/import/headings.toml")));
    &TABLE
}

fn slot_of(id: &str) -> Slot {
    match id {
        "first_name" => Slot::FirstName,
        "last_name" => Slot::LastName,
        "series" => Slot::Series,
        "credit_number" => Slot::CreditNumber,
        "settled_flag" => Slot::SettledFlag,
        "open_flag" => Slot::OpenFlag,
        // The table is part of the program, and a test reads it: an error here never meets a user.
        id => {
            Slot::Field(Field::from_id(id).unwrap_or_else(|| unreachable!("headings.toml: {id}")))
        }
    }
}

impl Table {
    fn read(text: &str) -> Table {
        let raw: Raw =
            toml::from_str(text).unwrap_or_else(|error| unreachable!("headings.toml: {error}"));
        let mut exact: HashMap<String, Vec<Synonym>> = HashMap::new();
        let mut phrases = Vec::new();
        let mut samples = Vec::new();
        for (id, list) in &raw.exact {
            let slot = slot_of(id);
            if let Slot::Field(field) = slot {
                samples.push((
                    field,
                    list.iter()
                        .filter(|word| !word.ends_with('?'))
                        .take(3)
                        .cloned()
                        .collect(),
                ));
            }
            for (rank, entry) in list.iter().enumerate() {
                let needs_proof =
                    entry.ends_with('?') || matches!(slot, Slot::SettledFlag | Slot::OpenFlag);
                let tokens = tokens(entry.trim_end_matches('?'));
                let synonyms = exact.entry(tokens.concat()).or_default();
                if !synonyms.iter().any(|known| known.slot == slot) {
                    synonyms.push(Synonym {
                        slot,
                        rank,
                        needs_proof,
                    });
                }
                if tokens.len() > 1 && !needs_proof {
                    phrases.push((slot, rank, tokens));
                }
            }
        }
        let concat = |lists: &BTreeMap<String, Vec<String>>| {
            lists
                .values()
                .flatten()
                .map(|entry| tokens(entry).concat())
                .collect()
        };
        let anywhere = raw
            .anywhere
            .iter()
            .flat_map(|(id, list)| list.iter().map(|word| (slot_of(id), tokens(word).concat())));
        Table {
            exact,
            phrases,
            unused: concat(&raw.unused),
            barred: concat(&raw.barred),
            anywhere: anywhere.collect(),
            samples,
        }
    }
}

/// Headings that would have been understood, some for each of these fields.
pub(super) fn examples(fields: &[Field]) -> Vec<(Field, Vec<String>)> {
    table()
        .samples
        .iter()
        .filter(|(field, _)| fields.contains(field))
        .cloned()
        .collect()
}

/// What a heading may mean, as a whole, by its parts, or by some of its words.
pub(super) fn read_heading(heading: &str) -> HeadingReading {
    read(heading, true)
}

/// What a heading may mean as a whole or by its parts. This is the quicker look, for finding the row of headings.
pub(super) fn glance_at_heading(heading: &str) -> HeadingReading {
    read(heading, false)
}

fn read(heading: &str, by_words: bool) -> HeadingReading {
    let heading = without_copy_number(heading.trim());
    if heading.is_empty() || heading.chars().count() > 80 {
        return HeadingReading::default();
    }
    let all = tokens(heading);
    let currency = currency::of_heading(heading, &all);
    let table = table();
    let bare: Vec<String> = all
        .iter()
        .filter(|token| !currency::is_unit(token))
        .cloned()
        .collect();
    if table.unused.contains(&bare.concat()) || table.unused.contains(&all.concat()) {
        return HeadingReading {
            meanings: Vec::new(),
            currency,
        };
    }
    let mut meanings = Vec::new();
    for key in [
        all.concat(),
        bare.concat(),
        tokens_outside_parentheses(heading),
    ] {
        add_exact(&mut meanings, &key, Tier::Whole);
    }
    if meanings.is_empty() {
        for part in heading
            .split(['/', '|', '\n', '(', ')', ':', ','])
            .filter(|part| part.trim() != heading)
        {
            let key: String = tokens(part)
                .into_iter()
                .filter(|token| !currency::is_unit(token))
                .collect();
            if !table.unused.contains(&key) {
                add_exact(&mut meanings, &key, Tier::Part);
            }
        }
    }
    if by_words
        && meanings.iter().all(|meaning| meaning.tier < Tier::Whole)
        && !bare.iter().any(|token| table.barred.contains(token))
    {
        add_by_words(&mut meanings, &bare);
    }
    HeadingReading { meanings, currency }
}

fn tokens_outside_parentheses(heading: &str) -> String {
    let outside: String = heading
        .split(['(', '['])
        .enumerate()
        .map(|(at, part)| {
            if at == 0 {
                part
            } else {
                part.split_once([')', ']']).map_or("", |(_, rest)| rest)
            }
        })
        .collect::<Vec<_>>()
        .join(" ");
    tokens(&outside)
        .into_iter()
        .filter(|token| !currency::is_unit(token))
        .collect()
}

fn add_exact(meanings: &mut Vec<Meaning>, key: &str, tier: Tier) {
    for synonym in table().exact.get(key).into_iter().flatten() {
        if !meanings.iter().any(|known| known.slot == synonym.slot) {
            meanings.push(Meaning {
                slot: synonym.slot,
                tier,
                rank: synonym.rank,
                needs_proof: synonym.needs_proof,
            });
        }
    }
}

fn add_by_words(meanings: &mut Vec<Meaning>, words: &[String]) {
    let table = table();
    let phrases = table
        .phrases
        .iter()
        .filter(|(_, _, phrase)| phrase.iter().all(|word| words.contains(word)));
    // The more words of the heading a synonym explains, the better it fits.
    let found = phrases.map(|(slot, rank, phrase)| (*slot, rank + 200 - phrase.len().min(4) * 50));
    // "Outstanding tax" is a part of what is owed, and not what is owed.
    let is_tax = words.iter().any(|word| TAX_WORDS.contains(&word.as_str()));
    let single = table
        .anywhere
        .iter()
        .filter(|(slot, word)| words.contains(word) && !(is_tax && AMOUNTS.contains(slot)))
        .map(|(slot, _)| (*slot, 250));
    for (slot, rank) in found.chain(single) {
        match meanings.iter_mut().find(|known| known.slot == slot) {
            Some(known) if known.tier == Tier::Words => known.rank = known.rank.min(rank),
            Some(_) => {}
            None => meanings.push(Meaning {
                slot,
                tier: Tier::Words,
                rank,
                needs_proof: false,
            }),
        }
    }
}

#[cfg(test)]
#[path = "synonyms_tests.rs"]
mod tests;
