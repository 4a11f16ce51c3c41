//! Erasing personal data: every text of every kind of fact is known, names go, amounts stay.

use std::collections::BTreeSet;
use std::fmt::Write;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use cobro::domain::account::Account;
use cobro::domain::contact::StepOf;
use cobro::domain::debtor::{DebtorType, Details};
use cobro::domain::dispute::{DisputeOutcome, DisputeReason};
use cobro::domain::fact::*;
use cobro::domain::money::Currency;
use cobro::domain::person::{DoNotContact, HourRange};
use cobro::domain::privacy::{
    Erasing, Hex, Mark, Nature, Replaced, Subject, Whose, each_text, fingerprint,
};
use cobro::domain::profile::{Capacity, Relationship, WarningSign};
use cobro::domain::protocol::StepHow;
use cobro::domain::service::{Collector, ServiceState};
use cobro::domain::written::Written;
use expect_test::expect;
use rust_decimal::Decimal;
use serde_json::Value;

use crate::story::{at, day, entry, policy};

/// A text that no other field has, and that no value but a text can be.
fn text(field: &str) -> String {
    format!("zz {field}")
}

fn some(field: &str) -> Option<String> {
    Some(text(field))
}

fn euros(amount: i64) -> (Decimal, Currency) {
    (Decimal::from(amount), Currency::EUR)
}

fn payment(field: &str) -> Payment {
    let (amount, currency) = euros(10);
    Payment {
        amount,
        currency,
        allocations: vec![Allocation {
            invoice: text("allocation"),
            amount,
        }],
        day_assumed: false,
        method: Some(PaymentMethod::Cash),
        reference: some(field),
        movement: None,
    }
}

/// One fact of every kind with every field filled: a new field does not compile until it is filled here too.
fn filled() -> Vec<Fact> {
    let mut facts = who();
    facts.extend(money());
    facts.extend(dealings());
    facts
}

fn who() -> Vec<Fact> {
    let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0).expect("an hour");
    vec![
        Details {
            code: some("code"),
            name: some("name"),
            tax_id: some("tax_id"),
            email: some("email"),
            phone: some("phone"),
            contact_person: some("contact_person"),
        }
        .into(),
        PersonStated {
            person: Some(3),
            name: text("person"),
            role: some("role"),
            phones: vec![text("phone one"), text("phone two")],
            emails: vec![text("email one"), text("email two")],
            whatsapp: some("whatsapp"),
            language: some("language"),
            best_hours: Some(HourRange {
                from: hour(9),
                to: hour(11),
            }),
            do_not_contact: Some(DoNotContact {
                reason: text("leave alone"),
                channels: vec![Channel::Call],
            }),
            gone: false,
        }
        .into(),
        Profile {
            relationship: Some(Relationship::Friend),
            country: some("country"),
            sector: some("sector"),
            needs: some("needs"),
            capacity: Some(vec![Capacity::Tight]),
            warning_signs: Some(vec![WarningSign::Unpleasant]),
            allowed_channels: Some(vec![Channel::Email]),
        }
        .into(),
        Tagged {
            added: vec![text("tag on")],
            removed: vec![text("tag off")],
        }
        .into(),
        TypeSet {
            debtor_type: DebtorType::Illiquid,
            reason: some("type"),
        }
        .into(),
        Note { text: text("note") }.into(),
        Reversal {
            batch: BatchId([7; 16]),
        }
        .into(),
        Erased {
            whose: Whose::Client,
            reason: some("erased"),
            emptied: vec![1],
            replaced: vec![Replaced {
                entry: 2,
                hash: Hex([1; 32]),
            }],
            marks: vec![(Mark::Name, Hex([2; 16]))],
            salt: Hex([3; 16]),
        }
        .into(),
        Readmitted {
            reason: some("readmitted"),
        }
        .into(),
    ]
}

