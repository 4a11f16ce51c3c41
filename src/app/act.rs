//! What is recorded about a debtor: promises, notes, types. One action is one batch, on disk when the call returns.

use chrono::{Datelike, NaiveDate, Weekday};
use rust_decimal::Decimal;

use super::{AppError, Book, Result};
use crate::clean::clean_lines;
use crate::domain::account::{Account, Collectable};
use crate::domain::debtor::DebtorType;
use crate::domain::fact::{
    BatchId, EntryNumber, Fact, Note, PromiseMade, Reversal, Tagged, TypeSet,
};
use crate::domain::money::{Currency, Money, decimals};
use crate::domain::standing::by_weight;
use crate::domain::standing::days_after;
use crate::store::{DebtorId, Draft, StoreError};

/// What to promise. What is left out follows from what is to be collected and from the policy.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PromiseOrder {
    /// How much; everything to collect in the main currency when it is not said.
    pub amount: Option<Decimal>,
    /// In which currency; the main one when it is not said.
    pub currency: Option<Currency>,
    /// The last day to pay; by policy when it is not said.
    pub due_on: Option<NaiveDate>,
    /// For which invoices; the oldest first when none is named.
    pub invoices: Vec<String>,
    /// The promise whose place it takes.
    pub replaces: Option<EntryNumber>,
    /// The batch of a promise just recorded that this one corrects: undo takes back both.
    pub amends: Option<BatchId>,
}

/// A promise as recorded.
#[derive(Debug, Clone, PartialEq)]
pub struct Promised {
    /// Its batch.
    pub batch: BatchId,
    /// Its entry.
    pub number: EntryNumber,
    /// How much.
    pub money: Money,
    /// The last day to pay.
    pub due_on: NaiveDate,
}

/// Why nothing can be promised, and what stands in its way.
#[derive(Debug, Clone, PartialEq)]
struct Terms {
    money: Money,
    due_on: NaiveDate,
}

/// The day that a promise gets when none is named: so many days ahead, moved from a weekend to Monday.
pub fn promise_day(today: NaiveDate, days_ahead: u32) -> NaiveDate {
    let day = days_after(today, u64::from(days_ahead));
    match day.weekday() {
        Weekday::Sat => days_after(day, 2),
        Weekday::Sun => days_after(day, 1),
        _ => day,
    }
}

impl Book {
    /// Records a promise to pay.
    ///
    /// # Errors
    /// When there is nothing to collect, more is promised than is open, the day has passed, or it can't be written.
    pub fn promise(&mut self, debtor: DebtorId, order: &PromiseOrder) -> Result<Promised> {
        let mut batch = self.new_batch("promise");
        batch.amends = order.amends;
        let bench = self.bench();
        let default_day = promise_day(bench.now.date(), bench.policy.promise.days_ahead);
        let mut made = None;
        let mut refused = None;
        let recorded = self.store.record(&batch, &mut |work| {
            let mut entries = work.entries(debtor)?;
            if let Some(amended) = order.amends {
                entries.push(work.append(debtor, bench.now, Reversal { batch: amended }.into())?);
            }
            let account = Account::at(&entries, bench.now, &bench.policy);
            let owed = by_weight(&account, bench.now, &bench.policy);
            let terms = match terms(order, &account, &owed, bench.now.date(), default_day) {
                Ok(terms) => terms,
                Err(error) => {
                    refused = Some(error);
                    return Err(StoreError::Stopped);
                }
            };
            let promise = PromiseMade {
                amount: terms.money.amount,
                currency: terms.money.currency,
                due_on: terms.due_on,
                invoices: order.invoices.clone(),
                replaces: order.replaces,
                check_in_on: None,
                exception: None,
            };
            let entry = work.append(debtor, bench.now, promise.into())?;
            made = Some((entry.number, terms));
            entries.push(entry);
            bench.settle(work, debtor, &entries).map(drop)
        });
        if let Some(error) = refused {
            return Err(error);
        }
        recorded?;
        let (number, terms) = made.ok_or(AppError::NothingToCollect)?;
        Ok(Promised {
            batch: batch.id,
            number,
            money: terms.money,
            due_on: terms.due_on,
        })
    }

