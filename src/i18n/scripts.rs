//! What scripts say about a client, in words.

use chrono::{NaiveDateTime, Timelike};
use rust_decimal::Decimal;

use super::Texts;
use crate::app::DebtorFile;
use crate::domain::account::{Account, Invoice};
use crate::domain::money::Money;
use crate::domain::standing::{Amounts, days_past_due};
use crate::message::{Fields, PromiseFields};

impl Texts {
    /// What fills the places of a script about a client: `person` is whom one speaks with, `house` who calls.
    pub fn script_fields(
        &self,
        file: &DebtorFile,
        now: NaiveDateTime,
        (person, house): (&str, &str),
        may_ask_why: bool,
    ) -> Fields {
        let today = now.date();
        let account = &file.account;
        let claimed = claimed(account, now);
        let oldest = claimed.first().copied();
        let overdue = oldest.filter(|it| it.overdue_on(today) > Decimal::ZERO);
        let disputed = account.disputes.iter().find(|it| !it.resolved);
        Fields {
            greeting: self.greeting(now),
            person: person.to_owned(),
            first_name: first_name(person).to_owned(),
            house: house.trim().to_owned(),
            client: account.details.display_name().to_owned(),
            total: self.claim(&file.standing.amounts),
            count: if overdue.is_some() { claimed.len() } else { 0 },
            invoice: oldest.map(|it| it.number.clone()).unwrap_or_default(),
            invoice_date: oldest
                .map(|it| self.day_spoken(it.issued_on, today))
                .unwrap_or_default(),
            due_date: oldest
                .map(|it| self.day_spoken(it.due_on, today))
                .unwrap_or_default(),
            days: days_past_due(overdue.map(|it| it.due_on), today).unwrap_or(0),
            disputed: disputed
                .map(|it| it.opened.what.invoice.clone())
                .unwrap_or_default(),
            promise: self.promise_fields(file, now),
            may_ask_why,
        }
    }

    pub(super) fn greeting(&self, now: NaiveDateTime) -> String {
        let (noon, evening) = match self.tag() {
            "es" => (14, 21),
            _ => (12, 18),
        };
        match now.hour() {
            hour if hour < noon => self.get("call-greeting-morning"),
            hour if hour < evening => self.get("call-greeting-afternoon"),
            _ => self.get("call-greeting-evening"),
        }
    }

    /// What is to be collected in each currency, else what is overdue, else what is open.
    fn claim(&self, amounts: &[Amounts]) -> String {
        let ways: [fn(&Amounts) -> Decimal; 3] =
            [|it| it.to_collect, |it| it.overdue, |it| it.open];
        let sums = ways.into_iter().map(|amount| {
            let owed = amounts.iter().filter(|it| amount(it) > Decimal::ZERO);
            let owed = owed.map(|it| self.money(Money::new(amount(it), it.currency)));
            owed.collect::<Vec<_>>().join(" + ")
        });
        sums.into_iter()
            .find(|sum| !sum.is_empty())
            .unwrap_or_default()
    }

    /// The promise that matters most now, else the last one that was not kept.
    fn promise_fields(&self, file: &DebtorFile, now: NaiveDateTime) -> Option<PromiseFields> {
        let mut promises = file.account.promises.iter().rev();
        let failed = promises.find(|it| it.is_failed());
        let brief = file.standing.promise.map(|it| (it.money, it.due_on));
        let (money, due_on) = brief.or(failed.map(|it| (it.money, it.due_on)))?;
        Some(PromiseFields {
            amount: self.money(money),
            date: self.weekday_spoken(due_on, now.date()),
        })
    }
}

/// The first word that is no title: `Elvira` of `Dra. Elvira Núñez`.
pub(super) fn first_name(person: &str) -> &str {
    let mut words = person.split_whitespace();
    words.find(|word| !word.ends_with('.')).unwrap_or_default()
}

/// The invoices that one calls about, the oldest first: what is overdue and neither contested nor on hold; else all that is
/// overdue; else what is open.
fn claimed(account: &Account, now: NaiveDateTime) -> Vec<&Invoice> {
    let today = now.date();
    let open = account.invoices.iter().filter(|it| it.is_open());
    let mut open: Vec<&Invoice> = open.collect();
    open.sort_by_key(|it| it.due_on);
    let overdue = |it: &&Invoice| it.overdue_on(today) > Decimal::ZERO;
    let free = |it: &&Invoice| {
        let contested = account.disputed_part(it).unwrap_or_default();
        overdue(it) && contested < it.balance().amount && !account.is_held(it, today)
    };
    for wanted in [&free as &dyn Fn(&&Invoice) -> bool, &overdue] {
        let found: Vec<&Invoice> = open.iter().copied().filter(|it| wanted(it)).collect();
        if !found.is_empty() {
            return found;
        }
    }
    open
}
