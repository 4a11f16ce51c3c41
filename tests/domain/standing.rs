//! The table "Rules of standing", the bands with a promise or an agreed hour: how a debtor comes into each, and leaves it.

use chrono::NaiveDateTime;
use cobro::domain::money::written_out;
use expect_test::{Expect, expect};

use crate::story::{Story, offset, said};

pub fn check(story: &str, expected: Expect) {
    let story = Story::read(story);
    expected.assert_eq(&story.answers(where_it_stands));
}

fn where_it_stands(story: &Story, moment: NaiveDateTime) -> String {
    let standing = story.standing(moment);
    let step = standing.next_step.as_ref().map_or("-", |step| step.id());
    let on = standing.next_at.map_or(String::new(), |at| said(at, 0));
    let amounts = standing.amounts.iter().map(|it| {
        let amount = written_out(it.to_collect, it.currency);
        format!("{amount} {}", it.currency.code())
    });
    let amounts: Vec<String> = amounts.collect();
    let promise = standing.promise.map(|it| {
        let due_on = offset(it.due_on);
        format!("{} {} due {due_on}", it.status.id(), it.money.amount)
    });
    let band = standing.band.id();
    format!(
        "{band:<14} {:<27} {:<22} {}",
        format!("{step} {on}"),
        amounts.join(" + "),
        promise.unwrap_or_default()
    )
}

#[test]
fn a_broken_promise_comes_first_until_an_answered_outgoing_contact() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 promise 100 due -4
        1 client call other
        2 call no_answer
        3 09:30 call answered
        ? -1 23:59
        ? 0 00:00
        ? 1
        ? 2
        ? 3 09:29
        ? 3 09:30
        ",
        expect![[r#"
            -1 23:59  broken_promise follow_up_promise -1        100.00 EUR             broken 100 due -4
            0 00:00   broken_promise follow_up_promise -1        100.00 EUR             broken 100 due -4
            1         broken_promise follow_up_promise -1        100.00 EUR             broken 100 due -4
            2         broken_promise follow_up_promise -1        100.00 EUR             broken 100 due -4
            3 09:29   broken_promise follow_up_promise -1        100.00 EUR             broken 100 due -4
            3 09:30   waiting        find_out_why 6              100.00 EUR
        "#]],
    );
}

#[test]
fn a_broken_promise_is_followed_up_by_a_new_promise() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 promise 100 due -4
        1 promise 100 due 8
        ? 0
        ? 1
        ? 8
        ? 11
        ",
        expect![[r#"
            0         broken_promise follow_up_promise -1        100.00 EUR             broken 100 due -4
            1         waiting        confirm_promise 8           0.00 EUR               pending 100 due 8
            8         promise_due    confirm_promise 8           0.00 EUR               pending 100 due 8
            11        broken_promise follow_up_promise 11        100.00 EUR             broken 100 due 8
        "#]],
    );
}

#[test]
fn a_contact_before_a_promise_broke_does_not_follow_it_up() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 promise 100 due -3
        -1 call answered
        ? -1
        ? 0
        ",
        expect![[r#"
            -1        waiting        confirm_promise 0           0.00 EUR               pending 100 due -3
            0         broken_promise follow_up_promise 0         100.00 EUR             broken 100 due -3
        "#]],
    );
}

#[test]
fn a_partly_kept_promise_is_followed_up_too() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 promise 100 due -4
        -4 payment 40 for A-1
        ? -1
        ? 0
        ",
        expect![[r#"
            -1        broken_promise follow_up_promise -1        60.00 EUR              partly_kept 100 due -4
            0         broken_promise follow_up_promise -1        60.00 EUR              partly_kept 100 due -4
        "#]],
    );
}

