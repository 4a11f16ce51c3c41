//! Who was tried today without an answer gives way to the untried ones of the band, until tomorrow.

use chrono::NaiveDateTime;
use cobro::domain::debtor::DebtorType;
use cobro::domain::queue::{Filter, Key, QueueIndex, Sort};
use cobro::domain::standing::Band;
use expect_test::{Expect, expect};

use crate::story::Story;

fn check(story: &str, expected: Expect) {
    let told = |story: &Story, moment: NaiveDateTime| {
        let standing = story.standing(moment);
        let rules: Vec<&str> = standing.reasons.iter().map(|it| it.rule.id()).collect();
        let step = standing.next_step.as_ref().map_or("-", |it| it.id());
        let changes = standing.holds_until.filter(|_| standing.is_tried_today());
        let changes = changes.map_or(String::new(), |at| {
            format!(" until {}", at.format("%d %H:%M"))
        });
        let rules = rules[..rules.len().min(2)].join(", ");
        format!("{:<15} {step:<18} {rules}{changes}", standing.band.id())
    };
    expected.assert_eq(&Story::read(story).answers(told));
}

#[test]
fn a_broken_promise_is_tried_today_until_somebody_answers_or_the_day_ends() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 promise 100 due -4
        0 10:12 call no_answer
        0 11:00 client call other
        0 12:00 call voicemail
        0 13:00 call answered
        ? 0 10:00
        ? 0 10:30
        ? 0 11:30
        ? 0 12:30
        ? 0 13:30
        ",
        expect![[r#"
            0         broken_promise  follow_up_promise  promise_broken, age
            0 10:30   broken_promise  follow_up_promise  tried_today, promise_broken until 23 11:00
            0 11:30   broken_promise  follow_up_promise  promise_broken, age
            0 12:30   broken_promise  follow_up_promise  tried_today, promise_broken until 23 13:00
            0 13:30   waiting         find_out_why       resting, age
        "#]],
    );
    check(
        "
        -40 invoice A-1 100 due -30
        -9 promise 100 due -4
        0 10:12 email sent
        ? 0 10:30
        ? 1 00:00
        ",
        expect![[r#"
            0 10:30   broken_promise  follow_up_promise  tried_today, promise_broken until 24 00:00
            1 00:00   broken_promise  follow_up_promise  promise_broken, age
        "#]],
    );
}

#[test]
fn a_wrong_number_asks_for_another_one_although_a_promise_is_broken() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 promise 100 due -4
        0 10:12 call wrong_number
        1 10:00 call answered
        ? 0 10:30
        ? 1 09:00
        ? 1 10:30
        ",
        expect![[r#"
            0 10:30   broken_promise  find_number        tried_today, promise_broken until 24 00:00
            1 09:00   broken_promise  find_number        promise_broken, age
            1 10:30   waiting         find_out_why       resting, age
        "#]],
    );
}

#[test]
fn an_agreed_hour_that_has_come_is_told_beside_a_broken_promise() {
    check(
        "
        -40 invoice A-1 100 due -30
        -9 promise 100 due -4
        -1 back 0 16:00
        ? 0 15:59
        ? 0 16:00
        ",
        expect![[r#"
            0 15:59   broken_promise  follow_up_promise  promise_broken, age
            0 16:00   broken_promise  follow_up_promise  call_back_agreed, promise_broken
        "#]],
    );
}

fn key(debtor: u32, band: Band, points: i32, tried: bool) -> Key<'static> {
    Key {
        debtor,
        band,
        points,
        tried,
        debtor_type: DebtorType::Unclassified,
        oldest_due_on: i32::MAX,
        weight: 0,
        last_contact_on: i32::MIN,
        handled_on: i32::MIN,
        to_collect: Vec::new(),
        code: "",
        haystack: "",
    }
}

#[test]
fn within_the_band_the_untried_come_first_and_the_day_counts_the_tried_as_done() {
    let mut index = QueueIndex::with_room_for(5);
    for key in [
        key(1, Band::BrokenPromise, 90, true),
        key(2, Band::BrokenPromise, 20, false),
        key(3, Band::StepDue, 70, true),
        key(4, Band::StepDue, 10, false),
        key(5, Band::BrokenPromise, 95, true),
    ] {
        index.put(&key);
    }
    let found = index.arrange(Sort::Urgency, &Filter::default(), 0);
    assert_eq!(found.debtors, [2, 5, 1, 4, 3]);
    assert_eq!(found.tried, [1, 3, 5].into());
    let totals = index.totals(0);
    assert_eq!((totals.done, totals.to_do, totals.tried), (3, 2, 3));
    index.put(&key(2, Band::BrokenPromise, 20, true));
    index.put(&key(5, Band::BrokenPromise, 95, false));
    let found = index.arrange(Sort::Urgency, &Filter::default(), 0);
    assert_eq!(found.debtors, [5, 1, 2, 4, 3]);
}
