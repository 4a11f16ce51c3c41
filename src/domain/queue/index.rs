//! The keys of all debtors in memory, narrow enough for a million of them, in the order of the queue.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::places::Places;
use super::search::{Found, Letters, Match, Searched, Wanted};
use super::{Filter, Sort};
use crate::domain::debtor::DebtorType;
use crate::domain::money::{Currency, Money, Sums};
use crate::domain::search::tags;
use crate::domain::standing::Band;

/// What one debtor is ordered and filtered by.
#[derive(Debug, Clone, PartialEq)]
pub struct Key<'a> {
    /// The debtor's number in the book.
    pub debtor: u32,
    /// What the debtor needs.
    pub band: Band,
    /// Urgency within the band.
    pub points: i32,
    /// Whether the debtor was tried today without an answer, and stands behind the untried ones of the band.
    pub tried: bool,
    /// The type.
    pub debtor_type: DebtorType,
    /// Due date of the oldest overdue part, in days from 1970-01-01; the largest number when nothing is due.
    pub oldest_due_on: i32,
    /// The amount shown in lists, for ordering, in hundredths.
    pub weight: i64,
    /// Day of the last contact, in days from 1970-01-01; the smallest number when there was none.
    pub last_contact_on: i32,
    /// Day on which somebody last recorded something, in days from 1970-01-01; the smallest number when nobody did.
    pub handled_on: i32,
    /// What is to be collected, by currency.
    pub to_collect: Vec<Money>,
    /// What identifies the debtor.
    pub code: &'a str,
    /// See [`crate::domain::search::haystack`]; the first line is the name.
    pub haystack: &'a str,
}

/// A key as it is kept: the texts lie in one long string. The whole fits into one line of a processor's memory.
#[derive(Debug, Clone, Copy)]
struct Slot {
    debtor: u32,
    points: i32,
    weight: i64,
    oldest_due_on: i32,
    last_contact_on: i32,
    handled_on: i32,
    text_at: u32,
    code_length: u16,
    name_length: u16,
    text_length: u32,
    /// Letters of the name.
    letters: Letters,
    to_collect: Decimal,
    currency: Option<Currency>,
    band: u8,
    tried: bool,
    debtor_type: DebtorType,
}

const _: () = assert!(size_of::<Slot>() <= 64);

/// Fewer than one place in so many are put in order sooner by themselves than by going through the order of all.
const FEW: usize = 100;

/// What the top bar says about the day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Totals {
    /// Debtors who need something today and were not tried yet.
    pub to_do: usize,
    /// Debtors whom somebody dealt with today: those who need nothing more, and those who were tried.
    pub done: usize,
    /// Of those, the ones who were tried without an answer and are still in the queue.
    pub tried: usize,
    /// What is to be collected from those who need something today, by currency.
    pub to_collect: Sums,
}

/// All keys of a book.
#[derive(Debug, Default)]
pub struct QueueIndex {
    /// In order of the debtors' numbers, so that a debtor is found by halving.
    slots: Vec<Slot>,
    texts: String,
    /// Positions in `slots`, most urgent first.
    by_urgency: Vec<u32>,
    /// Amounts in currencies beyond a debtor's first.
    more: BTreeMap<u32, Vec<Money>>,
    searched: Option<Searched>,
    sorted: bool,
}

impl QueueIndex {
    /// An empty index with room for this many debtors.
    pub fn with_room_for(debtors: usize) -> Self {
        Self {
            slots: Vec::with_capacity(debtors),
            texts: String::with_capacity(debtors.min(1 << 20) * 96),
            ..Self::default()
        }
    }

    /// How many debtors there are.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// Takes in a key, new or changed. Many in a row are best given in order of the debtors.
    pub fn put(&mut self, key: &Key<'_>) {
        self.searched = None;
        let slot = self.slot(key);
        match self.slots.binary_search_by_key(&key.debtor, |it| it.debtor) {
            Ok(at) => {
                if self.sorted {
                    self.take_out(at);
                }
                self.slots[at] = slot;
                if self.sorted {
                    self.put_in(at);
                }
            }
            Err(at) => {
                let is_last = at == self.slots.len();
                self.slots.insert(at, slot);
                if is_last && self.sorted {
                    self.put_in(at);
                } else {
                    self.sorted = false;
                }
            }
        }
    }

    /// Leaves a debtor out of whom nothing is known any more.
    pub fn remove(&mut self, debtor: u32) {
        self.searched = None;
        if let Ok(at) = self.slots.binary_search_by_key(&debtor, |it| it.debtor) {
            self.slots.remove(at);
            self.more.remove(&debtor);
            self.sorted = false;
        }
    }

