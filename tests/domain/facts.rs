//! How facts are stored: every kind round-trips, and what is written down stays readable.

use cobro::domain::debtor::Details;
use cobro::domain::fact::{
    BatchId, Channel, Contact, Direction, Erased, Fact, Outcome, PersonStated, Profile, Readmitted,
    Tagged,
};
use cobro::domain::person::{DoNotContact, HourRange};
use cobro::domain::privacy::{Hex, Mark, Replaced, Whose};
use cobro::domain::profile::{Capacity, Relationship, WarningSign};
use expect_test::expect;

use crate::story::{Story, batch};

/// One fact of every kind, with what can be left out and without it.
fn every_kind() -> Vec<Fact> {
    let story = Story::read(
        "
        -40 type illiquid
        -40 invoice 007 100.50 due -10
        -40 invoice A-2 100.00 USD in 60.00@-10,40@20
        -9 payment 100 for 007:60,A-2:40 day-assumed
        -9 payment -0.50
        -9 dispute 007 30 review 2
        -9 dispute 007
        -8 reviewed #6 review 9
        -7 resolved #6
        -9 hold 007 until 5
        -9 hold all until 5
        -8 release #10
        -8 snooze until 5
        -8 promise 100 due -1 for 007,A-2 check-in -3 replaces #3
        -8 promise 1000000000000000.01 due -1
        -2 cancel #14
        -8 plan 50@-1,50@29 for 007
        -8 09:30 call call_back back 0 16:00
        -8 client email sent
        -8 note
        -1 undo #3
        -8 correct #3 to 99.90 on -7 for 007:60
        -8 correct #4 to nothing
        -8 use 007:0.50
        -8 credit 007 30.00 as AB-1
        -8 writeoff 007 5
        -8 terms business rate 8.5 days 60 years 3 prepaid
        -8 charge interest 007 1.20 as INT-1 due 5 through -8
        -1 waive #28
        -8 plan 50@-1 replaces #14
        -8 call no_answer step find_out_why
        -8 back 0 16:00
        -8 step call moved until 5 in forgetful
        -8 service warned
        -8 handed agency
        ",
    );
    let tagged = Tagged {
        added: vec!["obra".into()],
        removed: vec!["nuevo".into()],
    };
    let details = Details {
        code: Some("0042".into()),
        name: Some("Talleres Ibáñez \"S.L.\"\u{1b}[31m".into()),
        ..Details::default()
    };
    let person = PersonStated {
        name: "Ana Ruiz".into(),
        role: Some("administración".into()),
        phones: vec!["+34911234567".into()],
        emails: vec!["ana@example.com".into()],
        whatsapp: Some("+34600123123".into()),
        language: Some("es".into()),
        best_hours: Some(HourRange {
            from: chrono::NaiveTime::from_hms_opt(9, 0, 0).expect("an hour"),
            to: chrono::NaiveTime::from_hms_opt(11, 30, 0).expect("an hour"),
        }),
        do_not_contact: Some(DoNotContact {
            reason: "de baja".into(),
            channels: vec![Channel::Call],
        }),
        ..PersonStated::default()
    };
    let profile = Profile {
        relationship: Some(Relationship::Friend),
        country: Some("CO".into()),
        sector: Some("obra".into()),
        capacity: Some(vec![Capacity::Tight]),
        warning_signs: Some(vec![WarningSign::Disorganised]),
        allowed_channels: Some(vec![Channel::Email]),
        ..Profile::default()
    };
    let call = Contact {
        person: Some("Ana Ruiz".into()),
        address: Some("+34911234567".into()),
        seconds: Some(187),
        excuse: Some("boss_away".into()),
        exception: Some("lo pidió ella".into()),
        ..Contact::new(Channel::Call, Direction::Out, Outcome::Promised)
    };
    let told = story.entries.into_iter().filter_map(|entry| entry.fact);
    let erased = Erased {
        whose: Whose::Client,
        reason: Some("lo pidió por escrito".into()),
        emptied: vec![2, 9],
        replaced: vec![Replaced {
            entry: 1,
            hash: Hex([0xab; 32]),
        }],
        marks: vec![(Mark::TaxId, Hex([1; 16]))],
        salt: Hex([0x0f; 16]),
    };
    let more: [Fact; 7] = [
        erased.into(),
        Readmitted { reason: None }.into(),
        tagged.into(),
        details.into(),
        person.into(),
        profile.into(),
        call.into(),
    ];
    told.chain(more).collect()
}

