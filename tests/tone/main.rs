//! The tone check against sentences and cases by somebody who never saw the patterns, and against everything that cobro ships.
//!
//! `offends` was labelled by that person; about half of the sentences are innocent, many of them firm but fair. Patterns were
//! tuned on the sentences at odd places (counted from 0) only; those at even places were held out, so that their figures say
//! what to expect of a text that nobody has seen. The aim is a precision of 0.95 and a recall of 0.90. All Spanish sentences
//! together reach it (0.980, 0.902); of those held out a fifth of what offends is missed (0.957, 0.805). Whoever tunes on
//! them has to get new ones.
//!
//! `innocent.*.txt` and `offending.*.txt` are another author's, one sentence a line, written without the patterns before his
//! eyes and tuned on since: what was mended stays mended. At first 40 of 205 innocent Spanish ones that were written to
//! provoke gave a false alarm; then 2 of 90 ordinary ones. Of the offending ones 104 of 140 blunt and 37 of 70 subtle ones were found.

#![allow(missing_docs)]

#[allow(dead_code)] // The clients are those of the tests of messages.
#[path = "../messages/clients.rs"]
mod clients;
mod shipped;
#[allow(dead_code)] // The language of stories is that of the tests of the domain.
#[path = "../domain/story.rs"]
mod story;

use cobro::message::tone::Tone;
use serde::Deserialize;

#[derive(Deserialize)]
struct Labelled {
    sentences: Vec<Sentence>,
}

#[derive(Deserialize)]
struct Sentence {
    text: String,
    offends: bool,
}

#[derive(Deserialize)]
struct Cases {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    rule: String,
    text: String,
}

/// Right alarms, false alarms and misses.
#[derive(Default)]
struct Counts {
    right: u32,
    wrong: u32,
    missed: u32,
}

impl Counts {
    fn precision(&self) -> f64 {
        f64::from(self.right) / f64::from(self.right + self.wrong)
    }

    fn recall(&self) -> f64 {
        f64::from(self.right) / f64::from(self.right + self.missed)
    }

    #[track_caller]
    fn reach(&self, precision: f64, recall: f64) {
        assert!(self.precision() >= precision, "{}", self.precision());
        assert!(self.recall() >= recall, "{}", self.recall());
    }
}

/// What the rules of a language make of its sentences.
#[derive(Default)]
struct Judged {
    held_out: Counts,
    all: Counts,
}

/// Judges the sentences, and prints the figures; where the sentences were tuned on, also those that went wrong.
fn judged(language: &str, labelled: &str) -> Judged {
    let labelled: Labelled = toml::from_str(labelled).expect("sound");
    let (tone, _) = Tone::load(None);
    let rules = tone.in_language(language).expect("has rules");
    let (mut judged, mut tuned) = (Judged::default(), Counts::default());
    for (place, sentence) in labelled.sentences.iter().enumerate() {
        let found = !rules.check(&sentence.text).is_empty();
        let held_out = place % 2 == 0;
        let half = if held_out {
            &mut judged.held_out
        } else {
            &mut tuned
        };
        for counts in [half, &mut judged.all] {
            match (sentence.offends, found) {
                (true, true) => counts.right += 1,
                (false, true) => counts.wrong += 1,
                (true, false) => counts.missed += 1,
                (false, false) => {}
            }
        }
        if sentence.offends != found && !held_out {
            let what = if found { "false alarm" } else { "missed" };
            println!("{what}: {}", sentence.text);
        }
    }
    let halves = [
        ("held out", &judged.held_out),
        ("tuned", &tuned),
        ("all", &judged.all),
    ];
    for (name, counts) in halves {
        let (precision, recall) = (counts.precision(), counts.recall());
        println!("{language}, {name}: precision {precision:.3}, recall {recall:.3}");
    }
    judged
}

/// How many of the cases are found by the very rule that they were written for, and how many there are.
fn found(language: &str, cases: &str) -> (usize, usize) {
    let cases: Cases = toml::from_str(cases).expect("sound");
    let (tone, _) = Tone::load(None);
    let rules = tone.in_language(language).expect("has rules");
    let finds = |case: &&Case| {
        let mut found = rules.check(&case.text).into_iter();
        found.any(|it| it.rule == case.rule)
    };
    let (found, missed): (Vec<&Case>, Vec<&Case>) = cases.cases.iter().partition(finds);
    for case in missed {
        println!("{language}: {} misses its case", case.rule);
    }
    println!("{language}: {} of {} cases", found.len(), cases.cases.len());
    (found.len(), cases.cases.len())
}

#[test]
fn spanish_sentences_are_judged_as_their_author_does() {
    let judged = judged("es", include_str!("labelled.es.toml"));
    judged.all.reach(0.95, 0.90);
    judged.held_out.reach(0.95, 0.80);
}

#[test]
fn spanish_rules_find_the_cases_that_somebody_else_wrote_for_them() {
    let (found, all) = found("es", include_str!("cases.es.toml"));
    assert_eq!(all, 191);
    assert!(found >= 190, "{found}");
}

#[test]
fn english_sentences_are_judged_as_their_author_does() {
    let judged = judged("en", include_str!("labelled.en.toml"));
    judged.all.reach(0.95, 0.93);
    judged.held_out.reach(0.90, 0.87);
}

#[test]
fn english_rules_find_the_cases_that_somebody_else_wrote_for_them() {
    let (found, all) = found("en", include_str!("cases.en.toml"));
    assert_eq!(all, 193);
    assert!(found >= 174, "{found}");
}

/// The sentences, one a line, in which nothing is found.
fn passed<'a>(language: &str, sentences: &'a str) -> Vec<&'a str> {
    let (tone, _) = Tone::load(None);
    let rules = tone.in_language(language).expect("has rules");
    let lines = sentences.lines();
    lines.filter(|it| rules.check(it).is_empty()).collect()
}

#[test]
fn what_is_said_to_clients_every_day_is_innocent() {
    let innocent = include_str!("innocent.es.txt");
    let passed = passed("es", innocent);
    let mut alarms = innocent.lines().filter(|it| !passed.contains(it));
    assert_eq!(alarms.next(), None);
    assert!(passed.len() >= 290, "{}", passed.len());
}

#[test]
fn what_was_once_found_to_offend_still_is() {
    let passed = passed("es", include_str!("offending.es.txt"));
    assert!(passed.len() <= 4, "{passed:#?}");
}
