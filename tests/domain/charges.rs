//! Claiming what can be claimed for being late, letting it go, and what was agreed with a client.

use cobro::config::Config;
use cobro::domain::account::Account;
use cobro::domain::fact::{ChargeKind, ClientKind, ClientTerms, Fact, TermsField};
use cobro::domain::order::{
    ClaimOrder, CorrectionOrder, Every, Order, PaymentOrder, PromiseOrder, Series, Situation,
    TermsOrder, WaiveOrder,
};
use rust_decimal::Decimal;

use crate::story::{Story, policy};

const LATE: &str = "
    2024-01-01 terms business
    2024-02-01 invoice A-1 1000 due 2024-03-01
";

/// What an order comes to at a moment: its facts in few words, or why it is refused.
fn told(story: &str, moment: &str, order: Order) -> String {
    let story = Story::read(story);
    let now = format!("{moment}T10:00:00").parse().expect("a moment");
    let policy = policy();
    let account = Account::at(&story.entries, now, &policy);
    let interest = Config::default().interest_rules();
    let facts = order.facts(&Situation {
        entries: &story.entries,
        account: &account,
        now,
        policy: &policy,
        interest: &interest,
        currency: cobro::domain::money::Currency::EUR,
        limits: &Default::default(),
    });
    match facts {
        Ok(facts) => {
            let each: Vec<String> = facts.iter().map(|(_, fact)| in_words(fact)).collect();
            each.join("; ")
        }
        Err(refusal) => refusal.id().to_owned(),
    }
}

fn in_words(fact: &Fact) -> String {
    match fact {
        Fact::Charge(it) => match (it.from, it.through) {
            (Some(from), Some(through)) => format!("{} {} {from}..{through}", it.number, it.amount),
            _ => format!("{} {}", it.number, it.amount),
        },
        Fact::ChargeWaived(it) => match it.amount {
            Some(amount) => format!("waive {amount} of #{}", it.charge),
            None => format!("waive #{}", it.charge),
        },
        Fact::Promise(it) => format!("{} by {}", it.amount, it.due_on),
        other => other.encode().expect("written"),
    }
}

fn claim(kinds: &[ChargeKind], waived_too: bool) -> Order {
    Order::Claim(ClaimOrder {
        invoices: Vec::new(),
        kinds: kinds.to_vec(),
        waived_too,
    })
}

fn waive(charge: &str, only_excess: bool, reason: &str) -> Order {
    Order::Waive(WaiveOrder {
        charge: charge.into(),
        only_excess,
        reason: reason.into(),
    })
}

#[test]
fn all_or_one_kind_is_claimed() {
    for (kinds, expected) in [
        (
            &[][..],
            "INT-A-1 10.27 2024-03-02..2024-03-31; CR-A-1 40.00",
        ),
        (
            &[ChargeKind::Interest],
            "INT-A-1 10.27 2024-03-02..2024-03-31",
        ),
        (&[ChargeKind::RecoveryCost], "CR-A-1 40.00"),
        (&[ChargeKind::Penalty], "nothing_to_claim"),
    ] {
        assert_eq!(told(LATE, "2024-03-31", claim(kinds, false)), expected);
    }
}

#[test]
fn what_was_let_go_is_claimed_again_only_on_purpose() {
    let story = format!(
        "{LATE}
        2024-03-31 charge recovery_cost A-1 40 as CR-A-1 due 2024-03-31
        2024-04-01 waive #3
        "
    );
    let cost = &[ChargeKind::RecoveryCost];
    for (waived_too, expected) in [(false, "nothing_to_claim"), (true, "CR-A-1-2 40.00")] {
        assert_eq!(
            told(&story, "2024-04-01", claim(cost, waived_too)),
            expected
        );
    }
}

