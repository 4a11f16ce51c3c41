//! What pauses what: from what is overdue down to what can be collected today, each cent deducted once.

use chrono::NaiveDateTime;
use cobro::domain::account::{Collectable, collectables};
use cobro::domain::money::written_out;
use expect_test::{Expect, expect};

use crate::story::Story;

fn check(story: &str, expected: Expect) {
    let story = Story::read(story);
    expected.assert_eq(&story.answers(what_can_be_collected));
}

fn what_can_be_collected(story: &Story, moment: NaiveDateTime) -> String {
    let collectables = collectables(&story.account(moment), moment);
    let lines: Vec<String> = collectables.iter().map(deductions).collect();
    lines.join(" | ")
}

/// The whole chain of deductions, those that are zero left out.
fn deductions(it: &Collectable) -> String {
    let parts = [
        ("disputed", it.disputed),
        ("held", it.held),
        ("promised", it.promised),
        ("credit", it.credit),
    ];
    let parts = parts.iter().filter(|(_, amount)| !amount.is_zero());
    let less: String = parts
        .map(|(name, amount)| format!(" - {amount} {name}"))
        .collect();
    let code = it.currency.code();
    let left = written_out(it.to_collect, it.currency);
    format!("{} overdue{less} = {left} {code}", it.overdue)
}

