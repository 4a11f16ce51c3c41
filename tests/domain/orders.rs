//! Orders: what a person wants recorded, and which facts it comes to. Each cent is shared out once.

use cobro::domain::account::Account;
use cobro::domain::fact::{DisputeOutcome, Entry, Fact, Reversal};
use cobro::domain::limits::ContactRules;
use cobro::domain::money::Currency;
use cobro::domain::order::*;
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::histories::{facts, histories, moments, numbered};
use crate::story::{Story, at, day, entry, offset, policy};

pub fn amount(text: &str) -> Decimal {
    text.parse().expect("an amount")
}

pub fn order(
    entries: &[Entry],
    order: &Order,
    now: chrono::NaiveDateTime,
) -> Result<Facts, Refusal> {
    let policy = policy();
    let account = Account::at(entries, now, &policy);
    let interest = cobro::config::Config::default().interest_rules();
    order.facts(&Situation {
        interest: &interest,
        entries,
        account: &account,
        now,
        policy: &policy,
        currency: Currency::EUR,
        limits: &ContactRules::default(),
    })
}

/// The facts of an order given today at ten, in few words.
pub fn told(story: &str, wanted: Order) -> String {
    let story = Story::read(story);
    match order(&story.entries, &wanted, at(0, 10)) {
        Ok(facts) => facts
            .iter()
            .map(|(_, fact)| in_words(fact))
            .collect::<Vec<_>>()
            .join("; "),
        Err(refusal) => refusal.id().to_owned(),
    }
}

fn in_words(fact: &Fact) -> String {
    let shares = |shares: &[cobro::domain::fact::Allocation]| {
        let shares = shares
            .iter()
            .map(|it| format!("{}:{}", it.invoice, it.amount));
        shares.collect::<Vec<_>>().join(" ")
    };
    match fact {
        Fact::Payment(it) => format!(
            "{} {} {}",
            it.amount,
            it.currency.code(),
            shares(&it.allocations)
        ),
        Fact::PaymentCorrected(it) => match &it.becomes {
            None => format!("#{} gone", it.payment),
            Some(correct) => format!(
                "#{} is {} on {} {}",
                it.payment,
                correct.payment.amount,
                offset(correct.paid_on),
                shares(&correct.payment.allocations)
            ),
        },
        Fact::CreditAllocated(it) => shares(&it.allocations),
        Fact::CreditNote(it) => format!("credit {} {}", it.invoice, it.amount),
        Fact::WriteOff(it) => format!("off {} {}", it.invoice, it.amount),
        Fact::Plan(it) => {
            let parts = it
                .instalments
                .iter()
                .map(|it| format!("{}@{}", it.amount, offset(it.due_on)));
            format!(
                "plan {} for {}{}",
                parts.collect::<Vec<_>>().join(" "),
                it.invoices.join(","),
                it.replaces
                    .iter()
                    .map(|number| format!(" replaces #{number}"))
                    .collect::<String>()
            )
        }
        Fact::DisputeOpened(it) => format!(
            "disputed {} {:?}",
            it.invoice,
            it.amount.map(|it| it.to_string())
        ),
        other => other.kind().to_owned(),
    }
}

pub const THREE: &str = "
    -40 invoice A-1 100 due -30
    -40 invoice A-2 60 in 30@-20,30@20
    -40 invoice U-1 10 USD due -25
    ";

fn pay(amount_: &str, to: PayTo) -> Order {
    Order::Payment(PaymentOrder {
        amount: Some(amount(amount_)),
        to,
        ..PaymentOrder::default()
    })
}

fn named(shares: &[(&str, Option<&str>)]) -> PayTo {
    let shares = shares.iter();
    PayTo::Invoices(
        shares
            .map(|(number, share)| ((*number).to_owned(), share.map(amount)))
            .collect(),
    )
}

