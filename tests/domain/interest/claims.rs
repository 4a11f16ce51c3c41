//! From whom, what besides, and what was claimed already.

use cobro::domain::fact::ChargeKind;
use cobro::domain::interest::{InterestRules, late_interest_with_waived};
use cobro::domain::money::{Currency, Money, Sums};
use expect_test::expect;
use rust_decimal::Decimal;

use super::{check, check_by, of, rules, written};
use crate::story::Story;

#[test]
fn consumers_are_charged_nothing_and_nobody_is_on_a_guess() {
    check(
        "
        2024-02-01 invoice A-1 1000 due 2024-03-01
        ? 2024-03-31
        2024-04-01 terms consumer rate 6.5
        ? 2024-04-30
        ",
        expect![[r#"
            2024-03-31 client_kind_unknown
            2024-04-30 consumer
        "#]],
    );
}

#[test]
fn public_bodies_pay_what_businesses_pay() {
    // 1 000 × 12.50 × 30 / 36 500 = 10.273972…
    check(
        "
        2024-01-01 terms public_body
        2024-02-01 invoice A-1 1000 due 2024-03-01
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
fn what_was_claimed_is_not_claimed_twice() {
    // Until 31 March 1 000 × 12.50 × 30 / 36 500 = 10.27; then April, 1 000 × 12.50 × 30 / 36 500 = 10.273972…
    // The charges bear no interest, although they are late themselves.
    check(
        "
        2024-01-01 terms business
        2024-02-01 invoice A-1 1000 due 2024-03-01
        2024-03-31 charge interest A-1 10.27 as INT-A-1 through 2024-03-31 due 2024-03-31
        2024-03-31 charge recovery_cost A-1 40 as CR-A-1 due 2024-03-31
        ? 2024-03-31
        ? 2024-04-30
        ",
        expect![[r#"
            2024-03-31 A-1
              = 0.00 EUR
              claimed INT-A-1 10.27 EUR
              claimed CR-A-1 40.00 EUR
            2024-04-30 A-1
              2024-04-01..2024-04-30 30d 1000 @12.50
              = 10.27 EUR
              claimed INT-A-1 10.27 EUR
              claimed CR-A-1 40.00 EUR
        "#]],
    );
}

#[test]
fn what_was_let_go_is_not_proposed_again() {
    // Only April is left: 1 000 × 12.50 × 30 / 36 500 = 10.273972… The recovery cost was let go too.
    check(
        "
        2024-01-01 terms business
        2024-02-01 invoice A-1 1000 due 2024-03-01
        2024-03-31 charge interest A-1 10.27 as INT-A-1 through 2024-03-31 due 2024-03-31
        2024-03-31 charge recovery_cost A-1 40 as CR-A-1 due 2024-03-31
        2024-04-01 waive #3
        2024-04-01 waive #4
        ? 2024-04-30
        ",
        expect![[r#"
            2024-04-30 A-1
              2024-04-01..2024-04-30 30d 1000 @12.50
              = 10.27 EUR
              waived INT-A-1 10.27 on 2024-04-01
              waived CR-A-1 40 on 2024-04-01
        "#]],
    );
}

#[test]
fn what_was_let_go_comes_back_when_it_is_asked_for() {
    // All 60 days: 1 000 × 12.50 × 60 / 36 500 = 20.547945…
    let story = Story::read(
        "
        2024-01-01 terms business
        2024-02-01 invoice A-1 1000 due 2024-03-01
        2024-03-31 charge interest A-1 10.27 as INT-A-1 through 2024-03-31 due 2024-03-31
        2024-03-31 charge recovery_cost A-1 40 as CR-A-1 due 2024-03-31
        2024-04-01 waive #3
        2024-04-01 waive #4
        ",
    );
    let moment: chrono::NaiveDateTime = "2024-04-30T10:00:00".parse().expect("a moment");
    let account = story.account(moment);
    let found = late_interest_with_waived(&account, moment.date(), &rules());
    let words: Vec<String> = found.total().iter().map(written).collect();
    assert_eq!(words, ["60.55 EUR"]);
}

#[test]
fn days_let_go_between_days_claimed_come_back_alone() {
    // March was let go, April claimed. Asked for, March comes back as a run of its own, and May is another:
    //   1 000 × 12.50 × 30 / 36 500 = 10.27; 1 000 × 12.50 × 31 / 36 500 = 10.616438… = 10.62.
    let story = Story::read(
        "
        2024-01-01 terms business
        2024-02-01 invoice A-1 1000 due 2024-03-01
        2024-03-31 charge interest A-1 10.27 as INT-A-1 through 2024-03-31 due 2024-03-31
        2024-04-01 waive #3
        2024-04-30 charge interest A-1 10.27 as INT-A-1-2 from 2024-04-01 through 2024-04-30 due 2024-04-30
        ",
    );
    let moment: chrono::NaiveDateTime = "2024-05-31T10:00:00".parse().expect("a moment");
    let account = story.account(moment);
    let found = late_interest_with_waived(&account, moment.date(), &rules());
    let runs = found.invoices[0].runs.iter();
    let runs: Vec<String> = runs
        .map(|it| format!("{}..{} {}", it.from, it.through, written(it.interest)))
        .collect();
    assert_eq!(
        runs,
        [
            "2024-03-02..2024-03-31 10.27 EUR",
            "2024-05-01..2024-05-31 10.62 EUR"
        ]
    );
    assert_eq!(found.invoices[0].claimed[0].excess(), None);
}

#[test]
fn a_payment_dated_back_lowers_what_was_claimed() {
    // Claimed for 30 days of 1 000. Then it turns out that 400 came in on 11 March:
    //   (1 000 × 10 + 600 × 20) × 12.50 / 36 500 = 7.534246…, so 10.27 − 7.53 = 2.74 is too much.
    // April bears 600 × 12.50 × 30 / 36 500 = 6.164383… Once the 2.74 are let go, nothing is too much.
    check(
        "
        2024-01-01 terms business
        2024-02-01 invoice A-1 1000 due 2024-03-01
        2024-03-31 charge interest A-1 10.27 as INT-A-1 through 2024-03-31 due 2024-03-31
        2024-03-31 charge recovery_cost A-1 40 as CR-A-1 due 2024-03-31
        2024-03-11 payment 400 for A-1
        ? 2024-04-30
        2024-05-01 waive #3 part 2.74
        ? 2024-05-01
        ",
        expect![[r#"
            2024-04-30 A-1
              2024-04-01..2024-04-30 30d 600 @12.50
              = 6.16 EUR
              claimed INT-A-1 10.27 EUR, 2.74 EUR too much
              claimed CR-A-1 40.00 EUR
            2024-05-01 A-1
              2024-04-01..2024-05-01 31d 600 @12.50
              = 6.37 EUR
              claimed INT-A-1 7.53 EUR
              claimed CR-A-1 40.00 EUR
              waived in part INT-A-1 2.74 on 2024-05-01
        "#]],
    );
}

#[test]
fn a_payment_in_time_that_comes_to_light_leaves_nothing_of_what_was_claimed() {
    check(
        "
        2024-01-01 terms business
        2024-02-01 invoice A-1 1000 due 2024-03-01
        2024-03-31 charge interest A-1 10.27 as INT-A-1 from 2024-03-02 through 2024-03-31 due 2024-03-31
        2024-03-31 charge recovery_cost A-1 40 as CR-A-1 due 2024-03-31
        2024-03-31 charge penalty A-1 50 as PEN-A-1 due 2024-03-31
        2024-02-29 payment 1000 for A-1
        ? 2024-04-30
        ",
        expect![[r#"
            2024-04-30 A-1
              = 0.00 EUR
              claimed INT-A-1 10.27 EUR, 10.27 EUR too much
              claimed CR-A-1 40.00 EUR, 40.00 EUR too much
              claimed PEN-A-1 50.00 EUR, 50.00 EUR too much
        "#]],
    );
}

#[test]
fn a_consumer_owes_nothing_of_what_was_claimed() {
    let story = Story::read(
        "
        2024-02-01 invoice A-1 1000 due 2024-03-01
        2024-03-31 charge recovery_cost A-1 40 as CR-A-1 due 2024-03-31
        2024-04-01 terms consumer
        ",
    );
    let excess = |moment: &str| {
        let found = of(&story, moment.parse().expect("a moment"), &rules());
        found.invoices[0].claimed[0].excess().map(written)
    };
    assert_eq!(excess("2024-03-31T10:00:00"), None);
    assert_eq!(excess("2024-04-01T10:00:00").as_deref(), Some("40.00 EUR"));
}

#[test]
fn a_penalty_of_the_contract_is_counted_beside_it() {
    // 5 % of the 600 that were not paid when due is 30, and 25 more for an invoice in euros: 55. In dollars, 5 % of 100.
    // Interest: 600 × 12.50 × 30 / 36 500 = 6.164383…; 100 × 12.50 × 30 / 36 500 = 1.027397…
    let rules = InterestRules {
        penalty_percent: Decimal::from(5),
        penalty_amount: Some(Money::new(Decimal::from(25), Currency::EUR)),
        ..rules()
    };
    check_by(
        &rules,
        "
        2024-01-01 terms business
        2024-02-01 invoice A-1 1000 due 2024-03-01
        2024-02-01 invoice U-1 100 USD due 2024-03-01
        2024-02-20 payment 400 for A-1
        ? 2024-03-31
        2024-04-01 charge penalty A-1 55 as PEN-A-1 due 2024-04-01
        ? 2024-04-01
        ",
        expect![[r#"
            2024-03-31 A-1
              2024-03-02..2024-03-31 30d 600 @12.50
              = 6.16 EUR + 40.00 EUR + 55.00 EUR
            U-1
              2024-03-02..2024-03-31 30d 100 @12.50
              = 1.03 USD + 40.00 EUR + 5.00 USD
            2024-04-01 A-1
              2024-03-02..2024-04-01 31d 600 @12.50
              = 6.37 EUR + 40.00 EUR
              claimed PEN-A-1 55.00 EUR
            U-1
              2024-03-02..2024-04-01 31d 100 @12.50
              = 1.06 USD + 40.00 EUR + 5.00 USD
        "#]],
    );
}

#[test]
fn totals_keep_currencies_apart() {
    let story = Story::read(
        "
        2024-01-01 terms business
        2024-02-01 invoice A-1 1000 due 2024-03-01
        2024-02-01 invoice A-2 1000 due 2024-03-01
        2024-02-01 invoice U-1 1000 USD due 2024-03-01
        ",
    );
    let moment = "2024-03-31T10:00:00".parse().expect("a moment");
    let found = of(&story, moment, &rules());
    let words = |sums: Sums| sums.iter().map(written).collect::<Vec<_>>().join(" + ");
    // 1 000 × 12.50 × 30 / 36 500 = 10.27 for each; 40 EUR for each, whatever its currency.
    assert_eq!(
        words(found.sums(ChargeKind::Interest)),
        "20.54 EUR + 10.27 USD"
    );
    assert_eq!(words(found.sums(ChargeKind::RecoveryCost)), "120.00 EUR");
    assert_eq!(words(found.total()), "140.54 EUR + 10.27 USD");
}
