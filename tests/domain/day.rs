//! What the day counts: contacts, promises, money that came in.

use chrono::NaiveDateTime;
use cobro::domain::fact::{BatchId, Fact};
use cobro::domain::money::Sums;
use cobro::report::day::{DayDone, may_concern};
use expect_test::expect;

use crate::story::{Story, at, day};

fn sums(sums: &Sums) -> String {
    let each = sums.iter().filter(|it| !it.amount.is_zero());
    let each = each.map(|it| format!("{} {}", it.amount, it.currency.code()));
    let text = each.collect::<Vec<_>>().join(" + ");
    if text.is_empty() { "-".into() } else { text }
}

fn told(done: &DayDone) -> String {
    let contacts = done.contacts.iter();
    let contacts = contacts.map(|(channel, count)| format!("{} {count}", channel.id()));
    let outcomes = done.outcomes.iter();
    let outcomes = outcomes.map(|(outcome, count)| format!("{} {count}", outcome.id()));
    let counted: Vec<String> = contacts.chain(outcomes).collect();
    format!(
        "{} | promised {} {} | kept {} {} | collected {}",
        counted.join(", "),
        done.promises,
        sums(&done.promised),
        done.promises_kept,
        sums(&done.kept),
        sums(&done.collected),
    )
}

fn of_day(story: &Story, moment: NaiveDateTime) -> String {
    let account = story.account(moment);
    told(&DayDone::of(&story.entries, &account, moment.date()))
}

#[test]
fn contacts_and_promises_count_on_their_day() {
    let story = "
        -40 invoice A-1 100 due -30
        -1 12:00 call no_answer
        0 09:00 email sent
        0 09:30 call promised
        0 09:30 promise 60 due 5
        0 11:00 client call answered
        0 11:30 promise 80 due 5 replaces #5
        0 12:00 promise 20 USD due 5
        0 13:00 cancel #8
        ? -1 23:00
        ? 0 09:10
        ? 0 10:00
        ? 0 12:30
        ? 0 18:00
        ? 1 10:00
        ";
    expect![[r#"
        -1 23:00  call 1, no_answer 1 | promised 0 - | kept 0 - | collected -
        0 09:10   email 1, sent 1 | promised 0 - | kept 0 - | collected -
        0         call 1, email 1, promised 1, sent 1 | promised 1 60 EUR | kept 0 - | collected -
        0 12:30   call 2, email 1, promised 1, sent 1, other 1 | promised 2 80 EUR + 20 USD | kept 0 - | collected -
        0 18:00   call 2, email 1, promised 1, sent 1, other 1 | promised 1 80 EUR | kept 0 - | collected -
        1          | promised 0 - | kept 0 - | collected -
    "#]]
    .assert_eq(&Story::read(story).answers(of_day));
}

#[test]
fn a_plan_is_one_promise_with_all_its_instalments() {
    let story = "
        -40 invoice A-1 100 due -30
        0 09:30 plan 50@5,50@35
        ? 0
        ";
    expect![[r#"
        0          | promised 1 100 EUR | kept 0 - | collected -
    "#]]
    .assert_eq(&Story::read(story).answers(of_day));
}

#[test]
fn money_counts_that_came_in_since_yesterday_and_what_it_kept() {
    let story = "
        -40 invoice A-1 100 due -30
        -40 invoice A-2 50 USD due -30
        -9 promise 60 due 1
        -2 payment 10 for A-1
        -1 payment 20 for A-1
        0 payment 30 for A-1
        0 payment 5 USD for A-2
        0 11:00 correct #6 to 25 on 0 for A-1
        0 12:00 undo #7
        ? -1
        ? 0
        ? 0 11:30
        ? 0 13:00
        ? 1
        ";
    expect![[r#"
        -1         | promised 0 - | kept 0 - | collected 30 EUR
        0          | promised 0 - | kept 1 60 EUR | collected 50 EUR
        0 11:30    | promised 0 - | kept 0 - | collected 45 EUR
        0 13:00    | promised 0 - | kept 0 - | collected 45 EUR
        1          | promised 0 - | kept 0 - | collected 25 EUR
    "#]]
    .assert_eq(&Story::read(story).answers(of_day));
}

/// A payment whose day nobody knows, recorded today.
fn heard_of(with_invoice: bool) -> Story {
    let mut story = Story::read(
        "
        -40 invoice A-1 100 due -30
        -20 payment 40 for A-1
        ? 0",
    );
    for entry in &mut story.entries {
        if let Some(Fact::Payment(payment)) = &mut entry.fact {
            payment.day_assumed = true;
            entry.recorded_at = at(0, 9);
            entry.imported = true;
            entry.batch = BatchId([9; 16]);
        }
    }
    if with_invoice {
        story.entries[0].batch = BatchId([9; 16]);
        story.entries[0].recorded_at = at(0, 9);
    }
    story
}

#[test]
fn what_a_file_says_was_paid_counts_when_it_is_heard_of_but_not_with_the_invoice_itself() {
    let now = at(0, 10);
    let done = |story: &Story| DayDone::of(&story.entries, &story.account(now), day(0));
    assert_eq!(sums(&done(&heard_of(false)).collected), "40 EUR");
    assert_eq!(sums(&done(&heard_of(true)).collected), "-");
    // Days later it is no news.
    let account = heard_of(false).account(at(3, 10));
    let later = DayDone::of(&heard_of(false).entries, &account, day(3));
    assert_eq!(sums(&later.collected), "-");
}

#[test]
fn only_what_may_say_something_about_the_day_is_looked_into() {
    let concerns = |story: &str| may_concern(&Story::read(story).entries, day(0));
    assert!(!concerns(
        "0 invoice A-1 100 due 30\n0 type illiquid\n0 note\n? 0"
    ));
    assert!(!concerns(
        "-40 invoice A-1 100 due 30\n-2 call answered\n? 0"
    ));
    assert!(concerns(
        "-40 invoice A-1 100 due 30\n-1 payment 5 for A-1\n? 0"
    ));
    assert!(concerns("0 invoice A-1 100 due 30\n0 call answered\n? 0"));
}

#[test]
fn the_days_of_several_clients_add_up() {
    let one = Story::read(
        "-40 invoice A-1 100 due -30\n0 08:00 call answered\n0 09:00 promise 10 due 3\n? 0",
    );
    let other = Story::read(
        "-40 invoice A-1 100 USD due -30\n0 08:00 call no_answer\n0 payment 7 USD for A-1\n? 0",
    );
    let mut all = DayDone::default();
    for story in [&one, &other] {
        all.add(&DayDone::of(
            &story.entries,
            &story.account(at(0, 10)),
            day(0),
        ));
    }
    assert_eq!(
        told(&all),
        "call 2, no_answer 1, other 1 | promised 1 10 EUR | kept 0 - | collected 7 USD"
    );
    assert_eq!(all.calls(), 2);
    all.call_seconds = 61;
    assert_eq!(all.minutes(), 2);
}