fn money() -> Vec<Fact> {
    let (amount, currency) = euros(10);
    let instalment = Instalment {
        due_on: day(5),
        amount,
    };
    vec![
        InvoiceStated {
            number: text("number"),
            issued_on: day(-40),
            due_on: day(-10),
            total: amount,
            currency,
            instalments: vec![instalment],
            uuid: None,
            corrects: Vec::new(),
            notes: some("invoice"),
        }
        .into(),
        payment("reference").into(),
        PaymentCorrected {
            payment: 2,
            becomes: Some(CorrectPayment {
                paid_on: day(-3),
                payment: payment("correct reference"),
            }),
            reason: some("correction"),
        }
        .into(),
        CreditAllocated {
            currency,
            allocations: vec![Allocation {
                invoice: text("credited invoice"),
                amount,
            }],
        }
        .into(),
        CreditNote {
            invoice: text("reduced invoice"),
            amount,
            number: some("credit note"),
            reason: some("credit"),
        }
        .into(),
        WriteOff {
            invoice: text("lost invoice"),
            amount,
            reason: text("write-off"),
        }
        .into(),
        ClientTerms {
            client_kind: Some(ClientKind::Consumer),
            payment_days: Some(30),
            interest_rate: Some(Decimal::ONE),
            prescription_years: Some(3),
            deposit_percent: Some(Decimal::ONE),
            prepayment: Some(true),
            unset: vec![TermsField::PaymentDays],
        }
        .into(),
        ChargeClaimed {
            kind: ChargeKind::Interest,
            invoice: text("late invoice"),
            number: text("charge"),
            amount,
            currency,
            from: Some(day(-9)),
            through: Some(day(-1)),
            due_on: day(9),
        }
        .into(),
        ChargeWaived {
            charge: 2,
            amount: Some(amount),
            reason: some("waiver"),
        }
        .into(),
        PromiseMade {
            amount,
            currency,
            due_on: day(3),
            invoices: vec![text("promised invoice")],
            replaces: vec![1],
            check_in_on: Some(day(1)),
            exception: some("promise"),
        }
        .into(),
        PromiseCancelled {
            promise: 2,
            reason: some("cancelled"),
        }
        .into(),
        PlanAgreed {
            instalments: vec![instalment],
            currency,
            invoices: vec![text("planned invoice")],
            replaces: vec![1],
            exception: some("plan"),
        }
        .into(),
    ]
}

fn dealings() -> Vec<Fact> {
    let step = || "zz step".into();
    vec![
        DisputeOpened {
            invoice: text("contested invoice"),
            amount: Some(Decimal::ONE),
            reason: Some(DisputeReason::Price),
            text: some("dispute"),
            assignee: some("assignee"),
            review_on: Some(day(2)),
        }
        .into(),
        DisputeReviewed {
            dispute: 2,
            review_on: Some(day(2)),
        }
        .into(),
        DisputeResolved {
            dispute: 2,
            outcome: Some(DisputeOutcome::Paid),
            text: some("resolution"),
        }
        .into(),
        HoldPlaced {
            invoice: some("held invoice"),
            reason: some("hold"),
            until: day(3),
        }
        .into(),
        HoldReleased { hold: 2 }.into(),
        Snoozed {
            until: day(3),
            reason: some("snooze"),
        }
        .into(),
        Contact {
            channel: Channel::Call,
            direction: Direction::Out,
            outcome: Outcome::Promised,
            call_back_at: Some(at(1, 9)),
            note: some("contact"),
            person: some("with whom"),
            address: some("address"),
            seconds: Some(7),
            excuse: some("excuse"),
            step: Some(StepOf {
                protocol: DebtorType::Illiquid,
                step: step(),
                due_on: Some(day(-3)),
            }),
            exception: some("limit"),
            written: Some(Box::new(Written {
                subject: "zz subject".into(),
                text: "zz text of the message".into(),
                template: some("template"),
                message_id: some("message id"),
                attachments: vec!["zz attachment".into()],
                invoices: vec!["zz F-9".into()],
                answer: some("answer of the server"),
                on_word: false,
            })),
        }
        .into(),
        CallBackSet {
            at: Some(at(1, 9)),
            person: some("whom to call"),
            reason: some("call back"),
        }
        .into(),
        StepMarked {
            protocol: DebtorType::Illiquid,
            step: step(),
            due_on: Some(day(-3)),
            how: StepHow::Moved { until: day(3) },
            reason: some("why this step"),
        }
        .into(),
        ServiceChanged {
            state: ServiceState::Warned,
            reason: some("service"),
        }
        .into(),
        HandedOver {
            to: Collector::Agency,
            name: some("agency"),
            reason: some("hand-over"),
        }
        .into(),
    ]
}

/// The texts of a JSON value that were filled in by [`text`].
fn leaves(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) if text.starts_with("zz ") => {
            found.insert(text.clone());
        }
        Value::Array(items) => items.iter().for_each(|it| leaves(it, found)),
        Value::Object(fields) => fields.values().for_each(|it| leaves(it, found)),
        _ => {}
    }
}

fn written(fact: &Fact) -> Value {
    serde_json::from_str(&fact.encode().expect("is written")).expect("is JSON")
}

