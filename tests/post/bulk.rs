//! Many messages: who gets one, who does not and why, and how a run goes on after it was stopped.

use cobro::app::{BulkOrder, BulkOutcome, BulkReport, Skip, Stopped};
use cobro::domain::contact::Contact;
use cobro::domain::fact::Channel;
use cobro::domain::order::{ContactOrder, ForStep, Order, PaymentOrder, SnoozeOrder};
use cobro::domain::queue::Filter;
use cobro::store::DebtorId;

use super::house::{House, Typist, address};
use super::server::{Lost, Manners};

fn addresses(numbers: impl IntoIterator<Item = usize>) -> Vec<String> {
    numbers.into_iter().map(address).collect()
}

/// What came of each client, in order of their codes.
fn outcomes(report: &BulkReport) -> Vec<(String, &'static str)> {
    let each = report
        .handled
        .iter()
        .map(|it| (it.code.clone(), it.outcome.id()));
    let mut all: Vec<_> = each.collect();
    all.sort();
    all
}

#[test]
fn everybody_who_is_due_gets_one_over_one_connection_and_nobody_a_second() {
    let mut house = House::new(12, Manners::default());
    let report = house.send_all();
    assert_eq!(report.count("sent"), 12, "{report:?}");
    let mut got = house.server.recipients();
    got.sort();
    let mut all = addresses(1..=12);
    all.sort();
    assert_eq!(got, all);
    assert_eq!(house.server.log().connections, 1);
    for number in 1..=12 {
        assert_eq!(house.contacts(number).len(), 1);
    }
    let again = house.send_all();
    assert_eq!((again.handled.len(), again.left.len()), (0, 0));
    assert_eq!(house.server.recipients().len(), 12);
    // Not even when they are named, and the template with them.
    let order = BulkOrder {
        template: Some("friendly_reminder".into()),
        ..BulkOrder::default()
    };
    let everybody: Vec<DebtorId> = (1..=12).map(|it| house.debtor(it)).collect();
    let mut postman = house.postman();
    let named = house
        .book
        .send_each(&everybody, &order, &Typist, &mut postman, &mut |_| true);
    assert_eq!(named.count("skipped"), 12, "{named:?}");
    assert!(
        named
            .handled
            .iter()
            .all(|it| matches!(it.outcome, BulkOutcome::Skipped(Skip::SentToday)))
    );
}

#[test]
fn only_whose_step_it_is_gets_one() {
    let mut house = House::new(5, Manners::default());
    let snooze = SnoozeOrder {
        until: "2026-12-01".parse().expect("a day"),
        reason: "de viaje".into(),
    };
    house
        .book
        .order(house.debtor(2), &Order::Snooze(snooze))
        .expect("snoozed");
    let paid = PaymentOrder::default();
    house
        .book
        .order(house.debtor(3), &Order::Payment(paid))
        .expect("paid");
    let unclassified = cobro::domain::debtor::DebtorType::Unclassified;
    house
        .book
        .set_type(&[house.debtor(4)], unclassified, None)
        .expect("set");
    let due = house.due();
    assert_eq!(due.len(), 2);
    // Whoever is named and is not due gets nothing either.
    let everybody: Vec<DebtorId> = (1..=5).map(|it| house.debtor(it)).collect();
    let order = BulkOrder {
        step: Some("friendly_reminder".into()),
        ..BulkOrder::default()
    };
    let mut postman = house.postman();
    let report = house
        .book
        .send_each(&everybody, &order, &Typist, &mut postman, &mut |_| true);
    let expected = [
        ("K1", "sent"),
        ("K2", "skipped"),
        ("K3", "skipped"),
        ("K4", "skipped"),
        ("K5", "sent"),
    ];
    assert_eq!(
        outcomes(&report),
        expected.map(|(code, what)| (code.to_owned(), what))
    );
    let other = house
        .book
        .due_by_email(&Filter::default(), Some("resend_papers"));
    assert!(other.expect("read").is_empty());
}

#[test]
fn limits_and_old_imports_leave_clients_out_unless_there_is_a_reason() {
    let mut house = House::new(2, Manners::default());
    let refuse = cobro::domain::person::PersonStated {
        person: Some(cobro::domain::person::IMPORTED),
        name: "Elvira".into(),
        emails: vec![address(1)],
        do_not_contact: Some(cobro::domain::person::DoNotContact {
            reason: "lo pidió".into(),
            channels: vec![Channel::Email],
        }),
        ..Default::default()
    };
    house
        .book
        .order(house.debtor(1), &Order::Person(Box::new(refuse)))
        .expect("written");
    let report = house.send_all();
    let skipped = report
        .handled
        .iter()
        .find(|it| it.code == "K1")
        .expect("was looked at");
    assert!(
        matches!(skipped.outcome, BulkOutcome::Skipped(Skip::NoAddress)),
        "{skipped:?}"
    );
    assert_eq!(house.server.recipients(), [address(2)]);

    // Eight days later the import is old.
    let mut house = House::new(2, Manners::default());
    let later = super::house::at("2026-12-01T10:00:00");
    house.book.set_clock(cobro::clock::Clock::Fixed(later));
    let due: Vec<DebtorId> = (1..=2).map(|it| house.debtor(it)).collect();
    let mut postman = house.postman();
    let mut order = BulkOrder::default();
    let report = house
        .book
        .send_each(&due, &order, &Typist, &mut postman, &mut |_| true);
    for handled in &report.handled {
        let BulkOutcome::Skipped(skip) = &handled.outcome else {
            panic!("{handled:?}");
        };
        assert_eq!(skip.id(), "stale_import");
    }
    order.despite = Some("mirado en el banco".into());
    let report = house
        .book
        .send_each(&due, &order, &Typist, &mut postman, &mut |_| true);
    assert_eq!(report.count("sent"), 2, "{report:?}");
    // An old import is no limit: nothing was gone beyond.
    assert_eq!(house.contacts(1)[0].exception, None);
}

