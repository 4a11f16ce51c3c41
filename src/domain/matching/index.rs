//! What is open, arranged so that what a movement may be about is found without looking at all of it.

use std::collections::{BTreeMap, HashMap};

use chrono::Days;
use rust_decimal::Decimal;

use super::judge::{Identified, Named, in_other_currency, judge};
use super::keys::{Key, KeyKind, bare_reference, keys_in, keys_of};
use super::names::{is_cut, is_telling, sorted, stands_in, words};
use super::{Evidence, Learned, MOST_PROPOSALS, Payer, Proposal};
use crate::domain::account_number::ibans_in;
use crate::domain::money::Currency;
use crate::domain::movement::Movement;
use crate::domain::search::compact_tax_id;

/// A key, or an amount, that fits more invoices than these says nothing.
const TOO_MANY: usize = 40;

/// Where a text ends with the second word of a name, cut off perhaps, so many names are compared with it.
const MOST_ALIKE: usize = 5_000;

/// So many days a payment may come before the invoice.
const BEFORE_ISSUE: u64 = 5;

/// An invoice: the place of its payer, and its place there.
pub(super) type Place = (usize, usize);

/// What is open, to be asked about movements.
pub struct Matcher {
    payers: Vec<Payer>,
    names: Vec<Vec<String>>,
    by_debtor: HashMap<i64, usize>,
    by_key: HashMap<Key, Vec<Place>>,
    by_amount: HashMap<(Currency, Decimal), Vec<Place>>,
    by_tax_id: HashMap<String, Vec<usize>>,
    by_name: HashMap<String, Vec<usize>>,
    /// Clients whose name is one word, by that word.
    by_only_word: HashMap<String, Vec<usize>>,
    /// The others, by their first two: a first word alone is that of hundreds of businesses.
    by_two_words: HashMap<(String, String), Vec<usize>>,
    /// All of them by their first word, for texts that end right after it.
    by_first_word: HashMap<String, Vec<usize>>,
    by_account: HashMap<String, Vec<usize>>,
    by_learned_name: HashMap<String, Vec<usize>>,
    /// Whether what is open of an invoice is spoken for, by payer and place there.
    claimed: Vec<Vec<bool>>,
    /// The invoices of each payer, the oldest first.
    in_order: Vec<Vec<Place>>,
    work: u64,
}

impl Matcher {
    /// Arranges what is open.
    pub fn new(payers: Vec<Payer>, learned: &[Learned]) -> Self {
        let names: Vec<Vec<String>> = payers
            .iter()
            .map(|it| words(it.name.as_deref().unwrap_or_default()))
            .collect();
        let mut matcher = Self {
            by_debtor: payers
                .iter()
                .enumerate()
                .map(|(at, it)| (it.debtor, at))
                .collect(),
            payers,
            names,
            by_key: HashMap::new(),
            by_amount: HashMap::new(),
            by_tax_id: HashMap::new(),
            by_name: HashMap::new(),
            by_only_word: HashMap::new(),
            by_two_words: HashMap::new(),
            by_first_word: HashMap::new(),
            by_account: HashMap::new(),
            by_learned_name: HashMap::new(),
            claimed: Vec::new(),
            in_order: Vec::new(),
            work: 0,
        };
        for at in 0..matcher.payers.len() {
            matcher.arrange(at);
        }
        matcher.learn(learned);
        matcher
    }

    fn arrange(&mut self, at: usize) {
        let payer = &self.payers[at];
        let mut places: Vec<Place> = (0..payer.invoices.len()).map(|place| (at, place)).collect();
        places.sort_by_key(|(_, place)| {
            let invoice = &payer.invoices[*place];
            (invoice.due_on, invoice.issued_on, *place)
        });
        self.claimed.push(vec![false; places.len()]);
        self.in_order.push(places);
        for (place, invoice) in payer.invoices.iter().enumerate() {
            for key in keys_of(&invoice.number) {
                self.by_key.entry(key).or_default().push((at, place));
            }
            let amount = (invoice.currency, invoice.open.normalize());
            self.by_amount.entry(amount).or_default().push((at, place));
        }
        if let Some(tax_id) = payer
            .tax_id
            .as_deref()
            .map(bare_tax_id)
            .filter(|it| it.len() >= 7)
        {
            self.by_tax_id.entry(tax_id).or_default().push(at);
        }
        let name = &self.names[at];
        if let Some(first) = name.first().filter(|_| is_telling(name)) {
            let all = self.by_first_word.entry(first.clone());
            all.or_default().push(at);
            match name.get(1) {
                Some(second) => {
                    let two = self.by_two_words.entry((first.clone(), second.clone()));
                    two.or_default().push(at);
                }
                None => {
                    let only = self.by_only_word.entry(first.clone());
                    only.or_default().push(at);
                }
            }
            self.by_name.entry(sorted(name)).or_default().push(at);
        }
    }

