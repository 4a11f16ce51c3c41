//! Random histories of a debtor: any facts in any order, some in the past and some in the future.

use std::ops::Range;

use chrono::{NaiveDate, NaiveDateTime};
use cobro::domain::debtor::DebtorType;
use cobro::domain::fact::*;
use cobro::domain::money::Currency;
use cobro::domain::profile::Relationship;
use cobro::domain::protocol::{StepHow, StepId};
use cobro::domain::service::{Collector, ServiceState};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;

use crate::story::{at, batch, day, entry, policy};

/// Some invoices, then anything.
pub fn histories() -> impl Strategy<Value = Vec<Entry>> {
    let invoices = prop::collection::vec((moments(), invoices(), any::<bool>()), 1..4);
    let anything = prop::collection::vec((moments(), facts(), any::<bool>()), 0..16);
    (invoices, anything).prop_map(|(invoices, anything)| {
        let all: Vec<_> = invoices.into_iter().chain(anything).collect();
        let facts = all.iter().map(|(at, fact, _)| (*at, fact.clone()));
        let mut entries = numbered(&[], facts);
        for (number, (_, _, with_previous)) in all.iter().enumerate().skip(1) {
            if *with_previous {
                entries[number].batch = entries[number - 1].batch;
            }
        }
        entries
    })
}

/// The entries with more facts after them, each a batch of its own, that speak of what is there.
pub fn numbered(
    entries: &[Entry],
    facts: impl IntoIterator<Item = (NaiveDateTime, Fact)>,
) -> Vec<Entry> {
    let mut entries = entries.to_vec();
    for (at, fact) in facts {
        let number = u32::try_from(entries.len() + 1).expect("a short history");
        let fact = aimed(fact, &entries);
        entries.push(entry(number, at, fact));
    }
    entries
}

/// Moments around today, often on the same days.
pub fn moments() -> impl Strategy<Value = NaiveDateTime> {
    let days = prop_oneof![-40_i64..40, -4_i64..4];
    (days, select(&[0, 0, 9, 10, 16][..])).prop_map(|(day, hour)| at(day, hour))
}

fn days(range: Range<i64>) -> impl Strategy<Value = NaiveDate> {
    range.prop_map(day)
}

fn amounts(cents: Range<i64>) -> impl Strategy<Value = Decimal> {
    let round = cents.clone().prop_map(|cents| cents / 1000 * 1000);
    prop_oneof![cents, round].prop_map(|cents| Decimal::new(cents, 2))
}

fn numbers() -> impl Strategy<Value = String> {
    select(&["A-1", "A-2", "A-3", "A-4"][..]).prop_map(str::to_owned)
}

fn named() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(numbers(), 0..3)
}

fn currencies() -> impl Strategy<Value = Currency> {
    select(&[Currency::EUR, Currency::EUR, Currency::EUR, Currency::CLP][..])
}

/// Any fact; the entries that it speaks of are aimed at later.
pub fn facts() -> impl Strategy<Value = Fact> {
    prop_oneof![
        2 => invoices(),
        4 => payments(),
        3 => reductions(),
        1 => charges(),
        1 => terms(),
        3 => promises(),
        1 => plans(),
        4 => contacts(),
        3 => steps(),
        2 => dealings(),
        3 => pauses(),
        2 => endings(),
        1 => select(&DebtorType::ALL[..]).prop_map(|debtor_type| {
            Fact::TypeSet(TypeSet { debtor_type, reason: None })
        }),
    ]
}

fn invoices() -> impl Strategy<Value = Fact> {
    let what = (numbers(), amounts(-5000..30000), currencies());
    // Some are so old that they prescribe about now, or did.
    let due = prop_oneof![6 => days(-60..40), 1 => days(-1870..-1560)];
    (what, due, days(-60..40), amounts(0..9000)).prop_map(
        |((number, total, currency), due_on, other_on, part)| {
            let instalment = |due_on, amount| Instalment { due_on, amount };
            let parts = [instalment(due_on, part), instalment(other_on, total - part)];
            let in_parts = total > part && !part.is_zero();
            Fact::Invoice(InvoiceStated {
                number,
                issued_on: day(-60),
                due_on,
                total,
                currency,
                instalments: if in_parts { parts.to_vec() } else { Vec::new() },
                uuid: None,
                corrects: Vec::new(),
                notes: None,
            })
        },
    )
}

fn payments() -> impl Strategy<Value = Fact> {
    let what = (amounts(-8000..20000), currencies(), any::<bool>());
    (what, named(), 1_i64..4).prop_map(|((amount, currency, day_assumed), invoices, share)| {
        let share = amount / Decimal::from(share * 2);
        let allocation = |invoice| Allocation {
            invoice,
            amount: share.round_dp(2),
        };
        Fact::Payment(Payment {
            amount,
            currency,
            allocations: invoices.into_iter().map(allocation).collect(),
            day_assumed,
            method: None,
            reference: None,
            movement: None,
        })
    })
}