#[test]
fn refusals_and_losses_stop_nobody_else() {
    let manners = Manners {
        refused: vec![
            (address(2), 550, "no such user".into()),
            (address(3), 451, "later".into()),
        ],
        lost: vec![(address(4), Lost::InText), (address(5), Lost::BeforeAnswer)],
        most_per_connection: Some(2),
        ..Manners::default()
    };
    let mut house = House::new(9, manners);
    let report = house.send_all();
    let expected = [
        "sent", "refused", "refused", "unknown", "unknown", "sent", "sent", "sent", "sent",
    ];
    let told: Vec<&str> = outcomes(&report)
        .into_iter()
        .map(|(_, what)| what)
        .collect();
    assert_eq!(told, expected, "{report:?}");
    assert!(report.stopped.is_none());
    // Started again: who was refused for good and who is in doubt gets nothing, who was asked to wait does.
    house.server.manners().refused.pop();
    let report = house.send_all();
    let expected = [
        ("K2", "skipped"),
        ("K3", "sent"),
        ("K4", "skipped"),
        ("K5", "skipped"),
    ];
    assert_eq!(
        outcomes(&report),
        expected.map(|(code, what)| (code.to_owned(), what)),
        "{report:?}"
    );
    let mut got = house.server.recipients();
    got.sort();
    // The one that came in before the connection was lost is there once.
    assert_eq!(got, addresses([1, 3, 5, 6, 7, 8, 9]));
    let left: Vec<&str> = house.outbox().iter().map(|it| it.state.id()).collect();
    assert_eq!(left.len(), 3);
    assert_eq!(left.iter().filter(|it| **it == "unknown").count(), 2);
}

#[test]
fn a_run_is_stopped_between_two_messages_and_goes_on_later() {
    let mut house = House::new(6, Manners::default());
    let due = house.due();
    let mut postman = house.postman();
    let report = {
        let order = BulkOrder::default();
        let mut watch = |it: &cobro::app::Progress<'_>| it.done < 2;
        house
            .book
            .send_each(&due, &order, &Typist, &mut postman, &mut watch)
    };
    assert_eq!((report.count("sent"), report.left.len()), (2, 4));
    assert!(matches!(report.stopped, Some(Stopped::ByUser)));
    assert_eq!(house.send_all().count("sent"), 4);
    let mut got = house.server.recipients();
    got.sort();
    assert_eq!(got, addresses(1..=6));
}

#[test]
fn a_server_that_takes_nothing_from_us_is_not_asked_for_everybody() {
    let mut house = House::new(4, Manners::default());
    house.server.manners().refused_senders = Some(550);
    let report = house.send_all();
    assert!(
        matches!(report.stopped, Some(Stopped::ByServer(_))),
        "{report:?}"
    );
    assert_eq!((report.handled.len(), report.left.len()), (0, 4));
    assert_eq!(house.outbox(), [], "what can be made again is not kept");
    house.server.manners().refused_senders = None;
    assert_eq!(house.send_all().count("sent"), 4);
}

#[test]
fn whoever_was_called_in_the_meantime_gets_nothing() {
    let mut house = House::new(2, Manners::default());
    let due = house.due();
    let first = due[0];
    // Another window reaches the first one between the list and its turn.
    let mut other = house.window("two");
    let mut called = false;
    let mut postman = house.postman();
    let report = {
        let mut watch = |_: &cobro::app::Progress<'_>| {
            if !called {
                called = true;
                let contact = Contact::new(
                    Channel::Call,
                    cobro::domain::contact::Direction::Out,
                    cobro::domain::contact::Outcome::Promised,
                );
                let order = ContactOrder {
                    contact,
                    at: None,
                    for_step: ForStep::None,
                };
                other
                    .order(first, &Order::Contact(Box::new(order)))
                    .expect("recorded");
            }
            true
        };
        let order = BulkOrder::default();
        house
            .book
            .send_each(&due, &order, &Typist, &mut postman, &mut watch)
    };
    let handled = report
        .handled
        .iter()
        .find(|it| it.debtor == first)
        .expect("had its turn");
    assert!(
        matches!(handled.outcome, BulkOutcome::Skipped(Skip::Changed)),
        "{handled:?}"
    );
    assert_eq!(report.count("sent"), 1);
}
