//! Which type is proposed, and with what evidence.

use chrono::NaiveDateTime;
use cobro::domain::type_proposal::{Evidence, is_worth_asking, type_proposal};

use crate::story::{Story, day, policy};

fn proposed(story: &Story, moment: NaiveDateTime) -> String {
    let account = story.account(moment);
    let Some(found) = type_proposal(&account, moment, &policy().type_proposal) else {
        return String::new();
    };
    let evidence = found.evidence.iter().map(|it| match it {
        Evidence::PaidAfterReminder { count, median_days } => {
            format!("{count} {} after {median_days} d", it.id())
        }
        it => format!("{} {}", it.count(), it.id()),
    });
    let evidence: Vec<String> = evidence.collect();
    format!("{}: {}", found.debtor_type.id(), evidence.join(", "))
}

/// What is proposed today after these lines.
fn check(lines: &str, expected: &str) {
    let story = Story::read(&format!("{lines}\n? 0"));
    let answer = story.answers(proposed);
    assert_eq!(answer.trim_start_matches('0').trim(), expected, "{lines}");
}

#[test]
fn who_pays_soon_after_a_reminder_is_forgetful() {
    let twice = "
        -200 invoice A-1 100 due -190
        -150 invoice A-2 100 due -140
        -180 email sent
        -178 payment 100 for A-1
        -130 call answered
        -125 payment 100 for A-2";
    check(twice, "forgetful: 2 paid_after_reminder after 3.5 d");
    // Once is no habit.
    check(
        "
        -200 invoice A-1 100 due -190
        -180 email sent
        -178 payment 100 for A-1",
        "",
    );
    // It takes too long.
    check(
        "
        -200 invoice A-1 100 due -190
        -150 invoice A-2 100 due -140
        -180 email sent
        -160 payment 100 for A-1
        -130 email sent
        -110 payment 100 for A-2",
        "",
    );
    // Nobody reminded, so the payments say nothing; nor does a note before the due date.
    check(
        "
        -200 invoice A-1 100 due -190
        -150 invoice A-2 100 due -140
        -195 email sent
        -178 payment 100 for A-1
        -141 email sent
        -125 payment 100 for A-2",
        "",
    );
    // The number was wrong: nobody was reminded.
    check(&twice.replace("call answered", "call wrong_number"), "");
    // It was too long ago.
    check(
        "
        -700 invoice A-1 100 due -690
        -650 invoice A-2 100 due -640
        -680 email sent
        -678 payment 100 for A-1
        -630 call answered
        -625 payment 100 for A-2",
        "",
    );
    check(&format!("{twice}\n-100 type forgetful"), "");
}

#[test]
fn who_pays_in_part_and_breaks_promises_is_illiquid() {
    check(
        "
        -90 invoice A-1 100 due -80
        -70 payment 20 for A-1
        -60 payment 20 for A-1
        -50 payment 60 for A-1",
        "",
    );
    check(
        "
        -90 invoice A-1 100 due -80
        -70 payment 20 for A-1
        -60 payment 20 for A-1
        -50 payment 20 for A-1",
        "illiquid: 3 part_payments",
    );
    check(
        "
        -90 invoice A-1 100 due -80
        -70 payment 20 for A-1
        -60 promise 80 due -50
        -40 call cannot_pay",
        "illiquid: 1 broken_promises, 1 part_payments, 1 no_money",
    );
    check(
        "
        -90 invoice A-1 100 due -80
        -60 call cannot_pay
        -40 call cannot_pay",
        "",
    );
    // Agreed instalments, and deposits before the day, are no part payments.
    check(
        "
        -90 invoice A-1 100 in 30@-80,30@-50,40@-20
        -79 payment 30 for A-1
        -49 payment 30 for A-1
        -19 payment 20 for A-1
        -90 invoice A-2 100 due -10
        -60 payment 10 for A-2
        -50 payment 10 for A-2
        -40 payment 10 for A-2",
        "",
    );
    // Who pays in part is not forgetful, however soon.
    check(
        "
        -200 invoice A-1 100 due -190
        -180 email sent
        -178 payment 20 for A-1
        -170 email sent
        -168 payment 20 for A-1
        -160 email sent
        -158 payment 20 for A-1",
        "illiquid: 3 part_payments",
    );
}