#[test]
fn a_charge_is_let_go_for_a_reason_whole_or_as_far_as_it_is_too_much() {
    let sound = format!(
        "{LATE}
        2024-03-31 charge interest A-1 10.27 as INT-A-1 through 2024-03-31 due 2024-03-31
        "
    );
    let too_much = format!(
        "{sound}
        2024-03-11 payment 400 for A-1
        "
    );
    let in_time = format!(
        "{sound}
        2024-02-28 payment 1000 for A-1
        "
    );
    for (story, only_excess, reason, expected) in [
        (&sound, false, "a good client", "waive #3"),
        (&sound, false, " ", "no_reason"),
        (&sound, true, "x", "not_too_high"),
        (&too_much, true, "paid before", "waive 2.74 of #3"),
        (&too_much, false, "paid before", "waive #3"),
        (&in_time, true, "paid before", "waive #3"),
    ] {
        let answer = told(story, "2024-04-30", waive("INT-A-1", only_excess, reason));
        assert_eq!(answer, expected, "{story}");
    }
    assert_eq!(
        told(&sound, "2024-04-30", waive("CR-A-1", false, "x")),
        "no_charge"
    );
}

#[test]
fn terms_are_stated_and_taken_back() {
    let terms = |terms| Order::Terms(TermsOrder { terms });
    let none = ClientTerms::default;
    let eight = Some(Decimal::from(8));
    for (order, expected) in [
        (
            ClientTerms {
                interest_rate: eight,
                ..none()
            },
            r#"{"interest_rate":"8"}"#,
        ),
        (
            ClientTerms {
                unset: vec![TermsField::ClientKind],
                ..none()
            },
            r#"{"unset":["client_kind"]}"#,
        ),
        (
            ClientTerms {
                unset: vec![TermsField::InterestRate],
                ..none()
            },
            "nothing_changed",
        ),
        (
            ClientTerms {
                client_kind: Some(ClientKind::Business),
                ..none()
            },
            "nothing_changed",
        ),
        (
            ClientTerms {
                prescription_years: Some(0),
                ..none()
            },
            "out_of_bounds",
        ),
        (
            ClientTerms {
                deposit_percent: Some(Decimal::from(101)),
                ..none()
            },
            "out_of_bounds",
        ),
    ] {
        assert_eq!(told(LATE, "2024-03-31", terms(order)), expected);
    }
    let story = Story::read(
        "
        2024-01-01 terms business rate 8 days 60 years 3 deposit 30 prepaid
        2024-01-02 terms unset client_kind,payment_days,interest_rate,prescription_years,deposit_percent,prepayment
        ",
    );
    let on = |moment: &str| story.account(moment.parse().expect("a moment")).terms;
    assert_eq!(on("2024-01-01T10:00:00").payment_days, Some(60));
    assert_eq!(on("2024-01-02T10:00:00"), ClientTerms::default());
}

#[test]
fn a_promise_is_repeated_every_so_many_days() {
    let order = Order::Promise(PromiseOrder {
        amount: Some(Decimal::from(300)),
        due_on: "2024-04-10".parse().ok(),
        series: Some(Series {
            every: Every::Days(10),
            times: 3,
        }),
        ..PromiseOrder::default()
    });
    assert_eq!(
        told(LATE, "2024-03-31", order),
        "300 by 2024-04-10; 300 by 2024-04-20; 300 by 2024-04-30"
    );
}

#[test]
fn a_correction_that_corrects_nothing_is_refused() {
    let story = format!(
        "{LATE}
        2024-03-11 payment 400 for A-1
        "
    );
    for (amount, expected) in [(None, true), (Some(400), true), (Some(300), false)] {
        let order = Order::Correction(CorrectionOrder {
            payment: 3,
            becomes: Some(PaymentOrder {
                amount: amount.map(Decimal::from),
                ..PaymentOrder::default()
            }),
            returned_on: None,
            reason: Some("a mistake".into()),
        });
        let refused = told(&story, "2024-03-31", order) == "nothing_changed";
        assert_eq!(refused, expected, "{amount:?}");
    }
}