    fn learn(&mut self, learned: &[Learned]) {
        for learned in learned {
            let Some(at) = self.by_debtor.get(&learned.debtor) else {
                continue;
            };
            if let Some(account) = &learned.party.account {
                push_once(self.by_account.entry(account.clone()).or_default(), *at);
            }
            if let Some(name) = &learned.party.name {
                let name = words(name);
                if is_telling(&name) {
                    push_once(self.by_learned_name.entry(sorted(&name)).or_default(), *at);
                }
            }
        }
    }

    /// How many invoices and clients were looked at so far: what the time depends on.
    pub fn work(&self) -> u64 {
        self.work
    }

    /// What a proposal pays is not open any more.
    pub fn claim(&mut self, proposal: &Proposal) {
        let Some(at) = self.by_debtor.get(&proposal.debtor).copied() else {
            return;
        };
        for (number, _) in &proposal.shares {
            let place = self.payers[at]
                .invoices
                .iter()
                .position(|it| it.number == *number);
            let claimed = place.and_then(|place| self.claimed.get_mut(at)?.get_mut(place));
            if let Some(claimed) = claimed {
                *claimed = true;
            }
        }
    }

    pub(super) fn payer(&self, at: usize) -> &Payer {
        &self.payers[at]
    }

    pub(super) fn open_of(&self, place: Place) -> Decimal {
        self.payers[place.0].invoices[place.1].open
    }

    /// The invoices of a client that a movement may pay, the oldest first.
    pub(super) fn payable(&self, at: usize, movement: &Movement) -> Vec<Place> {
        let all = self.in_order.get(at).map(Vec::as_slice).unwrap_or_default();
        let payable = all.iter().filter(|it| self.is_payable(**it, movement));
        payable.copied().collect()
    }

    fn is_payable(&self, place: Place, movement: &Movement) -> bool {
        let invoice = &self.payers[place.0].invoices[place.1];
        let latest = movement.booked_on.checked_add_days(Days::new(BEFORE_ISSUE));
        invoice.currency == movement.money.currency
            && invoice.open > Decimal::ZERO
            && latest.is_none_or(|latest| invoice.issued_on <= latest)
            && !self.claimed[place.0][place.1]
    }

    /// How many invoices of all clients have just this amount open.
    pub(super) fn of_this_amount(&self, movement: &Movement) -> usize {
        self.exact(movement).len()
    }

    fn exact(&self, movement: &Movement) -> Vec<Place> {
        let amount = (movement.money.currency, movement.money.amount.normalize());
        let places = self
            .by_amount
            .get(&amount)
            .map(Vec::as_slice)
            .unwrap_or_default();
        places
            .iter()
            .copied()
            .filter(|place| self.is_payable(*place, movement))
            .collect()
    }

    /// What a movement may pay, the surest first.
    pub fn propose(&mut self, movement: &Movement) -> Vec<Proposal> {
        if !movement.is_credit() {
            return Vec::new();
        }
        let (named, foreign) = self.named(movement);
        let mut identified = self.identified(movement);
        for at in named.keys() {
            identified.entry(*at).or_default();
        }
        let by_amount = self.exact(movement);
        if by_amount.len() <= TOO_MANY / 2 {
            for (at, _) in &by_amount {
                identified.entry(*at).or_default();
            }
        }
        self.work += (identified.len() + by_amount.len()) as u64;
        let mut proposals = Vec::new();
        let none = BTreeMap::new();
        for (at, who) in &identified {
            let of_payer = named.get(at).unwrap_or(&none);
            self.work += self.payers[*at].invoices.len() as u64;
            let (found, steps) = judge(self, movement, *at, who, of_payer);
            self.work += u64::from(steps);
            proposals.extend(found);
        }
        for (at, place) in &foreign {
            let payer = &self.payers[*at];
            if proposals.iter().all(|it| it.debtor != payer.debtor) {
                let who = identified.entry(*at).or_default();
                let number = payer.invoices[*place].number.clone();
                proposals.push(in_other_currency(payer.debtor, number, who));
            }
        }
        super::judge::compare(&mut proposals);
        proposals.truncate(MOST_PROPOSALS);
        proposals
    }