#[test]
fn who_contests_an_invoice_is_disputing() {
    let dispute = "
        -40 invoice A-1 100 due -30
        -20 dispute A-1 30";
    check(dispute, "disputing: 1 open_disputes");
    check(&format!("{dispute}\n-10 resolved #2"), "");
    check(
        "
        -40 invoice A-1 100 due -30
        -20 call disputes",
        "",
    );
    check(
        "
        -40 invoice A-1 100 due -30
        -20 call disputes
        -15 client email disputes",
        "disputing: 2 says_wrong",
    );
    // What was said led to the dispute that is over.
    check(
        "
        -40 invoice A-1 100 due -30
        -20 call disputes
        -15 call disputes
        -14 dispute A-1
        -10 resolved #4",
        "",
    );
    // A dispute says more than money.
    check(
        "
        -90 invoice A-1 100 due -80
        -70 payment 20 for A-1
        -60 promise 80 due -50
        -40 call cannot_pay
        -30 dispute A-1",
        "disputing: 1 open_disputes",
    );
}

#[test]
fn what_happened_before_a_person_decided_is_not_held_up_to_them() {
    let story = "
        -90 invoice A-1 100 due -80
        -60 dispute A-1
        -50 type illiquid
        ? -55
        ? -40
        -30 call disputes
        -20 call disputes
        ? -10
        ";
    expect_test::expect![[r#"
        -55       disputing: 1 open_disputes
        -40
        -10       disputing: 2 says_wrong
    "#]]
    .assert_eq(&Story::read(story).answers(proposed));
    // That nobody knows is no decision.
    check(
        "
        -90 invoice A-1 100 due -80
        -60 dispute A-1
        -50 type unclassified",
        "disputing: 1 open_disputes",
    );
}

#[test]
fn excuses_count_by_their_codes() {
    let mut story = Story::read(
        "
        -90 invoice A-1 100 due -80
        -60 call answered
        -50 call no_answer
        -40 call answered
        -30 call cannot_pay
        ? 0",
    );
    let money = policy().type_proposal.money_excuses[0].clone();
    let invoice = policy().type_proposal.invoice_excuses[0].clone();
    let mut excuse = |entry: usize, code: &str| {
        if let Some(cobro::domain::fact::Fact::Contact(contact)) = &mut story.entries[entry].fact {
            contact.excuse = Some(code.to_owned());
        }
    };
    excuse(1, &money);
    excuse(3, &money);
    // One and the same call counts once.
    excuse(4, &money);
    assert_eq!(
        story.answers(proposed).trim_start_matches('0').trim(),
        "illiquid: 3 no_money"
    );
    let mut excuse = |entry: usize, code: &str| {
        if let Some(cobro::domain::fact::Fact::Contact(contact)) = &mut story.entries[entry].fact {
            contact.excuse = Some(code.to_owned());
        }
    };
    excuse(1, &invoice);
    excuse(3, &invoice);
    assert_eq!(
        story.answers(proposed).trim_start_matches('0').trim(),
        "disputing: 2 says_wrong"
    );
}

#[test]
fn nothing_is_proposed_where_the_house_says_never() {
    let mut policy = policy().type_proposal;
    policy.disputing_signs = 0;
    let story = Story::read("-40 invoice A-1 100 due -30\n-20 dispute A-1 30\n? 0");
    let now = crate::story::at(0, 10);
    assert_eq!(type_proposal(&story.account(now), now, &policy), None);
}

#[test]
fn the_question_is_asked_where_nobody_knows_and_it_may_be_asked() {
    let ask = |lines: &str, may_ask: bool| {
        let now = crate::story::at(0, 10);
        let account = Story::read(&format!("{lines}\n? 0")).account(now);
        let proposal = type_proposal(&account, now, &policy().type_proposal);
        is_worth_asking(&account, proposal.as_ref(), day(0), may_ask)
    };
    let overdue = "-40 invoice A-1 100 due -30";
    assert!(ask(overdue, true));
    assert!(!ask(overdue, false));
    assert!(!ask("-40 invoice A-1 100 due 3", true));
    assert!(!ask(&format!("{overdue}\n-20 type forgetful"), true));
    assert!(!ask(&format!("{overdue}\n-20 dispute A-1"), true));
}
