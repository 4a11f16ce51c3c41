//! What became of promises, worked out from the payments: kept, partly kept, broken, replaced, cancelled.

use chrono::NaiveDateTime;
use cobro::domain::account::Promise;
use expect_test::{Expect, expect};

use crate::story::{Story, offset};

pub fn check(story: &str, expected: Expect) {
    let story = Story::read(story);
    expected.assert_eq(&story.answers(what_became_of_them));
}

fn what_became_of_them(story: &Story, moment: NaiveDateTime) -> String {
    let account = story.account(moment);
    let lines: Vec<String> = account.promises.iter().map(what_became_of_it).collect();
    lines.join("; ")
}

fn what_became_of_it(promise: &Promise) -> String {
    let due_on = offset(promise.due_on);
    let missing = match promise.missing {
        nothing if nothing.is_zero() => String::new(),
        missing => format!(", {missing} missing"),
    };
    format!(
        "{} due {due_on} {}{missing}",
        promise.money.amount,
        promise.status.id()
    )
}

#[test]
fn a_promise_is_pending_through_its_grace_days_and_then_broken() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 promise 100 due 0
        ? -10
        ? -9
        ? 2 23:59
        ? 3 00:00
        ",
        expect![[r#"
            -10
            -9        100 due 0 pending, 100 missing
            2 23:59   100 due 0 pending, 100 missing
            3 00:00   100 due 0 broken, 100 missing
        "#]],
    );
}

#[test]
fn a_promise_is_kept_as_soon_as_it_is_paid_up_to_the_last_grace_day() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 promise 100 due 0
        -3 payment 50 for A-1
        2 payment 50 for A-1
        ? -3
        ? 1
        ? 2
        ? 9
        ",
        expect![[r#"
            -3        100 due 0 pending, 50 missing
            1         100 due 0 pending, 50 missing
            2         100 due 0 kept
            9         100 due 0 kept
        "#]],
    );
}

#[test]
fn a_payment_after_the_grace_days_is_late() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 promise 100 due 0
        3 payment 60 for A-1
        4 payment 40 for A-1
        ? 3
        ? 4
        ",
        expect![[r#"
            3         100 due 0 broken, 40 missing
            4         100 due 0 broken
        "#]],
    );
}

#[test]
fn a_part_in_time_and_the_rest_late_is_partly_kept() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 promise 100 due 0
        2 payment 60 for A-1
        5 payment 40 for A-1
        ? 2
        ? 3
        ? 5
        ",
        expect![[r#"
            2         100 due 0 pending, 40 missing
            3         100 due 0 partly_kept, 40 missing
            5         100 due 0 partly_kept
        "#]],
    );
}

