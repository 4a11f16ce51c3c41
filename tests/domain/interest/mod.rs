//! Late interest, recovery cost and penalty, worked out by hand. Interest is principal × rate × days / 36 500, rounded once.
//!
//! An answer names each invoice, its segments as `first day..last day days principal @rate`, with `~` where the rate is
//! provisional, then the interest, the recovery cost and the penalty.

mod claims;
mod principal;
mod properties;
mod rates;

use chrono::NaiveDateTime;
use cobro::config::Config;
use cobro::domain::interest::{InterestRules, InvoiceInterest, LateInterest, late_interest};
use cobro::domain::money::Money;
use expect_test::Expect;

use crate::story::Story;

fn rules() -> InterestRules {
    Config::default().interest_rules()
}

fn of(story: &Story, moment: NaiveDateTime, rules: &InterestRules) -> LateInterest {
    late_interest(&story.account(moment), moment.date(), rules)
}

fn written(money: Money) -> String {
    format!("{} {}", money.written_out(), money.currency.code())
}

fn in_words(it: &InvoiceInterest) -> String {
    let segments = it.segments.iter().map(|each| {
        let rate = each.rate.map_or("none".to_owned(), |rate| rate.to_string());
        let mark = if each.provisional { "~" } else { "" };
        let (from, to, days) = (each.from, each.to, each.days());
        format!("\n  {from}..{to} {days}d {} @{rate}{mark}", each.principal)
    });
    let segments: String = segments.collect();
    let mut text = format!(
        "{}{}{segments}\n  = {}",
        it.number,
        if it.uncertain { " (uncertain)" } else { "" },
        written(it.interest)
    );
    for money in it.recovery_cost.iter().chain(&it.penalty) {
        text.push_str(&format!(" + {}", written(*money)));
    }
    for claimed in &it.claimed {
        let number = &claimed.charge.number;
        text.push_str(&format!(
            "\n  claimed {number} {}",
            written(claimed.money())
        ));
        if let Some(excess) = claimed.excess() {
            text.push_str(&format!(", {} too much", written(excess)));
        }
    }
    for waived in &it.waived {
        let part = if waived.in_part { " in part" } else { "" };
        let (number, amount) = (&waived.charge.number, waived.charge.amount);
        text.push_str(&format!(
            "\n  waived{part} {number} {amount} on {}",
            waived.on
        ));
    }
    text
}

fn answer(story: &Story, moment: NaiveDateTime, rules: &InterestRules) -> String {
    let found = of(story, moment, rules);
    match found.why_none {
        Some(why) => why.id().to_owned(),
        None => {
            let mut each: Vec<String> = found.invoices.iter().map(in_words).collect();
            let credit = found.free_credit.iter().filter(|it| !it.amount.is_zero());
            each.extend(credit.map(|it| format!("  free credit {}", written(it))));
            each.join("\n")
        }
    }
}

#[track_caller]
fn check_by(rules: &InterestRules, story: &str, expected: Expect) {
    let story = Story::read(story);
    let answers = story.answers(|story, moment| {
        let day = moment.date();
        format!("{day} {}", answer(story, moment, rules))
    });
    // The offset from today, which the story puts before each answer, says little here.
    let lines = answers
        .lines()
        .map(|line| match line.chars().next() {
            Some(' ') | None => line.to_owned(),
            _ => line
                .split_once(' ')
                .map_or(line, |(_, rest)| rest.trim_start())
                .to_owned(),
        })
        .map(|line| line + "\n");
    expected.assert_eq(&lines.collect::<String>());
}

#[track_caller]
fn check(story: &str, expected: Expect) {
    check_by(&rules(), story, expected);
}
