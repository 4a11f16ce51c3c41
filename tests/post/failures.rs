//! What can go wrong on the way, and what is known of a message then.

use std::time::{Duration, Instant};

use cobro::app::Sent;
use cobro::config::Security;
use cobro::domain::contact::Outcome;
use cobro::post::{PostError, Postman};
use cobro::store::OutboxState;

use super::house::{House, address};
use super::server::{Encrypted, Lost, Manners, certificate};

/// Why a message was not sent, and that it is kept as a draft with the reason.
#[track_caller]
fn failed(house: &mut House) -> PostError {
    let order = house.order(1, house.message(1, "Asunto", "Texto que costó escribir"));
    let sent = house.send(&order);
    let Sent::Failed { error, kept } = sent else {
        panic!("{sent:?}");
    };
    let outbox = house.outbox();
    assert_eq!(outbox.len(), 1);
    assert_eq!(Some(outbox[0].id), kept);
    assert_eq!(outbox[0].outgoing.message.text, "Texto que costó escribir");
    let expected = match error.answer() {
        Some(answer) => (OutboxState::Refused, answer.text.clone()),
        None => (OutboxState::Draft, error.to_string()),
    };
    let kept = outbox[0].answer.clone().unwrap_or_default();
    assert_eq!((outbox[0].state, kept), expected);
    assert_eq!(house.contacts(1), []);
    assert_eq!(house.server.recipients(), Vec::<String>::new());
    error
}

#[test]
fn a_refused_recipient_leaves_a_draft_with_the_servers_words() {
    for (code, is_final) in [(550, true), (450, false)] {
        let refused = vec![(address(1), code, "5.1.1 no such user".to_owned())];
        let mut house = House::new(
            1,
            Manners {
                refused,
                ..Manners::default()
            },
        );
        let PostError::Recipient {
            address: to,
            answer,
        } = failed(&mut house)
        else {
            panic!("the recipient");
        };
        assert_eq!(to, address(1));
        assert_eq!(answer.text, format!("{code} 5.1.1 no such user"));
        assert_eq!(answer.is_final, is_final);
        assert_eq!(house.server.log().begun, 0);
    }
}

#[test]
fn refused_words_leave_a_draft_and_the_connection_goes_on() {
    let refused_words = Some(("costó".to_owned(), 554));
    let mut house = House::new(
        2,
        Manners {
            refused_words,
            ..Manners::default()
        },
    );
    // The words are encoded on the way, so the subject is looked for in their place.
    house.server.manners().refused_words = Some(("Asunto".into(), 554));
    let mut postman = house.postman();
    let order = house.order(1, house.message(1, "Asunto", "x"));
    let sent = house.send_by(&order, &mut postman);
    assert!(
        matches!(&sent, Sent::Failed { error: PostError::Refused(it), .. } if it.is_final),
        "{sent:?}"
    );
    let order = house.order(2, house.message(2, "Otro", "x"));
    assert!(matches!(
        house.send_by(&order, &mut postman),
        Sent::Confirmed { .. }
    ));
    assert_eq!(house.server.log().connections, 1);
}

#[test]
fn a_wrong_password_is_said_once_and_told() {
    let account = Some(("ana".to_owned(), "another".to_owned()));
    let mut house = House::new(
        3,
        Manners {
            account,
            ..Manners::default()
        },
    );
    house.mail.user = "ana".into();
    let error = failed(&mut house);
    assert!(
        matches!(&error, PostError::SignIn { user, answer } if user == "ana" && answer.starts_with("535 ")),
        "{error:?}"
    );
    assert_eq!(house.server.log().signed_in, [("ana".to_owned(), false)]);
    // A run does not try it again for every client, or the account might be locked.
    let report = house.send_all();
    assert_eq!(report.handled.len(), 0);
    assert_eq!(report.left.len(), 3);
    assert_eq!(house.server.log().signed_in.len(), 2);
}

#[test]
fn nobody_answers_and_nothing_is_waited_for_forever() {
    let mut house = House::new(1, Manners::default());
    // A port that was free a moment ago.
    let free = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    house.mail.port = free.local_addr().expect("an address").port();
    drop(free);
    assert!(matches!(failed(&mut house), PostError::Unreachable { .. }));
    // A server that never says a word.
    let mut house = House::new(1, Manners::default());
    let silent = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    house.mail.port = silent.local_addr().expect("an address").port();
    house.mail.timeout = 1;
    let start = Instant::now();
    assert!(matches!(failed(&mut house), PostError::Unreachable { .. }));
    assert!(
        start.elapsed() < Duration::from_secs(10),
        "{:?}",
        start.elapsed()
    );
}

#[test]
fn a_certificate_that_nobody_vouches_for_is_not_believed() {
    let (config, _) = certificate("localhost");
    let (_, another) = certificate("localhost");
    let (misnamed, own) = certificate("elsewhere.example");
    for (security, encrypted, trusted) in [
        (Security::Tls, Encrypted::FromStart(config.clone()), None),
        (
            Security::Starttls,
            Encrypted::Starttls(config.clone()),
            None,
        ),
        (
            Security::Tls,
            Encrypted::FromStart(config.clone()),
            Some(&another),
        ),
        (Security::Tls, Encrypted::FromStart(misnamed), Some(&own)),
        // A server without encryption, or somebody on the way who pretends so.
        (Security::Starttls, Encrypted::No, None),
    ] {
        let account = Some(("ana".to_owned(), "ñ0-s3cret".to_owned()));
        let mut house = House::new(
            1,
            Manners {
                encrypted,
                account,
                ..Manners::default()
            },
        );
        house.mail.security = security;
        house.mail.user = "ana".into();
        if let Some(pem) = trusted {
            let path = house.path("ca.pem");
            std::fs::write(&path, pem).expect("written");
            house.mail.ca_file = path.display().to_string();
        }
        let error = failed(&mut house);
        assert!(matches!(error, PostError::Unreachable { .. }), "{error:?}");
        assert_eq!(house.server.log().signed_in, []);
    }
}

