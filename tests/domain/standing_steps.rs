//! The table "Rules of standing", from reviews down to settled: how a debtor comes into each band, and leaves it.

use expect_test::expect;

use crate::standing::check;

#[test]
fn a_dispute_is_reviewed_when_nobody_looked_at_it_for_seven_days() {
    check(
        "
        -40 invoice A-1 100 due -30
        -7 dispute A-1
        1 reviewed #2
        9 call answered
        17 reviewed #2 review 20
        21 resolved #2
        ? -1 23:59
        ? 0 00:00
        ? 1
        ? 8
        ? 9
        ? 15
        ? 16
        ? 19
        ? 20
        ? 21
        ",
        expect![[r#"
            -1 23:59  waiting        review_dispute 0            0.00 EUR
            0 00:00   review         review_dispute 0            0.00 EUR
            1         waiting        review_dispute 8            0.00 EUR
            8         review         review_dispute 8            0.00 EUR
            9         waiting        review_dispute 16           0.00 EUR
            15        waiting        review_dispute 16           0.00 EUR
            16        review         review_dispute 16           0.00 EUR
            19        waiting        review_dispute 20           0.00 EUR
            20        review         review_dispute 20           0.00 EUR
            21        step_due       find_out_why 12             100.00 EUR
        "#]],
    );
}

#[test]
fn a_hold_that_ended_is_reviewed_until_a_contact() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 hold A-1 until 0
        2 call answered
        ? -1 23:59
        ? 0 00:00
        ? 2
        ",
        expect![[r#"
            -1 23:59  waiting        review_hold 0               0.00 EUR
            0 00:00   review         review_hold 0               100.00 EUR
            2         waiting        find_out_why 5              100.00 EUR
        "#]],
    );
}

#[test]
fn a_snooze_that_ended_is_reviewed_until_a_new_date() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 snooze until 0
        1 snooze until 3
        4 promise 100 due 9
        ? -1 23:59
        ? 0 00:00
        ? 1
        ? 3
        ? 4
        ",
        expect![[r#"
            -1 23:59  waiting        review_snooze 0             100.00 EUR
            0 00:00   review         review_snooze 0             100.00 EUR
            1         waiting        review_snooze 3             100.00 EUR
            3         review         review_snooze 3             100.00 EUR
            4         waiting        confirm_promise 9           0.00 EUR               pending 100 due 9
        "#]],
    );
}

#[test]
fn a_hold_that_was_extended_before_its_end_has_not_ended() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 hold A-1 until 0
        -2 hold A-1 until 5
        ? 0
        ? 5
        ",
        expect![[r#"
            0         waiting        review_hold 5               0.00 EUR
            5         review         review_hold 5               100.00 EUR
        "#]],
    );
}

#[test]
fn a_released_hold_pauses_nothing_and_asks_for_nothing() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 hold A-1 until 5
        -2 release #2
        ? -3
        ? -2
        ",
        expect![[r#"
            -3        waiting        review_hold 5               0.00 EUR
            -2        step_due       find_out_why -29            100.00 EUR
        "#]],
    );
}

#[test]
fn an_invoice_due_today_is_not_overdue() {
    check(
        "
        -40 invoice A-1 100 due 0
        ? -1
        ? 0 23:59
        ? 1 00:00
        ",
        expect![[r#"
            -1        not_due        courtesy_note -3            0.00 EUR
            0 23:59   not_due        courtesy_note -3            0.00 EUR
            1 00:00   step_due       find_out_why 1              100.00 EUR
        "#]],
    );
}

#[test]
fn the_step_is_what_the_type_needs() {
    check(
        "
        -40 invoice A-1 100 due -30
        -3 type forgetful
        -2 type illiquid
        -1 type disputing
        0 type unclassified
        ? -4
        ? -3
        ? -2
        ? -1
        ? 0
        ",
        expect![[r#"
            -4        step_due       find_out_why -29            100.00 EUR
            -3        step_due       friendly_reminder -29       100.00 EUR
            -2        step_due       listen -29                  100.00 EUR
            -1        step_due       listen -29                  100.00 EUR
            0         step_due       find_out_why -29            100.00 EUR
        "#]],
    );
}

#[test]
fn a_contact_gives_rest_longer_when_somebody_was_reached() {
    check(
        "
        -40 invoice A-1 100 due -30
        -5 call answered
        0 call no_answer
        ? -5 08:59
        ? -5
        ? -3
        ? -2
        ? 0
        ? 1
        ",
        expect![[r#"
            -5 08:59  step_due       find_out_why -29            100.00 EUR
            -5        waiting        find_out_why -2             100.00 EUR
            -3        waiting        find_out_why -2             100.00 EUR
            -2        step_due       find_out_why -2             100.00 EUR
            0         waiting        find_out_why 1              100.00 EUR
            1         step_due       find_out_why 1              100.00 EUR
        "#]],
    );
}

#[test]
fn a_message_sent_after_a_call_does_not_shorten_the_rest() {
    check(
        "
        -40 invoice A-1 100 due -30
        -1 10:00 call answered
        -1 10:20 email sent
        ? 0
        ? 1
        ? 2
        ",
        expect![[r#"
            0         waiting        find_out_why 2              100.00 EUR
            1         waiting        find_out_why 2              100.00 EUR
            2         step_due       find_out_why 2              100.00 EUR
        "#]],
    );
}

#[test]
fn a_settled_debtor_comes_back_with_a_new_invoice() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 payment 100 for A-1
        1 invoice A-2 50 due 3
        ? -9
        ? 0
        ? 1
        ? 4
        ",
        expect![[r#"
            -9        settled        -
            0         settled        -
            1         not_due        courtesy_note 0             0.00 EUR
            4         step_due       find_out_why 4              50.00 EUR
        "#]],
    );
}

#[test]
fn a_debtor_without_facts_is_settled() {
    check(
        "? 0",
        expect![[r#"
        0         settled        -
    "#]],
    );
}

#[test]
fn undo_takes_back_what_paused_the_debtor() {
    check(
        "
        -40 invoice A-1 100 due -30
        -1 promise 100 due 6
        -1 undo #2
        -1 undo #3
        ? 0
        ",
        expect![[r#"
            0         waiting        confirm_promise 6           0.00 EUR               pending 100 due 6
        "#]],
    );
}

#[test]
fn a_promise_over_one_currency_leaves_the_other_to_be_collected() {
    check(
        "
        -40 invoice A-1 100 due -30
        -40 invoice A-2 3000 USD due -20
        -40 invoice A-3 200 due -10
        -9 promise 3000 USD due 2
        ? -10
        ? 0
        ? 3
        ",
        expect![[r#"
            -10       step_due       find_out_why -29            3000.00 USD + 100.00 EUR
            0         step_due       find_out_why -29            300.00 EUR + 0.00 USD  pending 3000 due 2
            3         promise_due    confirm_promise 2           300.00 EUR + 0.00 USD  pending 3000 due 2
        "#]],
    );
}

#[test]
fn a_credit_note_alone_is_nothing_to_be_collected() {
    check(
        "
        -40 invoice N-1 -40 due -30
        -1 invoice A-1 100 due 5
        ? -2
        ? 0
        ? 6
        ",
        expect![[r#"
            -2        settled        -                           0.00 EUR
            0         not_due        courtesy_note 2             0.00 EUR
            6         step_due       find_out_why 6              60.00 EUR
        "#]],
    );
}

#[test]
fn what_free_credit_covers_is_to_be_allocated_every_day_anew() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 payment 100
        ? 0
        ? 1
        ",
        expect![[r#"
            0         waiting        allocate_credit 0           0.00 EUR
            1         waiting        allocate_credit 1           0.00 EUR
        "#]],
    );
}

#[test]
fn an_instalment_comes_due_while_the_rest_of_the_invoice_is_not() {
    check(
        "
        -40 invoice A-1 100 in 60@-1,40@20
        1 payment 60 for A-1
        ? -1
        ? 0
        ? 1
        ? 21
        ",
        expect![[r#"
            -1        not_due        courtesy_note -4            0.00 EUR
            0         step_due       find_out_why 0              60.00 EUR
            1         not_due        courtesy_note 17            0.00 EUR
            21        step_due       find_out_why 21             40.00 EUR
        "#]],
    );
}
