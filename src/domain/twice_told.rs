//! The same movement told by statements of two formats: Norma 43 and the bank's table of the same account and days. The formats
//! give different references and words, so that a movement has another identity in each; without looking closer it would
//! count twice.
//!
//! A second movement that is real must never be lost. So a movement is taken for one that is there already only when account,
//! day, currency and amount are the same, the one that is there came from another format, each is used once, and beyond that
//! either their words agree or the whole day agrees to the cent. What has only the amount in common is told and kept.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::money::Currency;
use super::movement::{Movement, MovementId};
use super::search::fold;

/// So many movements of a day have to agree before the day as a whole says that they are the same.
const WHOLE_DAY: usize = 3;

/// The last digits of an account that banks leave to be seen when they cover the others.
const SEEN_DIGITS: usize = 4;

/// So many of the movements of one day and amount are looked at.
const LOOKED_AT: usize = 200;

/// A word says something if it has so many letters.
const SHORTEST: usize = 4;

/// Words cut off by one of the formats have at least so many letters.
const CUT: usize = 5;

/// Words that are in the text of nearly every movement.
#[rustfmt::skip]
const EVERYWHERE: [&str; 36] = [
    "abono", "adeudo", "banco", "cargo", "cobro", "compra", "concepto", "cuenta", "deposito", "emitida", "factura", "favor",
    "from", "ingreso", "inmediata", "invoice", "ordenante", "orden", "pago", "payment", "recibida", "recibido", "recibo",
    "referencia", "reference", "sepa", "spei", "tarjeta", "transf", "transfer", "transferencia", "transferencias",
    "transfers", "traspaso", "varios", "with",
];

/// What a statement tells that is there already from another one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TwiceTold {
    /// The movements that are there under another identity.
    pub known: HashSet<MovementId>,
    /// How many others have account, day and amount in common with one that is there, and no more.
    pub alike: u64,
}

type Told<'m> = (MovementId, &'m Movement);

/// Which of the movements of a statement are there already by what another format told. `there` are the movements of the book
/// in the days of the statement.
pub fn twice_told(told: &[Told<'_>], there: &[Told<'_>]) -> TwiceTold {
    let mut found = TwiceTold::default();
    let in_book: HashSet<MovementId> = there.iter().map(|it| it.0).collect();
    let in_file: HashSet<MovementId> = told.iter().map(|it| it.0).collect();
    let mut by_day: HashMap<(NaiveDate, Currency), Day<'_>> = HashMap::new();
    for one in there {
        by_day.entry(day_of(one.1)).or_default().there.push(*one);
    }
    for one in told {
        if let Some(day) = by_day.get_mut(&day_of(one.1)) {
            day.told.push(*one);
        }
    }
    for day in by_day.values() {
        let mut pairing = Pairing::new(day, &in_file, &mut found);
        let left: Vec<Told<'_>> = day
            .told
            .iter()
            .copied()
            .filter(|it| !in_book.contains(&it.0))
            .collect();
        let left = pairing.pair(left, &mut words_agree);
        let mut same_days: HashMap<(&str, &str), bool> = HashMap::new();
        let left = pairing.pair(left, &mut |one, other| {
            let accounts = (one.account.as_str(), other.account.as_str());
            let is_same = same_days.entry(accounts);
            *is_same.or_insert_with(|| day.is_the_same(accounts))
        });
        found.alike += pairing.unpaired(left);
    }
    found
}

fn day_of(movement: &Movement) -> (NaiveDate, Currency) {
    (movement.booked_on, movement.money.currency)
}

/// What is told of a day in one currency.
#[derive(Default)]
struct Day<'m> {
    told: Vec<Told<'m>>,
    there: Vec<Told<'m>>,
}

