//! The instalments of payment plans: sums, rounding on the last, month ends, leap days.

use chrono::NaiveDate;
use cobro::domain::money::Currency;
use cobro::domain::order::{Every, Parts, Schedule, UnfitSchedule, instalments};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn amount(text: &str) -> Decimal {
    text.parse().expect("an amount")
}

/// `120 EUR in 3 from 2026-12-31 every month, 20 at once`.
fn read(text: &str) -> Schedule {
    let words: Vec<&str> = text.split_whitespace().collect();
    let after = |key: &str| {
        let at = words.iter().position(|word| *word == key)?;
        Some(words[at + 1].trim_end_matches(','))
    };
    let parts = match after("in") {
        Some(count) => Parts::Count(count.parse().expect("a count")),
        None => Parts::Each(amount(after("each").expect("in or each"))),
    };
    let at_once = words.iter().position(|word| *word == "at");
    Schedule {
        total: amount(words[0]),
        currency: Currency::from_code(words[1]).expect("a currency"),
        at_once: at_once.map(|at| amount(words[at - 1])),
        parts,
        first_on: day(after("from").expect("from")),
        every: match after("every").expect("every") {
            "week" => Every::Week,
            "fortnight" => Every::Fortnight,
            "month" => Every::Month,
            day => Every::DayOfMonth(day.parse().expect("a day of the month")),
        },
    }
}

fn told(text: &str) -> String {
    match instalments(&read(text), day("2026-11-23")) {
        Ok(all) => {
            let all = all.iter().map(|it| format!("{} {}", it.due_on, it.amount));
            all.collect::<Vec<_>>().join(", ")
        }
        Err(problem) => format!("{problem:?}"),
    }
}

#[test]
fn instalments_are_as_they_are_worked_out_by_hand() {
    for (wanted, expected) in [
        // Month ends come right: the 31st is the last day of shorter months, and the 31st again afterwards.
        (
            "300 EUR in 4 from 2027-01-31 every month",
            "2027-01-31 75, 2027-02-28 75, 2027-03-31 75, 2027-04-30 75",
        ),
        (
            "100 EUR in 2 from 2028-01-31 every month",
            "2028-01-31 50, 2028-02-29 50",
        ),
        (
            "100 EUR in 2 from 2028-02-29 every month",
            "2028-02-29 50, 2028-03-29 50",
        ),
        (
            "90 EUR in 3 from 2026-12-05 every 31",
            "2026-12-31 30, 2027-01-31 30, 2027-02-28 30",
        ),
        // A day of the month that has passed in the first month begins in the next one.
        (
            "90 EUR in 2 from 2026-12-10 every 5",
            "2027-01-05 45, 2027-02-05 45",
        ),
        (
            "90 EUR in 2 from 2027-01-31 every 30",
            "2027-02-28 45, 2027-03-30 45",
        ),
        (
            "20 EUR in 2 from 2026-12-28 every week",
            "2026-12-28 10, 2027-01-04 10",
        ),
        (
            "20 EUR in 2 from 2026-12-20 every fortnight",
            "2026-12-20 10, 2027-01-03 10",
        ),
        // What rounding leaves is on the last one.
        (
            "100 EUR in 3 from 2026-12-01 every month",
            "2026-12-01 33.33, 2027-01-01 33.33, 2027-02-01 33.34",
        ),
        (
            "100 CLP in 3 from 2026-12-01 every month",
            "2026-12-01 33, 2027-01-01 33, 2027-02-01 34",
        ),
        (
            "1 KWD in 3 from 2026-12-01 every month",
            "2026-12-01 0.333, 2027-01-01 0.333, 2027-02-01 0.334",
        ),
        (
            "310.974 EUR in 2 from 2026-12-01 every month",
            "2026-12-01 155.48, 2027-01-01 155.494",
        ),
        (
            "1000000000000000.01 EUR in 2 from 2026-12-01 every month",
            "2026-12-01 500000000000000.00, 2027-01-01 500000000000000.01",
        ),
        // So much each: the last one takes the rest.
        (
            "100 EUR each 40 from 2026-12-01 every month",
            "2026-12-01 40, 2027-01-01 40, 2027-02-01 20",
        ),
        (
            "100 EUR each 100 from 2026-12-01 every month",
            "2026-12-01 100",
        ),
        // A first payment now.
        (
            "100 EUR in 2 from 2026-12-01 every month, 30 at once",
            "2026-11-23 30, 2026-12-01 35, 2027-01-01 35",
        ),
        (
            "100 EUR in 2 from 2026-12-01 every month, 100 at once",
            "2026-11-23 100",
        ),
        (
            "100.005 EUR in 1 from 2026-12-01 every month",
            "2026-12-01 100.005",
        ),
        // What makes no sense.
        ("100 EUR in 0 from 2026-12-01 every month", "Count"),
        ("100 EUR in 361 from 2026-12-01 every month", "Count"),
        ("0.02 EUR in 3 from 2026-12-01 every month", "Count"),
        ("2 JPY in 3 from 2026-12-01 every month", "Count"),
        ("0 EUR in 3 from 2026-12-01 every month", "NotPositive"),
        ("-5 EUR in 3 from 2026-12-01 every month", "NotPositive"),
        ("100 EUR each 0 from 2026-12-01 every month", "NotPositive"),
        (
            "100 EUR each 101 from 2026-12-01 every month",
            "MoreThanAll",
        ),
        (
            "100 EUR in 2 from 2026-12-01 every month, 101 at once",
            "MoreThanAll",
        ),
        ("100 EUR in 2 from 2026-12-01 every 0", "Day"),
        ("100 EUR in 2 from 2026-12-01 every 32", "Day"),
    ] {
        assert_eq!(told(wanted), expected, "{wanted}");
    }
    assert_eq!(
        instalments(
            &read("9 EUR each 0.01 from 2026-12-01 every week"),
            day("2026-11-23")
        ),
        Err(UnfitSchedule::Count),
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn instalments_add_up_and_come_one_after_the_other(
        cents in 1_i64..100_000_000,
        count in 1_u32..60,
        at_once in 0_i64..100_000,
        offset in 0_u64..800,
        every in 0_u32..34,
    ) {
        let today = day("2026-11-23");
        let every = match every {
            0 => Every::Week,
            32 => Every::Fortnight,
            33 => Every::Month,
            day => Every::DayOfMonth(day),
        };
        let wanted = Schedule {
            total: Decimal::new(cents, 2),
            currency: Currency::EUR,
            at_once: Some(Decimal::new(at_once, 2)),
            parts: Parts::Count(count),
            first_on: today + chrono::Days::new(offset),
            every,
        };
        if let Ok(all) = instalments(&wanted, today) {
            let sum: Decimal = all.iter().map(|it| it.amount).sum();
            prop_assert_eq!(sum, wanted.total);
            prop_assert!(all.iter().all(|it| it.amount > Decimal::ZERO));
            let days: Vec<NaiveDate> = all.iter().map(|it| it.due_on).collect();
            let later = if at_once > 0 { &days[1..] } else { &days[..] };
            prop_assert!(later.windows(2).all(|pair| pair[0] < pair[1]));
            prop_assert!(later.iter().all(|day| *day >= wanted.first_on));
        }
    }
}
