//! The queue of the whole book, in memory.

use rust_decimal::Decimal;

use super::{Book, Result};
use crate::domain::debtor::DebtorType;
use crate::domain::money::{Currency, Money};
use crate::domain::queue::{Key, QueueIndex};
use crate::domain::standing::Band;
use crate::store::KeyRow;

impl Book {
    /// The keys of all debtors, to be ordered, filtered and searched.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn queue_index(&self) -> Result<QueueIndex> {
        let count = usize::try_from(self.store.debtor_count()?).unwrap_or(0);
        let mut index = QueueIndex::with_room_for(count);
        self.store.keys(None, &mut |row| {
            if let Some(key) = key(&row) {
                index.put(&key);
            }
            true
        })?;
        Ok(index)
    }

    /// What is open at the present moment, by age, for all debtors together and, if asked for, for each.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn aging(&self, by_debtor: bool) -> Result<crate::report::aging::Aging> {
        let now = self.now();
        let mut collecting = crate::report::aging::Collecting::new(now.date(), by_debtor);
        self.store.each_chain(&mut |_, entries| {
            let account = crate::domain::account::Account::at(entries, now, &self.settings.policy);
            collecting.add(&account);
            Ok(true)
        })?;
        Ok(collecting.finish())
    }
}

/// The key of a row; nothing when the row is not what this version writes, or nothing is known of the debtor any more
/// because the import that brought them was undone.
pub fn key<'a>(row: &KeyRow<'a>) -> Option<Key<'a>> {
    if row.code.is_empty() {
        return None;
    }
    Some(Key {
        debtor: u32::try_from(row.debtor).ok()?,
        band: Band::from_rank(row.band)?,
        points: row.points,
        tried: row.tried,
        debtor_type: DebtorType::from_id(row.debtor_type)?,
        oldest_due_on: row.oldest_due_on.unwrap_or(i32::MAX),
        weight: row.weight,
        last_contact_on: row.last_contact_on.unwrap_or(i32::MIN),
        handled_on: row.handled_on.unwrap_or(i32::MIN),
        to_collect: row
            .to_collect
            .split_whitespace()
            .filter_map(money)
            .collect(),
        code: row.code,
        haystack: row.haystack,
    })
}

fn money(written: &str) -> Option<Money> {
    let (currency, amount) = written.split_once('=')?;
    let amount: Decimal = amount.parse().ok()?;
    Some(Money::new(amount, Currency::from_code(currency)?))
}