#[test]
fn payments_go_to_the_oldest_first_or_where_they_are_meant_to() {
    for (wanted, expected) in [
        (pay("30", PayTo::Oldest), "30 EUR A-1:30"),
        (pay("120", PayTo::Oldest), "120 EUR A-1:100 A-2:20"),
        (pay("500", PayTo::Oldest), "500 EUR A-1:100 A-2:60"),
        (pay("500", PayTo::Credit), "500 EUR "),
        (pay("50", named(&[("A-2", None)])), "50 EUR A-2:50"),
        (pay("90", named(&[("A-2", None)])), "90 EUR A-2:60"),
        (
            pay("90", named(&[("A-2", Some("10")), ("A-1", None)])),
            "90 EUR A-2:10 A-1:80",
        ),
        (pay("10", named(&[("U-1", None)])), "10 USD U-1:10"),
        (pay("90", named(&[("A-2", Some("61"))])), "more_than_open"),
        (
            pay("20", named(&[("A-2", Some("11")), ("A-1", Some("10"))])),
            "shares_too_large",
        ),
        (
            pay("20", named(&[("A-2", None), ("U-1", None)])),
            "several_currencies",
        ),
        (pay("20", named(&[("X-9", None)])), "no_invoice"),
        (pay("0", PayTo::Oldest), "not_positive"),
        (pay("-3", PayTo::Oldest), "not_positive"),
        (pay("1.005", PayTo::Oldest), "too_precise"),
        (
            Order::Payment(PaymentOrder::default()),
            "160 EUR A-1:100 A-2:60",
        ),
        (
            Order::Payment(PaymentOrder {
                paid_on: Some(day(1)),
                ..PaymentOrder::default()
            }),
            "day_to_come",
        ),
    ] {
        assert_eq!(told(THREE, wanted.clone()), expected, "{wanted:?}");
    }
}

#[test]
fn what_is_contested_is_paid_last() {
    let story = format!("{THREE}\n-5 dispute A-1 40");
    assert_eq!(
        told(&story, pay("100", PayTo::Oldest)),
        "100 EUR A-1:60 A-2:40"
    );
    assert_eq!(
        told(&story, pay("130", PayTo::Oldest)),
        "130 EUR A-1:70 A-2:60"
    );
}

#[test]
fn a_payment_is_corrected_as_if_it_had_not_been() {
    let story = format!("{THREE}\n-5 payment 130 for A-1:100,A-2:30");
    let correct = |becomes: Option<PaymentOrder>| {
        Order::Correction(CorrectionOrder {
            payment: 4,
            becomes,
            returned_on: None,
            reason: None,
        })
    };
    let becomes = |amount_: &str, paid_on: i64| {
        Some(PaymentOrder {
            amount: Some(amount(amount_)),
            paid_on: Some(day(paid_on)),
            ..PaymentOrder::default()
        })
    };
    assert_eq!(told(&story, correct(None)), "#4 gone");
    assert_eq!(
        told(&story, correct(becomes("150", -6))),
        "#4 is 150 on -6 A-1:100 A-2:50"
    );
    assert_eq!(
        told(&story, correct(becomes("40", -5))),
        "#4 is 40 on -5 A-1:40"
    );
    assert_eq!(
        told(&format!("{THREE}\n-5 note"), correct(None)),
        "no_such_entry"
    );
    // Corrected once, it is corrected again from what it is now.
    let twice = format!("{story}\n-5 correct #4 to 40 on -5 for A-1");
    assert_eq!(
        told(&twice, correct(becomes("130", -5))),
        "#4 is 130 on -5 A-1:100 A-2:30"
    );
}

#[test]
fn credit_pays_the_oldest_and_uses_up_credit_notes() {
    let use_credit = || Order::UseCredit(UseCreditOrder::default());
    assert_eq!(told(THREE, use_credit()), "no_credit");
    let story = format!("{THREE}\n-5 payment 40");
    assert_eq!(told(&story, use_credit()), "A-1:40");
    let story = format!("{THREE}\n-6 invoice N-1 -25 due -9\n-5 payment 40");
    assert_eq!(told(&story, use_credit()), "A-1:65 N-1:-25");
    let story = format!("{THREE}\n-6 invoice N-1 -500 due -9");
    // The second half of A-2 is not due yet.
    assert_eq!(told(&story, use_credit()), "A-1:100 A-2:30 N-1:-130");
}