    /// The invoices whose numbers are told, by client, each with the best way in which it is; and the first of each client that
    /// is told for sure and is in another currency.
    fn named(&mut self, movement: &Movement) -> (BTreeMap<usize, Named>, BTreeMap<usize, usize>) {
        let mut named: BTreeMap<usize, Named> = BTreeMap::new();
        let mut foreign: BTreeMap<usize, usize> = BTreeMap::new();
        let reference = movement.reference.as_deref().map(bare_reference);
        let texts = [
            (reference.as_deref().unwrap_or_default(), true),
            (movement.text.as_str(), false),
        ];
        for (text, is_reference) in texts {
            for key in keys_in(text) {
                let Some(places) = self.by_key.get(&key) else {
                    continue;
                };
                if places.len() > TOO_MANY {
                    continue;
                }
                self.work += places.len() as u64;
                if key.0 == KeyKind::Whole {
                    let currency = |it: &&Place| self.payers[it.0].invoices[it.1].currency;
                    let others = places
                        .iter()
                        .filter(|it| currency(it) != movement.money.currency);
                    for (at, place) in others {
                        foreign.entry(*at).or_insert(*place);
                    }
                }
                for place in places.iter().filter(|it| self.is_payable(**it, movement)) {
                    let how = named
                        .entry(place.0)
                        .or_default()
                        .entry(place.1)
                        .or_insert((key.0, is_reference));
                    *how = (*how).max((key.0, is_reference));
                }
            }
        }
        (named, foreign)
    }

    /// The clients that the payer may be, with what says so.
    fn identified(&mut self, movement: &Movement) -> BTreeMap<usize, Identified> {
        let mut found: BTreeMap<usize, Identified> = BTreeMap::new();
        let mut looked_at = 0;
        let mut add = |places: Option<&Vec<usize>>, evidence: Evidence| {
            let places = places.map(Vec::as_slice).unwrap_or_default();
            if places.len() > TOO_MANY {
                return;
            }
            for at in places {
                let who = found.entry(*at).or_default();
                if !who.evidence.contains(&evidence) {
                    who.evidence.push(evidence.clone());
                }
                who.is_shared |= places.len() > 1;
            }
        };
        let in_text = ibans_in(&movement.text);
        for account in movement.payer.account.iter().chain(&in_text) {
            add(self.by_account.get(account), Evidence::Account);
        }
        for tax_id in tax_ids(movement) {
            add(self.by_tax_id.get(&tax_id), Evidence::TaxId);
        }
        let payer = words(movement.payer.name.as_deref().unwrap_or_default());
        if is_telling(&payer) {
            add(self.by_name.get(&sorted(&payer)), Evidence::Name);
            add(
                self.by_learned_name.get(&sorted(&payer)),
                Evidence::LearnedName,
            );
            let like = self.like(&payer, 0);
            let cut = like.iter().copied();
            let cut = cut.filter(|at| is_cut(&payer, &self.names[*at]));
            add(Some(&cut.collect()), Evidence::Name);
            looked_at += like.len();
        }
        let text = words(&movement.text);
        for from in 0..text.len() {
            let like = self.like(&text, from);
            let there = like.iter().copied();
            let there = there.filter(|at| stands_in(&self.names[*at], &text, from));
            add(Some(&there.collect()), Evidence::NameInText);
            looked_at += like.len();
        }
        self.work += looked_at as u64;
        found
    }

    /// The clients whose names may stand in these words from there on. Only the last word may be cut off, so that names
    /// are looked up by two words wherever the second is not the last.
    fn like(&self, text: &[String], from: usize) -> Vec<usize> {
        let Some(first) = text.get(from) else {
            return Vec::new();
        };
        let none = || [].as_slice();
        let all = self
            .by_first_word
            .get(first)
            .map_or_else(none, Vec::as_slice);
        if all.is_empty() {
            return Vec::new();
        }
        let only = self
            .by_only_word
            .get(first)
            .map_or_else(none, Vec::as_slice);
        let Some(second) = text.get(from + 1) else {
            return if from == 0 { all } else { only }.to_vec();
        };
        if from + 2 == text.len() && all.len() <= MOST_ALIKE {
            return all.to_vec();
        }
        let pair = (first.clone(), second.clone());
        let two = self
            .by_two_words
            .get(&pair)
            .map_or_else(none, Vec::as_slice);
        only.iter().chain(two).copied().collect()
    }
}

fn push_once(places: &mut Vec<usize>, at: usize) {
    if !places.contains(&at) {
        places.push(at);
    }
}

/// A tax id without its marks and without the country before it.
fn bare_tax_id(written: &str) -> String {
    let compact = compact_tax_id(written);
    match compact.strip_prefix("ES") {
        Some(rest) if rest.len() == 9 => rest.to_owned(),
        _ => compact,
    }
}

/// What may be a tax id: the payer's, and words of the text with digits in them.
fn tax_ids(movement: &Movement) -> Vec<String> {
    let words = movement
        .text
        .split_whitespace()
        .filter(|word| word.len() >= 7 && word.bytes().filter(u8::is_ascii_digit).count() >= 6);
    let all = movement
        .payer
        .tax_id
        .iter()
        .map(String::as_str)
        .chain(words);
    let mut found: Vec<String> = all.map(bare_tax_id).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// How sure a key is of an invoice.
pub(super) fn is_strong(kind: KeyKind) -> bool {
    kind > KeyKind::End
}