/// What else makes invoices smaller.
fn reductions() -> impl Strategy<Value = Fact> {
    let what = (amounts(1..20000), currencies(), any::<u32>());
    (0_u32..5, what, numbers(), days(-40..40)).prop_map(
        |(kind, (amount, currency, which), invoice, paid_on)| {
            let allocations = vec![Allocation {
                invoice: invoice.clone(),
                amount,
            }];
            match kind {
                0 => PaymentCorrected {
                    payment: which,
                    becomes: None,
                    reason: None,
                }
                .into(),
                1 => PaymentCorrected {
                    payment: which,
                    becomes: Some(CorrectPayment {
                        paid_on,
                        payment: Payment {
                            amount,
                            currency,
                            allocations,
                            day_assumed: false,
                            method: None,
                            reference: None,
                            movement: None,
                        },
                    }),
                    reason: None,
                }
                .into(),
                2 => CreditAllocated {
                    currency,
                    allocations,
                }
                .into(),
                3 => CreditNote {
                    invoice,
                    amount,
                    number: None,
                    reason: None,
                }
                .into(),
                _ => WriteOff {
                    invoice,
                    amount,
                    reason: "gone".into(),
                }
                .into(),
            }
        },
    )
}

fn charges() -> impl Strategy<Value = Fact> {
    let what = (amounts(1..5000), currencies(), numbers());
    let gone = (any::<bool>(), option::of(amounts(1..5000)));
    (what, days(-40..60), gone, any::<u32>()).prop_map(
        |((amount, currency, invoice), due_on, (waived, part), charge)| {
            if waived {
                return ChargeWaived {
                    charge,
                    amount: part,
                    reason: None,
                }
                .into();
            }
            Fact::Charge(ChargeClaimed {
                kind: ChargeKind::Interest,
                number: format!("INT-{invoice}"),
                invoice,
                amount,
                currency,
                from: None,
                through: None,
                due_on,
            })
        },
    )
}

fn terms() -> impl Strategy<Value = Fact> {
    let kind = option::of(select(&ClientKind::ALL[..]));
    (kind, option::of(0_u32..6)).prop_map(|(client_kind, prescription_years)| {
        Fact::Terms(ClientTerms {
            client_kind,
            prescription_years,
            ..ClientTerms::default()
        })
    })
}

fn promises() -> impl Strategy<Value = Fact> {
    let what = (amounts(1..20000), currencies(), days(-40..60));
    let more = (named(), option::of(1_u32..9), option::of(days(-40..40)));
    (what, more).prop_map(
        |((amount, currency, due_on), (invoices, replaces, check_in_on))| {
            Fact::Promise(PromiseMade {
                amount,
                currency,
                due_on,
                invoices,
                replaces: replaces.into_iter().collect(),
                check_in_on,
                exception: None,
            })
        },
    )
}

fn plans() -> impl Strategy<Value = Fact> {
    let instalment = (days(-40..60), amounts(1..9000));
    let instalment = instalment.prop_map(|(due_on, amount)| Instalment { due_on, amount });
    let instalments = prop::collection::vec(instalment, 1..4);
    (instalments, currencies(), named()).prop_map(|(instalments, currency, invoices)| {
        Fact::Plan(PlanAgreed {
            instalments,
            currency,
            invoices,
            replaces: Vec::new(),
            exception: None,
        })
    })
}

fn contacts() -> impl Strategy<Value = Fact> {
    let direction = select(&[Direction::Out, Direction::Out, Direction::In][..]);
    let channel = select(&[Channel::Call, Channel::Call, Channel::Email][..]);
    let how = (channel, direction, select(&Outcome::ALL[..]));
    let step = option::of((types(), step_ids(), option::of(days(-60..40))));
    let address = option::of(select(&["+34911234567", "+34600123123"][..]));
    (how, option::of(moments()), step, address).prop_map(
        |((channel, direction, outcome), call_back_at, step, address)| {
            let step = step.map(|(protocol, step, due_on)| StepOf {
                protocol,
                step,
                due_on,
            });
            Fact::Contact(Contact {
                call_back_at,
                step,
                address: address.map(str::to_owned),
                ..Contact::new(channel, direction, outcome)
            })
        },
    )
}

fn types() -> impl Strategy<Value = DebtorType> {
    let often = DebtorType::default();
    prop_oneof![Just(often), select(&DebtorType::ALL[..])]
}

/// Steps of any protocol, and one that stands in none any more.
fn step_ids() -> impl Strategy<Value = StepId> {
    let policy = policy();
    let protocols = policy.protocols.iter();
    let steps = protocols.flat_map(|(_, protocol)| &protocol.steps);
    let mut ids: Vec<StepId> = steps.map(|step| step.id.clone()).collect();
    ids.push("long_gone".into());
    select(ids)
}