#[test]
fn no_more_is_credited_or_given_up_than_is_open() {
    let credit = |invoice: &str, of: Option<&str>| {
        Order::CreditNote(CreditNoteOrder {
            invoice: invoice.to_owned(),
            amount: of.map(amount),
            ..CreditNoteOrder::default()
        })
    };
    assert_eq!(told(THREE, credit("A-1", None)), "credit A-1 100");
    assert_eq!(told(THREE, credit("A-1", Some("100.01"))), "more_than_open");
    assert_eq!(
        told(
            &format!("{THREE}\n-3 payment 100 for A-1"),
            credit("A-1", None)
        ),
        "nothing_open"
    );
    let write_off = |reason: &str| {
        Order::WriteOff(WriteOffOrder {
            invoice: "A-2".to_owned(),
            amount: None,
            reason: reason.to_owned(),
        })
    };
    assert_eq!(told(THREE, write_off("closed")), "off A-2 60");
    assert_eq!(told(THREE, write_off(" ")), "no_reason");
}

#[test]
fn a_plan_is_for_what_is_to_be_collected_and_takes_the_place_of_promises() {
    let plan = |invoices: &[&str]| {
        Order::Plan(PlanOrder {
            invoices: invoices.iter().map(|it| (*it).to_owned()).collect(),
            parts: Parts::Count(2),
            first_on: day(7),
            every: Every::Week,
            at_once: None,
            currency: None,
            reason: None,
        })
    };
    assert_eq!(told(THREE, plan(&[])), "plan 65@7 65@14 for A-1,A-2");
    assert_eq!(told(THREE, plan(&["A-2"])), "plan 30@7 30@14 for A-2");
    assert_eq!(told(THREE, plan(&["A-2", "U-1"])), "several_currencies");
    let promised = format!("{THREE}\n-2 promise 100 due 3\n-1 promise 20 due 5 for A-2");
    assert_eq!(
        told(&promised, plan(&[])),
        "plan 65@7 65@14 for A-1,A-2 replaces #4 replaces #5"
    );
    let disputed = format!("{THREE}\n-2 dispute A-1 40");
    assert_eq!(told(&disputed, plan(&["A-1"])), "plan 30@7 30@14 for A-1");
    let paid = format!("{THREE}\n-2 payment 130 for A-1:100,A-2:30");
    let small = Order::Plan(PlanOrder {
        invoices: Vec::new(),
        parts: Parts::Count(2),
        first_on: day(7),
        every: Every::Week,
        at_once: None,
        currency: None,
        reason: Some("agreed so".to_owned()),
    });
    assert_eq!(told(&paid, small), "plan 5@7 5@14 for U-1");
}