impl Day<'_> {
    /// Whether both formats tell the same amounts of an account on the whole day, and enough of them. It may have a name in each.
    fn is_the_same(&self, (told, there): (&str, &str)) -> bool {
        let amounts = |all: &[Told<'_>], account: &str| -> Vec<Decimal> {
            let own = all.iter().filter(|it| it.1.account == account);
            let mut amounts: Vec<Decimal> = own.map(|it| it.1.money.amount).collect();
            amounts.sort_unstable();
            amounts
        };
        let own = amounts(&self.told, told);
        own.len() >= WHOLE_DAY && own == amounts(&self.there, there)
    }
}

/// Movements of a statement put to those that are there, each at most once.
struct Pairing<'m, 'f> {
    candidates: HashMap<Decimal, Vec<Told<'m>>>,
    found: &'f mut TwiceTold,
}

impl<'m, 'f> Pairing<'m, 'f> {
    fn new(day: &Day<'m>, in_file: &HashSet<MovementId>, found: &'f mut TwiceTold) -> Self {
        let mut candidates: HashMap<Decimal, Vec<Told<'m>>> = HashMap::new();
        for one in day.there.iter().filter(|it| !in_file.contains(&it.0)) {
            let amount = one.1.money.amount.normalize();
            candidates.entry(amount).or_default().push(*one);
        }
        Self { candidates, found }
    }

    /// Uses up one of those that are there, if any fits.
    fn take(
        &mut self,
        told: &'m Movement,
        fits: &mut dyn FnMut(&'m Movement, &'m Movement) -> bool,
    ) -> bool {
        let candidates = self.candidates.get_mut(&told.money.amount.normalize());
        let Some(candidates) = candidates else {
            return false;
        };
        let mut looked_at = candidates.iter().take(LOOKED_AT);
        let place = looked_at.position(|it| can_be_same(told, it.1) && fits(told, it.1));
        place.map(|place| candidates.remove(place)).is_some()
    }

    /// Pairs those that fit. Gives back the others.
    fn pair(
        &mut self,
        told: Vec<Told<'m>>,
        fits: &mut dyn FnMut(&'m Movement, &'m Movement) -> bool,
    ) -> Vec<Told<'m>> {
        let mut left = Vec::new();
        for one in told {
            match self.take(one.1, fits) {
                true => drop(self.found.known.insert(one.0)),
                false => left.push(one),
            }
        }
        left
    }

    /// How many of those that are left are alike one that is there.
    fn unpaired(&mut self, told: Vec<Told<'m>>) -> u64 {
        let alike = told.iter().filter(|it| self.take(it.1, &mut |_, _| true));
        alike.count() as u64
    }
}

/// Whether two movements of a day, currency and amount have the account in common, and come from different formats.
fn can_be_same(one: &Movement, other: &Movement) -> bool {
    let formats_differ = match (&one.format, &other.format) {
        (Some(one), Some(other)) => one != other,
        _ => true,
    };
    formats_differ && can_be_same_account(&one.account, &other.account)
}

/// Whether two names of accounts can be of one: the same, or one the end of the other, as a domestic number is the end of the
/// international one, and as banks cover all but the last digits. A statement that does not name its account can be of any.
fn can_be_same_account(one: &str, other: &str) -> bool {
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    if one == other || one.is_empty() || other.is_empty() {
        return true;
    }
    let (one, other) = (digits(one), digits(other));
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    short.len() >= SEEN_DIGITS && long.ends_with(&short)
}

/// Whether two movements share a word or number that says something.
fn words_agree(one: &Movement, other: &Movement) -> bool {
    let (one, other) = (telling_words(one), telling_words(other));
    let is_cut = |short: &str, long: &str| short.chars().count() >= CUT && long.starts_with(short);
    one.iter().any(|word| {
        let same = |it: &String| it == word || is_cut(it, word) || is_cut(word, it);
        other.iter().any(same)
    })
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
        let says_something = |word: &&str| {
            let letters = word.chars().count();
            let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
            // Four digits are any year.
            letters >= SHORTEST + usize::from(is_number) && !EVERYWHERE.contains(word)
        };
        words.extend(
            all.filter(says_something)
                .map(|word| match word.trim_start_matches('0') {
                    "" => word.to_owned(),
                    bare => bare.to_owned(),
                }),
        );
    }
    words
}
