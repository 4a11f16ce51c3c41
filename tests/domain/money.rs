//! What makes invoices smaller besides payments, and what is claimed for being late.

use chrono::NaiveDateTime;
use expect_test::{Expect, expect};

use crate::invoices::what_is_open;
use crate::story::{Story, offset};

fn check(story: &str, expected: Expect) {
    let story = Story::read(story);
    expected.assert_eq(&story.answers(what_is_open));
}

#[test]
fn a_corrected_payment_counts_as_it_really_was_on_every_day() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 payment 80 for A-1
        -12 correct #2 to 50 on -12 for A-1
        ? -13
        ? -12
        ? -9
        ? 0
        ",
        expect![[r#"
            -13       A-1 100.00 EUR = 100.00@-30
            -12       A-1 50.00 EUR = 50.00@-30 paid on -12
            -9        A-1 50.00 EUR = 50.00@-30 paid on -12
            0         A-1 50.00 EUR = 50.00@-30 paid on -12
        "#]],
    );
}

#[test]
fn a_payment_that_the_bank_gave_back_is_none_from_then_on() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 payment 100 for A-1
        -4 correct #2 to nothing
        ? -9
        ? -4
        ",
        expect![[r#"
            -9        A-1 0.00 EUR = 0.00@-30 paid on -9
            -4        A-1 100.00 EUR = 100.00@-30
        "#]],
    );
}