#[test]
fn a_dispute_that_ends_with_a_credit_note_makes_one() {
    let story = format!("{THREE}\n-2 dispute A-1 40");
    let resolve = |outcome, credited: Option<&str>| {
        Order::Resolve(ResolveOrder {
            dispute: 4,
            outcome,
            credited: credited.map(amount),
            text: None,
        })
    };
    assert_eq!(
        told(&story, resolve(DisputeOutcome::Rejected, None)),
        "dispute_resolved"
    );
    assert_eq!(
        told(&story, resolve(DisputeOutcome::Credited, None)),
        "dispute_resolved; credit A-1 40"
    );
    assert_eq!(
        told(&story, resolve(DisputeOutcome::Credited, Some("15"))),
        "dispute_resolved; credit A-1 15"
    );
    assert_eq!(
        told(&story, resolve(DisputeOutcome::Credited, Some("40.01"))),
        "more_than_contested"
    );
    for outcome in DisputeOutcome::ALL {
        if outcome != DisputeOutcome::Credited {
            assert_eq!(told(&story, resolve(outcome, Some("15"))), "not_credited");
        }
    }
    let resolved = format!("{story}\n-1 resolved #4");
    assert_eq!(
        told(&resolved, resolve(DisputeOutcome::Rejected, None)),
        "no_such_entry"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_payment_is_shared_out_to_the_cent_whatever_happened(
        entries in histories(),
        moment in moments(),
        cents in 1_i64..50_000,
    ) {
        let policy = policy();
        let account = Account::at(&entries, moment, &policy);
        let paid = Decimal::new(cents, 2);
        let (shares, rest) = allocate(&account, paid, Currency::EUR);
        let shared: Decimal = shares.iter().map(|it| it.amount).sum();
        prop_assert_eq!(shared + rest, paid);
        for share in &shares {
            let invoice = account.invoice(&share.invoice).expect("an invoice of the account");
            prop_assert!(share.amount > Decimal::ZERO && share.amount <= invoice.balance().amount);
        }
        let open: Decimal = account.invoices.iter()
            .filter(|it| it.total.currency == Currency::EUR)
            .map(|it| it.balance().amount.max(Decimal::ZERO))
            .sum();
        prop_assert_eq!(shared, paid.min(open));
    }

    #[test]
    fn what_is_ordered_and_undone_leaves_no_trace_in_the_account(
        entries in histories(),
        moment in moments(),
        fact in facts(),
    ) {
        let policy = policy();
        let account = |entries: &[Entry]| {
            let mut account = Account::at(entries, moment, &policy);
            account.next_fact_at = None;
            format!("{account:?}")
        };
        let more = numbered(&entries, [(moment, fact)]);
        let batch = more.last().expect("an entry").batch;
        let number = more.last().expect("an entry").number + 1;
        let reversal = entry(number, moment, Reversal { batch }.into());
        let undone: Vec<Entry> = more.iter().cloned().chain([reversal]).collect();
        prop_assume!(!matches!(more.last().and_then(|it| it.fact.as_ref()), Some(Fact::Reversal(_))));
        prop_assert_eq!(account(&undone), account(&entries));
    }
}

#[test]
fn tags_are_put_on_once_however_they_are_written() {
    let mut story = Story::read("-9 invoice A-1 100 due -5\n? 0");
    let tags = |added: &[&str], removed: &[&str]| {
        let names = |tags: &[&str]| tags.iter().map(ToString::to_string).collect();
        Order::Tag(TagOrder {
            added: names(added),
            removed: names(removed),
        })
    };
    let told = |story: &Story, wanted: Order| match order(&story.entries, &wanted, at(0, 10)) {
        Ok(facts) => match &facts[0].1 {
            Fact::Tagged(it) => format!("+{} -{}", it.added.join(","), it.removed.join(",")),
            other => panic!("{other:?}"),
        },
        Err(refusal) => refusal.id().to_owned(),
    };
    assert_eq!(
        told(&story, tags(&["#Exportación", " vip "], &[])),
        "+Exportación,vip -"
    );
    assert_eq!(told(&story, tags(&["vip", "VIP", "#"], &[])), "+vip -");
    assert_eq!(told(&story, tags(&[], &["vip"])), "nothing_changed");
    let tagged = cobro::domain::fact::Tagged {
        added: vec!["Exportación".into()],
        removed: Vec::new(),
    };
    story.entries.push(entry(2, at(-1, 9), tagged.into()));
    assert_eq!(told(&story, tags(&["exportacion"], &[])), "nothing_changed");
    assert_eq!(
        told(&story, tags(&["b"], &["EXPORTACION"])),
        "+b -Exportación"
    );
}

#[test]
fn a_tag_is_found_however_it_is_written_and_shown_as_it_was() {
    let mut story = Story::read("-9 invoice A-1 100 due -5\n? 0");
    let tagged = cobro::domain::fact::Tagged {
        added: vec!["Exportación".into(), "vip".into()],
        removed: Vec::new(),
    };
    story.entries.push(entry(2, at(-1, 9), tagged.into()));
    let haystack = cobro::domain::search::haystack(&story.account(at(0, 10)));
    let tags: Vec<(&str, &str)> = cobro::domain::search::tags(&haystack).collect();
    assert_eq!(tags, [("exportacion", "Exportación"), ("vip", "vip")]);
}
