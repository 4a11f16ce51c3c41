//! Promises and plans by their names: the amount and the day.

use chrono::NaiveDate;

use super::{Place, Texts};
use crate::domain::account::{Account, Promise};
use crate::domain::fact::EntryNumber;

impl Texts {
    /// A promise by its amount and day.
    pub fn promised(&self, promise: &Promise, today: NaiveDate) -> String {
        let places = [
            ("money", Place::from(self.money(promise.money))),
            ("date", Place::from(self.day(promise.due_on, today))),
        ];
        self.with("promise-by", &places)
    }

    /// The promises and plans of these entries, by amount and day.
    pub fn agreements(
        &self,
        account: &Account,
        entries: &[EntryNumber],
        today: NaiveDate,
    ) -> String {
        let each = entries.iter().filter_map(|number| {
            if let Some(plan) = account.plans.iter().find(|it| it.number == *number) {
                let places = [
                    ("money", Place::from(self.money(plan.total))),
                    ("date", Place::from(self.day(plan.made_at.date(), today))),
                ];
                return Some(self.with("plan-of", &places));
            }
            let promise = account.promises.iter().find(|it| it.number == *number)?;
            Some(self.with(
                "promise-of",
                &[("promise", self.promised(promise, today).into())],
            ))
        });
        each.collect::<Vec<_>>().join("; ")
    }
}
