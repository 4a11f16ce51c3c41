//! What a plan comes to on paper: as things stood when it was agreed, whatever was paid since.

use cobro::domain::agreement::Agreement;

use crate::story::{Story, at, offset, policy};

/// The agreement today at ten, in few words.
fn told(story: &str) -> String {
    let story = Story::read(story);
    let account = story.account(at(0, 10));
    let Some(it) = Agreement::of_live_plan(&story.entries, &account, &policy()) else {
        return "none".to_owned();
    };
    let invoices = it.invoices.iter();
    let invoices: Vec<String> = invoices
        .map(|it| format!("{} {}", it.number, it.balance.amount))
        .collect();
    let left = it.left_after_each();
    let parts = it.instalments.iter().zip(left);
    let parts: Vec<String> = parts
        .map(|(it, left)| format!("{}@{} leaves {left}", it.amount, offset(it.due_on)))
        .collect();
    format!(
        "{}: {} for {}: {}",
        offset(it.agreed_on),
        it.total.amount,
        invoices.join(", "),
        parts.join(", ")
    )
}

#[test]
fn the_agreement_is_what_was_agreed() {
    let cases = [
        ("", "none"),
        (
            "-40 invoice A-1 100 due -10\n -3 plan 60@-1,40@29 for A-1\n -1 payment 60 for A-1",
            "-3: 100 for A-1 100: 60@-1 leaves 40, 40@29 leaves 0",
        ),
        // What was paid before is not part of it.
        (
            "-40 invoice A-1 100 due -10\n -5 payment 30 for A-1\n -3 plan 70@29 for A-1",
            "-3: 70 for A-1 70: 70@29 leaves 0",
        ),
        // Where no invoice is named, those that the total reaches, the oldest first.
        (
            "-40 invoice B-2 50 due -5\n -40 invoice A-1 30 due -10\n -40 invoice C-3 90 due -2\n\
             -3 plan 20@2,20@9",
            "-3: 40 for A-1 30, B-2 50: 20@2 leaves 20, 20@9 leaves 0",
        ),
        (
            "-40 invoice A-1 100 due -10\n -3 plan 100@5 for A-1\n -1 undo #2",
            "none",
        ),
        (
            "-40 invoice A-1 100 due -10\n -3 plan 100@5 for A-1\n -1 cancel #2",
            "none",
        ),
        (
            "-40 invoice A-1 100 due -10\n -3 plan 100@5 for A-1\n -1 payment 100 for A-1",
            "none",
        ),
        // The newest one counts.
        (
            "-40 invoice A-1 100 due -10\n -40 invoice B-2 50 due -5\n\
             -3 plan 100@5 for A-1\n -2 plan 50@9 for B-2",
            "-2: 50 for B-2 50: 50@9 leaves 0",
        ),
    ];
    for (story, expected) in cases {
        assert_eq!(told(story), expected, "{story}");
    }
}
