//! A small language for a debtor's life, so that the tests read like the product.
//!
//! Days count from today, which is 0, Monday 23 November 2026. Each line is one fact, recorded in the order of the
//! lines; `#2` is the fact of line 2. A day may also be written like `2024-02-29`. Lines with `?` ask how things stand at that moment (10:00 when no hour is said).
//!
//! ```text
//! -40 invoice A-1 100 due -10          -40 invoice A-1 100 USD in 60@-10,40@20
//!  -9 payment 100 for A-1              -9 payment 100 for A-1:60,B-2:40
//!  -8 promise 100 due -1               -8 promise 100 due -1 for A-1,B-2 check-in -3 replaces #2
//!  -8 plan 50@-1,50@29 for A-1         -2 cancel #3
//!  -8 dispute A-1 30 review 2          -2 reviewed #3 review 9      -1 resolved #3
//!  -8 hold A-1 until 5                 -8 hold all until 5          -1 release #3
//!  -8 snooze until 5                   -8 type illiquid             -8 note
//!  -8 09:30 call answered              -8 client call other back 0 16:00
//!  -8 email sent                       -1 undo #3
//!  -8 email sent step courtesy_note in forgetful     -8 back 0 16:00      -8 back none
//!  -8 step call skipped in forgetful   -8 step call moved until 5 in forgetful (also `done`, `chosen`; `about 0`)
//!  -8 service suspended                -8 handed agency
//!  -8 correct #2 to 50 on -7 for A-1   -8 correct #2 to nothing
//!  -8 use A-1:60,B-2:40                -8 credit A-1 30            -8 writeoff A-1 30
//!  -8 terms business rate 8 days 60    -8 charge interest A-1 12 as INT-1 due 5    -1 waive #3 part 5
//!  ? 0                                 ? 0 15:59
//! ```

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};
use cobro::config::Config;
use cobro::domain::account::Account;
use cobro::domain::debtor::DebtorType;
use cobro::domain::fact::*;
use cobro::domain::money::Currency;
use cobro::domain::policy::Policy;
use cobro::domain::protocol::StepHow;
use cobro::domain::standing::Standing;
use rust_decimal::Decimal;
use serde::de::DeserializeOwned;

/// The facts of a story, and the moments that it asks about.
pub struct Story {
    pub entries: Vec<Entry>,
    asked: Vec<NaiveDateTime>,
}

impl Story {
    pub fn read(text: &str) -> Self {
        let mut story = Self {
            entries: Vec::new(),
            asked: Vec::new(),
        };
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            match line.trim().strip_prefix('?') {
                Some(question) => story.asked.push(Line::read(question).at_or(10)),
                None => story.tell(&Line::read(line)),
            }
        }
        story
    }

    fn tell(&mut self, line: &Line) {
        let fact = line.fact(&self.entries);
        let hour = match fact {
            Fact::Invoice(_) | Fact::Payment(_) => 0,
            _ => 9,
        };
        let number = u32::try_from(self.entries.len() + 1).expect("a short story");
        let at = line.at_or(hour);
        self.entries.push(entry(number, at, fact));
    }

    pub fn account(&self, moment: NaiveDateTime) -> Account {
        Account::at(&self.entries, moment, &policy())
    }

    pub fn standing(&self, moment: NaiveDateTime) -> Standing {
        Standing::of(&self.account(moment), moment, &policy())
    }

    /// One line, or paragraph, for each moment asked about.
    pub fn answers(&self, view: impl Fn(&Self, NaiveDateTime) -> String) -> String {
        assert!(!self.asked.is_empty(), "the story asks nothing");
        let answer = |at: &NaiveDateTime| {
            let answer = format!("{:<9} {}", said(*at, 10), view(self, *at));
            answer.trim_end().to_owned() + "\n"
        };
        self.asked.iter().map(answer).collect()
    }
}

/// A fact of a batch of its own, recorded when it happened.
pub fn entry(number: EntryNumber, at: NaiveDateTime, fact: Fact) -> Entry {
    Entry {
        number,
        batch: batch(number),
        happened_at: at,
        recorded_at: at,
        author: "marta".into(),
        imported: false,
        fact: Some(fact),
    }
}

