//! What holds for every history, however odd.

use std::collections::BTreeSet;

use chrono::{NaiveDateTime, TimeDelta};
use cobro::domain::account::{Account, collectables};
use cobro::domain::fact::{BatchId, Entry, Fact, Payment, Reversal};
use cobro::domain::money::Currency;
use cobro::domain::standing::{Band, NextStep, Standing};
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::histories::{facts, histories, moments, numbered};
use crate::story::{batch, entry, policy};

fn account(entries: &[Entry], moment: NaiveDateTime) -> Account {
    Account::at(entries, moment, &policy())
}

fn standing(entries: &[Entry], moment: NaiveDateTime) -> Standing {
    Standing::of(&account(entries, moment), moment, &policy())
}

fn owes(account: &Account) -> bool {
    account
        .invoices
        .iter()
        .any(|it| it.balance().amount > Decimal::ZERO)
}

fn currencies(account: &Account) -> Vec<Currency> {
    let invoiced = account.invoices.iter().map(|it| it.total.currency);
    let paid = account.payments.iter().map(|it| it.what.currency);
    let codes: BTreeSet<&str> = invoiced.chain(paid).map(|it| it.code()).collect();
    codes.into_iter().filter_map(Currency::from_code).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whoever_owes_has_one_next_step_and_one_date(entries in histories(), moment in moments()) {
        let standing = standing(&entries, moment);
        let owes = owes(&account(&entries, moment));
        prop_assert_eq!(standing.band != Band::Settled, owes);
        prop_assert_eq!(standing.next_step.is_some(), owes);
        prop_assert_eq!(standing.next_at.is_some(), owes);
    }

    #[test]
    fn what_is_in_the_queue_has_come_and_what_waits_has_not(entries in histories(), moment in moments()) {
        let standing = standing(&entries, moment);
        let every_day = [Some(NextStep::AllocateCredit), Some(NextStep::AwaitDueDate)];
        // A courtesy note may have come while nothing is due yet.
        let not_due = standing.band == Band::NotDue;
        if let Some(at) = standing.next_at.filter(|_| !not_due && !every_day.contains(&standing.next_step)) {
            prop_assert_eq!(at > moment, standing.band.is_hidden());
        }
    }

    #[test]
    fn each_cent_that_is_overdue_is_deducted_once_or_to_be_collected(entries in histories(), moment in moments()) {
        let account = account(&entries, moment);
        for it in collectables(&account, moment) {
            let parts = [it.disputed, it.held, it.promised, it.credit, it.to_collect];
            prop_assert!(parts.iter().all(|part| *part >= Decimal::ZERO));
            prop_assert_eq!(it.overdue, parts.iter().sum::<Decimal>());
            let invoices = account.invoices.iter().filter(|invoice| invoice.total.currency == it.currency);
            let overdue: Decimal = invoices.map(|invoice| invoice.overdue_on(moment.date())).sum();
            prop_assert_eq!(it.overdue, overdue);
        }
    }

    #[test]
    fn undo_leaves_what_would_be_without_and_redo_brings_it_back(entries in histories(), moment in moments()) {
        let last = entries.last().expect("a history").batch;
        let without: Vec<Entry> = entries.iter().filter(|entry| entry.batch != last).cloned().collect();
        let undone = taken_back(&entries, last, moment);
        let undo = undone.last().expect("the reversal").batch;
        let redone = taken_back(&undone, undo, moment);
        prop_assert_eq!(all_of(&undone, moment), all_of(&without, moment));
        prop_assert_eq!(all_of(&redone, moment), all_of(&entries, moment));
    }

    #[test]
    fn what_will_happen_changes_nothing_before(
        entries in histories(),
        moment in moments(),
        later in prop::collection::vec((1_i64..5000, facts()), 1..6),
    ) {
        let later = later.into_iter().filter(|(_, fact)| !matches!(fact, Fact::Reversal(_)));
        let later = later.map(|(minutes, fact)| (moment + TimeDelta::minutes(minutes), fact));
        let more = numbered(&entries, later);
        prop_assert_eq!(until_next(&more, moment), until_next(&entries, moment));
        let first = more[entries.len()..].iter().map(|entry| entry.happened_at).min();
        let account = account(&more, moment);
        prop_assert!(first.is_none() || account.next_fact_at <= first);
        prop_assert!(first.is_none() || account.next_fact_at > Some(moment));
    }

    #[test]
    fn no_money_comes_or_goes_in_the_fold(entries in histories(), moment in moments()) {
        let account = account(&entries, moment);
        for currency in currencies(&account) {
            let flow = Flow::of(&account, currency);
            let paid: Decimal = account.invoices.iter()
                .filter(|it| it.total.currency == currency)
                .map(|it| it.paid)
                .sum();
            let credit = account.credit.get(currency);
            prop_assert_eq!(flow.total - paid - flow.reduced, account.open().get(currency));
            prop_assert_eq!(flow.received, paid + flow.reserved + credit - flow.overpaid);
            prop_assert_eq!(flow.received, flow.paid + flow.reserved + flow.unallocated);
            // Using credit takes none that is not there.
            prop_assert!(credit >= flow.unallocated.min(Decimal::ZERO), "{credit}");
        }
        for invoice in &account.invoices {
            let parts: Decimal = invoice.parts.iter().map(|part| part.balance).sum();
            let owed = invoice.balance().amount.max(Decimal::ZERO);
            prop_assert_eq!(parts, owed, "{:?}", invoice);
        }
    }

    #[test]
    fn promises_take_no_more_than_was_paid(entries in histories(), moment in moments()) {
        let account = account(&entries, moment);
        for currency in currencies(&account) {
            let promises = account.promises.iter().filter(|it| it.money.currency == currency);
            let taken: Decimal = promises.map(|promise| promise.paid_in_time).sum();
            let payments = account.payments.iter().filter(|it| it.what.currency == currency);
            let came_in: Decimal = payments.map(|it| it.what.amount.max(Decimal::ZERO)).sum();
            let credited = account.credit_notes.iter().map(|it| it.what.amount);
            let given_up = account.write_offs.iter().map(|it| it.what.amount);
            let reduced: Decimal = credited.chain(given_up).sum();
            prop_assert!(taken <= came_in + reduced, "{taken} of {came_in} and {reduced}");
        }
        for promise in &account.promises {
            prop_assert!(promise.paid_in_time <= promise.money.amount);
            prop_assert!(promise.missing >= Decimal::ZERO && promise.missing <= promise.money.amount);
        }
    }

    #[test]
    fn every_fact_is_read_back_as_it_was_written(fact in facts()) {
        let written = fact.encode().expect("is written");
        prop_assert_eq!(Fact::decode(fact.kind(), &written), Ok(fact));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_standing_holds_until_it_says(entries in histories(), moment in moments()) {
        let now = standing(&entries, moment);
        prop_assert!(now.holds_until.is_none_or(|until| until > moment));
        for later in moments_to(moment, now.holds_until) {
            prop_assert_eq!(&standing(&entries, later), &now, "from {} to {}", moment, later);
        }
    }
}

/// Each hour of two days, then every seventh hour of two hundred days, and the last minute before the end.
fn moments_to(
    from: NaiveDateTime,
    until: Option<NaiveDateTime>,
) -> impl Iterator<Item = NaiveDateTime> {
    let hours = (1..48).chain((48..24 * 200).step_by(7));
    let last_minute = until.map(|until| until - TimeDelta::minutes(1));
    let every = hours.map(move |hours| from + TimeDelta::hours(hours));
    every
        .chain(last_minute)
        .filter(move |at| *at >= from && until.is_none_or(|until| *at < until))
}

/// The entries with a reversal of a batch after them.
fn taken_back(entries: &[Entry], taken: BatchId, at: NaiveDateTime) -> Vec<Entry> {
    let number = u32::try_from(entries.len() + 1).expect("a short history");
    let mut reversal = entry(number, at, Reversal { batch: taken }.into());
    reversal.batch = batch(1000 + number);
    entries.iter().cloned().chain([reversal]).collect()
}

fn all_of(entries: &[Entry], moment: NaiveDateTime) -> (String, Standing) {
    (
        format!("{:?}", account(entries, moment)),
        standing(entries, moment),
    )
}

/// Everything but what tells of the future.
fn until_next(entries: &[Entry], moment: NaiveDateTime) -> (String, Standing) {
    let mut account = account(entries, moment);
    let mut standing = Standing::of(&account, moment, &policy());
    account.next_fact_at = None;
    standing.holds_until = None;
    (format!("{account:?}"), standing)
}

/// Where the money of one currency went, worked out from the payments without the fold.
#[derive(Default)]
struct Flow {
    total: Decimal,
    received: Decimal,
    paid: Decimal,
    reserved: Decimal,
    unallocated: Decimal,
    overpaid: Decimal,
    /// What the house credited or gave up.
    reduced: Decimal,
}

impl Flow {
    fn of(account: &Account, currency: Currency) -> Self {
        let mut flow = Self::default();
        for payment in account
            .payments
            .iter()
            .filter(|it| it.what.currency == currency)
        {
            flow.take(account, &payment.what);
        }
        for invoice in account
            .invoices
            .iter()
            .filter(|it| it.total.currency == currency)
        {
            flow.total += invoice.total.amount;
            flow.reduced += invoice.credited + invoice.written_off;
            if invoice.total.amount >= Decimal::ZERO {
                flow.overpaid += (-invoice.balance().amount).max(Decimal::ZERO);
            }
        }
        flow
    }

    fn take(&mut self, account: &Account, payment: &Payment) {
        self.received += payment.amount;
        self.unallocated += payment.amount;
        for share in &payment.allocations {
            match account.invoice(&share.invoice) {
                Some(invoice) if invoice.total.currency != payment.currency => continue,
                Some(_) => self.paid += share.amount,
                None if account.is_gone_charge(&share.invoice) => continue,
                None => self.reserved += share.amount,
            }
            self.unallocated -= share.amount;
        }
    }
}