#[test]
fn a_broken_promise_paid_late_asks_for_nothing() {
    check(
        "
        -40 invoice A-1 100 due -30
        -40 invoice A-2 50 due 20
        -9 promise 100 due -4
        1 payment 100 for A-1
        ? 0
        ? 1
        ",
        expect![[r#"
            0         broken_promise follow_up_promise -1        100.00 EUR             broken 100 due -4
            1         not_due        courtesy_note 17            0.00 EUR
        "#]],
    );
}

#[test]
fn a_broken_instalment_comes_first_and_the_rest_of_the_plan_stays_covered() {
    check(
        "
        -40 invoice A-1 300 due -30
        -20 plan 100@-13,100@-3,100@17
        -13 payment 100 for A-1
        ? -4
        ? -3
        ? 0
        ",
        expect![[r#"
            -4        waiting        confirm_promise -3          0.00 EUR               pending 100 due -3
            -3        promise_due    confirm_promise -3          0.00 EUR               pending 100 due -3
            0         broken_promise follow_up_promise 0         100.00 EUR             broken 100 due -3
        "#]],
    );
}

#[test]
fn a_call_back_is_due_to_the_minute_until_a_contact_or_a_new_hour() {
    check(
        "
        -40 invoice A-1 100 due -30
        -1 call call_back back 0 16:00
        0 16:20 call call_back back 1 09:15
        1 09:20 email sent
        ? 0 15:59
        ? 0 16:00
        ? 0 16:19
        ? 0 16:20
        ? 1 09:14
        ? 1 09:15
        ? 1 09:20
        ",
        expect![[r#"
            0 15:59   waiting        call_back 0 16:00           100.00 EUR
            0 16:00   call_back      call_back 0 16:00           100.00 EUR
            0 16:19   call_back      call_back 0 16:00           100.00 EUR
            0 16:20   waiting        call_back 1 09:15           100.00 EUR
            1 09:14   waiting        call_back 1 09:15           100.00 EUR
            1 09:15   call_back      call_back 1 09:15           100.00 EUR
            1 09:20   waiting        find_out_why 3              100.00 EUR
        "#]],
    );
}

#[test]
fn a_debtor_to_call_back_later_today_is_not_asked_before_the_hour() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 call call_back back 0 16:00
        ? -1
        ? 0 00:00
        ? 0 15:59
        ? 0 16:00
        ",
        expect![[r#"
            -1        waiting        call_back 0 16:00           100.00 EUR
            0 00:00   waiting        call_back 0 16:00           100.00 EUR
            0 15:59   waiting        call_back 0 16:00           100.00 EUR
            0 16:00   call_back      call_back 0 16:00           100.00 EUR
        "#]],
    );
}

#[test]
fn a_promise_is_due_on_its_day_and_in_its_grace_days() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 promise 100 due 0
        ? -1 23:59
        ? 0 00:00
        ? 2 23:59
        ? 3 00:00
        ",
        expect![[r#"
            -1 23:59  waiting        confirm_promise 0           0.00 EUR               pending 100 due 0
            0 00:00   promise_due    confirm_promise 0           0.00 EUR               pending 100 due 0
            2 23:59   promise_due    confirm_promise 0           0.00 EUR               pending 100 due 0
            3 00:00   broken_promise follow_up_promise 3         100.00 EUR             broken 100 due 0
        "#]],
    );
}

#[test]
fn a_due_promise_leaves_by_a_contact_until_it_breaks() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 promise 100 due 0
        0 12:00 call no_answer
        ? 0
        ? 0 12:00
        ? 2
        ? 3
        ",
        expect![[r#"
            0         promise_due    confirm_promise 0           0.00 EUR               pending 100 due 0
            0 12:00   waiting        confirm_promise 3           0.00 EUR               pending 100 due 0
            2         waiting        confirm_promise 3           0.00 EUR               pending 100 due 0
            3         broken_promise follow_up_promise 3         100.00 EUR             broken 100 due 0
        "#]],
    );
}

#[test]
fn a_due_promise_leaves_by_a_payment() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 promise 100 due 0
        1 payment 60 for A-1
        2 payment 40 for A-1
        ? 0
        ? 1
        ? 2
        ",
        expect![[r#"
            0         promise_due    confirm_promise 0           0.00 EUR               pending 100 due 0
            1         waiting        confirm_promise 3           0.00 EUR               pending 100 due 0
            2         settled        -
        "#]],
    );
}

#[test]
fn a_correction_of_a_payment_is_not_a_payment_for_a_due_promise() {
    check(
        "
        -40 invoice A-1 100 due -30
        -20 payment 30 for A-1
        -9 promise 70 due 0
        1 payment -30 for A-1
        ? 0
        ? 1
        ",
        expect![[r#"
            0         promise_due    confirm_promise 0           0.00 EUR               pending 70 due 0
            1         promise_due    confirm_promise 0           30.00 EUR              pending 70 due 0
        "#]],
    );
}

#[test]
fn a_check_in_comes_before_the_date_and_leaves_by_a_contact() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 promise 100 due 5 check-in 0
        1 call voicemail
        ? -1
        ? 0 00:00
        ? 1
        ? 5
        ",
        expect![[r#"
            -1        waiting        check_in 0                  0.00 EUR               pending 100 due 5
            0 00:00   promise_due    check_in 0                  0.00 EUR               pending 100 due 5
            1         waiting        confirm_promise 5           0.00 EUR               pending 100 due 5
            5         promise_due    confirm_promise 5           0.00 EUR               pending 100 due 5
        "#]],
    );
}