pub fn batch(number: EntryNumber) -> BatchId {
    BatchId(u128::from(number).to_be_bytes())
}

pub fn policy() -> Policy {
    Config::default().policy()
}

/// The day so many days after today.
pub fn day(offset: i64) -> NaiveDate {
    let day_0 = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day");
    let days = Days::new(offset.unsigned_abs());
    if offset < 0 {
        day_0 - days
    } else {
        day_0 + days
    }
}

pub fn at(offset: i64, hour: u32) -> NaiveDateTime {
    day(offset).and_hms_opt(hour, 0, 0).expect("an hour")
}

/// How a day is written in a story.
pub fn offset(of: NaiveDate) -> i64 {
    (of - day(0)).num_days()
}

/// How a moment is written in a story; the hour that goes without saying is left out.
pub fn said(moment: NaiveDateTime, usual_hour: u32) -> String {
    let day = offset(moment.date());
    let usual = NaiveTime::from_hms_opt(usual_hour, 0, 0);
    if Some(moment.time()) == usual {
        day.to_string()
    } else {
        format!("{day} {}", moment.format("%H:%M"))
    }
}

/// The words of one line of a story.
struct Line<'a> {
    words: Vec<&'a str>,
}

impl<'a> Line<'a> {
    fn read(text: &'a str) -> Self {
        let words = text.split_whitespace().collect();
        Self { words }
    }

