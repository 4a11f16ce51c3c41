//! A debtor's life under a protocol, day by day: somebody opens the desk every morning at ten and does what it asks for.

mod lives;
mod turns;

use std::collections::VecDeque;

use chrono::NaiveDateTime;
use cobro::domain::account::Account;
use cobro::domain::fact::*;
use cobro::domain::interest::InterestRules;
use cobro::domain::limits::ContactRules;
use cobro::domain::money::Currency;
use cobro::domain::order::{ContactOrder, ForStep, Order, ReviewOrder, Situation, StepOrder};
use cobro::domain::protocol::StepHow;
use cobro::domain::standing::{Band, NextStep, Standing};
use expect_test::Expect;

use crate::story::{Story, at, entry, offset, policy, said};

/// Lives a story and compares what happened on each day on which anything did.
///
/// Besides facts, each on its day as in [`crate::story`], a story says `until 200` for its last day, and `when call:
/// no_answer, promised` for what the attempts at a step come to one after the other; without it calls are answered and
/// messages sent. `idle 10 20` leaves the desk closed from day 10 to day 20.
pub fn check(story: &str, expected: Expect) {
    expected.assert_eq(&Life::read(story).live());
}

struct Life {
    /// The facts that happen by themselves.
    told: VecDeque<(String, Entry)>,
    answers: Vec<(String, VecDeque<String>)>,
    idle: Vec<(i64, i64)>,
    until: i64,
    entries: Vec<Entry>,
    /// The numbers that the facts of the story have in this life.
    numbers: Vec<EntryNumber>,
    lines: String,
}

