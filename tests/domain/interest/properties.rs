//! What holds for the interest of every history: day by day it is what the account says is past due, and asking changes
//! nothing.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use cobro::config::Config;
use cobro::domain::account::Account;
use cobro::domain::fact::{ClientKind, ClientTerms, Entry, Fact};
use cobro::domain::interest::{InterestRules, late_interest};
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::histories::{histories, moments, numbered};
use crate::story::{at, day, policy};

fn rules() -> InterestRules {
    Config::default().interest_rules()
}

/// The money of a history alone, each invoice stated once and from the beginning, for a business.
fn money_of(history: &[Entry]) -> Vec<Entry> {
    let mut stated = BTreeSet::new();
    let terms = ClientTerms {
        client_kind: Some(ClientKind::Business),
        ..ClientTerms::default()
    };
    let facts = history.iter().filter_map(|entry| {
        let fact = entry.fact.clone()?;
        match &fact {
            // The old ones take too many days to go through.
            Fact::Invoice(it) if it.due_on < day(-65) => None,
            Fact::Invoice(it) => stated
                .insert(it.number.clone())
                .then(|| (at(-70, 0), fact.clone())),
            // Credit that is used before it is there, as no order does, counts from another day than it says.
            Fact::CreditAllocated(_) => None,
            Fact::Payment(_) | Fact::CreditNote(_) | Fact::WriteOff(_) => {
                Some((entry.happened_at, fact))
            }
            _ => None,
        }
    });
    let facts: Vec<_> = [(at(-70, 0), Fact::Terms(terms))]
        .into_iter()
        .chain(facts)
        .collect();
    numbered(&[], facts)
}

/// What the account of the evening before says was past due on a day.
fn overdue(entries: &[Entry], number: &str, on: NaiveDate) -> Decimal {
    let evening = on - Days::new(1);
    let evening = evening.and_hms_opt(23, 59, 59).expect("an hour");
    let account = Account::at(entries, evening, &policy());
    account
        .invoice(number)
        .filter(|it| it.total.amount > Decimal::ZERO)
        .map_or(Decimal::ZERO, |it| it.overdue_on(on))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn day_by_day_it_is_what_the_account_says_is_past_due(history in histories(), moment in moments()) {
        let entries = money_of(&history);
        let rules = rules();
        let account = Account::at(&entries, moment, &policy());
        let found = late_interest(&account, moment.date(), &rules);
        for invoice in &account.invoices {
            let segments = found.invoices.iter().find(|it| it.number == invoice.number);
            let segments = segments.map(|it| it.segments.clone()).unwrap_or_default();
            let mut by_day = Decimal::ZERO;
            // Every day of the history, one of which at most has one segment.
            for on in day(-65).iter_days().take_while(|on| *on <= moment.date()) {
                let principal = overdue(&entries, &invoice.number, on);
                let covering: Vec<_> = segments.iter().filter(|it| it.from <= on && on <= it.to).collect();
                prop_assert!(covering.len() <= 1);
                let said = covering.first().map_or(Decimal::ZERO, |it| it.principal);
                prop_assert_eq!(said, principal, "{} on {}", invoice.number, on);
                by_day += principal * rules.rates.in_force(on).percent.unwrap_or_default();
            }
            let exact: Decimal = segments.iter().map(|it| {
                it.principal * it.rate.unwrap_or_default() * Decimal::from(it.days())
            }).sum();
            prop_assert_eq!(by_day, exact);
        }
    }

    #[test]
    fn asking_twice_is_the_same_and_every_day_adds_what_it_adds(history in histories(), moment in moments()) {
        let account = Account::at(&history, moment, &policy());
        let before = format!("{account:?}");
        let once = late_interest(&account, moment.date(), &rules());
        let twice = late_interest(&account, moment.date(), &rules());
        prop_assert_eq!(&once, &twice);
        prop_assert_eq!(before, format!("{account:?}"));
        for invoice in &once.invoices {
            prop_assert!(invoice.interest.amount >= Decimal::ZERO);
            let mut last = None;
            for segment in &invoice.segments {
                prop_assert!(segment.principal > Decimal::ZERO && segment.days() > 0);
                prop_assert!(last.is_none_or(|last| last < segment.from));
                last = Some(segment.to);
            }
        }
    }
}
