//! What is proposed from promises kept and broken, and which verdicts a correction changed.

use chrono::NaiveDateTime;
use expect_test::expect;

use crate::story::Story;

fn proposed(story: &Story, moment: NaiveDateTime) -> String {
    let account = story.account(moment);
    let rules = cobro::config::Config::default().interest_rules();
    let policy = crate::story::policy();
    let proposals = cobro::domain::proposals::proposals(&account, moment, &policy, &rules);
    let ids: Vec<&str> = proposals.iter().map(|it| it.id()).collect();
    ids.join(", ")
}

#[test]
fn a_kept_promise_proposes_thanks_until_somebody_has_spoken() {
    let story = "
        -40 invoice A-1 100 due -30
        -9 promise 100 due -5
        -6 payment 100 for A-1
        -2 10:00 email sent
        ? -7
        ? -6
        ? -3
        ? -2 11:00
        ";
    expect![[r#"
        -7
        -6        thank_you
        -3        thank_you
        -2 11:00
    "#]]
    .assert_eq(&Story::read(story).answers(proposed));
}

#[test]
fn repeated_broken_promises_propose_prepayment_and_then_no_more_credit() {
    let story = "
        -40 invoice A-1 100 due -38
        -40 invoice A-2 100 due -38
        -38 promise 10 due -37
        -34 promise 10 due -33
        -30 promise 10 due -29
        -26 promise 10 due -25
        -10 terms prepaid
        ? -34
        ? -30
        ? -20
        ";
    expect![[r#"
        -34
        -30       prepayment
        -20       no_more_credit
    "#]]
    .assert_eq(&Story::read(story).answers(proposed));
    let agreed = "
        -40 invoice A-1 100 due -38
        -38 promise 10 due -37
        -34 promise 10 due -33
        -30 terms prepaid
        ? -31
        ? -30 23:00
        ? -20
        ";
    expect![[r#"
        -31
        -30 23:00
        -20
    "#]]
    .assert_eq(&Story::read(agreed).answers(proposed));
}

#[test]
fn the_history_can_say_which_verdicts_a_correction_changed() {
    let story = Story::read(
        "
        -40 invoice A-1 100 due -30
        -9 promise 100 due -5
        -6 payment 100 for A-1
        -6 correct #3 to 40 on -6 for A-1
        -6 correct #3 to 100 on -6 for A-1
        -1 undo #5
        ",
    );
    let mut entries = story.entries;
    for entry in &mut entries[3..5] {
        // Both were recorded yesterday, whenever the money came in.
        entry.recorded_at = crate::story::at(-1, 9);
    }
    let changes = cobro::domain::account::verdict_changes(&entries, &crate::story::policy());
    let told = |number: u32| {
        let changes = changes.get(&number).into_iter().flatten();
        let changes = changes.map(|it| format!("{} to {}", it.before.id(), it.after.id()));
        changes.collect::<Vec<_>>().join(", ")
    };
    assert_eq!(told(4), "kept to partly_kept");
    assert_eq!(told(5), "", "it was taken back");
}

#[test]
fn a_charge_that_turns_out_too_high_is_proposed_to_be_let_go() {
    let story = "
        -70 terms business
        -70 invoice A-1 100000 due -60
        -30 charge interest A-1 834.25 as INT-A-1 through -30 due -30
        -50 payment 100000 for A-1
        ? -40
        ? 0
        ";
    expect![[r#"
        -40
        0         waive_excess
    "#]]
    .assert_eq(&Story::read(story).answers(proposed));
}
