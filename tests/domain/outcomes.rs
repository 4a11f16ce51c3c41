//! What follows from how a contact ended: rest, and what is done before the protocol goes on.

use expect_test::expect;

use crate::standing::check;

#[test]
fn who_says_it_is_paid_is_left_alone_until_the_payment_should_be_seen() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 call paid_already
        0 call answered
        ? -9
        ? -7
        ? -6
        ? 0
        ? 3
        ",
        expect![[r#"
            -9        waiting        verify_payment -6           100.00 EUR
            -7        waiting        verify_payment -6           100.00 EUR
            -6        step_due       verify_payment -6           100.00 EUR
            0         waiting        find_out_why 3              100.00 EUR
            3         step_due       find_out_why 3              100.00 EUR
        "#]],
    );
}

#[test]
fn a_payment_seen_since_lets_the_protocol_go_on() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 call paid_already
        -8 payment 60 for A-1
        ? -9
        ? -8
        ? -6
        ",
        expect![[r#"
            -9        waiting        verify_payment -6           100.00 EUR
            -8        waiting        find_out_why -6             40.00 EUR
            -6        step_due       find_out_why -6             40.00 EUR
        "#]],
    );
}

#[test]
fn who_cannot_pay_is_offered_a_plan_unless_something_was_promised_since() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 call cannot_pay
        -5 promise 40 due -4
        ? -8
        ? -6
        ? -5
        ",
        expect![[r#"
            -8        waiting        propose_plan -6             100.00 EUR
            -6        step_due       propose_plan -6             100.00 EUR
            -5        step_due       find_out_why -6             60.00 EUR              pending 40 due -4
        "#]],
    );
}

#[test]
fn who_disputes_is_listened_to_until_the_dispute_is_written_down() {
    check(
        "
        -40 invoice A-1 100 due -30
        -40 invoice B-2 50 due -20
        -9 call disputes
        -5 dispute B-2 review 20
        ? -6
        ? -5
        ",
        expect![[r#"
            -6        step_due       resolve_dispute -6          150.00 EUR
            -5        step_due       find_out_why -6             100.00 EUR
        "#]],
    );
}

#[test]
fn a_wrong_number_has_to_be_replaced_at_once() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 call wrong_number
        -8 step find_out_why chosen
        ? -9
        ? -8
        ",
        expect![[r#"
            -9        step_due       find_number -9              100.00 EUR
            -8        step_due       find_out_why -8             100.00 EUR
        "#]],
    );
}

#[test]
fn what_was_said_about_earlier_invoices_does_not_count_for_later_ones() {
    check(
        "
        -90 invoice A-1 100 due -80
        -70 call paid_already
        -69 payment 100 for A-1
        -40 invoice B-2 50 due -30
        ? -29
        ",
        expect![[r#"
            -29       step_due       find_out_why -29            50.00 EUR
        "#]],
    );
}