    fn word(&self, at: usize) -> &'a str {
        let missing = || panic!("a word is missing in {:?}", self.words);
        self.words.get(at).copied().unwrap_or_else(missing)
    }

    fn at_or(&self, hour: u32) -> NaiveDateTime {
        let time = self.words.get(1).and_then(|word| time(word));
        let usual = NaiveTime::from_hms_opt(hour, 0, 0).expect("an hour");
        date(self.word(0)).and_time(time.unwrap_or(usual))
    }

    /// The words from the verb on.
    fn verb(&self) -> Line<'a> {
        let from = 1 + usize::from(time(self.word(1)).is_some());
        let words = self.words[from..].to_vec();
        Line { words }
    }

    fn after(&self, key: &str) -> Option<&'a str> {
        let at = self.words.iter().position(|word| *word == key)?;
        Some(self.word(at + 1))
    }

    fn day_after(&self, key: &str) -> Option<NaiveDate> {
        self.after(key).map(date)
    }

    /// The day after a key that must be there.
    fn date(&self, key: &str) -> NaiveDate {
        let missing = || panic!("`{key}` is missing in {:?}", self.words);
        self.day_after(key).unwrap_or_else(missing)
    }

    fn list_after(&self, key: &str) -> impl Iterator<Item = &'a str> {
        self.after(key).into_iter().flat_map(|list| list.split(','))
    }

    fn names_after(&self, key: &str) -> Vec<String> {
        self.list_after(key).map(str::to_owned).collect()
    }

    fn amount(&self, at: usize) -> Decimal {
        number(self.word(at))
    }

    fn currency(&self) -> Currency {
        let named = self.words.iter().find_map(|word| Currency::from_code(word));
        named.unwrap_or(Currency::EUR)
    }

    fn fact(&self, earlier: &[Entry]) -> Fact {
        let line = self.verb();
        match line.word(0) {
            "invoice" => line.invoice(earlier).into(),
            "back" => line.call_back().into(),
            "step" => line.step().into(),
            "service" => Fact::Service(ServiceChanged {
                state: named(line.word(1)),
                reason: None,
            }),
            "handed" => Fact::HandedOver(HandedOver {
                to: named(line.word(1)),
                name: None,
                reason: None,
            }),
            "payment" => line.payment().into(),
            "promise" => line.promise().into(),
            "plan" => line.plan().into(),
            "correct" => Fact::PaymentCorrected(line.correction()),
            "use" => Fact::CreditAllocated(CreditAllocated {
                currency: line.currency(),
                allocations: line.word(1).split(',').map(|it| line.share(it)).collect(),
            }),
            "credit" => Fact::CreditNote(CreditNote {
                invoice: line.word(1).to_owned(),
                amount: line.amount(2),
                number: line.after("as").map(str::to_owned),
                reason: None,
            }),
            "writeoff" => Fact::WriteOff(WriteOff {
                invoice: line.word(1).to_owned(),
                amount: line.amount(2),
                reason: "gone".into(),
            }),
            "terms" => line.terms().into(),
            "charge" => line.charge().into(),
            "waive" => Fact::ChargeWaived(ChargeWaived {
                charge: line.refers_to(1),
                amount: line.after("part").map(number),
                reason: None,
            }),
            "cancel" => Fact::PromiseCancelled(PromiseCancelled {
                promise: line.refers_to(1),
                reason: None,
            }),
            "dispute" => line.dispute().into(),
            "reviewed" => Fact::DisputeReviewed(DisputeReviewed {
                dispute: line.refers_to(1),
                review_on: line.day_after("review"),
            }),
            "resolved" => Fact::DisputeResolved(DisputeResolved {
                dispute: line.refers_to(1),
                text: None,
                outcome: None,
            }),
            "hold" => line.hold().into(),
            "release" => Fact::HoldReleased(HoldReleased {
                hold: line.refers_to(1),
            }),
            "snooze" => Fact::Snoozed(Snoozed {
                until: line.date("until"),
                reason: None,
            }),
            "type" => Fact::TypeSet(TypeSet {
                debtor_type: DebtorType::from_id(line.word(1)).expect("a type"),
                reason: None,
            }),
            "note" => Fact::Note(Note {
                text: line.words.join(" "),
            }),
            "undo" => Fact::Reversal(Reversal {
                batch: batch(line.refers_to(1)),
            }),
            _ => line.contact().into(),
        }
    }

    fn refers_to(&self, at: usize) -> EntryNumber {
        let word = self.word(at).strip_prefix('#');
        number(word.expect("a fact is named like #2"))
    }

    /// A restated invoice keeps the due date if no new one is said.
    fn invoice(&self, earlier: &[Entry]) -> InvoiceStated {
        let named = self.word(1);
        let before = earlier.iter().rev().find_map(|entry| match &entry.fact {
            Some(Fact::Invoice(stated)) if stated.number == named => Some(stated.due_on),
            _ => None,
        });
        let instalments: Vec<Instalment> = self.list_after("in").map(instalment).collect();
        let last = instalments.iter().map(|each| each.due_on).max();
        let due_on = self.day_after("due").or(last).or(before);
        InvoiceStated {
            number: named.to_owned(),
            issued_on: day(-40),
            due_on: due_on.expect("a due date"),
            total: self.amount(2),
            currency: self.currency(),
            instalments,
            uuid: None,
            corrects: Vec::new(),
            notes: None,
        }
    }

    /// A share like `A-1:60`, or all of the line's amount.
    fn share(&self, word: &str) -> Allocation {
        let (invoice, share) = word.split_once(':').unwrap_or((word, self.word(1)));
        Allocation {
            invoice: invoice.to_owned(),
            amount: number(share),
        }
    }

    fn correction(&self) -> PaymentCorrected {
        let payment = self.refers_to(1);
        let reason = None;
        let from = 3;
        if self.word(from) == "nothing" {
            return PaymentCorrected {
                payment,
                becomes: None,
                reason,
            };
        }
        let words = [&["payment"], &self.words[from..]].concat();
        let line = Line { words };
        PaymentCorrected {
            payment,
            becomes: Some(CorrectPayment {
                paid_on: line.date("on"),
                payment: line.payment(),
            }),
            reason,
        }
    }

    fn terms(&self) -> ClientTerms {
        ClientTerms {
            client_kind: self.words.iter().find_map(|word| ClientKind::from_id(word)),
            payment_days: self.after("days").map(number),
            interest_rate: self.after("rate").map(number),
            prescription_years: self.after("years").map(number),
            deposit_percent: self.after("deposit").map(number),
            prepayment: self.words.contains(&"prepaid").then_some(true),
            unset: self.list_after("unset").map(named).collect(),
        }
    }

    fn charge(&self) -> ChargeClaimed {
        ChargeClaimed {
            kind: named(self.word(1)),
            invoice: self.word(2).to_owned(),
            number: self.after("as").expect("a charge has a number").to_owned(),
            amount: self.amount(3),
            currency: self.currency(),
            from: self.day_after("from"),
            through: self.day_after("through"),
            due_on: self.date("due"),
        }
    }

    fn payment(&self) -> Payment {
        Payment {
            amount: self.amount(1),
            currency: self.currency(),
            allocations: self
                .list_after("for")
                .map(|word| self.share(word))
                .collect(),
            day_assumed: self.words.contains(&"day-assumed"),
            method: None,
            reference: None,
            movement: None,
        }
    }

    fn promise(&self) -> PromiseMade {
        let replaced = |word: &str| number(word.trim_start_matches('#'));
        PromiseMade {
            amount: self.amount(1),
            currency: self.currency(),
            due_on: self.date("due"),
            invoices: self.names_after("for"),
            replaces: self.after("replaces").map(replaced).into_iter().collect(),
            check_in_on: self.day_after("check-in"),
            exception: None,
        }
    }

    fn plan(&self) -> PlanAgreed {
        PlanAgreed {
            instalments: self.word(1).split(',').map(instalment).collect(),
            currency: self.currency(),
            invoices: self.names_after("for"),
            replaces: self
                .after("replaces")
                .map(|word| number(word.trim_start_matches('#')))
                .into_iter()
                .collect(),
            exception: None,
        }
    }

    fn dispute(&self) -> DisputeOpened {
        DisputeOpened {
            invoice: self.word(1).to_owned(),
            amount: self.words.get(2).and_then(|word| word.parse().ok()),
            text: None,
            review_on: self.day_after("review"),
            reason: None,
            assignee: None,
        }
    }

    fn hold(&self) -> HoldPlaced {
        let invoice = Some(self.word(1)).filter(|word| *word != "all");
        HoldPlaced {
            invoice: invoice.map(str::to_owned),
            reason: None,
            until: self.date("until"),
        }
    }

    fn call_back(&self) -> CallBackSet {
        let words = self.words[1..].to_vec();
        CallBackSet {
            at: (self.word(1) != "none").then(|| Line { words }.at_or(9)),
            person: None,
            reason: None,
        }
    }

    fn step(&self) -> StepMarked {
        StepMarked {
            protocol: self.after("in").map_or(DebtorType::default(), named),
            step: self.word(1).into(),
            due_on: self.day_after("about"),
            how: match self.word(2) {
                "skipped" => StepHow::Skipped,
                "moved" => StepHow::Moved {
                    until: self.date("until"),
                },
                "chosen" => StepHow::Chosen,
                _ => StepHow::Done,
            },
            reason: Some("a reason".into()),
        }
    }

    fn contact(&self) -> Contact {
        let from = usize::from(self.word(0) == "client");
        let back = self.words.iter().position(|word| *word == "back");
        let call_back_at = back.map(|at| {
            let words = self.words[at + 1..].to_vec();
            Line { words }.at_or(9)
        });
        let outcome = match self.word(from + 1) {
            "answered" => "other",
            other => other,
        };
        let direction = match from {
            0 => Direction::Out,
            _ => Direction::In,
        };
        let of_type = self.after("in").map_or(DebtorType::default(), named);
        let step = self.after("step").map(|step| StepOf {
            protocol: of_type,
            step: step.into(),
            due_on: self.day_after("about"),
        });
        Contact {
            call_back_at,
            step,
            ..Contact::new(named(self.word(from)), direction, named(outcome))
        }
    }
}

fn instalment(word: &str) -> Instalment {
    let (amount, on) = word.split_once('@').expect("an instalment is like 50@-1");
    Instalment {
        due_on: date(on),
        amount: number(amount),
    }
}

/// A day like `-9`, counted from today, or `2024-02-29`.
fn date(word: &str) -> NaiveDate {
    word.parse().unwrap_or_else(|_| day(number(word)))
}

fn time(word: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(word, "%H:%M").ok()
}

fn number<N: std::str::FromStr>(word: &str) -> N {
    let wrong = |_| panic!("`{word}` is not what a story has here");
    word.parse().unwrap_or_else(wrong)
}

/// A value by its stable name.
fn named<T: DeserializeOwned>(name: &str) -> T {
    let wrong = |_| panic!("`{name}` is not what a story has here");
    serde_json::from_value(name.into()).unwrap_or_else(wrong)
}
