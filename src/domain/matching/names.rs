//! Names as they come through banks: in capitals, without accents, cut to 35 characters, family names first.

use crate::domain::search::fold;

/// Words that say what kind of business it is, and small words.
const FORMS: [&str; 46] = [
    "sl",
    "sa",
    "slu",
    "sau",
    "sll",
    "sal",
    "scp",
    "cb",
    "sc",
    "slp",
    "sociedad",
    "limitada",
    "anonima",
    "unipersonal",
    "coop",
    "cooperativa",
    "ltda",
    "srl",
    "sas",
    "spa",
    "eirl",
    "sac",
    "saa",
    "cv",
    "rl",
    "ltd",
    "llc",
    "inc",
    "gmbh",
    "ag",
    "bv",
    "nv",
    "plc",
    "corp",
    "co",
    "cia",
    "de",
    "del",
    "la",
    "el",
    "los",
    "las",
    "the",
    "and",
    "don",
    "dna",
];

/// A name cut off by a bank has at least so many letters.
const CUT: usize = 24;

/// The words of a name that count. Where none does, all do.
pub(super) fn words(name: &str) -> Vec<String> {
    let folded = fold(name);
    let all: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|it| !it.is_empty())
        .collect();
    let counts = |word: &&&str| word.chars().count() > 1 && !FORMS.contains(*word);
    let some: Vec<String> = all
        .iter()
        .filter(counts)
        .map(|it| (*it).to_owned())
        .collect();
    if some.is_empty() {
        return all.into_iter().map(str::to_owned).collect();
    }
    some
}

/// The words in alphabetical order, under which names in another order are the same.
pub(super) fn sorted(words: &[String]) -> String {
    let mut words: Vec<&str> = words.iter().map(String::as_str).collect();
    words.sort_unstable();
    words.join(" ")
}

/// Whether a name is long enough, or of enough words, to say who somebody is.
pub(super) fn is_telling(words: &[String]) -> bool {
    let letters: usize = words.iter().map(|it| it.chars().count()).sum();
    words.len() > 1 && letters >= 8 || letters >= 7
}

/// Whether one name is the other one cut off.
pub(super) fn is_cut(short: &[String], long: &[String]) -> bool {
    let (short, long) = (short.join(" "), long.join(" "));
    short.chars().count() >= CUT && long.starts_with(&short)
}

/// Whether the words of a name stand together in a text, the last one perhaps cut off at its end.
pub(super) fn stands_in(name: &[String], text: &[String], from: usize) -> bool {
    let Some(there) = text.get(from..(from + name.len()).min(text.len())) else {
        return false;
    };
    let is_end = from + there.len() == text.len();
    name.iter()
        .zip(there)
        .enumerate()
        .all(|(at, (wanted, found))| {
            let is_last = is_end && at + 1 == there.len();
            wanted == found
                || is_last && found.chars().count() >= 4 && wanted.starts_with(found.as_str())
        })
        && (there.len() == name.len() || is_end && there.len() >= 2)
}
