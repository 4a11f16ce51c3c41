//! How a client pays and keeps promises.

use cobro::domain::habit::{Habit, Kept, Trend, Usual, settled};
use rust_decimal::Decimal;

use crate::story::{Story, at, offset};

#[test]
fn median_and_quartiles_of_odd_and_even_numbers_with_ties() {
    // Days late; then how many were late, lower quartile, median, upper quartile.
    let cases: &[(&[i64], usize, &str, &str, &str)] = &[
        (&[7], 1, "7", "7", "7"),
        (&[0], 0, "0", "0", "0"),
        (&[-3, 8], 1, "-0.25", "2.5", "5.25"),
        (&[9, 1, 5], 3, "3", "5", "7"),
        (&[4, 4, 4, 4], 4, "4", "4", "4"),
        (&[1, 2, 3, 4], 4, "1.75", "2.5", "3.25"),
        (&[5, 5, 0, 5, 20], 4, "5", "5", "5"),
        (&[-10, -4, -4, 0, 3, 12], 2, "-4", "-2", "2.25"),
        (&[1, 2, 3, 4, 5, 6, 7, 8], 8, "2.75", "4.5", "6.25"),
    ];
    for (days, late, lower, median, upper) in cases {
        let usual = Usual::of(days).expect("there are invoices");
        let number = |text: &str| text.parse::<Decimal>().expect("a number");
        assert_eq!(
            (usual.invoices, usual.late),
            (days.len(), *late),
            "{days:?}"
        );
        assert_eq!(usual.median_days, number(median), "{days:?}");
        assert_eq!(usual.lower_quartile, number(lower), "{days:?}");
        assert_eq!(usual.upper_quartile, number(upper), "{days:?}");
    }
    assert_eq!(Usual::of(&[]), None);
}

#[test]
fn the_trend_compares_the_recent_third_with_the_rest() {
    let then = |before: &[i64], now: &[i64]| {
        let days = [before, now].concat();
        Usual::of(&days).expect("there are invoices").trend
    };
    for (before, now, trend) in [
        (&[10; 6][..], &[10; 5][..], None),
        (&[10; 6], &[10; 6], Some(Trend::Steady)),
        (&[10; 6], &[2; 6], Some(Trend::Better)),
        (&[2; 6], &[10; 6], Some(Trend::Worse)),
        (&[10; 12], &[8; 6], Some(Trend::Steady)),
        (&[10; 12], &[7; 6], Some(Trend::Better)),
        // Nine of 27 are recent: the first three of them are as before.
        (&[10; 21], &[0; 6], Some(Trend::Better)),
        (&[10; 23], &[0; 4], Some(Trend::Steady)),
        // Who pays anyhow does not change by paying anyhow.
        (
            &[0, 30, 0, 30, 0, 30],
            &[8, 30, 8, 30, 8, 30],
            Some(Trend::Steady),
        ),
    ] {
        assert_eq!(then(before, now), trend, "{before:?} {now:?}");
    }
}

fn days_late(story: &str) -> Vec<(String, i64)> {
    let account = Story::read(story).account(at(0, 10));
    let settled = settled(&account);
    let told = settled
        .iter()
        .map(|it| (it.invoice.number.clone(), it.days_late));
    told.collect()
}