    /// Records a note.
    ///
    /// # Errors
    /// When it is empty or can't be written.
    pub fn note(&mut self, debtor: DebtorId, text: &str) -> Result<BatchId> {
        let text = clean_lines(text);
        if text.is_empty() {
            return Err(AppError::EmptyText);
        }
        let batch = self.new_batch("note");
        let bench = self.bench();
        let draft = Draft {
            debtor,
            window: self.settings.window.clone(),
            text: String::new(),
            saved_at: bench.now,
        };
        let fact: Fact = Note { text }.into();
        self.store.record(&batch, &mut |work| {
            let mut entries = work.entries(debtor)?;
            entries.push(work.append(debtor, bench.now, fact.clone())?);
            bench.settle(work, debtor, &entries)?;
            // The draft goes with the note: it is never offered again once the note is there.
            work.put_draft(&draft)
        })?;
        Ok(batch.id)
    }

    /// Sets the type of debtors, with a reason if one is given.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn set_type(
        &mut self,
        debtors: &[DebtorId],
        debtor_type: DebtorType,
        reason: Option<String>,
    ) -> Result<BatchId> {
        let fact = TypeSet {
            debtor_type,
            reason,
        };
        self.record_for("type", debtors, &fact.into())
    }

    /// Puts a tag on debtors.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn tag(&mut self, debtors: &[DebtorId], tag: &str) -> Result<BatchId> {
        let fact = Tagged {
            added: vec![tag.to_owned()],
            removed: Vec::new(),
        };
        self.record_for("tag", debtors, &fact.into())
    }

    /// Records one fact, happening now, for each of the debtors.
    fn record_for(&mut self, action: &str, debtors: &[DebtorId], fact: &Fact) -> Result<BatchId> {
        let batch = self.new_batch(action);
        let bench = self.bench();
        self.store.record(&batch, &mut |work| {
            for debtor in debtors {
                let mut entries = work.entries(*debtor)?;
                entries.push(work.append(*debtor, bench.now, fact.clone())?);
                bench.settle(work, *debtor, &entries)?;
            }
            Ok(())
        })?;
        Ok(batch.id)
    }
}

fn terms(
    order: &PromiseOrder,
    account: &Account,
    owed: &[Collectable],
    today: NaiveDate,
    default_day: NaiveDate,
) -> Result<Terms> {
    let replaced = order.replaces.and_then(|number| {
        let mut live = account.live_promises();
        live.find(|promise| promise.number == number)
    });
    let currency = order
        .currency
        .or(replaced.map(|promise| promise.money.currency));
    // The collectables come with the main currency first.
    let main = match currency {
        Some(currency) => owed.iter().find(|it| it.currency == currency),
        None => owed.first(),
    };
    let Some(main) = main else {
        return Err(AppError::NothingToCollect);
    };
    let covered = replaced.map_or(Decimal::ZERO, |promise| promise.missing);
    let proposed = (main.to_collect + covered).min(main.open);
    let amount = order.amount.unwrap_or(proposed);
    if order.amount.is_none() && amount <= Decimal::ZERO {
        return Err(AppError::NothingToCollect);
    }
    if amount <= Decimal::ZERO {
        return Err(AppError::NotPositive);
    }
    if amount > main.open {
        return Err(AppError::MoreThanOpen {
            open: Money::new(main.open, main.currency),
        });
    }
    let precise = decimals(main.currency).max(main.open.normalize().scale());
    if amount.normalize().scale() > precise {
        return Err(AppError::TooPrecise(main.currency));
    }
    let due_on = order.due_on.unwrap_or(default_day);
    if due_on < today {
        return Err(AppError::DayHasPassed(due_on));
    }
    Ok(Terms {
        money: Money::new(amount, main.currency),
        due_on,
    })
}
