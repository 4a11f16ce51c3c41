//! On how much, day by day.

use expect_test::expect;

use super::check;

#[test]
fn nothing_is_late_on_the_due_day_and_a_day_of_interest_is_due_on_the_next() {
    // 1 000 × 11.15 × 1 / 36 500 = 0.305479…
    check(
        "
        2025-01-01 terms business
        2025-03-01 invoice A-1 1000 due 2025-03-31
        ? 2025-03-31
        ? 2025-04-01
        ",
        expect![[r#"
            2025-03-31 nothing_late
            2025-04-01 A-1
              2025-04-01..2025-04-01 1d 1000 @11.15
              = 0.31 EUR + 40.00 EUR
        "#]],
    );
}

#[test]
fn what_is_paid_on_the_due_day_is_not_late_and_the_day_of_payment_counts() {
    // Paid on the due day: 0 days. A-2, a day late: 1 000 × 11.15 × 1 / 36 500 = 0.305479… A-3, ten days late, and asked
    // for a year after: 1 000 × 11.15 × 10 / 36 500 = 3.054794…
    check(
        "
        2025-01-01 terms business
        2025-03-01 invoice A-1 1000 due 2025-03-31
        2025-03-01 invoice A-2 1000 due 2025-03-31
        2025-03-01 invoice A-3 1000 due 2025-03-31
        2025-03-31 payment 1000 for A-1
        2025-04-01 payment 1000 for A-2
        2025-04-10 payment 1000 for A-3
        ? 2025-04-10
        ? 2026-04-10
        ",
        expect![[r#"
            2025-04-10 A-2
              2025-04-01..2025-04-01 1d 1000 @11.15
              = 0.31 EUR + 40.00 EUR
            A-3
              2025-04-01..2025-04-10 10d 1000 @11.15
              = 3.05 EUR + 40.00 EUR
            2026-04-10 A-2
              2025-04-01..2025-04-01 1d 1000 @11.15
              = 0.31 EUR + 40.00 EUR
            A-3
              2025-04-01..2025-04-10 10d 1000 @11.15
              = 3.05 EUR + 40.00 EUR
        "#]],
    );
}

#[test]
fn part_payments_lower_the_principal_from_the_day_after() {
    // 3 000 × 10 days, 2 000 × 10 days, 500 × 10 days, each at 12.50:
    //   12.50 × (30 000 + 20 000 + 5 000) / 36 500 = 687 500 / 36 500 = 18.835616…
    check(
        "
        2024-01-01 terms business
        2024-02-01 invoice A-1 3000 due 2024-03-01
        2024-03-11 payment 1000 for A-1
        2024-03-21 payment 1500 for A-1
        2024-03-31 payment 500 for A-1
        ? 2024-06-30
        ",
        expect![[r#"
            2024-06-30 A-1
              2024-03-02..2024-03-11 10d 3000 @12.50
              2024-03-12..2024-03-21 10d 2000 @12.50
              2024-03-22..2024-03-31 10d 500 @12.50
              = 18.84 EUR + 40.00 EUR
        "#]],
    );
}

#[test]
fn a_part_payment_before_the_due_date_bears_nothing() {
    // (1 000 − 400) × 12.50 × 30 / 36 500 = 6.164383…
    check(
        "
        2024-01-01 terms business
        2024-02-01 invoice A-1 1000 due 2024-03-01
        2024-02-20 payment 400 for A-1
        ? 2024-03-31
        ",
        expect![[r#"
            2024-03-31 A-1
              2024-03-02..2024-03-31 30d 600 @12.50
              = 6.16 EUR + 40.00 EUR
        "#]],
    );
}

#[test]
fn a_credit_note_and_a_write_off_lower_the_principal_too() {
    // 1 000 × 9 + 700 × 10 + 600 × 11 = 22 600; × 12.50 / 36 500 = 7.739726…
    check(
        "
        2024-01-01 terms business
        2024-02-01 invoice A-1 1000 due 2024-03-01
        2024-03-10 credit A-1 300
        2024-03-20 writeoff A-1 100
        ? 2024-03-31
        ",
        expect![[r#"
            2024-03-31 A-1
              2024-03-02..2024-03-10 9d 1000 @12.50
              2024-03-11..2024-03-20 10d 700 @12.50
              2024-03-21..2024-03-31 11d 600 @12.50
              = 7.74 EUR + 40.00 EUR
        "#]],
    );
}

#[test]
fn what_is_written_off_and_paid_after_all_bears_nothing_in_between() {
    // Written off on the tenth day: 1 000 × 12.50 × 10 / 36 500 = 3.424657… The payment later was not late by more.
    check(
        "
        2024-01-01 terms business
        2024-02-01 invoice A-1 1000 due 2024-03-01
        2024-03-11 writeoff A-1 1000
        2024-05-01 payment 1000 for A-1
        ? 2024-06-30
        ",
        expect![[r#"
            2024-06-30 A-1
              2024-03-02..2024-03-11 10d 1000 @12.50
              = 3.42 EUR + 40.00 EUR
        "#]],
    );
}

#[test]
fn free_credit_pays_from_the_day_it_is_used() {
    // 1 000 × 12.50 × 5 / 36 500 + 750 × 12.50 × 25 / 36 500 = (62 500 + 234 375) / 36 500 = 8.133561…
    check(
        "
        2024-01-01 terms business
        2024-02-01 invoice A-1 1000 due 2024-03-01
        2024-02-01 payment 250
        2024-03-06 use A-1:250
        ? 2024-03-31
        ",
        expect![[r#"
            2024-03-31 A-1
              2024-03-02..2024-03-06 5d 1000 @12.50
              2024-03-07..2024-03-31 25d 750 @12.50
              = 8.13 EUR + 40.00 EUR
        "#]],
    );
}

#[test]
fn each_instalment_is_late_by_its_own_due_date() {
    // From 11 January 300, from 11 February 300 + 300, less 300 paid on 20 February, from 11 March 300 + 400, at 12.50:
    //   300 × 31 + 600 × 10 + 300 × 19 + 700 × 21 = 9 300 + 6 000 + 5 700 + 14 700 = 35 700
    //   × 12.50 / 36 500 = 12.226027…
    check(
        "
        2023-01-01 terms business
        2024-01-01 invoice A-1 1000 in 300@2024-01-10,300@2024-02-10,400@2024-03-10
        2024-02-20 payment 300 for A-1
        ? 2024-03-31
        ",
        expect![[r#"
            2024-03-31 A-1
              2024-01-11..2024-02-10 31d 300 @12.50
              2024-02-11..2024-02-20 10d 600 @12.50
              2024-02-21..2024-03-10 19d 300 @12.50
              2024-03-11..2024-03-31 21d 700 @12.50
              = 12.23 EUR + 40.00 EUR
        "#]],
    );
}

#[test]
fn disputes_holds_and_promises_stop_no_interest() {
    // 1 000 × 12.50 × 30 / 36 500 = 10.273972…
    check(
        "
        2024-01-01 terms business
        2024-02-01 invoice A-1 1000 due 2024-03-01
        2024-03-02 dispute A-1 600 review 2024-03-20
        2024-03-02 hold all until 2024-05-01
        2024-03-02 promise 1000 due 2024-04-15
        ? 2024-03-31
        ",
        expect![[r#"
            2024-03-31 A-1
              2024-03-02..2024-03-31 30d 1000 @12.50
              = 10.27 EUR + 40.00 EUR
        "#]],
    );
}

#[test]
fn a_payment_whose_day_was_assumed_makes_the_figure_uncertain() {
    // 1 000 × 12.50 × 10 / 36 500 = 3.424657… For A-2 the day is known: 1 000 × 12.50 × 5 / 36 500 = 1.712328…
    check(
        "
        2024-01-01 terms business
        2024-02-01 invoice A-1 1000 due 2024-03-01
        2024-02-01 invoice A-2 1000 due 2024-03-01
        2024-03-11 payment 1000 for A-1 day-assumed
        2024-03-06 payment 1000 for A-2
        ? 2024-03-31
        ",
        expect![[r#"
            2024-03-31 A-1 (uncertain)
              2024-03-02..2024-03-11 10d 1000 @12.50
              = 3.42 EUR + 40.00 EUR
            A-2
              2024-03-02..2024-03-06 5d 1000 @12.50
              = 1.71 EUR + 40.00 EUR
        "#]],
    );
}

#[test]
fn a_corrected_payment_corrects_the_figure() {
    // Until the correction of 1 May: paid on 11 March, 10 days. After it: 400 on 6 March, and 600 still open:
    //   1 000 × 5 + 600 × 56 = 38 600; × 12.50 / 36 500 = 13.219178…
    check(
        "
        2024-01-01 terms business
        2024-02-01 invoice A-1 1000 due 2024-03-01
        2024-03-11 payment 1000 for A-1
        2024-05-01 correct #3 to 400 on 2024-03-06 for A-1
        ? 2024-04-30
        ? 2024-05-01
        ",
        expect![[r#"
            2024-04-30 A-1
              2024-03-02..2024-03-11 10d 1000 @12.50
              = 3.42 EUR + 40.00 EUR
            2024-05-01 A-1
              2024-03-02..2024-03-06 5d 1000 @12.50
              2024-03-07..2024-05-01 56d 600 @12.50
              = 13.22 EUR + 40.00 EUR
        "#]],
    );
}

#[test]
fn a_negative_invoice_lowers_nothing_until_it_is_used() {
    // 1 000 × 12.50 × 19 / 36 500 + 700 × 12.50 × 11 / 36 500 = (237 500 + 96 250) / 36 500 = 9.143835…
    // Before it is used: 1 000 × 12.50 × 18 / 36 500 = 6.164383…
    check(
        "
        2024-01-01 terms business
        2024-02-01 invoice A-1 1000 due 2024-03-01
        2024-02-10 invoice N-1 -300 due 2024-02-10
        2024-03-20 use A-1:300,N-1:-300
        ? 2024-03-19
        ? 2024-03-31
        ",
        expect![[r#"
            2024-03-19 A-1
              2024-03-02..2024-03-19 18d 1000 @12.50
              = 6.16 EUR + 40.00 EUR
              free credit 300.00 EUR
            2024-03-31 A-1
              2024-03-02..2024-03-20 19d 1000 @12.50
              2024-03-21..2024-03-31 11d 700 @12.50
              = 9.14 EUR + 40.00 EUR
        "#]],
    );
}

#[test]
fn free_credit_lowers_nothing_by_itself_and_is_told_of() {
    // 1 000 × 12.50 × 30 / 36 500 = 10.273972… Credit in another currency has nothing to do with it.
    check(
        "
        2024-01-01 terms business
        2024-02-01 invoice A-1 1000 due 2024-03-01
        2024-02-01 payment 250
        2024-02-01 payment 90 USD
        ? 2024-03-31
        ",
        expect![[r#"
            2024-03-31 A-1
              2024-03-02..2024-03-31 30d 1000 @12.50
              = 10.27 EUR + 40.00 EUR
              free credit 250.00 EUR
        "#]],
    );
}

#[test]
fn an_overpaid_invoice_is_credit_that_lowers_no_other() {
    // A-2 bears on 1 000 until 31 March, though 200 too much were paid for A-1 in February: 10.27.
    check(
        "
        2024-01-01 terms business
        2024-02-01 invoice A-1 500 due 2024-03-01
        2024-02-01 invoice A-2 1000 due 2024-03-01
        2024-02-20 payment 700 for A-1
        ? 2024-03-31
        ",
        expect![[r#"
            2024-03-31 A-2
              2024-03-02..2024-03-31 30d 1000 @12.50
              = 10.27 EUR + 40.00 EUR
              free credit 200.00 EUR
        "#]],
    );
}
