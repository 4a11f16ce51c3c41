//! The money that is expected, from stories and from any history.

use chrono::NaiveDateTime;
use cobro::domain::account::Account;
use cobro::report::forecast::experience::Learning;
use cobro::report::forecast::{Collecting, Forecast};
use expect_test::{Expect, expect};
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::histories::{histories, moments};
use crate::story::{Story, at, day, offset, policy};

fn forecast(accounts: &[Account], moment: NaiveDateTime, weeks: u32) -> Forecast {
    let mut learning = Learning::default();
    accounts.iter().for_each(|account| learning.add(account));
    let experience = learning.finish();
    let mut collecting = Collecting::new(std::sync::Arc::new(experience), moment, weeks);
    accounts.iter().for_each(|account| collecting.add(account));
    collecting.finish()
}

/// Three weeks from today on, for the client of a story in a book where all else is known: of 98 other invoices half were
/// paid on the due day and half ten days later.
fn check(story: &str, expected: Expect) {
    let moment = at(0, 10);
    let account = Story::read(story).account(moment);
    let mut others = String::new();
    for number in 0..98 {
        let paid = if number % 2 == 0 { -30 } else { -20 };
        others.push_str(&format!(
            "-40 invoice O-{number} 1 due -30\n{paid} payment 1 for O-{number}\n"
        ));
    }
    let others = Story::read(&others).account(moment);
    let found = forecast(&[others, account], moment, 3);
    let mut told = String::new();
    for it in &found.currencies {
        told.push_str(&format!(
            "{} open {}, disputed {}, held {}, later {}\n",
            it.currency.code(),
            it.open,
            it.disputed,
            it.held,
            it.later()
        ));
        for week in &it.weeks {
            let money = &week.money;
            told.push_str(&format!(
                "{:>2} to {:>2}: {} ({} to {}), promised {}\n",
                offset(week.from),
                offset(week.to),
                money.expected,
                money.low,
                money.high,
                money.promised
            ));
        }
    }
    expected.assert_eq(&told);
}