#[test]
fn every_kind_of_fact_is_read_back_as_it_was_written() {
    for fact in every_kind() {
        let written = fact.encode().expect("is written");
        let read = Fact::decode(fact.kind(), &written).expect("is read");
        assert_eq!(read, fact);
        assert_eq!(read.encode().as_ref(), Ok(&written), "no zero is lost");
    }
}

#[test]
fn the_examples_are_of_all_kinds() {
    let facts = every_kind();
    let missing = Fact::KINDS
        .iter()
        .find(|kind| !facts.iter().any(|fact| fact.kind() == **kind));
    assert_eq!(missing, None);
}

#[test]
fn what_is_stored_keeps_its_form() {
    let lines = every_kind().into_iter().map(|fact| {
        let written = fact.encode().expect("is written");
        format!("{} {written}\n", fact.kind())
    });
    expect![[r#"
        type {"debtor_type":"illiquid"}
        invoice {"number":"007","issued_on":"2026-10-14","due_on":"2026-11-13","total":"100.50","currency":"EUR"}
        invoice {"number":"A-2","issued_on":"2026-10-14","due_on":"2026-12-13","total":"100.00","currency":"USD","instalments":[{"due_on":"2026-11-13","amount":"60.00"},{"due_on":"2026-12-13","amount":"40"}]}
        payment {"amount":"100","currency":"EUR","allocations":[{"invoice":"007","amount":"60"},{"invoice":"A-2","amount":"40"}],"day_assumed":true}
        payment {"amount":"-0.50","currency":"EUR"}
        dispute_opened {"invoice":"007","amount":"30","review_on":"2026-11-25"}
        dispute_opened {"invoice":"007"}
        dispute_reviewed {"dispute":6,"review_on":"2026-12-02"}
        dispute_resolved {"dispute":6}
        hold_placed {"invoice":"007","until":"2026-11-28"}
        hold_placed {"until":"2026-11-28"}
        hold_released {"hold":10}
        snoozed {"until":"2026-11-28"}
        promise {"amount":"100","currency":"EUR","due_on":"2026-11-22","invoices":["007","A-2"],"replaces":3,"check_in_on":"2026-11-20"}
        promise {"amount":"1000000000000000.01","currency":"EUR","due_on":"2026-11-22"}
        promise_cancelled {"promise":14}
        plan {"instalments":[{"due_on":"2026-11-22","amount":"50"},{"due_on":"2026-12-22","amount":"50"}],"currency":"EUR","invoices":["007"]}
        contact {"channel":"call","direction":"out","outcome":"call_back","call_back_at":"2026-11-23T16:00:00"}
        contact {"channel":"email","direction":"in","outcome":"sent"}
        note {"text":"note"}
        reversal {"batch":"00000000000000000000000000000003"}
        payment_corrected {"payment":3,"becomes":{"paid_on":"2026-11-16","amount":"99.90","currency":"EUR","allocations":[{"invoice":"007","amount":"60"}]}}
        payment_corrected {"payment":4}
        credit_allocated {"currency":"EUR","allocations":[{"invoice":"007","amount":"0.50"}]}
        credit_note {"invoice":"007","amount":"30.00","number":"AB-1"}
        write_off {"invoice":"007","amount":"5","reason":"gone"}
        terms {"client_kind":"business","payment_days":60,"interest_rate":"8.5","prescription_years":3,"prepayment":true}
        charge {"kind":"interest","invoice":"007","number":"INT-1","amount":"1.20","currency":"EUR","through":"2026-11-15","due_on":"2026-11-28"}
        charge_waived {"charge":28}
        plan {"instalments":[{"due_on":"2026-11-22","amount":"50"}],"currency":"EUR","replaces":14}
        contact {"channel":"call","direction":"out","outcome":"no_answer","step":{"protocol":"unclassified","step":"find_out_why"}}
        call_back {"at":"2026-11-23T16:00:00"}
        step {"protocol":"forgetful","step":"call","how":{"moved":{"until":"2026-11-28"}},"reason":"a reason"}
        service {"state":"warned"}
        handed_over {"to":"agency"}
        erased {"whose":"client","reason":"lo pidió por escrito","emptied":[2,9],"replaced":[{"entry":1,"hash":"abababababababababababababababababababababababababababababababab"}],"marks":[["tax_id","01010101010101010101010101010101"]],"salt":"0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f"}
        readmitted {}
        tags {"added":["obra"],"removed":["nuevo"]}
        details {"code":"0042","name":"Talleres Ibáñez \"S.L.\"\u001b[31m"}
        person {"name":"Ana Ruiz","role":"administración","phones":["+34911234567"],"emails":["ana@example.com"],"whatsapp":"+34600123123","language":"es","best_hours":{"from":"09:00:00","to":"11:30:00"},"do_not_contact":{"reason":"de baja","channels":["call"]}}
        profile {"relationship":"friend","country":"CO","sector":"obra","capacity":["tight"],"warning_signs":["disorganised"],"allowed_channels":["email"]}
        contact {"channel":"call","direction":"out","outcome":"promised","person":"Ana Ruiz","address":"+34911234567","seconds":187,"excuse":"boss_away","exception":"lo pidió ella"}
    "#]].assert_eq(&lines.collect::<String>());
}

#[test]
fn an_unknown_kind_is_an_error_that_names_it() {
    let error = Fact::decode("teleported", "{}").expect_err("is unknown");
    expect!["a fact of kind `teleported` cannot be read: this version of cobro does not know it"]
        .assert_eq(&error.to_string());
}

#[test]
fn a_content_that_does_not_fit_its_kind_is_an_error() {
    let not_fitting = [
        "",
        "{",
        "{}",
        "[]",
        r#"{"until": "2026-02-30"}"#,
        r#"{"until": 3}"#,
    ];
    for content in not_fitting {
        let error = Fact::decode("snoozed", content).expect_err(content);
        assert_eq!(error.kind, "snoozed");
    }
}

#[test]
fn a_batch_id_is_thirty_two_hexadecimal_digits() {
    let written = batch(0xab01).to_string();
    assert_eq!(written, format!("{}ab01", "0".repeat(28)));
    assert_eq!(written.parse(), Ok(batch(0xab01)));
    for wrong in [
        "",
        "ab01",
        &written[1..],
        &format!("{written}0"),
        &written.replace('a', "g"),
    ] {
        assert!(wrong.parse::<BatchId>().is_err(), "{wrong}");
    }
    assert!(
        "+1".repeat(16).parse::<BatchId>().is_err(),
        "a sign is no digit"
    );
    assert!("ñ".repeat(16).parse::<BatchId>().is_err());
}

#[test]
fn one_promise_replaced_is_read_as_it_always_was_and_several_as_a_list() {
    use cobro::domain::fact::Fact;
    for (written, replaces) in [
        (r#""replaces":3"#, &[3][..]),
        (r#""replaces":[3,5]"#, &[3, 5]),
        (r#""check_in_on":null"#, &[]),
    ] {
        let content =
            format!(r#"{{"amount":"100","currency":"EUR","due_on":"2026-11-22",{written}}}"#);
        let fact = Fact::decode("promise", &content).expect("is read");
        let Fact::Promise(promise) = &fact else {
            panic!("{fact:?}");
        };
        assert_eq!(promise.replaces, replaces);
        let again = fact.encode().expect("is written");
        assert_eq!(again.contains(written), !replaces.is_empty(), "{again}");
        assert_eq!(Fact::decode("promise", &again).expect("is read"), fact);
    }
}