#[test]
fn only_settled_invoices_with_a_known_last_day_tell() {
    let cases: &[(&str, &[i64])] = &[
        ("-40 invoice A 100 due -30\n -20 payment 100 for A", &[10]),
        ("-40 invoice A 100 due -30\n -35 payment 100 for A", &[-5]),
        // Open, or open but for a cent.
        ("-40 invoice A 100 due -30", &[]),
        ("-40 invoice A 100 due -30\n -20 payment 99.99 for A", &[]),
        // The last part counts, and with instalments the last date.
        (
            "-40 invoice A 100 due -30\n -28 payment 40 for A\n -20 payment 60 for A",
            &[10],
        ),
        (
            "-40 invoice A 100 in 60@-30,40@-10\n -29 payment 60 for A\n -9 payment 40 for A",
            &[1],
        ),
        // Nobody knows the day, or the day of the rest.
        (
            "-40 invoice A 100 due -30\n -20 payment 100 for A day-assumed",
            &[],
        ),
        (
            "-40 invoice A 100 due -30\n -28 payment 40 for A\n -20 payment 60 for A day-assumed",
            &[],
        ),
        (
            "-40 invoice A 100 due -30\n -28 payment 40 for A day-assumed\n -20 payment 60 for A",
            &[10],
        ),
        // Credited, written off, or a credit note itself.
        ("-40 invoice A 100 due -30\n -20 credit A 100", &[]),
        (
            "-40 invoice A 100 due -30\n -25 payment 70 for A\n -20 credit A 30",
            &[5],
        ),
        ("-40 invoice A 100 due -30\n -20 writeoff A 100", &[]),
        ("-40 invoice A -100 due -30\n -20 payment -100 for A", &[]),
        // Paid too much is paid.
        ("-40 invoice A 100 due -30\n -20 payment 120 for A", &[10]),
        // A payment to come has not come, and one that was none is none.
        ("-40 invoice A 100 due -30\n 1 payment 100 for A", &[]),
        (
            "-40 invoice A 100 due -30\n -20 payment 100 for A\n -10 correct #2 to nothing",
            &[],
        ),
        // A charge for being late was never agreed on.
        (
            "-40 invoice A 100 due -30\n -20 payment 100 for A\n -19 charge interest A 5 as I-1 due -18\n -2 payment 5 for I-1",
            &[10],
        ),
    ];
    for (story, expected) in cases {
        let days: Vec<i64> = days_late(story).into_iter().map(|(_, days)| days).collect();
        assert_eq!(days, *expected, "{story}");
    }
}

#[test]
fn invoices_count_in_the_order_they_were_paid_and_disputes_are_told() {
    let story = "
        -90 invoice A 100 due -80
        -90 invoice B 100 due -70
        -60 dispute B 50
        -50 payment 100 for B
        -40 payment 100 for A";
    assert_eq!(days_late(story), [("B".into(), 20), ("A".into(), 40)]);
    let account = Story::read(story).account(at(0, 10));
    let contested: Vec<bool> = settled(&account).iter().map(|it| it.contested).collect();
    assert_eq!(contested, [true, false]);
}

#[test]
fn what_came_on_the_last_day_counts_together() {
    let story = "
        -90 invoice A 100 due -80
        -90 invoice B 50 due -80
        -90 invoice C 30 USD due -80
        -20 payment 100 for A
        -20 payment 50 for B
        -20 payment 30 USD for C
        -10 payment 5 day-assumed";
    let habit = Habit::of(&Story::read(story).account(at(0, 10)));
    let last = habit.last_payment.expect("there was a payment");
    assert_eq!(
        (offset(last.on), last.money.amount),
        (-20, Decimal::from(30))
    );
    let euros = story.replace("30 USD", "30");
    let habit = Habit::of(&Story::read(&euros).account(at(0, 10)));
    let last = habit.last_payment.expect("there was a payment");
    assert_eq!(last.money.amount, Decimal::from(180));
    assert_eq!(
        Habit::of(&Story::read("-9 note").account(at(0, 10))),
        Habit::default()
    );
}

#[test]
fn promises_kept_are_counted_with_instalments() {
    let story = "
        -90 invoice A 500 due -80
        -70 promise 100 due -60
        -60 payment 100 for A
        -50 plan 50@-40,50@-30,50@30
        -40 payment 50 for A
        -30 payment 20 for A
        -20 promise 60 due -10
         -5 promise 60 due 5";
    let kept = Kept::of(&Story::read(story).account(at(0, 10)));
    assert_eq!((kept.kept, kept.partly_kept, kept.broken), (2, 1, 1));
    assert_eq!(kept.rate(), Some(Decimal::new(5, 1)));
    assert_eq!(Kept::default().rate(), None);
}
