//! The table "Rules of standing": first match wins. Each story has what two neighbouring bands ask for.

use cobro::domain::standing::Band;
use expect_test::expect;

use crate::standing::check;

#[test]
fn a_settled_debtor_is_left_alone_whatever_was_agreed() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 promise 50 due -5
        -8 dispute A-1
        -8 snooze until -1
        -7 call call_back back -2 10:00
        -1 payment 100 for A-1
        ? -2
        ? -1
        ? 9
        ",
        expect![[r#"
            -2        broken_promise follow_up_promise -2        0.00 EUR               broken 50 due -5
            -1        settled        -
            9         settled        -
        "#]],
    );
}

#[test]
fn a_broken_promise_goes_before_a_call_back() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 promise 100 due -3
        -5 call call_back back 0 09:00
        0 09:30 call answered
        ? 0 09:00
        ? 0 09:30
        ",
        expect![[r#"
            0 09:00   broken_promise follow_up_promise 0         100.00 EUR             broken 100 due -3
            0 09:30   waiting        find_out_why 3              100.00 EUR
        "#]],
    );
}

#[test]
fn a_call_back_goes_before_a_promise_that_is_due() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 promise 100 due 0
        -5 call call_back back 0 16:00
        ? 0 15:59
        ? 0 16:00
        ",
        expect![[r#"
            0 15:59   promise_due    confirm_promise 0           0.00 EUR               pending 100 due 0
            0 16:00   call_back      call_back 0 16:00           0.00 EUR               pending 100 due 0
        "#]],
    );
}

#[test]
fn a_promise_that_is_due_goes_before_a_review() {
    check(
        "
        -40 invoice A-1 100 due -30
        -40 invoice A-2 50 due -30
        -9 promise 50 due 0 for A-2
        -9 dispute A-1
        1 payment 50 for A-2
        ? -1
        ? 0
        ? 1
        ",
        expect![[r#"
            -1        review         review_dispute -2           0.00 EUR               pending 50 due 0
            0         promise_due    confirm_promise 0           0.00 EUR               pending 50 due 0
            1         review         review_dispute -2           0.00 EUR
        "#]],
    );
}

#[test]
fn a_review_goes_before_the_step() {
    check(
        "
        -40 invoice A-1 100 due -30
        -40 invoice A-2 50 due -30
        -7 dispute A-1
        0 reviewed #3 review 9
        ? -1
        ? 0 08:59
        ? 0 09:00
        ",
        expect![[r#"
            -1        step_due       find_out_why -29            50.00 EUR
            0 08:59   review         review_dispute 0            50.00 EUR
            0 09:00   step_due       find_out_why -29            50.00 EUR
        "#]],
    );
}

#[test]
fn the_step_goes_before_waiting() {
    check(
        "
        -40 invoice A-1 100 due -30
        -40 invoice A-2 50 due -1
        -3 promise 100 due 6
        ? -1
        ? 0
        ",
        expect![[r#"
            -1        waiting        confirm_promise 6           0.00 EUR               pending 100 due 6
            0         step_due       find_out_why 0              50.00 EUR              pending 100 due 6
        "#]],
    );
}

#[test]
fn waiting_goes_before_not_due() {
    check(
        "
        -40 invoice A-1 100 due -30
        -40 invoice A-2 50 due 20
        -3 promise 100 due 6
        1 payment 100 for A-1
        ? 0
        ? 1
        ",
        expect![[r#"
            0         waiting        confirm_promise 6           0.00 EUR               pending 100 due 6
            1         not_due        courtesy_note 17            0.00 EUR
        "#]],
    );
}

#[test]
fn not_due_goes_before_settled() {
    check(
        "
        -40 invoice A-1 100 due 20
        1 payment 100 for A-1
        ? 0
        ? 1
        ",
        expect![[r#"
            0         not_due        courtesy_note 17            0.00 EUR
            1         settled        -
        "#]],
    );
}

#[test]
fn what_is_agreed_before_the_due_date_is_the_next_step() {
    check(
        "
        -40 invoice A-1 100 due 20
        -1 call call_back back 5 09:00
        ? 0
        ? 5 09:00
        ",
        expect![[r#"
            0         not_due        call_back 5 09:00           0.00 EUR
            5 09:00   call_back      call_back 5 09:00           0.00 EUR
        "#]],
    );
}

#[test]
fn a_snooze_is_no_way_out_of_the_bands_before_waiting() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 promise 100 due -3
        -1 snooze until 5
        ? 0
        ",
        expect![[r#"
            0         broken_promise follow_up_promise 0         100.00 EUR             broken 100 due -3
        "#]],
    );
}

#[test]
fn the_hidden_bands_are_the_last_three() {
    let hidden: Vec<&str> = Band::ALL
        .into_iter()
        .filter(|band| band.is_hidden())
        .map(Band::id)
        .collect();
    assert_eq!(hidden, ["waiting", "not_due", "settled"]);
}
