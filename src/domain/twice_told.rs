//! The same movement told by statements of two formats: Norma 43 and the bank's table of the same account and days. The formats
//! give different references and words, so that a movement has another identity in each; without looking closer it would
//! count twice.
//!
//! A second movement that is real must never be lost. So a movement is taken for one that is there already only when account,
//! day, currency and amount are the same, the one that is there came from another format, each is used once, and beyond that
//! either words agree that no other of that day and amount has, or the whole day agrees to the cent. What has only the amount in
//! common is told and kept.

mod words;

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::money::Currency;
use super::movement::{Movement, MovementId};

/// So many movements of a day have to agree before the day as a whole says that they are the same.
const WHOLE_DAY: usize = 3;

/// The last digits of an account that banks leave to be seen when they cover the others.
const SEEN_DIGITS: usize = 4;

/// So many accounts and formats of one day and amount are looked at.
const LOOKED_AT: usize = 200;

/// Words that are in the text of nearly every movement.
#[rustfmt::skip]
const EVERYWHERE: [&str; 64] = [
    "abono", "adeudo", "banco", "cargo", "cobro", "compra", "concepto", "cuenta", "deposito", "emitida", "factura", "favor",
    "from", "ingreso", "inmediata", "invoice", "ordenante", "orden", "pago", "payment", "recibida", "recibido", "recibo",
    "referencia", "reference", "sepa", "spei", "tarjeta", "transf", "transfer", "transferencia", "transferencias",
    "transfers", "traspaso", "varios", "with",
    // What is paid every month, and the months.
    "alquiler", "cuota", "mensualidad", "plazo", "rent",
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
    "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
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
pub fn twice_told<'m>(told: &[Told<'m>], there: &[Told<'m>]) -> TwiceTold {
    let mut found = TwiceTold::default();
    let in_book: HashSet<MovementId> = there.iter().map(|it| it.0).collect();
    let in_file: HashSet<MovementId> = told.iter().map(|it| it.0).collect();
    let mut by_day: HashMap<(NaiveDate, Currency), Day<'m>> = HashMap::new();
    for one in there {
        by_day.entry(day_of(one.1)).or_default().there.push(*one);
    }
    for one in told {
        if let Some(day) = by_day.get_mut(&day_of(one.1)) {
            day.told.push(*one);
        }
    }
    for day in by_day.values().filter(|it| !it.told.is_empty()) {
        let mut same_days: HashMap<(&str, &str), bool> = HashMap::new();
        for group in day.by_amount(&in_book, &in_file).into_values() {
            let (left, mut pool) = group.pair_by_words(&mut found);
            let mut alike: Vec<Told<'_>> = Vec::new();
            for one in left {
                let is_same_day = |other: &'m Movement| {
                    let accounts = (one.1.account.as_str(), other.account.as_str());
                    let is_same = same_days.entry(accounts);
                    can_be_same(one.1, other)
                        && *is_same.or_insert_with(|| day.is_the_same(accounts))
                };
                match pool.take(is_same_day) {
                    true => drop(found.known.insert(one.0)),
                    false => alike.push(one),
                }
            }
            let alike = alike
                .iter()
                .filter(|it| pool.take(|other| can_be_alike(it.1, other)));
            found.alike += alike.count() as u64;
        }
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

impl<'m> Day<'m> {
    /// By amount what is told and there, each with whether it is still to be paired.
    fn by_amount(
        &self,
        in_book: &HashSet<MovementId>,
        in_file: &HashSet<MovementId>,
    ) -> HashMap<Decimal, Group<'m>> {
        let mut groups: HashMap<Decimal, Group<'m>> = HashMap::new();
        for one in &self.told {
            let group = groups.entry(one.1.money.amount.normalize()).or_default();
            group.told.push((*one, !in_book.contains(&one.0)));
        }
        for one in &self.there {
            if let Some(group) = groups.get_mut(&one.1.money.amount.normalize()) {
                group.there.push((*one, !in_file.contains(&one.0)));
            }
        }
        groups
    }

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

/// What is told and there of a day and amount, each with whether it is still to be paired.
#[derive(Default)]
struct Group<'m> {
    told: Vec<(Told<'m>, bool)>,
    there: Vec<(Told<'m>, bool)>,
}

impl<'m> Group<'m> {
    /// Those told whose words agree with none that is there, and those there that are left.
    fn pair_by_words(mut self, found: &mut TwiceTold) -> (Vec<Told<'m>>, Pool<'m>) {
        for (one, other) in words::pairs(&self.told, &self.there) {
            found.known.insert(self.told[one].0.0);
            self.told[one].1 = false;
            self.there[other].1 = false;
        }
        let free = |all: Vec<(Told<'m>, bool)>| all.into_iter().filter(|it| it.1).map(|it| it.0);
        (free(self.told).collect(), Pool::new(free(self.there)))
    }
}

/// Movements of a day and amount that are there, of which no more than account and format is asked: one for each, and how many.
struct Pool<'m>(Vec<(&'m Movement, usize)>);

impl<'m> Pool<'m> {
    fn new(all: impl Iterator<Item = Told<'m>>) -> Self {
        let mut places: HashMap<(&str, Option<&str>), usize> = HashMap::new();
        let mut pool: Vec<(&'m Movement, usize)> = Vec::new();
        for (_, movement) in all {
            let kind = (movement.account.as_str(), movement.format.as_deref());
            let place = *places.entry(kind).or_insert(pool.len());
            match pool.get_mut(place) {
                Some(kind) => kind.1 += 1,
                None => pool.push((movement, 1)),
            }
        }
        pool.truncate(LOOKED_AT);
        Self(pool)
    }

    /// Uses up one, if any fits.
    fn take(&mut self, mut fits: impl FnMut(&'m Movement) -> bool) -> bool {
        let mut left = self.0.iter_mut().filter(|it| it.1 > 0);
        let taken = left.find(|it| fits(it.0));
        taken.map(|it| it.1 -= 1).is_some()
    }
}

/// Names of several formats in one, as books from before they were told apart have them.
const COARSE: [(&str, [&str; 3]); 1] = [("camt", ["camt052", "camt053", "camt054"])];

/// Whether two formats are known to differ, so that both may tell of one movement.
fn formats_differ(one: Option<&str>, other: Option<&str>) -> bool {
    let (Some(one), Some(other)) = (one, other) else {
        return true;
    };
    let covers = |coarse: &str, fine: &str| {
        let mut names = COARSE.iter().filter(|(name, _)| *name == coarse);
        names.any(|(_, all)| all.contains(&fine))
    };
    one != other && !covers(one, other) && !covers(other, one)
}

/// Whether two movements of a day, currency and amount have the account in common, and come from different formats.
fn can_be_same(one: &Movement, other: &Movement) -> bool {
    formats_differ(one.format.as_deref(), other.format.as_deref())
        && can_be_same_account(&one.account, &other.account)
}

/// Whether no more can be said than that they could be one: so little is known of the format, perhaps.
fn can_be_alike(one: &Movement, other: &Movement) -> bool {
    let is_one_format = one.format.is_some() && one.format == other.format;
    !is_one_format && can_be_same_account(&one.account, &other.account)
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