    fn slot(&mut self, key: &Key<'_>) -> Slot {
        let text_at = self.texts.len();
        self.texts.push_str(key.code);
        self.texts.push_str(key.haystack);
        let name = key.haystack.lines().next().unwrap_or_default();
        let first = key.to_collect.first().copied();
        self.more.remove(&key.debtor);
        if key.to_collect.len() > 1 {
            self.more.insert(key.debtor, key.to_collect[1..].to_vec());
        }
        Slot {
            debtor: key.debtor,
            points: key.points,
            weight: key.weight,
            oldest_due_on: key.oldest_due_on,
            last_contact_on: key.last_contact_on,
            handled_on: key.handled_on,
            text_at: u32::try_from(text_at).unwrap_or(u32::MAX),
            code_length: u16::try_from(key.code.len()).unwrap_or(u16::MAX),
            name_length: u16::try_from(name.len()).unwrap_or(0),
            letters: Letters::of(name),
            text_length: u32::try_from(key.code.len() + key.haystack.len()).unwrap_or(u32::MAX),
            to_collect: first.map_or(Decimal::ZERO, |money| money.amount),
            currency: first.map(|money| money.currency),
            band: key.band.rank(),
            tried: key.tried,
            debtor_type: key.debtor_type,
        }
    }

    fn take_out(&mut self, at: usize) {
        let place = self
            .by_urgency
            .binary_search_by(|other| self.urgency(*other as usize, at));
        if let Ok(place) = place {
            self.by_urgency.remove(place);
        }
    }

    fn put_in(&mut self, at: usize) {
        let place = self
            .by_urgency
            .binary_search_by(|other| self.urgency(*other as usize, at))
            .unwrap_or_else(|place| place);
        self.by_urgency.insert(place, at as u32);
    }

    fn sort(&mut self) {
        if self.sorted {
            return;
        }
        let mut order = std::mem::take(&mut self.by_urgency);
        order.clear();
        order.extend(0..self.slots.len() as u32);
        order.sort_unstable_by(|a, b| self.urgency(*a as usize, *b as usize));
        self.by_urgency = order;
        self.sorted = true;
    }

    /// The order of the queue: band, untried today, points, oldest due date, code; the debtor's number settles the rest.
    pub(super) fn urgency(&self, a: usize, b: usize) -> Ordering {
        let (x, y) = (&self.slots[a], &self.slots[b]);
        x.band
            .cmp(&y.band)
            .then(x.tried.cmp(&y.tried))
            .then(y.points.cmp(&x.points))
            .then(x.oldest_due_on.cmp(&y.oldest_due_on))
            .then_with(|| self.code(x).cmp(self.code(y)))
            .then(x.debtor.cmp(&y.debtor))
    }

    fn code(&self, slot: &Slot) -> &str {
        let at = slot.text_at as usize;
        self.texts
            .get(at..at + usize::from(slot.code_length))
            .unwrap_or_default()
    }

    pub(super) fn haystack(&self, at: u32) -> &str {
        let slot = &self.slots[at as usize];
        let start = slot.text_at as usize + usize::from(slot.code_length);
        let end = slot.text_at as usize + slot.text_length as usize;
        self.texts.get(start..end).unwrap_or_default()
    }

    /// Empty when it is longer than any name has reason to be.
    pub(super) fn name(&self, at: u32) -> &str {
        let slot = &self.slots[at as usize];
        let start = slot.text_at as usize + usize::from(slot.code_length);
        self.texts
            .get(start..start + usize::from(slot.name_length))
            .unwrap_or_default()
    }

    pub(super) fn letters(&self, at: u32) -> Letters {
        self.slots[at as usize].letters
    }

    /// The debtors that a filter lets through, in an order; when nobody has the words of its text, those with names alike,
    /// best first. Searching again with letters added is quicker.
    pub fn arrange(&mut self, sort: Sort, filter: &Filter, today: i32) -> Found {
        self.sort();
        let wanted = Wanted::new(&filter.text);
        let passes = |at: u32| self.passes(&self.slots[at as usize], at, filter, today);
        let has_all = |at: u32| wanted.is_nothing() || wanted.stands_in(self.haystack(at));
        let having_all = match &self.searched {
            Some(searched) if searched.narrows_to(filter, today) => {
                searched.having_all.that(has_all)
            }
            _ => Places::all(self.len()).that(|at| passes(at) && has_all(at)),
        };
        let (mut found, how) = if having_all.is_empty() && wanted.has_likeness() {
            (self.alike(&wanted, passes), Match::Alike)
        } else {
            (self.in_order(&having_all), Match::Exact)
        };
        self.searched = Some(Searched::new(filter, today, having_all));
        self.order(&mut found, sort);
        let slots = found.iter().map(|at| &self.slots[*at as usize]);
        let tried = slots.clone().filter(|slot| slot.tried);
        Found {
            tried: tried.map(|slot| slot.debtor).collect(),
            debtors: slots.map(|slot| slot.debtor).collect(),
            how,
        }
    }

