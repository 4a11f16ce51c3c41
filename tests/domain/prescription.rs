//! When invoices prescribe, and the warning before it.

use chrono::NaiveDateTime;
use cobro::domain::standing::Rule;
use expect_test::{Expect, expect};

use crate::story::Story;

#[track_caller]
fn check(story: &str, expected: Expect) {
    let story = Story::read(story);
    let answers =
        story.answers(|story, moment| format!("{} {}", moment.date(), warning(story, moment)));
    let lines = answers.lines().map(|line| {
        let (_, rest) = line.split_once(' ').expect("an offset");
        rest.trim().to_owned() + "\n"
    });
    expected.assert_eq(&lines.collect::<String>());
}

fn warning(story: &Story, moment: NaiveDateTime) -> String {
    let standing = story.standing(moment);
    let said = standing.reasons.iter().filter_map(|reason| {
        let (on, money, count) = match &reason.rule {
            Rule::Prescribes { on, money, count } | Rule::Prescribed { on, money, count } => {
                (on, money, count)
            }
            _ => return None,
        };
        let points = reason.points;
        let of = if *count > 1 {
            format!(" of {count}")
        } else {
            String::new()
        };
        Some(format!(
            "{} {on} {} {}{of}, {points} points",
            reason.rule.id(),
            money.amount,
            money.currency.code()
        ))
    });
    let said: Vec<String> = said.collect();
    if said.is_empty() {
        return "-".to_owned();
    }
    said.join("; ")
}

#[test]
fn the_warning_comes_half_a_year_before_and_says_when_it_is_too_late() {
    // Due on 31 August 2021, five years: 31 August 2026; half a year before is the last day of February.
    check(
        "
        2021-08-01 invoice A-1 100 due 2021-08-31
        ? 2026-02-27
        ? 2026-02-28
        ? 2026-08-31
        ? 2026-09-01
        ",
        expect![[r#"
            2026-02-27 -
            2026-02-28 prescribes 2026-08-31 100 EUR, 10 points
            2026-08-31 prescribes 2026-08-31 100 EUR, 10 points
            2026-09-01 prescribed 2026-08-31 100 EUR, 0 points
        "#]],
    );
}

#[test]
fn a_leap_day_ends_on_the_last_of_february() {
    check(
        "
        2020-02-01 invoice A-1 100 due 2020-02-29
        ? 2024-08-27
        ? 2024-08-28
        ? 2025-03-01
        ",
        expect![[r#"
            2024-08-27 -
            2024-08-28 prescribes 2025-02-28 100 EUR, 10 points
            2025-03-01 prescribed 2025-02-28 100 EUR, 0 points
        "#]],
    );
}

#[test]
fn the_terms_of_the_client_come_before_those_of_the_house() {
    check(
        "
        2021-08-01 invoice A-1 100 due 2021-08-31
        2022-01-01 terms years 3
        ? 2024-02-28
        ? 2024-02-29
        ",
        expect![[r#"
            2024-02-28 -
            2024-02-29 prescribes 2024-08-31 100 EUR, 10 points
        "#]],
    );
}

#[test]
fn a_written_claim_begins_anew() {
    check(
        "
        2021-08-01 invoice A-1 100 due 2021-08-31
        2022-02-01 email sent
        ? 2026-07-31
        ? 2026-08-01
        ",
        expect![[r#"
            2026-07-31 -
            2026-08-01 prescribes 2027-02-01 100 EUR, 10 points
        "#]],
    );
}

#[test]
fn what_was_only_said_or_came_from_the_client_proves_no_claim() {
    check(
        "
        2021-08-01 invoice A-1 100 due 2021-08-31
        2022-01-15 call answered
        2022-01-16 client email other
        ? 2026-03-01
        ",
        expect![[r#"
            2026-03-01 prescribes 2026-08-31 100 EUR, 10 points
        "#]],
    );
}

#[test]
fn a_promise_a_plan_and_a_payment_acknowledge_the_invoices_they_are_for() {
    check(
        "
        2021-08-01 invoice A-1 100 due 2021-08-31
        2021-08-01 invoice A-2 70 due 2021-08-31
        2021-08-01 invoice A-3 50 due 2021-08-31
        2022-01-10 promise 100 due 2022-02-01 for A-1
        2022-03-10 payment 20 for A-2
        2022-03-11 payment 20 for A-3 day-assumed
        ? 2026-08-01
        ? 2026-09-15
        ? 2027-01-10
        ",
        expect![[r#"
            2026-08-01 prescribes 2026-08-31 130 EUR of 2, 10 points
            2026-09-15 prescribes 2027-01-10 150 EUR of 2, 10 points; prescribed 2026-08-31 30 EUR, 0 points
            2027-01-10 prescribes 2027-01-10 150 EUR of 2, 10 points; prescribed 2026-08-31 30 EUR, 0 points
        "#]],
    );
}

#[test]
fn what_is_paid_or_not_due_prescribes_not() {
    check(
        "
        2021-08-01 invoice A-1 100 due 2021-08-31
        2021-09-01 payment 100 for A-1
        2021-08-01 invoice A-2 100 in 60@2021-08-31,40@2027-01-01
        2021-09-01 payment 60 for A-2
        ? 2026-08-01
        ",
        expect![[r#"
            2026-08-01 -
        "#]],
    );
}

#[test]
fn what_has_prescribed_does_not_hide_behind_what_is_about_to() {
    // On 1 June 2026 two invoices of 2021 may have prescribed; two others prescribe by 31 August, one of them in two parts.
    check(
        "
        2021-01-01 invoice A-1 100 due 2021-01-31
        2021-02-01 invoice A-2 50 due 2021-02-28
        2021-08-01 invoice A-3 30 in 10@2021-08-30,20@2021-08-31
        2021-08-01 invoice A-4 5 due 2021-08-31
        ? 2026-06-01
        ",
        expect![[r#"
            2026-06-01 prescribes 2026-08-30 35 EUR of 2, 10 points; prescribed 2026-01-31 150 EUR of 2, 0 points
        "#]],
    );
}
