//! What credit pays by itself, which plans need a reason, and what a promise is for when nobody says.

use cobro::domain::account::Account;
use cobro::domain::money::Currency;
use cobro::domain::order::{
    Every, Order, Parts, PlanOrder, UseCreditOrder, meant, owed, replaced_promises,
};

use crate::orders::{THREE, amount, told};
use crate::story::{Story, at, day, policy};

#[test]
fn credit_pays_what_is_named_and_else_only_what_is_overdue_and_sound() {
    let of = |wanted: Option<&str>, currency: Option<Currency>, named: &[(&str, Option<&str>)]| {
        let shares = named.iter();
        Order::UseCredit(UseCreditOrder {
            amount: wanted.map(amount),
            currency,
            invoices: shares
                .map(|(number, share)| ((*number).to_owned(), share.map(amount)))
                .collect(),
        })
    };
    let credit = format!("{THREE}\n-5 payment 500\n-5 payment 3 USD");
    let all = |more: &str| told(&format!("{credit}\n{more}"), of(None, None, &[]));
    for (more, expected) in [
        ("-4 note", "A-1:100 A-2:30"),
        ("-4 dispute A-1 40", "A-1:60 A-2:30"),
        ("-4 dispute A-1", "A-2:30"),
        ("-4 hold A-1 until 9", "A-2:30"),
        // Nothing in euros can be paid; what is overdue in dollars can.
        ("-4 dispute A-1\n-4 hold A-2 until 9", "U-1:3"),
        ("-4 hold all until 9", "nothing_overdue"),
    ] {
        assert_eq!(all(more), expected, "{more}");
    }
    for (order, expected) in [
        (of(None, None, &[("A-2", None)]), "A-2:60"),
        (of(Some("10"), None, &[("A-2", None)]), "A-2:10"),
        (
            of(None, None, &[("A-2", Some("5")), ("A-1", None)]),
            "A-2:5 A-1:100",
        ),
        (of(None, None, &[("A-2", Some("61"))]), "more_than_open"),
        (of(None, None, &[("U-1", None)]), "U-1:3"),
        (of(None, Some(Currency::USD), &[]), "U-1:3"),
        (of(Some("131"), None, &[]), "more_than_open"),
        (
            of(None, Some(Currency::USD), &[("A-1", None)]),
            "several_currencies",
        ),
        (of(None, None, &[("X-1", None)]), "no_invoice"),
    ] {
        assert_eq!(told(&credit, order.clone()), expected, "{order:?}");
    }
    let held = format!("{credit}\n-4 hold all until 9");
    assert_eq!(told(&held, of(None, None, &[("A-1", None)])), "A-1:100");
}

#[test]
fn a_plan_beyond_the_policy_needs_a_reason() {
    // At most 12 instalments, 12 months, the first within 45 days, 20 or more each.
    let story = "-40 invoice A-1 1200 due -30";
    let plan = |parts, first: i64, every, reason: Option<&str>| {
        Order::Plan(PlanOrder {
            invoices: Vec::new(),
            parts,
            first_on: day(first),
            every,
            at_once: None,
            currency: None,
            reason: reason.map(str::to_owned),
        })
    };
    for (parts, first, every, refused) in [
        (Parts::Count(12), 7, Every::Month, false),
        (Parts::Count(13), 7, Every::Month, true),
        (Parts::Count(13), 7, Every::Week, true),
        (Parts::Count(12), 45, Every::Week, false),
        (Parts::Count(2), 46, Every::Week, true),
        (Parts::Count(12), 40, Every::Month, true),
        (Parts::Each(amount("600")), 7, Every::Month, false),
        (Parts::Each(amount("19")), 7, Every::Week, true),
    ] {
        let told_of = |reason| told(story, plan(parts, first, every, reason));
        let expected = if refused { "needs_reason" } else { "plan " };
        assert!(told_of(None).starts_with(expected), "{parts:?} {first}");
        assert_eq!(told_of(Some(" ")), told_of(None));
        assert!(told_of(Some("long known")).starts_with("plan "));
    }
    // The last one may be small.
    let small_rest = plan(Parts::Each(amount("595")), 7, Every::Week, None);
    assert_eq!(told(story, small_rest), "plan 595@7 595@14 10@21 for A-1");
}