#[test]
fn settings_that_make_no_sense_are_told_before_anything_is_tried() {
    let house = House::new(1, Manners::default());
    let told = |change: &dyn Fn(&mut cobro::config::MailConfig, &mut cobro::config::House)| {
        let (mut mail, mut own) = (house.mail.clone(), house.own.clone());
        change(&mut mail, &mut own);
        Postman::new(&mail, &own, None)
            .err()
            .map(|error| error.id())
    };
    assert_eq!(told(&|_, _| {}), None);
    assert_eq!(told(&|mail, _| mail.host.clear()), Some("mail_not_set_up"));
    assert_eq!(told(&|_, own| own.email.clear()), Some("mail_not_set_up"));
    assert_eq!(
        told(&|_, own| own.email = "penon".into()),
        Some("own_address")
    );
    assert_eq!(
        told(&|mail, _| mail.reply_to = "a b".into()),
        Some("own_address")
    );
    assert_eq!(
        told(&|mail, _| mail.host = "smtp.example.com".into()),
        Some("unencrypted")
    );
    assert_eq!(
        told(&|mail, _| mail.user = "ana".into()),
        Some("no_password")
    );
}

#[test]
fn an_address_that_is_none_never_reaches_the_server() {
    let mut house = House::new(1, Manners::default());
    for address in [
        None,
        Some(""),
        Some("sin arroba"),
        Some("a@b@c"),
        Some("a@b.es>\r\nRCPT TO:<x@y.es"),
    ] {
        let mut message = house.message(1, "x", "y");
        message.to.as_mut().expect("somebody").address = address.map(str::to_owned);
        let order = house.order(1, message);
        let sent = house.send(&order);
        assert!(
            matches!(
                &sent,
                Sent::Failed {
                    error: PostError::Address(_),
                    ..
                }
            ),
            "{address:?}: {sent:?}"
        );
    }
    assert_eq!(house.server.log().asked, Vec::<String>::new());
}

#[test]
fn a_connection_lost_before_the_text_leaves_no_doubt() {
    let lost = vec![(address(1), Lost::AfterRecipient)];
    let mut house = House::new(
        1,
        Manners {
            lost,
            ..Manners::default()
        },
    );
    assert!(matches!(failed(&mut house), PostError::Unreachable { .. }));
    assert_eq!(house.server.log().begun, 0);
}

#[test]
fn a_connection_lost_with_the_text_leaves_doubt_that_only_a_person_clears_up() {
    for (lost, arrived) in [(Lost::InText, false), (Lost::BeforeAnswer, true)] {
        let manners = Manners {
            lost: vec![(address(1), lost)],
            ..Manners::default()
        };
        let mut house = House::new(1, manners);
        let order = house.order(1, house.message(1, "Asunto", "Texto"));
        let sent = house.send(&order);
        assert!(matches!(sent, Sent::Unknown { .. }), "{lost:?}: {sent:?}");
        assert_eq!(house.server.log().delivered.len(), usize::from(arrived));
        let kept = house.outbox().pop().expect("is shown");
        assert_eq!(kept.state, OutboxState::Unknown);
        assert_eq!(house.contacts(1), []);
        // Whether it did is found out by a person.
        if arrived {
            house.book.message_arrived(kept.id).expect("is in doubt");
            let contact = house.contacts(1).pop().expect("recorded");
            assert_eq!(contact.outcome, Outcome::Sent);
            let written = contact.written.expect("with its text");
            assert!(written.on_word);
            assert_eq!(written.answer, None);
            assert_eq!(written.message_id, kept.outgoing.message_id);
        } else {
            let mut order = order;
            order.kept = Some(kept.id);
            assert!(matches!(house.send(&order), Sent::Confirmed { .. }));
            // With the same id, a mail program that got both shows one.
            let mail = house.server.last();
            let id = kept.outgoing.message_id.expect("was offered");
            assert!(String::from_utf8_lossy(&mail.text).contains(&id));
        }
        assert_eq!(house.outbox(), []);
        assert_eq!(house.contacts(1).len(), 1);
    }
}

#[test]
fn a_second_attempt_that_fails_does_not_end_the_doubt_of_the_first() {
    let lost = vec![(address(1), Lost::BeforeAnswer)];
    let mut house = House::new(
        1,
        Manners {
            lost,
            ..Manners::default()
        },
    );
    let mut order = house.order(1, house.message(1, "Asunto", "Texto"));
    house.send(&order);
    let kept = house.outbox().pop().expect("is shown");
    order.kept = Some(kept.id);
    house
        .server
        .manners()
        .refused
        .push((address(1), 550, "no".into()));
    assert!(matches!(house.send(&order), Sent::Failed { .. }));
    let after = house.outbox().pop().expect("is still shown");
    assert_eq!((after.id, after.state), (kept.id, OutboxState::Unknown));
    assert_eq!(after.answer.as_deref(), Some("550 no"));
}