#[test]
fn credit_is_used_up_once_and_only_in_its_currency() {
    check(
        "
        -40 invoice A-1 100 due -30
        -40 invoice A-2 60 due -20
        -40 invoice U-1 10 USD due -20
        -9 payment 130 for A-1:130
        -8 use A-2:30
        -7 use U-1:5
        ? -9
        ? -8
        ? -7
        ",
        expect![[r#"
            -9        A-1 -30.00 EUR = 0.00@-30 paid on -9; A-2 60.00 EUR = 60.00@-20; U-1 10.00 USD = 10.00@-20; credit 30.00 EUR
            -8        A-1 0.00 EUR = 0.00@-30 paid on -9; A-2 30.00 EUR = 30.00@-20 paid on -8; U-1 10.00 USD = 10.00@-20
            -7        A-1 0.00 EUR = 0.00@-30 paid on -9; A-2 30.00 EUR = 30.00@-20 paid on -8; U-1 10.00 USD = 10.00@-20
        "#]],
    );
}

#[test]
fn a_credit_note_lowers_its_invoice_and_beyond_that_is_credit() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 credit A-1 30
        -8 payment 100 for A-1
        ? -9
        ? -8
        ",
        expect![[r#"
            -9        A-1 70.00 EUR = 70.00@-30
            -8        A-1 -30.00 EUR = 0.00@-30 paid on -8; credit 30.00 EUR
        "#]],
    );
}

#[test]
fn what_is_written_off_and_paid_after_all_was_not_lost() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 writeoff A-1 100
        -8 payment 40 for A-1
        -7 payment 70 for A-1
        ? -9
        ? -8
        ? -7
        ",
        expect![[r#"
            -9        A-1 0.00 EUR = 0.00@-30
            -8        A-1 0.00 EUR = 0.00@-30 paid on -8
            -7        A-1 -10.00 EUR = 0.00@-30 paid on -7; credit 10.00 EUR
        "#]],
    );
}

#[test]
fn reductions_settle_the_instalments_in_their_order() {
    check(
        "
        -40 invoice A-1 90 in 30@-10,30@0,30@10
        -9 credit A-1 10
        -8 payment 25 for A-1
        -7 writeoff A-1 5
        ? -9
        ? -8
        ? -7
        ",
        expect![[r#"
            -9        A-1 80.00 EUR = 20.00@-10+30.00@0+30.00@10
            -8        A-1 55.00 EUR = 0.00@-10+25.00@0+30.00@10 paid on -8
            -7        A-1 50.00 EUR = 0.00@-10+20.00@0+30.00@10 paid on -8
        "#]],
    );
}

#[test]
fn a_claimed_charge_is_owed_until_it_is_paid_or_waived() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 charge interest A-1 1.20 as INT-1 due -9
        -9 charge recovery_cost A-1 40 as CR-1 due -9
        -8 payment 101.20 for A-1:100,INT-1:1.20
        -7 waive #3
        ? -9
        ? -8
        ? -7
        ",
        expect![[r#"
            -9        A-1 100.00 EUR = 100.00@-30; CR-1 40.00 EUR = 40.00@-9; INT-1 1.20 EUR = 1.20@-9
            -8        A-1 0.00 EUR = 0.00@-30 paid on -8; CR-1 40.00 EUR = 40.00@-9; INT-1 0.00 EUR = 0.00@-9 paid on -8
            -7        A-1 0.00 EUR = 0.00@-30 paid on -8; INT-1 0.00 EUR = 0.00@-9 paid on -8
        "#]],
    );
}

#[test]
fn currencies_have_the_decimals_they_have_and_amounts_may_be_large() {
    check(
        "
        -40 invoice K-1 10.125 KWD due -30
        -40 invoice C-1 1500000 CLP due -30
        -40 invoice J-1 999999999999999 JPY due -30
        -40 invoice E-1 1000000000000000.01 due -30
        -9 payment 0.125 KWD for K-1
        -9 payment 1 JPY for J-1
        -9 payment 0.02 for E-1
        -9 credit C-1 500000
        ? -9
        ",
        expect![[r#"
            -9        C-1 1000000 CLP = 1000000@-30; E-1 999999999999999.99 EUR = 999999999999999.99@-30 paid on -9; J-1 999999999999998 JPY = 999999999999998@-30 paid on -9; K-1 10.000 KWD = 10.000@-30 paid on -9
        "#]],
    );
}

fn plans(story: &Story, moment: NaiveDateTime) -> String {
    let account = story.account(moment);
    let standing = story.standing(moment);
    let plans = account.plans.iter().map(|plan| {
        let broke_on = plan.broke_on.map(|day| format!(" on {}", offset(day)));
        format!(
            "{} {}{}, {} of {} paid, {} missing",
            plan.total.amount,
            plan.status.id(),
            broke_on.unwrap_or_default(),
            plan.paid,
            plan.instalments,
            plan.missing,
        )
    });
    let plans: Vec<String> = plans.collect();
    let to_collect = standing.amounts.first().map(|it| it.to_collect.to_string());
    let because = standing.reasons.first().map(|reason| reason.rule.id());
    format!(
        "{}; {} {} to collect {}",
        plans.join(", "),
        standing.band.id(),
        because.unwrap_or_default(),
        to_collect.unwrap_or_default(),
    )
}

fn check_plans(story: &str, expected: Expect) {
    let story = Story::read(story);
    expected.assert_eq(&story.answers(plans));
}

#[test]
fn a_plan_bears_one_missed_instalment_and_breaks_at_the_second() {
    check_plans(
        "
        -40 invoice A-1 120 due -30
        -20 plan 30@-15,30@-8,30@-1,30@6 for A-1
        -15 payment 30 for A-1
        ? -20
        ? -15
        ? -6
        ? -5
        ? 1
        ? 2
        ? 8
        ",
        expect![[r#"
            -20       120 on_schedule, 0 of 4 paid, 120 missing; waiting promise_live to collect 0
            -15       120 on_schedule, 1 of 4 paid, 90 missing; waiting promise_live to collect 0
            -6        120 on_schedule, 1 of 4 paid, 90 missing; promise_due promise_live to collect 0
            -5        120 on_schedule, 1 of 4 paid, 90 missing; broken_promise promise_broken to collect 30
            1         120 on_schedule, 1 of 4 paid, 90 missing; broken_promise promise_broken to collect 30
            2         120 broken on 2, 1 of 4 paid, 60 missing; broken_promise plan_broken to collect 90
            8         120 broken on 2, 1 of 4 paid, 60 missing; broken_promise plan_broken to collect 90
        "#]],
    );
}

#[test]
fn a_broken_plan_holds_again_once_what_is_missing_is_paid() {
    check_plans(
        "
        -40 invoice A-1 120 due -30
        -20 plan 30@-15,30@-8,30@6,30@13 for A-1
        0 payment 60 for A-1
        ? -1
        ? 0
        ",
        expect![[r#"
            -1        120 broken on -5, 0 of 4 paid, 60 missing; broken_promise plan_broken to collect 120
            0         120 on_schedule, 2 of 4 paid, 60 missing; waiting promise_live to collect 0
        "#]],
    );
}

#[test]
fn a_new_agreement_takes_the_place_of_a_plan() {
    check_plans(
        "
        -40 invoice A-1 120 due -30
        -20 plan 60@-15,60@6 for A-1
        -16 plan 40@-1,80@10 for A-1 replaces #2
        ? -17
        ? -16
        ",
        expect![[r#"
            -17       120 on_schedule, 0 of 2 paid, 120 missing; waiting promise_live to collect 0
            -16       120 replaced, 0 of 2 paid, 0 missing, 120 on_schedule, 0 of 2 paid, 120 missing; waiting promise_live to collect 0
        "#]],
    );
}

#[test]
fn what_is_no_longer_owed_need_not_be_paid_to_keep_a_promise() {
    crate::promises::check(
        "
        -40 invoice A-1 100 due -30
        -9 promise 100 due 0
        -8 credit A-1 40
        -3 payment 60 for A-1
        ? -4
        ? -3
        ? 9
        ",
        expect![[r#"
            -4        100 due 0 pending, 60 missing
            -3        100 due 0 kept
            9         100 due 0 kept
        "#]],
    );
}

#[test]
fn a_corrected_payment_changes_the_verdict() {
    crate::promises::check(
        "
        -40 invoice A-1 100 due -30
        -9 promise 100 due -5
        -6 payment 100 for A-1
        -1 correct #3 to 40 on -6 for A-1
        ? -2
        ? -1
        ",
        expect![[r#"
            -2        100 due -5 kept
            -1        100 due -5 partly_kept, 60 missing
        "#]],
    );
}

#[test]
fn credit_that_turns_out_not_to_be_there_pays_nothing() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 payment 100
        -8 use A-1:100
        -4 correct #2 to nothing
        ? -8
        ? -4
        ",
        expect![[r#"
            -8        A-1 0.00 EUR = 0.00@-30 paid on -8
            -4        A-1 100.00 EUR = 100.00@-30
        "#]],
    );
}

#[test]
fn what_was_paid_on_a_waived_charge_is_free_again() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 charge interest A-1 20 as INT-1 due -9
        -8 payment 20 for INT-1
        -7 waive #2
        ? -8
        ? -7
        ",
        expect![[r#"
            -8        A-1 100.00 EUR = 100.00@-30; INT-1 0.00 EUR = 0.00@-9 paid on -8
            -7        A-1 100.00 EUR = 100.00@-30; credit 20.00 EUR
        "#]],
    );
}

#[test]
fn a_new_agreement_does_not_change_verdicts_already_given() {
    crate::promises::check(
        "
        -40 invoice A-1 200 due -30
        -39 plan 100@-35,100@10 for A-1
        -36 payment 60 for A-1
        -5 plan 70@1,70@20 for A-1 replaces #2
        ? -6
        ? -5
        ",
        expect![[r#"
            -6        100 due -35 partly_kept, 40 missing; 100 due 10 pending, 100 missing
            -5        100 due -35 partly_kept, 40 missing; 70 due 1 pending, 70 missing; 100 due 10 replaced; 70 due 20 pending, 70 missing
        "#]],
    );
}

#[test]
fn a_promise_for_what_is_given_up_was_not_kept_by_anybody() {
    crate::promises::check(
        "
        -40 invoice A-1 100 due -30
        -9 promise 100 due 0
        -8 writeoff A-1 100
        ? -8
        ? 9
        ",
        expect![[r#"
            -8        100 due 0 cancelled
            9         100 due 0 cancelled
        "#]],
    );
}