#[test]
fn every_kind_of_fact_is_among_the_filled() {
    let facts = filled();
    let is_there = |kind: &&&str| facts.iter().any(|fact| fact.kind() == **kind);
    let missing: Vec<_> = Fact::KINDS.iter().filter(|it| !is_there(it)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_text_of_every_fact_is_known() {
    for mut fact in filled() {
        let mut there = BTreeSet::new();
        leaves(&written(&fact), &mut there);
        let mut known = BTreeSet::new();
        each_text(&mut fact, &mut |_, _, text| {
            known.extend((!text.is_empty()).then(|| text.to_owned()));
            false
        });
        let kind = fact.kind();
        assert_eq!(
            there, known,
            "what becomes of the texts of `{kind}` is not said"
        );
    }
}

#[test]
fn what_is_told_to_go_goes_and_nothing_else() {
    for fact in filled() {
        let mut going = BTreeSet::new();
        let mut cleansed = fact.clone();
        each_text(&mut cleansed, &mut |_, nature, text| {
            if nature != Nature::Stays {
                going.insert(text.to_owned());
            }
            true
        });
        let (mut before, mut after) = (BTreeSet::new(), BTreeSet::new());
        leaves(&written(&fact), &mut before);
        leaves(&written(&cleansed), &mut after);
        let stays: BTreeSet<_> = before.difference(&going).cloned().collect();
        assert_eq!(after, stays, "{}", fact.kind());
    }
}

#[test]
fn what_becomes_of_each_text() {
    let mut table = String::new();
    for mut fact in filled() {
        let mut seen = Vec::new();
        each_text(&mut fact, &mut |place, nature, _| {
            if !seen.contains(&(place, nature)) {
                seen.push((place, nature));
            }
            false
        });
        for ((kind, field), nature) in seen {
            let _ = writeln!(table, "{kind} {field}: {nature:?}");
        }
    }
    expect![[r#"
        details code: Code
        details name: Personal
        details tax_id: Personal
        details email: Personal
        details phone: Personal
        details contact_person: Personal
        person name: Personal
        person role: Personal
        person phones: Personal
        person emails: Personal
        person whatsapp: Personal
        person language: Personal
        person best_hours: Personal
        person do_not_contact.reason: Words
        profile relationship: Opinion
        profile country: Stays
        profile sector: Words
        profile needs: Words
        profile capacity: Opinion
        profile warning_signs: Opinion
        profile allowed_channels: Opinion
        tags added: Words
        tags removed: Words
        type reason: Words
        note text: Words
        erased reason: Stays
        readmitted reason: Words
        invoice number: Stays
        invoice notes: Words
        payment allocations.invoice: Stays
        payment reference: Words
        payment_corrected allocations.invoice: Stays
        payment_corrected reference: Words
        payment_corrected reason: Words
        credit_allocated allocations.invoice: Stays
        credit_note invoice: Stays
        credit_note number: Stays
        credit_note reason: Words
        write_off invoice: Stays
        write_off reason: Words
        charge invoice: Stays
        charge number: Stays
        charge_waived reason: Words
        promise invoices: Stays
        promise exception: Words
        promise_cancelled reason: Words
        plan invoices: Stays
        plan exception: Words
        dispute_opened invoice: Stays
        dispute_opened text: Words
        dispute_opened assignee: Words
        dispute_resolved text: Words
        hold_placed invoice: Stays
        hold_placed reason: Words
        snoozed reason: Words
        contact note: Words
        contact person: Personal
        contact address: Personal
        contact excuse: Stays
        contact step: Stays
        contact exception: Words
        contact written.subject: Words
        contact written.text: Words
        contact written.template: Stays
        contact written.message_id: Words
        contact written.attachments: Words
        contact written.invoices: Stays
        contact written.answer: Words
        call_back person: Personal
        call_back reason: Words
        step step: Stays
        step reason: Words
        service reason: Words
        handed_over name: Stays
        handed_over reason: Words
    "#]]
    .assert_eq(&table);
}

/// A client with all that people write down, and a person that is to be erased alone.
fn chain() -> Vec<Entry> {
    let details = Details {
        code: Some("C0001".into()),
        name: Some("Talleres Quiñonero S.L.".into()),
        tax_id: Some("B-1234567-4".into()),
        email: Some("taller@example.com".into()),
        phone: Some("976 01 24 18".into()),
        contact_person: Some("Zoraida Quiñonero".into()),
    };
    let person = PersonStated {
        name: "Luis Urrutia".into(),
        role: Some("contable".into()),
        phones: vec!["+34600123123".into()],
        emails: vec!["luis@example.com".into()],
        ..PersonStated::default()
    };
    let invoice = InvoiceStated {
        number: "F-1".into(),
        issued_on: day(-40),
        due_on: day(-10),
        total: Decimal::from(100),
        currency: Currency::EUR,
        instalments: Vec::new(),
        uuid: None,
        corrects: Vec::new(),
        notes: Some("obra de Urrutia".into()),
    };
    let call = |person: &str, note: &str| Contact {
        note: Some(note.into()),
        person: Some(person.into()),
        ..Contact::new(Channel::Call, Direction::Out, Outcome::Promised)
    };
    let promise = PromiseMade {
        amount: Decimal::from(60),
        currency: Currency::EUR,
        due_on: day(3),
        invoices: vec!["F-1".into()],
        replaces: Vec::new(),
        check_in_on: None,
        exception: None,
    };
    let note = |text: &str| Note { text: text.into() };
    let facts: Vec<Fact> = vec![
        details.into(),
        person.into(),
        invoice.into(),
        call("Zoraida Quiñonero", "pagan el viernes").into(),
        call("Luis Urrutia", "que está de baja").into(),
        payment_of(40).into(),
        promise.into(),
        note("Luis es quien firma").into(),
        note("el lunes no abren").into(),
    ];
    let numbered = (1..).zip(facts);
    numbered
        .map(|(number, fact)| entry(number, at(-9, 9), fact))
        .collect()
}

fn payment_of(amount: i64) -> Payment {
    Payment {
        amount: Decimal::from(amount),
        currency: Currency::EUR,
        allocations: Vec::new(),
        day_assumed: false,
        method: None,
        reference: Some("transf. de Luis".into()),
        movement: None,
    }
}

/// What is left of a chain, an entry a line.
fn left(entries: &[Entry], subject: &Subject) -> String {
    let erasing = Erasing::of(entries, subject, "anon-7");
    let after = erasing.applied(entries);
    let lines = after.iter().map(|entry| {
        let changed = if erasing.changes.contains_key(&entry.number) {
            "*"
        } else {
            " "
        };
        let fact = entry.fact.as_ref().map(|it| {
            let content = it.encode().expect("is written");
            format!("{} {content}", it.kind())
        });
        let fact = fact.unwrap_or_else(|| "empty".into());
        format!("{changed} {fact}\n")
    });
    lines.collect()
}

#[test]
fn of_a_client_amounts_days_and_outcomes_are_left() {
    expect![[r#"
        * details {"code":"C0001"}
        * empty
        * invoice {"number":"F-1","issued_on":"2026-10-14","due_on":"2026-11-13","total":"100","currency":"EUR"}
        * contact {"channel":"call","direction":"out","outcome":"promised"}
        * contact {"channel":"call","direction":"out","outcome":"promised"}
        * payment {"amount":"40","currency":"EUR"}
          promise {"amount":"60","currency":"EUR","due_on":"2026-11-26","invoices":["F-1"]}
        * empty
        * empty
    "#]].assert_eq(&left(&chain(), &Subject::Client));
}

#[test]
fn of_one_person_all_goes_that_names_them_and_nothing_of_others() {
    let subject = Subject::person(&chain(), "luis").expect("is known");
    expect![[r#"
          details {"code":"C0001","name":"Talleres Quiñonero S.L.","tax_id":"B-1234567-4","email":"taller@example.com","phone":"976 01 24 18","contact_person":"Zoraida Quiñonero"}
        * empty
        * invoice {"number":"F-1","issued_on":"2026-10-14","due_on":"2026-11-13","total":"100","currency":"EUR"}
          contact {"channel":"call","direction":"out","outcome":"promised","note":"pagan el viernes","person":"Zoraida Quiñonero"}
        * contact {"channel":"call","direction":"out","outcome":"promised"}
        * payment {"amount":"40","currency":"EUR"}
          promise {"amount":"60","currency":"EUR","due_on":"2026-11-26","invoices":["F-1"]}
        * empty
          note {"text":"el lunes no abren"}
    "#]].assert_eq(&left(&chain(), &subject));
}

#[test]
fn the_person_that_an_import_brought_can_be_erased_alone() {
    let subject = Subject::person(&chain(), "Zoraida Quiñonero").expect("is known");
    let erasing = Erasing::of(&chain(), &subject, "anon-7");
    let after = erasing.applied(&chain());
    let Some(Fact::Details(details)) = &after[0].fact else {
        panic!("the client is gone");
    };
    assert_eq!(details.name.as_deref(), Some("Talleres Quiñonero S.L."));
    assert_eq!(details.tax_id.as_deref(), Some("B-1234567-4"));
    assert_eq!(
        (&details.contact_person, &details.phone, &details.email),
        (&None, &None, &None)
    );
}

#[test]
fn who_is_meant_must_be_clear() {
    let known = |names: &[&str]| Err(names.iter().map(|it| (*it).to_owned()).collect());
    let all: Result<Subject, Vec<String>> = known(&["Luis Urrutia", "Zoraida Quiñonero"]);
    assert_eq!(Subject::person(&chain(), "Pepe"), all);
    assert_eq!(Subject::person(&chain(), "u"), all);
    assert!(Subject::person(&chain(), "quinonero").is_ok());
}

#[test]
fn no_amount_changes_and_erasing_again_finds_nothing() {
    let entries = chain();
    let after = Erasing::of(&entries, &Subject::Client, "anon-7").applied(&entries);
    let money = |entries: &[Entry], now: NaiveDateTime| {
        let account = Account::at(entries, now, &policy());
        let invoice = account.invoice("F-1").expect("is there");
        let promises = account.promises.iter();
        let promises: Vec<_> = promises
            .map(|it| (it.money, it.due_on, it.status, it.missing))
            .collect();
        (
            invoice.balance(),
            invoice.paid,
            promises,
            account.open().iter().collect::<Vec<_>>(),
        )
    };
    for days in [-9, 0, 3, 9, 100] {
        let now = at(days, 10);
        assert_eq!(money(&after, now), money(&entries, now), "{days}");
    }
    assert!(Erasing::of(&after, &Subject::Client, "anon-7").is_empty());
}

#[test]
fn a_code_that_tells_who_it_is_gives_way_to_a_name_that_does_not() {
    for (code, kept) in [
        ("C0001", true),
        ("4300012", true),
        ("B12345674", false),
        ("QUINONERO", false),
        ("976012418", false),
    ] {
        let mut entries = chain();
        if let Some(Fact::Details(details)) = &mut entries[0].fact {
            details.code = Some(code.into());
        }
        let erasing = Erasing::of(&entries, &Subject::Client, "anon-7");
        let after = erasing.applied(&entries);
        let account = Account::at(&after, at(0, 10), &policy());
        let called = if kept { code } else { "anon-7" };
        assert_eq!(account.details.key(), called);
        assert_eq!(account.details.code.is_some(), kept, "{code}");
        assert!(Erasing::of(&after, &Subject::Client, "anon-7").is_empty());
    }
}

#[test]
fn marks_are_the_same_however_a_text_is_written_and_not_in_another_book() {
    let salt = [1; 16];
    for (mark, one, other) in [
        (Mark::TaxId, "B-1234567-4", "b12345674"),
        (Mark::Name, "Talleres Quiñonero", "TALLERES QUINONERO "),
        (Mark::Phone, "+34 976 01 24 18", "976012418"),
        (Mark::Email, "Ana@Example.com", "ana@example.com"),
    ] {
        let hash = fingerprint(&salt, mark, one);
        assert_eq!(hash, fingerprint(&salt, mark, other), "{one}");
        assert_ne!(hash, fingerprint(&[2; 16], mark, one), "{one}");
        assert_ne!(hash, fingerprint(&salt, Mark::ContactPerson, one), "{one}");
    }
}

#[test]
fn an_erased_client_is_one_until_it_is_readmitted() {
    let today: NaiveDate = day(0);
    let erased = Erased {
        whose: Whose::Client,
        reason: None,
        emptied: vec![1],
        replaced: Vec::new(),
        marks: Vec::new(),
        salt: Hex([3; 16]),
    };
    let mut entries = chain();
    entries.push(entry(10, at(0, 9), erased.into()));
    let is_erased = |entries: &[Entry], now| {
        let account = Account::at(entries, now, &policy());
        account.erased_client().map(|it| it.at.date())
    };
    assert_eq!(is_erased(&entries, at(0, 10)), Some(today));
    assert_eq!(
        is_erased(&entries, at(-30, 10)),
        Some(today),
        "a past day too"
    );
    entries.push(entry(11, at(0, 9), Readmitted { reason: None }.into()));
    assert_eq!(is_erased(&entries, at(0, 10)), None);
}