#[test]
fn one_percent_may_be_missing() {
    check(
        "
        -40 invoice A-1 1000 due -30
        -9 promise 1000 due 0
        -1 payment 989.99 for A-1
        0 payment 0.01 for A-1
        ? -1
        ? 0
        ",
        expect![[r#"
            -1        1000 due 0 pending, 10.01 missing
            0         1000 due 0 kept
        "#]],
    );
}

#[test]
fn fifty_cents_may_be_missing_where_that_is_more_than_the_percent() {
    check(
        "
        -40 invoice A-1 20 due -30
        -9 promise 20 due 0
        -1 payment 19.49 for A-1
        0 payment 0.01 for A-1
        ? -1
        ? 0
        ",
        expect![[r#"
            -1        20 due 0 pending, 0.51 missing
            0         20 due 0 kept
        "#]],
    );
}

#[test]
fn a_promise_of_less_than_the_tolerance_needs_a_payment_all_the_same() {
    check(
        "
        -40 invoice A-1 0.40 due -30
        -9 promise 0.40 due 0
        ? 0
        ? 3
        ",
        expect![[r#"
            0         0.40 due 0 pending, 0.40 missing
            3         0.40 due 0 broken, 0.40 missing
        "#]],
    );
}

#[test]
fn a_promise_of_the_rest_takes_the_place_of_one_that_was_paid_in_part() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 promise 100 due 0
        -5 payment 30 for A-1
        -2 promise 70 due 6 replaces #2
        5 payment 70 for A-1
        ? -3
        ? -2
        ? 5
        ",
        expect![[r#"
            -3        100 due 0 pending, 70 missing
            -2        100 due 0 replaced; 70 due 6 pending, 70 missing
            5         100 due 0 replaced; 70 due 6 kept
        "#]],
    );
}

#[test]
fn a_payment_after_the_replacement_keeps_the_replacement() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 promise 100 due 0
        -2 promise 100 due 6 replaces #2
        -1 payment 100 for A-1
        ? -2
        ? -1
        ? 9
        ",
        expect![[r#"
            -2        100 due 0 replaced; 100 due 6 pending, 100 missing
            -1        100 due 0 replaced; 100 due 6 kept
            9         100 due 0 replaced; 100 due 6 kept
        "#]],
    );
}

#[test]
fn a_promise_kept_before_it_was_replaced_or_cancelled_stays_kept() {
    check(
        "
        -40 invoice A-1 200 due -30
        -9 promise 100 due 0
        -5 payment 100 for A-1
        -3 cancel #2
        ? 0
        ",
        expect![[r#"
            0         100 due 0 kept
        "#]],
    );
}

#[test]
fn a_cancelled_promise_stays_cancelled_whatever_is_paid_afterwards() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 promise 100 due 0
        -3 cancel #2
        -1 payment 100 for A-1
        ? -4
        ? -3
        ? -1
        ? 9
        ",
        expect![[r#"
            -4        100 due 0 pending, 100 missing
            -3        100 due 0 cancelled
            -1        100 due 0 cancelled
            9         100 due 0 cancelled
        "#]],
    );
}

#[test]
fn a_new_promise_after_a_broken_one_is_kept_by_what_is_paid_then() {
    check(
        "
        -40 invoice A-1 100 due -30
        -20 promise 100 due -10
        -5 promise 100 due 0
        -1 payment 100 for A-1
        ? -5
        ? -1
        ? 9
        ",
        expect![[r#"
            -5        100 due -10 broken, 100 missing; 100 due 0 pending, 100 missing
            -1        100 due -10 broken; 100 due 0 kept
            9         100 due -10 broken; 100 due 0 kept
        "#]],
    );
}

#[test]
fn each_instalment_of_a_plan_is_a_promise() {
    check(
        "
        -40 invoice A-1 300 due -30
        -20 plan 100@-10,100@0,100@10 for A-1
        -9 payment 100 for A-1
        2 payment 80 for A-1
        4 payment 20 for A-1
        ? -9
        ? 2
        ? 3
        ? 4
        ? 13
        ",
        expect![[r#"
            -9        100 due -10 kept; 100 due 0 pending, 100 missing; 100 due 10 pending, 100 missing
            2         100 due -10 kept; 100 due 0 pending, 20 missing; 100 due 10 pending, 100 missing
            3         100 due -10 kept; 100 due 0 partly_kept, 20 missing; 100 due 10 pending, 100 missing
            4         100 due -10 kept; 100 due 0 partly_kept; 100 due 10 pending, 100 missing
            13        100 due -10 kept; 100 due 0 partly_kept; 100 due 10 broken, 100 missing
        "#]],
    );
}

#[test]
fn an_instalment_paid_late_is_made_up_for_before_the_next_one() {
    check(
        "
        -40 invoice A-1 200 due -30
        -20 plan 100@-10,100@10
        -2 payment 100 for A-1
        9 payment 100 for A-1
        ? -2
        ? 9
        ",
        expect![[r#"
            -2        100 due -10 broken; 100 due 10 pending, 100 missing
            9         100 due -10 broken; 100 due 10 kept
        "#]],
    );
}

#[test]
fn a_cancelled_plan_leaves_what_was_kept() {
    check(
        "
        -40 invoice A-1 200 due -30
        -20 plan 100@-10,100@10
        -10 payment 100 for A-1
        -1 cancel #2
        ? 0
        ",
        expect![[r#"
            0         100 due -10 kept; 100 due 10 cancelled
        "#]],
    );
}