/// What is meant on day 0 at ten, and the promises that give way: `60 of 160, not #4`.
fn meant_by(story: &str, currency: Currency, invoices: &[&str], beside: bool) -> String {
    let story = Story::read(story);
    let account = Account::at(&story.entries, at(0, 10), &policy());
    let invoices: Vec<String> = invoices.iter().map(|it| (*it).to_owned()).collect();
    let replaced = match beside {
        true => Vec::new(),
        false => replaced_promises(&account, currency, &invoices),
    };
    let numbers: String = replaced.iter().map(|it| format!(" #{it}")).collect();
    match meant(&account, at(0, 10), currency, &invoices, &replaced) {
        Ok(meant) => format!("{} of {}{numbers}", meant.amount, meant.most),
        Err(refusal) => refusal.id().to_owned(),
    }
}

#[test]
fn a_promise_is_for_what_is_to_be_collected_as_if_those_it_replaces_were_not() {
    let eur = Currency::EUR;
    let series = "-2 promise 40 due 3\n-2 promise 40 due 10\n-2 promise 40 due 17";
    for (more, invoices, beside, expected) in [
        ("", &[][..], false, "130 of 160"),
        ("", &["A-2"][..], false, "60 of 60"),
        ("", &["A-2", "A-2"][..], false, "60 of 60"),
        ("", &["U-1"][..], false, "several_currencies"),
        ("", &["X-1"][..], false, "no_invoice"),
        ("-2 dispute A-1 40", &[][..], false, "90 of 160"),
        ("-2 dispute A-1 40", &["A-1"][..], false, "60 of 60"),
        // All of a series gives way.
        (series, &[][..], false, "130 of 160 #4 #5 #6"),
        (series, &[][..], true, "10 of 160"),
        (series, &["A-1"][..], false, "100 of 100 #4 #5 #6"),
        // One for other invoices stays, and a plan does too.
        (
            "-2 promise 30 due 3 for A-2",
            &["A-1"][..],
            false,
            "100 of 100",
        ),
        (
            "-2 promise 30 due 3 for A-2",
            &["A-2"][..],
            false,
            "60 of 60 #4",
        ),
        ("-2 plan 60@3,60@10", &[][..], false, "10 of 160"),
        ("-2 promise 10 USD due 3", &[][..], false, "130 of 160"),
        // More than is due was promised: only what is due would be asked for again.
        ("-2 promise 160 due 3", &[][..], false, "130 of 160 #4"),
        // Nothing can be asked for: what was promised stays the measure.
        (
            "-3 payment 130 for A-1:100,A-2:30\n-2 promise 20 due 3",
            &[][..],
            false,
            "20 of 30 #5",
        ),
    ] {
        let story = format!("{THREE}\n{more}");
        let told = meant_by(&story, eur, invoices, beside);
        assert_eq!(told, expected, "{more:?} {invoices:?}");
    }
    assert_eq!(meant_by(THREE, Currency::USD, &[], false), "10 of 10");
    assert_eq!(meant_by(THREE, Currency::MXN, &[], false), "0 of 0");
}

#[test]
fn what_is_owed_is_told_by_currency() {
    let owed_in = |story: &str| {
        let story = Story::read(story);
        let account = Account::at(&story.entries, at(0, 10), &policy());
        let owed = owed(&account).into_iter();
        let owed = owed.map(|it| format!("{} {}", it.amount, it.currency.code()));
        owed.collect::<Vec<_>>().join(", ")
    };
    for (more, expected) in [
        ("", "10 USD, 160 EUR"),
        ("-2 payment 10 USD for U-1", "160 EUR"),
        ("-2 payment 12 USD for U-1", "160 EUR"),
        ("-6 invoice N-1 -25 due -9", "10 USD, 160 EUR"),
    ] {
        let mut told: Vec<String> = owed_in(&format!("{THREE}\n{more}"))
            .split(", ")
            .map(str::to_owned)
            .collect();
        told.sort();
        assert_eq!(told.join(", "), expected, "{more:?}");
    }
}