fn steps() -> impl Strategy<Value = Fact> {
    let how = prop_oneof![
        Just(StepHow::Done),
        Just(StepHow::Skipped),
        Just(StepHow::Chosen),
        days(-40..60).prop_map(|until| StepHow::Moved { until }),
    ];
    let step = (types(), step_ids(), option::of(days(-60..40)));
    (step, how).prop_map(|((protocol, step, due_on), how)| {
        Fact::Step(StepMarked {
            protocol,
            step,
            due_on,
            how,
            reason: None,
        })
    })
}

/// Service, hand-over, call-backs, people and what is known of the client.
fn dealings() -> impl Strategy<Value = Fact> {
    let service = select(ServiceState::ALL).prop_map(|state| {
        let reason = None;
        Fact::Service(ServiceChanged { state, reason })
    });
    let handed_over = select(Collector::ALL).prop_map(|to| {
        Fact::HandedOver(HandedOver {
            to,
            name: None,
            reason: None,
        })
    });
    let call_back = option::of(moments()).prop_map(|at| {
        Fact::CallBack(CallBackSet {
            at,
            person: None,
            reason: None,
        })
    });
    let person = (option::of(0_u32..9), any::<bool>()).prop_map(|(person, gone)| {
        Fact::Person(PersonStated {
            person,
            name: "Ana".into(),
            phones: vec!["+34911234567".into()],
            gone,
            ..PersonStated::default()
        })
    });
    let profile = select(Relationship::ALL).prop_map(|relationship| {
        Fact::Profile(Profile {
            relationship: Some(relationship),
            ..Profile::default()
        })
    });
    prop_oneof![service, handed_over, call_back, person, profile]
}

fn pauses() -> impl Strategy<Value = Fact> {
    let dispute = (
        numbers(),
        option::of(amounts(1..20000)),
        option::of(days(-40..60)),
    );
    let dispute = dispute.prop_map(|(invoice, amount, review_on)| {
        Fact::DisputeOpened(DisputeOpened {
            invoice,
            amount,
            text: None,
            review_on,
            reason: None,
            assignee: None,
        })
    });
    let hold = (option::of(numbers()), days(-40..60)).prop_map(|(invoice, until)| {
        Fact::HoldPlaced(HoldPlaced {
            invoice,
            reason: None,
            until,
        })
    });
    let snooze = days(-40..60).prop_map(|until| {
        Fact::Snoozed(Snoozed {
            until,
            reason: None,
        })
    });
    prop_oneof![dispute, hold, snooze]
}

/// What ends or takes back something earlier.
fn endings() -> impl Strategy<Value = Fact> {
    (0_u32..5, any::<u32>(), option::of(days(-40..60))).prop_map(|(kind, which, review_on)| {
        let (reason, text) = (None, None);
        match kind {
            0 => PromiseCancelled {
                promise: which,
                reason,
            }
            .into(),
            1 => DisputeReviewed {
                dispute: which,
                review_on,
            }
            .into(),
            2 => DisputeResolved {
                dispute: which,
                text,
                outcome: None,
            }
            .into(),
            3 => HoldReleased { hold: which }.into(),
            _ => Reversal {
                batch: batch(which),
            }
            .into(),
        }
    })
}

/// The fact, speaking of an earlier entry of the right kind if there is one.
fn aimed(mut fact: Fact, earlier: &[Entry]) -> Fact {
    let pick = |which: u32, kinds: &[&str]| {
        let fits = |entry: &&Entry| {
            let kind = entry.fact.as_ref().map(Fact::kind);
            kinds.is_empty() || kind.is_some_and(|kind| kinds.contains(&kind))
        };
        let fitting: Vec<u32> = earlier.iter().filter(fits).map(|it| it.number).collect();
        let at = usize::try_from(which).unwrap_or(0) % fitting.len().max(1);
        fitting.get(at).copied().unwrap_or(which)
    };
    match &mut fact {
        Fact::Promise(PromiseMade { replaces, .. }) => {
            for promise in replaces {
                *promise = pick(*promise, &["promise"]);
            }
        }
        Fact::PromiseCancelled(it) => it.promise = pick(it.promise, &["promise", "plan"]),
        Fact::PaymentCorrected(it) => it.payment = pick(it.payment, &["payment"]),
        Fact::ChargeWaived(it) => it.charge = pick(it.charge, &["charge"]),
        Fact::DisputeReviewed(it) => it.dispute = pick(it.dispute, &["dispute_opened"]),
        Fact::DisputeResolved(it) => it.dispute = pick(it.dispute, &["dispute_opened"]),
        Fact::HoldReleased(it) => it.hold = pick(it.hold, &["hold_placed"]),
        Fact::Reversal(it) => {
            let which = u128::from_be_bytes(it.batch.0);
            let number = pick(u32::try_from(which).unwrap_or(0), &[]);
            let found = earlier.iter().find(|entry| entry.number == number);
            it.batch = found.map_or(it.batch, |entry| entry.batch);
        }
        _ => {}
    }
    fact
}