#[test]
fn nothing_is_paused_by_nothing() {
    check(
        "
        -40 invoice A-1 100 due -30
        -40 invoice A-2 50 due 0
        ? 0
        ? 1
        ",
        expect![[r#"
            0         100 overdue = 100.00 EUR
            1         150 overdue = 150.00 EUR
        "#]],
    );
}

#[test]
fn a_dispute_pauses_its_part_of_its_invoice_alone() {
    check(
        "
        -40 invoice A-1 100 due -30
        -40 invoice A-2 50 due -30
        -5 dispute A-1 30
        -3 payment 90 for A-1
        -1 resolved #3
        ? -5
        ? -3
        ? -1
        ",
        expect![[r#"
            -5        150 overdue - 30 disputed = 120.00 EUR
            -3        60 overdue - 10 disputed = 50.00 EUR
            -1        60 overdue = 60.00 EUR
        "#]],
    );
}

#[test]
fn a_dispute_without_amount_pauses_the_whole_invoice() {
    check(
        "
        -40 invoice A-1 100 due -30
        -40 invoice A-2 50 due -30
        -5 dispute A-1
        ? 0
        ",
        expect![[r#"
            0         150 overdue - 100 disputed = 50.00 EUR
        "#]],
    );
}

#[test]
fn two_disputes_of_one_invoice_pause_no_more_than_its_balance() {
    check(
        "
        -40 invoice A-1 100 due -30
        -5 dispute A-1 70
        -4 dispute A-1 60
        -1 resolved #2
        ? -2
        ? -1
        ",
        expect![[r#"
            -2        100 overdue - 100 disputed = 0.00 EUR
            -1        100 overdue - 60 disputed = 40.00 EUR
        "#]],
    );
}

#[test]
fn a_hold_pauses_its_invoice_until_its_day() {
    check(
        "
        -40 invoice A-1 100 due -30
        -40 invoice A-2 50 due -30
        -5 hold A-1 until 2
        ? 1
        ? 2
        ",
        expect![[r#"
            1         150 overdue - 100 held = 50.00 EUR
            2         150 overdue = 150.00 EUR
        "#]],
    );
}

#[test]
fn a_hold_on_the_debtor_pauses_everything() {
    check(
        "
        -40 invoice A-1 100 due -30
        -40 invoice A-2 50 USD due -30
        -5 hold all until 2
        -1 release #3
        ? -2
        ? -1
        ",
        expect![[r#"
            -2        100 overdue - 100 held = 0.00 EUR | 50 overdue - 50 held = 0.00 USD
            -1        100 overdue = 100.00 EUR | 50 overdue = 50.00 USD
        "#]],
    );
}

#[test]
fn a_promise_of_a_part_leaves_the_rest_to_be_collected() {
    check(
        "
        -40 invoice A-1 100 due -30
        -5 promise 60 due 2
        -1 payment 20 for A-1
        ? -2
        ? -1
        ? 5
        ",
        expect![[r#"
            -2        100 overdue - 60 promised = 40.00 EUR
            -1        80 overdue - 40 promised = 40.00 EUR
            5         80 overdue = 80.00 EUR
        "#]],
    );
}

#[test]
fn a_promise_that_names_invoices_covers_no_others() {
    check(
        "
        -40 invoice A-1 100 due -30
        -40 invoice A-2 50 due -20
        -5 promise 80 due 2 for A-2
        ? 0
        ",
        expect![[r#"
            0         150 overdue - 50 promised = 100.00 EUR
        "#]],
    );
}

#[test]
fn a_promise_that_names_invoices_covers_them_although_another_is_due_before() {
    check(
        "
        -40 invoice A-1 100 due -30
        -40 invoice A-2 100 due -20
        -5 promise 100 due 2
        -4 promise 100 due 6 for A-1
        ? 0
        ",
        expect![[r#"
            0         200 overdue - 200 promised = 0.00 EUR
        "#]],
    );
}

#[test]
fn a_promise_of_a_few_cents_covers_them() {
    check(
        "
        -40 invoice A-1 0.40 due -30
        -5 promise 0.40 due 2
        ? 0
        ",
        expect![[r#"
            0         0.40 overdue - 0.40 promised = 0.00 EUR
        "#]],
    );
}

#[test]
fn a_promise_in_another_currency_covers_nothing() {
    check(
        "
        -40 invoice A-1 100 due -30
        -5 promise 100 USD due 2
        ? 0
        ",
        expect![[r#"
            0         100 overdue = 100.00 EUR
        "#]],
    );
}

#[test]
fn a_replaced_or_cancelled_promise_covers_nothing() {
    check(
        "
        -40 invoice A-1 100 due -30
        -5 promise 100 due 2
        -4 promise 60 due 8 replaces #2
        -1 cancel #3
        ? -5
        ? -4
        ? -1
        ",
        expect![[r#"
            -5        100 overdue - 100 promised = 0.00 EUR
            -4        100 overdue - 60 promised = 40.00 EUR
            -1        100 overdue = 100.00 EUR
        "#]],
    );
}

#[test]
fn a_plan_on_schedule_covers_what_it_will_pay() {
    check(
        "
        -40 invoice A-1 300 due -30
        -20 plan 100@-13,100@-3,100@17
        -13 payment 100 for A-1
        -3 payment 100 for A-1
        ? -20
        ? -13
        ? 0
        ? 20
        ",
        expect![[r#"
            -20       300 overdue - 300 promised = 0.00 EUR
            -13       200 overdue - 200 promised = 0.00 EUR
            0         100 overdue - 100 promised = 0.00 EUR
            20        100 overdue = 100.00 EUR
        "#]],
    );
}

#[test]
fn free_credit_is_deducted_and_what_it_covers_is_not_chased() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 payment 30
        -5 payment 200
        ? -9
        ? -5
        ",
        expect![[r#"
            -9        100 overdue - 30 credit = 70.00 EUR
            -5        100 overdue - 100 credit = 0.00 EUR
        "#]],
    );
}

#[test]
fn a_credit_note_is_deducted_until_it_is_used() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 invoice N-1 -40 due -9
        -5 payment 0 for A-1:40,N-1:-40
        ? -10
        ? -9
        ? -5
        ",
        expect![[r#"
            -10       100 overdue = 100.00 EUR
            -9        100 overdue - 40 credit = 60.00 EUR
            -5        60 overdue = 60.00 EUR
        "#]],
    );
}

#[test]
fn a_credit_note_that_was_paid_out_is_no_debt() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 invoice N-1 -40 due -9
        -5 payment -40 for N-1
        ? -9
        ? -5
        ",
        expect![[r#"
            -9        100 overdue - 40 credit = 60.00 EUR
            -5        100 overdue = 100.00 EUR
        "#]],
    );
}

#[test]
fn each_cent_is_deducted_once_in_the_order_of_the_rules() {
    check(
        "
        -40 invoice A-1 100 due -30
        -40 invoice A-2 100 due -20
        -9 dispute A-1 30
        -8 hold A-1 until 9
        -7 promise 80 due 2
        -6 payment 50
        ? -10
        ? -9
        ? -8
        ? -7
        ? -6
        ",
        expect![[r#"
            -10       200 overdue = 200.00 EUR
            -9        200 overdue - 30 disputed = 170.00 EUR
            -8        200 overdue - 30 disputed - 70 held = 100.00 EUR
            -7        200 overdue - 30 disputed - 70 held - 80 promised = 20.00 EUR
            -6        200 overdue - 30 disputed - 70 held - 30 promised - 50 credit = 20.00 EUR
        "#]],
    );
}

#[test]
fn more_promised_and_credited_than_owed_is_never_below_zero() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 dispute A-1 500
        -7 promise 400 due 2
        -6 payment 300
        -5 resolved #2
        ? -6
        ? -5
        ",
        expect![[r#"
            -6        100 overdue - 100 disputed = 0.00 EUR
            -5        100 overdue - 100 promised = 0.00 EUR
        "#]],
    );
}

#[test]
fn each_instalment_is_overdue_by_its_own_date() {
    check(
        "
        -40 invoice A-1 100 in 60@-10,40@20
        -5 payment 50 for A-1
        -4 payment 20 for A-1
        ? -10
        ? -9
        ? -5
        ? -4
        ? 21
        ",
        expect![[r#"
            -10       0 overdue = 0.00 EUR
            -9        60 overdue = 60.00 EUR
            -5        10 overdue = 10.00 EUR
            -4        0 overdue = 0.00 EUR
            21        30 overdue = 30.00 EUR
        "#]],
    );
}

#[test]
fn what_is_not_due_yet_is_not_deducted() {
    check(
        "
        -40 invoice A-1 100 in 60@-10,40@20
        -5 promise 100 due 25
        ? 0
        ? 21
        ",
        expect![[r#"
            0         60 overdue - 60 promised = 0.00 EUR
            21        100 overdue - 100 promised = 0.00 EUR
        "#]],
    );
}

#[test]
fn currencies_stay_apart() {
    check(
        "
        -40 invoice A-1 100 due -30
        -40 invoice A-2 80 USD due -20
        -9 promise 50 USD due 2
        -8 payment 30
        -7 dispute A-2 10
        ? 0
        ",
        expect![[r#"
            0         100 overdue - 30 credit = 70.00 EUR | 80 overdue - 10 disputed - 50 promised = 20.00 USD
        "#]],
    );
}

#[test]
fn a_disputed_held_or_credited_debtor_still_has_a_step_and_a_date() {
    let paused = [
        "dispute A-1",
        "hold A-1 until 9",
        "hold all until 9",
        "payment 100",
    ];
    let paused = paused
        .iter()
        .chain(&["promise 100 due 9", "plan 50@5,50@9"]);
    for pause in paused {
        let story = format!("-40 invoice A-1 100 due -30\n -1 {pause}\n ? 0");
        let story = Story::read(&story);
        story.answers(|story, moment| {
            let standing = story.standing(moment);
            assert_eq!(standing.band.id(), "waiting", "{pause}");
            assert!(standing.next_step.is_some(), "{pause}");
            assert!(standing.next_at.is_some(), "{pause}");
            String::new()
        });
    }
}