impl Life {
    fn read(text: &str) -> Self {
        let mut facts = Vec::new();
        let mut life = Self {
            told: VecDeque::new(),
            answers: Vec::new(),
            idle: Vec::new(),
            until: 200,
            entries: Vec::new(),
            numbers: Vec::new(),
            lines: String::new(),
        };
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            if let Some(answers) = line.strip_prefix("when ") {
                let (step, outcomes) = answers.split_once(':').expect("a step, then outcomes");
                let outcomes = outcomes.split(',').map(|it| it.trim().to_owned());
                life.answers.push((step.to_owned(), outcomes.collect()));
            } else if let Some(day) = line.strip_prefix("until ") {
                life.until = day.parse().expect("a day");
            } else if let Some(days) = line.strip_prefix("idle ") {
                let (from, to) = days.split_once(' ').expect("two days");
                life.idle
                    .push((from.parse().expect("a day"), to.parse().expect("a day")));
            } else {
                facts.push(line);
            }
        }
        let entries = Story::read(&facts.join("\n")).entries;
        let words = facts.iter().map(|line| {
            let (_, words) = line.split_once(' ').expect("a day, then words");
            words.to_owned()
        });
        life.told = words.zip(entries).collect();
        life
    }

    fn live(mut self) -> String {
        let first = self.told.front().map(|(_, entry)| entry.happened_at.date());
        for day in offset(first.expect("a story"))..=self.until {
            self.let_happen(day, at(day, 10));
            let idle = self
                .idle
                .iter()
                .any(|(from, to)| (*from..=*to).contains(&day));
            let worked = (0..5).take_while(|_| !idle && self.work(day)).count();
            assert!(worked < 5, "the desk asks for ever:\n{}", self.lines);
            self.let_happen(day, at(day, 23));
        }
        self.lines
    }

    fn let_happen(&mut self, day: i64, until: NaiveDateTime) {
        while self
            .told
            .front()
            .is_some_and(|(_, it)| it.happened_at <= until)
        {
            let (words, entry) = self.told.pop_front().expect("is there");
            let moment = entry.happened_at;
            let mut fact = entry.fact.expect("a fact");
            self.aim(&mut fact);
            self.record(moment, [fact]);
            self.numbers
                .push(u32::try_from(self.entries.len()).expect("a short life"));
            self.tell(day, &format!("· {words}"), moment);
        }
    }

    /// What a story calls `#3` has another number in this life.
    fn aim(&self, fact: &mut Fact) {
        let of = match fact {
            Fact::DisputeResolved(it) => &mut it.dispute,
            Fact::PromiseCancelled(it) => &mut it.promise,
            Fact::HoldReleased(it) => &mut it.hold,
            _ => return,
        };
        let place = usize::try_from(*of - 1).expect("a number");
        *of = self.numbers[place];
    }

    /// Does what is asked for this morning. Gives back whether there was anything.
    fn work(&mut self, day: i64) -> bool {
        let now = at(day, 10);
        let standing = self.standing(now);
        let come = standing.next_at.is_some_and(|at| at <= now);
        let asked = match standing.band {
            Band::NotDue => matches!(standing.next_step, Some(NextStep::Protocol(_))),
            band => !band.is_hidden(),
        };
        let Some(step) = standing.next_step.filter(|_| come && asked) else {
            return false;
        };
        let (order, said) = self.order(&step);
        let policy = policy();
        let account = Account::at(&self.entries, now, &policy);
        let situation = Situation {
            entries: &self.entries,
            account: &account,
            now,
            policy: &policy,
            currency: Currency::EUR,
            interest: &InterestRules::default(),
            limits: &ContactRules::default(),
        };
        let facts = order.facts(&situation).expect("can be done");
        let effects = facts
            .iter()
            .skip(1)
            .map(|(_, fact)| format!(", {}", fact.kind()));
        let effects: String = effects.collect();
        let facts: Vec<Fact> = facts.into_iter().map(|(_, fact)| fact).collect();
        self.record(now, facts);
        self.tell(day, &format!("{} → {said}{effects}", step.id()), now);
        true
    }

    /// What somebody who knows the trade does about a step.
    fn order(&mut self, step: &NextStep) -> (Order, String) {
        let channel = match step {
            NextStep::Protocol(id) => {
                let policy = policy();
                let all = policy.protocols.iter();
                let found = all.filter_map(|(_, protocol)| protocol.step(id)).next();
                let channel = found.and_then(|(_, step)| step.channel);
                let Some(channel) = channel else {
                    let order = StepOrder {
                        step: None,
                        how: StepHow::Done,
                        reason: None,
                    };
                    return (Order::Step(order), "done".to_owned());
                };
                channel
            }
            NextStep::ReviewDispute => {
                let dispute = self.open_dispute();
                let review_on = None;
                let order = Order::Review(ReviewOrder { dispute, review_on });
                return (order, "looked at".to_owned());
            }
            _ => Channel::Call,
        };
        let usual = match channel {
            Channel::Call => "other",
            _ => "sent",
        };
        let answers = self.answers.iter_mut().find(|(of, _)| *of == step.id());
        let answer = answers.and_then(|(_, outcomes)| outcomes.pop_front());
        let answer = answer.unwrap_or_else(|| usual.to_owned());
        let outcome = Outcome::ALL.into_iter().find(|it| it.id() == answer);
        let contact = Contact::new(channel, Direction::Out, outcome.expect("an outcome"));
        let order = ContactOrder {
            contact,
            at: None,
            for_step: ForStep::Fitting,
        };
        (
            Order::Contact(Box::new(order)),
            format!("{} {answer}", channel.id()),
        )
    }

    fn open_dispute(&self) -> EntryNumber {
        let account = Account::at(&self.entries, at(1000, 0), &policy());
        let open = account.disputes.iter().find(|it| !it.resolved);
        open.expect("an open dispute").opened.number
    }

    fn record(&mut self, moment: NaiveDateTime, facts: impl IntoIterator<Item = Fact>) {
        for fact in facts {
            let number = u32::try_from(self.entries.len() + 1).expect("a short life");
            self.entries.push(entry(number, moment, fact));
        }
    }

    fn standing(&self, now: NaiveDateTime) -> Standing {
        let account = Account::at(&self.entries, now, &policy());
        Standing::of(&account, now, &policy())
    }

    /// One line: the day, what happened, and where that leaves the debtor.
    fn tell(&mut self, day: i64, what: &str, now: NaiveDateTime) {
        let standing = self.standing(now);
        let step = standing.next_step.as_ref().map_or("-", |step| step.id());
        let on = standing
            .next_at
            .map_or_else(String::new, |at| format!(" on {}", said(at, 0)));
        let band = standing.band.id();
        let mut more = String::new();
        if standing.service.id() != "active" {
            more = format!(" {}", standing.service.id());
        }
        if let Some(by) = standing.collected_by {
            more = format!("{more} {}", by.id());
        }
        let line = format!("{day:<5}{what:<47} {band:<14} {step}{on}{more}");
        self.lines.push_str(line.trim_end());
        self.lines.push('\n');
    }
}
