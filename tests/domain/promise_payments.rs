//! Which payments keep which promise: shared, corrected, of the same day, of named invoices.

use expect_test::expect;

use crate::promises::check;
use crate::story::Story;

#[test]
fn a_correction_breaks_the_promise_that_the_payment_had_kept() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 promise 100 due 0
        -1 payment 100 for A-1
        5 payment -70 for A-1
        6 payment -30 for A-1
        ? 4
        ? 5
        ? 6
        ",
        expect![[r#"
            4         100 due 0 kept
            5         100 due 0 partly_kept, 70 missing
            6         100 due 0 broken, 100 missing
        "#]],
    );
}

#[test]
fn a_correction_is_of_the_payment_to_the_same_invoice() {
    check(
        "
        -40 invoice A-1 100 due -30
        -40 invoice A-2 50 due -30
        -9 promise 100 due 0 for A-1
        -9 promise 50 due 0 for A-2
        -2 payment 100 for A-1
        -1 payment 50 for A-2
        1 payment -100 for A-1
        ? 0
        ? 1
        ",
        expect![[r#"
            0         100 due 0 kept; 50 due 0 kept
            1         100 due 0 pending, 100 missing; 50 due 0 kept
        "#]],
    );
}

#[test]
fn a_correction_of_one_share_leaves_the_others() {
    check(
        "
        -40 invoice A-1 60 due -30
        -40 invoice A-2 40 due -30
        -9 promise 60 due 0 for A-1
        -9 promise 40 due 0 for A-2
        -2 payment 100 for A-1:60,A-2:40
        1 payment -60 for A-1
        ? 0
        ? 1
        ",
        expect![[r#"
            0         60 due 0 kept; 40 due 0 kept
            1         60 due 0 pending, 60 missing; 40 due 0 kept
        "#]],
    );
}

#[test]
fn a_credit_note_paid_out_breaks_no_promise() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 promise 100 due 0
        -1 payment 100 for A-1
        0 invoice N-1 -40 due 0
        1 payment -40 for N-1
        ? 0
        ? 1
        ",
        expect![[r#"
            0         100 due 0 kept
            1         100 due 0 kept
        "#]],
    );
}

#[test]
fn a_payment_that_is_undone_keeps_nothing() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 promise 100 due 0
        -1 payment 100 for A-1
        1 undo #3
        1 undo #4
        ? 0
        ",
        expect![[r#"
            0         100 due 0 kept
        "#]],
    );
    check(
        "
        -40 invoice A-1 100 due -30
        -9 promise 100 due 0
        -1 payment 100 for A-1
        1 undo #3
        ? 0
        ",
        expect![[r#"
            0         100 due 0 pending, 100 missing
        "#]],
    );
}

#[test]
fn two_promises_share_the_payments_the_one_due_first_before_the_other() {
    check(
        "
        -40 invoice A-1 200 due -30
        -9 promise 100 due 6
        -9 promise 100 due 0
        -2 payment 130 for A-1
        3 payment 70 for A-1
        ? -2
        ? 3
        ",
        expect![[r#"
            -2        100 due 0 kept; 100 due 6 pending, 70 missing
            3         100 due 0 kept; 100 due 6 kept
        "#]],
    );
}

#[test]
fn a_payment_of_the_day_counts_if_it_came_after_the_promise() {
    check(
        "
        -40 invoice A-1 200 due -30
        -1 08:00 payment 30 for A-1
        -1 12:00 promise 100 due 6
        -1 16:00 payment 20 for A-1
        ? 0
        ",
        expect![[r#"
            0         100 due 6 pending, 80 missing
        "#]],
    );
}

#[test]
fn a_payment_of_the_day_without_hour_counts_if_it_was_recorded_after_the_promise() {
    check(
        "
        -40 invoice A-1 200 due -30
        -1 payment 30 for A-1
        -1 12:00 promise 100 due 6
        -1 payment 20 for A-1
        ? 0
        ",
        expect![[r#"
            0         100 due 6 pending, 80 missing
        "#]],
    );
}

#[test]
fn a_payment_before_the_promise_recorded_later_keeps_nothing() {
    check(
        "
        -40 invoice A-1 200 due -30
        -1 12:00 promise 100 due 6
        -2 payment 30 for A-1
        -1 08:00 payment 20 for A-1
        ? 0
        ",
        expect![[r#"
            0         100 due 6 pending, 100 missing
        "#]],
    );
}

#[test]
fn a_promise_that_names_invoices_is_kept_by_payments_to_them_alone() {
    check(
        "
        -40 invoice A-1 100 due -30
        -40 invoice A-2 100 due -30
        -9 promise 100 due 0 for A-2
        -3 payment 100 for A-1
        -2 payment 90 for A-2:60,A-1:30
        -1 payment 40
        ? -3
        ? -2
        ? -1
        ",
        expect![[r#"
            -3        100 due 0 pending, 100 missing
            -2        100 due 0 pending, 40 missing
            -1        100 due 0 kept
        "#]],
    );
}

#[test]
fn a_promise_for_an_invoice_that_is_settled_otherwise_misses_nothing() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 promise 100 due 0 for A-1
        1 invoice A-1 60
        2 payment 60 for A-1
        ? 1
        ? 2
        ? 3
        ",
        expect![[r#"
            1         100 due 0 pending, 100 missing
            2         100 due 0 pending
            3         100 due 0 partly_kept
        "#]],
    );
}

#[test]
fn a_payment_in_another_currency_keeps_nothing() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 promise 100 due 0
        -1 payment 100 USD
        ? 0
        ",
        expect![[r#"
            0         100 due 0 pending, 100 missing
        "#]],
    );
}

#[test]
fn what_a_cancelled_promise_had_been_paid_counts_for_another_one_alone() {
    let story = Story::read(
        "
        -40 invoice A-1 200 due -30
        -9 promise 100 due 0
        -9 promise 100 due 6
        -5 payment 30 for A-1
        -2 cancel #2
        ? 0
        ",
    );
    story.answers(|story, moment| {
        let promises = story.account(moment).promises;
        let paid: Vec<String> = promises
            .iter()
            .map(|it| it.paid_in_time.to_string())
            .collect();
        assert_eq!(paid, ["0", "30"]);
        String::new()
    });
}
