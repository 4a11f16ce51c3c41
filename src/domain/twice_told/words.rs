//! Which movements of one day and amount are the same by their words.
//!
//! A word that several of them have says nothing about which of them it is. Of what is left the pairs with most in common come
//! first, and where two different movements have an equal claim neither is taken for the one that is there.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::Hash;

use super::{EVERYWHERE, Told, can_be_same};
use crate::domain::movement::Movement;
use crate::domain::search::fold;

/// A word says something if it has so many letters.
const SHORTEST: usize = 4;

/// Words cut off by one of the formats have at least so many letters.
const CUT: usize = 5;

/// So many letters of a cut word are looked up at most.
const LONGEST_CUT: usize = 40;

/// So many pairs of one day and amount that have a word in common are looked at. Where there are more, words are no help.
const MOST_PAIRS: usize = 100_000;

/// What the whole of a reference and of a text begins with among the words: neither is cut off.
const WHOLE: [char; 2] = ['=', ':'];

/// What a movement says of itself in texts that people read; those with all of it in common can't be told apart.
type Face<'m> = (&'m str, &'m str, [Option<&'m str>; 4]);

/// A movement and its words, folded once.
struct Said<'m> {
    movement: &'m Movement,
    /// Whether it can still be paired.
    is_free: bool,
    /// The same number for those that can't be told apart.
    face: usize,
    words: HashSet<String>,
}

/// The words that only one face of an account has, those that more have without it.
type Owners<'s> = HashMap<(&'s str, &'s str), Option<usize>>;

/// The places of what is told and of what is there that are one, among movements of one day, currency and amount. Those that
/// can't be paired count nevertheless for how common a word is.
pub(super) fn pairs(told: &[(Told<'_>, bool)], there: &[(Told<'_>, bool)]) -> Vec<(usize, usize)> {
    let (mut told, mut there) = (said(told), said(there));
    let mut found = Vec::new();
    for (_, level) in scored(&told, &there).into_iter().rev() {
        let open: Vec<(usize, usize)> = level
            .into_iter()
            .filter(|(one, other)| told[*one].is_free && there[*other].is_free)
            .collect();
        let faces_there = open.iter().map(|(one, other)| (*one, there[*other].face));
        let of_told = only(faces_there);
        let faces_told = open.iter().map(|(one, other)| (*other, told[*one].face));
        let of_there = only(faces_told);
        let is_clear = |(one, other): &(usize, usize)| {
            let is_one = |owner: Option<&Option<usize>>| owner.is_some_and(Option::is_some);
            is_one(of_told.get(one)) && is_one(of_there.get(other))
        };
        let (clear, tied): (Vec<_>, Vec<_>) = open.iter().partition(|it| is_clear(it));
        for (one, other) in clear {
            if told[one].is_free && there[other].is_free {
                told[one].is_free = false;
                there[other].is_free = false;
                found.push((one, other));
            }
        }
        for (one, other) in tied {
            told[one].is_free = false;
            there[other].is_free = false;
        }
    }
    found
}

fn said<'m>(all: &[(Told<'m>, bool)]) -> Vec<Said<'m>> {
    let mut faces: HashMap<Face<'m>, usize> = HashMap::new();
    let said = all.iter().map(|((_, movement), is_free)| {
        let next = faces.len();
        Said {
            movement,
            is_free: *is_free,
            face: *faces.entry(face(movement)).or_insert(next),
            words: telling_words(movement),
        }
    });
    said.collect()
}

fn face(movement: &Movement) -> Face<'_> {
    let payer = &movement.payer;
    let named = [
        movement.reference.as_deref(),
        payer.name.as_deref(),
        payer.tax_id.as_deref(),
        payer.account.as_deref(),
    ];
    (&movement.account, &movement.text, named)
}

/// For each key the one value that it comes with, or none where there are several.
fn only<K: Eq + Hash>(all: impl Iterator<Item = (K, usize)>) -> HashMap<K, Option<usize>> {
    let mut found: HashMap<K, Option<usize>> = HashMap::new();
    for (key, value) in all {
        let known = found.entry(key).or_insert(Some(value));
        *known = known.filter(|it| *it == value);
    }
    found
}