    /// Places in the order of the queue.
    fn in_order(&self, places: &Places) -> Vec<u32> {
        if places.len() < self.len() / FEW {
            let mut few: Vec<u32> = places.iter().collect();
            few.sort_unstable_by(|a, b| self.urgency(*a as usize, *b as usize));
            return few;
        }
        let all = self.by_urgency.iter().copied();
        all.filter(|at| places.contains(*at)).collect()
    }

    /// How many debtors of the hidden bands have the words of a filter's text and pass it but for their band.
    pub fn hidden_with(&self, filter: &Filter, today: i32) -> usize {
        let wider = Filter {
            hidden_too: true,
            ..filter.clone()
        };
        let wanted = Wanted::new(&filter.text);
        let hidden_too = Places::all(self.len()).that(|at| {
            let slot = &self.slots[at as usize];
            Band::from_rank(slot.band).is_some_and(Band::is_hidden)
                && self.passes(slot, at, &wider, today)
                && wanted.stands_in(self.haystack(at))
        });
        hidden_too.len()
    }

    fn order(&self, found: &mut [u32], sort: Sort) {
        let slot = |at: &u32| &self.slots[*at as usize];
        match sort {
            Sort::Urgency => {}
            Sort::DebtorType => found.sort_by_key(|at| slot(at).debtor_type),
            Sort::Amount => found.sort_by_key(|at| Reverse(slot(at).weight)),
            Sort::Age => found.sort_by_key(|at| slot(at).oldest_due_on),
            Sort::Name => found.sort_by(|a, b| self.haystack(*a).cmp(self.haystack(*b))),
            Sort::LastContact => found.sort_by_key(|at| slot(at).last_contact_on),
        }
    }

    fn passes(&self, slot: &Slot, at: u32, filter: &Filter, today: i32) -> bool {
        let Some(band) = Band::from_rank(slot.band) else {
            return false;
        };
        let band_fits = if filter.bands.is_empty() {
            filter.hidden_too || !band.is_hidden()
        } else {
            filter.bands.contains(&band)
        };
        let age_fits = filter
            .least_days
            .is_none_or(|least| i64::from(today) - i64::from(slot.oldest_due_on) >= least);
        let amount_fits = filter
            .least_amount
            .is_none_or(|least| slot.weight >= least.saturating_mul(100));
        band_fits
            && age_fits
            && amount_fits
            && (filter.types.is_empty() || filter.types.contains(&slot.debtor_type))
            && filter.tag.as_ref().is_none_or(|tag| {
                let wanted = crate::domain::search::fold(tag);
                tags(self.haystack(at)).any(|(folded, _)| folded == wanted)
            })
    }

    /// The debtors of a band.
    pub fn in_band(&self, band: Band) -> impl Iterator<Item = u32> + '_ {
        let slots = self
            .slots
            .iter()
            .filter(move |slot| slot.band == band.rank());
        slots.map(|slot| slot.debtor)
    }

    /// The debtors who need something today, the most urgent first, so many at most.
    pub fn most_urgent(&mut self, most: usize) -> impl Iterator<Item = u32> + '_ {
        self.sort();
        let slots = self.by_urgency.iter().take(most);
        let slots = slots.map(|at| &self.slots[*at as usize]);
        let shown =
            slots.filter(|slot| Band::from_rank(slot.band).is_some_and(|it| !it.is_hidden()));
        shown.map(|slot| slot.debtor)
    }

    /// What the top bar says about a day, given in days from 1970-01-01.
    pub fn totals(&self, today: i32) -> Totals {
        let mut totals = Totals::default();
        let shown = |slot: &Slot| Band::from_rank(slot.band).is_some_and(|band| !band.is_hidden());
        for slot in &self.slots {
            if shown(slot) {
                match slot.tried {
                    true => totals.tried += 1,
                    false => totals.to_do += 1,
                }
                let first = slot.currency.map(|it| Money::new(slot.to_collect, it));
                let more = self.more.get(&slot.debtor).into_iter().flatten().copied();
                for money in first.into_iter().chain(more) {
                    totals.to_collect.add(money);
                }
            } else if slot.handled_on == today {
                totals.done += 1;
            }
        }
        totals.done += totals.tried;
        totals
    }

    /// All tags in use as they are written, in alphabetical order.
    pub fn tags(&self) -> Vec<String> {
        let mut found: BTreeMap<&str, &str> = BTreeMap::new();
        for at in 0..self.slots.len() as u32 {
            for (folded, written) in tags(self.haystack(at)) {
                found.entry(folded).or_insert(written);
            }
        }
        found.into_values().map(str::to_owned).collect()
    }
}
