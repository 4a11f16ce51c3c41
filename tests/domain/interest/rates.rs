//! At which rate, and how it is rounded.

use cobro::config::{Config, Rates};
use cobro::domain::interest::{InterestRules, RateTable};
use cobro::domain::money::Currency;
use expect_test::expect;

use super::{check, check_by, rules};

#[test]
fn each_half_year_has_its_rate() {
    // 5 000 × (12.25 × 30 + 11.15 × 181 + 10.15 × 2) / 36 500
    //   = 5 000 × (367.5 + 2 018.15 + 20.3) / 36 500 = 5 000 × 2 405.95 / 36 500 = 329.582191…
    check(
        "
        2024-01-01 terms business
        2024-11-01 invoice A-1 5000 due 2024-12-01
        ? 2025-07-02
        ",
        expect![[r#"
            2025-07-02 A-1
              2024-12-02..2024-12-31 30d 5000 @12.25
              2025-01-01..2025-06-30 181d 5000 @11.15
              2025-07-01..2025-07-02 2d 5000 @10.15
              = 329.58 EUR + 40.00 EUR
        "#]],
    );
}

#[test]
fn a_leap_year_has_a_day_more_and_the_year_still_counts_365() {
    // A-1, 28 and 29 February and 1 March: 10 000 × 12.50 × 3 / 36 500 = 10.273972…
    // A-2, all 366 days: 10 000 × (12.50 × 182 + 12.25 × 184) / 36 500
    //   = 10 000 × (2 275 + 2 254) / 36 500 = 1 240.821917…
    check(
        "
        2023-01-01 terms business
        2024-02-01 invoice A-1 10000 due 2024-02-27
        ? 2024-03-01
        2023-12-01 invoice A-2 10000 due 2023-12-31
        2024-03-01 payment 10000 for A-1
        ? 2024-12-31
        ",
        expect![[r#"
            2024-03-01 A-2
              2024-01-01..2024-03-01 61d 10000 @12.50
              = 208.90 EUR + 40.00 EUR
            A-1
              2024-02-28..2024-03-01 3d 10000 @12.50
              = 10.27 EUR + 40.00 EUR
            2024-12-31 A-2
              2024-01-01..2024-06-30 182d 10000 @12.50
              2024-07-01..2024-12-31 184d 10000 @12.25
              = 1240.82 EUR + 40.00 EUR
            A-1
              2024-02-28..2024-03-01 3d 10000 @12.50
              = 10.27 EUR + 40.00 EUR
        "#]],
    );
}

#[test]
fn the_law_of_february_2013_changes_the_rate_within_the_half_year() {
    // 20 000 × (7.75 × 23 + 8.75 × 5) / 36 500 = 20 000 × (178.25 + 43.75) / 36 500 = 20 000 × 222 / 36 500 = 121.643835…
    check(
        "
        2013-01-01 terms business
        2013-01-01 invoice A-1 20000 due 2013-01-31
        ? 2013-02-28
        ",
        expect![[r#"
            2013-02-28 A-1
              2013-02-01..2013-02-23 23d 20000 @7.75
              2013-02-24..2013-02-28 5d 20000 @8.75
              = 121.64 EUR + 40.00 EUR
        "#]],
    );
}

#[test]
fn an_agreed_rate_takes_the_place_of_the_legal_one_and_is_never_provisional() {
    // 1 000 × 6.5 × 92 / 36 500 = 16.383561…
    check(
        "
        2025-01-01 terms business rate 6.5
        2026-06-01 invoice A-1 1000 due 2026-06-30
        ? 2026-09-30
        ",
        expect![[r#"
            2026-09-30 A-1
              2026-07-01..2026-09-30 92d 1000 @6.5
              = 16.38 EUR + 40.00 EUR
        "#]],
    );
}

#[test]
fn beyond_the_table_the_last_rate_is_provisional() {
    // 1 000 × 10.15 × (15 + 31) / 36 500 = 12.791780…
    check(
        "
        2025-01-01 terms business
        2026-06-01 invoice A-1 1000 due 2026-06-15
        ? 2026-07-31
        ",
        expect![[r#"
            2026-07-31 A-1
              2026-06-16..2026-06-30 15d 1000 @10.15
              2026-07-01..2026-07-31 31d 1000 @10.15~
              = 12.79 EUR + 40.00 EUR
        "#]],
    );
}

#[test]
fn before_the_table_there_is_no_rate() {
    // Only the ten days of 2006 bear interest: 1 000 × 9.25 × 10 / 36 500 = 2.534246…
    check(
        "
        2005-01-01 terms business
        2005-11-01 invoice A-1 1000 due 2005-12-01
        ? 2006-01-10
        ",
        expect![[r#"
            2006-01-10 A-1
              2005-12-02..2005-12-31 30d 1000 @none
              2006-01-01..2006-01-10 10d 1000 @9.25
              = 2.53 EUR + 40.00 EUR
        "#]],
    );
}

#[test]
fn interest_is_rounded_to_the_decimals_of_the_currency() {
    // KWD, 3 decimals: 1 234.567 × 12.50 × 30 / 36 500 = 12.683907…
    // CLP, none: 1 500 000 × 12.50 × 31 / 36 500 = 15 924.657…
    check(
        "
        2024-01-01 terms business
        2024-02-01 invoice K-1 1234.567 KWD due 2024-03-01
        2024-02-01 invoice C-1 1500000 CLP due 2024-02-29
        ? 2024-03-31
        ",
        expect![[r#"
            2024-03-31 C-1
              2024-03-01..2024-03-31 31d 1500000 @12.50
              = 15925 CLP + 40.00 EUR
            K-1
              2024-03-02..2024-03-31 30d 1234.567 @12.50
              = 12.684 KWD + 40.00 EUR
        "#]],
    );
}

#[test]
fn half_a_cent_is_rounded_away_from_zero_and_only_once() {
    // A-1: 25 × 7.3 × 1 / 36 500 = 0.005 exactly.
    // A-2: (13 + 12) × 7.3 / 36 500 = 0.005, although 0.0026 and 0.0024 are nothing each.
    // A-3: (26 + 25) × 7.3 / 36 500 = 0.0102, although 0.0052 and 0.005 are a cent each.
    check(
        "
        2024-01-01 terms business rate 7.3
        2024-02-01 invoice A-1 25 due 2024-03-01
        2024-02-01 invoice A-2 13 due 2024-02-29
        2024-02-01 invoice A-3 26 due 2024-02-29
        2024-03-01 payment 1 for A-2
        2024-03-01 payment 1 for A-3
        ? 2024-03-02
        ",
        expect![[r#"
            2024-03-02 A-2
              2024-03-01..2024-03-01 1d 13 @7.3
              2024-03-02..2024-03-02 1d 12 @7.3
              = 0.01 EUR + 40.00 EUR
            A-3
              2024-03-01..2024-03-01 1d 26 @7.3
              2024-03-02..2024-03-02 1d 25 @7.3
              = 0.01 EUR + 40.00 EUR
            A-1
              2024-03-02..2024-03-02 1d 25 @7.3
              = 0.01 EUR + 40.00 EUR
        "#]],
    );
}

#[test]
fn amounts_of_ten_to_the_fifteenth_are_exact() {
    // 1 000 000 000 000 000.01 × (12.50 × 182 + 12.25 × 184) / 36 500 = … × 4 529 / 36 500
    //   = 124 082 191 780 821.9190…
    check(
        "
        2023-01-01 terms business
        2023-12-01 invoice A-1 1000000000000000.01 due 2023-12-31
        ? 2024-12-31
        ",
        expect![[r#"
            2024-12-31 A-1
              2024-01-01..2024-06-30 182d 1000000000000000.01 @12.50
              2024-07-01..2024-12-31 184d 1000000000000000.01 @12.25
              = 124082191780821.92 EUR + 40.00 EUR
        "#]],
    );
}

#[test]
fn without_a_law_only_agreed_rates_count() {
    // 1 000 × 18 × 30 / 36 500 = 14.794520…
    let none = InterestRules {
        rates: RateTable::default(),
        recovery_cost: None,
        ..rules()
    };
    check_by(
        &none,
        "
        2024-01-01 terms business
        2024-02-01 invoice A-1 1000 due 2024-03-01
        2024-03-31 terms rate 18
        ? 2024-03-30
        ? 2024-03-31
        ",
        expect![[r#"
            2024-03-30 A-1
              2024-03-02..2024-03-30 29d 1000 @none
              = 0.00 EUR
            2024-03-31 A-1
              2024-03-02..2024-03-31 30d 1000 @18
              = 14.79 EUR
        "#]],
    );
}

#[test]
fn the_law_of_spain_is_for_houses_in_euros_unless_they_say_otherwise() {
    let config = |currency, profile: &str| {
        let mut config = Config {
            currency,
            ..Config::default()
        };
        config.interest.profile = profile.to_owned();
        config
    };
    let has_rates = |config: Config| !config.interest_rules().rates.is_empty();
    assert!(has_rates(config(Currency::EUR, "auto")));
    assert!(!has_rates(config(Currency::MXN, "auto")));
    assert!(has_rates(config(Currency::MXN, "es")));
    assert!(!has_rates(config(Currency::EUR, "none")));
    let mut own = config(Currency::MXN, "auto");
    own.own_rates = Rates::of_spain();
    assert!(has_rates(own));
}