fn owners<'s>(all: &'s [Said<'_>]) -> Owners<'s> {
    let words = all.iter().flat_map(|said| {
        let account = said.movement.account.as_str();
        let words = said.words.iter();
        words.map(move |word| ((account, word.as_str()), said.face))
    });
    only(words)
}

/// The words of one that none of the others has.
fn own_words<'s>(said: &'s Said<'_>, owners: &Owners<'_>) -> Vec<&'s str> {
    let account = said.movement.account.as_str();
    let is_own = |word: &&str| owners.get(&(account, *word)).is_some_and(Option::is_some);
    let words = said.words.iter().map(String::as_str);
    words.filter(is_own).collect()
}

/// The pairs that can be one, by how many words of their own they have in common; none where there are too many.
fn scored(told: &[Said<'_>], there: &[Said<'_>]) -> BTreeMap<usize, Vec<(usize, usize)>> {
    let (of_told, of_there) = (owners(told), owners(there));
    let mut by_word: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, other) in there.iter().enumerate().filter(|it| it.1.is_free) {
        for word in own_words(other, &of_there) {
            by_word.entry(word).or_default().push(at);
        }
    }
    let mut levels: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
    let mut looked_at = 0;
    for (at, one) in told.iter().enumerate().filter(|it| it.1.is_free) {
        let mut common: BTreeMap<usize, usize> = BTreeMap::new();
        for word in own_words(one, &of_told) {
            for other in having(&by_word, word) {
                *common.entry(other).or_default() += 1;
            }
        }
        looked_at += common.len();
        if looked_at > MOST_PAIRS {
            return BTreeMap::new();
        }
        for (other, count) in common {
            if can_be_same(one.movement, there[other].movement) {
                levels.entry(count).or_default().push((at, other));
            }
        }
    }
    levels
}

/// Those that have this word, whole or cut off in either of the two.
fn having(by_word: &BTreeMap<&str, Vec<usize>>, word: &str) -> HashSet<usize> {
    let mut found = HashSet::new();
    let mut add = |places: Option<&Vec<usize>>| found.extend(places.into_iter().flatten().copied());
    add(by_word.get(word));
    if word.starts_with(WHOLE) {
        return found;
    }
    for (end, _) in word.char_indices().skip(CUT).take(LONGEST_CUT) {
        add(by_word.get(&word[..end]));
    }
    if word.chars().count() >= CUT {
        let longer = by_word.range(word..);
        for (_, places) in longer.take_while(|(other, _)| other.starts_with(word)) {
            add(Some(places));
        }
    }
    found
}

fn telling_words(movement: &Movement) -> HashSet<String> {
    let payer = &movement.payer;
    let texts = [
        Some(movement.text.as_str()),
        movement.reference.as_deref(),
        movement.bank_reference.as_deref(),
        payer.name.as_deref(),
        payer.tax_id.as_deref(),
        payer.account.as_deref(),
    ];
    let mut words = HashSet::new();
    for text in texts.into_iter().flatten() {
        let folded = fold(text);
        let all = folded.split(|c: char| !c.is_alphanumeric());
        words.extend(all.filter(|it| says_something(it)).map(bare));
    }
    // A reference and a text say more as a whole, and short ones nothing but as a whole.
    let reference = fold(movement.reference.as_deref().unwrap_or_default());
    let reference = reference.trim();
    let is_number = reference.bytes().all(|byte| byte.is_ascii_digit());
    let is_telling = !is_number && !EVERYWHERE.contains(&reference);
    if is_telling || says_something(reference) {
        words.insert(format!("={}", bare(reference)));
    }
    let text = fold(&movement.text);
    if text
        .split(|c: char| !c.is_alphanumeric())
        .any(says_something)
    {
        words.insert(format!(":{text}"));
    }
    words
}

fn says_something(word: &str) -> bool {
    let letters = word.chars().count();
    let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
    // Four digits are any year.
    letters >= SHORTEST + usize::from(is_number) && !EVERYWHERE.contains(&word)
}

fn bare(word: &str) -> String {
    match word.trim_start_matches('0') {
        "" => word.to_owned(),
        bare => bare.to_owned(),
    }
}