#[test]
fn an_invoice_comes_when_invoices_of_the_book_came() {
    check(
        "-20 invoice A 100 due 3",
        expect![[r#"
        EUR open 100, disputed 0, held 0, later 1.28
         0 to  6: 49.18 (0 to 100), promised 0
         7 to 13: 49.31 (0 to 100), promised 0
        14 to 20: 0.22 (0 to 6.28), promised 0
    "#]],
    );
}

#[test]
fn who_is_late_already_is_judged_by_those_who_were_too() {
    check(
        "-20 invoice A 100 due -5",
        expect![[r#"
        EUR open 100, disputed 0, held 0, later 2.15
         0 to  6: 97.11 (75.67 to 100), promised 0
         7 to 13: 0.42 (0 to 8.72), promised 0
        14 to 20: 0.31 (0 to 7.48), promised 0
    "#]],
    );
    check(
        "-90 invoice A 100 due -60",
        expect![[r#"
        EUR open 100, disputed 0, held 0, later 80.91
         0 to  6: 7.29 (0 to 40.62), promised 0
         7 to 13: 6.30 (0 to 37.45), promised 0
        14 to 20: 5.49 (0 to 34.72), promised 0
    "#]],
    );
}

#[test]
fn a_promise_comes_on_its_day_or_the_invoice_after_its_grace() {
    check(
        "-20 invoice A 100 due -5\n -1 promise 60 due 8",
        expect![[r#"
            EUR open 100, disputed 0, held 0, later 25.41
             0 to  6: 38.84 (30.26 to 47.43), promised 0
             7 to 13: 32.04 (0 to 73.74), promised 60
            14 to 20: 3.70 (0 to 24.79), promised 0
        "#]],
    );
    // Due yesterday, and in its grace days.
    check(
        "-20 invoice A 100 due -5\n -3 promise 100 due -1",
        expect![[r#"
            EUR open 100, disputed 0, held 0, later 1.08
             0 to  6: 98.55 (83.26 to 100), promised 100
             7 to 13: 0.21 (0 to 6.09), promised 0
            14 to 20: 0.15 (0 to 5.24), promised 0
        "#]],
    );
    // More promised than is open.
    check(
        "-20 invoice A 100 due -5\n -1 plan 60@2,60@9,60@40",
        expect![[r#"
            EUR open 100, disputed 0, held 0, later 17.38
             0 to  6: 59.13 (49.94 to 68.32), promised 60
             7 to 13: 20.96 (0 to 50.10), promised 60
            14 to 20: 2.53 (0 to 17.85), promised 0
        "#]],
    );
}

#[test]
fn what_is_disputed_held_or_covered_by_credit_waits() {
    check(
        "-20 invoice A 100 due -5\n -1 dispute A 30",
        expect![[r#"
        EUR open 100, disputed 30, held 0, later 31.51
         0 to  6: 67.98 (52.97 to 83.00), promised 0
         7 to 13: 0.29 (0 to 6.10), promised 0
        14 to 20: 0.21 (0 to 5.24), promised 0
    "#]],
    );
    check(
        "-20 invoice A 100 due -5\n -1 hold A until 9",
        expect![[r#"
            EUR open 100, disputed 0, held 100, later 78.19
             0 to  6: 0 (0 to 0), promised 0
             7 to 13: 10.41 (0 to 49.57), promised 0
            14 to 20: 11.40 (0 to 52.14), promised 0
        "#]],
    );
    check(
        "-20 invoice A 100 due -5\n -2 payment 30\n -1 invoice B -20 due 9",
        expect![[r#"
            EUR open 50, disputed 0, held 0, later 1.08
             0 to  6: 48.55 (37.83 to 50), promised 0
             7 to 13: 0.21 (0 to 4.36), promised 0
            14 to 20: 0.15 (0 to 3.74), promised 0
        "#]],
    );
    check(
        "-20 invoice A 100 due -5\n -2 payment 130 for A",
        expect![[""]],
    );
}

#[test]
fn a_week_begins_with_the_first_day_that_is_not_over() {
    let account = |moment| Story::read("-20 invoice A 100 due 3").account(moment);
    let starts = |moment| {
        let found = forecast(&[account(moment)], moment, 2);
        let weeks = &found.currencies[0].weeks;
        (weeks[0].from, weeks[1].from)
    };
    assert_eq!(starts(at(0, 0)), (day(0), day(7)));
    assert_eq!(starts(at(0, 10)), (day(0), day(7)));
    let last_second = day(0).and_hms_opt(23, 59, 59).expect("an hour");
    assert_eq!(starts(last_second), (day(1), day(8)));
}

#[test]
fn the_largest_amounts_are_forecast_to_the_cent_of_what_is_open() {
    let story = "-20 invoice A 999999999999999.99 due -5\n -20 invoice B 0.01 CLP due 3";
    let account = Story::read(story).account(at(0, 10));
    let found = forecast(&[account], at(0, 10), 104);
    let euros = found
        .currencies
        .iter()
        .find(|it| it.currency.code() == "EUR");
    let euros = euros.expect("there are euros");
    assert_eq!(euros.all.expected + euros.later(), euros.open);
    assert!(euros.all.expected > euros.open / Decimal::TWO);
    assert!(euros.all.high <= euros.open);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_more_is_expected_than_is_open(
        books in prop::collection::vec(histories(), 1..4),
        moment in moments(),
        weeks in 1_u32..60,
    ) {
        let accounts: Vec<Account> = books.iter().map(|it| Account::at(it, moment, &policy())).collect();
        let found = forecast(&accounts, moment, weeks);
        prop_assert_eq!(&found, &forecast(&accounts, moment, weeks));
        for it in &found.currencies {
            let invoices = accounts.iter().flat_map(|account| &account.invoices);
            let balances = invoices.map(|invoice| invoice.balance()).filter(|balance| balance.currency == it.currency);
            let owed: Decimal = balances.map(|balance| balance.amount.max(Decimal::ZERO)).sum();
            prop_assert!(it.open <= owed, "{} of {}", it.open, owed);
            prop_assert!(it.disputed + it.held <= it.open);
            let each: Decimal = it.weeks.iter().map(|week| week.money.expected).sum();
            prop_assert!(each <= it.all.expected && it.all.expected <= it.open, "{:?}", it);
            for money in it.weeks.iter().map(|week| week.money).chain([it.all]) {
                prop_assert!(Decimal::ZERO <= money.low && money.low <= money.expected);
                prop_assert!(money.expected <= money.high && money.high <= it.open, "{:?}", it);
            }
        }
    }
}
