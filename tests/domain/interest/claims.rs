//! From whom, what besides, and what was claimed already.

use cobro::domain::fact::ChargeKind;
use cobro::domain::interest::InterestRules;
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
            2024-04-30 A-1
              2024-04-01..2024-04-30 30d 1000 @12.50
              = 10.27 EUR
        "#]],
    );
}

#[test]
fn a_waived_charge_is_a_figure_again_and_no_debt() {
    // All 60 days: 1 000 × 12.50 × 60 / 36 500 = 20.547945…
    check(
        "
        2024-01-01 terms business
        2024-02-01 invoice A-1 1000 due 2024-03-01
        2024-03-31 charge interest A-1 10.27 as INT-A-1 through 2024-03-31 due 2024-03-31
        2024-04-01 waive #3
        ? 2024-04-30
        ",
        expect![[r#"
            2024-04-30 A-1
              2024-03-02..2024-04-30 60d 1000 @12.50
              = 20.55 EUR + 40.00 EUR
        "#]],
    );
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
